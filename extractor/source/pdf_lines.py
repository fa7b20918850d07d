"""The lines of a PDF page, from where its characters stand."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

_APART = 1.1  # heights between two stretches of one line that belong to different cells
_BLANK = 0.25  # heights between two characters that a blank stood between
_SAME = 0.45  # heights that two characters of one line may differ by
_MOST_CHARACTERS = 60_000  # of one page
_FEWEST_LINES = 4  # of a column
_BLANKS = frozenset(map(ord, " \xa0\u3000"))
_UNSEEN = frozenset("\ufffe\0\r\n\t \xa0\u3000\u200b\xad")


class Box(NamedTuple):
    """Where a stretch of text on one line stands; the page's y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Piece(NamedTuple):
    """A stretch of text without a gap in it."""

    box: Box
    text: str


class Line(NamedTuple):
    """Pieces of one line from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def box(self) -> Box:
        boxes = [piece.box for piece in self.pieces]
        return Box(
            min(b.left for b in boxes),
            min(b.bottom for b in boxes),
            max(b.right for b in boxes),
            max(b.top for b in boxes),
        )

    def moved(self, up: float) -> Line:
        """The same line, so much higher on the page."""
        return Line(
            tuple(
                Piece(b._replace(bottom=b.bottom + up, top=b.top + up), text)
                for b, text in self.pieces
            )
        )

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def lines_of(textpage: Any, *, turned: int = 0) -> list[Line]:
    """The lines of a page in reading order: of two columns the left before the right.

    Args:
        textpage: the page's text.
        turned: by how many degrees the page is shown turned, clockwise.
    """
    characters = [c._replace(box=_turned(c.box, turned)) for c in _characters(textpage)]
    if not characters:
        return []
    lines = _lines(characters)
    gutter = _gutter([piece.box for line in lines for piece in line.pieces])
    return lines if gutter is None else _columns(lines, gutter)


class _Character(NamedTuple):
    """A character, where it stands on the page and in the order of the file."""

    box: Box
    text: str
    order: int
    spaced: bool  # whether the file has a blank before it


def _turned(box: Box, by: int) -> Box:
    """The box as it is shown on a turned page; where its origin is then does not matter."""
    left, bottom, right, top = box
    if by == 90:
        return Box(bottom, -right, top, -left)
    if by == 180:
        return Box(-right, -top, -left, -bottom)
    if by == 270:
        return Box(-top, left, -bottom, right)
    return box


def _characters(textpage: Any) -> list[_Character]:
    import pypdfium2.raw as raw

    found = []
    rect = raw.FS_RECTF()
    spaced = False
    for index in range(min(textpage.count_chars(), _MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(textpage.raw, index)
        if not code or chr(code) in _UNSEEN:
            spaced = spaced or code in _BLANKS
            continue
        if raw.FPDFText_GetLooseCharBox(textpage.raw, index, ctypes.byref(rect)):
            box = Box(rect.left, rect.bottom, rect.right, rect.top)
            found.append(_Character(box, chr(code), index, spaced))
        spaced = False
    return found


def _lines(characters: Sequence[_Character]) -> list[Line]:
    """Characters put together to lines from the top down."""
    rows: list[list[_Character]] = []
    middle = 0.0
    for one in sorted(characters, key=lambda c: -(c.box.bottom + c.box.top)):
        at = (one.box.bottom + one.box.top) / 2
        if rows and middle - at <= _SAME * max(one.box.height, 1.0):
            rows[-1].append(one)
        else:
            rows.append([one])
            middle = at
    return [_line(row) for row in rows]


def _line(row: list[_Character]) -> Line:
    """Runs as the file writes them, put together where they touch.

    Runs are kept apart where they overlap: heads of columns that are too narrow for them.
    """
    size = median(c.box.height for c in row) or 1.0
    row.sort(key=lambda c: c.order)
    runs: list[list[_Character]] = [[row[0]]]
    for before, one in pairwise(row):
        if -_BLANK * size < one.box.left - before.box.right < _APART * size:
            runs[-1].append(one)
        else:
            runs.append([one])
    runs.sort(key=lambda run: run[0].box.left)
    groups = [runs[0]]
    for run in runs[1:]:
        gap = run[0].box.left - groups[-1][-1].box.right
        if -_BLANK * size < gap < _APART * size:
            groups[-1] = groups[-1] + run
        else:
            groups.append(run)
    return Line(tuple(_piece(group, size) for group in groups))


def _piece(group: list[_Character], size: float) -> Piece:
    parts = [group[0].text]
    for before, one in pairwise(group):
        apart = one.spaced or one.box.left - before.box.right > _BLANK * size
        if apart and (before.text.isascii() or one.text.isascii()):
            parts.append(" ")
        parts.append(one.text)
    box = Box(
        group[0].box.left,
        min(c.box.bottom for c in group),
        max(c.box.right for c in group),
        max(c.box.top for c in group),
    )
    return Piece(box, "".join(parts))


def _gutter(boxes: list[Box]) -> float | None:
    """Where the blank stripe between two columns is: near the middle, crossed by few lines.

    None where the page has one column.
    """
    if len(boxes) < 2 * _FEWEST_LINES:
        return None
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    width = right - left
    steps = [left + width * n / 100 for n in range(40, 61)]
    crossed = [sum(box.left < x < box.right for box in boxes) for x in steps]
    fewest = min(crossed)
    if fewest > len(boxes) * 0.2:
        return None
    best = [x for x, count in zip(steps, crossed, strict=True) if count == fewest]
    x = best[len(best) // 2]
    sides = [box for box in boxes if box.right <= x], [box for box in boxes if box.left >= x]
    for side in sides:
        if len(side) < _FEWEST_LINES:
            return None
        # a table's cells stand apart as well, but are short
        typical = sorted(box.right - box.left for box in side)[len(side) // 2]
        if typical < width * 0.25:
            return None
    return x


def _columns(lines: list[Line], gutter: float) -> list[Line]:
    """The lines of a page in two columns, left before right.

    Lines across both (a title, a picture's caption) part the page into bands.
    """
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if any(p.box.left < gutter < p.box.right for p in line.pieces):
            ordered += [*left, *right, line]
            left, right = [], []
            continue
        for side, some in (
            (left, [p for p in line.pieces if p.box.right <= gutter]),
            (right, [p for p in line.pieces if p.box.left >= gutter]),
        ):
            if some:
                side.append(Line(tuple(some)))
    return [*ordered, *left, *right]
