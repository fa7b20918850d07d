"""A series as the points of a line, for the chart that a page draws."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from extractor.compare.series import SeriesPoint
from extractor.compare.units import in_unit
from extractor.keys import FactKeys
from extractor.period import Period


class Dot(NamedTuple):
    """A point of the drawing and what is said of it.

    Attributes:
        period: as it is written under the point.
        day: the last day of it, by which points stand apart; None where the calendar has none.
        value: in the unit of the line; the table beside it has the number as printed.
        differs: whether releases disagree about it.
        file, start: where its sentence stands.
    """

    period: str
    day: str | None
    value: float
    printed: str
    differs: bool
    file: str
    start: int


def chart(points: Iterable[SeriesPoint], *, unit: str, keys: FactKeys) -> list[Dot]:
    """The points with a value in a unit, of what is so; none where one line cannot be drawn.

    What is aimed at or foreseen is no point of it.
    """
    dots = []
    for point in points:
        said = point.said
        value = in_unit(said.value, said.unit, unit, keys=keys)
        if value is None or point.topic.status != "actual":
            continue
        named = f"{point.topic.period_key}"
        period = Period.parse(named)
        last = period.last_day if period else None
        differs = point.settled.contradicted or bool(point.besides)
        day = last.isoformat() if last else None
        told = (said.modified, differs, said.file, said.start)
        dots.append(Dot(named, day, float(value), *told))
    return dots if len(dots) > 1 else []
