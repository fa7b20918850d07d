"""What people change in a store by hand: files forgotten, titles and dates corrected for good."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractor.errors import OptionError
from extractor.store.clearing import clear
from extractor.store.ledger_ids import files_named

if TYPE_CHECKING:
    from extractor.store.database import Store


def corrections_of(store: Store, files: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    """The corrections of the documents of these files: number, title, date, publisher."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    if not files or not store.one("SELECT count(*) FROM corrections"):
        return found
    rows = store.all(
        """SELECT c.file, c.document, c.title, c.date, c.publisher FROM corrections c
           WHERE c.file IN (SELECT unnest(?::BIGINT[]))""",
        [list(files)],
    )
    for file, *correction in rows:
        found.setdefault(file, []).append(tuple(correction))
    return found


def correct(
    store: Store,
    name: str,
    *,
    title: str | None = None,
    date: datetime.date | None = None,
    publisher: str | None = None,
) -> int:
    """Correct a document for good; its file waits to be read again. How many documents it is.

    Args:
        store: an open store.
        name: the document's path as stored, with ``!member`` inside a file of several.
        title: its title; None leaves it, as with the others.
        date: its date.
        publisher: who published it.

    Raises:
        OptionError: no document of that name.
    """
    rows = store.all(
        "SELECT document, file FROM documents WHERE path || coalesce('!' || member, '') = ?", [name]
    )
    if not rows:
        raise OptionError(f"no document {name!r} in the store")
    with store.transaction():
        for document, file in rows:
            before = store.all("SELECT title, date, publisher FROM corrections WHERE document = ?",
                               [document])  # fmt: skip
            old = before[0] if before else (None, None, None)
            new = [value if value is not None else kept
                   for value, kept in zip((title, date, publisher), old, strict=True)]  # fmt: skip
            store.run("DELETE FROM corrections WHERE document = ?", [document])
            store.run("INSERT INTO corrections VALUES (?, ?, ?, ?, ?)", [document, file, *new])
            store.run(
                """UPDATE documents SET title = coalesce(?, title), date = coalesce(?, date),
                          date_origin = if(? IS NULL, date_origin, 'given'),
                          publisher = coalesce(?, publisher) WHERE document = ?""",
                [new[0], new[1], new[1], new[2], document],
            )
            store.run("UPDATE files SET state = 'pending' WHERE file = ? AND archive <> 0", [file])
    return len(rows)


def forget(store: Store, names: Sequence[str], *, root: str | None = None) -> int:
    """Drop files with all that was read from them; how many.

    Args:
        store: an open store.
        names: paths as stored; one that ends in ``/`` stands for all below it.
        root: of this archive alone; without ``names`` all of it.

    Raises:
        OptionError: nothing of that name.
    """
    files = files_named(store, names, root=root)
    if not files:
        raise OptionError("nothing of that name in the store")
    with store.transaction():
        clear(store, files)
        store.run("DELETE FROM corrections WHERE file IN (SELECT unnest(?::BIGINT[]))", [files])
        store.run("DELETE FROM files WHERE file IN (SELECT unnest(?::BIGINT[]))", [files])
        if root is not None and not names:
            store.run("DELETE FROM archives WHERE root = ?", [root])
        store.run("DELETE FROM store WHERE key = 'exported'")
        if store.get("unsettled") is None:
            store.put("unsettled", "yes")
    return len(files)
