"""What a worker asks of the system for itself."""

from __future__ import annotations

import mmap
import signal
import sys
from pathlib import Path


def limit_memory(limit: int) -> None:
    """Let allocations far beyond ``limit`` fail at once.

    The main process watches what is really used; this stops what is faster than its watch. What
    is mapped already does not count.
    """
    if not sys.platform.startswith("linux"):
        return
    import resource

    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * mmap.PAGESIZE
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    soft = used + 2 * limit
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def die_with_parent() -> None:
    """A worker in an endless loop must not outlive a main process that was killed."""
    if sys.platform.startswith("linux"):
        import ctypes

        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
