"""Workbooks of Excel 2003 that are one XML: sheets as they stand, with what is merged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from extractor.document import Document
from extractor.errors import SourceError
from extractor.source.columns import Columns, Tell
from extractor.source.excel import MOST_CELLS, WorkSheet, load_book, sheet_of, too_many_cells
from extractor.source.package import attribute, local_name
from extractor.source.shown import PERCENT, ShownCells, kind_of_code

_NAMED = {"Percent": PERCENT}
_MOST = 1 << 20  # rows or columns


def load_sheets(
    tree: Any, *, path: str | None, columns: Columns, tell: Tell
) -> Iterator[Document | SourceError]:
    """The documents of such a workbook, as of any other.

    Raises:
        SourceError: too many cells (``too-large``).
        EmptySourceError: no cell holds anything.
    """
    looks = dict(_looks(tree))
    sheets = [
        _sheet(node, looks, path)
        for node in tree
        if local_name(node) == "Worksheet" and not _is_hidden(node)
    ]
    return load_book(sheets, path=path, columns=columns, tell=tell)


def _looks(tree: Any) -> Iterator[tuple[str, str]]:
    """The styles whose cells are shown otherwise than by their value."""
    for style in tree.iter():
        if local_name(style) == "Style":
            for node in style:
                if local_name(node) == "NumberFormat":
                    code = attribute(node, "Format")
                    yield attribute(style, "ID"), _NAMED.get(code) or kind_of_code(code)


def _is_hidden(sheet: Any) -> bool:
    said = (node.text or "" for node in sheet.iter() if local_name(node) == "Visible")
    return next(said, "").startswith("SheetHidden") or next(said, "") == "SheetVeryHidden"


def _sheet(node: Any, looks: dict[str, str], path: str | None) -> WorkSheet:
    values: dict[tuple[int, int], Any] = {}
    shown: ShownCells = {}
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    row = -1
    for line in (one for table in node if local_name(table) == "Table" for one in table):
        if local_name(line) != "Row":
            continue
        row = _index(line, row)
        column = -1
        for cell in (one for one in line if local_name(one) == "Cell"):
            column = _index(cell, column)
            place = row, column
            values[place] = _value(cell)
            shown[place] = looks.get(attribute(cell, "StyleID"), "")
            down, right = _more(cell, "MergeDown"), _more(cell, "MergeAcross")
            if down or right:
                merged[place] = row + down, column + right
            column += right
        row += _more(line, "Span")
    high = max((place[0] + 1 for place in values), default=0)
    wide = max((place[1] + 1 for place in values), default=0)
    if high * wide > MOST_CELLS:
        raise too_many_cells(path)
    rows = [[values.get((down, right), "") for right in range(wide)] for down in range(high)]
    return sheet_of(attribute(node, "Name"), rows, merged, shown)


def _index(node: Any, before: int) -> int:
    said = attribute(node, "Index")
    return min(int(said) - 1, _MOST) if said.isdecimal() and len(said) < 9 else before + 1


def _more(node: Any, name: str) -> int:
    said = attribute(node, name)
    return min(int(said), _MOST) if said.isdecimal() and len(said) < 9 else 0


def _value(cell: Any) -> Any:
    data = next((node for node in cell if local_name(node) == "Data"), None)
    if data is None:
        return ""
    text, kind = "".join(data.itertext()), attribute(data, "Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text).date()
    except ValueError:
        pass  # as it is written
    return text == "1" if kind == "Boolean" else text
