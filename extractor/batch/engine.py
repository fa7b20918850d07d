"""What a worker works with: the loaders, the extractor and the table of places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.worker import Engine, Job

if TYPE_CHECKING:
    from extractor.document import Document
    from extractor.rulebook import Rulebook


def make(patterns: Sequence[Path] = ()) -> Engine:
    """The engine of the program itself, with folders of patterns laid over its own.

    Raises:
        PatternError: a folder or file of patterns is wrong.
    """
    from extractor.api import Extractor
    from extractor.rulebook import load_rulebook

    extractor = Extractor(patterns=patterns)
    return Engine(_load, extractor.extract, place_codes(load_rulebook(patterns)))


def _load(job: Job) -> Sequence[Document]:
    from extractor.source import load_path

    return [load_path(job.name)]


def place_codes(book: Rulebook) -> Callable[[str], str | None]:
    """Code of a place's full name or short form, where it is the only place of that name."""
    codes: dict[str, set[str]] = {}
    for row in book.table("places"):
        if not row.get("until"):
            for name in {row.get("name"), row.get("short")}:
                codes.setdefault(name, set()).add(row.word)
    only = {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}
    return only.get
