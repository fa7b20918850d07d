"""Stores of an older schema, brought to the one of today."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.store.ddl import CONTENT, KEYS, SCHEMA_VERSION, TABLES, quoted
from extractor.store.kinds import add_own
from extractor.store.texts import pack_grids

if TYPE_CHECKING:
    import duckdb

#: The oldest schema that is brought up to date; an older one is made anew.
OLDEST = 2


def upgrade(connection: duckdb.DuckDBPyConnection, schema: int) -> None:
    """Bring the tables of an older schema to today's; begun and killed, it can be repeated.

    Raises:
        duckdb.Error: the disk is full, or the file may not be written.
    """
    if schema == OLDEST:
        _with_keys(connection)
    else:
        _with_grids(connection)


def _with_grids(connection: duckdb.DuckDBPyConnection) -> None:
    """From schema 3, whose texts came without their tables: what has any is read again."""
    connection.execute("BEGIN")
    add_own(connection, [name for (name,) in connection.execute("SHOW TABLES").fetchall()])
    connection.execute("ALTER TABLE texts ADD COLUMN IF NOT EXISTS grids BLOB")
    connection.execute(
        """UPDATE texts SET grids = ? WHERE grids IS NULL
           AND document IN (SELECT document FROM documents WHERE grids = 0)""",
        [pack_grids(())],
    )
    connection.execute(
        """UPDATE files SET state = 'pending' WHERE archive <> 0 AND state = 'done'
           AND file IN (SELECT file FROM documents WHERE grids IS DISTINCT FROM 0)"""
    )
    connection.execute("UPDATE store SET value = ? WHERE key = 'schema'", [str(SCHEMA_VERSION)])
    connection.execute("COMMIT")


def _with_keys(connection: duckdb.DuckDBPyConnection) -> None:
    """From schema 2, which had no keys: all is read again."""
    connection.execute("CREATE UNIQUE INDEX IF NOT EXISTS store_key ON store (key)")
    connection.execute("BEGIN")
    add_own(connection, [name for (name,) in connection.execute("SHOW TABLES").fetchall()])
    for table, columns in TABLES.items():
        for column in columns:
            connection.execute(
                f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {quoted(column.name)} {column.kind}"
            )
    _drop_doubles(connection)
    # the keys of facts are made when they are read
    connection.execute("UPDATE files SET state = 'pending' WHERE archive <> 0 AND state = 'done'")
    connection.execute("COMMIT")
    # a transaction of its own: an index still sees the rows that its own transaction has deleted
    connection.execute("BEGIN")
    connection.execute("UPDATE store SET value = ? WHERE key = 'schema'", [str(SCHEMA_VERSION)])
    connection.execute("DELETE FROM store WHERE key = 'exported'")
    for table, key in KEYS.items():
        connection.execute(f"ALTER TABLE {table} ADD PRIMARY KEY ({quoted(key)})")
    views = Path(__file__).with_name("views.sql").read_text("utf-8")
    connection.execute(views.replace("CREATE VIEW", "CREATE OR REPLACE VIEW"))
    connection.execute("COMMIT")


def _drop_doubles(connection: duckdb.DuckDBPyConnection) -> None:
    """Files with two documents of one key are read again: which rows are whose nobody knows."""
    doubled = """SELECT file FROM documents
                 WHERE document IN (SELECT document FROM documents GROUP BY document
                                    HAVING count(*) > 1)"""
    files = [file for (file,) in connection.execute(doubled).fetchall()]
    if not files:
        return
    connection.execute("CREATE OR REPLACE TEMP TABLE doubled AS SELECT unnest(?) AS file", [files])
    documents = "SELECT document FROM documents WHERE file IN (SELECT file FROM doubled)"
    for table in (*CONTENT, "reprints"):
        if table not in ("documents", "failures"):
            connection.execute(f"DELETE FROM {table} WHERE document IN ({documents})")
    for table in ("documents", "failures"):
        connection.execute(f"DELETE FROM {table} WHERE file IN (SELECT file FROM doubled)")
    connection.execute(
        """UPDATE files SET state = 'pending'
           WHERE archive <> 0 AND file IN (SELECT file FROM doubled)"""
    )
    connection.execute("DROP TABLE doubled")
