"""Hearing: what a clause without a fact says of who, when, how sure and against what.

Every clause in front of a fact is heard once, in order; what it says is held in the context on the
level that ``holding.tsv`` gives.
"""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.field import Field
from extractor.facts.goals import hear_outline, status_of
from extractor.facts.held import hear_subject, hold
from extractor.facts.listed import (
    heads_list,
    hear_contest,
    hear_parts,
    label_contest,
    without_bracket,
)
from extractor.facts.phrases import leading_verbs
from extractor.facts.scene import Clause, Scene
from extractor.facts.strategies.scopes import is_population_kind, population
from extractor.facts.strategies.subjects import is_population, opens
from extractor.facts.times import (
    ahead,
    basis_of,
    is_ahead,
    is_streak,
    of_honour,
    of_report,
    opens_year,
    run_of_years,
    said_period,
    within,
)
from extractor.layout.reading import Sentence
from extractor.mentions.element import entity_of
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.words import Word
from extractor.period import Period

_DAY = len("2024-01-05")
_OPEN = "/.."
_FEASTS = frozenset({"holiday", "holiday-part", "festival"})  # rules of days that announce nothing
_TERM, _LONGEST_TERM = 3, 5  # years that a review of several looks back on
_PARTITION = 10  # characters of 按行业分 and the like
_ACTUAL, _PLANNED, _TARGET, _FORECAST = "actual", "planned", "target", "forecast"
YEARLY = (len("2024"), len("2021/2025"))
_ADVERBIAL, _SEEN = ("D", "ADV", "STATUS"), ("VIEW", "V", "A")
_SEGMENT, _COLON = "；;", "：:"


def hear(scene: Scene, context: Context, clause: Clause, field: Field, *, first: bool) -> Context:
    """The context after a clause without a fact; ``first``: nothing was told before it."""
    said = "label" if clause.mark in "：:" and clause.mark and first else "inside"
    if said == "inside" and first and not field.part:
        said = "opening"
    context = hear_outline(scene, context, clause)
    context = hear_times(scene, context, field, said, aside=True)
    context = hear_comparison(scene, context, field, said)
    context = hear_contest(scene, context, field, said)
    context = hear_sector(scene, context, field, said)
    context = hear_parts(scene, context, clause)
    if said == "label" or len(scene.clauses) == 1:
        context = _population(scene, context, clause)
    context = _status(scene, end_plans(scene, context, field), field, said)
    context = hear_subject(scene, context, field, said, clause)
    context = _partition(scene, context, clause)
    ends = without_bracket(scene, clause) if said == "label" else 0
    if said == "label" and heads_list(scene, clause.begin, ends):
        return label_contest(scene, context, clause._replace(end=ends))
    if said == "label" and field.phrase and not field.account and clause.begin == 0:
        name = scene.spans_text(field.phrase)
        start, end = scene.source(field.phrase[0][0], field.phrase[-1][1])
        context = hold(scene, context, "indicator", Slot(name, start, end), said)
    return context


def hear_heading(scene: Scene, context: Context) -> Context:
    """A line of its own says when, whose, how sure and of what all that stands under it is."""
    if scene.label(0) == "POS":
        return context  # a line of a list of ranks is no head of the next
    field = scene.field(0, len(scene.atoms))
    context = context.forget("section", "subject", "indicator", "contest", "ranked_in")
    start, end = scene.source(0, len(scene.atoms))
    context = _heading_status(scene, context, field)
    dated = scene.kind == "title" and not field.phrase  # under a title: when it was published
    dated = dated or _is_published(scene, field)
    context = hear_times(scene, context, field, "heading", aside=dated)
    own = len(field.bodies) == 1 and scene.kind != "title"
    if own and not is_population(field.bodies[0].element):
        slot_of = by_name(scene, field.bodies[0].element)
        entity = entity_of(field.bodies[0].element)
        place = entity is not None and bool(entity.code) and opens(scene, field.bodies[0].at)
        if slot_of is not None and (place or not field.phrase):
            context = hold(scene, context, "subject", slot_of, "heading")
    ends = without_bracket(scene, scene.clauses[0])
    if len(scene.clauses) == 1 and heads_list(scene, 0, ends):
        return label_contest(scene, context, scene.clauses[0]._replace(end=ends), said="heading")
    if field.phrase and len(scene.clauses) == 1:
        name = scene.spans_text(field.phrase)
        context = hold(scene, context, "indicator", Slot(name, start, end), "heading")
    return context


