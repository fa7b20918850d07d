"""Tables, columns and notes of printed pages, as statistical communiqués have them."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pdf_fonts import needs_font
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from extractor import Extractor
from extractor.document import Document
from extractor.source import load

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle(
    "body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK"
)
TITLE = ParagraphStyle("title", parent=BODY, fontSize=20, leading=30, alignment=1)
MIDDLE = ParagraphStyle("middle", parent=BODY, alignment=1, firstLineIndent=0)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=10, leading=13, firstLineIndent=0)
STYLES = {
    "ruled": [("GRID", (0, 0), (-1, -1), 0.5, "black")],
    "three lines": [
        ("LINEABOVE", (0, 0), (-1, 0), 1, "black"),
        ("LINEBELOW", (0, -1), (-1, -1), 1, "black"),
    ],
    "open sides": [("INNERGRID", (0, 0), (-1, -1), 0.5, "black")],
    "bare": [],
}


def cell(text: str) -> Paragraph:
    return Paragraph(text, CELL)


def table(rows: list[list[Any]], widths: list[int], style: str, *merged: Any) -> Table:
    told = [
        ("FONT", (0, 0), (-1, -1), FONT, 10),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *(("SPAN", *span) for span in merged),
    ]
    return Table(rows, colWidths=widths, style=[*told, *STYLES[style]])


def printed(flow: list[Any], *, draw: Any = None, top: int = 72) -> Document:
    file = io.BytesIO()
    edges = draw or (lambda canvas, document: None)
    SimpleDocTemplate(file, pagesize=A4, invariant=1, topMargin=top, bottomMargin=125).build(
        flow, onFirstPage=edges, onLaterPages=edges
    )
    (document,) = load(file.getvalue(), path="x.pdf")
    return document


def told(document: Document) -> set[tuple[Any, ...]]:
    result = Extractor().extract(
        document.text, title=document.title, reference_date=document.date, grids=document.grids
    )
    levels = {
        (o.subject, o.indicator, o.period, o.measure, str(o.value))
        for o in result.observations
        if o.rule == "grid"
    }
    return levels | {
        (r.subject, r.indicator, r.period, "rank", r.position) for r in result.rankings
    }


TWO_YEARS = [
    [cell("指标"), "2024年", "", "2023年", ""],
    ["", cell("绝对量<br/>（亿元）"), cell("比上年增长<br/>（%）"), cell("绝对量<br/>（亿元）"),
     cell("比上年增长<br/>（%）")],
    [cell("地区生产总值"), "612.3", "5.1", "580.2", "4.8"],
    [cell("全部工业企业和建筑业企业共同实现的总产值"), "301.4", "-2.5", "309.9", "6.0"],
    [cell("税收收入"), "31.6", "2.2", "30.9", "—"],
]  # fmt: skip
OF_COUNTIES = [
    ["县（市、区）", "工业投资", "", "税收收入", ""],
    ["", "增速（%）", "位次", "增速（%）", "位次"],
    ["诸城市", "8.4", "1", "-5.2", "3"],
    ["青州市", "7.6", "2", "1.3", "1"],
]
HEADS = [((0, 0), (0, 1)), ((1, 0), (2, 0)), ((3, 0), (4, 0))]


@pytest.mark.parametrize("style", STYLES)
def test_heads_over_columns_and_cells_of_several_lines(style: str) -> None:
    """The same facts, whatever is ruled: a year's figures are not another year's."""
    document = printed(
        [
            Paragraph("高密市2024年统计公报", TITLE),
            Paragraph("表1 2024年主要指标", MIDDLE),
            table(TWO_YEARS, [150, 75, 75, 75, 75], style, *HEADS),
            Paragraph("全市经济平稳运行。", BODY),
            Paragraph("表2 2024年各县市主要指标", MIDDLE),
            table(OF_COUNTIES, [100, 80, 80, 80, 80], style, *HEADS),
        ]
    )
    found = told(document)
    total = "全部工业企业和建筑业企业共同实现的总产值"
    place = "高密市"
    for fact in (
        (place, "地区生产总值", "2024", "level", "61230000000"),
        (place, "地区生产总值", "2023", "level", "58020000000"),
        (place, "地区生产总值", "2023", "growth", "4.8"),
        (place, total, "2024", "growth", "-2.5"),
        (place, total, "2023", "level", "30990000000"),
        (place, "税收收入", "2024", "level", "3160000000"),
        ("诸城市", "工业投资", "2024", "growth", "8.4"),
        ("诸城市", "税收收入增速", "2024", "rank", 3),  # whatever stands beside a growth ranks it
        ("青州市", "税收收入", "2024", "growth", "1.3"),
    ):
        assert fact in found
    assert len(found) == 11 + 8


@needs_font
def test_signs_of_notes_and_the_notes() -> None:
    """Signs leave the words they stand at whole; what they tell does not part a sentence."""

    def foot(canvas: Any, page: Any) -> None:
        canvas.setFont(FONT, 8)
        if page.page == 1:
            canvas.drawString(72, 98, "[1] 本资料为初步统计数。")
            canvas.drawString(72, 86, "[2] 按不变价格计算，2023年为70.1亿元。")

    long = "全市上下坚持稳中求进，各项工作扎实推进。" * 3
    many = "全年完成绿化面积35.5km<super>2</super>，新建公园8个，市民生活环境持续得到改善，" * 20
    document = printed(
        [
            Paragraph("高密市2024年统计公报<super>[1]</super>", TITLE),
            Paragraph(
                "初步核算<super>2</super>，地区生产总值612.3亿元<super>②</super>。" + long, BODY
            ),
            Paragraph(many + "各项指标好于预期。", BODY),
        ],
        draw=foot,
    )
    assert document.title == "高密市2024年统计公报"
    text = document.text.replace("\n", "").replace("\f", "")
    assert "初步核算，地区生产总值612.3亿元。全市" in text
    assert text.count("35.5km2，新建公园8个，市民生活环境持续得到改善，") == 20
    assert document.text.endswith(
        "于预期。\n[1] 本资料为初步统计数。\n[2] 按不变价格计算，2023年为70.1亿元。"
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3.5×10<super>4</super>亩", "3.5×10⁴亩"),
        ("2x10<super>12</super>次", "2x10¹²次"),
        ("3.5×10<sub>4</sub>亩", "3.5×10亩"),  # set low it is no power
        ("新增110<super>4</super>家", "新增110家"),
    ],
)
def test_the_power_of_a_ten_is_no_sign_of_a_note(written: str, read: str) -> None:
    found = printed([Paragraph(f"全市种植面积{written}。", BODY)]).text
    assert found.replace(" ", "") == f"全市种植面积{read}。"


def test_a_ruled_table_goes_on_on_the_next_page() -> None:
    """Its heads are said again there, or not; they hold for one row as well."""
    rows = [["乡镇", "税收收入（万元）"], *([f"第{n}镇", f"{n + 100}"] for n in range(1, 50))]
    for repeated, top in ((0, 72), (1, 72), (0, 10)):
        laid = Table(
            rows,
            colWidths=[120, 150],
            repeatRows=repeated,
            style=[("FONT", (0, 0), (-1, -1), FONT, 10), *STYLES["ruled"]],
        )
        document = printed([Paragraph("2024年各乡镇税收", MIDDLE), laid], top=top)
        assert "\f" not in document.text
        (grid,) = document.grids or ()
        assert (grid.height, grid.width) == (50, 2)


def test_text_wider_than_its_cell_stays_in_it() -> None:
    rows = [["年份", "社会消费品零售总额（亿元）", "固定资产投资（亿元）"],
            ["2023", "52.1", "70.2"], ["2024", "55.0", "71.9"]]  # fmt: skip
    document = printed([table(rows, [80, 95, 95], "ruled")])
    (grid,) = document.grids or ()
    cells = [document.text[c.start : c.end] for c in grid.cells]
    assert cells[:3] == rows[0]


def test_tables_in_two_columns() -> None:
    """A column with tables is read to its end before the other; a title runs over both."""

    def head(canvas: Any, page: Any) -> None:
        canvas.setFont(FONT, 20)
        canvas.drawCentredString(A4[0] / 2, 760, "高密市2024年统计公报")

    width = (A4[0] - 120) / 2
    file = io.BytesIO()
    made = BaseDocTemplate(file, pagesize=A4, invariant=1)
    frames = [Frame(50, 60, width, 660, id="l"), Frame(70 + width, 60, width, 660, id="r")]
    made.addPageTemplates(PageTemplate(frames=frames, onPage=head))
    rows = [["产品", "单位", "产量"], ["水泥", "万吨", "12.5"], ["钢材", "万吨", "8.4"]]
    prose = [f"第{n}项工作全面完成，群众满意度稳步提升，城乡面貌持续改善。" for n in range(16)]
    flow: list[Any] = []
    for n, line in enumerate(prose):
        flow.append(Paragraph(line, BODY))
        if n in (2, 9):
            flow.append(table(rows, [70, 60, 60], "ruled"))
    made.build(flow)
    (document,) = load(file.getvalue(), path="x.pdf")
    text = document.text.replace("\n", "")
    assert text.startswith("高密市2024年统计公报第0项工作")
    places = [text.index(line) for line in prose]
    assert places == sorted(places)
    assert [grid.height for grid in document.grids or ()] == [3, 3]


HALF = (A4[0] - 120) / 2
LEFT, RIGHT = 50.0, 70 + HALF


def prose(mark: str, count: int) -> list[Any]:
    told = "项工作全面完成，群众满意度稳步提升，城乡面貌持续改善，居民收入较快增长。"
    return [Paragraph(f"{mark}{n}{told}", BODY) for n in range(count)]


def drawn(*blocks: tuple[list[Any], float, float, float]) -> Document:
    """A page with flows at places: how far from the left, how high, how wide."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for flow, left, top, width in blocks:
        y = top
        for one in flow:
            y -= one.wrap(width, A4[1])[1]
            one.drawOn(canvas, left, y)
    canvas.save()
    (document,) = load(file.getvalue(), path="x.pdf")
    return document


