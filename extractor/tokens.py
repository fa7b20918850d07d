"""Words and parts of speech: the one module that knows jieba.

rjieba is the same algorithm in Rust and is used when it is installed; jieba itself is the
reference. Both are loaded at the first call, never at import.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, overload

from extractor.errors import ExtractorError

#: Words of which it is kept whether the dictionary has them: the same are asked for all the time.
_KEPT = 20_000
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Token(NamedTuple):
    """A word of the text: half-open span and part of speech (ICTCLAS tags: n, v, nr, ns, m …)."""

    start: int
    end: int
    text: str
    pos: str


#: A token of its four parts, made in C: the class itself would run Python for each.
_token: Callable[[tuple[int, int, str, str]], Token] = partial(tuple.__new__, Token)


class Tokens(Sequence[Token]):
    """The words of one text, looked up by number or by offset.

    Columns, not rows: every character of every text passes here, and few words are ever asked
    for one by one. ``starts`` has one more than there are words: where the last one ends.
    """

    __slots__ = ("bounds", "starts", "tags", "words")

    def __init__(self, words: Sequence[str], tags: Sequence[str], offset: int):
        self.words, self.tags = words, tags
        self.starts = list(accumulate(map(len, words), initial=offset))
        #: Every offset where a word begins or ends.
        self.bounds = frozenset(self.starts)

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...

    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self.words)))]
        word = self.words[index]
        start = self.starts[index if index >= 0 else index + len(self.words)]
        return _token((start, start + len(word), word, self.tags[index]))

    def __iter__(self) -> Iterator[Token]:
        starts = self.starts
        return map(_token, zip(starts, starts[1:], self.words, self.tags, strict=False))

    def tagged(self, tags: frozenset[str]) -> list[int]:
        """The numbers of the words with one of these parts of speech."""
        return [number for number, tag in enumerate(self.tags) if tag in tags]

    def index_at(self, offset: int) -> int:
        """The number of the word that covers ``offset``; -1 in front of the first."""
        return bisect_right(self.starts, offset, 0, len(self.words)) - 1

    def index_from(self, offset: int) -> int:
        """The number of the first word that begins at ``offset`` or after it."""
        return bisect_left(self.starts, offset, 0, len(self.words))

    def at(self, offset: int) -> Token:
        """The word that covers ``offset``."""
        words, starts = self.words, self.starts
        index = bisect_right(starts, offset, 0, len(words)) - 1
        word, start = words[index], starts[index]
        return _token((start, start + len(word), word, self.tags[index]))

    def cut_at(self, text: str, offsets: Sequence[int]) -> Tokens:
        """The words with borders at ``offsets`` too (ascending); the neighbours are cut anew.

        ``text`` is what the words were cut from, and spans count from its begin.
        """
        words: list[str] = []
        tags: list[str] = []
        done = number = 0  # characters and words that are copied
        for place, offset in enumerate(offsets):
            if offset < done:
                continue
            index = self.index_at(offset)
            first = max(index - 1, number)
            words += self.words[number:first]
            tags += self.tags[number:first]
            last = min(index + 2, len(self.words))
            start, end = self.starts[first], self.starts[last]
            inside = [other for other in offsets[place:] if other < end]
            for one, two in pairwise((start, *inside, end)):
                piece = tokenize(text[one:two])
                words += piece.words
                tags += piece.tags
            done, number = end, last
        words += self.words[number:]
        tags += self.tags[number:]
        return Tokens(words, tags, self.starts[0])


def tokenize(text: str, *, offset: int = 0) -> Tokens:
    """Cut ``text`` into words; spans count from ``offset``.

    The words put together are the text: no character is lost, and a lone surrogate is U+FFFD.
    """
    try:
        tagged = _tagger()(text)
    except UnicodeEncodeError:  # a lone surrogate, which the compiled build cannot take
        tagged = _tagger()(_SURROGATE.sub("\ufffd", text))
    words, tags = zip(*tagged, strict=True) if tagged else ((), ())
    return Tokens(words, tags, offset)


def cut(text: str) -> list[str]:
    """The words of ``text`` alone."""
    return list(tokenize(text).words)


@lru_cache(maxsize=_KEPT)
def is_known(word: str) -> bool:
    """Whether the dictionary has this word; one that the tokeniser made up itself is not in it."""
    try:
        return _dictionary()(word)
    except UnicodeEncodeError:  # half of a pair of code units is in no word
        return False


@cache
def _rjieba() -> Any:
    """The module; None where it is not installed, which every version that is recorded says.

    Raises:
        ExtractorError: it is installed and does not load: jieba in its place would read some
            texts otherwise, under the same version.
    """
    try:
        import rjieba
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and error.name == "rjieba":
            return None
        message = f"rjieba is installed and does not load: {error}; install it anew or take it away"
        raise ExtractorError(" ".join(message.split())) from error
    return rjieba


@cache
def _dictionary() -> Callable[[str], bool]:
    rjieba = _rjieba()
    if rjieba is None:
        import jieba

        reference_tagger()
        return lambda word: jieba.dt.FREQ.get(word, 0) > 0
    has_word: Callable[[str], bool] = rjieba.has_word
    return has_word


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    rjieba = _rjieba()
    if rjieba is None:
        return reference_tagger()
    tag: Callable[[str], list[tuple[str, str]]] = rjieba.tag
    return tag


@cache
def reference_tagger() -> Callable[[str], list[tuple[str, str]]]:
    """jieba itself, its cut with the dictionary's part of speech for each word."""
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    jieba.posseg.initialize()
    tags = jieba.posseg.dt.word_tag_tab

    def tag(text: str) -> list[tuple[str, str]]:
        return [(word, tags.get(word, "x")) for word in jieba.cut(text)]

    return tag
