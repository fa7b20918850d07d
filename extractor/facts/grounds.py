"""What something was built on: 在上年增长5%的高基数上增长3%. When that was is its own alone."""

from __future__ import annotations

from extractor.facts.context import Context
from extractor.facts.scene import Frame

#: Labels of what may stand between the amount and the word for what it was.
_HOW = frozenset({"A", "N", "HIGH"})


def on_ground(frame: Frame) -> bool:
    """True for a fact that only says what the next one was built on."""
    scene, values = frame.scene, frame.values()
    at = scene.atoms.span(values[-1].start, values[-1].end)[1] if values else -1
    if scene.label(at) != "DE":
        return False
    ground = scene.lexicon.alphabet.chars["GROUND"]
    at += 1
    while scene.label(at) in _HOW and scene.atoms.text[at] != ground:
        at += 1
    return scene.atoms.text[at : at + 1] == ground and scene.label(at + 1) == "F"


def leave_ground(frame: Frame, known: Context, context: Context) -> Context:
    """The context of what was built on it: when it is, is as it was ``known`` before."""
    if not on_ground(frame):
        return context
    context = context.forget("paragraph", "period")
    for level in ("paragraph", "sentence", "segment"):
        slot = known.get("period", level)
        context = context.hold("period", slot, level) if slot is not None else context
    return context
