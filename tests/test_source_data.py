"""Data files, Markdown, feeds, mails and more kinds of Office files."""

from __future__ import annotations

import email.mime.application
import email.mime.multipart
import email.mime.text
import io
import json
import struct
from datetime import date
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_files import make_doc, make_ole, make_zip

from extractor.document import Document
from extractor.errors import SourceError
from extractor.source import Columns, load_each

SENTENCE = "2024年，青州市规模以上工业增加值同比增长6.2%。"


def loaded(data: bytes, name: str, **options: Any) -> list[Document]:
    found = list(load_each(data, path=name, **options))
    assert not [f for f in found if isinstance(f, SourceError)]
    return [f for f in found if isinstance(f, Document)]


def refused(data: bytes, name: str, **options: Any) -> str:
    (found,) = load_each(data, path=name, **options)
    assert isinstance(found, SourceError)
    assert "\n" not in str(found)
    return found.reason


def table(document: Document) -> list[list[str]]:
    """The cells of a document's one grid."""
    assert document.grids is not None
    (grid,) = document.grids
    rows: list[list[str]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row].append(document.text[cell.start : cell.end])
    return rows


def workbook(rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def parquet(columns: dict[str, list[Any]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


RECORDS = [
    {"id": "甲1", "title": "甲", "content": SENTENCE, "date": "2025-01-03"},
    {"id": "乙2", "title": "乙", "content": SENTENCE + "\n又一段。", "date": "2024-01-04"},
]
ROWS = [list(RECORDS[0]), *[list(record.values()) for record in RECORDS]]
AS_CSV = "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", "\n".join(json.dumps(r, ensure_ascii=False) for r in RECORDS).encode()),
        ("a.json", json.dumps(RECORDS).encode()),
        ("b.json", json.dumps({"code": 0, "data": {"list": RECORDS}}, indent=1).encode()),
        ("a.csv", AS_CSV.encode()),
        ("gb.csv", AS_CSV.encode("gb18030")),
        ("noname", AS_CSV.replace('","', '"\t"').encode()),
        ("a.xlsx", workbook(ROWS)),
        ("a.parquet", parquet({name: [r[name] for r in RECORDS] for name in RECORDS[0]})),
    ],
)
def test_each_record_is_a_document(name: str, data: bytes) -> None:
    said: list[str] = []
    first, second = loaded(data, name, tell=said.append)
    assert (first.text, second.text) == (SENTENCE, SENTENCE + "\n又一段。")
    assert (first.title, second.title) == ("甲", "乙")
    assert (first.date, second.date) == (date(2025, 1, 3), date(2024, 1, 4))
    assert (first.path, second.path) == (f"{name}!甲1", f"{name}!乙2")
    assert len(said) == 1
    assert "'content'" in said[0]


def test_columns_are_told_or_refused() -> None:
    data = json.dumps([{"x": SENTENCE, "when": "2025年3月1日"}]).encode()
    assert refused(data, "a.json") == "no-text-column"
    assert refused(data, "a.json", columns=Columns(text="y")) == "no-text-column"
    (document,) = loaded(data, "a.json", columns=Columns(text="x", date="when"))
    assert (document.text, document.date) == (SENTENCE, date(2025, 3, 1))
    both = json.dumps([{"text": SENTENCE, "content": SENTENCE}]).encode()
    assert refused(both, "a.json") == "no-text-column"


def test_records_without_text_and_broken_lines_hide_no_others() -> None:
    lines = [
        json.dumps({"id": 1, "text": SENTENCE}),
        '{"id": 2',
        json.dumps({"id": 1, "text": " "}),
    ]
    found = list(load_each("\n".join(lines).encode(), path="a.jsonl"))
    assert [getattr(f, "reason", "good") for f in found] == ["good", "empty", "broken"]
    assert [str(f.path) for f in found] == ["a.jsonl!1", "a.jsonl!1#2", "a.jsonl!line 2"]


