"""A folder becomes a store: every file is accounted for, whatever happens on the way."""

from __future__ import annotations

import hashlib
import mmap
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from permissions import as_nobody

pytest.importorskip("duckdb")

from extractor.batch import writer
from extractor.batch.messages import NOW, Done, Job, Setup
from extractor.batch.options import Options
from extractor.batch.progress import Progress
from extractor.batch.run import run_batch
from extractor.batch.worker import ROWS, Worker, engine_of
from extractor.errors import ExtractorError, OptionError, PatternError, SourceError, StoreError
from extractor.store.ddl import CONTENT
from extractor.store.opening import open_store

STUB = "batch_stub:make"
Archive = Callable[..., Path]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A folder with these files: name and text, or bytes."""

    def make(files: dict[str, str | bytes], name: str = "archive") -> Path:
        root = tmp_path / name
        for path, content in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        root.mkdir(exist_ok=True)
        return root

    return make


def batch(root: Path, store: Path, **options: Any) -> Progress:
    return run_batch(root, store, options=Options(engine=STUB, **options))


def tables(store: Path) -> dict[str, list[Any]]:
    """All that a run leaves, but the times of the runs."""
    with open_store(store) as s:
        found = {t: s.all(f"SELECT * FROM {t} ORDER BY ALL") for t in CONTENT}
        found["files"] = s.all("SELECT * EXCLUDE (modified, changed) FROM files ORDER BY ALL")
    return found


def failures(store: Path) -> dict[str, str]:
    with open_store(store) as s:
        return dict(s.all("SELECT path, reason FROM failures"))


def said(store: Path) -> list[tuple[str, str, str]]:
    with open_store(store) as s:
        return s.all("SELECT path, indicator, value::VARCHAR FROM series ORDER BY ALL")


def test_rows_name_file_sentence_and_span(archive: Archive, tmp_path: Path) -> None:
    text = "开头一句。甲市投资增长8.4%，乙市产值增长3%。末句。"
    root = archive({"2024/a.txt": text})
    done = batch(root, tmp_path / "s.duckdb")
    assert (done.seen, done.total, done.documents, done.facts, done.failed) == (1, 1, 1, 2, 0)
    with open_store(tmp_path / "s.duckdb") as s:
        rows = s.all("SELECT path, text, sentence, span_start, span_end, subject_code FROM series")
    assert sorted(rows) == [
        ("2024/a.txt", "3%", "甲市投资增长8.4%，乙市产值增长3%。", 22, 24, "990200"),
        ("2024/a.txt", "8.4%", "甲市投资增长8.4%，乙市产值增长3%。", 11, 15, "990100"),
    ]
    assert text[11:15] == "8.4%"
    assert text[22:24] == "3%"


def test_any_number_of_workers_gives_the_same_tables(archive: Archive, tmp_path: Path) -> None:
    root = archive(
        {
            **{f"{n % 7}/{n}.txt": f"甲市指标{n}增长{n}%。" for n in range(150)},
            "copy/1.txt": "甲市指标1增长1%。",
            "bad.png": b"\x89PNG",
            "raise.txt": "RAISE",
            "crash.txt": "CRASH",
        }
    )
    one = tmp_path / "one.duckdb"
    three = tmp_path / "three.duckdb"
    assert batch(root, one, workers=1).documents == 150
    assert batch(root, three, workers=3).documents == 150
    assert tables(one) == tables(three)


def test_a_bad_file_does_not_take_the_others_along(archive: Archive, tmp_path: Path) -> None:
    good = {f"g{n}.txt": f"甲市指标{n}增长{n}%。" for n in range(60)}
    root = archive(
        {
            **good,
            "a-crash.txt": "CRASH",
            "b-exit.txt": "EXIT",
            "c-hang.txt": "HANG",
            "d-greedy.txt": "GREEDY",
            "e-raise.txt": "RAISE",
            "f-empty.txt": b"",
            "h-image.txt": b"\x89PNG",
            "i-bytes.txt": b"\xff\xfe\xfd",
            "j-long.txt": "长" * 5000,
        }
    )
    store = tmp_path / "s.duckdb"
    done = batch(root, store, workers=2, timeout=1.5, memory=300, longest=4000)
    assert done.documents == len(good)
    assert failures(store) == {
        "a-crash.txt": "crashed",
        "b-exit.txt": "crashed",
        "c-hang.txt": "timeout",
        "d-greedy.txt": "memory",
        "e-raise.txt": "extractor-error",
        "f-empty.txt": "empty",
        "h-image.txt": "image",
        "i-bytes.txt": "loader-error",
        "j-long.txt": "too-long",
    }
    assert done.failed == 9
    with open_store(store) as s:
        (message,) = s.all("SELECT message FROM failures WHERE path = 'e-raise.txt'")
        assert message == ("ValueError: two lines",)
        assert s.one("SELECT count(*) FROM files WHERE state = 'pending'") == 0


@pytest.mark.parametrize(("word", "reason"), [("CRASH", "crashed"), ("HANG", "timeout")])
def test_many_bad_files_in_a_row(word: str, reason: str, archive: Archive, tmp_path: Path) -> None:
    """More than the deaths after which a pool that finishes nothing is given up."""
    root = archive({**{f"a{n}.txt": f"{word} {n}" for n in range(7)}, "z.txt": "甲市指标增长1%。"})
    done = batch(root, tmp_path / "s.duckdb", workers=1, timeout=1.5)
    assert (done.documents, done.failed) == (1, 7)
    assert set(failures(tmp_path / "s.duckdb").values()) == {reason}


def test_a_long_document_comes_in_pieces(archive: Archive, tmp_path: Path) -> None:
    """The main process never holds all of it, and the store never shows half of it."""
    root = archive({"a.txt": "".join(f"甲市指标{n}增长{n}%。" for n in range(20_000))})
    sent: list[Done] = []
    connection = SimpleNamespace(send=sent.append, poll=lambda: False)
    setup = Setup(engine=STUB)
    with mmap.mmap(-1, NOW.size) as shared:
        worker = Worker(engine_of(setup), setup, connection, shared)  # type: ignore[arg-type]
        worker.work([Job(7, str(root), str(root / "a.txt"), "a.txt", "")])
    sizes = [sum(table.num_rows for table in done.tables.values()) for done in sent]
    assert sum(sizes) == 40_002  # the document and its text among them
    assert max(sizes) <= ROWS
    assert [done.begun for done in sent] == [[7]] + [[]] * (len(sent) - 1)
    digest = hashlib.sha256((root / "a.txt").read_bytes()).hexdigest()
    assert [done.finished for done in sent] == [[]] * (len(sent) - 1) + [[(7, "done", digest)]]

    assert batch(root, tmp_path / "s.duckdb").facts == 20_000
    (root / "a.txt").write_text("甲市指标增长1%。", encoding="utf-8")
    batch(root, tmp_path / "s.duckdb")
    assert len(said(tmp_path / "s.duckdb")) == 1


def test_a_run_that_ends_within_a_long_document(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = archive({"a.txt": "".join(f"甲市指标{n}增长{n}%。" for n in range(9_000))})
    store = tmp_path / "s.duckdb"
    monkeypatch.setattr(writer, "TRANSACTION_ROWS", 1000)
    commit = writer.Writer._commit
    commits = []

    def stop_at_the_third(self: writer.Writer) -> None:
        commits.append(1)
        if len(commits) == 3:
            raise KeyboardInterrupt
        commit(self)

    with monkeypatch.context() as patched:
        patched.setattr(writer.Writer, "_commit", stop_at_the_third)
        with pytest.raises(KeyboardInterrupt):
            batch(root, store)
    with open_store(store) as s:
        assert s.all("SELECT state FROM files") == [("pending",)]
        assert 0 < s.one("SELECT count(*) FROM observations") < 9_000
    batch(root, store)
    batch(root, tmp_path / "whole.duckdb")
    assert tables(store) == tables(tmp_path / "whole.duckdb")


def test_a_file_is_not_blamed_for_what_others_left(archive: Archive, tmp_path: Path) -> None:
    root = archive({f"{n}.txt": f"HOARD{n}" for n in range(5)})
    assert batch(root, tmp_path / "s.duckdb", memory=300).failed == 0


def test_the_version_is_the_rulebooks() -> None:
    from extractor.batch.version import version
    from extractor.rulebook import load_rulebook

    assert version().patterns == load_rulebook().version


def test_what_cannot_be_opened_is_told(archive: Archive, tmp_path: Path) -> None:
    root = archive({"a.txt": "甲市投资增长1%。", "sub/b.txt": "甲市投资增长2%。"})
    (root / "broken").symlink_to("nowhere")
    (root / "loop").symlink_to("loop")
    (root / "sub" / "up").symlink_to("..", target_is_directory=True)
    (root / "twin").symlink_to("sub", target_is_directory=True)
    (root / "same").symlink_to("a.txt")
    os.mkfifo(root / "pipe")
    store = tmp_path / "s.duckdb"
    batch(root, store)
    assert failures(store) == {
        "broken": "broken-link",
        "loop": "link-loop",
        "sub/up/": "link-loop",
        "twin/": "link-inside",
        "pipe": "fifo",
    }
    assert [path for path, *_ in said(store)] == ["a.txt", "sub/b.txt"]
    with open_store(store) as s:
        assert s.all("SELECT path, same_as FROM duplicates") == [("same", "a.txt")]


def test_what_may_not_be_read_is_told_and_not_forgotten() -> None:
    """Nothing is left to read here, so no worker is needed."""
    with as_nobody() as folder:
        store = folder / "s.duckdb"
        batch(folder / "archive", store)
        assert failures(store) == {"secret.txt": "permission", "closed/": "permission"}
        with open_store(store, write=True) as s:  # as if it had been read when it was open
            s.run(
                "INSERT INTO files (file, archive, path, state) VALUES (7, 1, 'closed/a', 'done')"
            )
        assert batch(folder / "archive", store).deleted == 0
        with pytest.raises(SourceError, match="cannot list the folder"):
            batch(folder / "locked", store)


def test_a_link_to_a_folder_outside_is_followed(archive: Archive, tmp_path: Path) -> None:
    other = archive({"b.txt": "甲市投资增长2%。"}, name="other")
    root = archive({"a.txt": "甲市投资增长1%。"})
    (root / "more").symlink_to(other, target_is_directory=True)
    batch(root, tmp_path / "s.duckdb", follow_outside=True)
    assert [path for path, *_ in said(tmp_path / "s.duckdb")] == ["a.txt", "more/b.txt"]


def test_a_name_of_any_bytes(archive: Archive, tmp_path: Path) -> None:
    root = archive({})
    names = [b"\xff\xfe.txt", b"\\xff\\xfe.txt", b"two\nlines.txt", "甲乙.txt".encode()]
    for n, name in enumerate(names):
        (root / os.fsdecode(name)).write_text(f"甲市投资增长{n}%。", encoding="utf-8")
    store = tmp_path / "s.duckdb"
    assert batch(root, store).documents == 4
    assert [path for path, *_ in said(store)] == [
        "\\\\xff\\\\xfe.txt",
        "\\xff\\xfe.txt",
        "two\\nlines.txt",
        "甲乙.txt",
    ]
    assert batch(root, store).total == 0


def test_the_second_run_reads_only_what_changed(archive: Archive, tmp_path: Path) -> None:
    files = {f"{n}.txt": f"甲市投资增长{n}%。" for n in range(9)}
    root = archive(files)
    store = tmp_path / "s.duckdb"
    assert batch(root, store).total == 9
    before = tables(store)
    assert batch(root, store).total == 0
    assert tables(store) == before

    (root / "0.txt").write_text("甲市投资增长100%。", encoding="utf-8")
    (root / "1.txt").unlink()
    (root / "new.txt").write_text("甲市投资增长200%。", encoding="utf-8")
    os.utime(root / "2.txt")  # touched, not changed
    done = batch(root, store)
    assert (done.total, done.deleted, done.documents) == (2, 1, 2)
    fresh = tmp_path / "fresh.duckdb"
    batch(root, fresh)
    assert tables(store) == tables(fresh)
    assert ("0.txt", "投资", "100.0000000000") in said(store)
    assert "1.txt" not in {path for path, *_ in said(store)}


def test_duplicates_follow_the_first_path(archive: Archive, tmp_path: Path) -> None:
    same = "甲市投资增长7%。"
    root = archive({"m.txt": same, "z.txt": same})
    store = tmp_path / "s.duckdb"
    done = batch(root, store)
    assert (done.total, done.duplicates) == (1, 1)
    assert [p for p, *_ in said(store)] == ["m.txt"]

    archive({"a.txt": same})  # an earlier path with the same bytes takes its place
    batch(root, store)
    assert [p for p, *_ in said(store)] == ["a.txt"]
    fresh = tmp_path / "fresh.duckdb"
    batch(root, fresh)
    assert tables(store) == tables(fresh)

    (root / "a.txt").unlink()
    (root / "m.txt").unlink()
    batch(root, store)
    assert [p for p, *_ in said(store)] == ["z.txt"]
    with open_store(store) as s:
        assert s.all("SELECT * FROM duplicates") == []


def test_a_copy_of_a_failed_file_has_failed_too(archive: Archive, tmp_path: Path) -> None:
    root = archive({f"{n}.txt": b"" for n in range(3)})
    store = tmp_path / "s.duckdb"
    batch(root, store)
    assert failures(store) == {"0.txt": "empty", "1.txt": "empty", "2.txt": "empty"}
    (root / "0.txt").unlink()
    batch(root, store)
    assert failures(store) == {"1.txt": "empty", "2.txt": "empty"}


def test_members_of_one_file(archive: Archive, tmp_path: Path) -> None:
    root = archive({"a.zip": "MEMBERS\n甲市投资增长1%。\nRAISE\n乙市产值增长2%。"})
    store = tmp_path / "s.duckdb"
    batch(root, store)
    with open_store(store) as s:
        assert s.all("SELECT path, member, records FROM documents ORDER BY member") == [
            ("a.zip", "0.txt", 2),
            ("a.zip", "2.txt", 2),
        ]
        assert s.all("SELECT path, member, reason FROM failures") == [
            ("a.zip", "1.txt", "extractor-error")
        ]
        assert s.all("SELECT state FROM files") == [("done",)]


def test_an_archive_of_bad_members_is_told_in_short(archive: Archive, tmp_path: Path) -> None:
    root = archive({"a.zip": "BAD MEMBERS 250"})
    batch(root, tmp_path / "s.duckdb")
    with open_store(tmp_path / "s.duckdb") as s:
        assert s.all("SELECT reason, count(*) FROM failures GROUP BY ALL ORDER BY ALL") == [
            ("image", 100),
            ("more", 1),
        ]
        assert s.one("SELECT message FROM failures WHERE reason = 'more'") == "150 more failures"


def test_two_archives_in_one_store(archive: Archive, tmp_path: Path) -> None:
    first = archive({"a.txt": "甲市投资增长1%。", "b.txt": "甲市投资增长2%。"}, "first")
    second = archive({"a.txt": "甲市投资增长3%。", "c.txt": "甲市投资增长2%。"}, "second")
    store = tmp_path / "s.duckdb"
    batch(first, store)
    batch(second, store)
    assert [(p, v[0]) for p, _, v in said(store)] == [
        ("a.txt", "1"),
        ("a.txt", "3"),
        ("b.txt", "2"),
    ]
    (first / "b.txt").unlink()
    batch(first, store, allow_deletes=True)  # the copy in the other archive is read in its place
    assert [(p, v[0]) for p, _, v in said(store)] == [
        ("a.txt", "1"),
        ("a.txt", "3"),
        ("c.txt", "2"),
    ]


def test_refresh_reads_what_new_patterns_could_change(archive: Archive, tmp_path: Path) -> None:
    root = archive({"a.txt": "甲市投资增长1%。", "bad.png": b"\x89PNG", "r.txt": "RAISE"})
    store = tmp_path / "s.duckdb"
    batch(root, store)
    mine = tmp_path / "mine"
    (mine / "lexicon").mkdir(parents=True)
    (mine / "lexicon" / "words.tsv").write_text("word\n甲\n", encoding="utf-8")
    done = batch(root, store, patterns=(mine,))
    assert (done.total, done.older) == (0, 1)
    done = batch(root, store, patterns=(mine,), refresh=True)
    assert (done.total, done.older) == (2, 0)  # the image cannot change by patterns
    assert batch(root, store, patterns=(mine,), refresh=True).total == 0


def test_retry_reads_failed_files_again(archive: Archive, tmp_path: Path) -> None:
    root = archive({"a.txt": "甲市投资增长1%。", "r.txt": "RAISE"})
    store = tmp_path / "s.duckdb"
    batch(root, store)
    assert batch(root, store).total == 0
    assert batch(root, store, retry=True).total == 1
    assert failures(store) == {"r.txt": "extractor-error"}


def test_the_store_may_lie_in_the_archive(archive: Archive) -> None:
    root = archive({"a.txt": "甲市投资增长1%。"})
    store = root / "facts.duckdb"
    assert batch(root, store).seen == 1
    assert batch(root, store).seen == 1


def test_wrong_patterns_are_told_before_anything_is_read(archive: Archive, tmp_path: Path) -> None:
    root = archive({"a.txt": "甲市投资增长1%。"})
    broken = tmp_path / "mine"
    (broken / "broken").mkdir(parents=True)
    with pytest.raises(ExtractorError, match="broken on purpose"):
        batch(root, tmp_path / "s.duckdb", patterns=(broken,))
    with pytest.raises(PatternError, match="no such folder"):
        batch(root, tmp_path / "s.duckdb", patterns=(tmp_path / "none",))
    assert batch(root, tmp_path / "s.duckdb").documents == 1


@pytest.mark.parametrize("name", ["timeout", "memory", "longest"])
def test_limits_are_positive(name: str) -> None:
    with pytest.raises(OptionError, match=f"{name} must be more than 0"):
        Options(**{name: 0})


def test_wrong_folders(archive: Archive, tmp_path: Path) -> None:
    root = archive({"a.txt": "甲市"})
    with pytest.raises(SourceError, match="no such folder"):
        batch(tmp_path / "none", tmp_path / "s.duckdb")
    with pytest.raises(SourceError, match="not a folder"):
        batch(root / "a.txt", tmp_path / "s.duckdb")
    with pytest.raises(StoreError, match="no such folder"):
        batch(root, tmp_path / "none" / "s.duckdb")
    assert not (tmp_path / "s.duckdb").exists()


_CHILD = """
import sys
sys.path.insert(0, {tests!r})
from extractor.batch import writer
from extractor.batch.options import Options
from extractor.batch.run import run_batch
said = []
def tell(progress):
    if progress.documents and not said:
        said.append(True)
        print("some are read", flush=True)
