"""Grids in plain text: lines whose cells stand between tabs or runs of blanks.

A row is a line of short cells, most of them numbers or labels and none a sentence. Rows belong
together while they follow each other without a gap of text. Where every row has as many cells as
the others, cells go to columns by their number; where some are empty, by where they stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import dropwhile
from typing import NamedTuple

from extractor.grids.bands import band_of
from extractor.grids.grid import Cell, Grid

_LINE = re.compile(r"[^\n\r\f]+")
_TAB = re.compile(r"[^\t]+")
_WIDE = re.compile(r"(?:[^ \u3000\xa0]|[ \xa0](?![ \u3000\xa0]))+")
_ONE = re.compile(r"[^ \t\u3000\xa0]+")
_BLANK = " \t\u3000\xa0"
_NUMBER = re.compile(
    r"[-+−–－]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?(?:%|％|‰|\*|[①-⑩]|[^\d\s.,，:：/-]{1,5})?"
)
_NONE = re.compile(r"[-—–－─…*/.]{1,4}")
_SENTENCE = re.compile(r"[。！？；]")
_CLAUSE = re.compile(r"，|[：:].*[：:]")
_LONGEST_CELL = 30
_LONGEST_ROW = 2000
_LEAST_ROWS = 2


class _Part(NamedTuple):
    """A cell's text in a line: its span in the text and where it stands in the line's width."""

    start: int
    end: int
    left: int
    right: int


class _Row(NamedTuple):
    start: int
    end: int
    parts: tuple[_Part, ...]
    numbers: int
    values: int  # numbers, and dashes that stand for none
    tabbed: bool
    tabs: int = 0


def and_aligned(text: str, told: Sequence[Grid]) -> tuple[Grid, ...]:
    """The grids that a file tells itself, and those of its lines that are only aligned."""
    found = [
        grid
        for grid in find_grids(text)
        if all(grid.end <= other.start or other.end <= grid.start for other in told)
    ]
    return tuple(sorted((*told, *found), key=lambda grid: grid.start))


def find_grids(text: str) -> tuple[Grid, ...]:
    """The grids of a text as loaded, in text order."""
    if "\t" not in text and "  " not in text and "\u3000" not in text and " " not in text:
        return ()
    found: list[Grid] = []
    rows: list[_Row] = []
    for match in _LINE.finditer(text):
        if not match.group().strip(_BLANK):
            continue
        row = _row(text, match.start(), match.end())
        if row is None or (rows and not _go_together(rows, row)):
            _close(text, rows, found)
            rows = []
        if row is not None:
            rows.append(row)
    _close(text, rows, found)
    return tuple(found)


def _row(text: str, start: int, end: int) -> _Row | None:
    """The line as a row of cells, or None where it is none."""
    line = text[start:end]
    if _SENTENCE.search(line) and (len(line) > _LONGEST_ROW or "\t" not in line):
        return None  # nearly every line of a text
    tabbed = "\t" in line.rstrip("\r")
    parts = _parts(text, start, end, _TAB if tabbed else _WIDE)
    if not tabbed:
        parts = _single_values(text, parts)
    if not tabbed and len(parts) < 3:
        parts = _single_blanks(text, start, end)
    if len(parts) < (1 if tabbed else 2):
        return None
    cells = [text[p.start : p.end] for p in parts]
    if any(len(cell) > _LONGEST_CELL or _SENTENCE.search(cell) for cell in cells):
        return None
    if not tabbed and any(_CLAUSE.search(cell) for cell in cells):
        return None
    numbers = sum(_is_number(cell) for cell in cells)
    values = sum(_is_value(cell) for cell in cells)
    return _Row(start, end, tuple(parts), numbers, values, tabbed, line.count("\t"))


def _parts(text: str, start: int, end: int, shape: re.Pattern[str]) -> list[_Part]:
    parts = []
    left, at = 0, start
    for match in shape.finditer(text, start, end):
        cell = match.group()
        first = match.start() + len(cell) - len(cell.lstrip(_BLANK))
        last = match.start() + len(cell.rstrip(_BLANK))
        if first < last:
            left += _width(text[at:first])
            right = left + _width(text[first:last])
            parts.append(_Part(first, last, left, right))
            left, at = right, last
    return parts


def _single_values(text: str, parts: list[_Part]) -> list[_Part]:
    """Parts that hold nothing but values with one blank between two of them, as one part each."""
    found: list[_Part] = []
    for part in parts:
        cells = _parts(text, part.start, part.end, _ONE)
        if len(cells) > 1 and all(_is_value(text[cell.start : cell.end]) for cell in cells):
            left = part.left
            found += [c._replace(left=c.left + left, right=c.right + left) for c in cells]
        else:
            found.append(part)
    return found


def _single_blanks(text: str, start: int, end: int) -> list[_Part]:
    """Cells between single blanks: a label, then nothing but numbers and dashes, two or more."""
    parts = _parts(text, start, end, _ONE)
    tail = len(parts)
    while tail and _is_value(text[parts[tail - 1].start : parts[tail - 1].end]):
        tail -= 1
    if len(parts) - tail < 2 or tail == 0 or tail > 2:
        return []
    return parts


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None


def _is_value(cell: str) -> bool:
    return _is_number(cell) or _NONE.fullmatch(cell) is not None


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _go_together(rows: list[_Row], row: _Row) -> bool:
    if rows[-1].tabbed != row.tabbed:
        return False
    most, width = max(map(_wide, rows)), _wide(row)
    return abs(most - width) <= max(1, most // 2)


def _wide(row: _Row) -> int:
    """How many cells a line has, the empty ones between tabs as well."""
    return max(len(row.parts), row.tabs + 1 if row.tabbed else 0)


def _close(text: str, rows: list[_Row], found: list[Grid]) -> None:
    """Take rows as a grid where they are one: numbers in them, and a label.

    A third of the cells under the heads hold a number, or a dash for none.
    """
    while rows and not rows[-1].numbers and len(rows) > 1:
        rows.pop()
    numbers = sum(row.numbers for row in rows)
    if numbers < 2 or numbers == sum(len(row.parts) for row in rows):
        return
    body = list(dropwhile(lambda row: not row.numbers, rows))
    if sum(row.values for row in body) * 3 < sum(len(row.parts) for row in body):
        return
    if len(rows) < _LEAST_ROWS and not (rows[0].numbers >= 2 and len(rows[0].parts) >= 3):
        return
    placed = _placed(text, rows)
    if placed is not None:
        found.append(Grid(rows[0].start, rows[-1].end, tuple(placed)))


def _placed(text: str, rows: list[_Row]) -> list[Cell] | None:
    """Every part in its column; None where two of a line would share one."""
    cells: list[Cell] = []
    most = max(len(row.parts) for row in rows)
    if rows[0].tabbed:
        columns = [[text.count("\t", row.start, p.start) for p in row.parts] for row in rows]
        if len({c[0] for c in columns}) > 1 and min(c[0] for c in columns) == 0:
            columns = [[n - (c[0] if len(c) == most else 0) for n in c] for c in columns]
    else:
        bands = _bands([row for row in rows if len(row.parts) == most], most)
        columns = [
            list(range(most))
            if len(row.parts) == most
            else [band_of(p.left, p.right, bands) for p in row.parts]
            for row in rows
        ]
    for number, (row, places) in enumerate(zip(rows, columns, strict=True)):
        if len(set(places)) < len(places):
            return None
        for part, place in zip(row.parts, places, strict=True):
            indent = part.left if place == 0 else 0
            cells.append(Cell(number, place, part.start, part.end, indent=indent))
    return cells


def _bands(rows: list[_Row], most: int) -> list[tuple[int, int]]:
    return [
        (min(row.parts[n].left for row in rows), max(row.parts[n].right for row in rows))
        for n in range(most)
    ]
