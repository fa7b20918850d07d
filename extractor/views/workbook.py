"""Records as an Excel workbook: numbers are numbers, and no cell of a text is ever a formula."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.errors import MissingExtraError, OptionError
from extractor.records import RECORD_TYPES, AnyRecord
from extractor.views.found import Found

#: Digits that Excel's numbers hold; a longer number stays text, so that none of its digits is lost.
_DIGITS = 15
_WIDEST = 60  # characters of a column
_CELL = 32_767  # characters that Excel takes in a cell
_ROWS = 1_048_575  # records under the header of a sheet


def save_workbook(found: Iterable[Found], output: Path) -> None:
    """Write a sheet for each record type that occurs, and one of the documents.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OptionError: the file cannot be written, or a sheet would overflow.
    """
    try:
        import xlsxwriter
        from xlsxwriter.exceptions import XlsxWriterException
    except ImportError:
        raise MissingExtraError("writing Excel workbooks", extra="xlsx") from None
    rows: dict[str, list[tuple[str, AnyRecord]]] = defaultdict(list)
    documents: list[list[Any]] = []
    for file in found:
        documents.append([file.path, file.title, file.date, len(file.records)])
        for record in file.records:
            rows[record.type].append((file.path, record))
    if max(map(len, rows.values()), default=0) > _ROWS:
        raise OptionError("more records than a sheet of Excel holds; --format csv takes them all")
    # what a text says is a string: never a formula, never a link
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    try:
        with xlsxwriter.Workbook(str(output), plain) as book:
            own = [kind for kind in rows if kind not in RECORD_TYPES]
            for kind in (*own, *reversed(RECORD_TYPES)):  # facts first
                if kind in rows:
                    names = ["path", *_fields([record for _, record in rows[kind]])]
                    cells = [
                        [path, *(getattr(record, name) for name in names[1:])]
                        for path, record in rows[kind]
                    ]
                    _sheet(book, kind, names, cells)
            _sheet(book, "documents", ["path", "title", "date", "records"], documents)
    except (XlsxWriterException, OSError) as error:
        raise OptionError(f"--output: {output}: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """What the system says, without its number and the path again."""
    cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
    return str(getattr(cause, "strerror", None) or cause)


def _fields(records: list[AnyRecord]) -> list[str]:
    """The fields of some records of one type that any of them has."""
    hidden = ("type", "evidence", "inherited")
    return [
        name
        for name in type(records[0]).model_fields
        if name not in hidden and any(getattr(record, name) is not None for record in records)
    ]


def _sheet(book: Any, title: str, names: list[str], rows: list[list[Any]]) -> None:
    sheet = book.add_worksheet(title)
    formats = _Formats(book)
    head = book.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(names) - 1)
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, head)
        width = len(name) + 3
        for number, row in enumerate(rows, 1):
            width = max(width, _cell(sheet, number, column, row[column], formats))
        sheet.set_column(column, column, min(width + 1, _WIDEST))


class _Formats(dict[str, Any]):
    """How numbers are shown: each format of a workbook is made once."""

    def __init__(self, book: Any):
        super().__init__()
        self._book = book

    def __missing__(self, code: str) -> Any:
        self[code] = self._book.add_format({"num_format": code})
        return self[code]


def _cell(sheet: Any, row: int, column: int, value: Any, formats: _Formats) -> int:
    """Write one value by its type; gives the columns of a screen that it takes."""
    if value is None:
        return 0
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["yyyy-mm-dd"])
        return 10
    if isinstance(value, int):
        sheet.write_number(row, column, value)
        return len(str(value))
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _DIGITS:
        written = format(value, ",f")
        places = len(written.partition(".")[2])
        # left to itself, Excel would show 100 000 000 000 as 1E+11
        sheet.write_number(
            row, column, value, formats["#,##0." + "0" * places if places else "#,##0"]
        )
        return len(written)
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    sheet.write_string(row, column, text[:_CELL])
    return sum(2 if char > "\u2e80" else 1 for char in text)
