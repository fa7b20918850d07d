"""Records as an Excel workbook: a sheet for each type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.records import RECORD_TYPES, AnyRecord
from extractor.views.file_records import FileRecords
from extractor.workbook import Sheet, save_sheets


def save_workbook(
    found: Iterable[FileRecords], output: Path, *, more: Iterable[Sheet] = ()
) -> None:
    """Write a sheet for each record type that occurs, one of the documents, and ``more``.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OptionError: the file cannot be written, or a sheet would overflow.
    """
    rows: dict[str, list[tuple[str, AnyRecord]]] = defaultdict(list)
    documents: list[list[Any]] = []
    for file in found:
        documents.append([file.path, file.title, file.date, len(file.records)])
        for record in file.records:
            rows[record.type].append((file.path, record))
    sheets = []
    own = [kind for kind in rows if kind not in RECORD_TYPES]
    for kind in (*own, *reversed(RECORD_TYPES)):  # facts first
        if kind in rows:
            names = ["path", *_fields([record for _, record in rows[kind]])]
            cells = [
                [path, *(getattr(record, name) for name in names[1:])]
                for path, record in rows[kind]
            ]
            sheets.append(Sheet(kind, names, cells))
    sheets.append(Sheet("documents", ["path", "title", "date", "records"], documents))
    save_sheets([*sheets, *more], output)


def save_table(
    title: str, rows: Iterable[Mapping[str, Any]], columns: Sequence[str], output: Path
) -> None:
    """Write one sheet of rows that are objects.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OptionError: the file cannot be written, or the sheet would overflow.
    """
    save_tables([(title, columns, rows)], output)


def save_tables(
    tables: Iterable[tuple[str, Sequence[str], Iterable[Mapping[str, Any]]]], output: Path
) -> None:
    """Write a sheet for each title, columns and rows; raises as :func:`save_table` does."""
    save_sheets(
        (
            Sheet(title, columns, ([row.get(name) for name in columns] for row in rows))
            for title, columns, rows in tables
        ),
        output,
    )


def _fields(records: list[AnyRecord]) -> list[str]:
    """The fields of some records of one type that any of them has."""
    hidden = ("type", "evidence", "inherited")
    return [
        name
        for name in type(records[0]).model_fields
        if name not in hidden and any(getattr(record, name) is not None for record in records)
    ]
