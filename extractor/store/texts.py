"""The texts that a store keeps: every span of every record counts in them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.store.database import Store


def text_of(store: Store, name: str) -> str:
    """The text of a document as it was loaded.

    Args:
        store: an open store.
        name: the document's path as stored, with ``!member`` inside a file of several.

    Raises:
        OptionError: no document of that name.
    """
    content = store.one(
        """SELECT t.content FROM texts t JOIN documents d USING (document)
           WHERE d.path || coalesce('!' || d.member, '') = ?""",
        [name],
    )
    if content is None:
        raise OptionError(f"no document {name!r} in the store")
    return zlib.decompress(content).decode("utf-8", "surrogatepass")
