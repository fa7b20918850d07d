"""Cells that a spreadsheet would take for formulas, and how a table for one writes them.

A text may say ``=HYPERLINK(…)``; a table made of it is opened with a click. So a cell that begins
like a formula, and is no number, gets an apostrophe in front, which spreadsheets read as "this is
text". Workbooks need none: there each cell says its own type.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

#: What formulas begin with, in full width too: Excel takes those as well in Chinese and Japanese.
BEGINS = r"^[=+\-@\t\r\n＝＋－＠]"
#: What begins so and is a number: ``-22.62``, ``+1,200``, ``-5%``.
NUMBER = r"^[+-]?\d[\d,]*(\.\d+)?%?$"

_BEGINS, _NUMBER = re.compile(BEGINS), re.compile(NUMBER, re.ASCII)


def harmless(cell: str) -> str:
    """The cell as a spreadsheet may read it: text stays text, and a number a number."""
    return f"'{cell}" if _BEGINS.match(cell) and not _NUMBER.fullmatch(cell) else cell


def csv_line(cells: Iterable[object]) -> str:
    """A row of a table in CSV, each cell harmless, and in quotes where it holds a line break.

    A lone carriage return is one to spreadsheets: what stands behind it would begin a cell.
    """
    line = io.StringIO()
    plain = ("" if cell is None else str(cell) for cell in cells)
    csv.writer(line, lineterminator="\r\n").writerow(map(harmless, plain))
    return line.getvalue().removesuffix("\r\n") + "\n"
