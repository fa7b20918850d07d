"""The reading text: what rules read, with a map back to the source."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Literal, NamedTuple

#: Every character that ends a line in some convention, to be taken out of a span's text.
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_WITHOUT_BREAKS = dict.fromkeys(map(ord, LINE_BREAKS))

ParagraphKind = Literal["title", "heading", "byline", "body"]


class Sentence(NamedTuple):
    """A sentence: half-open span of the reading text, its paragraph (from 0) and its kind."""

    start: int
    end: int
    paragraph: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One article as rules read it.

    Attributes:
        text: broken lines joined, blanks folded, full-width digits and letters half-width,
            traditional script simplified, item marks blank; paragraphs separated by exactly one
            line feed.
        surface: the same length: the source's own character for each character of ``text``
            (a blank is a space, a paragraph's end a line feed in both; radicals and other
            compatibility forms are the characters they stand for).
        source_index: for each character its offset in ``source``, strictly increasing.
        sentences: in order; they cover all of ``text`` but blanks between them.
        source: the text as loaded, all of it (of a page dump: with the other articles).
    """

    text: str
    surface: str
    source_index: array[int]
    sentences: tuple[Sentence, ...]
    source: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the non-empty reading span ``[start, end)``."""
        return self.source_index[start], self.source_index[end - 1] + 1

    def anchor(self, start: int, end: int) -> tuple[int, int, str]:
        """The source span, and what stands there without line breaks: the ``text`` of a record."""
        index = self.source_index
        first, last = index[start], index[end - 1] + 1
        text = self.source[first:last]
        # line breaks are not printable; most anchors hold nothing but what is
        return first, last, text if text.isprintable() else text.translate(_WITHOUT_BREAKS)

    def source_text(self, start: int, end: int) -> str:
        """What the source has there, without line breaks."""
        return self.anchor(start, end)[2]
