"""Festivals, holidays and lunar dates of a text: the nearest one where the year is unsaid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from extractor.mentions.time import edtf
from extractor.mentions.time.words import TimeWords


def feast(
    groups: Mapping[str, str], words: TimeWords, *, year: int | None, near: date | None
) -> str | None:
    """The value of 国庆假期首日, 中秋节当晚, 正月初八; None where the tables do not know it.

    Args:
        groups: of the rule: festival, off, nth, firstday, lastday; or month, lunarday, leap.
        year: as said with it.
        near: the day to which it is nearest, if no year is said.
    """
    if "lunarday" in groups:
        month = words.number(groups["month"]) if "month" in groups else 1
        number = words.number(groups["lunarday"])

        def day_in(lunar_year: int) -> date | None:
            return words.calendar.lunar(lunar_year, month, number, leap="leap" in groups)

        at = _nearest(day_in, year, near)
        if "yrel" in groups and year is not None:  # 今年腊月 in January is that of the lunar year
            days = (day_in(year - 1), day_in(year))
            at = next((day for day in days if day and day.year == year), at)
        return edtf.day(at) if at else None
    name = groups["festival"]
    calendar = words.calendar
    if "off" not in groups:
        at = _nearest(lambda y: calendar.festival(name, y), year, near)
        return edtf.day(at) if at else None
    if not calendar.has_days_off(name):
        return None
    chosen = _nearest(lambda y: (calendar.days_off(name, y) or (None,))[0], year, near)
    if chosen is None:
        return None
    span = calendar.days_off(name, year if year is not None else (chosen + timedelta(days=7)).year)
    if span is None:
        return None
    first, last = span
    if "firstday" in groups:
        return edtf.day(first)
    if "lastday" in groups:
        return edtf.day(last)
    if "nth" in groups:
        return edtf.day(first + timedelta(days=words.number(groups["nth"]) - 1))
    return edtf.interval(edtf.day(first), edtf.day(last))


def _nearest(at: Callable[[int], date | None], year: int | None, near: date | None) -> date | None:
    if year is not None:
        return at(year)
    if near is None:
        return None
    days = [day for y in (near.year - 1, near.year, near.year + 1) if (day := at(y))]
    return min(days, key=lambda day: abs((day - near).days), default=None)
