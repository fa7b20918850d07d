"""What a text must hold for a pattern to match it: asked before the pattern is tried.

``growth(?:<A>|<B>)+x?`` needs every character of *growth*, and one of A and B. The analysis is of
the regular expression's own text and knows only what is certain: what it does not understand (a
lookaround, a negated class, an escape) needs nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set
from string import printable
from typing import Generic, TypeVar

import regex

from extractor.kept import kept
from extractor.needed_words import members, needed_words

_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d*)(?:,\d*)?\})[?+]?")
_OPENING = re.compile(r"\((?:\?(?:P<\w+>|[:>]))?(?!\?)")
_ESCAPE = re.compile(r"\\(?:[pPN]\{[^}]*\}|.)", re.DOTALL)
_FLAGS = re.compile(r"\(\?[A-OQ-Za-z]")
_LOOKAROUND = ("(?=", "(?!", "(?<=", "(?<!")

#: Lookbehinds over plain characters and classes.
_BEHIND = re.compile(r"\(\?<[=!](?:[^()\[\]\\]|\[[^\]]*\])*\)")

#: A range in a class of characters, and how many characters are taken for named by one.
_RANGE = re.compile(r"([^\\\[])-([^\\\]])")
_NAMED = 500
#: Characters of many kinds, none of which a pattern is likely to name.
_STRANGE = "\u4e02\u3400\u00e9\u03c9\u0436\uff17\u0663\uac00\u3042\u2603\u2e3b\u2003\ue000"

#: For so many sets of characters it is kept what fits them.
_KEPT = 10_000

#: Each set: one of its characters must be there.
Needs = list[frozenset[str]]


def firsts(source: str) -> frozenset[str]:
    """The characters that a match of the pattern can begin with, of those it names and ASCII.

    What must stand after it is left out of account.
    """
    return kept("firsts", source, _firsts)


def _firsts(source: str) -> frozenset[str]:
    pattern = regex.compile(_BEHIND.sub("", source))
    named = {*source, *printable}
    for first, last in _RANGE.findall(source):
        named.update(map(chr, range(ord(first), min(ord(last), ord(first) + _NAMED) + 1)))
    return frozenset(c for c in named if pattern.match(c, partial=True))


def opening(source: str) -> str:
    """A class of characters that every match of the pattern begins with: where to look at all.

    It is found many times as fast as the pattern is tried everywhere. It is
    every character where a match can begin with a character that the pattern does not name, and
    where what must stand after it is too much to be left out of account.
    """
    return kept("opening", source, _opening)


def _opening(source: str) -> str:
    alone = _BEHIND.sub("", source)
    pattern = regex.compile(alone)
    if "(?<=" in alone or any(pattern.match(char, partial=True) for char in _STRANGE):
        return r"[\s\S]"
    chars = "".join(re.escape(char) for char in sorted(firsts(source)))
    return f"[{chars}]" if chars else "(?!)"


class Requirements:
    """The characters and words that a pattern cannot do without."""

    __slots__ = ("_pattern", "_words", "every", "some")

    def __init__(self, pattern: str):
        #: Every one of these characters, and one of each of these sets, must be there.
        self.every, self.some = kept("characters", pattern, _characters)
        self._pattern = pattern
        self._words: tuple[str, ...] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """One of these must be there too, which is asked of the text itself.

        Found when first asked for: a short text asks for few rules.
        """
        if self._words is None:
            self._words = needed_words(self._pattern)
        return self._words


def _characters(pattern: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    needs = [] if _FLAGS.search(pattern) else _alternatives(pattern, 0)[0]
    every = frozenset(char for need in needs if len(need) == 1 for char in need)
    some = {need for need in needs if len(need) > 1 and not need & every}
    return every, tuple(sorted(some, key=len))  # what is least likely to be there, first


_Item = TypeVar("_Item")


class Fitting(Generic[_Item]):
    """Things with requirements, by what they require: those that a text may meet are found fast.

    Each stands under one character it cannot do without, the one that fewest of the others need;
    so of a hundred rules few are looked at.
    """

    def __init__(self, items: Iterable[tuple[Requirements, _Item]]):
        self._items = tuple(items)
        common = Counter(char for needs, _ in self._items for char in needs.every)
        self._always: list[int] = []
        self._by_char: dict[str, list[int]] = {}
        for number, (needs, _) in enumerate(self._items):
            if needs.every:
                rarest = min(needs.every, key=lambda char: (common[char], char))
                self._by_char.setdefault(rarest, []).append(number)
            else:
                self._always.append(number)
        self._keys = frozenset(self._by_char)
        told = (set(needs.every).union(*needs.some) for needs, _ in self._items)
        self._told = frozenset().union(*told)
        self._kept: dict[frozenset[str], list[_Item]] = {}

    def of(self, present: Set[str]) -> list[_Item]:
        """Those whose requirements a text with these characters meets, in their order.

        Few sets of labels come again and again: what fits them is kept.
        """
        told = self._told & present
        found = self._kept.get(told)
        if found is None:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            found = self._kept[told] = self._fitting(told)
        return found

    def _fitting(self, present: Set[str]) -> list[_Item]:
        numbers = list(self._always)
        for char in self._keys & present:
            numbers += self._by_char[char]
        numbers.sort()
        items, missing = self._items, present.isdisjoint
        found: list[_Item] = []
        for number in numbers:
            needs, item = items[number]
            if needs.every <= present:
                for one in needs.some:
                    if missing(one):
                        break
                else:
                    found.append(item)
        return found


def _alternatives(pattern: str, at: int) -> tuple[Needs, int]:
    """The needs of ``a|b|c`` from ``at`` to its closing bracket, and where that stands."""
    branches: list[Needs] = []
    while True:
        needs, at = _sequence(pattern, at)
        branches.append(needs)
        if pattern[at : at + 1] != "|":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    return [frozenset().union(*(min(needs, key=len) for needs in branches))], at


def _sequence(pattern: str, at: int) -> tuple[Needs, int]:
    needs: Needs = []
    while at < len(pattern) and pattern[at] not in "|)":
        own, at = _atom(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier:
            at = quantifier.end()
            least = quantifier[1] if quantifier[1] is not None else quantifier[0][0]
            if least in ("", "*", "?") or least.strip("0") == "":
                continue
        needs += own
    return needs, at


def _atom(pattern: str, at: int) -> tuple[Needs, int]:
    char = pattern[at]
    if char == "[":
        return _members(pattern, at)
    if char == "(":
        opening = _OPENING.match(pattern, at)
        known = opening is not None and not pattern.startswith(_LOOKAROUND, at)
        needs, end = _alternatives(
            pattern, opening.end() if opening else pattern.index("?", at) + 1
        )
        return (needs if known else []), end + 1
    escape = _ESCAPE.match(pattern, at)
    if escape:
        return [], escape.end()
    return ([] if char in ".^$" else [frozenset(char)]), at + 1


def _members(pattern: str, at: int) -> tuple[Needs, int]:
    """A class of characters; a negated one, a range and an escape need nothing."""
    inner, end = members(pattern, at)
    return ([] if inner is None else [inner]), end
