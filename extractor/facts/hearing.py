"""Hearing: what a clause without a fact says of who, when, how sure and against what.

Every clause in front of a fact is heard once, in order; what it says is held in the context on the
level that ``holding.tsv`` gives.
"""

from __future__ import annotations

from extractor.facts.bodies import is_population, opens
from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.field import Field
from extractor.facts.goals import end_plans, hear_outline, status_of
from extractor.facts.heard_bases import hear_comparison
from extractor.facts.heard_news import told_on
from extractor.facts.heard_times import YEARLY, hear_times
from extractor.facts.held import hear_subject, hold
from extractor.facts.listed import (
    heads_list,
    hear_contest,
    hear_parts,
    label_contest,
    without_bracket,
)
from extractor.facts.phrases import leading_verbs
from extractor.facts.populations import is_population_kind, population
from extractor.facts.scene import Clause, Scene
from extractor.facts.times import said_period
from extractor.layout.reading import Sentence
from extractor.mentions.element import entity_of
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.words import Word

_PLAN = "plan"  # the rule of the national plans
_PARTITION = 10  # characters of 按行业分 and the like
_ACTUAL, _PLANNED, _TARGET, _FORECAST = "actual", "planned", "target", "forecast"
_ADVERBIAL, _SEEN = ("D", "ADV", "STATUS"), ("VIEW", "V", "A")
_ASKED = ("？", "?")
_SEGMENT, _COLON = "；;", "：:"
_DAY, _CLOCK = len("2024-01-05"), len("2024-01-05T07:30")


def hear(scene: Scene, context: Context, clause: Clause, field: Field, *, first: bool) -> Context:
    """The context after a clause without a fact; ``first``: nothing was told before it."""
    said = "label" if clause.mark in "：:" and clause.mark and first else "inside"
    if said == "inside" and first and not field.part:
        said = "opening"
    context = hear_outline(scene, context, clause)
    context = hear_times(scene, end_instant(context, field), field, said, aside=True)
    context = told_on(scene, context, clause) if field.account else context
    context = hear_comparison(scene, context, field, said)
    context = hear_contest(scene, context, field, said)
    context = hear_sector(scene, context, field, said)
    context = hear_parts(scene, _hear_question(scene, context, clause, field), clause)
    if said == "label" or len(scene.clauses) == 1:
        context = _population(scene, context, clause)
    context = _status(scene, end_plans(scene, context, field), field, said)
    context = hear_subject(scene, context, field, said, clause)
    context = _partition(scene, context, clause)
    ends = without_bracket(scene, clause) if said == "label" else 0
    if said == "label" and heads_list(scene, clause.begin, ends):
        return label_contest(scene, context, clause._replace(end=ends))
    named = said == "label" and field.phrase and not field.account and clause.begin == 0
    if named and scene.label(clause.end - 1) not in _OPEN_ENDED:  # 主要表现在：
        name = scene.spans_text(field.phrase)
        start, end = scene.source(field.phrase[0][0], field.phrase[-1][1])
        context = hold(scene, context, "indicator", Slot(name, start, end), said)
    return context


#: Labels of what ends a label that names nothing: 体现 | 在, 表现 | 为, 特点 | 是.
_OPEN_ENDED = ("FOR", "P_IN", "REACH")


def end_instant(context: Context, field: Field) -> Context:
    """5月25日7时30分，马拉松开跑，4万人参赛: what came after something happened is of the day."""
    slot = context.get("period", "sentence")
    if slot is None or len(slot.value) != _CLOCK or field.times or not field.phrase:
        return context
    return context.hold("period", slot._replace(value=slot.value[:_DAY]), "sentence")


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
    context = hear_times(scene, context, _with_plan(scene, field), "heading", aside=dated)
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
    ranked = any(
        scene.label(at) == "POS" for begin, last in field.phrase for at in range(begin, last)
    )
    if field.phrase and len(scene.clauses) == 1 and not ranked:  # 全国排名升至 | 第48位
        name = scene.spans_text(field.phrase)
        context = hold(scene, context, "indicator", Slot(name, start, end), "heading")
    return context


def _with_plan(scene: Scene, field: Field) -> Field:
    """The field of a heading, with the years of the plan it quotes: “十五五”主要目标."""
    text = scene.text(*scene.source(0, len(scene.atoms)))
    if field.times or not any(word in text for word in scene.lexicon.sections):
        return field
    items = scene.atoms.items.values()
    plans = [item for item in items if isinstance(item, Mention) and item.rule == _PLAN]
    return field._replace(times=tuple(plans[:1]))


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


