"""Blank stripes between columns of prose that are narrower than what parts the cells of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractor.source.pdf_characters import Character

_NARROWEST = 0.4  # heights: letters that are set apart to fill a line stand closer
_FEWEST_LINES = 3  # that have the stripe: the text may end in the column after it
_MOST = 0.6  # of the lines on both sides of it have it
_WRITTEN_ON = 3  # places in the order of a file, blanks and line ends among them
_COLUMN = 0.18  # of the page's width: the narrowest column


def gutters(rows: Sequence[Sequence[Character]], *, widest: float) -> list[float]:
    """Where the stripes are, from left to right.

    Lines of prose end at a stripe and begin after it, line for line at the same place; the cells
    of a table do not fill their columns so.

    Args:
        rows: the letters of each line.
        widest: heights of a letter; what is wider parts a line by itself.
    """
    every = [one for row in rows for one in row]
    if len(rows) < _FEWEST_LINES:
        return []
    size = median(one.box.height for one in every) or 1.0
    gaps = [_gaps(row, _NARROWEST * size) for row in rows]
    left, right = min(one.box.left for one in every), max(one.box.right for one in every)
    edge = _COLUMN * (right - left)
    found: list[float] = []
    narrow = {(a, b) for some in gaps for a, b in some if b - a < widest * size}
    for place in sorted({round((a + b) / 2, 1) for a, b in narrow}):
        inside = left + edge < place < right - edge
        if not inside or (found and place - found[-1] < edge):
            continue
        having = sum(
            any(a < place < b for a, b in some) or _is_broken(row, place)
            for row, some in zip(rows, gaps, strict=True)
        )
        if having >= max(_FEWEST_LINES, _MOST * _beside(rows, place, size)):
            found.append(place)
    return found


def _gaps(row: Sequence[Character], least: float) -> list[tuple[float, float]]:
    letters = sorted(row, key=lambda one: one.box.left)
    pairs = ((one.box.right, other.box.left) for one, other in pairwise(letters))
    return [(a, b) for a, b in pairs if b - a >= least]


def _is_broken(row: Sequence[Character], place: float) -> bool:
    """Whether the file writes something else between the letters on both sides of a place.

    A full stop that hangs over the edge of its column leaves no gap.
    """
    letters = sorted(row, key=lambda one: one.box.left)
    return any(
        one.box.left < place <= other.box.left and abs(other.order - one.order) > _WRITTEN_ON
        for one, other in pairwise(letters)
    )


def _beside(rows: Sequence[Sequence[Character]], place: float, size: float) -> int:
    """How many lines run up to a place from the left, or over it."""
    reach = 4 * size
    return sum(
        any(place - reach < one.box.right and one.box.left < place for one in row)
        and any(place < one.box.right and one.box.left < place + reach for one in row)
        for row in rows
    )
