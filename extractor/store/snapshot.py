"""Reading a store that another process writes: DuckDB lets one process write, or several read.

So it is copied, and the copy is read. What is committed lies in the file and in its log; the file
has a head that changes only when the log is moved into it, and new blocks never overwrite what
the head names. A copy during which the head stayed the same is therefore whole: what of the log
had not been committed is not replayed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from extractor.errors import StoreError
from extractor.store.head import heads

#: What a store's files were at a moment: which they were, their sizes and times.
Stamp = tuple[tuple[int, ...], ...]

#: How often a copy is begun anew because the head changed meanwhile, and the pause before that.
_TRIES, _PAUSE = 20, 0.05


class Snapshot:
    """A copy of a store as it was at one moment, in a temporary folder that goes when it is closed.

    Raises:
        StoreError: there is no room for it, or the store changes too fast to be copied.
    """

    def __init__(self, path: Path):
        self._folder = tempfile.TemporaryDirectory(prefix="extractor-")
        try:
            self.path = _copied(path, Path(self._folder.name))
        except OSError as error:
            self.close()
            why = error.strerror or str(error)
            raise StoreError(f"{path}: no copy of it can be made to read: {why}") from error
        except BaseException:
            self.close()
            raise

    def opened(self) -> None:
        """Take away its name once it is open: then nothing stays, whatever ends the process."""
        if os.name == "posix":
            self.path.unlink()

    def close(self) -> None:
        """Delete the copy."""
        self._folder.cleanup()


def stamp(path: Path) -> Stamp | None:
    """What changes whenever something is written into a store; None where it is gone."""
    try:
        found = [path.stat(), *(log.stat() for log in sorted(_logs(path)))]
    except OSError:
        return None
    return tuple((one.st_ino, one.st_size, one.st_mtime_ns) for one in found)


def _copied(path: Path, folder: Path) -> Path:
    for _ in range(_TRIES):
        before = heads(path)
        shutil.copyfile(path, folder / path.name)
        try:
            for log in _logs(path):
                shutil.copyfile(log, folder / log.name)
        except FileNotFoundError:
            pass  # moved into the file a moment ago
        else:
            if heads(path) == before:
                return folder / path.name
        for log in _logs(folder / path.name):
            log.unlink()
        time.sleep(_PAUSE)
    raise StoreError(f"{path}: being written too fast to be read; try again when it has finished")


def _logs(path: Path) -> list[Path]:
    return [one for one in path.parent.iterdir() if one.name.startswith(f"{path.name}.wal")]
