"""The tables of the documents of a store, which keeps their texts alone: from the files again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.document import Document

if TYPE_CHECKING:
    from extractor.grids import Grid
    from extractor.store.database import Store

#: Loaders that look for tables in nothing but the text, and may be asked to do so again.
_OF_TEXT = ("text", "json", "parquet")


def tables_of(store: Store, texts: dict[int, str]) -> dict[int, tuple[Grid, ...] | None]:
    """The tables of some documents by their keys, as far as they can be told.

    None where a text shows all the tables that it has. A document whose file is gone or has
    another text by now is left out. A file of many documents is loaded once.

    Args:
        texts: the text of each document as the store keeps it.
    """
    rows = store.all(
        """SELECT d.document, d.loader, d.grids, coalesce(a.root, ''), f.path
           FROM documents d JOIN files f USING (file) LEFT JOIN archives a USING (archive)
           WHERE d.document IN (SELECT unnest(?::BIGINT[]))""",
        [list(texts)],
    )
    found: dict[int, tuple[Grid, ...] | None] = {}
    files: dict[Path, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for document, loader, grids, root, path in rows:
        if loader in _OF_TEXT:
            found[document] = None
        elif grids:
            files[Path(root) / path][texts[document]].append(document)
        else:
            found[document] = () if grids == 0 else None
    for file, wanted in files.items():
        for one in _loaded(file, set(wanted)):
            found.update(dict.fromkeys(wanted[one.text], one.grids))
    return found


def _loaded(file: Path, texts: set[str]) -> Sequence[Document]:
    """The documents of a file with these texts; loading stops when all are found."""
    from extractor.source import load_each

    found: list[Document] = []
    if not file.is_file():
        return found
    for one in load_each(file):
        if isinstance(one, Document) and one.text in texts:
            found.append(one)
            texts.remove(one.text)
            if not texts:
                break
    return found
