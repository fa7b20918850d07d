"""Decimals that lose nothing: how they are reckoned with, cut and written."""

from __future__ import annotations

from decimal import Context, Decimal

#: Longer runs are no numbers that anybody reports; they are refused.
LONGEST = 80
#: Fractions of quantities are written to six decimals.
SIX_DECIMALS = Decimal("0.000001")
EXACT = Context(prec=200)
_CUTTING = Context(prec=1000)  # what is cut may be a product of several of the longest
ONE = Decimal(1)


def tidy(value: Decimal) -> Decimal:
    """``value`` without exponent and without zeros at its end."""
    if is_whole(value):
        return cut_at(value, ONE)
    return value.normalize(EXACT)


def cut_at(value: Decimal, places: Decimal) -> Decimal:
    """``value`` to as many decimals as ``places`` has, however long it is."""
    return value.quantize(places, context=_CUTTING)


def is_whole(value: Decimal) -> bool:
    """Whether it has no decimals, however long it is."""
    return value == value.to_integral_value()
