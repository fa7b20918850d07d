"""Dates that a peer writes out, compared with ours: 公元前1994年1月2日."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from extractor.mentions.times import parse_time
from extractor.period import Period
from extractor.records import Time

#: A day to read a date by that has no year.
_SOME_DAY = date(2000, 1, 1)
# the era in front is told by its length: three characters before it, two in it
_WRITTEN = re.compile(
    r"(?:([^0-9]{3})|[^0-9]{2})?(?:([0-9]+)年)?(?:([0-9]+)月)?(?:([0-9]+)(?:日|号))?"
)


def _written_date_of_peer(text: str) -> tuple[int | None, ...]:
    match = _WRITTEN.fullmatch(text)
    assert match is not None  # what is written otherwise does not come here
    before, *numbers = match.groups()
    year, month, day = (int(n) if n else None for n in numbers)
    if year is not None and before:
        year = 1 - year
    elif year is not None and year < 100:
        year += 2000 if year < 50 else 1900
    return year, month, day


def same_written(time: Time, value: str, case: Mapping[str, Any]) -> bool:
    """A date without a year has no value here: read with some year, all the rest must agree."""
    wanted = _written_date_of_peer(value)
    if wanted and wanted[0] is None and time.value is None:
        known = parse_time(case["text"], reference=_SOME_DAY)
        month, day = _written_date(known)[1:]
        return (month if wanted[1] else None, day) == wanted[1:]
    return _written_date(time) == wanted


def _written_date(time: Time) -> tuple[int | None, ...]:
    if time.value is None or Period.parse(time.value) is None:
        return ()
    sign = -1 if time.value.startswith("-") else 1
    parts = [int(part) for part in time.value.lstrip("-").split("-")]
    padded = [*parts, None, None][:3]
    return (sign * parts[0], *padded[1:])
