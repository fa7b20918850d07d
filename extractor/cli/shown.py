"""A table of answers in the form that is asked for, on the screen or in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import typer

from extractor.cli.options import choose
from extractor.cli.streams import FOR_EXCEL, marked, replaced, write
from extractor.errors import OptionError

FORM = typer.Option(
    None,
    "--format",
    metavar="table|csv|csv-excel|tsv|markdown|json|html|xlsx",
    help="Output form; by default what the name of the output says, else a table."
    " --for-excel is --format csv-excel: CSV that Excel opens as it is.",
)
OUTPUT = typer.Option(
    None, "--output", "-o", metavar="FILE", help="Write to this file; xlsx needs one."
)
_BY_SUFFIX = {
    "": "table", ".txt": "table", ".csv": "csv", ".tsv": "tsv", ".md": "markdown",
    ".json": "json", ".jsonl": "jsonl", ".html": "html", ".xlsx": "xlsx",
}  # fmt: skip


class ShownTable(NamedTuple):
    """One of the tables that a command has to tell; its rows may come one by one."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Mapping[str, Any]]


def by_name(output: Path | None, forms: Iterable[str]) -> str:
    """The form that the name of an output says; without one, and for a text, a table.

    Raises:
        OptionError: a name that says another: who opens it would not find what it promises.
    """
    if output is None or output.is_dir() or not output.parent.is_dir():  # refused when it is opened
        return "table"
    form = _BY_SUFFIX.get(output.suffix.lower(), "")
    if form not in forms:
        raise OptionError(
            f"--output: {output}: no form is called {output.suffix}: name one with --format"
        )
    return form


def chosen(form: str | None, output: Path | None) -> str:
    """The output form, as asked for or by the name of the output.

    Raises:
        OptionError: no such form; it needs a file.
    """
    from extractor.views.listing import FORMATS

    form = choose("--format", form or by_name(output, FORMATS), (*FORMATS, FOR_EXCEL))
    if form == "xlsx" and output is None:
        raise OptionError("--format xlsx goes with --output FILE")
    return form


def show(
    title: str,
    rows: Iterable[Mapping[str, Any]],
    *,
    form: str,
    columns: Sequence[str],
    output: Path | None = None,
    lead: int = 1,
) -> None:
    """Write rows in a form that :func:`chosen` gave; see :func:`extractor.views.listing.listing`.

    Raises:
        OptionError: the file cannot be written, or a sheet would overflow.
        MissingExtraError: a workbook without its part.
    """
    if form == "xlsx" and output is not None:
        from extractor.views.workbook import save_table

        with replaced(output) as place:
            save_table(title, rows, columns, place)
    else:
        from extractor.views.listing import listing

        plain, mark = marked(form)
        text = listing(title, rows, form=plain, columns=columns, lead=lead)
        write(text, output=output, mark=mark)


def as_asked(form: str | None, output: Path | None) -> str | None:
    """The form that is asked for; None where nothing is, for commands with a view of their own.

    Raises:
        OptionError: no such form; it needs a file.
    """
    return None if form is None and output is None else chosen(form, output)


def show_last(tables: Sequence[ShownTable], *, form: str, output: Path | None) -> None:
    """Write the last of some tables, which is what was asked for; a workbook has all as sheets.

    Raises:
        OptionError: the file cannot be written, or a sheet would overflow.
        MissingExtraError: a workbook without its part.
    """
    if form == "xlsx" and output is not None:
        from extractor.views.workbook import save_tables

        with replaced(output) as place:
            save_tables(tables, place)
    else:
        title, columns, rows = tables[-1]
        show(title, rows, form=form, columns=columns, output=output)
