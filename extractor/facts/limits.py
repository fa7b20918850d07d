"""Amounts that only say of which things something is told: 30户以上 | 自然村 | 通达率."""

from __future__ import annotations

from extractor.facts.scene import Scene
from extractor.mentions.mention import Mention, QuantityValue

_LIMITED = frozenset({"over", "under"})
#: Labels of what a limited name is made of, and of what stands in front of it: 7日 | 内.
_NAME, _WITHIN = frozenset({"N", "A", "V", "X", "REL", "RATIO", "DE"}), "INSIDE"
#: Labels of what a size is said of.
_THING = frozenset({"N", "A", "X"})
#: Units of how far or how long; labels of such times.
_EXTENT, _SPANS = frozenset({"m", "km"}), frozenset({"DUR", "TIME"})


def is_limit(scene: Scene, mention: Mention) -> bool:
    """True for 18岁以下 and 14至16周岁, no amounts of what stands in front; but not for 20余件."""
    value = mention.value
    if not isinstance(value, QuantityValue):
        return False
    closed = not scene.reading.text[: mention.end].endswith(value.unit_text or "")
    return value.value is None or closed and value.modifier in _LIMITED


def says_size(scene: Scene, at: int) -> bool:
    """True for 10米 | 液压支架, 78岁 | 老人 and 7座以下 | 小客车: how large, not how many."""
    mention = scene.atoms.items.get(at)
    value = mention.value if isinstance(mention, Mention) else None
    if not isinstance(mention, Mention) or not isinstance(value, QuantityValue):
        return False
    opens = at == 0 or scene.label(at - 1) is None
    said = scene.label(at + 1) in _THING or scene.label(at + 1) == "DE" and opens
    if not said:
        return False
    below = scene.lexicon.sizes.get(value.unit or "", 0)
    sized = value.value is not None and value.value < below
    return sized or is_limit(scene, mention) and value.modifier == "under"


def limits_rate(scene: Scene, at: int, end: int) -> bool:
    """True for the amount at an atom in 30户以上自然村通达率, 站点500米覆盖率 up to ``end``."""
    mention = scene.atoms.items.get(at)
    if not isinstance(mention, Mention):
        return False
    unit = getattr(mention.value, "unit", "")
    if not (is_limit(scene, mention) or unit in _EXTENT or _is_within(scene, at, mention)):
        return False
    begin = at + 1 + (scene.label(at + 1) == _WITHIN)
    if begin >= end or not all(scene.label(one) in _NAME for one in range(begin, end)):
        return False
    return scene.text(*scene.source(begin, end)).endswith(scene.lexicon.percents)


def _is_within(scene: Scene, at: int, mention: Mention) -> bool:
    """True for 7日 | 内 and 24小时内, but not for 2024年内: hours and days that are no date."""
    words, end = scene.lexicon.particles, mention.end + (scene.label(at + 1) == _WITHIN)
    text = scene.reading.text[mention.start : end]
    spans = tuple(span + one for span in words.soon for one in words.inside)
    return scene.label(at) in _SPANS and text.endswith(spans)


def limited(scene: Scene, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The spans of the name of a rate with the limit in it."""
    for number, (begin, _) in enumerate(spans):
        at = begin - 1 - (scene.label(begin - 1) == _WITHIN)
        if at >= 0 and limits_rate(scene, at, spans[-1][1]):
            return (*spans[:number], (at, spans[number][1]), *spans[number + 1 :])
    return spans


def of_work(scene: Scene, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """What names work, without the verb that it was carried out with.

    实施 | 危桥改造; 讲座 | 举办12场.
    """
    if spans and scene.word(spans[-1][1] - 1) in scene.lexicon.particles.closes:
        last = (spans[-1][0], spans[-1][1] - 1)
        spans = (*spans[:-1], last) if last[0] < last[1] else spans[:-1] or spans
    if not spans or scene.word(spans[0][0]) not in scene.lexicon.particles.completes:
        return spans
    begin, end = spans[0][0] + 1, spans[-1][1]
    if begin >= end - 1 or scene.label(end - 1) != "V" and not scene.is_noun_verb(end - 1):
        return spans
    return ((begin, spans[0][1]), *spans[1:])
