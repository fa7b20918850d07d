"""Hashing what the scan meets: no file may hold up the scan, and none is read beyond the limit.

A link to a file of ``/proc``, a broken network folder or a disk that fails can block a read for
ever, and no signal ends it. So files are read in a thread, and a thread that does not come
back is left after.
"""

from __future__ import annotations

import hashlib
import os
import queue
import threading
from typing import NamedTuple

from extractor.errors import SourceError

#: The largest file that is read, as for loaders; theirs would load them all.
LARGEST = 64 * 1024 * 1024
_PIECE = 1 << 20


class _Answer(NamedTuple):
    """What came of a file: its hash, or what the system said."""

    sha256: str = ""
    error: OSError | None = None
    size: int = 0  # bytes, where there are more than are read


class Digester:
    """SHA-256 of files, each within ``timeout`` seconds and ``limit`` bytes."""

    def __init__(self, *, timeout: float, limit: int = LARGEST):
        self._timeout, self._limit = timeout, limit
        self._asked: queue.SimpleQueue[str | None] | None = None
        self._answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()

    def of(self, path: str, size: int) -> str:
        """The hash of a file's bytes.

        Args:
            path: its name, as the system takes it.
            size: its bytes, as the system says.

        Raises:
            OSError: it cannot be read.
            SourceError: it has more bytes than the limit, or gives more than it says
                (``too-large``); it does not answer (``timeout``).
        """
        if size > self._limit:
            raise self._too_large(size)
        if self._asked is None:
            self._begin()
        assert self._asked is not None
        self._asked.put(path)
        try:
            answer = self._answers.get(timeout=self._timeout)
        except queue.Empty:
            self._asked = None  # the thread that hangs is left behind
            message = f"does not answer within {self._timeout:g} s"
            raise SourceError(message, reason="timeout") from None
        if answer.error is not None:
            raise answer.error
        if answer.size:
            raise self._too_large(answer.size)
        return answer.sha256

    def _too_large(self, size: int) -> SourceError:
        message = f"{size:,} bytes, more than the limit of {self._limit:,}"
        return SourceError(message, reason="too-large")

    def close(self) -> None:
        """End the thread."""
        if self._asked is not None:
            self._asked.put(None)
            self._asked = None

    def _begin(self) -> None:
        asked: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
        self._asked, self._answers = asked, answers

        def serve() -> None:
            while (path := asked.get()) is not None:
                answers.put(_digest(path, self._limit))

        threading.Thread(target=serve, name="digest", daemon=True).start()


def _digest(path: str, limit: int) -> _Answer:
    digest, size = hashlib.sha256(), 0
    try:
        # not blocking: what has become a pipe since it was met is opened and found empty
        file = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        try:
            while piece := os.read(file, _PIECE):
                size += len(piece)
                if size > limit:
                    return _Answer(size=size)
                digest.update(piece)
        finally:
            os.close(file)
    except OSError as error:
        return _Answer(error=error)
    return _Answer(digest.hexdigest())
