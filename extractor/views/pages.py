"""Records as one self-contained HTML page: the text, its highlights, and the table beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.page import Leaf, page
from extractor.views.file_records import FileRecords


def html_page(found: Iterable[FileRecords], *, named: bool) -> Iterator[str]:
    """One page for all files; it opens from a file and asks nothing of any network."""
    del named  # of several files the page itself offers the choice
    yield page(
        Leaf(
            file.path,
            file.title,
            file.date.isoformat() if file.date else None,
            file.text,
            tuple(record.with_provenance() for record in file.records),
        )
        for file in found
    )
