"""A point of the calendar: a year, a month, a day or a clock time, as fine as it is known."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

#: How fine a point is, from coarse to fine.
Grain = Literal["year", "month", "day", "clock"]
GRAINS: tuple[Grain, ...] = ("year", "month", "day", "clock")
_SHORT_MONTHS = frozenset({4, 6, 9, 11})
#: A day as three numbers: years before 1 have no ``datetime.date``.
Day = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month, day or clock time; what is finer than it says is None (the clock: empty).

    Raises:
        ValueError: a month or day that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None
    clock: str = ""

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        if self.day is not None:
            last = month_length(self.year, self.month) if self.month else 0
            if not 1 <= self.day <= last:
                raise ValueError(f"no such day: {self.year}-{self.month}-{self.day}")

    @property
    def grain(self) -> Grain:
        if self.month is None:
            return "year"
        if self.day is None:
            return "month"
        return "clock" if self.clock else "day"

    @property
    def begins(self) -> Day:
        """Its first day."""
        return self.year, self.month or 1, self.day or 1

    @property
    def ends(self) -> Day:
        """Its last day."""
        month = self.month or 12
        return self.year, month, self.day or month_length(self.year, month)

    def shift(self, *, years: int = 0, months: int = 0, days: int = 0) -> Point:
        """So much later (earlier when negative); each only as far as the point is that fine.

        A year moves by whole years; a day that its new month does not have becomes its last.
        """
        if self.month is None:
            return Point(self.year + years + int(months / 12))
        year, month = divmod((self.year + years) * 12 + self.month - 1 + months, 12)
        if self.day is None:
            return Point(year, month + 1)
        day = min(self.day, month_length(year, month + 1))
        if not days:
            return Point(year, month + 1, day, self.clock)
        at = date(year, month + 1, day) + timedelta(days=days)
        return Point(at.year, at.month, at.day, self.clock)

    def coarse(self, grain: Grain) -> Point:
        """The year, month or day that holds this point; itself where it is no finer than that."""
        if grain == "year":
            return Point(self.year)
        if grain == "month":
            return Point(self.year, self.month)
        return Point(self.year, self.month, self.day, self.clock if grain == "clock" else "")

    def fine(self, day: Day, grain: Grain) -> Point:
        """One of its days, as fine as a month or day; itself where it is as fine already."""
        if GRAINS.index(self.grain) >= GRAINS.index(grain):
            return self
        return Point(*day).coarse(grain)

    def __str__(self) -> str:
        text = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return f"{text}T{self.clock}" if self.clock else text


def month_length(year: int, month: int) -> int:
    """Days of a month; years before 1 count as Gregorian ones."""
    if month == 2:
        return 29 if calendar.isleap(year) else 28
    return 30 if month in _SHORT_MONTHS else 31


def date_of(day: Day) -> date | None:
    """The day as a ``date``; None for years that it has not."""
    return date(*day) if 1 <= day[0] <= 9999 else None