run_batch(
    {root!r}, {store!r}, options=Options(engine="batch_stub:make", workers=2), on_progress=tell
)
"""


def child(root: Path, store: Path) -> subprocess.Popen[bytes]:
    here = str(Path(__file__).parent)
    code = _CHILD.format(tests=here, root=str(root), store=str(store))
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", code], stdout=pipe, stderr=pipe)


def test_killed_at_any_moment_and_begun_again(archive: Archive, tmp_path: Path) -> None:
    root = archive({f"{n}.txt": f"SLOW甲市指标{n}增长{n}%。" for n in range(80)})
    store = tmp_path / "killed.duckdb"
    for pause in (0.3, 0.8, 1.2, 1.6):
        process = child(root, store)
        time.sleep(pause)
        process.kill()
        process.communicate()
    batch(root, store, workers=2)
    whole = tmp_path / "whole.duckdb"
    batch(root, whole, workers=2)
    assert tables(store) == tables(whole)


def test_only_a_batch_makes_a_store(tmp_path: Path) -> None:
    store = tmp_path / "none.duckdb"
    for command in (["forget", str(store), "a"], ["correct", str(store), "a", "--title", "b"]):
        run = subprocess.run(
            [sys.executable, "-m", "extractor", *command], capture_output=True, check=False
        )
        assert run.returncode == 2
        assert b"no such store" in run.stderr
        assert not store.exists()


def test_killed_while_the_store_is_made(tmp_path: Path) -> None:
    store = tmp_path / "new.duckdb"
    code = f"""