def order_of(document: Document) -> list[str]:
    return re.findall(
        r"[甲乙丙丁]\d|统计公报|工业和建筑业|产品|水泥", document.text.replace("\n", "")
    )


OVER_BOTH = ([Paragraph("高密市2024年统计公报", TITLE)], LEFT, 800.0, 2 * HALF + 20)


def test_a_heading_over_both_columns_parts_what_is_above_from_what_is_below() -> None:
    second = ([Paragraph("二、工业和建筑业", TITLE)], LEFT, 500.0, 2 * HALF + 20)
    document = drawn(
        OVER_BOTH, (prose("甲", 4), LEFT, 750, HALF), (prose("乙", 4), RIGHT, 750, HALF),
        second, (prose("丙", 4), LEFT, 450, HALF), (prose("丁", 4), RIGHT, 450, HALF),
    )  # fmt: skip
    assert order_of(document) == [
        "统计公报", *(f"{mark}{n}" for mark in "甲乙" for n in range(4)), "工业和建筑业",
        *(f"{mark}{n}" for mark in "丙丁" for n in range(4)),
    ]  # fmt: skip


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("gutter", [7, 10, 16, 24])
def test_columns_with_a_narrow_gutter(columns: int, gutter: float) -> None:
    width = (2 * HALF + 20 - gutter * (columns - 1)) / columns
    some = [
        (prose(mark, 6), LEFT + n * (width + gutter), 750, width)
        for n, mark in enumerate("甲乙丙丁"[:columns])
    ]
    document = drawn(OVER_BOTH, *some)
    wanted = [f"{mark}{n}" for mark in "甲乙丙丁"[:columns] for n in range(6)]
    assert order_of(document) == ["统计公报", *wanted]
    assert document.grids in (None, ())


