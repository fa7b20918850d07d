"""Web pages, Word files, PDFs, archives: chosen by content, read whole or refused with a reason."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import column, make_docx, make_page, make_pdf, make_zip, paragraph

from extractor.document import Document
from extractor.errors import MissingExtraError, SourceError
from extractor.layout import read
from extractor.source import ArchiveLimits, load, load_each, load_path
from extractor.source.dates import imprint
from extractor.source.path_dates import date_of_path
from extractor.source.written_days import find_date

SENTENCE = "上半年，全市完成固定资产投资300亿元，同比增长8.4%。"
OTHER = "其中，制造业投资增长一成，民间投资稳步回升。"
PARAGRAPHS = f"<p>　　{SENTENCE}</p><p>　　{OTHER}</p>"


def one(data: bytes, path: str | None = None) -> Document:
    (document,) = load(data, path=path)
    return document


def refused(data: bytes) -> SourceError:
    (found,) = load_each(data, path="某件")
    assert isinstance(found, SourceError)
    assert str(found).startswith("某件: ")
    assert "\n" not in str(found)
    return found


def reasons(found: Iterable[Document | SourceError]) -> list[str]:
    return [f.reason if isinstance(f, SourceError) else "good" for f in found]


def lines(text: str) -> list[str]:
    return [line.strip("\u3000\xa0 ") for line in text.split("\n")]


# --- web pages -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "container",
    ['id="zoom"', 'class="TRS_Editor big"', 'class="unheard-of"', 'itemprop="articleBody"', ""],
)
def test_the_main_text_of_a_page_and_nothing_else(container: str) -> None:
    document = one(make_page(PARAGRAPHS, container=container).encode())
    assert lines(document.text) == [SENTENCE, OTHER]
    assert document.loader == "html"
    assert document.title == "临湖市上半年经济运行情况"
    assert (document.date, document.date_origin) == (date(2025, 3, 21), "page")
    assert document.publisher == "临湖日报"


@pytest.mark.parametrize("container", ['id="zoom"', 'class="unheard-of"'])
@pytest.mark.parametrize(
    "body",
    [
        f"　　{SENTENCE}<br/><br/>　　{OTHER}",
        f"<div>{SENTENCE}</div>\n<div>{OTHER}</div>",
        f"<p><span>上半年，全市</span><b>完成固定资产投资</b>300亿元，同比增长8.4%。</p><p>{OTHER}</p>",
        f"<section><p>{SENTENCE}</p></section><section><p>{OTHER}</p></section>",
        f"<p>{SENTENCE}</p><p style='display: none'>看不见的字。</p><p>&nbsp;</p><p>{OTHER}</p>",
    ],
)
def test_paragraphs_are_kept(container: str, body: str) -> None:
    document = one(make_page(body, container=container).encode())
    assert lines(document.text) == [SENTENCE, OTHER]


def test_a_short_release_is_not_lost() -> None:
    document = one(make_page("<p>临湖港昨日开港。</p>").encode())
    assert lines(document.text) == ["临湖港昨日开港。"]


@pytest.mark.parametrize("container", ['id="zoom"', 'class="unheard-of"'])
def test_tables_are_lines_of_cells(container: str) -> None:
    table = (
        "<table><tr><th>指标</th><th>绝对额</th></tr>"
        "<tr><td><p><span>投资</span>（亿元）</p></td><td>300</td></tr></table>"
    )
    document = one(make_page(PARAGRAPHS + table + PARAGRAPHS, container=container).encode())
    assert "指标\t绝对额\n投资（亿元）\t300" in document.text


def test_a_release_that_is_a_table() -> None:
    """It has no sentence, and is the text nevertheless; a form over it is not."""
    rows = (
        ("地区", "进出口（亿元）", "增长（%）"),
        ("甲区", "81.2", "-4.1"),
        ("乙区", "91.2", "5.1"),
    )
    cells = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    form = "<table><tr><td>索引号</td><td>00014/2025-01</td></tr><tr><td>文号</td></tr></table>"
    menu = "<p><a>各部门的工作动态都在这里。</a></p>"
    page = make_page(f"{form}{menu}<div><table>{cells}</table></div><p>数据为快报数。</p>")
    (document,) = load(page.encode())
    (grid,) = document.grids or ()
    assert (grid.height, document.fallback) == (3, False)
    assert document.text.endswith("91.2\t5.1\n数据为快报数。")


@pytest.mark.parametrize(
    "caption",
    [
        "<caption>表1 2024年主要产品 单位：吨</caption>",
        "<caption><p>表1 2024年主要产品</p></caption>",
    ],
)
def test_a_caption_in_a_table_is_a_line_over_it(caption: str) -> None:
    rows = "<tr><th>产品</th><th>产量（吨）</th></tr><tr><td>水泥</td><td>12.5</td></tr>"
    document = one(make_page(f"<p>{SENTENCE}</p><table>{caption}{rows}</table>").encode())
    told = lines(document.text)
    assert told[told.index(SENTENCE) + 1].startswith("表1 2024年主要产品")
    (grid,) = document.grids or ()
    assert document.text[grid.start :].startswith("产品\t产量（吨）")


def test_a_small_table_in_front_of_the_text_is_kept_with_its_name() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>亿元</td><td>{value}</td></tr>"
        for name, value in (("指标", "完成"), ("工业投资", "152.3"), ("出口", "99.3"))
    )
    page = (
        "<html><title>青州市主要指标</title><body><h1>青州市主要指标</h1>"
        "<ul><li><a href=x>首页</a></ul><p>表1 2024年主要指标</p><p>单位：亿元</p>"
        f"<table>{rows}</table><p>{SENTENCE}</p></body></html>"
    )
    document = one(page.encode())
    assert lines(document.text)[:2] == ["表1 2024年主要指标", "单位：亿元"]
    assert lines(document.text)[-1] == SENTENCE
    assert [grid.height for grid in document.grids or ()] == [3]


def test_a_page_of_nothing_but_a_table_keeps_it() -> None:
    """As programs save a sheet under the name of a workbook."""
    rows = "<tr><td>产品</td><td>产量（万吨）</td></tr><tr><td>原油</td><td>53.2</td></tr>"
    (document,) = load(f"<html><body><table>{rows}</table></body></html>".encode(), path="a.xls")
    (grid,) = document.grids or ()
    assert (grid.height, grid.width) == (2, 2)


@pytest.mark.parametrize("named", ["", "<title>临湖统计网</title>"])
def test_the_heading_over_the_date_is_the_title(named: str) -> None:
    page = make_page("<p>上半年全市经济稳中向好，投资增长4.1%。</p>", title="投资平稳增长")
    bare = page.replace("<title>投资平稳增长_临湖市人民政府</title>", named)
    assert bare != page
    assert load(bare.encode())[0].title == "投资平稳增长"


def test_a_part_that_a_server_put_in_has_a_name_of_its_own() -> None:
    page = make_page("<p>上半年全市经济稳中向好，投资增长4.1%。</p>", title="投资平稳增长")
    head = "<html><head><title>页头</title></head><body></body></html>"
    assert load((head + page).encode())[0].title == "投资平稳增长"


def test_meta_data_come_before_the_page() -> None:
    head = (
        '<meta name="ArticleTitle" content="上半年投资增长"><meta name="PubDate" '
        'content="2025-07-18 09:00"><meta name="ContentSource" content="市统计局">'
    )
    document = one(make_page(PARAGRAPHS, head=head).encode())
    assert document.title == "上半年投资增长"
    assert (document.date, document.date_origin) == (date(2025, 7, 18), "meta")
    assert document.publisher == "市统计局"


def test_dates_for_machines() -> None:
    script = '<script type="application/ld+json">{"datePublished": "2025-07-18T09:00"}</script>'
    for body in (script + PARAGRAPHS, '<time datetime="2025-07-18"></time>' + PARAGRAPHS):
        document = one(make_page(body).encode())
        assert (document.date, document.date_origin) == (date(2025, 7, 18), "meta")


@pytest.mark.parametrize(
    ("info", "when"),
    [
        ("发布时间：2025年03月21日 来源：临湖日报", date(2025, 3, 21)),
        ("发布日期: 2025-03-21 10:20　信息来源: 市统计局", date(2025, 3, 21)),
        ("时间：2025/3/21", date(2025, 3, 21)),
        ("<span>发布时间</span>：<em>2025-3-21</em>", date(2025, 3, 21)),
        ("2025-03-21 09:30 来源：临湖日报", date(2025, 3, 21)),
        ("更新时间：2025-03-25 发布时间：2025-03-21", date(2025, 3, 21)),
        ("<b>21</b><span>2025-03</span>", date(2025, 3, 21)),
        ("<i>2025</i><i>03/21</i><i>09:12:33</i>", date(2025, 3, 21)),
        ("<div>21</div><div>2025.03</div>", date(2025, 3, 21)),
        ("<b>31</b><span>2025-02</span>", None),
        ("Updated: Mar 21, 2025", date(2025, 3, 21)),
        ("来源：临湖日报", None),  # when the site was changed is no date of the text
    ],
)
def test_the_date_line_of_a_page(info: str, when: date | None) -> None:
    assert one(make_page(PARAGRAPHS, info=info).encode()).date == when


@pytest.mark.parametrize(
    ("info", "publisher"),
    [
        ("<span>来源：临湖市统计局</span><span>字体：[大] [中] [小]</span>", "临湖市统计局"),
        ("<small>来源:</small>临湖市统计局<small>作者:</small>admin", "临湖市统计局"),
        ("<em>临湖市统计局</em><span>发布于 2025-03-21 09:12</span>", "临湖市统计局"),
        ("<div>临湖市统计局</div><div>2025-03-21 09:12</div>", "临湖市统计局"),
        ("<cite>临湖市统计局</cite><i>03月21日 09:12</i>", "临湖市统计局"),
        ("2025年3月21日 市政府 召开会议", None),
        ("来源：临湖市作者协会：2025-03-21", "临湖市作者协会"),
    ],
)
def test_who_published_a_page(info: str, publisher: str | None) -> None:
    assert one(make_page(PARAGRAPHS, info=info).encode()).publisher == publisher


def test_a_meeting_in_the_title_published_nothing() -> None:
    page = make_page(PARAGRAPHS, title="临湖市召开项目推进会", info="2025-03-21")
    found = one(page.encode())
    assert (found.title, found.publisher) == ("临湖市召开项目推进会", None)


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://www.example.org/x/202503/t20250321_30012.html">',
        '<meta property="og:url" content="https://www.example.org/2025-03/21/content_9.htm">',
        "<!-- saved from url=(0040)http://www.example.org/2025/03/21/9.htm -->",
    ],
)
def test_the_day_in_the_address_of_a_page(head: str) -> None:
    page = make_page(PARAGRAPHS, info="来源：临湖日报", head=head)
    found = one(page.encode())
    assert (found.date, found.date_origin) == (date(2025, 3, 21), "filename")
    dated = one(make_page(PARAGRAPHS, info="2025-03-22", head=head).encode())
    assert dated.date == date(2025, 3, 22)


def test_a_page_named_after_its_site_has_the_title_over_its_text() -> None:
    page = (
        "<html><head><title>临湖县政府网</title></head><body><table><tr><td>临湖县召开推进会"
        f"</td></tr><tr><td>添加时间：2025-3-21</td></tr><tr><td>{PARAGRAPHS}</td></tr></table></body></html>"
    )
    assert one(page.encode()).title == "临湖县召开推进会"


def test_text_without_elements_around_it() -> None:
    page = (
        "<html><head><title>临湖市经济运行</title></head><body><center><b>临湖市经济运行</b></center>"
        f"<center>2025年3月21日 临湖市统计局</center><hr>{SENTENCE}<br><br>{OTHER}<br><hr>"
        "<center>临湖市信息中心制作</center></body></html>"
    )
    found = one(page.encode())
    assert lines(found.text) == [SENTENCE, OTHER]
    assert (found.date, found.publisher) == (date(2025, 3, 21), "临湖市统计局")


@pytest.mark.parametrize(
    ("codec", "declared", "encoding"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("gb18030", "gb2312", "gb18030"),
        ("gb18030", "utf-8", "gb18030"),  # a page that lies
        ("utf-16", "utf-16", "utf-16-le"),
    ],
)
def test_encodings_of_pages(codec: str, declared: str, encoding: str) -> None:
    document = one(make_page(PARAGRAPHS, charset=declared).encode(codec))
    assert lines(document.text) == [SENTENCE, OTHER]
    assert document.encoding == encoding


def test_a_page_with_too_little_chinese_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="gbk"></head><body><p>镕喆 up 3%.</p></body></html>'
    assert one(page.encode("gbk")).text == "镕喆 up 3%."


@pytest.mark.parametrize("tag", ["div", "b", "span"])
def test_pages_nested_deep(tag: str) -> None:
    def page(depth: int) -> bytes:
        return f"<html><body>{f'<{tag}>' * depth}{SENTENCE}</body></html>".encode()

    assert one(page(500)).text == SENTENCE
    start = time.process_time()
    assert refused(page(300_000)).reason == "too-deep"
    assert time.process_time() - start < 5


def test_a_page_without_text() -> None:
    assert refused(b"<html><body><script>1</script></body></html>").reason == "empty"
    assert refused(b"<html></html>").reason == "empty"


def test_text_with_a_tag_in_it_is_text() -> None:
    assert one(f"{SENTENCE}见<p>标签。".encode()).loader == "text"


# --- Word files ------------------------------------------------------------------------------


def test_word_paragraphs_and_tables() -> None:
    cell = "<w:tc>{}</w:tc>".format
    table = "<w:tbl>{}</w:tbl>".format(
        "".join(
            "<w:tr>" + "".join(cell(paragraph(text)) for text in row) + "</w:tr>"
            for row in (("指标", "绝对额"), ("投资", "300"))
        )
    )
    document = one(make_docx(paragraph("临湖市投资增长") + paragraph(SENTENCE) + table))
    assert document.text == f"临湖市投资增长\n{SENTENCE}\n指标\t绝对额\n投资\t300"
    assert (document.loader, document.title, document.date) == ("docx", "临湖市投资增长", None)


def test_word_cells_that_go_on_below_and_those_set_in() -> None:
    def cell(text: str, more: str = "", indent: str = "") -> str:
        inner = f"<w:pPr>{indent}</w:pPr><w:r><w:t>{text}</w:t></w:r>"
        return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p>{inner}</w:p></w:tc>"

    def merge(how: str) -> str:
        return f'<w:vMerge w:val="{how}"/>' if how else "<w:vMerge/>"

    rows = (
        cell("地区") + cell("指标") + cell("绝对量（亿元）"),
        cell("临湖市", merge("restart")) + cell("工业") + cell("812.5"),
        cell("", merge(""))
        + cell("其中：制造业", "", '<w:ind w:firstLineChars="200"/>')
        + cell("80"),
        cell("", merge("continue")) + cell("采矿业", "", '<w:ind w:left="420"/>') + cell("9"),
    )
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    document = one(make_docx(paragraph(SENTENCE) + table))
    (grid,) = document.grids or ()
    cells = {(c.row, c.column): (document.text[c.start : c.end], c.rows) for c in grid.cells}
    assert cells[1, 0] == ("临湖市", 3)
    assert (cells[2, 1][0], cells[3, 1][0]) == ("其中：制造业", "采矿业")
    indents = {(c.row, c.column): c.indent for c in grid.cells}
    assert (indents[1, 1], indents[2, 1], indents[3, 1]) == (0, 4, 4)


def test_word_marks_and_changes() -> None:
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"
        "<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink></w:p>"
    )
    assert one(make_docx(body)).text == "甲\t乙\n丙增链"


def test_the_title_of_a_word_file_counts_where_its_text_has_it() -> None:
    body = paragraph("临湖市投资增长") + paragraph("发布时间：2025年3月21日") + paragraph(SENTENCE)
    document = one(make_docx(body, title="临湖市投资增长"))
    assert document.title == "临湖市投资增长"
    assert (document.date, document.date_origin) == (date(2025, 3, 21), "page")
    assert one(make_docx(body, title="文档1")).title == "临湖市投资增长"  # its first line


def test_word_files_made_by_another_program(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("临湖市投资增长", 0)
    made.add_paragraph(SENTENCE)
    made.add_table(1, 2).cell(0, 1).text = "300"
    path = tmp_path / "稿.bin"
    made.save(str(path))
    assert load_path(path).text == f"临湖市投资增长\n{SENTENCE}\n\t300"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_docx(""), "empty"),
        (make_docx("<w:p><w:r>"), "broken"),
        (make_docx(paragraph(SENTENCE))[:300], "broken"),
        (make_docx(paragraph("增" * 3_000_000)), "zip-bomb"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "broken"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        (make_zip({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "broken"),
        (make_zip({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "empty"),
    ],
)
def test_office_files_that_are_refused(data: bytes, reason: str) -> None:
    assert refused(data).reason == reason


# --- PDF -------------------------------------------------------------------------------------


def test_pdf_lines_are_joined_by_layout() -> None:
    page = column(
        60, 780, ["临湖市投资增长", "上半年，全市完成固定资", "产投资300亿元，同比增长8.4%。"]
    )
    document = one(make_pdf([page]))
    assert document.loader == "pdf"
    (reading,) = read(document.text)
    assert reading.text == "临湖市投资增长\n" + SENTENCE


def test_pdf_pages_and_running_heads() -> None:
    texts = ["投资增长3%。完成", "项目120个。", "外贸增长4%。", "消费增长5%。"]
    pages = [
        column(60, 780, ["临湖市统计局专报", text, f"- {number} -"])
        for number, text in enumerate(texts, 1)
    ]
    (reading,) = read(one(make_pdf(pages)).text)
    assert reading.text == "投资增长3%。完成项目120个。\n外贸增长4%。\n消费增长5%。"


def test_pdf_in_two_columns() -> None:
    left = [f"左栏第{n}行讲述投资情况形势总体向好，" for n in "一二三四五六"]
    right = [f"右栏第{n}行讲述外贸情况结构持续优化，" for n in "一二三四五六"]
    page = [(60.0, 800.0, "临湖市上半年经济运行情况新闻发布会实录在此全文刊登以飨读者诸君")]
    for n, (one_line, other) in enumerate(zip(left, right, strict=True)):
        page += [(60, 760 - 18 * n, one_line), (320, 760 - 18 * n, other)]
    found = [line.strip() for line in one(make_pdf([page])).text.split("\n")]
    assert found[1:] == left + right


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(make_pdf([[], []]), "scanned", id="blank pages"),
        pytest.param(make_pdf([column(60, 780, ["密"])], encrypted=True), "encrypted", id="secret"),
        pytest.param(make_pdf([column(60, 780, [SENTENCE])])[:-200], "broken", id="cut"),
        pytest.param(b"%PDF-1.7\nnothing\n%%EOF\n", "broken", id="noise"),
    ],
)
def test_pdfs_that_are_refused(data: bytes, reason: str) -> None:
    assert refused(data).reason == reason


# --- archives --------------------------------------------------------------------------------


def test_an_archive_gives_its_documents_in_order() -> None:
    inner = make_zip({"2025/03/21/丙.txt": SENTENCE.encode("gb18030")})
    data = make_zip(
        {
            "乙.html": make_page(PARAGRAPHS).encode(),
            "甲.docx": make_docx(paragraph(SENTENCE)),
            "内.zip": inner,
            "图.jpg": b"\xff\xd8\xff\xe0\0",
            "空.txt": b"",
            "__MACOSX/._甲.docx": b"\0\5\x16\7",
            "夹/": b"",
        }
    )
    found = list(load_each(data, path="库.zip"))
    assert [f.path for f in found] == [
        "库.zip!乙.html",
        "库.zip!内.zip!2025/03/21/丙.txt",
        "库.zip!图.jpg",
        "库.zip!甲.docx",
        "库.zip!空.txt",
    ]
    assert reasons(found) == ["good", "good", "image", "good", "empty"]
    assert isinstance(found[1], Document)
    assert (found[1].date, found[1].date_origin) == (date(2025, 3, 21), "folder")
    with pytest.raises(SourceError) as caught:
        load(data, path="库.zip")
    assert caught.value.reason == "image"


def test_names_in_the_packers_encoding() -> None:
    data = make_zip({"ab.txt": SENTENCE.encode()}, packed=False)
    data = data.replace(b"ab.txt", "稿.txt".encode("gbk"))
    (found,) = load_each(data, path="a.zip")
    assert found.path == "a.zip!稿.txt"


@pytest.mark.parametrize(
    ("data", "limits", "expected"),
    [
        (make_zip({"a": b"0" * 50_000_000}), ArchiveLimits(), ["zip-bomb"]),
        (
            make_zip({"a": b"1" * 999, "b": b"2" * 999}),
            ArchiveLimits(total=1500),
            ["good", "zip-bomb"],
        ),
        (make_zip(dict.fromkeys("abcd", b"1")), ArchiveLimits(members=3), ["zip-bomb"]),
        (
            make_zip({"a": make_zip({"b": b"1", "c": b"2"}), "d": b"3"}),
            ArchiveLimits(members=2),
            ["good", "zip-bomb", "zip-bomb"],
        ),
        (make_zip({"a": b"12345"}, packed=False), ArchiveLimits(member=4), ["too-large"]),
        (
            make_zip({"z": make_zip({"z": make_zip({"a": b"1"})})}),
            ArchiveLimits(depth=2),
            ["zip-bomb"],
        ),
        (make_zip({}), ArchiveLimits(), ["empty"]),
    ],
)
def test_limits_of_archives(data: bytes, limits: ArchiveLimits, expected: list[str]) -> None:
    assert reasons(load_each(data, path="a.zip", limits=limits)) == expected


def test_broken_members() -> None:
    data = make_zip({"a.txt": SENTENCE.encode(), "b.txt": OTHER.encode()}, packed=False)
    assert reasons(
        load_each(data.replace(SENTENCE.encode(), b"\0" * 1 + SENTENCE.encode()[1:]))
    ) == [
        "broken",
        "good",
    ]
    assert reasons(load_each(data[: len(data) // 2])) == ["broken"]
    locked = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[data.index(mark) + offset] |= 1
    assert reasons(load_each(bytes(locked))) == ["encrypted", "good"]


def test_one_document_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(make_zip({"a": b"one", "b": b"two"}))
    with pytest.raises(SourceError) as caught:
        load_path(path)
    assert caught.value.reason == "archive"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "one")
    assert load_path(path).text == "one"


# --- everything ------------------------------------------------------------------------------


def test_names_do_not_count(tmp_path: Path) -> None:
    for name, data, loader in [
        ("a.pdf", SENTENCE.encode(), "text"),
        ("b.txt", make_page(PARAGRAPHS).encode(), "html"),
        ("c.doc", make_docx(paragraph(SENTENCE)), "docx"),
        ("d.html", make_pdf([column(60, 780, [SENTENCE])]), "pdf"),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        assert load_path(path).loader == loader


def test_a_date_of_its_own_comes_before_the_files_name() -> None:
    text = f"临湖市投资增长\n发布时间：2025年03月21日 来源：临湖日报\n{SENTENCE}".encode()
    assert one(text, "20240101.txt").date == date(2025, 3, 21)
    found = one(SENTENCE.encode(), "20240101.txt")
    assert (found.date, found.date_origin) == (date(2024, 1, 1), "filename")


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match=r"press-extractor\[pdf\]"):
        load(make_pdf([column(60, 780, [SENTENCE])]))


@pytest.mark.parametrize(
    ("path", "when", "origin"),
    [
        ("t20250321_123.html", date(2025, 3, 21), "filename"),
        ("稿2025年3月21日.txt", date(2025, 3, 21), "filename"),
        ("a/2025-03-21.txt", date(2025, 3, 21), "filename"),
        ("20250321093000.txt", date(2025, 3, 21), "filename"),
        ("2025/03/a.txt", date(2025, 3, 1), "folder"),
        ("2025/03/21/a.txt", date(2025, 3, 21), "folder"),
        ("2025/0321/a.txt", date(2025, 3, 21), "folder"),
        ("年报.zip!2025-03-21/x/a.txt", date(2025, 3, 21), "folder"),
        ("2025/03/年报.zip!x/a.txt", date(2025, 3, 1), "folder"),
        ("20250321.zip!x/a.txt", date(2025, 3, 21), "folder"),
        ("202503/a.txt", date(2025, 3, 1), "folder"),
        ("年报.zip!2025/3/a.txt", date(2025, 3, 1), "folder"),
    ],
)
def test_dates_of_paths(path: str, when: date, origin: str) -> None:
    assert date_of_path(path) == (when, origin)


@pytest.mark.parametrize(
    "path",
    [
        "a.txt",
        "2025/a.txt",
        "2025-03-21/x/a.txt",
        "2025/03/x/年报.zip!a.txt",
        "20251399.txt",
        "a1234567890.txt",
        "第3期/12.txt",
        "",
        "2025.txt",
    ],
)
def test_paths_without_a_date(path: str) -> None:
    assert date_of_path(path) is None


def test_imprint() -> None:
    assert find_date("8月64日、2025年2月30日、2025年2月28日") == date(2025, 2, 28)
    assert imprint("来源：\n发布日期：2025/3/2\n").publisher is None
    assert imprint(SENTENCE * 200 + "\n（来源：市统计局）").publisher == "市统计局"
    assert imprint("2024年来源多样，时间2025年3月2日").date is None
    assert imprint("会议时间：2025年3月2日").date is None
    assert imprint("标题\n\u3000时间 ：2025-3-2").date == date(2025, 3, 2)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        [
            make_page(PARAGRAPHS).encode(),
            make_docx(paragraph(SENTENCE)),
            make_pdf([column(60, 780, [SENTENCE])]),
            make_zip({"a.txt": SENTENCE.encode(), "b.html": make_page(PARAGRAPHS).encode()}),
        ]
    ),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
    st.floats(0, 1),
)
def test_damaged_files_are_read_or_refused(
    data: bytes, changes: list[tuple[float, int]], length: float
) -> None:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[int(place * len(damaged))] = value
    for found in load_each(bytes(damaged[: int(len(damaged) * (0.5 + length / 2))])):
        assert isinstance(found, SourceError) or found.text.strip()


def test_boxes_of_a_turned_page() -> None:
    """What is written from below upwards on a page turned by 90° is shown from left to right."""
    from extractor.source.pdf_characters import Box, turned_box

    first, second = Box(100, 80, 112, 92), Box(100, 92, 112, 104)
    for turned in (0, 90, 180, 270):
        boxes = [turned_box(box, turned) for box in (first, second)]
        assert all(box.left < box.right and box.bottom < box.top for box in boxes)
    left, right = (turned_box(box, 90) for box in (first, second))
    assert left.right == right.left
    assert left.bottom == right.bottom


@pytest.mark.parametrize("number", ["3", "第3页 共12页", "3 / 12", "— 3 —", "- 3 -", "iii"])
def test_page_numbers_at_the_edge_are_no_text(number: str) -> None:
    first = [(90.0, 400.0, "全年实现规模以上工业增加值12"), (280.0, 30.0, number)]
    second = [(90.0, 780.0, "亿元，同比增长8.4%。"), (280.0, 30.0, number)]
    document = one(make_pdf([first, second]))
    assert document.text == "全年实现规模以上工业增加值12\f亿元，同比增长8.4%。"


def test_a_number_inside_the_page_is_text() -> None:
    lines = [(90.0, 500.0, "全年新增企业"), (90.0, 480.0, "3"), (90.0, 460.0, "家。")]
    assert one(make_pdf([lines])).text == "全年新增企业\n3\n家。"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("临湖市经济运行情况\n正文第一句。\n", "临湖市经济运行情况"),
        ("2025-03-21\n临湖市经济运行情况\n正文。", "临湖市经济运行情况"),
        ("正文第一句。\n正文第二句。", None),
        ("一、综合情况\n正文。", None),
        ("来源：临湖日报\n正文。", None),
        ("只有这一行字", None),
        ("指标\t绝对量\n投资\t3", None),
    ],
)
def test_a_first_line_that_reads_as_a_title(text: str, title: str | None) -> None:
    assert one(text.encode()).title == title


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("2025年01月22日 星期三", date(2025, 1, 22)),
        ("2025 年 01 月 22 日", date(2025, 1, 22)),
        ("【发布日期】2025-01-22", date(2025, 1, 22)),
        ("发布于 2025-01-22 09:30", date(2025, 1, 22)),
        ("公开时间：2025-01-22", date(2025, 1, 22)),
        ("二〇二五年一月二十二日", date(2025, 1, 22)),
        ("2025年01月22日09时30分", date(2025, 1, 22)),
        ("索 引 号\t1/2025-3\t成文日期\t2025年1月22日", date(2025, 1, 22)),
        ("（2025年1月22日）", date(2025, 1, 22)),
        ("临湖日报 2025-01-22 10:00", date(2025, 1, 22)),
        ("2025年1月22日　第01版：要闻", date(2025, 1, 22)),
        ("2025年01月22日 星期三 【字号：大 中 小】", date(2025, 1, 22)),
        ("临湖日报 2025-01-22 10:00 浏览：33次 打印", date(2025, 1, 22)),
        ("2025-01-22 字体：[大 中 小] 分享到：", date(2025, 1, 22)),
        ("Updated: Jan 22, 2025 10:30 AM", date(2025, 1, 22)),
        ("Wednesday, January 22nd, 2025", date(2025, 1, 22)),
        ("22 January 2025  Source: 临湖日报", date(2025, 1, 22)),
        ("Maybe 22, 2025", None),
        ("January 2025", None),
        ("发布时间：25-01-22 09:12", date(2025, 1, 22)),
        ("25-01-22", None),
        ("2025年1月22日 新建小学3所 【大 中 小】", None),
        ("会议时间：2025年1月22日　地点：市政府", None),
        ("时间：2025年1月22日　地点：市政府", None),
        ("2025年1月\n22\n第一节", None),
        ("编号20250122号", None),
    ],
)
def test_a_line_that_tells_the_date(line: str, when: date | None) -> None:
    assert one(f"临湖市经济运行情况\n{line}\n{SENTENCE}\n".encode()).date == when


def test_a_name_with_underscores_tells_the_day() -> None:
    assert date_of_path("2024_03_10.txt") == (date(2024, 3, 10), "filename")
