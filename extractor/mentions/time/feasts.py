"""Festivals, holidays and lunar dates of a text: the nearest one where the year is unsaid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from extractor.mentions.time.words import TimeWords
from extractor.period import Period

_At = Callable[[int], Period | None]


def feast(
    groups: Mapping[str, str], words: TimeWords, *, year: int | None, near: date | None
) -> Period | None:
    """All days of 国庆假期, 中秋节, 正月初八, 腊月; None where no table knows it.

    Args:
        groups: of the rule: festival, off; or lunarmonth, lunarday, leap; or term.
        year: as said with it.
        near: the day to which it is nearest, if no year is said.
    """
    calendar = words.calendar
    if groups.keys() & {"lunarday", "lunarmonth"}:
        return _lunar(groups, words, year=year, near=near)
    if "term" in groups:
        return _nearest(lambda y: calendar.term(groups["term"], y), year, near)
    name = groups["festival"]
    if "off" not in groups:
        return _nearest(lambda y: calendar.festival(name, y), year, near)
    if not calendar.has_days_off(name):
        if "marked" not in groups:
            return None  # nobody has days off then
        return _nearest(lambda y: calendar.festival(name, y), year, near)
    if year is None:
        chosen = _nearest(lambda y: calendar.days_off(name, y), None, near)
        day = chosen.first_day if chosen else None
        if day is None:
            return None
        year = (day + timedelta(days=7)).year
    return calendar.days_off(name, year)


def season(words: TimeWords, name: str, year: int | None) -> Period | None:
    """夏季 → from 立夏 to the day before 立秋; 暑假 → July and August."""
    first, last = words.seasons[name]
    if year is None:
        return None
    if first.isdecimal():
        return Period.of_months(year, int(first), int(last))
    start, end = (words.calendar.term(term, year) for term in (first, last))
    if start and end and end.before(start):  # winter ends in the next year
        end = words.calendar.term(last, year + 1)
    return start.to(end.head().shift(days=-1)) if start and end else None


def day_of(span: Period | None, groups: Mapping[str, str], words: TimeWords) -> Period | None:
    """The first, last or nth day of a feast, its first or last days, or all of it.

    Args:
        groups: of the rule: firstday, lastday, eve, nth; lead or rear with pn, how many.
    """
    if span is None:
        return None
    if "firstday" in groups:
        return span.head()
    if "lastday" in groups:
        return span.tail()
    if "eve" in groups:
        return span.head().shift(days=-1)
    if "nth" in groups:
        return span.head().shift(days=words.number(groups["nth"]) - 1)
    if "pn" not in groups:
        return span
    more = words.number(groups["pn"]) - 1
    if "lead" in groups:
        return span.head().to(span.head().shift(days=more))
    return span.tail().shift(days=-more).to(span.tail())


def _lunar(
    groups: Mapping[str, str], words: TimeWords, *, year: int | None, near: date | None
) -> Period | None:
    """A lunar day or month; 今年 and 明年 count from the lunar year of the reference."""
    calendar = words.calendar
    month = words.number(groups["lunarmonth"]) if "lunarmonth" in groups else 1
    leap = "leap" in groups
    if "yrel" in groups and near is not None and year is not None:
        year += calendar.lunar_year(near) - near.year
    if "lunarday" in groups:
        number = words.number(groups["lunarday"])
        return _nearest(lambda y: calendar.lunar(y, month, number, leap=leap), year, near)
    return _nearest(lambda y: calendar.lunar_month(y, month, leap=leap), year, near)


def _nearest(at: _At, year: int | None, near: date | None) -> Period | None:
    if year is not None:
        return at(year)
    if near is None:
        return None
    found = [one for y in (near.year - 1, near.year, near.year + 1) if (one := at(y))]
    return min(found, key=lambda one: _away(one, near), default=None)


def _away(one: Period, near: date) -> int:
    first = one.first_day
    assert first is not None  # the tables begin in 1900
    return abs((first - near).days)
