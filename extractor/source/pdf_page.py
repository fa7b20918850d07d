"""A PDF page as lines in reading order, with its ruled tables in their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median, pstdev
from typing import Any, NamedTuple

from extractor.source.pdf_characters import Character, characters_of, turned_by
from extractor.source.pdf_columns import in_columns
from extractor.source.pdf_lines import PdfLine, Piece, lines_of
from extractor.source.pdf_rules import Lattice, LatticeCell, in_order, lattices_of
from extractor.source.weave import RawCell, RawRows, is_data, one_line

_SMALL = 0.88  # of the page's letters: the letters of notes
_GAP = 0.25  # heights between letters that are written in one go
_OVER = 1.6  # a cell's width: how wide a text that runs over its rules may be
_MOST_NOTES = 20  # lines of a page
_MARK = re.compile(
    r"(?:[\[［【〔(（]?\d{1,2}[\]］】〕)）.．、]?|[①-⑳]|[*＊†‡]{1,3})\s*(?=[^\d\s.,%％])"
)


class PdfPage(NamedTuple):
    """A page's height, its lines, and the notes at its foot."""

    height: float
    lines: list[PdfLine]
    notes: list[PdfLine]


def page_of(page: Any, textpage: Any) -> PdfPage:
    """A page's lines as they are read, from its lower edge upwards."""
    turned = turned_by(textpage)
    turned = page.get_rotation() if turned is None else turned
    left, bottom, right, top = page.get_mediabox()
    height = right - left if turned in (90, 270) else top - bottom
    characters = characters_of(textpage, turned=turned)
    tables: list[PdfLine] = []
    for lattice in in_order(lattices_of(page, turned=turned)) if characters else ():
        inside = [c for c in characters if _is_in(c, lattice)]
        rows = _rows(lattice, inside)
        if is_data(rows) or _is_row(rows):
            taken = set(inside)
            characters = [c for c in characters if c not in taken]
            text = " ".join(one_line(cell.text) for cell in rows[0]) if len(rows) == 1 else ""
            tables.append(PdfLine((Piece(lattice.box, text),), rows))
    lines = sorted([*lines_of(characters), *tables], key=lambda line: -line.box.top)
    lines = in_columns(lines)
    if turned in (90, 180):  # turned about the corner that lies on top now
        lines = [line.moved(right if turned == 90 else top) for line in lines]
    return PdfPage(height, lines, [])


def _is_row(rows: RawRows) -> bool:
    """Whether this is one row of a table, the others of which may stand on another page."""
    texts = [cell.text for cell in rows[0]]
    return len(rows) == 1 and sum(map(bool, texts)) > 1 and not any("。" in t for t in texts)


def with_notes(page: PdfPage) -> PdfPage:
    """The page with the notes at its foot told apart: small lines, the first with a mark."""
    lines = page.lines
    for at in range(max(1, len(lines) - _MOST_NOTES), len(lines)):
        if _MARK.match(lines[at].text) and _are_small(lines[at:], lines[:at]):
            return page._replace(lines=lines[:at], notes=lines[at:])
    return page


def _are_small(foot: Sequence[PdfLine], above: Sequence[PdfLine]) -> bool:
    sizes = [line.box.height for line in above if line.table is None for _ in line.text]
    least = _SMALL * median(sizes) if sizes else 0.0
    return all(line.table is None and line.box.height < least for line in foot)


def _is_in(one: Character, lattice: Lattice) -> bool:
    x, y = one.box.middle
    box = lattice.box
    return box.left <= x <= box.right and box.bottom <= y <= box.top


def _rows(lattice: Lattice, characters: Sequence[Character]) -> RawRows:
    """The cells of a ruled table with their texts, row by row."""
    held: dict[LatticeCell, list[Character]] = {cell: [] for cell in lattice.cells}
    lanes: dict[float, list[LatticeCell]] = {}
    for run in _stretches(characters):
        y = run[0].box.middle[1]
        if y not in lanes:
            lanes[y] = [cell for cell in lattice.cells if cell.box.bottom <= y <= cell.box.top]
        beside = lanes[y]
        for one, x in zip(run, _places(run, beside), strict=True):
            cell = _cell_at(beside, x)
            if cell is not None:
                held[cell].append(one)
    indents = _indents({cell: some for cell, some in held.items() if cell.column == 0 and some})
    rows: list[list[RawCell]] = [[] for _ in range(max(c.row + c.rows for c in lattice.cells))]
    for cell, some in sorted(held.items()):
        text = "\n".join(line.text for line in lines_of(some))
        rows[cell.row].append(RawCell(indents.get(cell, "") + text, cell.rows, cell.columns))
    return rows


def _stretches(characters: Sequence[Character]) -> list[list[Character]]:
    """What the file writes in one go."""
    runs: list[list[Character]] = []
    for one in sorted(characters, key=lambda c: c.order):
        before = runs[-1][-1] if runs else None
        gap = one.box.left - before.box.right if before else 0.0
        if (
            before is None
            or one.spaced
            or abs(one.base - before.base) > 1
            or not -_GAP * one.box.height < gap < _GAP * one.box.height
        ):
            runs.append([one])
        else:
            runs[-1].append(one)
    return runs


def _places(run: Sequence[Character], cells: Sequence[LatticeCell]) -> list[float]:
    """By which places the letters of a stretch are told to be in a cell.

    A text that is wider than its cell runs over the rule; two texts that touch are much wider.
    """
    left, right = run[0].box.left, run[-1].box.right
    middle = (left + right) / 2
    cell = _cell_at(cells, middle)
    if cell is not None and right - left <= _OVER * (cell.box.right - cell.box.left):
        return [middle] * len(run)
    return [one.box.middle[0] for one in run]


def _cell_at(cells: Sequence[LatticeCell], x: float) -> LatticeCell | None:
    return next((cell for cell in cells if cell.box.left <= x <= cell.box.right), None)


def _indents(stubs: dict[LatticeCell, list[Character]]) -> dict[LatticeCell, str]:
    """The blanks that stubs are set in by; none where they stand about the middle."""
    body = {cell: some for cell, some in stubs.items() if cell.columns == 1}
    if not body:
        return {}
    firsts = {cell: lines_of(some)[0].box for cell, some in body.items()}
    lefts = [box.left for box in firsts.values()]
    if pstdev([box.middle[0] for box in firsts.values()]) < pstdev(lefts):
        return {}
    edge = min(lefts)
    return {
        cell: "\xa0" * max(0, round(2 * (box.left - edge) / max(box.height, 1)))
        for cell, box in firsts.items()
    }
