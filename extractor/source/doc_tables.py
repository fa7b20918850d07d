"""Tables of old Word files ([MS-DOC] 2.9.182, 2.9.315): which paragraphs stand in one, and how its
rows are cut. Where a file does not tell, its marks alone have to do.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.source.doc_lists import ListPlace, place_of
from extractor.source.doc_properties import CUT, PAGE, pages_of, properties_of
from extractor.source.weave import RawCell

_PLACES, _ENTRY = 0x0102, 13
_IN_TABLE, _ROW_END = 0x2416, 0x2417
_CELL = 20
_SAME = 40  # twentieths of a point that edges of one column may be apart


class RowCut(NamedTuple):
    """How a row is cut: the edges of its cells from the left, which go on with the cell above, and
    which with the one on their left."""

    edges: tuple[int, ...]
    below: tuple[bool, ...]
    beside: tuple[bool, ...]


class Paragraph(NamedTuple):
    """What a paragraph is: whether it stands in a table, how the row is cut that it ends, its style
    and its place in a list."""

    inside: bool = False
    row: RowCut | None = None
    style: int = 0
    place: ListPlace | None = None


class Paragraphs:
    """What each paragraph is, by where its characters lie in the file."""

    def __init__(self, word: bytes, table: bytes, far: bytes):
        try:
            found = sorted(_paragraphs(word, table), key=lambda one: one[0])
            told = [(first, last, _meant(style, said, far)) for first, last, style, said in found]
        except (struct.error, IndexError, RecursionError):
            told = []  # the text is good without
        self._starts = [first for first, _, _ in told]
        self._told = [(last, said) for _, last, said in told]

    def at(self, place: int) -> Paragraph:
        """What the paragraph is whose character lies there."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._told[number][0]:
            return Paragraph()
        return self._told[number][1]


def cells_of(rows: Sequence[tuple[RowCut, Sequence[str]]]) -> list[list[RawCell]]:
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


def _paragraphs(word: bytes, table: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """Where each paragraph begins and ends in the file, with its style and properties."""
    for data in pages_of(word, table, _PLACES):
        count = data[PAGE - 1]
        for entry in range(count):
            first, last = struct.unpack_from("<II", data, 4 * entry)
            at = 2 * data[4 * (count + 1) + _ENTRY * entry]
            if not at:
                yield first, last, 0, b""
                continue
            length, begin = (2 * data[at] - 1, at + 1) if data[at] else (2 * data[at + 1], at + 2)
            (style,) = struct.unpack_from("<H", data, begin)
            yield first, last, style, data[begin + 2 : begin + length]


def _meant(style: int, properties: bytes, far: bytes) -> Paragraph:
    inside = ends = False
    row: RowCut | None = None
    for name, value in properties_of(properties, far):
        if name == _IN_TABLE:
            inside = bool(value[0])
        elif name == _ROW_END:
            ends = bool(value[0])
        elif name == CUT:
            row = _row(value)
    return Paragraph(inside, row if ends else None, style, place_of(properties, far))


def _row(value: bytes) -> RowCut:
    count = value[2]
    edges = struct.unpack_from(f"<{count + 1}h", value, 3)
    cells = value[3 + 2 * (count + 1) :]
    flags = [cells[_CELL * n] if _CELL * n < len(cells) else 0 for n in range(count)]
    below = tuple((flag >> 5) & 3 == 1 for flag in flags)
    return RowCut(edges, below, tuple(bool(flag & 2) for flag in flags))