def test_two_lines_over_three_columns() -> None:
    width, gutter = (2 * HALF + 4) / 3, 8
    over = [Paragraph("高密市2024年统计公报", TITLE), Paragraph("（产品）", MIDDLE)]
    some = [
        (prose(mark, 6), LEFT + n * (width + gutter), 730, width) for n, mark in enumerate("甲乙丙")
    ]
    document = drawn((over, LEFT, 800, 2 * HALF + 20), *some)
    wanted = [f"{mark}{n}" for mark in "甲乙丙" for n in range(6)]
    assert order_of(document) == ["统计公报", "产品", *wanted]


@pytest.mark.parametrize("last", [1, 2, 5])
def test_the_text_ends_in_the_second_column(last: int) -> None:
    document = drawn(
        OVER_BOTH, (prose("甲", 8), LEFT, 750, HALF), (prose("乙", last), RIGHT, 750, HALF)
    )
    wanted = [*(f"甲{n}" for n in range(8)), *(f"乙{n}" for n in range(last))]
    assert order_of(document) == ["统计公报", *wanted]


@pytest.mark.parametrize("style", STYLES)
def test_a_table_in_one_column_beside_prose_in_the_other(style: str) -> None:
    """With its head, though only one of its three columns holds numbers."""
    rows = [["产品", "单位", "产量"], ["水泥", "万吨", "12.5"], ["钢材", "万吨", "8.4"],
            ["化肥", "万吨", "3.4"]]  # fmt: skip
    right = [*prose("乙", 2), table(rows, [70, 60, 60], style), *prose("丙", 3)]
    document = drawn(OVER_BOTH, (prose("甲", 7), LEFT, 750, HALF), (right, RIGHT, 750, HALF))
    assert order_of(document) == [
        "统计公报", *(f"甲{n}" for n in range(7)), "乙0", "乙1", "产品", "水泥",
        *(f"丙{n}" for n in range(3)),
    ]  # fmt: skip
    (grid,) = document.grids or ()
    assert [document.text[c.start : c.end] for c in grid.cells] == [c for row in rows for c in row]


def test_what_stands_on_both_of_two_pages_is_a_running_head() -> None:
    """It would part the table that goes on under it."""

    def head(canvas: Any, page: Any) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 30, "高密市统计资料")

    rows = [["乡镇", "税收收入（万元）"], *([f"第{n}镇", f"{n + 100}"] for n in range(1, 50))]
    document = printed([table(rows, [120, 150], "bare")], draw=head)
    assert "资料" not in document.text
    (grid,) = document.grids or ()
    assert grid.height == 50


def test_a_row_that_stands_alone_at_the_edge() -> None:
    """One ruled row is no table: its cells are text."""
    lines = [Paragraph("全市各项工作扎实推进。", BODY)] * 3
    document = printed([table([["密级", "内部"]], [60, 60], "ruled"), *lines], top=6)
    assert document.text.startswith("密级 内部\n全市各项")
    assert not document.grids
