"""Numbers that belong together: ranges, lists that share a unit, amounts in two units."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from extractor.mentions.modifiers import Modifiers
from extractor.mentions.number_context import Joints
from extractor.mentions.numeral_values import EXACT, Numerals
from extractor.mentions.units import Unit

_PERCENT = Unit("%", Decimal(1), "percent")
_PLAIN = Unit("1", Decimal(1), "plain")
_LETTERS = "kKMG"
_GAP = 2  # the longest joint between two numbers: 、 or ——
_ALL = 100  # what shares add up to
_COLONS = (":", "：", "∶")  # between shares
_CENT = Decimal("0.01")
_SUMS = frozenset({"currency", "coin"})
_CLOCK = {"h": 3600, "min": 60, "s": 1, "a": 12, "mo": 1, "kg": 1000, "g": 1, "m": 100, "cm": 1}


class Part(NamedTuple):
    """One numeral with what was found around it."""

    start: int
    number_end: int
    end: int  # after the unit and the modifier behind it
    low: Decimal
    high: Decimal | None
    unit: Unit | None  # None: none of its own
    unit_text: str
    modifier: str | None
    front: int  # where the modifier in front begins
    rule: str
    raw: str  # the numeral as written
    back: bool = False  # the modifier stands behind
    refused: bool = False
    ordinal: bool = False
    ratio: Decimal | None = None  # by a rule: how many times the numeral the value is
    whole: Decimal = Decimal(0)  # of a fraction: what one whole is worth; 0 of others
    least: Decimal = Decimal(1)  # its smallest unit so far, in its unit: 12元5角 has 0.1


def refused(start: int, end: int, *, ordinal: bool = False) -> Part:
    """A numeral that is no quantity; ``ordinal``: nor is what is listed after it."""
    return Part(
        start,
        end,
        end,
        Decimal(1),
        None,
        None,
        "",
        None,
        start,
        "",
        "0",
        refused=True,
        ordinal=ordinal,
    )


def with_back(modifiers: Modifiers, text: str, part: Part) -> Part:
    """``part`` with the modifier behind it, 以上 or 左右."""
    back = modifiers.back(text, part.end)
    if back is None:
        return part
    return part._replace(modifier=part.modifier or back.modifier, end=back.at, back=True)


def join(
    text: str, parts: list[Part], numerals: Numerals, joints: Joints, *, every: bool = False
) -> list[Part]:
    """``parts`` with ranges made one and missing units filled in from the list they stand in."""
    summed: list[Part] = []
    for part in parts:
        before = summed[-1] if summed else None
        if before is not None and not before.refused and not part.refused:
            gap = text[before.end : part.start] if part.start > before.end else ""
            merged = None
            if not gap or (gap in joints.both and part.unit and part.unit.kind in _SUMS):
                merged = _sum(before, part, every=every)
            if not gap and merged is None:
                merged = _counted_scale(text, before, part, numerals, joints)
            if merged is not None:
                summed[-1] = merged
                continue
        summed.append(part)
    joined: list[Part] = []
    for part in summed:
        before = joined[-1] if joined else None
        closed = _closed(text, before, joints) if before is not None else 0
        if before is not None and part.start - closed <= _GAP:
            gap = text[closed : part.start]
            if before.ordinal and (gap in joints.list or gap in joints.range):
                part = part._replace(refused=True, ordinal=True)
            merged = None
            if not before.refused and not part.refused:
                merged = _range(text, before, part, gap, numerals, joints)
            if merged is not None:
                joined[-1] = merged
                continue
        joined.append(part)
    _share(text, joined)
    for at in range(len(joined) - 2, -1, -1):
        here, after = joined[at], joined[at + 1]
        begins = min(after.front, after.start)  # 提高约1.7、约2.2个百分点
        if after.unit is None or after.refused or here.refused or begins - here.end > _GAP:
            continue
        if text[here.end : begins] in joints.list:
            joined[at] = _borrowed(here, after)
    return joined


def _closed(text: str, part: Part, joints: Joints) -> int:
    """Where ``part`` ends with a remark on its end: 1万（含）—5万元."""
    for word in joints.ends_in:
        if text.startswith(word, part.end):
            return part.end + len(word)
    return part.end


def _range(
    text: str, left: Part, right: Part, gap: str, numerals: Numerals, joints: Joints
) -> Part | None:
    if not gap or left.high is not None or right.high is not None:
        return None
    between = _between(text, left, right, gap, joints)
    doubled = gap[0] == gap[-1] and gap[0] in joints.range
    if gap not in joints.range and not doubled and not between:
        return None
    if between and left.unit is None and right.unit is None:
        right = right._replace(unit=_PLAIN, unit_text="")
    elif right.unit is None:
        if left.unit is not None or set(right.raw).isdisjoint(numerals.large):
            return None
    elif right.unit.kind == "ruled" and not _tenths_both(left, right):
        return None
    if left.unit is not None and (right.unit is None or left.unit.code != right.unit.code):
        return None
    if left.unit is not None and text.startswith(joints.starts, max(0, left.front - 1)):
        return None  # 从3家到5家: two levels; 从3500到2万欧元 is one amount
    low = left.low
    if left.unit and right.unit and left.unit.factor != right.unit.factor:
        low = EXACT.divide(EXACT.multiply(low, left.unit.factor), right.unit.factor)
    elif right.ratio is not None and left.unit is None:
        low = EXACT.multiply(low, right.ratio)  # 三至五成
    elif left.unit is None:
        low = _scaled(left, right, numerals)
    from_nothing = not low and not left.raw.isascii()  # 从零到千亿元
    if low == right.low or from_nothing:
        return None
    return right._replace(
        start=left.start,
        low=low,
        high=right.low,
        front=left.front,
        modifier=left.modifier or right.modifier,
        rule="range",
        raw=left.raw + gap + right.raw,
    )


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


def _scaled(left: Part, right: Part, numerals: Numerals) -> Decimal:
    """3—5万 begins at 30,000; 800—1000万 at eight million; 5000—1万 at 5,000."""
    plain = left.raw.isascii() or not set(left.raw) & set(numerals.scales)
    digits = right.raw.rstrip((numerals.scales if plain else numerals.large) + _LETTERS)
    if digits == right.raw or not digits or left.raw[-1] in numerals.large:
        return left.low
    mantissa = numerals.value(digits)
    if not mantissa or abs(left.low) >= mantissa:
        return left.low
    return EXACT.multiply(left.low, EXACT.divide(abs(right.low), mantissa))


def _sum(left: Part, right: Part, *, every: bool) -> Part | None:
    """12元5角: amounts of one kind that touch, the larger unit first; 两块五 leaves one out."""
    if left.unit is None or left.high is not None or right.high is not None or left.back:
        return None
    if right.unit is None:
        open_end = every or left.unit.kind == "coin"
        most = 100 if every else 10  # 一米八五
        digits = len(right.raw) <= 2 and not right.raw.isascii() and right.unit is None
        if not open_end or not digits or not 0 < right.low < most:
            return None
        tenth = Decimal(100 if len(right.raw) == 2 else 10)
        added = EXACT.divide(EXACT.multiply(right.low, left.least), tenth)
        return left._replace(
            end=right.end, low=_farther(left.low, added), least=Decimal(0), rule="open amount"
        )
    if left.unit.kind in _SUMS and right.unit.kind == "score":  # 5角2分, 20日元3钱
        ratio = EXACT.divide(_CENT, left.unit.factor)
    elif left.unit.code == right.unit.code and left.unit.kind in _SUMS:
        ratio = EXACT.divide(right.unit.factor, left.unit.factor)
    elif left.unit.kind in _SUMS and right.unit.kind == "coin" and right.unit.factor < 1:
        ratio = EXACT.divide(right.unit.factor, left.unit.factor)  # 3美元5角
    elif every and left.unit.kind == right.unit.kind and left.unit.code in _CLOCK:
        if right.unit.code not in _CLOCK:
            return None
        ratio = EXACT.divide(
            EXACT.multiply(right.unit.factor, Decimal(_CLOCK[right.unit.code])),
            EXACT.multiply(left.unit.factor, Decimal(_CLOCK[left.unit.code])),
        )
    else:
        return None
    if not ratio < left.least:
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


def _counted_scale(
    text: str, left: Part, right: Part, numerals: Numerals, joints: Joints
) -> Part | None:
    """三个亿日元 and 3个亿 are one number; 3个亿元项目 are three of a class."""
    if left.unit is None or left.unit_text not in joints.counter or left.high is not None:
        return None
    scale = text[right.start : right.number_end]
    if not set(scale) <= set(numerals.large) or right.high is not None or right.modifier:
        return None
    if right.unit is None:
        if text[right.end : right.end + 1].isalnum():
            return None
    elif right.unit.kind != "currency" or len(right.unit_text) == 1:
        return None
    return right._replace(
        start=left.start,
        low=EXACT.multiply(left.low, right.low),
        front=left.front,
        modifier=left.modifier,
        raw=left.raw + scale,
        rule="number and unit",
    )


def _borrowed(here: Part, after: Part) -> Part:
    unit = after.unit
    assert unit is not None
    if here.unit is None:
        return here._replace(
            unit=unit,
            unit_text=after.unit_text,
            modifier=here.modifier or (after.modifier if after.back else None),
            back=after.back,
            rule="shared unit",
        )
    shorter = here.unit_text and after.unit_text.startswith(here.unit_text)
    if unit.kind == "pp" and shorter and here.unit_text != after.unit_text:
        # 19.5个和8.1个百分点: the first ends at its number
        return here._replace(
            unit=unit, unit_text=after.unit_text, end=here.number_end, rule="shared unit"
        )
    if after.back and unit.code == here.unit.code and here.modifier is None:
        return here._replace(modifier=after.modifier, back=True)
    return here


def _share(text: str, parts: list[Part]) -> None:
    """6.8：77.3：15.9 are three shares, if they make a hundred."""
    at = 0
    while at < len(parts) - 2:
        end = at + 1
        while end < len(parts) and text[parts[end - 1].end : parts[end].start] in _COLONS:
            end += 1
        run = parts[at:end]
        bare = len(run) > 2 and all(part.unit is None and not part.refused for part in run)
        if bare and abs(sum((part.low for part in run), Decimal(-_ALL))) <= 1:
            parts[at:end] = [part._replace(unit=_PERCENT, rule="shares") for part in run]
        at = end
