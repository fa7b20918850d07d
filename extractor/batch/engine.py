"""What a worker works with: the loaders, the extractor and the table of places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.messages import Job
from extractor.batch.worker import Engine

if TYPE_CHECKING:
    from extractor.document import Document
    from extractor.errors import SourceError
    from extractor.rulebook import Rulebook


def make(patterns: Sequence[Path] = ()) -> Engine:
    """The engine of the program itself, with folders of patterns laid over its own.

    Raises:
        PatternError: a folder or file of patterns is wrong.
    """
    # the pipeline and not Extractor: its readings say which sentence a record stands in
    from extractor.declared import type_of
    from extractor.keys import FactKeys
    from extractor.lockstep import Outcome, read_together
    from extractor.pipeline import Pipeline
    from extractor.rulebook import load_rulebook
    from extractor.rulebook.declarations import declarations_in

    book = load_rulebook(patterns)
    pipeline = Pipeline(book)

    def read(documents: Sequence[Document], begin: Callable[[int], None]) -> list[Outcome]:
        return read_together(pipeline, documents, begin=begin)

    types = [type_of(one) for one in declarations_in(patterns)]
    return Engine(_load, read, place_codes(book), FactKeys(book), types)


def _load(job: Job, data: bytes) -> Iterator[Document | SourceError]:
    from extractor.source import Columns, load_each

    columns = Columns(*job.columns)
    # named by its place in the archive; its date does not depend on where the archive begins
    return load_each(data, path=job.path, above=job.root, columns=columns)


def place_codes(book: Rulebook) -> Callable[[str], str | None]:
    """Code of a place's full name or short form, where it is the only place of that name."""
    return {name: codes[0] for name, codes in all_codes(book).items() if len(codes) == 1}.get


def all_codes(book: Rulebook) -> dict[str, list[str]]:
    """The codes of every name and short form of a place that exists today."""
    codes: dict[str, list[str]] = {}
    for row in book.table("places"):
        if not row.get("until"):
            for name in {row.get("name"), row.get("short")} - {""}:
                codes.setdefault(name, []).append(row.word)
    return codes
