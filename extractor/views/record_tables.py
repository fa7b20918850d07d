"""Records for people: the facts first, then the mentions they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from extractor.declaration import RecordType
from extractor.records import AnyRecord
from extractor.views.file_records import FileRecords
from extractor.views.terminal import ShownColumn, fitted, hue, rendered

CellText = Callable[[Any], str]


def tables(
    found: Iterable[FileRecords], *, named: bool, types: Iterable[RecordType]
) -> Iterator[str]:
    """A table for each record type that occurs; of several files, each under its path."""
    ordered = sorted(types, key=lambda one: not one.fact)
    for file in found:
        parts: list[Any] = [f"== {file.path}"] if named else []
        for one in ordered:
            rows = [record for record in file.records if record.type == one.name]
            if rows:
                heading = f"{one.plural.capitalize()} ({len(rows)})"
                columns, lead = _filled(_cells(one), rows), 1 + one.fact
                parts += fitted(heading, columns, rows, lead=lead, colour=hue(one.name))
        if not file.records:
            parts.append("no records")
        yield rendered(*parts)


def _cells(one: RecordType) -> dict[str, CellText]:
    """The columns of a type: its fields, those of one cell together, how sure it is after them."""
    sure = one.role("status")
    shown = [field for field in one.fields if field.cell != "-" and field.name != sure]
    together = Counter(field.cell for field in shown)
    cells = {
        field.cell: _JOINED[field.cell] if together[field.cell] > 1 else _field(field.name)
        for field in shown
    }
    if sure is not None:
        cells[sure] = _field(sure)
    text = {} if one.about.anchor else {"text": _field("text")}
    return cells | text if one.fact else text | cells


def _filled(columns: dict[str, CellText], rows: list[AnyRecord]) -> list[ShownColumn]:
    """The columns that have anything to say here."""
    return [ShownColumn(name, cell) for name, cell in columns.items() if any(map(cell, rows))]


def _field(name: str) -> CellText:
    def cell(record: Any) -> str:
        value = getattr(record, name)
        return _plain(value) if isinstance(value, Decimal) else str("" if value is None else value)

    return cell


def _value(record: Any) -> str:
    """``over 113.6 CNY``, ``3–5 %``."""
    number = (
        _plain(record.value)
        if record.value is not None
        else "–".join(_plain(end) for end in (record.lower, record.upper) if end is not None)
    )
    unit = "" if record.unit == "1" else record.unit
    return " ".join(part for part in (record.modifier, number, unit) if part)


def _plain(value: Decimal) -> str:
    return f"{value:,f}"


def _measure(record: Any) -> str:
    """``growth yoy``, ``gap to`` a place, ``share of GDP``."""
    parts = [record.measure, record.basis]
    parts += [f"to {record.versus}"] if record.versus else []
    parts += [f"of {record.whole}"] if record.whole else []
    return " ".join(part for part in parts if part)


def _position(record: Any) -> str:
    if record.position is None:
        return f"{record.kind} {record.upper}" if record.upper else str(record.kind)
    last = f"–{record.upper}" if record.upper and record.upper != record.position else ""
    return f"{record.kind} {record.position}{last}"


def _scope(record: Any) -> str:
    excepted = f" without {record.scope_except}" if record.scope_except else ""
    return f"{record.scope or ''}{excepted}"


#: What several fields say in one column.
_JOINED: dict[str, CellText] = {
    "value": _value, "measure": _measure, "position": _position, "scope": _scope,
}  # fmt: skip
