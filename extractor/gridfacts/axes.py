"""The frame of a grid: which rows are its heads, which columns hold stubs, units and numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.gridfacts.labels import Label, LabelReader
from extractor.grids import Cell, Grid, is_own

_NUMBER = re.compile(r"[-+−–－▲▼↑↓]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_NONE = re.compile(r"[-—–－─…*/.·]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOSTLY = 0.7
_MOST_HEADS = 6
_CORNERS = ("indicator", "place", "org", "time")
_MOST_BESIDE = 3  # who made a table, when, in which unit


class NumberColumn(NamedTuple):
    """A column of numbers: its heads from the top down, and where its row's labels stand."""

    column: int
    heads: tuple[Cell, ...]
    stubs: tuple[int, ...]
    unit: int | None


class Axes(NamedTuple):
    """The frame: rows of caption inside the grid, the first row of the body, its columns."""

    captions: tuple[Cell, ...]
    body: int
    columns: tuple[NumberColumn, ...]
    corner: Label | None


class Text:
    """A grid with the text of its cells, folded and without blanks."""

    def __init__(self, source: str, folded: str, grid: Grid, *, later: bool = False):
        self.source, self._folded, self.grid = source, folded, grid
        self.later = later  # whether it stands under another in one grid
        self.matrix = grid.matrix()
        self._texts: dict[Cell, str] = {}

    def part(self, first: int, last: int) -> Text:
        """The rows from the first up to the last as a grid of their own."""
        cells = [c._replace(row=c.row - first) for c in self.grid.cells if first <= c.row < last]
        cells = [c._replace(rows=min(c.rows, last - first - c.row)) for c in cells]
        grid = self.grid._replace(cells=tuple(cells))
        return Text(self.source, self._folded, grid, later=first > 0)

    def of(self, cell: Cell | None) -> str:
        """The cell's text as rules read it, or nothing."""
        if cell is None:
            return ""
        if cell not in self._texts:
            self._texts[cell] = "".join(self._folded[cell.start : cell.end].split())
        return self._texts[cell]

    def at(self, row: int, column: int) -> str:
        """The text of the cell that covers a place."""
        return self.of(self.matrix[row][column])


def is_number(text: str) -> bool:
    """Whether a cell's text begins with a number and is not much more."""
    match = _NUMBER.match(text)
    return match is not None and len(text) - match.end() <= 6


def is_none(text: str) -> bool:
    """Whether a cell says that there is nothing: a dash, dots."""
    return _NONE.fullmatch(text) is not None


def axes_of(text: Text, labels: LabelReader) -> Axes | None:
    """The frame of a grid, or None where it has none that can be told."""
    captions, first = _captions(text)
    body = _first_body_row(text, first, labels)
    if body is None or body - first > _MOST_HEADS:
        return None
    body = _with_sections(text, first, body)
    heads = range(first, body)
    columns: list[NumberColumn] = []
    stubs: list[int] = []
    unit: int | None = None
    corner: Label | None = None
    open_stubs = True
    for column in range(text.grid.width):
        path = _path(text, heads, column)
        head = labels.read(text.of(path[-1])) if path else None
        kind = _kind(text, body, column, head, labels)
        if kind == "number":
            if not open_stubs:
                stubs = []
                open_stubs = True
        elif kind == "stub":
            if not open_stubs:
                stubs, unit = [], None
            open_stubs = True
            stubs.append(column)
            corner = corner or (head if head and head.corner else None)
        elif kind == "unit":
            unit = column
        elif kind == "value":
            open_stubs = False
            columns.append(NumberColumn(column, path, tuple(stubs), unit))
    if not columns or not any(column.stubs for column in columns):
        return None
    # a unit column may stand after the numbers it is of
    columns = [c._replace(unit=unit) if c.unit is None else c for c in columns]
    return Axes(captions, body, tuple(columns), corner)


