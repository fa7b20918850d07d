"""A folder becomes a database: scan, extract in a pool, write as it comes."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.corrections import Correction
from extractor.batch.digest import Digester
from extractor.batch.local import InProcess
from extractor.batch.log import log_files
from extractor.batch.messages import Done, Finished, Job, Setup
from extractor.batch.options import Options
from extractor.batch.pool import Lost, Pool
from extractor.batch.progress import Progress
from extractor.batch.scan import check_root, trouble, walk
from extractor.batch.stopping import Stop, stop_signal
from extractor.batch.version import libraries, version
from extractor.batch.writer import Writer
from extractor.declaration import facts_of
from extractor.errors import SourceError, StoreError
from extractor.rulebook.declarations import declarations_in
from extractor.store.archive_files import KnownFile, ScannedFile, Version, WaitingFile
from extractor.store.database import Store
from extractor.store.edits import corrections_of
from extractor.store.ledger import Ledger
from extractor.store.opening import open_store
from extractor.store.paths import opened
from extractor.store.rows import Rows
from extractor.store.runs import Run

if TYPE_CHECKING:
    import pyarrow as pa

#: Files looked up in the store at once while scanning.
SCAN = 1000
#: Nanoseconds in which a file can change twice and have one time (two seconds, of FAT).
_YOUNG = 2_000_000_000
#: The share of an archive that may be gone without a word.
_MOST_LOST = 0.25
#: How often the duplicates of files that change while they are read are looked for again.
_ROUNDS = 3


def run_batch(
    archive: Path | str,
    store: Path | str,
    *,
    options: Options | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    leave_out: Collection[str] = (),
) -> Progress:
    """Bring the store in ``store`` up to date with the folder ``archive``.

    Only what is new or changed is read; the rows of deleted files go. Ctrl-C and SIGTERM stop it
    cleanly: what is finished is kept, and the next run goes on from there (so does it after any
    other end). ``on_progress`` is called a few times a second. ``leave_out`` names files and
    folders that are no part of the archive.

    Raises:
        SourceError: the folder is not there or may not be listed; more than a quarter of its
            files are gone (``emptied``).
        StoreError: the store cannot be opened or written.
        PatternError: there is no such folder of patterns.
        ExtractorError: the workers cannot start: a file of patterns is wrong (the message is the
            pattern error's own), a part is not installed.
    """
    options = options or Options()
    root = check_root(Path(archive))
    now = version(options.patterns)
    path = Path(store).absolute()
    own = {str(path.resolve()) + tail for tail in ("", ".wal", ".tmp")}
    declared = declarations_in(options.patterns)
    with open_store(path, write=True) as opened_store, stop_signal() as stop:
        opened_store.declare(declared)
        opened_store.put(f"libraries of {now.program}", libraries())
        batch = _Batch(opened_store, root, now, options, on_progress, stop)
        return batch.run({*own, *leave_out})


class _Batch:
    def __init__(
        self,
        store: Store,
        root: str,
        now: Version,
        options: Options,
        tell: Callable[[Progress], None] | None,
        stop: Stop,
    ):
        self._store, self._root, self._version, self._options = store, root, now, options
        self._tell, self._stop = tell or (lambda progress: None), stop
        self._ledger = Ledger(store, root, formerly=options.formerly)
        self._run = Run.begin(store, self._ledger.archive, now, options.workers)
        self._progress = Progress()
        self._began = self._told = time.monotonic()
        self._writer = Writer(store, self._ledger, now)
        self._last: WaitingFile | None = None
        self._changed = False  # whether a file was another when it was read than when it was met
        self._digester = Digester(timeout=options.timeout)
        self._began_at = time.time_ns()
        setup = Setup(
            engine=options.engine,
            patterns=tuple(p.absolute() for p in options.patterns),
            memory=options.memory << 20,
            longest=options.longest,
        )
        self._pool = (
            Pool(setup, workers=options.workers, timeout=options.timeout)
            if options.workers
            else InProcess(setup, timeout=options.timeout)
        )
        self._waiting: dict[int, WaitingFile] = {}  # what the pool has been given, no more

    def run(self, leave_out: Collection[str]) -> Progress:
        try:
            self._scan(leave_out)
            if not self._stop.asked:
                self._read()
            self._ledger.settle()
        except StoreError:
            self._store.rollback()
            self._end("failed")
            raise
        except BaseException as error:
            self._store.rollback()
            self._end("stopped" if isinstance(error, KeyboardInterrupt) else "failed")
            raise
        finally:
            self._pool.close()
            self._digester.close()
        self._update(stage="done", stopped=self._stop.asked)
        self._update(older=self._ledger.older(self._version))
        self._end("stopped" if self._stop.asked else "done")
        self._tell(self._progress)
        return self._progress

    def _end(self, state: str) -> None:
        p = self._progress
        counts = {
            "seen": p.seen,
            "read": p.finished,
            "documents": p.documents,
            "facts": p.facts,
            "failed": p.failed,
            "duplicates": p.duplicates,
            "deleted": p.deleted,
        }
        try:  # of a run that failed it is not known how much had been written
            self._run.end(state, **({} if state == "failed" else counts))
        except StoreError:
            if state != "failed":  # what was wrong with the store has been told already
                raise

    # -- scan

    def _scan(self, leave_out: Collection[str]) -> None:
        """Meet every file; hash those that are new or changed."""
        unread: list[str] = []
        page: list[ScannedFile] = []
        for found in walk(
            self._root, leave_out=leave_out, follow_outside=self._options.follow_outside
        ):
            if found.problem and found.path.endswith("/") and "link" not in found.problem[0]:
                unread.append(found.path.lstrip("/"))
            page.append(found)
            if len(page) == SCAN:
                self._meet(page)
                page = []
                if self._stop.asked:
                    return
        self._meet(page)
        most = 1.0 if self._options.allow_deletes else _MOST_LOST
        deleted = self._ledger.forget_missing(unread, most=most)
        duplicates = self._ledger.find_duplicates()
        self._update(deleted=deleted, duplicates=duplicates)

    def _meet(self, page: list[ScannedFile]) -> None:
        new: list[tuple[ScannedFile, KnownFile | None]] = []
        failed = 0
        for found, known in self._ledger.compare(page) if page else ():
            if found.problem is None:
                found = self._hashed(found)
            failed += found.problem is not None and not (known and known.reason)
            new.append((found, known))
            if self._stop.asked:
                break
            self._update()
        if new:
            self._pool.start(sum(found.problem is None for found, _ in new))
            self._ledger.record(new)
        self._update(seen=self._progress.seen + len(page), failed=self._progress.failed + failed)

    def _hashed(self, found: ScannedFile) -> ScannedFile:
        try:
            sha256 = self._digester.of(f"{self._root}/{opened(found.path)}", found.size)
        except OSError as error:
            return found._replace(problem=trouble(error))
        except SourceError as error:
            return found._replace(problem=(error.reason, str(error)))
        if found.changed > self._began_at - _YOUNG:
            # it may change again without another time: a clock has steps. Next time it is hashed.
            found = found._replace(changed=0)
        return found._replace(sha256=sha256)

    # -- read and write

    def _read(self) -> None:
        if self._options.refresh:
            self._ledger.refresh(self._version)
        if self._options.retry:
            self._ledger.retry()
        read = 0
        for _ in range(_ROUNDS):
            waiting = self._ledger.waiting()
            self._update(stage="read", total=read + waiting)
            if waiting:
                self._work_off(waiting)
            if self._stop.asked or not self._changed:
                return
            # files that were others when they were read: those that were their duplicates wait
            self._changed, self._last = False, None
            read = self._progress.finished
            new = self._ledger.find_duplicates()
            self._update(duplicates=self._progress.duplicates + new)

    def _work_off(self, total: int) -> None:
        events = self._pool.run(self._jobs, lambda job: self._waiting[job.file].size, total=total)
        for event in events:
            if isinstance(event, Done):
                self._write(event.tables, event.begun, event.finished)
            elif isinstance(event, Lost):
                self._give_up(event)
            self._writer.commit_if_due()
            self._update()
            if self._stop.asked:
                break
        self._pool.close()
        self._writer.close()

    def _jobs(self, count: int) -> list[Job]:
        waiting = self._ledger.next_waiting(self._last, limit=count)
        if waiting:
            self._last = waiting[-1]
        self._waiting.update((w.file, w) for w in waiting)
        corrections = corrections_of(self._store, [w.file for w in waiting])
        return [
            Job(
                w.file,
                w.root,
                f"{w.root}/{opened(w.path)}",
                w.path,
                w.sha256,
                self._options.columns,
                tuple(Correction(*row) for row in corrections.get(w.file, ())),
            )
            for w in waiting
        ]

    def _write(
        self, tables: dict[str, pa.Table], begun: list[int], finished: list[Finished]
    ) -> None:
        replaced = [file for file in begun if self._waiting[file].had_rows]
        self._writer.write(tables, begun=begun, replaced=replaced, finished=finished)
        log_files(tables, finished, {end.file: self._waiting[end.file].path for end in finished})
        failed = sum(end.state == "failed" for end in finished)
        for end in finished:
            met = self._waiting.pop(end.file)
            self._changed |= end.sha256 not in (None, met.sha256)
        rows = {name: table.num_rows for name, table in tables.items()}
        kinds = facts_of(self._store.types.values())
        facts = sum(rows.get(kind.plural, 0) for kind in kinds)
        p = self._progress
        self._update(
            finished=p.finished + len(finished),
            documents=p.documents + rows.get("documents", 0),
            facts=p.facts + facts,
            failed=p.failed + failed,
        )

    def _give_up(self, lost: Lost) -> None:
        file, path = lost.job.file, lost.job.path
        rows = Rows()
        rows.add_failure(file, path, lost.reason, lost.message, stage="worker")
        # its first rows may be written already; they go with the old ones
        self._write(rows.take(), [file], [Finished(file, "failed")])

    def _update(self, **changes: object) -> None:
        now = time.monotonic()
        if changes:
            changes["seconds"] = now - self._began
            self._progress = replace(self._progress, **changes)  # type: ignore[arg-type]  # by name
        if now - self._told > 0.2:
            self._told = now
            self._tell(replace(self._progress, seconds=now - self._began))
