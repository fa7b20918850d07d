"""PDF: the text of the pages without their furniture, with tables as grids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any

from extractor.document import Document
from extractor.errors import MissingExtraError, SourceError, UnsupportedSourceError
from extractor.source.imprinted import imprinted
from extractor.source.page_marks import marks
from extractor.source.pdf_lines import PdfLine
from extractor.source.pdf_page import PdfPage, page_of, with_notes
from extractor.source.pdf_streams import damaged_streams
from extractor.source.pdf_tables import knitted, table_at
from extractor.source.titles import first_line, past_letterhead, reads_as_title
from extractor.source.weave import RawCell, RawRows, Weaver, is_data

_PASSWORD = 4  # pdfium's error code
_MOST_PAGES = 2000
_TRAILER = 4096
_FEWEST_REPEATS = 3
_HEAD = 300
_EDGE = 0.09  # of a page's height, where page numbers and running heads stand
_LARGER = 1.15  # than most of the page: the letters of a title
_TITLE_LINES = 3
_DIGITS = re.compile(r"\d+")


def load_pdf(data: bytes, *, path: str | None = None) -> Document:
    """The text of a PDF; pages are separated by a form feed.

    Raises:
        UnsupportedSourceError: encrypted (``encrypted``); pages without text (``scanned``).
        SourceError: damaged or truncated (``broken``), or of too many pages (``too-large``).
        MissingExtraError: without the ``pdf`` extra.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError:
        raise MissingExtraError("reading PDF", extra="pdf") from None
    if b"%%EOF" not in data[-_TRAILER:]:  # pdfium would mend it, and lose pages without a word
        raise SourceError("a truncated PDF", path=path, reason="broken")
    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > _MOST_PAGES:
                message = f"{len(document)} pages, more than the limit of {_MOST_PAGES}"
                raise SourceError(message, path=path, reason="too-large")
            read = [_page(document, number) for number in range(len(document))]
            named = str(document.get_metadata_value("Title") or "").strip()
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
            raise UnsupportedSourceError(
                "an encrypted PDF", path=path, reason="encrypted"
            ) from None
        raise SourceError("a damaged PDF", path=path, reason="broken") from None
    pages = [page for page in read if page is not None]
    if read and not pages:
        raise SourceError("a damaged PDF: no page can be read", path=path, reason="broken")
    partial = _partial(len(read), len(read) - len(pages), damaged_streams(data))
    return _document(_without_furniture(pages), named, path, partial)


def _partial(pages: int, damaged: int, streams: int) -> str | None:
    """What is missing of the text, in words."""
    told = []
    if damaged:
        told.append(f"{damaged} of {pages} pages damaged")
    if streams:
        told.append(f"{streams} damaged {'stream' if streams == 1 else 'streams'}")
    return ", ".join(told) or None


def _document(pages: list[PdfPage], named: str, path: str | None, partial: str | None) -> Document:
    weaver = Weaver()
    text, grids = weaver.weave(_written(pages, weaver))
    if not text.strip():
        message = f"{len(pages)} pages without text: a scan" if pages else "no pages"
        raise UnsupportedSourceError(message, path=path, reason="scanned")
    known = named if named and named in text[:_HEAD].replace("\n", "") else None
    return imprinted(
        text,
        title=known or _largest(pages) or first_line(text),
        path=path,
        loader="pdf",
        grids=grids,
        blank_pages=sum(not page.lines for page in pages),
        partial=partial,
    )


def _page(document: Any, number: int) -> PdfPage | None:
    """A page by its number; None where it is damaged: the others are read all the same."""
    import pypdfium2 as pdfium

    try:
        page = document[number]
    except pdfium.PdfiumError:
        return None
    try:
        textpage = page.get_textpage()
        try:
            return page_of(page, textpage)
        finally:
            textpage.close()
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def _written(pages: list[PdfPage], weaver: Weaver) -> str:
    """The lines of all pages; a mark where a table stands, which may go on on the next page.

    The notes at the feet of the pages come last: they part sentences that run on.
    """
    lines, numbers = _run_on([page._replace(lines=knitted(page.lines)) for page in pages])
    parts: list[str] = []
    at = before = 0
    while at < len(lines):
        if parts:
            parts.append("\f" if numbers[at] != before else "\n")
        count, rows = _ruled_at(lines, numbers, at) or table_at(lines, at) or (1, None)
        parts.append(lines[at].text if rows is None else weaver.mark(rows).strip("\n"))
        at += count
        before = numbers[at - 1]
    notes = [line.text for page in pages for line in page.notes]
    return "".join(parts) + "".join(f"\n{note}" for note in notes)


