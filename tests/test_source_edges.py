"""What a file may also be: records deep inside, empty halves, names twice, more than is kept."""

from __future__ import annotations

import datetime
import email.message
import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_files import make_zip

from extractor.document import Document
from extractor.errors import SourceError
from extractor.source import Columns, load_each
from extractor.source.columns import documents, is_told
from extractor.source.linked_data import linked
from extractor.source.mail import MOST_PARTS
from extractor.source.parse import parse_html
from extractor.source.titles import balanced, page_title
from extractor.source.told_apart import told_apart
from extractor.source.weave import RawCell, Weaver, is_data, lay_out

FIRST = "2024年，青州市用电量增长6.2%，居全省第四位。"
SECOND = "2024年，临朐县接待游客三百万人次，增长一成。"


def read(data: bytes, name: str, **options: Any) -> list[str]:
    """What a file gives: the texts of its documents, for an error its reason in brackets."""
    return [
        f"<{one.reason}>" if isinstance(one, SourceError) else one.text
        for one in load_each(data, path=name, **options)
    ]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (
            "blank lines, and a line that is no record",
            '{"text": "%1"}\n\n3\n{"text": "%2"}',
            [1, 2, "<broken>"],
        ),
        ("one object alone", '{"text": "%1"}', [1]),
        ("a list under one name", '{"code": 0, "rows": [{"text": "%1"}, {"text": "%2"}]}', [1, 2]),
        ("a list two objects deep", '{"data": {"n": 1, "list": [{"text": "%1"}]}}', [1]),
        ("an object with a text beside a list", '{"text": "%1", "tags": [1, 2]}', [1]),
        ("things in a list that are no records", '[1, {"text": "%1"}, null]', [1]),
        ("two lists: which", '{"a": [{"text": "%1"}], "b": [1]}', ["<no-text-column>"]),
        ("a list of numbers", "[1, 2]", ["<empty>"]),
        ("objects without an end", '{"a": {"b": {"c": {"d": {"e": 1}}}}}', ["<no-text-column>"]),
        ("a record too deep", "[" * 5000 + "]" * 5000, ["<too-deep>"]),
        ("blanks", '[{"text": " "}, {"text": 5}, {"text": "%1"}]', ["<empty>", "<empty>", 1]),
    ],
)  # fmt: skip
def test_where_the_records_of_json_are(name: str, text: str, found: list[int | str]) -> None:
    data = text.replace("%1", FIRST).replace("%2", SECOND).encode()
    texts = {1: FIRST, 2: SECOND}
    assert read(data, "a.json") == [texts.get(one, one) for one in found], name


@pytest.mark.parametrize(
    ("text", "columns", "found"),
    [
        # one column, or rows of one field: no table
        ("说明\n甲\n乙\n", Columns(), None),
        # a column that is not there
        ("地区,数量\n甲县,3\n乙县,5\n", Columns(text="body"), ["<no-text-column>"]),
        # sentences in cells are no data, and no column holds the texts
        (
            "地区,说明\n" + "".join(f"{place},{FIRST * 3}\n" for place in ("甲", "乙")),
            Columns(),
            ["<no-text-column>"],
        ),
        # more lines than are looked at
        (
            "地区,数量\n" + "甲县,3\n" * 30,
            Columns(),
            ["地区\t数量\n" + "甲县\t3\n" * 29 + "甲县\t3"],
        ),
    ],
)
def test_tables_of_a_csv(text: str, columns: Columns, found: list[str] | None) -> None:
    assert read(text.encode(), "a.csv", columns=columns) == (found or [text])


def test_a_parquet_table_without_texts_or_records() -> None:
    def table(**columns: list[Any]) -> bytes:
        file = io.BytesIO()
        pq.write_table(pa.table(columns), file)
        return file.getvalue()

    assert read(table(amount=[1, 2]), "a.parquet") == ["<no-text-column>"]
    assert read(table(text=pa.array([], pa.string())), "a.parquet") == ["<empty>"]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime.datetime(2025, 3, 21, 9, 30), "2025-03-21"),
        (datetime.date(2025, 3, 21), "2025-03-21"),
        ("1742522400", "2025-03-21"),
        ("2025年3月21日", "2025-03-21"),
        ("昨天", "None"),
        (None, "None"),
    ],
)
def test_the_day_of_a_record(value: Any, day: str) -> None:
    (found,) = documents(
        [{"text": FIRST, "day": value}], Columns("text", date="day"), path="a", loader="json"
    )
    assert isinstance(found, Document)
    assert str(found.date) == day
    assert found.date_origin == (None if day == "None" else "meta")


def test_a_record_whose_page_shows_nothing_is_empty() -> None:
    records = [{"text": "<p> </p><br>"}, {"text": f"<p>{FIRST}</p>"}]
    found = list(documents(records, Columns("text"), path="a", loader="json"))
    assert [getattr(one, "reason", None) or one.text.strip() for one in found] == ["empty", FIRST]
    assert is_told(["正文"])
    assert not is_told(["amount", "day"])


