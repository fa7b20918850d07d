"""Whole populations by name: 全省16个市 is the province, 全省三级医院 a group as written."""

from __future__ import annotations

import regex

from extractor.facts.deictics import spoken_of
from extractor.facts.field import VAST
from extractor.facts.issuer import TOWN
from extractor.facts.scene import Scene
from extractor.mentions.element import Element, entity_of
from extractor.mentions.particles import chars
from extractor.mentions.words import Word

#: What words for all of one's own place stand for.
_OWN = frozenset({"province", "region", "city", "county"})
_AREA = "area"  # what a scope word stands for that is a region: 西部


def is_wider(scene: Scene, element: Element) -> bool:
    """True for a scope word that speaks of more than the document's own place."""
    if not isinstance(element, Word):
        return False
    name = scene.issuer.name_of(element, scene.reading.surface)
    return name is not None and name != scene.issuer.place


def division_above(scene: Scene) -> str | None:
    """The division above the document's own place, where that is a county or a city."""
    issuer = scene.issuer
    return {"county": issuer.city, "city": issuer.province}.get(issuer.level)


def _divided(scene: Scene) -> str | None:
    """Whose the divisions are that a text only counts: of a province's own text, the province."""
    issuer = scene.issuer
    return issuer.province if issuer.level == "province" else division_above(scene)


def population(scene: Scene, begin: int, end: int) -> str:
    """A scope or benchmark by name: 全国 → 中国; a longer phrase as written."""
    begin, end = _taking_part(scene, begin, end - (scene.label(end - 1) in _GOING_ON))
    element = scene.atoms.items.get(begin)
    lexicon = scene.lexicon
    if element is not None:
        meant = spoken_of(scene, element) or element
        name = scene.issuer.name_of(meant, scene.reading.surface)
        entity = entity_of(element)
        divided = isinstance(element, Word) or entity is not None and bool(entity.code)
        divided = divided or bool(name) and lexicon.kind_of(name or "") == TOWN
        group = isinstance(element, Word) and element.row.get("resolves") == _AREA
        group = group and scene.label(begin + 1) == "M"  # 西北五省区, but 西部12个省区
        if name and entity is not None and _calls_all(scene, begin + 1, end):
            return name  # 绍兴 | 全市
        if name and (end == begin + 1 or divided and not group and _whole(scene, begin + 1, end)):
            return name
    first = begin - (scene.label(begin - 1) in ("QTY", "NUM"))  # 11个 | 设区市中
    if is_population_kind(scene, first, end) and (wider := _divided(scene)):
        return wider  # 在16个州（市）中
    text = scene.spans_text(_without_count(scene, begin, end))
    return _graded(scene, text.rstrip("“‘" + chars(lexicon.particles.over)))


def _calls_all(scene: Scene, begin: int, end: int) -> bool:
    """True for a lone word for all of one's own place, behind its name."""
    element = scene.atoms.items.get(begin) if end == begin + 1 else None
    return isinstance(element, Word) and element.row.get("resolves") in _OWN


def _graded(scene: Scene, text: str) -> str:
    """国家高新区 of 全国国家高新区: whose kind says of which country they are."""
    words, kinds = scene.lexicon.contest_scopes, scene.lexicon.kind_scopes
    vast = [word for word, what in words.items() if what in VAST]
    front = next((word for word in vast if text.startswith(word)), "")
    rest = text[len(front) :]
    own = tuple(word for word in vast if word in kinds)
    return rest if front and rest.startswith(own) else text


def _taking_part(scene: Scene, begin: int, end: int) -> tuple[int, int]:
    """A population without that it takes part: 参评的 | 9家园区, 新疆 | 参评的9家."""
    words = scene.lexicon.particles.partaking
    if scene.word(begin) in words and scene.label(begin + 1) == "DE":
        return begin + 2, end
    last = end
    while last > begin + 1 and scene.label(last - 1) in ("QTY", "NUM", "DE"):
        last -= 1
    told = begin < last - 1 and scene.word(last - 1) in words
    return begin, last - 1 if told else end


def _vast(scene: Scene, at: int) -> bool:
    """True for 万亿 in 万亿城市: it says which, not how many."""
    return scene.word(at).endswith(tuple(scene.lexicon.particles.vast))


#: Atoms after a population that belong to the verb of the rank: 在13个市中 | 列.
_GOING_ON = frozenset({"RANKV", "INSIDE", "ADV"})


def _without_count(scene: Scene, begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """A population without how many it holds: 西部50家经开区 → 西部 | 经开区.

    Some are called by their number: 168个重点城市.
    """
    if scene.spans_text(((begin, end),)).endswith(tuple(scene.lexicon.particles.numbered)):
        return ((begin, end),)
    spans = [[begin, begin]]
    for at in range(begin, end):
        number = scene.label(at) in ("QTY", "NUM")
        tied = scene.label(at) == "DE" and scene.label(at + 1) in ("QTY", "NUM")
        if number or tied:
            spans.append([at + 1, at + 1])
        else:
            spans[-1][1] = at + 1
    return tuple((first, last) for first, last in spans if last > first)


def _whole(scene: Scene, begin: int, end: int) -> bool:
    """True where what follows a scope word does not narrow it: 全省16个市, 全省各地."""
    begin += scene.label(begin) == "DE" and begin + 1 < end
    text = scene.text(*scene.source(begin, end)) if end > begin else ""
    inside = " " + chars(scene.lexicon.particles.inside)
    return not text.strip(inside) or is_population_kind(scene, begin, end)


def is_population_kind(scene: Scene, begin: int, end: int) -> bool:
    """True for 16个市, 各县（市、区）: all there are of a kind of places."""
    particles = scene.lexicon.particles
    counted = end > begin and scene.label(begin) in ("QTY", "NUM", "M") and not _vast(scene, begin)
    begin += counted
    text = scene.text(*scene.source(begin, end)) if end > begin else ""
    included = f"（[{chars(particles.including)}][^）]*）"  # who is counted too
    kind = regex.sub(included, "", text).strip(" " + chars(particles.inside))
    if counted:
        kind = kind.lstrip(chars(particles.piece))
    elif kind.startswith(tuple(particles.every)):
        kind = kind[1:]
    else:
        return False
    return bool(kind) and (kind in scene.lexicon.regions or particles.division.issuperset(kind))
