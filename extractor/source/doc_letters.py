"""Letters of old Word files ([MS-DOC] 2.8.5, 2.9.23): which are raised, and which are not shown."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from extractor.source.doc_properties import PAGE, pages_of, properties_of
from extractor.source.raised import raised

#: What stands for a character that is not shown, until places need not be counted any more.
UNSEEN = "\ufdd1"
_PLACES = 0x00FA
_RAISED, _HIDDEN, _DELETED = 0x2A48, 0x083C, 0x0800
_UP, _GONE = "up", "gone"
_KEPT = "\r\x07\x0c"  # ends of paragraphs, cells and pages


class Letters:
    """The stretches of a file whose letters are raised or unseen."""

    def __init__(self, word: bytes, table: bytes):
        try:
            self._set = [
                (first, last, how)
                for first, last, properties in _runs(word, table)
                if (how := _look(properties))
            ]
        except (struct.error, IndexError):
            self._set = []  # the text is good without

    def shown(self, text: str, at: int, wide: int) -> str:
        """A piece of text as it looks, as long as before; ``at``: where it lies in the file."""
        letters = list(text)
        end = at + wide * len(text)
        for first, last, how in self._set:
            if first < end and last > at:
                begin, close = max(first - at, 0) // wide, (min(last, end) - at) // wide
                said = text[begin:close]
                letters[begin:close] = raised(said) if how == _UP else _left(said)
        return "".join(letters)


def _left(text: str) -> str:
    return "".join(one if one in _KEPT else UNSEEN for one in text)


def _runs(word: bytes, table: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each run of letters begins and ends in the file, with its properties."""
    for data in pages_of(word, table, _PLACES):
        count = data[PAGE - 1]
        for entry in range(count):
            first, last = struct.unpack_from("<II", data, 4 * entry)
            at = 2 * data[4 * (count + 1) + entry]
            if at:
                yield first, last, data[at + 1 : at + 1 + data[at]]


def _look(properties: bytes) -> str:
    look = ""
    for name, value in properties_of(properties, b""):
        if name in (_HIDDEN, _DELETED) and value[0] == 1:
            return _GONE
        if name == _RAISED:
            look = _UP if value[0] == 1 else ""
    return look
