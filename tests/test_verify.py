"""A store is checked: what is whole, what is damaged, and who reads while a batch writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest

pytest.importorskip("pyarrow")

from extractor.batch import version as versions
from extractor.batch.options import Options
from extractor.batch.run import run_batch
from extractor.batch.version import version
from extractor.errors import StoreError
from extractor.grids import Cell, Grid
from extractor.store import opening
from extractor.store.ledger import Ledger
from extractor.store.opening import open_store
from extractor.store.snapshot import Snapshot
from extractor.store.texts import pack_grids
from extractor.store.verify import MOST, verify

STUB = "batch_stub:make"
LINE = "甲市指标{n}增长{n}%，\n乙市产值增长{n}.5%。"
DOCUMENTS = 30


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verified")
    archive = folder / "archive"
    archive.mkdir()
    for n in range(DOCUMENTS):
        (archive / f"{n:02}.txt").write_text(LINE.format(n=n), "utf-8")
    (archive / "copy.txt").write_bytes((archive / "00.txt").read_bytes())
    (archive / "none.txt").write_bytes(b"")
    run_batch(archive, folder / "s.duckdb", options=Options(engine=STUB, workers=0))
    return folder / "s.duckdb"


@pytest.fixture
def store(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "s.duckdb"))


def faults(store: Path) -> tuple[str, ...]:
    with open_store(store) as opened:
        return verify(opened).faults


def test_a_store_that_is_whole(store: Path, command: Callable[..., Any]) -> None:
    code, out, err = command("verify", store)
    assert (code, err) == (0, "")
    assert out == f"{DOCUMENTS} documents, {4 * DOCUMENTS} records: no fault\n"


FIRST = "(SELECT document FROM documents WHERE path = '01.txt')"
BEYOND = pack_grids([Grid(3, 99, (Cell(0, 0, 3, 99),))])
DAMAGE = [
    ("UPDATE documents SET records = 9 WHERE path = '01.txt'", "records (document, said, there): "),
    ("UPDATE documents SET facts = 9 WHERE path = '01.txt'", "facts (document, said, there): 01"),
    ("UPDATE documents SET quantities = 9 WHERE path = '01.txt'", "quantities (document, said, "),
    ("UPDATE documents SET characters = 3 WHERE path = '01.txt'", "01.txt: 22 characters, not 3"),
    ("UPDATE documents SET path = 'x' WHERE path = '01.txt'", "another path or hash than its file"),
    ("UPDATE documents SET file = 7 WHERE path = '01.txt'", "document of no file: 01.txt"),
    ("UPDATE documents SET text_sha256 = 'x' WHERE path = '01.txt'", "01.txt: another checksum"),
    (f"UPDATE texts SET content = 'x' WHERE document = {FIRST}", "01.txt: cannot be unpacked"),
    (f"UPDATE texts SET grids = 'x' WHERE document = {FIRST}", "01.txt: its tables cannot be unp"),
    (
        "UPDATE texts SET grids = (SELECT content FROM cells)",
        "01.txt: a cell 3-99 is not in the 22 characters",
    ),
    (f"DELETE FROM texts WHERE document = {FIRST}", "document without its text: 01.txt"),
    (f"INSERT INTO texts SELECT * FROM texts WHERE document = {FIRST}", "texts: rows of one docum"),
    (f"DELETE FROM observations WHERE document = {FIRST}", "01.txt 4 2"),
    ("DELETE FROM documents WHERE path = '01.txt'", "rows of no document: observations 2"),
    ("DELETE FROM documents WHERE path = '01.txt'", "file that is done, and has no document: 01"),
    ("UPDATE observations SET n = 0", "with a place that is another's or none"),
    (f"UPDATE quantities SET span_end = 999 WHERE document = {FIRST}", "is not in the 22 charac"),
    (f"UPDATE quantities SET span_start = NULL WHERE document = {FIRST}", "its span None-"),
    (f"UPDATE quantities SET text = '7%' WHERE document = {FIRST}", "holds another text than it"),
    ("UPDATE files SET state = 'odd' WHERE path = '01.txt'", "in a state that is none: 01.txt odd"),
    ("UPDATE files SET sha256 = 'x' WHERE path = 'copy.txt'", "duplicate of a file with other byt"),
    ("DELETE FROM failures", "file that failed for no reason: none.txt"),
    ("DELETE FROM files WHERE path = 'none.txt'", "failure of no file: none.txt empty"),
    ("INSERT INTO reprints VALUES (7, 8)", "reprint of no document: 7"),
    ("ALTER TABLE observations DROP COLUMN rule", "observations: no column rule"),
    ("ALTER TABLE runs ALTER seen TYPE VARCHAR", "runs.seen: VARCHAR, not INTEGER"),
    ("DROP VIEW worst", "worst: Catalog Error"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGE)
def test_a_fault_is_a_line(
    damage: str, said: str, store: Path, command: Callable[..., Any]
) -> None:
    with duckdb.connect(str(store)) as opened:
        opened.execute("CREATE TEMP TABLE cells AS SELECT ?::BLOB AS content", [BEYOND])
        opened.execute(damage)
    code, out, err = command("verify", store)
    assert (code, err) == (1, "")
    assert said in out
    lines = out.splitlines()
    assert lines[-1].endswith(f"faults: {len(lines) - 1}")


def test_many_faults_of_a_kind_are_told_in_short(store: Path) -> None:
    with duckdb.connect(str(store)) as opened:
        opened.execute("UPDATE documents SET characters = 1")
    found = faults(store)
    assert len(found) == MOST + 1
    assert found[-1] == f"text: {DOCUMENTS - MOST} more"


def test_rows_of_files_that_wait_may_be_in_part(store: Path) -> None:
    with duckdb.connect(str(store)) as opened:
        opened.execute("UPDATE files SET state = 'pending' WHERE path = '01.txt'")
        opened.execute(f"DELETE FROM observations WHERE document = {FIRST}")
    with open_store(store) as opened_store:
        found = verify(opened_store)
    assert (found.waiting, found.faults) == (1, ())


KEYED = ("documents", "files", "store")


def is_writable(store: Path) -> bool:
    """Whether each row finds its own key, as those of a batch do."""
    try:
        with duckdb.connect(str(store)) as opened:
            opened.execute("BEGIN")
            for table in KEYED:
                opened.execute(f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT DO NOTHING")
            opened.execute("ROLLBACK")
    except duckdb.Error:
        return False
    return True


def test_damaged_blocks(store: Path, command: Callable[..., Any]) -> None:
    """Every block that is in use has a checksum, so damage is told wherever it is."""
    size, told = store.stat().st_size, []
    whole = store.read_bytes()
    for at in range(12_288, size - 64, 262_144):
        store.write_bytes(
            whole[: at + 100] + bytes(byte ^ 0x55 for byte in whole[at + 100 : at + 164])
            + whole[at + 164 :]
        )  # fmt: skip
        code, out, err = command("verify", store)
        assert code in (0, 1, 2)
        assert ("damaged: a part of it holds other bytes" in out + err) == (code != 0)
        if code == 0:  # a block that nothing uses
            assert is_writable(store)
        told.append(out + err)
        store.write_bytes(whole)
    keys = "".join(told).count("its keys cannot be read: damaged")
    assert keys >= len(KEYED)
    assert command("verify", store)[0] == 0


def test_what_ended_a_write_is_told(store: Path) -> None:
    """The tables it was given are let go after it: that this fails too is nobody's concern."""
    import pyarrow as pa

    keys = pa.table({"archive": pa.array([1, 1], pa.int32()), "root": ["a", "b"]})
    with open_store(store, write=True) as opened:
        opened.run("BEGIN")
        with pytest.raises(StoreError, match="two rows of one key"):
            opened.insert("archives", keys)
        opened.rollback()
        assert opened.one("SELECT count(*) FROM archives") == 1


