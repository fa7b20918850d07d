"""A city's yearly communiqué, text and five tables, as web page, Word, PDF and workbook."""

from __future__ import annotations

import io
from datetime import date
from html import escape
from typing import Any

import docx
import openpyxl
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from extractor import Extractor
from extractor.source import load

TITLE = "2024年诸城市国民经济和社会发展统计公报"
Rows = list[list[str]]
BLOCKS: list[str | Rows] = [
    "2024年，全市经济运行稳中向好，各项事业全面进步。",
    "一、综合",
    "全市地区生产总值完成921.4亿元，同比增长5.9%。",
    "表1 2024年地区生产总值",
    [
        ["指标", "绝对量（亿元）", "比上年增长（%）"],
        ["地区生产总值", "921.4", "5.9"],
        ["　　第一产业", "88.2", "4.1"],
        ["　　第二产业", "391.7", "6.6"],
        ["　　第三产业", "441.5", "5.7"],
    ],
    "二、工业",
    "规模以上工业企业利润平稳增长。",
    "表2 2024年主要工业产品产量",
    [
        ["产品名称", "单位", "产量", "比上年增长（%）"],
        ["水泥", "万吨", "123.5", "-3.2"],
        ["钢材", "万吨", "8.4", "2.2"],
        ["汽车", "万辆", "11.3", "14.8"],
    ],
    "三、投资",
    "表3 2024年固定资产投资增速",
    [
        ["指标", "增速（%）"],
        ["固定资产投资", "4.8"],
        ["工业投资", "11.2"],
        ["民间投资", "-1.6"],
    ],
    "四、财政",
    "表4 2024年财政收支",
    "单位：亿元",
    [
        ["指标", "2024年", "2023年"],
        ["一般公共预算收入", "72.6", "70.1"],
        ["税收收入", "51.2", "50.4"],
        ["一般公共预算支出", "98.3", "95"],
    ],
    "五、人口",
    "表5 历年人口",
    [
        ["年份", "常住人口（万人）", "城镇化率（%）"],
        ["2022", "107.9", "61.2"],
        ["2023", "107.2", "62.4"],
        ["2024", "106.8", "63.1"],
    ],
    "下一步，将继续抓好各项工作落实。",
]


def as_page() -> bytes:
    parts = []
    for block in BLOCKS:
        if isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
            continue
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block]
        parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    head = f"<head><title>{TITLE}_某市统计局</title></head>"
    return f"<html>{head}<body><h1>{TITLE}</h1><div>{''.join(parts)}</div></body></html>".encode()


def as_word() -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    for block in BLOCKS:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for n, row in enumerate(block):
            for c, cell in enumerate(row):
                table.cell(n, c).text = cell
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf() -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    plain = ParagraphStyle(
        "plain", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK"
    )
    large = ParagraphStyle("large", parent=plain, fontSize=18, leading=28, alignment=1)
    flow: list[Any] = [Paragraph(TITLE, large)]
    for block in BLOCKS:
        if isinstance(block, str):
            flow.append(Paragraph(block, plain))
            continue
        font = ("FONT", (0, 0), (-1, -1), "STSong-Light", 10)
        grid = ("GRID", (0, 0), (-1, -1), 0.5, "black")
        flow.append(Table(block, style=[font, grid], colWidths=[120] * len(block[0])))

    def number(canvas: Any, document: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(A4[0] / 2, 30, f"— {document.page} —")

    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(flow, onFirstPage=number, onLaterPages=number)
    return file.getvalue()


def as_workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([TITLE])
    for block in BLOCKS:
        if isinstance(block, str):
            sheet.append([block])
            continue
        for row in block:
            sheet.append([float(cell) if _is_number(cell) else cell for cell in row])
        sheet.append([])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "").isdigit()


@pytest.fixture(scope="module")
def told() -> dict[str, set[tuple[Any, ...]]]:
    """The facts of each form: what is said of whom, without where it stands."""
    extractor = Extractor()
    found = {}
    for make in (as_page, as_word, as_pdf, as_workbook):
        (document,) = load(make(), path=make.__name__)
        assert document.title == TITLE
        assert document.grids is not None
        assert len(document.grids) == 5
        result = extractor.extract(
            document.text,
            title=document.title,
            reference_date=date(2025, 3, 1),
            grids=document.grids,
        )
        found[make.__name__] = {
            (o.subject, o.indicator, o.period, o.measure, o.basis, o.value, o.unit)
            for o in result.observations
        }
    return found


def test_the_same_facts_from_all_forms(told: dict[str, set[tuple[Any, ...]]]) -> None:
    page = told["as_page"]
    assert len(page) == 8 + 6 + 3 + 6 + 6  # those of the prose stand in table 1 too
    for name, facts in told.items():
        assert facts == page, name


def test_some_of_them(told: dict[str, set[tuple[Any, ...]]]) -> None:
    plain = {(f[0], f[1], f[2], f[3], str(f[5]), f[6]) for f in told["as_pdf"]}
    for fact in (
        ("诸城市", "地区生产总值", "2024", "level", "92140000000", "CNY"),
        ("诸城市", "第一产业增加值", "2024", "growth", "4.1", "%"),
        ("诸城市", "水泥产量", "2024", "growth", "-3.2", "%"),
        ("诸城市", "民间投资", "2024", "growth", "-1.6", "%"),
        ("诸城市", "一般公共预算支出", "2023", "level", "9500000000", "CNY"),
        ("诸城市", "常住人口", "2022", "level", "1079000", "人"),
        ("诸城市", "城镇化率", "2024", "level", "63.1", "%"),
    ):
        assert fact in plain
