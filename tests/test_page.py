"""The page for people: in a real browser where there is one; the workbook; tables for pasting."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import regex

from extractor import Extractor
from extractor.cli import main
from extractor.page import Leaf, framed, page
from extractor.page.printed import cells

TEXT = "2024年，青州市规模以上工业增加值同比增长6.2%，增速居全省第4位。"
HOSTILE = '"><img src=x onerror="window.hit=1"></script><script>window.hit=1</script>'


@pytest.fixture(scope="module")
def result() -> Any:
    return Extractor().extract(TEXT, reference_date=date(2025, 3, 21))


def hostile_leaf() -> Leaf:
    record = {"type": "observation", "start": 0, "end": 4, "text": HOSTILE, "rule": HOSTILE,
              "subject": HOSTILE, "indicator": "=1+1", "value": "-3.2", "unit": "%",
              "evidence": [{"role": HOSTILE, "start": 0, "end": 4, "text": HOSTILE}]}  # fmt: skip
    return Leaf(HOSTILE, HOSTILE, None, HOSTILE + "𠮷@DATA@@SCRIPT@\u2028", (record,))


def test_nothing_of_a_text_is_markup() -> None:
    made = page([hostile_leaf()])
    assert "<img" not in made
    assert made.count("</script>") == 2
    data = made.split('id="data">')[1].split("</script>")[0]
    assert json.loads(data)[0]["text"] == hostile_leaf().text


#: All markup of a notebook's element: that of a text is written as text.
OWN = regex.compile(
    r"</?(?:style|b|p|mark|table|thead|tbody|tr|th|td)>|</(?:div|iframe)>"
    r'|<div class="extractor-(?:screen|paper)">'
    r'|<iframe sandbox="allow-scripts" style="[^"<>]*" srcdoc='
)


def test_a_notebook_gets_a_closed_frame(result: Any) -> None:
    for shown in (result._repr_html_(), framed([hostile_leaf()])):
        assert shown.count("<iframe ") == 1
        assert "<" not in OWN.sub("", shown)


def test_a_notebook_is_printed_whole(browser: Any, tmp_path: Path, result: Any) -> None:
    """On paper the text and all rows of the page in the frame, which is not printed."""
    file = tmp_path / "notebook.html"
    long = {"type": "observation", "start": 0, "end": 4, "text": "1234567.25元", "rule": "r",
            "value": "1234567.25", "unit": "CNY", "measure": "level"}  # fmt: skip
    leaf = leaf_of(result)
    shown = framed([leaf._replace(records=(long, *leaf.records))])
    file.write_text(f"<!doctype html><meta charset=utf-8>{shown}", encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    frame, paper = tab.locator("iframe"), tab.locator(".extractor-paper")
    assert (frame.is_visible(), paper.is_visible()) == (True, False)
    inside = frame.content_frame.locator
    rows = [row.locator("td").all_inner_texts() for row in inside("#rows tr").all()]
    assert len(rows) == 3
    tab.emulate_media(media="print")
    assert (frame.is_visible(), paper.is_visible()) == (False, True)
    assert [row.locator("td").all_inner_texts() for row in paper.locator("tbody tr").all()] == rows
    assert rows[0][4:] == ["1,234,567.25", "CNY", "level", "1234567.25元"]
    assert paper.locator("p").nth(1).inner_text() == TEXT
    assert paper.locator("mark").all_inner_texts() == ["2024", "6.2%", "第4位"]
    tab.close()


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        ({"type": "observation", "lower": "3", "upper": "5", "unit": "%", "measure": "share",
          "whole": "全省", "status": "target", "modifier": "over"},
         ["3–5", "%", "over target share of 全省"]),
        ({"type": "observation", "lower": "3"}, ["3–", "", ""]),
        ({"type": "observation", "value": "0.1234567"}, ["0.1234567", "", ""]),
        ({"type": "ranking", "kind": "position", "position": 2, "upper": 4, "scope": "全国"},
         ["2–4", "", "全国"]),
        ({"type": "ranking", "kind": "first", "status": "actual"}, ["first", "", ""]),
        ({"type": "appointment", "person": "沈佳音", "post": "局长", "by": "国务院"},
         ["", "", "国务院"]),
        ({"type": "own", "subject": "甲", "vessel": "乙"}, ["", "", "乙"]),
    ],
)  # fmt: skip
def test_rows_on_paper_are_those_of_the_page(
    browser: Any, tmp_path: Path, fields: dict[str, Any], row: list[str]
) -> None:
    record = {"start": 0, "end": 1, "text": TEXT[0], "rule": "r", **fields}
    assert cells(record)[4:7] == row
    tab, _, errors = opened(browser, tmp_path, [Leaf("a", None, None, TEXT, (record,))])
    assert tab.locator("#rows td").all_inner_texts() == cells(record)
    assert errors == []


def test_a_result_says_itself_shortly(result: Any) -> None:
    assert repr(result).startswith("<Result: 1 ranking, 1 observation")
    assert len(repr(result)) < 100
    (fact,) = result.observations
    assert repr(fact) == (
        "Observation(start=22, end=26, text='6.2%', rule='growth', subject='青州市',"
        " indicator='规模以上工业增加值', period='2024', measure='growth', basis='yoy',"
        " value=Decimal('6.2'), unit='%')"
    )
    assert result.source == TEXT
    values = [row["value"] for row in result.to_dicts() if row["type"] == "observation"]
    assert values == [Decimal("6.2")]


def opened(browser: Any, folder: Path, leaves: list[Leaf]) -> tuple[Any, list[str], list[str]]:
    """The page from a file; what it asked for besides itself; what it complained of."""
    file = folder / "page.html"
    file.write_text(page(leaves), encoding="utf-8")
    tab, asked, errors = browser.new_context().new_page(), [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    tab.goto(file.as_uri())
    return tab, asked[1:], errors


def leaf_of(result: Any) -> Leaf:
    found = tuple(record.with_provenance() for record in result)
    return Leaf("a.txt", "题", "2025-03-21", TEXT, found)


def test_text_and_table_are_linked_both_ways(browser: Any, tmp_path: Path, result: Any) -> None:
    tab, asked, errors = opened(browser, tmp_path, [leaf_of(result)])
    assert tab.inner_text("#text") == TEXT
    tab.click("#text mark[data-kind=observation]")
    assert tab.locator("#rows tr.picked td").first.inner_text() == "observation"
    assert "规模以上工业增加值" in tab.inner_text("#detail")
    tab.click("#rows tr[data-kind=ranking]")
    assert tab.inner_text("#text .picked") == "第4位"
    assert "inherited" in tab.inner_text("#detail")
    told = tab.get_attribute("#text mark[data-kind=ranking]", "title")
    for said in ("第4位", "rule rank_verb_scope", "read from", "inherited period 2024 from the"):
        assert said in told
    assert tab.locator("#back, #detail a").all_inner_texts() == ["archive"]
    assert tab.locator("#back").is_hidden()
    assert (asked, errors) == ([], [])


def test_in_the_archive_browser_a_fact_leads_to_where_it_is_marked(
    browser: Any, tmp_path: Path, result: Any
) -> None:
    """By its number among the facts in the order of the text, as the forms are numbered."""
    there = leaf_of(result)._replace(back="/?file=a.txt", marking="/facts?name=a.txt")
    marked = [
        {**one, "mark": "right"} if one["type"] == "ranking" else one for one in there.records
    ]
    leaf = there._replace(records=tuple(reversed(marked)))
    tab, _, errors = opened(browser, tmp_path, [leaf])
    for kind, said, number in (
        ("observation", "right, wrong, or edit it", 0),
        ("ranking", "marked right: change it", 1),
    ):
        tab.click(f"#text mark[data-kind={kind}]")
        link = tab.locator("#detail a")
        assert (link.inner_text(), link.get_attribute("href")) == (
            said, f"/facts?name=a.txt#fact-{number}",
        )  # fmt: skip
    assert tab.locator("#back").get_attribute("href") == "/?file=a.txt"
    assert errors == []


def test_the_cells_of_a_table_stand_below_each_other(browser: Any, tmp_path: Path) -> None:
    text = (
        "2024年\n地区\t地区生产总值\t社会消费品零售总额\n青州市\t950.3\t1\n诸城市\t12\t22\n以上。"
    )
    at = text.index("950.3")
    record = {"type": "observation", "start": at, "end": at + 5, "text": "950.3", "rule": "grid",
              "subject": "青州市", "indicator": "地区生产总值", "value": "95030000000.25",
              "unit": "CNY"}  # fmt: skip
    tab, _, errors = opened(browser, tmp_path, [Leaf("a", None, None, text, (record,))])
    assert tab.inner_text("#text").split() == text.split()
    assert tab.locator("#text .table").inner_text().rstrip("\n").count("\n") == 2
    assert tab.locator("#text .table").evaluate("node => node.clientHeight") < 100  # three lines
    left = """text => {
        const walk = document.createTreeWalker(document.getElementById("text"), 4);
        while (walk.nextNode()) {
            const at = walk.currentNode.data.indexOf(text), range = document.createRange();
            if (at < 0) continue;
            range.setStart(walk.currentNode, at);
            range.setEnd(walk.currentNode, at + text.length);
            return range.getBoundingClientRect().left;
        }
    }"""
    places = [tab.evaluate(left, word) for word in ("地区生产总值", "950.3", "12")]
    assert max(places) - min(places) < 2
    assert tab.inner_text("#rows td.number") == "95,030,000,000.25"
    tab.click("#tsv")
    assert "\t95030000000.25\t" in pasted(tab)  # what is copied is the number
    tab.click("#text mark")
    assert tab.inner_text("#text .picked") == "950.3"
    assert errors == []


def test_filter_keys_and_types(browser: Any, tmp_path: Path, result: Any) -> None:
    tab, _, errors = opened(browser, tmp_path, [leaf_of(result)])
    tab.keyboard.press("/")
    tab.keyboard.type("第4位")
    assert tab.locator("#rows tr").count() == 1
    tab.keyboard.press("Escape")
    assert tab.locator("#rows tr").count() == 2
    tab.keyboard.press("j")
    assert tab.locator("#rows tr.picked").count() == 1
    tab.uncheck("#types label[data-kind=observation] input")
    assert tab.locator("#text mark[data-kind=observation]").count() == 0
    assert errors == []


def test_what_is_shown_of_a_record_goes_with_it(browser: Any, tmp_path: Path, result: Any) -> None:
    """Another text, or none that is picked, and the record is not told any more."""
    empty = Leaf("b.txt", "会议", None, "会议强调。", ())
    tab, _, errors = opened(browser, tmp_path, [leaf_of(result), empty])
    hint = tab.inner_text("#detail")
    tab.click("#text mark[data-kind=ranking]")
    assert "第4位" in tab.inner_text("#detail")
    tab.keyboard.press("Escape")
    assert tab.inner_text("#detail") == hint
    tab.click("#text mark[data-kind=ranking]")
    tab.select_option("#leaf", "1")
    assert tab.inner_text("#detail") == "Nothing was read from this text."
    assert tab.inner_text("#said") == "0 of 0 records"
    tab.select_option("#leaf", "0")
    assert tab.inner_text("#detail") == hint
    assert errors == []


def pasted(tab: Any) -> str:
    """What stands in the clipboard."""
    other = tab.context.new_page()
    other.set_content("<textarea></textarea>")
    other.click("textarea")
    other.keyboard.press("Control+V")
    text: str = other.input_value("textarea")
    other.close()
    return text


def test_the_buttons_copy_what_is_shown(browser: Any, tmp_path: Path, result: Any) -> None:
    leaf = leaf_of(result)
    formula = {**leaf.records[0], "type": "ranking", "text": "=1+1"}
    tab, _, errors = opened(browser, tmp_path, [leaf._replace(records=(*leaf.records, formula))])
    tab.click("#tsv")
    assert tab.inner_text("#said") == "copied 3 records"
    rows = [line.split("\t") for line in pasted(tab).splitlines()]
    assert [row[0] for row in rows] == ["type", "observation", "ranking", "ranking"]
    assert {len(row) for row in rows} == {8}
    assert rows[1][4:6] == ["6.2", "%"]
    assert "'=1+1" in rows[-1] or "'=1+1" in rows[-2]
    tab.uncheck("#types label[data-kind=observation] input")
    tab.click("#markdown")
    assert tab.inner_text("#said") == "copied 2 records"
    lines = pasted(tab).splitlines()
    assert (len(lines), lines[1]) == (4, "|" + " --- |" * 8)
    assert all(line.startswith("| ranking |") for line in lines[2:])
    assert errors == []


@pytest.mark.parametrize(("width", "scheme"), [(400, "light"), (400, "dark"), (1280, "light")])
def test_no_part_of_the_page_is_cut_off(
    browser: Any, tmp_path: Path, result: Any, width: int, scheme: Any
) -> None:
    """Text and table scroll by themselves; nothing is wider than the window."""
    file = tmp_path / "page.html"
    leaf = leaf_of(result)
    file.write_text(page([leaf._replace(text=f"\n\n\n{leaf.text}")]), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(file.as_uri())
    for part in ("#text", "#detail", "#scroll", "#tsv", "#markdown", "#filter"):
        box = tab.locator(part).bounding_box()
        assert box["x"] >= 0, part
        assert box["x"] + box["width"] <= width, part
    assert tab.locator("#text").inner_text() == leaf.text  # blank lines in front are not shown
    context.close()


def test_a_phone_sees_every_part_of_a_record(browser: Any, tmp_path: Path, result: Any) -> None:
    """On 400 pixels no cell of a row stands outside the window, and the unit beside its number."""
    file = tmp_path / "page.html"
    file.write_text(page([leaf_of(result)]), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 400, "height": 800})
    tab.goto(file.as_uri())
    row = tab.locator("#rows tr[data-kind=observation]")
    cells = [cell for cell in row.locator("td").all() if cell.is_visible()]
    assert [cell.inner_text() for cell in cells] == [
        "青州市", "规模以上工业增加值", "2024", "6.2", "%", "growth yoy",
    ]  # fmt: skip
    boxes = [cell.bounding_box() for cell in cells]
    assert all(box["x"] + box["width"] <= 400 for box in boxes)
    number, unit = boxes[3:5]
    assert number["y"] == unit["y"]
    tab.emulate_media(media="print")
    assert not tab.locator("header").is_visible()
    assert tab.locator("#scroll thead").is_visible()
    tab.close()


def test_a_hostile_text_does_nothing(browser: Any, tmp_path: Path) -> None:
    tab, asked, errors = opened(browser, tmp_path, [hostile_leaf()])
    tab.click("#rows tr")
    assert tab.evaluate("window.hit") is None
    assert tab.locator("img").count() == 0
    assert tab.inner_text("#title") == HOSTILE
    assert (asked, errors) == ([], [])


def test_a_workbook_holds_numbers_and_no_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    text, made = tmp_path / "=1+1.txt", tmp_path / "a.xlsx"
    text.write_text(TEXT, encoding="utf-8")
    given = ["extract", str(text), "--date", "2025-03-21", "--title", "=1+1", "-o", str(made)]
    assert main(given) == 0
    book = openpyxl.load_workbook(made)
    facts = list(book["observation"].iter_rows(values_only=True))
    assert dict(zip(*facts, strict=True))["value"] == 6.2
    assert book["observation"].freeze_panes == "A2"
    cells = {name.value: cell for name, cell in zip(*book["observation"].iter_rows(), strict=True)}
    assert cells["value"].number_format == "#,##0.0"
    title = book["documents"]["B2"]
    assert (title.value, title.data_type) == ("=1+1", "s")
    assert book["documents"]["C2"].is_date


def test_a_workbook_of_files_has_a_pivot_with_a_chart(tmp_path: Path) -> None:
    """As that of a store: other names and units are one line, and what disagrees is told."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    for day, text in {
        "2024-01-22": "2023年，青州市GDP为950.3亿元。2024年，青州市GDP力争超过1000亿元。",
        "2024-02-03": "2023年，青州市地区生产总值960亿元。",
        "2025-01-22": "2024年，青州市生产总值10126000万元。",
    }.items():
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
    made = tmp_path / "a.xlsx"
    assert main(["extract", *map(str, sorted(tmp_path.glob("*.txt"))), "-o", str(made)]) == 0
    sheet = openpyxl.load_workbook(made)["pivot"]
    head, *lines = sheet.iter_rows(values_only=True)
    (line,) = (dict(zip(head, line, strict=True)) for line in lines)
    assert (line["place"], line["indicator"], line["unit"]) == ("青州市", "地区生产总值", "CNY")
    assert (line["2023"], line["2024"]) == (96_000_000_000, 101_260_000_000)
    assert line["differs"] == "2023"
    assert len(sheet._charts) == 1


@pytest.mark.parametrize(("form", "between"), [("tsv", "\t"), ("markdown", " | ")])
def test_tables_for_pasting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, between: str
) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert main(["extract", str(text), "--only", "ranking", "--format", form]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len({line.count("|" if form == "markdown" else between) for line in lines}) == 1
    assert "第4位" in lines[-1]


def test_a_workbook_wants_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "a.txt", "--format", "xlsx"]) == 2
    assert "--output" in capsys.readouterr().err
