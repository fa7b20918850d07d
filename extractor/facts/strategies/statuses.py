"""How sure a fact is: done, aimed at, expected, or planned."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.goals import status_of
from extractor.facts.governing import is_sure
from extractor.facts.phrases import points_back
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import Answer
from extractor.facts.times import said_period
from extractor.mentions.mention import Mention
from extractor.mentions.words import Word
from extractor.period import Period

_TARGET, _EARLIER = "target", "earlier"
_AMOUNTS = ("QTY", "NUM", "PCT", "PP", "MULT")
_QUALIFYING = ("N", "A", "V", "TIME", "TREND")


def own(frame: Frame, context: Context) -> Answer:
    """A word of aiming or expecting in the fact's own clause."""
    said = frame.gives("status")
    if said:
        return (Slot(said),)
    word = frame.field.status or inside(frame)
    if word is None:
        return None
    if word.row.get("status") == "planned":
        if (aimed := _aimed(frame)) is not None:
            return aimed
        if (heard := context.get("status", "segment", "sentence")) is not None:
            return (heard,)  # 到2027年，……将; 预计……将: what will be adds nothing to it
    return (Slot(status_of(frame.scene, word), word.start, word.end),)


def inside(frame: Frame) -> Word | None:
    """A word of aiming among those of the rule: 有望达到."""
    scene = frame.scene
    for position in range(frame.match.start, frame.match.end):
        item = scene.sketch.items.get(position)
        if isinstance(item, Word) and item.label == "STATUS" and not _named(frame, position):
            at = scene.atoms.span(item.start, item.end)[0]
            if is_sure(scene.lexicon.fields, scene.atoms, at, len(scene.atoms)):
                return item
    return None


def _named(frame: Frame, position: int) -> bool:
    """True inside a group whose words say something else."""
    groups = frame.match.groups
    spans = [span for group in _NAMED for span in groups.get(group, ())]
    return any(begin <= position < end for begin, end in spans)


_NAMED = ("versus", "whole", "base", "scope", "after", "holder", "tail", "aim", "group")


def called(frame: Frame, context: Context) -> Answer:
    """增长6% | 的目标, 营收5亿元、利润2亿元 | 的经营目标: an amount that is called an aim."""
    scene = frame.scene
    at = scene.atom_span(frame.match.start, frame.match.end)[1]
    end = scene.clauses[frame.clause].end
    joints, labels = scene.lexicon.fields.joints, (*_QUALIFYING, *_AMOUNTS)
    while at < end and (scene.atoms.text[at] in joints or scene.label(at) in labels):
        at += 1
    if scene.label(at) != "DE" or scene.label(at - 1) not in _AMOUNTS:
        return None
    at += 1
    while at < end and scene.label(at) in _QUALIFYING:
        at += 1
    word = scene.atoms.items.get(at)
    if at >= end or not isinstance(word, Word) or word.row.get("mid"):
        return None
    return (Slot(_TARGET, word.start, word.end),) if word.row.get("status") == _TARGET else None


def _aimed(frame: Frame) -> Answer:
    """到2027年: a year still to come is a goal's."""
    if not frame.field.until:
        return None
    found = frame.scene.issuer.target(frame.field.times)
    return (found,) if found else None


def held(frame: Frame, context: Context) -> Answer:
    """What the sentence, the lead-in or the heading says of how sure things are."""
    slot = context.get("status")
    if slot is None or _looks_back(frame) or _is_done(frame, slot) or _holds(frame, slot):
        return None
    return (slot,)


def _holds(frame: Frame, expected: Slot) -> bool:
    """True for 预计生产总值增长6%；专利授权量居首位: a rank is held by now."""
    ranks = "rank" in frame.match.groups and not points_back(frame)
    return ranks and expected.value == "forecast" and expected.source == "sentence"


def _is_done(frame: Frame, planned: Slot) -> bool:
    """True for 12亿元 in 计划投资20亿元，已完成12亿元: its sentence says so after the plan."""
    return any(
        isinstance(item, Word) and bool(item.row.get("done"))
        for at, item in frame.scene.atoms.items.items()
        if item.start > planned.start and at < frame.field.end
    )


def _looks_back(frame: Frame) -> bool:
    """True for 上年同期盈利… in a sentence of forecasts: its own time is over."""
    issuer, scene = frame.scene.issuer, frame.scene
    own = scene.captures(frame.match, "time") if frame.gives("shape") == _EARLIER else ()
    named = [*frame.field.times, *(one for one in own if isinstance(one, Mention))]
    said = [slot for time in named if (slot := said_period(scene, time))]
    times = [Period.parse(slot.value) for slot in said]
    now = issuer.reference.year if issuer.reference else None
    if issuer.period:
        reported = Period.parse(issuer.period.value)
        now = reported.year if reported else None
    return bool(times) and now is not None and all(t is not None and t.year < now for t in times)
