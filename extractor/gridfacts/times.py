"""The period of a cell: what its heads, its stub and the caption say, the nearest first."""

from __future__ import annotations

import re
from datetime import date

from extractor.gridfacts.labels import Label
from extractor.mentions.time import edtf
from extractor.mentions.times import find_times
from extractor.period import Period

_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = len("2024-01")


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
    year = None if _YEAR.search(text) else edtf.year_of(_last(outer))
    day = date(year, 12, 31) if year is not None and 0 < year < 10_000 else reference
    found = find_times(text, reference=day)
    if len(found) != 1 or found[0].kind != "date" or not edtf.is_edtf(found[0].value):
        raise Unknown(text)
    value, mod = found[0].value, found[0].mod
    assert value is not None
    if mod in ("START", "END"):
        return edtf.end_point(value, mod)
    return value


def _counted(when: str, base: str | None) -> str | None:
    if base is None:
        raise Unknown(when)
    last = _last(base)
    if when == "month":
        if last is None or len(last) < _MONTH:
            raise Unknown(when)
        return last[:_MONTH]
    if when == "ytd":
        if last is None or len(last) < _MONTH:
            return base
        return str(Period.of_months(int(last[:4]), 1, int(last[5:_MONTH])))
    if when == "before":
        return edtf.shift(base, years=-1)
    return base


def _last(period: str | None) -> str | None:
    return period.split("/")[-1] if period else None
