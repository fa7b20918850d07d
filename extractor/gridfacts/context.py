"""What a grid is read with, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from extractor.records import Observation, Quantity, Ranking


class Context(NamedTuple):
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


class GridFacts(NamedTuple):
    """Records of one grid; ``numbers`` cells hold a number, of which ``told`` gave a record.

    A grid that is not understood has no records.
    """

    records: tuple[Observation | Ranking | Quantity, ...] = ()
    numbers: int = 0
    told: int = 0

    @property
    def understood(self) -> bool:
        """Whether facts were read from it."""
        return bool(self.records)
