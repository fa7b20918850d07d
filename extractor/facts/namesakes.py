"""Places and populations that belong to the name of what is measured, and say of whom it is not."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.atoms import Atoms
from extractor.facts.field import VAST, is_organisation
from extractor.facts.roles import Roles
from extractor.mentions.words import Word

_WIDE = ("nation", "world", "area", "named")
_WORLD = "world"


def is_inside(
    roles: Roles, atoms: Atoms, bodies: Sequence[int], at: int, span: tuple[int, int]
) -> bool:
    """Whether the body at an atom is in the name of what is measured, after those in front.

    ``span``: the atoms of the field as far as they are read together.
    """
    begin, stop = span
    if at > begin and (_is_new(roles, atoms, at, stop) or _is_had(roles, atoms, at, stop)):
        return True
    return (
        _told_of(roles, atoms, bodies, at, stop)
        or _numbered(roles, atoms, at, stop)
        or _kind(roles, atoms, bodies, at, stop)
        or _both_kinds(roles, atoms, at, span)
        or _is_stop(roles, atoms, at, span)
    )


def _told_of(roles: Roles, atoms: Atoms, bodies: Sequence[int], at: int, stop: int) -> bool:
    """True for 全国 in 是全国最大的产区: after 是 it says among whom somebody is one.

    So does 云南 in 是云南重要口岸; but 最高的是云南 and 有云南企业3家 name who it is.
    """
    front = atoms.items.get(at - 1)
    if not isinstance(front, Word):
        return False
    if bodies and atoms.text[at - 1] == roles.is_ and isinstance(atoms.items.get(at), Word):
        return True
    following = atoms.text[at + 1 : at + 2] if at + 1 < stop else ""
    goes_on = roles.role(following or "，") in ("content", "duration")
    return front.row.word in roles.copulas and goes_on


def _numbered(roles: Roles, atoms: Atoms, at: int, stop: int) -> bool:
    """True for 世界500强: a population with a number is a name; but 全市 | 第一、二产业."""
    following = atoms.text[at + 1 : at + 2] if at + 1 < stop else ""
    listed = at + 2 < stop and roles.joint_in(atoms.text[at + 2])
    word = atoms.items.get(at)
    if not isinstance(word, Word) or listed or following not in roles.numbers:
        return False
    return word.row.get("resolves") in _WIDE  # but 全市 | 60岁以上老年人口


def _is_stop(roles: Roles, atoms: Atoms, at: int, span: tuple[int, int]) -> bool:
    """True for both ends of a way: 绍兴市 | 至 | 宁波市."""
    begin, stop = span
    text, way = atoms.text, (roles.place, roles.to, roles.place)
    front = at - 2 >= begin and tuple(text[at - 2 : at + 1]) == way
    return front or at + 2 < stop and tuple(text[at : at + 3]) == way


def _is_new(roles: Roles, atoms: Atoms, at: int, stop: int) -> bool:
    """True for 新增 | 全国 | 示范村: what is new is called so by the whole country."""
    vast = isinstance(word := atoms.items.get(at), Word) and word.row.get("resolves") in VAST
    return vast and roles.role(atoms.text[at - 1]) == "change" and _goes_on(roles, atoms, at, stop)


def _is_had(roles: Roles, atoms: Atoms, at: int, stop: int) -> bool:
    """True for 全省 | 拥有 | 国家医学中心 | 分中心: what there is of it is counted, not whose."""
    front = atoms.items.get(at - 1)
    if not isinstance(front, Word) or front.row.word not in roles.stock:
        return False
    return is_organisation(atoms.items.get(at)) and _goes_on(roles, atoms, at, stop)


def _goes_on(roles: Roles, atoms: Atoms, at: int, stop: int) -> bool:
    """Whether a phrase follows a body at once."""
    following = atoms.text[at + 1 : at + 2] if at + 1 < stop else ""
    return roles.role(following or "，") == "content"


def _kind(roles: Roles, atoms: Atoms, bodies: Sequence[int], at: int, stop: int) -> bool:
    """True for 绍兴市 | 国内 | 旅游收入: after a body, part of the name of what follows.

    So is the world after any (我国 | 世界 | 地质公园), and the whole world or country after an
    organisation: 公司 | 2024年 | 全球 | 市占率.
    """
    word = atoms.items.get(at)
    if not isinstance(word, Word) or not _goes_on(roles, atoms, at, stop):
        return False
    last = bodies[-1] if bodies else -1
    if word.row.get("kind") and last == at - 1:
        return True
    if word.row.get("resolves") == _WORLD and 0 <= last == at - 1:
        return True
    timed = set(map(roles.role, atoms.text[last + 1 : at])) <= {"time"}
    return word.row.get("resolves") in VAST and timed and is_organisation(atoms.items.get(last))


def _both_kinds(roles: Roles, atoms: Atoms, at: int, span: tuple[int, int]) -> bool:
    """True for each of 国内、国际 | 航线 and 省内、省外 | 生源: which of them, not of whom."""
    begin, stop = span
    if not _is_kind(atoms, at):
        return False
    if at - 2 >= begin and roles.joint_in(atoms.text[at - 1]) and _is_kind(atoms, at - 2):
        return _names_kind(roles, atoms, at, stop)
    other = at + 2
    listed = other < stop and roles.joint_in(atoms.text[at + 1])
    content = listed and roles.role(atoms.text[other]) == "content"
    return (content or listed and _is_kind(atoms, other)) and _names_kind(roles, atoms, other, stop)


def _names_kind(roles: Roles, atoms: Atoms, at: int, stop: int) -> bool:
    """Whether what is measured stands after the last of those listed: 国际（地区）| 航线."""
    return _goes_on(roles, atoms, at, stop) or atoms.text[at + 1 : at + 2] == "（"


def _is_kind(atoms: Atoms, at: int) -> bool:
    word = atoms.items.get(at)
    return isinstance(word, Word) and bool(word.row.get("kind"))
