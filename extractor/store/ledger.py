"""Which files are known, which wait, what became of them.

All state of a batch is in the store, so that a run may end anywhere and the next one goes on:
a file is ``pending`` from the moment it is seen until, in one transaction, its rows are written
and it is ``done`` (or ``failed``). Nothing here holds a list of all files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from extractor.store import duplicates
from extractor.store.archive_files import KnownFile, ScannedFile, Version, WaitingFile, file_table
from extractor.store.clearing import clear
from extractor.store.moves import moved_archive
from extractor.store.paths import key
from extractor.store.settling import check_lost, settle

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.store.database import Store


class Ledger:
    """The state of one archive in an open store.

    Args:
        store: the store.
        root: the archive's folder.
        archive: its number, where it is no folder.
        formerly: where the folder was before it was moved; by default that is told by its files.
    """

    def __init__(
        self, store: Store, root: str, *, archive: int | None = None, formerly: str | None = None
    ):
        self._store = store
        known = store.all("SELECT archive FROM archives WHERE root = ?", [root])
        moved = None if known or archive is not None else moved_archive(store, root, formerly)
        if known:
            archive = known[0][0]
        elif moved is not None:
            archive = moved
            store.run("UPDATE archives SET root = ? WHERE archive = ?", [root, archive])
        else:
            if archive is None:
                archive = 1 + (store.one("SELECT max(archive) FROM archives") or 0)
            store.run("INSERT INTO archives VALUES (?, ?)", [archive, root])
        self.archive: int = archive
        self._known: int = store.one("SELECT count(*) FROM files WHERE archive = ?", [archive])
        self._keys: int = store.one(
            "SELECT (SELECT count(*) FROM files) + (SELECT count(*) FROM documents)"
        )
        store.make_room(self._keys)
        store.run("CREATE TEMP TABLE IF NOT EXISTS seen (file BIGINT)")
        store.run("DELETE FROM seen")

    # -- scan

    def compare(self, found: Sequence[ScannedFile]) -> list[tuple[ScannedFile, KnownFile | None]]:
        """Mark these files as there, and give back those that are new or changed."""
        import pyarrow as pa

        by_file = {key(self.archive, f.path): f for f in found}
        table = pa.table(
            {
                "file": pa.array(list(by_file), pa.int64()),
                "size": pa.array([f.size for f in found], pa.int64()),
                "modified": pa.array([f.modified for f in found], pa.int64()),
                "changed": pa.array([f.changed for f in found], pa.int64()),
                "problem": pa.array([f.problem is not None for f in found], pa.bool_()),
            }
        )
        rows = self._store.all(
            """
            SELECT s.file, f.file IS NOT NULL, f.sha256, (SELECT min(reason) FROM failures x
                   WHERE x.file = f.file AND x.stage = 'scan'),
                   coalesce((s.size, s.modified, s.changed) = (f.size, f.modified, f.changed),
                            false) AS same
            FROM scanned s LEFT JOIN files f USING (file)
            WHERE f.file IS NULL OR f.sha256 IS NULL OR NOT same OR s.problem
            """,
            scanned=table,
        )
        self._store.run("INSERT INTO seen SELECT file FROM scanned", scanned=table)
        return [
            (by_file[file], KnownFile(sha256, same, reason) if known else None)
            for file, known, sha256, reason, same in rows
        ]

    def record(self, found: Sequence[tuple[ScannedFile, KnownFile | None]]) -> None:
        """Take in new and changed files, their bytes hashed by now: they wait to be read."""
        stamps = [f for f, known in found if known and f.sha256 and f.sha256 == known.sha256]
        others = [
            f
            for f, known in found
            if not (known and f.sha256 and f.sha256 == known.sha256)
            and not (known and known.same_stamp and f.problem and f.problem[0] == known.reason)
        ]
        with self._store.transaction():
            if stamps:
                self._store.run(
                    """UPDATE files SET size = s.size, modified = s.modified, changed = s.changed
                       FROM stamps s WHERE files.file = s.file""",
                    stamps=file_table(self.archive, stamps),
                )
            if others:
                self._replace(others)

    def _replace(self, found: Sequence[ScannedFile]) -> None:
        import pyarrow as pa

        store = self._store
        table = file_table(self.archive, found)
        gone = [key(self.archive, f.path) for f in found if f.problem]
        if gone:
            self.clear(gone)
        store.run("DELETE FROM files WHERE file IN (SELECT file FROM new)", new=table)
        self._room_for(len(found))
        store.insert("files", table)
        failed = [(key(self.archive, f.path), f) for f in found if f.problem]
        if failed:
            store.insert(
                "failures",
                pa.table(
                    {
                        "file": pa.array([file for file, _ in failed], pa.int64()),
                        "path": [f.path for _, f in failed],
                        "member": pa.array([None] * len(failed), pa.string()),
                        "stage": ["scan"] * len(failed),
                        "reason": [f.problem[0] for _, f in failed if f.problem],
                        "message": [f.problem[1] for _, f in failed if f.problem],
                    }
                ),
            )
        self._touch()

    def forget_missing(self, unread: Iterable[str] = (), *, most: float = 1.0) -> int:
        """Drop files that the scan did not meet, with their rows; how many.

        Args:
            unread: folders that could not be listed: what lies below them is not missing.
            most: the share of the files known before this run that may be lost. A file whose
                bytes lie in another place of the archive now is not lost.

        Raises:
            SourceError: more are lost (``emptied``); nothing is dropped.
        """
        store = self._store
        unread = list(unread)
        keep = " AND NOT starts_with(path, ?)" * len(unread)
        with store.transaction():
            gone = [
                file
                for (file,) in store.all(
                    f"""SELECT file FROM files
                        WHERE archive = ? AND file NOT IN (SELECT file FROM seen){keep}""",
                    [self.archive, *unread],
                )
            ]
            if gone:
                check_lost(store, self.archive, gone, known=self._known, most=most)
                self.clear(gone)
                store.run("DELETE FROM files WHERE file IN (SELECT unnest(?))", [gone])
                self._touch()
        return len(gone)

    def find_duplicates(self) -> int:
        """Of files with the same bytes the first path is read, the others are duplicates of it.

        Gives the number of files that became duplicates. It depends on the files alone, not on
        the order they were met in; a file that was a duplicate of one that is gone now waits.
        """
        with self._store.transaction():
            duplicates.mark(self._store)
            freed = duplicates.free(self._store)
            new = duplicates.new(self._store)
            if new:
                self.clear(new)
                duplicates.name(self._store)
            if freed or new:
                self._touch()
        return len(new)

    # -- what is to be read

    def refresh(self, version: Version) -> None:
        """Let what another version read wait again.

        New patterns can change nothing about a file that could not be loaded; a new program can.
        """
        self._store.run(
            """
            UPDATE files SET state = 'pending'
            WHERE archive <> 0 AND duplicate_of IS NULL AND sha256 IS NOT NULL
              AND state IN ('done', 'failed')
              AND (program IS DISTINCT FROM ? OR (patterns IS DISTINCT FROM ?
                   AND (state = 'done' OR file IN
                        (SELECT file FROM failures WHERE stage IN ('extract', 'worker')))))
            """,
            [version.program, version.patterns],
        )

    def retry(self) -> None:
        """Let what failed wait again, also files of which a part failed."""
        self._store.run(
            """UPDATE files SET state = 'pending' WHERE archive <> 0
               AND (state = 'failed' OR file IN (SELECT file FROM failures))
               AND duplicate_of IS NULL AND sha256 IS NOT NULL"""
        )

    def older(self, version: Version) -> int:
        """How many files another version of program or patterns read."""
        count: int = self._store.one(
            """SELECT count(*) FROM files WHERE state = 'done'
               AND (program, patterns) IS DISTINCT FROM (?, ?)""",
            list(version),
        )
        return count

    def waiting(self) -> int:
        """How many files wait."""
        count: int = self._store.one(
            "SELECT count(*) FROM files WHERE state = 'pending' AND archive <> 0"
        )
        return count

    def next_waiting(self, after: WaitingFile | None, *, limit: int) -> list[WaitingFile]:
        """The files that wait after ``after``, in the order of their paths."""
        # the path of the last one, not an OFFSET: what is finished leaves the list meanwhile
        rows = self._store.all(
            """
            SELECT f.file, a.root, f.path, f.sha256, f.size,
                   f.file IN (SELECT file FROM documents) OR f.file IN (SELECT file FROM failures)
            FROM files f JOIN archives a USING (archive)
            WHERE f.state = 'pending' AND (? IS NULL OR (f.path, f.file) > (?, ?))
            ORDER BY f.path, f.file LIMIT ?
            """,
            [after and after.file, after and after.path, after and after.file, limit],
        )
        return [WaitingFile(*row) for row in rows]

    # -- what became of them

    def clear(self, files: Sequence[int]) -> None:
        """Delete the rows of these files in all content tables."""
        clear(self._store, files)

    def append(self, tables: dict[str, pa.Table]) -> None:
        """Append rows of documents, facts and failures.

        Raises:
            StoreError: a document of a key that is there already.
        """
        if "documents" in tables:
            self._room_for(tables["documents"].num_rows)
        for table in sorted(tables, key=lambda table: table != "documents"):  # its keys are first
            self._store.insert(table, tables[table])

    def _room_for(self, keys: int) -> None:
        self._keys += keys
        self._store.make_room(self._keys)

    def finish(self, states: Sequence[tuple[int, str, str | None]], version: Version) -> None:
        """These files are read: ``done`` or ``failed``, and the hash of what was read of each.

        Without one the file keeps the hash that the scan found.
        """
        import pyarrow as pa

        ends = pa.table(
            {
                "file": pa.array([file for file, _, _ in states], pa.int64()),
                "state": pa.array([state for _, state, _ in states], pa.string()),
                "sha256": pa.array([sha256 for _, _, sha256 in states], pa.string()),
            }
        )
        self._store.run(
            """UPDATE files SET state = e.state, program = ?, patterns = ?,
                      sha256 = coalesce(e.sha256, files.sha256)
               FROM ends e WHERE files.file = e.file""",
            list(version),
            ends=ends,
        )
        self._touch()

    def settle(self) -> None:
        """A duplicate of a file that failed has failed too, for the same reason."""
        settle(self._store)

    def _touch(self) -> None:
        """Remember that exports and the failures of duplicates are after."""
        self._store.run("DELETE FROM store WHERE key = 'exported'")
        if self._store.get("unsettled") is None:
            self._store.put("unsettled", "yes")
