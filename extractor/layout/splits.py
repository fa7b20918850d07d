"""A line that ends early, before the number of what it names: ``……生产总值⏎921.4亿元，……``."""

from __future__ import annotations

import regex

from extractor.kept import compiled
from extractor.layout.lines import TextLine
from extractor.rulebook import Rulebook

_FIGURE = r"\d[\d,]*(?:\.\d+)?"


class Splits:
    """Knows what is measured, how it grows and in what units, from the tables of words."""

    def __init__(self, book: Rulebook):
        self._heads = tuple(book.table("indicator_heads").words())
        units = "|".join(regex.escape(row.word) for row in book.table("layout_measures"))
        trends = "|".join(regex.escape(row.word) for row in book.table("trends"))
        amount = rf"{_FIGURE}(?:{units or '(?!)'}){{1,3}}"
        #: No sentence begins so: an amount or a growth that something has, up to a mark.
        self._rest = compiled(rf"(?:{trends or '(?!)'}|(?=\d)){amount}[，。；、（]")

    def figure(self, source: str, last: TextLine, line: TextLine) -> bool:
        """Whether a line ends in what is measured, and the next begins with how much it is."""
        if not source.endswith(self._heads, last.start, last.end):
            return False
        return self._rest.match(source, line.start, line.end) is not None
