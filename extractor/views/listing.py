"""Plain rows as a table for people, and as CSV, JSON, Markdown or TSV for programs."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from extractor.flat import flat
from extractor.formulas import csv_line, harmless
from extractor.page.sheet import sheet
from extractor.views.terminal import ShownColumn, counted, fitted, rendered

RecordRow = Mapping[str, Any]

FORMATS = ("table", "csv", "tsv", "markdown", "json", "html", "xlsx")


def listing(
    title: str, rows: Iterable[RecordRow], *, form: str, columns: Iterable[str], lead: int = 1
) -> Iterator[str]:
    """Rows in one of :data:`FORMATS` that are text, in pieces.

    Args:
        title: above the table.
        rows: values are text, numbers, days, None, or lists of text.
        columns: of tables, in order; JSON holds all that a row has.
        lead: on a screen without room for the table so many of them head the block of a row.
    """
    if form == "json":
        yield from _json(rows)
        return
    names = list(columns)
    if form == "table":
        found = list(rows)
        cells = [ShownColumn(name, _cell(name)) for name in names]
        if not found:
            yield "nothing found\n"
        else:
            yield rendered(*fitted(counted(len(found), title), cells, found, lead=lead))
    elif form == "html":
        found = list(rows)
        names = [name for name in names if any(flat(row.get(name)) for row in found)]
        said = [[flat(row.get(name)) for name in names] for row in found]
        numeric = {n for n, name in enumerate(names) if _is_numeric(row.get(name) for row in found)}
        yield sheet(counted(len(found), title), names, said, numeric=numeric)
    else:
        yield from _lines(names, rows, form)


def _is_numeric(values: Iterable[Any]) -> bool:
    return all(value is None or isinstance(value, int | Decimal) for value in values)


def _cell(name: str) -> Callable[[RecordRow], str]:
    return lambda row: flat(row.get(name))


def _lines(names: list[str], rows: Iterable[RecordRow], form: str) -> Iterator[str]:
    write = {"csv": csv_line, "tsv": _tsv, "markdown": _markdown}[form]
    yield write(names)
    if form == "markdown":
        yield "|" + " --- |" * len(names) + "\n"
    for row in rows:
        yield write([flat(row.get(name)) for name in names])


def _tsv(cells: list[str]) -> str:
    return "\t".join(harmless(" ".join(cell.split())) for cell in cells) + "\n"


def _markdown(cells: list[str]) -> str:
    shown = (
        re.sub(r"([\\`*_\[\]<>&|~])", r"\\\1", harmless(" ".join(cell.split()))) for cell in cells
    )
    return "| " + " | ".join(shown) + " |\n"


def _json(rows: Iterable[RecordRow]) -> Iterator[str]:
    before = "["
    for row in rows:
        said = {name: _plain(value) for name, value in row.items() if value not in (None, [], ())}
        yield f"{before}\n{json.dumps(said, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal | datetime.date):
        return flat(value)
    return value
