"""Tables of commands in every form, and what a command that works long tells of itself."""

from __future__ import annotations

import csv
import io
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor import Extractor
from extractor.batch.options import Options
from extractor.batch.run import run_batch
from extractor.cli.rules import _tables
from extractor.errors import PatternError
from extractor.evaluate.check import CheckOutcome
from extractor.evaluate.touched import Touch, Touched

Command = Callable[..., Any]
GOLD = "2024年，海曲市用电量增长6.2%。"


@pytest.fixture(autouse=True)
def one_reader(monkeypatch: pytest.MonkeyPatch, reader: Extractor) -> None:
    """Commands take the extractor that is there, instead of loading one each."""
    monkeypatch.setattr("extractor.api.Extractor", lambda **_: reader)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of two files, one of which cannot be read."""
    folder = tmp_path_factory.mktemp("forms")
    (folder / "archive").mkdir()
    (folder / "archive" / "2025-01-20.txt").write_text(GOLD, "utf-8")
    (folder / "archive" / "bad.txt").write_bytes(b"\xff\xfe\x00")
    run_batch(folder / "archive", folder / "s.duckdb", options=Options(workers=0))
    return folder / "s.duckdb"


@pytest.fixture
def gold(tmp_path: Path, reader: Extractor) -> Path:
    """A text whose only growth is otherwise in gold."""
    (tmp_path / "a.txt").write_text(GOLD, "utf-8")
    lines = [one.to_dict() for one in reader.extract(GOLD)]
    lines = [{**one, "period": "2023"} if one["type"] == "observation" else one for one in lines]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return tmp_path


@pytest.fixture
def suites(tmp_path: Path) -> Path:
    """A suite of two cases, of which one is wrong."""
    folder = tmp_path / "suites"
    folder.mkdir()
    with (folder / "numbers.jsonl").open("w", encoding="utf-8") as file:
        for number, (text, value) in enumerate((("三十", "30"), ("四十", "41"))):
            item = {"span": text, "start": 0, "end": 2, "type": "number", "value": value}
            case = {"id": f"{number}", "topic": "number", "mode": "whole", "text": text}
            file.write(json.dumps({**case, "expected": [item]}) + "\n")
    return folder


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_an_evaluation_is_a_table(command: Command, gold: Path) -> None:
    rows = {row["type"]: row for row in read_csv(command("eval", gold, "--format", "csv").out)}
    row = rows["observation"]
    assert (row["expected"], row["f1"], row["strict_f1"]) == ("1", "1.0000", "0.0000")
    assert (row["full_f1"], row["wrong_fields"]) == ("0.0000", "period 1")
    blamed = read_csv(command("eval", gold, "--by", "rule", "--format", "csv").out)
    assert blamed[0] == {
        "type": "observation", "name": "growth", "found": "1", "right": "0",
        "precision": "0.0000", "extra": "0", "wrong_fields": "period 1",
    }  # fmt: skip
    (fault,) = read_csv(command("eval", gold, "--errors", "--format", "csv").out)
    assert (fault["kind"], fault["case"], fault["fields"]) == ("fields", "a", "period")
    assert fault["before"] + fault["text"] + fault["after"] == GOLD
    assert "period=*2023" in fault["gold"]
    assert "period=*2024" in fault["found"]


def test_an_evaluation_is_a_file(command: Command, gold: Path) -> None:
    pytest.importorskip("xlsxwriter")
    calamine = pytest.importorskip("python_calamine")
    text, workbook, page = (gold / f"figures.{end}" for end in ("txt", "xlsx", "html"))
    assert command("eval", gold, "-o", text).out == ""
    assert text.read_text("utf-8") == command("eval", gold).out
    command("eval", gold, "--errors", "--by", "strategy", "-o", workbook)
    book = calamine.CalamineWorkbook.from_path(str(workbook))
    assert book.sheet_names == ["types", "names", "errors"]
    assert book.get_sheet_by_name("types").to_python()[4][:5] == ["observation", 1, 1, 1, 1]
    command("eval", gold, "-o", page)
    assert "strict_f1" in page.read_text("utf-8")


def test_an_evaluation_for_programs(command: Command, gold: Path) -> None:
    plain = command("eval", gold, "--json").out
    assert command("eval", gold, "--format", "json").out == plain
    figures = json.loads(command("eval", gold, "--json", "--errors").out)
    assert [one["kind"] for one in figures.pop("errors")] == ["fields"]
    assert figures == json.loads(plain)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "rule", "--errors", "--format", "tsv"], "--format tsv is one table: leave out"),
        (["--json", "--format", "csv"], "--json is --format json: leave out one of them"),
        (["--format", "xlsx"], "--format xlsx goes with --output FILE"),
        (["--format", "xml"], "--format: no 'xml'; there are: table, csv"),
        (["--log-level", "debug"], "--log-level: no 'debug'; there are: info, warning"),
    ],
)
def test_a_form_that_is_none(command: Command, gold: Path, options: list[str], said: str) -> None:
    done = command("eval", gold, *options)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"extractor: {said}")
    assert done.err.count("\n") == 1


def test_suites_are_a_table(command: Command, suites: Path) -> None:
    assert read_csv(command("suites", suites, "--format", "csv").out) == [
        {"suite": "numbers", "passed": "1", "cases": "2", "share": "0.5000", "excepted": "0",
         "of_all": "0.5000"}
    ]  # fmt: skip
    (row,) = json.loads(command("suites", suites, "--errors", "--format", "json").out)
    assert (row["suite"], row["id"], row["text"], row["found"]) == ("numbers", "1", "四十", "40")
    assert command("suites", suites, "--format", "table") == command("suites", suites)


def test_a_state_is_a_table(command: Command, store: Path) -> None:
    rows = read_csv(command("status", store, "--format", "csv").out)
    told = {(row["what"], row["name"]): row["count"] for row in rows}
    assert told["files", "done"] == told["files", "failed"] == "1"
    assert told["failures", "encoding"] == told["run 1", "failed"] == "1"
    assert told["rows", "observations"] == "1"
    failed = command("status", store, "--failures", "--format", "csv").out
    assert read_csv(failed)[0] | {"message": ""} == {
        "path": "bad.txt", "reason": "encoding", "message": ""
    }  # fmt: skip
    (worst,) = json.loads(command("status", store, "--worst", "1", "--format", "json").out)
    assert (worst["path"], worst["no_title"]) == ("2025-01-20.txt", True)
    assert command("status", store, "--format", "table") == command("status", store)
    assert json.loads(command("status", store, "--format", "json").out)["files"]["done"] == 1


def test_a_state_is_a_workbook(command: Command, store: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    calamine = pytest.importorskip("python_calamine")
    command("status", store, "-o", tmp_path / "state.xlsx")
    book = calamine.CalamineWorkbook.from_path(str(tmp_path / "state.xlsx"))
    assert book.sheet_names == ["runs", "failures by reason", "counts"]
    assert book.get_sheet_by_name("failures by reason").to_python()[1] == ["encoding", 1, "bad.txt"]


def test_what_is_wrong_with_patterns_is_a_table(command: Command, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    file = tmp_path / "lexicon" / "indicators.tsv"
    file.write_text("word\tname\tkind\n绢纺产量\t\tflows\n", "utf-8")
    done = command("rules", "check", tmp_path, "--format", "csv")
    assert done.code == 1
    assert read_csv(done.out) == [
        {"file": str(file), "line": "2", "message": "no kind 'flows'",
         "hint": "did you mean 'flow'?"}
    ]  # fmt: skip
    assert done.err == "extractor: 0 tables, 0 rules, 0 examples: 1 problem\n"


def test_what_texts_touch_is_a_table() -> None:
    file = Path("lexicon/units.tsv")
    problem = PatternError("no such\nthing", file=file, line=3)
    touched = Touched(4, (Touch(2, file, 7, "担"),))
    problems, touches = _tables(CheckOutcome(1, 0, 0, (problem,)), touched)
    assert list(problems.rows) == [
        {"file": str(file), "line": 3, "message": "no such thing", "hint": None}
    ]
    assert list(touches.rows) == [{"texts": 2, "file": str(file), "line": 7, "what": "担"}]
    assert len(_tables(CheckOutcome(1, 0, 0, ()), None)) == 1


@pytest.fixture
def arguments(store: Path, gold: Path, suites: Path, tmp_path: Path) -> Iterator[Any]:
    """What each command is called with."""
    return {
        "extract": [gold / "a.txt", "--format", "csv"],
        "eval": [gold],
        "suites": [suites],
        "verify": [store],
        "merge": [store, store, "--out", tmp_path / "both.duckdb"],
        "export": [store, "--out", tmp_path / "tables", "--format", "csv"],
        "missed": [store],
        "diff": [store],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("extract", "a.txt: 3 records"),
        ("eval", "a: compared"),
        ("suites", "numbers: 1 of 2 passed"),
        ("verify", "looked at next: spans"),
        ("merge", "s.duckdb: added"),
        ("export", "observations: written"),
        ("missed", "2025-01-20.txt: 0 numbers and ranks in no fact"),
        ("diff", "2025-01-20.txt: 3 records, 3 before"),
    ],
)
def test_what_works_long_tells_what_it_does(
    command: Command, arguments: dict[str, Any], name: str, said: str
) -> None:
    """Afterwards nobody is told any more."""
    done = command(name, *arguments[name], "--log-level", "info")
    line, *_ = (line for line in done.err.splitlines() if line.endswith(said))
    assert " INFO " in line
    log = logging.getLogger("extractor")
    assert (log.handlers, log.level) == ([], logging.NOTSET)
