"""What a store answers: find, status, views, exports, and single releases that join it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")

import pyarrow.parquet as pq

from extractor import layout
from extractor.batch.options import Options
from extractor.batch.run import run_batch
from extractor.document import Document
from extractor.errors import MissingExtraError, OptionError, StoreError
from extractor.records import AnyRecord, Entity, Observation, Ranking, Recognition
from extractor.store.archive_files import Version
from extractor.store.database import Store
from extractor.store.ddl import FACTS, TABLES
from extractor.store.export import export, state_path, store_of
from extractor.store.find import Question, find
from extractor.store.into import Joined, join_store
from extractor.store.opening import open_store
from extractor.store.status import failure_list, read_status

V = Version("1", "abc")
CODES = {"甲市": "990100", "乙县": "990121", "丙市": "990200", "丁省": "990000"}


def observation(text: str, anchor: str, **fields: Any) -> Observation:
    start = text.index(anchor)
    given = {"measure": "growth", "unit": "%", "basis": "yoy", "rule": "test", **fields}
    return Observation(start=start, end=start + len(anchor), text=anchor, **given)


def put(store: Path, name: str, text: str, *records: AnyRecord, day: str | None = None) -> Joined:
    document = Document(
        text=text,
        path=name,
        date=date.fromisoformat(day) if day else None,
        date_origin="given" if day else None,
    )
    return join_store(
        store,
        document,
        records,
        readings=layout.read(text),
        version=V,
        name=f"/releases/{name}",
        place_code=CODES.get,
    )


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Three releases of a made-up province."""
    path = tmp_path / "s.duckdb"
    a = "去年，甲市规上工业增加值增长8.4%。乙县投资增长3%，居全省第2位。"
    put(
        path,
        "a.txt",
        a,
        observation(a, "8.4%", subject="甲市", indicator="规上工业增加值", period="2024",
                    value=Decimal("8.4")),
        observation(a, "3%", subject="乙县", indicator="投资", period="2024", value=Decimal(3)),
        Ranking(start=a.index("第2位"), end=a.index("第2位") + 3, text="第2位", subject="乙县",
                indicator="投资增速", kind="position", position=2, scope="丁省", period="2024"),
        day="2025-01-20",
    )  # fmt: skip
    b = "2023年甲市规模以上工业增加值增长7.50%。2024年规上工业增加值增长8.6%。"
    put(
        path,
        "b.txt",
        b,
        observation(b, "7.50%", subject="甲市", indicator="规模以上工业增加值", period="2023",
                    value=Decimal("7.50")),
        observation(b, "8.6%", subject="甲市", indicator="规上工业增加值", period="2024",
                    value=Decimal("8.6")),
        day="2025-03-01",
    )  # fmt: skip
    c = "丙市工业投资达到1200亿元，丙市机床厂入选省级智能工厂。2027年力争1500亿元。"
    put(
        path,
        "c.txt",
        c,
        observation(c, "1200亿元", subject="丙市", indicator="工业投资", measure="level",
                    basis=None, unit="CNY", value=Decimal("1.2E+11"), period="2024"),
        Recognition(start=c.index("省级智能工厂"), end=c.index("省级智能工厂") + 6,
                    text="省级智能工厂", subject="丙市机床厂", honour="省级智能工厂", level="省级"),
        observation(c, "1500亿元", subject="丙市", indicator="工业投资", measure="level",
                    basis=None, unit="CNY", value=Decimal("1.5E+11"), period="2027",
                    status="target"),
        day="2025-02-01",
    )  # fmt: skip
    return path


def found(store: Path, **question: Any) -> list[tuple[Any, ...]]:
    with open_store(store) as opened:
        rows = list(find(opened, Question(**question)))
    return [
        (r["subject"], r.get("indicator") or r.get("honour"), r["period"], r["file"][-5:])
        for r in rows
    ]


