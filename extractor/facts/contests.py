"""Contests: 在全省营商环境评价中 says what the ranks behind it are about."""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.discourse import Said
from extractor.facts.setting import Setting
from extractor.mentions.particles import Particles, alternatives
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet, Sketch

_SHARED = 3  # how much of a bearer's name must stand in a contest's to be its population


class ContestParts(NamedTuple):
    """A contest's name taken apart."""

    scope: str | None
    indicator: str


class Contests:
    """Finds and takes apart contests with the words of a rulebook."""

    def __init__(self, book: Rulebook, particles: Particles, alphabet: Alphabet):
        chars = alphabet.chars
        self._attributive = "".join(particles.attributive)
        stop = "，。；：！？\n" + "".join(chars[n] for n in ("PCT", "PP", "POS", "TIER", "ONLY"))
        opens, ends = alternatives(particles.contest_opens), alternatives(particles.contest_ends)
        following = alternatives(particles.contest_next)
        self._pattern = regex.compile(
            f"(?:{opens})(?P<name>[^{stop}]{{0,40}}?(?:{chars['CONTEST']}|{chars['NAME']}))"
            f"(?:{ends})?"
            f"(?=[，、 ]|{following}|{chars['RANKV']}|{chars['EACH']}|{chars['STREAK']})"
        )
        self._scopes = {row.word: row.get("resolves") for row in book.table("scopes")}
        self._scopes |= {row.word: row.get("resolves") for row in book.table("contest_scopes")}
        self._ordered = sorted(self._scopes, key=len, reverse=True)

    def find(self, sketch: Sketch, begin: int, end: int) -> tuple[int, int, int, int] | None:
        """The last contest in a sketch span: span with 在…中, and span of the name."""
        last = None
        for match in self._pattern.finditer(sketch.text, begin, end):
            last = match
        if last is None:
            return None
        return last.start(), last.end(), last.start("name"), last.end("name")

    def parts(self, name: str, bearer: str | None, setting: Setting) -> ContestParts:
        """Scope and indicator of a contest; a bearer that is one of its kind narrows the scope."""
        for word in self._ordered:
            if not name.startswith(word) or len(name) - len(word) < 2:
                continue
            rest = name[len(word) :].lstrip(self._attributive)
            shared = _shared(bearer or "", rest)
            if shared:
                return ContestParts(word + shared, rest)
            return ContestParts(setting.resolve(self._scopes[word], word), rest)
        return ContestParts(None, name)


def _shared(bearer: str, rest: str) -> str:
    """The beginning of ``rest`` up to the end of the longest tail of ``bearer`` in it."""
    for length in range(min(len(bearer), 10), _SHARED - 1, -1):
        at = rest.find(bearer[-length:])
        if at >= 0 and at + length < len(rest):
            return rest[: at + length]
    return ""


def said(name: str, start: int, end: int) -> Said:
    """A contest as the discourse keeps it."""
    return Said(name, "sentence", start, end)
