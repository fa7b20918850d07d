"""The lines of the source that hold text: page furniture and blank lines left out."""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.rulebook import Rulebook

_LINE = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STRIP = "".join(map(chr, [*range(0x21), *range(0x7F, 0xA1), 0xAD])) + (
    "\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c"
    "\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2061\u2062"
    "\u2063\u2064\u3000\ufeff"
)
_INDENT = regex.compile(r"\u3000|[ \xa0]{2}|\t")
_PARTS = regex.compile(r"[\s【】\[\]（）():：|｜/／>＞»›]+")
_BRACKETS = frozenset("【】[]|｜")
_LONGEST_FURNITURE = 40
_STOP = regex.compile(r"[。！？][”’」』）)】]*")
_STOP_BLANK = regex.compile(r"(?<=[。！？][”’」』）)】]?)[ \t\xa0\u3000]+(?=\S)")


class TextLine(NamedTuple):
    """A line with text: its span without blanks at the ends, and what stood in front of it.

    ``gap`` is the number of line breaks before it, ``indented`` whether it was set in.
    """

    start: int
    end: int
    gap: int
    indented: bool


class LineFinder:
    """Finds lines; knows page furniture from ``layout_furniture``."""

    def __init__(self, book: Rulebook):
        table = book.table("layout_furniture")
        self._words = frozenset(row.word for row in table if row.get("shape") != "regex")
        shapes = []
        for row in table:
            if row.get("shape") == "regex":
                try:
                    regex.compile(row.word)
                except regex.error as error:
                    raise row.wrong(f"not a regular expression: {error}") from None
                shapes.append(row.word)
        self._shapes = regex.compile("|".join(shapes) or r"(?!)")

    def find(self, source: str, start: int = 0, end: int | None = None) -> list[TextLine]:
        """The lines of ``source[start:end]`` that hold text, in order."""
        found: list[TextLine] = []
        furniture: list[bool] = []
        before = start
        for match in _LINE.finditer(source, start, len(source) if end is None else end):
            text = match.group()
            left = text.lstrip(_STRIP)
            first = match.end() - len(left)
            last = first + len(left.rstrip(_STRIP))
            if first >= last:
                continue
            gap = _breaks(source, before, match.start())
            indented = (
                match.start() < first and _INDENT.match(source, match.start(), first) is not None
            )
            whole = TextLine(first, last, gap, indented)
            for line in _unglued(source, whole) if _has_blank(left) else (whole,):
                found.append(line)
                furniture.append(self._is_furniture(source, line))
            before = match.end()
        if not any(furniture):
            return found
        return [line for n, line in enumerate(found) if not _drops(found, furniture, n)]

    def _is_furniture(self, source: str, line: TextLine) -> bool:
        if line.end - line.start > _LONGEST_FURNITURE:
            return False
        text = source[line.start : line.end]
        if self._shapes.fullmatch(text):
            return True
        words = [word for word in _PARTS.split(text) if word]
        return all(word in self._words for word in words) if words else set(text) <= _BRACKETS


def _has_blank(text: str) -> bool:
    return " " in text or "\u3000" in text or "\xa0" in text or "\t" in text


def _drops(found: list[TextLine], furniture: list[bool], n: int) -> bool:
    """A line of one character is furniture only next to more of it: 大 中 小."""
    if not furniture[n]:
        return False
    if found[n].end - found[n].start > 1:
        return True
    return any(furniture[max(n - 1, 0) : n]) or any(furniture[n + 1 : n + 2])


def _breaks(source: str, start: int, end: int) -> int:
    """Line breaks in a stretch without text, a carriage return with its line feed as one."""
    stretch = source[start:end]
    return len(stretch.splitlines()) if "\r" in stretch else len(stretch) - stretch.count(" ")


def _unglued(source: str, line: TextLine) -> list[TextLine]:
    """A line whose paragraphs were run together with a blank between: ``……增长。　　二是……``."""
    seams = list(_STOP_BLANK.finditer(source, line.start, line.end))
    if not seams:
        return [line]
    stops = sum(1 for _ in _STOP.finditer(source, line.start, line.end - 1))
    wide = [seam for seam in seams if len(seam.group()) > 1 or seam.group() == "\u3000"]
    if len(seams) > max(2, stops * 0.6):
        seams = wide  # blanks after every full stop are a habit of typing, wide ones are set in
        if len(wide) > max(2, stops * 0.6):
            return [line]
    parts: list[TextLine] = []
    at, gap, indented = line.start, line.gap, line.indented
    for seam in seams:
        parts.append(TextLine(at, seam.start(), gap, indented))
        at, gap, indented = seam.end(), 1, len(seam.group()) > 1
    parts.append(TextLine(at, line.end, gap, indented))
    return parts