def _is_published(scene: Scene, field: Field) -> bool:
    """Whether the only time of a line is the day the document was published: …办公室 2026-01-12."""
    day = scene.issuer.reference
    said = {m.value.value for m in field.times if isinstance(m.value, TimeValue)}
    start, end = scene.source(0, len(scene.atoms))
    in_full = day is not None and f"{day.year}" in scene.reading.text[start:end]  # not 今天
    return day is not None and in_full and said == {day.isoformat()}


def _heading_status(scene: Scene, context: Context, field: Field) -> Context:
    """How sure what stands under a heading is.

    Its words say so (工作安排, 回顾), or a year to come. A time of its own ends what a heading
    before said, but not where it is the time that one said too (今年要做好以下工作：).
    """
    start, end = scene.source(0, len(scene.atoms))
    text = scene.reading.text[start:end]
    status = next((s for word, s in scene.lexicon.sections.items() if word in text), None)
    word = field.status
    if status is None and word is not None and word.row.get("status") != _PLANNED:
        slot = Slot(word.row.get("status"), word.start, word.end)
        return hold(scene, context, "status", slot, "heading")
    said = [one for m in field.times if (one := said_period(scene, m)) is not None]
    if status is None and said and all(scene.issuer.is_ahead(one.value) for one in said):
        status = _TARGET
    if status is not None and status != _ACTUAL:
        return hold(scene, context, "status", Slot(status, start, end), "heading")
    now = context.get("period", "section")
    same = now is not None and all(one.value == now.value for one in said)
    if status == _ACTUAL or (field.times and not same):
        return context.forget("section", "status")
    return context


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
        context = hold(scene, context, "years", Slot(str(years)), said)
    term = scene.issuer.term(years) if years and said != "inside" and not context.aims else None
    whole = years == 1 and _sums_up(scene, looking_back[0])
    if term is not None and (whole or _TERM <= years <= _LONGEST_TERM):
        back = Slot(term, looking_back[0].start, looking_back[0].end)
        context = hold(scene, context, "period", back, "heading" if scene.first else said)
    for mention in field.times:
        slot = said_period(scene, mention)
        if slot is None or (aside and _announced(scene, context, mention, slot.value)):
            continue
        if opens_year(mention) or of_honour(scene, mention):
            continue  # 年初，工程投运: when that was, and nothing that follows
        at = scene.atoms.span(mention.start, mention.end)[0]
        if _of_one_thing(scene, context, mention, slot) or scene.label(at - 1) == "P_PAST":
            continue  # 继2023年获批试点后，…: of that alone
        aims = field.status is not None and field.status.row.get("status") != _FORECAST
        aims = aims and said != "heading"  # 今后五年，要实现以下目标：: of all that stands under it
        if _of_its_sentence(scene, mention, slot):
            context = context.hold("period", slot, "sentence")
        elif aims or field.until or is_ahead(mention) and said != "heading":
            context = context.hold("period", slot, "segment" if field.until else "sentence")
        else:
            context = hold(scene, context, "period", slot, said)
    sure = ahead(field.times)
    return context.hold("status", sure, "sentence") if sure is not None else context


def _sums_up(scene: Scene, year: Mention) -> bool:
    """一年来，… and 过去一年 look back on it; 一年里最好的季节 is of any."""
    text = scene.reading.text
    inside = scene.label(scene.atoms.span(year.start, year.end)[1]) in ("F", "INSIDE")
    return not inside or text[year.end + 1 : year.end + 2] in ("，", ",")


