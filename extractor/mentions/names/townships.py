"""Townships and villages: what stands right behind a division and ends in 镇, 乡, 街道 or 村.

Behind a division the class word is enough, where no generic word (中心镇, 示范村) makes it a kind
of place; a village may follow its township. Elsewhere the tokeniser must have it for one word.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.mentions.names.page import Candidate, Evidence, Page
from extractor.mentions.names.parts import Parts
from extractor.tokens import is_known

#: Parts of speech of known words that no such name holds.
_NOT_IN = frozenset(("v", "d", "p", "c", "uj", "ul", "r", "q", "t", "y", "uz"))
_LEAST = 3  # characters of one that stands alone


class Townships:
    """Finds them; all are LOC."""

    def __init__(self, parts: Parts):
        self._chain = parts.pattern("township_chain")
        self._alone = parts.pattern("township_alone")
        self._none = parts.pattern("township_none")

    def find(self, page: Page, places: dict[int, int]) -> Iterator[Candidate]:
        """Every one. ``places``: where domestic places begin, by where they end."""
        for end in places:
            match = self._chain.match(page.text, end)
            if match is None:
                continue
            spans = [span for group in ("town", "village") for span in match.spans(group)]
            if all(self._is_name(page, *span, last=span == spans[-1]) for span in spans):
                yield from (Candidate(*span, "LOC", "township", Evidence.LISTED) for span in spans)
        for match in self._alone.finditer(page.text):
            start, end = match.span("name")
            token = page.token_if_exact(start, end)
            if token is None or start in places or end - start < _LEAST:
                continue
            named = not is_known(token.text) or token.pos in ("ns", "nr", "nz")
            if named and not self._none.match(page.text, start):
                yield Candidate(start, end, "LOC", "township")

    def _is_name(self, page: Page, start: int, end: int, *, last: bool) -> bool:
        if self._none.match(page.text, start) or (last and not page.is_bound(end)):
            return False
        index = page.index_at(start)
        while index < len(page.tokens) and page.tokens[index].start < end:
            token = page.tokens[index]
            if token.end <= end and token.pos in _NOT_IN and is_known(token.text):
                return len(token.text) == 1 and token.start > start
            index += 1
        return True
