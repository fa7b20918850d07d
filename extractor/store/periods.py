"""EDTF as days: the first and last day of a period, for range queries.

::

    2024            2024-01-01 … 2024-12-31
    2024-01/2024-03 2024-01-01 … 2024-03-31
    2024/..         2024-01-01 … open
    2024-Q2, 2024-34  second quarter (EDTF level 2 writes quarters as months 33 to 36)
    202X            2020-01-01 … 2029-12-31
"""

from __future__ import annotations

import calendar
import datetime
from functools import lru_cache
from typing import NamedTuple

import regex

_POINT = regex.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T[0-9:.Z+-]*)?)?))?"
    r"[?~%]?"
)
#: EDTF level 2: sub-year groupings as months: quarters, thirds and halves of a year.
_GROUPS = {
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},
    **{37 + n: (1 + 4 * n, 4) for n in range(3)},
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},
}


class Days(NamedTuple):
    """First and last day; None where open or not a calendar period."""

    first: datetime.date | None
    last: datetime.date | None


_NONE = Days(None, None)


@lru_cache(maxsize=4096)
def days(edtf: str | None) -> Days:
    """The days of an EDTF period; both None for what has none (``PAST_REF``, a duration)."""
    if not edtf:
        return _NONE
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _point(begin)
    return Days(_point(begin).first, _point(end).last)


def _point(text: str) -> Days:
    match = _POINT.fullmatch(text)
    if match is None:
        return _NONE
    year = match["year"]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    month, count, day = 1, 12, None
    if match["quarter"]:
        month, count = 3 * int(match["quarter"]) - 2, 3
    elif match["month"]:
        month, count = _GROUPS.get(int(match["month"]), (int(match["month"]), 1))
        day = int(match["day"]) if match["day"] else None
    try:
        if day is not None:
            date = datetime.date(first, month, day)
            return Days(date, date)
        final = month + count - 1
        return Days(
            datetime.date(first, month, 1),
            datetime.date(last, final, calendar.monthrange(last, final)[1]),
        )
    except ValueError:  # year 0, 30 February, seasons (21 to 24: no days of their own)
        return _NONE
