"""A time from one end to another."""

from __future__ import annotations

from extractor.mentions.time.parts import End, NotATimeError, TimeGroups
from extractor.mentions.time.state import safe_date
from extractor.period import Period


def joined(start: Period, end: Period) -> Period:
    """From one to the other.

    Raises:
        NotATimeError: the second lies before the first.
    """
    try:
        period = start.to(end)
    except ValueError:
        raise NotATimeError from None
    if backwards(start, end):
        raise NotATimeError
    return period


def backwards(start: Period, end: Period) -> bool:
    """Whether a range ends at an hour of the day before the hour at which it begins."""
    first, last = start.first, end.last
    if first is None or last is None or first.begins != last.begins:
        return False
    return "" < last.clock < first.clock


def later(start: End, end: End, said: TimeGroups) -> End:
    """12月30日至1月3日: an end before its start, said without its year, is in the next one."""
    next_day = start.day and end.day == start.day and "" < end.clock < start.clock
    if next_day and not said.keys() & {"day", "drel", "daypart", "meridiem"}:
        return end._replace(day=safe_date(*_days_on(end, 1)))  # 22时至6时: of the next day
    if start.day and end.day and end.day < start.day and "year" not in said:
        if "weekday" in said:
            return end._replace(day=safe_date(*_days_on(end, 7)))
        return end._replace(day=safe_date(end.day.year + 1, end.day.month, end.day.day))
    if (
        start.months
        and end.months
        and end.months < start.months
        and start.year is not None
        and not said.keys() & {"year", "yrel"}
    ):
        return end._replace(year=start.year + 1)
    return end


def _days_on(end: End, days: int) -> tuple[int, int, int]:
    assert end.day is not None
    return Period.of_day(end.day).shift(days=days).begins
