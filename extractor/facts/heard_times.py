"""Hearing of times: how much of what follows a time that was said is told of."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.field import Field
from extractor.facts.goals import only_planned
from extractor.facts.held import hold
from extractor.facts.scene import Scene
from extractor.facts.times import (
    ahead,
    is_ahead,
    is_streak,
    numbers,
    of_honour,
    of_report,
    opens_year,
    run_of_years,
    said_period,
    to_come,
    within,
)
from extractor.mentions.element import FEASTS
from extractor.mentions.mention import Mention, TimeValue
from extractor.period import Period

_DAY = len("2024-01-05")
_OPEN = "/.."
_TERM, _LONGEST_TERM = 3, 5  # years that a review of several looks back on; more stand apart
YEARLY = (len("2024"), len("2021/2025"))
_LONG = 5  # years, after which news tells of the past on the way
_QUARTER = 3  # months
_FORECAST = "forecast"
_MILESTONE = "milestone"  # the rule of 改革开放以来
#: Labels in front of a time that something is measured by, or came after.
_MEASURED_BY = frozenset({"P_PAST", "CMP", "OVER", "REACH", "THAN"})
_AMOUNTS = frozenset({"QTY", "NUM", "PCT", "PP", "MULT"})
_DOING = frozenset({"LIGHT", "FOR", "VIEW"})  # labels in front of a time and of a noun after it
_DONE_TO = frozenset({"N", "STATUS", "ADV"})
_WHOSE = frozenset({"PLACE", "ORG", "SCOPE"})


def hear_times(
    scene: Scene, context: Context, field: Field, said: str, *, aside: bool = False
) -> Context:
    """The times of a field, held for what follows.

    A day said ``aside``, in a clause without a fact, is when something was announced, where the
    document reports on more than a day.
    """
    if not field.times and not field.durations:
        return context
    looking_back = tuple(m for m in field.durations if not is_streak(m))
    years = run_of_years(looking_back)
    if years:
        first = looking_back[0]
        context = hold(scene, context, "years", Slot(str(years), first.start, first.end), said)
    aims = context.aims or field.status is not None  # 计划三年内建成120家
    term = scene.issuer.term(years) if years and said != "inside" and not aims else None
    whole = years == 1 and _sums_up(scene, looking_back[0])
    several = years >= _TERM and (years <= _LONGEST_TERM or _stands_apart(scene, looking_back[0]))
    if term is not None and (whole or several):
        back = Slot(term, looking_back[0].start, looking_back[0].end)
        if scene.issuer.of_day and several:
            # 十年来，造林10亿亩。…: what follows is of the day again, but of 十年来，林地增多。…
            level = "sentence" if _counts(scene, looking_back[0]) else "paragraph"
            context = context.hold("period", back, level)
        else:
            context = hold(scene, context, "period", back, "heading" if scene.first else said)
    for mention in field.times:
        context = _hear_time(scene, context, field, said, mention, aside=aside)
    sure = ahead(field.times)
    if sure is None and not aside and context.get("status", "segment", "sentence") is None:
        sure = to_come(scene, field.times)
    if sure is None:
        return context
    plans = any(_opens_plans(scene, mention) for mention in filter(is_ahead, field.times))
    return context.hold("status", sure, "paragraph" if plans else "sentence")


def _hear_time(
    scene: Scene, context: Context, field: Field, said: str, mention: Mention, *, aside: bool
) -> Context:
    """One time of a field, held for as much of what follows as it is said of."""
    slot = said_period(scene, mention)
    if slot is None:
        return context
    if aside and _announced(scene, context, mention, slot.value):
        on_day = _is_on_day(context, field, slot)
        return context.hold("period", slot, "sentence") if on_day else context
    if _is_aside(scene, mention, aside=aside) or _was_before(context, field, slot):
        return context  # 年初，工程投运: when that was, and nothing that follows
    at = scene.atoms.span(mention.start, mention.end)[0]
    while scene.label(at - 1) in _WHOSE:
        at -= 1
    alone = _of_one_thing(scene, context, mention, slot) or scene.label(at - 1) in _MEASURED_BY
    if alone or said == "inside" and only_planned(scene, context, field, slot):
        return context  # 继2023年获批试点后，…; 已超过全省去年全年，…: of that alone
    if _of_its_sentence(scene, mention, slot):
        return context.hold("period", slot, "sentence")
    if is_ahead(mention) and _opens_plans(scene, mention):
        return context.hold("period", slot, "paragraph")
    aims = field.status is not None and field.status.row.get("status") != _FORECAST
    aims = aims or is_ahead(mention)
    if field.until or (aims and said != "heading"):  # 今后五年，要实现以下目标：: of all under it
        return context.hold("period", slot, "sentence")
    if said != "heading" and (_is_to_come(scene, slot) or _is_long_over(scene, slot)):
        return context.hold("period", slot, "sentence")
    day, clock, _ = slot.value.partition("T")
    context = hold(scene, context, "period", slot._replace(value=day), said)
    return context.hold("period", slot, "sentence") if clock else context


def _was_before(context: Context, field: Field, slot: Slot) -> bool:
    """收案97件，| 上年同期为197件，结案80件: what was told of was so much a year before."""
    base = Period.parse(slot.value)
    told = (Period.parse(topic.period) for topic in context.topics)
    before = any(own is not None and own.year_before() == base for own in told)
    return before and not field.phrase


def _is_aside(scene: Scene, mention: Mention, *, aside: bool) -> bool:
    """True for a time that dates one thing alone.

    Said ``aside``, in a clause without a fact, it is that of what a verb does something to: 完成 |
    全年 | 目标, 为 | 全年 | 增长打基础.
    """
    if opens_year(mention) or of_honour(scene, mention) or numbers(scene, mention):
        return True
    own = Period.parse(mention.value.value) if isinstance(mention.value, TimeValue) else None
    if not aside or own is None or not own.is_year:
        return False  # 举办 | 4月 | 茶商大会，签约…: what came of it is of April
    begin, end = scene.atoms.span(mention.start, mention.end)
    return scene.label(begin - 1) in _DOING and scene.label(end) in _DONE_TO


def _opens_plans(scene: Scene, mention: Mention) -> bool:
    """True in a place's yearly report for 今后五年，… at the head of a sentence: of all after."""
    apart = _stands_apart(scene, mention)
    return _is_yearly(scene) and apart and mention.start == scene.atoms.starts[0]


