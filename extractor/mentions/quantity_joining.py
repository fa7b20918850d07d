"""Numbers that belong together: ranges, lists that share a unit, amounts in two units."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from extractor.mentions.number_context import Joints
from extractor.mentions.numerals import EXACT
from extractor.mentions.units import Unit

_PERCENT = Unit("%", Decimal(1), "percent")


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


def join(text: str, parts: list[Part], joints: Joints) -> list[Part]:
    """``parts`` with ranges made one and missing units filled in from the list they stand in."""
    if not parts:
        return parts
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before is not None and part.start - before.end <= 2:
            gap = text[before.end : part.start]
            if before.ordinal and (gap in joints.list or gap in joints.range):
                part = part._replace(refused=True, ordinal=True)
            merged = _range(text, before, part, gap, joints) or _sum(before, part, gap)
            if merged is not None:
                joined[-1] = merged
                continue
        joined.append(part)
    _ratios(text, joined)
    for at in range(len(joined) - 2, -1, -1):
        here, after = joined[at], joined[at + 1]
        if after.unit is None or after.refused or here.refused or after.start - here.end > 2:
            continue
        if text[here.end : after.start] not in joints.list:
            continue
        joined[at] = _borrowed(here, after)
    return joined


def _range(text: str, left: Part, right: Part, gap: str, joints: Joints) -> Part | None:
    if not gap or left.refused or right.refused or left.high is not None or right.high is not None:
        return None
    if gap not in joints.range and not (len(gap) == 2 and gap[0] == gap[1] and gap[0] in joints.range):
        return None
    if right.unit is None or right.unit.kind == "ruled":
        if right.unit is not left.unit or not gap.isascii():
            return None
    if left.unit is not None and (right.unit is None or left.unit.code != right.unit.code):
        return None
    if text.startswith(joints.starts, left.front - 1):
        return None
    low = left.low
    if left.unit is not None and right.unit is not None and left.unit.factor != right.unit.factor:
        low = EXACT.divide(EXACT.multiply(low, left.unit.factor), right.unit.factor)
    scaled = right.raw.rstrip("万亿千百兆十")
    if left.unit is None and left.raw.isascii() and scaled != right.raw and scaled.isascii() and scaled:
        mantissa = Decimal(scaled.replace(",", ""))
        if mantissa and abs(low) < mantissa:
            low = EXACT.multiply(low, EXACT.divide(right.low, mantissa))
    return right._replace(
        start=left.start,
        low=low,
        high=right.low,
        front=left.front,
        modifier=left.modifier or right.modifier,
        rule="range",
        raw=left.raw + gap + right.raw,
    )


def _sum(left: Part, right: Part, gap: str) -> Part | None:
    """12元5角: amounts of one currency that touch, the larger unit first."""
    if gap or left.unit is None or right.unit is None or left.unit.kind not in ("currency", "coin"):
        return None
    if left.refused or right.refused or right.unit.code != left.unit.code:
        return None
    if not right.unit.factor < left.unit.factor:
        return None
    ratio = EXACT.divide(right.unit.factor, left.unit.factor)
    return left._replace(
        end=right.end,
        low=EXACT.add(left.low, EXACT.multiply(right.low, ratio)),
        modifier=left.modifier or right.modifier,
        unit_text=left.unit_text,
        rule="amount in two units",
    )


def _borrowed(here: Part, after: Part) -> Part:
    if here.unit is None:
        return here._replace(
            unit=after.unit,
            unit_text=after.unit_text,
            modifier=here.modifier or (after.modifier if after.back else None),
            rule="shared unit",
        )
    longer = after.unit_text
    if here.unit_text and len(longer) > len(here.unit_text) and longer.startswith(here.unit_text):
        if after.unit is not None and after.unit.kind == "pp":
            return here._replace(
                unit=after.unit, unit_text=longer, end=here.number_end, rule="shared unit"
            )
    same = after.unit is not None and after.unit.code == here.unit.code
    if after.back and same and here.modifier is None:
        return here._replace(modifier=after.modifier)
    return here


def _ratios(text: str, parts: list[Part]) -> None:
    """6.8：77.3：15.9 are three shares, if they make a hundred."""
    at = 0
    while at < len(parts) - 2:
        end = at + 1
        while end < len(parts) and text[parts[end - 1].end : parts[end].start] in (":", "："):
            end += 1
        run = parts[at:end]
        if len(run) > 2 and all(p.unit is None and not p.refused for p in run):
            if abs(sum(p.low for p in run) - 100) <= 1:
                parts[at:end] = [p._replace(unit=_PERCENT, rule="shares") for p in run]
        at = end
