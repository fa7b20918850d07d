"""What somebody corrected of documents by hand."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extractor.document import Document


class Correction(NamedTuple):
    """What somebody corrected of a document: its number; what is None stays as it was read."""

    document: int
    title: str | None
    date: datetime.date | None
    publisher: str | None


def corrected(document: Document, corrections: Sequence[Correction], number: int) -> Document:
    """The document with what was corrected of it by hand; ``number``: its own, in the store."""
    for one in corrections:
        if one.document == number:
            return dataclasses.replace(
                document,
                title=one.title if one.title is not None else document.title,
                date=one.date or document.date,
                date_origin="given" if one.date else document.date_origin,
                publisher=one.publisher if one.publisher is not None else document.publisher,
            )
    return document
