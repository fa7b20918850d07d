"""Word files (.docx): paragraphs, and tables as lines with tabs between cells.

Read with the standard library alone. python-docx parses every part of the file and takes 20 times
as long (12 ms against 0.6 ms for a page), and its ``text`` leaves out what tracked changes insert.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from extractor.document import Document
from extractor.errors import EmptySourceError, SourceError
from extractor.grids import and_aligned
from extractor.source.archive import Budget, read_member
from extractor.source.docx_looks import Looks
from extractor.source.docx_title import title_of
from extractor.source.imprinted import imprinted
from extractor.source.numbering import Numbering
from extractor.source.raised import raised
from extractor.source.weave import RawCell, Weaver, Woven, is_data

_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
#: Deleted and moved text, and the second copy of a drawing's text for old programs.
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr"))
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEAD = 300
_STYLE = re.compile(rb'w:styleId="([^"]+)"')
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EMPTY_LINES = re.compile(r"\n+(?=\x01)|(?<=\x02)\n+")


def load_docx(archive: zipfile.ZipFile, *, path: str | None, budget: Budget) -> Document:
    """The main text of an open Word file.

    Raises:
        SourceError: a damaged file (``broken``), or one over a limit of ``budget``.
        EmptySourceError: no text.
    """
    parts = _Parts(archive, path, budget)
    data = parts.read("word/document.xml")
    core = parts.tree(parts.read("docProps/core.xml"))
    body = parts.tree(data)
    if body is None:
        raise EmptySourceError("a Word file without text", path=path)
    title = (core.findtext(f"{_DUBLIN}title") or "").strip() if core is not None else ""
    return document_of(
        body,
        title=title,
        numbering=_numbering(parts, data),
        looks=Looks(parts.tree(parts.read("word/styles.xml")) if b"rStyle" in data else None),
        notes=_notes(parts, body),
        path=path,
    )


def document_of(
    body: Element,
    *,
    title: str,
    numbering: Numbering,
    looks: Looks,
    notes: Iterable[Element | None],
    path: str | None,
) -> Document:
    """The document of a body with its notes; ``title``: what the file names as such.

    A note that the text refers to and the file does not hold is None: the document is in part.

    Raises:
        EmptySourceError: no text.
    """
    writer = _Writer(numbering, looks)
    text, grids = writer.write(body)
    if not text.strip():
        raise EmptySourceError("a Word file without text", path=path)
    kept = list(notes)
    lost = kept.count(None)
    shown = title and title in text[:_HEAD].replace("\n", "")
    return imprinted(
        text,
        title=title if shown else title_of(text, body),
        path=path,
        loader="docx",
        grids=and_aligned(text, grids),
        notes=[writer.note(note) for note in kept if note is not None],
        partial=f"{lost} {'note' if lost == 1 else 'notes'} missing" if lost else None,
    )


class _Parts(NamedTuple):
    """The parts of an open Word file."""

    archive: zipfile.ZipFile
    path: str | None
    budget: Budget

    def read(self, name: str) -> bytes:
        """A part's bytes; none where there is no such part."""
        if name not in self.archive.namelist():
            return b""
        return read_member(self.archive, self.archive.getinfo(name), self.path, self.budget)

    def tree(self, data: bytes) -> Element | None:
        """A part as XML; None for one that is not there."""
        if not data:
            return None
        try:
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            message = f"a damaged Word file: {error}"
            raise SourceError(message, path=self.path, reason="broken") from None


def _notes(parts: _Parts, body: Element) -> Iterator[Element | None]:
    """The notes that the text refers to, those at the feet of pages before those at its end.

    None for one that is not there.
    """
    for one in ("footnote", "endnote"):
        said = [node.get(f"{_W}id") for node in body.iter(f"{_W}{one}Reference")]
        tree = parts.tree(parts.read(f"word/{one}s.xml")) if said else None
        there = tree.iter(f"{_W}{one}") if tree is not None else ()
        notes = {note.get(f"{_W}id"): note for note in there}
        yield from (notes.get(number) for number in dict.fromkeys(said))


def _numbering(parts: _Parts, body: bytes) -> Numbering:
    """What counts the numbered paragraphs; its parts are large, and seldom used."""
    styles = b""
    numbered = b"numPr" in body
    if not numbered and b"pStyle" in body:
        styles = parts.read("word/styles.xml")
        names = {
            match.group(1)
            for style in styles.split(b"<w:style ")
            if b"numPr" in style and (match := _STYLE.search(style))
        }
        numbered = any(b'"' + name + b'"' in body for name in names)
    if not numbered:
        return Numbering(None, None)
    styles = styles or parts.read("word/styles.xml")
    return Numbering(parts.tree(parts.read("word/numbering.xml")), parts.tree(styles))


