"""Which lines belong together: lines broken inside words and sentences become paragraphs again.

A line goes on in the next one where it cannot end (a comma, an open bracket, a sentence begun and
not finished), where the next one cannot begin (punctuation, a particle), where the text is wrapped
at one width and the line is full, or where the break cuts a word. Whatever has none of this and
no full stop is a title, a heading or a byline.
"""

from __future__ import annotations

import regex

from extractor.layout.bylines import Bylines
from extractor.layout.lines import TextLine
from extractor.layout.numbered import Numbered
from extractor.layout.splits import Splits
from extractor.layout.wrapping import CLOSERS, FINAL, ends, is_full, width_of_widest, wrap_width
from extractor.rulebook import Rulebook, tag_set

_FULL_STOP = regex.compile(rf"[。！？!?][{CLOSERS}]*$")
_ASIDE = regex.compile(r"[。！？!?][”’」』]? *[（(][^（）()]+[）)]$")  # ……。（记者 某某）
_OPEN_DECIMAL = regex.compile(r"[^\d.]\d+\.$")
_STOP_INSIDE = regex.compile(r"[。；]")
_CANNOT_END = frozenset("，、,（(《〈“‘「『【—－·＋+")
_CANNOT_BEGIN = frozenset("，。、；：！？.,;:!?）)》〉”’」』】%％‰℃…·")
_DOTS = frozenset("·‧∙⋅・")
_HEADING = 8  # characters that a heading in front of a list may have
_COMMA = frozenset("，,")
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
_DATE_OPENS = regex.compile(r"(?:\d{4}年|\d{1,2}月\d{1,2}日|\d{1,2}日|\d{1,2}月)[^，。]{0,8}，")
_LABEL = regex.compile(r"^[^，。：:]{2,6}[：:]$")
_SIDES = ("starts", "ends", "begins", "opens", "clause", "about", "document")
_WINDOW = 12  # characters to either side of a break that the tokeniser sees
_INDENT = 8  # characters of a break and of the blanks after it
_SHORTEST = 3  # characters that a broken beginning has at least
_LONGEST_HEADING = 60
_LONGEST_TITLE_WITH_COMMA = 30
_LONGEST_VALUE = 20  # of a label on its own line
_LONGEST_ASIDE = 80
_SOON = 14  # where the first comma of a sentence that opens with a phrase of time stands
_FEWEST_OF_LISTING, _LONGEST_CELL = 40, 16


