"""A part of a period, counted from its beginning or its end: 第二周, 前5天, 最后一个月."""

from __future__ import annotations

from datetime import timedelta

from extractor.mentions.time.parts import NotATimeError, TimeGroups
from extractor.mentions.time.words import TimeWords
from extractor.period import Period

_MONTHS = {"Y": 12, "M": 1}


def piece(whole: Period, groups: TimeGroups, words: TimeWords) -> Period:
    """The ``pn`` units of ``whole`` that lead, rear or nth ask for.

    Raises:
        NotATimeError: there are not so many in it.
    """
    unit = words.units[groups["punit"]]
    count = words.number(groups["pn"]) if "pn" in groups else 1
    if unit.clock or count < 1:
        raise NotATimeError
    if unit.letter == "W":
        found = _weeks(whole, groups, count, words)
    elif unit.letter in _MONTHS:
        found = _months(whole, groups, count, _MONTHS[unit.letter] * unit.factor)
    else:
        found = _days(whole, groups, count)
    if not whole.contains(found) and not (unit.letter == "W" and whole.overlaps(found)):
        raise NotATimeError
    return found


def _months(whole: Period, groups: TimeGroups, count: int, length: int) -> Period:
    fine = whole.fine("month")
    if whole.months is None or whole.months < length * count:
        raise NotATimeError
    if "rear" in groups:
        found = fine.tail().shift(months=1 - length * count).to(fine.tail())
    elif "lead" in groups:
        found = fine.head().to(fine.head().shift(months=length * count - 1))
    else:
        begin = fine.head().shift(months=length * (count - 1))
        found = begin.to(begin.shift(months=length - 1))
    return found.coarse("year") if length == 12 and whole.grain == "year" else found


def _days(whole: Period, groups: TimeGroups, count: int) -> Period:
    fine = whole.coarse("day").fine("day")
    if "rear" in groups:
        return fine.tail().shift(days=1 - count).to(fine.tail())
    if "lead" in groups:
        return fine.head().to(fine.head().shift(days=count - 1))
    return fine.head().shift(days=count - 1)


def _weeks(whole: Period, groups: TimeGroups, count: int, words: TimeWords) -> Period:
    """The first week of a month is the first that begins in it; with a weekday the nth such day."""
    first, last = whole.first_day, whole.last_day
    if first is None or last is None:
        raise NotATimeError
    name = groups.get("weekday")
    weekday = words.weekday(name) if name else 0
    at = first + timedelta(days=(weekday - first.weekday()) % 7)
    end = last - timedelta(days=(last.weekday() - weekday) % 7)
    if name:
        return Period.of_day(end if "rear" in groups else at + timedelta(weeks=count - 1))
    if "rear" in groups:
        return Period.of_week(end, 1 - count).to(Period.of_week(end))
    if "lead" in groups:
        return Period.of_week(at).to(Period.of_week(at, count - 1))
    return Period.of_week(at, count - 1)
