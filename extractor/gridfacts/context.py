"""What a grid is read with, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from extractor.grids import Grid
from extractor.period import Period
from extractor.records import AnyRecord, Observation, Quantity, Ranking

GridRecords = tuple[Observation | Ranking | Quantity, ...]


class GridContext(NamedTuple):
    """What the document around a grid settles.

    Attributes:
        subject: whom the document is about.
        period: EDTF of what facts with nothing said take.
        reference: the publication date.
        resolve: what a word for a population stands for here (``province``, 全省 → 山东省).
    """

    subject: str | None = None
    period: str | None = None
    reference: date | None = None
    resolve: Callable[[str, str], str | None] = lambda kind, text: text


class Untold(NamedTuple):
    """A number of a grid that gave no record: its span, the head over it, the span of its row."""

    start: int
    end: int
    head: str
    row: tuple[int, int]


class GridFacts(NamedTuple):
    """Records of one grid; ``numbers`` cells hold a number, of which ``told`` gave a record.

    A grid that is not understood has no records; then all its numbers are ``untold``.
    """

    records: GridRecords = ()
    numbers: int = 0
    told: int = 0
    untold: tuple[Untold, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether facts were read from it."""
        return bool(self.records)

    @property
    def last_period(self) -> str | None:
        """The period that ends last of those it tells of what is so, in EDTF."""
        said = {
            one.period
            for one in self.records
            if isinstance(one, Observation) and one.period and one.status is None
        }
        ends = {period: own.last_day for period in said if (own := Period.parse(period))}
        known = {period: day for period, day in ends.items() if day is not None}
        return max(known, key=lambda period: (known[period], period), default=None)


def records_in(grid: Grid, records: Iterable[AnyRecord]) -> GridRecords:
    """Those of a document's records that stand in one of its tables."""
    return tuple(
        record
        for record in records
        if isinstance(record, Observation | Ranking | Quantity)
        and grid.start <= record.start
        and record.end <= grid.end
    )