def mail(*attached: tuple[str, bytes], text: str = "") -> bytes:
    message = email.message.EmailMessage()
    message["Subject"], message["Message-ID"] = "统计快报", "<1@example.org>"
    message["MIME-Version"] = "1.0"
    if text:
        message.set_content(text)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_a_mail_of_attachments_alone() -> None:
    assert read(mail(("a.txt", FIRST.encode())), "m.eml") == [FIRST]


def test_more_attachments_than_are_read_are_told_of() -> None:
    many = [(f"{n}.txt", f"{n}. {FIRST}".encode()) for n in range(MOST_PARTS + 1)]
    found = list(load_each(mail(*many), path="m.eml"))
    assert len(found) == MOST_PARTS + 1
    last = found[-1]
    assert isinstance(last, SourceError)
    assert (last.reason, str(last.path)) == ("too-large", f"m.eml!part{MOST_PARTS + 1}")


def test_documents_of_one_name_are_told_apart() -> None:
    names = ["a", "b", "a", None, "a", "b", None]
    error = SourceError("damaged", path="a", reason="broken")
    found = list(told_apart([*(Document(text=FIRST, path=name) for name in names), error]))
    assert [one.path for one in found[:-1]] == ["a", "b", "a#2", None, "a#3", "b#2", None]
    assert found[-1] is error


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ('"一季度经济运行', "一季度经济运行"),
        ('"一季度"经济运行', '"一季度"经济运行'),
        ("“一季度经济运行", "一季度经济运行"),
        ("一季度经济运行》", "一季度经济运行"),
        ("“稳”字当头", "“稳”字当头"),
        ("《公报》 发布", "《公报》 发布"),
    ],
)
def test_a_title_has_no_mark_without_its_partner(title: str, whole: str) -> None:
    assert balanced(title) == whole


@pytest.mark.parametrize(
    ("named", "meta", "lines", "title"),
    [
        # what meta data say is longer than the heading, and holds it at its end
        ("统计局网", "上半年青州市经济运行", ["经济运行情况通报"], "上半年青州市经济运行"),
        # no line is in the name of the page
        ("统计局网-要闻-工业发展稳中有进势头好", "", ["目录首页"], "工业发展稳中有进势头好"),
        ("工业发展稳中有进势头好-统计局网", "工业", ["目录首页"], "工业"),
        ("", None, [], None),
    ],
)
def test_the_title_of_a_page(
    named: str, meta: str | None, lines: list[str], title: str | None
) -> None:
    assert page_title(named, meta, lines) == title


def test_data_for_machines_is_looked_through_so_deep() -> None:
    def page(data: str) -> Any:
        head = f'<script type="application/ld+json">{data}</script>'
        return parse_html(f"<html><head>{head}</head><body></body></html>", None)

    thing: Any = {"headline": "全市 经济运行", "publisher": {"name": "统计局"}}
    told = {"title": "全市 经济运行", "site": "统计局"}
    assert linked(page(json.dumps([1, [], {"a": thing}]))) == told
    for _ in range(7):
        thing = {"a": thing}
    assert linked(page(json.dumps(thing))) == {}
    assert linked(page("{")) == {}


def test_which_tables_hold_data() -> None:
    full = [[RawCell("甲"), RawCell("1")], [RawCell("乙"), RawCell("2")]]
    assert is_data(full)
    # one cell a row is a list, however wide the rows are
    assert not is_data([[RawCell("甲", columns=2)], [RawCell("乙", columns=2)]] * 2)
    assert not is_data([[RawCell(FIRST), RawCell(SECOND * 3)], *full])
    assert not is_data(full[:1])


def test_what_a_text_holds_is_no_mark_of_a_table() -> None:
    weaver = Weaver()
    mark = weaver.mark([[RawCell("甲"), RawCell("1")]])
    woven = weaver.weave(f"一\x017\x02二{mark}三\x01{'9' * 12}\x02")
    assert woven.text == f"一\x017\x02二\n甲\t1\n三\x01{'9' * 12}\x02"
    assert [(one.start, one.end) for one in woven.grids] == [(6, 9)]


def test_cells_past_the_widest_column_are_cut() -> None:
    text, grid = lay_out([[RawCell("甲", columns=5000), RawCell("乙")], [RawCell("丙")]])
    assert text == "甲\n丙"
    assert [(cell.row, cell.column, cell.columns) for cell in grid.cells] == [
        (0, 0, 1000), (1, 0, 1),
    ]  # fmt: skip


def test_a_name_in_an_archive_that_no_encoding_holds(tmp_path: Path) -> None:
    data = make_zip({"ab.txt": FIRST.encode()}).replace(b"ab.txt", b"\xff\xfe.txt")
    (found,) = load_each(data, path="a.zip")
    assert isinstance(found, Document)
    assert (found.text, found.path) == (FIRST, "a.zip!\xa0■.txt")


def test_a_link_to_itself_and_what_is_no_file(tmp_path: Path) -> None:
    loop = tmp_path / "a.txt"
    loop.symlink_to(loop)
    (found,) = load_each(loop)
    assert isinstance(found, SourceError)
    assert found.reason == "link-loop"
    (device,) = load_each("/dev/null")
    assert isinstance(device, SourceError)
    assert device.reason == "special-file"
    (large,) = load_each(FIRST.encode(), path="a.txt", limit=10)
    assert isinstance(large, SourceError)
    assert large.reason == "too-large"
