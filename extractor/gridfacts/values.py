"""The number of a cell: its sign, its digits, the unit it may carry."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractor.gridfacts.words import GridWords

_VALUE = re.compile(
    r"(?P<sign>[-+−–－▲▼↑↓]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?P<unit>[^\d]*)"
)
_NOTE = re.compile(r"(?:[①-⑳]|[*＊]+|\[\d{1,2}\])+$")
_MINUS = frozenset("-−–－▼↓")
_MOST_DIGITS = 24


class GridValue(NamedTuple):
    """A signed number, the unit after it, and whether a word said up or down."""

    number: Decimal
    unit: str
    moved: bool


def value_of(text: str, words: GridWords) -> GridValue | None:
    """The number that a cell's text is, or None where it is something else."""
    bare = _NOTE.sub("", text)
    moved = words.direction.match(bare)
    match = _VALUE.fullmatch(bare, moved.end() if moved else 0)
    if match is None or len(match["digits"]) > _MOST_DIGITS:
        return None
    if len(match["digits"]) > 1 and match["digits"][0] == "0" and "," not in match["digits"]:
        return None  # a code
    number = Decimal(match["digits"].replace(",", "") + (match["rest"] or ""))
    down = moved is not None and moved["down"] is not None
    if (match["sign"] in _MINUS and match["sign"]) or down:
        number = -number
    arrow = match["sign"] in ("▲", "▼", "↑", "↓")
    return GridValue(number, match["unit"].strip(), moved is not None or arrow)
