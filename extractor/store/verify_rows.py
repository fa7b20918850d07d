"""What the rows of a whole store say of each other; each rule finds the rows that break it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.store.ddl import quoted
from extractor.store.rows import storable
from extractor.store.texts import unpack_grids

if TYPE_CHECKING:
    from extractor.declaration import RecordType, RecordTypes
    from extractor.store.database import Store

#: Documents and characters whose texts are held at once.
_DOCUMENTS, _CHARACTERS = 5_000, 20_000_000

#: Of files that wait, the rows of an earlier reading may be gone in part: they are not looked at.
_READ = "file NOT IN (SELECT file FROM files WHERE state = 'pending')"
#: While what follows from the files is still to be settled, they may contradict each other.
_SETTLED = "NOT EXISTS (SELECT 1 FROM store WHERE key = 'unsettled')"
_NAME = "d.path || coalesce('!' || d.member, '')"


class StoreRule(NamedTuple):
    """A rule in words, and the query of what breaks it."""

    says: str
    sql: Callable[[RecordTypes], str]


def _every(types: RecordTypes, columns: str = "document, n") -> str:
    """The rows of all tables of records."""
    return " UNION ALL ".join(f"SELECT {columns} FROM {quoted(t.plural)}" for t in types.values())


def _fixed(sql: str) -> Callable[[RecordTypes], str]:
    return lambda types: sql


def _orphans(types: RecordTypes) -> str:
    tables = [*(one.plural for one in types.values()), "texts"]
    parts = [
        f"SELECT '{table}', count(*) FROM {quoted(table)}"
        " WHERE document NOT IN (SELECT document FROM documents) HAVING count(*) > 0"
        for table in tables
    ]
    return " UNION ALL ".join(parts)


def _places(types: RecordTypes) -> str:
    return f"""
        SELECT {_NAME}, r.n, count(*) FROM ({_every(types)}) r JOIN documents d USING (document)
        WHERE d.{_READ} GROUP BY r.document, {_NAME}, r.n
        HAVING count(*) > 1 OR r.n IS NULL OR r.n < 0 OR r.n >= any_value(d.records) ORDER BY ALL
    """


def _counted(column: str, of: Callable[[RecordType], bool]) -> Callable[[RecordTypes], str]:
    def sql(types: RecordTypes) -> str:
        chosen = {name: one for name, one in types.items() if of(one)}
        return f"""
            WITH held AS (SELECT document, count(*) AS rows
                          FROM ({_every(chosen, "document")}) GROUP BY document)
            SELECT {_NAME}, d.{column}, coalesce(h.rows, 0)
            FROM documents d LEFT JOIN held h USING (document)
            WHERE d.{_READ} AND d.{column} IS DISTINCT FROM coalesce(h.rows, 0) ORDER BY ALL
        """

    return sql


RULES = (
    StoreRule("rows of no document", _orphans),
    StoreRule(
        "document of no file",
        _fixed(
            f"SELECT {_NAME} FROM documents d WHERE file NOT IN (SELECT file FROM files) ORDER BY 1"
        ),
    ),
    StoreRule(
        "document under another path or hash than its file (in documents, in files)",
        _fixed(
            f"""SELECT {_NAME}, d.sha256, f.path, f.sha256
                FROM documents d JOIN files f USING (file) WHERE f.state <> 'pending'
                AND (d.path, d.sha256) IS DISTINCT FROM (f.path, f.sha256) ORDER BY ALL"""
        ),
    ),
    StoreRule(
        "document without its text",
        _fixed(
            f"""SELECT {_NAME} FROM documents d WHERE {_READ}
                AND document NOT IN (SELECT document FROM texts WHERE content IS NOT NULL)
                ORDER BY 1"""
        ),
    ),
    StoreRule(
        "failure of no file",
        _fixed("SELECT path, reason FROM failures WHERE file NOT IN (SELECT file FROM files)"),
    ),
    StoreRule(
        "file in a state that is none",
        _fixed(
            """SELECT path, state FROM files
               WHERE state NOT IN ('pending', 'done', 'failed', 'duplicate') OR state IS NULL"""
        ),
    ),
    StoreRule(
        "file that is done, and has no document",
        _fixed(
            """SELECT path FROM files
               WHERE state = 'done' AND file NOT IN (SELECT file FROM documents) ORDER BY path"""
        ),
    ),
    StoreRule(
        "file that failed for no reason",
        _fixed(
            f"""SELECT path FROM files WHERE state = 'failed' AND {_SETTLED}
                AND file NOT IN (SELECT file FROM failures) ORDER BY path"""
        ),
    ),
    StoreRule(
        "duplicate of a file with other bytes, or of none",
        _fixed(
            f"""SELECT f.path FROM files f LEFT JOIN files o ON o.file = f.duplicate_of
                WHERE (f.state = 'duplicate' OR f.duplicate_of IS NOT NULL) AND {_SETTLED}
                AND (o.sha256 IS NULL OR o.sha256 <> f.sha256) ORDER BY f.path"""
        ),
    ),
    StoreRule(
        "reprint of no document",
        _fixed(
            f"""SELECT document FROM reprints WHERE {_SETTLED}
                AND (document NOT IN (SELECT document FROM documents)
                     OR original NOT IN (SELECT document FROM documents))"""
        ),
    ),
    StoreRule("record with a place that is another's or none (document, place, rows)", _places),
    StoreRule("records (document, said, there)", _counted("records", lambda one: True)),
    StoreRule("facts (document, said, there)", _counted("facts", lambda one: one.fact)),
    StoreRule(
        "quantities (document, said, there)",
        _counted("quantities", lambda one: one.name == "quantity"),
    ),
)


def wrong_spans(store: Store, tables: Sequence[str]) -> Iterator[str]:
    """Texts that are not those that were read, and records whose span is not their text."""
    count, characters = store.all("SELECT count(*), coalesce(sum(characters), 0) FROM documents")[0]
    parts = int(max(count // _DOCUMENTS, characters // _CHARACTERS)) + 1
    for part in range(parts):
        texts: dict[int, tuple[str, str]] = {}
        yield from _texts(store, (parts, part), texts)
        for table in tables:
            yield from _spans(store, table, (parts, part), texts)


def _texts(store: Store, part: tuple[int, int], texts: dict[int, tuple[str, str]]) -> Iterator[str]:
    """Fill in a part of the texts, each with its document's name; say which are wrong."""
    sql = f"""SELECT document, {_NAME}, d.text_sha256, d.characters, t.content, t.grids
              FROM documents d JOIN texts t USING (document)
              WHERE document % ? = ? AND d.{_READ} AND t.content IS NOT NULL"""
    for page in store.pages(sql, list(part), size=256):
        for document, name, sha256, characters, content, grids in page:
            try:
                data = zlib.decompress(content)
                text = data.decode("utf-8", "surrogatepass")
            except (zlib.error, UnicodeDecodeError) as error:
                yield f"{name}: cannot be unpacked: {error}"
                continue
            if hashlib.sha256(data).hexdigest() != sha256:
                yield f"{name}: another checksum than its document says"
            elif len(text) != characters:
                yield f"{name}: {len(text)} characters, not {characters}"
            else:
                texts[document] = name, text
                yield from _cells(name, text, grids)


