"""PDF: the text of the pages, two columns one after the other; broken lines are layout's matter."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from extractor.document import Document
from extractor.errors import MissingExtraError, SourceError, UnsupportedSourceError
from extractor.source.dates import imprint
from extractor.source.titles import first_line

_PASSWORD = 4  # pdfium's error code
_MOST_PAGES = 2000
_TRAILER = 4096
_FEWEST_REPEATS = 3
_FEWEST_LINES = 4  # of a column
_HEAD = 300


class _Box(NamedTuple):
    """Where a stretch of text on one line stands; the page's y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


class _Piece(NamedTuple):
    """The stretch with its text."""

    box: _Box
    text: str


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
            pages = [_page(document, number) for number in range(len(document))]
            title = str(document.get_metadata_value("Title") or "").strip()
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
            raise UnsupportedSourceError(
                "an encrypted PDF", path=path, reason="encrypted"
            ) from None
        raise SourceError("a damaged PDF", path=path, reason="broken") from None
    text = "\f".join(_without_repeats(pages)).strip("\f\n")
    if not text.strip():
        message = f"{len(pages)} pages without text: a scan" if pages else "no pages"
        raise UnsupportedSourceError(message, path=path, reason="scanned")
    page = imprint(text)
    return Document(
        text=text,
        title=title if title and title in text[:_HEAD].replace("\n", "") else first_line(text),
        date=page.date,
        date_origin="page" if page.date is not None else None,
        publisher=page.publisher,
        path=path,
        loader="pdf",
    )


def _page(document: Any, number: int) -> list[str]:
    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            whole = _clean(textpage.get_text_range())
            if not whole.strip():
                return []
            boxes = [_Box(*textpage.get_rect(n)) for n in range(textpage.count_rects())]
            gutter = _gutter(boxes)
            if gutter is None:
                return whole.split("\n")
            return _columns(_pieces(textpage, boxes), gutter)
        finally:
            textpage.close()
    finally:
        page.close()


def _clean(text: str) -> str:
    # pdfium marks a hyphen at a line's end with U+FFFE, and gaps in a font with NUL
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\0", "")


def _pieces(textpage: Any, boxes: list[_Box]) -> list[_Piece]:
    pieces = []
    for box in boxes:
        text = _clean(textpage.get_text_bounded(*box)).replace("\n", "")
        if text.strip():
            pieces.append(_Piece(box, text))
    return pieces


def _gutter(boxes: list[_Box]) -> float | None:
    """Where the blank stripe between two columns is: near the middle, crossed by few lines.

    None where the page has one column.
    """
    if len(boxes) < 2 * _FEWEST_LINES:
        return None
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    width = right - left
    steps = [left + width * n / 100 for n in range(40, 61)]
    crossed = [sum(box.left < x < box.right for box in boxes) for x in steps]
    fewest = min(crossed)
    if fewest > len(boxes) * 0.2:
        return None
    best = [x for x, count in zip(steps, crossed, strict=True) if count == fewest]
    x = best[len(best) // 2]
    sides = [box for box in boxes if box.right <= x], [box for box in boxes if box.left >= x]
    for side in sides:
        if len(side) < _FEWEST_LINES:
            return None
        # a table's cells stand apart as well, but are short
        typical = sorted(box.right - box.left for box in side)[len(side) // 2]
        if typical < width * 0.25:
            return None
    return x


def _columns(pieces: list[_Piece], gutter: float) -> list[str]:
    """The lines of a page in two columns, left before right.

    Lines across both (a title, a picture's caption) part the page into bands.
    """
    across = [p for p in pieces if p.box.left < gutter < p.box.right]
    beside = [p for p in pieces if not p.box.left < gutter < p.box.right]
    lines: list[str] = []
    for wide in [*sorted(across, key=lambda p: -p.box.top), None]:
        floor = wide.box.top - 1 if wide is not None else float("-inf")
        band = [p for p in beside if p.box.bottom >= floor]
        beside = [p for p in beside if p.box.bottom < floor]
        lines += _lines([p for p in band if p.box.right <= gutter])
        lines += _lines([p for p in band if p.box.left >= gutter])
        if wide is not None:
            lines.append(wide.text)
    return lines


def _lines(pieces: list[_Piece]) -> list[str]:
    """Pieces of one column as lines from the top down."""
    lines: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-(p.box.top + p.box.bottom), p.box.left)):
        middle = (piece.box.top + piece.box.bottom) / 2
        if lines and lines[-1][0].box.bottom < middle < lines[-1][0].box.top:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return ["".join(p.text for p in sorted(line, key=lambda p: p.box.left)) for line in lines]


def _without_repeats(pages: list[list[str]]) -> list[str]:
    """Pages as text without the running heads and feet that most of them share."""
    pages = [[line for line in page if line.strip()] for page in pages]
    heads = Counter(page[0].strip() for page in pages if len(page) > 1)
    feet = Counter(page[-1].strip() for page in pages if len(page) > 1)
    least = max(_FEWEST_REPEATS, len(pages) // 2)
    texts = []
    for page in pages:
        if len(page) > 1 and heads[page[0].strip()] >= least:
            page = page[1:]
        if len(page) > 1 and feet[page[-1].strip()] >= least:
            page = page[:-1]
        texts.append("\n".join(page))
    return texts
