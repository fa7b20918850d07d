"""Limits of one document: how long, how many seconds, how much memory; the same everywhere."""

from __future__ import annotations

import math
import mmap
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import LimitError, OptionError


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one document may take; None: as much as it wants.

    Attributes:
        characters: code points of its text.
        seconds: of reading it. In the main thread of a POSIX system it ends a document in the
            middle of a step, elsewhere between two of them.
        memory: megabytes that the process takes beyond what it had when the reading began, looked
            at between two steps (Linux).

    Raises:
        OptionError: one of them is not more than 0, or has no end.
    """

    characters: int | None = None
    seconds: float | None = None
    memory: int | None = None

    def __post_init__(self) -> None:
        for name in ("characters", "seconds", "memory"):
            value = getattr(self, name)
            if value is not None:
                check_limit(name, value)

    def check_text(self, text: str) -> None:
        """See that a text is not too long.

        Raises:
            LimitError: it is (``too-long``).
        """
        if self.characters is not None and len(text) > self.characters:
            message = f"{len(text)} characters, more than {self.characters}"
            raise LimitError(message, reason="too-long")


def check_limit(name: str, value: float) -> None:
    """See that a limit is one.

    Raises:
        OptionError: it is not more than 0, or has no end.
    """
    if not 0 < value < math.inf:
        raise OptionError(f"{name} must be more than 0, not {value}")


#: No limits.
NONE = Limits()


class Watch:
    """Keeps the limits of several documents that are read step by step, by turns."""

    def __init__(self, limits: Limits):
        self._limits = limits
        self._had = memory_of("self") if limits.memory is not None else 0
        self._spent: dict[int, float] = {}
        self._now: int | None = None
        self._since = 0.0
        self._armed = False

    def begin(self, number: int) -> None:
        """The next step is this document's.

        Raises:
            LimitError: it has used up its seconds (``timeout``), or the process its memory.
        """
        self.pause()
        limits = self._limits
        if limits.memory is not None and memory_of("self") - self._had > limits.memory << 20:
            raise LimitError(f"took more than {limits.memory} MB of memory", reason="memory")
        if limits.seconds is None:
            return
        left = limits.seconds - self._spent.get(number, 0.0)
        if left <= 0:
            raise self._late()
        self._now, self._since = number, time.monotonic()
        if self._armed:
            signal.setitimer(signal.ITIMER_REAL, left)

    def pause(self) -> None:
        """No document is at work."""
        if self._armed:
            signal.setitimer(signal.ITIMER_REAL, 0)
        if self._now is not None:
            spent = time.monotonic() - self._since
            self._spent[self._now] = self._spent.get(self._now, 0.0) + spent
            self._now = None

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Within, a step that takes too long is ended by the clock, where there is one."""
        if not self._can_ring():
            yield
            return

        def ring(number: int, frame: object) -> None:
            if self._now is not None:
                raise self._late()

        before = signal.signal(signal.SIGALRM, ring)
        self._armed = True
        try:
            yield
        finally:
            self.pause()
            self._armed = False
            signal.signal(signal.SIGALRM, before)

    def _can_ring(self) -> bool:
        """Whether the clock is there, and nobody else's."""
        return (
            self._limits.seconds is not None
            and hasattr(signal, "setitimer")
            and threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, signal.SIG_IGN)
            and signal.getitimer(signal.ITIMER_REAL)[0] == 0
        )

    def _late(self) -> LimitError:
        return LimitError(f"ran past {self._limits.seconds:g} s", reason="timeout")


def memory_of(process: int | str) -> int:
    """Bytes of memory a process uses; 0 where the system does not say."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text("ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * mmap.PAGESIZE
