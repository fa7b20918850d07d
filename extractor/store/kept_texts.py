"""Documents out of a store, as they were loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.document import Document
from extractor.errors import OptionError
from extractor.store.texts import unpack_grids, unpack_text

if TYPE_CHECKING:
    from extractor.store.database import Store


def kept_document(store: Store, name: str) -> Document:
    """A document as it was loaded, without its records.

    Args:
        store: an open store.
        name: the document's path as stored, with ``!member`` inside a file of several.

    Raises:
        OptionError: no document of that name.
    """
    rows = store.all(
        """SELECT t.content, t.grids, d.title, d.date, d.date_origin, d.publisher, d.loader,
                  d.encoding, d.blank_pages, d.fallback, d.partial
           FROM texts t JOIN documents d USING (document)
           WHERE d.path || coalesce('!' || d.member, '') = ?""",
        [name],
    )
    if not rows:
        raise OptionError(f"no document {name!r} in the store")
    content, grids, title, day, origin, publisher, loader, encoding, blank, guessed, part = rows[0]
    return Document(
        text=unpack_text(content), grids=grids and unpack_grids(grids), path=name, title=title,
        date=day, date_origin=origin, publisher=publisher, loader=loader, encoding=encoding,
        blank_pages=blank or 0, fallback=bool(guessed), partial=part,
    )  # fmt: skip
