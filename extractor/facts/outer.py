"""What a match is told of that stands in front of its own words: of a bracket, behind a dash."""

from __future__ import annotations

from extractor.facts.bodies import joins
from extractor.facts.field import Body, Field
from extractor.facts.scene import Scene

#: Labels of whom a dash can name.
_NAMED = ("ORG", "NAME", "PLACE", "PERSON")


#: Labels of whom alone a dash names, and makes no name of two.
_TOLD = frozenset({"ORG", "PERSON"})


def is_dash(scene: Scene, at: int) -> bool:
    """True for ——: a label, or what somebody is, stands in front of it.

    Inside quotation marks it belongs to a name, and so it does between two: 甲湖—乙山.
    """
    if set(scene.word(at)) != {"—"} or is_joint(scene, at):
        return False
    return scene.atoms.text.count("“", 0, at) <= scene.atoms.text.count("”", 0, at)


def is_joint(scene: Scene, at: int) -> bool:
    """Whether a dash of one character makes one name of two: 甲湖 | — | 乙山."""
    alone = scene.word(at) == "—" and "—" not in (scene.word(at - 1), scene.word(at + 1))
    return alone and scene.label(at + 1) not in _TOLD


def named_after(scene: Scene, begin: int, end: int) -> int:
    """Where who is meant begins after what he is: 全国最大的纺织企业—— | 稽山纺织."""
    for at in range(end - 1, begin, -1):
        if is_dash(scene, at - 1) and scene.label(at) in _NAMED:
            return at
    return begin


def outer_field(field: Field, scene: Scene, outer: int, at: int) -> Field:
    """The field of a bracket that says nothing itself: what stands in front of it."""
    clause, last = scene.clauses[outer], scene.atoms.items.get(scene.clauses[outer].end - 1)
    begin = clause.begin if joins(scene, clause.begin) else clause.reach  # 甲（第1）、 | 乙（第2）
    front = scene.field(max(begin, min(at, clause.end)), clause.end)
    if not front.bodies and scene.label(clause.end - 1) in ("PLACE", "ORG", "PERSON") and last:
        front = front._replace(bodies=(Body(last, clause.end - 1, glued=False),))
    return front._replace(
        times=field.times or front.times,
        status=field.status or front.status,
        durations=field.durations or front.durations,
    )
