"""Texts of library users as the finders read them: folded, and without blanks inside numbers."""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.layout.script import fold

_BLANKS = regex.compile(r"[ \t\u3000]+")


class LooseText(NamedTuple):
    """A text to read, and for each of its characters the offset in the text given."""

    text: str
    offsets: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text given."""
        return self.offsets[start], self.offsets[end - 1] + 1


def loosen(text: str, inside: frozenset[str]) -> LooseText:
    """Fold width and script; drop the blanks between two characters of ``inside``.

    Between two digits a blank is kept: they are two numbers.
    """
    folded = fold(text)
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for blank in _BLANKS.finditer(folded):
        start, end = blank.span()
        kept.append(folded[at:start])
        offsets.extend(range(at, start))
        before, after = folded[start - 1 : start], folded[end : end + 1]
        both = before in inside and after in inside and before and after
        if not both or (before.isdigit() and after.isdigit()):
            kept.append(" ")
            offsets.append(start)
        at = end
    kept.append(folded[at:])
    offsets.extend(range(at, len(folded)))
    return LooseText("".join(kept), offsets)
