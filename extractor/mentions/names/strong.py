"""Names that their end alone makes: 定远经济开发区, 朔方理工大学, where a clause begins with one.

The tokeniser takes an uncommon front for an adverb or a common noun; an end that nobody uses
without a name in front, and the beginning of the clause, say that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.parts import Parts
from extractor.rulebook import Rulebook
from extractor.tokens import tokenize

_ALWAYS = "yes"  # whatever stands in front
_NEXT = 6  # characters looked at behind an end
_SHORTEST, _LONGEST = 2, 5  # characters in front of the end


class StrongNames:
    """Finds names by the table of strong ends."""

    def __init__(self, book: Rulebook):
        parts = Parts(book)
        self._coined_front = parts.tags("coined_front")
        self._place, self._kind = parts.tags("place"), parts.tags("kind")
        strong = [row for row in book.table("name_heads") if row.get("alone")]
        self._types = {row.word: row.get("etype") for row in strong}
        self._front = {row.word: row.get("alone") for row in strong}
        self._ports = parts.pattern("strong_port")
        self._division = parts.pattern("full_division")  # 绍兴市 | 新能源: nobody is called so
        ends = "|".join(sorted(map(regex.escape, self._types), key=len, reverse=True))
        begin, front, behind = (
            parts.pattern(name).pattern
            for name in ("strong_begin", "strong_front", "strong_behind")
        )
        self._any = re.compile(ends)  # most texts have none: a search that costs nothing
        self._end = re.compile(f"(?=(?:{ends}))")  # each, also those that overlap
        self._pattern = regex.compile(
            f"{begin}(?P<name>(?!{front})\\p{{Han}}{{{_SHORTEST},{_LONGEST}}}?(?P<end>{ends})(?!{behind}))"
        )

    def add(self, reading: Reading, entities: list[Mention]) -> list[Mention]:
        """The names of a text with those that only their end makes; no longer name is cut."""
        out = entities
        text = reading.text
        matches = [match for match in self._found(text) if self._is_name(match)]
        for match in [*matches, *self._ports.finditer(text)]:
            start, end = match.span("name")
            over = [m for m in out if m.start < end and m.end > start]
            if any(m.start < start or m.end >= end for m in over):
                continue
            value = EntityValue(self._types.get(match["end"], "FAC"), None, None, None, None)
            out = [*(m for m in out if m not in over), Mention(start, end, value, "names/strong")]
        return sorted(out) if out is not entities else entities

    def _found(self, text: str) -> Iterator[regex.Match[str]]:
        """What the pattern finds in a text; it is only tried in front of an end."""
        first = self._any.search(text)
        if first is None:
            return
        done = 0
        for place in self._end.finditer(text, first.start()):
            at = place.start()
            for start in range(max(done, at - _LONGEST), at - _SHORTEST + 1):
                match = self._pattern.match(text, start)
                if match is not None:
                    yield match
                    done = match.end()
                    break

    def _is_name(self, match: regex.Match[str]) -> bool:
        """Whether the front is a name's: of a coined company, a word of no other use."""
        kind = self._front.get(match["end"], _ALWAYS)
        if kind == _ALWAYS:
            return True
        words = tokenize(match["name"][: -len(match["end"])])
        if any(tag not in self._coined_front for tag in words.tags):
            return False
        if words.tags[-1] not in self._place:
            return True
        everyday = kind == "kind" and self._noun_follows(match.string, match.end())
        return not everyday and not self._division.search(words.words[-1])

    def _noun_follows(self, text: str, at: int) -> bool:
        """True for 绍兴新能源 | 汽车: the end goes on to name a kind of thing."""
        following = tokenize(text[at : at + _NEXT])
        return bool(following) and following.tags[0] in self._kind and len(following.words[0]) > 1
