"""What the stages of resolving a time hand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from extractor.period import Period
from extractor.point import Point

TimeGroups = Mapping[str, str]


class NotATimeError(Exception):
    """The expression is no time after all: 2月30日."""


class TimeContext(NamedTuple):
    """What the words around an expression say of it."""

    compared: bool
    future: bool
    opens: bool  # it stands at the beginning of a clause
    announced: bool = False  # after 介绍, 通报: what a press conference is about
    named: bool = False  # in a contest's name or an honour's: 在2024年全省绩效评价中, 获评2023年度…
    lies: int = 0  # 1: said to be still to come (预计10月底), -1: to be over (截至6月30日，…)
    apart: bool = False  # of another time, which nothing is compared with: 于去年9月投产


class End(NamedTuple):
    """One end of a range, or the whole of a point."""

    year: int | None
    months: tuple[int, int] | None = None
    day: date | None = None
    clock: str = ""  # 16:00
    whole_days: bool = False  # the day is known, or would be if the year were

    @property
    def period(self) -> Period | None:
        """None where the year (or the day) is not known."""
        if self.day is not None:
            point = Point(self.day.year, self.day.month, self.day.day, self.clock)
            return Period(point, point)
        if self.year is None or self.whole_days:
            return None
        if self.months is None:
            return Period.of(self.year)
        return Period.of_months(self.year, *self.months)


#: A day whose year nothing tells.
UNKNOWN_DAY = End(None, whole_days=True)
