"""Numbers that belong together: ranges, lists that share a unit, amounts in two units."""

from __future__ import annotations

from decimal import Decimal

from extractor.mentions.quantity.exact import EXACT
from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.part import Part, refused
from extractor.mentions.quantity.ranges import range_of
from extractor.mentions.quantity.sums import SUMS, Sums, counted_scale, product
from extractor.mentions.quantity.unit_words import Unit
from extractor.mentions.quantity.values import Numerals

_PERCENT = Unit("%", Decimal(1), "percent")
_GAP = 2  # the longest joint between two numbers: 、 or ——
_MOVE = 5  # and between two ends of a move: 逐步提高到
_YEAR = 4
_NOTHING = "nothing left"  # the rule of the 零 of 降至零
_PLAIN = 100  # a number without a scale of its own, in front of one with 万
_ALL = 100  # what shares add up to
_COLONS = (":", "：", "∶")  # between shares


def join(
    text: str,
    parts: list[Part],
    numerals: Numerals,
    joints: Joints,
    sums: Sums,
    *,
    every: bool = False,
    plain: Unit | None = None,
) -> list[Part]:
    """``parts`` with ranges made one and missing units filled in from the list they stand in.

    ``plain``: the unit that all numbers without one are known to have.
    """
    joined = _ranged(
        text, _summed(text, parts, numerals, joints, sums, every), numerals, joints, plain
    )
    _share(text, joined)
    for at in range(1, len(joined)):
        if joined[at].rule == _NOTHING and not joined[at].low:
            joined[at] = _left(text, joined[at - 1], joined[at], joints)
    for at in range(len(joined) - 2, -1, -1):
        here, after = joined[at], joined[at + 1]
        begins = min(after.front, after.start)  # 提高约1.7、约2.2个百分点
        if after.unit is None or after.refused or here.refused or begins - here.end > _MOVE:
            continue
        gap = text[here.end : begins]
        if gap in joints.list:
            joined[at] = _borrowed(here, after)
        elif here.unit is None and _moved(text, here, gap, joints):
            joined[at] = _begun(here, after, numerals)
    return joined


def _summed(
    text: str, parts: list[Part], numerals: Numerals, joints: Joints, sums: Sums, every: bool
) -> list[Part]:
    """``parts`` with amounts in two units, counted scales and products put together."""
    summed: list[Part] = []
    for part in parts:
        before = summed[-1] if summed else None
        if before is not None and not before.refused and not part.refused:
            gap = text[before.end : part.start] if part.start > before.end else ""
            if gap and gap in joints.times:
                part = product(before, part)
                summed[-1:] = [part] if part.start == before.start else [before, part]
                continue
            merged = None
            if not gap or (gap in joints.both and part.unit and part.unit.kind in SUMS):
                merged = sums.of(text, before, part, every=every)
            if merged is None and (not gap or gap in joints.more or gap in joints.half_unit):
                merged = counted_scale(text, before, part, numerals, joints)
            if merged is not None:
                summed[-1] = merged
                continue
        summed.append(part)
    return summed


def _ranged(
    text: str, summed: list[Part], numerals: Numerals, joints: Joints, plain: Unit | None
) -> list[Part]:
    """``summed`` with the two ends of each range made one."""
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
                merged = range_of(text, before, part, gap, numerals, joints, plain)
            if merged is not None:
                joined[-1] = merged
                continue
        joined.append(part)
    return joined


def _moved(text: str, here: Part, gap: str, joints: Joints) -> bool:
    """由3.5提高到4.2%: a bare number from which something came to be the next one."""
    begins = text.startswith(joints.starts, max(0, here.front - 1))
    dated = len(here.raw) == _YEAR and here.raw.isdecimal()
    return begins and not dated and gap.isalpha() and gap[-1] in joints.range


def _left(text: str, here: Part, after: Part, joints: Joints) -> Part:
    """由3%降至零: nothing of what it was before."""
    moved = here.unit is not None and not here.refused and after.start - here.end <= _MOVE
    begins = text.startswith(joints.starts, max(0, here.front - 1))
    return after._replace(unit=here.unit) if moved and begins else after


def _begun(here: Part, after: Part, numerals: Numerals) -> Part:
    """From 3.5 to 4.2亿元 begins at 3.5亿, from 520 to 1万 at 520; from 5 to 3万 nobody knows."""
    large = "".join(numerals.large)
    mantissa = numerals.value(after.raw.rstrip(large))
    if after.raw[-1] not in large or not set(large).isdisjoint(here.raw) or not mantissa:
        return _borrowed(here, after)
    if here.low < mantissa or "." in here.raw:
        times = EXACT.divide(after.low, mantissa)
        return _borrowed(here._replace(low=EXACT.multiply(here.low, times)), after)
    return _borrowed(here, after) if here.low >= _PLAIN else refused(here.start, here.end)


def _closed(text: str, part: Part, joints: Joints) -> int:
    """Where ``part`` ends with a remark on its end: 1万（含）—5万元."""
    for word in joints.ends_in:
        if text.startswith(word, part.end):
            return part.end + len(word)
    return part.end


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
