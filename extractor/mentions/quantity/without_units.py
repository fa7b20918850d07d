"""Numerals that are the beginning of a unit or a name: the 兆 of 5兆瓦 multiplies nothing."""

from __future__ import annotations

from functools import partial

import regex

from extractor.lazy import Once
from extractor.mentions.quantity.unit_words import UnitWords
from extractor.mentions.quantity.values import Numerals
from extractor.rulebook import Rulebook

_BLANK = "\ufffc"  # in place of a character that is no numeral


class WithoutUnits:
    """Takes such characters out of a text in which numbers are looked for; built once."""

    def __init__(self, book: Rulebook, numerals: Numerals, inside: str):
        """``inside``: what may go on with a number."""
        # few texts have such a character, and none other asks for units here
        self._units: Once[UnitWords] = Once(partial(UnitWords, book))
        self._sign = regex.compile(rf"[{numerals.inner}](?=\p{{Han}})(?![{inside}])")

    def applied(self, text: str) -> str:
        """``text`` with a blank sign for each of them, of the same length.

        兆 is a number in front of what counts things or money (5兆日元, 2兆个); a million of a
        measure (5兆帕), or a part of a name (5兆丰).
        """
        parts: list[str] = []
        done = 0
        for sign in self._sign.finditer(text):
            at, end = sign.span()
            units = self._units()
            whole, after = units.at(text, at), units.at(text, end)
            counts = after is not None and after.unit.kind != "measure"
            if not counts or (whole is not None and after and whole.end >= after.end):
                parts += text[done:at], _BLANK
                done = end
        return "".join((*parts, text[done:]))