class Joiner:
    """Groups lines into paragraphs."""

    def __init__(self, book: Rulebook, bylines: Bylines):
        self._bylines = bylines
        self._noun, self._verb = tag_set(book, "noun"), tag_set(book, "verb")
        self._adverb, self._predicate = tag_set(book, "adverb"), tag_set(book, "predicate")
        self._counting = tag_set(book, "counting")
        sides: dict[str, list[str]] = {side: [] for side in _SIDES}
        for row in book.table("layout_seams"):
            sides[row.get("side")].append(row.word)
        self._starts, self._ends, self._begins, self._opens = map(tuple, list(sides.values())[:4])
        self._clause, self._about, self._document = map(tuple, list(sides.values())[4:])
        scales = (row.word for row in book.table("numerals") if row.get("role") == "scale")
        self._figure = regex.compile(rf"\d[\d.]*(?:[%‰％]|{'|'.join(scales)})")
        self._numbered = Numbered(book)
        self._splits = Splits(book)

    def join(self, source: str, lines: list[TextLine]) -> list[list[TextLine]]:
        """``lines`` grouped to paragraphs, in order, none empty."""
        width = wrap_width(source, lines)
        widest = width or width_of_widest(source, lines)
        lines = [
            part
            for line in lines
            for part in self._numbered.apart(source, line, full=is_full(source, line, widest))
        ]
        indents = width is not None and any(line.indented for line in lines)
        listing = _is_listing(lines)
        paragraphs: list[list[TextLine]] = []
        body = False  # whether the last paragraph is running text for certain
        for line in lines:
            if paragraphs:
                first, last = paragraphs[-1][0], paragraphs[-1][-1]
                full = is_full(source, last, width)
                if full and indents and line.indented and _stops(source, last):
                    goes_on = False
                elif full and not line.indented and self._flows(source, last, line):
                    goes_on = True
                else:
                    plain = self._plain(source, last, line)
                    if plain is not None:
                        goes_on = plain
                    elif body:
                        goes_on = line.gap == 1 or not self._numbered.begins(source, line)
                    else:
                        goes_on = not listing and self._was_broken(source, first, last, line)
                if goes_on:
                    paragraphs[-1].append(line)
                    body = body or _stops_inside(source, line)
                    continue
            paragraphs.append([line])
            body = _stops_inside(source, line)
        return paragraphs

    def _flows(self, source: str, last: TextLine, line: TextLine) -> bool:
        """In wrapped text: whether a full line runs on into the next."""
        if self._bylines.is_byline(source, last.start, last.end):
            return False
        if self._bylines.is_byline(source, line.start, line.end):
            return False
        if _stops(source, last):
            return line.gap <= last.gap and not self._numbered.begins(source, line)
        return line.gap <= 1 or not self._numbered.begins(source, line)

    def _plain(self, source: str, last: TextLine, line: TextLine) -> bool | None:
        """What the characters at the break decide alone: True or False, or None."""
        tail = source[max(last.start, last.end - _WINDOW) : last.end]
        head = source[line.start]
        if tail[-1] == "。" and head not in _CANNOT_BEGIN:
            return False  # by far the most frequent, and settled without a search
        if (
            self._bylines.is_byline(source, last.start, last.end)
            or self._bylines.opens(source, line.start, line.end)
            or self._is_item(source, tail, last, line)
        ):
            return False
        if head in _CANNOT_BEGIN or tail[-1] in _CANNOT_END:
            return True
        if head.isdigit() and _OPEN_DECIMAL.search(tail):
            return True
        if FINAL.search(tail):
            short = line.end - line.start <= _LONGEST_VALUE and not ends(source, line)
            return short and _LABEL.match(source[last.start : last.end]) is not None
        if tail[-1] in "）)" and _ASIDE.search(source, max(last.start, last.end - 80), last.end):
            return False
        if _is_open(source, last, line) or (_latin(tail[-1]) and _latin(head) and head.islower()):
            return True
        if self._bylines.ends_in_byline(source[max(last.start, last.end - 30) : last.end]):
            return False
        return None

    def _is_item(self, source: str, tail: str, last: TextLine, line: TextLine) -> bool:
        """Whether a line begins with the mark of an item, where one may stand.

        A dot is one after a full stop, where the line beside begins with one too, and after a
        heading, and no part of a name; a number also after the comma of what is said of all items.
        """
        if source[line.start] in _DOTS:
            following = source[line.end : line.end + _INDENT].lstrip()[:1]
            beside = source[last.start] in _DOTS or following in _DOTS
            # No text is broken after so few characters, and goes on longer.
            before = last.end - last.start
            shorter = before <= _HEADING and before < line.end - line.start
            return beside or shorter or FINAL.search(tail) is not None
        return tail[-1] in _COMMA and self._numbered.begins(source, line)

    def _was_broken(self, source: str, first: TextLine, last: TextLine, line: TextLine) -> bool:
        """Whether a paragraph without a full stop so far is the beginning of a sentence.

        If not, it is a title or heading.
        """
        size = last.end - first.start
        if self._splits.figure(source, last, line):
            return True
        if size <= _SHORTEST or self._numbered.begins(source, line):
            return False
        if size > _LONGEST_HEADING:
            return _stops_inside(source, line) or ends(source, line)
        tail = source[max(last.start, last.end - _WINDOW) : last.end]
        head = source[line.start : min(line.end, line.start + _WINDOW)]
        if self._numbered.begins(source, first):
            return self._cuts_word(tail, head)
        comma = source.find("，", first.start, last.end)
        if self._particle_at_seam(tail, head) or self._cuts_word(tail, head, loose=comma > 0):
            return True
        if source.startswith(self._begins, first.start):
            return True
        if self._is_half_title(source[first.start : last.end], source[line.start : line.end]):
            return True
        if self._bylines.prefix(source, first.start, last.end) > first.start:
            return True
        return comma > 0 and (
            size > _LONGEST_TITLE_WITH_COMMA
            or (comma - first.start <= _SOON and source.startswith(self._opens, first.start))
            or source.endswith(self._clause, first.start, comma)
            or _DATE_OPENS.match(source, first.start) is not None
            or self._is_rest(source, line)
        )

    def _is_half_title(self, before: str, after: str) -> bool:
        """Whether a document's title stands in two lines: ``关于……`` and ``……的通知``."""
        whole = after.endswith(self._document) and not before.endswith(self._document)
        return whole and any(word in before for word in self._about)

    def _particle_at_seam(self, tail: str, head: str) -> bool:
        """Whether the line ends in a word that nothing ends with, or the next one so begins."""
        from extractor.tokens import cut

        if tail.endswith(self._ends) and cut(tail)[-1] in self._ends:
            return True
        return head.startswith(self._starts) and cut(head)[0] in self._starts

    def _cuts_word(self, tail: str, head: str, *, loose: bool = False) -> bool:
        """Whether the break lies inside a word, or between a number and its unit or verb.

        Two words to either side may be a phrase of the dictionary, and count only if ``loose``.
        """
        from extractor.tokens import tokenize

        if head.startswith(self._opens):
            return False
        seam = len(tail)
        figure = self._figure.match(head) is not None
        for token in tokenize(tail + head):
            if token.start < seam < token.end:
                inside = min(seam - token.start, token.end - seam) == 1
                return token.pos != "x" and (inside or (loose and token.pos in self._noun))
            if token.start == seam:
                counts = token.pos in self._counting and not head[0].isdigit()
                return counts and tail[-1].isdigit()
            if token.end == seam and figure:
                return token.pos in self._verb
        return False

    def _is_rest(self, source: str, line: TextLine) -> bool:
        """Whether a line opens with the predicate of a sentence begun before: 更加优化。"""
        match = _FIRST_SENTENCE.match(source, line.start, line.end)
        if match is None:
            return False
        from extractor.tokens import tokenize

        tokens = tokenize(match.group()[:-1])
        return (
            len(tokens) == 2 and tokens[0].pos in self._adverb and tokens[1].pos in self._predicate
        )


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_open(source: str, last: TextLine, line: TextLine) -> bool:
    """Whether a bracket or quote opened in one line is closed in the next."""
    for opener, closer in _PAIRS:
        at = source.rfind(opener, last.start, last.end)
        if at < 0 or source.find(closer, at, last.end) >= 0:
            continue
        close = source.find(closer, line.start, min(line.end, line.start + _LONGEST_ASIDE))
        if close >= 0 and source.find(opener, line.start, close) < 0:
            return True
    return False


def _is_listing(lines: list[TextLine]) -> bool:
    """Whether the lines are cells of a table or a list rather than text."""
    if len(lines) < _FEWEST_OF_LISTING:
        return False
    return sum(line.end - line.start for line in lines) < _LONGEST_CELL * len(lines)


def _stops_inside(source: str, line: TextLine) -> bool:
    return _STOP_INSIDE.search(source, line.start, line.end - 1) is not None


def _stops(source: str, line: TextLine) -> bool:
    return _FULL_STOP.search(source, max(line.start, line.end - 6), line.end) is not None
