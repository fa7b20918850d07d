"""Where a story goes to: what is told in 走进某公司的车间，… is of that company."""

from __future__ import annotations

from extractor.facts.bodies import is_region
from extractor.facts.field import Body, Field
from extractor.facts.scene import Clause, Scene

#: Labels of a body, of what may stand behind one that is entered, and between two of a chain.
_BODIES = frozenset({"ORG", "NAME", "PLACE"})
_PARTS = frozenset({"N", "DE", "INSIDE"})
#: Roles of what may stand in front of the verb, and the labels of who goes.
_FRONT = frozenset({"time", "lead"})
_WHO = frozenset({"N"})


def entered(scene: Scene, clause: Clause, field: Field) -> Body | None:
    """Whom a clause goes into, and says nothing of: 走进某公司的车间，, 在某公司车间内，."""
    if begin := _after_verb(scene, clause):
        end = clause.end
    elif field.among and _is_within(scene, field):
        begin, end = field.among[0].core
    else:
        return None
    last = max((at for at in range(begin, end) if scene.label(at) in _BODIES), default=-1)
    lies = scene.lexicon.particles.lies  # 走进 | 位于绍兴的某公司
    said = {scene.label(at) for at in range(begin, end) if scene.word(at) not in lies}
    if last < 0 or not said <= _PARTS | _BODIES:
        return None
    body = Body(scene.atoms.items[last], last, glued=False)
    return None if is_region(scene, body.element) else body


def _after_verb(scene: Scene, clause: Clause) -> int:
    """The atom after 走进 or 来到 that opens a clause; 0: none does."""
    role, enters = scene.lexicon.fields.role, scene.lexicon.particles.enters
    for at in range(clause.begin, clause.end):
        if scene.word(at) in enters:
            return at + 1
        if role(scene.atoms.text[at]) not in _FRONT and scene.label(at) not in _WHO:
            break
    return 0


def _is_within(scene: Scene, field: Field) -> bool:
    """True for 在某公司车间内; but 在某机构的测评中 is a contest."""
    return scene.word(field.among[0].end - 1) in scene.lexicon.particles.within
