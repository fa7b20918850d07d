"""A pool of processes that outlives any of them.

``concurrent.futures`` breaks the whole pool when one process dies. Here the main process knows
what each worker has been given and what it is at; when one dies, runs past the time limit or
takes too much memory, that one file is given up, the rest of its work goes back into the queue,
and a new process takes its place.
"""

from __future__ import annotations

import mmap
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from typing import NamedTuple

from extractor.batch.messages import GROWN, IDLE, NOW, OUT_OF_MEMORY, Done, Job, Setup
from extractor.errors import ExtractorError
from extractor.limits import memory_of

#: Files that go to a worker at once at most, and about how many bytes.
CHUNK_FILES, CHUNK_BYTES = 64, 1 << 19
#: A worker has one chunk at work and one waiting, so that it never waits for the main process.
AHEAD = 2
#: Seconds between two looks at the workers.
TICK = 0.2
#: A pool whose workers die this often in a row without finishing anything is broken.
HOPELESS = 5
#: Of the time of a file: how long it may go on once nothing of its worker waits for us.
GRACE = 0.1


class Lost(NamedTuple):
    """A file that was given up: ``crashed``, ``timeout`` or ``memory``."""

    job: Job
    reason: str
    message: str


class Tick(NamedTuple):
    """Nothing arrived for a moment."""


class _Process:
    """One worker: the process, its socket, its page of memory and what it has been given."""

    def __init__(self, setup: Setup):
        ours, theirs = socket.socketpair()
        with tempfile.TemporaryFile() as page:
            page.write(NOW.pack(*IDLE))
            page.flush()
            self.page = mmap.mmap(page.fileno(), NOW.size)
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-P",  # nothing from the folder the user happens to be in
                    "-c",
                    "import sys; from extractor.batch.worker import main;"
                    " main(*map(int, sys.argv[1:]))",
                    str(theirs.fileno()),
                    str(page.fileno()),
                ],
                pass_fds=(theirs.fileno(), page.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(p or "." for p in sys.path)},
            )
        theirs.close()
        self.connection = Connection(ours.detach())
        self.chunks: deque[list[Job]] = deque()
        self.ready = False
        self.late: tuple[tuple[int, float], float] | None = None  # a file over its time; when seen
        self.connection.send(setup)

    def at_work(self) -> tuple[int, float]:
        """The number of the file at work and when it was begun."""
        file, since = NOW.unpack(self.page[:])
        return file, since

    def finished(self, file: int) -> None:
        """Strike a file off; chunks keep their order."""
        for chunk in self.chunks:
            for n, job in enumerate(chunk):
                if job.file == file:
                    del chunk[n]
                    return

    def close(self) -> int | None:
        """End the process and free what belongs to it; its exit status if it had ended itself."""
        status = self.process.poll()
        if status is None:
            self.process.kill()
            self.process.wait()
        self.connection.close()
        self.page.close()
        return status