def test_find_by_indicator_takes_other_forms_of_its_name(store: Path) -> None:
    assert found(store, indicator="规上工业增加值", kinds=("observation",)) == [
        ("甲市", "规上工业增加值", "2024", "a.txt"),
        ("甲市", "规上工业增加值", "2024", "b.txt"),
        ("甲市", "规模以上工业增加值", "2023", "b.txt"),
    ]


def test_find_by_period(store: Path) -> None:
    everything = {"kinds": ("observation",)}
    assert {p for *_, p, _ in found(store, since="2024", until="2024-06", **everything)} == {"2024"}
    assert {p for *_, p, _ in found(store, until="2023", **everything)} == {"2023"}
    assert {p for *_, p, _ in found(store, since="2025", **everything)} == {"2027"}
    with pytest.raises(OptionError, match="--from: no such time: 'yesterday'"):
        found(store, since="yesterday")


def test_find_a_place_with_all_inside_it(store: Path) -> None:
    assert {s for s, *_ in found(store, place="甲市", place_codes=("990100",))} == {"甲市", "乙县"}
    assert {s for s, *_ in found(store, place="990121")} == {"乙县"}
    assert {s for s, *_ in found(store, place="丁省", place_codes=("990000",))} == {
        "甲市", "乙县", "丙市"
    }  # fmt: skip
    assert len(found(store, place="丁国", place_codes=("",), kinds=("observation",))) == 6
    assert {s for s, *_ in found(store, place="机床厂")} == {"丙市机床厂"}  # no place we know


def test_find_by_organisation_and_measure(store: Path) -> None:
    assert found(store, org="机床厂") == [("丙市机床厂", "省级智能工厂", None, "c.txt")]
    assert [p for *_, p, _ in found(store, measures=("level",))] == ["2024", "2027"]
    assert len(found(store)) == 8
    assert len(found(store, limit=3)) == 3


def test_find_gives_file_sentence_span_and_exact_numbers(store: Path) -> None:
    with open_store(store) as opened:
        rows = list(find(opened, Question(indicator="规模以上", kinds=("observation",))))
        level = next(find(opened, Question(measures=("level",))))
    (row,) = (r for r in rows if r["period"] == "2023")
    assert row["file"] == "/releases/b.txt"
    assert row["sentence"] == "2023年甲市规模以上工业增加值增长7.50%。"
    assert (row["start"], row["end"], row["text"]) == (18, 23, "7.50%")
    assert str(row["value"]) == "7.5"
    assert str(level["value"]) == "120000000000"


def test_views(store: Path) -> None:
    with open_store(store) as opened:
        latest = opened.all(
            "SELECT subject, indicator, period, value::DOUBLE FROM latest ORDER BY ALL"
        )
        growth = opened.all("SELECT indicator, period, value::DOUBLE FROM growth")
        ranks = opened.all(
            "SELECT subject, indicator, position FROM place_rankings"
            " WHERE subject_code LIKE '9901%'"
        )
        unlike = opened.all(
            "SELECT subject, indicator, period, value_a::DOUBLE, value_b::DOUBLE FROM disagreements"
        )
    assert latest == [
        ("丙市", "工业投资", "2024", 1.2e11),  # not the target of 2027
        ("乙县", "投资", "2024", 3.0),
        ("甲市", "规上工业增加值", "2024", 8.6),  # not 2023 under another name
    ]
    assert growth == [
        ("投资", "2024", 3.0),
        ("规上工业增加值", "2024", 8.6),
        ("规模以上工业增加值", "2023", 7.5),
    ]
    assert ranks == [("乙县", "投资增速", 2)]
    assert unlike == [("甲市", "规模以上工业增加值", "2024", 8.4, 8.6)]


def test_a_release_takes_the_place_of_the_one_of_its_name(store: Path) -> None:
    text = "甲市投资增长9%。"
    fact = observation(
        text, "9%", subject="甲市", indicator="投资", period="2024", value=Decimal(9)
    )
    put(store, "a.txt", text, fact)
    assert [row for row in found(store) if row[-1] == "a.txt"] == [
        ("甲市", "投资", "2024", "a.txt")
    ]


