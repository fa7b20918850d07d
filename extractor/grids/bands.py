"""Columns as bands: what stands in a line, and which column it belongs to."""

from __future__ import annotations

from collections.abc import Sequence


def band_of(left: float, right: float, bands: Sequence[tuple[float, float]]) -> int:
    """The number of the column that something stands in: the one it overlaps most, or the nearest.

    All places are in one unit: characters of a line, or points of a page.
    """

    def distance(n: int) -> tuple[float, float]:
        begin, end = bands[n]
        overlap = min(right, end) - max(left, begin)
        return (-overlap if overlap > 0 else 0, abs(left + right - begin - end) / 2)

    return min(range(len(bands)), key=distance)
