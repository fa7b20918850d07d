"""When a fact holds."""

from __future__ import annotations

from extractor.facts.context import Context, Slot, Topic
from extractor.facts.phrases import phrase_of, points_back
from extractor.facts.scene import Frame
from extractor.facts.since import is_until
from extractor.facts.strategies.answers import Answer
from extractor.facts.strategies.bases import time
from extractor.facts.strategies.statuses import inside
from extractor.facts.strategies.terms import at_the_end, each_year, from_to, stays, sums, was_done
from extractor.facts.times import (
    is_ahead,
    is_streak,
    numbers,
    run_of_years,
    run_up_to,
    said_period,
    within,
)
from extractor.mentions.mention import Mention, TimeValue
from extractor.period import Period

_DECEMBER = 12
_OPEN_YEAR = "/.."
_SEASON = 2  # years that a season lies in: 2025/2026


def own(frame: Frame, context: Context) -> Answer:
    """A time in the fact's own clause."""
    for mention in reversed((*frame.field.times, *_inside(frame))):
        slot = said_period(frame.scene, mention)
        if "value" in frame.match.groups and numbers(frame.scene, mention):
            continue  # 今天，全市2025年首批50个项目开工: they are of the day
        if slot is not None and not within(frame.scene, context, mention, slot):
            return _settled(frame, context, slot)
    return None


def _inside(frame: Frame) -> list[Mention]:
    """Times among the words of an award or a list: 入围2023年…百强榜, 在2024年…排行榜中第11位."""
    if frame.match.groups.keys().isdisjoint(("honour", "list")):
        return []
    items, text = frame.scene.sketch.items, frame.scene.sketch.text
    return [
        item
        for position in range(frame.match.start, frame.match.end)
        if isinstance(item := items.get(position), Mention)
        and isinstance(item.value, TimeValue)
        and text[position - 1] != "（"  # 文明村（2019年）、善治村: of that one alone
    ]


def topic(frame: Frame, context: Context) -> Answer:
    """A clause that points back holds when the fact it points to does."""
    told = context.topic()
    again = told is not None and told.measure == "rank" and not phrase_of(frame)
    again = again and "rank" in frame.match.groups and not frame.field.times
    if told is None or not told.period or not (points_back(frame) or again):
        return None
    if "honour" in frame.match.groups:
        return None
    if frame.gives("measure") in ("growth", "change"):
        told = _now(context, told)
    slot = _grown(frame, context, Slot(told.period or "", told.start, told.end, "clause before"))
    return _settled(frame, context, slot)


def _now(context: Context, told: Topic) -> Topic:
    """收入18亿元，上年同期为16亿元，增长12.4%: it grew to the amount in front of last year's."""
    base = Period.parse(told.period)
    for one in reversed(context.topics):
        own = Period.parse(one.period) if one.indicator == told.indicator else None
        if own is not None and base == own.year_before():
            return one
    return told


def _grown(frame: Frame, context: Context, slot: Slot) -> Slot:
    """突破3万亿元、年均增长5%: what a term came to, and what it grew by all through it."""
    whole = context.get("period") if each_year(frame) else context.get("period", "document")
    own = Period.parse(whole.value) if whole is not None else None
    if whole is None or own is None or not own.is_term:
        return slot
    grew = frame.gives("measure", "level") in ("growth", "change")
    return whole if grew and slot.value == str(own.tail()) else slot


def held(frame: Frame, context: Context) -> Answer:
    """The time said last in the sentence, the paragraph or the heading.

    年末，牛存栏…，生猪出栏…: what flows is counted for the year whose end was named, not in the
    sentence of 截至年末，累计投资….
    去年油菜产量…。2258万亩油菜正在收获: what goes on is not of a year that is over.
    """
    slot = _year_begun(frame)
    if slot is not None:
        return (slot,)
    slot = context.get("period", "segment", "sentence", "paragraph", "section")
    own = Period.parse(slot.value) if slot is not None else None
    if slot is not None and own is not None and _is_over(frame, slot, own):
        return None
    if slot is not None and own is not None and _is_anothers(frame, context, slot, own):
        return None
    if slot is not None and own is not None and own.is_month and slot.closes:
        flows = any(word in phrase_of(frame) for word in frame.scene.lexicon.flows)
        if flows and not (slot.start >= 0 and is_until(frame.scene, slot.start)):
            slot = _flowing(slot, own, context.get("period", "document"))
    return _settled(frame, context, slot) if slot else None


def _year_begun(frame: Frame) -> Slot | None:
    """今年以来，甲入选…，乙获评…: honours are of the year, also where a half of it is told of."""
    if "honour" not in frame.match.groups:
        return None
    scene = frame.scene
    for at in reversed(range(frame.start)):
        item = scene.atoms.items.get(at)
        time = item.value if isinstance(item, Mention) else None
        if isinstance(item, Mention) and isinstance(time, TimeValue) and time.kind == "date":
            begun = item.rule == "year" and (time.value or "").endswith(_OPEN_YEAR)
            return said_period(scene, item) if begun else None
    return None


