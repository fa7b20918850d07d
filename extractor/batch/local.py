"""The work of a pool in the caller's own process: for notebooks, for Windows, and for debugging.

Nothing stands between a file and the caller: one that crashes a library takes the caller along.
The time of a text is kept, in the main thread of a POSIX system in the middle of a step; that of
loading a file is not.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, cast

from extractor.batch.messages import NOW, Done, Job, Setup
from extractor.batch.pool import Chunks, Lost, Tick
from extractor.batch.worker import Worker, engine_of
from extractor.limits import Limits, Watch

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: Files that are read together before the caller is told how far it is.
_MOST = 16


class _Outbox:
    """Takes what a worker sends."""

    def __init__(self) -> None:
        self.messages: list[Done] = []

    def send(self, message: Done) -> None:
        self.messages.append(message)

    def poll(self) -> bool:
        """No more work waits: all rows are sent."""
        return False


class _Local(Worker):
    """A worker that keeps the time by itself, and needs no successor."""

    def __init__(self, setup: Setup, outbox: _Outbox, timeout: float):
        page = mmap.mmap(-1, NOW.size)
        super().__init__(engine_of(setup), setup, cast("Connection", outbox), page)
        self._limits = Limits(seconds=timeout)
        self._watch = Watch(self._limits)

    def _timed(self) -> AbstractContextManager[None]:
        self._watch = Watch(self._limits)
        return self._watch.kept()

    def _step(self, number: int) -> None:
        self._watch.begin(number)

    def _has_grown(self, *, look: bool = False) -> bool:
        return False  # the memory is the caller's


class InProcess:
    """What :class:`Pool` does, without a process."""

    def __init__(self, setup: Setup, *, timeout: float):
        self._setup, self._timeout = setup, timeout
        self._outbox = _Outbox()
        self._worker: _Local | None = None

    def start(self, jobs: int) -> None:
        """Nothing can be got ready meanwhile."""

    def close(self) -> None:
        """Let the patterns go."""
        self._worker = None

    def run(
        self, jobs: Callable[[int], list[Job]], sizes: Callable[[Job], int], *, total: int
    ) -> Iterator[Done | Lost | Tick]:
        """Work off all jobs; see :meth:`Pool.run`.

        Raises:
            ExtractorError: the engine cannot be made: a wrong pattern file, a missing part.
        """
        source = Chunks(jobs, sizes, _MOST)
        while chunk := source.next():
            yield from self._work(chunk)
            yield Tick()

    def _work(self, chunk: Sequence[Job]) -> Iterator[Done | Lost]:
        if self._worker is None:
            self._worker = _Local(self._setup, self._outbox, self._timeout)
        try:
            self._worker.work(chunk)
        except MemoryError:
            self._worker, finished = None, self._finished()
            left = [job for job in chunk if job.file not in finished]
            yield from self._taken()
            yield from self._after_too_much(left)
        else:
            yield from self._taken()

    def _after_too_much(self, left: Sequence[Job]) -> Iterator[Done | Lost]:
        """Files that took too much memory together are read one by one."""
        if len(left) == 1:
            yield Lost(left[0], "memory", "not enough memory to read it")
            return
        for job in left:
            yield from self._work([job])

    def _finished(self) -> set[int]:
        return {end.file for message in self._outbox.messages for end in message.finished}

    def _taken(self) -> list[Any]:
        taken, self._outbox.messages[:] = list(self._outbox.messages), []
        return taken
