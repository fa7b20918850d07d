"""Names that their end alone makes: 定远经济开发区, 朔方理工大学, where a clause begins with one.

The tokeniser takes an uncommon front for an adverb or a common noun; an end that nobody uses
without a name in front, and the beginning of the clause, say that it is one.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex
from ahocorasick_rs import AhoCorasick

from extractor.kept import compiled
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Rulebook
from extractor.tokens import is_known, tokenize

_ALWAYS = "yes"  # whatever stands in front
#: What stands in front is a name by its words; no place alone; a word nobody knows, and what only a
#: company does or has after.
_PROPER, _OWN, _TRADE = "proper", "own", "trade"
_NEXT = 6  # characters looked at after an end
_SHORTEST, _LONGEST = 2, 5  # characters in front of the end


class StrongNames:
    """Finds names by the table of strong ends."""

    def __init__(self, book: Rulebook):
        parts = NameParts(book)
        self._coined_front = parts.tags("coined_front")
        self._place, self._kind = parts.tags("place"), parts.tags("kind")
        self._never = parts.tags("strong_never")
        self._proper = ProperFront(book, parts)
        strong = [row for row in book.table("name_heads") if row.get("alone")]
        self._types = {row.word: row.get("etype") for row in strong}
        self._front = {row.word: row.get("alone") for row in strong}
        self._acts = parts.pattern("strong_trade")
        self._inside = parts.pattern("proper_begin")
        self._ports = parts.pattern("strong_port")
        self._division = parts.pattern("full_division")  # 绍兴市 | 新能源: nobody is called so
        ends = "|".join(sorted(map(regex.escape, self._types), key=len, reverse=True))
        begin, front, after = (
            parts.pattern(name).pattern for name in ("strong_begin", "strong_front", "strong_after")
        )
        self._ends = AhoCorasick(list(self._types))
        # The longest end alone: 锂电新材料 is no 新材 with a word after.
        self._pattern = compiled(
            f"{begin}(?P<name>(?!{front})\\p{{Han}}{{{_SHORTEST},{_LONGEST}}}?(?P<end>(?>{ends}))(?!{after}|{ends}))"
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
        done = 0
        ends = self._ends.find_matches_as_indexes(text, overlapping=True)
        for at in sorted({start for _, start, _ in ends}):
            for start in range(max(done, at - _LONGEST), at - _SHORTEST + 1):
                match = self._pattern.match(text, start)
                if match is not None:
                    yield match
                    done = match.end()
                    break

    def _is_name(self, match: regex.Match[str]) -> bool:
        """Whether the front is a name's: of a coined company, a word of no other use."""
        kind = self._front.get(match["end"], _ALWAYS)
        front = match["name"][: -len(match["end"])]
        if kind == _TRADE:
            acts = self._acts.match(match.string, match.end()) is not None
            return acts and self._proper.is_unknown(front)
        if kind in (_PROPER, _OWN):
            named = self._proper.is_name(front, placed=kind == _PROPER)
            return named and not self._division.search(front)
        if self._inside.match(match.string, match.start("name")):
            return False
        words = tokenize(front)
        if kind == _ALWAYS:
            known = [word for word in words if len(word.text) > 1 and is_known(word.text)]
            joined = not self._proper.function.isdisjoint(front)
            return not joined and not any(word.pos in self._never for word in known)
        unknown = kind == "coined" and self._proper.is_unknown(front)
        if not unknown and any(tag not in self._coined_front for tag in words.tags):
            return False
        if words.tags[-1] not in self._place:
            return True
        everyday = kind == "kind" and self._noun_follows(match.string, match.end())
        return not everyday and not self._division.search(words.words[-1])

    def _noun_follows(self, text: str, at: int) -> bool:
        """True for 绍兴新能源 | 汽车: the end goes on to name a kind of thing."""
        following = tokenize(text[at : at + _NEXT])
        return bool(following) and following.tags[0] in self._kind and len(following.words[0]) > 1


class ProperFront:
    """Tells by its words whether what stands in front of an everyday end is a name."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._place, self._piece = parts.tags("place"), parts.tags("proper_piece")
        self._never = parts.tags("proper_never")
        self._joint = parts.tags("proper_joint")
        self._generic = frozenset(book.table("generic_words").words())
        self._stops = frozenset(book.table("name_stops").words())
        self.function = frozenset(book.table("function_chars").words())
        self._none = parts.pattern("proper_none")
        self._last = parts.pattern("proper_last")

    def is_unknown(self, front: str) -> bool:
        """True for one word that no dictionary has: 圣润 | 重工."""
        words = list(tokenize(front))
        return self.function.isdisjoint(front) and len(words) == 1 and not is_known(front)

    def is_name(self, front: str, *, placed: bool) -> bool:
        """True for 重渡沟 and 青石峪, not for 网红 or 重点: a name, or made of no ordinary words.

        Args:
            front: what stands in front of the end.
            placed: whether the name of a place is enough.
        """
        if not self.function.isdisjoint(front) or self._none.match(front):
            return False
        words = list(tokenize(front))
        if any(word.text in self._generic or word.text in self._stops for word in words):
            return False
        if any(word.pos in self._joint for word in words if len(word.text) == 1):
            return False
        known = [len(word.text) > 1 and is_known(word.text) for word in words]
        if any(word.pos in self._never for word, old in zip(words, known, strict=True) if old):
            return False
        if known == [True]:
            return words[0].pos in self._piece and (placed or words[0].pos not in self._place)
        return self._last.search(front) is not None or any(
            word.pos in self._piece or len(word.text) > 1 and not old
            for word, old in zip(words, known, strict=True)
        )