def test_a_release_that_is_there_already(store: Path) -> None:
    text = "甲市投资增长9%。"
    assert put(store, "x.txt", text).same_as is None
    assert put(store, "y.txt", text).same_as == "/releases/x.txt"
    assert put(store, "x.txt", text).same_as is None


def test_a_batch_leaves_single_releases_alone(store: Path, tmp_path: Path) -> None:
    before = found(store)
    text = "甲市规上工业增加值增长1%。"
    put(store, "x.txt", text)
    root = tmp_path / "archive"
    root.mkdir()
    (root / "same.txt").write_text(text, encoding="utf-8")
    done = run_batch(root, store, options=Options(engine="batch_stub:make", refresh=True))
    assert (done.total, done.duplicates, done.deleted) == (0, 1, 0)
    assert found(store) == before


def test_the_text_itself_settles_which_place_of_a_name_is_meant(tmp_path: Path) -> None:
    text = "戊区投资增长1%。"
    put(
        tmp_path / "s.duckdb",
        "a.txt",
        text,
        Entity(start=0, end=2, text="戊区", etype="GPE", code="990301"),
        observation(text, "1%", subject="戊区", indicator="投资", value=Decimal(1)),
    )
    with open_store(tmp_path / "s.duckdb") as opened:
        assert opened.one("SELECT subject_code FROM observations") == "990301"


# -- status


