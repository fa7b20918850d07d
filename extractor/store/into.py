"""One release joins a store: what ``extract --into`` does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractor.declared import Declaration, type_of
from extractor.keys import FactKeys
from extractor.store.archive_files import Version
from extractor.store.database import Store
from extractor.store.ledger import Ledger
from extractor.store.opening import open_store
from extractor.store.paths import key, shown
from extractor.store.rows import PlaceCode, Rows

if TYPE_CHECKING:
    from extractor.document import Document
    from extractor.gridfacts import GridFacts
    from extractor.layout import Reading
    from extractor.records import AnyRecord

#: The archive of releases that came one by one; no folder is after it.
SINGLE = 0


class Joined(NamedTuple):
    """What became of it: its name in the store, and the file it is a duplicate of, if any."""

    path: str
    same_as: str | None


def join_store(
    store: Path | str,
    document: Document,
    records: Iterable[AnyRecord],
    *,
    readings: Sequence[Reading],
    version: Version,
    name: str | None = None,
    data: bytes | None = None,
    place_code: PlaceCode | None = None,
    keys: FactKeys | None = None,
    declared: Sequence[Declaration] = (),
    grids: Sequence[GridFacts] = (),
) -> Joined:
    """Write a document with its records into a store; the store is made where there is none.

    Args:
        readings: what layout makes of its text: the sentences of the rows.
        version: what read it, see :func:`extractor.batch.version.version`.
        name: file it came from; None or ``-`` for standard input, which is named by its content.
        data: its bytes (else the text in UTF-8): what a batch knows it by, should it meet it.
        place_code: code of a subject's name, see :func:`extractor.batch.engine.place_codes`.
        keys: what makes facts comparable; by default with our own patterns.
        declared: the types that a user's patterns declare.
        grids: what came of its tables.

    A release of the same name takes the place of the one before. What the store holds already
    under another name is not written twice.

    Raises:
        StoreError: the store cannot be opened or written.
    """
    raw = document.text.encode("utf-8", "surrogatepass") if data is None else data
    joining = _joining(name, raw)
    rows = Rows(place_code=place_code, keys=keys, types=map(type_of, declared))
    with open_store(store, write=True) as opened:
        opened.declare(declared)
        same = _same(opened, joining)
        if same is None:
            rows.add_document(
                joining.file,
                joining.path,
                document,
                records,
                readings=readings,
                sha256=joining.sha256,
                grids=grids,
            )
            _replace(opened, joining, rows, version)
    return Joined(joining.path, same)


class _Joining(NamedTuple):
    """The file that joins: its key, its name in the store, its bytes by number and digest."""

    file: int
    path: str
    size: int
    sha256: str


def _joining(name: str | None, raw: bytes) -> _Joining:
    sha256 = hashlib.sha256(raw).hexdigest()
    path = (
        f"stdin-{sha256[:12]}" if name in (None, "-") else shown(str(Path(name or "").absolute()))
    )
    return _Joining(key(SINGLE, path), path, len(raw), sha256)


def _same(store: Store, joining: _Joining) -> str | None:
    """The other file of the store with the same content."""
    same = store.all(
        """SELECT path FROM files WHERE sha256 = ? AND file <> ? AND duplicate_of IS NULL
           AND state = 'done' ORDER BY archive, path LIMIT 1""",
        [joining.sha256, joining.file],
    )
    return same[0][0] if same else None


def _replace(store: Store, joining: _Joining, rows: Rows, version: Version) -> None:
    """The file's rows instead of those that are there of it, all or none."""
    file, path, size, sha256 = joining
    ledger = Ledger(store, "", archive=SINGLE)
    with store.transaction():
        ledger.clear([file])
        store.run("DELETE FROM files WHERE file = ?", [file])
        store.run(
            """INSERT INTO files (file, archive, path, size, modified, changed, sha256, state)
               VALUES (?, ?, ?, ?, 0, 0, ?, 'pending')""",
            [file, SINGLE, path, size, sha256],
        )
        ledger.append(rows.take())
        ledger.finish([(file, "done", sha256)], version)
