"""Where a name that is known by its end begins: the walk to the left over words that may be in it.

The walk stops at a verb, a particle, punctuation, or a word that names never run through; a place
is taken in and ends it, for a place is where most names begin.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.mentions.names.page import Page
from extractor.mentions.names.places import PlaceHit
from extractor.rulebook import Rulebook

#: Parts of speech that stand in names, and those that make one by themselves.
_IN_NAMES = frozenset(
    ("n", "nr", "ns", "nt", "nz", "nrt", "nrfg", "vn", "an", "b", "j", "l", "s", "f", "eng", "ng",
     "ag", "vg", "g", "zg", "a", "nx", "h", "k")
)  # fmt: skip
_MARKS = frozenset(("nr", "ns", "nt", "nz", "nrt", "nrfg", "eng", "nx"))
_EDGE = frozenset(("a", "k", "ag", "vg", "g"))  # never the first word of a name
_ORDINAL = regex.compile(r"(?:第[一二三四五六七八九十百〇零\d]{1,4}|首)(?:届|场|次|期)?", regex.REVERSE)
_BRACKETS = {"”": "“", "’": "‘", ")": "(", "）": "（", "」": "「"}
_CHINESE = regex.compile(r"[\p{Han}A-Za-z0-9]")
_LONGEST = 34


class Phrase(NamedTuple):
    """The part of a name in front of its head."""

    start: int
    words: int  # words that are no place
    place: PlaceHit | None
    marked: bool  # there is a place, an ordinal, a quoted part or a name in it
    coined: bool  # there is a name that is no place
    quoted: bool


class PhraseWalker:
    """Walks left from the head of a name."""

    def __init__(self, book: Rulebook):
        self._verbs = frozenset(book.table("noun_verbs").words())
        self._stops = frozenset(book.table("name_stops").words())

    def left(
        self,
        page: Page,
        head: int,
        places: dict[int, PlaceHit],
        names: dict[int, int],
        *,
        owner: bool = True,
    ) -> Phrase:
        """The phrase in front of ``head``.

        Args:
            page: the text.
            head: where the known end of the name begins.
            places: every place by where it ends.
            names: where names known by a table begin, by where they end.
            owner: take in a place or a body in front; without, the name begins after it.
        """
        floor = max(0, head - _LONGEST)
        position, words = head, 0
        place: PlaceHit | None = None
        coined = ordinal = quoted = False
        while position > floor:
            body = names.get(position)
            if body is not None and (body > floor or not owner):
                if owner:
                    position, coined = body, True
                break
            here = places.get(position)
            if here is not None and not owner:
                break
            if here is not None and here.start >= floor:
                place, position = here, here.start
                while (above := places.get(position)) and above.place.domestic:
                    position = above.start
                break
            last = page.text[position - 1]
            if last in _BRACKETS:
                opening = page.text.rfind(_BRACKETS[last], max(0, position - 32), position - 1)
                inner = page.text[opening + 1 : position - 1]
                if opening < 0 or "\n" in inner or "。" in inner:
                    break
                if last in ")）":
                    if position - 1 not in places or not _CHINESE.match(page.text, opening - 1):
                        break
                else:
                    quoted = True
                position = opening
                continue
            found = _ORDINAL.search(page.text, floor, position)
            if found and found.end() == position and found.start() >= floor:
                ordinal, position = True, found.start()
                words += 1
                continue
            token = page.tokens[page.index_at(position - 1)]
            if token.start < floor or not self._may_hold(page, token.text, token.pos):
                break
            if token.pos in _MARKS and len(token.text) > 1 or token.pos == "x":
                coined = True
            words += 1
            position = token.start
        position, words = self._trimmed(page, position, head, words)
        marked = place is not None or ordinal or quoted or coined
        return Phrase(position, words, place, marked, coined, quoted)

    def _may_hold(self, page: Page, word: str, pos: str) -> bool:
        if word in self._stops:
            return False
        if pos in _IN_NAMES:
            return True
        if pos in ("v", "d", "i", "t", "q"):
            return word in self._verbs
        return pos == "x" and bool(_CHINESE.fullmatch(word[0])) and not word[0].isdigit()

    def _trimmed(self, page: Page, start: int, head: int, words: int) -> tuple[int, int]:
        """Without words at the edge that begin no name."""
        while start < head:
            token = page.tokens[page.index_at(start)]
            if token.start == start and token.pos in _EDGE and token.end <= head:
                start, words = token.end, words - 1
            else:
                break
        return start, words
