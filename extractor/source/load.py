"""Loading: what a file is by its content, and the documents in it."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from extractor.document import Document
from extractor.errors import EmptySourceError, SourceError, UnsupportedSourceError
from extractor.grids.aligned import find_grids
from extractor.source.archive import (
    BROKEN,
    ArchiveLimits,
    Budget,
    open_zip,
    read_member,
    read_members,
)
from extractor.source.columns import Columns, Tell, silent
from extractor.source.contained import contained
from extractor.source.data import csv_dialect, is_json, load_csv, load_json, load_parquet
from extractor.source.docx import load_docx
from extractor.source.excel import load_excel
from extractor.source.feed import is_feed, load_feed
from extractor.source.files import LARGEST, read_bytes, too_large
from extractor.source.html import load_html
from extractor.source.imprinted import imprinted
from extractor.source.kinds import is_html, magic
from extractor.source.mail import Load, is_mail, load_mail
from extractor.source.markdown import is_markdown, load_markdown
from extractor.source.old_office import load_old_office
from extractor.source.package import Package
from extractor.source.packages import is_package, load_package
from extractor.source.path_dates import date_of_path
from extractor.source.pdf import load_pdf
from extractor.source.rtf import load_rtf
from extractor.source.text import load_text
from extractor.source.titles import first_line
from extractor.source.told_apart import told_apart
from extractor.source.xml_files import is_xml, load_xml

_Found = TypeVar("_Found", bound=Document | SourceError)
#: Members that no plain archive has.
_MARKS = frozenset(("[Content_Types].xml", "mimetype", "OFD.xml", "META-INF/MANIFEST.MF"))


class _Task(NamedTuple):
    """What a file is loaded with."""

    budget: Budget
    columns: Columns
    tell: Tell
    above: str  # the folder that names count from

    def dated(self, document: _Found) -> _Found:
        """The document, with the date of its path where it has none; errors as they are."""
        if isinstance(document, SourceError) or document.date is not None or document.path is None:
            return document
        found = date_of_path(f"{self.above}/{document.path}" if self.above else document.path)
        if found is None:
            return document
        return dataclasses.replace(document, date=found[0], date_origin=found[1])


def load_each(
    source: Path | str | bytes,
    *,
    path: Path | str | None = None,
    above: Path | str | None = None,
    limit: int = LARGEST,
    limits: ArchiveLimits | None = None,
    columns: Columns | None = None,
    tell: Tell = silent,
) -> Iterator[Document | SourceError]:
    """The documents of a file: one, those of a ZIP archive, or one for each record of a data file.

    What cannot be read is given as the error it would raise, in its place, so that one bad member
    of an archive does not hide the others; its ``path`` names the member.

    Args:
        source: a path, or the bytes of a file.
        path: what to call bytes in reports; dates are looked for in it as in a real path.
        above: the folder that a relative path counts from, for dates in the names of folders; by
            default the current one for a file, and none for bytes.
        limit: the largest file that is read, in bytes.
        limits: what an archive may unpack to; by default those of :class:`ArchiveLimits`.
        columns: which columns of data files hold text, title, date, number and source.
        tell: called with one line where a choice was made for the user: which columns were taken.

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
    budget = Budget(limits or ArchiveLimits(member=limit))
    if above is None and not isinstance(source, bytes) and not Path(source).is_absolute():
        above = Path.cwd()
    task = _Task(budget, columns or Columns(), tell, str(above) if above is not None else "")
    yield from told_apart(_documents(data, name, task, 0))


def load(
    source: Path | str | bytes,
    *,
    path: Path | str | None = None,
    limit: int = LARGEST,
    limits: ArchiveLimits | None = None,
    columns: Columns | None = None,
) -> list[Document]:
    """The documents of a file, as :func:`load_each`, where all of it must be readable.

    Raises:
        SourceError: the first thing that cannot be read.
        MissingExtraError: the kind of file needs an optional dependency.
    """
    documents = []
    found_each = load_each(source, path=path, limit=limit, limits=limits, columns=columns)
    for found in found_each:
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
    data: bytes, path: str | None, task: _Task, depth: int
) -> Iterator[Document | SourceError]:
    try:
        known = magic(data)
        kind = known[1] if known is not None else ""
        if kind == "zip":
            yield from _archive(data, path, task, depth)
        elif kind == "old-office":
            found = load_old_office(
                data, path=path, columns=task.columns, tell=task.tell, load=_attached(task, depth)
            )
            yield from map(task.dated, found)
        elif kind == "table":
            yield from map(task.dated, _parquet(data, path, task))
        elif known is not None:
            yield task.dated(_binary(data, known, path))
        else:
            yield from map(task.dated, _text(data, path, task, depth))
    except SourceError as error:
        yield error
    except RecursionError:
        yield SourceError("elements nested too deep", path=path, reason="too-deep")


