"""An element of a sentence: a mention, a rank or a labelled word, and the label rules see."""

from __future__ import annotations

from extractor.mentions.mention import BARE, EntityValue, Mention, QuantityValue, TimeValue
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word

Element = Mention | Word | Rank

#: Labels that come from mentions and ranks; those of words come from the lexicon.
MENTION_LABELS = (
    "PCT", "PP", "MULT", "QTY", "NUM",
    "TIME", "DUR", "STREAK",
    "PLACE", "ORG", "PERSON", "NAME", "PLAN", "HON",
    "POS", "NTH", "TIER", "FIRST", "ONLY", "CUP",
)  # fmt: skip

_UNIT_LABELS = {"%": "PCT", "‰": "PCT", "pp": "PP", "x": "MULT", "1": "NUM"}
_ENTITY_LABELS = {
    "GPE": "PLACE", "LOC": "PLACE", "ORG": "ORG", "PERSON": "PERSON", "HONOUR": "HON",
    "PROGRAM": "PLAN", "WORK": "PLAN",
}  # fmt: skip
#: The rule of works that are shown or sold, of which is told as of whoever else has a name.
_SHOWN = "names/shown"
#: How far in front of its number a modifier may stand and still be part of it in the sketch.
_MODIFIER_REACH = 6
#: The rule of 未来三年: a length of time that says when, as 2027年 does, and not how long.
AHEAD = "ahead"
#: Rules of days that have a name: 五一假期, 中秋.
FEASTS = frozenset({"holiday", "holiday-part", "festival"})


def label_of(element: Element) -> str:
    """The sketch label of a mention, a word or a rank."""
    if not isinstance(element, Mention):
        return element.label
    value = element.value
    if isinstance(value, QuantityValue):
        label = _UNIT_LABELS.get(value.unit, "QTY")
        part = value.value is not None and 0 < value.value < 1 and element.rule != BARE
        if label == "NUM" and part:
            return "PCT"
        shown = value.unit_text or ""
        points = value.unit == "‰" and 1 < len(shown) < element.end - element.start
        return "PP" if points else label  # 2.1个千分点, neither 2.1‰ nor 千分之二
    if isinstance(value, TimeValue):
        if value.kind == "date" or element.rule == AHEAD:
            return "TIME"
        return "STREAK" if value.streak else "DUR"
    return "NAME" if element.rule == _SHOWN else _ENTITY_LABELS.get(value.etype, "NAME")


def front_of(element: Element) -> int:
    """Where an element begins in the sketch: a quantity takes its modifier in."""
    if isinstance(element, Mention):
        value = element.value
        if isinstance(value, QuantityValue) and 0 < element.start - value.front <= _MODIFIER_REACH:
            return value.front
    return element.start


def entity_of(element: Element) -> EntityValue | None:
    """The entity value of an element, if it is an entity."""
    value = getattr(element, "value", None)
    return value if isinstance(value, EntityValue) else None
