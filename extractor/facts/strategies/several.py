"""Who a fact is about where it is told of several spoken of together."""

from __future__ import annotations

from extractor.facts.bodies import possible_holders
from extractor.facts.chunks import Chunk
from extractor.facts.contests import is_contest
from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.phrases import phrase_of, points_back
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import of_partners
from extractor.facts.strategies.subjects import is_top, of_several, room_for


def together(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """Those spoken of together just before, if each has its own rank or value.

    甲、乙……，分列第二、第三; 甲、乙……，分别增长5%和6%.
    """
    if frame.field.bodies:
        return None
    ranks = "rank" in frame.match.groups
    found = _ranked_together(frame, context) if ranks else _measured_together(frame, context)
    return tuple(slot.carried() for slot in found) if len(found) > 1 else None


def some(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """12项指标中，5项居首位: what holds the rank is what a group is of; and 5项 | 增速居首位."""
    chunk, phrase = some_of(frame), phrase_of(frame)
    if chunk is None or phrase and frame.scene.lexicon.relatives.get(phrase) != "add":
        return None
    name = frame.scene.spans_text((chunk.core,)) + phrase
    return (Slot(name, *frame.scene.source(*chunk.core)),)


def some_of(frame: Frame) -> Chunk | None:
    """The group of things of which so many hold a rank; 在11个市中 it is among whom."""
    scene = frame.scene
    fields = (frame.field, *frame.leads[-1:])
    chunk = next((one for field in fields for one in field.among), None)
    places = scene.lexicon.particles.place  # 在沿江八市前移3位至第7
    units = [getattr(one.value, "unit", None) for one in frame.field.counts]
    counts = any(unit not in places for unit in units)
    if chunk is None or "rank" not in frame.match.groups or not counts:
        return None
    begin, end = chunk.core
    placed = scene.word(end - 1) in scene.lexicon.regions or scene.label(begin) in _PLACED
    return None if placed or is_contest(scene, chunk) else chunk


#: Labels of a population of places.
_PLACED = frozenset({"SCOPE", "PLACE", "LOC"})


def _measured_together(frame: Frame, context: Context) -> list[Slot]:
    """Whom the values of a frame are told of, one each; but 出口和进口 have one each as well."""
    found = _told_together(context)
    if len(found) < 2:
        return []
    members = frame.scene.lexicon.coordinator.members(phrase_of(frame))
    spread = len(found) == len(frame.values()) != len(members) and not frame.field.counts
    spread = spread and not of_partners(frame)  # with whom, not who
    return found if spread else []


def _ranked_together(frame: Frame, context: Context) -> list[Slot]:
    """Whom the ranks of a frame are told of, one each, or one of all."""
    room, top = room_for(frame), is_top(frame)
    paired = room > 1 and not phrase_of(frame)  # 甲、乙分别增长8%和7%，列第二、第三
    said = frame.field.each or of_several(frame) or paired
    told = context.topic()
    if told is not None and told.measure == "honour" and phrase_of(frame):
        return []  # 获奖数并列全省第四: whose the holders are
    found = _led_together(frame) if said else []
    found = found if len(found) > 1 else _told_together(context)
    if said:
        return found if top or room in (1, len(found)) else []
    ranks = frame.scene.captures(frame.match, "rank")
    shared = top and points_back(frame)  # 甲、乙产值……，增速居前两位
    return found if shared and [getattr(r, "upper", None) for r in ranks] == [len(found)] else []


def _led_together(frame: Frame) -> list[Slot]:
    """Whom the clause in front names: 甲县、乙县得分相同，并列第12."""
    if not frame.leads:
        return []
    lead = frame._replace(field=frame.leads[-1])
    return [s for b in possible_holders(lead) if (s := by_name(frame.scene, b.element)) is not None]


def _told_together(context: Context) -> list[Slot]:
    """Whom the last facts of this sentence are about, where they tell one thing of several."""
    found: list[Slot] = []
    for told in reversed(context.topics):
        last = context.topics[-1]
        if told.indicator != last.indicator or told.measure != last.measure:
            break
        if told.subject is not None and told.subject.value not in [one.value for one in found]:
            found.append(told.subject)
    return found[::-1]
