"""Shards of an archive, read on several machines, become one store.

A file is known by its archive and path, an archive by its folder. Archives of one folder become
one, unless they hold a path with other bytes: then, as where the order of archives would change,
the second stays apart under the name of its store. The order of each store's archives is kept,
since of files with the same bytes the first one is read.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import OptionError, StoreError
from extractor.store.database import Store
from extractor.store.ddl import quoted
from extractor.store.kinds import declared_in
from extractor.store.ledger import Ledger
from extractor.store.opening import open_store
from extractor.store.paths import key

if TYPE_CHECKING:
    from extractor.declared import Declaration


class Merged(NamedTuple):
    """What a merged store holds.

    Attributes:
        documents: how many.
        records: rows of all tables of records.
        duplicates: files with the bytes of another, in all shards.
        reprints: documents that say what another says.
    """

    documents: int
    records: int
    duplicates: int
    reprints: int


class _Shard(NamedTuple):
    path: Path
    versions: frozenset[tuple[str, str]]
    declared: tuple[Declaration, ...]
    libraries: tuple[tuple[str, str], ...]


def merge(stores: Sequence[Path], out: Path) -> Merged:
    """Write the stores into a new one, whole or not at all; they stay as they are.

    Args:
        stores: two or more; where a file is in several, the first of them that read it counts.
        out: the new store.

    Raises:
        OptionError: fewer than two stores.
        StoreError: ``out`` is there; a store cannot be read, is being written, waits for files to
            be read, or was read by another version of the program or of the patterns.
    """
    if len(stores) < 2:
        raise OptionError("merge what? name two stores or more")
    if out.exists() or out.is_symlink():
        raise StoreError(f"{out}: is there already; name a new file")
    shards = [_shard(path) for path in stores]
    _check_versions(shards)
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with open_store(beside, write=True, large=True) as made:
            found = _merged(made, shards)
        try:
            os.link(beside, out)
        except FileExistsError:
            raise StoreError(f"{out}: is there already; name a new file") from None
        except OSError:  # a file system without links
            beside.rename(out)
    finally:
        for tail in ("", ".wal"):
            beside.with_name(beside.name + tail).unlink(missing_ok=True)
    return found


def _shard(path: Path) -> _Shard:
    with open_store(path) as store:
        if store.is_copy:
            raise StoreError(f"{path}: being written by a batch; merge when it has finished")
        waiting = store.one("SELECT count(*) FROM files WHERE state = 'pending'")
        if waiting:
            raise StoreError(f"{path}: {waiting} files wait to be read; end its batch first")
        versions = store.all("SELECT DISTINCT program, patterns FROM files WHERE state = 'done'")
        libraries = store.all("SELECT * FROM store WHERE starts_with(key, 'libraries of ')")
        return _Shard(
            path, frozenset(versions), tuple(declared_in(store).values()), tuple(libraries)
        )


def _check_versions(shards: Sequence[_Shard]) -> None:
    """See that one version of the program and of the patterns has read them all."""
    met: dict[tuple[str, str], Path] = {}
    for shard in shards:
        for version in sorted(shard.versions):
            met.setdefault(version, shard.path)
            if len(met) > 1:
                (one, first), (other, second) = met.items()
                raise StoreError(
                    f"{second}: read by {' with patterns '.join(other)}, and {first} by"
                    f" {' with patterns '.join(one)}; batch --refresh reads again"
                )


def _merged(made: Store, shards: Sequence[_Shard]) -> Merged:
    made.run("ATTACH ':memory:' AS scratch")
    made.declare(one for shard in shards for one in shard.declared)
    for number, shard in enumerate(shards):
        for name, value in shard.libraries:
            made.put(name, value)
        source = f"shard{number}"
        made.run(f"ATTACH '{str(shard.path.absolute()).replace(chr(39), chr(39) * 2)}'"
                 f" AS {source} (READ_ONLY)")  # fmt: skip
        _Addition(made, source, shard.path.name).run()
        made.run(f"DETACH {source}")
        logging.getLogger(__name__).info("%s: added", shard.path)
    made.run("DETACH scratch")
    _settle(made)
    return _counts(made)


def _counts(made: Store) -> Merged:
    def count(table: str, where: str = "true") -> int:
        return int(made.one(f"SELECT count(*) FROM {quoted(table)} WHERE {where}"))

    records = sum(count(one.plural) for one in made.types.values())
    duplicates = count("files", "duplicate_of IS NOT NULL")
    return Merged(count("documents"), records, duplicates, count("reprints"))


def _settle(made: Store) -> None:
    """Find the duplicates and reprints of all shards together."""
    roots = made.all("SELECT root FROM archives ORDER BY archive")
    if not roots:
        return
    # one that failed where another with its bytes was read (it was given up there) stays apart
    made.run(
        """UPDATE files SET sha256 = NULL WHERE state = 'failed' AND sha256 IN
           (SELECT sha256 FROM files WHERE state = 'done')"""
    )
    ledger = Ledger(made, roots[0][0])
    ledger.find_duplicates()
    made.put("unsettled", "yes")
    ledger.settle()


class _Addition:
    """The rows of one attached store, under new keys, into the new one."""

    def __init__(self, made: Store, source: str, name: str):
        self._made, self._source, self._name = made, source, name

    def run(self) -> None:
        made, source = self._made, self._source
        made.run("CREATE OR REPLACE TABLE scratch.archives (archive INTEGER, new INTEGER)")
        self._place_archives()
        self._map("file", self._files())
        # what is there from an earlier shard stays, unless it failed there and was read here
        made.run(
            f"""DELETE FROM scratch.file WHERE new IN (
                    SELECT f.file FROM files f JOIN scratch.file m ON m.new = f.file
                    JOIN {source}.files s ON s.file = m.file
                    WHERE f.state <> 'failed' OR s.state = 'failed')"""
        )
        for table in ("failures", "files"):
            made.run(f"DELETE FROM {table} WHERE file IN (SELECT new FROM scratch.file)")
        self._map("document", self._documents())
        self._copy_rows()

    def _place_archives(self) -> None:
        made, source, last = self._made, self._source, -1
        sql = f"SELECT archive, root FROM {source}.archives ORDER BY archive"
        for archive, root in made.all(sql):
            same = made.one("SELECT archive FROM archives WHERE root = ?", [root])
            if same is not None and (same < last or self._differs(archive, same)):
                same, root = None, self._free(f"{self._name}:{root}")
            if same is None:
                top = made.one("SELECT max(archive) FROM archives")
                same = archive if archive == 0 and top is None else (top or 0) + 1
                made.run("INSERT INTO archives VALUES (?, ?)", [same, root])
            made.run("INSERT INTO scratch.archives VALUES (?, ?)", [archive, same])
            last = same

    def _differs(self, archive: int, there: int) -> bool:
        """Whether a path of both has other bytes in each."""
        sql = f"""SELECT 1 FROM {self._source}.files s JOIN files f USING (path)
                  WHERE s.archive = ? AND f.archive = ? AND s.sha256 <> f.sha256 LIMIT 1"""
        return self._made.one(sql, [archive, there]) is not None

    def _free(self, root: str) -> str:
        """A name that no archive has."""
        number, name = 1, root
        while self._made.one("SELECT count(*) FROM archives WHERE root = ?", [name]):
            number += 1
            name = f"{root}#{number}"
        return name

    def _files(self) -> Iterator[list[tuple[int, int]]]:
        sql = f"""SELECT file, new, path FROM {self._source}.files
                  JOIN scratch.archives USING (archive)"""
        for page in self._made.pages(sql):
            yield [(file, key(archive, path)) for file, archive, path in page]

    def _documents(self) -> Iterator[list[tuple[int, int]]]:
        sql = f"""SELECT d.document, m.new, coalesce(d.member, '')
                  FROM {self._source}.documents d JOIN scratch.file m USING (file)"""
        for page in self._made.pages(sql):
            yield [(document, key(file, member)) for document, file, member in page]

    def _map(self, name: str, pages: Iterator[list[tuple[int, int]]]) -> None:
        """A table of old and new keys."""
        import pyarrow as pa

        self._made.run(f"CREATE OR REPLACE TABLE scratch.{name} ({name} BIGINT, new BIGINT)")
        for page in pages:
            old, new = zip(*page, strict=True)
            rows = pa.table({name: pa.array(old, pa.int64()), "new": pa.array(new, pa.int64())})
            self._made.insert(f"scratch.{name}", rows)

    def _copy_rows(self) -> None:
        made, source = self._made, self._source
        there = {
            table
            for (table,) in made.all(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = ?", [source]
            )
        }
        insert = "INSERT INTO {0} BY NAME SELECT s.* REPLACE ({1}) FROM {2}.{0} s {3}"
        file = "m.new AS file"
        of_file = "JOIN scratch.file m ON m.file = s.file"
        of_document = "JOIN scratch.document k ON k.document = s.document"
        archive = "a.new AS archive"
        of_archive = "JOIN scratch.archives a ON a.archive = s.archive"
        both = (f"{file}, k.new AS document", f"{of_file} {of_document}")
        parts: list[tuple[str, str, str]] = [
            ("files", f"{file}, {archive}, NULL AS duplicate_of", f"{of_file} {of_archive}"),
            ("failures", file, of_file),
            ("documents", *both),
            ("corrections", *both),
            ("texts", "k.new AS document", of_document),
            *((one.plural, "k.new AS document", of_document) for one in made.types.values()),
        ]
        for table, replaced, joined in parts:
            if table in there:
                made.run(insert.format(quoted(table), replaced, source, joined))
        runs = f"{archive}, s.run + (SELECT coalesce(max(run), 0) FROM runs) AS run"
        made.run(insert.format("runs", runs, source, of_archive))