@pytest.mark.parametrize("share", [0.7, 0.4, 0.1, 0.02])
def test_a_store_that_is_cut_off(share: float, store: Path, command: Callable[..., Any]) -> None:
    os.truncate(store, int(store.stat().st_size * share))
    code, out, err = command("verify", store)
    assert code in (1, 2)
    assert "cut off: a part of it is missing; take a copy of it from before" in out + err
    assert err.count("\n") == (code == 2)


def other(path: Path, sql: str) -> None:
    with duckdb.connect(str(path)) as made:
        made.execute(sql)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(b""), "another program's file"),
        (lambda path: path.write_text("no store", "utf-8"), "another program's file"),
        (lambda path: other(path, "CREATE TABLE t (x INT)"), "another program's database"),
        (lambda path: other(path, "CREATE TABLE store (x INT)"), "another program's database"),
        (lambda path: None, "no such store"),
        (Path.mkdir, "no such store"),
    ],
)
def test_what_is_no_store(
    make: Callable[[Path], Any], said: str, tmp_path: Path, command: Callable[..., Any]
) -> None:
    make(tmp_path / "x.duckdb")
    code, out, err = command("verify", tmp_path / "x.duckdb")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("2", "made by an older version of extractor; the next batch brings it up to date"),
        ("1", "made by another version of extractor (tables 1, here 4)"),
        ("99", "made by another version of extractor (tables 99, here 4)"),
    ],
)
def test_a_store_of_another_schema(
    schema: str, said: str, store: Path, command: Callable[..., Any]
) -> None:
    other(store, f"UPDATE store SET value = '{schema}' WHERE key = 'schema'")
    code, out, err = command("verify", store)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


