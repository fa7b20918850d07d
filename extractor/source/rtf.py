"""RTF files, by striprtf: paragraphs with the numbers of lists, tables, notes at the end."""

from __future__ import annotations

import re

from extractor.document import Document
from extractor.errors import EmptySourceError, MissingExtraError, SourceError
from extractor.grids import and_aligned
from extractor.source import marked_text, rtf_marks
from extractor.source.doc_tables import RowCut
from extractor.source.imprinted import imprinted
from extractor.source.marked_text import lines_of
from extractor.source.raised import raised
from extractor.source.titles import first_line
from extractor.source.weave import Woven

_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_DEFAULT = "936"
_CODECS = {"936": "gb18030", "950": "big5hkscs", "65001": "utf-8"}
#: Marks that nothing closes; those of cells and lines stay.
_STRAY = re.compile("[\x03-\x06\x0e-\x1d]")


def load_rtf(data: bytes, *, path: str | None) -> Document:
    """The text of an RTF file.

    Raises:
        SourceError: damaged (``broken``).
        EmptySourceError: no text.
        MissingExtraError: without the ``office`` extra.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise MissingExtraError("reading RTF", extra="office") from None
    page = _CODEPAGE.search(data[:4096])
    number = page.group(1).decode() if page else _DEFAULT
    codec = _CODECS.get(number, f"cp{number}")
    if not data.rstrip(b"\0\r\n\t ").endswith(b"}"):
        raise SourceError("a truncated RTF file", path=path, reason="broken")
    marker = rtf_marks.Marker()
    try:
        raw: str = rtf_to_text(  # type: ignore[no-untyped-call]  # it has no annotations
            marker.marked(data.decode("latin-1")), encoding=codec, errors="replace"
        )
    except (LookupError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise SourceError(f"a damaged RTF file: {error}", path=path, reason="broken") from None
    text, notes = _unmarked(raw, marker.rows)
    if not text.text.strip():
        raise EmptySourceError("an RTF file without text", path=path)
    return imprinted(
        text.text,
        title=first_line(text.text),
        path=path,
        loader="rtf",
        grids=and_aligned(text.text, text.grids),
        notes=notes,
    )


def _unmarked(raw: str, rows: list[RowCut]) -> tuple[Woven, list[str]]:
    """The text that marks stand in, and that of its notes."""
    text = _between(rtf_marks.GONE).sub("", raw)
    text = _between(rtf_marks.LABEL).sub(lambda found: _label(found.group(1)), text)
    text = _between(rtf_marks.RAISED).sub(lambda found: raised(found.group(1)), text)
    note = _between(rtf_marks.NOTE)
    notes = [" ".join(_STRAY.sub(" ", said).split()) for said in note.findall(text)]
    text = note.sub("", text).replace("\n", marked_text.LINE)
    text = text.replace(rtf_marks.PARAGRAPH, marked_text.PARAGRAPH)
    cut: list[RowCut] = []

    def row_end(found: re.Match[str]) -> str:
        number = found.group(1)
        if not number.isdecimal() or int(number) >= len(rows):  # a file that writes such signs
            return marked_text.CELL
        cut.append(rows[int(number)])
        return marked_text.ROW

    text = _between(rtf_marks.ROW).sub(row_end, text)
    text = _STRAY.sub("", text).replace(marked_text.LINE, "\n")
    return lines_of(text, cut), [one for one in notes if one]


def _label(said: str) -> str:
    """The number of a list as text; a bullet, of whatever font, is none."""
    said = said.strip()
    bare = said.strip(".()")
    is_bullet = not any(map(str.isalnum, said)) or (
        said == bare and said.isalpha() and len(said) == 1
    )
    return "" if is_bullet else f"{said} "


def _between(marks: tuple[str, str]) -> re.Pattern[str]:
    """What stands between two marks; one that is never closed marks nothing."""
    first, last = marks
    return re.compile(f"{first}([^{first}{last}]*){last}")
