"""Keeps libraries that are not written in Python from writing to standard error themselves: what is
wrong with a file is said once, by us."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_STDERR = 2
_ONE = threading.Lock()  # the descriptor is one for all threads


@contextmanager
def quiet() -> Iterator[None]:
    """While it lasts, nothing that is written to the descriptor of standard error is seen."""
    with _ONE:
        try:
            kept = os.dup(_STDERR)
        except OSError:  # a program without one
            yield
            return
        try:
            if sys.stderr is not None:
                sys.stderr.flush()
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _STDERR)
            os.close(nowhere)
            yield
        finally:
            os.dup2(kept, _STDERR)
            os.close(kept)
