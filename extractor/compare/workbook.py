"""A whole store as one workbook: its tables, and a pivot of all its figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.compare.pivot import Line, pivot
from extractor.compare.rows import pivot_rows
from extractor.compare.series import series
from extractor.keys import FactKeys
from extractor.store.export import sheets
from extractor.store.questions import Question
from extractor.views.workbook import Sheet, save_sheets

if TYPE_CHECKING:
    from extractor.store.database import Store

#: What people look at first stands first.
TABLES = (
    "observations", "rankings", "recognitions", "quantities", "times", "entities", "documents",
    "files", "runs", "failures",
)  # fmt: skip


def save_store(
    store: Store, output: Path, *, keys: FactKeys, revising: Collection[str] = ()
) -> None:
    """Write a sheet for each record type, the documents, files and runs, and a pivot.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OptionError: the file cannot be written, or a sheet would overflow.
    """
    save_sheets(_sheets(store, keys, revising), output)


def _sheets(store: Store, keys: FactKeys, revising: Collection[str]) -> Iterator[Sheet]:
    yield from sheets(store, TABLES)
    asked = Question(kinds=("observation",), statuses=("actual",))
    table = pivot(series(store, asked, revising=revising), keys=keys, periods="all")
    names = [*Line._fields, *table.years, "differs", "several"]
    yield Sheet("pivot", names, ([row.get(name) for name in names] for row in pivot_rows(table)))
