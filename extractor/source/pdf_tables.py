"""Tables on a PDF page, with or without rules: lines of several pieces that stand in columns.

Measured on made files, the places of the texts alone find ruled and unruled tables alike; rules
would add merged cells, which heads over several columns are told by without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.grids.bands import band_of
from extractor.source.pdf_lines import Line, Piece
from extractor.source.weave import RawCell, Rows, is_data

_NUMBER = re.compile(r"[-+−–－]?\d[\d,]*(?:\.\d+)?(?:%|％|‰|\*)?")
_NONE = re.compile(r"[-—–－─…*/.]{1,4}")
_SENTENCE = re.compile(r"[。！？；]")
_LONGEST_CELL = 30
_FARTHEST = 2.5  # heights between two rows of one table


def table_at(lines: Sequence[Line], first: int) -> tuple[int, Rows] | None:
    """The table that begins at a line: how many lines it has, and its rows; None without one."""
    last = first
    while last < len(lines) and _is_row(lines, first, last):
        last += 1
    while last > first and not _numbers(lines[last - 1]):
        last -= 1
    rows = lines[first:last]
    numbers = sum(map(_numbers, rows))
    cells = sum(len(row.pieces) for row in rows)
    if len(rows) < 2 or numbers < 2 or numbers * 3 < cells or numbers == cells:
        return None
    placed = _placed(rows)
    return (last - first, placed) if placed and is_data(placed) else None


def _is_row(lines: Sequence[Line], first: int, at: int) -> bool:
    line = lines[at]
    if line.table is not None:
        return False
    if any(len(p.text) > _LONGEST_CELL or _SENTENCE.search(p.text) for p in line.pieces):
        return False
    if at > first:
        box, above = line.box, lines[at - 1].box
        if above.bottom - box.top > _FARTHEST * max(box.height, above.height):
            return False
    if len(line.pieces) > 1:
        return True
    # one piece: a head over several columns, where the next line is the other head
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or len(following.pieces) < 3 or at > first:
        return False
    piece, box = line.pieces[0], following.box
    return piece.box.left > following.pieces[0].box.right and piece.box.right <= box.right


def _numbers(line: Line) -> int:
    return sum(
        _NUMBER.fullmatch(p.text) is not None or _NONE.fullmatch(p.text) is not None
        for p in line.pieces
    )


def _placed(rows: Sequence[Line]) -> Rows | None:
    """The pieces in their columns; None where two of a line would share one."""
    most = max(len(row.pieces) for row in rows)
    full = [row for row in rows if len(row.pieces) == most]
    bands = [
        (min(row.pieces[n].box.left for row in full), max(row.pieces[n].box.right for row in full))
        for n in range(most)
    ]
    if any(left < right for (_, right), (left, _) in pairwise(_middles(full, bands))):
        return None
    edge = min(row.pieces[0].box.left for row in rows)
    out = []
    for row in rows:
        head = not _numbers(row)
        places = [band_of(piece.box.left, piece.box.right, bands) for piece in row.pieces]
        if len(set(places)) < len(places):
            return None
        out.append(_cells(row.pieces, places, most, edge, head=head))
    return out


def _middles(full: Sequence[Line], bands: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The columns by their numbers alone: heads may be wider than what is under them."""
    body = [row for row in full if _numbers(row)]
    if not body:
        return bands
    return [
        (min(row.pieces[n].box.left for row in body), max(row.pieces[n].box.right for row in body))
        for n in range(len(bands))
    ]


def _cells(
    pieces: Sequence[Piece], places: list[int], wide: int, edge: float, *, head: bool
) -> list[RawCell]:
    """A row of cells; a head that is alone over columns without heads of their own covers them."""
    cells = []
    at = 0
    for number, (piece, place) in enumerate(zip(pieces, places, strict=True)):
        cells += [RawCell("")] * (place - at)
        after = places[number + 1] if number + 1 < len(places) else wide
        spans = after - place if head and len(pieces) < wide and place > 0 else 1
        indent = "\xa0" * max(0, round(2 * (piece.box.left - edge) / max(piece.box.height, 1)))
        cells.append(RawCell((indent if place == 0 and not head else "") + piece.text, 1, spans))
        at = place + spans
    return cells + [RawCell("")] * (wide - at)
