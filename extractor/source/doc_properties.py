"""How old Word files keep what they say of paragraphs and letters ([MS-DOC] 2.6, 2.8.5, 2.8.6)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

PAGE = 512
CUT = 0xD608
_FAR = 0x6646
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of what stands after a property, by the kind in its number
_VARIABLE = 6


def pages_of(word: bytes, table: bytes, places: int) -> Iterator[bytes]:
    """The pages of properties that the table named at ``places`` of the file's head lists."""
    start, size = struct.unpack_from("<II", word, places)
    count = (size - 4) // 8
    for number in range(max(count, 0)):
        (page,) = struct.unpack_from("<I", table, start + 4 * (count + 1) + 4 * number)
        yield word[page * PAGE : (page + 1) * PAGE]


def properties_of(data: bytes, far: bytes) -> Iterator[tuple[int, bytes]]:
    """Each property with its value; ``far`` holds those that are too many for a page."""
    at = 0
    while at + 3 <= len(data):
        (name,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[name >> 13]
        if name == CUT:
            size = 1 + int(struct.unpack_from("<H", data, at)[0])
        elif name >> 13 == _VARIABLE:
            size = 1 + data[at]
        value = data[at : at + size]
        at += size
        if name == _FAR:  # many: they lie in a stream of their own
            (place,) = struct.unpack("<I", value)
            (length,) = struct.unpack_from("<H", far, place)
            yield from properties_of(far[place + 2 : place + 2 + length], b"")
        else:
            yield name, value
