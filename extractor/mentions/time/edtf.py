"""EDTF strings for callers that hold a record's text; the arithmetic is :mod:`extractor.period`."""

from __future__ import annotations

from datetime import date

from extractor.period import Period


def is_edtf(value: str | None) -> bool:
    """True for a point or interval, false for ``PAST_REF``, a duration and None."""
    return Period.parse(value) is not None


def bounds(value: str | None) -> tuple[date | None, date | None]:
    """First and last day; None for an open end, for what is no EDTF and for years before 1."""
    period = Period.parse(value)
    return (period.first_day, period.last_day) if period else (None, None)


def year_of(value: str | None) -> int | None:
    """The year a value belongs to: that of its end, or of its beginning where the end is open."""
    period = Period.parse(value)
    return period.year if period else None


def shift(value: str, *, years: int = 0, months: int = 0) -> str:
    """The same span so many years or months later; what is no EDTF passes unchanged."""
    period = Period.parse(value)
    return str(period.shift(years=years, months=months)) if period else value


def previous(value: str) -> str:
    """The same span one year earlier; a term of several years moves by its length."""
    period = Period.parse(value)
    return str(period.year_before()) if period else value


def end_point(value: str, mod: str | None) -> str:
    """The point that a value with START, MID or END stands for: ``2021`` + END → ``2021-12``."""
    period = Period.parse(value)
    return str(period.part(mod)) if period else value
