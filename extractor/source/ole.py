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
from extractor.source.imprinted import imprinted
from extractor.source.titles import first_line
from extractor.source.weave import RawCell, Weaver, Woven, is_data

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FLAGS, _CCP_TEXT, _CLX = 0x0A, 0x4C, 0x01A2
_NARROW = 0x40000000
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15")
_OTHER = re.compile("[\x01-\x06\x08\x0e-\x12\x16-\x1d\x1f]")


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
        raw = _doc_text(ole, path)
    except (struct.error, IndexError, OSError, ValueError) as error:
        raise SourceError(f"a damaged Word file: {error}", path=path, reason="broken") from None
    text = _doc_lines(raw)
    if not text.text.strip():
        raise EmptySourceError("a Word file without text", path=path)
    return imprinted(
        text.text, title=first_line(text.text), path=path, loader="doc", grids=text.grids
    )


def _doc_text(ole: Any, path: str | None) -> str:
    """The main text by the table of its pieces ([MS-DOC] 2.4.1)."""
    word = ole.openstream("WordDocument").read()
    (flags,) = struct.unpack_from("<H", word, _FLAGS)
    if flags & _ENCRYPTED:
        raise UnsupportedSourceError("an encrypted Word file", path=path, reason="encrypted")
    table = ole.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    (length,) = struct.unpack_from("<i", word, _CCP_TEXT)
    start, size = struct.unpack_from("<II", word, _CLX)
    pieces = _pieces(table[start : start + size])
    count = (len(pieces) - 4) // 12
    parts: list[str] = []
    for n in range(count):
        first, last = struct.unpack_from("<ii", pieces, 4 * n)
        (at,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * n + 2)
        if at & _NARROW:
            at = (at & ~_NARROW) // 2
            parts.append(word[at : at + last - first].decode("cp1252", "replace"))
        else:
            parts.append(word[at : at + 2 * (last - first)].decode("utf-16-le", "replace"))
    return "".join(parts)[:length]


def _pieces(clx: bytes) -> bytes:
    at = 0
    while at < len(clx) and clx[at] == 1:  # formatting that pieces share
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    (size,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + size]


def _doc_lines(raw: str) -> Woven:
    """Paragraphs as lines; cells, each ended by a bell, as tables."""
    text = _OTHER.sub("", _FIELD_CODE.sub("", raw)).replace("\x1e", "-").replace("\x0b", "\n")
    *cells, last = text.split("\x07")
    weaver = Weaver()
    out: list[str] = []
    table: list[str] = []
    for cell in cells:
        if "\r" in cell and (not table or not table[-1]):  # behind the end of a row: text again
            before, _, cell = cell.rpartition("\r")
            out += [_table(table, weaver), before, "\r"]
            table = []
        table.append(cell)
    out += [_table(table, weaver), last]
    whole = "".join(out).replace("\r", "\n")
    tidy = re.sub(r"\n+(?=\x01)|(?<=\x02)\n+", "\n", whole)
    return weaver.weave(tidy.strip("\n"))


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