# -- reading while a batch writes

BATCH = """
import sys
from pathlib import Path
from extractor.batch.options import Options
from extractor.batch.run import run_batch
archive, store = map(Path, sys.argv[1:])
run_batch(archive, store, options=Options(engine="batch_stub:make", workers=1))
"""


@pytest.fixture
def busy(tmp_path: Path) -> Any:
    """A store that another process writes for some seconds."""
    archive = tmp_path / "archive"
    archive.mkdir()
    for n in range(200):
        (archive / f"{n:03}.txt").write_text("SLOW" + LINE.format(n=n), "utf-8")
    store = tmp_path / "busy.duckdb"
    variables = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    process = subprocess.Popen([sys.executable, "-c", BATCH, str(archive), str(store)],
                               env=variables)  # fmt: skip
    yield store, process
    process.kill()
    process.wait()


def documents_once_there(store: Path, process: Any) -> int:
    """How many documents a reader sees, as soon as there are any; it reads a copy meanwhile."""
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        if store.exists():
            with open_store(store) as opened:
                seen = opened.one("SELECT count(*) FROM documents")
                if seen and opened.is_copy:
                    return int(seen)
        time.sleep(0.05)
    raise AssertionError("the batch was over before anybody could read")


def test_readers_while_a_batch_writes(busy: Any, command: Callable[..., Any]) -> None:
    store, process = busy
    seen = documents_once_there(store, process)
    assert 0 < seen < 200
    with open_store(store) as opened:  # all tables are of one moment
        assert verify(opened).faults == ()
        kept = opened.one("SELECT count(*) FROM documents")
        with pytest.raises(StoreError):  # and nothing can be written
            opened.run("DELETE FROM documents")
    note = f"extractor: {store}: a batch is writing it; this is what it holds now\n"
    for arguments in (("status",), ("find", "--indicator", "产值", "--limit", "1"), ("verify",)):
        code, out, err = command(arguments[0], store, *arguments[1:])
        assert (code, err) == (0, note)
        assert out
    code, out, err = command("forget", store, "000.txt")
    assert (code, out) == (2, "")
    assert f"being written by another batch (process {process.pid})" in err
    assert process.poll() is None  # it went on
    process.wait(timeout=120)
    assert faults(store) == ()
    with open_store(store) as opened:
        assert not opened.is_copy
        assert kept <= opened.one("SELECT count(*) FROM documents") == 200


