"""Parts that rules make: 翻倍, 一半, 六成五."""

from __future__ import annotations

from decimal import Decimal

from extractor.mentions.quantity.exact import EXACT, ONE
from extractor.mentions.quantity.part import Part, refused, with_back
from extractor.mentions.quantity.rules import Ruled
from extractor.mentions.quantity.unit_words import Unit
from extractor.mentions.quantity.words import QuantityWords


class RuledParts:
    """Makes parts of what the rules of quantities.yaml gave."""

    def __init__(self, words: QuantityWords):
        self._modifiers, self._after_unit = words.modifiers, words.after_unit

    def part(self, text: str, ruled: Ruled, high: Decimal | None = None) -> Part:
        """The part that a rule makes: 翻倍, 一半, 六成五; ``high``: of a vague numeral, 七八成."""
        if high is not None:
            if ruled.ratio is None:
                return refused(ruled.start, ruled.end)
            high = EXACT.multiply(high, ruled.ratio)
        front = self._modifiers.front(text, ruled.start, bare_scale=True)
        front = front or self._modifiers.far(text, ruled.start)
        surface = text[ruled.start : ruled.end]
        end, modifier = ruled.end, ruled.modifier or (front.modifier if front else None)
        if text[end : end + 1] in self._after_unit:
            modifier, end = modifier or "over", end + 1
        part = Part(
            start=ruled.start,
            number_end=ruled.end,
            end=end,
            low=ruled.value,
            high=high,
            unit=Unit(ruled.unit, ONE, "ruled"),
            unit_text=surface if ruled.unit_text is None else ruled.unit_text,
            modifier=modifier,
            front=front.at if front else ruled.start,
            rule=ruled.rule,
            raw=surface,
            ratio=ruled.ratio,
        )
        return with_back(self._modifiers, text, part)
