"""Festivals, days off and the lunar calendar, from tables alone: exact, or not known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from extractor.rulebook import Row, Rulebook


class _LunarYear(NamedTuple):
    first: date
    leap: int  # the month that comes twice, 0 for none
    days: tuple[int, ...]  # of each month, the leap month after its namesake
    terms: dict[str, date]


class Calendar:
    """Days of festivals by year, and spans of days off by year.

    Raises:
        PatternError: a line of one of the tables that cannot be read.
    """

    def __init__(self, book: Rulebook):
        self._festivals = book.table("times_festivals").by_word()
        self._off: dict[tuple[str, int], tuple[date, date]] = {}
        for row in book.table("times_holidays"):
            start, end = (_day(row, row.get(column)) for column in ("start", "end"))
            self._off[row.word, int(row.get("year"))] = (start, end)
        self._lunar = {int(row.word): _lunar_year(row) for row in book.table("times_lunar")}

    def festival(self, name: str, year: int) -> date | None:
        """The day of a festival in a common year, or in the lunar year that begins in it."""
        row = self._festivals[name]
        kind, value = row.get("calendar"), row.get("value")
        if kind == "solar":
            month, day = map(int, value.split("-"))
            return date(year, month, day)
        if kind == "nth":
            month, nth, weekday = map(int, value.split("-"))
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        if kind == "term":
            lunar = self._lunar.get(year)
            return lunar.terms[value] if lunar else None
        if value == "last":  # the eve of the lunar year that begins in this one
            lunar = self._lunar.get(year)
            return lunar.first - timedelta(days=1) if lunar else None
        month, day = map(int, value.split("-"))
        return self.lunar(year if month < 12 else year - 1, month, day)

    def lunar(self, year: int, month: int, day: int, *, leap: bool = False) -> date | None:
        """The common date of a lunar one; None outside the table or for a day that is none."""
        lunar = self._lunar.get(year)
        if lunar is None or not 1 <= month <= 12 or (leap and lunar.leap != month):
            return None
        index = month - 1 + (1 if leap or (lunar.leap and month > lunar.leap) else 0)
        if not 1 <= day <= lunar.days[index]:
            return None
        return lunar.first + timedelta(days=sum(lunar.days[:index]) + day - 1)

    def days_off(self, name: str, year: int) -> tuple[date, date] | None:
        """First and last day off of a festival's holiday in a year, as announced."""
        return self._off.get((self._festivals[name].get("holiday"), year))

    def has_days_off(self, name: str) -> bool:
        return bool(self._festivals[name].get("holiday"))


def _day(row: Row, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise row.wrong(f"{text!r} is no date") from None


def _lunar_year(row: Row) -> _LunarYear:
    days = tuple(int(n) for n in row.get("days").split())
    terms = {name: _day(row, row.get(name)) for name in ("qingming", "dongzhi")}
    return _LunarYear(_day(row, row.get("first")), int(row.get("leap")), days, terms)
