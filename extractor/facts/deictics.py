"""Who a name or a word in a text means: 该公司 and 全市 by whom the text spoke of."""

from __future__ import annotations

from extractor.facts.candidates import RURAL
from extractor.facts.context import NOBODY, Slot
from extractor.facts.own_words import NAMED
from extractor.facts.scene import Scene
from extractor.mentions.element import Element, entity_of
from extractor.mentions.words import Word


def by_name(scene: Scene, element: Element) -> Slot | None:
    """A body by its canonical name; 该公司 by that of the company named last in front."""
    meant = _named_before(scene, element) or _told_of_here(scene, element)
    meant = meant or spoken_of(scene, element) or element
    name = scene.issuer.name_of(meant, scene.reading.surface)
    if name is None and isinstance(element, Word) and _points_nowhere(scene, element):
        return Slot(NOBODY, element.start, element.end)
    return Slot(name, element.start, element.end) if name else None


def _points_nowhere(scene: Scene, word: Word) -> bool:
    """True for what nobody answers to: 该公司, 我校 in a place's text, 全县 in a city's."""
    if word.row.get("near") or word.row.get("resolves") == _SELF:
        return not scene.issuer.kind or scene.issuer.kind in RURAL  # a place is no company
    own = scene.issuer.place is not None  # in news it is the place spoken of
    return own and word.row.get("resolves") in _LEVELS and not word.row.get("kind")


def _named_before(scene: Scene, word: Element) -> Element | None:
    """The body 该公司 points to: the last of that kind in its paragraph, or the text's only one;

    合作社 to the last whose name ends so. In a company's own text 该公司 is that, but for one of
    its sentence; 全村 looks no further either.
    """
    if not isinstance(word, Word) or not (near := word.row.get("near")):
        return None
    kinds, surface = word.row.get("whose").split(), scene.reading.surface
    own = scene.issuer.name_of(word, surface)
    if own and near != _ALWAYS:
        return None
    begin, before = scene.atoms.starts[0], {}
    if not own and near != _ELSEWHERE:
        begin = scene.reading.text.rfind("\n", 0, word.start) + 1
    for element in reversed(scene.issuer.named):
        if element.start >= word.start:
            continue
        name = scene.issuer.name_of(element, surface) or ""
        ends = name.endswith(word.row.word)
        if not (ends if near == NAMED else scene.lexicon.kind_of(name) in kinds):
            continue
        if element.start >= begin:
            return element
        before[name] = element
    return next(iter(before.values())) if len(before) == 1 else None


_ALWAYS = "yes"  # but a village's own 全村 is that, whatever other is named
_ELSEWHERE = "elsewhere"


def _told_of_here(scene: Scene, word: Element) -> Element | None:
    """The place of its level that a paragraph is about, whatever the document is: 福建…，全省….

    That is the one named last in front of the word, at the head of a clause.
    """
    level = word.row.get("resolves") if isinstance(word, Word) else None
    if level not in _LEVELS:
        return None
    text = scene.reading.text
    ends = text[word.end - 1 : word.end], text[word.start]  # 全县, 县里
    begin = text.rfind("\n", 0, word.start) + 1
    for element in reversed(scene.issuer.named):
        entity = entity_of(element)
        if element.start >= word.start or entity is None or not entity.code:
            continue
        if element.start < begin:
            return None
        province = entity.code.endswith(_WHOLE)
        name = entity.name or text[element.start : element.end]
        calls = province if level == "province" else name.endswith(ends)
        if calls and _is_own(scene, word, begin, entity.code):
            return None
        if calls and text[_chain(scene, element) - 1 : _chain(scene, element)] in _HEADS:
            return element
    return None


def spoken_of(scene: Scene, word: Element) -> Element | None:
    """The place that 当地 is: the one named last in front of it in its paragraph."""
    if not isinstance(word, Word) or word.row.get("resolves") != _LOCAL:
        return None
    begin = scene.reading.text.rfind("\n", 0, word.start) + 1
    named = (one for one in reversed(scene.issuer.named) if begin <= one.start < word.start)
    for element in named:
        entity = entity_of(element)
        if entity is not None and entity.etype in _PLACES:
            return element
    return None


def _is_own(scene: Scene, word: Element, begin: int, code: str) -> bool:
    """True where the word is the document's own all the same: 绍兴市's 全市.

    That is after a place in or beside it, and where its paragraph, from ``begin``, names it too.
    """
    issuer = scene.issuer
    if issuer.name_of(word, scene.reading.surface) != issuer.place or issuer.place is None:
        return False
    named = (entity_of(one) for one in issuer.named if begin <= one.start < word.start)
    return code[:_CITY] == issuer.code[:_CITY] or any(
        entity is not None and entity.code == issuer.code for entity in named
    )


def _chain(scene: Scene, place: Element) -> int:
    """Where a place begins, with those around it in front: 江苏 | 昆山市."""
    ends = {one.end: one.start for one in scene.issuer.named if one.end <= place.start}
    start = place.start
    while start in ends:
        start = ends[start]
    return start


_SELF = "self"
_LEVELS = ("province", "city", "county", "region")
_LOCAL, _PLACES = "local", ("GPE", "LOC")
_CITY = 4  # digits of a code that name the city
_WHOLE = "0000"  # what the code of a province ends with
_HEADS = ("", "，", "。", "；", "：", "\n")
