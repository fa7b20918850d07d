"""What only a thing of some kind has is of the one that the clause in front was about."""

from __future__ import annotations

from extractor.facts.bodies import opens
from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.field import Field
from extractor.facts.scene import Frame
from extractor.mentions.element import entity_of

_HONOUR, _PLACE, _WORK = "honour", "GPE", "FAC"


def only_theirs(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """某某大桥建成通车，| 桥面高度…; “某某秀茶”上榜百强，| 品牌价值…: no place has those."""
    field, said = frame.field, frame.scene.lexicon.particles
    if field.bodies or not field.phrase or field.point is not None:
        return None
    phrase = frame.scene.spans_text(field.phrase)
    subject, measure, etype = _told(frame, context)
    if phrase.startswith(tuple(said.gauged)) and not frame.scene.issuer.kind:
        if frame.leads:
            return _opened(frame, frame.leads[-1])
        return (subject,) if subject is not None and etype == _WORK else None
    worth = phrase.startswith(tuple(said.brand_worth)) and measure == _HONOUR
    return (subject,) if worth and subject is not None and etype != _PLACE else None


def _opened(frame: Frame, lead: Field) -> tuple[Slot, ...] | None:
    """The work of which the clause in front says only that it is finished: 某高铁 | 建成通车，."""
    scene, opened = frame.scene, frame.scene.lexicon.particles.opened
    body = lead.bodies[0] if lead.bodies else lead.thing
    entity = entity_of(body.element) if body is not None else None
    if body is None or len(lead.bodies) > 1 or entity is None or entity.etype != _WORK:
        return None
    clause = scene.clauses[scene.clause_at(body.at)]
    start, end = scene.source(body.at + 1, clause.end)
    told = scene.reading.text[start:end].endswith(tuple(opened))
    if not told or not opens(scene, body.at, clause.begin):
        return None
    slot = by_name(scene, body.element)
    return (slot.carried(),) if slot is not None else None


def _told(frame: Frame, context: Context) -> tuple[Slot | None, str, str]:
    """Who the clause in front was told of, what of him, and what kind of name he has."""
    told, items = context.topic(), frame.scene.atoms.items
    if told is None or told.subject is None or told.clause != frame.clause - 1:
        return None, "", ""
    at = frame.scene.atoms.span(told.subject.start, told.subject.end)[0]
    item = items.get(at)
    entity = entity_of(item) if item is not None and item.end >= told.subject.end else None
    return told.subject.carried(), told.measure, entity.etype if entity is not None else ""
