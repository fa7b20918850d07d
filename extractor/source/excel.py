"""Excel and its kin (.xlsx, .xls, .xlsb, .ods): sheets as grids, or records with a text."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from extractor.document import Document
from extractor.errors import (
    EmptySourceError,
    MissingExtraError,
    SourceError,
    UnsupportedSourceError,
)
from extractor.source import columns as choice
from extractor.source.columns import Columns, Tell
from extractor.source.excel_formats import cells_told
from extractor.source.imprinted import imprinted
from extractor.source.quiet import quiet
from extractor.source.shown import MONTH, PERCENT, YEAR, ShownCells
from extractor.source.titles import reads_as_title
from extractor.source.weave import RawCell, Weaver, is_data, one_line

_TITLE_ROWS = 5  # over the names of columns
MOST_CELLS = 5_000_000
_DIGITS = 15  # that a number of Excel's is exact to
_LEAST_NAMED = 6  # characters of a sheet's name that is a title
#: What a library in Rust raises where it meets what it did not reckon with; no Exception to Python.
_PANIC = "PanicException"
_UNNAMED = re.compile(r"(?i)sheet\s*\d*$")


#: First and last row and column of what is merged.
MergedCells = dict[tuple[int, int], tuple[int, int]]


class WorkSheet(NamedTuple):
    """A sheet's cells as texts, and the ranges that are merged: first and last row and column."""

    name: str
    rows: list[list[str]]
    merged: MergedCells


def load_excel(
    data: bytes, *, path: str | None, columns: Columns, tell: Tell
) -> Iterator[Document | SourceError]:
    """The documents of a workbook: one a record of a sheet with a text column, else one in all.

    Raises:
        SourceError: damaged (``broken``), or too many cells (``too-large``).
        UnsupportedSourceError: with a password (``encrypted``).
        EmptySourceError: no cell holds anything.
        MissingExtraError: without the ``office`` extra.
    """
    yield from load_book(_sheets(data, path), path=path, columns=columns, tell=tell)


def load_book(
    sheets: list[WorkSheet], *, path: str | None, columns: Columns, tell: Tell
) -> Iterator[Document | SourceError]:
    """The documents of a workbook whose sheets are read.

    Raises:
        SourceError: the column that is wanted is in no sheet (``no-text-column``).
        EmptySourceError: no cell holds anything.
    """
    firsts = [_first_of_records(sheet) for sheet in sheets]
    named = [_record_names(sheet, first) for sheet, first in zip(sheets, firsts, strict=True)]
    chosen = [choice.guessed(names, columns) if names else None for names in named]
    if any(chosen):
        for sheet, first, choose in zip(sheets, firsts, chosen, strict=True):
            if choose is not None:
                yield from _texts(sheet, first, choose, path, tell)
        return
    if columns.text is not None:
        every = [name for names in named for name in names]
        raise choice.unsure(every, columns, path)
    yield _tables(sheets, path)


def _first_of_records(sheet: WorkSheet) -> int:
    """The row that names the columns: the first, or one below the name of the sheet."""
    for number, row in enumerate(sheet.rows[:_TITLE_ROWS]):
        if sum(map(bool, row)) > 1:
            return number if choice.is_told(row) else 0
    return 0


def _record_names(sheet: WorkSheet, first: int) -> list[str]:
    return [cell.strip() for cell in sheet.rows[first]] if sheet.rows else []


def _texts(
    sheet: WorkSheet, first: int, chosen: Columns, path: str | None, tell: Tell
) -> Iterator[Document | SourceError]:
    names = _record_names(sheet, first)
    records = [dict(zip(names, row, strict=False)) for row in sheet.rows[first + 1 :] if any(row)]
    tell(f"{path}: {choice.said(chosen, f'{choice.counted(len(records))} of {sheet.name}')}")
    yield from choice.documents(records, chosen, path=path, loader="excel")


def _tables(sheets: list[WorkSheet], path: str | None) -> Document:
    """All sheets as one document: lines of their own over and under the grids."""
    weaver = Weaver()
    parts: list[str] = []
    for sheet in sheets:
        if not any(any(row) for row in sheet.rows):
            continue
        if not _UNNAMED.match(sheet.name) and (len(sheets) > 1 or _is_titled_by_name(sheet)):
            parts.append(sheet.name)
        parts += [_block(weaver, sheet, first, last) for first, last in _blocks(sheet)]
    woven = weaver.weave("\n".join(part.strip("\n") for part in parts if part.strip()))
    if not woven.text.strip():
        raise EmptySourceError("a workbook without text", path=path)
    lead = woven.grids[0].start if woven.grids else len(woven.text)
    title = _title(woven.text[:lead], sheets)
    return imprinted(
        woven.text,
        title=title,
        path=path,
        loader="excel",
        grids=woven.grids,
    )


def _is_titled_by_name(sheet: WorkSheet) -> bool:
    """Whether the name of the only sheet is the title that no row of it says."""
    first = next(row for row in sheet.rows if any(row))
    named = len(sheet.name) >= _LEAST_NAMED and reads_as_title(sheet.name)
    return named and sum(map(bool, first)) > 1


def _title(lead: str, sheets: list[WorkSheet]) -> str | None:
    """The first line over the first table; under a sheet's name the longer one."""
    first, second, *_ = [*filter(None, map(str.strip, lead.split("\n"))), "", ""]
    named = any(first == sheet.name.strip() for sheet in sheets)
    if named and len(second) > len(first) and reads_as_title(second):
        return second
    return first if first and "\t" not in first else None


