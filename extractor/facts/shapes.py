"""The observations of a frame by the shape of what it says: one, a list, from one to another."""

from __future__ import annotations

from extractor.facts.context import Slot
from extractor.facts.draft import Draft, Found
from extractor.facts.limits import is_limit
from extractor.facts.measured import Measured
from extractor.facts.strategies.answers import is_whole
from extractor.facts.times import one_each
from extractor.mentions.mention import Mention, TimeValue
from extractor.period import Period

#: Units of what a number of things came to.
_CAME_TO = frozenset({"CNY", "km", "m2", "mu", "hm2", "km2", "m"})


def spread(
    fact: Measured, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
) -> Found:
    """One record for each value, indicator or subject: one to one, or one for all."""
    several: tuple[Slot | None, ...] = subjects or (None,)
    if len(values) == 1 and fact.frame.scene.unread_after(values[0].end):
        names, several = names[:1], several[:1]  # 分别增长5%、7'1%: the others' is not read
    alone = len(names) == 1 and len(several) == 1
    times = one_each(fact.frame, len(values), alone=alone)
    if _unspread(fact, values, names, several, times):
        return Found([], fact.context)
    drafts, topics = [], []
    for n in range(max(len(values), len(names), len(several))):
        value = values[min(n, len(values) - 1)]
        name = names[min(n, len(names) - 1)]
        who = several[min(n, len(several) - 1)]
        draft = fact.draft(value, name, who, extra=fact.compared(n))
        if len(times) == len(values) > 1:
            draft = _with_period(draft, times[n])
        drafts.append(draft)
        topics.append(fact.topic(draft, value, who))
    return Found(drafts, fact.after(drafts).tell(*topics))


def _unspread(
    fact: Measured,
    values: list[Mention],
    names: tuple[Slot, ...],
    several: tuple[Slot | None, ...],
    times: list[Slot | None],
) -> bool:
    """True where several values would be said of one thing: of what each is was not found."""
    if len(several) > 1 and 1 < len(values) != len(several):
        return True  # 甲、乙、丙分别以12枚、9枚…: whose the last is was not read
    if len(values) == 1 or len(names) > 1 or len(several) > 1 or len(times) == len(values):
        return False
    if len({getattr(value.value, "unit", None) for value in values}) > 1:
        return False  # 并购重组397起、1767.8亿元
    against = fact.frame.match.groups.get("versus", [])
    return not (is_whole(fact.frame) or fact.has_bases() or len(against) == len(values))


def pairs(
    fact: Measured, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
) -> Found:
    """A、B分别从a、b增加到c、d: two levels for each, the earlier ones of an unsaid time."""
    half = len(values) // 2
    if len(values) % 2 or len(names) not in (1, half):
        return Found([], fact.context)
    first, last = before_and_after(fact)
    early = [_early(d, first) for d in spread(fact, values[:half], names, subjects).drafts]
    late = spread(fact, values[half:], names, subjects)
    made = [_with_period(d, last) for d in late.drafts]
    return Found([*early, *made], late.context)


def earlier(
    fact: Measured, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
) -> Found:
    """由上月的增长5.2%转为…: of the time that is said, or of one that is not."""
    found = spread(fact, values, names, subjects)
    time, against = fact.frame.time("time"), fact.frame.word("basis")
    period = fact.frame.scene.issuer.period_of(time) if time is not None else None
    said = Slot(period) if period else None
    yearly = against is not None and against.row.get("basis") == "yoy"
    made = []
    for draft in found.drafts:
        own = Period.parse(draft.fields.get("period")) if yearly else None
        when = Slot(str(own.year_before())) if own is not None else said
        made.append(_early(draft, when))
    return Found(made, found.context)


def beside(
    fact: Measured, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
) -> Found:
    """审结案件612件783人: one thing counted by its cases and by its people."""
    if is_limit(fact.frame.scene, values[0]):
        return spread(fact, values[1:], names, subjects)  # 18岁以下612人
    units = [getattr(value.value, "unit", "") for value in values]
    text, last = fact.frame.scene.reading.text, values[-1]
    came_to = units[-1] in _CAME_TO and text[last.start].isdigit()  # not 12个 | 百亿元 | 项目
    things = units[:-1] if came_to else units  # 发放贷款326笔6850万元, 建成公路8条286公里
    counted = bool(things) and fact.frame.scene.lexicon.counted.issuperset(things)
    if len(names) == 1 and (len(subjects) > 1 or not counted):
        return Found([], fact.context)  # 甲、乙分别起诉3件4人、1件2人; 1斤2两
    return spread(fact, values, names, subjects)


def before_and_after(fact: Measured) -> tuple[Slot | None, Slot | None]:
    """The times of 从2021年底的…增加到2024年的…, each None where it is unsaid.

    2020年到2025年，占比从…提升到…: what it was is of the first of the years.
    """
    first = fact.frame.match.groups["value"][0][0]
    times: list[Slot | None] = [None, None]
    for begin, _ in fact.frame.match.groups.get("time", []):
        item = fact.frame.scene.sketch.items.get(begin)
        if isinstance(item, Mention):
            period = fact.frame.scene.issuer.period_of(item.value)  # type: ignore[arg-type]  # the group holds times
            if period:
                times[begin > first] = Slot(period, item.start, item.end)
    if times == [None, None] and not fact.frame.field.times:
        times = _like_before(fact)
    return times[0] or _first_year(fact) or _years_ago(fact), times[1]


