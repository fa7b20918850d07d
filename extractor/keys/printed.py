"""What the digits of a text leave open: 950亿元 is anything that rounds to it."""

from __future__ import annotations

import unicodedata
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

import regex

from extractor.records import Modifier

_NUMERAL = regex.compile(r"\d+(?:,\d{3})*(?:\.(?P<part>\d+))?")
_HALF = Decimal("0.5")
#: What a multiplier or a unit can make of a printed number: powers of ten, and 斤 and 里.
_HALVES = (Decimal(1), Decimal(5))
#: How far 近 and 约 reach.
_NEARLY, _ABOUT = Decimal("0.9"), Decimal("0.05")
_DIGITS = 60  # of reckoning: more than any column holds


class Reach(NamedTuple):
    """The values that a printed one stands for: above ``low``, below ``high``; None is no end."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: Reach) -> bool:
        """Some value would be printed in both ways."""
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return not lows or not highs or max(lows) < min(highs)

    def within(self, other: Reach) -> bool:
        """All values of it are values of the other."""
        low = other.low is None or (self.low is not None and self.low >= other.low)
        return low and (other.high is None or (self.high is not None and self.high <= other.high))

    def times(self, factor: Fraction) -> Reach:
        """In another unit, to ten decimals where it has no end."""
        return Reach(_times(self.low, factor), _times(self.high, factor))


def step(text: str, value: Decimal, *, unit: str = "") -> Decimal:
    """What the last printed digit counts: of ``950.3亿元`` it is 10000000.

    Args:
        text: the number as it was written, with its unit.
        value: what it was read as.
        unit: its code; a ratio (``x``) is the text's number or one more than it.
    """
    folded = unicodedata.normalize("NFKC", text)
    printed = list(_NUMERAL.finditer(folded))
    if len(printed) != 1:  # in characters: the last place that they name
        return _last_place(value)
    digits = Decimal(1).scaleb(-len(printed[0]["part"] or ""))
    number = Decimal(printed[0].group().replace(",", ""))
    if not number or not value or unit == "x":
        return digits
    with localcontext(prec=_DIGITS):
        times = abs(value) / number
        return times * digits if times.normalize().as_tuple().digits in _MULTIPLES else digits


_MULTIPLES = frozenset(half.as_tuple().digits for half in _HALVES)


def reach(
    *,
    text: str,
    value: Decimal | None,
    lower: Decimal | None = None,
    upper: Decimal | None = None,
    modifier: Modifier | None = None,
    unit: str = "",
) -> Reach | None:
    """The values that a number as printed stands for; None where there is no number."""
    if value is None:
        return Reach(lower, upper) if lower is not None or upper is not None else None
    with localcontext(prec=_DIGITS):
        size, half = abs(value), step(text, value, unit=unit) * _HALF
        low: Decimal | None
        high: Decimal | None
        match modifier:
            case "over":
                low, high = size, None
            case "under":
                low, high = Decimal(0), size
            case "nearly":
                low, high = size * _NEARLY, size + half
            case "about":
                wide = max(half, size * _ABOUT)
                low, high = size - wide, size + wide
            case _:
                low, high = size - half, size + half
        if value < 0:
            return Reach(None if high is None else -high, None if low is None else -low)
        return Reach(low, high)


def _last_place(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _times(value: Decimal | None, factor: Fraction) -> Decimal | None:
    if value is None:
        return None
    with localcontext(prec=_DIGITS):
        exact = value * factor.numerator / factor.denominator
        if exact.adjusted() > _DIGITS // 2:  # it has no room for decimals, and no column holds it
            return exact
        return exact.quantize(Decimal("1e-10"), rounding=ROUND_HALF_EVEN)
