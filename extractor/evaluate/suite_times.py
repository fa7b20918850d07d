"""Peers' cases of dates and durations, compared with ours in the peer's own terms.

Peers write instants and half-open intervals; we write EDTF and ISO 8601. Both are turned into the
first and last second they cover (dates) or into months and seconds (durations). A part of the day
is not in our value, so a peer's hours within one day are compared as that day; a modifier (年底)
is compared as its year or month, which must hold the peer's days. A run told from now (未来两个月)
is a duration with us and has the length of the peer's span; a feast that begins on an evening is
the peer's day of that evening; a day that a peer leaves lunar is compared as the lunar one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from extractor.errors import ParseError
from extractor.evaluate.suite_amounts import (
    duration_of,
    expected_duration,
    is_amount_range,
    is_amounts,
    same_amount,
    same_amount_range,
)
from extractor.evaluate.suite_instants import (
    SECOND,
    Instants,
    expected_span,
    first_second,
    last_second,
    peer_instant,
    span_of,
)
from extractor.evaluate.suite_written import _WRITTEN, same_written
from extractor.mentions.time.calendar import Calendar
from extractor.mentions.times import find_times, parse_time
from extractor.period import Period
from extractor.records import Time
from extractor.rulebook import load_rulebook

#: How many years the day that a peer counted from may lie from what it found (大前年: three).
_YEARS_OFF = range(-1, 4)


def passes(case: Mapping[str, Any]) -> bool:
    """Whether our public functions give what the case expects.

    ``whole``: the string is one time with this value; ``extract``: exactly these spans.
    """
    reference = _reference(case)
    if case["mode"] == "extract":
        found = find_times(case["text"], reference=reference)
        spans = [(item["start"], item["end"]) for item in case["expected"]]
        return [(time.start, time.end) for time in found] == spans and all(
            _same(time, item, case) for time, item in zip(found, case["expected"], strict=True)
        )
    try:
        time = parse_time(case["text"], reference=reference)
    except ParseError:
        return bool(case["mode"] == "error")
    return bool(case["mode"] == "whole") and _same(time, case["expected"][0], case)


def _reference(case: Mapping[str, Any]) -> datetime | None:
    text = case.get("ref_time")
    return datetime.fromisoformat(text).replace(tzinfo=None) if text else None


def _same(time: Time, item: Mapping[str, Any], case: Mapping[str, Any]) -> bool:
    value = item.get("value")
    if value is None:
        return True
    if isinstance(value, dict) and "delta" in value:
        return _same_recurrence(time, value)
    if is_amount_range(value):
        return same_amount_range(time, value)
    if item.get("calendar") == "lunar":
        return _same_lunar_day(time, value)
    if item["type"] == "duration" or "unit" in item or is_amounts(value):
        return time.kind == "duration" and same_amount(
            duration_of(time.value), expected_duration(item)
        )
    if isinstance(value, str) and _WRITTEN.fullmatch(value):
        return same_written(time, str(value), case)
    if isinstance(value, dict) and "components" in value:
        return _has_components(time, value)
    expected = expected_span(item)
    if _reference(case) is None and (time.value is None or time.kind == "duration"):
        return _same_on_some_day(expected, case)
    return _covers(time, expected, case)


def _same_on_some_day(expected: Instants, case: Mapping[str, Any]) -> bool:
    """The peer counted from a day that the case does not give: some day near it must be right.

    Like a date without a year (:func:`same_written`): which year 去年 is cannot be asked for, but
    all the rest must agree.
    """
    start, end = expected
    if start is None or end is None:
        return False
    midsummers = [date(start.year + years, 7, 1) for years in _YEARS_OFF]
    nows = [datetime.combine(day, datetime.min.time()) for day in midsummers]
    for now in (start, end, *nows):
        given = {**case, "ref_time": now.isoformat()}
        if _covers(parse_time(case["text"], reference=now), expected, given):
            return True
    return False


def _covers(time: Time, expected: Instants, case: Mapping[str, Any]) -> bool:
    reference = _reference(case)
    if time.value == "PRESENT_REF":
        return expected[0] == reference
    if time.kind == "duration":
        return _runs_from_now(time, expected, reference)
    ours = span_of(time.value)
    if ours is None:
        return False
    if ours == expected or (ours[0] == expected[0] and _ends_alike(ours[1], expected[1])):
        return True
    if time.mod in ("BEFORE", "AFTER"):
        return _bounds(time.mod, ours, expected)
    (first, last), (start, end) = ours, expected
    if first is None or last is None or start is None or end is None:
        return False
    if "T" not in str(time.value) and _same_days(ours, (start, end), reference):
        return True
    inside = first <= start and end <= last + SECOND
    evening = last - first < timedelta(days=2) and start == first  # a feast from its evening
    return inside and (evening and "T" not in str(time.value) or time.mod is not None)


def _bounds(mod: str, ours: Instants, expected: Instants) -> bool:
    """2025年前: what is before or after a point ends or begins in it, for a peer."""
    first, last = ours
    at = expected[1] if mod == "BEFORE" else expected[0]
    if first is None or last is None or at is None:
        return False
    return first - timedelta(minutes=1) <= at <= last + timedelta(hours=1)


def _same_days(
    ours: Instants, expected: tuple[datetime, datetime], reference: datetime | None
) -> bool:
    """Parts of days are not in our value, nor is the second at which the reference lies."""
    first, last = ours
    assert first is not None
    assert last is not None
    start, end = expected
    now = reference is not None and end == reference
    near = abs(end - last) < timedelta(days=1) if now else end.date() == last.date()
    return first.date() == start.date() and near


def _runs_from_now(time: Time, expected: Instants, reference: datetime | None) -> bool:
    """未来两个月 is a duration with us: the peer's run from or to now has its length."""
    amount, (start, end) = duration_of(time.value), expected
    if amount is None or reference is None or start is None or end is None:
        return False
    months, seconds = amount
    day, month = timedelta(days=1), timedelta(days=32)  # a peer may round to whole months
    slack = month if months and months % 12 else day
    if not (start - month <= reference <= start + month or abs(end - reference) <= month):
        return False
    moved = Period.of_day(start.date()).shift(months=int(months)).first_day
    assert moved is not None  # no peer's span begins in the last month of 9999
    until = datetime.combine(moved, start.time()) + timedelta(seconds=float(seconds))
    return abs(until - end) <= slack


