"""Foreign names: transliteration goes on as long as its characters do, over words and dots."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.mentions.names.page import Candidate, Page
from extractor.rulebook import Rulebook
from extractor.tokens import is_known

_DOT = regex.compile(r"(?<=\p{Han})[·•・](?=\p{Han})")
_HAN = regex.compile(r"\p{Han}")


class ForeignNames:
    """Names written with the characters of transliteration."""

    def __init__(self, book: Rulebook):
        self._chars = frozenset(book.table("transliteration").words())
        self._function = frozenset(book.table("function_chars").words())

    def dotted(self, page: Page) -> Iterator[Candidate]:
        """Foreign names with a dot: both sides as far as transliteration goes."""
        for match in _DOT.finditer(page.text):
            start, end = match.span()
            low, high = start, end
            while low > 0 and start - low < 8 and page.text[low - 1] in self._chars:
                low -= 1
            while low < start and not page.is_bound(low):
                low += 1
            while high < len(page.text) and high - end < 10:
                if page.text[high] in self._chars or (
                    page.text[high] in "·•・-" and page.text[high + 1 : high + 2] in self._chars
                ):
                    high += 1
                else:
                    break
            high = self._until_word(page, end, high)
            if low < start and high > end:
                yield Candidate(low, high, "PERSON", "foreign", 1)

    def _until_word(self, page: Page, start: int, end: int) -> int:
        """``end``, or where an ordinary word begins before it (and no name goes on)."""
        index = page.index_at(start)
        while index < len(page.tokens) and page.tokens[index].start < end:
            token = page.tokens[index]
            verb = token.start in page.starts("speech", 2)
            if token.start > start and (
                verb
                or token.end > end
                or (
                    token.pos in ("v", "p", "d", "uj", "c", "ul", "t", "r", "m")
                    and is_known(token.text)
                    and (len(token.text) > 1 or token.text in self._function)
                )
            ):
                return token.start
            index += 1
        return end

    def holds(self, word: str) -> bool:
        return all(char in self._chars for char in word)

    def end_of(self, page: Page, end: int) -> int:
        """A transliterated name goes on over words that are transliteration and nothing else."""
        index, start = page.index_at(end) if end < len(page.text) else len(page.tokens), end
        while index < len(page.tokens) and end - start < 9:
            token = page.tokens[index]
            dotted = token.text in ("·", "•", "・", "-")
            if (not dotted and not self.holds(token.text)) or token.start in page.starts(
                "speech", 2
            ):
                break
            if is_known(token.text) and len(token.text) > 1 and not token.pos.startswith("nr"):
                break
            if token.text in self._function or token.pos in ("p", "c", "d", "uj", "ul", "m"):
                break
            end, index = token.end, index + 1
        while end > start and not _HAN.match(page.text, end - 1):
            end -= 1
        return end
