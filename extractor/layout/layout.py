"""The stages of layout in order: lines, paragraphs, articles, reading text, sentences."""

from __future__ import annotations

from array import array

import regex

from extractor.layout.lines import Line, join, lines
from extractor.layout.reading import Kind, Reading, Sentence
from extractor.layout.script import fold
from extractor.layout.sentences import split
from extractor.rulebook import Rulebook

_ODD = regex.compile(
    r"[\s\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+"
)
_FINAL = regex.compile(r"[。！？!?；;…：:，,、][”’」』】）)》〉\"']*$")
_BLANK = regex.compile(r"[\s\u0085]")


def read(text: str, *, title: str | None = None, book: Rulebook | None = None) -> list[Reading]:
    """The articles of ``text`` as readings; a single release is one reading.

    Text without anything but blanks gives no reading.
    """
    return Layout(book).read(text, title=title)


class Layout:
    """Layout with one rulebook."""

    def __init__(self, book: Rulebook | None = None):
        self._book = book

    def read(self, text: str, *, title: str | None = None) -> list[Reading]:
        """See :func:`read`."""
        paragraphs = join(text, lines(text))
        if not paragraphs:
            return []
        return [_build(text, paragraphs)]


def _build(source: str, paragraphs: list[list[Line]]) -> Reading:
    index = array("I")
    parts: list[str] = []
    bounds: list[tuple[int, int, Kind]] = []
    seen_body = False
    for paragraph in paragraphs:
        if parts:
            parts.append("\n")
            index.append(index[-1] + 1)
        begin = len(index)
        for line in paragraph:
            at = line.start
            for odd in _ODD.finditer(source, line.start, line.end):
                _copy(source, at, odd.start(), index, parts)
                if _BLANK.search(odd.group()) and _keeps(source, odd.start(), odd.end()):
                    parts.append(" ")
                    index.append(odd.start())
                at = odd.end()
            _copy(source, at, line.end, index, parts)
        last = paragraph[-1]
        final = _FINAL.search(source, max(last.start, last.end - 8), last.end)
        size = len(index) - begin
        if not size:
            if parts:
                parts.pop()
                index.pop()
            continue
        kind: Kind = "body"
        if not final and size <= 45:
            kind = "heading" if seen_body else "title"
        seen_body = seen_body or kind == "body"
        bounds.append((begin, len(index), kind))
    surface = "".join(parts)
    text = fold(surface)
    sentences = [
        Sentence(a, b, number, kind)
        for number, (start, end, kind) in enumerate(bounds)
        for a, b in split(text, start, end)
    ]
    return Reading(text, surface, index, tuple(sentences), source)


def _copy(source: str, start: int, end: int, index: array[int], parts: list[str]) -> None:
    if start < end:
        parts.append(source[start:end])
        index.extend(range(start, end))


def _keeps(source: str, start: int, end: int) -> bool:
    """Whether the blank between two characters means something."""
    left, right = source[start - 1], source[end]
    return not (
        left.isdigit() != right.isdigit() or left in "，。；：、（《" or right in "，。；：、）》"
    )
