"""The lines of a PDF page, from where its characters stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractor.source.pdf_characters import Box, Character
from extractor.source.pdf_gutters import gutters
from extractor.source.raised import raised
from extractor.source.weave import RawRows

_APART = 1.1  # heights between two stretches of one line that belong to different cells
_BLANK = 0.25  # heights between two characters that a blank stood between
_SAME = 0.3  # heights that the base lines of one line may differ by
_SMALL = 0.88  # of a line's height: letters that are set high or low in it
_TOUCH = 0.4  # heights between these and the letter beside them
_NOTE = re.compile(r"(?:[\[［【〔(（]\d{1,3}[\]］】〕)）]|[①-⑳]|[*＊†‡]{1,3})+|\d{1,2}")
_TEN = re.compile(r"[×xX*·]10")
_POWER = re.compile(r"[-−]?\d{1,2}")
_LETTERS = re.compile(r"[A-Za-zα-ωµ]")


class Piece(NamedTuple):
    """A stretch of text without a gap in it."""

    box: Box
    text: str


class PdfLine(NamedTuple):
    """Pieces of one line from left to right; or a ruled table, in whose place the line stands."""

    pieces: tuple[Piece, ...]
    table: RawRows | None = None

    @property
    def box(self) -> Box:
        boxes = [piece.box for piece in self.pieces]
        return Box(
            min(b.left for b in boxes),
            min(b.bottom for b in boxes),
            max(b.right for b in boxes),
            max(b.top for b in boxes),
        )

    def moved(self, up: float) -> PdfLine:
        """The same line, so much higher on the page."""
        return self._replace(pieces=tuple(Piece(b.moved(up), text) for b, text in self.pieces))

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def lines_of(characters: Sequence[Character]) -> list[PdfLine]:
    """Characters put together to lines from the top down."""
    rows: list[list[Character]] = []
    for one in sorted(characters, key=lambda c: -c.base):
        if rows and rows[-1][0].base - one.base <= _SAME * max(one.box.height, 1.0):
            rows[-1].append(one)
        else:
            rows.append([one])
    between = gutters(rows, widest=_APART)
    return [_line(row, between) for row in _with_small(rows)]


def _with_small(rows: list[list[Character]]) -> list[list[Character]]:
    """Small letters that are set high or low put into the line they belong to.

    Signs of notes are left out: they would be read as part of a word or number.
    """
    homes: list[list[Character]] = [[] for _ in rows]
    for at, row in enumerate(rows):
        for run in _runs(row):
            for home in (at + 1, at - 1):
                if 0 <= home < len(rows) and _is_set_in(run, rows[home]):
                    if _is_exponent(run, rows[home]):
                        homes[home] += [one._replace(text=raised(one.text)) for one in run]
                    elif not _is_note(run, rows[home]):
                        homes[home] += run
                    break
            else:
                homes[at] += run
    return [row for row in homes if row]


def _runs(row: Sequence[Character]) -> list[list[Character]]:
    """The letters of a row from left to right, parted where one does not touch the next."""
    runs: list[list[Character]] = []
    for one in sorted(row, key=lambda c: c.box.left):
        if runs and one.box.left - runs[-1][-1].box.right < _BLANK * one.box.height:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _is_set_in(run: Sequence[Character], row: Sequence[Character]) -> bool:
    """Whether small letters touch larger ones of a line beside them."""
    first, last = run[0].box, run[-1].box
    small = _SMALL * max(row, key=lambda c: c.box.height).box.height
    if first.height >= small:
        return False
    return any(
        first.height < _SMALL * c.box.height
        and c.box.bottom < first.top
        and first.bottom < c.box.top
        and (abs(first.left - c.box.right) < _TOUCH * c.box.height
             or abs(c.box.left - last.right) < _TOUCH * c.box.height)
        for c in row
    )  # fmt: skip


def _is_note(run: Sequence[Character], row: Sequence[Character]) -> bool:
    """Whether small letters are signs of notes; a number after a letter is a power."""
    text = "".join(c.text for c in run)
    if not _NOTE.fullmatch(text):
        return False
    if not text.isdigit():
        return True
    left = run[0].box.left + 0.1 * run[0].box.height
    before = max((c for c in row if c.box.left < left), key=lambda c: c.box.left, default=None)
    return before is None or not _LETTERS.match(before.text)


def _is_exponent(run: Sequence[Character], row: Sequence[Character]) -> bool:
    """Whether small letters are the power of a ten: 3×10 and a raised 4 are no 3×104."""
    if run[0].box.bottom <= median(c.box.bottom for c in row):
        return False
    left = sorted((c for c in row if c.box.left < run[0].box.left), key=lambda c: c.box.left)
    before = "".join(c.text for c in left[-3:])
    return (
        _TEN.fullmatch(before) is not None
        and _POWER.fullmatch("".join(c.text for c in run)) is not None
    )


def _line(row: list[Character], between: Sequence[float] = ()) -> PdfLine:
    """Runs as the file writes them, put together where they touch.

    Runs are kept apart where they overlap: heads of columns that are too narrow for them; and at
    the stripes ``between`` columns of prose.
    """
    size = median(c.box.height for c in row) or 1.0
    row.sort(key=lambda c: c.order)
    runs: list[list[Character]] = [[row[0]]]
    for before, one in pairwise(row):
        touch = -_BLANK * size < one.box.left - before.box.right < _APART * size
        if touch and not _is_parted(before, one, between):
            runs[-1].append(one)
        else:
            runs.append([one])
    runs.sort(key=lambda run: run[0].box.left)
    groups = [runs[0]]
    for run in runs[1:]:
        gap = run[0].box.left - groups[-1][-1].box.right
        parted = _is_parted(groups[-1][-1], run[0], between)
        if -_BLANK * size < gap < _APART * size and not parted:
            groups[-1] = groups[-1] + run
        else:
            groups.append(run)
    return PdfLine(tuple(_piece(group, size) for group in groups))


def _is_parted(one: Character, other: Character, between: Sequence[float]) -> bool:
    """Whether a stripe is between two letters; a full stop before it may hang into it."""
    apart = other.order - one.order != 1  # the file writes something else between them
    return any(
        (one.box.left if apart else one.box.right) < place <= other.box.left for place in between
    )


def _piece(group: list[Character], size: float) -> Piece:
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
