"""Tables of old Word files ([MS-DOC] 2.9.182, 2.9.315): which paragraphs stand in one, and how its
rows are cut. Where a file does not tell, its marks alone have to do.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.source.weave import RawCell

_PLACES, _PAGE, _ENTRY = 0x0102, 512, 13
_IN_TABLE, _ROW_END, _CUT, _FAR = 0x2416, 0x2417, 0xD608, 0x6646
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of what stands behind a property, by the kind in its number
_VARIABLE = 6
_CELL = 20
_SAME = 40  # twentieths of a point that edges of one column may be apart


class Row(NamedTuple):
    """How a row is cut: the edges of its cells from the left, which go on with the cell above, and
    which with the one on their left."""

    edges: tuple[int, ...]
    below: tuple[bool, ...]
    beside: tuple[bool, ...]


class Paragraphs:
    """What each paragraph is, by where its characters lie in the file."""

    def __init__(self, word: bytes, table: bytes, far: bytes):
        try:
            found = sorted(_paragraphs(word, table), key=lambda one: one[0])
            told = [(first, last, *_meant(properties, far)) for first, last, properties in found]
        except (struct.error, IndexError, RecursionError):
            told = []  # the text is good without
        self._starts = [one[0] for one in told]
        self._told = [one[1:] for one in told]

    def at(self, place: int) -> tuple[bool, Row | None]:
        """Whether a character stands in a table; the row where it ends one."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._told[number][0]:
            return False, None
        return self._told[number][1:]


def cells_of(rows: Sequence[tuple[Row, Sequence[str]]]) -> list[list[RawCell]]:
    """A table with what its cells cover, from how its rows are cut and the texts of their cells."""
    columns = _columns([edge for row, _ in rows for edge in row.edges])
    made: list[list[RawCell]] = []
    begun: dict[int, tuple[int, int]] = {}  # column → where the cell that may go on began
    for row, texts in rows:
        line: list[RawCell] = []
        for number, text in enumerate(texts[: len(row.edges) - 1]):
            left, right = (bisect_right(columns, row.edges[number + n]) for n in (0, 1))
            if row.beside[number] and line:
                line[-1] = line[-1]._replace(columns=line[-1].columns + max(right - left, 0))
            elif row.below[number] and left in begun:
                above, place = begun[left]
                cell = made[above][place]
                made[above][place] = cell._replace(rows=len(made) - above + 1)
            else:
                begun[left] = len(made), len(line)
                line.append(RawCell(text, 1, max(right - left, 1)))
        made.append(line)
    return made


def _columns(edges: Sequence[int]) -> list[int]:
    """The edges of all rows, those nearly at one place as one."""
    found: list[int] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _SAME:
            found.append(edge)
    return found


def _paragraphs(word: bytes, table: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each paragraph begins and ends in the file, with its properties."""
    start, size = struct.unpack_from("<II", word, _PLACES)
    count = (size - 4) // 8
    for number in range(max(count, 0)):
        (page,) = struct.unpack_from("<I", table, start + 4 * (count + 1) + 4 * number)
        data = word[page * _PAGE : (page + 1) * _PAGE]
        for entry in range(data[_PAGE - 1]):
            first, last = struct.unpack_from("<II", data, 4 * entry)
            at = 2 * data[4 * (data[_PAGE - 1] + 1) + _ENTRY * entry]
            length, begin = (2 * data[at] - 1, at + 1) if data[at] else (2 * data[at + 1], at + 2)
            yield first, last, data[begin + 2 : begin + length] if at else b""


def _meant(properties: bytes, far: bytes) -> tuple[bool, Row | None]:
    """Whether a paragraph with these properties stands in a table; the row where it ends one."""
    inside = ends = False
    row: Row | None = None
    for name, value in _properties(properties, far):
        if name == _IN_TABLE:
            inside = bool(value[0])
        elif name == _ROW_END:
            ends = bool(value[0])
        elif name == _CUT:
            row = _row(value)
    return inside, row if ends else None


def _properties(data: bytes, far: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 3 <= len(data):
        (name,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[name >> 13]
        if name == _CUT:
            size = 1 + int(struct.unpack_from("<H", data, at)[0])
        elif name >> 13 == _VARIABLE:
            size = 1 + data[at]
        value = data[at : at + size]
        at += size
        if name == _FAR:  # many: they lie in a stream of their own
            (place,) = struct.unpack("<I", value)
            (length,) = struct.unpack_from("<H", far, place)
            yield from _properties(far[place + 2 : place + 2 + length], b"")
        else:
            yield name, value


def _row(value: bytes) -> Row:
    count = value[2]
    edges = struct.unpack_from(f"<{count + 1}h", value, 3)
    cells = value[3 + 2 * (count + 1) :]
    flags = [cells[_CELL * n] if _CELL * n < len(cells) else 0 for n in range(count)]
    below = tuple((flag >> 5) & 3 == 1 for flag in flags)
    return Row(edges, below, tuple(bool(flag & 2) for flag in flags))
