"""What every source of evidence looks at: the text, its words, and the lexicon words in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from extractor.layout import Sentence
from extractor.rulebook import Row
from extractor.tokens import Token, Tokens


class Hit(NamedTuple):
    """A lexicon word where it stands: half-open span, and its row."""

    start: int
    end: int
    row: Row


#: Made in C: the class itself would run Python for each.
_hit: Callable[[tuple[int, int, Row]], Hit] = partial(tuple.__new__, Hit)


class Strength(IntEnum):
    """What a name is known by, from the weakest to the strongest."""

    FORM = 0  # how it is made: its last word, a coinage
    LISTED = 1  # a table of names; a clause that a person opens
    STATED = 2  # a table of bodies; a verb, a title or others in a row beside it
    PLACED = 3  # the tables of places and companies; an office or a byline in front
    GIVEN = 4  # the text says so: a short form introduced, a dot inside, a verb of award
    HELD = 5  # an office in front and an award after
    CLOSED = 6  # marks of its own: what lies inside cannot win


class NameCandidate(NamedTuple):
    """A possible name. ``evidence`` decides between candidates of one length; see combine.py."""

    start: int
    end: int
    etype: str
    source: str
    evidence: Strength = Strength.FORM
    name: str | None = None
    code: str | None = None
    post: str | None = None
    affiliation: str | None = None


class NameLexicon:
    """Words of many tables in one automaton; a word may belong to several kinds."""

    def __init__(self, words: Iterable[tuple[str, str, Row]]):
        entries: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        for word, kind, row in words:
            entries[word].append((kind, row))
        self._entries = list(entries.values())
        self._automaton = AhoCorasick(list(entries))

    def scan(self, text: str) -> dict[str, list[Hit]]:
        """Kind → every hit, overlapping ones too, by end and then start."""
        found: dict[str, list[Hit]] = defaultdict(list)
        entries = self._entries
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for kind, row in entries[index]:
                found[kind].append(_hit((start, end, row)))
        return found


class Page:
    """One reading under work. Offsets are those of its text."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        tokens: Tokens,
        hits: dict[str, list[Hit]],
        taken: frozenset[int] = frozenset(),
        *,
        proper: frozenset[str],
    ):
        """``proper``: the parts of speech of words that are names of places and of persons."""
        self.text, self.sentences, self.tokens, self._hits = text, sentences, tokens, hits
        #: Where the full name of a place seems to end and a word has its last character.
        self.taken = taken
        #: Where the short name of such a place ends.
        self.severed = frozenset(offset - 1 for offset in taken)
        self._bounds = tokens.bounds
        #: Numbers of the words with these parts of speech.
        self.proper = tokens.tagged(proper)
        self._by_start: dict[str, dict[int, list[Hit]]] = {}
        self._start_sets: dict[tuple[str, int], frozenset[int]] = {}
        self.awards = frozenset(hit.start for hit in self.hits("award"))
        #: Where heads of names end, and names of bodies.
        self.head_ends = {hit.end for kind in ("head", "body") for hit in self.hits(kind)}
        self.post_ends = {hit.end for hit in self.hits("post")}
        self.post_starts = {hit.start for hit in self.hits("post")}
        self._sentence_starts = [sentence.start for sentence in sentences]

    def hits(self, kind: str) -> list[Hit]:
        """The lexicon words of one kind."""
        return self._hits.get(kind, [])

    def beginning(self, kind: str, start: int) -> list[Hit]:
        """The lexicon words of one kind that begin at an offset."""
        if kind not in self._by_start:
            table = self._by_start[kind] = defaultdict(list)
            for hit in self.hits(kind):
                table[hit.start].append(hit)
        return self._by_start[kind].get(start, [])

    def starts(self, kind: str, least: int) -> frozenset[int]:
        """Where words of a kind begin that have at least so many characters."""
        key = (kind, least)
        if key not in self._start_sets:
            self._start_sets[key] = frozenset(
                hit.start for hit in self.hits(kind) if hit.end - hit.start >= least
            )
        return self._start_sets[key]

    def index_at(self, offset: int) -> int:
        """The index of the token that covers ``offset``; -1 in front of the first."""
        return self.tokens.index_at(offset)

    def is_bound(self, offset: int) -> bool:
        """Whether a word begins (or the text ends) here."""
        return offset in self._bounds

    def is_word(self, start: int, end: int) -> bool:
        """Whether the span begins and ends at bounds of words."""
        return start in self._bounds and end in self._bounds

    def token_if_exact(self, start: int, end: int) -> Token | None:
        """The single token of this span, if it is one."""
        if start not in self._bounds or end not in self._bounds or start == end:
            return None
        token = self.tokens.at(start)
        return token if token.end == end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence around an offset."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[index] if index >= 0 else None


def longest(hits: list[Hit]) -> list[Hit]:
    """Leftmost-longest of overlapping hits, in text order."""
    kept: list[Hit] = []
    free = 0
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start >= free:
            kept.append(hit)
            free = hit.end
    return kept
