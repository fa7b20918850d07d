"""A document of a text that says itself when it was published and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extractor.document import Document, Loader
from extractor.grids import Grid
from extractor.source.dates import imprint


def imprinted(
    text: str,
    *,
    title: str | None,
    path: str | None,
    loader: Loader,
    grids: tuple[Grid, ...] | None = None,
    encoding: str | None = None,
    blank_pages: int = 0,
    told: date | None = None,
    partial: str | None = None,
    notes: Iterable[str] = (),
) -> Document:
    """The document of a text, with the date and publisher that stand in it.

    ``told`` is the date that the file itself names, for a text that says none. ``notes`` stand at
    the feet of pages: they come last, below who signed the text and when. All else is as in
    :class:`Document`.
    """
    page = imprint(text)
    return Document(
        text="\n".join((text, *notes)),
        title=title,
        date=page.date or told,
        date_origin="page" if page.date else "meta" if told else None,
        publisher=page.publisher,
        path=path,
        encoding=encoding,
        loader=loader,
        grids=grids,
        blank_pages=blank_pages,
        partial=partial,
    )
