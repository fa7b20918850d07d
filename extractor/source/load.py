"""Loading: what a file is by its content, and the documents in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from extractor.document import Document
from extractor.errors import EmptySourceError, SourceError, UnsupportedSourceError
from extractor.source.archive import Budget, Limits, open_zip, read_members
from extractor.source.dates import date_of_path, imprint
from extractor.source.docx import load_docx
from extractor.source.files import LARGEST, read_bytes, too_large
from extractor.source.html import load_html
from extractor.source.kinds import is_html, magic
from extractor.source.pdf import load_pdf
from extractor.source.text import load_text

_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
#: What else is a ZIP inside: a member that tells, and what to call it.
_PACKAGES = (
    ("xl/workbook.xml", "an Excel file (.xlsx)"),
    ("ppt/presentation.xml", "a PowerPoint file (.pptx)"),
    ("META-INF/MANIFEST.MF", "a program (.jar)"),
    ("META-INF/container.xml", "an e-book (.epub)"),
    ("content.xml", "an OpenDocument file"),
    ("OFD.xml", "an OFD file"),
)


def load_each(
    source: Path | str | bytes,
    *,
    path: Path | str | None = None,
    limit: int = LARGEST,
    limits: Limits | None = None,
) -> Iterator[Document | SourceError]:
    """The documents of a file: one, or those of a ZIP archive, in the order of their names.

    What cannot be read is given as the error it would raise, in its place, so that one bad member
    of an archive does not hide the others; its ``path`` names the member.

    Args:
        source: a path, or the bytes of a file.
        path: what to call bytes in reports; dates are looked for in it as in a real path.
        limit: the largest file that is read, in bytes.
        limits: what an archive may unpack to; by default those of :class:`Limits`.

    Raises:
        MissingExtraError: the kind of file needs an optional dependency.
    """
    name = str(path) if path is not None else None
    try:
        if isinstance(source, bytes):
            data = source
            if len(data) > limit:
                raise too_large(len(data), limit, name)
        else:
            name = name or str(source)
            data = read_bytes(Path(source), limit=limit)
    except SourceError as error:
        yield error
        return
    budget = Budget(limits or Limits(member=limit))
    yield from _documents(data, name, budget, 0)


def load(
    source: Path | str | bytes,
    *,
    path: Path | str | None = None,
    limit: int = LARGEST,
    limits: Limits | None = None,
) -> list[Document]:
    """The documents of a file, as :func:`load_each`, where all of it must be readable.

    Raises:
        SourceError: the first thing that cannot be read.
        MissingExtraError: the kind of file needs an optional dependency.
    """
    documents = []
    for found in load_each(source, path=path, limit=limit, limits=limits):
        if isinstance(found, SourceError):
            raise found
        documents.append(found)
    return documents


def load_path(path: Path | str, *, limit: int = LARGEST) -> Document:
    """The one document of a file.

    Raises:
        SourceError: as :func:`load`; an archive of several documents (``archive``).
        MissingExtraError: the kind of file needs an optional dependency.
    """
    documents = load(path, limit=limit)
    if len(documents) != 1:
        message = f"an archive of {len(documents)} documents, where one is wanted"
        raise UnsupportedSourceError(message, path=path, reason="archive")
    return documents[0]


def _documents(
    data: bytes, path: str | None, budget: Budget, depth: int
) -> Iterator[Document | SourceError]:
    try:
        known = magic(data)
        if known is not None and known[1] == "zip":
            yield from _archive(data, path, budget, depth)
        else:
            yield _dated(_document(data, known, path))
    except SourceError as error:
        yield error


def _document(data: bytes, known: tuple[str, str] | None, path: str | None) -> Document:
    if known is not None and known[1] == "pdf":
        return load_pdf(data, path=path)
    if known is not None and known[1] == "old-office" and _OLE_ENCRYPTED in data:
        raise UnsupportedSourceError("an encrypted Office file", path=path, reason="encrypted")
    if known is not None and known[1] != "zip":
        raise UnsupportedSourceError(f"{known[0]} is not read", path=path, reason=known[1])
    if is_html(data):
        return load_html(data, path=path)
    text, encoding = load_text(data, path=path)
    page = imprint(text)
    return Document(
        text=text,
        date=page.date,
        date_origin="page" if page.date is not None else None,
        publisher=page.publisher,
        path=path,
        encoding=encoding,
    )


def _archive(
    data: bytes, path: str | None, budget: Budget, depth: int
) -> Iterator[Document | SourceError]:
    with open_zip(data, path=path) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            yield _dated(load_docx(archive, path=path, budget=budget))
            return
        if "[Content_Types].xml" in names or "mimetype" in names or "OFD.xml" in names:
            for member, what in _PACKAGES:
                if member in names:
                    raise UnsupportedSourceError(f"{what} is not read", path=path, reason="office")
        if depth >= budget.limits.depth:
            message = f"archives inside archives, more than {depth} deep"
            raise SourceError(message, path=path, reason="zip-bomb")
        if len(names) > budget.limits.members:
            message = f"{len(names):,} files, more than the limit of {budget.limits.members:,}"
            raise SourceError(message, path=path, reason="zip-bomb")
        empty = True
        for where, content in read_members(archive, path or "", budget):
            empty = False
            if isinstance(content, SourceError):
                yield content
            else:
                yield from _documents(content, where, budget, depth + 1)
        if empty:
            raise EmptySourceError("an archive without files", path=path)


def _dated(document: Document) -> Document:
    """The document, with the date of its path where it has none of its own."""
    if document.date is not None or document.path is None:
        return document
    found = date_of_path(document.path)
    if found is None:
        return document
    return dataclasses.replace(document, date=found[0], date_origin=found[1])
