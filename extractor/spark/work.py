"""What a Python process of an executor does: batches of texts in, batches of records out."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.document import Document
from extractor.errors import LimitError
from extractor.limits import Limits, Watch
from extractor.lockstep import Outcome, groups
from extractor.spark.shape import DOCUMENT, HEAD, structs
from extractor.store.ddl import StoreColumn, arrow_schema
from extractor.store.paths import key
from extractor.store.rows import Rows

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.batch.worker import Engine


class Task(NamedTuple):
    """What is sent along with the work.

    Attributes:
        folders: the user's folders of patterns: path inside each, and bytes.
        characters: of the longest text that is read.
        seconds: that a text may take.
    """

    folders: tuple[tuple[tuple[str, bytes], ...], ...] = ()
    characters: int = 2_000_000
    seconds: float = 120.0

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Of batches with the columns id, text, date, title: what ``shape`` says."""
        engine = _engine(self.folders)
        for batch in batches:
            yield from _Batch(self, engine, batch).read()


@lru_cache(maxsize=2)
def _engine(folders: tuple[tuple[tuple[str, bytes], ...], ...]) -> Engine:
    """The engine with these folders, once a process."""
    from extractor.batch.engine import make

    with tempfile.TemporaryDirectory(prefix="extractor-") as name:
        laid = []
        for number, files in enumerate(folders):
            laid.append(Path(name, str(number)))
            for path, data in files:
                place = laid[-1] / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
        return make(laid)


class _Wrong(NamedTuple):
    """A row that holds no document."""

    reason: str
    message: str


class _Batch:
    """One batch of texts."""

    def __init__(self, task: Task, engine: Engine, batch: pa.RecordBatch):
        self._engine = engine
        self._limits = Limits(characters=task.characters, seconds=task.seconds)
        self._ids = batch.column(0)
        self._told: dict[int, _Wrong] = {}
        columns = [batch.column(number).to_pylist() for number in (1, 2, 3)]
        self._rows = zip(*columns, strict=True)

    def read(self) -> Iterator[pa.RecordBatch]:
        """The rows of each group of texts that are read together."""
        places: list[int] = []
        for group in groups(self._documents(places)):
            outcomes = self._outcomes(group)
            numbers, places[:] = places[: len(group)], places[len(group) :]
            yield from self._written(list(zip(numbers, group, outcomes, strict=True)))
        yield from self._written([])

    def _documents(self, places: list[int]) -> Iterator[Document]:
        """The documents; ``places`` is filled with the number of each, and what is none is told."""
        for number, (text, day, title) in enumerate(self._rows):
            document = _document(text, day, title)
            if isinstance(document, _Wrong):
                self._told[number] = document
            else:
                places.append(number)
                yield document

    def _outcomes(self, group: Sequence[Document]) -> Sequence[Outcome]:
        watch = Watch(self._limits)

        def begin(number: int) -> None:
            self._limits.check_text(group[number].text)
            watch.begin(number)

        with watch.kept():
            return self._engine.read(group, begin)

    def _written(self, read: Iterable[tuple[int, Document, Outcome]]) -> Iterator[pa.RecordBatch]:
        engine, place_of = self._engine, {}
        rows = Rows(place_code=engine.place_code, keys=engine.keys, types=engine.types)
        for number, document, outcome in read:
            if outcome.error is not None:
                self._told[number] = _said(outcome.error)
                continue
            try:
                rows.add_document(
                    number, "", document, outcome.records, readings=outcome.readings, sha256=None,
                    grids=outcome.grids,
                )  # fmt: skip
            except Exception as error:  # a fault of ours must not fail the task
                self._told[number] = _said(error)
            else:
                place_of[key(number, "")] = number
        tables = rows.take()
        shapes = structs(tuple(engine.types))
        plurals = {one.plural: one.name for one in _types(engine)} | {"documents": DOCUMENT}
        for plural, name in plurals.items():
            if plural in tables:
                table = tables[plural].combine_chunks()
                places = [place_of[ident] for ident in table.column("document").to_pylist()]
                yield self._batch(name, table, places, shapes)
        if self._told:
            yield self._failed(shapes)

    def _batch(
        self,
        name: str,
        table: pa.Table,
        places: Sequence[int],
        shapes: dict[str, tuple[StoreColumn, ...]],
    ) -> pa.RecordBatch:
        import pyarrow as pa

        own = pa.StructArray.from_arrays(
            [_one(table.column(column.name)) for column in shapes[name]],
            fields=list(arrow_schema(shapes[name])),
        )
        head = {
            there: _one(table.column(here)) for there, here in HEAD.items()
            if name != DOCUMENT
        }  # fmt: skip
        return self._assembled(name, places, {**head, name: own}, shapes)

    def _failed(self, shapes: dict[str, tuple[StoreColumn, ...]]) -> pa.RecordBatch:
        import pyarrow as pa

        told, self._told = self._told, {}
        errors = pa.array([one._asdict() for one in told.values()], _error_type())
        return self._assembled(DOCUMENT, list(told), {"error": errors}, shapes)

    def _assembled(
        self,
        name: str,
        places: Sequence[int],
        given: dict[str, Any],
        shapes: dict[str, tuple[StoreColumn, ...]],
    ) -> pa.RecordBatch:
        """All columns; NULL where there is nothing."""
        import pyarrow as pa

        count = len(places)
        kinds = {
            "n": pa.int32(), "start": pa.int32(), "end": pa.int32(), "text": pa.string(),
            "rule": pa.string(), "sentence": pa.string(),
            **{shape: pa.struct(list(arrow_schema(columns))) for shape, columns in shapes.items()},
            "error": _error_type(),
        }  # fmt: skip
        columns = {
            "id": self._ids.take(pa.array(places, pa.int64())),
            "type": pa.array([name] * count, pa.string()),
            **{column: given.get(column, pa.nulls(count, kind)) for column, kind in kinds.items()},
        }
        return pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))


def _types(engine: Engine) -> Iterable[Any]:
    from extractor.records import TYPES

    return (*TYPES.values(), *engine.types)


def _one(column: pa.ChunkedArray) -> Any:
    """A column of a table whose chunks are one."""
    return column.chunk(0)


def _error_type() -> pa.DataType:
    import pyarrow as pa

    return pa.struct([("reason", pa.string()), ("message", pa.string())])


def _document(text: object, day: str | None, title: str | None) -> Document | _Wrong:
    if not isinstance(text, str):
        return _Wrong("no-text", "the column of texts holds no text here")
    try:
        date = None if day is None else datetime.date.fromisoformat(day[:10])
    except ValueError:
        return _Wrong("date", f"no such date: {day!r}")
    return Document(text=text, date=date, title=title)


def _said(error: Exception) -> _Wrong:
    if isinstance(error, LimitError):
        return _Wrong(error.reason, str(error))
    return _Wrong("extractor-error", " ".join(f"{type(error).__name__}: {error}".split()))