def _like_before(fact: Measured) -> list[Slot | None]:
    """A由2020年的…降到2024年的…，B由…升到…: of the two times that A moved between."""
    told = fact.context.topic()
    if told is None or told.measure not in ("level", "share") or not (told.basis and told.period):
        return [None, None]
    return [Slot(told.basis), Slot(told.period)]


def _first_year(fact: Measured) -> Slot | None:
    """The first of the years between which something changed, where both are said."""
    slot = fact.resolver.one("period", fact.frame, fact.context, fact.asked)
    if slot is None or slot.start < 0:
        return None
    scene = fact.frame.scene
    item = scene.atoms.items.get(scene.atoms.span(slot.start, slot.end)[0])
    said = scene.reading.text[slot.start : slot.end]
    if not isinstance(item, Mention) or not isinstance(item.value, TimeValue):
        return None
    term = Period.parse(item.value.value)
    if term is None or not term.is_term or str(term.head()) not in said:
        return None
    return slot._replace(value=str(term.head()))


def _years_ago(fact: Measured) -> Slot | None:
    """五年来，占比从…提升到…, in news: what it was is of the year so many years before."""
    scene, years = fact.frame.scene, fact.context.get("years")
    issuer, begin = scene.issuer, scene.atoms.starts[0]
    if years is None or years.start < begin or issuer.reports or issuer.reference is None:
        return None
    if scene.reading.text[years.end : years.end + 1] not in ("，", ","):
        return None  # 用5年时间
    return years._replace(value=str(Period.of(issuer.reference.year - int(years.value))))


def pair(
    fact: Measured, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
) -> Found:
    """从2021年底的410家增加到2024年的918家: two levels, each with its own time."""
    who = subjects[-1] if subjects else None
    first, last = before_and_after(fact)
    early, late = (
        fact.draft(value, names[0], who, extra=fact.compared(n))
        for n, value in enumerate(values[:2])
    )
    made = [_early(early, first), _with_period(late, last)]
    topic = fact.topic(made[-1], values[-1], who)
    if first is not None:  # from then on it grew
        topic = topic._replace(basis=first.value)
    return Found(made, fact.context.tell(topic))


def members(fact: Measured, value: Mention) -> Found:
    """有色金属、建材2个产业突破千亿规模: one level for each member, which is the subject."""
    scene, match = fact.frame.scene, fact.frame.match
    span = match.first("members")
    assert span is not None
    tail = match.first("tail")
    indicator = scene.sketch_text(*tail) if tail else fact.frame.gives("fallback")
    start, end = scene.sketch.source(*span)
    names = scene.lexicon.coordinator.members(scene.reading.surface[start:end])
    drafts = [
        fact.draft(value, Slot(indicator), Slot(name, start, end), extra={}) for name in names
    ]
    return Found(drafts, fact.context)


def plan(
    fact: Measured, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
) -> Found:
    """完成全年2750亿元目标的50%: how much was aimed at for the year, how much of that is done."""
    who, scene = subjects[-1] if subjects else None, fact.frame.scene
    (aim, done), name = values, names[0]
    spans = fact.frame.match.groups["aim"]
    tail = "".join(scene.sketch_text(*span) for span in spans)
    aimed = fact.draft(aim, name, who, extra={})
    aimed = aimed._replace(fields={**aimed.fields, "measure": "level", "status": "target"})
    own = Period.parse(aimed.fields.get("period"))
    if own is not None and not own.is_term:
        aimed = _with_period(aimed, Slot(str(Period.of(own.year))))
    so_far = name._replace(value=name.value + fact.frame.gives("fallback") + tail)
    told = fact.draft(done, so_far, who, extra={})
    topic = fact.topic(told, done, who)._replace(indicator=name.value)
    return Found([aimed, told], fact.context.tell(topic))


def kinds(
    fact: Measured, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
) -> Found:
    """A、B占比分别为86平方米和26%: one of each, by the measure that its own name says."""
    if len(names) != len(values) or fact.measure not in ("level", "share"):
        return spread(fact, values, names, subjects)
    drafts: list[Draft] = []
    context, shares = fact.context, fact.frame.scene.lexicon.shares
    for value, name in zip(values, names, strict=True):
        shared = getattr(value.value, "unit", None) == "%" and name.value.endswith(shares)
        one = fact._replace(measure="share" if shared else "level", context=context)
        found = spread(one, [value], (name,), subjects)
        drafts += found.drafts
        context = found.context
    return Found(drafts, context)


#: What a rule calls a shape; any other is spread.
BY_NAME = {
    "kinds": kinds,
    "pair": pair,
    "pairs": pairs,
    "plan": plan,
    "earlier": earlier,
    "beside": beside,
}


def _with_period(draft: Draft, time: Slot | None) -> Draft:
    """A draft with its own time, where it has one."""
    return draft if time is None else _told_at(draft, time, ("period",))


def _early(draft: Draft, time: Slot | None) -> Draft:
    """A value from which something came: it was so already, at a time that may be unsaid."""
    return _told_at(draft, time, ("period", "status"))


def _told_at(draft: Draft, time: Slot | None, dropped: tuple[str, ...]) -> Draft:
    fields = {**draft.fields, **dict.fromkeys(dropped), "period": time.value if time else None}
    inherited = tuple(entry for entry in draft.inherited if entry[0] not in dropped)
    evidence = draft.evidence
    if time is not None and time.end > time.start:
        evidence = (*evidence, ("period", time.start, time.end))
    return draft._replace(fields=fields, inherited=inherited, evidence=evidence)
