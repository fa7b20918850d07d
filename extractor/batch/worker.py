"""A worker process: files in, rows out, over one socket.

Started as a fresh Python that calls :func:`main`, not by ``multiprocessing``: nothing of the
caller's main module is run again, so a batch can be started from any script or shell. A worker
knows nothing of the store; what it was doing when it died is read from a page of memory that
it shares with the main process.
"""

from __future__ import annotations

import gc
import hashlib
import importlib
import mmap
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import regex

from extractor.batch.at_work import FileAtWork, WaitingDocument
from extractor.batch.corrections import corrected
from extractor.batch.messages import GROWN, IDLE, NOW, OUT_OF_MEMORY, Done, Finished, Job, Setup
from extractor.batch.process import die_with_parent, limit_memory
from extractor.errors import ExtractorError, LimitError, MissingExtraError, SourceError
from extractor.limits import memory_of
from extractor.lockstep import Outcome, is_enough
from extractor.store.paths import key, shown
from extractor.store.rows import Rows

if TYPE_CHECKING:
    from extractor.declaration import RecordType
    from extractor.document import Document
    from extractor.keys import FactKeys

_ADDRESS = regex.compile(r"\b0x[0-9a-fA-F]{6,}\b")

#: Failed members of one archive that are told one by one.
FAILURES = 100

#: Seconds between two looks at how much it has grown.
LOOK = 0.02

#: Rows are sent when there are this many, or this many seconds after the last time, and whenever
#: no work is waiting.
ROWS, SECONDS = 6000, 0.5


class Engine(NamedTuple):
    """What a worker works with: a loader, an extractor and a table of places.

    ``load`` is given a job and the bytes of its file, which have been hashed. ``read`` is given
    documents that go together, and a function to call with the number of each before every step
    that is done with it; it gives what came of each, in order.
    """

    load: Callable[[Job, bytes], Iterable[Document | SourceError]]
    read: Callable[[Sequence[Document], Callable[[int], None]], Sequence[Outcome]]
    place_code: Callable[[str], str | None]
    keys: FactKeys | None = None  # by our own patterns
    types: Sequence[RecordType] = ()  # that a user's patterns declare


