"""What in a folder of tables is ours to replace: a marker file says what we have written there."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from extractor.errors import StoreError

MARKER = ".extractor.json"
_FORMAT = "press-extractor"
_KEY = "written"


def written(folder: Path) -> frozenset[str]:
    """The names in a folder that we wrote; none where there is no marker of ours."""
    try:
        said = json.loads((folder / MARKER).read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset()
    if not isinstance(said, dict) or said.get("format") != _FORMAT:
        return frozenset()
    names = said.get(_KEY)
    return frozenset(name for name in names if isinstance(name, str)) if names else frozenset()


def check_free(folder: Path, names: Collection[str]) -> None:
    """See that none of these names in a folder belongs to somebody else.

    Raises:
        StoreError: one of them is there, and we did not write it.
    """
    foreign = [name for name in names if name not in written(folder) and _is_there(folder / name)]
    if foreign:
        raise StoreError(
            f"{folder}: {min(foreign)} there was not written by extractor, and is left as it is;"
            " name another folder"
        )


def claim(folder: Path, names: Collection[str]) -> None:
    """Note that these names will be ours, before they are written.

    Raises:
        StoreError: one of them is somebody else's.
        OSError: no permission, the disk is full.
    """
    check_free(folder, names)
    ours = sorted(written(folder) | set(names))
    new = folder / f"{MARKER}.new"
    new.write_text(json.dumps({"format": _FORMAT, _KEY: ours}, indent=1) + "\n", "utf-8")
    new.replace(folder / MARKER)


def _is_there(path: Path) -> bool:
    return path.is_symlink() or path.exists()
