"""Which period a text reports on: guessed before reading, decided after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.time.parts import TimeContext
from extractor.mentions.time.scan import TimeMatch
from extractor.mentions.time.words import TimeWords
from extractor.period import Period

#: In these months a release that says nothing else reports on the year before.
_LOOKS_BACK = 3
#: A release says what it reports on near its beginning.
_LEAD = 300
_NEWS = 3  # days that news is told late
#: Rules whose times are periods, not days, clocks or durations.
_PERIODS = frozenset(
    (
        "year",
        "class-year",
        "year-part",
        "year-range",
        "month",
        "month-range",
        "sub-year",
        "report-year",
        "fiscal-part",
        "holiday",
        "relative-month",
        "relative-quarter",
        "plan",
    )
)
_SOON = 2  # months ahead, that a month said without a year is likelier to be in than a year ago
_BRACKET = 5  # characters between a time and the days in brackets that say which it is
_BARE_PLAN = 3  # characters
_SUB_YEAR = frozenset({"half", "quarter", "firstq", "firstm", "month"})


class Reporting(NamedTuple):
    """The period of facts that say none, where it came from, and the mention that said it."""

    period: str | None
    origin: str  # text, title, reference, or "" for none
    start: int | None = None
    end: int | None = None
    opened: bool = False  # 今年以来, 9月末: it does not say which period is told of


def guess_year(
    seen: Iterable[tuple[TimeMatch, TimeContext]],
    words: TimeWords,
    *,
    reference: date | None,
    title: str = "",
) -> int | None:
    """The year a text probably reports on, from a first look at its expressions.

    With a reference date it is that year or the one before, whichever the text names first as a
    year or a part of one; a release of the first months that says 全年 alone looks back. Without
    one it is the first year that opens a clause or stands in a full date or a report's name.
    """
    if reference is None:
        return _first_year(seen, words)
    if words.reviews(title):
        return _last_told(reference)
    for one, context in seen:
        year = _year_told(one, context, words, reference)
        if year is not None:
            return year
    return None


def _year_told(
    one: TimeMatch, context: TimeContext, words: TimeWords, reference: date
) -> int | None:
    """The year that one expression of a dated text is probably of, or None."""
    groups = one.groups
    if context.future or context.compared or context.named or "day" in groups or "plan" in groups:
        return None
    if "year" in groups:
        year = words.number(groups["year"])
        return year if reference.year - 1 <= year <= reference.year else None
    if "yrel" in groups:
        offset = words.offsets[groups["yrel"]]
        near = offset.base == "today" and -1 <= offset.value <= 0
        return reference.year + offset.value if near else None
    if "whole" in groups:
        return _last_told(reference)
    last = groups.get("month_b") or groups.get("month")
    if groups.keys() & _SUB_YEAR and last is not None:
        ahead = words.number(last) - reference.month
        return reference.year - (ahead > 0) if not 0 < ahead <= _SOON else None
    return None


def _first_year(seen: Iterable[tuple[TimeMatch, TimeContext]], words: TimeWords) -> int | None:
    for one, context in seen:
        if "year" not in one.groups or context.future or context.compared:
            continue
        if context.opens or one.rule.name == "report-year" or "month" in one.groups:
            return words.number(one.groups["year"])
    return None


def reporting_period(
    mentions: Sequence[Mention],
    contexts: Sequence[TimeContext],
    *,
    reference: date | None,
    guess: int | None = None,
) -> Reporting:
    """The period of facts with nothing said: what the lead names, else the reference day.

    A period that is the base of a comparison, a goal, or still open counts only as its year
    (今年以来 → the year). Without any it is the guessed year, if the text only says 全年 or 一年来;
    else the day of the reference; else unknown.
    """
    lead = _lead_of(mentions, contexts, reference)
    if lead.best is not None:
        return lead.best
    earlier = reference is not None and guess is not None and guess < reference.year
    if _is_news(lead.day, reference):
        earlier = False  # 4月28日，表彰大会召开: news of that day, or of the days before
    if guess is not None and (lead.year_review or earlier):
        return Reporting(str(Period.of(guess)), "text")
    if reference is not None:
        return Reporting(reference.isoformat(), "reference")
    return lead.day or lead.goal or Reporting(None, "")


def _is_news(day: Reporting | None, reference: date | None) -> bool:
    """Whether a text is on a day that was just over when it was published."""
    told = Period.parse(day.period) if day is not None else None
    first = told.first_day if told is not None and told.is_day else None
    return first is not None and reference is not None and 0 <= (reference - first).days <= _NEWS


class _Lead(NamedTuple):
    """What the times near a text's beginning say of its period."""

    best: Reporting | None = None  # a period that can be that of the whole text
    day: Reporting | None = None
    goal: Reporting | None = None
    year_review: bool = False  # 一年来


