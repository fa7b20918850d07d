"""What DuckDB says went wrong, as one line of ours."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import regex

from extractor.errors import StoreError

#: What to do about a store that cannot be mended.
ANEW = "; take a copy of it from before, or make it anew with batch into a new file"
_HOLDER = regex.compile(r"PID (\d+)")


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """DuckDB's errors as one line of ours."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise StoreError(f"{path}: {_line(error)}") from error


def is_held(message: str) -> bool:
    """Whether another process holds the file."""
    return "Conflicting lock" in message or "Could not set lock" in message


def held(message: str, *, read: bool = False) -> str:
    """Who holds the file, and until when; ``read``: it only reads, as ``serve`` does."""
    holder = _HOLDER.search(message)
    by = f" (process {holder[1]})" if holder else ""
    if read:
        return f"being read{by}, by extractor serve or another; try again when it has ended"
    return f"being written by another batch{by}; try again when it has finished"


def _line(error: Exception) -> str:
    message = str(error)
    if is_held(message):
        return held(message)
    if "No space left" in message or os.strerror(errno.ENOSPC) in message:
        return "the disk is full; what was finished before is kept"
    if os.strerror(errno.EFBIG) in message:
        return "the file may not grow any more; what was finished before is kept"
    if "Permission denied" in message:
        return "no permission to write here"
    if "Could not read enough" in message:
        return f"cut off: a part of it is missing{ANEW}"
    if "Corrupt database" in message:
        return f"damaged: a part of it holds other bytes than were written{ANEW}"
    if "Duplicate key" in message:
        return f"two rows of one key, neither is written: {' '.join(message.split())[:200]}"
    return " ".join(message.split())[:300]
