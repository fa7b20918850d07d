"""Peers' cases of numbers and quantities: see :mod:`extractor.evaluate.suites`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from extractor.errors import ParseError
from extractor.mentions.money import parse_money
from extractor.mentions.numerals import find_numbers, parse_number
from extractor.mentions.quantities import find_quantities, parse_quantity
from extractor.records import Quantity
from extractor.rulebook.tables import read_table

QuantityCase = dict[str, Any]
_MONEY = frozenset({"currency", "money-whole"})
#: Topics whose cases are known to measure one thing.
_DIMENSIONS = {"distance": "length", "area": "area", "volume": "volume"}
#: How far two values may be apart: peers write quotients with eleven digits or more.
_CLOSE = Fraction(1, 10**9)
_UNITS = Path(__file__).with_name("suite_units.tsv")
_CURRENCIES = Path(__file__).with_name("suite_currencies.tsv")


def _number(case: QuantityCase) -> str | None:
    if case["mode"] == "error":
        return _refused(case)
    if case["mode"] == "extract":
        numbers = find_numbers(case["text"])
        found = [(n.start, n.end, n.value) for n in numbers]
        wanted = [(e["start"], e["end"], e["value"]) for e in case["expected"]]
        same = len(found) == len(wanted) and all(
            (w[0] is None or f[:2] == w[:2]) and _equal(w[2], f[2])
            for f, w in zip(found, wanted, strict=True)
        )
        return None if same else str([(n.text, str(n.value)) for n in numbers])
    wanted_value = case["expected"][0]["value"]
    try:
        value: Decimal | None = parse_number(case["text"])
    except ParseError as error:
        quantity = _parsed(case["text"])
        if quantity is None:
            return str(error)
        value = quantity.value
    scaled = value
    if case["expected"][0].get("unit") == "%" and value is not None:
        scaled = value * 100
    return None if _equal(wanted_value, scaled) else str(value)


def _refused(case: QuantityCase) -> str | None:
    try:
        return str(parse_number(case["text"]))
    except ParseError:
        return None


def _quantity(case: QuantityCase) -> str | None:
    if case["mode"] == "whole":
        quantity = _whole(case)
        if quantity is None:
            return "refused"
        return None if _same(case["expected"][0], quantity) else _shown([quantity])
    kinds = _codes(case["topic"].partition("-")[0])
    found = [q for q in find_quantities(case["text"]) if q.unit in kinds]
    # A unit alone has no value, and is no quantity: it is not asked for.
    wanted = [e for e in case["expected"] if e["value"] is not None or not e.get("unit")]
    same = len(found) == len(wanted) and all(
        (q.start, q.end) == (e["start"], e["end"]) and _same(e, q)
        for q, e in zip(found, wanted, strict=True)
    )
    return None if same else _shown(found)


def _whole(case: QuantityCase) -> Quantity | None:
    """The quantity of a case of which it is known what it measures."""
    money, text = _money_of(case), case["text"]
    try:
        if money is not None:
            return parse_money(text, currency=money)
        return parse_quantity(text, dimension=_DIMENSIONS.get(case["topic"]))
    except ParseError:
        return None


def _parsed(text: str) -> Quantity | None:
    try:
        return parse_quantity(text)
    except ParseError:
        return None


def _money_of(case: QuantityCase) -> str | None:
    """The currency of a case that is known to be an amount of money, None of others."""
    if case["topic"] not in _MONEY:
        return None
    return _peers_money().get(str(case.get("peer")), "CNY")


@cache
def _peers_money() -> dict[str, str]:
    return {row.word: row.get("currency") for row in read_table(_CURRENCIES)}


def _shown(quantities: list[Quantity]) -> str:
    return str(
        [
            (q.text, *(str(v) for v in (q.value, q.lower, q.upper) if v is not None), q.unit)
            for q in quantities
        ]
    )


def _same(expected: QuantityCase, quantity: Quantity) -> bool:
    """Value and unit are those expected, in any unit that measures the same."""
    unit = expected.get("unit")
    factors = _units().get(unit, {}) if unit else {quantity.unit: Decimal(1)}
    factor = factors.get(quantity.unit)
    if factor is None:
        return False
    value = expected["value"]
    if not isinstance(value, dict):
        return value is None or _equal(value, quantity.value, factor)
    low, high = value.get("from"), value.get("to")
    if low is not None and high is not None:
        if quantity.modifier == "over" and _equal(low, quantity.value, factor):
            return _few_more(low, high)
        return _equal(low, quantity.lower, factor) and _equal(high, quantity.upper, factor)
    modifier, end = ("over", low) if low is not None else ("under", high)
    return quantity.modifier == modifier and _equal(end, quantity.value, factor)


def _few_more(low: str, high: str) -> bool:
    """十几块 is over ten with us, with a peer from ten to twenty: one more of its last place."""
    start, end = Fraction(low), Fraction(high)
    return 0 < start < end <= 2 * start


def _equal(expected: Any, value: Decimal | None, factor: Decimal = Decimal(1)) -> bool:
    if value is None or expected is None:
        return value is None and expected is None
    try:
        wanted = Fraction(expected)
    except (ValueError, InvalidOperation):
        return False
    found = Fraction(value) * Fraction(factor)
    return abs(wanted - found) <= abs(wanted) * _CLOSE


@cache
def _units() -> dict[str, dict[str, Decimal]]:
    """A peer's unit → our codes that may stand for it, and how many of it one of ours is."""
    units: dict[str, dict[str, Decimal]] = {}
    for row in read_table(_UNITS):
        code = row.get("code")
        units.setdefault(row.word, {})[code] = Decimal(row.get("factor") or "1")
    return units


@cache
def _codes(topic: str) -> frozenset[str]:
    """Our codes that belong to a topic."""
    return frozenset(row.get("code") for row in read_table(_UNITS) if topic in row.get("topics"))


CHECKS: dict[str, Callable[[QuantityCase], str | None]] = {
    **dict.fromkeys(
        (
            "number",
            "number-extract",
            "number-an2cn",
            "number-error",
            "number-whole",
            "fraction",
            "fraction-whole",
            "ordinal",
            "ordinal-whole",
            "percentage-whole",
        ),
        _number,
    ),
    **dict.fromkeys(
        (
            "age",
            "area",
            "currency",
            "currency-extract",
            "dimension",
            "distance",
            "money-whole",
            "multiple",
            "percent",
            "quantity",
            "temperature",
            "velocity",
            "volume",
        ),
        _quantity,
    ),
}
