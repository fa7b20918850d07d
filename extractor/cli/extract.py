"""``extractor extract``: texts in, records out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.inputs import read_document
from extractor.cli.options import (
    DATE,
    PATTERNS,
    TITLE,
    as_paths,
    choose,
    choose_all,
    parse_date,
)
from extractor.cli.streams import complain, write
from extractor.errors import SourceError

if TYPE_CHECKING:
    import datetime

    from extractor.api import Extractor
    from extractor.views.found import Found

FORMATS = ("table", "jsonl", "json", "csv")


def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Texts; - is standard input.")
    ],
    form: str = typer.Option("table", "--format", metavar="|".join(FORMATS), help="Output form."),
    only: list[str] | None = typer.Option(
        None, "--only", metavar="TYPE,...", help="These record types alone."
    ),
    title: str | None = TITLE,
    date: str | None = DATE,
    patterns: list[str] | None = PATTERNS,
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar="FILE", help="Write there, not to standard output."
    ),
) -> int:
    """Find the facts, and the numbers, times and names they stand on."""
    from extractor.records import RECORD_TYPES

    choose("--format", form, FORMATS)
    types = choose_all("--only", only, RECORD_TYPES)
    day = parse_date(date)

    from extractor.api import Extractor
    from extractor.views import render

    run = _Run(Extractor(patterns=as_paths(patterns)), title=title, date=day, types=types)
    write(render(run.over(files), form=form, named=len(files) > 1), output=output)
    if not run.failed:
        return 0
    return 1 if run.failed < len(files) else 2


class _Run:
    """One extractor over the files; those that cannot be read are said and counted."""

    def __init__(
        self,
        extractor: Extractor,
        *,
        title: str | None,
        date: datetime.date | None,
        types: list[str],
    ):
        self._extractor, self._title, self._date, self._types = extractor, title, date, types
        self.failed = 0

    def over(self, files: list[str]) -> Iterator[Found]:
        from extractor.views.found import Found

        for name in files:
            try:
                document = read_document(name)
            except SourceError as error:
                complain(str(error))
                self.failed += 1
                continue
            title = self._title if self._title is not None else document.title
            day = self._date or document.date
            result = self._extractor.extract(document.text, reference_date=day, title=title)
            records = tuple(record for record in result if record.type in self._types)
            yield Found(name, title, day, records)
