"""Whose each amount of a list is: 丝绸产量依次为越城区12万吨、枫桥镇8万吨."""

from __future__ import annotations

from extractor.facts.bodies import joins
from extractor.facts.field import Body, Field
from extractor.facts.holders import unknown_body
from extractor.facts.scene import Scene

_AMOUNTS = frozenset({"QTY", "NUM", "PCT", "MULT", "PP"})
#: Labels of the names of those that have them.
_NAMED = ("PLACE", "ORG", "NAME", "PERSON")
#: Labels of what opens a list of them after 依次 or 分别, and of what is no part of a name.
_OPENS = ("FOR", "REACH")
_APART = _AMOUNTS | {"FOR", "REACH", "EACH", "TIME", "JOINT"}
_MARKS = "，。；：、（）"
_MEMBER = 12  # atoms of the longest name of a member


def allotted(scene: Scene, field: Field, start: int) -> Field:
    """The field of an amount of a list, with the member in front of it as its body.

    What all are of stands in front of the list. Where no member is named as bodies are it is a
    list of things, of each of which it is told: 出口额分别为丝绸12亿元、黄酒8亿元.
    """
    members, opens = _before(scene, start)
    if opens < 0:
        return field
    own, front = members[-1], _front(scene, opens)
    if any(_is_named(scene, *member) for member in (*members, *_after(scene, start))):
        phrase = front.phrase if len(members) == 1 else ()
        return field._replace(bodies=(_body(scene, *own),), thing=None, each=False, phrase=phrase)
    phrase = (own, *front.phrase) if front.phrase else field.phrase
    return field._replace(phrase=phrase, each=field.each and not front.phrase)


def _front(scene: Scene, opens: int) -> Field:
    """What stands in front of a list: 产量 | 最高的三个县 | 依次为."""
    most = tuple(scene.lexicon.particles.most)
    begin = scene.clauses[scene.clause_at(opens)].begin
    cut = (at for at in range(begin, opens) if scene.word(at).startswith(most))
    return scene.field(begin, next(cut, opens))


def _before(scene: Scene, start: int) -> tuple[list[tuple[int, int]], int]:
    """The members up to an amount, and the atom of 依次 or 分别 in front of them all; else -1."""
    members: list[tuple[int, int]] = []
    end = start
    while (begin := _begin(scene, end)) < end:
        members.insert(0, (begin, end))
        if joins(scene, begin - 1) and scene.label(begin - 2) in _AMOUNTS:
            end = begin - 2
            continue
        opens = begin - 1
        while opens > 0 and _opening(scene, opens):
            opens -= 1
        told = opens < begin - 1 and scene.label(opens) == "EACH"
        return members, opens if told else -1
    return members, -1


def _after(scene: Scene, start: int) -> list[tuple[int, int]]:
    """The members of the list after an amount."""
    members: list[tuple[int, int]] = []
    last, at = len(scene.atoms.text), start
    while scene.label(at) in _AMOUNTS and at + 1 < last and joins(scene, at + 1):
        begin = at = at + 2
        while at < last and at - begin < _MEMBER and not _is_apart(scene, at):
            at += 1
        members.append((begin, at))
    return members


def _begin(scene: Scene, end: int) -> int:
    """Where the member that ends at an atom begins."""
    begin = end
    while begin > max(end - _MEMBER, 1) and not _is_apart(scene, begin - 1):
        begin -= 1
    return begin


def _opening(scene: Scene, at: int) -> bool:
    return scene.label(at) in _OPENS or scene.atoms.text[at] == "："


def _is_apart(scene: Scene, at: int) -> bool:
    return scene.label(at) in _APART or scene.atoms.text[at] in _MARKS


def _is_named(scene: Scene, begin: int, end: int) -> bool:
    """Whether a member is called as bodies are."""
    if end - begin == 1 and scene.label(begin) in _NAMED:
        return True
    name, lexicon = scene.spans_text(((begin, end),)), scene.lexicon
    return bool(lexicon.kind_of(name)) and name not in lexicon.particles.settled  # 城镇


def _body(scene: Scene, begin: int, end: int) -> Body:
    element = scene.atoms.items.get(begin) if end - begin == 1 else None
    if element is not None and scene.label(begin) in _NAMED:
        return Body(element, begin, glued=False)
    return unknown_body(scene, begin, end)
