"""A store as files for other programs: Parquet, JSON Lines, CSV, Excel.

The folder holds the tables and, hidden in it, the store they are made from, so that a batch into
a folder goes on where it stopped like any other. Files are written beside their place and then
renamed: a reader sees the old ones or the new ones, whole.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import formulas
from extractor.errors import OptionError, StoreError
from extractor.store.ddl import FACTS, NUMBER, TABLES, StoreColumn, fact_tables, quoted
from extractor.store.find import plain
from extractor.store.marker import MARKER, check_free, claim, written
from extractor.workbook import Sheet, save_sheets

if TYPE_CHECKING:
    from extractor.store.database import Store

FORMATS = ("duckdb", "parquet", "jsonl", "csv", "xlsx")

#: The store inside a folder of tables.
STATE = ".extractor.duckdb"
#: What the name of a workbook ends in.
BOOK = ".xlsx"
#: What is being written, until it is whole.
_NEW = ".new"
#: What is written after documents and records: small, what became of every file.
_OTHERS = ("failures", "files", "archives", "runs")

#: Small groups of rows: a writer holds one of them in memory.
_PARQUET = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480"
_NO_CELL = "sketch"  # says nothing to a reader of a workbook


def state_path(out: Path, form: str) -> Path:
    """Where the store of an output lies; the folder for other formats is made.

    Raises:
        OptionError: no such format.
        StoreError: a file where a folder is needed; the folder holds what is not ours; no
            permission.
    """
    if form not in FORMATS:
        raise OptionError(f"--format: no {form!r}; there are: {', '.join(FORMATS)}")
    if form == "duckdb":
        return out
    if out.exists() and not out.is_dir():
        raise StoreError(f"{out}: a file; --format {form} needs a folder")
    try:
        if not out.is_dir():
            out.mkdir()
        elif (out / STATE).exists():
            check_free(out, _names(form))
        else:
            _check_ours(out)
    except OSError as error:
        raise StoreError(f"{out}: {error.strerror}") from error
    return out / STATE


def store_of(path: Path) -> Path:
    """The store after an output, whichever its format is."""
    if path.is_dir():
        return path / STATE
    beside = state_of_book(path)
    return beside if path.suffix.lower() == BOOK and beside.exists() else path


def state_of_book(book: Path) -> Path:
    """Where the store after a workbook of a batch lies: hidden beside it."""
    return book.with_name(f".{book.name}{STATE}")


def export(store: Store, folder: Path, form: str) -> bool:
    """Write all tables into ``folder``, unless they are there as the store has them.

    Parquet: ``observations/year=2025/data.parquet``, the year of the document's date
    (``year=unknown`` without one), tables without dates in one file. JSON Lines and CSV: a file
    per table, with path and member before each record. Excel: one workbook, a sheet per table.
    Rows are in the order of path and text.

    Gives whether anything was written.

    Raises:
        StoreError: the disk is full, no permission, more rows than a sheet takes.
        MissingExtraError: Excel without its part.
    """
    names = _names(form, _facts(store))
    if store.get("exported") == form and all((folder / name).exists() for name in names):
        return False
    _write_all(store, folder, form)
    store.put("exported", form)
    return True


def _write_all(store: Store, folder: Path, form: str) -> None:
    store.run("SET preserve_insertion_order = true")  # the order of rows is part of the output
    with _beside(folder) as new:
        if form == "xlsx":
            _workbook(store, new / "facts.xlsx")
        else:
            for table in ("documents", *_facts(store), *_OTHERS):
                _WRITERS[form](store, table, new)
                logging.getLogger(__name__).info("%s: written", table)
        try:
            claim(folder, _names(form, _facts(store)))
            for item in sorted(new.iterdir()):
                _put(item, folder / item.name)
        except OSError as error:
            raise StoreError(f"{folder}: {error.strerror}") from error


def export_to(store: Store, folder: Path, form: str) -> None:
    """Write all tables into a new folder, without a store of its own.

    Raises:
        OptionError: no such format.
        StoreError: the folder holds other files; the disk is full, no permission.
        MissingExtraError: Excel without its part.
    """
    if form not in FORMATS[1:]:
        raise OptionError(f"--format: no {form!r}; there are: {', '.join(FORMATS[1:])}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _check_ours(folder)
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}") from error
    _write_all(store, folder, form)


def _names(form: str, facts: Iterable[str] = FACTS) -> list[str]:
    """What an export leaves in its folder; ``facts`` are the tables of records."""
    if form == "xlsx":
        return ["facts.xlsx"]
    dated = ["documents", *facts]
    if form == "parquet":
        return [*dated, *(f"{name}.parquet" for name in _OTHERS)]
    return [f"{name}.{form}" for name in (*dated, *_OTHERS)]


def _facts(store: Store) -> dict[str, tuple[StoreColumn, ...]]:
    """The tables of records that a store has."""
    return fact_tables(store.types.values())


def _columns(store: Store, table: str) -> tuple[StoreColumn, ...]:
    return TABLES.get(table) or _facts(store)[table]


def _ordered(table: str, *, before: str = "", where: str = "true") -> str:
    """The rows of a table in the order of every export, with more columns before its own.

    Columns and condition may name the document's, as ``d``.
    """
    if table in _OTHERS:
        return f"SELECT * FROM {table} ORDER BY ALL"
    place = "" if table == "documents" else ", t.n"
    return (
        f"SELECT {before}t.* FROM {quoted(table)} t JOIN documents d USING (document) WHERE {where}"
        f" ORDER BY d.path, d.member NULLS FIRST, document{place}"
    )


def _readable(store: Store, table: str) -> str:
    """The rows with their file, and decimals as plain text: ``8.4``, not ``8.4000000000``."""
    exact = ", ".join(
        f"rtrim(rtrim({quoted(c.name)}::VARCHAR, '0'), '.') AS {quoted(c.name)}"
        for c in _columns(store, table)
        if c.kind == NUMBER
    )
    rows = _ordered(table, before="d.path, d.member, " if table in _facts(store) else "")
    return f"SELECT * {f'REPLACE ({exact})' if exact else ''} FROM ({rows})"


def _parquet(store: Store, table: str, folder: Path) -> None:
    if table in _OTHERS:
        _copy(store, _ordered(table), folder / f"{table}.parquet", _PARQUET)
        return
    years = store.all("SELECT DISTINCT year(date) FROM documents ORDER BY ALL")
    # one year after the other: all at once would hold a buffer for each of them
    for (year,) in years or [(None,)]:
        part = folder / table / f"year={'unknown' if year is None else year}"
        part.mkdir(parents=True)
        test = "d.date IS NULL" if year is None else f"year(d.date) = {int(year)}"
        _copy(store, _ordered(table, where=test), part / "data.parquet", _PARQUET)


def _jsonl(store: Store, table: str, folder: Path) -> None:
    _copy(store, _readable(store, table), folder / f"{table}.jsonl", "FORMAT json")


def _csv(store: Store, table: str, folder: Path) -> None:
    query = f"SELECT * {_harmless(store, table)} FROM ({_readable(store, table)})"
    _copy(store, query, folder / f"{table}.csv", "FORMAT csv, HEADER")


def _harmless(store: Store, table: str) -> str:
    """What :func:`extractor.formulas.harmless` does, for each column of text."""
    names = [c.name for c in _columns(store, table) if c.kind == "VARCHAR"]
    names += ["path", "member"] if table in _facts(store) else []
    cells = ", ".join(
        f"CASE WHEN regexp_matches({name}, '{formulas.BEGINS}')"
        f" AND NOT regexp_full_match({name}, '{formulas.NUMBER}')"
        f" THEN '''' || {name} ELSE {name} END AS {name}"
        for name in map(quoted, names)
    )
    return f"REPLACE ({cells})" if cells else ""


_WRITERS = {"parquet": _parquet, "jsonl": _jsonl, "csv": _csv}


def _copy(store: Store, query: str, where: Path, options: str) -> None:
    name = str(where).replace("'", "''")
    store.run(f"COPY ({query}) TO '{name}' ({options})")


def sheets(store: Store, tables: Iterable[str]) -> Iterator[Sheet]:
    """Tables as sheets of a workbook: the rows as exported, numbers as numbers."""
    for table in tables:
        rows = _ordered(table, before="d.path, d.member, " if table in _facts(store) else "")
        query = f"SELECT * EXCLUDE ({_NO_CELL}) FROM ({rows})" if table == "documents" else rows
        names = store.columns(f"{query} LIMIT 0")
        cells = (list(map(plain, row)) for page in store.pages(query) for row in page)
        yield Sheet(table, names, cells)


def _workbook(store: Store, path: Path) -> None:
    try:
        save_sheets(sheets(store, ("documents", *_facts(store), "failures")), path)
    except OptionError as error:
        raise StoreError(str(error)) from None


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    new = folder / _NEW
    try:
        shutil.rmtree(new, ignore_errors=True)  # what a killed run left
        new.mkdir()
        yield new
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _put(new: Path, place: Path) -> None:
    if not new.is_dir():
        new.replace(place)
        return
    old = new.with_name(f"{new.name}.old")
    if place.exists():
        place.replace(old)
    new.replace(place)


def _check_ours(folder: Path) -> None:
    """See that a folder holds nothing but what we wrote.

    Raises:
        StoreError: something else is there.
        OSError: it may not be listed.
    """
    ours = {*written(folder), MARKER, f"{MARKER}.new", _NEW}
    strange = [p.name for p in folder.iterdir() if p.name not in ours and not _is_state(p.name)]
    if strange:
        raise StoreError(
            f"{folder}: a folder with other files in it ({min(strange)}); name a new one"
        )


def _is_state(name: str) -> bool:
    return name.lstrip(".").startswith(STATE.lstrip("."))
