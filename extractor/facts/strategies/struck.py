"""Whom an attack befell: 以色列的袭击导致3人死亡 tells of no dead of those who attacked."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.field import Field
from extractor.facts.scene import Frame, Scene

#: Labels of what stands in front of where, and whom, something is done to.
_UPON = frozenset({"P_TO", "P_IN"})
_PLACE = "PLACE"


def struck(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """Those dead and hurt by an attack are of the place it was made on, or of who tells of it.

    以军对加沙地带的空袭, 炮击别尔哥罗德市, 德黑兰一栋楼遭空袭; 伊朗方面称，以色列的袭击导致…
    """
    scene = frame.scene
    if not _tells_of_harm(frame):
        return None
    fields = (*frame.leads, frame.field)
    attack = next((at for one in fields for at in _attacks(scene, one)), -1)
    if attack < 0:
        return None
    places = [at for one in fields if not one.account for at in _places(scene, one)]
    hit = [at for at in places if _is_hit(scene, at, attack)]
    tells = [at for one in fields if _is_source(scene, one) for at in _places(scene, one)]
    if not hit and len(tells) != 1:
        return None
    item = scene.atoms.items.get(hit[-1] if hit else tells[0])
    slot = by_name(scene, item) if item is not None else None
    return (slot,) if slot is not None else None


def _tells_of_harm(frame: Frame) -> bool:
    span = frame.match.first("after")
    harm = tuple(frame.scene.lexicon.particles.harm)
    return span is not None and frame.scene.sketch_text(*span).endswith(harm)


def _attacks(scene: Scene, field: Field) -> list[int]:
    """Where words of attacking stand in a field."""
    words = tuple(scene.lexicon.particles.attack)
    return [at for at in range(field.begin, field.end) if scene.word(at).endswith(words)]


def _places(scene: Scene, field: Field) -> list[int]:
    return [at for at in range(field.begin, field.end) if scene.label(at) == _PLACE]


def _is_source(scene: Scene, field: Field) -> bool:
    """Whether a field says who tells: 伊朗方面称，, 据以色列卫生部门消息，."""
    return field.account or scene.label(field.begin) == "P_AS"


def _is_hit(scene: Scene, at: int, attack: int) -> bool:
    """Whether an attack was made on a place: behind 对, 在 or the attack, or in front of 遭."""
    if scene.label(at - 1) in _UPON or at - 1 == attack:
        return True
    suffers = scene.lexicon.particles.suffers
    return any(scene.word(one).startswith(tuple(suffers)) for one in range(at + 1, attack + 1))
