"""Townships and villages: what stands right after a division and ends in 镇, 乡, 街道 or 村.

After a division the class word is enough, where no generic word (中心镇, 示范村) makes it a kind
of place; a village may follow its township. Elsewhere the tokeniser must have it for one word.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.mentions.names.page import NameCandidate, Page, Strength
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.words import NameWords
from extractor.needed_words import holds, needed_words
from extractor.rulebook import Rulebook
from extractor.tokens import is_known

_LEAST, _MOST = 3, 7  # characters of one that stands alone
_FRONT = (2, 3)  # characters in front of the class word, of a name nobody knows
_OPENS = frozenset("；！？")


class Townships:
    """Finds them; all are LOC."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._words = NameWords(book, parts)
        self._proper_tags = parts.tags("coined_town")
        self._led = parts.tags("leads_to_place")
        self._goes = parts.pattern("township_reached", flags=regex.REVERSE)
        self._never_in_townships = parts.tags("never_in_townships")
        self._township_word = parts.tags("township_word")
        self._chain = parts.pattern("township_chain")
        self._inner = parts.pattern("township_village")
        self._alone = parts.pattern("township_alone")
        self._front = parts.pattern("township_front")
        self._opening = parts.pattern("township_opening")
        self._class_words = needed_words(self._opening.pattern)
        self._none = parts.pattern("township_none")

    def find(self, page: Page, places: dict[int, int]) -> Iterator[NameCandidate]:
        """Every one. ``places``: where domestic places begin, by where they end."""
        nearest = {begin: end for end, begin in places.items()}
        for end in places:
            if end in nearest and not self._alone.match(page.text, nearest[end]):
                continue  # 重庆 | 万州 | 长滩镇: after the nearest, but 平江县 | 竹山镇
            match = self._chain.match(page.text, end)
            if match is None:
                continue
            spans = [span for group in ("town", "village") for span in match.spans(group)]
            if all(self._is_name(page, *span, last=span == spans[-1]) for span in spans):
                yield from (
                    NameCandidate(*span, "LOC", "township", Strength.LISTED) for span in spans
                )
        classes = [match.span() for match in self._alone.finditer(page.text)]
        found = [*self._by_themselves(page, classes), *self._coined(page, places, classes)]
        if holds(page.text, self._class_words):
            found.extend(self._at_heads(page))
        yield from found
        for end in {candidate.end for candidate in found}:
            yield from self._village_after(page, end)

    def _village_after(self, page: Page, end: int) -> Iterator[NameCandidate]:
        """The village after its township, whatever words it is made of: 长安镇 | 高峰村."""
        match = self._inner.match(page.text, end)
        if match is not None and self._is_name(page, *match.span("village"), last=True):
            yield NameCandidate(*match.span("village"), "LOC", "township", Strength.LISTED)

    def _by_themselves(self, page: Page, classes: list[tuple[int, int]]) -> Iterator[NameCandidate]:
        """Names that the tokeniser has for one word, where a name may begin."""
        for _, end in classes:
            token = page.tokens.at(end - 1)
            if token.end != end or not _LEAST <= len(token.text) <= _MOST:
                continue
            named = not is_known(token.text) or token.pos in self._township_word
            free = not token.start or self._front.match(page.text, token.start - 1)
            if named and free and not self._none.match(page.text, token.start):
                yield NameCandidate(token.start, end, "LOC", "township")

    def _coined(
        self, page: Page, places: dict[int, int], classes: list[tuple[int, int]]
    ) -> Iterator[NameCandidate]:
        """Names nobody knows, after a small word or a verb of going: 据 | 嘉川村 | 介绍."""
        begins: set[int] = set()  # where a village may begin: after its town
        for head, end in classes:
            start = self._coinage(page, head, end, places)
            if start is None or self._none.match(page.text, start):
                continue
            if start in begins or self._is_led(page, start):
                begins.add(end)
                yield NameCandidate(start, end, "LOC", "township")

    def _coinage(self, page: Page, head: int, end: int, places: dict[int, int]) -> int | None:
        """Where the made-up word begins that ends at ``head``, or goes on to ``end``."""
        if not page.is_bound(end) or not head:
            return None
        token = page.tokens.at(head)
        if token.start == head:
            pair = self._words.paired(page, 0, head, {})
            if pair is not None:
                return pair
            token = page.tokens.at(head - 1)
        elif token.start == head - 1 and token.end == end:
            return self._words.widened(page, token)  # 凌 | 山村
        if token.end not in (head, end) or head - token.start not in _FRONT:
            return None
        proper = token.pos in self._proper_tags and token.end == head and head not in places
        return token.start if proper or self._words.is_unknown(token.text) else None

    def _is_led(self, page: Page, start: int) -> bool:
        """Whether a name of a place may stand here: after a mark, a preposition, 走进."""
        if not start or self._front.match(page.text, start - 1) or page.text[start - 1] in _OPENS:
            return True
        before = page.tokens.at(start - 1)
        led = before.end == start and before.pos in self._led
        return led or self._goes.match(page.text, 0, start) is not None

    def _at_heads(self, page: Page) -> Iterator[NameCandidate]:
        """Names that open a clause, whatever words the tokeniser makes of them."""
        for match in self._opening.finditer(page.text):
            for start, end in (*match.spans("name"), *match.spans("inner")):
                named = page.is_bound(end) and not self._none.match(page.text, start)
                if named and self._proper(page, start, end):
                    yield NameCandidate(start, end, "LOC", "township")

    def _proper(self, page: Page, start: int, end: int) -> bool:
        """Whether no word in front of the class word is one that names do not hold."""
        words = page.tokens[page.index_at(start) : page.index_at(end - 1) + 1]
        front = [t for t in words if t.end < end or len(t.text) > _LEAST - 1]
        front = front[:1] if front and front[0].pos == "m" else front  # 八 | 都 | 镇
        return page.is_bound(start) and all(t.pos not in self._never_in_townships for t in front)

    def _is_name(self, page: Page, start: int, end: int, *, last: bool) -> bool:
        if self._none.match(page.text, start) or (last and not page.is_bound(end)):
            return False
        index = page.index_at(start)
        while index < len(page.tokens) and page.tokens[index].start < end:
            token = page.tokens[index]
            if token.end <= end and token.pos in self._never_in_townships and is_known(token.text):
                return len(token.text) == 1 and token.start > start
            index += 1
        return True
