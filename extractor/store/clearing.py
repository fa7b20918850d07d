"""The rows of files that are read anew, or are gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.store.ddl import quoted

if TYPE_CHECKING:
    from extractor.store.database import Store


def clear(store: Store, files: Sequence[int]) -> None:
    """Delete the rows of these files in all content tables."""
    store.run(
        "CREATE OR REPLACE TEMP TABLE cleared AS SELECT unnest(?::BIGINT[]) AS file", [list(files)]
    )
    documents = "SELECT document FROM documents WHERE file IN (SELECT file FROM cleared)"
    for table in (*(one.plural for one in store.types.values()), "texts", "reprints"):
        store.run(f"DELETE FROM {quoted(table)} WHERE document IN ({documents})")
    for table in ("documents", "failures"):
        store.run(f"DELETE FROM {table} WHERE file IN (SELECT file FROM cleared)")
