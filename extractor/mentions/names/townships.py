"""Townships and villages: what stands right behind a division and ends in 镇, 乡, 街道 or 村.

Behind a division the class word is enough, where no generic word (中心镇, 示范村) makes it a kind
of place; a village may follow its township. Elsewhere the tokeniser must have it for one word.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.mentions.names.page import Candidate, Evidence, Page
from extractor.mentions.names.parts import Parts
from extractor.tokens import is_known

_LEAST, _MOST = 3, 7  # characters of one that stands alone


class Townships:
    """Finds them; all are LOC."""

    def __init__(self, parts: Parts):
        self._never_in_townships = parts.tags("never_in_townships")
        self._township_word = parts.tags("township_word")
        self._chain = parts.pattern("township_chain")
        self._alone = parts.pattern("township_alone")
        self._front = parts.pattern("township_front")
        self._opening = parts.pattern("township_opening")
        self._none = parts.pattern("township_none")

    def find(self, page: Page, places: dict[int, int]) -> Iterator[Candidate]:
        """Every one. ``places``: where domestic places begin, by where they end."""
        begins = set(places.values())
        for end in places:
            if end in begins:
                continue  # 重庆 | 万州 | 长滩镇: behind the nearest
            match = self._chain.match(page.text, end)
            if match is None:
                continue
            spans = [span for group in ("town", "village") for span in match.spans(group)]
            if all(self._is_name(page, *span, last=span == spans[-1]) for span in spans):
                yield from (Candidate(*span, "LOC", "township", Evidence.LISTED) for span in spans)
        yield from self._by_themselves(page)
        yield from self._at_heads(page)

    def _by_themselves(self, page: Page) -> Iterator[Candidate]:
        """Names that the tokeniser has for one word, where a name may begin."""
        for match in self._alone.finditer(page.text):
            end = match.end()
            token = page.tokens.at(end - 1)
            if token.end != end or not _LEAST <= len(token.text) <= _MOST:
                continue
            named = not is_known(token.text) or token.pos in self._township_word
            free = not token.start or self._front.match(page.text, token.start - 1)
            if named and free and not self._none.match(page.text, token.start):
                yield Candidate(token.start, end, "LOC", "township")

    def _at_heads(self, page: Page) -> Iterator[Candidate]:
        """Names that open a clause, whatever words the tokeniser makes of them."""
        for match in self._opening.finditer(page.text):
            for start, end in (*match.spans("name"), *match.spans("inner")):
                named = page.is_bound(end) and not self._none.match(page.text, start)
                if named and self._proper(page, start, end):
                    yield Candidate(start, end, "LOC", "township")

    def _proper(self, page: Page, start: int, end: int) -> bool:
        """Whether no word in front of the class word is one that names do not hold."""
        words = page.tokens[page.index_at(start) : page.index_at(end - 1) + 1]
        front = [t for t in words if t.end < end or len(t.text) > _LEAST - 1]
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