def _binary(data: bytes, known: tuple[str, str], path: str | None) -> Document:
    name, kind = known
    if kind == "pdf":
        return load_pdf(data, path=path)
    if kind == "rtf":
        return load_rtf(data, path=path)
    raise UnsupportedSourceError(f"{name} is not read", path=path, reason=kind)


def _parquet(data: bytes, path: str | None, task: _Task) -> Iterator[Document | SourceError]:
    return load_parquet(data, path=path, columns=task.columns, tell=task.tell)


def _attached(task: _Task, depth: int) -> Load:
    """Loads what is attached to a mail that lies ``depth`` files inside of others."""

    def load(content: bytes, name: str) -> Iterator[Document | SourceError]:
        if depth >= task.budget.limits.depth:
            message = f"files inside files, more than {depth} deep"
            return iter([SourceError(message, path=name, reason="too-deep")])
        return contained(_documents(content, name, task, depth + 1), name)

    return load


def _text(
    data: bytes, path: str | None, task: _Task, depth: int
) -> Iterator[Document | SourceError]:
    """What is text: a page, a mail, a feed, data, Markdown, or plain."""
    if is_mail(data) and depth < task.budget.limits.depth:
        yield from load_mail(data, path=path, load=_attached(task, depth))
        return
    if is_feed(data):
        yield from load_feed(data, path=path)
        return
    if is_xml(data):
        found, packed = load_xml(data, path=path, columns=task.columns, tell=task.tell)
        yield from found if found is not None else _archive(packed, path, task, depth)
        return
    if is_html(data):
        yield load_html(data, path=path)
        return
    text, encoding = load_text(data, path=path)
    if is_json(text):
        yield from load_json(
            text, path=path, encoding=encoding, columns=task.columns, tell=task.tell
        )
        return
    mark = csv_dialect(text, path)
    if mark is not None:
        yield from load_csv(
            text, mark, path=path, encoding=encoding, columns=task.columns, tell=task.tell
        )
        return
    if is_markdown(text, path):
        yield load_markdown(text, path=path, encoding=encoding)
        return
    yield _plain(text, encoding, path)


def _plain(text: str, encoding: str, path: str | None) -> Document:
    return imprinted(
        text,
        title=first_line(text),
        path=path,
        loader="text",
        grids=find_grids(text),
        encoding=encoding,
    )


def _archive(
    data: bytes, path: str | None, task: _Task, depth: int
) -> Iterator[Document | SourceError]:
    budget = task.budget
    with open_zip(data, path=path) as archive:
        names = set(archive.namelist())
        inside = _package(archive, names, path, data, task)
        if inside is not None:
            yield from map(task.dated, inside)
            return
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
                yield from contained(_documents(content, where, task, depth + 1), where)
        if empty:
            raise EmptySourceError("an archive without files", path=path)


def _package(
    archive: zipfile.ZipFile, names: set[str], path: str | None, data: bytes, task: _Task
) -> Iterator[Document | SourceError] | None:
    """What a ZIP that is a file of another kind holds; None for a plain archive."""
    if "word/document.xml" in names:
        return iter([load_docx(archive, path=path, budget=task.budget)])
    if not names & _MARKS:
        return None
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or _is_ods(archive, names):
        for info in archive.infolist():  # a bomb is met before another program unpacks it
            read_member(archive, info, path, task.budget)
        return load_excel(data, path=path, columns=task.columns, tell=task.tell)
    if is_package(names):
        return iter([load_package(Package(archive, path, task.budget))])
    if "META-INF/MANIFEST.MF" in names:
        raise UnsupportedSourceError("a program (.jar) is not read", path=path, reason="office")
    return None


def _is_ods(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if "mimetype" not in names or archive.getinfo("mimetype").file_size > 200:
        return False
    try:
        return b"spreadsheet" in archive.read("mimetype")
    except BROKEN:
        return False
