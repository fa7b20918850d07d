"""Dates of peers' cases and of ours, as the first and last second they cover."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from extractor.evaluate.suite_amounts import MONTHS, SECONDS
from extractor.period import Period

Instants = tuple[datetime | None, datetime | None]
SECOND = timedelta(seconds=1)


def span_of(value: str | None) -> Instants | None:
    period = Period.parse(value)
    if period is None:
        return None
    first, last = period.first, period.last
    return (
        first_second(str(first)) if first else None,
        last_second(str(last)) if last else None,
    )


def first_second(point: str) -> datetime | None:
    if "T" in point:
        return _instant(point)
    period = Period.parse(point)
    day = period.first_day if period else None
    return datetime.combine(day, datetime.min.time()) if day else None


def last_second(point: str) -> datetime | None:
    if "T" in point:
        at = _instant(point)
        clock = point.partition("T")[2]
        if clock.count(":") == 2:
            return at
        return at + (timedelta(hours=1) if clock.endswith(":00") else timedelta(minutes=1)) - SECOND
    period = Period.parse(point)
    day = period.last_day if period else None
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), datetime.min.time()) - SECOND


def _instant(point: str) -> datetime:
    day, _, clock = point.partition("T")
    hour, minute, *rest = (int(part) for part in clock.split(":"))
    start = datetime.combine(date.fromisoformat(day), datetime.min.time())
    return start + timedelta(hours=hour, minutes=minute, seconds=rest[0] if rest else 0)


def expected_span(item: Mapping[str, Any]) -> Instants:
    value = item["value"]
    if isinstance(value, dict):  # from and to, half-open
        start, end = (peer_instant(value.get(key)) for key in ("from", "to"))
        return start, end - SECOND if end else None
    if isinstance(value, list):  # first and last second
        return peer_instant(value[0]), peer_instant(value[1])
    start = peer_instant(value)
    assert start is not None
    return start, _grain_end(start, item.get("grain", "Day")) - SECOND


def peer_instant(text: Any) -> datetime | None:
    if not isinstance(text, str) or "inf" in text:
        return None
    return datetime.fromisoformat(text).replace(tzinfo=None)


def _grain_end(start: datetime, grain: str) -> datetime:
    if grain in ("Year", "Quarter", "Month"):
        months = start.month - 1 + MONTHS[grain]
        return start.replace(year=start.year + months // 12, month=months % 12 + 1)
    return start + timedelta(seconds=SECONDS[grain])
