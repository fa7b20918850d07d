"""Excel workbooks: numbers are numbers, and no cell of a text is ever a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import MissingExtraError, OptionError
from extractor.flat import flat

#: Digits that Excel's numbers hold; a longer number stays text, so that none of its digits is lost.
_DIGITS = 15
_WIDEST = 60  # characters of a column
_CELL = 32_767  # characters that Excel takes in a cell
_ROWS = 1_048_575  # records under the header of a sheet


class LineChart(NamedTuple):
    """Rows of a sheet as lines of a chart, drawn by the program that opens it.

    Attributes:
        title: over the chart.
        unit: beside the values.
        lines: of each line the number of its row, from 0, and its name.
        first: column of the first value; the heads of the columns are what the lines run over.
        last: column of the last value.
    """

    title: str
    unit: str
    lines: Sequence[tuple[int, str]]
    first: int
    last: int


class Sheet(NamedTuple):
    """A sheet: its title, the names of its columns, and its rows, which may come one by one."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    chart: LineChart | None = None


def save_sheets(sheets: Iterable[Sheet], output: Path) -> None:
    """Write a workbook row by row: what it holds need not fit into memory.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OptionError: the file cannot be written, or a sheet would overflow.
    """
    try:
        import xlsxwriter
        from xlsxwriter.exceptions import XlsxWriterException
    except ImportError:
        raise MissingExtraError("writing Excel workbooks", extra="xlsx") from None
    # what a text says is a string: never a formula, never a link
    plain = {
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "constant_memory": True, "remove_timezone": True,
    }  # fmt: skip
    try:
        # opened first: where nothing can be written nothing is begun
        with output.open("wb") as file, xlsxwriter.Workbook(file, plain) as book:
            formats = _Formats(book)
            head = book.add_format({"bold": True, "bottom": 1})
            for sheet in sheets:
                page = book.add_worksheet(sheet.title)
                _write(page, sheet, formats, head)
                if sheet.chart is not None:
                    _draw(book, page, sheet, sheet.chart)
    except (XlsxWriterException, OSError) as error:
        raise OptionError(f"--output: {output}: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """What the system says, without its number and the path again."""
    cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
    return str(getattr(cause, "strerror", None) or cause)


def _write(page: Any, sheet: Sheet, formats: _Formats, head: Any) -> None:
    widths = [len(name) + 3 for name in sheet.columns]
    for column, name in enumerate(sheet.columns):
        page.write_string(0, column, name, head)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        if last > _ROWS:
            raise OptionError(
                f"{sheet.title}: more rows than a sheet of Excel holds; --format csv takes them all"
            )
        for column, value in enumerate(row):
            widths[column] = max(widths[column], _cell(page, last, column, value, formats))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(widths) - 1)
    for column, width in enumerate(widths):
        page.set_column(column, column, min(width + 1, _WIDEST))


def _draw(book: Any, page: Any, sheet: Sheet, told: LineChart) -> None:
    """The chart, to the right of the table."""
    chart = book.add_chart({"type": "line"})
    for row, name in told.lines:
        chart.add_series(
            {
                "name": _unread(name),
                "categories": [sheet.title, 0, told.first, 0, told.last],
                # rows are written as they come and not kept: without these, heads count as numbers
                "categories_data": list(sheet.columns[told.first : told.last + 1]),
                "values": [sheet.title, row + 1, told.first, row + 1, told.last],
                "marker": {"type": "circle", "size": 5},
            }
        )
    chart.set_title({"name": _unread(told.title), "name_font": {"size": 12}})
    chart.set_y_axis({"name": _unread(told.unit), "num_format": "#,##0.##"})
    chart.show_blanks_as("span")
    chart.set_size({"width": 760, "height": 400})
    page.insert_chart(1, len(sheet.columns) + 1, chart)


def _unread(name: str) -> str:
    """A name that is not taken for a formula."""
    return name.lstrip("=") or " "


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
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value, formats["yyyy-mm-dd hh:mm"])
        return 16
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["yyyy-mm-dd"])
        return 10
    if isinstance(value, int) and abs(value) < 10**_DIGITS:
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
    text = flat(value)
    sheet.write_string(row, column, text[:_CELL])
    return sum(2 if char > "\u2e80" else 1 for char in text)
