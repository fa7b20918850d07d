"""What was read from one text: its records, in text order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ConfigDict, Field, SerializeAsAny

from extractor.page import Leaf, framed
from extractor.record import Record, Written
from extractor.records import (
    RECORD_TYPES,
    AnyRecord,
    Appointment,
    Declared,
    Entity,
    Observation,
    Quantity,
    Ranking,
    Recognition,
    Time,
)

if TYPE_CHECKING:
    import pyarrow as pa

    Records = tuple[AnyRecord, ...]
else:  # those of a user's own types among them, which no type checker knows
    Records = tuple[AnyRecord | SerializeAsAny[Declared], ...]

_ORDER = {name: n for n, name in enumerate(RECORD_TYPES)}


class Result(Written):
    """Everything read from one text, in text order; two are equal where their records are."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    records: Records = ()
    #: the text that was read, for showing; no part of what is written or compared by users
    source: str = Field(default="", exclude=True, repr=False)
    #: what the caller of ``extract_many`` knows the text by
    id: Any = Field(default=None, exclude=True, repr=False)

    def __eq__(self, other: object) -> bool:
        return self.records == other.records if isinstance(other, Result) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.records)

    def __repr__(self) -> str:
        """Short, whatever was found: ``<Result: 3 observation, 1 ranking, 12 quantity>``."""
        counts: Counter[str] = Counter(record.type for record in self.records)
        own = [name for name in counts if name not in RECORD_TYPES]
        names = (*own, *reversed(RECORD_TYPES))
        said = ", ".join(f"{counts[name]} {name}" for name in names if counts[name])
        return f"<Result: {said or 'no records'}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The page of a notebook: the text with its records marked, and the table beside it."""
        found = tuple(record.with_provenance() for record in self.records)
        return framed([Leaf("text", None, None, self.source, found)])

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each record as a plain dict of all its fields but provenance; numbers are decimals."""
        hidden = {"evidence", "inherited"}
        return [{k: v for k, v in r.__dict__.items() if k not in hidden} for r in self.records]

    def to_arrow(self) -> pa.Table:
        """A table of Arrow, one row a record; the columns are the same whatever was found.

        Raises:
            MissingExtraError: pyarrow is not installed.
        """
        from extractor.frames import arrow_table

        return arrow_table(self.records)

    def to_dataframe(self) -> Any:
        """The same as a data frame of pandas, or of polars where pandas is not installed.

        Raises:
            MissingExtraError: neither is, or pyarrow is not.
        """
        from extractor.frames import data_frame

        return data_frame(self.records)

    def __iter__(self) -> Iterator[AnyRecord]:  # type: ignore[override]  # records, not fields
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    @property
    def quantities(self) -> list[Quantity]:
        return [r for r in self.records if isinstance(r, Quantity)]

    @property
    def times(self) -> list[Time]:
        return [r for r in self.records if isinstance(r, Time)]

    @property
    def entities(self) -> list[Entity]:
        return [r for r in self.records if isinstance(r, Entity)]

    @property
    def observations(self) -> list[Observation]:
        return [r for r in self.records if isinstance(r, Observation)]

    @property
    def rankings(self) -> list[Ranking]:
        return [r for r in self.records if isinstance(r, Ranking)]

    @property
    def recognitions(self) -> list[Recognition]:
        return [r for r in self.records if isinstance(r, Recognition)]

    @property
    def appointments(self) -> list[Appointment]:
        return [r for r in self.records if isinstance(r, Appointment)]

    def of(self, name: str) -> list[Any]:
        """The records of a type by its name, which may be one that a user's patterns declare."""
        return [r for r in self.records if r.type == name]


def text_order(record: Record) -> tuple[int, int, int]:
    """The order of records in every output: by span, then by type; members as they were said."""
    return record.start, record.end, _ORDER.get(record.type, len(_ORDER))
