"""Lines of the source, and which of them belong together."""

from __future__ import annotations

from typing import NamedTuple

import regex

_LINE = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STRIP = " \t\u00a0\u3000\u200b\u200c\u200d\ufeff\u2060\u00ad"
_FINAL = regex.compile(r"[。！？!?；;…：:][”’」』】）)》〉\"']*$")
_INSIDE = regex.compile(r"[。！？；]")


class Line(NamedTuple):
    """A line that is not blank: its span without blanks at the ends."""

    start: int
    end: int


def lines(source: str) -> list[Line]:
    """The lines of ``source`` that hold anything, stripped."""
    found = []
    for match in _LINE.finditer(source):
        text = match.group()
        start = match.end() - len(text.lstrip(_STRIP))
        end = match.start() + len(text.rstrip(_STRIP))
        if start < end:
            found.append(Line(start, end))
    return found


def join(source: str, parts: list[Line]) -> list[list[Line]]:
    """Lines grouped to paragraphs."""
    paragraphs: list[list[Line]] = []
    for line in parts:
        if paragraphs and _goes_on(source, paragraphs[-1][-1]):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _goes_on(source: str, line: Line) -> bool:
    if _FINAL.search(source, max(line.start, line.end - 8), line.end):
        return False
    if source[line.end - 1] in "，、,":
        return True
    if _INSIDE.search(source, line.start, line.end):
        return True
    return line.end - line.start > 45
