"""Where a numeral in digits may begin and end: never beside a separator of unknown kind.

``1'234亿元`` is one number whose separator nobody knows, not a 1 and 234亿元. A numeral that stands
after a digit and such a separator, or before one, is only a part of what was written, and is
refused. What surely stands between two numbers (a dash, a colon, a bracket) is in
``number_joints.tsv``.
"""

from __future__ import annotations

import re
import unicodedata

from extractor.mentions.quantity.joints import Joints

#: Blanks of one line; a line's end and a tabulator stand between cells and paragraphs.
_BLANKS = frozenset(" \u00a0\u2002\u2003\u2009\u200a\u202f\u3000")
#: Marks that a blank may follow inside one number: 6. 2, 1, 234.
_POINTS = frozenset(".,·'，’")
_CLOCK = frozenset("-:/.")
_STOP = "。"
#: A power of ten that lost its raised digits: 2.1×108 was 2.1×10⁸ as often as not.
_LOST_POWER = re.compile(r"10[0-9]{1,2}(?![0-9.])")
_MARK = 2  # the most digits that an item mark has: 12. 3家企业
_LAST_ITEM = 49  # higher ones are parts of a number more often: 95. 6%
#: Blocks of signs that are numbers in themselves: ½, Ⅲ, ⑳, ❶, ㈠, ㊿.
_NUMBER_BLOCKS = (
    *((0xBC, 0xBF), (0x2150, 0x218C), (0x2460, 0x2500), (0x2776, 0x2794)),
    *((0x3220, 0x322A), (0x3251, 0x3260), (0x3280, 0x328A), (0x32B1, 0x32C0)),
)
_SIGNS = frozenset(
    chr(code)
    for first, last in _NUMBER_BLOCKS
    for code in range(first, last)
    if unicodedata.category(chr(code)) in ("No", "Nl")
)
#: Digits with a full stop in one sign: ⒈5 is 1.5, or the first item and a 5.
_DOTTED = frozenset(map(chr, range(0x2488, 0x249C)))
_FRACTIONS = frozenset(
    sign for sign in _SIGNS if unicodedata.decomposition(sign).startswith("<fraction>")
)


class NumeralBorders:
    """Tells numerals that were cut off from those that stand alone; built once."""

    def __init__(self, joints: Joints, *, percents: str = "%‰"):
        # Between two digits a quote's end is the apostrophe of 1’234.
        singles = "".join(w for w in joints.between if len(w) == 1 and w not in _POINTS)
        self._between = frozenset(f"{singles}{percents}\n\t\r") - frozenset(joints.slash)
        self._before = self._between | frozenset(joints.slash)  # 12.6/10万 has a unit after it
        self._times, self._ordinal = frozenset(joints.times), joints.ordinal

    def cut(self, text: str, start: int, end: int) -> bool:
        """Whether a numeral goes on beyond a separator or as a sign: 1'234, ⑳亿, 1½.

        A sign in front of digits is an item's mark: ①12家; after a word ⒈5 is none.
        """
        if text[end : end + 1] in _FRACTIONS:
            return True
        if text[start - 1 : start] in _DOTTED:
            return text[start - 2 : start - 1].isalnum() or not text[start].isdecimal()
        if not text[start].isdecimal():
            return text[start - 1 : start] in _SIGNS
        # Nearly all stand between characters of words.
        after = start > 1 and not text[start - 1].isalnum() and self._after(text, start)
        return after or (end < len(text) and not text[end].isalnum() and self._ahead(text, end))

    def _after(self, text: str, start: int) -> bool:
        at = start - 1
        mark = text[at]
        if mark in _BLANKS:
            at -= 1
            mark = text[at]
            if _digit(mark):
                return not _dated(text, at)
            if mark not in _POINTS:
                return False
            if _item(text, at):
                return False
        if mark in self._times and _LOST_POWER.match(text, start):
            return "." in text[_run(text, at - 1, ".") : at]
        if mark == _STOP and at == start - 1:
            return self._misprinted(text, at)
        if mark in self._between:
            return False
        if text[at - 1] in _POINTS or (mark in _POINTS and text[at - 1] in _BLANKS):
            at -= 1
        return at > 0 and _digit(text[at - 1])

    def _misprinted(self, text: str, at: int) -> bool:
        """Whether the stop at ``at`` is a point: 投资120。5亿元; no 居第3。5项, 为0.58。13家."""
        first = _run(text, at)
        before = text[first - 1 : first]
        return first < at and before.isalpha() and not text.endswith(self._ordinal, 0, first)

    def _ahead(self, text: str, end: int) -> bool:
        mark = text[end]
        if mark in self._before or not _digit(text[end - 1]):
            return False
        following = text[end + 1 : end + 3]
        if mark in _BLANKS:
            if following[:1] in _POINTS:
                beyond = 2 + (following[1:2] in _BLANKS)
                return _digit(text[end + beyond : end + beyond + 1])
            return _digit(following[:1]) and not _dated(text, end - 1)
        if mark in _POINTS and following[:1] in _BLANKS:
            return _digit(following[1:2]) and not _item(text, end)
        return _digit(following[:1])


def _digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


def _run(text: str, at: int, more: str = "") -> int:
    """Where the run of digits (and ``more``) that ends at ``at`` (inclusive) begins."""
    while at > 0 and (_digit(text[at - 1]) or (more and text[at - 1] in more)):
        at -= 1
    return at


def _dated(text: str, at: int) -> bool:
    """Whether the digits that end at ``at`` are the last part of a date or a time of day.

    One point makes a number with a fraction (12.3 4 is a number broken in two), two a date.
    """
    first = _run(text, at)
    if first > 1 and text[first - 1] == ".":
        first = _run(text, first - 1)
    return first > 1 and text[first - 1] in _CLOCK and _digit(text[first - 2])


def _item(text: str, at: int) -> bool:
    """Whether the mark at ``at`` ends an item's number at the head of a line: ``2. 35家企业``."""
    if text[at] == "," or at < 1 or not _digit(text[at - 1]):
        return False
    first = _run(text, at - 1)
    while first > 0 and text[first - 1] in _BLANKS:
        first -= 1
    if at - first > _MARK or (first > 0 and text[first - 1] not in "\n\r"):
        return False
    return int(text[first:at]) <= _LAST_ITEM
