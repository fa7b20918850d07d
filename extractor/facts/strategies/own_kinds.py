"""What things are ranked as, and among whom."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.of_kinds import class_of_things, is_of_kind, kind_holders
from extractor.facts.phrases import phrase_of
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import Answer


def kinds(frame: Frame, context: Context) -> Answer:
    """东盟稳居第一大贸易伙伴: of those that the document's own place has."""
    issuer = frame.scene.issuer
    held = class_of_things(frame, context)
    if issuer.place is None or not (held or is_of_kind(frame)):
        return None
    bodies = [by_name(frame.scene, body.element) for body in frame.field.bodies]
    others = any(slot is not None and slot.value != issuer.place for slot in bodies)
    if not (others or held or kind_holders(frame, context)):
        return None
    return (Slot(issuer.place, source="document"),)


def things(frame: Frame, context: Context) -> Answer:
    """进口商品中，甲、乙居前两位: each is ranked as one of those."""
    if "rank" not in frame.match.groups or phrase_of(frame) or not frame.field.bodies:
        return None
    found = class_of_things(frame, context)
    return (found,) if found else None
