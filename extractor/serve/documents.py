"""Documents of a store: a list with their quality, and one with its records, for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.compare.kept import kept
from extractor.page import Leaf

if TYPE_CHECKING:
    from extractor.store.database import Store

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
    """A document with its records, for its page; None where there is none."""
    key = store.one(
        "SELECT document FROM documents WHERE path || coalesce('!' || member, '') = ?", [name]
    )
    if key is None:
        return None
    ((_, found),) = kept(store, [key])
    shown = found.text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates have no UTF-8
    day = found.date.isoformat() if found.date else None
    return Leaf(name, found.title, day, shown, found.records)
