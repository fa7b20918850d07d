"""Reading a file's bytes, with one clear error for everything that can be wrong with a path."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from extractor.errors import SourceError

#: Larger files are refused: a press release is a few kilobytes.
LARGEST = 64 * 1024 * 1024


def read_bytes(path: Path, *, limit: int = LARGEST) -> bytes:
    """The content of a regular file of at most ``limit`` bytes.

    Raises:
        SourceError: missing, a broken link, a folder, a device, no permission, too large.
    """
    try:
        _check_kind(path, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
    except ValueError as error:  # a NUL in the name
        raise SourceError(str(error).lower(), path=path) from None
    if len(data) > limit:
        raise too_large(len(data), limit, path)
    return data


def _check_kind(path: Path, limit: int) -> None:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise SourceError("a folder, not a file", path=path, reason="folder")
    if stat.S_ISFIFO(status.st_mode):
        raise SourceError("a pipe, not a file", path=path, reason="fifo")
    if not stat.S_ISREG(status.st_mode):
        raise SourceError("not a regular file", path=path, reason="special-file")
    if status.st_size > limit:
        raise too_large(status.st_size, limit, path)


def _unreadable(path: Path, error: OSError) -> SourceError:
    """What the system's error means for a reader."""
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return SourceError("a broken link", path=path, reason="broken-link")
        return SourceError("no such file", path=path, reason="missing")
    if isinstance(error, PermissionError):
        return SourceError("no permission to read it", path=path, reason="permission")
    if error.errno == errno.ELOOP:
        return SourceError("a link to itself", path=path, reason="link-loop")
    return SourceError((error.strerror or str(error)).lower(), path=path)


def too_large(size: int, limit: int, path: Path | str | None) -> SourceError:
    """The error for a file or archive member over the limit, for a caller to raise."""
    message = f"{size:,} bytes, more than the limit of {limit:,}"
    return SourceError(message, path=path, reason="too-large")