def test_a_workbook_of_tables_is_one_document() -> None:
    rows = [
        ["2024年青州市主要指标"],
        ["单位：亿元"],
        ["指标", "绝对量", "增速（%）"],
        ["地区生产总值", 812.5, 6.2],
        ["第一产业", 80, -1],
        ["注：初步数"],
    ]
    (document,) = loaded(workbook(rows), "a.xlsx")
    assert document.title == "2024年青州市主要指标"
    assert table(document) == [
        ["指标", "绝对量", "增速（%）"],
        ["地区生产总值", "812.5", "6.2"],
        ["第一产业", "80", "-1"],
    ]
    assert document.text.endswith("注：初步数")


def test_a_cell_shown_in_per_cent_is_written_so() -> None:
    book = openpyxl.Workbook()
    for row in (["指标", "增速"], ["工业投资", 0.062], ["民间投资", -0.005]):
        book.active.append(row)
    for cell in ("B2", "B3"):
        book.active[cell].number_format = "0.0%"
    file = io.BytesIO()
    book.save(file)
    (document,) = loaded(file.getvalue(), "a.xlsx")
    assert [row[1] for row in table(document)] == ["增速", "6.2%", "-0.5%"]


def test_merged_cells_of_a_workbook() -> None:
    book = openpyxl.Workbook()
    for row in (["指标", "2024年", None], [None, "总量", "增速"], ["投资", 8, 6], ["出口", 7, 5]):
        book.active.append(row)
    book.active.merge_cells("A1:A2")
    book.active.merge_cells("B1:C1")
    file = io.BytesIO()
    book.save(file)
    (document,) = loaded(file.getvalue(), "a.xlsx")
    assert document.grids is not None
    spans = {(c.row, c.column): (c.rows, c.columns) for c in document.grids[0].cells}
    assert (spans[0, 0], spans[0, 1], spans[1, 1]) == ((2, 1), (1, 2), (1, 1))


def test_a_csv_of_numbers_is_a_grid() -> None:
    (document,) = loaded("指标,绝对量（亿元）\n地区生产总值,812.5\n工业投资,3\n".encode(), "t.csv")
    assert table(document)[1] == ["地区生产总值", "812.5"]


def test_markdown() -> None:
    text = (
        "---\ntitle: 公报\ndate: 2025-03-01\n---\n# 标题\n\n2024年增长**6.2%**，见[表](/a)。\n\n"
        "| 指标 | 绝对量（亿元） |\n|---|---|\n| 地区生产总值 | 812.5 |\n| 第一产业 | 80 |\n"
        "\n<p>页内。</p>\n"
    )
    (document,) = loaded(text.encode(), "a.md")
    assert (document.loader, document.title, document.date) == (
        "markdown",
        "公报",
        date(2025, 3, 1),
    )
    assert "2024年增长6.2%，见表。" in document.text
    assert document.text.endswith("页内。")
    assert table(document)[0] == ["指标", "绝对量（亿元）"]


def test_a_line_without_a_record_is_named_as_no_record_is() -> None:
    lines = ('{"id": "2", "text": "甲"}', '{"id":', "[1]", "", '{"id": "line 2", "text": "乙"}')
    found = list(load_each("\n".join(lines).encode(), path="a.jsonl"))
    assert [str(f) for f in found if isinstance(f, SourceError)] == [
        "a.jsonl!line 2: no record in it: Expecting value",
        "a.jsonl!line 3: no record in it: a list, where a record is wanted",
    ]
    assert [f.path for f in found if isinstance(f, Document)] == ["a.jsonl!2", "a.jsonl!line 2"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"正文前。\n\n## 公报 *初稿*\n\n{SENTENCE}\n", "公报 初稿"),
        (f"# 公报\n\n{SENTENCE}\n", "公报"),
        (f"---\na: b\n---\n{SENTENCE}\n\n| 甲 | 1 |\n|---|---|\n| 乙 | 2 |\n", None),
    ],
)
def test_the_title_of_markdown_is_its_first_heading(text: str, title: str | None) -> None:
    (document,) = loaded(text.encode(), "a.md")
    assert (document.loader, document.title) == ("markdown", title)


