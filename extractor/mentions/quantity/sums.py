"""Numbers that touch and are one amount: 12元5角, 三块五, 3个多亿, 2×66万千瓦."""

from __future__ import annotations

from decimal import Decimal

from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.part import Part, refused
from extractor.mentions.quantity.values import EXACT, Numerals

#: Kinds of units whose amounts are added up where they touch.
SUMS = frozenset({"currency", "coin"})
_CENT = Decimal("0.01")
#: Units that amounts in two of them have, and how many of the smallest of its dimension one is.
_MEASURES = {"t": 1_000_000, "kg": 1000, "g": 1, "km": 100_000, "m": 100, "cm": 1}
_CLOCK = {"h": 3600, "min": 60, "s": 1, "a": 12, "mo": 1, **_MEASURES}
_SIDES = frozenset({"km", "m", "cm", "mm"})


def sum_of(text: str, left: Part, right: Part, *, every: bool) -> Part | None:
    """12元5角: amounts of one kind that touch, the larger unit first; 两块五 leaves one out."""
    if left.unit is None or left.high is not None or right.high is not None or left.back:
        return None
    if right.unit is None:
        open_end = every or left.unit.kind == "coin"
        most = 100 if every else 10  # 一米八五
        digits = len(right.raw) <= 2 and not right.raw.isascii()
        digits = digits or (len(right.raw) == 1 and not text[right.end : right.end + 1].isalnum())
        if not open_end or not digits or not 0 < right.low < most:
            return None
        tenth = Decimal(100 if len(right.raw) == 2 else 10)
        added = EXACT.divide(EXACT.multiply(right.low, left.least), tenth)
        return left._replace(
            end=right.end, low=_farther(left.low, added), least=Decimal(0), rule="open amount"
        )
    if left.unit.kind in SUMS and right.unit.kind == "score":  # 5角2分, 20日元3钱
        ratio = EXACT.divide(_CENT, left.unit.factor)
    elif left.unit.code == right.unit.code and left.unit.kind in SUMS:
        ratio = EXACT.divide(right.unit.factor, left.unit.factor)
    elif left.unit.kind in SUMS and right.unit.kind == "coin" and right.unit.factor < 1:
        ratio = EXACT.divide(right.unit.factor, left.unit.factor)  # 3美元5角
    elif left.unit.kind == right.unit.kind and left.unit.code in _CLOCK:
        known = _CLOCK if every else _MEASURES
        if left.unit.code not in known or right.unit.code not in known:
            return None
        ratio = EXACT.divide(
            EXACT.multiply(right.unit.factor, Decimal(_CLOCK[right.unit.code])),
            EXACT.multiply(left.unit.factor, Decimal(_CLOCK[left.unit.code])),
        )
    else:
        return None
    if not ratio < left.least or (not every and EXACT.multiply(right.low, ratio) >= left.least):
        return None
    return left._replace(
        end=right.end,
        low=_farther(left.low, EXACT.multiply(right.low, ratio)),
        least=ratio,
        modifier=left.modifier or right.modifier,
        back=right.back,
        rule="amount in two units",
    )


def _farther(value: Decimal, more: Decimal) -> Decimal:
    return EXACT.subtract(value, more) if value.is_signed() else EXACT.add(value, more)


def counted_scale(
    text: str, left: Part, right: Part, numerals: Numerals, joints: Joints
) -> Part | None:
    """三个亿日元, 3个亿 and 3个多亿 are one number; 3个亿元项目 are three of a class."""
    if left.unit is None or left.unit_text not in joints.counter or left.high is not None:
        return None
    scale = text[right.start : right.number_end]
    if not set(scale) <= set(numerals.large) or right.high is not None or right.modifier:
        return None
    more = right.start > left.end
    classed = not more and text[right.end : right.end + 1].isalnum()
    if right.unit is None:
        if classed:
            return None
    elif right.unit.kind != "currency" or (len(right.unit_text) == 1 and classed):
        return None
    return right._replace(
        start=left.start,
        low=EXACT.multiply(left.low, right.low),
        front=left.front,
        modifier=left.modifier or ("over" if more else None),
        raw=left.raw + scale,
        rule="number and unit",
    )


def product(left: Part, right: Part) -> Part:
    """2×66万千瓦 is so much in all; what is no amount, or the sides of a thing, is none: 3×5米."""
    measured = right.unit is not None and right.unit.kind == "measure"
    plain = left.unit is None and left.raw.isdecimal() and left.high is None and right.high is None
    if right.unit is None or not plain:
        return right
    if not measured or right.unit.code in _SIDES:
        return refused(left.start, right.end)
    return right._replace(
        start=left.start,
        front=left.front,
        low=EXACT.multiply(left.low, right.low),
        modifier=left.modifier or right.modifier,
        raw=f"{left.raw}×{right.raw}",
        rule="product",
    )
