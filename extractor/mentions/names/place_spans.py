"""Where names of places stand in a text, as far as its words allow."""

from __future__ import annotations

from collections import defaultdict

from extractor.mentions.names.divisions import Place
from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import NameParts


class PlaceSpans:
    """Finds where names of places stand; built once."""

    def __init__(self, parts: NameParts):
        self._holds_place = parts.tags("holds_place")
        self._goes_on_as_name = parts.tags("goes_on_as_name")

    def longest(self, page: Page, forms: dict[str, list[Place]]) -> list[tuple[int, int]]:
        """The spans of place names, leftmost and longest, that the words do not contradict."""
        by_start: dict[int, list[int]] = defaultdict(list)
        for hit in page.hits("place"):
            by_start[hit.start].append(hit.end)
        spans: list[tuple[int, int]] = []
        free = 0
        for start in sorted(by_start):
            if start < free:
                continue
            ends = by_start[start]
            for end in sorted(ends, reverse=True) if len(ends) > 1 else ends:
                if end not in page.taken and self._fits(page, start, end, forms):
                    spans.append((start, end))
                    free = end
                    break
        return spans

    def _fits(self, page: Page, start: int, end: int, forms: dict[str, list[Place]]) -> bool:
        """Whether the words at both ends agree: not 江西 in 浙江西部, not 上海市 in 上海市场."""
        if not page.is_bound(start):
            token = page.tokens.at(start)
            if token.pos not in self._holds_place or len(token.text) == 2:
                return False
            if token.text in forms or end - start < 3:
                return False
        if end - 1 in page.post_starts and end - start > 2 and not page.is_bound(end):
            return False  # 湖南 | 省长
        if end in page.post_starts and page.is_bound(start):
            return True
        if not page.is_bound(end):
            token = page.tokens.at(end)
            if token.start > start and page.text[end - 1] == token.text[0]:
                return False  # the tail belongs to the next word
            held = token.start <= start and end - start == 2
            return not held or token.pos in self._goes_on_as_name
        return True
