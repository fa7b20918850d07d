"""What a resolved time leaves in the state of its text: the day, the month, the period told of."""

from __future__ import annotations

from extractor.mentions.time.parts import TimeContext, TimeGroups
from extractor.mentions.time.state import TimeState
from extractor.mentions.time.words import TimeWords
from extractor.period import Period

#: Groups that only a day has.
_OF_DAYS = frozenset({"day", "drel", "weekday", "hour", "festival", "lunarday", "term"})
#: Groups that only a part of a year has.
_PART_OF_YEAR = frozenset({"half", "quarter", "firstq", "firstm", "month"})


def remember(
    state: TimeState,
    words: TimeWords,
    period: Period | None,
    groups: TimeGroups,
    context: TimeContext,
) -> None:
    """Keep what later times of the text are reckoned from; a time compared with is none."""
    if period is None or period.first_day is None:
        return
    explicit = bool(groups.keys() & {"year", "yrel", "minguo", "yy"})
    if explicit:
        state.spoken = period.year
    whole_day = period.grain in ("day", "clock") and "punit" in groups
    if groups.keys() & _OF_DAYS or whole_day:
        _remember_day(state, words, period, groups, explicit=explicit)
    elif not (context.compared or context.future or context.named):
        _remember_period(state, period, groups, context, explicit=explicit)


def _remember_day(
    state: TimeState, words: TimeWords, period: Period, groups: TimeGroups, *, explicit: bool
) -> None:
    first = period.first_day
    if first is None:
        return
    state.day = state.sentence_day = period.last_day or first
    state.month = (first.year, first.month)
    if not period.is_day and period.grain == "day":
        state.stretch, state.feast = period, _moving(words, groups)
    if explicit:
        state.sentence_year, state.sentence_date = first.year, True
    if "year" in groups and state.anchor is None:
        state.anchor = first.year


def _moving(words: TimeWords, groups: TimeGroups) -> str | None:
    """A festival whose days off lie elsewhere in each year."""
    name = groups.get("festival", "")
    return name if words.calendar.moves(name) else None


def _remember_period(
    state: TimeState, period: Period, groups: TimeGroups, context: TimeContext, *, explicit: bool
) -> None:
    """What the text reports on, unless it is a date in someone's history."""
    last = period.last_day or period.first_day
    if last is None or not _plausible(state, period.year, groups, context):
        return
    if explicit and (context.opens or "yrel" not in groups):
        state.sentence_year = period.year
        state.sentence_date = "month" in groups
    in_passing = "year" in groups and not context.opens and not groups.keys() & _PART_OF_YEAR
    if in_passing and state.year not in (None, period.year):
        return  # 揭晓的2024年度评价结果: of that alone
    if groups.keys() & {"month", "mrel"}:
        state.month = (last.year, last.month)
    state.year, state.period, state.said = period.year, str(period), True
    state.stretch = None
    if not period.is_month:
        state.wide = period
    if "year" in groups:
        state.anchor = period.year


def _plausible(state: TimeState, year: int, groups: TimeGroups, context: TimeContext) -> bool:
    """Whether a year said here can be the one reported on, not a date in someone's history."""
    if "yrel" in groups or "year" not in groups or context.opens:
        return True
    near = state.reference.year if state.reference else state.guess
    return near is None or abs(year - near) <= 1
