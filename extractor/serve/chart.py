"""A series as a line chart: the points of an SVG, drawn by the page itself without any script."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.period import Period

#: Size of the drawing, and its margin for labels.
WIDTH, HEIGHT, MARGIN = 720, 240, 36


class Dot(NamedTuple):
    """A point of the drawing and what is written beside it."""

    x: float
    y: float
    period: str
    printed: str
    differs: bool


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

    dots = tuple(
        Dot(across, down(value), period, printed, differs)
        for across, (period, value, printed, differs) in zip(
            _across([period for period, _, _, _ in points]), points, strict=True
        )
    )
    path = "M" + " L".join(f"{dot.x} {dot.y}" for dot in dots)
    return Chart(dots, path, down(Decimal(0)) if low < 0 < high else None)


def _across(periods: Sequence[str]) -> list[float]:
    """How far to the right each period stands, by its last day."""
    parsed = [Period.parse(period) for period in periods]
    days = [period.last_day if period else None for period in parsed]
    known = [day.toordinal() for day in days if day is not None]
    # periods that the calendar does not hold stand one after the other
    at = known if len(known) == len(periods) else list(range(len(periods)))
    wide = (WIDTH - 2 * MARGIN) / ((max(at) - min(at)) or 1)
    return [round(MARGIN + (day - min(at)) * wide, 1) for day in at]