def _lead_of(
    mentions: Sequence[Mention], contexts: Sequence[TimeContext], reference: date | None
) -> _Lead:
    lead, before = _Lead(), -_BRACKET
    for mention, context in zip(mentions, contexts, strict=True):
        value = mention.value
        assert isinstance(value, TimeValue)
        if mention.start > _LEAD:
            break
        if value.kind == "duration" and value.value == "P1Y":
            lead = lead._replace(year_review=True)
        own = Period.parse(value.value)
        near, before = mention.start - before < _BRACKET, mention.end
        if own is None:
            continue
        if near and mention.rule == "day-range" and _holds(lead.best, own):
            best = Reporting(value.value, "text", mention.start, mention.end)
            lead = lead._replace(best=best)  # 今年采茶季（3月10日至4月20日）
            continue
        told = Reporting(value.value, "text", mention.start, mention.end)
        if context.future:
            lead = lead._replace(goal=lead.goal or told)
        elif mention.rule == "date" and not context.compared:
            lead = lead._replace(day=lead.day or told)
        elif _reported(mention, own, context, reference):
            inner = own.part(None if own.is_year else value.mod)  # 2024年末 speaks of 2024
            period = str(_closed(inner, mention.rule, reference))
            told = told._replace(period=period, opened=own.is_open or value.mod == "END")
            if context.announced:
                return lead._replace(best=told)
            lead = lead._replace(best=lead.best or told)
    return lead


def _holds(best: Reporting | None, own: Period) -> bool:
    """Whether some days lie in the period that was said right in front of them."""
    period = Period.parse(best.period) if best is not None else None
    return period is not None and period.contains(own)


def _reported(mention: Mention, own: Period, context: TimeContext, reference: date | None) -> bool:
    """Whether a time can be the period of a whole text."""
    opening = mention.rule == "day-range" and mention.start == 0  # 11月9日至21日，运动会举行
    if (mention.rule not in _PERIODS and not opening) or context.compared:
        return False
    if context.named and not own.is_open:  # but 2021年以来我市在各类榜单中
        return False
    if mention.rule == "plan":
        return not is_bare_plan(mention)
    if mention.rule == "sub-year" and own.is_year and not context.opens:
        return False  # 占全年…的比重
    if reference is None and mention.rule == "year" and not context.opens:
        return False  # 占公司2019年营收的27%: a year said on the way
    first = own.first_day
    return reference is None or first is None or first <= reference


def is_bare_plan(mention: Mention) -> bool:
    """Whether a plan is named alone: “十四五” is a plan, with 时期 or 以来 a time."""
    return mention.rule == "plan" and mention.end - mention.start <= _BARE_PLAN


def _closed(period: Period, rule: str, reference: date | None) -> Period:
    """The period for facts under ``2024/..``: the plan's five years, or the year that has begun."""
    if period.last is not None:
        return period
    if rule == "plan":
        return Period.of_years(period.year, period.year + 4)
    if reference is not None and period.year < _last_told(reference):
        return period
    return Period.of(period.year)


def _last_told(reference: date) -> int:
    """The last year that can be told of: in the first months of one, the year before.

    去年以来 of January is the last year, of July it runs into this one.
    """
    return reference.year - (reference.month <= _LOOKS_BACK)
