"""Ranges: 3—5万, ¥12万—15万, 三至五成, 在20与30之间."""

from __future__ import annotations

from decimal import Decimal

from extractor.mentions.quantity.exact import EXACT
from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.kinds import COUNTS
from extractor.mentions.quantity.part import BEFORE, Part
from extractor.mentions.quantity.unit_words import Unit
from extractor.mentions.quantity.values import Numerals

_THREE_TO_FIVE = (Decimal(3), Decimal(5))
_PLAIN = Unit("1", Decimal(1), "plain")


def range_of(
    text: str,
    left: Part,
    right: Part,
    gap: str,
    numerals: Numerals,
    joints: Joints,
    plain: Unit | None,
) -> Part | None:
    """Two numbers with ``gap`` between them as one range, or None where they are none.

    ``plain``: the unit that all numbers without one are known to have.
    """
    if not gap or left.high is not None or right.high is not None:
        return None
    between = _between(text, left, right, gap, joints)
    doubled = gap[0] == gap[-1] and gap[0] in joints.range
    spoken = gap in joints.list and _spoken(text, left, right, numerals, joints)
    if gap not in joints.range and not doubled and not between and not spoken:
        return None
    whole = _with_unit(left, right, numerals, plain or (_PLAIN if between else None))
    if whole is None:
        return None
    if left.unit is not None and text.startswith(joints.starts, max(0, left.front - 1)):
        return None  # 从3家到5家: two levels; 从3500到2万欧元 is one amount
    whole = _signed(text, left, whole, joints)
    low = _low_end(left, whole, numerals, joints)
    from_nothing = not low and not left.raw.isascii()  # 从零到千亿元
    counted = low < 0 and whole.unit is not None and whole.unit.kind in COUNTS  # 歼-20至30架
    if low == whole.low or from_nothing or counted:
        return None
    return whole._replace(
        start=left.start,
        low=low,
        high=whole.low,
        front=left.front,
        modifier=left.modifier or right.modifier,
        rule="range",
        raw=left.raw + gap + right.raw,
    )


def _spoken(text: str, left: Part, right: Part, numerals: Numerals, joints: Joints) -> bool:
    """三、四百家 is 三四百家 with a pause; 一、二级 are two, and so is the end of a longer list."""
    first, second = (numerals.signs.get(part.raw[0]) for part in (left, right))
    if first is None or second is None or len(left.raw) > 1 or left.unit or not right.unit:
        return False
    near = second.value - first.value == 1 or (first.value, second.value) == _THREE_TO_FIVE
    rounded = set(right.raw[1:]).isdisjoint(numerals.digits)
    listed = text[left.front - 1 : left.front] in joints.list or text[
        right.end : right.end + 1
    ] in (joints.list - {""})
    return near and rounded and first.value > 2 and not listed


def _signed(text: str, left: Part, right: Part, joints: Joints) -> Part:
    """零下3到5度 is below zero at both ends; a sign that is printed is one number's."""
    said = text.startswith(tuple(w for w in joints.minus if len(w) > 1), left.start)
    return right._replace(low=-right.low) if said and text[right.start].isdecimal() else right


def _with_unit(left: Part, right: Part, numerals: Numerals, plain: Unit | None) -> Part | None:
    """``right`` with the unit of the range, None where the two have no unit in common.

    ``plain``: the unit of two numbers that have none of their own.
    """
    if left.unit is None and right.unit is None and plain is not None:
        return right._replace(unit=plain, unit_text="")
    if left.rule == BEFORE and right.unit is None:  # ¥12万—15万
        return right._replace(unit=left.unit, unit_text=left.unit_text)
    if right.unit is None and left.ratio is not None and left.rule == "fraction":
        scaled = EXACT.multiply(right.low, left.ratio)  # 百分之二十至三十
        return right._replace(low=scaled, unit=left.unit, unit_text=left.unit_text)
    if right.unit is None:
        bare = left.unit is None and not set(right.raw).isdisjoint(numerals.large)
        return right if bare else None
    if right.unit.kind == "ruled" and not _tenths_both(left, right):
        return None
    if left.unit is None or left.unit.code == right.unit.code:
        return right
    return right if right.unit.code.startswith(f"{left.unit.code}/") else None  # 2元至3元/斤


def _low_end(left: Part, right: Part, numerals: Numerals, joints: Joints) -> Decimal:
    """Where the range begins, in the unit and the scale of ``right``."""
    if left.unit and right.unit and left.unit.factor != right.unit.factor:
        return EXACT.divide(EXACT.multiply(left.low, left.unit.factor), right.unit.factor)
    if right.ratio is not None and left.unit is None:
        return EXACT.multiply(left.low, right.ratio)  # 三至五成
    if left.unit is None or left.rule == BEFORE:
        raw, low = (left.raw, right.raw), (left.low, right.low)
        return scaled(raw, low, numerals, "".join(joints.money_powers))
    return left.low


def _tenths_both(left: Part, right: Part) -> bool:
    """三至五成, 三成到五成: what a rule made of a numeral may end a range that begins alike."""
    if left.unit is None:
        return right.ratio is not None
    return left.rule == right.rule and left.ratio is not None and right.ratio is not None


def _between(text: str, left: Part, right: Part, gap: str, joints: Joints) -> bool:
    """在20与30之间: two ends, named as such on both sides."""
    if gap not in joints.list and gap not in joints.range:
        return False
    begins = any(text.endswith(word, 0, left.front) for word in joints.within)
    return begins and text.startswith(joints.among, right.end)


def scaled(
    raw: tuple[str, str], values: tuple[Decimal, Decimal], numerals: Numerals, letters: str = ""
) -> Decimal:
    """3—5万 begins at 30,000; 800—1000万 at eight million; 5000—1万 at 5,000; 10—15k at 10,000.

    Args:
        raw: the two numbers as written, and ``values`` what each is worth alone.
        letters: what multiplies beside the scales.
    """
    (first, last), (low, high) = raw, values
    plain = first.isascii() or not set(first) & set(numerals.scales)
    digits = last.rstrip((numerals.scales if plain else numerals.large) + letters)
    if digits == last or not digits or first[-1] in numerals.large:
        return low
    mantissa = numerals.value(digits)
    if not mantissa or abs(low) >= mantissa:
        return low
    return EXACT.multiply(low, EXACT.divide(abs(high), mantissa))
