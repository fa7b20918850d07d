"""Is a number with a unit a quantity at all? What a numeral, its unit and the words around say."""

from __future__ import annotations

from extractor.mentions.quantity.kinds import AMOUNTS, COUNTS, RATES, TIMES
from extractor.mentions.quantity.modifiers import ModifierAt
from extractor.mentions.quantity.part import Numeral
from extractor.mentions.quantity.unit_words import UnitAt
from extractor.mentions.quantity.words import QuantityWords

_CLOCK = frozenset({"score", "time"})
_LENGTHS = frozenset({"m", "km"})
#: The code of years as an amount.
_YEAR = "a"
_TEN = 10
_QUOTED = 12  # the longest slogan in quotes that begins with a numeral


class Judge:
    """Decides by the unit's kind, the numeral's form and what stands before and after."""

    def __init__(self, words: QuantityWords, *, score_ends: frozenset[str]):
        """``score_ends``: the last characters of units that 分 may follow: of money, and 亩."""
        signs = words.numerals.signs
        self._joints, self._modifiers = words.joints, words.modifiers
        self._refusals, self._context = words.refusals, words.context
        self._score_ends, self._scales = score_ends, words.scales
        self._large = words.large
        self._one = {c for c, s in signs.items() if s.value == 1}
        self._tens = {c for c, s in signs.items() if s.value == _TEN}
        self._digits = frozenset(words.numerals.digits)

    def refuses(self, text: str, numeral: Numeral, unit_at: UnitAt, last: int) -> bool:
        """Whether a number with this unit is still no quantity.

        ``last``: where the quantity before ends.
        """
        end, kind, start = unit_at.end, unit_at.unit.kind, numeral.start
        if self._on_clock(text, start, kind) or self._as_kind(text, numeral, unit_at, last):
            return True
        if self._cents(text, start, kind, last):
            return False
        if text[start - 1 : start] in self._joints.open and self._slogan(text, end, kind):
            return True
        if unit_at.unit.code in self._refusals.places and self._refusals.last_places(text, start):
            return True
        if unit_at.unit.code in _LENGTHS and self._refusals.courses(text, end):
            return True
        return self._refusals.after(text, end) or self._refusals.after(text, numeral.end)

    def touches(self, text: str, start: int, last: int) -> bool:
        """Whether a numeral goes on with the quantity that ends at ``last``: 5元2角, 五元又二角."""
        return last == start or (last > 0 and text[last:start] in self._joints.both)

    def _on_clock(self, text: str, start: int, kind: str) -> bool:
        """Whether the hour of a clock stands in front: 9时30分, 22:30档."""
        before, hour = text[start - 1 : start], text[start - 2 : start - 1]
        if kind in COUNTS and before in self._joints.ratio and hour.isdigit():
            return True
        if kind not in _CLOCK or before not in self._joints.clock:
            return False
        return hour.isdigit() or hour in self._digits or hour in self._scales

    def _as_kind(self, text: str, numeral: Numeral, unit_at: UnitAt, last: int) -> bool:
        """Whether a number of this form is none with a unit of this kind: of many cases the first.

        A table of functions, one for each kind, would hide that 一 is asked before its unit.
        """
        kind, start, raw = unit_at.unit.kind, numeral.start, numeral.raw
        if kind in TIMES:
            return self._dated(text, numeral, unit_at)
        if raw in self._one and not raw.isascii():
            long = unit_at.end - numeral.end > 1 or self._context.half(text, unit_at.end)
            if self._half_scale(text, unit_at.end):
                return False
            return kind not in RATES and not (long and kind in AMOUNTS)
        if kind == "coin":
            return not raw[0].isascii() and not self.touches(text, start, last)
        if kind in ("currency", "measure"):
            alone = kind == "currency" or not text[unit_at.end : unit_at.end + 1].isalnum()
            return alone and self._heads_table(text, numeral)
        if kind not in COUNTS or self._cents(text, start, kind, last):
            return False
        return self._counts_nothing(text, numeral, kind)

    def _half_scale(self, text: str, at: int) -> bool:
        """Whether a half of a scale follows: the 半亿 of 一个半亿元."""
        return text[at : at + 1] in self._joints.half_unit and text[at + 1 : at + 2] in self._large

    def _dated(self, text: str, numeral: Numeral, unit_at: UnitAt) -> bool:
        """Whether years, days or hours are a point of time and no amount: 2024年, 30年来."""
        (unit, end), raw, start = unit_at, numeral.raw, numeral.start
        if text.startswith(self._joints.since, end):
            return True
        year = len(raw) == 4
        dated = unit.kind != "time" or (year and raw.isdecimal() and unit.code == _YEAR)
        if dated and year:
            return True
        if not dated and "." in raw:
            return False  # 进口2.31小时
        front = self.front(text, start, raw)
        at = front.at if front else start
        return not self._context.measured(text, at, end, dated=dated)

    def _heads_table(self, text: str, numeral: Numeral) -> bool:
        """Whether a scale alone heads a table: （亿元）, （万吨）; 十万元 are an amount."""
        raw, start = numeral.raw, numeral.start
        if not self._scales.issuperset(raw) or raw[0] in self._tens or numeral.low <= _TEN:
            return False
        return not text[start - 1 : start].isalnum() and not self.front(text, start, raw)

    def _cents(self, text: str, start: int, kind: str, last: int) -> bool:
        """Whether a small coin or part touches an amount: the 二分 of 5角二分 and of 5亩二分."""
        return kind == "score" and last == start and text[start - 1] in self._score_ends

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
        # 一主两副: small numerals by turns are a slogan; 三至五家 is a range.
        between = text[start - 1 : start]
        paired = start > 1 and text[start - 2] in self._digits and between.isalpha()
        paired = paired and between not in self._joints.range
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
