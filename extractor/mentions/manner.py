"""Words that say how, in front of a predicate: known by what they are, not by a list."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.mentions.mention import Mention
from extractor.mentions.words import Word
from extractor.rulebook import Row, Rulebook
from extractor.tokens import Tokens

_NONE: tuple[None, frozenset[str]] = (None, frozenset())


class MannerWords:
    """Finds the adverbs, and adjectives used as such, that no table lists: 强势 | 跃居."""

    def __init__(self, book: Rulebook):
        self._rows: dict[str, tuple[Row, frozenset[str]]] = {
            row.word: (row, frozenset(row.get("before").split("|")))
            for row in book.table("manners")
        }
        #: Labels of what some manner can stand in front of.
        self._told = frozenset().union(*(labels for _, labels in self._rows.values()))

    @property
    def labels(self) -> set[str]:
        """Every label these words can have."""
        return {row.get("label") for row, _ in self._rows.values()}

    def add(self, words: list[Word], mentions: Sequence[Mention], tokens: Tokens) -> list[Word]:
        """``words`` with those that tell how each of them happens, in order.

        A token is one where it ends at a word it may stand before, and nothing known stands in it.
        """
        taken = {mention.end for mention in mentions}
        out: list[Word] = []
        begin = 0
        for word in words:
            if word.label in self._told and word.start not in taken:
                found = self._in_front(word, begin, tokens)
                if found is not None:
                    out.append(found)
            out.append(word)
            begin = word.end
        return out

    def _in_front(self, word: Word, begin: int, tokens: Tokens) -> Word | None:
        """The word that tells how ``word`` happens; none begins in front of ``begin``."""
        if word.start <= begin or word.start not in tokens.bounds:
            return None
        token = tokens.at(word.start - 1)
        if token.start < begin:
            return None
        row, labels = self._rows.get(token.text) or self._rows.get(token.pos) or _NONE
        if row is None or word.label not in labels:
            return None
        return Word(token.start, token.end, row.get("label"), row)
