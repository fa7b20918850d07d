"""The columns of the frame that is given back, made of the record models as the store's are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from extractor.records import TYPES
from extractor.store.ddl import DOCUMENTS, FRACTION_DIGITS, NUMBER, StoreColumn, columns_of

if TYPE_CHECKING:
    from extractor.declaration import RecordType

#: The type of the one row that each document has, whatever was found in it.
DOCUMENT = "document"

#: Columns of the store's tables of records that stand outside the record's own struct.
_AROUND = ("document", "n", "span_start", "span_end", "text", "rule", "sentence")
#: What of the store's table of documents is known of a text.
_KNOWN = (
    "text_sha256", "title", "date", "characters", "records", "facts", "quantities", "loose",
    "grids", "grids_read", "sketch",
)  # fmt: skip
#: What every row has, after the id: name here, and in the store.
HEAD = {
    "n": "n", "start": "span_start", "end": "span_end", "text": "text", "rule": "rule",
    "sentence": "sentence",
}  # fmt: skip
_SPARK = {"BIGINT": "bigint", "INTEGER": "int", "VARCHAR": "string", "DATE": "date",
          NUMBER: f"decimal(38,{FRACTION_DIGITS})"}  # fmt: skip


@cache
def structs(declared: tuple[RecordType, ...] = ()) -> dict[str, tuple[StoreColumn, ...]]:
    """The struct columns by name: one for documents, one for each type of records."""
    known = (*TYPES.values(), *declared)
    return {
        DOCUMENT: tuple(column for column in DOCUMENTS if column.name in _KNOWN),
        **{one.name: tuple(c for c in columns_of(one) if c.name not in _AROUND) for one in known},
    }


def ddl(id_type: str, declared: Sequence[RecordType] = ()) -> str:
    """The schema as Spark's DDL; ``id_type`` is the type of the column of ids."""
    parts = [f"id {id_type}", "type string", "n int", "start int", "`end` int", "text string",
             "rule string", "sentence string"]  # fmt: skip
    for name, columns in structs(tuple(declared)).items():
        inside = ", ".join(f"`{column.name}`: {_SPARK[column.kind]}" for column in columns)
        parts.append(f"`{name}` struct<{inside}>")
    return ", ".join([*parts, "error struct<reason: string, message: string>"])
