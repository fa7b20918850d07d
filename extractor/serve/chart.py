"""A series as a line chart: the points of an SVG, drawn by the page itself without any script."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

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
    """A chart of periods with their values, printed forms and doubts; None of less than two."""
    if len(points) < 2:
        return None
    values = [value for _, value, _, _ in points]
    low, high = min(values), max(values)
    height = float(high - low) or 1.0
    wide = (WIDTH - 2 * MARGIN) / (len(points) - 1)

    def down(value: Decimal) -> float:
        return round(HEIGHT - MARGIN - float(value - low) / height * (HEIGHT - 2 * MARGIN), 1)

    dots = tuple(
        Dot(round(MARGIN + number * wide, 1), down(value), period, printed, differs)
        for number, (period, value, printed, differs) in enumerate(points)
    )
    path = "M" + " L".join(f"{dot.x} {dot.y}" for dot in dots)
    return Chart(dots, path, down(Decimal(0)) if low < 0 < high else None)
