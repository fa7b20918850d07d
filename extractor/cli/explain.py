"""``extractor explain``: how a piece of text was read."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.inputs import read_document
from extractor.cli.options import DATE, PATTERNS, TITLE, choose, parse_date
from extractor.cli.start import reader
from extractor.cli.streams import write
from extractor.errors import OptionError

_FORMATS = ("text", "json")


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text; - is standard input.")],
    at: str = typer.Option(
        ..., "--at", metavar="TEXT|OFFSET", help="A piece of the text, or where it starts."
    ),
    title: str | None = TITLE,
    date: str | None = DATE,
    patterns: list[str] | None = PATTERNS,
    form: str = typer.Option("text", "--format", metavar="text|json", help="Output form."),
) -> None:
    """Show a sentence, the rules that matched, what was asked for each slot, and the records."""
    choose("--format", form, _FORMATS)
    day = parse_date(date)
    document = read_document(file)
    place = _place(at, document.text)

    from extractor.views.explanation import explanation, explanation_json

    found = reader(patterns).explain(
        document.text,
        at=place,
        reference_date=day or document.date,
        title=title if title is not None else document.title,
        grids=document.grids,
    )
    write([explanation_json(found) if form == "json" else explanation(found)])


def _place(at: str, text: str) -> str | int:
    """The piece of text where it occurs, else the offset that it names.

    Raises:
        OptionError: neither.
    """
    if at and at in text:
        return at
    if at.isascii() and at.isdecimal():
        if int(at) < len(text):
            return int(at)
        raise OptionError(f"--at: the text ends at {len(text)}: {at}")
    raise OptionError(f"--at: not in the text: {at!r}")
