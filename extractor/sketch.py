"""The sketch of a sentence: each mention is one private-use character, the rest stays as written.

``全市工业增加值同比增长8.4%，高于全国2.6个百分点`` becomes
``<SCOPE>工业增加值<BASIS><TREND><PCT>，<CMP><SCOPE><PP>``: what a fact rule reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from extractor.mentions.element import MENTION_LABELS, Element, front_of, label_of

_FIRST = 0xE000
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Alphabet:
    """Labels and the characters that stand for them in a sketch.

    ``kinds``: labels that are one of another as well, and are read as that one wherever no rule
    asks for themselves: TRADE is a kind of N.
    """

    def __init__(self, labels: Iterable[str], kinds: Mapping[str, str] = MappingProxyType({})):
        names = sorted({*MENTION_LABELS, *labels})
        self.chars = {name: chr(_FIRST + n) for n, name in enumerate(names)}
        self.names = {char: kinds.get(name, name) for name, char in self.chars.items()}
        self.drawn = {
            name: char + "".join(self.chars[kind] for kind in kinds if kinds[kind] == name)
            for name, char in self.chars.items()
        }

    def of(self, labels: Iterable[str]) -> frozenset[str]:
        """The characters that stand for these labels and their kinds."""
        return frozenset().union(*(self.drawn[label] for label in labels))

    def readable(self, sketch: str) -> str:
        """A sketch for people: label characters written as ``<LABEL>``."""
        return "".join(f"<{self.names[c]}>" if c in self.names else c for c in sketch)


class Sketch(NamedTuple):
    """A sentence as rules read it."""

    text: str
    starts: list[int]  # reading offset where each sketch character starts
    ends: list[int]  # and where it ends
    items: dict[int, Element]  # sketch position → the element standing there

    def source(self, begin: int, end: int) -> tuple[int, int]:
        """The reading span of the sketch span ``[begin, end)``."""
        if begin >= end:
            at = self.starts[begin] if begin < len(self.starts) else self.ends[-1]
            return at, at
        return self.starts[begin], self.ends[end - 1]


def draw(
    text: str,
    start: int,
    end: int,
    elements: Sequence[Element],
    alphabet: Alphabet,
    *,
    labels: Sequence[str] | None = None,
) -> Sketch:
    """Draw the sketch of ``text[start:end]``.

    ``elements`` stand in order and do not overlap, their fronts included; ``text`` holds no
    private-use character (see :func:`without_private_use`). ``labels``: those of the elements,
    if at hand.
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    items: dict[int, Element] = {}
    at = start
    drawn = alphabet.chars
    for element, label in zip(elements, labels or map(label_of, elements), strict=True):
        front = front_of(element)
        if front > at:
            chars.append(text[at:front])
            starts.extend(range(at, front))
            ends.extend(range(at + 1, front + 1))
        items[len(starts)] = element
        chars.append(drawn[label])
        starts.append(front if front > at else at)
        ends.append(element.end)
        at = element.end
    if at < end:
        chars.append(text[at:end])
        starts.extend(range(at, end))
        ends.extend(range(at + 1, end + 1))
    return Sketch("".join(chars), starts, ends, items)


def without_private_use(text: str) -> str:
    """The text with its own private-use characters replaced, one for one."""
    return _PRIVATE.sub("\ufffd", text) if _PRIVATE.search(text) else text
