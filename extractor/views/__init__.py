"""Records as text: tables for people, JSON and CSV for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from extractor.declaration import RecordType
from extractor.records import TYPES
from extractor.views.file_records import FileRecords


def render(
    found: Iterable[FileRecords],
    *,
    form: str,
    named: bool = False,
    types: Iterable[RecordType] = tuple(TYPES.values()),
) -> Iterator[str]:
    """The text of ``found`` in one form (``table``, ``jsonl``, ``html``, …), in pieces.

    Args:
        form: a key of the dispatch below.
        named: several files: JSON Lines then carry the path too, JSON is a list of documents, and
            each file has its own tables.
        types: the types that records may be of: our own, and those that patterns declare.
    """
    from extractor.views import pages, record_tables, writers

    known = tuple(types)
    forms: dict[str, Callable[..., Iterator[str]]] = {
        "table": partial(record_tables.tables, types=known),
        "jsonl": writers.json_lines,
        "json": writers.documents,
        "csv": partial(writers.flat_table, types=known),
        "tsv": partial(writers.tab_separated, types=known),
        "markdown": partial(writers.markdown, types=known),
        "html": pages.html_page,
    }
    return forms[form](found, named=named)
