"""Peers' cases of dates and durations, compared with ours in the peer's own terms.

Peers write instants and half-open intervals; we write EDTF and ISO 8601. Both are turned into the
first and last second they cover (dates) or into months and seconds (durations). A part of the day
is not in our value, so a peer's hours within one day are compared as that day; a modifier (年底)
is compared as its year or month, which must hold the peer's days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from extractor.errors import ParseError
from extractor.mentions.time import edtf
from extractor.mentions.times import find_times, parse_time
from extractor.records import Time

Span = tuple[datetime | None, datetime | None]
_SECOND = timedelta(seconds=1)
_DURATION = re.compile(r"([0-9.]+)([YMWDHS])")
_MONTHS = {"Y": 12, "M": 1, "Year": 12, "Quarter": 3, "Month": 1, "year": 12, "month": 1}
_SECONDS = {
    "W": 604800, "D": 86400, "H": 3600, "m": 60, "S": 1,
    "Week": 604800, "Day": 86400, "Hour": 3600, "Minute": 60, "Second": 1,
    "week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1,
}  # fmt: skip


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
    if item["type"] == "duration" or "unit" in item or _is_amounts(value):
        return time.kind == "duration" and _same_amount(
            _duration_of(time.value), _expected_duration(item)
        )
    if isinstance(value, str) and _WRITTEN.fullmatch(value):
        return _written_date(time) == _written_date_of_peer(str(value))
    if isinstance(value, dict) and "components" in value:
        return _has_components(time, value)
    return _covers(time, _expected_span(item), case)


# durations


def _is_amounts(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and value.keys() <= {*_MONTHS, *_SECONDS}


def _expected_duration(item: Mapping[str, Any]) -> tuple[Fraction, Fraction] | None:
    value = item["value"]
    amounts = value if isinstance(value, dict) else {item["unit"]: value}
    months = seconds = Fraction(0)
    for unit, amount in amounts.items():
        if unit in _MONTHS:
            months += Fraction(str(amount)) * _MONTHS[unit]
        elif unit in _SECONDS:
            seconds += Fraction(str(amount)) * _SECONDS[unit]
        else:
            return None
    return months, seconds


def _duration_of(value: str | None) -> tuple[Fraction, Fraction] | None:
    if value is None:
        return None
    months = seconds = Fraction(0)
    days, _, clock = value[1:].partition("T")
    for part, is_clock in ((days, False), (clock, True)):
        for amount, letter in _DURATION.findall(part):
            unit = "m" if is_clock and letter == "M" else letter
            if unit in _MONTHS:
                months += Fraction(amount) * _MONTHS[unit]
            else:
                seconds += Fraction(amount) * _SECONDS[unit]
    return months, seconds


def _same_amount(
    ours: tuple[Fraction, Fraction] | None, theirs: tuple[Fraction, Fraction] | None
) -> bool:
    """Equal, or equal with months of 30 days where the peer counts half months in days."""
    if ours is None or theirs is None or ours == theirs:
        return ours is not None and ours == theirs
    month = 30 * _SECONDS["Day"]
    return bool(ours[1] or theirs[1]) and ours[0] * month + ours[1] == theirs[0] * month + theirs[1]


# dates


def _span_of(value: str | None) -> Span | None:
    if value is None or not edtf.is_edtf(value):
        return None
    first, last = value.split("/")[0], value.split("/")[-1]
    return _first_second(first), _last_second(last)


def _first_second(point: str) -> datetime | None:
    if "T" in point:
        return _instant(point)
    day = edtf.bounds(point)[0]
    return datetime.combine(day, datetime.min.time()) if day else None


def _last_second(point: str) -> datetime | None:
    if "T" in point:
        at = _instant(point)
        whole_hour = point.endswith(":00") and point.count(":") == 1
        return at + (timedelta(hours=1) if whole_hour else timedelta(minutes=1)) - _SECOND
    day = edtf.bounds(point)[1]
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), datetime.min.time()) - _SECOND


def _instant(point: str) -> datetime:
    day, _, clock = point.partition("T")
    hour, minute, *rest = (int(part) for part in clock.split(":"))
    start = datetime.combine(date.fromisoformat(day), datetime.min.time())
    return start + timedelta(hours=hour, minutes=minute, seconds=rest[0] if rest else 0)


def _expected_span(item: Mapping[str, Any]) -> Span:
    value = item["value"]
    if isinstance(value, dict):  # from and to, half-open
        start, end = (_peer_instant(value.get(key)) for key in ("from", "to"))
        return start, end - _SECOND if end else None
    if isinstance(value, list):  # first and last second
        return _peer_instant(value[0]), _peer_instant(value[1])
    start = _peer_instant(value)
    assert start is not None
    return start, _grain_end(start, item.get("grain", "Day")) - _SECOND


def _peer_instant(text: Any) -> datetime | None:
    if not isinstance(text, str) or "inf" in text:
        return None
    return datetime.fromisoformat(text).replace(tzinfo=None)


def _grain_end(start: datetime, grain: str) -> datetime:
    if grain in ("Year", "Quarter", "Month"):
        months = start.month - 1 + _MONTHS[grain]
        return start.replace(year=start.year + months // 12, month=months % 12 + 1)
    return start + timedelta(seconds=_SECONDS[grain])


def _covers(time: Time, expected: Span, case: Mapping[str, Any]) -> bool:
    if time.value == "PRESENT_REF":
        return expected[0] == _reference(case)
    ours = _span_of(time.value)
    if ours is None:
        return False
    if ours == expected or (ours[0] == expected[0] and _ends_alike(ours[1], expected[1])):
        return True
    (first, last), (start, end) = ours, expected
    if first is None or last is None or start is None or end is None:
        return False
    inside = first <= start and end <= last + _SECOND
    one_day = last - first < timedelta(days=1)
    return inside and (one_day and "T" not in str(time.value) or time.mod is not None)


def _ends_alike(ours: datetime | None, theirs: datetime | None) -> bool:
    """The peers end an hour at its first or last second, a day likewise."""
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) < timedelta(hours=1) and ours.date() == theirs.date()


def _has_components(time: Time, value: Mapping[str, Any]) -> bool:
    """chrono: the fields it names are ours too; hours it assumes are no part of the value."""
    wanted = value["components"].get("start", {})
    span = _span_of(time.value)
    if not wanted:
        return True
    if span is None or span[0] is None:
        return "year" not in wanted
    names = [n for n in ("year", "month", "day") if n in wanted]
    if "T" in str(time.value):
        names += [n for n in ("hour", "minute") if n in wanted]
    return all(getattr(span[0], name) == wanted[name] for name in names)


# dates written out: 公元前1994年1月2日


# the era in front is told by its length: three characters before it, two in it
_WRITTEN = re.compile(
    r"(?:([^0-9]{3})|[^0-9]{2})?(?:([0-9]+)年)?(?:([0-9]+)月)?(?:([0-9]+)(?:日|号))?"
)


def _written_date_of_peer(text: str) -> tuple[int | None, ...]:
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return ()
    before, *numbers = match.groups()
    year, month, day = (int(n) if n else None for n in numbers)
    if year is not None and before:
        year = 1 - year
    elif year is not None and year < 100:
        year += 2000 if year < 50 else 1900
    return year, month, day


def _written_date(time: Time) -> tuple[int | None, ...]:
    if time.value is None or not edtf.is_edtf(time.value):
        return ()
    sign = -1 if time.value.startswith("-") else 1
    parts = [int(part) for part in time.value.lstrip("-").split("-")]
    padded = [*parts, None, None][:3]
    return (sign * parts[0], *padded[1:])


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
