"""How the cells of an OpenDocument sheet are shown: its values do not tell."""

from __future__ import annotations

import re
import zipfile
from itertools import product
from typing import Any

from extractor.source.package import attribute, local_name
from extractor.source.parse import parse_xml
from extractor.source.shown import DAY, MONTH, PERCENT, YEAR, CellsTold, ShownCells

_CELLS = frozenset(("table-cell", "covered-table-cell"))
_DATES = {1: YEAR, 2: MONTH, 3: DAY}  # by how many numbers are shown of one
_NUMBERS = re.compile(r"\d+")
_MOST = 1 << 22  # cells that are told of


def ods_cells(archive: zipfile.ZipFile) -> CellsTold:
    """How the cells of each sheet are shown, and how many there would be.

    Raises:
        SourceError: its contents are no XML (``broken``).
        MissingExtraError: without the ``html`` extra.
    """
    tree = parse_xml(archive.read("content.xml"), None, "a workbook")
    sheets = [_sheet(node) for node in tree.iter() if local_name(node) == "table"]
    shown = {number: sheet.shown[0] for number, sheet in enumerate(sheets)}
    return CellsTold(shown, sum(sheet.total for sheet in sheets))


def _sheet(sheet: Any) -> CellsTold:
    shown: ShownCells = {}
    row = high = wide = 0
    for line in sheet.iter():
        if local_name(line) != "table-row":
            continue
        column = end = 0
        told: list[tuple[int, int, str]] = []  # first and last column of what is so shown
        for node in line:
            if local_name(node) in _CELLS:
                times = _times(node, "number-columns-repeated")
                how = _how(node)
                told += [(column, column + times, how)] if how else []
                column += times
                end = column if len(node) else end
        rows = _times(line, "number-rows-repeated")
        if end:
            high, wide = row + rows, max(wide, end)
        if rows * end <= _MOST:  # more is too large for any workbook
            places = product(range(row, row + rows), told)
            shown |= {(n, c): how for n, (first, last, how) in places for c in range(first, last)}
        row += rows
    return CellsTold({0: shown}, high * wide)


def _how(cell: Any) -> str:
    kind = attribute(cell, "value-type")
    if kind == "date":
        return _DATES.get(len(_NUMBERS.findall("".join(cell.itertext()))), "")
    return PERCENT if kind == "percentage" else ""


def _times(node: Any, name: str) -> int:
    value = attribute(node, name) or "1"
    return max(1, int(value)) if value.isdecimal() and len(value) < 19 else 1