@pytest.mark.parametrize("text", ["---\ntitle: 公报\n---\n", "---\na: b\n---\n\n![](a.png)\n"])
def test_markdown_without_text_is_empty(text: str) -> None:
    assert refused(text.encode(), "a.md") == "empty"


def test_an_entry_may_hold_its_page_as_elements() -> None:
    entry = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>市府网</title><entry><title>乙</title>"
        "<updated>2025年3月21日</updated><content type='xhtml'><div><p>甲<b>乙</b>。</p>"
        f"<p>{SENTENCE}</p></div></content></entry><entry><title>丙</title><content>&lt;br/&gt;"
        "</content></entry></feed>"
    )
    found = list(load_each(f"<?xml version='1.0'?>{entry}".encode(), path="f.xml"))
    assert isinstance(found[0], Document)
    assert found[0].text.split() == ["甲乙。", SENTENCE]
    assert (found[0].title, found[0].date) == ("乙", date(2025, 3, 21))
    assert getattr(found[1], "reason", None) == "empty"


def test_blanks_tabs_and_notes_of_an_open_document() -> None:
    inner = (
        "<text:p>甲<text:s text:c='2'/>乙<text:tab/>丙<text:line-break/>丁"
        "<text:note>注</text:note><text:span>戊</text:span>己</text:p>"
    )
    content = f"<d xmlns:office='o' xmlns:text='t'><office:text>{inner}</office:text></d>"
    made = make_zip({"mimetype": b"x", "content.xml": content.encode()})
    (document,) = loaded(made, "a.odt")
    assert document.text == "甲  乙\t丙\n丁戊己"


def test_tables_on_slides() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<a:tc{more}><a:txBody><a:p><a:t>{text}</a:t></a:p></a:txBody></a:tc>"

    rows = (
        cell("指标", ' gridSpan="2"') + cell("", ' hMerge="1"') + cell("绝对量（亿元）"),
        cell("工业") + cell("投资") + cell("812.5"),
        cell("商业") + cell("投资") + cell("80"),
    )
    table = "".join(f"<a:tr>{row}</a:tr>" for row in rows)
    words = f"<a:tr>{cell('甲')}{cell('乙')}</a:tr>"
    slide = f"<s xmlns:a='a'><a:p><a:t>公报</a:t></a:p><a:tbl>{table}</a:tbl>{{}}</s>"
    members = {
        "[Content_Types].xml": b"<T/>",
        "ppt/presentation.xml": b"<p/>",
        "ppt/slides/slide1.xml": slide.format("").encode(),
        "ppt/slides/slide2.xml": f"<s xmlns:a='a'><a:tbl>{words}</a:tbl></s>".encode(),
    }
    (document,) = loaded(make_zip(members), "a.pptx")
    assert document.title == "公报"
    assert document.text.endswith("\f甲\t乙")  # words in cells are lines
    (grid,) = document.grids or ()
    spans = {(cell.row, cell.column): cell.columns for cell in grid.cells}
    assert (spans[0, 0], spans[1, 1]) == (2, 1)


def test_style_sheets_of_an_e_book_raise_digits() -> None:
    page = '<html><body><p>新增企业120<span class="s4">2</span>家，增长3%。</p></body></html>'
    items = '<item id="a" href="a.xhtml"/><item id="c" href="s/a.css"/><item id="d" href="no.css"/>'
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<c><rootfile full-path="O/c.opf"/></c>',
        "O/c.opf": f'<p>{items}<itemref idref="a"/></p>',
        "O/a.xhtml": page,
        "O/s/a.css": ".s4 {\n  font-size: 58%;\n  vertical-align: super;\n}",
    }
    (document,) = loaded(
        make_zip({name: part.encode() for name, part in members.items()}), "a.epub"
    )
    assert document.text == "新增企业120²家，增长3%。"


