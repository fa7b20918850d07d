"""How a cell is shown otherwise than by its value: in per cent, as a day, a month, a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

PERCENT, DAY, MONTH, YEAR = "percent", "day", "month", "year"
ShownCells = dict[tuple[int, int], str]  # row and column of a cell → how it is shown


class CellsTold(NamedTuple):
    """What a workbook tells of its cells: how those of each sheet are shown, by its number, and how
    many there are from the first to the last of all sheets."""

    shown: Mapping[int, ShownCells] = MappingProxyType({})
    total: int = 0


#: Formats that every workbook has, by their numbers.
BUILT_IN = {"9": PERCENT, "10": PERCENT, "14": DAY, "17": MONTH}
#: What is written as it stands, and the languages and conditions of a format.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def kind_of_code(code: str) -> str:
    """How a cell is shown, by the signs of its format (0.0%, yyyy-mm); "" where they do not say."""
    bare = _LITERAL.sub("", code.split(";", 1)[0]).lower()
    if "%" in bare:
        return PERCENT
    if "y" not in bare or "h" in bare:
        return ""
    if "d" in bare:
        return DAY
    return MONTH if "m" in bare else YEAR
