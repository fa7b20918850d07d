"""Opening a store to read it, also while a batch writes it; then that is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.streams import complain

if TYPE_CHECKING:
    from extractor.store.database import Store


@contextmanager
def reading(store: Path, *, large: bool = False) -> Iterator[Store]:
    """The store after an output of batch.

    Raises:
        StoreError: no store there, another program's file, no permission, no room for a copy.
    """
    from extractor.store.export import store_of
    from extractor.store.opening import open_store

    with open_store(store_of(store), large=large) as opened:
        if opened.is_copy:
            complain(f"{store}: a batch is writing it; this is what it holds now")
        yield opened
