"""The texts that a store keeps, with their tables: every span of every record counts in them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractor.grids import Cell, Grid

#: How hard to press: the sixth of zlib's nine grades.
_GRADE = 6
#: What each field of a cell is where nothing else is said of it.
_DEFAULTS = tuple(Cell._field_defaults.get(name) for name in Cell._fields)


def pack_text(text: str) -> bytes:
    """A text as ``texts.content`` holds it."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _GRADE)


def unpack_text(content: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(content).decode("utf-8", "surrogatepass")


def pack_grids(grids: Sequence[Grid] | None) -> bytes:
    """Tables as ``texts.grids`` holds them; None where the text shows all that it has.

    A cell is the list of its fields, without those at its end of which nothing is said. It begins
    so many characters after the end of the one before, and has so many: small numbers that come
    again and again take little room.
    """
    plain = None if grids is None else [(*grid[:2], list(_packed(grid))) for grid in grids]
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), _GRADE)


def unpack_grids(packed: bytes) -> tuple[Grid, ...] | None:
    """The tables that were packed."""
    found = json.loads(zlib.decompress(packed))
    if found is None:
        return None
    return tuple(Grid(start, end, tuple(_cells(start, cells))) for start, end, cells in found)


def _packed(grid: Grid) -> Iterator[list[Any]]:
    after = grid.start
    for cell in grid.cells:
        said: list[Any] = list(cell._replace(start=cell.start - after, end=cell.end - cell.start))
        while said[-1] == _DEFAULTS[len(said) - 1]:
            said.pop()
        after = cell.end
        yield said


def _cells(after: int, packed: Iterable[list[Any]]) -> Iterator[Cell]:
    for row, column, gap, length, *rest in packed:
        start = after + gap
        after = start + length
        yield Cell(row, column, start, after, *rest)
