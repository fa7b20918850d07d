"""An open store: its statements, its transactions, the remarks it keeps of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.store.ddl import quoted
from extractor.store.kinds import declare, types_of
from extractor.store.place import FilePlace
from extractor.store.snapshot import Snapshot
from extractor.store.trouble import told

if TYPE_CHECKING:
    import duckdb

    from extractor.declaration import RecordType
    from extractor.declared import Declaration

#: What DuckDB may use for its own buffers; beyond it, it works on disk.
MEMORY = 80_000_000
#: What one more key takes: the keys of files and documents are always in memory.
KEY_MEMORY = 80


class Store:
    """An open store: SQL in, rows out, errors as :class:`StoreError`."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        path: Path,
        *,
        fixed: bool = False,
        copy: Snapshot | None = None,
    ):
        self._connection, self.path, self._fixed, self._copy = connection, path, fixed, copy
        self._names: dict[tuple[str, str], list[str]] = {}  # held while nobody can write
        self._types: dict[str, RecordType] | None = None
        self._place = FilePlace.of(path)
        self._keys = 0  # how many keys there is memory for, beyond the first

    def make_room(self, keys: int) -> None:
        """Allow the memory that so many files and documents take by their keys alone."""
        if keys > self._keys:
            self._keys = keys + keys // 2
            self.run(f"SET memory_limit = '{MEMORY + KEY_MEMORY * self._keys}B'")

    @property
    def is_copy(self) -> bool:
        """Whether it shows what was there when it was opened: another process may write on."""
        return self._copy is not None

    @property
    def types(self) -> dict[str, RecordType]:
        """The record types it has tables of, by name: our own, then those declared to it."""
        if self._types is None:
            self._types = types_of(self)
        return self._types

    def declare(self, declarations: Iterable[Declaration]) -> None:
        """Make room for the records of types that a user's patterns declare.

        Raises:
            StoreError: it holds something else under such a name.
        """
        declare(self, declarations)
        self._types = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, sql: str, parameters: Any = None, **tables: Any) -> None:
        """Run a statement; ``tables`` are Arrow tables that it may name."""
        with told(self.path), self._named(tables):
            self._connection.execute(sql, parameters)

    def all(self, sql: str, parameters: Any = None, **tables: Any) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with told(self.path), self._named(tables):
            rows: list[tuple[Any, ...]] = self._connection.execute(sql, parameters).fetchall()
        return rows

    def one(self, sql: str, parameters: Any = None) -> Any:
        """The first column of the first row, or None."""
        rows = self.all(sql, parameters)
        return rows[0][0] if rows else None

    def pages(
        self, sql: str, parameters: Any = None, *, size: int = 2048
    ) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query, ``size`` at a time."""
        with told(self.path):
            result = self._connection.cursor().execute(sql, parameters)
            while page := result.fetchmany(size):
                yield page

    def names(self, table: str, column: str) -> list[str]:
        """The values of a column of text, each once."""
        if (table, column) in self._names:
            return self._names[table, column]
        sql = (
            f"SELECT DISTINCT {quoted(column)} AS said FROM {quoted(table)} WHERE said IS NOT NULL"
        )
        found = [name for page in self.pages(sql) for (name,) in page]
        if self._fixed:
            self._names[table, column] = found
        return found

    def columns(self, sql: str, parameters: Any = None) -> list[str]:
        """The names of a query's columns."""
        with told(self.path):
            return [c[0] for c in self._connection.execute(sql, parameters).description or ()]

    def insert(self, table: str, rows: Any) -> None:
        """Append an Arrow table to a table of the same columns, here or in a store beside."""
        into = ".".join(map(quoted, table.split(".")))
        self.run(f"INSERT INTO {into} BY NAME SELECT * FROM incoming", incoming=rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self.run("BEGIN")
        try:
            yield
        except BaseException:
            self.rollback()
            raise
        self.commit()

    def commit(self) -> None:
        """Close the transaction that is open.

        Raises:
            StoreError: the file is not where it was: what is written goes nowhere.
        """
        self.run("COMMIT")
        self._place.check()

    def rollback(self) -> None:
        """Undo what is open; a connection that a full disk broke has nothing to undo."""
        import duckdb

        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:
            return

    def get(self, key: str) -> str | None:
        """A remark of the store about itself."""
        value: str | None = self.one("SELECT value FROM store WHERE key = ?", [key])
        return value

    def put(self, key: str, value: str) -> None:
        """Set a remark."""
        self.run("INSERT OR REPLACE INTO store VALUES (?, ?)", [key, value])

    def close(self) -> None:
        """Close the file; DuckDB moves its log into it."""
        self._connection.close()
        if self._copy is not None:
            self._copy.close()

    @contextmanager
    def _named(self, tables: dict[str, Any]) -> Iterator[None]:
        import duckdb

        for name, table in tables.items():
            self._connection.register(name, table)
        try:
            yield
        finally:
            for name in tables:
                # of a transaction that an error ended: that error is told, and not this one
                with suppress(duckdb.Error):
                    self._connection.unregister(name)
