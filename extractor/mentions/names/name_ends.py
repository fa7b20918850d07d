"""Where a Chinese name after an office ends, by what is left of the sentence.

A given name has one or two characters. The tokeniser knows neither and runs the last into the next
word (汪立 | 群晒出, 余凤康用 | 一组); the end is where what follows falls into the better words.
"""

from __future__ import annotations

import regex

from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Rulebook
from extractor.tokens import Token, is_known, tokenize

_HAN = regex.compile(r"\p{Han}+")
_BEHIND = 8  # characters after a name by which its end is judged
#: What costs how much: a word that cannot follow, one that seldom does, one nobody knows, a verb
#: that sticks to names, a word across the end.
_BAD, _WEAK, _MADE_UP, _TAIL, _ACROSS = 4, 1, 2, 3, 2
_GIVEN = (2, 1)  # characters of a given name; of two as good ends the longer name is taken


class NameByWords:
    """Decides between the ends that a name may have."""

    def __init__(self, book: Rulebook, parts: NameParts, surnames: dict[str, bool]):
        self._rare = surnames
        self._person, self._follows = parts.tags("person"), parts.tags("after_name")
        self._verb = parts.tags("plain_verb")
        self._weak = parts.tags("weak_after_name")
        self._time = parts.tags("time_word")
        self._says = parts.pattern("person_says")
        self._compound = parts.pattern("verb_compound")
        self._sticky = frozenset(book.table("name_tails").words())

    def end(self, page: Page, start: int, surname: str | None, *, sure: bool) -> int | None:
        """Where the name ends that begins at ``start``, or None where this cannot tell.

        Args:
            page: the text.
            start: where the name begins.
            surname: what it begins with, if that is a family name.
            sure: what stands in front is an office; after an occupation no ordinary word counts.
        """
        if surname is None or self._rare[surname] or not self._loose(page, start, surname, sure):
            return None
        best: tuple[int, int] | None = None
        for given in _GIVEN:
            end = start + len(surname) + given
            if end > len(page.text) or not _HAN.fullmatch(page.text, start, end):
                continue
            cost = self._cost(page.text, end, tailed=given > 1)
            if best is None or cost < best[0]:
                best = cost, end
        return best[1] if best is not None and best[0] < _BAD else None

    def _loose(self, page: Page, start: int, surname: str, sure: bool) -> bool:
        """Whether no ordinary word begins here: 任期, 林业; nor after the family name."""
        first = page.tokens.at(start)
        if first.start != start:
            return False
        if len(first.text) > len(surname):
            return first.pos in self._person or not is_known(first.text)
        following = page.tokens.at(first.end) if first.end < len(page.text) else None
        return following is not None and (sure or self._no_word(following))

    def _no_word(self, token: Token) -> bool:
        """Whether a word may be a given name: one nobody knows, or a character alone."""
        return len(token.text) == 1 or not is_known(token.text) or token.pos in self._person

    def _cost(self, text: str, end: int, *, tailed: bool) -> int:
        """How badly what stands after ``end`` falls into words; 0 at the end of a clause.

        ``tailed``: the name is the longest; it costs if it ends with a verb that sticks to names.
        """
        own = _TAIL if tailed and text[end - 1] in self._sticky else 0
        rest = _HAN.match(text, end, end + _BEHIND)
        if rest is None:
            return own
        if self._says.fullmatch(rest[0]):
            return own  # 冉启文 | 说
        own += _ACROSS if is_known(text[end - 1 : end + 1]) else 0
        costs = [self._fall(rest[0])]
        if rest[0][0] in self._sticky:
            costs.append(self._fall(rest[0][1:], led=True))
        return own + min(costs)

    def _fall(self, rest: str, *, led: bool = False) -> int:
        """The cost of a stretch; ``led``: a verb stands in front of it, and anything may follow."""
        words = list(tokenize(rest)) if rest else []
        if len(rest) >= _BEHIND - 1 and len(words) > 1:
            words.pop()  # it may be cut off
        cost = sum(_MADE_UP for word in words if self._is_made_up(word))
        return cost if led or not words else cost + self._first(words[0])

    def _is_made_up(self, word: Token) -> bool:
        """Whether nobody knows the word, nor the verb that it is made of: 晒 | 出."""
        return len(word.text) > 1 and not is_known(word.text) and not self._is_compound(word)

    def _is_compound(self, word: Token) -> bool:
        return word.pos in self._verb and self._compound.fullmatch(word.text) is not None

    def _first(self, word: Token) -> int:
        """What a word costs right after a name."""
        if self._says.fullmatch(word.text) or self._is_compound(word):
            return 0
        if len(word.text) == 1 and word.pos in self._time:
            return _BAD  # 林素秋 | 掷出: no season stands right after a name
        if not is_known(word.text) or word.pos not in self._follows | self._weak:
            return _BAD
        if len(word.text) == 1 and word.pos in self._verb:
            return _MADE_UP
        if word.pos in self._weak:
            return _BAD if len(word.text) == 1 else _WEAK
        return 0
