"""Documents of a store: a list with their quality, and one with its records, for its page."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.page import Leaf
from extractor.record import plain as written
from extractor.store.find import plain
from extractor.store.tables import Column, columns_of, quoted

if TYPE_CHECKING:
    from extractor.declaration import RecordType
    from extractor.store.database import Store

#: Columns of a row that a record has under another name, or not at all.
_OTHERS = frozenset(
    (
        "document",
        "n",
        "span_start",
        "span_end",
        "sentence",
        "low",
        "high",
        "basis_key",
        "period_key",
    )
)
_LIST = """
    SELECT d.document, d.path || coalesce('!' || d.member, '') AS name, d.title, d.date,
           d.publisher, d.characters, d.facts, d.quantities, d.loose,
           coalesce(w.faults, 0) AS faults
    FROM documents d LEFT JOIN worst w USING (document)
    WHERE ? = '' OR contains(coalesce(d.title, ''), ?) OR contains(d.path, ?)
"""


def documents(store: Store, *, text: str, worst: bool, page: int, size: int) -> list[Any]:
    """A page of documents as dicts: the newest first, or the least well read."""
    order = "faults DESC, d.loose DESC, name" if worst else "d.date DESC NULLS LAST, name"
    sql = f"{_LIST} ORDER BY {order} LIMIT {int(size)} OFFSET {int(page) * int(size)}"
    names = ("document", "name", "title", "date", "publisher", "characters", "facts",
             "quantities", "loose", "faults")  # fmt: skip
    return [dict(zip(names, row, strict=True)) for row in store.all(sql, [text, text, text])]


def leaf(store: Store, name: str) -> Leaf | None:
    """A document with its records, for the page that marks them; None where there is none."""
    rows = store.all(
        """SELECT d.document, d.title, d.date, t.content
           FROM documents d JOIN texts t USING (document)
           WHERE d.path || coalesce('!' || d.member, '') = ?""",
        [name],
    )
    if not rows:
        return None
    document, title, day, content = rows[0]
    text = zlib.decompress(content).decode("utf-8", "surrogatepass")
    records = [
        (row["n"], _record(one.name, row))
        for one in store.types.values()
        for row in _rows(store, one, document)
    ]
    records.sort(key=lambda pair: pair[0])
    shown = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates have no UTF-8
    return Leaf(name, title, day and day.isoformat(), shown, tuple(r for _, r in records))


def _rows(store: Store, one: RecordType, document: int) -> list[dict[str, Any]]:
    names = [column.name for column in columns_of(one) if _has(one, column)]
    columns = ", ".join(map(quoted, names))
    rows = store.all(f"SELECT {columns} FROM {quoted(one.plural)} WHERE document = ?", [document])
    return [dict(zip(names, row, strict=True)) for row in rows]


def _has(one: RecordType, column: Column) -> bool:
    """Whether a record of the type has what a column holds: not the days of a period, say."""
    if one.field(column.name) is not None or column.name == "text":
        return True
    return column.kind != "DATE" and not column.name.endswith("_text")


def _record(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: _shown(value) for name, value in row.items()
            if value is not None and name not in _OTHERS}  # fmt: skip
    return {"type": kind, "start": row["span_start"], "end": row["span_end"], **said}


def _shown(value: Any) -> Any:
    if isinstance(value, Decimal):
        return written(plain(value))
    return value.isoformat() if isinstance(value, date) else value
