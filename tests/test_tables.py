"""Tables of answers in every form, on narrow screens, as pages and as workbooks."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from archives import archive_of

pytest.importorskip("duckdb")

from rich.cells import cell_len

from extractor.page.sheet import sheet
from extractor.store.opening import open_store
from extractor.views import terminal
from extractor.views.listing import listing

RELEASES = {
    "2024-01-20": "2023年，绵阳市GDP为900.4亿元，增长3.0%，增速居全省第6位。",
    "2024-02-03": "2023年，绵阳市地区生产总值达到960亿元，入选国家级“数字城市”试点。",
    "2024-07-22": "2024年上半年，绵阳市GDP为470.2亿元。",
}
#: Each command that prints a table, with what it is asked.
COMMANDS = {
    "find": ("--place", "绵阳市"),
    "series": ("--indicator", "GDP"),
    "pivot": ("--place", "绵阳市"),
    "disagreements": (),
}
HOSTILE = '"><img src=x onerror="window.hit=1"><script>window.hit=1</script>=1+1'


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive_of(tmp_path_factory.mktemp("tables"), RELEASES)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_table_in_every_form(
    archive: Path, command: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    asked = (name, archive, *COMMANDS[name])
    rows = json.loads(command(*asked, "--format", "json").out)
    lines = len(rows)
    for form, between in (("csv", ","), ("tsv", "\t"), ("markdown", " | ")):
        printed = command(*asked, "--format", form).out.splitlines()
        assert len(printed) == lines + (2 if form == "markdown" else 1), form
        assert between in printed[0]
        assert any("960亿元" in line for line in printed), form
    html = command(*asked, "--format", "html").out
    assert html.startswith("<!doctype html>")
    assert html.count("<tr>") == lines + 1
    assert "960亿元" in html
    for suffix in ("html", "tsv", "md", "csv", "json"):
        made = tmp_path / f"out.{suffix}"
        assert command(*asked, "--output", made).out == ""
        assert "960" in made.read_text(encoding="utf-8")
    assert "--output FILE" in command(*asked, "--format", "xlsx").err
    assert "no 'pdf'" in command(*asked, "--format", "pdf").err


def sheets_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Each sheet's rows by the names of its columns."""
    openpyxl = pytest.importorskip("openpyxl")
    made: dict[str, list[dict[str, Any]]] = {}
    for page in openpyxl.load_workbook(path):
        head, *rows = page.iter_rows(values_only=True)
        assert page.freeze_panes == "A2", page.title
        assert page.auto_filter.ref, page.title
        made[page.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return made


def test_tables_as_workbooks(archive: Path, command: Callable[..., Any], tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    found, lines = tmp_path / "find.xlsx", tmp_path / "pivot.xlsx"
    command("find", archive, "--indicator", "GDP", "--only", "observation", "-o", found)
    rows = sheets_of(found)["facts"]
    assert {row["text"]: row["value"] for row in rows if row["measure"] == "level"} == {
        "900.4亿元": 90_040_000_000, "960亿元": 96_000_000_000, "470.2亿元": 47_020_000_000,
    }  # fmt: skip
    assert {row["unit"] for row in rows if row["measure"] == "level"} == {"CNY"}
    command("pivot", archive, "--place", "绵阳市", "-o", lines)
    assert [
        (row["part"], row["unit"], row["2023"], row["2024"]) for row in sheets_of(lines)["pivot"]
    ] == [("year", "CNY", 96_000_000_000, None), ("H1", "CNY", None, 47_020_000_000)]


def test_a_store_as_one_workbook(
    archive: Path, command: Callable[..., Any], tmp_path: Path
) -> None:
    pytest.importorskip("xlsxwriter")
    out = tmp_path / "facts.xlsx"
    assert command("export", archive, "--out", out).out == f"tables written into {out}\n"
    assert out.is_file()
    sheets = sheets_of(out)
    assert list(sheets) == [
        "observations", "rankings", "recognitions", "appointments", "quantities", "times",
        "entities", "documents", "files", "runs", "failures", "pivot",
    ]  # fmt: skip
    first = sheets["observations"][0]
    assert (first["value"], first["unit"], first["text"]) == (90_040_000_000, "CNY", "900.4亿元")
    assert first["document"].isdigit()  # a number of Excel would round it
    assert sheets["rankings"][0]["position"] == 6
    assert len(sheets["documents"]) == len(RELEASES)
    assert sheets["documents"][0]["date"].date() == date(2024, 1, 20)
    growth = next(row for row in sheets["pivot"] if row["measure"] == "growth")
    assert (growth["place"], growth["basis"], growth["part"], growth["2023"]) == (
        "绵阳市", "yoy", "year", 3,
    )  # fmt: skip
    again = command("export", archive, "--out", out)  # it takes the old one's place
    assert again.code == 0


def test_what_a_workbook_cannot_be(
    archive: Path, command: Callable[..., Any], tmp_path: Path
) -> None:
    out = tmp_path / "facts.xlsx"
    assert "needs a folder" in command("export", archive, "--out", out, "--format", "csv").err
    out.mkdir()
    done = command("export", archive, "--out", out)
    assert (done.code, "a folder; name a file" in done.err) == (2, True)
    lost = command("export", archive, "--out", tmp_path / "nowhere" / "facts.xlsx")
    assert (lost.code, lost.err.count("\n")) == (2, 1)


def test_a_sheet_that_would_overflow(
    archive: Path, command: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr("extractor.workbook._ROWS", 2)
    out = tmp_path / "facts.xlsx"
    out.write_text("old", encoding="utf-8")
    done = command("export", archive, "--out", out)
    assert done.err == (
        "extractor: observations: more rows than a sheet of Excel holds;"
        " --format csv takes them all\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["facts.xlsx"]
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_table_for_excel(archive: Path, command: Callable[..., Any], name: str) -> None:
    plain = command(name, archive, *COMMANDS[name], "--format", "csv").out
    assert command(name, archive, *COMMANDS[name], "--for-excel").out == f"\ufeff{plain}"


# -- narrow screens

ROWS = [
    {"place": "绵阳市", "period": "2023", "value": "960亿元", "against": ["900.4亿元 (a.txt)"],
     "file": "2024-02-03-某市统计局发布会实录.txt", "sentence": "地区生产总值达到960亿元。" * 5},
    {"place": "绵阳市", "period": "2024", "value": "[red]1[/red]", "file": "b.txt",
     "sentence": "b"},
]  # fmt: skip
NAMES = ("place", "period", "value", "against", "file", "sentence")


def shown(monkeypatch: pytest.MonkeyPatch, width: int) -> str:
    monkeypatch.setattr(terminal, "_width", lambda: width)
    return "".join(listing("periods", ROWS, form="table", columns=NAMES, lead=3))


def test_a_screen_without_room_shows_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, 60).splitlines()
    assert lines[:6] == [
        "2 periods",
        "",
        "绵阳市  2023  960亿元",
        "  against   900.4亿元 (a.txt)",
        "  file      2024-02-03-某市统计局发布会实录.txt",
        "  sentence  地区生产总值达到960亿元。地区生产总值达到960亿元",
    ]
    assert "绵阳市  2024  [red]1[/red]" in lines  # what stands in a text is no markup
    assert sum(line.startswith("  against") for line in lines) == 1  # nothing empty is listed


def test_a_wide_screen_shows_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(monkeypatch, 160).splitlines()
    assert lines[2].split() == list(NAMES)
    assert "900.4亿元 (a.txt)" in lines[4]


class Screen(io.StringIO):
    """Standard output as a screen."""

    def isatty(self) -> bool:
        return True


def on_screen(monkeypatch: pytest.MonkeyPatch, width: int, *arguments: object) -> str:
    """What a command prints on a screen of so many columns."""
    from extractor.cli import main

    screen = Screen()
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(sys, "stdout", screen)
    assert main([str(one) for one in arguments]) == 0
    monkeypatch.undo()
    return screen.getvalue()


def without_colours(text: str) -> list[str]:
    return re.sub(r"\x1b\[[\d;]*m", "", text).splitlines()


def test_a_title_is_wider_than_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = [terminal.ShownColumn("a", str)]
    assert terminal.rendered(terminal.grid("Quantities (5)", columns, [1])).startswith(
        "Quantities (5)\n"
    )


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_rows_of_find_are_read_at_a_glance(
    archive: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """No number, day or name of a file is broken, whatever the screen."""
    lines = without_colours(on_screen(monkeypatch, width, "find", archive, "--indicator", "GDP"))
    with open_store(archive) as opened:
        found = opened.all(
            "SELECT d.path, o.text FROM observations o JOIN documents d USING (document)"
            " WHERE indicator_key = '地区生产总值' AND measure = 'level'"
        )
    assert found
    for path, text in found:
        assert any(path in line for line in lines)
        assert any(text in line for line in lines)
    assert all(cell_len(line) <= width for line in lines)


def test_titles_have_the_colour_of_their_type(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = on_screen(monkeypatch, 100, "find", archive)
    titles = re.findall(r"\x1b\[1;(\d+)m\d+ (\w+)", shown)
    assert len({colour for colour, _ in titles}) == len({kind for _, kind in titles}) > 1
    monkeypatch.setenv("NO_COLOR", "1")
    assert ";3" not in on_screen(monkeypatch, 100, "find", archive)


def test_what_is_piped_has_a_line_a_row() -> None:
    """However long it is: another program cuts no row in two."""
    rows = [{**ROWS[0], "sentence": "地区生产总值达到960亿元。" * 99}, ROWS[1]]
    text = "".join(listing("periods", rows, form="table", columns=NAMES, lead=3))
    assert [line.split()[0][:2] for line in text.split("\n") if line] == [
        "2", "pl", "──", "绵阳", "绵阳",
    ]  # fmt: skip


# -- the page of a table


def test_a_page_of_a_table_is_text() -> None:
    made = sheet(f"2 {HOSTILE}", ["name", HOSTILE], [[HOSTILE, "@ROWS@@STYLE@"], ["1", ""]])
    assert "<img" not in made
    assert "<script" not in made
    assert made.count("<td></td>") == 1
    assert "@ROWS@@STYLE@" in made


@pytest.mark.parametrize("width", [400, 1280])
def test_a_page_of_a_table_fits_the_window(browser: Any, tmp_path: Path, width: int) -> None:
    columns = ["subject", "value", "number", "file", "sentence"]
    rows = [{"subject": "绵阳市", "value": "960亿元", "number": Decimal(96_000_000_000),
             "file": "a" * 60, "sentence": "地区生产总值达到960亿元。" * 8}]  # fmt: skip
    file = tmp_path / "table.html"
    file.write_text("".join(listing("rows", rows, form="html", columns=columns)), encoding="utf-8")
    tab = browser.new_page(viewport={"width": width, "height": 700})
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(file.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    cell = tab.locator("td").nth(4).bounding_box()
    assert cell["x"] + cell["width"] <= width
    assert tab.locator("thead").is_visible() == (width > 800)
    assert asked == [file.as_uri()]
    tab.close()
