"""Nothing is lost, doubled or taken for another: keys, bytes, deletions, parts of files."""

from __future__ import annotations

import io
import os
import re
import warnings
import zipfile
import zlib
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import duckdb
import pytest

pytest.importorskip("pyarrow")

from made_files import WORD, column, make_docx, make_pdf, make_zip, paragraph

from extractor.batch import run as running
from extractor.batch.digest import Digester
from extractor.batch.options import Options
from extractor.batch.progress import Progress
from extractor.batch.run import run_batch
from extractor.document import Document
from extractor.errors import SourceError, StoreError
from extractor.source import load_each
from extractor.store.database import MEMORY
from extractor.store.ddl import KEYS, ddl
from extractor.store.export import STATE, export, export_to, state_path
from extractor.store.kept_texts import kept_document
from extractor.store.marker import MARKER
from extractor.store.opening import open_store
from extractor.store.status import read_status
from extractor.store.texts import unpack_grids
from extractor.store.verify import verify

STUB = "batch_stub:make"


def batch(root: Path, store: Path, **options: Any) -> Progress:
    return run_batch(root, store, options=Options(engine=STUB, **options))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "s.duckdb"


def fill(root: Path, count: int) -> None:
    for n in range(count):
        (root / f"{n}.txt").write_text(f"甲市指标{n}增长{n}%。", "utf-8")


def rows(store: Path, sql: str) -> list[tuple[Any, ...]]:
    with open_store(store) as opened:
        return opened.all(sql)


# -- keys


