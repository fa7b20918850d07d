"""Documents of a store with their records, in the form that the program itself writes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.document import Document
from extractor.record import plain as written
from extractor.store.ddl import StoreColumn, columns_of, quoted
from extractor.store.find import plain
from extractor.store.texts import unpack_grids, unpack_text

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
#: What is said of documents that an older version read, without keeping their tables.
BARE = "with tables that an older version has read; the next batch reads them again"
_DOCUMENTS = """
    SELECT d.document, d.path || coalesce('!' || d.member, '') AS name, d.title, d.date, t.content,
           t.grids
    FROM documents d JOIN texts t USING (document)
    WHERE d.document IN (SELECT unnest(?::BIGINT[])) ORDER BY name
"""


class Kept(NamedTuple):
    """One document as a store keeps it.

    ``records`` are objects as ``Record.to_dict()`` gives them, in the order of the text, with what
    the store knows beside (``indicator_key``, ``subject_code``). Spans count code points of
    ``text``. ``document`` is it as it can be read again, with its tables; None where an older
    version read it, which did not keep them.
    """

    name: str
    title: str | None
    date: date | None
    text: str
    records: tuple[Mapping[str, Any], ...]
    document: Document | None = None


def names(store: Store) -> dict[str, int]:
    """The key of each document by its name: the path, with ``!member`` in a file of several."""
    rows = store.all(
        "SELECT path || coalesce('!' || member, '') AS name, document FROM documents ORDER BY name"
    )
    return dict(rows)


def kept(store: Store, documents: Sequence[int]) -> Iterator[tuple[int, Kept]]:
    """The documents of some keys with their keys, by name."""
    records: dict[int, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for one in store.types.values():
        for row in _rows(store, one, documents):
            records[row["document"]].append((row["n"], _record(one.name, row)))
    for document, name, title, day, content, grids in store.all(_DOCUMENTS, [list(documents)]):
        text = unpack_text(content)
        found = sorted(records[document], key=lambda pair: pair[0])
        again = grids and Document(text=text, date=day, title=title, grids=unpack_grids(grids))
        yield document, Kept(name, title, day, text, tuple(one for _, one in found), again)


def _rows(store: Store, one: RecordType, documents: Sequence[int]) -> list[dict[str, Any]]:
    names = [column.name for column in columns_of(one) if _has(one, column)]
    columns = ", ".join(map(quoted, names))
    # a single key is looked up by the ranges of its column, several are joined
    single = len(documents) == 1
    test = "document = ?" if single else "document IN (SELECT unnest(?::BIGINT[]))"
    given: list[Any] = [documents[0] if single else list(documents)]
    rows = store.all(f"SELECT {columns} FROM {quoted(one.plural)} WHERE {test}", given)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _has(one: RecordType, column: StoreColumn) -> bool:
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
