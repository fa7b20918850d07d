"""Points and runs counted from the reference, or from the day said before: 3天后, 上两周."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from extractor.mentions.mention import TimeValue
from extractor.mentions.time.amounts import DurationParts, amount_of, few, letter_of
from extractor.mentions.time.parts import TimeGroups
from extractor.mentions.time.state import TimeState
from extractor.mentions.time.words import TimeWords
from extractor.period import Period
from extractor.point import Grain, Point

_UNKNOWN = TimeValue("date", None, None)
_SECONDS = {"H": 3600, "m": 60, "S": 1}
_DAYS = {"W": 7, "D": 1}
_GRAINS: dict[str, Grain] = {"Y": "year", "M": "month", "D": "day"}


def ago(groups: TimeGroups, words: TimeWords, state: TimeState) -> TimeValue:
    """3天后 → that day, 两年前 → that year, 10日内 → from the reference to that day.

    What lies ahead counts from the day last said in the sentence, else from the reference.
    """
    if "n_b" in groups:
        return _few(groups, words, state)
    parts = amount_of(groups, words)
    sign = -1 if "back" in groups else 1
    letter = letter_of(words.units[groups["unit"]])
    base = (state.sentence_day if "forth" in groups else None) or state.reference
    if base is None:
        return _UNKNOWN
    if letter in _SECONDS:
        return _clock_ago(groups, parts, sign, letter, state)
    point = _moved(Period.of_day(base), parts, sign)
    inside = "inside" in groups
    if letter == "W" and not inside:
        day = point.first_day
        point = Period.of_week(day) if day else point
    elif not inside:
        point = point.coarse(_grain(letter, parts))
    if inside:
        point = Period.of_day(base).to(point)
    return TimeValue("date", str(point), _mod(groups))


def _few(groups: TimeGroups, words: TimeWords, state: TimeState) -> TimeValue:
    """两三天后 → from the second to the third day on; 三五年内 → until the fifth year."""
    one = {k: v for k, v in groups.items() if k not in ("n_b", "tens")}
    ends = [ago({**one, "n": n}, words, state) for n in few(groups)]
    if "inside" in groups:
        return ends[1]
    spans = sorted(
        (p for end in ends if (p := Period.parse(end.value)) is not None), key=lambda p: str(p)
    )
    if len(spans) < len(ends):
        return _UNKNOWN
    return TimeValue("date", str(spans[0].to(spans[1])), ends[0].mod)


def nth(groups: TimeGroups, words: TimeWords, state: TimeState) -> TimeValue:
    """第三天 → the day after next: the first one is that of the reference."""
    if state.reference is None:
        return _UNKNOWN
    letter = letter_of(words.units[groups["punit"]])
    point = _unit_at(state.reference, letter, words.number(groups["fromnow"]) - 1)
    tail = words.tails.get(groups.get("tail", ""))
    if tail == "FROM":
        point = point.onwards()
    return TimeValue("date", str(point), "AFTER" if tail == "AFTER" else None)


def _grain(letter: str, parts: DurationParts) -> Grain:
    """两年前 is a year, 一年半前 a month, 两个半月前 a day."""
    finest = [k for k in "YMD" if parts.get(k)]
    return _GRAINS[finest[-1] if finest else "D"]


def _mod(groups: TimeGroups) -> str | None:
    if "marked" in groups:
        return "BEFORE" if "back" in groups else "AFTER"
    return "APPROX" if "over" in groups else None


def _moved(day: Period, parts: DurationParts, sign: int) -> Period:
    months = int(parts.get("Y", 0) * 12 + parts.get("M", 0))
    days = int(sum(parts.get(k, 0) * n for k, n in _DAYS.items()))
    return day.shift(months=sign * months).shift(days=sign * days)


def _clock_ago(
    groups: TimeGroups, parts: DurationParts, sign: int, letter: str, state: TimeState
) -> TimeValue:
    if state.now is None:
        return _UNKNOWN
    seconds = sum(float(parts.get(k, 0)) * n for k, n in _SECONDS.items())
    fine = "S" if letter == "S" else "m"
    point = _instant(state.now + timedelta(seconds=sign * seconds), fine)
    if "inside" in groups:
        point = _instant(state.now, fine).to(point)
    return TimeValue("date", str(point), _mod(groups))


def run(groups: TimeGroups, words: TimeWords, state: TimeState) -> TimeValue:
    """上两周, 下三个月: so many whole units before or after the one of the reference."""
    unit = words.units[groups["unit"]]
    if state.reference is None or "n" not in groups:
        return _UNKNOWN
    count = words.number(groups["n"]) * unit.factor
    first, last = (1, count) if "next" in groups else (-count, -1)
    letter = letter_of(unit)
    if letter in _SECONDS:
        period = _clock_run(state.now, letter, first, last)
        return TimeValue("date", str(period), None) if period else _UNKNOWN
    start, end = (_unit_at(state.reference, letter, n) for n in (first, last))
    return TimeValue("date", str(start.to(end)), None)


def _unit_at(reference: date, letter: str, n: int) -> Period:
    if letter == "W":
        return Period.of_week(reference, n)
    if letter == "Y":
        return Period.of(reference.year + n)
    if letter == "M":
        return Period.of(reference.year, reference.month).shift(months=n)
    return Period.of_day(reference + timedelta(days=n))


def _clock_run(now: datetime | None, letter: str, first: int, last: int) -> Period | None:
    if now is None:
        return None
    whole = {"H": time(now.hour), "m": time(now.hour, now.minute), "S": now.time()}[letter]
    start = datetime.combine(now.date(), whole)
    ends = (start + timedelta(seconds=n * _SECONDS[letter]) for n in (first, last))
    begin, end = (_instant(at, "S" if letter == "S" else "m") for at in ends)
    return begin.to(end)


def _instant(at: datetime, fine: str) -> Period:
    point = Point(at.year, at.month, at.day, f"{at:%H:%M:%S}" if fine == "S" else f"{at:%H:%M}")
    return Period(point, point)
