"""Rows of the tables of times whose cells are in shape and yet say no day, or an end before its
beginning: refused when the tables are read, for a text would meet them later or never."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from extractor.rulebook import Row

_LEAP = 2000  # a year that has every day of the calendar
_DAYS = 30  # of the longest lunar month
#: Calendar → the shape of its values, and how one is written.
_SHAPES = {
    "solar": (r"(?P<month>\d\d)-(?P<day>\d\d)", "month-day, 03-08"),
    "lunar": (r"last|(?P<month>\d\d)-(?P<day>\d\d)(?: -?\d+)?", "month-day, 08-15, or last"),
    "nth": (r"(?P<month>\d\d)/-?[1-5]/[1-7]", "month/n/weekday, 05/2/7"),
    "term": (r"(?P<name>\S+)", "a word of times_terms"),
    "movable": (r"(?P<name>\S+)(?: -?\d+)?", "a word of times_movable, and days after it"),
}


def check_festival(row: Row, terms: Collection[str], movable: Collection[str]) -> None:
    """Refuse a festival whose value is no day of its calendar.

    Args:
        row: of times_festivals.
        terms: the solar terms that times_terms knows.
        movable: the days that times_movable knows.

    Raises:
        PatternError: with how such a value is written.
    """
    kind, value = row.get("calendar"), row.get("value")
    shape, written = _SHAPES[kind]
    match = re.fullmatch(shape, value)
    names = {"term": terms, "movable": movable}.get(kind)
    if match is None or not (match["name"] in names if names is not None else _is_day(kind, match)):
        raise row.wrong(f"no {kind} day {value!r}", hint=f"written as {written}")


def _is_day(kind: str, match: re.Match[str]) -> bool:
    said = match.groupdict()
    if said["month"] is None:
        return True  # the last of the lunar year
    month, day = int(said["month"]), int(said.get("day") or 1)
    if kind != "solar":
        return 1 <= month <= 12 and 1 <= day <= _DAYS
    try:
        date(_LEAP, month, day)
    except ValueError:
        return False
    return True


def ordered(row: Row, first: str, last: str) -> None:
    """Refuse a row whose cell ``last`` is before its cell ``first``; both are there.

    Raises:
        PatternError: naming both.
    """
    begin, end = row.get(first), row.get(last)
    if (int(end) < int(begin)) if begin.isdecimal() else end < begin:
        raise row.wrong(f"{last} {end} is before {first} {begin}")


def lunar_months(row: Row) -> None:
    """Refuse a lunar year whose months are not twelve and its leap month.

    Raises:
        PatternError: naming how many there are.
    """
    found, leap = len(row.get("days").split()), row.get("leap")
    if found != 12 + (leap != "0"):
        raise row.wrong(f"{found} months with the leap month {leap}", hint="12, and one where leap")


def months(row: Row, *columns: str) -> None:
    """Refuse a row with a cell that is no month's number.

    Raises:
        PatternError: naming it.
    """
    for column in columns:
        if not 1 <= int(row.get(column)) <= 12:
            raise row.wrong(f"{column} is a month, 1 to 12, not {row.get(column)!r}")