@pytest.mark.parametrize(
    ("looks", "text"),
    [
        ('<a:rPr baseline="30000"/>', "企业120²家"),
        ('<a:rPr baseline="-25000"/>', "企业1202家"),
        ('<a:rPr baseline="0"/>', "企业1202家"),
        ("", "企业1202家"),
    ],
)
def test_raised_digits_on_slides(looks: str, text: str) -> None:
    runs = f"<a:r><a:t>企业120</a:t></a:r><a:r>{looks}<a:t>2</a:t></a:r><a:r><a:t>家</a:t></a:r>"
    slide = f"<s xmlns:a='a'><a:p>{runs}</a:p></s>".encode()
    members = {"[Content_Types].xml": b"<T/>", "ppt/presentation.xml": b"<p/>"}
    (document,) = loaded(make_zip({**members, "ppt/slides/slide1.xml": slide}), "a.pptx")
    assert document.text == text


def test_a_feed_is_its_entries() -> None:
    item = "<item><title>甲</title><pubDate>Fri, 21 Mar 2025 09:00:00 +0800</pubDate>{}</item>"
    body = f"<description>&lt;p&gt;{SENTENCE}&lt;/p&gt;</description>"
    feed = f"<?xml version='1.0'?><rss><channel><title>市府网</title>{item.format(body)}"
    found = list(load_each(f"{feed}{item.format('')}</channel></rss>".encode(), path="f.xml"))
    assert isinstance(found[0], Document)
    assert (found[0].text, found[0].title, found[0].date, found[0].publisher) == (
        SENTENCE,
        "甲",
        date(2025, 3, 21),
        "市府网",
    )
    assert getattr(found[1], "reason", None) == "empty"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_mail_and_what_is_attached(charset: str) -> None:
    mail = email.mime.multipart.MIMEMultipart()
    mail["Subject"], mail["From"] = "通报", "a@example.org"
    mail["Date"] = "Fri, 21 Mar 2025 09:00:00 +0800"
    mail.attach(email.mime.text.MIMEText(SENTENCE, "plain", charset))
    part = email.mime.application.MIMEApplication(SENTENCE.encode())
    part.add_header("Content-Disposition", "attachment", filename="a.txt")
    mail.attach(part)
    body, attached = loaded(mail.as_bytes(), "a.eml")
    assert (body.text.strip(), body.title, body.date) == (SENTENCE, "通报", date(2025, 3, 21))
    assert (attached.text, attached.path) == (SENTENCE, "a.eml!a.txt")


