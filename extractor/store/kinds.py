"""The record types a store holds: our own, and those that a user's patterns declared to it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from extractor.declaration import RecordType
from extractor.declared import Declaration, read_declaration, type_of
from extractor.errors import StoreError
from extractor.records import TYPES
from extractor.store.ddl import FACTS, columns_of, create, quoted

if TYPE_CHECKING:
    import duckdb

#: The remark of a store that holds its declarations.
_REMARK = "types"


class OpenStore(Protocol):
    """What of an open store is asked here."""

    path: Path

    def all(self, sql: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        ...

    def run(self, sql: str, parameters: Any = None) -> None:
        """Run a statement."""
        ...

    def get(self, key: str) -> str | None:
        """A remark of the store."""
        ...

    def put(self, key: str, value: str) -> None:
        """Keep a remark."""
        ...


def types_of(store: OpenStore) -> dict[str, RecordType]:
    """The types whose tables are in a store, by name; one made before a type came lacks it."""
    tables = {name for (name,) in store.all("SHOW TABLES")}
    known = [*TYPES.values(), *map(type_of, declared_in(store).values())]
    return {one.name: one for one in known if one.plural in tables}


def declared_in(store: OpenStore) -> dict[str, Declaration]:
    """The types that users' patterns declared to a store, by name."""
    said = json.loads(store.get(_REMARK) or "[]")
    return {one.name: one for one in map(read_declaration, said)}


def declare(store: OpenStore, declarations: Iterable[Declaration]) -> None:
    """Make the tables of declared types, and add the fields that they have since; see ``Store``.

    Raises:
        StoreError: another type's rows stand in such a table, or a field was of another kind.
    """
    held = declared_in(store)
    new = {one.name: one for one in declarations}
    if not new.items() - held.items():
        return
    tables = {one.plural: one.name for one in held.values()}
    for one in new.values():
        if tables.get(one.plural, one.name) != one.name:
            raise StoreError(f"{store.path}: {one.plural} holds records of {tables[one.plural]}")
        _make(store, one)
    every = [one.to_plain() for one in {**held, **new}.values()]
    store.put(_REMARK, json.dumps(every, ensure_ascii=False))


def _make(store: OpenStore, one: Declaration) -> None:
    there = dict(
        store.all(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = ?",
            [one.plural],
        )
    )
    columns = columns_of(type_of(one))
    if not there:
        store.run(create(one.plural, columns))
    for column in columns:
        if there.get(column.name, column.kind) != column.kind:
            raise StoreError(
                f"{store.path}: {one.plural}.{column.name} is {there[column.name]} here,"
                f" and declared as {column.kind}; make the store anew"
            )
        if there and column.name not in there:
            table, name = quoted(one.plural), quoted(column.name)
            store.run(f"ALTER TABLE {table} ADD COLUMN {name} {column.kind}")


def add_own(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    """Make the tables of our own types that a store of today's schema was made without."""
    for table in FACTS.keys() - set(names):
        connection.execute(create(table, FACTS[table]))
