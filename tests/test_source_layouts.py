"""Layouts of files that people make: letterheads, columns, sideways pages, data for machines."""

from __future__ import annotations

import datetime
import io
import json
import re
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from pdf_fonts import needs_font
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

from extractor.document import Document
from extractor.source import load, load_each

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle(
    "body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK"
)
PROSE = "莱阳市规模以上工业增加值比上年增长百分之八，新开工项目二十个，各部门走访企业三百家。"


def one(data: bytes, *, path: str) -> Document:
    (document,) = load(data, path=path)
    return document


def columns(count: int, *, lines: int, gutter: float = 20) -> Document:
    """Prose numbered by its paragraphs, in so many columns of so many lines."""
    width, height = landscape(A3)
    wide = (width - 100 - gutter * (count - 1)) / count
    frames = [
        Frame(50 + n * (wide + gutter), 700 - 20 * lines, wide, 20 * lines, 0, 0, 0, 0)
        for n in range(count)
    ]

    def title(canvas: Canvas, _: Any) -> None:
        canvas.setFont(FONT, 24)
        canvas.drawCentredString(width / 2, height - 80, "莱阳市工业经济稳步增长")

    file = io.BytesIO()
    made = BaseDocTemplate(file, pagesize=(width, height))
    made.addPageTemplates(PageTemplate(frames=frames, onPage=title))
    made.build([Paragraph(f"第{n:02d}段，{PROSE * 2}", BODY) for n in range(4 * lines // 4)])
    return one(file.getvalue(), path="a.pdf")


def test_four_columns_are_read_one_after_the_other() -> None:
    text = columns(4, lines=14).text
    assert text.startswith("莱阳市工业经济稳步增长")
    assert re.findall(r"第(\d\d)段", text) == [f"{n:02d}" for n in range(14)]


def test_a_full_stop_over_the_edge_of_a_narrow_column() -> None:
    """The letters touch those of the next column: the file writes them apart."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont(FONT, 12)
    left = [
        *(f"左栏第{n}行文字排满一栏之后的字" for n in range(1, 10)),
        "左栏末行文字排满一栏之后收尾。",
    ]
    right = [*(f"右栏第{n}行文字排满一栏之后的字" for n in range(1, 4))]
    for x, some in ((50, left), (50 + 15 * 12 + 6, right)):
        for n, line in enumerate(some):
            hang = "。" if x == 50 and n == 1 else ""
            canvas.drawString(x, 700 - 20 * n, line[: 15 - len(hang)] + hang)
    canvas.save()
    text = one(file.getvalue(), path="a.pdf").text
    assert re.findall(r"右栏第(\d)行", text) == ["1", "2", "3"]
    assert text.index("左栏末行") < text.index("右栏第1行")


@needs_font
@pytest.mark.parametrize("shown", [0, 90, 270])
@pytest.mark.parametrize("angle", [90, 270])
def test_a_table_written_up_the_page_is_read_as_it_stands(angle: int, shown: int) -> None:
    """Also where the page is shown turned to no purpose; its number is none of its lines."""
    import pypdfium2

    rows = [["指标", "1月", "2月"], ["零售额", "30.1", "28.4"], ["用电量", "2.1", "2.4"]]
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.translate(*((A4[0], 0) if angle == 90 else (0, A4[1])))
    canvas.rotate(angle)
    canvas.setFont(FONT, 16)
    canvas.drawCentredString(A4[1] / 2, 500, "莱阳市主要指标月度数据")
    table = Table(
        rows, style=[("FONT", (0, 0), (-1, -1), FONT, 10), ("GRID", (0, 0), (-1, -1), 1, "black")]
    )
    table.wrapOn(canvas, 700, 300)
    table.drawOn(canvas, 60, 350)
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(A4[1] / 2, 20, "- 7 -")
    canvas.save()
    turned = io.BytesIO()
    with pypdfium2.PdfDocument(file.getvalue()) as made:
        made[0].set_rotation(shown)
        made.save(turned)
    document = one(turned.getvalue(), path="a.pdf")
    assert document.text.split("\n") == ["莱阳市主要指标月度数据", *map("\t".join, rows)]


def test_the_title_below_a_letterhead() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for size, y, line in (
        (36, 740, "莱阳市统计局文件"),
        (12, 700, "莱统字〔2025〕3号"),
        (22, 640, "关于2024年经济运行情况的报告"),
        (12, 600, "全市经济运行总体平稳，稳中有进。"),
    ):
        canvas.setFont(FONT, size)
        canvas.drawCentredString(A4[0] / 2, y, line)
    canvas.save()
    assert one(file.getvalue(), path="a.pdf").title == "关于2024年经济运行情况的报告"


def word(write: Callable[[WordFile], None]) -> Document:
    made = docx.Document()
    write(made)
    file = io.BytesIO()
    made.save(file)
    return one(file.getvalue(), path="a.docx")


def headed(made: WordFile, *lines: tuple[str, int]) -> None:
    """Centred lines, each with the size of its letters."""
    for line, size in lines:
        paragraph = made.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).font.size = Pt(size)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            (("莱阳市2024年国民经济和社会发展", 22), ("统计公报", 22)),
            "莱阳市2024年国民经济和社会发展统计公报",
        ),
        ((("莱阳市2024年经济运行情况", 22), ("莱阳市统计局", 22)), "莱阳市2024年经济运行情况"),
        ((("莱阳市2024年经济运行情况", 22), ("（2025年1月22日）", 22)), "莱阳市2024年经济运行情况"),
        ((("莱阳市2024年经济运行情况", 22), ("工业稳步增长", 14)), "莱阳市2024年经济运行情况"),
        (
            (("莱阳市统计局文件", 36), ("莱统字〔2025〕3号", 12), ("关于经济运行情况的报告", 22)),
            "关于经济运行情况的报告",
        ),
    ],
)
def test_titles_of_word_files(lines: tuple[tuple[str, int], ...], title: str) -> None:
    def write(made: WordFile) -> None:
        headed(made, *lines)
        for n in range(3):
            made.add_paragraph(f"第{n}段。{PROSE}")

    assert word(write).title == title


def test_a_short_paper_is_dated_by_its_signature() -> None:
    def write(made: WordFile) -> None:
        headed(made, ("关于经济运行情况的报告", 22))
        for line in (PROSE, "莱阳市统计局", "2025年1月22日"):
            made.add_paragraph(line)

    assert word(write).date == datetime.date(2025, 1, 22)


def test_a_table_that_lays_out_a_page_holds_text_and_tables() -> None:
    def write(made: WordFile) -> None:
        headed(made, ("莱阳市经济运行情况", 22))
        cell = made.add_table(1, 1).cell(0, 0)
        cell.text = PROSE
        inner = cell.add_table(2, 2)
        for place, text in zip(
            ((0, 0), (0, 1), (1, 0), (1, 1)), ("指标", "总量", "税收", "20"), strict=True
        ):
            inner.cell(*place).text = text

    document = word(write)
    assert PROSE in document.text.split("\n")
    (grid,) = document.grids or ()
    assert [document.text[c.start : c.end] for c in grid.cells] == ["指标", "总量", "税收", "20"]


def test_hidden_letters_of_word_are_not_read() -> None:
    def write(made: WordFile) -> None:
        paragraph = made.add_paragraph("用电量增长3.3%")
        paragraph.add_run("（另一口径12.3%）").font.hidden = True
        paragraph.add_run("。").font.hidden = False

    assert word(write).text == "用电量增长3.3%。"


def workbook(rows: list[list[Any]], *, shown: str | None = None) -> list[Document]:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell in book.active[2] if shown else ():
        cell.number_format = shown
    file = io.BytesIO()
    book.save(file)
    return [one for one in load_each(file.getvalue(), path="a.xlsx") if isinstance(one, Document)]


@pytest.mark.parametrize(
    ("shown", "heads"),
    [
        ('yyyy"年"m"月"', ["2024-01", "2024-02"]),
        ("yyyy-mm-dd", ["2024-01-01", "2024-02-01"]),
        ("yyyy", ["2024", "2024"]),
        ("mmm", ["2024-01", "2024-02"]),  # as in files whose formats are not known
    ],
)
def test_a_day_is_written_as_the_sheet_shows_it(shown: str, heads: list[str]) -> None:
    days = [datetime.date(2024, 1, 1), datetime.date(2024, 2, 1)]
    (document,) = workbook([["零售额（亿元）"], ["指标", *days], ["零售额", 30, 28]], shown=shown)
    assert document.text.split("\n")[1].split("\t") == ["指标", *heads]


def test_the_name_of_a_sheet_may_stand_over_its_columns() -> None:
    found = workbook(
        [["新闻稿汇总"], ["标题", "发布时间", "正文"], ["莱阳工业", "2025-01-22", PROSE]]
    )
    assert [(one.title, one.text, one.date) for one in found] == [
        ("莱阳工业", PROSE, datetime.date(2025, 1, 22))
    ]


def test_records_as_programs_write_them() -> None:
    record = {
        "newsId": 7,
        "title": "莱阳工业",
        "publishTime": 1737500000000,
        "content": f"<p>{PROSE}</p><p>第二段。</p>",
    }
    (document,) = load_each(json.dumps([record]).encode(), path="a.json")
    assert isinstance(document, Document)
    assert (document.path, document.date) == ("a.json!7", datetime.date(2025, 1, 22))
    assert document.text == f"{PROSE}\n第二段。"


def test_title_and_publisher_that_a_page_tells_machines() -> None:
    told = {"@graph": [{"headline": "莱阳市工业平稳增长", "publisher": {"name": "莱阳日报"}}]}
    page = (
        f"<html><head><title>要闻</title><script type='application/ld+json'>{json.dumps(told)}"
        "</script></head><body><p class='t'>莱阳市工业平稳增长</p>"
        f"<div><p>{PROSE}</p><p>{PROSE}</p></div></body></html>"
    )
    document = one(page.encode(), path="a.html")
    assert (document.title, document.publisher) == ("莱阳市工业平稳增长", "莱阳日报")


def test_damaged_data_for_machines_tell_nothing() -> None:
    page = (
        "<html><head><title>莱阳市工业平稳增长</title>"
        "<script type='application/ld+json'>{\"headline\":</script></head><body>"
        f"<h1>莱阳市工业平稳增长</h1><div><p>{PROSE}</p><p>{PROSE}</p></div></body></html>"
    )
    assert one(page.encode(), path="a.html").title == "莱阳市工业平稳增长"


def test_labels_with_their_values_below_them() -> None:
    page = (
        "<html><head><title>莱阳市工业平稳增长</title></head><body><dl><dt>发布机构：</dt><dd>莱阳市统计局</dd>"
        "<dt>发布日期：</dt><dd>2025-01-22</dd></dl><h1>莱阳市工业平稳增长</h1>"
        f"<div><p>{PROSE}</p><p>{PROSE}</p></div></body></html>"
    )
    document = one(page.encode(), path="a.html")
    assert (document.publisher, document.date) == ("莱阳市统计局", datetime.date(2025, 1, 22))
