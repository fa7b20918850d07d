"""The place of an open file: somebody else may delete or replace it while it is written."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from extractor.errors import StoreError


class FilePlace(NamedTuple):
    """A file by its name and by what lay there when it was opened."""

    path: Path
    device: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> FilePlace:
        """The place of a file that is there.

        Raises:
            StoreError: it is gone already.
        """
        found = _identity(path)
        if found is None:
            raise StoreError(f"{path}: no such store")
        return cls(path, *found)

    def check(self) -> None:
        """See that the same file still lies there.

        Raises:
            StoreError: it was deleted, moved or replaced: what goes into it is lost.
        """
        if _identity(self.path) != (self.device, self.inode):
            raise StoreError(
                f"{self.path}: deleted or replaced while it was written; what this run has read"
                " is lost, begin it again"
            )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
