"""Words one of which a text must hold for a pattern to match it.

A title or an honour after a name is looked for everywhere; but no text without one of the words
that must follow can hold it, and asking for these costs a hundredth of trying the pattern. Only
what is certain is said, of the pattern's own text: what this analysis does not understand needs
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from extractor.kept import kept

#: More words than these are not asked for.
_MOST = 60

_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?")
#: Characters that stand for themselves, each once.
_PLAIN = re.compile(r"[^\\\[\](){}*+?|.^$]+(?![*+?{])")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[:>]))?(?!\?)")
_AHEAD = re.compile(r"\(\?<?=")
_AGAINST = re.compile(r"\(\?<?!")
_ESCAPE = re.compile(r"\\(?:[pPN]\{[^}]*\}|.)", re.DOTALL)
_FLAGS = re.compile(r"\(\?[A-OQ-Za-z]")

#: One character that a lookaround asks for, its first choice: it may be the break of a line.
_BESIDE = re.compile(r"(\(\?<?[=!](?:\^\|)?)\[(?:\\.|[^\]\\])*\](?=[|)])", re.DOTALL)
_CLASS = re.compile(r"\[(\^?)((?:\\.|[^\]\\])*)\]", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
#: Escapes that match no break of a line: signs, digits, letters, Chinese characters.
_TAME = re.compile(r"\\(?:p\{Han\}|[dw]|[^\w\s])")

Words = frozenset[str]
_NOTHING: Words = frozenset({""})


class _Part(NamedTuple):
    """A piece of a pattern: all that it can match, None where that is not known or too much;

    and words one of which stands in whatever it matches, empty where none are known.
    """

    language: Words | None
    words: Words


_UNKNOWN = _Part(None, frozenset())
_EMPTY = _Part(_NOTHING, frozenset())


def needed_words(pattern: str) -> tuple[str, ...]:
    """Words one of which stands in every text the pattern matches; none where nothing is known."""
    return kept("words", pattern, _needed_words)


def _needed_words(pattern: str) -> tuple[str, ...]:
    if _FLAGS.search(pattern):
        return ()
    part, _ = _alternatives(pattern, 0)
    return tuple(sorted(part.words))


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text has one of the words, or none is asked for."""
    for word in words:  # any() would make a generator of it, which takes longer than the words
        if word in text:
            return True
    return not words


def within_line(pattern: str) -> bool:
    """Whether all that a match takes in and looks at lies in one line, with the breaks beside it.

    Only what is certain: of a set of characters, or an escape, that may hold the break it is not
    known what leads beyond it.
    """
    rest = _BESIDE.sub(r"\1", pattern)
    without = (inner for negated, inner in _CLASS.findall(rest) if negated)
    if _FLAGS.search(pattern) or not all("n" in _ESCAPED.findall(inner) for inner in without):
        return False
    named = _CLASS.sub(lambda found: "" if found[1] else found[2], rest)
    return "\\" not in _TAME.sub("", named) and "\n" not in pattern


def members(pattern: str, at: int) -> tuple[Words | None, int]:
    """The characters of a class, None of a negated one, with a range or an escape; and its end."""
    end = at + 1 + (pattern[at + 1] == "^")
    end = pattern.index("]", end + (pattern[end] == "]"))
    inner = pattern[at + 1 : end]
    while inner.endswith("\\") and not inner.endswith("\\\\"):
        end = pattern.index("]", end + 1)
        inner = pattern[at + 1 : end]
    plain = not inner.startswith("^") and not {"\\", "-", "[", "&"} & set(inner)
    return (frozenset(inner) if plain else None), end + 1


def _better(one: Words, other: Words) -> Words:
    """Which of two sets is less likely to be met: the one of longer words, then the smaller."""
    return max(one, other, key=lambda words: (min(map(len, words), default=0), -len(words)))


def _as_words(language: Words | None) -> Words:
    """A language as words that must stand there; it says nothing where it holds the empty one."""
    return frozenset() if language is None or "" in language else language


def _alternatives(pattern: str, at: int) -> tuple[_Part, int]:
    """The part ``a|b|c`` from ``at`` to its closing bracket, and where that stands."""
    branches: list[_Part] = []
    while True:
        part, at = _sequence(pattern, at)
        branches.append(part)
        if pattern[at : at + 1] != "|":
            break
        at += 1
    words: Words = frozenset().union(*(branch.words for branch in branches))
    if len(words) > _MOST or not all(branch.words for branch in branches):
        words = frozenset()
    return _Part(_union(branch.language for branch in branches), words), at


def _union(languages: Iterable[Words | None]) -> Words | None:
    every: set[str] = set()
    for language in languages:
        if language is None or len(every) > _MOST:
            return None
        every |= language
    return frozenset(every) if len(every) <= _MOST else None


def _sequence(pattern: str, at: int) -> tuple[_Part, int]:
    """What stands one after the other: runs of known pieces are put together to longer words."""
    words: Words = frozenset()
    run, whole = _NOTHING, True
    while at < len(pattern) and pattern[at] not in "|)":
        plain = _PLAIN.match(pattern, at)
        if plain is not None:  # most of a pattern: taken whole, it takes no time
            run, at = frozenset([front + plain[0] for front in run]), plain.end()
            continue
        part, at = _atom(pattern, at)
        part, at = _repeated(part, pattern, at)
        words = _better(words, part.words)
        longer = _joined(run, part.language)
        if longer is None:
            words = _better(words, _as_words(run))
            whole, longer = False, part.language or _NOTHING
        run = longer
    words = _better(words, _as_words(run))
    return _Part(run if whole else None, words), at


def _joined(run: Words, language: Words | None) -> Words | None:
    """Every word of a run with every one after it; None where those are too many or unknown."""
    if language is None or len(run) * len(language) > _MOST:
        return None
    return frozenset(front + after for front in run for after in language)


def _repeated(part: _Part, pattern: str, at: int) -> tuple[_Part, int]:
    """A part as its quantifier makes it, and what stands after that."""
    found = _QUANTIFIER.match(pattern, at)
    if found is None:
        return part, at
    sign, least, comma, most = found.groups()
    if sign == "?" or (comma and not int(least or 0) and most == "1"):
        language = None if part.language is None else _union((part.language, _NOTHING))
        return _Part(language, frozenset()), found.end()
    if sign == "+" or (sign is None and int(least or 0)):
        return _Part(None, part.words), found.end()
    return _UNKNOWN, found.end()


def _atom(pattern: str, at: int) -> tuple[_Part, int]:
    char = pattern[at]
    if char == "(":
        return _group(pattern, at)
    if char == "[":
        inner, end = members(pattern, at)
        return (_UNKNOWN if inner is None or len(inner) > _MOST else _known(inner)), end
    escape = _ESCAPE.match(pattern, at)
    if escape:
        return _UNKNOWN, escape.end()
    if char in "^$":
        return _EMPTY, at + 1
    return (_UNKNOWN if char == "." else _known(frozenset(char))), at + 1


def _known(language: Words) -> _Part:
    return _Part(language, language)


def _group(pattern: str, at: int) -> tuple[_Part, int]:
    """A bracket: what stands ahead or after takes no room, but must be in the text as well."""
    for form in (_GROUP, _AHEAD, _AGAINST):
        opening = form.match(pattern, at)
        if opening is None:
            continue
        part, end = _alternatives(pattern, opening.end())
        if form is _GROUP:
            return part, end + 1
        return (_Part(_NOTHING, part.words) if form is _AHEAD else _EMPTY), end + 1
    _, end = _alternatives(pattern, pattern.index("?", at) + 1)
    return _UNKNOWN, end + 1
