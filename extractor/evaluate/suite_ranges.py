"""Peers' cases of ranges and bounds of plain numbers: see :mod:`extractor.evaluate.suites`.

Peers write an interval, ``[50,100)``. Whether an end belongs to it is not compared: we do not tell
it, since people disagree on 以上 and 之间, and the peers among themselves too.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from extractor.mentions.number_ranges import NumberRange, find_ranges


def _ranges(case: dict[str, Any]) -> str | None:
    """None where exactly the ranges expected are found, span and ends; else what came instead."""
    found = find_ranges(case["text"])
    wanted = [(e["start"], e["end"], *_ends(e["value"])) for e in case["expected"]]
    if [(one.start, one.end, one.lower, one.upper) for one in found] == wanted:
        return None
    return "; ".join(map(_shown, found))


def _ends(value: str) -> tuple[Decimal | None, Decimal | None]:
    low, _, high = value.strip("[]()").partition(",")
    return (Decimal(low) if low else None), (Decimal(high) if high else None)


def _shown(one: NumberRange) -> str:
    return f"{one.text}={one.lower or ''}..{one.upper or ''}"


CHECKS: dict[str, Callable[[dict[str, Any]], str | None]] = {"numberrange": _ranges}
