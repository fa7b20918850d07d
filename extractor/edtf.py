"""What EDTF (ISO 8601-2) writes, as two points: levels 0 and 1, of level 2 the parts of a year."""

from __future__ import annotations

import re

from extractor.point import Point

#: A period's ends; None is an open one.
Bounds = tuple[Point | None, Point | None]

OPEN = ".."
_POINT = re.compile(
    r"(?P<sign>-?)(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?:Q(?P<quarter>[1-4])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<clock>[0-9]{2}(?::[0-9]{2}){0,2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?))?)?))?"
    r"[?~%]?"
)
#: EDTF level 2 writes parts of a year as months: number → first month, how many months.
_GROUPS = {
    **{33 + n: (1 + 3 * n, 3) for n in range(4)},  # quarters
    **{37 + n: (1 + 4 * n, 4) for n in range(3)},  # thirds
    **{40 + n: (1 + 6 * n, 6) for n in range(2)},  # halves
}


def ends_of(text: str) -> Bounds | None:
    """The first and the last point; None for anything else (``PAST_REF``, ``P3Y``).

    An end may lie before the beginning: that is the caller's to refuse.
    """
    begin, slash, end = text.partition("/")
    try:
        if not slash:
            return _one(begin)
        first, last = _one(begin), _one(end)
    except ValueError:  # a month or a day that does not exist
        return None
    if OPEN in (begin, end):
        known = last if begin == OPEN else first
        return known and ((None, known[1]) if begin == OPEN else (known[0], None))
    return (first[0], last[1]) if first and last else None


def _one(text: str) -> tuple[Point, Point] | None:
    """One side: a quarter and a decade are several months and years.

    Raises:
        ValueError: a month or a day that does not exist.
    """
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    sign = -1 if match["sign"] else 1
    low, high = (sign * int(match["year"].replace("X", digit)) for digit in "09")
    if low != high:
        years = sorted((low, high))
        return None if match["quarter"] or match["month"] else (Point(years[0]), Point(years[1]))
    if match["quarter"]:
        quarter = int(match["quarter"])
        return Point(low, 3 * quarter - 2), Point(low, 3 * quarter)
    month = int(match["month"]) if match["month"] else None
    if month in _GROUPS and not match["day"]:
        first, count = _GROUPS[month]
        return Point(low, first), Point(low, first + count - 1)
    point = Point(low, month, int(match["day"]) if match["day"] else None, match["clock"] or "")
    return point, point
