"""A period of the calendar: one typed value, and all the arithmetic that records need.

A period has a first and a last point, each as fine as it is known: a year, a month, a day, or a
day with a clock time. One end may be open. :meth:`Period.parse` reads EDTF (ISO 8601-2) and
``str()`` writes the forms that records use::

    2024                     a year; -0220 is 221 BCE (astronomical numbering)
    2024-03  2024-03-20      a month, a day
    2024-01-23T16:00         a day with a clock time
    2024-01/2024-06          from the beginning of one point to the end of another
    2024/..  ../2024-03      open at one end
    2024-Q2  2024-34  202X   read too, written as intervals: quarter, decade

Words for a time (``PAST_REF``) and durations (``P3Y``) are no periods: they parse to None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache, total_ordering

from extractor.edtf import OPEN, ends_of
from extractor.point import GRAINS, Day, Grain, Point, date_of

_FAR: Day = (10**9, 12, 31)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of ``first`` to the end of ``last``; None is an open end.

    Two periods are equal if they are written alike: ``2024`` is not ``2024-01/2024-12``, though
    each contains the other. They are ordered by first day, then by last day.

    Raises:
        ValueError: both ends open, or the last point before the first.
    """

    first: Point | None
    last: Point | None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a period is open at one end at most")
        if self.first is not self.last and self.begins > self.ends:
            raise ValueError(f"ends before it begins: {self}")

    # making one

    @staticmethod
    def parse(text: str | None) -> Period | None:
        """The period that EDTF writes, None for anything else (``PAST_REF``, ``P3Y``, None)."""
        return _parse(text) if text else None

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Period:
        """A year, a month or a day."""
        point = Point(year, month, day)
        return cls(point, point)

    @classmethod
    def of_day(cls, at: date) -> Period:
        return cls.of(at.year, at.month, at.day)

    @classmethod
    def of_months(cls, year: int, first: int, last: int) -> Period:
        """The months ``first`` to ``last`` of one year."""
        return cls(Point(year, first), Point(year, last))

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        return cls.of_months(year, 3 * quarter - 2, 3 * quarter)

    @classmethod
    def of_years(cls, first: int, last: int) -> Period:
        return cls(Point(first), Point(last))

    @classmethod
    def of_week(cls, at: date, weeks: int = 0) -> Period:
        """The Monday to Sunday around a day, so many weeks later."""
        monday = at - timedelta(days=at.weekday()) + timedelta(weeks=weeks)
        return cls.of_day(monday).to(cls.of_day(monday + timedelta(days=6)))

    # what it is

    @property
    def is_interval(self) -> bool:
        """False for one point: a year, a month, a day."""
        return self.first is not self.last and self.first != self.last

    @property
    def is_open(self) -> bool:
        return self.first is None or self.last is None

    @property
    def grain(self) -> Grain:
        """How fine its ends are; the finer one where they differ."""
        if self.first is None or self.last is None:
            point = self.first or self.last
            return point.grain if point else "year"
        one, other = self.first.grain, self.last.grain
        return one if one == other or GRAINS.index(one) > GRAINS.index(other) else other

    @property
    def is_year(self) -> bool:
        return not self.is_interval and self.grain == "year"

    @property
    def is_month(self) -> bool:
        return not self.is_interval and self.grain == "month"

    @property
    def is_day(self) -> bool:
        """One day, with or without a clock time."""
        return not self.is_interval and self.grain in ("day", "clock")

    @property
    def is_term(self) -> bool:
        """Several whole years with both ends: ``2021/2025``."""
        return self.is_interval and not self.is_open and self.grain == "year"

    @property
    def begins(self) -> Day:
        """Its first day; before every day where it is open."""
        return self.first.begins if self.first else (-_FAR[0], 1, 1)

    @property
    def ends(self) -> Day:
        """Its last day; after every day where it is open."""
        return self.last.ends if self.last else _FAR

    @property
    def first_day(self) -> date | None:
        """Its first day; None for an open end and for years before 1."""
        return date_of(self.begins)

    @property
    def last_day(self) -> date | None:
        """Its last day; None for an open end and for years before 1."""
        return date_of(self.ends)

    @property
    def year(self) -> int:
        """The year it ends in; the one it begins in where its end is open."""
        point = self.last or self.first
        assert point is not None  # one end at most is open
        return point.year

    @property
    def years(self) -> int | None:
        """How many whole years: 5 for ``2021/2025``; None if it is no run of years."""
        months = self.months
        return months // 12 if months and self.grain == "year" else None

    @property
    def months(self) -> int | None:
        """How many whole months; None where open or counted in days."""
        if self.first is None or self.last is None or self.grain in ("day", "clock"):
            return None
        (year, month, _), (last_year, last_month, _) = self.begins, self.ends
        return (last_year - year) * 12 + last_month - month + 1

    @property
    def days(self) -> int | None:
        """How many days; None where open or before year 1."""
        first, last = self.first_day, self.last_day
        return (last - first).days + 1 if first and last else None

    # against another

    def contains(self, other: Period) -> bool:
        """Every day of the other is one of this one's."""
        return self.begins <= other.begins and other.ends <= self.ends

    def overlaps(self, other: Period) -> bool:
        """Some day is in both."""
        return self.begins <= other.ends and other.begins <= self.ends

    def before(self, other: Period) -> bool:
        """It is over before the other begins."""
        return self.ends < other.begins

    def same_days(self, other: Period) -> bool:
        """``2024`` and ``2024-01/2024-12``."""
        return (self.begins, self.ends) == (other.begins, other.ends)

    def __lt__(self, other: Period) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self._order() < other._order()

    def _order(self) -> tuple[Day, Day, str]:
        return self.begins, self.ends, str(self)

    # others made from it

    def shift(self, *, years: int = 0, months: int = 0, days: int = 0) -> Period:
        """The same span so much later (earlier when negative); open ends stay open."""
        return Period(
            *(
                point and point.shift(years=years, months=months, days=days)
                for point in (self.first, self.last)
            )
        )

    def year_before(self) -> Period:
        """The same span one year earlier; a term of several years moves by its length.

        ``2024-01/2024-06`` → ``2023-01/2023-06``; ``2021/2025`` → ``2016/2020``; of ``2024/..``
        only the beginning is a span that lies a year back: ``2023``.
        """
        if self.first is not None and self.last is None:
            return self.head().shift(years=-1)
        return self.shift(years=-(self.years or 1))

    def head(self) -> Period:
        """Its first point, as a period (its last where the beginning is open)."""
        point = self.first or self.last
        return Period(point, point)

    def tail(self) -> Period:
        """Its last point, as a period: ``2021/2025`` → ``2025`` (its first where it is open)."""
        point = self.last or self.first
        return Period(point, point)

    def part(self, mod: str | None) -> Period:
        """The point that START, MID or END of it stands for: ``2021`` + END → ``2021-12``.

        Of an interval START and END are its ends; other values and modifiers change nothing.
        """
        if mod not in _PART_MONTH:
            return self
        if self.is_interval:
            if mod == "MID" or (mod == "END" and self.last is None):
                return self
            return self.tail() if mod == "END" else self.head()
        return Period.of(self.year, _PART_MONTH[mod]) if self.is_year else self

    def to(self, other: Period) -> Period:
        """From this one's beginning to the other's end."""
        return Period(self.first, other.last)

    def onwards(self) -> Period:
        """Open at its end: ``2024`` → ``2024/..``."""
        return self if self.first is None else replace(self, last=None)

    def up_to(self) -> Period:
        """Open at its beginning: ``2024`` → ``../2024``."""
        return self if self.last is None else replace(self, first=None)

    def coarse(self, grain: Grain) -> Period:
        """Its ends no finer than a grain: ``2024-01/2024-06`` in years is ``2024``."""
        return Period(*(point and point.coarse(grain) for point in (self.first, self.last)))

    def fine(self, grain: Grain) -> Period:
        """The same days with ends as fine as a month or day: ``2024`` → ``2024-01/2024-12``."""
        first, last = self.first, self.last
        return Period(
            first and first.fine(first.begins, grain), last and last.fine(last.ends, grain)
        )

    def __str__(self) -> str:
        if not self.is_interval:
            return str(self.first)
        return "/".join(OPEN if point is None else str(point) for point in (self.first, self.last))


_PART_MONTH = {"START": 1, "MID": 6, "END": 12}


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period | None:
    ends = ends_of(text)
    if ends is None:
        return None
    try:
        return Period(*ends)
    except ValueError:  # an end before the beginning
        return None
