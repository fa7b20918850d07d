"""Durations, five-year plans, decades and runs of days: values that need no calendar point."""

from __future__ import annotations

from datetime import timedelta

from extractor.mentions.mention import TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.time.parts import Groups
from extractor.mentions.time.state import TimeState
from extractor.mentions.time.words import TimeWords, Unit

#: Half a unit as so many of the next smaller one.
_HALVES = {"Y": "P6M", "M": "P15D", "W": "P3DT12H", "D": "PT12H", "TH": "PT30M", "TM": "PT30S"}

#: A decade without its century (80年代) is one of the twentieth.
_LAST_CENTURY = 1900


def duration(groups: Groups, words: TimeWords) -> TimeValue:
    """连续7个季度 → P21M; ``streak`` where the run is said to be unbroken."""
    unit = words.units[groups["unit"]]
    streak = "streak" in groups
    if "halfunit" in groups:
        return TimeValue("duration", _half(unit), None, streak)
    count = words.number(groups["n"]) * unit.factor
    value = f"P{'T' if unit.clock else ''}{count}{unit.letter}"
    return TimeValue("duration", value, "APPROX" if "over" in groups else None, streak)


def _half(unit: Unit) -> str:
    return _HALVES.get(("T" if unit.clock else "") + unit.letter, f"PT0.5{unit.letter}")


def plan(groups: Groups, words: TimeWords) -> TimeValue:
    """“十四五”时期 → 2021/2025, its first four years → 2021/2024, 以来 → 2021/.."""
    first, last = words.plans[groups["plan"]]
    if "since" in groups:
        return TimeValue("date", edtf.onwards(edtf.year(first)), None)
    if "planyears" in groups:
        last = first + words.number(groups["planyears"]) - 1
    mod = words.parts.get(groups.get("part", ""))
    return TimeValue("date", f"{edtf.year(first)}/{edtf.year(last)}", mod)


def decade(groups: Groups, words: TimeWords, state: TimeState) -> TimeValue:
    """上世纪80年代 → 1980/1989."""
    today = state.today()
    if "century" in groups:
        start = (words.number(groups["century"]) - 1) * 100
    elif not groups.keys() & {"lastcentury", "thiscentury"}:
        start = _LAST_CENTURY
    elif today is None:
        return TimeValue("date", None, None)
    else:
        start = today // 100 * 100 - (100 if "lastcentury" in groups else 0)
    start += words.number(groups["decade"])
    mod = words.parts.get(groups.get("part", ""))
    return TimeValue("date", f"{edtf.year(start)}/{edtf.year(start + 9)}", mod)


def days(groups: Groups, words: TimeWords, state: TimeState) -> TimeValue:
    """今明两天 → today and tomorrow."""
    if state.reference is None:
        return TimeValue("date", None, None)
    reference = state.reference
    first, last = (edtf.day(reference + timedelta(days=n)) for n in words.days[groups["span"]])
    return TimeValue("date", edtf.interval(first, last), None)
