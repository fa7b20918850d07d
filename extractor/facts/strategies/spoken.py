"""Whom an honour is told of where its clause only points back: 他先后获评…, 公司获评…."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.honour_holders import stretch
from extractor.facts.honoured import person_meant
from extractor.facts.scene import Frame
from extractor.mentions.element import entity_of


def person(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """The person spoken of: 教师某某某从业30年，被评为全国模范教师."""
    if "honour" not in frame.match.groups or frame.field.bodies:
        return None
    found = person_meant(frame)
    return None if found is None else (found,)


def kind(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """The body of its kind named last: 某某精工…，公司获评…."""
    scene = frame.scene
    if "honour" not in frame.match.groups:
        return None
    begin, end = stretch(frame)
    wanted = scene.lexicon.pointing.get(scene.spans_text(((begin, end),)))
    if not wanted or wanted == scene.issuer.kind:
        return None
    surface, start = scene.reading.surface, scene.atoms.starts[begin]
    paragraph = scene.reading.text.rfind("\n", 0, start) + 1
    for element in reversed(scene.issuer.named):
        if element.start < paragraph:
            break
        entity = entity_of(element)
        name = scene.issuer.name_of(element, surface)
        if element.end > start or entity is None or not name:
            continue
        coined = "company" if entity.etype == "ORG" else ""
        if (scene.lexicon.kind_of(name) or coined) == wanted:
            return (Slot(name, element.start, element.end, "clause before"),)
    return None
