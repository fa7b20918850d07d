"""Words that make a number inexact: in front of it (约, 近, 超过) or after it (以上, 左右)."""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.rulebook import Rulebook

_FAR = 12  # how many characters a modifier that need not touch may stand away


class ModifierAt(NamedTuple):
    """A modifier (None for a word that only looks like one) and where it begins or ends."""

    modifier: str | None
    at: int


class Modifiers:
    """The table of modifiers, looked up before and after a number; the longest wins."""

    def __init__(self, book: Rulebook):
        self._front: dict[str, str | None] = {}
        self._back: dict[str, str | None] = {}
        self._scale: set[str] = set()
        far: dict[str, str] = {}
        gaps: list[str] = [" "]
        links: list[str] = []
        for row in book.table("modifiers"):
            side, name = row.get("side"), row.get("modifier") or None
            if side in ("gap", "link"):
                (links if side == "link" else gaps).append(row.word)
                continue
            (self._front if side == "front" else self._back)[row.word] = name
            if row.get("use") == "scale":
                self._scale.add(row.word)
            elif row.get("use") == "far" and name:
                far[row.word] = name
        self._front_lengths = _lengths(self._front, last=True)
        self._back_lengths = _lengths(self._back, last=False)
        self._far_names = far
        self._gaps = frozenset(gaps)
        words = "|".join(map(regex.escape, far)) or "(?!)"
        link = "|".join(map(regex.escape, links)) or "(?!)"
        self._links = tuple(links)  # what a modifier some words before ends with
        self._far = regex.compile(rf"({words})[^，。；：、！？\n0-9]{{1,{_FAR}}}(?:{link})$")

    def front(self, text: str, start: int, *, bare_scale: bool = False) -> ModifierAt | None:
        """The modifier that ends at ``start``, a 了 between them allowed."""
        at = start
        if at > 1 and text[at - 1] in self._gaps:
            at -= 1
        for length in self._front_lengths.get(text[at - 1 : at], ()):
            word = text[max(0, at - length) : at]
            if word in self._front and (bare_scale or word not in self._scale):
                name = self._front[word]
                return ModifierAt(name, at - len(word)) if name else None
        return None

    def far(self, text: str, start: int) -> ModifierAt | None:
        """A modifier some words before: 接近…的一倍."""
        if not text.endswith(self._links, 0, start - text.endswith("\n", 0, start)):
            return None
        found = self._far.search(text, max(0, start - _FAR - 4), start)
        return ModifierAt(self._far_names[found[1]], found.start()) if found else None

    def back(self, text: str, end: int) -> ModifierAt | None:
        """The modifier that begins at ``end``."""
        for length in self._back_lengths.get(text[end : end + 1], ()):
            word = text[end : end + length]
            if word in self._back:
                return ModifierAt(self._back[word], end + len(word))
        return None


def _lengths(words: dict[str, str | None], *, last: bool) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1 if last else 0], set()).add(len(word))
    return {c: tuple(sorted(n, reverse=True)) for c, n in lengths.items()}