def test_status(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    root.mkdir()
    for n in range(3):
        (root / f"{n}.txt").write_text(f"甲市投资增长{n}%。", encoding="utf-8")
    (root / "copy.txt").write_text("甲市投资增长2%。", encoding="utf-8")
    (root / "bad.txt").write_text("RAISE", encoding="utf-8")
    (root / "empty").touch()
    store = tmp_path / "s.duckdb"
    run_batch(root, store, options=Options(engine="batch_stub:make"))
    with open_store(store) as opened:
        status = read_status(opened)
        failures = failure_list(opened)
    assert status.files == {"done": 3, "duplicate": 1, "failed": 2}
    assert status.failures == [("empty", 1, "empty"), ("extractor-error", 1, "bad.txt")]
    assert status.rows["documents"] == 3
    assert status.rows["observations"] == 3
    assert status.dates == {"none": 3}
    assert [run["state"] for run in status.runs] == ["done"]
    assert [failure[:2] for failure in failures] == [
        ("bad.txt", "extractor-error"),
        ("empty", "empty"),
    ]


# -- exports


def exported(store: Path, folder: Path, form: str) -> Path:
    out = folder / form
    state = state_path(out, form)
    state.write_bytes(store.read_bytes())
    with open_store(state, write=True) as opened:
        assert export(opened, out, form)
        assert not export(opened, out, form)  # nothing new
    assert store_of(out) == state
    return out


def test_parquet_is_the_same_tables_by_year(store: Path, tmp_path: Path) -> None:
    out = exported(store, tmp_path, "parquet")
    assert sorted(p.name for p in out.iterdir() if not p.name.startswith(".")) == sorted(
        ["documents", *FACTS] + [f"{t}.parquet" for t in ("failures", "files", "archives", "runs")]
    )
    table = pq.read_table(out / "observations")
    assert set(table["year"].to_pylist()) == {2025}
    with open_store(store) as opened:
        rows = opened.all(
            "SELECT o.* FROM observations o JOIN documents d USING (document)"
            " ORDER BY d.path, o.document, o.n"
        )
    assert [tuple(r.values())[:-1] for r in table.to_pylist()] == rows


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_text_tables(store: Path, tmp_path: Path, form: str) -> None:
    text = (exported(store, tmp_path, form) / f"observations.{form}").read_text("utf-8")
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
    else:
        rows = [json.loads(line) for line in text.splitlines()]
    assert [(r["path"][-5:], r["value"]) for r in rows] == [
        ("a.txt", "8.4"),
        ("a.txt", "3"),
        ("b.txt", "7.5"),
        ("b.txt", "8.6"),
        ("c.txt", "120000000000"),
        ("c.txt", "150000000000"),
    ]


def test_a_workbook(store: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(exported(store, tmp_path, "xlsx") / "facts.xlsx", read_only=True)
    assert book.sheetnames[:2] == ["documents", "quantities"]
    rows = list(book["rankings"].iter_rows(values_only=True))
    book.close()
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["path"], row["subject"], row["position"]) == ("/releases/a.txt", "乙县", 2)
    assert row["document"].isdigit()  # a sheet would round so long a number


def test_what_was_exported_and_deleted_is_made_again(store: Path, tmp_path: Path) -> None:
    out = exported(store, tmp_path, "csv")
    (out / "rankings.csv").unlink()
    with open_store(store_of(out), write=True) as opened:
        assert export(opened, out, "csv")
    assert (out / "rankings.csv").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with pytest.raises(StoreError, match=r"other files in it \(mine.txt\)"):
        state_path(tmp_path, "csv")
    with pytest.raises(StoreError, match="needs a folder"):
        state_path(tmp_path / "mine.txt", "csv")
    with pytest.raises(OptionError, match="no 'sql'"):
        state_path(tmp_path / "out", "sql")


def test_excel_without_its_part(store: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with open_store(store, write=True) as opened, pytest.raises(MissingExtraError, match="xlsx"):
        export(opened, tmp_path, "xlsx")


# -- the command line


def test_find_on_the_command_line(store: Path, command: Callable[..., Any]) -> None:
    asked = (
        "find",
        store,
        "--indicator",
        "规上工业增加值",
        "--from",
        "2024",
        "--only",
        "observation",
    )
    table = command(*asked)
    assert table.code == 0
    for piece in ("甲市", "+8.4%", "/releases/a.txt", "去年，甲市规上工业增加值增长8.4%。"):
        assert piece in table.out
    rows = json.loads(command(*asked, "--format", "json").out)
    assert [row["value"] for row in rows] == ["8.4", "8.6"]
    assert rows[0]["sentence"] == "去年，甲市规上工业增加值增长8.4%。"
    lines = list(csv.DictReader(io.StringIO(command(*asked, "--format", "csv").out)))
    assert [line["file"] for line in lines] == ["/releases/a.txt", "/releases/b.txt"]
    assert command("find", store, "--indicator", "没有的指标").out.startswith("nothing found\n")
    assert command("find", store, "--indicator", "没有的指标", "--format", "json").out == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "last year"], "--from: no such time"),
        (["--measure", "height"], "--measure: no 'height'"),
        (["--format", "yaml"], "--format: no 'yaml'"),
        (["--only", "time"], "--only: no 'time'"),
        (["--indicator", "的"], "--indicator: nothing to look for"),
    ],
)
def test_wrong_questions(
    store: Path, command: Callable[..., Any], arguments: list[str], message: str
) -> None:
    done = command("find", store, *arguments)
    assert done.code == 2
    assert done.err.startswith(f"extractor: {message}")
    assert done.err.count("\n") == 1


def test_batch_status_find_and_extract_into(tmp_path: Path, command: Callable[..., Any]) -> None:
    """The whole road with the real extractor."""
    root = tmp_path / "archive"
    (root / "2025").mkdir(parents=True)
    text = "2024年，聊城市规上工业增加值同比增长8.1%，居全省第4位。"
    (root / "2025" / "20250218.txt").write_text(text, encoding="utf-8")
    (root / "2025" / "old.txt").write_bytes(text.replace("8.1", "7.9").encode("gb18030"))
    (root / "empty.txt").touch()
    out = tmp_path / "facts.duckdb"
    first = command("batch", root, "--out", out, "--workers", "1")
    assert (first.code, first.err) == (0, "")
    assert "3 files seen, 3 of 3 read" in first.out
    assert "3 files seen, 0 of 0 read" in command("batch", root, "--out", out).out
    assert "2 documents" in command("status", out).out
    assert command("status", out, "--failures").out.split("\t")[:2] == ["empty.txt", "empty"]
    assert json.loads(command("status", out, "--format", "json").out)["files"]["done"] == 2

    rows = json.loads(
        command("find", out, "--indicator", "规上工业增加值", "--place", "山东省", "--measure",
                "growth", "--format", "json").out
    )  # fmt: skip
    assert sorted((row["file"], row["value"]) for row in rows) == [
        ("2025/20250218.txt", "8.1"),
        ("2025/old.txt", "7.9"),
    ]
    for row in rows:
        assert row["sentence"].startswith("2024年，聊城市")
        assert row["subject_code"] == "371500"


