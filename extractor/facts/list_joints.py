"""Where a list is cut: at the marks and words that join, outside quotes and brackets."""

from __future__ import annotations

import re

from extractor.facts.sharing import CLOSE
from extractor.kept import compiled
from extractor.mentions.particles import Particles, alternatives
from extractor.rulebook import Rulebook
from extractor.tokens import tokenize

#: What opens the next name of a list right after the one that is closed.
_QUOTED = {"”": "“", "》": "《"}
_OPEN = "“‘《（(【"


class ListJoints:
    """The joints of lists, of a rulebook; ``one`` are words that are one noun."""

    def __init__(self, book: Rulebook, particles: Particles):
        self._joints = compiled(alternatives(particles.list))
        self._inner = particles.inner
        #: Words that are one noun, of which no part is anything else's.
        self.one = frozenset(book.table("nouns").words())
        joined = [word for word in self.one if self._joints.search(word)]
        #: Names with joints in them: 铁路、船舶、航空航天和其他运输设备制造业.
        self._joined = compiled(alternatives(frozenset(joined)) or "(?!)")
        begins = {word[0] for word in (*particles.list, *joined)}
        #: Where there is anything to look at.
        self._stops = re.compile(f"[{re.escape(''.join(sorted({*_OPEN, *CLOSE, *begins})))}]")

    def is_one(self, word: str) -> bool:
        """Whether a word is nothing but a joint: 与."""
        return self._joints.fullmatch(word) is not None

    def cut(self, text: str) -> list[str]:
        """Cut at joints outside quotes and brackets."""
        parts: list[str] = []
        depth = at = begin = 0
        bounds: frozenset[int] | None = None
        while (stop := self._stops.search(text, at)) is not None:
            at, char = stop.start(), stop[0]
            if char in _OPEN:
                depth += 1
            elif char in CLOSE:
                depth = max(0, depth - 1)
                if depth == 0 and text[at + 1 : at + 2] in _QUOTED.get(char, ()):
                    parts.append(text[begin : at + 1])  # “获得电力”“纳税”
                    begin = at + 1
            elif depth == 0 and (name := self._joined.match(text, at)):
                at = name.end()
                continue
            elif depth == 0:
                joint = self._joints.match(text, at)
                if joint and joint[0] in self._inner and "、" in text[at:]:
                    joint = None  # 甲业、乙及丙业、丁业: inside one of those listed
                if joint and joint[0] != "、":  # 普及率 holds no 及
                    bounds = tokenize(text).bounds if bounds is None else bounds
                    joint = joint if {at, joint.end()} <= bounds else None
                if joint and at > begin and joint.end() < len(text):
                    parts.append(text[begin:at])
                    begin = at = joint.end()
                    continue
            at += 1
        parts.append(text[begin:])
        return [part for part in parts if part]
