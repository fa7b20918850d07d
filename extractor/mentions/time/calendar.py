"""Festivals, days off and the lunar calendar, from tables alone: exact, or not known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from extractor.mentions.time.checked import check_festival, lunar_months, ordered
from extractor.period import Period
from extractor.point import month_length
from extractor.rulebook import Row, Rulebook


class _LunarYear(NamedTuple):
    first: date
    leap: int  # the month that comes twice, 0 for none
    days: tuple[int, ...]  # of each month, the leap month after its namesake


class Calendar:
    """Days of festivals by year, and spans of days off by year.

    Raises:
        PatternError: a line of one of the tables that cannot be read.
    """

    def __init__(self, book: Rulebook):
        self._festivals = book.table("times_festivals").by_word()
        #: Those that are a stretch of days by themselves: 春运.
        self.stretches = tuple(word for word, row in self._festivals.items() if row.get("days"))
        self._off: dict[tuple[str, int], Period] = {}
        for row in book.table("times_holidays"):
            start, end = (_day(row, row.get(column)) for column in ("start", "end"))
            ordered(row, "start", "end")
            self._off[row.word, int(row.get("year"))] = Period.of_day(start).to(Period.of_day(end))
        self._lunar = {int(row.word): _lunar_year(row) for row in book.table("times_lunar")}
        self._terms = _by_year(book, "times_terms")
        self._movable = _by_year(book, "times_movable")
        terms, movable = ({name for name, _ in days} for days in (self._terms, self._movable))
        for row in self._festivals.values():
            check_festival(row, terms, movable)

    def festival(self, name: str, year: int) -> Period | None:
        """The day or days of a festival in a common year, or in the lunar year that begins in it.

        A festival may last so many ``days``; a movable one is so many days from an anchor.
        """
        row = self._festivals[name]
        first = self._first_day(row.get("calendar"), row.get("value"), year)
        if first is None:
            return None
        length = int(row.get("days") or 1)
        return Period.of_day(first).to(Period.of_day(first + timedelta(days=length - 1)))

    def _first_day(self, kind: str, value: str, year: int) -> date | None:
        if kind == "solar":
            month, day = map(int, value.split("-"))
            return date(year, month, day)
        if kind == "nth":
            return _nth_weekday(year, value)
        if kind == "term":
            return self._terms.get((value, year))
        if kind == "movable":
            anchor, _, offset = value.partition(" ")
            at = self._movable.get((anchor, year))
            return at + timedelta(days=int(offset or 0)) if at else None
        if value == "last":  # the eve of the lunar year that begins in this one
            lunar = self._lunar.get(year)
            return lunar.first - timedelta(days=1) if lunar else None
        moved, _, offset = value.partition(" ")
        month, day = map(int, moved.split("-"))
        found = self.lunar(year if month < 12 else year - 1, month, day)
        first = found.first_day if found else None
        return first + timedelta(days=int(offset or 0)) if first else None

    def term(self, name: str, year: int) -> Period | None:
        """The day of a solar term in a common year."""
        at = self._terms.get((name, year))
        return Period.of_day(at) if at else None

    def lunar(self, year: int, month: int, day: int, *, leap: bool = False) -> Period | None:
        """The common date of a lunar one; None outside the table or for a day that is none."""
        whole = self.lunar_month(year, month, leap=leap)
        if whole is None or whole.days is None or not 1 <= day <= whole.days:
            return None
        return whole.head().shift(days=day - 1)

    def lunar_month(self, year: int, month: int, *, leap: bool = False) -> Period | None:
        """The days of a lunar month; None outside the table or where it has no such leap month."""
        lunar = self._lunar.get(year)
        if lunar is None or not 1 <= month <= 12 or (leap and lunar.leap != month):
            return None
        index = month - 1 + (1 if leap or (lunar.leap and month > lunar.leap) else 0)
        first = lunar.first + timedelta(days=sum(lunar.days[:index]))
        last = first + timedelta(days=lunar.days[index] - 1)
        return Period.of_day(first).to(Period.of_day(last))

    def lunar_year(self, at: date) -> int:
        """The lunar year a day lies in; its own year where the table does not know it."""
        lunar = self._lunar.get(at.year)
        return at.year - 1 if lunar and at < lunar.first else at.year

    def lunar_day(self, at: date) -> tuple[int, int] | None:
        """Lunar month and day of a common date (a leap month has its namesake's number)."""
        year = self.lunar_year(at)
        lunar = self._lunar.get(year)
        if lunar is None:
            return None
        left, index = (at - lunar.first).days, 0
        while index < len(lunar.days) and left >= lunar.days[index]:
            left, index = left - lunar.days[index], index + 1
        month = index + 1 - (1 if lunar.leap and index >= lunar.leap else 0)
        return (month, left + 1) if index < len(lunar.days) else None

    def days_off(self, name: str, year: int) -> Period | None:
        """The days off of a festival's holiday in a year, as announced."""
        return self._off.get((self._festivals[name].get("holiday"), year))

    def moves(self, name: str) -> bool:
        """Whether a festival's days off lie elsewhere in each year: 春节, not 国庆."""
        row = self._festivals.get(name)
        return row is not None and bool(row.get("holiday")) and row.get("calendar") != "solar"

    def has_days_off(self, name: str) -> bool:
        return bool(self._festivals[name].get("holiday"))


def _day(row: Row, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise row.wrong(f"{text!r} is no date") from None


def _lunar_year(row: Row) -> _LunarYear:
    lunar_months(row)
    days = tuple(int(n) for n in row.get("days").split())
    return _LunarYear(_day(row, row.get("first")), int(row.get("leap")), days)


def _by_year(book: Rulebook, table: str) -> dict[tuple[str, int], date]:
    """Name and year → day, of a table with a name a line: its first year, then ``MMDD`` a year."""
    days: dict[tuple[str, int], date] = {}
    for row in book.table(table):
        for year, text in enumerate(row.get("days").split(), int(row.get("first"))):
            if text != "-":
                days[row.word, year] = _day(row, f"{year:04d}-{text[:2]}-{text[2:]}")
    return days


def _nth_weekday(year: int, value: str) -> date:
    """``05/2/7``: the second Sunday of May; ``10/-1/1``: from the end, the last Monday."""
    month, nth, weekday = map(int, value.split("/"))
    if nth < 0:
        last = date(year, month, month_length(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
