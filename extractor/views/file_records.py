"""What was found in one file: the unit that every output form writes."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from extractor.records import AnyRecord


class FileRecords(NamedTuple):
    """The records of one file in text order, and what the reader was told of it."""

    path: str
    title: str | None
    date: datetime.date | None
    records: tuple[AnyRecord, ...]
    text: str = ""
