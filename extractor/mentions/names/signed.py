"""Persons who signed a text: after the word for who wrote it, or in a line of names without one."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.mentions.names.cut_up import CLOSERS, OPEN
from extractor.mentions.names.page import Hit, NameCandidate, Page, Strength, longest
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.person_names import PersonReader

_SPACES = (" ", "：", ":", "、", "/", "　", "｜", "\u4e28", "|")  # U+4E28: a stroke for a bar
_MOST = 8  # names in one byline


class SignedNames:
    """Finds the names of a byline with a reader of names."""

    def __init__(self, parts: NameParts, reader: PersonReader):
        self._reader = reader
        self._person, self._in_signature = parts.tags("person"), parts.tags("in_signature")
        self._tail = parts.pattern("byline_tail")

    def in_bylines(self, page: Page) -> Iterator[NameCandidate]:
        """Names after the word for who wrote it."""
        for hit in longest(page.hits("byline")):
            yield from self._byline(page, hit)

    def _byline(self, page: Page, hit: Hit) -> Iterator[NameCandidate]:
        position = hit.end
        for _ in range(_MOST):
            while page.text[position : position + 1] in _SPACES:
                position += 1
            end = self._reader.end(page, position, strong=True, spaced=True)
            if end is None or not self._edge(page, end):
                return
            if end - position > 2 and self._tail.search(page.text, position, end):
                end -= 1
            exact = page.token_if_exact(position, end)
            named = exact is not None and exact.pos in self._person
            closed = page.text[end : end + 1] in CLOSERS
            if self._reader.is_rare(page.text[position:end]) and not named and not closed:
                return
            yield NameCandidate(position, end, "PERSON", "byline", Strength.PLACED)
            if page.text[end : end + 1] not in (" ", "、"):
                return
            position = end

    def _edge(self, page: Page, end: int) -> bool:
        following = page.text[end : end + 1]
        return not following or following in OPEN or page.is_bound(end)

    def signatures(self, page: Page) -> Iterator[NameCandidate]:
        """Bylines without the word: a short line of names and places (陶春燕 聊城报道)."""
        for sentence in page.sentences:
            if sentence.kind != "byline":
                continue
            position = sentence.start
            while position < sentence.end:
                space = page.text.find(" ", position, sentence.end)
                stop = sentence.end if space < 0 else space
                word = page.text[position:stop].strip("（）()")
                if len(word) in (2, 3) and (surname := self._reader.surname(word, 0)):
                    at = page.text.find(word, position)
                    token = page.token_if_exact(at, at + len(word))
                    known = token is not None and token.pos not in self._in_signature
                    if not known and not self._reader.surnames[surname]:
                        yield NameCandidate(
                            at, at + len(word), "PERSON", "signature", Strength.STATED
                        )
                position = stop + 1
