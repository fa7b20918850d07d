"""Whether a store holds what it says: tables, keys, counts, texts and the spans in them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from extractor.errors import StoreError
from extractor.store.ddl import KEYS, TABLES, StoreColumn, columns_of, quoted
from extractor.store.verify_rows import RULES, wrong_spans

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Faults of one kind that are told one by one.
MOST = 20


class Verified(NamedTuple):
    """What was looked at, and what is wrong with it.

    Attributes:
        documents: how many.
        records: rows of all tables of records.
        waiting: files that are still to be read, whose rows are not looked at.
        faults: one line each; those of one kind beyond :data:`MOST` in one.
    """

    documents: int
    records: int
    waiting: int
    faults: tuple[str, ...]


def verify(store: Store, *, progress: Callable[[str], None] | None = None) -> Verified:
    """Look at every row of an open store; nothing is changed.

    Args:
        progress: called with what is looked at next.
    """
    tell = progress or _log
    faults: list[str] = []
    try:
        tables = _tables(store)
        for part in (_missing, _unread, _unindexed, _doubled):
            tell(part.__name__.strip("_"))
            faults += part(store, tables)
        if not faults:  # rows that cannot be read say nothing of each other
            facts = [one.plural for one in store.types.values()]
            for rule in RULES:
                tell(rule.says)
                faults += _short(rule.says, store.all(rule.sql(store.types)))
            tell("spans")
            faults += _short("text", ((line,) for line in wrong_spans(store, facts)))
        counts = _counts(store)
    except StoreError as error:
        return Verified(0, 0, 0, (*faults, str(error)))
    return Verified(*counts, tuple(faults))


def _log(part: str) -> None:
    logging.getLogger(__name__).info("looked at next: %s", part)


def _tables(store: Store) -> dict[str, Sequence[StoreColumn]]:
    """What tables there should be: ours, and those of every type that was declared."""
    facts = {one.plural: columns_of(one) for one in store.types.values()}
    others = {name: columns for name, columns in TABLES.items() if name in _OTHERS}
    return {**others, **facts}


_OTHERS = (
    "documents", "texts", "reprints", "corrections", "failures", "files", "archives", "runs",
)  # fmt: skip


def _missing(store: Store, tables: dict[str, Sequence[StoreColumn]]) -> Iterator[str]:
    """Tables, columns and views that are not there or of another kind."""
    sql = "SELECT table_name, column_name, data_type FROM information_schema.columns"
    there = {(table, column): kind for table, column, kind in store.all(sql)}
    for table, columns in tables.items():
        for column in columns:
            kind = there.get((table, column.name))
            if kind is None:
                yield f"{table}: no column {column.name}"
            elif kind != _KINDS.get(column.kind, column.kind):
                yield f"{table}.{column.name}: {kind}, not {column.kind}"
    for view in _VIEW.findall(Path(__file__).with_name("views.sql").read_text("utf-8")):
        try:
            store.columns(f"SELECT * FROM {quoted(view)} LIMIT 0")
        except StoreError as error:
            yield f"{view}: {_said(store, error)}"


def _said(store: Store, error: StoreError) -> str:
    return str(error).removeprefix(f"{store.path}: ")


_VIEW = regex.compile(r"CREATE VIEW (\w+)")
#: Kinds that DuckDB calls otherwise.
_KINDS = {"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE"}


def _unread(store: Store, tables: dict[str, Sequence[StoreColumn]]) -> Iterator[str]:
    """Tables of which something cannot be read: each value of each row is."""
    for table in ("store", *tables):
        try:
            store.one(f"SELECT bit_xor(hash(every)) FROM {quoted(table)} every")
        except StoreError as error:
            yield f"{table}: cannot be read: {_said(store, error)}"


def _unindexed(store: Store, tables: dict[str, Sequence[StoreColumn]]) -> Iterator[str]:
    """Keys whose index cannot be read: no row can be written any more.

    DuckDB loads all of an index where it looks up a range in it, and these settings let it do so.
    """
    store.run("SET index_scan_percentage = 1.0")
    store.run(f"SET index_scan_max_count = {2**62}")
    for table, key in (*KEYS.items(), ("store", "key")):
        name = quoted(key)
        try:
            most = store.one(f"SELECT max({name}) FROM {quoted(table)}")
            if most is not None:
                end = str(most).replace("'", "''")
                store.one(f"SELECT count(*) FROM {quoted(table)} WHERE {name} < '{end}'")
        except StoreError as error:
            yield f"{table}: its keys cannot be read: {_said(store, error)}"


def _doubled(store: Store, tables: dict[str, Sequence[StoreColumn]]) -> Iterator[str]:
    """Keys that two rows share, also where an index should have kept them apart."""
    keys = {**KEYS, "texts": "document", "reprints": "document"}
    for table, key in keys.items():
        name = quoted(key)
        sql = f"""SELECT {name}, count(*) AS found FROM {quoted(table)} GROUP BY {name}
                  HAVING found > 1 OR {name} IS NULL ORDER BY {name}"""
        try:
            doubled = store.all(sql)
        except StoreError:
            continue  # that it cannot be read is told already
        yield from _short(f"{table}: rows of one {key}", doubled)


def _short(says: str, rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """A line a row, of the first; how many more there are."""
    count = 0
    for count, row in enumerate(rows, 1):  # how many there were
        if count <= MOST:
            words = " ".join("NULL" if value is None else str(value) for value in row)
            yield f"{says}: {words}"
    if count > MOST:
        yield f"{says}: {count - MOST} more"


def _counts(store: Store) -> tuple[int, int, int]:
    facts = [one.plural for one in store.types.values()]
    records = sum(store.one(f"SELECT count(*) FROM {quoted(table)}") for table in facts)
    waiting = store.one("SELECT count(*) FROM files WHERE state = 'pending'")
    return store.one("SELECT count(*) FROM documents"), records, waiting
