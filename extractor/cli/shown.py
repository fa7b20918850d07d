"""A table of answers in the form that is asked for, on the screen or in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

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
    ".csv": "csv", ".tsv": "tsv", ".md": "markdown", ".json": "json", ".html": "html",
    ".xlsx": "xlsx",
}  # fmt: skip


def chosen(form: str | None, output: Path | None) -> str:
    """The output form, as asked for or by the name of the output.

    Raises:
        OptionError: no such form; it needs a file.
    """
    from extractor.views.listing import FORMATS

    suffix = "" if output is None else output.suffix.lower()
    form = choose("--format", form or _BY_SUFFIX.get(suffix, "table"), (*FORMATS, FOR_EXCEL))
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
