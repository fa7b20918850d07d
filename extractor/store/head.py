"""The head of a DuckDB file: what it must hold at least, and whether it changed."""

from __future__ import annotations

import struct
from pathlib import Path

#: Where DuckDB's mark stands, after a checksum.
MAGIC = slice(8, 12)
#: Where its two heads begin, and how long each is; the one of the higher number counts.
_AT, _SIZE = 4096, 4096
#: Of a head, after its checksum: number, two places, blocks, bytes of a block.
_FIELDS = struct.Struct("<8xQ16xQQ")
_BLOCKS = (1 << 14, 1 << 18)  # the sizes of a block that there are


def heads(path: Path) -> bytes:
    """Both heads; one of them changes whenever the log is moved into the file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        file.seek(_AT)
        return file.read(2 * _SIZE)


def lacks(path: Path) -> int:
    """How many bytes the file is shorter than its head says; 0 where that cannot be told.

    Blocks at its end that were never used may be missing of a file that is whole.

    Raises:
        OSError: it cannot be read.
    """
    found, length = _at_once(path)
    if len(found) < 2 * _SIZE:
        return _AT + 2 * _SIZE - length
    _, blocks, size = max(_FIELDS.unpack_from(found, at) for at in (0, _SIZE))
    if not (_BLOCKS[0] <= size <= _BLOCKS[1] and size & (size - 1) == 0 and blocks < 1 << 40):
        return 0  # a format of another DuckDB
    missing: int = _AT + 2 * _SIZE + blocks * size - length
    return max(0, missing)


def _at_once(path: Path) -> tuple[bytes, int]:
    """The heads and the length of a file that may be written meanwhile."""
    while True:
        found = heads(path)
        length = path.stat().st_size
        if heads(path) == found:
            return found, length
