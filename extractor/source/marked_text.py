"""Text in which cells and rows end with marks, as old Word files and RTF keep it, to lines and
tables."""

from __future__ import annotations

import re

from extractor.source.doc_tables import RowCut, cells_of
from extractor.source.weave import RawCell, Weaver, Woven, is_data

#: Ends of paragraphs, of cells, of lines within either, and of rows; the last is no character.
PARAGRAPH, CELL, LINE, ROW = "\r", "\x07", "\x0b", "\ufdd0"
_EMPTY_LINES = re.compile(r"\n+(?=\x01)|(?<=\x02)\n+")
_WIDEST = 64


def lines_of(text: str, rows: list[RowCut]) -> Woven:
    """Paragraphs as lines; cells as tables. ``rows``: how each is cut, in their order."""
    weaver = Weaver()
    parts = _cut_tables(text, rows, weaver) if ROW in text else _marked_tables(text, weaver)
    whole = "".join(parts).replace(PARAGRAPH, "\n")
    return weaver.weave(_EMPTY_LINES.sub("\n", whole).strip("\n"))


def _cut_tables(text: str, rows: list[RowCut], weaver: Weaver) -> list[str]:
    """Text and tables where the file tells how each row is cut."""
    out: list[str] = []
    table: list[tuple[RowCut, list[str]]] = []
    *lines, last = text.split(ROW)
    for row, line in zip(rows, lines, strict=False):
        before, parted, said = line.rpartition(PARAGRAPH)
        if parted:  # text between two tables
            out += [_woven(table, weaver), before, PARAGRAPH]
            table = []
        table.append((row, said.split(CELL)))
    return [*out, _woven(table, weaver), last.replace(CELL, "\t")]


def _woven(table: list[tuple[RowCut, list[str]]], weaver: Weaver) -> str:
    made = cells_of(table)
    if is_data(made):
        return weaver.mark(made)
    return "".join("\t".join(" ".join(c.text.split()) for c in row) + "\n" for row in made)


def _marked_tables(text: str, weaver: Weaver) -> list[str]:
    """Text and tables by the marks of cells alone."""
    *cells, last = text.split(CELL)
    out: list[str] = []
    table: list[str] = []
    for cell in cells:
        if PARAGRAPH in cell and (not table or not table[-1]):  # after the end of a row: text again
            before, _, cell = cell.rpartition(PARAGRAPH)
            out += [_table(table, weaver), before, PARAGRAPH]
            table = []
        table.append(cell)
    return [*out, _table(table, weaver), last]


def _table(cells: list[str], weaver: Weaver) -> str:
    """Cells as a table; every row ends with an empty one of its own."""
    if not cells:
        return ""
    wide = _width(cells)
    if wide is None:
        rows = [[cell] for cell in cells if cell]
    else:
        rows = [cells[n : n + wide] for n in range(0, len(cells), wide + 1)]
    made = [[RawCell(cell.replace(PARAGRAPH, "\n")) for cell in row] for row in rows]
    if is_data(made):
        return weaver.mark(made)
    return "\n".join("\t".join(cell.replace(PARAGRAPH, " ") for cell in row) for row in rows) + "\n"


def _width(cells: list[str]) -> int | None:
    """How many cells a row has: every one more is an empty one that ends the row."""
    for wide in range(1, min(len(cells), _WIDEST)):
        ends = cells[wide :: wide + 1]
        if len(cells) % (wide + 1) == 0 and not any(ends):
            return wide
    return None
