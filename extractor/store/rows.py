"""Records as rows: what a worker gathers and hands to the one process that writes."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from extractor.keys import FactKeys, own_keys
from extractor.records import AnyRecord, Observation, Ranking, plain
from extractor.store import periods
from extractor.store.paths import key, shown
from extractor.store.quality import quality
from extractor.store.sentences import Sentences
from extractor.store.sketch import sketch
from extractor.store.tables import CONTENT, FRACTION_DIGITS, WHOLE_DIGITS, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.document import Document
    from extractor.gridfacts import GridFacts
    from extractor.layout import Reading

#: GB/T 2260 code of a place's name; None for anything else.
PlaceCode = Callable[[str], "str | None"]

_LIMIT = Decimal(10) ** WHOLE_DIGITS
_INT32, _INT64 = 2**31 - 1, 2**63 - 1

_QUANTITY = attrgetter("value", "lower", "upper", "unit", "unit_text", "modifier")
_TIME = attrgetter("kind", "value", "mod")
_ENTITY = attrgetter("etype", "name", "code", "post", "affiliation")
_OBSERVATION = attrgetter("measure", "basis", "value", "lower", "upper", "unit")
_BENCHMARK = attrgetter("modifier", "versus", "whole")
_RANKING = attrgetter("kind", "position", "upper", "scope", "scope_except", "title", "streak")


def numbers(*values: Decimal | None) -> tuple[Decimal | None, Decimal | None, Decimal | None, Any]:
    """``value, lower, upper`` as the columns hold them, and ``value_text`` if one does not fit."""
    held: list[Decimal | None] = []
    text: list[str] = []
    for value in values:
        fits = value is None or _fits(value)
        held.append(value if fits else None)
        if value is not None:
            text.append(plain(value))
    if any(h is None and v is not None for h, v in zip(held, values, strict=True)):
        return held[0], held[1], held[2], "/".join(text)
    return held[0], held[1], held[2], None


def _fits(value: Decimal) -> bool:
    if not value.is_finite() or abs(value) >= _LIMIT:
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= FRACTION_DIGITS


def _small(value: int | None, limit: int) -> int | None:
    return value if value is None or abs(value) <= limit else None


class Rows:
    """Rows of all content tables, filled document by document and taken as Arrow tables."""

    def __init__(self, *, place_code: PlaceCode | None = None, keys: FactKeys | None = None):
        self._place_code = place_code or _no_code
        self._keys = keys or own_keys()
        self._codes: dict[str, str | None] = {}
        self._taught: dict[str, str] = {}
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in CONTENT}

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
        what came of its tables.
        """
        ident = key(file, member)
        records = list(records)
        # what the text around it settled (which of several places of one name) goes first
        self._taught = {
            r.name or r.text: r.code for r in records if r.type == "entity" and r.code is not None
        }
        sentences = Sentences(readings)
        for count, record in enumerate(records):
            head = (ident, count, record.start, record.end, _storable(record.text))
            tail = (record.rule, _storable(sentences.around(record.start, record.end)))
            table, middle = self._middle(record)
            self._rows[table].append((*head, *middle, *tail))
        raw = document.text.encode("utf-8", "surrogatepass")
        whence = (ident, file, path, member or None, sha256, hashlib.sha256(raw).hexdigest())
        counted = (len(document.text), len(records), *quality(records, grids))
        self._rows["documents"].append((*whence, *_said(document), *counted, *_loaded(document)))
        self._rows["texts"].append((ident, zlib.compress(raw, 6)))

    def _middle(self, record: AnyRecord) -> tuple[str, tuple[Any, ...]]:
        """The table of a record and the columns between the span and the rule."""
        match record.type:
            case "quantity":
                value, lower, upper, unit, unit_text, modifier = _QUANTITY(record)
                return "quantities", (*numbers(value, lower, upper), unit, unit_text, modifier)
            case "time":
                kind, value, mod = _TIME(record)
                first, last = periods.days(value) if kind == "date" else (None, None)
                return "times", (kind, value, mod, first, last)
            case "entity":
                etype, name, code, post, affiliation = map(_storable, _ENTITY(record))
                return "entities", (etype, name or _storable(record.text), code, post, affiliation)
            case "observation":
                return "observations", self._observation(record)
            case "ranking":
                return "rankings", self._ranking(record)
            case "recognition":
                middle = (
                    *self._subject(record),
                    _storable(record.honour),
                    record.level,
                    _small(record.count, _INT64),
                    record.streak,
                    *self._period(record),
                )
                return "recognitions", middle

    def _observation(self, record: Observation) -> tuple[Any, ...]:
        measure, basis, value, lower, upper, unit = _OBSERVATION(record)
        return (
            *self._subject(record),
            _storable(record.indicator),
            *self._period(record),
            measure,
            basis,
            *numbers(value, lower, upper),
            unit,
            *map(_storable, _BENCHMARK(record)),
            *map(_kept, self._keys.observation(record)),
        )

    def _ranking(self, record: Ranking) -> tuple[Any, ...]:
        kind, position, upper, *named = _RANKING(record)
        return (
            *self._subject(record),
            _storable(record.indicator),
            *self._period(record),
            kind,
            _small(position, _INT32),
            _small(upper, _INT32),
            *map(_storable, named),
            _small(record.count, _INT64),
            *map(_storable, self._keys.ranking(record)),
        )

    def _subject(self, record: Any) -> tuple[str | None, str | None]:
        subject = record.subject
        if subject is None:
            return None, None
        taught = self._taught.get(subject)
        if taught is not None:
            return _storable(subject), taught
        if subject not in self._codes:
            if len(self._codes) > 10_000:  # memory stays flat
                self._codes.clear()
            self._codes[subject] = self._place_code(subject)
        return _storable(subject), self._codes[subject]

    def _period(self, record: Any) -> tuple[Any, ...]:
        first, last = periods.days(record.period)
        return record.period, first, last, record.status

    def take(self, most: int | None = None) -> dict[str, pa.Table]:
        """Rows as Arrow tables, those that have any; they leave the buffer.

        Args:
            most: of each table at most this many of its first rows; by default all.
        """
        import pyarrow as pa

        taken = {}
        for table, rows in self._rows.items():
            if rows:
                schema = arrow_schema(table)
                columns = [
                    pa.array(column, type=field.type)
                    for column, field in zip(zip(*rows[:most], strict=True), schema, strict=True)
                ]
                taken[table] = pa.Table.from_arrays(columns, schema=schema)
                self._rows[table] = [] if most is None else rows[most:]
        return taken


def _said(document: Document) -> tuple[Any, ...]:
    """What a document says of itself, and how it was read."""
    return (
        _storable(document.title),
        document.date,
        document.date_origin,
        _storable(document.publisher),
        document.loader,
        document.encoding,
    )


def _loaded(document: Document) -> tuple[Any, ...]:
    """What loading left open, and the sketch that reprints are known by."""
    return document.blank_pages, int(document.fallback), sketch(document.text), document.partial


def _no_code(name: str) -> None:
    return None


def _kept(value: Any) -> Any:
    return _storable(value) if isinstance(value, str) else value


def _storable(text: str | None) -> str | None:
    """Lone surrogates cannot be stored: they become the replacement character."""
    if text is None or text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
