"""No table for a spreadsheet holds a formula that a text slipped in, and numbers stay numbers."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import main
from extractor.formulas import csv_line, harmless
from extractor.views.listing import listing

HARMLESS = [
    ("=1+1", "'=1+1"),
    ("+1+1", "'+1+1"),
    ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("=HYPERLINK(0)", "'=HYPERLINK(0)"),
    ("\t=1", "'\t=1"),
    ("＝1+1", "'＝1+1"),
    ("－甲", "'－甲"),
    ("-22.62", "-22.62"),
    ("-22.62%", "-22.62%"),
    ("+1,200", "+1,200"),
    ("-5", "-5"),
    ("-", "'-"),
    ("-1e5", "'-1e5"),
    ("1-2", "1-2"),
    ("青州市=1", "青州市=1"),
    ("'=1", "'=1"),
    ("", ""),
]
#: The name of the file is a cell of every table.
NAME = "=1+1.txt"
TEXT = "2024年，青州市规模以上工业增加值同比下降6.2%，增速居全省第4位。\n"


@pytest.mark.parametrize(("cell", "written"), HARMLESS)
def test_a_cell(cell: str, written: str) -> None:
    assert harmless(cell) == written


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two files whose names are formulas, in the folder ``in`` of the working folder."""
    (tmp_path / "in").mkdir()
    for name in (NAME, "@b.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
        (tmp_path / "in" / name).write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return [NAME, "@b.txt"]


@pytest.mark.parametrize(
    ("form", "cells"),
    [
        ("csv", lambda line: next(csv.reader([line]))),
        ("tsv", lambda line: line.split("\t")),
        ("markdown", lambda line: line.strip("| ").split(" | ")),
    ],
)
def test_tables_of_extract(
    files: list[str],
    capsys: pytest.CaptureFixture[str],
    form: str,
    cells: Callable[[str], list[str]],
) -> None:
    assert main(["extract", *files, "--format", form, "--only", "observation"]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = [dict(zip(cells(lines[0]), cells(line), strict=True)) for line in (lines[1], lines[-1])]
    rows = [row for row in rows if "---" not in row["path"]]
    assert rows[-1]["path"] == "'@b.txt"
    assert {row["value"] for row in rows} == {"-6.2"}


@pytest.mark.parametrize("form", ["csv", "tsv", "markdown"])
@pytest.mark.parametrize("cell", ["=1", "-1+A1*B2", "+1+cmd|A0", "＝1", "-2.txt", "+6.2个百分点"])
def test_tables_of_answers(cell: str, form: str) -> None:
    """What begins like a number is one only where nothing stands behind it."""
    _, *_, line = listing("x", [{"a": cell, "b": "-6.2%"}], form=form, columns=["a", "b"])
    assert line.strip("| \n").startswith("'")
    assert line.strip("| \n").endswith("-6.2%")


def test_what_stands_behind_a_carriage_return_begins_no_cell() -> None:
    cells = ["a\r=1", "b\n=2", "c,=3", 'd"=4', "e"]
    assert csv_line(cells) == '"a\r=1","b\n=2","c,=3","d""=4",e\n'
    assert next(csv.reader([csv_line(cells)])) == cells


def test_tables_of_an_archive(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("duckdb")
    assert main(["batch", "in", "--out", "a.duckdb", "--quiet"]) == 0
    assert main(["find", "a.duckdb", "--indicator", "增加值", "--format", "csv"]) == 0
    found = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert {row["file"] for row in found} <= {f"'{name}" for name in files}
    for form in ("csv", "xlsx"):
        assert main(["export", "a.duckdb", "--out", form, "--format", form]) == 0
    with Path("csv/documents.csv").open(encoding="utf-8", newline="") as lines:
        assert {row["path"] for row in csv.DictReader(lines)} <= {f"'{name}" for name in files}
    with Path("csv/observations.csv").open(encoding="utf-8", newline="") as lines:
        assert {row["value"] for row in csv.DictReader(lines)} == {"-6.2"}
    sheet = openpyxl.load_workbook("xlsx/facts.xlsx")["observations"]
    head, row = list(sheet.iter_rows())[:2]
    told: dict[str, Any] = {name.value: cell for name, cell in zip(head, row, strict=True)}
    assert (told["path"].value, told["path"].data_type) == (NAME, "s")
    assert (told["value"].value, told["value"].data_type) == (-6.2, "n")


def test_what_the_page_copies_is_guarded_alike() -> None:
    """The page has its own copy of the two patterns: it runs where no Python does."""
    from extractor import formulas
    from extractor.page import build

    script = Path(build.__file__).with_name("page.js").read_text("utf-8")
    assert f"/{formulas.BEGINS}/" in script
    assert f"/{formulas.NUMBER}/" in script
