"""Digits that are part of something else: of a code (A500), an ordinal (第3), a number (13万2)."""

from __future__ import annotations

import string

from extractor.mentions.quantity.kinds import COUNTS, MONEY
from extractor.mentions.quantity.part import Part, refused
from extractor.mentions.quantity.unit_words import UnitAt
from extractor.mentions.quantity.words import QuantityWords

_CODE = frozenset("._#")  # before a number: it is part of a code
_LATIN = frozenset(string.ascii_letters + string.digits)
_LETTERS = frozenset(string.ascii_letters)
_PLUS = frozenset("+")  # after a letter or digit: K123+500
_HYPHENS = frozenset("+-−")  # after a letter: AB-12亿; nobody says whether CPI-3% is below zero
_CAPITALS = frozenset(string.ascii_uppercase)
_SHORT_NAME = 3  # the fewest letters of a name like GDP, CPI, IPO
_GLUED = frozenset({"age", "time", "calendar", "day"})  # 390万65岁以上老人


class Codes:
    """Tells numerals that stand for themselves from those that are written onto another sign."""

    def __init__(self, words: QuantityWords):
        self._units, self._refusals, self._attached = words.units, words.refusals, words.attached
        self._scales, self._inside = words.scales, words.inside

    def refusal(self, text: str, start: int, end: int, raw: str) -> Part | None:
        """The refusal of a number that a word or a code in front makes no quantity: A500, 第3."""
        before = text[start - 1 : start]
        use = self._refusals.before(text, start)
        coded = before.isascii() and (before.isalpha() or before in _CODE)
        front = text[max(0, start - 2)] if before in _HYPHENS else ""
        coded = coded or (before in _PLUS and front in _LATIN) or front in _LETTERS
        coded = coded and not self._after_short_name(text, start, end, raw)
        if (use or coded) and self._units.prefix(text, start) is None:
            return refused(start, end, ordinal=use == "ordinal")
        return None

    def _after_short_name(self, text: str, start: int, end: int, raw: str) -> bool:
        """Whether letters in front are a name, and no code's: GDP120亿元, CPI2.1%; not A500家."""
        unit_at = self._attached.after(text, end, raw)[1]
        if unit_at is None or unit_at.unit.kind not in MONEY | {"percent", "pp"}:
            return False
        at = start
        while at and text[at - 1] in _CAPITALS:
            at -= 1
        return start - at >= _SHORT_NAME and text[at - 1 : at] not in _LATIN | _HYPHENS

    def glued(self, text: str, start: int, last: int, unit_at: UnitAt | None) -> bool:
        """Whether digits belong to what they are written onto: 13万2, 5万元2.3本项目.

        Right after 万 and 亿 they end that number, except in 390万65岁; a decimal of things right
        after a quantity numbers a heading. ``last``: where the quantity before ends.
        """
        if not text[start].isdecimal():
            return False
        kind = unit_at.unit.kind if unit_at else ""
        if last == start and kind in COUNTS and unit_at:
            return "." in text[start : unit_at.end]
        numeral = start > 1 and text[start - 1] in self._scales and text[start - 2] in self._inside
        return numeral and kind not in _GLUED
