"""Web pages as they come: set text, names of sections, lines with the day and who wrote it."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest
from made_files import make_page

from extractor.document import Document
from extractor.source import load

SENTENCE = "一季度，全市完成固定资产投资120亿元，同比增长6.3%。"
DAY = date(2025, 4, 18)


def page(text: str) -> Document:
    (document,) = load(text.encode(), path="页.html")
    return document


def cells(document: Document) -> list[list[list[str]]]:
    """The texts of the cells of all tables, row by row."""
    return [
        [[document.text[c.start : c.end] if c else "" for c in row] for row in grid.matrix()]
        for grid in document.grids or ()
    ]


TABLE = [["指标", "1-3月（亿元）", "增长（%）"], ["投资", "41.5", "-2.5"], ["贷款", "60.1", "7"]]
ALIGNED = (
    "指标      1-3月（亿元）  增长（%）\n投资        41.5        -2.5\n贷款        60.1          7"
)


@pytest.mark.parametrize(
    ("body", "lines", "grids"),
    [
        (f"<pre>{ALIGNED}\n</pre>", [], [TABLE]),
        (f"<pre>表1 投资\n{ALIGNED}\n注：快报数。</pre>", ["表1 投资", "注：快报数。"], [TABLE]),
        (f"<pre><b>{escape(ALIGNED)}</b></pre>", [], [TABLE]),
        (f"<pre>{ALIGNED.replace(chr(10), '<br>')}</pre>", [], [TABLE]),
        (f"<pre><p>{SENTENCE}</p>\n{ALIGNED}\n</pre>", [SENTENCE], [TABLE]),
        ("<pre>出口增长\n5.1%。</pre>", ["出口增长", "5.1%。"], []),
        ("<p>出口增长\n5.1%。</p>", ["出口增长 5.1%。"], []),
        ("<pre>出口</pre><p>增长\n5.1%。</p>", ["出口", "增长 5.1%。"], []),
    ],
)
def test_set_text_keeps_its_lines_and_tables(
    body: str, lines: list[str], grids: list[list[list[str]]]
) -> None:
    found = page(make_page(f"<p>{SENTENCE}</p>{body}", container='id="zoom"'))
    assert cells(found) == grids
    shown = found.text
    for grid in reversed(found.grids or ()):
        shown = shown[: grid.start] + shown[grid.end :]
    assert [line for line in shown.split("\n") if line] == [SENTENCE, *lines]


def test_a_page_that_is_only_set_text_has_its_first_line_as_title() -> None:
    found = page(f"<html><body><pre>\n关于投资情况的通报\n{SENTENCE}\n</pre></body></html>")
    assert found.title == "关于投资情况的通报"


TITLE = "临湖市一季度投资稳步回升"
INFO = "<p>2025-04-18 来源：临湖日报</p>"


@pytest.mark.parametrize(
    ("named", "above", "title"),
    [
        # the name of a section, over the heading and in the name of the page
        ("统计信息-临湖市人民政府", f"<h1>统计信息</h1><h2>{TITLE}</h2>{INFO}", TITLE),
        # of a section, and the heading is marked by nothing but its place
        ("公司新闻_临湖重工", f"<div class='a'>{TITLE}</div>{INFO}", TITLE),
        # a site's own name: the heading, not the line with who wrote it
        ("临湖日报", f"<h3>开门红</h3><h1>{TITLE}</h1><h4>本报记者 周一鸣</h4>", TITLE),
        ("临湖日报", f"<div>{TITLE}</div><div>记者：周一鸣 郑双</div>", TITLE),
        # a short name that is the title, over the second line of it
        ("政府报告_临湖市", f"<h1>政府报告</h1><h2>——在市人民大会上</h2>{INFO}", "政府报告"),
        # no date under the line: it may be anything
        ("公司新闻_临湖重工", "<div>您的位置是首页</div>", "公司新闻"),
    ],
)
def test_the_heading_goes_before_names_of_sections_and_writers(
    named: str, above: str, title: str
) -> None:
    found = page(
        f"<html><head><title>{named}</title></head><body><div>首页</div>{above}"
        f"<div class='x'><p>{SENTENCE}</p><p>下一步，继续抓好项目建设。</p></div></body></html>"
    )
    assert found.title == title


@pytest.mark.parametrize(
    ("info", "when", "publisher"),
    [
        ("2025-04-18T09:30:00+08:00", DAY, None),
        ("2025-04-18T01:30Z", DAY, None),
        ("２０２５年４月１８日", DAY, None),
        ("2025-04-18 10:20 临湖在线", DAY, "临湖在线"),
        ("作者：周一鸣 2025年4月18日", DAY, None),
        ("2025年4月18日 本报记者 周一鸣 郑双", DAY, None),
        ("2025-04-18 来源：临湖日报2025-04-18", DAY, "临湖日报"),
        ("2025-04-18 来源：临湖日报2025-04-19", None, "临湖日报"),
        ("2025-04-18 10:20 市民广场集合", None, None),
    ],
)
def test_lines_of_the_day(info: str, when: date | None, publisher: str | None) -> None:
    found = page(make_page(f"<p>{SENTENCE}</p>", info=info))
    assert (found.date, found.publisher) == (when, publisher)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("新增企业120<sup>2</sup>家。", "新增企业120²家。"),
        ("生产总值<a><sup>1</sup></a>增长<sup><b>12</b></sup>。", "生产总值¹增长¹²。"),
        ("10<sup>-4</sup>克，30m<sup>2</sup>。", "10⁻⁴克，30m²。"),
        ("税收<sup>[1]</sup>260亿元。", "税收[1]260亿元。"),
        ('企业120<span style="color:red; vertical-align: super">2</span>家。', "企业120²家。"),
        ('企业120<span style="vertical-align:sub">2</span>家。', "企业1202家。"),
        ('企业120<a class="x note">2</a>家<i class="up">3</i>。', "企业120²家³。"),
        ('企业120<b class="other">2</b>家。', "企业1202家。"),
        ("CO<sub>2</sub>减少3%。", "CO2减少3%。"),
    ],
)
def test_raised_digits_join_no_number(body: str, text: str) -> None:
    head = "<style>p {color: red} .up, a.note { top: 1px; vertical-align: super }</style>"
    assert page(make_page(f"<p>{body}</p>", head=head, container='id="zoom"')).text == text
