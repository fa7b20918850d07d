"""The tables of a store: one description that the DDL, the Arrow schemas and the exports share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

#: Raised by one whenever a table changes; a store of another number is not opened.
SCHEMA_VERSION = 3

#: Exact numbers: 28 digits before the point, 10 after it. What does not fit is NULL in ``value``
#: and stands in ``value_text`` as it is.
NUMBER = "DECIMAL(38,10)"
WHOLE_DIGITS, FRACTION_DIGITS = 28, 10


class Column(NamedTuple):
    """A column: its name, SQL type and what it holds."""

    name: str
    kind: str
    note: str


def _columns(*rows: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


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
_NUMBERS = _columns(
    ("value", NUMBER, "exact value; NULL for a range"),
    ("lower", NUMBER, "lower end of a range"),
    ("upper", NUMBER, "upper end of a range"),
    ("value_text", "VARCHAR", "the value in full where its digits do not fit the column"),
    ("unit", "VARCHAR", "%, pp, x, 1, ISO 4217, UCUM, or the classifier"),
)
_SUBJECT = _columns(
    ("subject", "VARCHAR", "who or what the fact is about"),
    ("subject_code", "VARCHAR", "GB/T 2260 code where the subject is one place in China"),
)
_PERIOD = _columns(
    ("period", "VARCHAR", "EDTF: the time the fact holds for"),
    ("period_start", "DATE", "first day of the period; NULL where open or unknown"),
    ("period_end", "DATE", "last day of the period; NULL where open or unknown"),
    ("status", "VARCHAR", "actual, target, forecast or planned"),
)

_SAME = _columns(
    ("indicator_key", "VARCHAR", "the one name of the indicator, see indicators.tsv"),
    ("period_key", "VARCHAR", "the period as its days; the last one of what holds on a day"),
)
_AMOUNT = _columns(
    ("basis_key", "VARCHAR", "basis, with what a whole year grew from made yoy"),
    ("dimension", "VARCHAR", "what the unit measures; NULL where there is nothing to compare"),
    ("low", NUMBER, "in the dimension's base unit: what is printed stands for more than this"),
    ("high", NUMBER, "and for less than this; NULL: no end"),
)

FACTS: dict[str, tuple[Column, ...]] = {
    "quantities": (
        *_KEY,
        *_NUMBERS,
        *_columns(
            ("unit_text", "VARCHAR", "unit as written"),
            ("modifier", "VARCHAR", "about, nearly, over or under"),
        ),
        *_TAIL,
    ),
    "times": (
        *_KEY,
        *_columns(
            ("kind", "VARCHAR", "date or duration"),
            ("value", "VARCHAR", "EDTF for dates, ISO 8601 for durations"),
            ("mod", "VARCHAR", "START, MID, END, BEFORE, AFTER or APPROX"),
            ("value_start", "DATE", "first day of a date"),
            ("value_end", "DATE", "last day of a date"),
        ),
        *_TAIL,
    ),
    "entities": (
        *_KEY,
        *_columns(
            ("etype", "VARCHAR", "PERSON, ORG, GPE, LOC, FAC, EVENT, WORK, PRODUCT, …"),
            ("name", "VARCHAR", "canonical name (the text itself where that is it)"),
            ("code", "VARCHAR", "GB/T 2260 code of a place in China"),
            ("post", "VARCHAR", "a person's office"),
            ("affiliation", "VARCHAR", "the body that a person belongs to"),
        ),
        *_TAIL,
    ),
    "observations": (
        *_KEY,
        *_SUBJECT,
        *_columns(("indicator", "VARCHAR", "what is measured")),
        *_PERIOD,
        *_columns(
            ("measure", "VARCHAR", "level, growth, change, share or gap"),
            ("basis", "VARCHAR", "of growth and change: yoy, mom, cagr or EDTF of the base"),
        ),
        *_NUMBERS,
        *_columns(
            ("modifier", "VARCHAR", "about, nearly, over or under"),
            ("versus", "VARCHAR", "of a gap: the benchmark"),
            ("whole", "VARCHAR", "of a share: what it is a part of"),
        ),
        *_SAME,
        *_AMOUNT,
        *_TAIL,
    ),
    "rankings": (
        *_KEY,
        *_SUBJECT,
        *_columns(("indicator", "VARCHAR", "what is ranked")),
        *_PERIOD,
        *_columns(
            ("kind", "VARCHAR", "position, top, tier, first or only"),
            ("position", "INTEGER", "place; from the end where negative"),
            ("upper", "INTEGER", "last place of a range; number of holders for only"),
            ("scope", "VARCHAR", "among whom"),
            ("scope_except", "VARCHAR", "who is left out"),
            ("title", "VARCHAR", "full title of the contest or list"),
            ("streak", "VARCHAR", "ISO 8601 duration of a run"),
            ("count", "BIGINT", "how many things of the subject hold the rank"),
        ),
        *_SAME,
        *_TAIL,
    ),
    "recognitions": (
        *_KEY,
        *_SUBJECT,
        *_columns(
            ("honour", "VARCHAR", "honour, list or designation"),
            ("level", "VARCHAR", "level of the giver, as written, where said"),
            ("count", "BIGINT", "how many received it"),
            ("streak", "VARCHAR", "ISO 8601 duration of a run"),
        ),
        *_PERIOD,
        *_TAIL,
    ),
}
"""The six tables of records, in the order of reports."""

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
    ("records", "INTEGER", "rows in the six tables"),
    ("facts", "INTEGER", "observations, rankings and recognitions"),
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
    ("facts", "BIGINT", "observations, rankings and recognitions written in this run"),
    ("failed", "INTEGER", "files that failed in this run"),
    ("duplicates", "INTEGER", "files found to be duplicates in this run"),
    ("deleted", "INTEGER", "files that are gone"),
)

TABLES: dict[str, tuple[Column, ...]] = {
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
    parts = ["CREATE TABLE store (key VARCHAR PRIMARY KEY, value VARCHAR);"]
    for table, columns in TABLES.items():
        body = ", ".join(f"{quoted(c.name)} {c.kind}" for c in columns)
        if table in KEYS:
            body += f", PRIMARY KEY ({quoted(KEYS[table])})"
        parts.append(f"CREATE TABLE {table} ({body});")
        for column in columns:
            note = column.note.replace("'", "''")
            parts.append(f"COMMENT ON COLUMN {table}.{quoted(column.name)} IS '{note}';")
    return "\n".join(parts)


def quoted(name: str) -> str:
    """An SQL identifier; ``count`` is a function's name too."""
    return f'"{name}"'


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table."""
    import pyarrow as pa

    kinds = {
        "BIGINT": pa.int64(),
        "INTEGER": pa.int32(),
        "VARCHAR": pa.string(),
        "DATE": pa.date32(),
        "BLOB": pa.binary(),
        NUMBER: pa.decimal128(38, FRACTION_DIGITS),
    }
    return pa.schema([(c.name, kinds[c.kind]) for c in TABLES[table]])
