"""What the frame of a table says: what its columns measure, and all of it together."""

from __future__ import annotations

from typing import NamedTuple

from extractor.gridfacts.axes import Axes, NumberColumn, Text
from extractor.gridfacts.context import GridContext
from extractor.gridfacts.labels import GridUnit, Label


class Head(NamedTuple):
    """What the heads of a column say together."""

    column: NumberColumn
    names: tuple[str, ...]
    units: tuple[GridUnit, ...]
    measure: str | None
    sign: int
    basis: str | None
    scope: str | None
    period: str | None
    known: bool  # whether its time, if it names one, could be told
    when: str | None  # what of the time of a row it tells: its last month, the year until then
    status: str | None
    word: str = ""  # the measure as written
    of: str | None = None  # of a rank: the measure that is ranked
    of_word: str = ""  # and how that is written
    indexed: str = ""  # what is 100 in it, where its numbers are indices


class GridFrame(NamedTuple):
    """A grid with its frame read."""

    text: Text
    axes: Axes
    heads: tuple[Head, ...]
    units: tuple[GridUnit, ...]  # of the caption
    period: str | None
    indicator: str  # of the caption
    context: GridContext
    growth: Label | None = None  # the caption, where it says that all numbers are growth in %
    indexed: str = ""  # what is 100, where the caption says so
    parted: bool = False  # whether a column of the total stands beside those of its parts