def _ends_alike(ours: datetime | None, theirs: datetime | None) -> bool:
    """The peers end an hour at its first or last second, a day likewise."""
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) < timedelta(hours=1) and ours.date() == theirs.date()


def _has_components(time: Time, value: Mapping[str, Any]) -> bool:
    """chrono: the fields it names are ours too; hours it assumes are no part of the value."""
    wanted = value["components"].get("start", {})
    span = span_of(time.value)
    if not wanted:
        return True
    if span is None or span[0] is None:
        return "year" not in wanted
    names = [n for n in ("year", "month", "day") if n in wanted]
    if "T" in str(time.value):
        names += [n for n in ("hour", "minute") if n in wanted]
    return all(getattr(span[0], name) == wanted[name] for name in names)


# what recurs, lunar days


def _same_recurrence(time: Time, value: Mapping[str, Any]) -> bool:
    """``R/2021-06-14T20:00/P1D``: how often, and the first second of the first time."""
    parts = (time.value or "").split("/")
    if parts[0] != "R":
        return False
    delta = expected_duration({"value": value["delta"]})
    if not same_amount(duration_of(parts[-1]), delta):
        return False
    point = value.get("point")
    if point is None or len(parts) == 2:
        return (point is None) == (len(parts) == 2)
    instants = point["time"]
    while isinstance(instants[0], list):
        instants = instants[0]
    wanted = peer_instant(instants[0])
    first, last = first_second(parts[1]), last_second(parts[1])
    return bool(wanted and first and last and first <= wanted <= last)


def _same_lunar_day(time: Time, value: Any) -> bool:
    """The peer leaves a lunar date lunar: its month and day are those of our common day."""
    period = Period.parse(time.value)
    at, wanted = period.first_day if period else None, peer_instant(value)
    if at is None or wanted is None:
        return False
    return _calendar().lunar_day(at) == (wanted.month, wanted.day)


@cache
def _calendar() -> Calendar:
    return Calendar(load_rulebook())


def _check(case: dict[str, Any]) -> str | None:
    """None where the case passes, else what came instead."""
    if passes(case):
        return None
    reference = _reference(case)
    try:
        if case["mode"] == "extract":
            found = find_times(case["text"], reference=reference)
        else:
            found = [parse_time(case["text"], reference=reference)]
    except ParseError as error:
        return str(error)
    return "; ".join(f"{time.text}={time.value} {time.mod or ''}".strip() for time in found)


#: Topics of suites → how a case of them is judged (see :mod:`extractor.evaluate.suites`).
CHECKS: dict[str, Callable[[dict[str, Any]], str | None]] = dict.fromkeys(
    (
        "datetime",
        "duration",
        "date",
        "date-whole",
        "datetime-extract",
        "datetime-period",
        "datetime-zh-hans",
    ),
    _check,
)
