"""The text of a file of patterns, table or rules, whatever editor wrote it."""

from __future__ import annotations

import stat
from pathlib import Path

from extractor.errors import PatternError

#: Bytes of the largest file of patterns; the largest table of ours has 4 MB.
_LARGEST = 64 << 20


def read_text(path: Path) -> str:
    """The text of a file of patterns; a mark of byte order at its beginning is none of it.

    Raises:
        PatternError: bytes that are not UTF-8, or a file that cannot be read.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PatternError(f"not UTF-8 (byte {error.start})", file=path) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of patterns.

    Raises:
        PatternError: a pipe or a device, which could block for ever; too large; unreadable.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PatternError("not a regular file", file=path)
        if status.st_size > _LARGEST:
            raise PatternError(f"more than {_LARGEST >> 20} MB", file=path)
        return path.read_bytes()
    except OSError as error:
        raise PatternError(f"cannot be read: {error.strerror}", file=path) from None