def _cells(name: str, text: str, packed: bytes | None) -> Iterator[str]:
    """What is wrong with the tables of a text."""
    if packed is None:
        return
    try:
        grids = unpack_grids(packed) or ()
    except (zlib.error, ValueError, TypeError) as error:
        yield f"{name}: its tables cannot be unpacked: {error}"
        return
    for grid in grids:
        for cell in grid.cells:
            if not 0 <= cell.start <= cell.end <= len(text):
                yield f"{name}: a cell {cell.start}-{cell.end} is not in the {len(text)} characters"


def _spans(
    store: Store, table: str, part: tuple[int, int], texts: Mapping[int, tuple[str, str]]
) -> Iterator[str]:
    sql = f"""SELECT document, n, span_start, span_end, text FROM {quoted(table)}
              WHERE document % ? = ?"""
    for page in store.pages(sql, list(part)):
        for document, n, start, end, text in page:
            if document in texts:
                name, source = texts[document]
                wrong = _wrong(source, start, end, text)
                if wrong:
                    yield f"{name}: record {n}, of {table}: {wrong}"


def _wrong(source: str, start: Any, end: Any, text: str | None) -> str | None:
    if start is None or end is None or not 0 <= start < end <= len(source):
        return f"its span {start}-{end} is not in the {len(source)} characters"
    there = source[start:end]
    if text != there and _bare(text or "") != _bare(storable(there) or ""):
        return f"its span {start}-{end} holds another text than it says"
    return None


def _bare(text: str) -> str:
    """Without line breaks and blanks, which a record leaves out."""
    return "".join(text.split())