def test_a_page_saved_as_one_file() -> None:
    page = f"<html><body><p>{SENTENCE}</p></body></html>".encode()
    import base64

    head = (
        "Snapshot-Content-Location: http://example.org/\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    data = head.encode() + base64.encodebytes(page) + b"\r\n--B--\r\n"
    (document,) = loaded(data, "a.mhtml")
    assert document.text == SENTENCE


def test_rtf() -> None:
    letters = "".join(f"\\u{ord(c)}?" for c in SENTENCE)
    (document,) = loaded(rf"{{\rtf1\ansi\ansicpg936 {letters}\par}}".encode(), "a.rtf")
    assert document.text.strip() == SENTENCE
    assert refused(rf"{{\rtf1\ansi\ansicpg936 {letters}".encode(), "a.rtf") == "broken"


ODT = (
    '<d xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>'
    f"<text:h>公报</text:h><text:p>{SENTENCE}</text:p><table:table>"
    "{}</table:table></office:text></office:body></d>"
)
ODT_ROW = (
    "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell>"
    "<table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
)


@pytest.mark.parametrize(
    ("loader", "members", "text"),
    [
        (
            "odt",
            {"mimetype": b"x", "content.xml": ODT.format(ODT_ROW.format("甲", "1") * 2).encode()},
            f"公报\n{SENTENCE}\n甲\t1\n甲\t1",
        ),
        (
            "pptx",
            {
                "[Content_Types].xml": b"<T/>",
                "ppt/presentation.xml": b"<p/>",
                "ppt/slides/slide2.xml": b'<s xmlns:a="a"><a:p><a:t>two</a:t></a:p></s>',
                "ppt/slides/slide1.xml": b'<s xmlns:a="a"><a:p><a:t>one</a:t></a:p></s>',
            },
            "one\ftwo",
        ),
        (
            "epub",
            {
                "mimetype": b"application/epub+zip",
                "META-INF/container.xml": b'<c><rootfile full-path="O/c.opf"/></c>',
                "O/c.opf": b'<p><item id="a" href="a.xhtml"/><itemref idref="a"/></p>',
                "O/a.xhtml": f"<html><body><p>{SENTENCE}</p></body></html>".encode(),
            },
            SENTENCE,
        ),
        (
            "ofd",
            {
                "OFD.xml": b"<o><DocRoot>Doc_0/Document.xml</DocRoot></o>",
                "Doc_0/Document.xml": b'<d><Page BaseLoc="Pages/P.xml"/></d>',
                "Doc_0/Pages/P.xml": (
                    '<p><TextObject Boundary="10 20 5 5"><TextCode X="0" Y="1">后</TextCode>'
                    '</TextObject><TextObject Boundary="10 10 5 5"><TextCode X="0" Y="1">前'
                    "</TextCode></TextObject></p>"
                ).encode(),
            },
            "前\n后",
        ),
    ],
)
def test_packages(loader: str, members: dict[str, bytes], text: str) -> None:
    (document,) = loaded(make_zip(members), f"a.{loader}")
    assert (document.loader, document.text) == (loader, text)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.json", b'{"a": [1,2', "broken"),
        ("a.json", b"[" * 100_000, "too-deep"),
        ("a.json", b"[]", "empty"),
        ("a.parquet", parquet({"text": ["x"]})[:-9], "broken"),
        ("a.xlsx", workbook([["a", 1]])[:2000], "broken"),
        ("f.xml", b"<rss><channel>", "broken"),
        ("f.xml", b"<rss><channel></channel></rss>", "empty"),
        ("a.eml", b"MIME-Version: 1.0\r\nSubject: x\r\n\r\n", "empty"),
        ("a.odt", make_zip({"mimetype": b"x", "content.xml": b"<d>"}), "broken"),
        ("a.epub", make_zip({"mimetype": b"x", "META-INF/container.xml": b"<c/>"}), "broken"),
        ("a.ofd", make_zip({"OFD.xml": b"<o/>"}), "empty"),
    ],
)
def test_bad_files_have_one_reason(name: str, data: bytes, reason: str) -> None:
    assert refused(data, name) == reason


def test_a_word_file_of_the_nineties() -> None:
    body = (
        f"统计公报\r{SENTENCE}\r表1 指标\r指标\x07绝对量（亿元）\x07\x07"
        "地区生产总值\x07812.5\x07\x07"
        "第一产业\x0780\x07\x07注：初步数。\r\x13 PAGE \x141\x15"
    )
    (document,) = loaded(make_doc(body), "a.doc")
    assert (document.loader, document.title) == ("doc", "统计公报")
    assert table(document) == [
        ["指标", "绝对量（亿元）"],
        ["地区生产总值", "812.5"],
        ["第一产业", "80"],
    ]
    assert document.text.startswith(f"统计公报\n{SENTENCE}\n表1 指标\n指标\t")
    assert document.text.endswith("注：初步数。\n1")
    assert refused(make_doc(body, encrypted=True), "a.doc") == "encrypted"
    assert refused(make_doc(body)[:3000], "a.doc") == "broken"


def test_rare_characters_take_two_places_in_an_old_word_file() -> None:
    body = "𠮷家镇简报\r诸城市投资增长3.1%。\r"
    (document,) = loaded(make_doc(body, notes="\x02快报数。\r\r"), "a.doc")
    assert document.text == "𠮷家镇简报\n诸城市投资增长3.1%。\n快报数。"


