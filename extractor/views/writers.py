"""Records for programs: JSON Lines, JSON documents, and one flat CSV table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from extractor.declaration import RecordType
from extractor.formulas import csv_line, harmless
from extractor.views.file_records import FileRecords

_PROVENANCE = ("evidence", "inherited")


def json_lines(found: Iterable[FileRecords], *, named: bool) -> Iterator[str]:
    """One record a line; of several files each line has its ``path`` too."""
    for file in found:
        for record in file.records:
            fields = record.to_dict()
            yield _json({"path": file.path, **fields} if named else fields) + "\n"


def documents(found: Iterable[FileRecords], *, named: bool) -> Iterator[str]:
    """One document a file: ``path``, ``title``, ``date``, ``records`` with their provenance."""
    before = "[\n" if named else ""
    for file in found:
        yield before + _document(file)
        before = ",\n"
    if named:
        yield "\n]" if before == ",\n" else "[]"
    yield "\n"


def flat_table(
    found: Iterable[FileRecords], *, named: bool, types: Iterable[RecordType]
) -> Iterator[str]:
    """CSV: a record a row, every field of every type a column; ``path`` stands first.

    What would run as a formula where the table is opened has an apostrophe in front.
    """
    del named  # the path is a column in any case, so that tables can be put together
    columns = ["path", *_columns(types)]
    yield csv_line(columns)
    for file in found:
        for record in file.records:
            fields = {"path": file.path, **record.to_dict()}
            yield csv_line(fields.get(column) for column in columns)


def tab_separated(
    found: Iterable[FileRecords], *, named: bool, types: Iterable[RecordType]
) -> Iterator[str]:
    """The table of :func:`flat_table` for pasting: no tab or line break within a cell."""
    for cells in _flat(found, named=named, types=types):
        yield "\t".join(cells) + "\n"


def markdown(
    found: Iterable[FileRecords], *, named: bool, types: Iterable[RecordType]
) -> Iterator[str]:
    """The same table as Markdown; what would be markup in a cell is escaped."""
    for number, cells in enumerate(_flat(found, named=named, types=types)):
        yield "| " + " | ".join(_unmarked(cell) for cell in cells) + " |\n"
        if number == 0:
            yield "|" + " --- |" * len(cells) + "\n"


def _flat(
    found: Iterable[FileRecords], *, named: bool, types: Iterable[RecordType]
) -> Iterator[list[str]]:
    """The header, then a row a record: cells of one line, no column that is empty."""
    rows: list[dict[str, Any]] = []
    for file in found:
        first = {"path": file.path} if named else {}
        rows.extend({**first, **record.to_dict()} for record in file.records)
    filled = {name for row in rows for name in row}
    columns = [name for name in ("path", *_columns(types)) if name in filled] or ["type"]
    yield columns
    for row in rows:
        yield [harmless(" ".join(_cell(row.get(column)).split())) for column in columns]


def _unmarked(cell: str) -> str:
    return re.sub(r"([\\`*_\[\]<>&|~])", r"\\\1", cell)


def _document(file: FileRecords) -> str:
    head = _json(
        {
            "path": file.path,
            "title": file.title,
            "date": file.date.isoformat() if file.date else None,
        }
    )
    records = ",\n".join(f"  {_json(record.with_provenance())}" for record in file.records)
    return f'{head[:-1]}, "records": [' + (f"\n{records}\n" if records else "") + "]}"


def _columns(types: Iterable[RecordType]) -> list[str]:
    """The fields of all types, each once, in the order of the models; the rule last."""
    fields = dict.fromkeys(
        name
        for one in types
        for name in one.model.model_fields
        if name not in (*_PROVENANCE, "rule")
    )
    return [*fields, "rule"]


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
