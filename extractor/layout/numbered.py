"""Numbered headings: lines that begin as they do, and headings that stand inside a line.

``……增长4.1%。二、工业`` at the end of a line, ``二、工业 规模以上……`` with a blank after: what
follows is no part of the heading, and the heading none of what is measured there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from extractor.kept import compiled
from extractor.layout.lines import TextLine
from extractor.requirements import opening
from extractor.rulebook import Rulebook

_SECTION = 2  # the level up to which a number opens a section, not an item
_NONE = r"(?!)"
_BLANK = r"[ \t\xa0\u3000]"
#: A number soon: of the heading itself, but for a year, or where it says what it is of.
_SOON = regex.compile(r"(?!\d{4}年)([^，。；、\d]{0,5})\d")


class Numbered:
    """Knows the shapes of ``layout_numbering``."""

    def __init__(self, book: Rulebook):
        rows = book.table("layout_numbering")
        self._measured = tuple(book.table("indicator_heads").words())
        self._any = compiled("|".join(f"(?:{row.word})" for row in rows) or _NONE)
        section = "|".join(row.word for row in rows if int(row.get("level")) <= _SECTION) or _NONE
        #: Where a heading may begin, found seven times as fast as it is tried everywhere.
        self._may_head = re.compile(rf"[。；！？ \t\xa0\u3000]{opening(section)}")
        self._section = compiled(section)
        self._heading = compiled(
            rf"(?:\G|(?<=[。；！？]){_BLANK}*|(?<={_BLANK}))"
            rf"(?P<heading>(?:{section})[\p{{Han}}、]{{2,14}})"
            rf"(?:$|(?P<blank>{_BLANK}+)(?=[\p{{Han}}\d“]))"
        )

    def begins(self, source: str, line: TextLine) -> bool:
        """Whether a line begins like a numbered heading or item."""
        return self._any.match(source, line.start, line.end) is not None

    def apart(self, source: str, line: TextLine, *, full: bool) -> Iterator[TextLine]:
        """A line with the headings in it as lines of their own.

        Args:
            full: whether the line was broken since it was full: its end is no end of a heading.
        """
        if (
            self._may_head.search(source, line.start, line.end) is None
            and self._section.match(source, line.start, line.end) is None
        ):
            yield line
            return
        at, gap, indented = line.start, line.gap, line.indented
        for found in self._heading.finditer(source, line.start, line.end):
            start, end = found.span("heading")
            if found["blank"] is None:
                if full or start == line.start:
                    continue
            elif not self._is_prose(source, found.end(), line.end):
                continue
            before = source[at:start].rstrip()
            if before:
                yield TextLine(at, at + len(before), gap, indented)
                gap, indented = 1, False
            yield TextLine(start, end, gap, indented)
            at, gap, indented = found.end(), 1, False
        if at < line.end:
            yield TextLine(at, line.end, gap, indented)

    def _is_prose(self, source: str, start: int, end: int) -> bool:
        """Whether what follows is a sentence of its own.

        ``工业 农业 建筑业`` is a list of words, ``工业投资 完成12亿元`` one sentence.
        """
        soon = _SOON.match(source, start, end)
        if soon is not None and not soon[1].endswith(self._measured):
            return False
        return any(source.find(mark, start, end) >= 0 for mark in "，。；")