def test_a_mail_of_outlook() -> None:
    streams = {
        "__properties_version1.0": b"x",
        "__substg1.0_0037001F": "通报".encode("utf-16-le"),
        "__substg1.0_1000001F": (SENTENCE + "\r\n").encode("utf-16-le"),
    }
    (document,) = loaded(make_ole(streams), "a.msg")
    assert (document.loader, document.title) == ("mail", "通报")
    assert document.text.rstrip("\0\n") == SENTENCE


def named(text: str) -> bytes:
    return (text + "\0").encode("utf-16-le")


def outlook(**streams: bytes) -> dict[str, bytes]:
    """The streams of a mail that was sent late in the day of Greenwich, which is the next here."""
    ticks = 133_893_936_000_000_000  # 2025-04-17 20:00 UTC, in tenths of millionths of a second
    sent = b"\0" * 32 + struct.pack("<IIQ", 0x00390040, 6, ticks)
    return {"__properties_version1.0": sent, "__substg1.0_0037001F": named("通报"), **streams}


def attachment(number: int, **parts: bytes) -> dict[str, bytes]:
    place = f"__attach_version1.0_#{number:08X}"
    return {f"{place}/__substg1.0_{name[1:]}": data for name, data in parts.items()}


def test_what_is_attached_to_a_mail_of_outlook() -> None:
    book = one_sheet("Sheet1", [["镇街", "投资（亿元）"], ["枳沟镇", 2.5]])
    pieces = [
        attachment(0, _3707001F=named("附件1.xlsx"), _37010102=book + b"\0" * 4096),
        attachment(1, _3704001F=named("a.txt"), _37010102=f"{SENTENCE}{' ' * 4096}".encode()),
        attachment(2, _3712001F=named("x1"), _370E001F=named("image/png"), _37010102=b"\x89PNG"),
        attachment(3, _3707001F=named("转发.msg"), _3701000D=b"x"),
    ]
    streams = outlook(**{"__substg1.0_1000001F": named(SENTENCE)})
    for piece in pieces:
        streams |= piece
    found = list(load_each(make_ole(streams), path="a.msg"))
    told = [(f.path, getattr(f, "reason", None) or f.text.strip()[:20]) for f in found]
    assert told == [
        ("a.msg", SENTENCE[:20]),
        ("a.msg!附件1.xlsx", "镇街\t投资（亿元）\n枳沟镇\t2.5"[:20]),
        ("a.msg!a.txt", SENTENCE[:20]),
        ("a.msg!转发.msg", "mail"),
    ]
    assert isinstance(found[0], Document)
    assert (found[0].title, found[0].date) == ("通报", date(2025, 4, 18))


def test_a_mail_of_outlook_with_nothing_is_empty() -> None:
    assert refused(make_ole(outlook()), "a.msg") == "empty"


def test_an_old_file_of_another_kind() -> None:
    assert refused(make_ole({"PowerPoint Document": b"x"}), "a.ppt") == "broken"
    assert refused(make_ole({"Something": b"x"}), "a") == "old-office"


def _part(kind: int, content: bytes, *, container: bool = False) -> bytes:
    return struct.pack("<HHI", 0xF if container else 0, kind, len(content)) + content


def _words(text: str) -> bytes:
    return _part(0x0FA0, text.encode("utf-16-le"))


