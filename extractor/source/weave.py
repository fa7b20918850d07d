"""Tables on their way into a text: each is written as lines of cells, and its place remembered.

A loader builds its text with a mark where a table stands; when the text is finished the marks give
way to the tables, and what was known of their cells becomes a :class:`~extractor.grids.Grid`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.grids.grid import Cell, Grid

_MARK = re.compile("\x01(\\d+)\x02")
_BREAK = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+[ \t]*")
_SPACE = re.compile(r"[ \t]+")
_LEADING = re.compile(r"[ \xa0\u3000\t]*")
_LONG, _STOP_IN, _FEW = 60, 30, 0.1
_MOST_CELLS = 200_000  # of one table
_WIDEST = 1000


class RawCell(NamedTuple):
    """A cell as a file tells it."""

    text: str
    rows: int = 1
    columns: int = 1
    header: bool = False


RawRows = Sequence[Sequence[RawCell]]


class Woven(NamedTuple):
    """A text and the grids in it."""

    text: str
    grids: tuple[Grid, ...]


def is_data(rows: RawRows) -> bool:
    """Whether a table holds data: two rows and columns at least, and no sentences in its cells."""
    cells = [cell.text.strip() for row in rows for cell in row if cell.text.strip()]
    wide = sum(sum(cell.columns for cell in row) > 1 for row in rows)
    if wide < 2 or len(cells) < 4 or len(cells) > _MOST_CELLS:
        return False
    if sum(len([cell for cell in row if cell.text.strip()]) > 1 for row in rows) < 2:
        return False
    long = sum(len(cell) > _LONG or (len(cell) > _STOP_IN and "。" in cell) for cell in cells)
    return long <= _FEW * len(cells)


class Weaver:
    """Collects the tables of a text that is being built."""

    def __init__(self) -> None:
        self._tables: list[RawRows] = []

    def mark(self, rows: RawRows) -> str:
        """What stands for a table in the text until it is woven in: a line of its own."""
        self._tables.append(rows)
        return f"\n\x01{len(self._tables) - 1}\x02\n"

    def weave(self, text: str) -> Woven:
        """The text with its tables in place."""
        parts: list[str] = []
        grids: list[Grid] = []
        at = length = 0
        for match in _MARK.finditer(text):
            number = int(match.group(1)) if len(match.group(1)) < 9 else len(self._tables)
            if number >= len(self._tables):
                continue
            parts.append(text[at : match.start()])
            length += len(parts[-1])
            written, grid = lay_out(self._tables[number])
            grids.append(grid.moved(length))
            parts.append(written)
            length += len(written)
            at = match.end()
        parts.append(text[at:])
        return Woven("".join(parts), tuple(grids))


def lay_out(rows: RawRows) -> tuple[str, Grid]:
    """A table as lines of cells between tabs, and the grid over them from offset 0."""
    taken: set[tuple[int, int]] = set()
    parts: list[str] = []
    cells: list[Cell] = []
    at = 0
    for number, row in enumerate(rows):
        column = 0
        line: list[str] = []
        for raw in row:
            while (number, column) in taken:
                column += 1
            if column >= _WIDEST:
                break
            text = one_line(raw.text)
            high = max(1, min(raw.rows, len(rows) - number))
            wide = max(1, min(raw.columns, _WIDEST))
            start = at + sum(map(len, line)) + len(line)
            cells.append(
                Cell(number, column, start, start + len(text), high, wide, raw.header,
                     indent_of(raw.text))
            )  # fmt: skip
            if high > 1 or wide > 1:
                taken.update(
                    (number + down, column + right) for down in range(high) for right in range(wide)
                )
            column += wide
            line.append(text)
        written = "\t".join(line)
        parts.append(written)
        at += len(written) + 1
    return "\n".join(parts), Grid(0, max(at - 1, 0), tuple(cells))


def one_line(text: str) -> str:
    """A cell's text in one line: broken inside Chinese without a blank, else with one."""
    text = text.strip(" \t\r\n\xa0\u3000\u200b\ufeff")

    def joined(match: re.Match[str]) -> str:
        left, right = text[match.start() - 1], text[match.end()]
        return " " if left < "\u2e80" and right < "\u2e80" else ""

    text = _BREAK.sub(joined, text)
    return _SPACE.sub(" ", text)


def indent_of(text: str) -> int:
    """How far a cell's text is set in; a wide blank counts two."""
    lead = _LEADING.match(text.lstrip("\r\n"))
    return sum(2 if c == "\u3000" else 1 for c in lead.group()) if lead else 0
