"""The characters of a PDF page: where each stands, and on which base line."""

from __future__ import annotations

import ctypes
from collections import Counter
from math import pi
from typing import Any, NamedTuple

_MOST = 60_000  # of one page
_ASKED = 200  # letters, for how they stand
_LAST_BLANK = 32
_BLANKS = frozenset(map(ord, " \xa0\u3000"))
_UNSEEN = frozenset("\ufffe\0\r\n\t \xa0\u3000\u200b\xad")


class Box(NamedTuple):
    """Where something stands, in points; the page's y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def moved(self, up: float) -> Box:
        """The same box, so much higher on the page."""
        return self._replace(bottom=self.bottom + up, top=self.top + up)


class Character(NamedTuple):
    """A character, where it stands on the page and in the order of the file."""

    box: Box
    base: float  # the height of its base line: letters of other fonts and sizes share it
    text: str
    order: int
    spaced: bool  # whether the file has a blank before it


def turned_box(box: Box, by: int) -> Box:
    """The box as it is shown on a turned page; where its origin is then does not matter."""
    left, bottom, right, top = box
    if by == 90:
        return Box(bottom, -right, top, -left)
    if by == 180:
        return Box(-right, -top, -left, -bottom)
    if by == 270:
        return Box(-top, left, -bottom, right)
    return box


def turned_by(textpage: Any) -> int | None:
    """By how many degrees a page is to be turned, clockwise, for most of its letters to stand.

    Tables too wide for a page are written up it. None for a page without letters.
    """
    import pypdfium2.raw as raw

    count = textpage.count_chars()
    told: Counter[int] = Counter()
    for index in range(0, min(count, _MOST), max(1, count // _ASKED)):
        angle = raw.FPDFText_GetCharAngle(textpage.raw, index)
        if angle >= 0 and raw.FPDFText_GetUnicode(textpage.raw, index) > _LAST_BLANK:
            told[-round(angle / (pi / 2)) % 4 * 90] += 1  # the angle counts against the clock
    return told.most_common(1)[0][0] if told else None


def characters_of(textpage: Any, *, turned: int = 0) -> list[Character]:
    """What is seen of a page's text, in the order of the file.

    Args:
        textpage: the page's text.
        turned: by how many degrees the page is shown turned, clockwise.
    """
    import pypdfium2.raw as raw

    found = []
    rect = raw.FS_RECTF()
    across, base = ctypes.c_double(), ctypes.c_double()
    spaced = False
    for index in range(min(textpage.count_chars(), _MOST)):
        code = raw.FPDFText_GetUnicode(textpage.raw, index)
        if not code or chr(code) in _UNSEEN:
            spaced = spaced or code in _BLANKS
            continue
        if raw.FPDFText_GetLooseCharBox(textpage.raw, index, ctypes.byref(rect)):
            box = turned_box(Box(rect.left, rect.bottom, rect.right, rect.top), turned)
            line = box.bottom
            if raw.FPDFText_GetCharOrigin(textpage.raw, index, across, base):
                at = Box(across.value, base.value, across.value, base.value)
                line = turned_box(at, turned).bottom
            found.append(Character(box, line, chr(code), index, spaced))
        spaced = False
    return found
