"""Among whom something is the first of a kind."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.of_kinds import is_of_kind, kind_holders
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import Answer


def kinds(frame: Frame, context: Context) -> Answer:
    """东盟稳居第一大贸易伙伴: of those that the document's own place has."""
    issuer = frame.scene.issuer
    if not is_of_kind(frame) or issuer.place is None:
        return None
    bodies = [by_name(frame.scene, body.element) for body in frame.field.bodies]
    others = any(slot is not None and slot.value != issuer.place for slot in bodies)
    if not (others or kind_holders(frame, context)):
        return None
    return (Slot(issuer.place, source="document"),)
