"""Walking a folder as a stream: one folder's names are held at a time, never all files."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from extractor.errors import SourceError
from extractor.store.archive_files import ScannedFile
from extractor.store.paths import shown

_KINDS = (
    (stat.S_ISFIFO, "fifo", "a named pipe, not read"),
    (stat.S_ISSOCK, "socket", "a socket, not read"),
    (stat.S_ISCHR, "device", "a device, not read"),
    (stat.S_ISBLK, "device", "a device, not read"),
)


def check_root(root: Path) -> str:
    """The folder's real path.

    Raises:
        SourceError: no such folder, a file, or one that may not be listed.
    """
    if not root.exists():
        raise SourceError("no such folder", path=root, reason="missing")
    if not root.is_dir():
        raise SourceError("not a folder", path=root, reason="file")
    try:
        with os.scandir(root):
            pass
    except OSError as error:
        raise SourceError(f"cannot list the folder: {error.strerror}", path=root) from error
    return str(root.resolve())


def walk(
    root: str, *, leave_out: Collection[str] = (), follow_outside: bool = False
) -> Iterator[ScannedFile]:
    """Every file below ``root``, folder by folder in the order of names, without its hash.

    A folder that cannot be listed, or that a link repeats, is given too, with the reason; its
    path ends in ``/``. Links to what lies outside are given so too, or with ``follow_outside`` are
    followed. ``leave_out`` holds real paths of files and folders that are no part of the archive
    (the store itself).
    """
    top = Path(root).stat()
    folders: list[tuple[str, tuple[tuple[int, int], ...]]] = [("", ((top.st_dev, top.st_ino),))]
    while folders:
        below, above = folders.pop()
        try:
            with os.scandir(os.path.join(root, below)) as entries:  # noqa: PTH118  # any bytes
                names = sorted((e.name for e in entries), key=os.fsencode)
        except OSError as error:
            yield ScannedFile(f"{shown(below)}/", 0, 0, 0, None, _listing(error))
            continue
        inside = []
        for name in names:
            path = f"{below}/{name}" if below else name
            full = f"{root}/{path}"
            if full in leave_out:
                continue
            try:
                link = os.lstat(full)
                info = os.stat(full) if stat.S_ISLNK(link.st_mode) else link  # noqa: PTH116
            except OSError as error:
                yield _unread(path, full, error)
                continue
            if stat.S_ISDIR(info.st_mode):
                ident = (info.st_dev, info.st_ino)
                if stat.S_ISLNK(link.st_mode):
                    problem = _link_problem(root, full, ident in above, follow_outside)
                    if problem is not None:
                        yield ScannedFile(f"{shown(path)}/", 0, link.st_mtime_ns, 0, None, problem)
                        continue
                inside.append((path, (*above, ident)))
                continue
            problem = _kind_problem(info.st_mode)
            if problem is None and info is not link and not follow_outside:
                problem = _link_out(root, full)
            yield ScannedFile(
                shown(path), info.st_size, info.st_mtime_ns, info.st_ctime_ns, None, problem
            )
        folders.extend(reversed(inside))


def trouble(error: OSError) -> tuple[str, str]:
    """Reason and message of a file that the system does not give."""
    if isinstance(error, PermissionError):
        return "permission", "no permission to read it"
    if isinstance(error, FileNotFoundError):
        return "missing", "gone before it could be read"
    return "unreadable", error.strerror or str(error)


def _listing(error: OSError) -> tuple[str, str]:
    if isinstance(error, PermissionError):
        return "permission", "no permission to list this folder"
    return "unreadable", f"cannot list this folder: {error.strerror}"


def _unread(path: str, full: str, error: OSError) -> ScannedFile:
    try:
        link = os.lstat(full)
    except OSError:
        return ScannedFile(shown(path), 0, 0, 0, None, trouble(error))
    if not stat.S_ISLNK(link.st_mode):
        problem = trouble(error)
    elif isinstance(error, FileNotFoundError):
        problem = "broken-link", "a link to nothing"
    else:
        problem = "link-loop", "a link that leads back to itself"
    return ScannedFile(shown(path), 0, link.st_mtime_ns, link.st_ctime_ns, None, problem)


def _link_problem(
    root: str, full: str, loops: bool, follow_outside: bool
) -> tuple[str, str] | None:
    if loops:
        return "link-loop", "a link to a folder it lies in"
    if _is_inside(root, full):
        return "link-inside", "a link to a folder of this archive, read at its own place"
    return None if follow_outside else _OUTSIDE


_OUTSIDE = ("link-outside", "a link to outside the archive; --follow-outside reads it")


def _link_out(root: str, full: str) -> tuple[str, str] | None:
    """Why a link to a file is not read: who can write a link could have any file read."""
    return None if _is_inside(root, full) else _OUTSIDE


def _is_inside(root: str, full: str) -> bool:
    """Whether what a name leads to lies in the archive; ``root`` is a real path."""
    real = os.path.realpath(full)
    return real == root or real.startswith(f"{root.rstrip('/')}/")


def _kind_problem(mode: int) -> tuple[str, str] | None:
    for test, reason, message in _KINDS:
        if test(mode):
            return reason, message
    return None
