"""Where something is done: a place that says no more than that is not who did it."""

from __future__ import annotations

from extractor.facts.field import Body
from extractor.facts.scene import Frame
from extractor.mentions.element import entity_of

#: Labels of what somebody does.
_DEEDS = frozenset({"V", "LIGHT", "NEW"})
_DEED = 2  # atoms of a verb at most: 新 | 设


def only_where(frame: Frame, body: Body) -> bool:
    """True for 在越南新设工厂3个: in a body's own text, and abroad in a place's, where."""
    scene, entity = frame.scene, entity_of(body.element)
    first = [at for begin, end in frame.field.phrase[:1] for at in range(begin, end)][:_DEED]
    acts = any(scene.label(at) in _DEEDS or scene.is_noun_verb(at) for at in first)
    if scene.label(body.at - 1) != "P_IN" or not acts or entity is None or entity.etype != "GPE":
        return False
    return bool(scene.issuer.kind) or scene.issuer.place is not None and not entity.code
