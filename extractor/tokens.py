"""Words and parts of speech: the one module that knows jieba.

rjieba is the same algorithm in Rust and is used when it is installed; jieba itself is the
reference. Both are loaded at the first call, never at import.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Token(NamedTuple):
    """A word of the text: half-open span and part of speech (ICTCLAS tags: n, v, nr, ns, m …)."""

    start: int
    end: int
    text: str
    pos: str


def tokenize(text: str, *, offset: int = 0) -> list[Token]:
    """Cut ``text`` into words; spans count from ``offset``.

    The words put together are the text: no character is lost.
    """
    tagged = _tagger()(text)
    if not tagged:
        return []
    words, tags = zip(*tagged, strict=True)
    bounds = list(accumulate(map(len, words), initial=offset))
    # in C from end to end: this is done for every character of every text
    return list(map(Token._make, zip(bounds, bounds[1:], words, tags, strict=False)))


def cut(text: str) -> list[str]:
    """The words of ``text`` alone."""
    return [word for word, _ in _tagger()(text)]


def is_known(word: str) -> bool:
    """Whether the dictionary has this word; one that the tokeniser made up itself is not in it."""
    return _dictionary()(word)


@cache
def _dictionary() -> Callable[[str], bool]:
    try:
        import rjieba
    except ImportError:
        import jieba

        reference_tagger()
        return lambda word: jieba.dt.FREQ.get(word, 0) > 0
    has_word: Callable[[str], bool] = rjieba.has_word
    return has_word


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    try:
        import rjieba
    except ImportError:
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
