"""Persons who bear an honour: where their names begin, whom a clause means that names nobody."""

from __future__ import annotations

from extractor.facts.context import Slot
from extractor.facts.scene import Frame, Scene
from extractor.mentions.element import Element, entity_of
from extractor.mentions.words import Word
from extractor.tokens import cut, is_known, tokenize

_LONGEST = 6  # characters of a name; a family name opens those of up to four
_FAMILY = 4
_PERSON = "nr"  # the tag of a name
_FRONT = 24  # characters in which a person is named that a paragraph is about
_BEARERS = frozenset({"GPE", "LOC", "ORG", "FAC", "PERSON"})
_OWNERS = frozenset({"PLACE", "ORG"})
_IN_FRONT = _OWNERS | {"N", "X", "SCOPE", "DE", "A", "PERSON"}


def is_personal(frame: Frame) -> bool:
    """Whether only persons have an honour: 劳动模范, 技术能手."""
    ends = frame.scene.lexicon.personal
    return any(
        frame.scene.sketch_text(*span).rstrip("”’").endswith(ends)
        for span in frame.match.groups.get("honour", ())
    )


def is_of_place(frame: Frame) -> bool:
    """Whether only a place is what the honour calls it: 全国文明城市, 国家生态文明建设示范县."""
    ends = tuple(frame.scene.lexicon.particles.places)
    spans = frame.match.groups.get("honour", ())
    return any(frame.scene.sketch_text(*span).rstrip("”’").endswith(ends) for span in spans)


def is_thing(scene: Scene, slot: Slot) -> bool:
    """Whether who was told of is no body, place or person that has a name: 某改革模式."""
    item = scene.atoms.items.get(scene.atoms.span(slot.start, slot.end)[0])
    entity = entity_of(item) if item is not None else None
    return not isinstance(item, Word) and (entity is None or entity.etype not in _BEARERS)


def as_person(scene: Scene, slot: Slot) -> Slot:
    """The name of a person without whose and what he is: 某县理发师 | 某某某."""
    text = scene.reading.text[slot.start : slot.end]
    size = _name_after(scene, text) or _owned(scene, slot)
    if not size:
        return slot
    return slot._replace(value=text[-size:], start=slot.end - size)


def without_post(scene: Scene, slot: Slot) -> Slot:
    """A person's name without his office after it: 冯岚 | 老师."""
    post = max(
        (one for one in scene.lexicon.posts if slot.value.endswith(one)), key=len, default=""
    )
    name = slot.value[: len(slot.value) - len(post)]
    if not post or not 1 < len(name) <= _FAMILY or _is_word(name) or not is_chinese(scene, name):
        return slot
    return slot._replace(value=name, end=slot.end - len(post))


def _name_after(scene: Scene, text: str) -> int:
    """How long a person's name is that stands after an office or what somebody is; else 0."""
    ends = scene.lexicon.particles.role
    for size in range(2, min(_LONGEST, len(text) - 1) + 1):
        front, name = text[:-size], text[-size:]
        role = front.endswith(scene.lexicon.posts) or (len(front) > 1 and front[-1] in ends)
        if role and not _is_word(name) and (is_chinese(scene, name) or _is_spelt(name)):
            return size
    return 0


def _is_word(name: str) -> bool:
    """Whether the dictionary has it, and not as somebody's name."""
    return is_known(name) and tokenize(name).tags != (_PERSON,)


def is_chinese(scene: Scene, name: str) -> bool:
    """Whether a name begins with a family name and has the length of one."""
    double = name[:2] in scene.lexicon.surnames
    return len(name) - double <= _FAMILY - 1 and (double or name[:1] in scene.lexicon.surnames)


def _is_spelt(name: str) -> bool:
    """Whether a name is spelt in characters that make no words, or hardly any: 布音其木格."""
    words = cut(name)
    odd = any(len(word) > 1 and not is_known(word) for word in words)
    return len(name) > 2 and (odd or all(len(word) == 1 for word in words))


def _owned(scene: Scene, slot: Slot) -> int:
    """How long a person's name is that stands right after his place or body; else 0."""
    owner = next(
        (
            item
            for at, item in scene.atoms.items.items()
            if item.start == slot.start and item.end < slot.end and scene.label(at) in _OWNERS
        ),
        None,
    )
    if owner is None:
        return 0
    name = scene.reading.text[owner.end : slot.end].lstrip(scene.lexicon.attributive)
    fits = 1 < len(name) <= _FAMILY and not _is_word(name)
    return len(name) if fits and (is_chinese(scene, name) or _is_spelt(name)) else 0


def person_meant(frame: Frame) -> Slot | None:
    """The person of whom a clause without a holder tells, or None.

    他先后获评… is told of the one named last in the paragraph; from业30年，被评为… of the one that
    opens a clause in front, if only persons have that honour.
    """
    scene = frame.scene
    begin = scene.clauses[frame.clause].begin
    back = any(scene.label(at) == "PRON" for at in range(begin, frame.start))
    if not back and not is_personal(frame):
        return None
    for at in range(begin - 1, -1, -1):
        if scene.label(at) == "PERSON" and (back or _opens(scene, at)):
            return _slot(scene, scene.atoms.items[at])
        if scene.label(at) in _OWNERS and not back and _opens(scene, at):
            break
    here = _opening(scene, scene.atoms.starts[0], scene.atoms.starts[begin])
    return here or (_before(scene) if back else None)


def _slot(scene: Scene, person: Element) -> Slot | None:
    name = scene.issuer.name_of(person, scene.reading.surface)
    return Slot(name, person.start, person.end, "clause before") if name else None


def _opening(scene: Scene, start: int, end: int) -> Slot | None:
    """The person whose name opens a stretch of the text, alone or after what he is."""
    front = scene.reading.text[start : min(end, start + _FRONT)]
    ends = scene.lexicon.particles.role
    tokens = tokenize(front)
    for at in sorted(tokens.bounds):
        role = front[:at].endswith(scene.lexicon.posts) or (at > 1 and front[at - 1] in ends)
        for size in (3, 2, 4) if role or not at else ():
            name = front[at : at + size]
            whole = at + size in tokens.bounds and len(name) == size and at + size < len(front)
            whole = whole and not _is_said(scene, start + at)
            if whole and not _is_word(name) and is_chinese(scene, name):
                return Slot(name, start + at, start + at + size, "clause before")
    return None


def _is_said(scene: Scene, offset: int) -> bool:
    """Whether a word of the sentence stands there that no name begins with: 2名干警 | 荣立."""
    at = scene.atoms.span(offset, offset + 1)[0]
    inside = offset >= scene.atoms.starts[0]
    return inside and scene.label(at) == "AWARD"


def _opens(scene: Scene, at: int) -> bool:
    """Whether nothing but what he is stands between the beginning of a clause and a name."""
    begin = scene.clauses[scene.clause_at(at)].begin
    front = all(scene.label(p) in _IN_FRONT for p in range(begin, at))
    return front and scene.label(at + 1) not in ("DE", "PERSON")


def _before(scene: Scene) -> Slot | None:
    """The person named last in front of a sentence, in its paragraph, or who opens that."""
    text, start = scene.reading.text, scene.atoms.starts[0]
    begin = text.rfind("\n", 0, start) + 1
    last = next((one for one in reversed(scene.issuer.persons) if one.end <= start), None)
    if last is not None and last.start >= begin:
        return _slot(scene, last)
    return _opening(scene, begin, start)
