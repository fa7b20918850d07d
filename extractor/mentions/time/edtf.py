"""Arithmetic on EDTF strings: the level of ISO 8601-2 that records use.

A value is a point (``2024``, ``2024-01``, ``2024-01-05``, ``2024-01-05T10:00``), a closed interval
(``2024-01/2024-06``), or an interval open at one end (``2024/..``, ``../2024``). Anything else
(``PAST_REF``, None) has no bounds and passes through unchanged.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

OPEN = ".."


def year(y: int) -> str:
    """``2024`` → ``"2024"``; astronomical year numbering before our era (−1993 is 1994 BCE)."""
    return f"{y:04d}" if y >= 0 else f"-{-y:04d}"


def month(y: int, m: int) -> str:
    return f"{year(y)}-{m:02d}"


def day(at: date) -> str:
    return at.isoformat()


def months(y: int, first: int, last: int) -> str:
    """The months ``first`` to ``last`` of one year: ``2024-01/2024-06``, or one month alone."""
    return month(y, first) if first == last else f"{month(y, first)}/{month(y, last)}"


def interval(start: str, end: str) -> str:
    """From the beginning of one value to the end of another."""
    first, last = start.split("/")[0], end.split("/")[-1]
    return first if first == last else f"{first}/{last}"


def onwards(value: str) -> str:
    """``2024`` → ``2024/..``: open at its end."""
    return f"{value.split('/')[0]}/{OPEN}"


def is_edtf(value: str | None) -> bool:
    """True for a point or interval, false for ``PAST_REF``, a duration and None."""
    return value is not None and (value[0].isdigit() or value[0] == "-" or value.startswith(OPEN))


def _ymd(point: str) -> tuple[int, int | None, int | None]:
    sign, body = (-1, point[1:]) if point.startswith("-") else (1, point)
    parts = body.split("T")[0].split("-")
    return (
        sign * int(parts[0]),
        int(parts[1]) if len(parts) > 1 else None,
        int(parts[2]) if len(parts) > 2 else None,
    )


def _write(y: int, m: int | None, d: int | None) -> str:
    if m is None:
        return year(y)
    return month(y, m) if d is None else f"{month(y, m)}-{d:02d}"


def bounds(value: str | None) -> tuple[date | None, date | None]:
    """First and last day; None for an open end, for what is no EDTF and for years before 1."""
    if not is_edtf(value) or value is None:
        return None, None
    first, last = value.split("/")[0], value.split("/")[-1]
    return _first_day(first), _last_day(last)


def _first_day(point: str) -> date | None:
    if point == OPEN or point.startswith(("-", "0000")):
        return None
    y, m, d = _ymd(point)
    return date(y, m or 1, d or 1)


def _last_day(point: str) -> date | None:
    if point == OPEN or point.startswith(("-", "0000")):
        return None
    y, m, d = _ymd(point)
    m = m or 12
    return date(y, m, d or calendar.monthrange(y, m)[1])


def year_of(value: str | None) -> int | None:
    """The year a value belongs to: that of its end, or of its beginning where the end is open."""
    if not is_edtf(value) or value is None:
        return None
    first, last = value.split("/")[0], value.split("/")[-1]
    point = first if last == OPEN else last
    return None if point == OPEN else _ymd(point)[0]


def shift(value: str, *, years: int = 0, months: int = 0) -> str:
    """The same span so many years or months later (earlier when negative).

    A day that the new month does not have becomes its last day; a year alone moves by whole years.
    """
    if not is_edtf(value):
        return value
    return "/".join(_shift_point(point, years, months) for point in value.split("/"))


def _shift_point(point: str, years: int, months: int) -> str:
    if point == OPEN:
        return point
    y, m, d = _ymd(point)
    clock = point[point.index("T") :] if "T" in point else ""
    if m is None:
        return year(y + years + months // 12)
    total = (y + years) * 12 + (m - 1) + months
    y, m = divmod(total, 12)
    m += 1
    if d is not None:
        d = min(d, calendar.monthrange(y, m)[1]) if y > 0 else d
    return _write(y, m, d) + clock


def previous(value: str) -> str:
    """The same span one year earlier; a term of several years (``2021/2025``) moves by its length.

    ``2024-01/2024-06`` → ``2023-01/2023-06``; ``2024/..`` → ``2023``.
    """
    if not is_edtf(value):
        return value
    first, last = value.split("/")[0], value.split("/")[-1]
    if last == OPEN:
        return _shift_point(first, -1, 0)
    if first == OPEN:
        return f"{OPEN}/{_shift_point(last, -1, 0)}"
    length = 1
    if "/" in value and len(first) == 4 and len(last) == 4:
        length = int(last) - int(first) + 1
    return shift(value, years=-length)


def end_point(value: str, mod: str | None) -> str:
    """The point that a value with START, MID or END stands for: ``2021`` + END → ``2021-12``.

    ``2021/2025`` + END → ``2025``; ``2025-01/2025-09`` + END → ``2025-09``; other values and
    other modifiers pass unchanged.
    """
    if not is_edtf(value) or mod not in ("START", "MID", "END"):
        return value
    first, last = value.split("/")[0], value.split("/")[-1]
    if "/" in value:
        return last if mod == "END" and last != OPEN else first if mod == "START" else value
    y, m, _ = _ymd(value)
    if m is None:
        return month(y, {"START": 1, "MID": 6, "END": 12}[mod])
    return value


def week_of(at: date, weeks: int = 0) -> str:
    """The Monday to Sunday around a day, so many weeks later."""
    monday = at - timedelta(days=at.weekday()) + timedelta(weeks=weeks)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
