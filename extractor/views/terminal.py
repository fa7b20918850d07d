"""The one place that knows rich: tables as strings, as wide and coloured as the output allows."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

#: Columns of a table that goes to a file or another program: each row is one line there.
_WIDE = 100_000
_ROOMY = 120
_READABLE = 16  # columns that a cell needs to be read at a glance, if it has so many
_BESIDE, _BETWEEN = 3, 2  # columns of the screen that a table has around and between its own
_MANY = 100  # rows of a table that are laid out by rich
_WORD = re.compile(r"[!-~]+")  # what may not be broken: words, numbers with their commas
_LONGEST_WORD = 24
#: The colours of record types, near those that the page of a document has for them.
_HUES = {
    "observation": "blue", "ranking": "yellow", "recognition": "magenta", "quantity": "cyan",
    "time": "green", "entity": "bright_blue",
}  # fmt: skip

# what would move the cursor or turn the writing direction is shown, not obeyed
_VISIBLE = {code: 0x2400 + code for code in range(0x20)} | dict.fromkeys(
    (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD
)


#: The same, where lines and columns are kept.
_ON_SCREEN = {code: shown for code, shown in _VISIBLE.items() if chr(code) not in "\n\t"}


class Styled(str):
    """Text made for a screen: what commands it holds are ours."""

    __slots__ = ()


class ShownColumn(NamedTuple):
    """A heading and how a row is read for it."""

    name: str
    cell: Callable[[Any], str]


def hue(kind: str) -> str:
    """The colour of a record type, for the title of its table; those of a user's own have one."""
    return _HUES.get(kind, "bright_magenta")


def counted(number: int, several: str) -> str:
    """How many of something: 2 disagreements, 1 disagreement, 1 entity."""
    if number != 1:
        return f"{number} {several}"
    stem = several.removesuffix("ies")
    return f"1 {stem}y" if stem != several else f"1 {several.removesuffix('s')}"


def grid(title: str, columns: list[ShownColumn], rows: Iterable[Any], *, colour: str = "") -> Any:
    """A table under its title, for :func:`rendered`."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    cells = [[visible(column.cell(row)) for column in columns] for row in rows]
    widths = _widths(columns, cells)
    # not the title of the table: it would be broken where the table is narrower
    named = Text(title, style=f"bold {colour}")
    if len(cells) > _MANY and _fit(columns, cells, widths):
        return _lines(named, columns, cells, widths)
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column.name, overflow="fold", width=width)
    for row in cells:
        table.add_row(*map(Text, row))
    return Group(named, table)


def _fit(columns: list[ShownColumn], cells: list[list[str]], widths: list[int]) -> bool:
    """Whether every cell and head stands in one line."""
    from rich.cells import cell_len

    rows = ([column.name for column in columns], *cells)
    return all(
        cell_len(cell) <= width for row in rows for cell, width in zip(row, widths, strict=True)
    )


def _lines(
    title: Any, columns: list[ShownColumn], cells: list[list[str]], widths: list[int]
) -> Any:
    """The same table line by line: of thousands of rows it takes a fraction of the time."""
    from rich.cells import set_cell_size
    from rich.console import Group
    from rich.text import Text

    def line(row: list[str]) -> str:
        sized = map(set_cell_size, row, widths)
        return f" {'  '.join(sized)} "

    rule = f" {'─' * (sum(widths) + _BETWEEN * (len(widths) - 1))} "
    head = Text(line([column.name for column in columns]), style="bold")
    body = Text("\n".join(map(line, cells)), no_wrap=True, overflow="ignore")
    return Group(title, Text(), head, Text(rule), body, Text())


def fitted(
    title: str, columns: list[ShownColumn], rows: Iterable[Any], *, lead: int, colour: str = ""
) -> list[Any]:
    """A table where the screen has room for it, else a block of lines for each row.

    Args:
        lead: so many columns make the first line of a block.
    """
    found = list(rows)
    if has_room(columns, found):
        return [grid(title, columns, found, colour=colour)]
    return blocks(title, columns, found, lead=lead, colour=colour)


def has_room(columns: list[ShownColumn], rows: list[Any]) -> bool:
    """Whether the screen has room for a table whose cells can be read at a glance."""
    from rich.cells import cell_len

    cells = [[visible(column.cell(row)) for column in columns] for row in rows]
    whole = [max(cell_len(row[n]) for row in cells) for n in range(len(columns))]
    widths = _widths(columns, cells)
    return all(have >= min(need, _READABLE) for have, need in zip(widths, whole, strict=True))


def blocks(
    title: str, columns: list[ShownColumn], rows: Iterable[Any], *, lead: int, colour: str = ""
) -> list[Any]:
    """A block of lines for each row; ``lead`` columns make its first line."""
    from rich.text import Text

    cells = [[visible(column.cell(row)) for column in columns] for row in rows]
    head = Text(title, style=f"bold {colour}")
    return [head, *(_block(columns, row, lead) for row in cells), Text()]


def _block(columns: list[ShownColumn], cells: list[str], lead: int) -> Any:
    """One row as lines: its leading cells in one, then a line for each other that is not empty."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    rest = Table.grid(padding=(0, 2, 0, 0))
    rest.add_column(style="dim", width=max(len(column.name) for column in columns[lead:]))
    rest.add_column(overflow="fold")
    for column, cell in list(zip(columns, cells, strict=True))[lead:]:
        if cell:
            rest.add_row(column.name, Text(cell))
    first = Text("  ".join(filter(None, cells[:lead])), style="bold")
    return Group(Text(), first, Padding(rest, (0, 0, 0, 2)))


