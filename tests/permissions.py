"""Folders without permission, also where the tests are run by the superuser."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534
#: Linux: the superuser's rights to read and write whatever its permissions are.
_OVERRIDES = 1 << 1 | 1 << 2
_VERSION = 0x20080522


@contextmanager
def _bound() -> Iterator[None]:
    """The superuser bound by permissions like anyone else.

    On Linux it stays who it is, and may still read its own checkout wherever that lies; elsewhere
    it becomes somebody else.
    """
    if os.geteuid() != 0:
        yield
    elif sys.platform.startswith("linux"):
        libc = ctypes.CDLL(None, use_errno=True)
        header = (ctypes.c_uint32 * 2)(_VERSION, 0)
        rights = (ctypes.c_uint32 * 6)()
        assert libc.capget(header, rights) == 0
        held = rights[0]
        rights[0] = held & ~_OVERRIDES
        assert libc.capset(header, rights) == 0
        try:
            yield
        finally:
            rights[0] = held
            assert libc.capset(header, rights) == 0
    else:
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)


@contextmanager
def as_nobody() -> Iterator[Path]:
    """A folder as seen by someone whom permissions bind.

    It holds ``archive`` with the unreadable ``secret.txt`` and ``closed/``, and ``locked``, which
    may be neither listed nor written to. The folder itself may be written to.
    """
    folder = Path(tempfile.mkdtemp())
    archive = folder / "archive"
    (archive / "closed").mkdir(parents=True)
    (archive / "closed" / "a").touch()
    (archive / "secret.txt").touch()
    (folder / "locked").mkdir()
    folder.chmod(0o777)
    shut = (archive / "closed", archive / "secret.txt", folder / "locked")
    for path in shut:
        path.chmod(0)
    try:
        with _bound():
            yield folder
    finally:
        for path in shut:
            path.chmod(0o700)
        shutil.rmtree(folder)
