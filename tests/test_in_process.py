"""A batch without processes of its own: the same tables, and what it can keep of the limits."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

import batch_stub

from extractor.batch import pool
from extractor.batch.options import Options
from extractor.batch.progress import Progress
from extractor.batch.run import run_batch
from extractor.errors import ExtractorError
from extractor.store.opening import open_store
from extractor.store.verify import verify

STUB = "batch_stub:make"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for n in range(40):
        (folder / f"{n:02}.txt").write_text(f"甲市指标{n}增长{n}%，乙市产值增长{n}.5%。", "utf-8")
    (folder / "bad.txt").write_text("RAISE", "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "members.txt").write_text("MEMBERS\n甲市甲增长1%\n乙市乙增长2%", "utf-8")
    (folder / "xcopy.txt").write_bytes((folder / "07.txt").read_bytes())
    return folder


def batch(root: Path, store: Path, **options: Any) -> Progress:
    return run_batch(root, store, options=Options(**{"engine": STUB, "workers": 0, **options}))


def tables(store: Path) -> list[list[Any]]:
    names = ("documents", "observations", "quantities", "texts", "failures")
    with open_store(store) as opened:
        assert verify(opened).faults == ()
        return [sorted(opened.all(f"SELECT * FROM {name}"), key=repr) for name in names]


def test_the_same_tables_as_with_workers(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch(root, tmp_path / "one.duckdb", workers=1)
    monkeypatch.delattr(pool, "_Process")  # no process is started
    done = batch(root, tmp_path / "none.duckdb")
    assert (done.documents, done.failed, done.duplicates) == (42, 2, 1)
    assert tables(tmp_path / "none.duckdb") == tables(tmp_path / "one.duckdb")
    assert batch(root, tmp_path / "none.duckdb").total == 0


def test_a_text_that_takes_too_long(root: Path, tmp_path: Path) -> None:
    (root / "hang.txt").write_text("HANG", "utf-8")
    store = tmp_path / "s.duckdb"
    assert batch(root, store, timeout=0.5).documents == 42
    with open_store(store) as opened:
        sql = "SELECT reason, message FROM failures WHERE path = 'hang.txt'"
        assert opened.all(sql) == [("timeout", "ran past 0.5 s")]


def test_memory_that_is_not_there(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = batch_stub.read

    def greedy(documents: Any, begin: Callable[[int], None]) -> Any:
        if any("指标5增" in document.text for document in documents):
            raise MemoryError
        return read(documents, begin)

    monkeypatch.setattr(batch_stub, "read", greedy)
    store = tmp_path / "s.duckdb"
    batch(root, store)
    with open_store(store) as opened:
        sql = "SELECT path FROM failures WHERE reason = 'memory'"
        assert opened.all(sql) == [("05.txt",)]
        assert opened.one("SELECT count(*) FROM documents") == 41
        assert verify(opened).faults == ()


def test_wrong_patterns_and_a_stop(root: Path, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    with pytest.raises(ExtractorError, match="broken on purpose"):
        batch(root, tmp_path / "s.duckdb", patterns=(tmp_path,))

    def stop(progress: Progress) -> None:
        if progress.finished > 5:
            raise KeyboardInterrupt

    for n in range(30):
        (root / f"slow{n}.txt").write_text(f"SLOW甲市指标{n}增长{n}%。", "utf-8")
    store = tmp_path / "t.duckdb"
    with pytest.raises(KeyboardInterrupt):
        run_batch(root, store, options=Options(engine=STUB, workers=0), on_progress=stop)
    batch(root, store)
    with open_store(store) as opened:
        assert opened.one("SELECT count(*) FROM documents") == 72
        assert verify(opened).faults == ()


def test_the_command_with_our_own_engine(tmp_path: Path, command: Callable[..., Any]) -> None:
    (tmp_path / "in").mkdir()
    text = "2024年，青州市用电量增长6.2%。"
    (tmp_path / "in" / "a.txt").write_text(text, "utf-8")
    before = os.getpid()
    code, out, err = command("batch", tmp_path / "in", "--out", tmp_path / "s.duckdb", "-w", "0")
    assert (code, err, os.getpid()) == (0, "", before)
    assert "1 documents, 1 facts" in out


def test_the_time_of_an_archive_is_its_members(root: Path, tmp_path: Path) -> None:
    members = "\n".join(f"SLOW甲市指标{n}增长{n}%" for n in range(90))  # 0.02 s each
    (root / "many.txt").write_text(f"MEMBERS\n{members}", "utf-8")
    done = batch(root, tmp_path / "s.duckdb", workers=1, timeout=1.0)
    assert (done.documents, done.failed) == (132, 2)