def _is_to_come(scene: Scene, slot: Slot) -> bool:
    """True in news for a time after its day: 预计6月底通水。水渠长98公里 as it is.

    Not from a time on: 1月20日起，实施补贴。每件补贴500元.
    """
    own, today = Period.parse(slot.value), scene.issuer.reference
    held = own is None or own.is_open or not scene.issuer.of_day
    first = None if held or own is None else own.first_day
    return today is not None and first is not None and first > today


def _is_long_over(scene: Scene, slot: Slot) -> bool:
    """True in news for what is years ago: 该桥建于上世纪70年代。街道的3个部门 are of the day."""
    own, today = Period.parse(slot.value), scene.issuer.reference
    if own is None or own.is_open or not scene.issuer.of_day:
        return False
    return today is not None and own.year < today.year - _LONG


def _stands_apart(scene: Scene, mention: Mention) -> bool:
    """十年来，造林10亿亩, and 十年里，…; not 创十年来新高."""
    inside = scene.label(scene.atoms.span(mention.start, mention.end)[1]) == "INSIDE"
    return scene.reading.text[mention.end + inside : mention.end + inside + 1] in ("，", ",")


def _counts(scene: Scene, mention: Mention) -> bool:
    """Whether an amount follows a time in its sentence."""
    at = scene.atoms.span(mention.start, mention.end)[1]
    return any(scene.label(one) in _AMOUNTS for one in range(at, len(scene.atoms)))


def _is_yearly(scene: Scene) -> bool:
    """Whether the text is the report of a place on a year or a term."""
    whole = scene.issuer.period.value if scene.issuer.period is not None else ""
    return scene.issuer.place is not None and len(whole) in YEARLY


def _sums_up(scene: Scene, year: Mention) -> bool:
    """一年来，… and 过去一年 look back on it; 一年里最好的季节 is of any."""
    text = scene.reading.text
    inside = scene.label(scene.atoms.span(year.start, year.end)[1]) in ("F", "INSIDE")
    return not inside or text[year.end + 1 : year.end + 2] in ("，", ",")


def hear_part(scene: Scene, context: Context) -> Context:
    """一季度产值9亿元。其中，丝绸产值3亿元: a part is of the time that the whole was told for."""
    told = context.before
    if scene.label(0) != "AMONG" or context.topics or told is None or not told.period:
        return context
    return context.hold("period", Slot(told.period, told.start, told.end), "sentence")


