"""Names that their end alone makes: 定远经济开发区, 朔方理工大学, wherever a clause begins with one.

The tokeniser takes an uncommon front for an adverb or a common noun; an end that nobody uses without
a name in front, and the beginning of the clause, say that it is one.
"""

from __future__ import annotations

import regex

from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.parts import Parts
from extractor.rulebook import Rulebook


class StrongNames:
    """Finds names by the table of strong ends."""

    def __init__(self, book: Rulebook):
        parts = Parts(book)
        self._types = {row.word: row.get("etype") for row in book.table("name_strong")}
        ends = "|".join(sorted(map(regex.escape, self._types), key=len, reverse=True))
        begin, front = (parts.pattern(name).pattern for name in ("strong_begin", "strong_front"))
        self._pattern = regex.compile(f"{begin}(?P<name>(?!{front})\\p{{Han}}{{2,5}}?(?P<end>{ends}))")

    def add(self, reading: Reading, entities: list[Mention]) -> list[Mention]:
        """The names of a text with those that only their end makes; no longer name is cut."""
        out = entities
        for match in self._pattern.finditer(reading.text):
            start, end = match.span("name")
            over = [m for m in out if m.start < end and m.end > start]
            if any(m.start < start or m.end >= end for m in over):
                continue
            value = EntityValue(self._types[match["end"]], None, None, None, None)
            out = [*(m for m in out if m not in over), Mention(start, end, value, "names/strong")]
        return sorted(out) if out is not entities else entities
