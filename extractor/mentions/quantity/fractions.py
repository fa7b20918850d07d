"""Fractions: 百分之八, 三分之一, 1/3, 一又四分之三亿元."""

from __future__ import annotations

from decimal import Decimal

from extractor.mentions.quantity.exact import EXACT, ONE, SIX_DECIMALS, cut_at, is_whole
from extractor.mentions.quantity.kinds import COUNTS, MONEY
from extractor.mentions.quantity.part import Part, refused, with_back
from extractor.mentions.quantity.unit_words import Unit, UnitAt
from extractor.mentions.quantity.words import QuantityWords

PLAIN = Unit("1", ONE, "plain")
_PERCENT, _PERMILLE = Unit("%", ONE, "percent"), Unit("‰", ONE, "permille")
_TEN = Decimal(10)
_TWELVE_DECIMALS = Decimal("1E-12")
_LONGEST_EXACT = 30  # digits of a quotient that comes to an end; a third of a kilometre does not
_LARGEST_BELOW = 99  # of a fraction written with a slash
_PARTS_OF_TIME = 12  # and of one of an hour: 24 are those of a day


class Fractions:
    """Reads the fractions that the scan of quantities stops at; built once."""

    def __init__(self, words: QuantityWords):
        self._numerals, self._joints, self._units = words.numerals, words.joints, words.units
        self._modifiers, self._refusals = words.modifiers, words.refusals
        self._signs, self._values = words.signs, words.values
        self._scales, self._large = words.scales, words.large

    def fraction(self, text: str, below: tuple[int, int], above: tuple[int, int]) -> Part:
        """百分之八 is 8 %, 三分之一 the fraction 0.333333."""
        start, stop = below[0], above[1]
        if self._refusals.before(text, start):
            return refused(start, stop)
        divisor = self._values.divisor(text[below[0] : below[1]])
        dividend, high, _ = self._values.of(text[above[0] : above[1]])
        if not divisor or dividend is None or self._refusals.after(text, stop):
            return refused(start, stop)
        if text[below[1] : above[0]] in self._joints.part and not 0 < dividend < divisor < _TEN:
            return refused(start, stop)  # 三分一 in a text that is a quantity
        if text[stop : stop + 1] in self._joints.powers and not text[stop + 1 : stop + 2].isalnum():
            dividend, stop = EXACT.multiply(dividend, self._joints.power(text[stop])), stop + 1
        unit, value = PLAIN, EXACT.divide(dividend, divisor)
        if set(text[below[0] : below[1]]) <= self._scales:
            if divisor == 1000:
                unit, value = _PERMILLE, dividend
            elif divisor != 10:
                unit, value = (
                    _PERCENT,
                    EXACT.divide(EXACT.multiply(dividend, Decimal(100)), divisor),
                )
        if high is not None and unit is PLAIN:
            return refused(start, stop)
        sign, negative = self._signs.of(text, start, -1)
        part = self._ratio(text, (sign, start, stop), -value if negative else value, unit)
        part = _per_each(part, value, dividend)
        digits = text[above[0] : above[1]].rstrip("".join(self._large))
        times = self._values.divisor(text[above[0] + len(digits) : above[1]])
        if times is not None:  # 两又五分之二亿元: of one 亿
            part = part._replace(whole=EXACT.multiply(part.whole, times))
        return part if high is None else part._replace(high=-high if negative else high)

    def slash(self, text: str, above: tuple[int, int], stop: int) -> Part | None:
        """1/3 is a fraction if it is a proper one, else None; 24/7 is none."""
        start, end = above
        dividend, divisor = text[start:end], text[end + 1 : stop]
        if not (dividend.isdecimal() and 0 < len(divisor) <= len(str(_LARGEST_BELOW))):
            return None
        if not 0 < int(dividend) < int(divisor):
            return None
        before, after = text[start - 1 : start], text[stop : stop + 1]
        coded = (before.isascii() and before.isalnum()) or (after.isascii() and after.isalpha())
        if coded or self._refusals.before(text, start) or self._refusals.after(text, stop):
            return refused(start, stop)  # 4/5G
        if self._refusals.after_bare(text, stop):
            return refused(start, stop)  # 1/2号线
        unit_at = self._units.at(text, stop)
        if unit_at is not None and unit_at.unit.kind in COUNTS | {"unknown"}:
            return refused(start, stop)  # 3/5家
        if unit_at is not None and unit_at.unit.kind == "time" and int(divisor) > _PARTS_OF_TIME:
            return refused(start, stop)  # 7/24小时
        value = EXACT.divide(Decimal(dividend), Decimal(divisor))
        return self._ratio(text, (start, start, stop), value, PLAIN)

    def mixed(self, text: str, before: Part, part: Part) -> Part:
        """``part``, a fraction, with the whole number in front of it: 一又四分之三, 1又1/2亿元."""
        joint = text[before.number_end : part.start]
        unread = part.refused or part.rule != "fraction" or not part.whole
        if joint not in self._joints.both or unread:
            return part
        whole = self._numerals.value(text[before.start : before.number_end])
        if whole is None or before.end > part.start or not is_whole(whole):
            return part
        low = EXACT.add(EXACT.multiply(whole, part.whole), part.low)
        low = cut_at(low, SIX_DECIMALS) if part.unit is PLAIN else _rounded(low)
        return part._replace(
            start=before.start,
            front=min(before.front, before.start),
            low=low,
            rule="mixed fraction",
        )

    def _ratio(self, text: str, at: tuple[int, int, int], value: Decimal, unit: Unit) -> Part:
        """A fraction: ``at`` is where its sign, its number and what stands after it begin.

        A measure or a currency after a plain one is its unit: 四分之三升, 1/2亿元.
        """
        start, number, stop = at
        front = self._modifiers.front(text, start)
        raw, times, rule, end, unit_text = text[number:stop], None, "fraction", stop, ""
        if unit is not PLAIN:
            unit_text = raw
        else:
            scaled = stop
            while text[scaled : scaled + 1] in self._large and scaled < len(text):
                scaled += 1
            unit_at = self._units.at(text, scaled)
            if unit_at is not None and self._measures(text, scaled, unit_at):
                times = self._values.divisor(text[stop:scaled]) if scaled > stop else ONE
                unit, end, unit_text = unit_at.unit, unit_at.end, text[scaled : unit_at.end]
            elif scaled > stop:
                return refused(start, scaled)
        value = EXACT.multiply(value, times or ONE)
        part = Part(
            start=start,
            number_end=stop,
            end=end,
            low=_rounded(value) if unit is not PLAIN else cut_at(value, SIX_DECIMALS),
            high=None,
            unit=unit,
            unit_text=unit_text,
            modifier=front.modifier if front else None,
            front=front.at if front else start,
            rule=rule,
            raw=raw,
            whole=times or ONE,
        )
        return with_back(self._modifiers, text, part)

    def _measures(self, text: str, start: int, unit_at: UnitAt) -> bool:
        """Whether the unit after a fraction is one, and no mere beginning (三分之一方案)."""
        if unit_at.unit.kind == "multiple":
            return True
        if unit_at.unit.kind not in MONEY | {"measure", "pp", "time"}:
            return False
        return unit_at.end - start > 1 or not text[unit_at.end : unit_at.end + 1].isalpha()


def _per_each(part: Part, value: Decimal, dividend: Decimal) -> Part:
    """A rate with what one above the line is worth in it, for 百分之二十至三十."""
    rate = part.unit in (_PERCENT, _PERMILLE) and bool(dividend)
    return part._replace(ratio=EXACT.divide(value, dividend)) if rate else part


def _rounded(value: Decimal) -> Decimal:
    """A quotient without end to twelve decimals; any other exact."""
    return (
        cut_at(value, _TWELVE_DECIMALS) if len(value.as_tuple().digits) > _LONGEST_EXACT else value
    )
