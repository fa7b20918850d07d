"""An archive over the years: moved, corrected, forgotten, exported; its texts and its quality."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extractor.batch.options import Options
from extractor.batch.run import run_batch
from extractor.cli import main
from extractor.cli.batch import missing_parts
from extractor.errors import OptionError, StoreError
from extractor.store.edits import correct, forget
from extractor.store.export import export_to
from extractor.store.kept_texts import kept_document
from extractor.store.opening import open_store
from extractor.store.sketch import ALIKE, sketch
from extractor.store.status import read_status, worst_list

BODY = "".join(
    f"2024年，青州市{name}完成{n}.5亿元，同比增长{n % 9 + 1}.2%。\n"
    for n, name in enumerate(
        (
            "工业投资",
            "民间投资",
            "税收收入",
            "进出口总额",
            "社会消费品零售总额",
            "规模以上工业增加值",
        ),
        11,
    )
)
TABLE = "指标\t绝对量（亿元）\n地区生产总值\t812.5\n工业投资\t30\n甲\t—\n"
STRANGE = "甲\t3\t4.1\n乙\t5\t6.2\n丙\t7\t8.3\n"
ONE = Options(workers=1)


def write_archive(folder: Path) -> Path:
    root = folder / "old"
    root.mkdir()
    (root / "a.txt").write_text(f"青州市经济运行情况\n发布时间：2025-02-03\n{BODY}", "utf-8")
    (root / "b.txt").write_text(f"青州市经济运行情况\n{BODY}责任编辑：张某\n", "utf-8")
    (root / "c.txt").write_text(f"青州市主要指标\n2024年，经济平稳。\n{TABLE}", "utf-8")
    (root / "d.txt").write_text(f"某表\n2024年。\n{STRANGE}", "utf-8")
    return root


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive and its store, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("made")
    root = write_archive(folder)
    run_batch(root, folder / "s.duckdb", options=ONE)
    return root, folder / "s.duckdb"


@pytest.fixture
def archive(made: tuple[Path, Path]) -> Iterator[Path]:
    """The archive; a test may move it, and it is put back."""
    root, _ = made
    yield root
    if not root.exists():
        root.with_name("new").rename(root)
    shutil.rmtree(root.with_name("new"), ignore_errors=True)


@pytest.fixture
def store(made: tuple[Path, Path], archive: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made[1], tmp_path / "s.duckdb"))


def test_every_text_can_be_looked_up(store: Path, archive: Path) -> None:
    with open_store(store) as opened:
        for name in ("a.txt", "c.txt"):
            text = kept_document(opened, name).text
            assert text == (archive / name).read_text("utf-8")
            for start, end, said in opened.all(
                """SELECT span_start, span_end, o.text FROM observations o
                   JOIN documents d USING (document) WHERE path = ?""",
                [name],
            ):
                assert text[start:end] == said
        with pytest.raises(OptionError):
            kept_document(opened, "z.txt")
        rows = opened.all("SELECT sentence FROM series WHERE path = 'c.txt' ORDER BY n")
        assert rows == [("地区生产总值 812.5",), ("工业投资 30",)]


def test_quality_is_told_and_summed(store: Path) -> None:
    with open_store(store) as opened:
        told = dict(opened.all("SELECT path, [grids, grids_read, facts] FROM documents"))
        assert told["c.txt"] == [1, 1, 2]
        assert told["d.txt"] == [1, 0, 0]
        found = read_status(opened).quality
        assert (found["tables read"], found["tables not read"], found["reprints"]) == (1, 1, 1)
        assert worst_list(opened, 1)[0]["path"] == "d.txt"


def test_reprints_are_counted_once(store: Path) -> None:
    with open_store(store) as opened:
        assert opened.all(
            """SELECT a.path, b.path FROM reprints r JOIN documents a USING (document)
               JOIN documents b ON b.document = r.original"""
        ) == [("b.txt", "a.txt")]
        told = dict(opened.all("SELECT path, facts FROM documents"))
        assert told["a.txt"] == told["b.txt"] > 0
        assert opened.one("SELECT count(*) FROM series") == told["a.txt"] + told["c.txt"]


def test_a_moved_folder_is_known_by_its_files(store: Path, archive: Path) -> None:
    new = archive.rename(archive.with_name("new"))
    done = run_batch(new, store, options=ONE)
    assert (done.finished, done.deleted) == (0, 0)
    with open_store(store) as opened:
        assert opened.all("SELECT root FROM archives") == [(str(new.resolve()),)]
        assert opened.one("SELECT count(*) FROM documents") == 4


def test_another_folder_is_another_archive(store: Path, archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("别的。", "utf-8")
    run_batch(other, store, options=ONE)
    archive.rename(archive.with_name("new"))
    third = tmp_path / "third"
    third.mkdir()
    (third / "x.txt").write_text("又别的。", "utf-8")
    run_batch(third, store, options=ONE)
    with open_store(store) as opened:
        assert opened.one("SELECT count(*) FROM archives") == 3


def test_a_folder_said_to_have_moved(store: Path, archive: Path) -> None:
    new = archive.with_name("new")
    new.mkdir()
    (new / "a.txt").write_bytes((archive / "a.txt").read_bytes())
    moved = Options(workers=1, formerly=str(archive), allow_deletes=True)
    run_batch(new, store, options=moved)
    with open_store(store) as opened:
        assert opened.all("SELECT path FROM documents") == [("a.txt",)]


def test_a_correction_is_for_good(store: Path, archive: Path) -> None:
    with open_store(store, write=True) as opened:
        assert correct(opened, "b.txt", date=date(2024, 1, 2)) == 1
        assert correct(opened, "b.txt", title="改") == 1
        with pytest.raises(OptionError):
            correct(opened, "z.txt", title="改")
    for options in (ONE, Options(workers=1, refresh=True)):
        run_batch(archive, store, options=options)
        with open_store(store) as opened:
            row = opened.all("SELECT title, date, date_origin FROM documents WHERE path = 'b.txt'")
            assert row == [("改", date(2024, 1, 2), "given")]


def test_what_is_forgotten_is_gone(store: Path, archive: Path) -> None:
    with open_store(store, write=True) as opened:
        assert forget(opened, ["a.txt"]) == 1
        assert opened.one("SELECT count(*) FROM texts") == 3
        with pytest.raises(OptionError):
            forget(opened, ["a.txt"])
        assert forget(opened, [], root=str(archive.resolve())) == 3
        for table in ("documents", "observations", "texts", "files", "archives", "reprints"):
            assert opened.one(f"SELECT count(*) FROM {table}") == 0


def test_an_export_of_a_store(store: Path, tmp_path: Path) -> None:
    with open_store(store) as opened:
        for form in ("csv", "jsonl", "parquet", "xlsx"):
            export_to(opened, tmp_path / form, form)
            assert list((tmp_path / form).iterdir())
        (tmp_path / "full").mkdir()
        (tmp_path / "full" / "x").write_text("", "utf-8")
        with pytest.raises(StoreError):
            export_to(opened, tmp_path / "full", "csv")
        with pytest.raises(OptionError):
            export_to(opened, tmp_path / "y", "duckdb")


def test_the_commands(
    store: Path, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["text", str(archive / "c.txt")]) == 0
    assert "# table: " in capsys.readouterr().out
    assert main(["text", str(archive / "c.txt"), "--format", "json"]) == 0
    assert '"cells"' in capsys.readouterr().out
    assert main(["text", "c.txt", "--store", str(store)]) == 0
    assert capsys.readouterr().out.startswith("青州市主要指标")
    assert main(["text", "c.txt", "--store", str(store), "--format", "json"]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert main(["text", str(archive / "c.txt"), "--format", "json"]) == 0
    loaded = json.loads(capsys.readouterr().out)
    assert {**kept, "path": loaded["path"]} == loaded
    assert main(["text", str(archive / "none.txt")]) == 2
    assert main(["status", str(store), "--worst", "1"]) == 0
    asked = ["find", str(store), "--indicator", "地区生产总值", "--quality"]
    assert main([*asked, "--format", "csv"]) == 0
    head, row = capsys.readouterr().out.splitlines()[-2:]
    assert (head.endswith(",faults"), row.endswith(",1")) == (True, True)  # it has no date
    assert main(asked) == 0
    assert main(["correct", str(store), "a.txt", "--source", "某局"]) == 0
    assert main(["correct", str(store), "a.txt"]) == 2
    assert main(["export", str(store), "--out", str(tmp_path / "out"), "--format", "csv"]) == 0
    assert main(["forget", str(store)]) == 2
    assert main(["forget", str(store), "d.txt"]) == 0


def test_sketches_tell_reprints_from_other_months() -> None:
    def alike(left: str, right: str) -> float:
        first, second = (set((sketch(text) or "").split()) for text in (left, right))
        return len(first & second) / max(len(first), len(second))

    assert alike(BODY, "转载：" + BODY + "责任编辑：李某") >= ALIKE
    assert alike(BODY, BODY.replace(".5亿", ".7亿").replace(".2%", ".4%")) < ALIKE
    assert sketch("太短。") is None


SHORT = (
    "一季度，临湖市投资增长6.3%，工业增加值增长5.1%，出口3亿元。\n"
    "下一步，继续抓好项目建设，推动各项政策落地。\n全市用电量平稳，物价总体稳定，就业形势保持稳定。"
)
HEADING = "临湖市一季度经济运行总体平稳稳中有进"


@pytest.mark.parametrize(
    "other",
    [
        f"{HEADING}\n发布时间：2025-04-18 来源：临湖日报\n{SHORT}",
        f"{HEADING}\n{SHORT}\n（责任编辑：周一鸣）",
        f"2025年4月18日 本报记者 周一鸣\n{SHORT}\n临湖市统计局 2025年4月18日",
    ],
)
def test_what_stands_around_a_short_text_does_not_part_reprints(other: str) -> None:
    assert sketch(other, HEADING) == sketch(SHORT, HEADING)


def test_a_line_of_the_text_itself_parts_reprints() -> None:
    assert sketch(f"{SHORT}\n税收增长较快。", HEADING) != sketch(SHORT, HEADING)


def test_the_same_words_with_other_figures_are_no_reprint(tmp_path: Path) -> None:
    root = tmp_path / "months"
    root.mkdir()
    words = "全市各部门坚持稳中求进，扎实推进重点项目建设，持续优化营商环境，经济运行总体平稳。" * 4
    for month, value in (("1", "3.1"), ("2", "4.2")):
        (root / f"{month}.txt").write_text(f"{words}\n青州市工业投资增长{value}%。\n", "utf-8")
    run_batch(root, tmp_path / "s.duckdb", options=ONE)
    with open_store(tmp_path / "s.duckdb") as opened:
        assert opened.one("SELECT count(*) FROM documents") == 2
        assert opened.one("SELECT count(*) FROM reprints") == 0


def test_all_parts_are_there() -> None:
    assert missing_parts() == []