def _blocks(sheet: WorkSheet) -> Iterator[tuple[int, int]]:
    """Stretches of rows without an empty one between."""
    first: int | None = None
    for number, row in enumerate([*sheet.rows, []]):
        if any(row) and first is None:
            first = number
        elif not any(row) and first is not None:
            yield first, number
            first = None


def _block(weaver: Weaver, sheet: WorkSheet, first: int, last: int) -> str:
    """Rows as lines: those with one cell at begin and end for themselves, the others as a grid."""
    filled = [sum(map(bool, sheet.rows[n])) for n in range(first, last)]
    top, bottom = first, last
    while top < last and filled[top - first] == 1:
        top += 1
    while bottom > top and filled[bottom - 1 - first] == 1:
        bottom -= 1
    lines = [one_line(" ".join(filter(None, sheet.rows[n]))) for n in range(first, top)]
    after = [one_line(" ".join(filter(None, sheet.rows[n]))) for n in range(bottom, last)]
    rows = [_raw(sheet, n, bottom) for n in range(top, bottom)]
    if is_data(rows):
        table = weaver.mark(rows).strip("\n")
    else:
        table = "\n".join("\t".join(sheet.rows[n]).strip("\t") for n in range(top, bottom))
    return "\n".join([*lines, table, *after])


def _raw(sheet: WorkSheet, number: int, bottom: int) -> list[RawCell]:
    cells = []
    covered = {
        (row, column)
        for (top, left), (down, right) in sheet.merged.items()
        for row in range(top, down + 1)
        for column in range(left, right + 1)
        if row == number and (row, column) != (top, left)
    }
    for column, text in enumerate(sheet.rows[number]):
        down, right = sheet.merged.get((number, column), (number, column))
        if (number, column) not in covered:
            cells.append(RawCell(text, min(down, bottom - 1) - number + 1, right - column + 1))
    return cells


def _sheets(data: bytes, path: str | None) -> list[WorkSheet]:
    try:
        import python_calamine as calamine
    except ImportError:
        raise MissingExtraError("reading Excel files", extra="office") from None
    told = cells_told(data)
    if told.total > MOST_CELLS:
        raise too_many_cells(path)
    try:
        with quiet():  # it writes of each panic
            book = calamine.load_workbook(io.BytesIO(data))
            return list(_visible(book, told.shown, path, calamine.SheetVisibleEnum.Visible))
    except calamine.PasswordError:
        message = "an encrypted Excel file"
        raise UnsupportedSourceError(message, path=path, reason="encrypted") from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        line = str(error).split("\n", 1)[0][:200]
        raise SourceError(f"a damaged Excel file: {line}", path=path, reason="broken") from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise SourceError("a damaged Excel file", path=path, reason="broken") from None


def _visible(
    book: Any, shown: Mapping[int, ShownCells], path: str | None, seen: Any
) -> Iterator[WorkSheet]:
    """The sheets that are to be seen; ``seen`` is how the book calls these."""
    cells = 0
    for number, (name, how) in enumerate(zip(book.sheet_names, book.sheets_metadata, strict=True)):
        if how.visible != seen:
            continue
        sheet = book.get_sheet_by_name(name)
        cells += sheet.total_height * sheet.total_width
        if cells > MOST_CELLS:
            raise too_many_cells(path)
        yield _sheet(sheet, shown.get(number, {}))


def too_many_cells(path: str | None) -> SourceError:
    """The error of a workbook that is too large."""
    message = f"a workbook of more than {MOST_CELLS:,} cells"
    return SourceError(message, path=path, reason="too-large")


def _sheet(sheet: Any, shown: ShownCells) -> WorkSheet:
    merged = {tuple(begin): tuple(end) for begin, end in sheet.merged_cell_ranges or ()}
    return sheet_of(sheet.name, sheet.to_python(skip_empty_area=False), merged, shown)


def sheet_of(
    name: str, values: list[list[Any]], merged: MergedCells, shown: ShownCells
) -> WorkSheet:
    """A sheet of its values, with what is merged and how cells are shown."""
    shown = {**_months(values), **{place: how for place, how in shown.items() if how}}
    rows = [
        [_written(value, shown.get((down, right), "")) for right, value in enumerate(row)]
        for down, row in enumerate(values)
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    wide = max((n + 1 for row in rows for n, cell in enumerate(row) if cell), default=0)
    return WorkSheet(name, [row[:wide] for row in rows], merged)


def _months(values: list[list[Any]]) -> ShownCells:
    """Days of a row or column that are the first of different months: they stand for these."""
    found: ShownCells = {}
    rows = [[((n, c), value) for c, value in enumerate(row)] for n, row in enumerate(values)]
    for line in (*rows, *zip(*rows, strict=True)):
        days = {place: value for place, value in line if isinstance(value, datetime.date)}
        if len(days) > 1 and all(day.day == 1 for day in days.values()):
            months = {(day.year, day.month) for day in days.values()}
            found |= dict.fromkeys(days, MONTH) if len(months) == len(days) else {}
    return found


def _written(value: Any, shown: str) -> str:
    """A cell's value as it is shown, its number format left aside but for what it means."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        if shown == PERCENT:
            return format(value * 100, f".{_DIGITS - 3}g") + "%"
        text = format(value, f".{_DIGITS}g")
        return text if "e" not in text else format(value, "f")
    if isinstance(value, datetime.date):
        return value.strftime({MONTH: "%Y-%m", YEAR: "%Y"}.get(shown, "%Y-%m-%d"))
    return str(value) if value is not None else ""