def hear_sector(scene: Scene, context: Context, field: Field, said: str) -> Context:
    """民航方面, said once, is what is spoken of until another side is."""
    if field.aspect is None:
        return context
    name = scene.spans_text((field.aspect.core,))
    slot = Slot(name, *scene.source(*field.aspect.core))
    return hold(scene, context, "sector", slot, said)


def hold_status(scene: Scene, context: Context, word: Word, said: str, *, timed: bool) -> Context:
    """How sure a clause is: in a report on a year an aim goes on in a paragraph of plans.

    An aim with a time of its own (``timed``) does not, nor does a forecast. A forecast without
    one is of the part of its sentence up to ；. What will be adds nothing to what is aimed at or
    expected: 到2027年，……将.
    """
    slot = Slot(status_of(scene, word), word.start, word.end)
    if slot.value == _PLANNED and context.get("status", "segment", "sentence") is not None:
        return context
    yearly = scene.issuer.period is not None and len(scene.issuer.period.value) in YEARLY
    if slot.value == _TARGET and said == "opening" and yearly and not timed and scene.aims:
        return context.hold("status", slot, "paragraph")
    forecast = slot.value == _FORECAST and (not timed or _is_within(scene, word))
    later = context.topics or forecast
    if slot.value in (_FORECAST, _TARGET) and later:
        return context.hold("status", slot, "segment")  # …，产值预计增长四成；产量38万吨
    return hold(scene, context, "status", slot, said)


def _is_within(scene: Scene, word: Word) -> bool:
    """True for a word after what it is said of: 研发强度 | 预计达7.2%；专利68件."""
    at = scene.atoms.span(word.start, word.end)[0]
    begin = scene.clauses[scene.clause_at(at)].begin
    return any(scene.label(before) == "N" for before in range(begin, at))


def hear_goal(scene: Scene, context: Context, field: Field, said: str) -> Context:
    """到2030年，产能达12万吨；产量稳定在9万吨: what is to be by then is aimed at, all of it."""
    goal = scene.issuer.target(field.times) if field.until else None
    return hold(scene, context, "status", goal, said) if goal is not None else context


def _status(scene: Scene, context: Context, field: Field, said: str) -> Context:
    context = hear_goal(scene, context, field, said)
    word = field.status
    if field.account or word is None or _is_object(scene, field, word) or _is_seen(scene, word):
        return context
    return hold_status(scene, context, word, said, timed=bool(field.times))


def _hear_question(scene: Scene, context: Context, clause: Clause, field: Field) -> Context:
    """明年怎么干？ is answered by its paragraph: what it tells is aimed at, for then."""
    start, end = scene.source(clause.begin, clause.end)
    today, asks = scene.issuer.reference, tuple(scene.lexicon.particles.asks)
    said = [slot for time in field.times if (slot := said_period(scene, time)) is not None]
    if clause.mark not in _ASKED or today is None or not said:
        return context
    last = edtf.bounds(said[-1].value)[1]
    if last is None or last <= today or not scene.reading.text[start:end].endswith(asks):
        return context
    context = context.hold("period", said[-1], "paragraph")
    return context.hold("status", Slot(_TARGET, start, end), "paragraph")


def _is_object(scene: Scene, field: Field, word: Word) -> bool:
    """True for a goal that a clause only ends with: 聚焦打造丝绸强市 | 目标，产量增长5%.

    So it is wherever 围绕, 对照 or 朝着 opens the clause.
    """
    begin, at = scene.atoms.span(word.start, word.end)
    if word.row.get("mid"):
        return False
    clause = scene.clauses[scene.clause_at(at - 1)]
    towards = any(scene.label(one) in _TOWARDS for one in range(clause.begin, begin))
    if towards and clause.mark != "：":  # 锚定的目标是：
        return True
    return at == field.end and bool(leading_verbs(scene, field.phrase))


#: Labels of what a goal is the object of: 围绕, 朝着, 以…为目标.
_TOWARDS = frozenset({"P", "P_AS", "P_WAY"})


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
    for front, after in scene.lexicon.partitions:
        if words.startswith(front) and words.endswith(after):
            whole = context.topics[0] if context.topics else context.before
            return context._replace(partition=whole)
    return context


def is_lead_in(text: str, sentence: Sentence, announcing: tuple[str, ...]) -> bool:
    """True for a line that ends in a colon: what stands under it is what it speaks of.

    So is a sentence that only announces it: 今年要重点抓好八方面工作。
    """
    end = sentence.end
    said = text[sentence.start : end].rstrip(" \n")
    if said.removesuffix("。").endswith(announcing):
        return True
    return said.endswith(("：", ":")) and text[end : end + 1] in ("", "\n")


def is_new_segment(scene: Scene, clause: Clause) -> bool:
    """True for a clause after a semicolon."""
    return clause.begin > 0 and scene.atoms.text[clause.begin - 1] in _SEGMENT
