"""What has not come yet: the periods of goals, and how sure what lies ahead is."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.field import Field
from extractor.facts.phrases import phrase_of
from extractor.facts.scene import Clause, Frame, Scene
from extractor.facts.times import said_period
from extractor.mentions.time import edtf
from extractor.mentions.words import Word
from extractor.period import Period


def status_of(scene: Scene, word: Word) -> str:
    """What a word of aiming or expecting says; what a place expects of itself is its goal.

    全县税收预期增长8%, but not 增长预期为8%. What a yearly report says will be done is one too.
    """
    status = word.row.get("status")
    if status == "planned" and scene.issuer.review and word.row.get("verb"):
        return "target"
    at = scene.atoms.span(word.start, word.end)[1]
    grows = (scene.label(at) or "").startswith("TREND")
    aims = grows and bool(word.row.get("aims")) and bool(scene.issuer.place)
    return "target" if aims else status


def with_goal(frame: Frame, slots: dict[str, Slot | None]) -> dict[str, Slot | None]:
    """Goals of a report on the year before are for the year it comes out in."""
    status, period = slots.get("status"), slots.get("period")
    if status is None or status.value != "target" or period is None:
        return slots
    if (planned := _of_plans(frame, period)) is not None:
        return {**slots, "period": planned}
    if _dated(frame):
        return slots
    if frame.field.times:
        period = frame.scene.issuer.period
    ahead = frame.scene.issuer.ahead(period)
    return {**slots, "period": ahead} if ahead is not None else slots


def end_plans(scene: Scene, context: Context, field: Field) -> Context:
    """A time that is over ends what is planned: 预计总产量5万吨；前三季度，收入增长7%.

    So does the next thing where a word said it of one alone: 在建项目9个，投产项目6个.
    """
    today, planned = scene.issuer.reference, context.get("status", "segment", "sentence")
    at = scene.atoms.span(planned.start, planned.end)[0] if planned is not None else -1
    word = scene.atoms.items.get(at)
    if field.phrase and isinstance(word, Word) and word.row.get("near"):
        context = context.hold("status", None, "sentence")
    said = [slot.value for time in field.times if (slot := said_period(scene, time)) is not None]
    if not said or today is None or field.status is not None or field.until:
        return context
    ends = [edtf.bounds(value)[1] for value in said]
    over = all(end is not None and end <= today for end in ends)
    return context.hold("status", None, "sentence") if over else context


def hear_outline(scene: Scene, context: Context, clause: Clause) -> Context:
    """《纲要（草案）》 of a report on the last year of a plan sets the goals of the plan to come.

    They hold for the paragraph that names it.
    """
    issuer = scene.issuer
    own = Period.parse(issuer.period.value) if issuer.period is not None and issuer.place else None
    start, end = scene.source(clause.begin, clause.end)
    text = scene.reading.text[start:end]
    if own is None or not any(word in text for word in scene.lexicon.outlines):
        return context
    last = own.tail() if own.is_term else own
    for first, end_of_plan in scene.lexicon.plans:
        if last.is_year and first == last.year + 1:
            years = Slot(str(Period.of_years(first, end_of_plan)), start, end)
            context = context.hold("period", years, "paragraph")
            return context.hold("status", Slot("target", start, end), "paragraph")
    return context


def only_planned(scene: Scene, context: Context, field: Field, slot: Slot) -> bool:
    """True for 1至7月，…，| 年内 | 计划投资98亿元，已完成67亿元: what was done is of the months."""
    held = context.get("period", "segment", "sentence", "paragraph")
    own, part = Period.parse(slot.value), Period.parse(held.value) if held is not None else None
    if field.status is None or own is None or part is None:
        return False
    if own == part or not own.contains(part):
        return False
    later = (item for item in scene.atoms.items.values() if item.start > slot.start)
    return any(isinstance(item, Word) and bool(item.row.get("done")) for item in later)


def with_future(frame: Frame, slots: dict[str, Slot | None]) -> dict[str, Slot | None]:
    """What holds for a time still to come is not done yet: aimed at by a place, else expected."""
    status, period = slots.get("status"), slots.get("period")
    issuer = frame.scene.issuer
    if period is None or issuer.reference is None:
        return slots
    if status is not None and status.value != "planned":
        return slots
    own = Period.parse(period.value)
    first = own.first_day if own else None
    if own is None or first is None or _is_told(frame):
        return slots
    if first <= issuer.reference and (_is_since(frame, own) or not _has_begun(frame, own)):
        return slots
    if first <= issuer.reference and status is not None:
        return slots
    aims = bool(issuer.place) and len(period.value) in (4, 9)
    if status is not None and not aims:
        return slots
    word = "target" if aims else "forecast"
    return {**slots, "status": period._replace(value=word, source="period")}


def _is_told(frame: Frame) -> bool:
    """True for 订单增长了5%, 备好了农机120台: it has come to that, whenever that is.

    What is booked for a holiday to come is booked by now: 国庆假期机票预订量.
    """
    scene, clause = frame.scene, frame.scene.clauses[frame.clause]
    if any(word in phrase_of(frame) for word in scene.lexicon.particles.booked):
        return True
    end = scene.atom_span(frame.match.start, frame.match.end)[1]
    return not scene.lexicon.particles.done.isdisjoint(map(scene.word, range(clause.begin, end)))


def _is_since(frame: Frame, own: Period) -> bool:
    """True for 今年以来，…: what has come to be since then, also in the first weeks of a year."""
    since = str(own.onwards())
    items = frame.scene.atoms.items.values()
    return any(getattr(getattr(one, "value", None), "value", None) == since for one in items)


def _has_begun(frame: Frame, own: Period) -> bool:
    """True for all of a year of which only the first weeks are over, in a report on the one before.

    So much was not done in them.
    """
    issuer = frame.scene.issuer
    today, reported = issuer.reference, issuer.period
    before = Period.parse(reported.value) if reported is not None else None
    if today is None or before is None or not own.is_year or own.year != today.year:
        return False
    items = frame.scene.atoms.items.items()
    if any(isinstance(w, Word) and w.row.get("done") for at, w in items if at < frame.field.end):
        return False  # 已完成12亿元
    whole = before.is_year or before.is_term  # 2026年1月经济运行 reports on what was done
    last = before.tail().year
    ahead = last < own.year or (last == own.year and not issuer.begun)
    return whole and ahead and today.month <= _WEEKS


_WEEKS = 2  # months at the head of a year


def _of_plans(frame: Frame, period: Slot) -> Slot | None:
    """The year of a passage of plans for 全年, which was taken for the one before."""
    issuer, times = frame.scene.issuer, frame.field.times
    own, today = issuer.period, issuer.reference
    if own is None or today is None or not all(time.rule == _ALL_YEAR for time in times):
        return None
    before = own.value == f"{today.year}" and period.value == f"{today.year - 1}"
    return own if before and times else None


_ALL_YEAR = "sub-year"  # the rule of 全年, with nothing in front


def _dated(frame: Frame) -> bool:
    """Whether a time is said that is more than 全年, all of the year that is spoken of."""
    issuer, text = frame.scene.issuer, frame.scene.reading.text
    whole = issuer.period.value if issuer.period else ""
    return any(
        getattr(time.value, "value", "") != whole
        or any(character.isdigit() for character in text[time.start : time.end])
        for time in frame.field.times
    )