@pytest.mark.parametrize(
    ("out", "options", "message"),
    [
        ("facts", [], "say --format"),
        ("facts.duckdb", ["--workers", "-1"], "workers must be 0 or more"),
        ("facts.duckdb", ["--format", "sql"], "no 'sql'"),
        ("notes.txt", ["--format", "duckdb"], "another program's file"),
        ("notes.txt", ["--format", "csv"], "needs a folder"),
        ("none/facts.duckdb", [], "no such folder"),
    ],
)
def test_wrong_outputs(
    tmp_path: Path, command: Callable[..., Any], out: str, options: list[str], message: str
) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "notes.txt").write_text("long enough to have a header of its own", encoding="utf-8")
    done = command("batch", tmp_path / "archive", "--out", tmp_path / out, *options)
    assert done.code == 2
    assert message in done.err
    assert done.err.count("\n") == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["archive", "notes.txt"]


def test_an_archive_that_is_not_there(tmp_path: Path, command: Callable[..., Any]) -> None:
    done = command("batch", tmp_path / "none", "--out", tmp_path / "s.duckdb")
    assert done.code == 2
    assert "no such folder" in done.err
    assert list(tmp_path.iterdir()) == []


def test_tables_in_a_folder(tmp_path: Path, command: Callable[..., Any]) -> None:
    root = tmp_path / "archive"
    root.mkdir()
    (root / "a.txt").write_text("2024年，聊城市投资增长8.1%。", encoding="utf-8")
    out = tmp_path / "facts"
    assert command("batch", root, "--out", out, "--format", "csv", "--quiet").code == 0
    (root / "b.txt").write_text("2024年，聊城市投资增长8.2%。", encoding="utf-8")
    assert command("batch", root, "--out", out, "--format", "csv", "--quiet").code == 0
    rows = list(csv.DictReader(io.StringIO((out / "observations.csv").read_text("utf-8"))))
    assert [row["value"] for row in rows] == ["8.1", "8.2"]
    assert "2 documents" in command("status", out).out


def test_a_store_is_closed_when_it_is_left(store: Path) -> None:
    with open_store(store) as opened:
        assert isinstance(opened, Store)
    with pytest.raises(StoreError):
        opened.one("SELECT 1")


def test_the_documented_queries_run(store: Path, root: Path) -> None:
    text = (root / "docs" / "store.md").read_text("utf-8")
    queries = [
        query
        for block in re.findall(r"^```sql\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        for query in block.split(";")
        if query.strip()
    ]
    assert len(queries) >= 8
    with open_store(store) as opened:
        for query in queries:
            opened.all(query)


def test_every_table_column_and_view_is_documented(store: Path, root: Path) -> None:
    text = (root / "docs" / "store.md").read_text("utf-8")
    with open_store(store) as opened:
        views = [name for (name,) in opened.all("SELECT view_name FROM duckdb_views()"
                                                " WHERE NOT internal")]  # fmt: skip
    assert len(views) == 8
    for name in (*TABLES, *views):
        assert re.search(rf"\b{name}\b", text), name
    run_counts = {
        "program",
        "patterns",
        "workers",
        "seen",
        "read",
        "facts",
        "duplicates",
        "deleted",
    }
    for table, columns in TABLES.items():
        for column in columns:
            if table != "runs" or column.name not in run_counts:
                assert f"`{column.name}`" in text or column.name in ("documents", "failed"), column
