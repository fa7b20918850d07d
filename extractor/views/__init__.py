"""Records as text: tables for people, JSON and CSV for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.views.found import Found


def render(found: Iterable[Found], *, form: str, named: bool = False) -> Iterator[str]:
    """The text of ``found`` in one form (``table``, ``jsonl``, ``html``, …), in pieces.

    Args:
        form: a key of the dispatch below.
        named: several files: JSON Lines then carry the path too, JSON is a list of documents, and
            each file has its own tables.
    """
    from extractor.views import pages, tables, writers

    forms = {
        "table": tables.tables,
        "jsonl": writers.json_lines,
        "json": writers.documents,
        "csv": writers.flat_table,
        "tsv": writers.tab_separated,
        "markdown": writers.markdown,
        "html": pages.html_page,
    }
    return forms[form](found, named=named)
