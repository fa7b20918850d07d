"""RTF files, by striprtf: paragraphs, cells of a table row between tabs."""

from __future__ import annotations

import re

from extractor.document import Document
from extractor.errors import EmptySourceError, MissingExtraError, SourceError
from extractor.source.imprinted import imprinted
from extractor.source.titles import first_line

_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_DEFAULT = "gb18030"
_CODECS = {"936": "gb18030", "950": "big5hkscs", "65001": "utf-8"}


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
    number = page.group(1).decode() if page else "936"
    codec = _CODECS.get(number, f"cp{number}")
    if not data.rstrip(b"\0\r\n\t ").endswith(b"}"):
        raise SourceError("a truncated RTF file", path=path, reason="broken")
    try:
        raw: str = rtf_to_text(  # type: ignore[no-untyped-call]  # it has no annotations
            data.decode("latin-1"), encoding=codec, errors="replace"
        )
    except (LookupError, ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise SourceError(f"a damaged RTF file: {error}", path=path, reason="broken") from None
    text = raw.replace("|\n", "\n").replace("|", "\t").strip("\n")
    if not text.strip():
        raise EmptySourceError("an RTF file without text", path=path)
    return imprinted(text, title=first_line(text), path=path, loader="rtf")
