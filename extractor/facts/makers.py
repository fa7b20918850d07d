"""Whose a first of its kind is: who made it, what is said to be one, where it was set up."""

from __future__ import annotations

from extractor.facts.context import Slot
from extractor.facts.deictics import by_name
from extractor.facts.holder_names import name_of
from extractor.facts.scene import Frame, Scene
from extractor.tokens import tokenize

#: Parts of speech of words that are names, or pieces of them.
_PROPER = frozenset({"ns", "nr", "nz", "nt", "nrt", "j", "x"})
#: Labels of what says of something that it is a first: 是, 成为.
_IS = frozenset({"REACH", "FOR", "RANKV"})
_SHORT = 6  # characters of the longest name that no table knows


def maker_of(frame: Frame) -> Slot | None:
    """海螺集团 | 建成世界首条…: whose a first of its kind is; None where that is not said."""
    ranks = frame.scene.captures(frame.match, "rank")
    if any(getattr(rank, "kind", "") != "first" for rank in ranks):
        return None
    return _before(frame) or _set_up_in(frame)


def _before(frame: Frame) -> Slot | None:
    """Who is named in front of a verb of making, or of 成为, under a name no table knows."""
    scene, begin = frame.scene, frame.at
    end = frame.start if scene.label(frame.start) in _IS else _verb(scene, begin, frame.start)
    slot = name_of(scene, begin, end) if end > begin else None
    return slot if slot is not None and _is_called(scene, slot.value) else None


def _verb(scene: Scene, begin: int, end: int) -> int:
    """Where the verb of making begins that ends a stretch, without where it was done."""
    verbs = scene.lexicon.particles.makes
    at = next((p for p in range(begin, end) if scene.word(p) in verbs), begin)
    where = (p for p in range(begin, at) if scene.label(p) == "P_IN")
    return next(where, at)


def _is_called(scene: Scene, name: str) -> bool:
    """Whether a name is somebody's own: 海螺集团, 中科新航, but not 重点实验室."""
    words = tokenize(name)
    proper = len(name) <= _SHORT and not _PROPER.isdisjoint(words.tags)
    return proper or len(words) == 1 and scene.lexicon.kind_of(name) == "company"


def _set_up_in(frame: Frame) -> Slot | None:
    """全省首家研究院在越城区 | 揭牌: the place that a body was set up in."""
    scene, span = frame.scene, frame.match.first("after")
    if span is None:
        return None
    begin, end = scene.atom_span(*span)
    at = next((p for p in range(begin + 1, end - 1) if scene.label(p) == "P_IN"), end)
    if scene.label(at + 1) != "PLACE" or scene.word(at + 2) not in scene.lexicon.particles.set_up:
        return None
    return by_name(scene, scene.atoms.items[at + 1])
