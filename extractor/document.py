"""A document: one text as it was loaded, and what is known about where it came from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from extractor.grids.grid import Grid

DateOrigin = Literal["meta", "page", "filename", "folder", "given"]
Loader = Literal[
    "text", "html", "docx", "pdf", "json", "csv", "parquet", "excel", "markdown", "feed", "mail",
    "rtf", "doc", "odt", "ppt", "pptx", "epub", "ofd", "xml",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The text as loaded; it never changes, and every span of every record counts in it.

    ``text`` is decoded and nothing else: line breaks, blanks and misprints are the file's own
    (a byte order mark is no part of it). For HTML, DOCX and PDF it is the text the loader took out.

    Attributes:
        title: the title where the file names one apart from its text, else None.
        date: publication date, or None.
        date_origin: where ``date`` was found: the file's ``meta`` data, a line of the ``page``,
            the ``filename`` or ``folder``, or ``given`` by the caller.
        publisher: who published it, as the file says (来源), or None.
        path: name for reports: the file, with ``archive.zip!member`` inside archives.
        encoding: of the bytes, as Python spells it: ``utf-8``, ``gb18030``, ``utf-16-le``.
        loader: which loader read it.
        grids: the tables in the text, in text order; None where nobody has looked for them.
        fallback: whether the text was guessed at, since no rule for such a page held.
        blank_pages: pages without text in a PDF that has text on others.
        partial: what of the file could not be read, in a few words; None where all of it was.
    """

    text: str
    title: str | None = None
    date: datetime.date | None = None
    date_origin: DateOrigin | None = None
    publisher: str | None = None
    path: str | None = None
    encoding: str | None = None
    loader: Loader = "text"
    grids: tuple[Grid, ...] | None = None
    fallback: bool = False
    blank_pages: int = 0
    partial: str | None = None
