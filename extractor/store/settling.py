"""What follows from what a run has met and read: files that are lost, duplicates of what failed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.errors import SourceError
from extractor.store.reprints import find_reprints

if TYPE_CHECKING:
    from extractor.store.database import Store


def check_lost(store: Store, archive: int, gone: Sequence[int], *, known: int, most: float) -> None:
    """See that not too many files of an archive are lost: no bytes like theirs were met in it.

    Args:
        store: an open store, in which the scan has noted what it has seen.
        archive: its number.
        gone: the files that were not met.
        known: how many files it had before.
        most: the share of them that may be lost.

    Raises:
        SourceError: more are lost (``emptied``).
    """
    lost = store.one(
        """SELECT count(*) FROM files WHERE file IN (SELECT unnest(?::BIGINT[]))
           AND (sha256 IS NULL OR sha256 NOT IN (
               SELECT sha256 FROM files WHERE sha256 IS NOT NULL AND archive = ?
               AND file IN (SELECT file FROM seen)))""",
        [list(gone), archive],
    )
    if lost > most * known:
        raise SourceError(
            f"{lost} of {known} files are gone since the last run; nothing is deleted."
            " Where that is meant, say --allow-deletes",
            path=store.one("SELECT root FROM archives WHERE archive = ?", [archive]),
            reason="emptied",
        )


def settle(store: Store) -> None:
    """A duplicate of a file that failed has failed too; reprints are looked for anew."""
    if store.get("unsettled") is None:
        return
    with store.transaction():
        store.run(
            "DELETE FROM failures WHERE file IN"
            " (SELECT file FROM files WHERE duplicate_of IS NOT NULL)"
        )
        store.run(
            """UPDATE files SET state = if(p.state = 'failed', 'failed', 'duplicate')
               FROM files p WHERE files.duplicate_of = p.file"""
        )
        store.run(
            """INSERT INTO failures
               SELECT f.file, f.path, x.member, x.stage, x.reason, x.message
               FROM files f JOIN failures x ON x.file = f.duplicate_of
               WHERE f.state = 'failed'"""
        )
        find_reprints(store)
        store.run("DELETE FROM store WHERE key = 'unsettled'")