class Pool:
    """At most ``workers`` processes over a stream of jobs; none before there is a job."""

    def __init__(self, setup: Setup, *, workers: int, timeout: float):
        self._setup, self._count, self._timeout = setup, workers, timeout
        self._processes: list[_Process] = []
        self._again: deque[list[Job]] = deque()
        self._suspects: set[int] = set()
        self._deaths = 0

    def start(self, jobs: int) -> None:
        """Start as many processes as ``jobs`` can use: they get ready while jobs are gathered."""
        while len(self._processes) < min(self._count, jobs):
            self._processes.append(_Process(self._setup))

    def run(
        self, jobs: Callable[[int], list[Job]], sizes: Callable[[Job], int], *, total: int
    ) -> Iterator[Done | Lost | Tick]:
        """Work off all jobs, about ``total`` of them.

        Args:
            jobs: called with n, gives up to n next ones, none at the end.
            sizes: bytes of a job's file.

        Raises:
            ExtractorError: the workers cannot be set up (a wrong pattern file), or keep dying.
        """
        most = max(1, min(CHUNK_FILES, total // (self._count * 8)))
        source = Chunks(jobs, sizes, most)
        try:
            while True:
                self._feed(source)
                if not any(p.chunks for p in self._processes):
                    return
                busy = {p.connection: p for p in self._processes}
                arrived = wait(list(busy), TICK)
                for connection in arrived:
                    yield from self._receive(busy[connection])  # type: ignore[index]
                for process in list(self._processes):
                    yield from self._watch(process)
                yield Tick()
        finally:
            self.close()

    def close(self) -> None:
        """End all processes."""
        for process in self._processes:
            process.close()
        self._processes.clear()

    def _feed(self, source: Chunks) -> None:
        for _ in range(AHEAD):  # everyone gets a first chunk before anyone gets a second
            for n in range(self._count):
                if n < len(self._processes) and len(self._processes[n].chunks) >= AHEAD:
                    continue
                chunk = self._again.popleft() if self._again else source.next()
                if not chunk:
                    return
                if n >= len(self._processes):
                    self._processes.append(_Process(self._setup))
                    n = len(self._processes) - 1
                process = self._processes[n]
                process.chunks.append(chunk)
                if process.ready:
                    _send(process, chunk)

    def _receive(self, process: _Process) -> Iterator[Done | Lost]:
        try:
            message = process.connection.recv()
        except (EOFError, OSError):
            yield from self._replace(process, None)
            return
        if isinstance(message, str):
            raise ExtractorError(message)
        if message is None:  # ready
            process.ready = True
            for chunk in process.chunks:
                _send(process, list(chunk))
            return
        self._deaths = 0
        for end in message.finished:
            process.finished(end.file)
            self._suspects.discard(end.file)
        while process.chunks and not process.chunks[0]:
            process.chunks.popleft()
        yield message

    def _watch(self, process: _Process) -> Iterator[Lost]:
        if process not in self._processes:  # replaced a moment ago
            return
        file, since = process.at_work()
        # memory first: a file that takes too much of it is also slow, and that is why
        if memory_of(process.process.pid) > self._setup.memory:
            yield from self._replace(process, ("memory", self._too_much()))
        elif file != IDLE[0] and self._is_stuck(process, (file, since)):
            yield from self._replace(process, ("timeout", f"ran past {self._timeout:g} s"))

    def _is_stuck(self, process: _Process, at: tuple[int, float]) -> bool:
        """Whether a worker takes too long, seen twice, and does not wait for us to hear it."""
        now = time.monotonic()
        if now - at[1] <= self._timeout or process.connection.poll():
            process.late = None
            return False
        if process.late is None or process.late[0] != at:
            process.late = at, now
        return now - process.late[1] >= GRACE * self._timeout

    def _replace(self, process: _Process, why: tuple[str, str] | None) -> Iterator[Lost]:
        """A process is dead, or must go: give up the file it was at, and queue the rest."""
        file, _ = process.at_work()
        self._processes.remove(process)
        status = _end(process, patience=5 if why is None else 0)
        self._deaths += status != GROWN
        if self._deaths > HOPELESS + self._count:
            raise ExtractorError(f"the workers keep dying ({_ending(status)}); given up")
        if why is None and status == OUT_OF_MEMORY:
            why = ("memory", self._too_much())
        for chunk in process.chunks:
            self._queue([job for job in chunk if job.file != file], apart=status == GROWN)
            for job in chunk:
                if job.file == file:
                    yield from self._judge(job, why, status)

    def _queue(self, jobs: list[Job], *, apart: bool) -> None:
        """Once more; one by one where together they may be too much again."""
        if apart:
            self._again.extend([job] for job in jobs)
        elif jobs:
            self._again.append(jobs)

    def _judge(self, job: Job, why: tuple[str, str] | None, status: int | None) -> Iterator[Lost]:
        """Give up the file that a process was at, or read it once more, alone."""
        if why is None and job.file not in self._suspects:  # the fault may have been another's
            self._suspects.add(job.file)
            self._again.append([job])
            return
        self._deaths = 0  # a file less: many bad ones in a row are no broken pool
        yield Lost(job, *(why or ("crashed", f"the process died twice on it ({_ending(status)})")))

    def _too_much(self) -> str:
        return f"took more than {self._setup.memory >> 20} MB of memory"


def _end(process: _Process, *, patience: float) -> int | None:
    """End a process; its exit status where it ended itself within so many seconds."""
    try:
        process.process.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        status = None
    else:
        status = process.process.returncode
    process.close()
    return status


class Chunks:
    """Jobs from a source that gives them in pages, put into chunks."""

    def __init__(self, jobs: Callable[[int], list[Job]], sizes: Callable[[Job], int], most: int):
        self._jobs, self._sizes, self._most = jobs, sizes, most
        self._page: deque[Job] = deque()

    def next(self) -> list[Job]:
        """The next chunk; empty at the end."""
        chunk: list[Job] = []
        size = 0
        while len(chunk) < self._most and size < CHUNK_BYTES:
            if not self._page:
                self._page.extend(self._jobs(512))
                if not self._page:
                    break
            job = self._page.popleft()
            chunk.append(job)
            size += self._sizes(job)
        return chunk


def _send(process: _Process, chunk: list[Job]) -> None:
    try:
        process.connection.send(chunk)
    except OSError:  # it is dead already: the next look at it finds out
        return


def _ending(status: int | None) -> str:
    if status is None or status >= 0:
        return f"exit status {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"
