"""One self-contained page for people that holds a table: no script, and nothing of any network."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def sheet(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numeric: Collection[int] = (),
) -> str:
    """The whole page as text, for a file in UTF-8; every cell is text.

    Args:
        title: what the table is of.
        columns: the heads.
        rows: a cell a column.
        numeric: the columns whose cells stand at the right.
    """
    template, style = _parts()
    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    body = "\n".join(f"<tr>{_cells(columns, row, numeric)}</tr>" for row in rows)
    said = {"@TITLE@": html.escape(title), "@STYLE@": style, "@HEAD@": head, "@ROWS@": body}
    pieces = []
    for line in template.split("\n"):  # a text that holds a marker of the template changes nothing
        marker = next((name for name in said if name in line), None)
        pieces.append(line.replace(marker, said[marker]) if marker else line)
    return "\n".join(pieces)


def _cells(columns: Sequence[str], row: Sequence[str], numeric: Collection[int]) -> str:
    return "".join(
        f'<td data-name="{html.escape(name)}"{" class=number" if number in numeric else ""}>'
        f"{html.escape(cell)}</td>"
        if cell
        else "<td></td>"
        for number, (name, cell) in enumerate(zip(columns, row, strict=True))
    )


@cache
def _parts() -> tuple[str, str]:
    """The template and its style."""
    template, style = (
        (_HERE / name).read_text(encoding="utf-8") for name in ("sheet.html", "sheet.css")
    )
    return template, style