def zipped(*members: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(data, "w") as archive:
        warnings.simplefilter("ignore")  # of names given twice
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def test_members_of_one_name_are_told_apart() -> None:
    data = zipped(
        *(("甲.txt", f"第{n}篇。".encode()) for n in range(3)), ("甲.txt#2", "别的。".encode())
    )
    found = list(load_each(data, path="库.zip"))
    assert [one.path for one in found] == [
        "库.zip!甲.txt",
        "库.zip!甲.txt#2",
        "库.zip!甲.txt#3",
        "库.zip!甲.txt#2#2",
    ]
    assert [one.text for one in found if isinstance(one, Document)][:2] == ["第0篇。", "第1篇。"]


@pytest.mark.parametrize("table", KEYS)
def test_a_second_row_of_a_key_is_refused(table: str, store: Path) -> None:
    with open_store(store, write=True) as opened:
        insert = f"INSERT INTO {table} ({KEYS[table]}) VALUES (7)"
        opened.run(insert)
        with pytest.raises(StoreError, match="two rows of one key"):
            opened.run(insert)
        assert opened.one(f"SELECT count(*) FROM {table}") == 1


def test_the_keys_have_the_memory_they_need(store: Path) -> None:
    with open_store(store, write=True) as opened:
        opened.make_room(2_000_000)
        told = opened.one("SELECT current_setting('memory_limit')")
        assert float(told.split()[0]) > 2 * MEMORY / 2**20


def older_store(path: Path) -> None:
    """A store of schema 2, in which one file has two documents of one key."""
    statements = re.sub(r', PRIMARY KEY \("\w+"\)| PRIMARY KEY', "", ddl())
    statements = statements.replace(', "partial" VARCHAR', "").replace(', "grids" BLOB', "")
    statements = "\n".join(
        s for s in statements.split("\n") if "partial" not in s and '"texts"."grids"' not in s
    )
    with duckdb.connect(str(path)) as made:
        made.execute(statements)
        made.execute("INSERT INTO store VALUES ('format', 'press-extractor'), ('schema', '2')")
        made.execute("INSERT INTO archives VALUES (1, '/nowhere')")
        for file, path_ in ((1, "a.zip"), (2, "b.txt")):
            made.execute(
                "INSERT INTO files (file, archive, path, state) VALUES (?, 1, ?, 'done')",
                [file, path_],
            )
        for document, file in ((10, 1), (10, 1), (20, 2)):
            made.execute("INSERT INTO documents (document, file) VALUES (?, ?)", [document, file])
            made.execute("INSERT INTO observations (document, n) VALUES (?, 0)", [document])
            made.execute("INSERT INTO texts VALUES (?, NULL)", [document])


def test_an_older_store_is_brought_up_to_date(store: Path) -> None:
    older_store(store)
    with pytest.raises(StoreError, match="the next batch brings it up to date"):
        open_store(store)
    open_store(store, write=True).close()
    assert rows(store, "SELECT document FROM documents") == [(20,)]
    assert rows(store, "SELECT document FROM observations") == [(20,)]
    assert rows(store, "SELECT document FROM texts") == [(20,)]
    assert rows(store, "SELECT file, state FROM files ORDER BY file") == [
        (1, "pending"),  # all are read again: the keys of facts are made then
        (2, "pending"),
    ]
    assert rows(store, "SELECT * FROM worst") is not None
    with open_store(store, write=True) as opened, pytest.raises(StoreError, match="one key"):
        opened.run("INSERT INTO documents (document, file) VALUES (20, 2)")


PAGE = (
    "<html><body><h1>青州市2024年主要指标</h1><p>主要指标如下，单位为亿元。</p><table>"
    "<tr><th>指标</th><th>2024年</th></tr><tr><td>地区生产总值（亿元）</td><td>820.4</td></tr>"
    "</table></body></html>"
)


def test_a_store_without_tables_reads_them_again(root: Path, store: Path) -> None:
    """Schema 3 kept texts alone: what has tables waits, and what has none is as it was."""
    fill(root, 2)
    (root / "3.html").write_text(PAGE, "utf-8")
    run_batch(root, store, options=Options(workers=0))
    with duckdb.connect(str(store)) as made:
        made.execute("ALTER TABLE texts DROP COLUMN grids")
        made.execute("UPDATE store SET value = '3' WHERE key = 'schema'")
    with pytest.raises(StoreError, match="the next batch brings it up to date"):
        open_store(store)
    open_store(store, write=True).close()
    assert rows(store, "SELECT path FROM files WHERE state = 'pending'") == [("3.html",)]
    run_batch(root, store, options=Options(workers=0))
    held = dict(rows(store, "SELECT path, t.grids FROM texts t JOIN documents d USING (document)"))
    assert unpack_grids(held["1.txt"]) == ()
    (grid,) = unpack_grids(held["3.html"]) or ()
    with open_store(store) as opened:
        text = kept_document(opened, "3.html").text
        assert verify(opened).faults == ()
    assert [text[cell.start : cell.end] for cell in grid.cells] == [
        "指标", "2024年", "地区生产总值（亿元）", "820.4",
    ]  # fmt: skip


# -- bytes


def test_what_is_read_is_kept_under_its_own_hash(
    root: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is another when it is read than when it was met, and then what it was."""
    fill(root, 3)
    one, first = root / "1.txt", (root / "1.txt").read_bytes()
    (root / "copy.txt").write_bytes(first)
    read = running._Batch._read

    def swapped(self: Any) -> None:
        one.write_text("甲市另一增长77%。", "utf-8")
        read(self)

    with monkeypatch.context() as patched:
        patched.setattr(running._Batch, "_read", swapped)
        batch(root, store)
    said = "SELECT path, indicator FROM series WHERE path IN ('1.txt', 'copy.txt') ORDER BY path"
    assert rows(store, said) == [("1.txt", "另一"), ("copy.txt", "指标1")]
    one.write_bytes(first)
    batch(root, store)
    assert rows(store, said) == [("1.txt", "指标1")]  # and the copy is its duplicate again
    with open_store(store) as opened:
        hashes = opened.all("SELECT d.sha256 = f.sha256 FROM documents d JOIN files f USING (file)")
    assert set(hashes) == {(True,)}


def test_a_file_changed_within_one_tick_of_the_clock(root: Path, store: Path) -> None:
    fill(root, 1)
    batch(root, store)
    assert rows(store, "SELECT changed FROM files") == [(0,)]  # too young to be trusted


def test_a_file_that_does_not_answer_holds_up_nothing(tmp_path: Path) -> None:
    good, pipe = tmp_path / "a.txt", tmp_path / "pipe"
    good.write_bytes(b"x")
    os.mkfifo(pipe)
    digester = Digester(timeout=0.2, limit=10)
    with pytest.MonkeyPatch.context() as patched:
        patched.delattr(os, "O_NONBLOCK")
        with pytest.raises(SourceError) as told:
            digester.of(str(pipe), 0)
    assert told.value.reason == "timeout"
    assert len(digester.of(str(good), 1)) == 64
    digester.close()
    with pipe.open("wb"):  # let the thread that hangs go
        pass


def test_no_file_is_hashed_beyond_the_limit(root: Path, store: Path) -> None:
    fill(root, 1)
    with (root / "sparse.bin").open("wb") as file:
        file.truncate(30 << 30)
    done = batch(root, store)
    assert done.seconds < 20
    assert rows(store, "SELECT path, stage, reason FROM failures") == [
        ("sparse.bin", "scan", "too-large")
    ]
    digester = Digester(timeout=5, limit=10)
    with pytest.raises(SourceError) as told:
        digester.of("/dev/zero", 0)  # gives more than it has
    assert told.value.reason == "too-large"
    digester.close()


# -- deletions


@pytest.mark.parametrize(("kept", "refused"), [(0, True), (5, True), (6, False)])
def test_an_archive_is_not_emptied_by_itself(
    kept: int, refused: bool, root: Path, store: Path
) -> None:
    fill(root, 8)
    batch(root, store)
    for n in range(kept, 8):
        (root / f"{n}.txt").unlink()
    if not refused:
        assert batch(root, store).deleted == 8 - kept
        return
    with pytest.raises(SourceError, match=f"{8 - kept} of 8 files are gone .*--allow-deletes"):
        batch(root, store)
    assert rows(store, "SELECT count(*) FROM documents") == [(8,)]
    assert batch(root, store, allow_deletes=True).deleted == 8 - kept
    assert rows(store, "SELECT count(*) FROM documents") == [(kept,)]


def test_what_was_moved_within_the_archive_is_not_lost(root: Path, store: Path) -> None:
    fill(root, 8)
    batch(root, store)
    (root / "new").mkdir()
    for n in range(8):
        (root / f"{n}.txt").rename(root / "new" / f"{n}.txt")
    assert batch(root, store).deleted == 8
    assert rows(store, "SELECT count(*) FROM documents") == [(8,)]


@pytest.mark.parametrize("replaced", [False, True])
def test_a_store_that_is_deleted_while_it_is_written(
    replaced: bool, root: Path, store: Path
) -> None:
    fill(root, 3)

    def vanish(progress: Progress) -> None:
        if progress.stage == "read" and store.exists():
            store.unlink()
            if replaced:
                store.write_bytes(b"")

    for n in range(3, 40):  # long enough to be told of progress
        (root / f"{n}.txt").write_text(f"SLOW甲市指标{n}增长{n}%。", "utf-8")
    with pytest.raises(StoreError, match="deleted or replaced while it was written"):
        run_batch(root, store, options=Options(engine=STUB), on_progress=vanish)


# -- folders of tables


@pytest.mark.parametrize("name", ["documents.csv", "documents", "observations.csv", "x.txt"])
def test_a_folder_with_files_of_the_users(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(StoreError, match=name):
        state_path(tmp_path, "csv")
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_a_users_own_table_among_ours(root: Path, tmp_path: Path) -> None:
    fill(root, 2)
    out = tmp_path / "out"
    state = state_path(out, "parquet")
    batch(root, state)
    with open_store(state, write=True) as opened:
        export(opened, out, "parquet")
        (out / "documents.csv").write_text("mine", "utf-8")
        (out / "notes.txt").write_text("mine", "utf-8")
        with pytest.raises(StoreError, match=r"documents\.csv there was not written by extractor"):
            export(opened, out, "csv")
    with pytest.raises(StoreError, match=r"documents\.csv there"):
        state_path(out, "csv")
    assert (out / "documents.csv").read_text("utf-8") == "mine"
    assert state_path(out, "parquet") == out / STATE  # its own tables it may replace
    (out / "documents.csv").unlink()
    with open_store(state, write=True) as opened:
        assert export(opened, out, "csv")
        assert export(opened, out, "parquet")


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"format": "x", "written": ["documents.csv"]}', "{}"]
)
def test_a_marker_that_is_none(content: str, tmp_path: Path, store: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MARKER).write_text(content, "utf-8")
    (tmp_path / "out" / "documents.csv").write_text("mine", "utf-8")
    with open_store(store, write=True) as opened, pytest.raises(StoreError, match="documents"):
        export_to(opened, tmp_path / "out", "csv")


# -- parts of files


def broken_page(data: bytes) -> bytes:
    places = [match.start() for match in re.finditer(rb"/Type\s*/Page\b", data)]
    at = data.index(b"Page", places[1])
    return data[:at] + b"Pagx" + data[at + 4 :]


def packed_pdf(data: bytes) -> bytes:
    """The same PDF with its streams packed."""

    def pack(match: re.Match[bytes]) -> bytes:
        packed = zlib.compress(match[2])
        head = f"/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
        return head + packed + b"\nendstream"

    return re.sub(rb"(/Length \d+)>>\s*stream\r?\n(.*?)\r?\nendstream", pack, data, flags=re.DOTALL)


def cut_stream(data: bytes) -> bytes:
    ends = [match.start() for match in re.finditer(rb"endstream", data)]
    start = data.rindex(b"stream", 0, ends[0]) + 8
    middle = (start + ends[0]) // 2
    return data[:middle] + b" " * (ends[0] - middle) + data[ends[0] :]


LINES = ["临湖市统计局专报", "2025年全市工业增加值增长8.4%。"]


def partial_of(data: bytes, name: str) -> str | None:
    (found,) = load_each(data, path=name)
    assert isinstance(found, Document)
    assert "工业增加值" in found.text
    return found.partial


def test_parts_of_a_file_that_cannot_be_read_are_said() -> None:
    whole = make_pdf([column(60, 780, LINES) for _ in range(3)])
    assert partial_of(whole, "a.pdf") is None
    assert partial_of(broken_page(whole), "a.pdf") == "1 of 3 pages damaged"
    packed = packed_pdf(whole)
    assert partial_of(packed, "a.pdf") is None
    assert partial_of(cut_stream(packed), "a.pdf") == "1 damaged stream"


NOTES = (
    f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">{paragraph("注：不变价。")}'
    "</w:footnote></w:footnotes>"
)
REFERENCE = '<w:p><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'


@pytest.mark.parametrize(
    ("numbers", "held", "partial"),
    [
        ((2,), NOTES, None),
        ((2, 3), NOTES, "1 note missing"),
        ((2, 3), None, "2 notes missing"),
    ],
)
def test_notes_that_are_not_there_are_said(
    numbers: tuple[int, ...], held: str | None, partial: str | None
) -> None:
    body = "".join(map(paragraph, LINES)) + "".join(map(REFERENCE.format, numbers))
    more = {"word/footnotes.xml": held.encode()} if held else {}
    assert partial_of(make_docx(body, more=more), "a.docx") == partial


@pytest.mark.parametrize("last", ["body", "attached"])
def test_a_mail_that_is_cut_off_is_said(last: str) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "甲", "a@example.org"
    mail.set_content("\n".join(LINES))
    if last == "body":
        mail.add_alternative(f"<p>{LINES[1] * 40}</p>", subtype="html")
    else:
        mail.add_attachment((LINES[1] * 40).encode(), maintype="text", subtype="plain",
                            filename="b.txt")  # fmt: skip
    whole = bytes(mail)
    end = whole.rindex(b"\n--")
    for data, said in ((whole, None), (whole[:end], "cut off at its end")):
        *before, found = load_each(data, path="a.eml")
        assert isinstance(found, Document)
        assert found.partial == said
        assert all(isinstance(one, Document) and one.partial is None for one in before)


def test_status_says_how_many_are_partial(root: Path, store: Path) -> None:
    (root / "a.txt").write_text("PARTIAL甲市指标增长1%。", "utf-8")
    fill(root, 1)
    batch(root, store)
    with open_store(store) as opened:
        assert read_status(opened).quality["partial"] == 1
        assert opened.all("SELECT path, partial FROM worst WHERE partial IS NOT NULL") == [
            ("a.txt", "half of it")
        ]


# -- dates


@pytest.mark.parametrize("name", ["2025/03/21/a.txt", "2025/03/21/x/a.txt", "2025/03/x.zip"])
def test_a_date_does_not_depend_on_where_the_archive_begins(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    text = "全市工业增加值比去年增长8.4%。".encode()
    file.write_bytes(text if name.endswith("txt") else make_zip({"甲.txt": text}))
    dates: set[date | None] = set()
    folder = file.parent
    while folder != tmp_path.parent:
        path = str(file.relative_to(folder))
        for source, known in ((file.read_bytes(), {"path": path, "above": folder}), (file, {})):
            (found,) = load_each(source, **known)  # type: ignore[arg-type]
            dates.add(found.date if isinstance(found, Document) else None)
        monkeypatch.chdir(folder)
        (found,) = load_each(Path(path))
        dates.add(found.date if isinstance(found, Document) else None)
        folder = folder.parent
    assert len(dates) == 1