def hear_day(scene: Scene, context: Context, lead: Field) -> Context:
    """7月16日，最大负荷达1200万千瓦: a day alone in its clause is when the fact behind it was.

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
    """Whether a time says when one thing is, and nothing of the sentences behind its own."""
    whole, own = scene.issuer.period, Period.parse(slot.value)
    if whole is None or own is None or _in_force(scene, mention, slot):
        return own is not None
    apart = scene.reading.text[mention.end : mention.end + 1] in ("，", ",")
    period = Period.parse(whole.value)
    return (
        not apart and period is not None and (_ends_term(period, own) or _part(scene, mention, own))
    )


def _ends_term(term: Period, own: Period) -> bool:
    """True in a review of a term for its last year, said of one thing: 2025年丝绸占比提高."""
    return term.is_term and own == term.tail()


def _part(scene: Scene, mention: Mention, own: Period) -> bool:
    """True in the yearly report of a place for a month or a quarter: 地铁3号线 | 10月 | 通车.

    年末 and 9月末 are when all is counted that follows.
    """
    whole = scene.issuer.period.value if scene.issuer.period is not None else ""
    yearly = scene.issuer.place is not None and len(whole) in YEARLY
    inside = own.grain == "month" and not own.is_open
    return yearly and inside and isinstance(mention.value, TimeValue) and mention.value.mod is None


def _in_force(scene: Scene, mention: Mention, slot: Slot) -> bool:
    """True in a report for 4月1日起: from when one thing holds; not for 5月20日以来."""
    whole, last = scene.issuer.period, scene.reading.text[mention.end - 1]
    reports = whole is not None and len(whole.value) != _DAY
    return reports and last in scene.lexicon.particles.onward and slot.value.endswith(_OPEN)


def _is_day(value: str) -> bool:
    """True for a day, and for all that came behind it: 2025-04-01/.."""
    return len(value.removesuffix(_OPEN)) == _DAY


def _announced(scene: Scene, context: Context, mention: Mention, value: str) -> bool:
    default = context.get("period", "section", "document")
    if default is None or mention.rule in _FEASTS or _inside_said(context, value):
        return False
    time = mention.value
    assert isinstance(time, TimeValue)
    at = scene.atoms.span(mention.start, mention.end)[0]
    before = scene.atoms.items.get(at - 1)
    until = bool(getattr(before, "row", None) and before.row.get("until"))  # type: ignore[union-attr]  # words have rows
    if _is_day(value) and time.value != "PRESENT_REF" and not until:
        return len(default.value) != _DAY
    opened = time.value is not None and time.value.endswith("/..")
    of_days = len(default.value.partition("/")[0]) == _DAY  # of a holiday: no year so far
    return opened and not of_days and default.value.startswith(f"{value}-")


def _inside_said(context: Context, value: str) -> bool:
    """True for a day of the days that the paragraph speaks of: 假期…。4月6日，…."""
    held = context.get("period", "paragraph", "sentence")
    own, day = Period.parse(held.value) if held is not None else None, Period.parse(value)
    of_days = held is not None and "/" in held.value and len(held.value.partition("/")[0]) == _DAY
    return of_days and own is not None and day is not None and own.contains(day)


def hear_comparison(scene: Scene, context: Context, field: Field, said: str) -> Context:
    """与去年相比, said once, is the basis of the changes behind it."""
    whole = (field.begin, field.end) in ((one.begin, one.end) for one in scene.clauses)
    word = scene.atoms.items.get(field.begin) if whole and field.end - field.begin == 1 else None
    if isinstance(word, Word) and word.label == "BASIS":  # 与上年同期相比，, not 比上年 | 多5项
        slot = Slot(word.row.get("basis"), word.start, word.end)
        return hold(scene, context, "basis", slot, said)
    for chunk in field.compared:
        for at in range(*chunk.core):
            item = scene.atoms.items.get(at)
            if isinstance(item, Mention) and isinstance(item.value, TimeValue):
                basis = basis_of(scene, item.value, context)
                if basis:
                    slot = Slot(basis, item.start, item.end)
                    context = hold(scene, context, "basis", slot, said)
    return context


def hear_sector(scene: Scene, context: Context, field: Field, said: str) -> Context:
    """民航方面, said once, is whose all that is measured behind it is; another side ends it."""
    if field.aspect is None:
        return context
    name = scene.spans_text((field.aspect.core,))
    slot = Slot(name, *scene.source(*field.aspect.core)) if name in scene.lexicon.sectors else None
    return hold(scene, context, "sector", slot, said)


def end_plans(scene: Scene, context: Context, field: Field) -> Context:
    """A time that is over ends what is planned: 预计总产量5万吨；前三季度，收入增长7%."""
    today = scene.issuer.reference
    said = [slot.value for time in field.times if (slot := said_period(scene, time)) is not None]
    if not said or today is None or field.status is not None or field.until:
        return context
    ends = [edtf.bounds(value)[1] for value in said]
    over = all(end is not None and end <= today for end in ends)
    return context.hold("status", None, "sentence") if over else context


def hold_status(scene: Scene, context: Context, word: Word, said: str, *, timed: bool) -> Context:
    """How sure a clause is: in a report on a year an aim goes on in a paragraph of plans.

    An aim with a time of its own (``timed``) does not, nor does a forecast. What will be adds
    nothing to what is aimed at or expected: 到2027年，……将.
    """
    slot = Slot(status_of(scene, word), word.start, word.end)
    if slot.value == _PLANNED and context.get("status", "segment", "sentence") is not None:
        return context
    yearly = scene.issuer.period is not None and len(scene.issuer.period.value) in YEARLY
    if slot.value == _TARGET and said == "opening" and yearly and not timed and scene.aims:
        return context.hold("status", slot, "paragraph")
    later = context.topics or slot.value == _FORECAST and _is_within(scene, word)
    if slot.value in (_FORECAST, _TARGET) and later:
        return context.hold("status", slot, "segment")  # …，产值预计增长四成；产量38万吨
    return hold(scene, context, "status", slot, said)


def _is_within(scene: Scene, word: Word) -> bool:
    """True for a word behind what it is said of: 研发强度 | 预计达7.2%；专利68件."""
    at = scene.atoms.span(word.start, word.end)[0]
    begin = scene.clauses[scene.clause_at(at)].begin
    return any(scene.label(before) == "N" for before in range(begin, at))


def _status(scene: Scene, context: Context, field: Field, said: str) -> Context:
    if field.until:
        goal = scene.issuer.target(field.times)
        if goal is not None:
            context = hold(scene, context, "status", goal, said)
    word = field.status
    if field.account or word is None or _is_object(scene, field, word) or _is_seen(scene, word):
        return context
    return hold_status(scene, context, word, said, timed=bool(field.times))


def _is_object(scene: Scene, field: Field, word: Word) -> bool:
    """True for a goal that a clause only ends with: 聚焦打造丝绸强市 | 目标，产量增长5%."""
    at = scene.atoms.span(word.start, word.end)[1]
    return at == field.end and not word.row.get("mid") and bool(leading_verbs(scene, field.phrase))


def _is_seen(scene: Scene, word: Word) -> bool:
    """True for a noun of aiming that a clause only says something of: 市场 | 预期 | 明显好转，…."""
    at = scene.atoms.span(word.start, word.end)[1]
    end = scene.clauses[scene.clause_at(at - 1)].end
    while at < end and scene.label(at) in _ADVERBIAL:
        at += 1
    return not word.row.get("mid") and at == end - 1 and scene.label(at) in _SEEN


def _population(scene: Scene, context: Context, clause: Clause) -> Context:
    """全省十一市。, 在全国：: among whom all ranks are that follow."""
    begin, end = clause.begin, clause.end
    begin += scene.label(begin) == "P_IN"
    if scene.label(end - 1) in ("RANKV", "REL") and clause.mark in _COLON:
        end -= 1  # 全省 | 排名：
    begins = end > begin and scene.label(begin) in ("SCOPE", "PLACE")
    if not begins or not (end == begin + 1 or is_population_kind(scene, begin + 1, end)):
        return context
    name = population(scene, begin, end)
    if not name or name == scene.issuer.place:
        return context
    return hold(scene, context, "scope", Slot(name, *scene.source(begin, end)), "label")


def _partition(scene: Scene, context: Context, clause: Clause) -> Context:
    """按行业分: what follows are parts of what was measured before."""
    words = scene.text(*scene.source(clause.begin, clause.end)) if clause.end > clause.begin else ""
    if len(words) > _PARTITION:
        return context
    for front, behind in scene.lexicon.partitions:
        if words.startswith(front) and words.endswith(behind):
            whole = context.topics[0] if context.topics else context.before
            return context._replace(partition=whole)
    return context


def is_lead_in(text: str, sentence: Sentence) -> bool:
    """True for a line that ends in a colon: what stands under it is what it speaks of."""
    end = sentence.end
    said = text[sentence.start : end].rstrip(" \n")
    return said.endswith(("：", ":")) and text[end : end + 1] in ("", "\n")


def is_new_segment(scene: Scene, clause: Clause) -> bool:
    """True for a clause behind a semicolon."""
    return clause.begin > 0 and scene.atoms.text[clause.begin - 1] in _SEGMENT
