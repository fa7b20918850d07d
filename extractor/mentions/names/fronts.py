"""Small words that the tokeniser has glued to a name: 据卓云 | 医院 is 据 | 卓云 | 医院.

A name nobody knows is cut by the shape of words alone, and a preposition in front of it looks like
its first character. The table ``glued_fronts`` says which characters those are, and how much of a
name has to show after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.mentions.names.page import Hit
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.words import CHINESE, NameWords
from extractor.rulebook import Rulebook
from extractor.tokens import Tokens, is_known, tokenize

_ANY, _WITHIN, _BEHIND = "any", "within", "after"
_ADJECTIVE = "a"
_REACH = 14  # characters from such a word to the end of a name that shows it
_OPENS = frozenset("，。；：、！？\n（(“")
_KINDS = ("head", "place", "region", "known", "body", "company")


class GluedFronts:
    """Finds the borders after small words that stand in front of unknown names."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._where = {row.word: row.get("where") for row in book.table("glued_fronts")}
        self._than = frozenset(row.word for row in book.table("glued_fronts") if row.get("than"))
        self._small = re.compile(
            "|".join(re.escape(w) for w in self._where if len(w) == 1) or "(?!)"
        )
        self._words, self._bound = NameWords(book, parts), parts.tags("bound_character")

    def mend(self, text: str, tokens: Tokens, hits: dict[str, list[Hit]]) -> Tokens:
        """``tokens`` with a border after each small word in front of a name; often the same."""
        found = list(self._made_up(text, tokens))
        borders = set(self._after_bodies(text, tokens, hits.get("department", ())))
        if not found and not borders:
            return tokens
        begins = {hit.start for kind in _KINDS for hit in hits.get(kind, ())}
        heads = sorted({hit.start for hit in hits.get("head", ())})
        borders.update(self._borders(text, tokens, found, begins, heads))
        return tokens.cut_at(text, sorted(borders)) if borders else tokens

    def _made_up(self, text: str, tokens: Tokens) -> Iterator[int]:
        """The numbers of made-up words that begin with a small word, and of 快 | 于城镇."""
        bounds = tokens.bounds
        for match in self._small.finditer(text):
            at = match.start()
            if at in bounds and at + 1 not in bounds:
                number = tokens.index_at(at)
                if not is_known(tokens.words[number]) or self._compared(tokens, number):
                    yield number

    def _after_bodies(self, text: str, tokens: Tokens, bodies: Iterable[Hit]) -> Iterator[int]:
        """Where a body ends inside a made-up word, and the small word after it does."""
        for hit in bodies:
            if hit.end in tokens.bounds or is_known(tokens.at(hit.end).text):
                continue
            if text[hit.end] in self._where:
                yield from (hit.end, hit.end + 1)

    def _borders(
        self, text: str, tokens: Tokens, found: list[int], begins: set[int], heads: list[int]
    ) -> Iterator[int]:
        """Where a name begins inside the words of these numbers."""
        for number in found:
            token = tokens[number]
            where = self._where[token.text[0]]
            if self._compared(tokens, number):
                cut = True
            elif where == _BEHIND:
                cut = self._follows_name(tokens, number)
            elif token.start in begins or not self._goes_on(text, tokens, number):
                cut = False  # 经开区 ends names itself
            else:
                opens = not token.start or text[token.start - 1] in _OPENS
                shown = not (where == _WITHIN and opens) and self._headed(tokens, number, heads)
                cut = where == _ANY or shown
            if cut:
                yield token.start + 1

    def _compared(self, tokens: Tokens, number: int) -> bool:
        """Whether a word of comparison has its last character in the word after it: 快 | 于城镇."""
        before = tokens[number - 1] if number else None
        if before is None or tokens[number].text[0] not in self._than:
            return False
        return len(before.text) == 1 and before.pos == _ADJECTIVE

    def _follows_name(self, tokens: Tokens, number: int) -> bool:
        """Whether the end of a name stands first in a word, after the name: 凌芯 | 镇晟峰 | 村."""
        before = tokens[number - 1] if number else None
        if before is None or not CHINESE.match(before.text[-1]):
            return False
        return before.pos in self._bound or not is_known(before.text)

    def _goes_on(self, text: str, tokens: Tokens, number: int) -> bool:
        """Whether a word of two characters is cut from a name: 以鹿 | 禾 | 集团, but not 对标."""
        token = tokens[number]
        if len(token.text) > 2:
            return True
        if number + 1 >= len(tokens):
            return False
        following = tokens[number + 1]
        pieces = tokenize(text[token.start + 1 : following.end])
        first = pieces.words[0]
        if len(first) > 1:
            return not is_known(first)
        open_end = len(following.text) == 1 or not is_known(following.text)
        return open_end and not self._bound.isdisjoint(pieces.tags)  # 对朗 | 芯 | 基金会

    def _headed(self, tokens: Tokens, number: int, heads: list[int]) -> bool:
        """Whether words that names hold lead from this one to the end of a name."""
        low = tokens.starts[number] + 3
        return any(
            low <= head <= low + _REACH and self._leads(tokens, number + 1, head) for head in heads
        )

    def _leads(self, tokens: Tokens, number: int, head: int) -> bool:
        """Whether all words from a number on to an offset are such as names hold."""
        for index in range(number, tokens.index_at(head)):
            if not self._words.may_hold(tokens[index]):
                return False
        return True
