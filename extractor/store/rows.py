"""Records as rows: what a worker gathers and hands to the one process that writes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from extractor.declaration import FieldOf, RecordType
from extractor.keys import FactKeys, own_keys
from extractor.record import plain
from extractor.records import TYPES, AnyRecord
from extractor.store import day_columns
from extractor.store.ddl import (
    CODED,
    CONTENT,
    FRACTION_DIGITS,
    TABLES,
    WHOLE_DIGITS,
    arrow_schema,
    fact_tables,
    number_run,
)
from extractor.store.paths import key, shown
from extractor.store.quality import quality
from extractor.store.sentences import Sentences
from extractor.store.sketch import sketch
from extractor.store.texts import pack_grids, pack_text

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.document import Document
    from extractor.gridfacts import GridFacts
    from extractor.layout import Reading

#: GB/T 2260 code of a place's name; None for anything else.
PlaceCode = Callable[[str], "str | None"]

_LIMIT = Decimal(10) ** WHOLE_DIGITS
_LIMITS = {"small": 2**31 - 1, "whole": 2**63 - 1}

#: A record's values as the columns of its fields hold them.
_Write = Callable[[Any], "tuple[Any, ...]"]


def numbers(*values: Decimal | None) -> tuple[Any, ...]:
    """Values as the columns hold them, and after them all in full if one does not fit."""
    held = [value if value is None or _fits(value) else None for value in values]
    if any(h is None and v is not None for h, v in zip(held, values, strict=True)):
        return *held, "/".join(plain(value) for value in values if value is not None)
    return *held, None


def _fits(value: Decimal) -> bool:
    if not value.is_finite() or abs(value) >= _LIMIT:
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= FRACTION_DIGITS


def _small(value: int | None, limit: int) -> int | None:
    return value if value is None or abs(value) <= limit else None


class Rows:
    """Rows of all content tables, filled document by document and taken as Arrow tables."""

    def __init__(
        self,
        *,
        place_code: PlaceCode | None = None,
        keys: FactKeys | None = None,
        types: Iterable[RecordType] = (),
    ):
        """``types``: those that a user's patterns declare, beside our own."""
        self._place_code = place_code or _no_code
        self._keys = keys or own_keys()
        self._codes: dict[str, str | None] = {}
        self._taught: dict[str, str] = {}
        declared = tuple(types)
        self._tables = {name: TABLES[name] for name in CONTENT} | fact_tables(declared)
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in self._tables}
        self._writes = {
            one.name: (one.plural, self._writer(one)) for one in (*TYPES.values(), *declared)
        }

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def add_failure(
        self, file: int, path: str, reason: str, message: str, *, stage: str, member: str = ""
    ) -> None:
        """A file, or one member of it, that gave no document. ``path`` is the stored form."""
        line = shown(" ".join(message.split()))[:500]
        self._rows["failures"].append((file, path, member or None, stage, reason, line))

    def add_document(
        self,
        file: int,
        path: str,
        document: Document,
        records: Iterable[AnyRecord],
        *,
        readings: Sequence[Reading],
        sha256: str | None,
        member: str = "",
        grids: Sequence[GridFacts] = (),
    ) -> None:
        """A document with its records; ``path`` and ``member`` in the stored form.

        ``readings`` are those that layout makes of the document's text: its sentences; ``grids``
        what came of its tables. Where one cannot be written none is, and the error is raised.
        """
        ident = key(file, member)
        records = list(records)
        # what the text around it settled (which of several places of one name) goes first
        self._taught = {
            r.name or r.text: r.code for r in records if r.type == "entity" and r.code is not None
        }
        sentences = Sentences(readings)
        made: list[tuple[str, tuple[Any, ...]]] = []
        for count, record in enumerate(records):
            head = (ident, count, record.start, record.end, storable(record.text))
            tail = (record.rule, storable(sentences.around(record.start, record.end)))
            table, write = self._writes[record.type]
            made.append((table, (*head, *write(record), *tail)))
        raw = document.text.encode("utf-8", "surrogatepass")
        whence = (ident, file, path, member or None, sha256, hashlib.sha256(raw).hexdigest())
        counted = (len(document.text), len(records), *quality(records, grids))
        made.append(("documents", (*whence, *_said(document), *counted, *_loaded(document))))
        packed = pack_text(document.text), pack_grids(document.grids)
        made.append(("texts", (ident, *packed)))
        for table, row in made:
            self._rows[table].append(row)

    def _writer(self, one: RecordType) -> _Write:
        """What makes the columns between the span and the rule out of a record of a type."""
        parts: list[_Write] = []
        for at, field in enumerate(one.fields):
            if field.mark.kind != "number":
                parts.append(self._part(field))
            elif at + 1 == len(one.fields) or one.fields[at + 1].mark.kind != "number":
                parts.append(_numbers_of(number_run(one.fields, at)))
        if one.about.keys:
            make: _Write = getattr(self._keys, one.about.keys)
            parts.append(lambda record: tuple(map(_kept, make(record))))

        def write(record: Any) -> tuple[Any, ...]:
            return tuple([value for part in parts for value in part(record)])

        return write

    def _part(self, field: FieldOf) -> _Write:
        """What makes the columns of one field."""
        name, kind, instead = field.name, field.mark.kind, field.mark.instead
        get = attrgetter(name)
        if kind in CODED:
            return lambda record: self._coded(get(record))
        if kind == "period":
            return lambda record: (get(record), *day_columns.days(get(record)))
        if kind in _LIMITS:
            limit = _LIMITS[kind]
            return lambda record: (_small(get(record), limit),)
        if instead:
            other = attrgetter(instead)
            return lambda record: (storable(get(record) or other(record)),)
        return lambda record: (storable(get(record)),)

    def _coded(self, name: str | None) -> tuple[str | None, str | None]:
        """A name, and the code of the place that it is."""
        if name is None:
            return None, None
        taught = self._taught.get(name)
        if taught is not None:
            return storable(name), taught
        if name not in self._codes:
            if len(self._codes) > 10_000:  # memory stays flat
                self._codes.clear()
            self._codes[name] = self._place_code(name)
        return storable(name), self._codes[name]

    def take(self, most: int | None = None) -> dict[str, pa.Table]:
        """Rows as Arrow tables, those that have any; they leave the buffer.

        Args:
            most: of each table at most this many of its first rows; by default all.
        """
        import pyarrow as pa

        taken = {}
        for table, rows in self._rows.items():
            if rows:
                schema = arrow_schema(self._tables[table])
                columns = [
                    pa.array(column, type=field.type)
                    for column, field in zip(zip(*rows[:most], strict=True), schema, strict=True)
                ]
                taken[table] = pa.Table.from_arrays(columns, schema=schema)
                self._rows[table] = [] if most is None else rows[most:]
        return taken


def _numbers_of(run: Sequence[FieldOf]) -> _Write:
    """What makes the columns of numbers that stand together, and the one after them."""
    names = [field.name for field in run]
    return lambda record: numbers(*[getattr(record, name) for name in names])


def _said(document: Document) -> tuple[Any, ...]:
    """What a document says of itself, and how it was read."""
    return (
        storable(document.title),
        document.date,
        document.date_origin,
        storable(document.publisher),
        document.loader,
        document.encoding,
    )


def _loaded(document: Document) -> tuple[Any, ...]:
    """What loading left open, and the sketch that reprints are known by."""
    marks = sketch(document.text, document.title)
    return document.blank_pages, int(document.fallback), marks, document.partial


def _no_code(name: str) -> None:
    return None


def _kept(value: Any) -> Any:
    return storable(value) if isinstance(value, str) else value


def storable(text: str | None) -> str | None:
    """Lone surrogates cannot be stored: they become the replacement character."""
    if text is None or text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
