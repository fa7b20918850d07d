"""Durations of peers' cases and of ours, as months and seconds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from extractor.records import Time

_DURATION = re.compile(r"([0-9.]+)([YMWDHS])")
MONTHS = {"Y": 12, "M": 1, "Year": 12, "Quarter": 3, "Month": 1, "year": 12, "month": 1}
SECONDS = {
    "W": 604800, "D": 86400, "H": 3600, "m": 60, "S": 1,
    "Week": 604800, "Day": 86400, "Hour": 3600, "Minute": 60, "Second": 1,
    "week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1,
}  # fmt: skip


def is_amounts(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and value.keys() <= {*MONTHS, *SECONDS}


def expected_duration(item: Mapping[str, Any]) -> tuple[Fraction, Fraction] | None:
    value = item["value"]
    amounts = value if isinstance(value, dict) else {item["unit"]: value}
    months = seconds = Fraction(0)
    for unit, amount in amounts.items():
        if unit in MONTHS:
            months += Fraction(str(amount)) * MONTHS[unit]
        elif unit in SECONDS:
            seconds += Fraction(str(amount)) * SECONDS[unit]
        else:
            return None
    return months, seconds


def duration_of(value: str | None) -> tuple[Fraction, Fraction] | None:
    if value is None:
        return None
    months = seconds = Fraction(0)
    days, _, clock = value[1:].partition("T")
    for part, is_clock in ((days, False), (clock, True)):
        for amount, letter in _DURATION.findall(part):
            unit = "m" if is_clock and letter == "M" else letter
            if unit in MONTHS:
                months += Fraction(amount) * MONTHS[unit]
            else:
                seconds += Fraction(amount) * SECONDS[unit]
    return months, seconds


def same_amount(
    ours: tuple[Fraction, Fraction] | None, theirs: tuple[Fraction, Fraction] | None
) -> bool:
    """Equal, or equal with months of 30 days where the peer counts half months in days."""
    if ours is None or theirs is None or ours == theirs:
        return ours is not None and ours == theirs
    month = 30 * SECONDS["Day"]
    return bool(ours[1] or theirs[1]) and ours[0] * month + ours[1] == theirs[0] * month + theirs[1]


def is_amount_range(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def same_amount_range(time: Time, value: list[dict[str, Any]]) -> bool:
    """``P13D/P18D``, open where the peer says zero or infinite."""
    ours = (time.value or "").split("/")
    return len(ours) == len(value) == 2 and all(
        mine == ".."
        if set(theirs) & {"zero", "infinite"}
        else same_amount(duration_of(mine), expected_duration({"value": theirs}))
        for mine, theirs in zip(ours, value, strict=True)
    )