_READER = """
import sys
from extractor.store import opening
from extractor.store.opening import open_store
with open_store(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_store_that_is_being_read(
    store: Path, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever only reads it is no batch; other readers read on, and writers wait a while."""
    monkeypatch.setattr(opening, "PATIENCE", 0.3)
    with subprocess.Popen(
        [sys.executable, "-c", _READER, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == b"open\n"
        code, out, err = command("forget", store, "1.txt")
        assert (code, out) == (2, "")
        assert f"being read (process {reader.pid}), by extractor serve or another" in err
        assert command("status", store).code == 0
        monkeypatch.setattr(opening, "PATIENCE", 60.0)
        assert reader.stdin is not None
        threading.Timer(0.5, reader.stdin.close).start()
        assert command("forget", store, "01.txt").code == 0  # when the reader has ended


def test_no_room_for_a_copy(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StoreError, match="no copy of it can be made to read: No space left"):
        Snapshot(store)


def test_a_copy_is_begun_anew_where_the_head_changed(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies: list[str] = []
    copyfile = shutil.copyfile

    def disturbed(source: Path, target: Path) -> None:
        copyfile(source, target)
        copies.append(source.name)
        if len(copies) == 1:
            other(store, "INSERT INTO reprints VALUES (7, 8)")

    monkeypatch.setattr(shutil, "copyfile", disturbed)
    copy = Snapshot(store)
    with duckdb.connect(str(copy.path), read_only=True) as opened:
        assert opened.execute("SELECT count(*) FROM reprints").fetchall() == [(1,)]
    copy.close()
    assert not copy.path.parent.exists()
    assert len(copies) > 1


# -- what else a careful tester found


def test_a_link_that_leaves_the_archive_is_not_followed(tmp_path: Path) -> None:
    outside, archive = tmp_path / "outside", tmp_path / "archive"
    outside.mkdir()
    archive.mkdir()
    (outside / "b.txt").write_text(LINE.format(n=1), "utf-8")
    (archive / "a.txt").write_text(LINE.format(n=2), "utf-8")
    (archive / "more").symlink_to(outside)
    (archive / "one.txt").symlink_to(outside / "b.txt")
    (archive / "own.txt").symlink_to("a.txt")
    store = tmp_path / "s.duckdb"
    said = "SELECT path, reason FROM failures ORDER BY path"
    for follow, wrong in ((False, ["more/", "one.txt"]), (True, []), (False, ["more/", "one.txt"])):
        run_batch(
            archive, store,
            options=Options(engine=STUB, workers=0, follow_outside=follow, allow_deletes=True),
        )  # fmt: skip
        with open_store(store) as opened:
            assert opened.all(said) == [(path, "link-outside") for path in wrong]
            read = opened.one("SELECT count(*) FROM documents")
        assert read == (2 if follow else 1)


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    (tmp_path / "mine" / "lexicon").mkdir(parents=True)
    os.mkfifo(tmp_path / "mine" / "lexicon" / "scopes.tsv")
    return tmp_path / "mine"


@pytest.fixture
def bomb(tmp_path: Path) -> Path:
    (tmp_path / "mine" / "facts").mkdir(parents=True)
    nine = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    lines = ["a0: &a0 [x, x]", *nine]
    (tmp_path / "mine" / "facts" / "observations.yaml").write_text("\n".join(lines), "utf-8")
    return tmp_path / "mine"


@pytest.fixture
def circle(tmp_path: Path) -> Path:
    (tmp_path / "mine" / "facts").mkdir(parents=True)
    (tmp_path / "mine" / "facts" / "observations.yaml").write_text("rules: &r [*r]", "utf-8")
    return tmp_path / "mine"


def in_time(ask: Callable[[], Any]) -> Any:
    answers: list[Any] = []
    thread = threading.Thread(target=lambda: answers.append(ask()), daemon=True)
    thread.start()
    thread.join(timeout=60)
    (answer,) = answers
    return answer


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("pipe", "scopes.tsv: not a regular file"),
        ("bomb", "do aliases repeat?"),
        ("circle", "do aliases repeat?"),
    ],
)
def test_patterns_that_would_never_end(
    kind: str, said: str, tmp_path: Path, command: Callable[..., Any],
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    mine = request.getfixturevalue(kind)
    text = tmp_path / "a.txt"
    text.write_text(LINE.format(n=1), "utf-8")
    for arguments in (("extract", text), ("batch", tmp_path, "--out", tmp_path / "s.duckdb")):
        code, out, err = in_time(partial(command, *arguments, "--patterns", mine))
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert said in err


def test_names_in_error_lines_are_no_commands(command: Callable[..., Any], tmp_path: Path) -> None:
    name = "\x1b[31mred\x07.txt"
    (tmp_path / name).write_bytes(b"\x7fELF\x02\x01\x01\0")
    for given in (tmp_path / name, tmp_path / f"no{name}"):
        code, _, err = command("extract", given)
        assert code == 2
        assert err.rstrip("\n").isprintable(), err


def test_a_reading_is_known_by_the_libraries_too(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, known = version(), versions._version_of
    monkeypatch.setattr(
        versions, "_version_of", lambda name: "9.9" if name == "rjieba" else known(name)
    )
    after = version()
    assert after.patterns == before.patterns
    assert after.program != before.program
    with open_store(store, write=True) as opened:
        ledger = Ledger(opened, opened.one("SELECT root FROM archives"))
        assert (ledger.older(before), ledger.older(after)) == (0, DOCUMENTS)
        assert "rjieba " in (opened.get(f"libraries of {before.program}") or "")