def parts_of(text: Text, labels: LabelReader) -> list[Text]:
    """A grid, or the tables that stand under each other in it, each with heads of its own."""
    begins = [0]
    numbers = False
    for row in range(text.grid.height):
        told = _told(text, row)
        values = [v for v in map(text.of, told) if is_number(v) or is_none(v)]
        headed = len(told) > 1 and not values and (told[0].row, told[0].column) == (row, 0)
        if numbers and headed and labels.read(text.of(told[0])).corner in _CORNERS:
            first = row
            while first - 1 > begins[-1] and len(_told(text, first - 1)) == 1:
                first -= 1  # its name and unit
            begins.append(first)
            numbers = False
        numbers = numbers or (bool(values) and not _are_dates(values, labels))
    ends = [*begins[1:], text.grid.height]
    return [text.part(a, b) for a, b in zip(begins, ends, strict=True)] if begins[1:] else [text]


def _told(text: Text, row: int) -> list[Cell]:
    return [c for c in dict.fromkeys(text.matrix[row]) if c is not None and text.of(c)]


def _captions(text: Text) -> tuple[tuple[Cell, ...], int]:
    """Rows at the top that hold a single text, or the unit beside others: name, time, unit."""
    found: list[Cell] = []
    row = 0
    while row < text.grid.height - 1:
        cells = dict.fromkeys(c for c in text.matrix[row] if c is not None and text.of(c))
        beside = len(cells) <= _MOST_BESIDE and any(is_own(text.of(cell)) for cell in cells)
        if (len(cells) > 1 and not beside) or any(cell.rows > 1 for cell in cells):
            break
        if not beside and any(is_number(text.of(cell)) for cell in cells):
            break
        found += cells
        row += 1
    return tuple(found), row


def _first_body_row(text: Text, first: int, labels: LabelReader) -> int | None:
    """The first row with a number that is no year of a head, or with a dash."""
    for row in range(first, text.grid.height):
        cells = list(dict.fromkeys(c for c in text.matrix[row] if c is not None and text.of(c)))
        texts = [text.of(cell) for cell in cells]
        if cells and all(cell.header for cell in cells):
            continue
        values = [t for t in texts if is_number(t) or is_none(t)]
        years = [t for t in values if _YEAR.fullmatch(t)]
        is_head = not values or (
            len(years) == len(values) and len(set(years)) == len(years) and row - first < 2
            and not (len(years) == 1 and texts[0] == years[0] and row > first)
        )  # fmt: skip
        if not is_head and not _are_dates(values, labels):
            return row
    return None


def _with_sections(text: Text, first: int, body: int) -> int:
    """The first row of the body with the rows over it that are sections of it: one label alone."""
    while body - first > 1:
        row = text.matrix[body - 1]
        cells = {cell for cell in row if cell is not None and text.of(cell)}
        (cell, *others) = cells or (None,)
        if cell is None or others or cell.column or cell.header or cell.rows > 1:
            break
        if is_own(text.of(cell)):
            break
        body -= 1
    return body


def _are_dates(values: list[str], labels: LabelReader) -> bool:
    """Whether what begins with a number are times, with or without a word after."""
    if any(value.isdecimal() and not _YEAR.fullmatch(value) for value in values):
        return False
    found = [labels.read(value) for value in values if not is_none(value)]
    return len(found) == len(values) and all(label.time or label.when for label in found)


def _path(text: Text, heads: range, column: int) -> tuple[Cell, ...]:
    found: dict[Cell, None] = {}
    for row in heads:
        cell = text.matrix[row][column]
        if cell is not None and text.of(cell):
            found[cell] = None
    return tuple(found)


def _kind(text: Text, body: int, column: int, head: Label | None, labels: LabelReader) -> str:
    """What a column holds: stub, unit, value, number (a running one), or note."""
    cells = [text.at(row, column) for row in range(body, text.grid.height)]
    cells = [labels.unmoved(cell) for cell in cells if cell]
    if head is not None and head.corner in ("number", "note"):
        return head.corner
    if not cells:
        return "note"
    numbers = sum(is_number(cell) or is_none(cell) for cell in cells)
    if head is not None and head.corner == "time" and all(is_number(cell) for cell in cells):
        return "stub"
    if numbers >= _MOSTLY * len(cells):
        if column == 0 and all(_YEAR.match(cell) for cell in cells):
            return "stub"
        return "value"
    units = sum(bool(labels.units(cell)) for cell in cells)
    if units + numbers >= _MOSTLY * len(cells) and units:
        return "unit"
    if head is not None and head.measure is not None and numbers:
        return "value"
    if numbers >= len(cells) / 2 and column > 0:
        return "value"
    return "stub" if numbers < len(cells) / 2 else "value"
