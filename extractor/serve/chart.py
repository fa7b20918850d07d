"""A series as a line chart: the points of an SVG, drawn by the page itself without any script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.period import Period

#: Size of the drawing, and its margin for labels.
WIDTH, HEIGHT, MARGIN = 720, 240, 36


#: What a letter takes of it, and a wide one of Chinese; room is left for larger type on a phone.
_LETTER, _WIDE_LETTER = 8, 14
#: How much wider a label is on a phone, where none may leave the drawing either.
_LARGER = 1.6


class Dot(NamedTuple):
    """A point of the drawing and what is said of it.

    ``dated`` and ``told``: where its period is written under it and its value over it, so that they
    lie within the drawing; None where there is no room.
    """

    x: float
    y: float
    period: str
    printed: str
    differs: bool
    dated: float | None
    told: float | None


class Chart(NamedTuple):
    """One line: its dots from left to right, and the path through them."""

    dots: tuple[Dot, ...]
    path: str
    zero: float | None  # where the line of nought is, if the values are on both sides of it


def chart(points: Sequence[tuple[str, Decimal, str, bool]]) -> Chart | None:
    """A chart of periods with their values, printed forms and doubts; None of less than two.

    Periods are of one kind; they stand as far apart as they are in time.
    """
    if len(points) < 2:
        return None
    values = [value for _, value, _, _ in points]
    low, high = min(values), max(values)
    height = float(high - low) or 1.0

    def down(value: Decimal) -> float:
        return round(HEIGHT - MARGIN - float(value - low) / height * (HEIGHT - 2 * MARGIN), 1)

    across = _across([period for period, _, _, _ in points])
    last = len(points) - 1
    dated = _with_room(across, [period for period, _, _, _ in points], first=(last, 0))
    ends = (values.index(high), values.index(low), last)
    told = _with_room(across, [printed for _, _, printed, _ in points], first=ends)
    dots = tuple(
        Dot(across[n], down(value), period, printed, differs, dated.get(n), told.get(n))
        for n, (period, value, printed, differs) in enumerate(points)
    )
    path = "M" + " L".join(f"{dot.x} {dot.y}" for dot in dots)
    return Chart(dots, path, down(Decimal(0)) if low < 0 < high else None)


def _with_room(
    across: Sequence[float], labels: Sequence[str], *, first: Iterable[int]
) -> dict[int, float]:
    """The middle of each label that can be written without touching another; some are asked first.

    At the edges it is moved into the drawing.
    """
    taken: dict[int, tuple[float, float]] = {}
    for n in dict.fromkeys((*first, *range(len(labels)))):
        half = sum(_LETTER if one.isascii() else _WIDE_LETTER for one in labels[n]) / 2
        edge = half * _LARGER
        middle = max(edge, min(across[n], WIDTH - edge))
        begin, end = middle - half, middle + half
        if all(end <= left or right <= begin for left, right in taken.values()):
            taken[n] = begin, end
    return {n: round((begin + end) / 2, 1) for n, (begin, end) in taken.items()}


def _across(periods: Sequence[str]) -> list[float]:
    """How far to the right each period stands, by its last day."""
    parsed = [Period.parse(period) for period in periods]
    days = [period.last_day if period else None for period in parsed]
    known = [day.toordinal() for day in days if day is not None]
    # periods that the calendar does not hold stand one after the other
    at = known if len(known) == len(periods) else list(range(len(periods)))
    wide = (WIDTH - 2 * MARGIN) / ((max(at) - min(at)) or 1)
    return [round(MARGIN + (day - min(at)) * wide, 1) for day in at]
