"""What the codes of units measure, and one amount in the unit of another: 15 mu are 1 hm2."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from extractor.errors import ParseError
from extractor.mentions.quantity.exact import SIX_DECIMALS, tidy
from extractor.rulebook import Rulebook, load_rulebook

_LENGTH = "length"
_POWERS = {2: "area", 3: "volume"}
_ENDLESS = 1_000_000  # of a value without end so many parts are kept: six decimals


class UnitMeasure(NamedTuple):
    """What a code measures, and how many of the dimension's base unit one of it is."""

    dimension: str
    factor: Fraction


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """``value`` of the code ``unit`` in the code ``to``: 15 of ``mu`` are 1 of ``hm2``.

    Quotients are converted part by part (``CNY/t`` to ``CNY/kg``). A value without end is rounded
    to six decimals.

    Raises:
        ParseError: the codes measure different things, or nothing that is known of them.
    """
    measures = _measures()
    here, there = measures.of(unit), measures.of(to)
    if here.dimension != there.dimension:
        raise ParseError(f"{unit} is {here.dimension}, {to} is {there.dimension}: not comparable")
    exact = Fraction(value) * here.factor / there.factor
    below = exact.denominator
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    if below == 1:
        return tidy(Decimal(exact.numerator) / Decimal(exact.denominator))
    return tidy(Decimal(round(exact * _ENDLESS)) * SIX_DECIMALS)


@cache
def _measures() -> Measures:
    return Measures(load_rulebook())


class Measures:
    """The table ``dimensions.tsv``: one row a code."""

    def __init__(self, book: Rulebook):
        self._known: dict[str, UnitMeasure] = {}
        for row in book.table("dimensions"):
            factor = Fraction(row.get("factor"))
            self._known[row.word] = UnitMeasure(row.get("dimension"), factor)

    def dimensions(self) -> frozenset[str]:
        """All that some code measures."""
        return frozenset(measure.dimension for measure in self._known.values())

    def of(self, code: str) -> UnitMeasure:
        """What ``code`` measures; a code that is not in the table measures itself."""
        known = self._known.get(code)
        if known is not None:
            return known
        above, line, below = code.rpartition("/")
        if not line or not above:
            return UnitMeasure(code, Fraction(1))
        over, under = self.of(above), self.of(below)
        return UnitMeasure(f"{over.dimension}/{under.dimension}", over.factor / under.factor)

    def raised(self, code: str, power: int) -> str | None:
        """The code of a length to the power of 2 or 3, None of what is no length."""
        known = self._known.get(code)
        if known is None or known.dimension != _LENGTH or not code.isascii():
            return None
        found = self._known.get(f"{code}{power}")
        fits = found is not None and found == UnitMeasure(_POWERS[power], known.factor**power)
        return f"{code}{power}" if fits else None
