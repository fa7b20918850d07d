"""One amount in the unit of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from extractor.keys import FactKeys
from extractor.store.find import plain

_PLACES = 10  # decimals of a value that is reckoned into another unit


def commonest(units: Iterable[str]) -> str:
    """The unit told most often."""
    return Counter(units).most_common(1)[0][0]


def in_unit(value: Decimal | None, unit: str, to: str, *, keys: FactKeys) -> Decimal | None:
    """``value`` of the code ``unit`` in the code ``to``, which measures the same."""
    if value is None or unit == to:
        return value
    here, there = keys.measure(unit), keys.measure(to)
    factor = here.factor / there.factor
    exact: Decimal = plain(round(value * factor.numerator / factor.denominator, _PLACES))
    return exact
