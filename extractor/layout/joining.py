"""Which lines belong together: lines broken inside words and sentences become paragraphs again.

A line goes on in the next one where it cannot end (a comma, an open bracket, a sentence begun and
not finished), where the next one cannot begin (punctuation, a particle), where the text is wrapped
at one width and the line is full, or where the break cuts a word. Whatever has none of this and
no full stop is a title, a heading or a byline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extractor.layout.bylines import Bylines
from extractor.layout.lines import Line
from extractor.rulebook import Rulebook

if TYPE_CHECKING:
    from extractor.tokens import Token

CLOSERS = "”’」』】）)》〉\"'"
_FINAL = regex.compile(rf"[。！？!?；;…：:][{CLOSERS}]*$")
_FULL_STOP = regex.compile(rf"[。！？!?][{CLOSERS}]*$")
_STOP_INSIDE = regex.compile(r"[。；]")
_CANNOT_END = frozenset("，、,（(《〈“‘「『【—－·＋+")
_CANNOT_BEGIN = frozenset("，。、；：！？,;:!?）)》〉”’」』】%％‰℃…·")
_PAIRS = (
    ("“", "”"),
    ("‘", "’"),
    ("（", "）"),
    ("《", "》"),
    ("「", "」"),
    ("『", "』"),
    ("(", ")"),
)
_FIRST_SENTENCE = regex.compile(r"[^。！？；，]{2,8}[。；]")
_YEAR_OPENS = regex.compile(r"(?:\d{4}年|\d{1,2}月\d{1,2}日|\d{1,2}日|\d{1,2}月)[^，。]{0,8}，")
_LABEL = regex.compile(r"^[^，。：:]{2,6}[：:]$")
_LONGEST_HEADING = 60
_LONGEST_TITLE_WITH_COMMA = 30
_WINDOW = 12


class Joiner:
    """Groups lines into paragraphs."""

    def __init__(self, book: Rulebook, bylines: Bylines):
        self._bylines = bylines
        sides: dict[str, list[str]] = {"starts": [], "ends": [], "opens": []}
        for row in book.table("layout_seams"):
            if row.get("side") not in sides:
                raise row.wrong("side is starts, ends or opens")
            sides[row.get("side")].append(row.word)
        self._starts, self._ends, self._opens = map(tuple, sides.values())
        shapes = "|".join(row.word for row in book.table("layout_numbering"))
        self._numbered = regex.compile(rf"(?:{shapes})" if shapes else r"(?!)")

    def is_numbered(self, source: str, start: int, end: int) -> bool:
        """Whether a numbered heading or item begins there: 一、 （二） 3."""
        return self._numbered.match(source, start, end) is not None

    def join(self, source: str, lines: list[Line]) -> list[list[Line]]:
        """``lines`` grouped to paragraphs, in order, none empty."""
        width = _wrap_width(source, lines)
        indents = width is not None and any(line.indented for line in lines)
        paragraphs: list[list[Line]] = []
        body = False  # whether the last paragraph is running text for certain
        for line in lines:
            if paragraphs:
                last = paragraphs[-1][-1]
                full = width is not None and _width(source, last) >= width - 4
                if full and indents and line.indented and _stops(source, last):
                    goes_on = False
                elif full and not line.indented and self._flows(source, last, line):
                    goes_on = True
                else:
                    goes_on = self._goes_on(source, last, line, body)
                if goes_on:
                    paragraphs[-1].append(line)
                    body = body or _stops_inside(source, line)
                    continue
            paragraphs.append([line])
            body = _stops_inside(source, line)
        return paragraphs

    def _flows(self, source: str, last: Line, line: Line) -> bool:
        """In wrapped text: whether a full line runs on into the next."""
        if self._bylines.is_byline(source, last.start, last.end):
            return False
        if self._bylines.is_byline(source, line.start, line.end):
            return False
        if _stops(source, last):
            return line.gap <= last.gap and not self.is_numbered(source, line.start, line.end)
        return not self.is_numbered(source, line.start, line.end) or line.gap <= 1

    def _goes_on(self, source: str, last: Line, line: Line, body: bool) -> bool:
        tail = source[max(last.start, last.end - _WINDOW) : last.end]
        head = source[line.start : min(line.end, line.start + _WINDOW)]
        if self._bylines.is_byline(source, last.start, last.end):
            return False
        if self._bylines.opens(source, line.start, line.end):
            return False
        if head[0] in _CANNOT_BEGIN or tail[-1] in _CANNOT_END:
            return True
        if _FINAL.search(tail):
            short = line.end - line.start <= 20
            return short and _LABEL.match(source[last.start : last.end]) is not None
        if self._is_open(source, last, line):
            return True
        if self._bylines.ends_in_byline(source[max(last.start, last.end - 30) : last.end]):
            return False
        if body:
            return not self.is_numbered(source, line.start, line.end) or line.gap == 1
        if self.is_numbered(source, line.start, line.end):
            return False
        size = last.end - last.start
        if size > _LONGEST_HEADING:
            return (
                _stops_inside(source, line)
                or _FINAL.search(source[line.start : line.end][-6:]) is not None
            )
        if self.is_numbered(source, last.start, last.end):
            return self._cuts_word(tail, head)
        start = source[last.start : last.start + _WINDOW]
        if self._particle_at_seam(tail, head):
            return True
        comma = "，" in source[last.start : last.end]
        if comma and (
            size > _LONGEST_TITLE_WITH_COMMA
            or start.startswith(self._opens)
            or _YEAR_OPENS.match(source, last.start)
        ):
            return True
        return self._cuts_word(tail, head) or (comma and _is_rest(source, line))

    def _is_open(self, source: str, last: Line, line: Line) -> bool:
        """Whether a bracket or quote opened in one line is closed in the other."""
        for opener, closer in _PAIRS:
            at = source.rfind(opener, last.start, last.end)
            if at < 0 or source.find(closer, at, last.end) >= 0:
                continue
            close = source.find(closer, line.start, min(line.end, line.start + 80))
            if close >= 0 and source.find(opener, line.start, close) < 0:
                return True
        return False

    def _particle_at_seam(self, tail: str, head: str) -> bool:
        """Whether the line ends in a word that nothing ends with, or the next one so begins."""
        from extractor.tokens import cut

        if tail.endswith(self._ends) and cut(tail)[-1] in self._ends:
            return True
        return head.startswith(self._starts) and cut(head)[0] in self._starts

    def _cuts_word(self, tail: str, head: str) -> bool:
        """Whether the break lies inside a word, or between a number and its unit."""
        from extractor.tokens import tokenize

        if head.startswith(self._opens):
            return False
        before: Token | None = None
        seam = len(tail)
        for token in tokenize(tail + head):
            if token.start < seam < token.end:
                # two words to either side may be a phrase of the dictionary
                return token.pos != "x" and min(seam - token.start, token.end - seam) == 1
            if token.start == seam:
                return (
                    tail[-1].isdigit()
                    and token.pos in ("q", "m", "nr", "zg")
                    and (before is not None and before.pos in ("m", "eng", "x"))
                )
            before = token
        return False


def _stops_inside(source: str, line: Line) -> bool:
    return _STOP_INSIDE.search(source, line.start, line.end - 1) is not None


def _stops(source: str, line: Line) -> bool:
    return _FULL_STOP.search(source, max(line.start, line.end - 6), line.end) is not None


def _is_rest(source: str, line: Line) -> bool:
    """Whether a line opens with the predicate of a sentence begun before: 更加优化。"""
    match = _FIRST_SENTENCE.match(source, line.start, line.end)
    if match is None:
        return False
    from extractor.tokens import tokenize

    tokens = tokenize(match.group()[:-1])
    return len(tokens) == 2 and tokens[0].pos == "d" and tokens[1].pos[0] in "va"


def _width(source: str, line: Line) -> int:
    """Columns a line takes: a Chinese character two, an ASCII one one."""
    text = source[line.start : line.end]
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def _wrap_width(source: str, lines: list[Line]) -> int | None:
    """The width a text is wrapped at, or None where lines are paragraphs."""
    if len(lines) < 4 or max(line.end - line.start for line in lines) > 120:
        return None
    widths = sorted(_width(source, line) for line in lines)
    width = widths[int(len(widths) * 0.9) - 1]
    if width < 24:
        return None
    full = [line for line in lines if abs(_width(source, line) - width) <= 4]
    broken = sum(
        1 for line in full if not _FINAL.search(source, max(line.start, line.end - 6), line.end)
    )
    if len(full) < len(lines) * 0.4 or broken < len(full) * 0.5:
        return None
    return width
