"""Numbers without a unit: what they are, and which unit the text around makes certain."""

from __future__ import annotations

import regex

from extractor.mentions.mention import BARE
from extractor.mentions.quantity.codes import Codes
from extractor.mentions.quantity.exact import ONE
from extractor.mentions.quantity.fractions import PLAIN
from extractor.mentions.quantity.judge import Judge
from extractor.mentions.quantity.part import BEFORE, Numeral, Part, refused, with_back
from extractor.mentions.quantity.unit_words import Unit, UnitAt
from extractor.mentions.quantity.words import QuantityWords

#: The other end of a range: -3～5℃.
_END = regex.compile(r"[-−－+]?[0-9]+(?:\.[0-9]+)?(?:℃|°C|\p{Han}|%)")
_DIGITS = regex.compile(r"[0-9][0-9.,]*+")


class Bare:
    """Makes parts of numerals that no unit follows."""

    def __init__(self, words: QuantityWords, judge: Judge, codes: Codes):
        self._joints, self._units, self._attached = words.joints, words.units, words.attached
        self._modifiers, self._refusals = words.modifiers, words.refusals
        self._context, self._signs = words.context, words.signs
        self._scales, self._large = words.scales, words.large
        self._judge, self._codes = judge, codes

    def part(self, text: str, numeral: Numeral, last: int) -> Part:
        """``numeral`` without a unit after it; ``last``: where the quantity before ends."""
        start, end, raw, low, high, inexact = numeral
        following = text[end : end + 1]
        if following.isascii() and (following.isalpha() or following in (".", "+")):
            return refused(start, end)
        if following.isdecimal() and raw[-1] in self._scales:
            digits = _DIGITS.match(text, end)
            unit_at = self._units.at(text, digits.end()) if digits else None
            if digits and self._codes.glued(text, end, -1, unit_at):
                return refused(start, digits.end())  # 13万2元
        prefix = self._units.prefix(text, start) or self._attached.money_before(text, start, raw)
        if prefix is not None:
            return self._after_unit(text, numeral, prefix)
        front = self._judge.front(text, start, raw)
        at = front.at if front else start
        sign, negative = self._signs.of(text, start, last)
        if sign < start:
            coded = text[max(0, sign - 1)]
            ranged = following in self._joints.range and bool(_END.match(text, end + 1))
            worded = text[sign].isalpha()
            if coded.isalpha() and (
                coded.isascii() or (raw.isdecimal() and not ranged and not worded)
            ):
                return refused(start, end)  # 歼-20, AB-12亿
            low, start, at = (-low if negative else low), sign, min(at, sign)
        part = Part(
            start=start,
            number_end=end,
            end=end,
            low=low,
            high=high,
            unit=None,
            unit_text="",
            modifier=(front.modifier if front else None) or inexact,
            front=at,
            rule=BARE,
            raw=raw,
        )
        return with_back(self._modifiers, text, part)

    def _after_unit(self, text: str, numeral: Numeral, prefix: UnitAt) -> Part:
        """``numeral`` after its unit, which ``prefix`` is."""
        start, end, raw, low, high, inexact = numeral
        front = self._judge.front(text, prefix.end, raw)
        return Part(
            start=prefix.end,
            number_end=end,
            end=end,
            low=low,
            high=high,
            unit=prefix.unit,
            unit_text=text[prefix.end : start],
            modifier=(front.modifier if front else None) or inexact,
            front=front.at if front else prefix.end,
            rule=BEFORE,
            raw=raw,
        )

    def implied(self, text: str, part: Part) -> Unit | None:
        """The unit of a number without one, where the text around makes it certain."""
        if part.refused or part.unit is not None:
            return None
        raw, joints = part.raw, self._joints
        if len(raw) == 4 and raw.isdecimal() and raw[:2] in ("19", "20"):
            return None  # a year
        before, after = text[part.start - 1 : part.start], text[part.end : part.end + 1]
        if before in joints.slash or before in joints.open or after in joints.slash:
            return None
        if before in joints.ratio or after in joints.ratio:
            return None
        if after in joints.range or (raw[0] in self._scales and not part.modifier):
            return None
        large = not self._large.isdisjoint(raw)
        code = self._context.implied(text, part.front, part.end, large=large)
        if code is not None:
            return Unit(code, ONE, "implied")
        if self._refusals.after_bare(text, part.end):
            return None
        counted = large and raw[0].isascii()
        decimal = "." in raw and self._context.linked(text, part.front)
        return PLAIN if counted or decimal else None
