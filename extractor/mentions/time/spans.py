"""Plans, centuries, decades and runs of days: values that need no calendar point."""

from __future__ import annotations

from datetime import timedelta

from extractor.mentions.mention import TimeValue
from extractor.mentions.time.parts import NotATimeError, TimeGroups
from extractor.mentions.time.pieces import piece
from extractor.mentions.time.state import TimeState
from extractor.mentions.time.words import TimeWords
from extractor.period import Period

#: A decade without its century (80年代) is one of the twentieth.
_LAST_CENTURY = 1900
_UNKNOWN = TimeValue("date", None, None)


def plan(groups: TimeGroups, words: TimeWords) -> TimeValue:
    """“十四五”时期 → 2021/2025, its first four years → 2021/2024, 以来 → 2021/.."""
    first, last = words.plans[groups["plan"]]
    period = Period.of_years(first, last)
    if "since" in groups:
        return TimeValue("date", str(period.onwards()), None)
    if "punit" in groups:
        period = piece(period, groups, words)
    return TimeValue("date", str(period), words.parts.get(groups.get("part", "")))


def age(groups: TimeGroups, words: TimeWords, state: TimeState) -> TimeValue:
    """上世纪80年代 → 1980/1989, 18世纪末 → 1700/1799 END, 20世纪上半叶 → 1900/1949."""
    start = _century(groups, words, state)
    if start is None:
        return _UNKNOWN
    if "decade" in groups:
        first = words.number(groups["decade"])
        last = 10 * words.number(groups["decade_b"]) if "decade_b" in groups else first
        if "decade_b" in groups:
            first *= 10  # 七八十年代
        if last < first:
            raise NotATimeError
        period = Period.of_years(start + first, start + last + 9)
        start += first
    else:
        first, last = words.halves.get(groups.get("agehalf", ""), (0, 99))
        period = Period.of_years(start + first, start + last)
        if "punit" in groups:
            period = piece(period, groups, words)
    state.spoken = period.year
    state.century = start // 100 * 100
    if "since" in groups:
        return TimeValue("date", str(period.onwards()), None)
    return TimeValue("date", str(period), words.parts.get(groups.get("part", "")))


def _century(groups: TimeGroups, words: TimeWords, state: TimeState) -> int | None:
    """The first year of the century said, or of the one a bare decade lies in."""
    if "century" in groups:
        number = words.number(groups["century"])
        return 1 - number * 100 if "bce" in groups else (number - 1) * 100
    if "agerel" not in groups:
        return _LAST_CENTURY if state.century is None else state.century
    today = state.today()
    return (
        None if today is None else today // 100 * 100 + 100 * words.offsets[groups["agerel"]].value
    )


def era(groups: TimeGroups, words: TimeWords) -> TimeValue:
    """公元618年 → 0618, 公元前221年 → -0220: the year before the first is the year 0."""
    month, day = (words.number(groups[n]) if n in groups else None for n in ("month", "day"))
    before = "bceyear" in groups
    year = words.number(groups["bceyear" if before else "ceyear"])
    try:
        return TimeValue("date", str(Period.of(1 - year if before else year, month, day)), None)
    except ValueError:
        raise NotATimeError from None


def reign(groups: TimeGroups, words: TimeWords) -> TimeValue:
    """乾隆十二年 → 1747, as long as the reign lasted."""
    first, last = words.reigns[groups["reign"]]
    year = first + words.number(groups["reignyear"]) - 1
    if not first <= year <= last:
        raise NotATimeError
    return TimeValue("date", str(Period.of(year)), None)


def since(groups: TimeGroups, words: TimeWords) -> TimeValue:
    """改革开放以来 → 1978/..: since the year of what everybody knows."""
    return TimeValue("date", str(Period.of(words.milestones[groups["milestone"]]).onwards()), None)


def days(groups: TimeGroups, words: TimeWords, state: TimeState) -> TimeValue:
    """今明两天 → today and tomorrow, 今明两年 → this year and the next."""
    if state.reference is None:
        return _UNKNOWN
    if groups["span"] in words.years:
        begin, end = (state.reference.year + n for n in words.years[groups["span"]])
        return TimeValue("date", str(Period.of_years(begin, end)), None)
    first, last = (
        Period.of_day(state.reference + timedelta(days=n)) for n in words.days[groups["span"]]
    )
    return TimeValue("date", str(first.to(last)), None)


def current_part(groups: TimeGroups, words: TimeWords, state: TimeState) -> TimeValue:
    """月末, 旬末, 季末: an end of the month, ten days or quarter reported on, else of now."""
    unit, mod = words.current_parts[groups["current"]]
    ref = state.reference
    if unit == "M":
        at = state.month if state.reports_a_month() or ref is None else (ref.year, ref.month)
        period = Period.of(*at) if at else None
    elif ref is None:
        period = None
    elif unit == "Q":
        period = Period.of_quarter(ref.year, (ref.month + 2) // 3)
    elif unit == "W":
        period = Period.of_week(ref)
    else:
        month = Period.of(ref.year, ref.month).fine("day").tail()
        first = (1, 11, 21)[min((ref.day - 1) // 10, 2)]
        begin = Period.of(ref.year, ref.month, first)
        period = begin.to(month if first == 21 else begin.shift(days=9))
    return TimeValue("date", str(period), mod) if period else TimeValue("date", None, mod)
