"""The tables of a store: one description that the DDL, the Arrow schemas and the exports share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extractor.declaration import FieldOf, RecordType
from extractor.records import TYPES

if TYPE_CHECKING:
    import pyarrow as pa

#: Raised by one whenever a table changes; a store of another number is not opened.
SCHEMA_VERSION = 4

#: Exact numbers: 28 digits before the point, 10 after it. What does not fit is NULL in ``value``
#: and stands in ``value_text`` as it is.
NUMBER = "DECIMAL(38,10)"
WHOLE_DIGITS, FRACTION_DIGITS = 28, 10


class StoreColumn(NamedTuple):
    """A column: its name, SQL type and what it holds."""

    name: str
    kind: str
    note: str


def _columns(*rows: tuple[str, str, str]) -> tuple[StoreColumn, ...]:
    return tuple(StoreColumn(*row) for row in rows)


_KEY = _columns(
    ("document", "BIGINT", "documents.document"),
    ("n", "INTEGER", "place among all records of its document, from 0, in text order"),
    ("span_start", "INTEGER", "first code point of the anchor in the text as loaded"),
    ("span_end", "INTEGER", "code point after the anchor"),
    ("text", "VARCHAR", "the anchor as written, without line breaks"),
)
_TAIL = _columns(
    ("rule", "VARCHAR", "the rule or finder that made the record"),
    ("sentence", "VARCHAR", "the sentence the anchor stands in, without line breaks"),
)
#: What makes facts comparable; each is made of the whole record, see ``extractor.keys``.
_SAME = _columns(
    ("indicator_key", "VARCHAR", "the one name of the indicator, see indicators.tsv"),
    ("period_key", "VARCHAR", "the period as its days; the last one of what holds on a day"),
)
_AMOUNT = _columns(
    ("basis_key", "VARCHAR", "basis; of a whole year yoy; real after it: without prices"),
    ("dimension", "VARCHAR", "what the unit measures; NULL where there is nothing to compare"),
    ("low", NUMBER, "in the dimension's base unit: what is printed stands for more than this"),
    ("high", NUMBER, "and for less than this; NULL: no end"),
)
KEY_COLUMNS = {"": (), "observation": (*_SAME, *_AMOUNT), "ranking": _SAME}
_SQL = {"number": NUMBER, "whole": "BIGINT", "small": "INTEGER"}
#: Kinds of names that a place's code stands beside.
CODED = ("name", "body")


def _field_columns(fields: Sequence[FieldOf], at: int) -> Iterator[StoreColumn]:
    """The column of a field, with those that are made of its value after it."""
    field = fields[at]
    name, kind = field.name, field.mark.kind
    yield StoreColumn(name, _SQL.get(kind, "VARCHAR"), field.note)
    if kind in CODED:
        yield StoreColumn(
            f"{name}_code", "VARCHAR", f"GB/T 2260 code where {name} is a place in China"
        )
    if kind == "period":
        yield StoreColumn(
            f"{name}_start", "DATE", f"first day of {name}; NULL where open or unknown"
        )
        yield StoreColumn(f"{name}_end", "DATE", f"last day of {name}; NULL where open or unknown")
    after = fields[at + 1].mark.kind if at + 1 < len(fields) else ""
    if kind == "number" and after != "number":
        note = "the value in full where its digits do not fit the column"
        yield StoreColumn(f"{number_run(fields, at)[0].name}_text", "VARCHAR", note)


def number_run(fields: Sequence[FieldOf], last: int) -> Sequence[FieldOf]:
    """The numbers that stand together up to a field: a value and the ends of its range."""
    first = last
    while first and fields[first - 1].mark.kind == "number":
        first -= 1
    return fields[first : last + 1]


@cache
def columns_of(one: RecordType) -> tuple[StoreColumn, ...]:
    """The columns of a type's table: those of each field in order, keys and origin after them."""
    own = [column for at in range(len(one.fields)) for column in _field_columns(one.fields, at)]
    return (*_KEY, *own, *KEY_COLUMNS[one.about.keys], *_TAIL)


def fact_tables(types: Iterable[RecordType]) -> dict[str, tuple[StoreColumn, ...]]:
    """The table of each type, by its plural."""
    return {one.plural: columns_of(one) for one in types}


FACTS = fact_tables(TYPES.values())
"""The tables of our own types, in the order of reports."""

DOCUMENTS = _columns(
    ("document", "BIGINT", "made of archive, path and member: the same in every run"),
    ("file", "BIGINT", "files.file"),
    ("path", "VARCHAR", "file, relative to its archive, / between folders"),
    ("member", "VARCHAR", "name inside a ZIP"),
    ("sha256", "VARCHAR", "of the file's bytes"),
    ("text_sha256", "VARCHAR", "of the text as loaded, in UTF-8: equal texts in unlike files"),
    ("title", "VARCHAR", "title where the file names one"),
    ("date", "DATE", "publication date, the reference of relative times"),
    ("date_origin", "VARCHAR", "meta, page, filename, folder or given"),
    ("publisher", "VARCHAR", "who published it, as the file says"),
    ("loader", "VARCHAR", "text, html, docx, pdf, excel, json …"),
    ("encoding", "VARCHAR", "of the bytes"),
    ("characters", "INTEGER", "code points of the text"),
    ("records", "INTEGER", "rows in the tables of records"),
    ("facts", "INTEGER", "observations, rankings and all other facts"),
    ("quantities", "INTEGER", "quantities"),
    ("loose", "INTEGER", "quantities that no fact was read from"),
    ("grids", "INTEGER", "tables in the text"),
    ("grids_read", "INTEGER", "tables that facts were read from"),
    ("blank_pages", "INTEGER", "pages without text, of a PDF"),
    ("fallback", "INTEGER", "1 where the text of a page had to be guessed at"),
    ("sketch", "VARCHAR", "the smallest hashes of its runs of characters: near texts share most"),
    ("partial", "VARCHAR", "what of the file could not be read; NULL where all of it was"),
)

