"""Item marks: 1. （一） ① ■ in front of an item are layout, and none of what it says."""

from __future__ import annotations

import re

import regex

from extractor.rulebook import Rulebook


class ItemMarks:
    """Knows the marks of ``item_marks.tsv``; built once from a rulebook."""

    def __init__(self, book: Rulebook):
        table = book.table("item_marks")
        start = "|".join(row.word for row in table)
        inside = "|".join(row.word for row in table if row.get("where") == "any")
        after = "".join(row.word for row in book.table("item_marks_after"))
        self._mark = regex.compile(
            rf"^ *+(?:{start or '(?!)'})(?: *+(?:{start or '(?!)'}))? *+"
            rf"|(?<=[{after}] ?)(?:{inside or '(?!)'}) *+",
            regex.MULTILINE,
        )
        #: Ends where a mark may stand: few places, and found faster than a mark is tried.
        self._places = re.compile(rf"^|[{after}]|(?<=[{after}]) ", re.MULTILINE)

    def blanked(self, text: str) -> str:
        """A reading text with blanks in place of the marks; of the same length."""
        parts: list[str] = []
        done = 0
        for place in self._places.finditer(text):
            mark = self._mark.match(text, place.end()) if place.end() >= done else None
            if mark:
                parts += text[done : mark.start()], " " * len(mark[0])
                done = mark.end()
        return "".join((*parts, text[done:])) if parts else text
