"""Files of the old Office kind, by olefile: what they are, and the text of Word (.doc, .wps)."""

from __future__ import annotations

import io
import re
import struct
from typing import Any

from extractor.document import Document
from extractor.errors import (
    EmptySourceError,
    MissingExtraError,
    SourceError,
    UnsupportedSourceError,
)
from extractor.grids import and_aligned
from extractor.source.doc_letters import UNSEEN, Letters
from extractor.source.doc_lists import Lists
from extractor.source.doc_tables import Paragraph, Paragraphs, RowCut
from extractor.source.imprinted import imprinted
from extractor.source.marked_text import CELL, LINE, PARAGRAPH, ROW, lines_of
from extractor.source.titles import first_line

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FLAGS, _CCP_TEXT, _CLX = 0x0A, 0x4C, 0x01A2  # after the length of the text that of its notes
_MARKS = 0xFFFFFFFA  # from here on numbers of sectors tell of ends and of free ones
_NARROW = 0x40000000
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15")
_ENDS = re.compile("[\r\x07]")  # of paragraphs, of cells and rows
#: Characters that take two places: places are counted.
_TWICE = re.compile("[\U00010000-\U0010ffff]")
_OTHER = re.compile("[\ufdd1\x01-\x06\x08\x0e-\x12\x16-\x1d\x1f]")


def open_ole(data: bytes, path: str | None) -> Any:
    """The container of an old Office file.

    Raises:
        SourceError: damaged (``broken``).
        MissingExtraError: without the ``office`` extra.
    """
    try:
        import olefile
    except ImportError:
        raise MissingExtraError("reading old Office files", extra="office") from None
    try:
        ole = olefile.OleFileIO(io.BytesIO(data))
        if any(len(ole.fat) <= after < _MARKS for after in ole.fat):
            raise OSError("it ends early")
        return ole
    except (OSError, ValueError, IndexError, struct.error, TypeError) as error:
        line = str(error).split("\n", 1)[0][:200]
        raise SourceError(f"a damaged Office file: {line}", path=path, reason="broken") from None


def kind_of(ole: Any) -> str:
    """By its streams: ``doc``, ``xls``, ``ppt``, ``msg``, ``encrypted`` or ``unknown``."""
    for stream, kind in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("Book", "xls"),
        ("PowerPoint Document", "ppt"),
        ("__properties_version1.0", "msg"),
    ):
        if ole.exists(stream):
            return kind
    return "unknown"


def load_doc(ole: Any, *, path: str | None) -> Document:
    """The text of a Word file of 1997 to 2003, with its tables.

    Raises:
        UnsupportedSourceError: with a password (``encrypted``).
        SourceError: damaged (``broken``).
        EmptySourceError: no text.
    """
    try:
        raw, rows, notes = _doc_text(ole, path)
    except (struct.error, IndexError, OSError, ValueError) as error:
        raise SourceError(f"a damaged Word file: {error}", path=path, reason="broken") from None
    text = lines_of(_bare(raw), rows)
    if not text.text.strip():
        raise EmptySourceError("a Word file without text", path=path)
    said = (" ".join(_bare(note).split()) for note in notes.split("\r"))
    return imprinted(
        text.text,
        title=first_line(text.text),
        path=path,
        loader="doc",
        grids=and_aligned(text.text, text.grids),
        notes=filter(None, said),
    )


def _doc_text(ole: Any, path: str | None) -> tuple[str, list[RowCut], str]:
    """The text by the table of its pieces ([MS-DOC] 2.4.1), how its rows are cut, its footnotes."""
    word = ole.openstream("WordDocument").read()
    (flags,) = struct.unpack_from("<H", word, _FLAGS)
    if flags & _ENCRYPTED:
        raise UnsupportedSourceError("an encrypted Word file", path=path, reason="encrypted")
    table = ole.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    far = ole.openstream("Data").read() if ole.exists("Data") else b""
    taken = _Taken(Paragraphs(word, table, far), Letters(word, table))
    length, notes = struct.unpack_from("<ii", word, _CCP_TEXT)
    start, size = struct.unpack_from("<II", word, _CLX)
    pieces = _pieces(table[start : start + size])
    count = (len(pieces) - 4) // 12
    for n in range(count):
        first, last = struct.unpack_from("<ii", pieces, 4 * n)
        (at,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * n + 2)
        if at & _NARROW:
            at, wide, codec = (at & ~_NARROW) // 2, 1, "cp1252"
        else:
            wide, codec = 2, "utf-16-le"
        said = word[at : at + wide * (last - first)].decode(codec, "replace")
        taken.take(_TWICE.sub(lambda one: one[0] + UNSEEN, said), at, wide)
    whole = "".join(taken.parts)
    return (
        _numbered(whole[:length], taken.ends, Lists(word, table)),
        taken.rows,
        whole[length : length + notes],
    )


class _Taken:
    """The text of a file as it is taken from its pieces: place for place as the file counts."""

    def __init__(self, paragraphs: Paragraphs, letters: Letters):
        self._paragraphs, self._letters = paragraphs, letters
        self._length = 0
        self.parts: list[str] = []
        self.rows: list[RowCut] = []
        self.ends: list[tuple[int, Paragraph]] = []  # where paragraphs end in the text

    def take(self, said: str, at: int, wide: int) -> None:
        """A piece, with a mark of its own where a row ends; lines of a cell are broken, not ended.

        ``at``: where it lies in the file, ``wide``: bytes of a character.
        """

        def told(match: re.Match[str]) -> str:
            paragraph = self._paragraphs.at(at + wide * match.start())
            self.ends.append((self._length + match.start(), paragraph))
            if match.group() == PARAGRAPH:
                return LINE if paragraph.inside else PARAGRAPH
            if paragraph.row is None:
                return CELL
            self.rows.append(paragraph.row)
            return ROW

        self.parts.append(_ENDS.sub(told, self._letters.shown(said, at, wide)))
        self._length += len(self.parts[-1])


def _numbered(text: str, ends: list[tuple[int, Paragraph]], lists: Lists) -> str:
    """The text with what Word counts before its paragraphs."""
    parts: list[str] = []
    begin = 0
    for end, paragraph in ends:
        if end >= len(text):
            break
        parts += [lists.before(paragraph.style, paragraph.place), text[begin : end + 1]]
        begin = end + 1
    return "".join([*parts, text[begin:]])


def _pieces(clx: bytes) -> bytes:
    at = 0
    while at < len(clx) and clx[at] == 1:  # formatting that pieces share
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    (size,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + size]


def _bare(text: str) -> str:
    """Without what only Word reads: codes of fields, signs of notes and pictures."""
    text = _OTHER.sub("", _FIELD_CODE.sub("", text))
    return text.replace("\x1e", "-").replace("\x0b", "\n")
