"""How long a period is, and which part of which year: what tells a half-year from a year."""

from __future__ import annotations

from functools import lru_cache

from extractor.period import Period

YEAR = "year"
#: Periods of these kinds, the longest first; what is not among them comes before the days.
KINDS = (YEAR, "9 months", "half-year", "quarter", "month")
_LAST_DAY = (12, 31)


@lru_cache(maxsize=4096)  # a page asks for few, of each point more than once
def period_kind(key: str | None) -> str:
    """``year``, ``half-year``, ``quarter``, ``month``, ``9 months``, ``5 years``, ``day``…

    Empty for what is no period of the calendar.
    """
    period = Period.parse(key)
    if period is None or period.is_open:
        return ""
    if period.is_day:
        return "day"
    months = period.months or 0
    begins = period.begins[1]
    if not months or period.grain in ("day", "clock"):
        return "days"
    if months % 12 == 0 and begins == 1:
        return YEAR if months == 12 else f"{months // 12} years"
    named = {6: "half-year", 3: "quarter", 1: "month"}.get(months)
    if named and (begins - 1) % months == 0:
        return named
    return f"{months} months"


def by_length(key: str | None) -> tuple[int, str]:
    """Sorts periods so that those of one kind stand together, years first."""
    kind = period_kind(key)
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)


def part_of(key: str | None, *, stock: bool = False) -> tuple[str, str] | None:
    """Which part of which year: ``(year, 2023)``, ``(H1, 2023)``, ``(M01-09, 2023)``.

    None of what is no part of one year.

    Args:
        key: the key of a period.
        stock: of what holds on a day the last of December stands for the year.
    """
    period = Period.parse(key)
    if period is None or period.is_open:
        return None
    (first_year, *begins), (last_year, *ends) = period.begins, period.ends
    if first_year != last_year:
        return None
    return _part(period, tuple(begins), tuple(ends), stock=stock), f"{last_year:04d}"


def _part(period: Period, begins: tuple[int, ...], ends: tuple[int, ...], *, stock: bool) -> str:
    kind = period_kind(str(period))
    first, last = begins[0], ends[0]
    if kind == YEAR or (kind == "day" and stock and ends == _LAST_DAY):
        return YEAR
    if kind == "day":
        return f"{first:02d}-{begins[1]:02d}"
    if kind == "days":
        return f"{first:02d}-{begins[1]:02d}/{last:02d}-{ends[1]:02d}"
    short = {"half-year": f"H{last // 6}", "quarter": f"Q{last // 3}", "month": f"M{first:02d}"}
    return short.get(kind, f"M{first:02d}-{last:02d}")
