"""Files of an archive with the same bytes: which are duplicates of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.store.database import Store

_FREED = "duplicate_of IS NOT NULL AND file NOT IN (SELECT file FROM copies)"


def mark(store: Store) -> None:
    """Note in ``copies`` each file that has the bytes of another, with the first of those."""
    store.run(
        """
        CREATE OR REPLACE TEMP TABLE copies AS
        SELECT f.file, g.first FROM files f JOIN (
            SELECT sha256, arg_min(file, (archive, path)) AS first
            FROM files WHERE sha256 IS NOT NULL GROUP BY sha256 HAVING count(*) > 1
        ) g USING (sha256) WHERE f.file <> g.first
        """
    )


def free(store: Store) -> bool:
    """Let files wait that are duplicates no more; whether there were any."""
    if not store.one(f"SELECT count(*) FROM files WHERE {_FREED}"):
        return False
    store.run(f"UPDATE files SET state = 'pending', duplicate_of = NULL WHERE {_FREED}")
    return True


def new(store: Store) -> list[int]:
    """The files that have the bytes of another, and were none of its duplicates."""
    rows = store.all(
        """SELECT c.file FROM copies c JOIN files f USING (file)
           WHERE f.duplicate_of IS DISTINCT FROM c.first"""
    )
    return [file for (file,) in rows]


def name(store: Store) -> None:
    """Note with each copy which file it is a duplicate of."""
    store.run(
        """UPDATE files SET state = 'duplicate', duplicate_of = c.first,
                            program = NULL, patterns = NULL
           FROM copies c WHERE files.file = c.file
             AND files.duplicate_of IS DISTINCT FROM c.first"""
    )