class _Writer:
    """Writes the text of a body, paragraph by paragraph, with its tables as grids."""

    def __init__(self, numbering: Numbering, looks: Looks):
        self._numbering, self._looks = numbering, looks
        self._weaver = Weaver()
        self._frames: frozenset[Element] = frozenset()  # cells that only lay out a page

    def write(self, body: Element) -> Woven:
        self._frames = _frames(body)
        return self._weaver.weave(_tidy(self._text(body, inside=False)))

    def note(self, note: Element) -> str:
        """The text of a note, in one line."""
        return " ".join(self._text(note, inside=True).split())

    def _text(self, body: Element, *, inside: bool) -> str:
        """The lines of an element; ``inside`` a table cell its paragraphs run on in one line."""
        parts: list[str] = []
        walk: list[tuple[Element, bool]] = [(body, False)]
        cells = int(inside)  # how many table cells we are inside of
        while walk:
            node, leaving = walk.pop()
            name = "frame" if node in self._frames else node.tag.rpartition("}")[2]
            if leaving:
                if name == "tc" and node is not body:
                    cells -= 1
                    parts.append("\t")
                else:
                    parts.append(" " if name == "p" and cells else "\n")
            elif name in _LEFT_OUT or (name == "r" and self._looks.is_hidden(node)):
                continue
            elif (written := _written(node, name, self._looks, inside=cells > 0)) is not None:
                parts.append(written)
            elif name == "tbl" and not cells and is_data(rows := self._rows(node)):
                parts.append(self._weaver.mark(rows))
            else:
                if name == "p":
                    parts.append(self._numbering.before(node))
                if name in ("p", "tr", "tc"):
                    walk.append((node, True))
                    cells += name == "tc" and node is not body
                walk.extend((child, False) for child in reversed(node))
        return "".join(parts)

    def _rows(self, table: Element) -> list[list[RawCell]]:
        """The rows of a table that holds no other; none of one that does."""
        if _holds_tables(table):
            return []
        rows: list[list[RawCell]] = []
        merged: dict[int, tuple[int, int]] = {}  # column → where the cell that goes on began
        for row in table.iter(f"{_W}tr"):
            heads = row.find(f"{_W}trPr/{_W}tblHeader") is not None
            column = _skipped(row)
            made: list[RawCell] = []
            for cell in row.iter(f"{_W}tc"):
                wide, merge = _spans(cell)
                if merge == "continue" and column in merged:
                    number, place = merged[column]
                    above = rows[number][place]
                    rows[number][place] = above._replace(rows=len(rows) - number + 1)
                else:
                    merged.pop(column, None)
                    if merge == "restart":
                        merged[column] = len(rows), len(made)
                    text = _indent(cell) + self._text(cell, inside=True).rstrip()
                    made.append(RawCell(text, 1, wide, heads))
                column += wide
            rows.append(made)
        return rows


def _frames(body: Element) -> frozenset[Element]:
    """The cells of tables that hold tables."""
    tables = [table for table in body.iter(f"{_W}tbl") if _holds_tables(table)]
    return frozenset(cell for table in tables for cell in table.iterfind(f"{_W}tr/{_W}tc"))


def _holds_tables(table: Element) -> bool:
    return sum(1 for _ in islice(table.iter(f"{_W}tbl"), 2)) > 1


def _written(node: Element, name: str, looks: Looks, *, inside: bool) -> str | None:
    """What an element writes itself, ``inside`` a cell in one line; None where its parts do."""
    if name == "t":
        return node.text or ""
    if name in _MARKS:
        return " " if inside else _MARKS[name]
    if name == "r" and looks.is_raised(node):
        return raised("".join(part.text or "" for part in node.iter(f"{_W}t")))
    return None


def _skipped(row: Element) -> int:
    before = row.find(f"{_W}trPr/{_W}gridBefore")
    value = before.get(f"{_W}val", "0") if before is not None else "0"
    return int(value) if value.isdecimal() and len(value) < 4 else 0


def _spans(cell: Element) -> tuple[int, str]:
    """How many columns a cell covers, and whether it begins or goes on with a merged one."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = span.get(f"{_W}val", "1") if span is not None else "1"
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    how = "" if merge is None else merge.get(f"{_W}val") or "continue"
    return int(value) if value.isdecimal() and 0 < len(value) < 4 else 1, how


def _indent(cell: Element) -> str:
    """The set-in of a cell's first paragraph as blanks, one for half a character's width."""
    setting = cell.find(f"{_W}p/{_W}pPr/{_W}ind")
    if setting is None:
        return ""
    total = 0
    for name, unit in (
        ("leftChars", 50),
        ("firstLineChars", 50),
        ("left", 105),
        ("firstLine", 105),
    ):
        value = setting.get(f"{_W}{name}") or ""
        if value.isdecimal() and (total == 0 or name in ("firstLineChars", "firstLine")):
            total += min(int(value) // unit, 40)
            if name == "firstLineChars":
                break
    return "\xa0" * total


def _tidy(text: str) -> str:
    lines = (line.rstrip("\t ").replace(" \t", "\t") for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n", "\n".join(lines)).strip("\n")
