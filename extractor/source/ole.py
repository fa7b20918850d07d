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
from extractor.source.doc_tables import Paragraphs, Row, cells_of
from extractor.source.imprinted import imprinted
from extractor.source.titles import first_line
from extractor.source.weave import RawCell, Weaver, Woven, is_data

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FLAGS, _CCP_TEXT, _CLX = 0x0A, 0x4C, 0x01A2  # behind the length of the text that of its notes
_NARROW = 0x40000000
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15")
_ENDS = re.compile("[\r\x07]")  # of paragraphs, of cells and rows
_ROW_END = "\ufdd0"  # no character of any text
#: Characters that take two places, and what stands for the second: places are counted.
_TWICE = re.compile("[\U00010000-\U0010ffff]")
_SECOND = "\ufdd1"
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
        return olefile.OleFileIO(io.BytesIO(data))
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
    text = _doc_lines(raw, rows)
    if not text.text.strip():
        raise EmptySourceError("a Word file without text", path=path)
    said = (" ".join(_bare(note).split()) for note in notes.split("\r"))
    return imprinted(
        text.text,
        title=first_line(text.text),
        path=path,
        loader="doc",
        grids=text.grids,
        notes=filter(None, said),
    )


def _doc_text(ole: Any, path: str | None) -> tuple[str, list[Row], str]:
    """The text by the table of its pieces ([MS-DOC] 2.4.1), how its rows are cut, its footnotes."""
    word = ole.openstream("WordDocument").read()
    (flags,) = struct.unpack_from("<H", word, _FLAGS)
    if flags & _ENCRYPTED:
        raise UnsupportedSourceError("an encrypted Word file", path=path, reason="encrypted")
    table = ole.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    far = ole.openstream("Data").read() if ole.exists("Data") else b""
    paragraphs = Paragraphs(word, table, far)
    length, notes = struct.unpack_from("<ii", word, _CCP_TEXT)
    start, size = struct.unpack_from("<II", word, _CLX)
    pieces = _pieces(table[start : start + size])
    count = (len(pieces) - 4) // 12
    parts: list[str] = []
    rows: list[Row] = []
    for n in range(count):
        first, last = struct.unpack_from("<ii", pieces, 4 * n)
        (at,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * n + 2)
        if at & _NARROW:
            at, wide, codec = (at & ~_NARROW) // 2, 1, "cp1252"
        else:
            wide, codec = 2, "utf-16-le"
        said = word[at : at + wide * (last - first)].decode(codec, "replace")
        said = _TWICE.sub(lambda one: one[0] + _SECOND, said)
        parts.append(_with_rows(said, at, wide, paragraphs, rows))
    whole = "".join(parts)
    return whole[:length], rows, whole[length : length + notes]


def _with_rows(text: str, at: int, wide: int, paragraphs: Paragraphs, rows: list[Row]) -> str:
    """A piece with a mark of its own where a row ends; lines of a cell are broken, not ended.

    ``at``: where the piece lies in the file; ``rows`` takes how each row is cut.
    """

    def told(match: re.Match[str]) -> str:
        inside, row = paragraphs.at(at + wide * match.start())
        if match.group() == "\r":
            return "\x0b" if inside else "\r"
        if row is None:
            return "\x07"
        rows.append(row)
        return _ROW_END

    return _ENDS.sub(told, text)


def _pieces(clx: bytes) -> bytes:
    at = 0
    while at < len(clx) and clx[at] == 1:  # formatting that pieces share
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    (size,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + size]


def _doc_lines(raw: str, rows: list[Row]) -> Woven:
    """Paragraphs as lines; cells, each ended by a bell, as tables."""
    text = _bare(raw)
    weaver = Weaver()
    parts = _cut_tables(text, rows, weaver) if _ROW_END in text else _marked_tables(text, weaver)
    whole = "".join(parts).replace("\r", "\n")
    tidy = re.sub(r"\n+(?=\x01)|(?<=\x02)\n+", "\n", whole)
    return weaver.weave(tidy.strip("\n"))


def _bare(text: str) -> str:
    """Without what only Word reads: codes of fields, signs of notes and pictures."""
    text = _OTHER.sub("", _FIELD_CODE.sub("", text))
    return text.replace("\x1e", "-").replace("\x0b", "\n")


def _cut_tables(text: str, rows: list[Row], weaver: Weaver) -> list[str]:
    """Text and tables where the file tells how each row is cut."""
    out: list[str] = []
    table: list[tuple[Row, list[str]]] = []
    *lines, last = text.split(_ROW_END)
    for row, line in zip(rows, lines, strict=False):
        before, parted, said = line.rpartition("\r")
        if parted:  # text between two tables
            out += [_woven(table, weaver), before, "\r"]
            table = []
        table.append((row, said.split("\x07")))
    return [*out, _woven(table, weaver), last]


def _woven(table: list[tuple[Row, list[str]]], weaver: Weaver) -> str:
    made = cells_of(table)
    if is_data(made):
        return weaver.mark(made)
    return "".join("\t".join(" ".join(c.text.split()) for c in row) + "\n" for row in made)


def _marked_tables(text: str, weaver: Weaver) -> list[str]:
    """Text and tables by the marks of cells alone."""
    *cells, last = text.split("\x07")
    out: list[str] = []
    table: list[str] = []
    for cell in cells:
        if "\r" in cell and (not table or not table[-1]):  # after the end of a row: text again
            before, _, cell = cell.rpartition("\r")
            out += [_table(table, weaver), before, "\r"]
            table = []
        table.append(cell)
    return [*out, _table(table, weaver), last]


def _table(cells: list[str], weaver: Weaver) -> str:
    """Cells as a table; every row ends with an empty one of its own."""
    if not cells:
        return ""
    wide = _width(cells)
    if wide is None:
        rows = [[cell] for cell in cells if cell]
    else:
        rows = [cells[n : n + wide] for n in range(0, len(cells), wide + 1)]
    made = [[RawCell(cell.replace("\r", "\n")) for cell in row] for row in rows]
    if is_data(made):
        return weaver.mark(made)
    return "\n".join("\t".join(cell.replace("\r", " ") for cell in row) for row in rows) + "\n"


def _width(cells: list[str]) -> int | None:
    """How many cells a row has: every one more is an empty one that ends the row."""
    for wide in range(1, min(len(cells), 64)):
        ends = cells[wide :: wide + 1]
        if len(cells) % (wide + 1) == 0 and not any(ends):
            return wide
    return None
