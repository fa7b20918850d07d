"""Folders without permission, also where the tests are run by the superuser."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


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
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if superuser:
            os.seteuid(0)
        for path in shut:
            path.chmod(0o700)
        shutil.rmtree(folder)
