"""Amounts that only name a class: 65岁以上老年人, 千吨级码头. Quantities, but no facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.particles import Particles
from extractor.mentions.quantity.joints import Joints
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook

_NOUN = "N"
_MODIFIER = 3  # characters of a modifier that stands at its number: 不超过
_PART = 16  # characters between a part of something and the bound that is told of it


class ClassMarks:
    """Knows a class-naming amount by what stands after it."""

    def __init__(self, book: Rulebook):
        table = book.table("class_marks")
        self._row = next(iter(table))
        self._after = tuple(row.word for row in table if row.get("where") == "after")
        self._bound = tuple(row.word for row in table if row.get("where") == "bound")
        self._heads = tuple(row.word for row in table if row.get("where") == "head")
        ranged = "|".join(re.escape(r.word) for r in table if r.get("where") == "ranged")
        self._several = tuple(row.word for row in table if row.get("where") == "several")
        self._always = tuple(row.word for row in table if row.get("where") == "always")
        self._sizes = frozenset(row.word for row in table if row.get("where") == "size")
        particles = Particles.of(book)
        self._joint, self._attributive = particles.joint, particles.attributive
        self._noun_ends = self._joint | self._attributive
        self._counted = frozenset(book.table("classifiers").words())
        counted = "|".join(sorted(map(re.escape, self._counted), key=len, reverse=True))
        numeral = "".join(row.word for row in book.table("numerals") if len(row.word) == 1)
        self._digits = frozenset(numeral + "0123456789")
        joints = Joints(book)
        over = "|".join(joints.over)
        of = "".join(sorted(self._attributive))
        #: What makes a from–to a class; 的 at its end is of a noun, and not of those meant.
        self._range_of = re.compile(rf"(?:{ranged})(?:(?<![{of}])|(?=[^\W\d]))")
        parts = sorted(row.word for row in table if row.get("where") == "part")
        tenths = "".join(word for word in parts if len(word) == 1)  # 三 | 成, but not 形 | 成
        whole = "|".join(map(re.escape, parts))
        bound, heads = ("|".join(map(re.escape, words)) for words in (self._bound, self._heads))
        joint = "".join(sorted(self._joint))
        #: What is of an age or a size from–to, said once after several: 0—17岁、18—34岁 | 人口.
        self._those_of = re.compile(rf"(?:[{joint}][0-9][^，。；：{joint}]{{1,12}})*?(?:{heads})")
        #: A part of some things, up to where a bound begins.
        self._part = re.compile(
            rf"(?:[%‰]|(?:{over})[{numeral}]+|(?:{whole})(?<![^{numeral}][{tenths}])[{numeral}]?)"
            rf"(?:{bound})?(?:[{of}]|(?={heads}))[^，。；：、\s]{{2,{_PART}}}$"
        )
        nth = "".join(particles.nth)  # 品牌价值居全国 | 第27位 counts nobody
        #: Some of them, in the same clause: 企业达到12家, 项目3个.
        self._count = re.compile(
            rf"(?:[^\W\d{numeral}]{{2,12}}|{heads})(?<![{nth}])"
            rf"[0-9{numeral}]+[{joints.more}]*(?:{counted})"
        )

    def bounds(self, mentions: Sequence[Mention]) -> list[Word]:
        """Classes bounded in front, 过亿元 and 超10亿元, each as one noun with its bound."""
        return [
            Word(m.value.front, m.end, _NOUN, self._row)
            for m in mentions
            if isinstance(m.value, QuantityValue) and 0 < m.start - m.value.front <= _MODIFIER
        ]

    def names_class(self, text: str, mention: Mention) -> bool:
        """True where the quantity at ``mention`` says which things are meant, not how many."""
        value = mention.value
        if not isinstance(value, QuantityValue):
            return False
        if text.startswith(self._after, mention.end):
            return value.unit not in self._counted
        if value.lower is not None and self._is_range(text, mention.end, value.unit):
            return True
        if self._is_several(text, mention, value):
            return True
        follows = text[mention.end : mention.end + 1]
        if text[mention.start : mention.end].endswith(self._always) and follows.isalpha():
            return follows not in self._noun_ends
        if value.unit in self._counted:  # 1000户以上小区20个
            bounded = text[mention.start : mention.end].endswith(self._bound)
            told = bounded and self._count.match(text, mention.end) is not None
            return told or self._bounds(text, mention, value)  # 超百人企业12家
        if value.unit in ("%", "‰", "pp", "x", "1"):
            return self._headed(text, mention, value)
        if not text[mention.start : mention.end].endswith(self._bound):
            return self._bounds(text, mention, value)
        return follows.isalpha() and follows not in self._joint

    def _is_range(self, text: str, end: int, unit: str) -> bool:
        """True for 5000—8000元的占30%, 1亿元至10亿元之间的企业, 0—14岁人口."""
        told = unit in self._sizes and self._those_of.match(text, end) is not None
        return told or self._range_of.match(text, end) is not None

    def _headed(self, text: str, mention: Mention, value: QuantityValue) -> bool:
        """True for a rate that bounds which ones are counted: 占比3%以上的企业200家."""
        bounded = value.modifier in ("over", "under") and value.front < mention.start
        if not (bounded or text[mention.start : mention.end].endswith(self._bound)):
            return False
        return self._counts(text, mention.end)

    def _is_several(self, text: str, mention: Mention, value: QuantityValue) -> bool:
        """True for 两个万亿元大关, 两个“10亿元”资金: so many of that size."""
        if value.unit in self._counted:
            size = text[mention.end : mention.end + 2].lstrip("“")[:1]
            return size in self._digits and text[mention.start : mention.end] in self._several
        return text[: value.front].rstrip("“").endswith(self._several)

    def _bounds(self, text: str, mention: Mention, value: QuantityValue) -> bool:
        """True for 超10亿元企业12家: bounded in front, and how many there are of them after."""
        if value.modifier is None or value.front >= mention.start:
            return value.unit in self._sizes and self._counts(text, mention.end)
        if self._part.search(text, max(0, value.front - _PART), value.front):
            return True  # 三分之一的茶山面积不超过20亩: the amount says which part
        return self._counts(text, mention.end)

    def _counts(self, text: str, end: int) -> bool:
        """Whether it is said after an amount of how many things it is the size: 企业12家."""
        at = end + (text[end : end + 1] in self._attributive)
        return text.startswith(self._heads, at) and self._count.match(text, at) is not None
