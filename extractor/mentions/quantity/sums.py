"""Numbers that touch and are one amount: 12元5角, 三块五, 3个多亿, 2×66万千瓦."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from extractor.mentions.quantity.dimensions import Measures
from extractor.mentions.quantity.exact import EXACT, SIX_DECIMALS, cut_at
from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.part import Part, refused
from extractor.mentions.quantity.unit_words import Unit
from extractor.mentions.quantity.values import Numerals
from extractor.rulebook import Rulebook

#: Kinds of units whose amounts are added up where they touch.
SUMS = frozenset({"currency", "coin"})
_CENT = Decimal("0.01")
MU, _TENTH, _HALF = "mu", Decimal("0.1"), Decimal("0.5")
_ALWAYS = "touching"
_ENDLESS = 30  # digits that no sum of two amounts has but one with a third in it
_SIDES = frozenset({"km", "m", "cm", "mm"})


class Sums:
    """Adds up amounts that touch; built once from a rulebook."""

    def __init__(self, book: Rulebook):
        self._measures = Measures(book)
        rows = book.table("dimensions")
        #: Codes whose amounts are added: in any text, and where all of it is known to be one.
        self._alone = {row.word for row in rows if row.get("added")}
        self._touching = {row.word for row in rows if row.get("added") == _ALWAYS}

    def of(self, text: str, left: Part, right: Part, *, every: bool) -> Part | None:
        """12元5角: one kind of amounts that touch, the larger unit first; 两块五 leaves one out."""
        if left.unit is None or left.high is not None or right.high is not None or left.back:
            return None
        if right.unit is None:
            return _open_amount(text, left, right, every=every)
        ratio = self._ratio(left.unit, right.unit, every=every)
        if ratio is None or not ratio < left.least:
            return None
        if not every and EXACT.multiply(right.low, ratio) >= left.least:
            return None
        return left._replace(
            end=right.end,
            low=_farther(left.low, EXACT.multiply(right.low, ratio)),
            least=ratio,
            modifier=left.modifier or right.modifier,
            back=right.back,
            rule="amount in two units",
        )

    def _ratio(self, left: Unit, right: Unit, *, every: bool) -> Decimal | None:
        """How many of ``left`` one of ``right`` is, None where the two are never added up."""
        if left.kind in SUMS and right.kind == "score":  # 5角2分, 20日元3钱
            return EXACT.divide(_CENT, left.factor)
        if left.code == MU and right.kind == "score":  # 3亩2分地
            return _TENTH
        same = left.code == right.code or (right.kind == "coin" and right.factor < 1)  # 3美元5角
        if left.kind in SUMS and right.kind in SUMS and same:
            return EXACT.divide(right.factor, left.factor)
        known = self._alone if every else self._touching
        if left.kind != right.kind or left.code not in known or right.code not in known:
            return None
        one, other = self._measures.of(left.code), self._measures.of(right.code)
        if one.dimension != other.dimension:
            return None
        exact = Fraction(right.factor) * other.factor / (Fraction(left.factor) * one.factor)
        return EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def _open_amount(text: str, left: Part, right: Part, *, every: bool) -> Part | None:
    """两块五, 一米八五: the number after counts tenths of the unit in front."""
    assert left.unit is not None
    open_end = every or left.unit.kind == "coin"
    most = 100 if every else 10
    digits = len(right.raw) <= 2 and not right.raw.isascii()
    digits = digits or (len(right.raw) == 1 and not text[right.end : right.end + 1].isalnum())
    if not open_end or not digits or not 0 < right.low < most:
        return None
    tenth = Decimal(100 if len(right.raw) == 2 else 10)
    added = EXACT.divide(EXACT.multiply(right.low, left.least), tenth)
    return left._replace(
        end=right.end, low=_farther(left.low, added), least=Decimal(0), rule="open amount"
    )


def _farther(value: Decimal, more: Decimal) -> Decimal:
    """``value`` with ``more`` of its sign; a sum without end (5英尺11英寸) to six decimals."""
    sum_ = EXACT.subtract(value, more) if value.is_signed() else EXACT.add(value, more)
    return cut_at(sum_, SIX_DECIMALS) if len(sum_.as_tuple().digits) > _ENDLESS else sum_


def counted_scale(
    text: str, left: Part, right: Part, numerals: Numerals, joints: Joints
) -> Part | None:
    """三个亿日元, 3个多亿 and 3个半亿 are one number; 3个亿元项目 are three of a class."""
    if left.unit is None or left.unit_text not in joints.counter or left.high is not None:
        return None
    scale = text[right.start : right.number_end]
    if not set(scale) <= set(numerals.large) or right.high is not None or right.modifier:
        return None
    more = right.start > left.end
    half = _HALF if more and text[left.end] in joints.half_unit else Decimal(0)
    classed = not more and text[right.end : right.end + 1].isalnum()
    if right.unit is None:
        if classed:
            return None
    elif right.unit.kind != "currency" or (len(right.unit_text) == 1 and classed):
        return None
    return right._replace(
        start=left.start,
        low=EXACT.multiply(EXACT.add(left.low, half), right.low),
        front=left.front,
        modifier=left.modifier or ("over" if more and not half else None),
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