def hear_day(scene: Scene, context: Context, lead: Field) -> Context:
    """7月16日，最大负荷达1200万千瓦: a day alone in its clause is when the fact after it was.

    It holds for its sentence, whatever the document reports on. Where somebody does something in
    that clause (7月16日市统计局通报，产值增长5%), it is when that was.
    """
    other = lead.phrase or lead.bodies or lead.durations or lead.account or lead.status
    if other or len(lead.times) != 1:
        return context
    slot = said_period(scene, lead.times[0])
    if slot is None or not _is_day(slot.value):
        return context
    return context.hold("period", slot, "sentence")


def _of_one_thing(scene: Scene, context: Context, mention: Mention, slot: Slot) -> bool:
    """True for the year of a report on a part of it, and of a class: not of what follows."""
    return of_report(scene, slot) or within(scene, context, mention, slot)


def _of_its_sentence(scene: Scene, mention: Mention, slot: Slot) -> bool:
    """Whether a time says when one thing is, and nothing of the sentences after its own."""
    whole, own = scene.issuer.period, Period.parse(slot.value)
    if mention.rule == _MILESTONE and scene.issuer.of_day:  # 党的十八大以来，…。目前，…
        return True
    if whole is None or own is None or _in_force(scene, mention, slot):
        return own is not None
    apart = _stands_apart(scene, mention)
    period = Period.parse(whole.value)
    return (
        not apart and period is not None and (_ends_term(period, own) or _part(scene, mention, own))
    )


def _ends_term(term: Period, own: Period) -> bool:
    """True in a review of a term for its last year, said of one thing: 2025年丝绸占比提高."""
    return term.is_term and own == term.tail()


def _part(scene: Scene, mention: Mention, own: Period) -> bool:
    """True in the yearly report of a place for a month or a quarter: 地铁3号线 | 10月 | 通车.

    So it is for a quarter of the half-year that is reported on; 年末 and 9月末 are when all is
    counted that follows.
    """
    inside = own.grain == "month" and not own.is_open
    whole = Period.parse(scene.issuer.period.value) if scene.issuer.period is not None else None
    longer = whole is not None and whole.grain == "month" and (whole.months or 0) > _QUARTER
    part = longer and whole is not None and own != whole and whole.contains(own)
    return (
        (_is_yearly(scene) or part)
        and inside
        and isinstance(mention.value, TimeValue)
        and mention.value.mod is None
    )


def _in_force(scene: Scene, mention: Mention, slot: Slot) -> bool:
    """True in a report for 4月1日起: from when one thing holds; not for 5月20日以来."""
    whole, last = scene.issuer.period, scene.reading.text[mention.end - 1]
    reports = whole is not None and len(whole.value) != _DAY
    return reports and last in scene.lexicon.particles.onward and slot.value.endswith(_OPEN)


def _is_day(value: str) -> bool:
    """True for a day, and for all that came after it: 2025-04-01/.."""
    return len(value.removesuffix(_OPEN)) == _DAY


def _announced(scene: Scene, context: Context, mention: Mention, value: str) -> bool:
    default = context.get("period", "section", "document")
    if default is None or mention.rule in FEASTS or _inside_said(context, value):
        return False
    time = mention.value
    assert isinstance(time, TimeValue)
    at = scene.atoms.span(mention.start, mention.end)[0]
    before = scene.atoms.items.get(at - 1)
    until = bool(getattr(before, "row", None) and before.row.get("until"))  # type: ignore[union-attr]  # words have rows
    dated = _is_day(value) and time.value != "PRESENT_REF" and not until
    return dated and len(default.value) != _DAY


def _inside_said(context: Context, value: str) -> bool:
    """True for a day of the days that the paragraph speaks of: 假期…。4月6日，…."""
    return _is_one_of(context.get("period", "paragraph", "sentence"), value)


def _is_on_day(context: Context, field: Field, slot: Slot) -> bool:
    """True for a day of the days reported on, in a clause that tells what went on: 今天，….

    Where somebody tells of them (4月6日，…公布), it is when that was.
    """
    told = not field.account and not field.bodies
    return told and _is_one_of(context.get("period", "document"), slot.value)


def _is_one_of(days: Slot | None, value: str) -> bool:
    """Whether a value is one of some days."""
    own, day = Period.parse(days.value) if days is not None else None, Period.parse(value)
    of_days = days is not None and "/" in days.value and len(days.value.partition("/")[0]) == _DAY
    return of_days and own is not None and day is not None and own.contains(day)
