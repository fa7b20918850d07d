"""Amounts that say of what size a thing is: 4台220千瓦泵站, 千亩示范片190个, 220千伏变电站."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.particles import Particles
from extractor.mentions.quantity.dimensions import Measures
from extractor.mentions.quantity.joints import Joints
from extractor.rulebook import Rulebook
from extractor.rulebook.tags import tag_set
from extractor.tokens import Tokens

_COUNT = 8  # characters of a count that stands in front of a size: 1200余台
#: Sets of parts of speech: the words of a described noun; a noun that an amount is told of.
_SIZED, _IN_FRONT = "sized", "own_amount"
_VERBS = "verbal"


class Sizes:
    """Knows an amount that describes the noun after it, and measures nothing."""

    def __init__(self, book: Rulebook):
        marks = book.table("class_marks")
        self._grades = frozenset(r.word for r in marks if r.get("where") == "grade")
        self._extents = frozenset(r.word for r in marks if r.get("where") == "extent")
        self._steps = tuple(r.word for r in marks if r.get("where") == "step")
        self._measures = Measures(book)
        self._joint = Particles.of(book).joint
        self._nouns, self._in_front = tag_set(book, _SIZED), tag_set(book, _IN_FRONT)
        self._verbs = tag_set(book, _VERBS)
        numerals = [row for row in book.table("numerals") if len(row.word) == 1]
        numeral = "".join(row.word for row in numerals)
        scales = "".join(row.word for row in numerals if row.get("role") in ("unit", "scale"))
        more = Joints(book).more
        counted = sorted(map(re.escape, book.table("classifiers").words()), key=len, reverse=True)
        #: So many of them, directly in front or after: 4台 | 220千瓦.
        self._count = re.compile(rf"[0-9.{numeral}]+[{more}]*(?:{'|'.join(counted)})")
        self._whole = re.compile(rf"(?:{self._count.pattern})$")
        #: A round amount without a number of its own: 千亩, 百万千瓦.
        self._round = re.compile(rf"[{scales}]+[^0-9{numeral}]*")

    def of(self, text: str, mentions: Sequence[Mention], tokens: Tokens) -> list[Mention]:
        """The amounts among ``mentions`` that are sizes, in the order of the text."""
        found: list[Mention] = []
        after: Mention | None = None  # the size that stands after
        for mention in sorted(mentions, key=lambda m: m.start, reverse=True):
            value = mention.value
            if not isinstance(value, QuantityValue):
                continue
            shared = (
                after is not None
                and text[mention.end : after.start] in self._joint
                and getattr(after.value, "unit", None) == value.unit
            )
            if shared or self._is_size(text, mention, value, tokens):
                found.append(mention)
                after = mention
        return found[::-1]

    def _is_size(self, text: str, mention: Mention, value: QuantityValue, tokens: Tokens) -> bool:
        dimension = self._measures.of(value.unit).dimension
        if dimension not in self._grades and dimension not in self._extents:
            return False
        end = self._noun_end(mention.end, tokens)
        if end == mention.end or text.startswith(self._steps, mention.end):
            return False
        if value.front < mention.start or value.modifier is not None:
            return False  # 近千亩水稻: so much of it
        if dimension in self._grades or self._round.fullmatch(text, mention.start, mention.end):
            return True
        before = text[max(0, mention.start - _COUNT) : mention.start]
        return self._whole.search(before) is not None or self._counted(text, mention, end, tokens)

    def _counted(self, text: str, mention: Mention, end: int, tokens: Tokens) -> bool:
        """Whether the noun after is counted, and the amount is not that of a noun in front."""
        if self._count.match(text, end) is None:
            return False
        before = tokens.at(mention.start - 1) if mention.start else None
        return before is None or before.end != mention.start or before.pos not in self._in_front

    def _noun_end(self, start: int, tokens: Tokens) -> int:
        """Where the noun that begins at ``start`` ends; ``start`` where none does.

        Verbs are part of it in front of a word of it: 排涝 | 泵站, 攻关 | 片.
        """
        number = tokens.index_from(start)
        if number >= len(tokens) or tokens.starts[number] != start:
            return start
        end = number
        while number < len(tokens):
            tag = tokens.tags[number]
            if tag in self._nouns:
                end = number + 1
            elif tag not in self._verbs:
                break
            number += 1
        return tokens.starts[end]