def main(channel: int, page: int) -> None:
    """Serve until the main process closes the socket."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to answer
    connection = Connection(channel)
    shared = mmap.mmap(page, NOW.size)
    setup: Setup = connection.recv()
    try:
        engine = engine_of(setup)
    except Exception as error:  # the main process tells it: a wrong pattern file, a missing part
        # as words: not every error of ours survives the way between two processes
        connection.send(str(error) if isinstance(error, ExtractorError) else _told(error))
        return
    limit_memory(setup.memory)
    # what has been built stays: no collection need look through it again and again
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    worker = Worker(engine, setup, connection, shared)
    connection.send(None)
    while True:
        try:
            jobs = connection.recv()
        except EOFError:
            return
        try:
            worker.work(jobs)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # at once: there is no memory to tell it in words


def engine_of(setup: Setup) -> Engine:
    """Make the engine that a setup names."""
    module, _, function = setup.engine.partition(":")
    engine: Engine = getattr(importlib.import_module(module), function)(setup.patterns)
    return engine


class Worker:
    """Loads jobs one after the other, reads documents in groups, sends rows as they gather."""

    def __init__(self, engine: Engine, setup: Setup, connection: Connection, shared: mmap.mmap):
        # here, since the main process needs no loader, and no file is to pay for loading them
        from extractor.source.files import read_bytes

        self._read_bytes = read_bytes
        self._engine, self._setup = engine, setup
        self._connection, self._shared = connection, shared
        self._rows = Rows(place_code=engine.place_code, keys=engine.keys, types=engine.types)
        self._waiting: list[WaitingDocument] = []
        self._loaded: list[FileAtWork] = []  # files of which all is loaded, but not all read
        self._now: FileAtWork | WaitingDocument | None = None
        self._since = self._looked = 0.0
        self._begun: list[int] = []
        self._finished: list[Finished] = []
        self._sent = 0.0  # the first file is sent at once

    def work(self, jobs: Sequence[Job]) -> None:
        """Read these files; everything of them has been sent before the worker waits for more."""
        grown = False
        for number, job in enumerate(jobs):
            grown = bool(number) and self._has_grown()
            if grown:
                break  # with what is loaded; the rest is for a successor
            file = FileAtWork(job)
            self._begun.append(job.file)
            self._load(file)
            self._loaded.append(file)
        self._read_waiting()
        if grown or self._has_grown(look=True):
            self._send()
            os._exit(GROWN)
        if not self._connection.poll():
            self._send()

    def _at(self, one: FileAtWork | WaitingDocument | None) -> None:
        """Say which file is at work, and since when, as if it had been so all the time it took.

        A member of an archive has a time of its own: to be loaded in, and to be read in.
        """
        now = time.monotonic()
        if self._now is not None:
            self._now.spent += now - self._since
        self._now, self._since = one, now
        at = IDLE if one is None else (one.job.file, now - one.spent)
        self._shared[:] = NOW.pack(*at)

    def _timed(self) -> AbstractContextManager[None]:
        """Within, documents are read: the main process keeps the time of each."""
        return nullcontext()

    def _step(self, number: int) -> None:
        """The next step is that document's."""

    def _has_grown(self, *, look: bool = False) -> bool:
        """Whether memory should go back to the system; looked up now and then, or at once."""
        now = time.monotonic()
        if not look and now - self._looked < LOOK:
            return False
        self._looked = now
        return memory_of("self") > self._setup.memory // 2

    def _load(self, file: FileAtWork) -> None:
        job = file.job
        self._at(file)
        for document, member in self._documents(file):
            if isinstance(document, SourceError):
                file.bad += 1
                if file.bad <= FAILURES:
                    # the name stands in a column of its own
                    message = str(document).removeprefix(f"{document.path}: ")
                    self._fail(job, document.reason, message, "load", member)
            elif len(document.text) > self._setup.longest:
                file.bad += 1
                message = f"{len(document.text)} characters, more than {self._setup.longest}"
                self._fail(job, "too-long", message, "extract", member)
            else:
                document = corrected(document, job.corrections, key(job.file, member))
                self._waiting.append(WaitingDocument(file, document, member))
                if is_enough([waiting.document for waiting in self._waiting]):
                    self._read_waiting()
            self._at(None)
            file.spent = 0.0  # the next member begins
            self._at(file)
        self._at(None)

    def _read_waiting(self) -> None:
        """Read the documents that wait; files that are all read are finished."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            documents = [entry.document for entry in waiting]
            several = waiting[0].file is not waiting[-1].file

            def begin(number: int) -> None:
                self._at(waiting[number])
                self._step(number)
                if several and self._has_grown():
                    self._at(None)
                    os._exit(GROWN)  # the pool gives these files out again, one by one

            with self._timed():
                outcomes = self._engine.read(documents, begin)
            for entry, outcome in zip(waiting, outcomes, strict=True):
                self._at(entry)
                self._add(entry, outcome)
            self._at(None)
        for file in self._loaded:
            self._finish(file)
        self._loaded = []
        if time.monotonic() - self._sent > SECONDS:
            self._send()

    def _add(self, entry: WaitingDocument, outcome: Outcome) -> None:
        file = entry.file
        error = outcome.error or self._written(entry, outcome)
        if error is None:
            file.good += 1
        else:  # one bad document must not stop the batch
            file.bad += 1
            reason, message = "extractor-error", _told(error)
            if isinstance(error, LimitError):
                reason, message = error.reason, str(error)
            self._fail(file.job, reason, message, "extract", entry.member)
        if len(self._rows) > ROWS:
            self._send()

    def _written(self, entry: WaitingDocument, outcome: Outcome) -> Exception | None:
        """Make the rows of a document; what is wrong with it, where they cannot be made."""
        file = entry.file
        try:
            self._rows.add_document(
                file.job.file,
                file.job.path,
                entry.document,
                outcome.records,
                readings=outcome.readings,
                sha256=file.sha256,
                member=entry.member,
                grids=outcome.grids,
            )
        except MemoryError:
            raise
        except Exception as error:  # a fault of ours
            return error
        return None

    def _finish(self, file: FileAtWork) -> None:
        if file.bad > FAILURES:
            self._fail(file.job, "more", f"{file.bad - FAILURES} more failures", "load")
        if not file.good and not file.bad:
            self._fail(file.job, "empty", "nothing in it", "load")
        state = "done" if file.good else "failed"
        self._finished.append(Finished(file.job.file, state, file.sha256))

    def _documents(self, file: FileAtWork) -> Iterator[tuple[Document | SourceError, str]]:
        job = file.job
        try:
            data = self._read_bytes(Path(job.name))
            file.sha256 = hashlib.sha256(data).hexdigest()  # it may not be what the scan met
            for found in self._engine.load(job, data):
                yield found, _member(found.path, job.path)
        except SourceError as error:
            yield error, ""
        except MissingExtraError as error:
            yield SourceError(str(error), path=job.path, reason="missing-part"), ""
        except MemoryError:
            raise
        except Exception as error:  # a loader's own bug must not stop the batch
            yield SourceError(_told(error), path=job.path, reason="loader-error"), ""

    def _fail(self, job: Job, reason: str, message: str, stage: str, member: str = "") -> None:
        self._rows.add_failure(job.file, job.path, reason, message, stage=stage, member=member)

    def _send(self) -> None:
        while len(self._rows) > ROWS:  # a long document: no message is larger than others
            self._connection.send(Done(self._rows.take(ROWS // 4), self._begun, []))
            self._begun = []
        if self._begun or self._finished or len(self._rows):
            self._connection.send(Done(self._rows.take(), self._begun, self._finished))
        self._begun, self._finished = [], []
        self._sent = time.monotonic()


def _member(path: Path | str | None, file: str) -> str:
    """The part of a document's path inside a ZIP."""
    name = str(path)
    return shown(name[len(file) + 1 :]) if name.startswith(f"{file}!") else ""


def _told(error: Exception) -> str:
    """The error in words that are the same in every run: without addresses in memory."""
    return _ADDRESS.sub("0x…", f"{type(error).__name__}: {error}")