import os
from extractor.store import opening
opening.ddl = lambda: os._exit(9)
opening.open_store({str(store)!r}, write=True)
"""
    run = subprocess.run([sys.executable, "-c", code], check=False)
    assert run.returncode == 9
    assert not store.exists()
    with open_store(store, write=True) as opened:
        assert opened.get("format")


def test_ctrl_c_keeps_what_is_finished(archive: Archive, tmp_path: Path) -> None:
    root = archive({f"{n}.txt": f"SLOW甲市指标{n}增长{n}%。" for n in range(400)})
    store = tmp_path / "s.duckdb"
    process = child(root, store)
    assert process.stdout is not None
    assert process.stdout.readline() == b"some are read\n"
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert errors == b""
    assert process.returncode == 0
    with open_store(store) as s:
        assert s.all("SELECT state FROM runs") == [("stopped",)]
        some = s.one("SELECT count(*) FROM documents")
        assert some == s.one("SELECT count(*) FROM files WHERE state = 'done'")
    assert 0 < some < 400
    assert batch(root, store, workers=2).documents == 400 - some


def test_a_store_that_another_batch_writes(archive: Archive, tmp_path: Path) -> None:
    root = archive({"a.txt": "HANG"})
    store = tmp_path / "s.duckdb"
    process = child(root, store)
    try:
        deadline = time.monotonic() + 10
        while not store.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1)
        with pytest.raises(StoreError, match=rf"another batch \(process {process.pid}\)") as told:
            batch(root, store)
        assert "\n" not in str(told.value)
    finally:
        process.kill()
        process.communicate()


def test_a_log_has_a_line_a_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    root = tmp_path / "archive"
    root.mkdir()
    (root / "a.txt").write_text("2024年，青州市用电量增长6.2%。", "utf-8")
    (root / "b.txt").write_bytes(b"\xff\xfe\x00")
    for level, lines in (("INFO", 2), ("WARNING", 1)):
        caplog.clear()
        with caplog.at_level(level, logger="extractor.batch"):
            run_batch(root, tmp_path / f"{level}.duckdb", options=Options(workers=0))
        said = sorted(record.getMessage() for record in caplog.records)
        assert len(said) == lines
        assert said[-1].startswith("b.txt: ")
    assert "a.txt: 1 documents, 1 facts" not in said


def test_a_log_on_standard_error(tmp_path: Path) -> None:
    """And without one nothing is written there."""
    root = tmp_path / "archive"
    root.mkdir()
    (root / "b.txt").write_bytes(b"\xff\xfe\x00")
    command = [sys.executable, "-m", "extractor", "batch", str(root), "--workers", "0", "--out"]
    for number, options in enumerate(([], ["--log-level", "warning"])):
        done = subprocess.run(
            [*command, str(tmp_path / f"{number}.duckdb"), *options],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stderr.count(" WARNING b.txt: ") == number == done.stderr.count("\n")


def test_a_batch_into_a_workbook(tmp_path: Path, command: Callable[..., Any]) -> None:
    """Its store lies hidden beside it: the next batch reads what is new, find reads it too."""
    calamine = pytest.importorskip("python_calamine")
    pytest.importorskip("xlsxwriter")
    root, book = tmp_path / "archive", tmp_path / "archive" / "facts.xlsx"
    root.mkdir()
    for year in (2023, 2024):
        text = f"{year}年，青州市用电量增长{year - 2020}.2%。"
        (root / f"{year}.txt").write_text(text, "utf-8")
        done = command("batch", root, "--out", book, "--workers", "0")
        assert (done.code, "1 of 1 read" in done.out) == (0, True)
        sheets = calamine.CalamineWorkbook.from_path(str(book))
        rows = sheets.get_sheet_by_name("observations").to_python()
        assert len(rows) == year - 2021
        assert isinstance(rows[1][rows[0].index("value")], float)
        assert "pivot" in sheets.sheet_names
    assert "4.2%" in command("find", book, "--format", "csv").out
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"x")
    refused = command("batch", root, "--out", other)
    assert (refused.code, "no batch has made it" in refused.err) == (2, True)
    assert other.read_bytes() == b"x"
