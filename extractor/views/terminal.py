"""The one place that knows rich: tables as strings, as wide and coloured as the output allows."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

#: Columns of a table that goes to a file or another program, where nothing wraps at a screen.
_WIDE = 200

# what would move the cursor or turn the writing direction is shown, not obeyed
_VISIBLE = {code: 0x2400 + code for code in range(0x20)} | dict.fromkeys(
    (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD
)


class Column(NamedTuple):
    """A heading and how a row is read for it."""

    name: str
    cell: Callable[[Any], str]


def grid(title: str, columns: list[Column], rows: Iterable[Any]) -> Any:
    """A table, for :func:`rendered`."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    for column in columns:
        table.add_column(column.name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(column.cell(row))) for column in columns))
    return table


def rendered(*parts: Any) -> str:
    """Tables and plain lines as one string with a closing line break."""
    from rich.console import Console
    from rich.text import Text

    screen = sys.stdout.isatty()
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=shutil.get_terminal_size().columns if screen else _WIDE,
        force_terminal=screen and "NO_COLOR" not in os.environ,
        no_color="NO_COLOR" in os.environ,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(Text(visible(part)) if isinstance(part, str) else part)
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))


def visible(text: str) -> str:
    """``text`` on one line, its control characters as pictures."""
    return text.translate(_VISIBLE)
