"""``extractor extract``: texts in, records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.inputs import content, read_document
from extractor.cli.options import (
    DATE,
    PATTERNS,
    TITLE,
    as_paths,
    choose,
    choose_all,
    parse_date,
)
from extractor.cli.start import reader
from extractor.cli.streams import complain, write
from extractor.errors import OptionError, SourceError

if TYPE_CHECKING:
    import datetime

    from extractor.api import Extractor
    from extractor.document import Document
    from extractor.records import Result

FORMATS = ("table", "jsonl", "json", "csv")


def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Texts; - is standard input.")
    ],
    form: str | None = typer.Option(
        None, "--format", metavar="|".join(FORMATS), help="Output form.  [default: table]"
    ),
    only: list[str] | None = typer.Option(
        None, "--only", metavar="TYPE,...", help="These record types alone."
    ),
    title: str | None = TITLE,
    date: str | None = DATE,
    patterns: list[str] | None = PATTERNS,
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Write there, not to standard output."
    ),
    into: Path | None = typer.Option(
        None, "--into", metavar="STORE", help="Add to a database of batch; prints no records."
    ),
) -> int:
    """Find the facts, and the numbers, times and names they stand on."""
    from extractor.records import RECORD_TYPES

    if into is not None and (form, only, output) != (None, None, None):
        raise OptionError("--into goes without --format, --only and --output")
    form = choose("--format", form or "table", FORMATS)
    types = choose_all("--only", only, RECORD_TYPES)
    day = parse_date(date)

    from extractor.views import render
    from extractor.views.found import Found

    folders = as_paths(patterns)
    run = _Run(reader(patterns), title=title, date=day)
    if into is not None:
        write(_added(run.over(files), into, folders))
    else:
        found = (
            Found(name, document.title, document.date, tuple(r for r in result if r.type in types))
            for name, document, result in run.over(files)
        )
        write(render(found, form=form, named=len(files) > 1), output=output)
    if not run.failed:
        return 0
    return 1 if run.failed < len(files) else 2


def _added(
    read: Iterable[tuple[str, Document, Result]], store: Path, patterns: list[Path]
) -> Iterator[str]:
    """One line for each document that a store took."""
    from extractor.cli.archive import save_into

    for name, document, result in read:
        yield save_into(store, document, result, patterns=patterns, data=content(name)) + "\n"


class _Run:
    """One extractor over the files; those that cannot be read are said and counted."""

    def __init__(self, extractor: Extractor, *, title: str | None, date: datetime.date | None):
        self._extractor, self._title, self._date = extractor, title, date
        self.failed = 0

    def over(self, files: list[str]) -> Iterator[tuple[str, Document, Result]]:
        """Each file's name, its document with the date and title that were used, its records."""
        for name in files:
            try:
                document = read_document(name)
            except SourceError as error:
                complain(str(error))
                self.failed += 1
                continue
            document = replace(
                document,
                title=document.title if self._title is None else self._title,
                date=self._date or document.date,
                date_origin="given" if self._date else document.date_origin,
            )
            yield (
                name,
                document,
                self._extractor.extract(
                    document.text,
                    reference_date=document.date,
                    title=document.title,
                    grids=document.grids,
                ),
            )
