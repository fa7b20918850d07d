"""Atoms: what the chunk grammar sees of a sentence, one character for each.

Between the elements of a sentence (mentions, ranks, labelled words) stands plain text. It is taken
token by token: a closed-class word is drawn by what it does (在 ``<P_IN>``, 的 ``<DE>``), any other
token by its part of speech (``<N>``, ``<V>``, ``<D>``), punctuation as itself. So a chunk rule is
a short regular expression over labels, and no rule below ever sees a character again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from extractor.mentions.element import Element
from extractor.rulebook import Rulebook, Table
from extractor.sketch import Alphabet, Sketch
from extractor.tokens import Tokens, is_known

#: What a token is drawn as whose part of speech no table knows.
#: Classes of words that the tokeniser likes to put after another: 网 | 由, 市 | 中.
_BEHIND = ("P_IN", "P_TO", "P_FROM", "INSIDE", "DE", "ETC")
_OTHER = "X"
_KEPT = 30_000  # words whose atoms are kept
_MARKS = frozenset("，。；：！？、（）()“”‘’《》【】,;:!?\n ")


class Atoms:
    """The atoms of one sentence as columns.

    Attributes:
        text: one character an atom: a label's, or the punctuation mark itself.
        starts: reading offset where each atom starts; one more than there are atoms.
        ends: reading offset where each atom ends.
        items: atom number → the element standing there.
    """

    __slots__ = ("ends", "items", "starts", "text")

    def __init__(self, text: str, starts: list[int], ends: list[int], items: dict[int, Element]):
        self.text, self.starts, self.ends, self.items = text, starts, ends, items

    def __len__(self) -> int:
        return len(self.text)

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """The numbers of the atoms that begin in the reading span ``[begin, end)``."""
        count = len(self.text)
        return (
            bisect_left(self.starts, begin, 0, count),
            bisect_left(self.starts, end, 0, count),
        )


def atom_labels(book: Rulebook) -> set[str]:
    """Every label that a token can be drawn as."""
    tables = ("word_classes", "pos_classes")
    return {row.get("class") for table in tables for row in book.table(table)} | {_OTHER}


def atom_kinds(book: Rulebook) -> dict[str, str]:
    """Labels that are a kind of another, by the column ``of`` of the word classes."""
    return {row.get("class"): row.get("of") for row in book.table("word_classes") if row.get("of")}


def _classes(table: Table, chars: Mapping[str, str]) -> dict[str, str]:
    """Word (or part of speech) → the character of its class."""
    return {row.word: chars[row.get("class")] for row in table}


class AtomDrawer:
    """Draws atoms with the word classes of a rulebook."""

    def __init__(self, book: Rulebook, alphabet: Alphabet):
        chars = alphabet.chars
        self._words = _classes(book.table("word_classes"), chars)
        self._tags = _classes(book.table("pos_classes"), chars)
        self._other = chars[_OTHER]
        self._drawn: dict[tuple[str, str], tuple[str, tuple[int, ...]]] = {}
        self._verbs = frozenset(book.table("rank_verbs").words())
        self._kinds = frozenset(book.table("issuer_kinds").words())
        after = {chars[label] for label in _BEHIND}
        self._after = frozenset(word for word, char in self._words.items() if char in after)
        self._words |= {verb: chars["RANKV"] for verb in self._verbs if len(verb) == 1}

    def draw(self, text: str, start: int, end: int, sketch: Sketch, tokens: Tokens) -> Atoms:
        """The atoms of ``text[start:end]``; its elements are drawn as its sketch has them."""
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        items: dict[int, Element] = {}
        at = start
        for position, element in sketch.items.items():
            front = sketch.starts[position]
            if front > at:
                self._plain(text, at, front, tokens, chars, starts, ends)
            items[len(starts)] = element
            chars.append(sketch.text[position])
            starts.append(front)
            ends.append(element.end)
            at = element.end
        if at < end:
            self._plain(text, at, end, tokens, chars, starts, ends)
        starts.append(end)
        return Atoms("".join(chars), starts, ends, items)

    def _plain(
        self,
        text: str,
        begin: int,
        end: int,
        tokens: Tokens,
        chars: list[str],
        starts: list[int],
        ends: list[int],
    ) -> None:
        """Add the tokens between two elements, cut where an element cuts them."""
        index = max(tokens.index_at(begin), 0)
        count = len(tokens)
        drawn, borders, tags = self._drawn, tokens.starts, tokens.tags
        while index < count and (first := borders[index]) < end:
            last = borders[index + 1]
            if first < begin:
                first = begin
            if last > end:
                last = end
            word, tag = text[first:last], tags[index]
            atoms = drawn.get((word, tag))
            if atoms is None:
                atoms = self._drawn_parts(word, tag)
            chars.append(atoms[0])
            starts.append(first)
            for inside in atoms[1]:
                ends.append(first + inside)
                starts.append(first + inside)
            ends.append(last)
            index += 1

    def _drawn_parts(self, word: str, tag: str) -> tuple[str, tuple[int, ...]]:
        """The atoms of a token, and where in it they part; kept: words come again and again."""
        by_tag = self._tags.get(tag) or self._tags.get(tag[:1], self._other)
        chars, first = "", 0
        stops = self._parts(word)
        for stop in stops:
            part = word[first:stop]
            chars += part if part in _MARKS else self._words.get(part, by_tag)
            first = stop
        if len(self._drawn) > _KEPT:
            self._drawn.clear()
        found = self._drawn[word, tag] = chars, stops[:-1]
        return found

    def _parts(self, word: str) -> tuple[int, ...]:
        """Where the parts of a token end: a closed-class character or a verb of rank is one.

        That is so where the tokeniser made the word up: 评价中 | 列第2位, 收案数 | 居全省第5位; but
        经开区 is a kind of body.
        """
        if len(word) > 1 and word not in self._kinds:
            if word[0] in self._words and (word[1:] in self._verbs or not is_known(word)):
                return 1, len(word)
            if (word[-1] in self._verbs or word[-1] in self._after) and not is_known(word):
                return len(word) - 1, len(word)
        return (len(word),)
