"""The lists of old Word files ([MS-DOC] 2.9.131, 2.9.147, 2.9.150, 2.9.271): how the numbers are
written that Word counts before paragraphs."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import NamedTuple

from extractor.source.doc_properties import properties_of
from extractor.source.list_numbers import LEVELS, PLACE, Counts, Level, form_of_code

_STYLES, _KINDS, _LISTS = 0x00A2, 0x02E2, 0x02EA
_LIST, _DEPTH = 0x460B, 0x260A
_KIND, _ENTRY, _LEVEL = 28, 16, 28  # bytes
_SIMPLE, _STARTS, _FORMATS = 1, 0x10, 0x20
_LAST = 0x07FE  # number of a list
_BLANKS = (" ", " ", "")  # a tab, a blank, nothing
_PARAGRAPH = 1  # kind of a style
_NO_STYLE = 0x0FFF
_NESTED = 12


class ListPlace(NamedTuple):
    """Where a paragraph stands in the lists: the number of one, from 1, and the level in it."""

    list: int
    level: int


class Lists:
    """Counts the numbered paragraphs of one document."""

    def __init__(self, word: bytes, table: bytes):
        self._counts = Counts()
        self._lists: list[tuple[str, dict[int, Level]]] = []
        self._styles: Mapping[int, tuple[int, bytes]] = {}
        try:
            self._lists = _lists(word, table)
            self._styles = _styles(table, *struct.unpack_from("<II", word, _STYLES))
        except (struct.error, IndexError):
            pass  # the text is good without its numbers

    def before(self, style: int, said: ListPlace | None) -> str:
        """What is written before a paragraph, from its own place or that of its style."""
        place = said or self._of_style(style)
        if place is None or not 0 < place.list <= min(len(self._lists), _LAST):
            return ""
        key, levels = self._lists[place.list - 1]
        return self._counts.before(key, min(place.level, LEVELS - 1), levels)

    def _of_style(self, style: int) -> ListPlace | None:
        for _ in range(_NESTED):
            base, properties = self._styles.get(style, (_NO_STYLE, b""))
            place = place_of(properties)
            if place is not None or base == _NO_STYLE:
                return place
            style = base
        return None


def place_of(properties: bytes, far: bytes = b"") -> ListPlace | None:
    """The place in a list that properties of a paragraph say; None where they say none."""
    number, level = None, 0
    for name, value in properties_of(properties, far):
        if name == _LIST:
            (number,) = struct.unpack("<h", value)
        elif name == _DEPTH:
            level = value[0]
    return ListPlace(number, level) if number is not None else None


def _lists(word: bytes, table: bytes) -> list[tuple[str, dict[int, Level]]]:
    """The lists by their numbers: what they are counted under, and how their levels are written."""
    kinds = _kinds(table, *struct.unpack_from("<II", word, _KINDS))
    start, size = struct.unpack_from("<II", word, _LISTS)
    if not size:
        return []
    (count,) = struct.unpack_from("<I", table, start)
    at = start + 4 + _ENTRY * count
    found = []
    for number in range(min(count, _LAST)):
        kind, *_, changed = struct.unpack_from("<iIIB", table, start + 4 + _ENTRY * number)
        at += 4
        levels = dict(kinds.get(kind, {}))
        for _ in range(changed):
            begins, flags = struct.unpack_from("<iI", table, at)
            at += 8
            deep = flags & 0xF
            if flags & _FORMATS:
                levels[deep], at = _level(table, at)
            elif flags & _STARTS and deep in levels:
                levels[deep] = levels[deep]._replace(start=begins)
        found.append((f"{kind}/{number}" if changed else str(kind), levels))
    return found


def _kinds(table: bytes, start: int, size: int) -> dict[int, dict[int, Level]]:
    """The levels of each kind of list; they stand after the table of kinds."""
    if not size:
        return {}
    (count,) = struct.unpack_from("<h", table, start)
    at = start + 2 + _KIND * count
    found = {}
    for number in range(count):
        place = start + 2 + _KIND * number
        (kind,) = struct.unpack_from("<i", table, place)
        levels = {}
        for level in range(1 if table[place + 26] & _SIMPLE else LEVELS):
            levels[level], at = _level(table, at)
        found[kind] = levels
    return found


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level, and where what follows it begins."""
    begins, code = struct.unpack_from("<iB", table, at)
    follows = table[at + 15]
    letters, paragraph = table[at + 24], table[at + 25]
    at += _LEVEL + letters + paragraph
    (length,) = struct.unpack_from("<H", table, at)
    said = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(PLACE + str(ord(one) + 1) if ord(one) < LEVELS else one for one in said)
    blank = _BLANKS[follows] if follows < len(_BLANKS) else " "
    return Level(form_of_code(code), text, begins, blank), at + 2 + 2 * length


def _styles(table: bytes, start: int, size: int) -> dict[int, tuple[int, bytes]]:
    """What each style of paragraphs builds on, and its properties."""
    if not size:
        return {}
    head, count, wide = struct.unpack_from("<HHH", table, start)
    at = start + 2 + head
    found = {}
    for number in range(count):
        (length,) = struct.unpack_from("<H", table, at)
        style = table[at + 2 : at + 2 + length]
        at += 2 + length
        if length < wide + 2:
            continue
        (kind,) = struct.unpack_from("<H", style, 2)
        if kind & 0xF == _PARAGRAPH:
            (name,) = struct.unpack_from("<H", style, wide)
            place = wide + 2 + 2 * name + 2
            (said,) = struct.unpack_from("<H", style, place)
            found[number] = (kind >> 4, style[place + 4 : place + 2 + said])
    return found
