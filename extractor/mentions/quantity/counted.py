"""A number with its unit, as a part: its sign, its modifiers, and a currency in front."""

from __future__ import annotations

from decimal import Decimal

from extractor.mentions.quantity.exact import EXACT, ONE
from extractor.mentions.quantity.judge import Judge
from extractor.mentions.quantity.kinds import AMOUNTS, COUNTS, MONEY, RATES
from extractor.mentions.quantity.part import Numeral, Part, with_back
from extractor.mentions.quantity.unit_words import Unit, UnitAt
from extractor.mentions.quantity.words import QuantityWords

HALF = Decimal("0.5")
_HALVES = frozenset({"measure", "age", "multiple", "currency", "coin", "time"})
_DEGREES = frozenset({"Cel", "degF"})


class Counted:
    """Makes parts of numerals whose unit is known to be theirs."""

    def __init__(self, words: QuantityWords, judge: Judge):
        self._joints, self._units, self._judge = words.joints, words.units, judge
        self._modifiers, self._context, self._signs = words.modifiers, words.context, words.signs
        self._inside, self._after_unit = words.inside, words.after_unit

    def part(self, text: str, numeral: Numeral, unit_at: UnitAt, last: int) -> Part:
        """``numeral`` with its unit; ``last``: where the quantity before ends."""
        number_end, raw, low = numeral.end, numeral.raw, numeral.low
        unit, head, end = self._priced(text, numeral, unit_at)
        kind, heated = unit.kind, unit.code in _DEGREES
        start = head if heated else numeral.start
        front = self._judge.front(text, head, raw)
        at = front.at if front else head
        sign, negative = self._sign(text, start, last, kind)
        if sign < start:
            low, start, at = (-low if negative else low), sign, min(at, sign)
            degree = self._degree(text, start) if heated else start
            start, at = degree, min(at, degree)  # 摄氏零下五度
        if front is None and kind in RATES:
            front = self._modifiers.far(text, start)
            at = front.at if front else at
        modifier = (front.modifier if front else None) or numeral.inexact
        if kind in _HALVES and self._context.half(text, end):
            low, end = EXACT.add(low, HALF.copy_sign(low)), end + 1
        if kind in AMOUNTS - MONEY and text[end : end + 1] in self._after_unit:
            modifier, end = modifier or "over", end + 1
        part = Part(
            start=start,
            number_end=number_end,
            end=end,
            low=low,
            high=numeral.high,
            unit=unit,
            unit_text=text[number_end + (text[number_end] == " ") : unit_at.end],
            modifier=modifier,
            front=at,
            rule="number and unit",
            raw=raw,
        )
        return with_back(self._modifiers, text, part)

    def _priced(self, text: str, numeral: Numeral, unit_at: UnitAt) -> tuple[Unit, int, int]:
        """The unit, with what stands in front of the numeral: where both begin, and where it ends.

        US$5元, 港币五个两毫六: a currency in front says whose coins they are. 37度 may be 摄氏37度.
        """
        (unit, end), start = unit_at, numeral.start
        if unit.code in _DEGREES:
            return unit, self._degree(text, start), end
        counted = unit.kind == "count" and text[numeral.end : end] in self._joints.counter
        if unit.kind not in MONEY and not counted:
            return unit, start, end
        prefix = self._units.prefix(text, start)
        if counted:
            if prefix is None or text[end : end + 1] not in self._inside:
                return unit, start, end
            unit = Unit(prefix.unit.code, ONE, "coin")
        head = start
        if prefix is not None:
            unit, head = unit._replace(code=prefix.unit.code), prefix.end
        if text[end : end + 1] in self._joints.even and not text[end + 1 : end + 2].isalpha():
            end += 1
        return unit, head, end

    def _degree(self, text: str, start: int) -> int:
        """Where the scale named in front of degrees begins: 摄氏37度."""
        for word in self._joints.degree:
            if text.endswith(word, 0, start):
                return start - len(word)
        return start

    def _sign(self, text: str, start: int, last: int, kind: str) -> tuple[int, bool]:
        """Where the sign begins, ``start`` if there is none, and whether it is a minus."""
        if kind == "percent" and last > 0 and not text[last - 1].isascii():
            last = -1  # 120亿元-6.2%: no range has two units
        sign, negative = self._signs.of(text, start, last)
        if sign < start and kind in COUNTS:
            at_head = sign == 0 or text[sign - 1] == "\n"
            dash = text[sign] in self._joints.range or text[sign].isalpha()
            if at_head or dash or not negative:
                return start, False  # 减负7个, an item's mark
        return sign, negative