def make_ppt(*, locked: bool = False) -> dict[str, bytes]:
    """Two slides, the second saved a second time with other words."""
    old = _part(0x03EE, _part(0xF00D, _words("旧话。"), container=True), container=True)
    first = _part(0x03EE, _part(0xF00D, _words("一段\x0b两行\r"), container=True), container=True)
    second = _part(0x03EE, _part(0xF00D, _words(SENTENCE), container=True), container=True)
    outline = b"".join(
        (_part(0x03F3, struct.pack("<5I", 2, 0, 0, 0, 0)), _words("全市工作情况汇报"),
         _part(0x03F3, struct.pack("<5I", 3, 0, 0, 0, 0)), _words("二、下一步"))
    )  # fmt: skip
    notes = struct.pack("<HHI", 0x2F, 0x0FF0, len(_words("备注。"))) + _words("备注。")
    book = _part(0x03E8, _part(0x0FF0, outline, container=True) + notes, container=True)
    places = [0, len(book), len(book) + len(first)]
    data = book + first + old
    table = len(data)
    data += _part(0x1772, struct.pack("<4I", 1 | 3 << 20, *places))
    before = len(data)
    data += _part(0x0FF5, struct.pack("<7I", 0, 0, 0, table, 1, 0, 0))
    changed = len(data)
    data += second
    table = len(data)
    data += _part(0x1772, struct.pack("<2I", 3 | 1 << 20, changed))
    last = len(data)
    data += _part(0x0FF5, struct.pack("<7I", 0, 0, before, table, 1, 0, 0))
    token = 0xF3D1C4DF if locked else 0xE391C05F
    user = _part(0x0FF6, struct.pack("<3I", 20, token, last))
    return {"PowerPoint Document": data, "Current User": user}


def test_slides_of_an_old_powerpoint_file() -> None:
    """As last saved, in the order of the slides; what is said in notes is left out."""
    (document,) = loaded(make_ole(make_ppt()), "a.ppt")
    assert (document.loader, document.title) == ("ppt", "全市工作情况汇报")
    assert document.text == f"全市工作情况汇报\n一段\n两行\n二、下一步\n{SENTENCE}"
    assert refused(make_ole(make_ppt(locked=True)), "a.ppt") == "encrypted"


@pytest.mark.parametrize("length", range(10, 400, 60))
def test_cut_slides_are_broken(length: int) -> None:
    streams = make_ppt()
    streams["PowerPoint Document"] = streams["PowerPoint Document"][:length]
    for found in load_each(make_ole(streams), path="a.ppt"):
        assert isinstance(found, SourceError)
        assert found.reason in ("broken", "empty")


def test_the_title_of_a_workbook_stands_under_the_name_of_its_sheet() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "主要指标"
    for row in (
        ["诸城市2025年一季度经济指标"],
        ["指标", "亿元"],
        ["工业投资", 2.5],
        ["税收收入", 3],
    ):
        sheet.append(row)
    book.create_sheet("附表").append(["说明"])
    file = io.BytesIO()
    book.save(file)
    (document,) = loaded(file.getvalue(), "a.xlsx")
    assert document.title == "诸城市2025年一季度经济指标"


def one_sheet(name: str, rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "above", "title"),
    [
        ("2024年诸城市各镇街投资", [], "2024年诸城市各镇街投资"),
        ("2024年诸城市各镇街投资", [["诸城市镇街投资情况"]], "诸城市镇街投资情况"),
        ("汇总", [], None),
        ("Sheet1", [], None),
    ],
)
def test_the_name_of_the_only_sheet_is_a_title_where_none_is_said(
    name: str, above: list[list[Any]], title: str | None
) -> None:
    rows = [["镇街", "投资（亿元）"], ["枳沟镇", 2.5], ["贾悦镇", 3]]
    (document,) = loaded(one_sheet(name, [*above, *rows]), "a.xlsx")
    assert document.title == title
    assert table(document) == [["镇街", "投资（亿元）"], ["枳沟镇", "2.5"], ["贾悦镇", "3"]]


class PanicException(BaseException):
    """What a library in Rust raises; it is no Exception."""


@pytest.mark.parametrize("met", [PanicException, KeyboardInterrupt])
def test_a_workbook_that_a_library_panics_over_is_broken(
    met: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(file: io.BytesIO) -> None:
        raise met("range end index 64 out of range")

    monkeypatch.setattr("python_calamine.load_workbook", load)
    data = one_sheet("Sheet1", [["镇街", "投资（亿元）"], ["枳沟镇", 2.5]])
    if met is PanicException:
        assert refused(data, "a.xlsx") == "broken"
    else:
        with pytest.raises(KeyboardInterrupt):
            list(load_each(data, path="a.xlsx"))