def _is_over(frame: Frame, slot: Slot, own: Period) -> bool:
    """True for a year over on the day of news, where a clause tells of what goes on: 正在收获.

    What may come is not of it either: 损失可能达150亿元.
    """
    scene, clause = frame.scene, frame.scene.clauses[frame.clause]
    today = scene.issuer.reference
    if today is None or own.year >= today.year or slot.start >= scene.source(0, 1)[0]:
        return False
    if frame.field.status is not None or inside(frame) is not None:
        return True
    ongoing = scene.lexicon.particles.ongoing
    return any(scene.word(at) in ongoing for at in range(clause.begin, clause.end))


def _is_anothers(frame: Frame, context: Context, slot: Slot, own: Period) -> bool:
    """True for 9月，甲入选…。此外，乙获评…: a month of a sentence before, in what tells of more.

    Each of the honours of a year was had at a time of its own.
    """
    whole = context.get("period", "document")
    reported = Period.parse(whole.value) if whole is not None else None
    if "honour" not in frame.match.groups or reported is None or slot.source != "paragraph":
        return False
    if not 0 <= slot.end <= frame.scene.source(0, 1)[0]:
        return False
    wholes = (Period.of(own.year), reported)
    return all(whole != own and whole.contains(own) for whole in wholes)


def _flowing(slot: Slot, month: Period, document: Slot | None) -> Slot:
    """The period of what flows, where the end of a month was named: the document's, or the year."""
    whole = Period.parse(document.value) if document else None
    if whole is not None and whole.is_interval and not whole.is_open and whole.contains(month):
        return slot._replace(value=str(whole))
    if month.ends[1] == _DECEMBER:
        return slot._replace(value=str(Period.of(month.year)))
    return slot


def document(frame: Frame, context: Context) -> Answer:
    """What the document reports on."""
    slot = context.get("period", "document")
    return _settled(frame, context, slot) if slot else None


def _settled(frame: Frame, context: Context, slot: Slot) -> Answer:
    """The years of a run or a term, or the last of them for what holds at its end."""
    measure = frame.gives("measure", "level") if "value" in frame.match.groups else "rank"
    own = Period.parse(slot.value)
    if own is None:
        return (slot,)
    between = from_to(context, own) if each_year(frame) else None
    if between is not None:
        return (slot._replace(value=str(between)),)
    years = run_of_years(frame.field.durations)
    term = context.get("years")
    if not years and term is not None and each_year(frame):
        years = int(term.value)
    within_term = years < (own.years or 0) and any(map(is_streak, frame.field.durations))
    if years > 1 and measure not in ("rank", "gap") and (within_term or not own.is_term):
        last = own.tail().year
        to_come = frame.scene.issuer.to_come(f"P{years}Y") if _is_aimed(frame, context) else None
        run = to_come or str(Period.of_years(last - years + 1, last))
        return (slot._replace(value=run),)
    if measure in ("level", "share") and _is_bounded(frame):
        slot = run_up_to(frame.scene, slot, frame.field.durations)
    counted = frame.gives("indicator") in ("after", "both")  # 打造6个产业集群
    aimed = context.aims and measure == "level" and not counted and not was_done(frame)
    aimed = aimed and frame.field.change is None  # 力争新增学位5万个: in all the years
    aimed = aimed and not _runs_ahead(frame, slot) and not sums(frame)
    last = aimed or at_the_end(frame, measure) or _from_before(frame, context, own)
    if own.is_term and own.years != _SEASON and last:
        return (slot._replace(value=str(own.tail())),)
    return (slot,)


def _is_aimed(frame: Frame, context: Context) -> bool:
    """True for 计划三年内建成120家: the years are those to come."""
    return frame.field.status is not None or context.aims


def _is_bounded(frame: Frame) -> bool:
    """True for what an amount stayed above, below or at, all through a run: 超过, 保持在."""
    bounds = (getattr(value.value, "modifier", None) for value in frame.values())
    return stays(frame) or any(bound in ("over", "under") for bound in bounds)


def _from_before(frame: Frame, context: Context, term: Period) -> bool:
    """较2020年提高7个百分点: how much more there is at the end of 2021/2025 than before it.

    Where it is the end of a term that it is compared with (较“十三五”末), so was all of this one.
    """
    if frame.gives("measure") not in ("growth", "change") or term.first is None:
        return False
    before = str(term.first.year - 1)
    begin, end = frame.scene.source(frame.at, frame.end)
    bases = time(frame, context) or ()
    said = before in frame.scene.reading.text[begin:end]
    return said and any(base.value == before for base in bases)


def _runs_ahead(frame: Frame, slot: Slot) -> bool:
    """True for 未来三年: what is aimed at is done all through it, and not in its last year."""
    atoms = frame.scene.atoms
    item = atoms.items.get(atoms.span(slot.start, slot.end)[0]) if slot.start >= 0 else None
    return isinstance(item, Mention) and is_ahead(item)
