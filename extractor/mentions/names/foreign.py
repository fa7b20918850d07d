"""Foreign names: transliteration goes on as long as its characters do, over words and dots."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from extractor.mentions.names.page import NameCandidate, Page, Strength
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Rulebook
from extractor.tokens import Token, is_known

_DOT = regex.compile(r"(?<=\p{Han})[·•・](?=\p{Han})")
_RUN = regex.compile(r"\p{Han}+")
_DOTS = "·•・"
_LEAST, _MOST = 3, 16  # characters of a name that stands without an office; of any
_FRONT = 7  # characters between an office and the dot of a name
_SHORTEST, _LONGEST = 2, 10  # characters of a division abroad: in front of its class, and in all


class ForeignNames:
    """Names written with the characters of transliteration."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._plain = parts.tags("ordinary")
        self._words_in_front = parts.tags("words_in_front")
        self._single_in_front = parts.tags("single_in_front")
        self._person = parts.tags("person")
        self._longer_name = parts.tags("longer_name")
        self._division = parts.pattern("foreign_division")
        self._feature = parts.pattern("foreign_feature")
        self._acts = parts.pattern("foreign_acts")
        self._ends = frozenset(book.table("name_tails").words())
        self._chars = frozenset(book.table("transliteration").words())
        #: re, not regex: ten times as fast with so large a class.
        self._runs = re.compile(f"[{re.escape(''.join(sorted(self._chars)))}]{{{_LEAST},}}")
        self._opens = parts.pattern("clause_opens")
        self._function = frozenset(book.table("function_chars").words())

    def dotted(self, page: Page) -> Iterator[NameCandidate]:
        """Foreign names with a dot: both sides as far as transliteration goes."""
        free = 0
        for match in _DOT.finditer(page.text):
            start = match.start()
            if start < free:
                continue
            low = start
            while low > 0 and start - low < _MOST and page.text[low - 1] in self._chars:
                low -= 1
            while low < start and not page.is_bound(low):
                low += 1
            low = self._after_words(page, low, start)
            for front in range(start - 2, max(start - _FRONT, 0), -1):
                inner = page.text[front:start]
                plain = _RUN.fullmatch(inner) and inner[0] not in self._function
                if (
                    plain and front in page.post_ends
                ):  # 主任阿不力孜·吐尔逊: whatever its characters are
                    low = front
                    break
            high = self.run_end(page, match.end())
            if low < start and high > match.end():
                free = high
                yield NameCandidate(low, high, "PERSON", "foreign", Strength.GIVEN)

    def places(self, page: Page) -> Iterator[NameCandidate]:
        """Places abroad that no table knows, by a name and its class: states, towns, islands."""
        yield from self._classed(page, self._division, "GPE")
        yield from self._classed(page, self._feature, "LOC")

    def _classed(
        self, page: Page, pattern: regex.Pattern[str], etype: str
    ) -> Iterator[NameCandidate]:
        matches = list(pattern.finditer(page.text))
        places = page.hits("place") if matches else ()
        divisions = {hit.end for hit in places if hit.row.get("level")}
        for match in matches:
            start, end = match.start(), match.end()
            while start > 0 and end - start < _LONGEST and page.text[start - 1] in self._chars:
                start -= 1
            while start < match.start() and not self._begins(page, start):
                start += 1
            start = self._after_place(page, start, match.start())
            if end in divisions:
                continue  # 江苏 | 扬州
            if start < match.start() and page.tokens.at(start).end > match.start():
                token = page.tokens.at(start)  # 毛伊岛 is one word, which the dictionary lacks
                long = end - start > _SHORTEST
                if token.end == end and long and not is_known(token.text):
                    yield NameCandidate(start, end, etype, "foreign_place", Strength.STATED)
                continue
            if match.start() - start >= _SHORTEST and self._is_coined_or_place(page, start, match):
                yield NameCandidate(start, end, etype, "foreign_place", Strength.STATED)

    def _is_coined_or_place(self, page: Page, start: int, match: regex.Match[str]) -> bool:
        end = match.start()
        rows = [hit.row for hit in page.beginning("place", start) if hit.end == end]
        if rows:
            return not any(row.get("level") for row in rows)  # 鄂尔多斯 is no place abroad
        return self.is_coined(page, start, end)

    @staticmethod
    def _after_place(page: Page, start: int, end: int) -> int:
        """``start`` moved after the country or province in front: 乌克兰 | 苏梅州."""
        ends = [hit.end for hit in page.beginning("place", start)]
        inside = [hit_end for hit_end in ends if hit_end + _SHORTEST <= end]
        return max(inside, default=start)

    def _begins(self, page: Page, offset: int) -> bool:
        """Whether a name may begin here: at a word that is no particle (的 | 克柳切夫火山)."""
        return page.is_bound(offset) and page.tokens.at(offset).text not in self._function

    def speakers(self, page: Page, taken: frozenset[int]) -> Iterator[NameCandidate]:
        """Names that open a clause before a verb of speech or a time; ``taken``: other names."""
        for match in self._runs.finditer(page.text):
            start = match.start()
            if start in taken or (start and not self._opens.match(page.text, start - 1)):
                continue
            end = self.run_end(page, start)
            if end - start >= _LEAST and self.is_coined(page, start, end):
                speaks = end in page.starts("speech", 2) or self._acts.match(page.text, end)
                if speaks:
                    yield NameCandidate(start, end, "PERSON", "foreign_speaker", Strength.STATED)

    def run_end(self, page: Page, start: int) -> int:
        """Where a transliterated name that begins here ends; ``start`` if there is none.

        It goes on over dots as long as the characters do, and ends in front of an ordinary word:
        one that goes on after the run, or a known one with which the rest of the run is made.
        """
        text, end = page.text, start
        while (
            end < len(text)
            and end - start < _MOST
            and (
                text[end] in self._chars
                or (text[end] in _DOTS and end > start and text[end + 1 : end + 2] in self._chars)
            )
        ):
            end += 1
        if end == start:
            return start
        if end < len(text) and not page.is_bound(end):
            token = page.tokens.at(end)
            if is_known(token.text) and token.start > start + 1:
                end = token.start
        return self._without_words(page, start, end)

    def _without_words(self, page: Page, start: int, end: int) -> int:
        """``end`` without ordinary words at the end of the run."""
        while end > start:
            token = page.tokens.at(end - 1)
            if token.start <= start or not self._ordinary(page, token):
                return end
            end = token.start
        return end

    def _ordinary(self, page: Page, token: Token) -> bool:
        if token.start in page.starts("speech", 2):
            return True
        if len(token.text) == 1:
            return token.text in self._ends or token.text in self._function
        return is_known(token.text) and token.pos in self._plain

    def _after_words(self, page: Page, low: int, end: int) -> int:
        """``low`` moved after ordinary words at the begin of the run in front of a dot."""
        index = page.index_at(low)
        while low < end and index < len(page.tokens):
            token = page.tokens[index]
            if token.start < low or token.end > end:
                break
            single = len(token.text) == 1 and token.pos in self._single_in_front
            plain = (
                len(token.text) > 1 and is_known(token.text) and token.pos in self._words_in_front
            )
            if token.end == end or not (single or plain):
                break
            low, index = token.end, index + 1
        return low

    def is_coined(self, page: Page, start: int, end: int) -> bool:
        """Whether no ordinary word is in the span: one that the dictionary has and is no name."""
        index = page.index_at(start)
        if page.tokens[index].start < start:
            return False
        while index < len(page.tokens) and page.tokens[index].start < end:
            token = page.tokens[index]
            long = end - start > len(token.text) and token.pos in self._longer_name
            named = long or token.pos in self._person
            if len(token.text) > 1 and is_known(token.text) and not named:
                return False
            index += 1
        return True

    def holds(self, word: str) -> bool:
        """Whether a word is written with the characters of transliteration alone."""
        return all(char in self._chars for char in word)