def _widths(columns: list[ShownColumn], cells: list[list[str]]) -> list[int]:
    """The width of each column on this screen."""
    from rich.cells import cell_len

    listed = [[column.name, *(row[n] for row in cells)] for n, column in enumerate(columns)]
    whole = [max(map(cell_len, column)) for column in listed]
    least = [max(map(_longest_word, column)) for column in listed]
    return _shares(whole, least, _width() - _BESIDE - (_BETWEEN * (len(columns) - 1)))


def _longest_word(cell: str) -> int:
    """Columns of the longest word that is not to be broken; Chinese may break anywhere."""
    return min(max(map(len, _WORD.findall(cell)), default=2), _LONGEST_WORD)


def _shares(whole: list[int], least: list[int], room: int) -> list[int]:
    """The width of each column: all of it, or the widest made narrower until they fit.

    Words are kept whole as long as that goes; where even they have no room, they break too.
    """
    widths = list(whole)
    for floor in (least, [2] * len(widths)):
        while sum(widths) > room:
            spare = [n for n in range(len(widths)) if widths[n] > floor[n]]
            if not spare:
                break
            widths[max(spare, key=widths.__getitem__)] -= 1
    return widths


def _width() -> int:
    """Columns of the screen, or of what goes to a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDE


def is_narrow() -> bool:
    """Whether a whole sentence has no room beside other columns."""
    return _width() < _ROOMY


def rendered(*parts: Any) -> Styled:
    """Tables and plain lines as one string with a closing line break."""
    from rich.console import Console
    from rich.text import Text

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=_width(),
        force_terminal=sys.stdout.isatty() and "NO_COLOR" not in os.environ,
        no_color="NO_COLOR" in os.environ,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(Text(visible(part)) if isinstance(part, str) else part)
    return Styled("\n".join(line.rstrip() for line in buffer.getvalue().split("\n")))


def visible(text: str) -> str:
    """``text`` on one line, its control characters as pictures."""
    return text.translate(_VISIBLE)


def on_screen(text: str) -> str:
    """What a screen is to show of any text: its lines, and commands as pictures but for ours."""
    return text if isinstance(text, Styled) else text.translate(_ON_SCREEN)
