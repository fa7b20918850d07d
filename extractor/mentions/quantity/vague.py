"""What a numeral is worth: one value, or two ends where it is vague (二三十, 数千, 500余)."""

from __future__ import annotations

from decimal import Decimal

import regex

from extractor.mentions.quantity.exact import EXACT, ONE
from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.values import Numerals

_TEN = Decimal(10)


class VagueValues:
    """Reads numerals as running text has them; built once."""

    def __init__(self, numerals: Numerals, joints: Joints):
        self.numerals, self.joints = numerals, joints
        self._two = regex.compile(rf"(?<![{numerals.zeros}])[{numerals.digits}]{{2}}")
        self._scales = frozenset(numerals.scales)
        self._inner = frozenset(joints.more + joints.roughly)

    def of(self, raw: str) -> tuple[Decimal | None, Decimal | None, str | None]:
        """Value (or the lower end), upper end of a vague one, and the modifier inside it."""
        value = self.numerals.value
        if raw.isascii():
            return value(raw), None, None
        if raw[0] in self.joints.some:
            low = value(raw[1:])
            return low, (EXACT.multiply(low, _TEN) if low is not None else None), "about"
        for at in range(1, len(raw)):
            if raw[at] in self._inner:
                low = value(raw[:at])
                for scale in raw[at + 1 :]:
                    if low is not None:
                        low = EXACT.multiply(low, self.numerals.signs[scale].value)
                return low, None, "about" if raw[at] in self.joints.roughly else "over"
        low = value(raw)
        two = self._two.search(raw) if len(raw) > 1 else None
        if two and (low is None or len(raw) == 2):
            left = value(raw[: two.start() + 1] + raw[two.end() :])
            right = value(raw[: two.start()] + raw[two.start() + 1 :])
            if left is not None and right is not None and left < right <= left * 2:
                return left, right, None
        return low, None, None

    def divisor(self, raw: str) -> Decimal | None:
        """What a fraction is divided by; scales alone multiply: 万万分之一."""
        value = self.of(raw)[0]
        if value is None and set(raw) <= self._scales:
            value = ONE
            for scale in raw:
                value = EXACT.multiply(value, self.numerals.signs[scale].value)
        return value
