"""Opening a store: is it ours, may we write, and one clear line where not."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import MissingExtraError, StoreError
from extractor.store.database import MEMORY, Store
from extractor.store.ddl import SCHEMA_VERSION, ddl
from extractor.store.head import MAGIC, lacks
from extractor.store.kinds import add_own
from extractor.store.snapshot import Snapshot
from extractor.store.trouble import ANEW, held, is_held, told
from extractor.store.upgrade import OLDEST, upgrade

if TYPE_CHECKING:
    import duckdb


#: And what for a store that people browse, where an answer should come at once.
_LARGE_MEMORY = 1_000_000_000

#: Seconds for which a writer waits for readers, who are done soon as a rule, and between looks.
PATIENCE, _PAUSE = 10.0, 0.1

_FORMAT = "press-extractor"


def open_store(
    path: Path | str,
    *,
    write: bool = False,
    make: bool = True,
    large: bool = False,
    apart: bool = False,
) -> Store:
    """Open the store in ``path``; with ``write`` and ``make`` it is made where there is none.

    Without ``write`` a store that another process writes is opened as it was a moment ago. With
    ``write`` those who read it are waited for, some seconds.

    Args:
        large: take memory and processors to answer fast.
        apart: read a copy of it, so that others can write it meanwhile.

    Raises:
        StoreError: no store there, another program's file, no permission, held by another batch.
        MissingExtraError: DuckDB is not installed.
    """
    path = Path(path)
    _check_file(path, make=write and make)
    try:
        import duckdb  # noqa: F401  # is it there
        import pyarrow  # noqa: F401  # rows go in as Arrow tables
    except ImportError as error:
        raise MissingExtraError("the store", extra="store") from error
    settings: dict[str, Any] = {
        "memory_limit": f"{_LARGE_MEMORY if large else MEMORY}B",
        "threads": (os.cpu_count() or 1) if large else 1,
        "preserve_insertion_order": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if write and not path.exists():
        _make(path, settings)
    connection, copy = _opened_apart(path, settings) if apart else _opened(path, settings, write)
    try:
        _check_tables(connection, path, write=write)
    except BaseException:
        connection.close()
        if copy is not None:
            copy.close()
        raise
    return Store(connection, path, fixed=not write, copy=copy)


def _opened(
    path: Path, settings: dict[str, Any], write: bool
) -> tuple[duckdb.DuckDBPyConnection, Snapshot | None]:
    """The file itself, or for reading a copy of it where another process writes it."""
    import duckdb

    until = time.monotonic() + PATIENCE
    with told(path):
        while True:
            try:
                return duckdb.connect(str(path), read_only=not write, config=settings), None
            except duckdb.IOException as error:
                if not is_held(str(error)):
                    raise
                if not write:
                    return _opened_apart(path, settings)
                if not _may_be_read(path, settings):
                    raise
                if time.monotonic() > until:
                    raise StoreError(f"{path}: {held(str(error), read=True)}") from error
            time.sleep(_PAUSE)


def _opened_apart(
    path: Path, settings: dict[str, Any]
) -> tuple[duckdb.DuckDBPyConnection, Snapshot]:
    """A copy of the file, with what keeps it."""
    import duckdb

    copy = Snapshot(path)
    try:
        with told(path):
            connection = duckdb.connect(str(copy.path), read_only=True, config=settings)
    except BaseException:
        copy.close()
        raise
    copy.opened()
    return connection, copy


def _may_be_read(path: Path, settings: dict[str, Any]) -> bool:
    """Whether those that hold a file do not write it."""
    import duckdb

    try:
        duckdb.connect(str(path), read_only=True, config=settings).close()
    except duckdb.Error:
        return False
    return True


def _make(path: Path, settings: dict[str, Any]) -> None:
    """A new store in its place, whole or not at all, also where the process is killed.

    It is made beside its place, since a DuckDB file that was killed while it began is no DuckDB
    file, and no later run could tell it from another program's.
    """
    import duckdb

    beside = path.with_name(f".{path.name}.{os.getpid()}")
    log = beside.with_name(f"{beside.name}.wal")
    try:
        with told(path):
            connection = duckdb.connect(str(beside), config=settings)
        try:
            _check_tables(connection, path, write=True)
        finally:
            connection.close()
        _put(beside, path)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)
        log.unlink(missing_ok=True)


def _put(made: Path, path: Path) -> None:
    """Where another process was faster, its store stays."""
    try:
        os.link(made, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            made.rename(path)


def _check_file(path: Path, *, make: bool) -> None:
    """Refuse what DuckDB would explain badly, before it touches anything."""
    try:
        if path.is_dir():
            raise StoreError(f"{path}: a folder, not a store (a folder of tables needs --format)")
        if path.exists():
            if not path.is_file():
                raise StoreError(f"{path}: not a regular file")
            with path.open("rb") as file:
                head = file.read(16)
            if head[MAGIC] != b"DUCK":
                raise StoreError(f"{path}: another program's file, not a store of extractor")
        elif not make:
            raise StoreError(f"{path}: no such store")
        elif not path.absolute().parent.is_dir():
            raise StoreError(f"{path}: no such folder: {path.absolute().parent}")
    except PermissionError as error:
        raise StoreError(f"{path}: no permission to open it") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error


def _create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("BEGIN")
    connection.execute(ddl())
    connection.execute(Path(__file__).with_name("views.sql").read_text("utf-8"))
    connection.executemany(
        "INSERT INTO store VALUES (?, ?)",
        [("format", _FORMAT), ("schema", str(SCHEMA_VERSION))],
    )
    connection.execute("COMMIT")


def _check_tables(connection: duckdb.DuckDBPyConnection, path: Path, *, write: bool) -> None:
    with told(path):
        names = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
    if "store" not in names:
        if not write and lacks(path):
            raise StoreError(f"{path}: cut off: a part of it is missing{ANEW}")
        if names or not write:
            raise StoreError(f"{path}: another program's database, not a store of extractor")
        with told(path):
            _create_tables(connection)
        return
    import duckdb

    with told(path):
        try:
            remarks = dict(connection.execute("SELECT key, value FROM store").fetchall())
        except duckdb.BinderException:  # of other columns
            remarks = {}
    if remarks.get("format") != _FORMAT:
        raise StoreError(f"{path}: another program's database, not a store of extractor")
    schema = remarks.get("schema") or ""
    if schema == str(SCHEMA_VERSION):
        if write:
            with told(path):
                add_own(connection, names)
        return
    if not schema.isdecimal() or not OLDEST <= int(schema) < SCHEMA_VERSION:
        raise StoreError(
            f"{path}: made by another version of extractor (tables {schema}, "
            f"here {SCHEMA_VERSION}); make it anew with batch into a new file"
        )
    if not write:
        raise StoreError(
            f"{path}: made by an older version of extractor; the next batch brings it up to date"
        )
    with told(path):
        upgrade(connection, int(schema))
