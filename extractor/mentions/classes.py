"""Amounts that only name a class: 65岁以上老年人, 千吨级码头. Quantities, but no facts."""

from __future__ import annotations

from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.particles import Particles
from extractor.rulebook import Rulebook


class ClassMarks:
    """Knows a class-naming amount by what stands behind it."""

    def __init__(self, book: Rulebook):
        table = book.table("class_marks")
        self._behind = tuple(row.word for row in table if row.get("where") == "behind")
        self._bound = tuple(row.word for row in table if row.get("where") == "bound")
        self._always = tuple(row.word for row in table if row.get("where") == "always")
        particles = Particles.of(book)
        self._noun_ends = particles.joint | particles.attributive
        self._counted = frozenset(book.table("classifiers").words())

    def names_class(self, text: str, mention: Mention) -> bool:
        """True where the quantity at ``mention`` says which things are meant, not how many."""
        value = mention.value
        if not isinstance(value, QuantityValue):
            return False
        if text.startswith(self._behind, mention.end):
            return value.unit not in self._counted
        follows = text[mention.end : mention.end + 1]
        if text[mention.start : mention.end].endswith(self._always) and follows.isalpha():
            return follows not in self._noun_ends
        if value.unit in self._counted or value.unit in ("%", "‰", "pp", "x", "1"):
            return False
        if not text[mention.start : mention.end].endswith(self._bound):
            return False
        return follows.isalpha() and follows not in self._noun_ends
