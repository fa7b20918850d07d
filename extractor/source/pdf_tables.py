"""Tables on a PDF page, with or without rules: lines of several pieces that stand in columns.

Measured on made files, the places of the texts alone find ruled and unruled tables alike; rules
would add merged cells, which heads over several columns are told by without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.grids.bands import band_of
from extractor.source.pdf_lines import PdfLine, Piece
from extractor.source.weave import RawCell, RawRows, is_data

_NUMBER = re.compile(r"[-+−–－]?\d[\d,]*(?:\.\d+)?(?:%|％|‰|\*)?")
_NONE = re.compile(r"[-—–－─…*/.]{1,4}")
_SENTENCE = re.compile(r"[。！？；]")
_LONGEST_CELL = 30
_OFF = 0.3  # of a column: how far from the middle of its columns a head may stand
_MOST_WAYS = 50
_BESIDE = 1.05  # heights between a row and a stub in lines of its own
_FARTHEST = 2.5  # heights between two rows of one table


def table_at(lines: Sequence[PdfLine], first: int) -> tuple[int, RawRows] | None:
    """The table that begins at a line: how many lines it has, and its rows; None without one."""
    last = first
    while last < len(lines) and _is_row(lines, first, last):
        last += 1
    while last > first and not _numbers(lines[last - 1]):
        last -= 1
    rows = lines[first:last]
    numbers = sum(map(_numbers, rows))
    body = next((n for n, row in enumerate(rows) if _numbers(row)), 0)  # heads are words
    cells = sum(len(row.pieces) for row in rows[body:])
    if len(rows) < 2 or numbers < 2 or numbers * 3 < cells or (numbers == cells and not body):
        return None
    placed = _placed(rows)
    return (last - first, placed) if placed and is_data(placed) else None


def _is_row(lines: Sequence[PdfLine], first: int, at: int) -> bool:
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


def _numbers(line: PdfLine) -> int:
    return sum(
        _NUMBER.fullmatch(p.text) is not None or _NONE.fullmatch(p.text) is not None
        for p in line.pieces
    )


def _placed(rows: Sequence[PdfLine]) -> RawRows | None:
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
        spans = [(n, n) for n in _bands_of(row, bands)]
        if len(set(spans)) < len(spans):
            return None
        if head and len(row.pieces) < most:
            spans = _spread(row, spans, _middles(full, bands))
        out.append(_cells(row.pieces, spans, most, edge, head=head))
    return out


def _bands_of(row: PdfLine, bands: Sequence[tuple[float, float]]) -> list[int]:
    return [band_of(piece.box.left, piece.box.right, bands) for piece in row.pieces]


def _spread(
    row: PdfLine, spans: list[tuple[int, int]], bands: Sequence[tuple[float, float]]
) -> list[tuple[int, int]]:
    """The columns, first and last, that each head covers: those about whose middle it stands.

    Of ways to share the columns that fit alike, the one counts that leaves fewest without a head.
    """
    middles = [(left + right) / 2 for left, right in bands]
    near = _OFF * min(right - left for left, right in pairwise(middles))
    ways: list[tuple[float, int, list[tuple[int, int]]]] = [(0.0, 0, [])]
    for piece, own in zip(row.pieces, spans, strict=True):
        at = (piece.box.left + piece.box.right) / 2
        told = [own] if own[0] == 0 else _told_by(at, middles, near) or [own]
        ways = [
            (cost + abs(at - (middles[a] + middles[b]) / 2), wide + b - a, [*way, (a, b)])
            for cost, wide, way in ways
            for a, b in told
            if not way or way[-1][1] < a
        ]
        ways = sorted(ways, key=lambda way: (way[0] // near, -way[1]))[:_MOST_WAYS]
    return ways[0][2] if ways else spans


def _told_by(at: float, middles: Sequence[float], near: float) -> list[tuple[int, int]]:
    """The runs of columns, but for the first, that have their middle at a place."""
    wide = range(1, len(middles))
    return [
        (a, b) for a in wide for b in wide
        if a <= b and abs(at - (middles[a] + middles[b]) / 2) <= near
    ]  # fmt: skip


def _middles(
    full: Sequence[PdfLine], bands: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The columns by their numbers alone: heads may be wider than what is under them."""
    body = [row for row in full if _numbers(row)]
    if not body:
        return bands
    return [
        (min(row.pieces[n].box.left for row in body), max(row.pieces[n].box.right for row in body))
        for n in range(len(bands))
    ]


def _cells(
    pieces: Sequence[Piece], spans: list[tuple[int, int]], wide: int, edge: float, *, head: bool
) -> list[RawCell]:
    """A row of cells, those of heads over the columns they cover."""
    cells = []
    at = 0
    for piece, (first, last) in zip(pieces, spans, strict=True):
        cells += [RawCell("")] * (first - at)
        indent = "\xa0" * max(0, round(2 * (piece.box.left - edge) / max(piece.box.height, 1)))
        text = (indent if first == 0 and not head else "") + piece.text
        cells.append(RawCell(text, 1, last - first + 1))
        at = last + 1
    return cells + [RawCell("")] * (wide - at)


def knitted(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Lines with those put into a row that are the row's own: a stub in lines of its own.

    It stands to the left of the row, and so near its height that no line of a paragraph could.
    """
    done: list[PdfLine] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        row = lines[at + 1] if at + 1 < len(lines) else None
        if row is None or not _is_stub(line, row):
            done.append(line)
            at += 1
            continue
        (stub,) = line.pieces
        at += 2
        below = lines[at] if at < len(lines) else None
        if below is not None and _is_stub(below, row):
            stub = Piece(stub.box, stub.text + below.pieces[0].text)
            at += 1
        box = stub.box._replace(bottom=row.box.bottom, top=row.box.top)
        done.append(PdfLine((stub._replace(box=box), *row.pieces)))
    return done


def _is_stub(line: PdfLine, row: PdfLine) -> bool:
    if line.table is not None or row.table is not None or len(line.pieces) > 1:
        return False
    apart = abs(line.box.middle[1] - row.box.middle[1])
    return (
        len(row.pieces) > 1
        and line.box.right <= row.pieces[0].box.left
        and apart < _BESIDE * max(line.box.height, row.box.height)
    )
