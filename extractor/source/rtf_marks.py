"""RTF as striprtf reads it, with marks for what its plain text leaves out: raised and deleted
letters, notes, the numbers of lists, cells and how rows are cut.

Marks are characters that no text has. They are set after a pair of braces, since striprtf leaves
out what may stand for a character before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.source.doc_tables import RowCut

#: Marks in front of stretches and after them.
RAISED, GONE, NOTE, LABEL = ("\x03", "\x04"), ("\x0e", "\x0f"), ("\x05", "\x06"), ("\x10", "\x11")
CELL, LINE, PARAGRAPH = "\x07", "\x0b", "\x1e"
#: A row's end with its number in between.
ROW = ("\x1c", "\x1d")
_TOKEN = re.compile(
    r"\\'[0-9a-fA-F]{2}|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\[^a-zA-Z]|[{}]", re.DOTALL
)
_SET_UP = frozenset(("super", "up"))
_SET_DOWN = frozenset(("nosupersub", "sub", "dn"))
_UNSEEN = frozenset(("deleted", "v"))
_LABELS = frozenset(("listtext", "pntext"))
_PARAGRAPHS = frozenset(("par", "sect", "page"))
_WIDE = 1000  # twentieths of a point
_ENDS = frozenset(("cell", "nestcell", "row"))


class _Letters(NamedTuple):
    """What a group says of its text."""

    raised: bool = False
    gone: bool = False
    inside: bool = False  # a table
    closes: str = ""  # what is set at the group's end


class Marker:
    """Goes through an RTF once; ``rows`` are how the rows are cut that its marks number."""

    def __init__(self) -> None:
        self.rows: list[RowCut] = []
        self._now = _Letters()
        self._groups: list[_Letters] = []
        self._left = self._cells = 0
        self._edges: list[int] = []
        self._merged: list[tuple[bool, bool]] = []  # with the cell above, with that on the left
        self._below = self._beside = False
        self._held = (
            ""  # \* says that a reader may leave out the group; notes are none to leave out
        )

    def marked(self, source: str) -> str:
        """The same RTF with marks."""
        return "".join(self._parts(source))

    def _parts(self, source: str) -> Iterator[str]:
        at = 0
        for match in _TOKEN.finditer(source):
            yield source[at : match.start()]
            at = match.end()
            held, self._held = self._held, ""
            token = match.group()
            if token == r"\*":
                self._held = token
            elif token in "{}":
                yield held + token + (self._opened() if token == "{" else self._closed())
            elif match.group(1) is None:
                yield held + token
            else:
                yield self._word(match.group(1), match.group(2), held, token)
        yield self._held + source[at:]

    def _opened(self) -> str:
        self._groups.append(self._now)
        self._now = self._now._replace(closes="")
        return ""

    def _closed(self) -> str:
        before, closes = self._now, self._now.closes
        self._now = self._groups.pop() if self._groups else _Letters()
        return closes + _between(before, self._now)

    def _word(self, word: str, value: str | None, held: str, token: str) -> str:
        if word == "footnote" or word in _LABELS:
            marks = NOTE if word == "footnote" else LABEL
            self._now = _Letters(closes=marks[1])
            return "{}" + marks[0]
        if word in _PARAGRAPHS:
            return "{}" + (LINE if self._now.inside else PARAGRAPH)
        if word in _ENDS:
            return self._end(word)
        if word == "field":  # else striprtf writes the address of a link into the text
            return held
        before = self._now
        self._letters(word, on=value != "0")
        self._row(word, int(value or 0))
        return held + token + _between(before, self._now)

    def _letters(self, word: str, *, on: bool) -> None:
        if word == "plain":
            self._now = self._now._replace(raised=False, gone=False)
        elif word in ("pard", "intbl"):
            self._now = self._now._replace(inside=word == "intbl")
        elif word in _SET_UP:
            self._now = self._now._replace(raised=on)
        elif word in _SET_DOWN:
            self._now = self._now._replace(raised=False)
        elif word in _UNSEEN:
            self._now = self._now._replace(gone=on)

    def _row(self, word: str, value: int) -> None:
        """What a word says of how the row is cut."""
        if word == "trowd":
            self._edges, self._merged, self._left = [], [], 0
        elif word == "trleft":
            self._left = value
        elif word == "clvmrg":
            self._below = True
        elif word == "clmrg":
            self._beside = True
        elif word == "cellx":
            self._edges.append(value)
            self._merged.append((self._below, self._beside))
            self._below = self._beside = False

    def _end(self, word: str) -> str:
        if word == "nestcell":  # a table in a cell is text of that cell
            return " "
        if word == "cell":
            self._cells += 1
            return "{}" + CELL
        while len(self._edges) < self._cells:  # a row that does not say how it is cut
            self._row("cellx", max(self._left, *self._edges[-1:], 0) + _WIDE)
        self._cells = 0
        below, beside = zip(*self._merged, strict=True) if self._merged else ((), ())
        self.rows.append(RowCut((self._left, *self._edges), below, beside))
        return f"{{}}{ROW[0]}{len(self.rows) - 1}{ROW[1]}"


def _between(before: _Letters, after: _Letters) -> str:
    """The marks where letters of one look give way to those of another."""
    said = ""
    for was, is_, marks in (
        (before.raised, after.raised, RAISED),
        (before.gone, after.gone, GONE),
    ):
        if was != is_:
            said += marks[0] if is_ else marks[1]
    return f"{{}}{said}" if said else ""
