"""Whom a stretch of a clause names: several in a list, or the narrowest in a chain of owners."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.facts.atoms import Atoms
from extractor.facts.field import Body
from extractor.facts.roles import Roles
from extractor.mentions.element import entity_of
from extractor.mentions.words import Word


def narrowest(roles: Roles, atoms: Atoms, named: Iterable[int], first: int) -> tuple[Body, ...]:
    """Who it may be about, of the bodies ``named`` at these atoms.

    ``first``: the atom at which the phrase begins; -1: there is none.
    """
    found: list[Body] = []
    for at in named:
        if found and atoms.text[at - 1] == roles.place_in:
            continue  # 某集团在河南 | 启用…: where, not who
        body = Body(atoms.items[at], at, at + 1 == first)
        between = atoms.text[found[-1].at + 1 : at] if found else ""
        tied = bool(found) and roles.joins(between)
        if tied and not roles.joint_in(between):
            if isinstance(body.element, Word) and entity_of(found[-1].element) is not None:
                found[-1] = found[-1]._replace(glued=body.glued)
                continue  # 江苏全省: the place says whose
            found.pop()  # an owner in front of a name of its own, a city in front of its county
        found.append(body)
    return tuple(found)


def before_examples(roles: Roles, atoms: Atoms, named: list[int], span: tuple[int, int]) -> int:
    """How many bodies stand in front of the examples that 等 ends: 店头电厂二期等 | 机组."""
    begin, at = span[0], span[1] - 1
    while at > begin and atoms.text[at - 1] in roles.listed:
        at -= 1
    return sum(body < at for body in named)


def are_listed(roles: Roles, atoms: Atoms, bodies: tuple[Body, ...], end: int) -> bool:
    """True for who only opens the examples; but 某局 | 对 | 甲、乙等 does something to them."""
    return set(atoms.text[bodies[-1].at + 1 : end]) <= roles.listed | {roles.etc}


def closing(roles: Roles, atoms: Atoms, spans: tuple[tuple[int, int], ...]) -> int:
    """The atom of a body that closes a phrase: 满意度测评文山州 | 居第一; -1: none."""
    last = spans[-1][1] - 1
    if atoms.text[last - 1] == roles.to:
        return -1  # 绍兴市至宁波市 | 需57分钟
    entity = entity_of(atoms.items[last]) if last in atoms.items else None
    if entity is None or entity.etype not in ("GPE", "PERSON"):
        return -1  # 对美国 | 下降3%
    return last if last > spans[0][0] else -1
