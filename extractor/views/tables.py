"""Records for people: the facts first, then the mentions they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from extractor.records import AnyRecord
from extractor.views.found import Found
from extractor.views.terminal import Column, grid, rendered

Cell = Callable[[Any], str]


def tables(found: Iterable[Found], *, named: bool) -> Iterator[str]:
    """A table for each record type that occurs; of several files, each under its path."""
    for file in found:
        parts: list[Any] = [f"== {file.path}"] if named else []
        for kind, (heading, columns) in _SECTIONS.items():
            rows = [record for record in file.records if record.type == kind]
            if rows:
                parts.append(grid(f"{heading} ({len(rows)})", _filled(columns, rows), rows))
        if not file.records:
            parts.append("no records")
        yield rendered(*parts)


def _filled(columns: dict[str, Cell], rows: list[AnyRecord]) -> list[Column]:
    """The columns that have anything to say here."""
    return [Column(name, cell) for name, cell in columns.items() if any(map(cell, rows))]


def _field(name: str) -> Cell:
    return lambda record: str(getattr(record, name) or "")


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


_SECTIONS: dict[str, tuple[str, dict[str, Cell]]] = {
    "observation": (
        "Observations",
        {
            "subject": _field("subject"),
            "indicator": _field("indicator"),
            "period": _field("period"),
            "measure": _measure,
            "value": _value,
            "status": _field("status"),
            "text": _field("text"),
        },
    ),
    "ranking": (
        "Rankings",
        {
            "subject": _field("subject"),
            "indicator": _field("indicator"),
            "period": _field("period"),
            "position": _position,
            "scope": _scope,
            "streak": _field("streak"),
            "count": _field("count"),
            "status": _field("status"),
            "text": _field("text"),
        },
    ),
    "recognition": (
        "Recognitions",
        {
            "subject": _field("subject"),
            "honour": _field("honour"),
            "level": _field("level"),
            "period": _field("period"),
            "streak": _field("streak"),
            "count": _field("count"),
            "status": _field("status"),
        },
    ),
    "quantity": ("Quantities", {"text": _field("text"), "value": _value}),
    "time": (
        "Times",
        {
            "text": _field("text"),
            "kind": _field("kind"),
            "value": _field("value"),
            "mod": _field("mod"),
        },
    ),
    "entity": (
        "Entities",
        {
            "text": _field("text"),
            "type": _field("etype"),
            "name": _field("name"),
            "code": _field("code"),
            "post": _field("post"),
            "affiliation": _field("affiliation"),
        },
    ),
}
