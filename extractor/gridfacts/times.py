"""The period of a cell: what its heads, its stub and the caption say, the nearest first."""

from __future__ import annotations

import re
from datetime import date

from extractor.gridfacts.labels import Label
from extractor.mentions.times import find_times
from extractor.period import Period

_BEFORE = "_before"  # the same a year earlier
_MONTHS = ("month", "last_month", "last_quarter")
_QUARTER = 3  # months
_YEAR = re.compile(r"(?:19|20)\d\d")


class Unknown(Exception):  # noqa: N818  # no error: a period that cannot be told
    """A label names a period that cannot be told here."""


def period_of(labels: list[Label], *, base: str | None, reference: date | None) -> str | None:
    """The period that labels give, from the outermost to the innermost, over that of the grid.

    Raises:
        Unknown: a label counts from a period that nobody says.
    """
    period = base
    for label in labels:
        if label.time:
            period = _said(label.time, period, reference)
        if label.when:
            period = _counted(label.when, period)
    return period


def _said(text: str, outer: str | None, reference: date | None) -> str | None:
    """A time as written; one without a year takes that of the period around it."""
    if _YEAR.fullmatch(text):
        return text
    last = None if _YEAR.search(text) else _last(outer)
    year = last.year if last else None
    day = date(year, 12, 31) if year is not None and 0 < year < 10_000 else reference
    found = find_times(text, reference=day)
    own = Period.parse(found[0].value) if len(found) == 1 and found[0].kind == "date" else None
    if own is None:
        raise Unknown(text)
    return str(own.part(found[0].mod) if found[0].mod in ("START", "END") else own)


def _counted(when: str, base: str | None) -> str | None:
    if base is None:
        raise Unknown(when)
    last = _last(base)
    known = last is not None and last.grain != "year"
    if when.endswith(_BEFORE):
        return _counted("before", _counted(when.removesuffix(_BEFORE), base))
    if when in _MONTHS:
        if last is None or not known:
            raise Unknown(when)
        return str(_months(when, last))
    if when == "ytd":
        return str(Period.of_months(last.year, 1, last.ends[1])) if last and known else base
    if when == "before":
        own = Period.parse(base)
        return str(own.shift(years=-1)) if own else base
    return base


def _months(when: str, last: Period) -> Period:
    """The last month of a table, or the month or quarter before the table's own."""
    month = last.ends[1]
    if when != _MONTHS[-1]:
        return Period.of(last.year, month).shift(months=-_MONTHS.index(when))
    if month % _QUARTER:
        raise Unknown(when)
    return Period.of_months(last.year, month - _QUARTER + 1, month).shift(months=-_QUARTER)


def _last(period: str | None) -> Period | None:
    """Its last year, month or day; None where its end is open."""
    own = Period.parse(period)
    return own.tail() if own and own.last else None