TEXTS = _columns(
    ("document", "BIGINT", "documents.document"),
    ("content", "BLOB", "the text as loaded, in UTF-8, by zlib"),
    (
        "grids",
        "BLOB",
        "its tables, cell by cell, as JSON by zlib; NULL where an older version read it",
    ),
)

REPRINTS = _columns(
    ("document", "BIGINT", "a document that says what another says"),
    ("original", "BIGINT", "the first of them, by date and path"),
)

CORRECTIONS = _columns(
    ("document", "BIGINT", "documents.document"),
    ("file", "BIGINT", "files.file"),
    ("title", "VARCHAR", "its title, as corrected by hand"),
    ("date", "DATE", "its date, as corrected by hand"),
    ("publisher", "VARCHAR", "who published it, as corrected by hand"),
)

FAILURES = _columns(
    ("file", "BIGINT", "files.file"),
    ("path", "VARCHAR", "file, relative to its archive"),
    ("member", "VARCHAR", "name inside a ZIP, where one of its members failed"),
    ("stage", "VARCHAR", "scan, load, extract or worker (the process died or was stopped)"),
    ("reason", "VARCHAR", "a short stable word"),
    ("message", "VARCHAR", "one line for people"),
)

FILES = _columns(
    ("file", "BIGINT", "made of archive and path: the same in every run"),
    ("archive", "INTEGER", "archives.archive"),
    ("path", "VARCHAR", "relative to the archive; bytes that are no UTF-8 as \\xNN"),
    ("size", "BIGINT", "bytes"),
    ("modified", "BIGINT", "time of last modification, ns"),
    ("changed", "BIGINT", "time of last change of the inode, ns"),
    ("sha256", "VARCHAR", "of the bytes; NULL where they could not be read"),
    ("state", "VARCHAR", "pending, done, failed or duplicate"),
    ("duplicate_of", "BIGINT", "files.file with the same bytes and the first path"),
    ("program", "VARCHAR", "version of the program that read it"),
    ("patterns", "VARCHAR", "version of the patterns that read it"),
)

ARCHIVES = _columns(
    ("archive", "INTEGER", "1, 2 … in the order of their first run; 0 for extract --into"),
    ("root", "VARCHAR", "folder"),
)

RUNS = _columns(
    ("run", "INTEGER", "1, 2 …"),
    ("archive", "INTEGER", "archives.archive"),
    ("started", "TIMESTAMPTZ", ""),
    ("finished", "TIMESTAMPTZ", "NULL while running, and for a run that was killed"),
    ("state", "VARCHAR", "running, done, stopped or failed; interrupted where it was killed"),
    ("program", "VARCHAR", "version of the program"),
    ("patterns", "VARCHAR", "version of the patterns"),
    ("workers", "INTEGER", "processes"),
    ("seen", "INTEGER", "files in the folder"),
    ("read", "INTEGER", "files read in this run"),
    ("documents", "INTEGER", "documents written in this run"),
    ("facts", "BIGINT", "facts written in this run"),
    ("failed", "INTEGER", "files that failed in this run"),
    ("duplicates", "INTEGER", "files found to be duplicates in this run"),
    ("deleted", "INTEGER", "files that are gone"),
)

TABLES: dict[str, tuple[StoreColumn, ...]] = {
    "documents": DOCUMENTS,
    **FACTS,
    "texts": TEXTS,
    "reprints": REPRINTS,
    "corrections": CORRECTIONS,
    "failures": FAILURES,
    "files": FILES,
    "archives": ARCHIVES,
    "runs": RUNS,
}

#: What no two rows share; an insert of a second one fails. The rows of facts and texts hang on
#: their document, which comes in the same transaction: a key of all would not fit in memory.
KEYS: dict[str, str] = {
    "documents": "document",
    "corrections": "document",
    "files": "file",
    "archives": "archive",
    "runs": "run",
}

#: What a worker sends and an export writes, in this order.
CONTENT = ("documents", *FACTS, "texts", "failures")


def ddl() -> str:
    """CREATE TABLE statements of all tables, with a comment on every column."""
    made = "CREATE TABLE store (key VARCHAR PRIMARY KEY, value VARCHAR);"
    return "\n".join([made, *(create(table, columns) for table, columns in TABLES.items())])


def create(table: str, columns: Sequence[StoreColumn]) -> str:
    """The statements that make one table."""
    body = ", ".join(f"{quoted(c.name)} {c.kind}" for c in columns)
    if table in KEYS:
        body += f", PRIMARY KEY ({quoted(KEYS[table])})"
    notes = "\n".join(
        f"COMMENT ON COLUMN {quoted(table)}.{quoted(c.name)} IS {_literal(c.note)};"
        for c in columns
    )
    return f"CREATE TABLE {quoted(table)} ({body});\n{notes}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """An SQL identifier; ``count`` is a function's name too."""
    return f'"{name}"'


@cache
def arrow_schema(columns: tuple[StoreColumn, ...]) -> pa.Schema:
    """The Arrow schema of a table of these columns."""
    import pyarrow as pa

    kinds = {
        "BIGINT": pa.int64(),
        "INTEGER": pa.int32(),
        "VARCHAR": pa.string(),
        "DATE": pa.date32(),
        "BLOB": pa.binary(),
        NUMBER: pa.decimal128(38, FRACTION_DIGITS),
    }
    return pa.schema([(c.name, kinds[c.kind]) for c in columns])
