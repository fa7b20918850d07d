"""Records as a table for other libraries: Arrow, and a data frame made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.errors import MissingExtraError
from extractor.records import TYPES

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.record import Record

#: Exact numbers, as a store has them: 28 digits before the point and 10 after it.
_DIGITS, _FRACTION = 38, 10
#: What every record has before its own fields.
_HEAD = ("type", "start", "end", "text", "rule")
#: Kinds of fields that hold numbers.
_NUMBERS = ("number", "small", "whole")


def arrow_table(records: Iterable[Record]) -> pa.Table:
    """One row a record, in their order; the columns are those of all our types, whatever occurs.

    Records of a type of a user's own bring the columns of their fields, as text. A number that no
    decimal of 38 digits holds is null; its words stand in ``text``.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("a table of Arrow", extra="store") from error
    rows = list(records)
    text, whole = pa.string(), pa.int64()
    types = {"number": pa.decimal128(_DIGITS, _FRACTION), "small": whole, "whole": whole}
    columns = {
        name: pa.array([getattr(row, name) for row in rows], type=kind)
        for name, kind in zip(_HEAD, (text, whole, whole, text, text), strict=True)
    }
    for name, (kind, fields) in _columns(rows).items():
        columns[name] = pa.array(_values(rows, kind, fields), type=types.get(kind, text))
    return pa.table(columns)


def data_frame(records: Iterable[Record]) -> Any:
    """The same as a data frame of pandas, or of polars where pandas is not installed.

    Raises:
        MissingExtraError: neither is there, or pyarrow is not.
    """
    table = arrow_table(records)
    try:
        import pandas
    except ImportError:
        try:
            import polars
        except ImportError as error:
            raise MissingExtraError("a data frame", extra="frame") from error
        return polars.from_arrow(table)
    import pyarrow as pa

    whole = {pa.int64(): pandas.Int64Dtype()}  # whole numbers stay whole where some are missing
    return table.to_pandas(types_mapper=whole.get)


def _columns(rows: Sequence[Record]) -> dict[str, tuple[str, dict[str, str]]]:
    """The columns in order: what each holds, and the field it is of each type of records.

    A field that is a number in one type and words in another (``value``, of an amount and of a
    time) has a column for each, that of the words with the type before its name.
    """
    columns: dict[str, tuple[str, dict[str, str]]] = {}
    kinds = {field.name: field.mark.kind for one in TYPES.values() for field in one.fields
             if field.mark.kind in _NUMBERS}  # fmt: skip
    for one in TYPES.values():
        for field in one.fields:
            apart = field.name in kinds and field.mark.kind not in _NUMBERS
            name = f"{one.name}_{field.name}" if apart else field.name
            columns.setdefault(name, (field.mark.kind, {}))[1][one.name] = field.name
    for row in rows:
        for field_name in row.__dict__ if row.type not in TYPES else ():
            if field_name not in (*_HEAD, "evidence", "inherited"):
                name = f"{row.type}_{field_name}" if field_name in kinds else field_name
                columns.setdefault(name, ("text", {}))[1][row.type] = field_name
    return columns


def _values(rows: Sequence[Record], kind: str, fields: dict[str, str]) -> list[Any]:
    values = [getattr(row, fields[row.type]) if row.type in fields else None for row in rows]
    if kind == "number":
        return [value if value is None or _fits(value) else None for value in values]
    if kind in _NUMBERS:
        return [value if value is None or abs(value) < 2**63 else None for value in values]
    return [None if value is None else str(value) for value in values]


def _fits(value: Decimal) -> bool:
    if not value.is_finite() or abs(value) >= Decimal(10) ** (_DIGITS - _FRACTION):
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= _FRACTION
