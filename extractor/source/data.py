"""JSON, JSON Lines, CSV, TSV and Parquet: records with a text are documents, tables are grids."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from extractor.document import Document, Loader
from extractor.errors import EmptySourceError, MissingExtraError, SourceError
from extractor.source import columns as choice
from extractor.source.columns import Columns, Tell
from extractor.source.weave import RawCell, Weaver, is_data

_SNIFFED = 20  # lines looked at
_LARGEST_FIELD = 1 << 26
_SHORTEST_TEXT = 20  # characters, on average
_DEEPEST = 3  # objects around the list of records


def is_json(text: str) -> bool:
    """Whether a text is JSON or JSON Lines by its first character and a first record."""
    head = text.lstrip("\ufeff \t\r\n")[:1]
    if head not in ("{", "["):
        return False
    line = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0].strip()
    try:
        found = json.loads(line)
    except ValueError:
        pass
    except RecursionError:
        return True
    else:
        return isinstance(found, dict | list)
    try:
        return isinstance(json.loads(text.removeprefix("\ufeff")), dict | list)
    except ValueError:
        return head == "{" and line in ("{", "[") or line.startswith(('{"', '[{"'))
    except RecursionError:
        return True


def load_json(
    text: str, *, path: str | None, encoding: str, columns: Columns, tell: Tell
) -> Iterator[Document | SourceError]:
    """The documents of JSON or JSON Lines.

    Raises:
        SourceError: damaged (``broken``), or no column is known for the text (``no-text-column``).
    """
    try:
        whole = json.loads(text.removeprefix("\ufeff"))
    except ValueError:
        yield from _lines(text, path=path, encoding=encoding, columns=columns, tell=tell)
        return
    except RecursionError:
        raise SourceError("JSON nested too deep", path=path, reason="too-deep") from None
    records = records_of(whole)
    if not records:
        raise EmptySourceError("JSON without records", path=path)
    yield from load_records(records, path=path, encoding=encoding, columns=columns, tell=tell)


def _lines(
    text: str, *, path: str | None, encoding: str, columns: Columns, tell: Tell
) -> Iterator[Document | SourceError]:
    records: list[dict[str, Any]] = []
    broken: list[SourceError] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError(f"a {type(record).__name__}, where a record is wanted")
        except (ValueError, RecursionError) as error:
            # the number of a line alone could be the number of a record
            where = f"{path or ''}!line {number}"
            why = getattr(error, "msg", error)
            broken.append(SourceError(f"no record in it: {why}", path=where, reason="broken"))
        else:
            records.append(record)
    if not records:
        raise SourceError("damaged JSON", path=path, reason="broken")
    yield from load_records(records, path=path, encoding=encoding, columns=columns, tell=tell)
    yield from broken


def records_of(whole: Any) -> list[dict[str, Any]]:
    """The records of a parsed JSON: the objects of a list, however many objects are around it."""
    for _ in range(_DEEPEST):
        if isinstance(whole, list):
            return [record for record in whole if isinstance(record, dict)]
        if not isinstance(whole, dict):
            return []
        if choice.is_told(map(str, whole)):
            return [whole]
        lists = [value for value in whole.values() if isinstance(value, list) and value]
        inner = [value for value in whole.values() if isinstance(value, dict)]
        if len(lists) == 1:
            whole = lists[0]
        elif len(inner) == 1:
            whole = inner[0]
        else:
            return [whole]
    return [whole] if isinstance(whole, dict) else []


def load_records(
    records: list[dict[str, Any]],
    *,
    path: str | None,
    encoding: str | None,
    columns: Columns,
    tell: Tell,
    loader: Loader = "json",
) -> Iterator[Document | SourceError]:
    """A document for each record.

    Raises:
        SourceError: no column is known for the text (``no-text-column``).
    """
    names = list(dict.fromkeys(str(name) for record in records[:1000] for name in record))
    chosen = choice.guessed(names, columns)
    if chosen is None:
        raise choice.unsure(names, columns, path)
    tell(f"{path}: {choice.said(chosen, choice.counted(len(records)))}")
    yield from choice.documents(records, chosen, path=path, loader=loader, encoding=encoding)


def csv_dialect(text: str, path: str | None) -> str | None:
    """What stands between the fields of a CSV or TSV file, or None where it is no such file.

    Its first line names columns, one of which holds texts, or else the file's name says that it
    is one; all lines have as many fields.
    """
    head = text[: 1 << 16]
    first = head.removeprefix("\ufeff").lstrip("\r\n").split("\n", 1)[0]
    named = (path or "").lower().endswith((".csv", ".tsv"))
    for mark in (",", "\t", ";"):
        if mark not in first:
            continue
        rows = _rows(head, mark, limit=_SNIFFED)
        rows = rows[:-1] if len(head) < len(text) and len(rows) > 2 else rows
        if len(rows) < 2 or len(rows[0]) < 2:
            continue
        even = sum(len(row) == len(rows[0]) for row in rows) >= 0.9 * len(rows)
        if even and (named or _holds_texts(rows)):
            return mark
    return None


def _holds_texts(rows: list[list[str]]) -> bool:
    """Whether a column with a usual name holds texts, not words."""
    for number, name in enumerate(rows[0]):
        if choice.is_told([name]):
            texts = [row[number] for row in rows[1:] if number < len(row)]
            return sum(map(len, texts)) >= _SHORTEST_TEXT * len(texts) > 0
    return False


def load_csv(
    text: str, mark: str, *, path: str | None, encoding: str, columns: Columns, tell: Tell
) -> Iterator[Document | SourceError]:
    """The documents of a CSV file: one a record, or the whole as a grid where it holds no texts.

    Raises:
        SourceError: no column is known for the text, and the file is no table of numbers.
    """
    rows = _rows(text.removeprefix("\ufeff"), mark)
    names = [name.strip() for name in rows[0]]
    chosen = choice.guessed(names, columns)
    if chosen is not None:
        records = [dict(zip(names, row, strict=False)) for row in rows[1:] if any(row)]
        yield from load_records(
            records, path=path, encoding=encoding, columns=columns, tell=tell, loader="csv"
        )
        return
    if columns.text is not None or choice.is_told(names):
        raise choice.unsure(names, columns, path)
    cells = [[RawCell(field) for field in row] for row in rows if any(row)]
    if not is_data(cells):
        raise choice.unsure(names, columns, path)
    weaver = Weaver()
    woven = weaver.weave(weaver.mark(cells).strip("\n"))
    yield Document(text=woven.text, path=path, encoding=encoding, loader="csv", grids=woven.grids)


def _rows(text: str, mark: str, *, limit: int | None = None) -> list[list[str]]:
    csv.field_size_limit(_LARGEST_FIELD)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            rows.append(row)
            if limit is not None and len(rows) >= limit:
                break
    except csv.Error:
        pass  # a quotation mark left open in the piece that is looked at
    return [row for row in rows if row]


def load_parquet(
    data: bytes, *, path: str | None, columns: Columns, tell: Tell
) -> Iterator[Document | SourceError]:
    """The documents of a Parquet table.

    Raises:
        SourceError: damaged (``broken``), or no column is known for the text.
        MissingExtraError: without the ``store`` extra.
    """
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise MissingExtraError("reading Parquet", extra="store") from None
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        names = list(file.schema_arrow.names)
        chosen = choice.guessed(names, columns)
        if chosen is None:
            raise choice.unsure(names, columns, path)
        wanted = [name for name in dict.fromkeys(chosen) if name]
        records = [r for batch in file.iter_batches(columns=wanted) for r in batch.to_pylist()]
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        line = str(error).split("\n", 1)[0][:200]
        raise SourceError(f"a damaged Parquet table: {line}", path=path, reason="broken") from None
    if not records:
        raise EmptySourceError("a table without records", path=path)
    tell(f"{path}: {choice.said(chosen, choice.counted(len(records)))}")
    yield from choice.documents(records, chosen, path=path, loader="parquet")
