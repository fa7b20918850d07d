"""Is a number with a unit a quantity at all? What a numeral, its unit and the words around say."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from extractor.mentions.modifiers import ModifierAt, Modifiers
from extractor.mentions.number_context import Joints, NumberContext
from extractor.mentions.numeral_values import Numerals
from extractor.mentions.refusals import Refusals
from extractor.mentions.units import UnitAt

COUNTS = frozenset({"count", "loose", "score"})
RATES = frozenset({"percent", "pp", "multiple"})
MONEY = frozenset({"currency", "coin"})
AMOUNTS = RATES | MONEY | {"permille", "measure"}
_TIMES = frozenset({"time", "calendar", "day"})
_CLOCK = frozenset({"score", "time"})
_TEN = 10
_QUOTED = 12  # the longest slogan in quotes that begins with a numeral


class Numeral(NamedTuple):
    """A numeral where it stands, with its value."""

    start: int
    end: int
    raw: str
    low: Decimal
    high: Decimal | None  # of a vague one: 三五, 数十
    inexact: str | None  # the modifier inside it: 余, 多


class Judge:
    """Decides by the unit's kind, the numeral's form and what stands before and after."""

    def __init__(
        self,
        numerals: Numerals,
        joints: Joints,
        modifiers: Modifiers,
        refusals: Refusals,
        context: NumberContext,
        *,
        money_ends: frozenset[str],
    ):
        self._joints, self._modifiers = joints, modifiers
        self._refusals, self._context = refusals, context
        self._money_ends = money_ends
        self._one = {c for c, s in numerals.signs.items() if s.value == 1}
        self._tens = {c for c, s in numerals.signs.items() if s.value == _TEN}
        self._digits = frozenset(numerals.digits)
        self._scales = frozenset(numerals.scales)

    # one case for each kind of unit: a table of functions would hide which of them comes first
    def refuses(  # noqa: C901
        self, text: str, numeral: Numeral, unit_at: UnitAt, last: int
    ) -> bool:
        """Whether a number with this unit is still no quantity."""
        unit, end = unit_at
        kind, raw, start = unit.kind, numeral.raw, numeral.start
        if kind in _CLOCK and text[start - 1 : start] in self._joints.clock:
            hour = text[start - 2 : start - 1]
            if hour.isdigit() or hour in self._digits or hour in self._scales:
                return True  # 9时30分
        clocked = kind in COUNTS and text[start - 1 : start] in self._joints.ratio
        if clocked and text[start - 2 : start - 1].isdigit():
            return True  # 22:30档
        if kind in _TIMES and text.startswith(self._joints.since, end):
            return True  # 30年来
        if kind in _TIMES:
            dated = kind != "time" or (len(raw) == 4 and raw.isdecimal())
            front = self.front(text, start, raw)
            at = front.at if front else start
            if dated and len(raw) == 4:
                return True
            exact = not dated and "." in raw  # 进口2.31小时
            if not exact and not self._context.measured(text, at, end, dated=dated):
                return True
        elif raw in self._one and not raw.isascii():
            long = end - numeral.end > 1 or self._context.half(text, end)
            if not (kind in RATES or (long and kind in AMOUNTS)):
                return True
        elif kind == "coin" and not raw[0].isascii() and last != start:
            return True
        elif kind == "currency" and self._heads(raw) and numeral.low > _TEN:
            if not text[start - 1 : start].isalnum() and not self.front(text, start, raw):
                return True  # （亿元）: the heading of a table
        elif kind == "score" and last == start and text[start - 1] in self._money_ends:
            return False  # 5角二分
        elif kind in COUNTS and self._counts_nothing(text, numeral, kind):
            return True
        if text[start - 1 : start] in self._joints.open and self._slogan(text, end, kind):
            return True
        return self._refusals.after(text, end) or self._refusals.after(text, numeral.end)

    def _heads(self, raw: str) -> bool:
        """Whether a scale alone may head a table: 亿元, 百万元; 十万元 are an amount."""
        return self._scales.issuperset(raw) and raw[0] not in self._tens

    def _counts_nothing(self, text: str, numeral: Numeral, kind: str) -> bool:
        raw, start, low = numeral.raw, numeral.start, numeral.low
        if raw[0].isascii():
            if kind == "loose" and len(raw) == 4 and raw[:2] in ("19", "20"):
                return True  # 2026届
            return raw[0] == "0" and raw.isdecimal() and len(raw) > 1  # 01组: a number plate
        if not low or (kind != "count" and not numeral.inexact):
            return True
        front = self.front(text, start, raw)
        if len(raw) == 1 and low > 10 and not (front and front.modifier) and not numeral.inexact:
            return True  # 百家 and 万家 are many
        # 一主两副: small numerals by turns are a slogan.
        paired = start > 1 and text[start - 2] in self._digits and text[start - 1].isalpha()
        return paired and low < 10

    def _slogan(self, text: str, end: int, kind: str) -> bool:
        """Whether a numeral that opens a quotation is part of a slogan: “六个新”."""
        for at in range(end, min(end + _QUOTED, len(text))):
            if text[at] in self._joints.close:
                return at > end or kind in COUNTS
        return False

    def front(self, text: str, start: int, raw: str) -> ModifierAt | None:
        """The modifier in front of a numeral at ``start``; 上 counts before 百 and 千 alone."""
        bare = raw[0] in self._scales or raw[0] in self._joints.some
        return self._modifiers.front(text, start, bare_scale=bare)
