"""The numbers of lists that a program counts itself (一、 1. （一）), of any kind of file.

Forms are named as in ECMA-376 (ST_NumberFormat); old Word files give them as numbers (MS-OSHARED
2.2.1.3), OpenDocument by their first signs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from extractor.rulebook import load_rulebook

LEVELS = 9
#: What stands for the number of a level in the text of one: %1 of the outermost.
PLACE = "%"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_UNSEEN = frozenset(("bullet", "none"))
_MOST = 10_000
#: Numbers that are one character: the first of them, and how many there are.
_SIGNS = {
    "decimalEnclosedCircle": (0x2460, 20),
    "decimalEnclosedCircleChinese": (0x2460, 20),
    "decimalEnclosedParen": (0x2474, 20),
    "decimalEnclosedFullstop": (0x2488, 20),
    "ideographEnclosedCircle": (0x3220, 10),
}
_CODES = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    18: "decimalEnclosedCircle", 22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
    255: "none",
}  # fmt: skip
_FIRSTS = {
    "": "none", "1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter",
    "a": "lowerLetter", "\u2460": "decimalEnclosedCircle",
}  # fmt: skip


class Level(NamedTuple):
    """How a level of a list is written: its form, its text with %1 to %9, where it starts, and what
    parts it from the paragraph."""

    form: str
    text: str
    start: int = 1
    blank: str = " "


Levels = Mapping[int, Level]


class Counts:
    """Counts the lists of one document, in the order their paragraphs are met."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * LEVELS)

    def begin(self, key: str) -> None:
        """A list counts anew."""
        self._counts.pop(key, None)

    def before(self, key: str, level: int, levels: Levels, *, at: int | None = None) -> str:
        """What is written before the next paragraph of a list; ``at``: the number it says."""
        if level not in levels:
            return ""
        counts = self._counts[key]
        now = counts[level]
        counts[level] = at if at is not None else levels[level].start if now is None else now + 1
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        if levels[level].form in _UNSEEN:
            return ""
        text = levels[level].text
        for n in range(LEVELS, 0, -1):
            if f"{PLACE}{n}" in text:
                other = levels.get(n - 1, levels[level])
                count = counts[n - 1]
                written = _written(other.start if count is None else count, other.form)
                text = text.replace(f"{PLACE}{n}", written)
        return text + (levels[level].blank or _apart(text)) if text else ""


def form_of_code(code: int) -> str:
    """The form of a number that old Word files give for it."""
    return _CODES.get(code) or next(
        (name for name, row in _formats().items() if row.code == str(code)), "decimal"
    )


def form_of_signs(signs: str) -> str:
    """The form of the first signs that OpenDocument gives for it: 一, 二, 三, ..."""
    first = signs.split(",", 1)[0].strip()
    known = _FIRSTS.get(first)
    return known or next((n for n, row in _formats().items() if row.first == first), "decimal")


def _written(number: int, form: str) -> str:
    if not 0 < number < _MOST:
        return str(number)
    chinese = _formats().get(form)
    if chinese is not None:
        return _chinese(number, chinese)
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    first, count = _SIGNS.get(form, (0, 0))
    if number <= count:
        return chr(first + number - 1)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _apart(text: str) -> str:
    """A blank after what a number at the head of the paragraph would join: 3. and 120亿元."""
    return " " if text[-1].isascii() and (text[-1] == "." or text[-1].isdecimal()) else ""


class _Format(NamedTuple):
    digits: str
    ten: str
    code: str
    first: str


def _chinese(number: int, form: _Format) -> str:
    digits, ten = form.digits, form.ten
    if not ten or number >= 100:
        return "".join(digits[int(c)] for c in str(number))
    tens, ones = divmod(number, 10)
    front = "" if not tens else ten if tens == 1 else digits[tens] + ten
    return front + (digits[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


@cache
def _formats() -> dict[str, _Format]:
    rows = load_rulebook().table("word_numbering")
    return {
        row.word: _Format(row.get("digits"), row.get("ten"), row.get("code"), row.get("first"))
        for row in rows
    }