def _ruled_at(lines: list[PdfLine], numbers: list[int], at: int) -> tuple[int, RawRows] | None:
    """The ruled table at a line with those that continue it, and how many lines they are.

    A table is continued by one as wide that is the first of the next page; heads said again there
    count once. None too for a row that nothing continues.
    """
    rows = lines[at].table
    if rows is None:
        return None
    whole = list(rows)
    last = at
    while last + 1 < len(lines) and numbers[last + 1] == numbers[last] + 1:
        more = lines[last + 1].table
        if more is None or _width(more) != _width(rows):
            break
        same = 0
        while same < min(len(rows), len(more)) and _texts(rows[same]) == _texts(more[same]):
            same += 1
        whole += more[same:]
        last += 1
    return (last + 1 - at, whole) if is_data(whole) else None


def _width(rows: RawRows) -> int:
    return sum(cell.columns for cell in rows[0])


def _texts(row: Sequence[RawCell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]


def _run_on(pages: list[PdfPage]) -> tuple[list[PdfLine], list[int]]:
    """The lines of all pages as if on one long page, and the number of the page of each."""
    lines: list[PdfLine] = []
    numbers: list[int] = []
    for number, page in enumerate(pages):
        down = 0.0
        if lines and page.lines:
            down = lines[-1].box.bottom - page.lines[0].box.height - page.lines[0].box.top
        lines += [line.moved(down) if down else line for line in page.lines]
        numbers += [number] * len(page.lines)
    return lines, numbers


def _without_furniture(pages: list[PdfPage]) -> list[PdfPage]:
    """Pages without what stands at their edges: page numbers, running heads and feet."""
    edges = Counter(
        _shape(line) for page in pages for line in set(_at_edge(page)) if len(page.lines) > 1
    )
    least = max(_FEWEST_REPEATS, len(pages) // 2)
    same = Counter(_place(line) for page in pages for line in set(_at_edge(page)))
    number = marks().number
    kept = []
    for page in pages:
        edge = set(map(id, _at_edge(page))) if len(page.lines) > 1 else set()
        sizes = [line.box.height for line in page.lines if line.table is None]
        size = median(sizes) if sizes else 0.0
        lines = [
            line
            for line in page.lines
            if id(line) not in edge
            or not (number.fullmatch(line.text) or edges[_shape(line)] >= least
                    or 1 < same[_place(line)] == len(pages)
                    or (line.box.height < 0.9 * size and _is_head(page, line)))
        ]  # fmt: skip
        kept.append(with_notes(page._replace(lines=lines)))
    return kept


def _at_edge(page: PdfPage) -> list[PdfLine]:
    return [
        line
        for line in page.lines
        if line.table is None
        and (line.box.bottom > page.height * (1 - _EDGE) or line.box.top < page.height * _EDGE)
    ]


def _is_head(page: PdfPage, line: PdfLine) -> bool:
    """Whether a small line at the edge is a running head: no row, and nothing close to it."""
    if len(line.pieces) > 2:
        return False
    reach = 2 * line.box.height
    others = [other.box for other in page.lines if other is not line]
    return not any(
        box.bottom - reach < line.box.top and box.top + reach > line.box.bottom for box in others
    )


def _shape(line: PdfLine) -> str:
    """A line's text with any number for each of its numbers."""
    return _DIGITS.sub("0", "".join(line.text.split()))


def _place(line: PdfLine) -> tuple[str, int]:
    """A line's text and where it stands: the same on all of even two pages, it is no text."""
    return line.text, round(line.box.bottom)


def _largest(pages: list[PdfPage]) -> str | None:
    """The lines in the largest letters of the first page with text, where they read as a title."""
    page = next((page for page in pages if page.lines), None)
    if page is None:
        return None
    lines = page.lines[past_letterhead([line.text for line in page.lines]) :]
    sizes = [round(line.box.height, 1) for line in lines for _ in line.text]
    if not sizes:
        return None
    most, largest = median(sizes), max(sizes)
    if largest < _LARGER * most:
        return None
    first = next(
        n for n, line in enumerate(lines) if line.text and line.box.height > 0.97 * largest
    )
    title = ""
    for line in lines[first : first + _TITLE_LINES]:
        if not line.text or line.box.height < 0.97 * largest:
            break
        title += line.text
    return title if reads_as_title(title) else None
