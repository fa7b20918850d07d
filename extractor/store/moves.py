"""An archive that was moved or renamed: its files are the same, its folder is another."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from extractor.store.paths import opened

if TYPE_CHECKING:
    from extractor.store.database import Store

_SAMPLE = 200  # files looked for in the new folder
_SAME = 0.8  # share of them that is there, of the same size


def moved_archive(store: Store, root: str, formerly: str | None) -> int | None:
    """The archive that lies in ``root`` now: the one that lay in ``formerly``.

    Without that, one whose folder is gone and whose files are here.
    """
    for archive, old in store.all("SELECT archive, root FROM archives WHERE archive <> 0"):
        if formerly is not None:
            if os.path.realpath(old) == os.path.realpath(formerly):
                return int(archive)
        elif not os.path.isdir(old) and _is_here(store, archive, root):  # noqa: PTH112  # any bytes
            return int(archive)
    return None


def _is_here(store: Store, archive: int, root: str) -> bool:
    files = store.all(
        "SELECT path, size FROM files WHERE archive = ? AND sha256 IS NOT NULL ORDER BY sha256"
        " LIMIT ?",
        [archive, _SAMPLE],
    )
    same = 0
    for path, size in files:
        try:
            same += os.stat(f"{root}/{opened(path)}").st_size == size  # noqa: PTH116  # any bytes
        except OSError:
            continue
    return bool(files) and same >= _SAME * len(files)
