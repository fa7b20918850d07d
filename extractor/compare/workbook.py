"""A whole store as one workbook: its tables, and a pivot of all its figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.compare.agreement import NO_WORDS, Revising
from extractor.compare.pivot import Pivot, PivotLine, pivot
from extractor.compare.rows import pivot_rows
from extractor.compare.series import series
from extractor.compare.spans import YEAR
from extractor.keys import FactKeys
from extractor.store.export import sheets
from extractor.store.questions import Question
from extractor.workbook import LineChart, Sheet, save_sheets

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Behind the tables of records.
_OTHERS = ("documents", "files", "runs", "failures")
#: Lines of a chart that can still be told apart.
_LINES = 8


def save_store(
    store: Store, output: Path, *, keys: FactKeys, revising: Revising = NO_WORDS
) -> None:
    """Write a sheet for each record type, the documents, files and runs, and a pivot.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OptionError: the file cannot be written, or a sheet would overflow.
    """
    save_sheets(_sheets(store, keys, revising), output)


def _sheets(store: Store, keys: FactKeys, revising: Revising) -> Iterator[Sheet]:
    # what people look at first stands first
    ordered = sorted(store.types.values(), key=lambda one: not one.fact)
    yield from sheets(store, [*(one.plural for one in ordered), *_OTHERS])
    asked = Question(kinds=("observation",), statuses=("actual",))
    table = pivot(series(store, asked, revising=revising), keys=keys, periods="all")
    yield pivot_sheet(table)


def pivot_sheet(table: Pivot) -> Sheet:
    """A line a row, a year a column, and those lines as a chart that can stand in one."""
    names = [*PivotLine._fields, *table.years, "vague", "differs", "several"]
    rows = ([row.get(name) for name in names] for row in pivot_rows(table))
    return Sheet("pivot", names, rows, _chart(table))


def _chart(table: Pivot) -> LineChart | None:
    """The lines that are counted alike, of which there are most, those with most years first."""
    alike: dict[tuple[str, str, str], list[int]] = {}
    for number, (line, cells) in enumerate(table.lines):
        if sum(cell.value is not None for cell in cells.values()) > 1:
            alike.setdefault((line.counted, line.shown_unit, line.part), []).append(number)
    if not alike:
        return None
    (counted, unit, part), numbers = max(alike.items(), key=lambda pair: len(pair[1]))
    shown = sorted(numbers, key=lambda number: -len(table.lines[number][1]))[:_LINES]
    lines = [table.lines[number][0] for number in sorted(shown)]
    indicators, places = {line.indicator for line in lines}, {line.place for line in lines}
    single = [*(indicators if len(indicators) == 1 else ()), *(places if len(places) == 1 else ())]
    title = " ".join(filter(None, (*single, counted, part if part != YEAR else "")))
    named = [
        (number, _name(table.lines[number][0], indicators, places)) for number in sorted(shown)
    ]
    first = len(PivotLine._fields)
    return LineChart(title, unit, named, first, first + len(table.years) - 1)


def _name(line: PivotLine, indicators: Collection[str], places: Collection[str]) -> str:
    """What tells a line from the others: its place, its indicator, or both."""
    if len(indicators) == 1:
        return line.place
    return line.indicator if len(places) == 1 else f"{line.place} {line.indicator}"
