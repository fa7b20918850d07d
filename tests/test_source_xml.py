"""Files that are one XML: Office files written flat, records; all else is refused, never prose."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from made_files import WORD, make_docx, paragraph

from extractor.document import Document
from extractor.errors import SourceError
from extractor.source import Columns, load, load_each
from extractor.source.xml_files import is_xml

SENTENCE = "一季度，临湖市出口增长4.5%。"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
RECORD = f"<标题>通报</标题><正文>{SENTENCE}</正文><发布日期>2025-04-18</发布日期>"


def told(text: str | bytes, **options: Any) -> list[tuple[str, str | None, str]]:
    """Loader, title and text of each document; of an error its reason."""
    data = text.encode() if isinstance(text, str) else text
    found = load_each(data, path="a.xml", **options)
    return [
        (one.reason, None, "")
        if isinstance(one, SourceError)
        else (one.loader, one.title, one.text)
        for one in found
    ]


GOOD = ("xml", "通报", SENTENCE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HEAD}<RECORDS><RECORD>{RECORD}</RECORD></RECORDS>", [GOOD]),
        (f"{HEAD}\n<!-- 导出 --><!DOCTYPE r [<!ELEMENT r ANY>]><r>{RECORD}</r>", [GOOD]),
        (f"<新闻集><新闻>{RECORD}</新闻><新闻>{RECORD}</新闻></新闻集>", [GOOD, GOOD]),
        (f"<doc>{RECORD}</doc>\n<doc>{RECORD}</doc>\n", [GOOD, GOOD]),  # no root around them
        (
            f"{HEAD}<库><说明>甲</说明><表><行>{RECORD}</行><行>{RECORD}</行></表></库>",
            [GOOD, GOOD],
        ),
        (f'{HEAD}<rows><row title="通报" content="{SENTENCE}"/></rows>', [GOOD]),
        (f'{HEAD}<r><row id="3">{RECORD}</row></r>', [GOOD]),
        (
            f"{HEAD}<r><title>通报</title><content><p>甲。</p><p>{SENTENCE}</p></content></r>",
            [("xml", "通报", f"甲。\n{SENTENCE}")],
        ),
        (f"{HEAD}<r><title>通报</title><text><![CDATA[<p>{SENTENCE}</p>]]></text></r>", [GOOD]),
        (f"{HEAD.replace('UTF-8', 'GB2312')}<r>{RECORD}</r>".encode("gb18030"), [GOOD]),
        (f"{HEAD.replace('UTF-8', 'UTF-16')}<r>{RECORD}</r>".encode("utf-16"), [GOOD]),
        (f"{HEAD}<r><text> </text></r>", [("empty", None, "")]),
        # no records, or of no kind
        (f"{HEAD}<文章><段>{SENTENCE}</段></文章>", [("xml", None, "")]),
        (f"<文章><段>{SENTENCE}</段></文章>", [("xml", None, "")]),
        (f"{HEAD}<文章>{SENTENCE}</文章>", [("xml", None, "")]),
        (
            f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SENTENCE}</text></svg>',
            [("image", None, "")],
        ),
        (f"{HEAD}<r><text>{SENTENCE}</text>", [("broken", None, "")]),
        (
            f"{HEAD}<r><text>{SENTENCE}</text><content>乙</content></r>",
            [("no-text-column", None, "")],
        ),
        (f"{HEAD}{'<a>' * 3000}{'</a>' * 3000}", [("broken", None, "")]),
        # pages and plain text stay what they are
        (f"{HEAD}<html><body><p>{SENTENCE}</p></body></html>", [("html", None, SENTENCE)]),
        (f"{HEAD}<div><p>{SENTENCE}</p></div>", [("html", None, SENTENCE)]),
        (f"<cms><p>{SENTENCE}</p></cms>", [("html", None, SENTENCE)]),
        (f'<img src="a.png"/>{SENTENCE}<br/>', [("html", None, SENTENCE)]),
        (
            f"<关于出口的通报>\n{SENTENCE}",
            [("text", "<关于出口的通报>", f"<关于出口的通报>\n{SENTENCE}")],
        ),
    ],
)
def test_xml(text: str | bytes, found: list[tuple[str, str | None, str]]) -> None:
    assert told(text) == found


def test_the_column_of_the_text_may_be_told() -> None:
    text = f"{HEAD}<r><甲>{SENTENCE}</甲><乙>短</乙></r>"
    assert told(text, columns=Columns(text="甲")) == [("xml", None, SENTENCE)]
    assert told(text, columns=Columns(text="丙")) == [("no-text-column", None, "")]


def test_what_is_said_of_xml_of_no_kind() -> None:
    (error,) = load_each(
        f"{HEAD}<甲:文章 xmlns:甲='x'><段>乙</段></甲:文章>".encode(), path="a.xml"
    )
    assert str(error) == "a.xml: XML of a kind that is not read: its root is <文章>"


def cells(document: Document) -> list[list[str | None]]:
    (grid,) = document.grids or ()
    return [
        [document.text[cell.start : cell.end] if cell else None for cell in line]
        for line in grid.matrix()
    ]


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def flat(kind: str, body: str, more: str = "") -> bytes:
    names = "".join(f' xmlns:{n}="{OFFICE}{n}:1.0"' for n in ("office", "text", "table", "style"))
    meta = '<office:meta><d:title xmlns:d="d">投资快报</d:title></office:meta>'
    return (
        f'{HEAD}<office:document{names} office:mimetype="x/vnd.oasis.opendocument.{kind}">'
        f"{meta}{more}<office:body>{body}</office:body></office:document>"
    ).encode()


def test_a_flat_open_document_text() -> None:
    up = (
        '<office:automatic-styles><style:style style:name="T1"><style:text-properties '
        'style:text-position="super 58%"/></style:style></office:automatic-styles>'
    )
    span = '<text:span text:style-name="T1">2</text:span>'
    body = f"<office:text><text:p>{SENTENCE}</text:p><text:p>企业120{span}家</text:p></office:text>"
    (found,) = load(flat("text", body, up), path="a.fodt")
    assert (found.loader, found.title) == ("odt", "投资快报")
    assert found.text == f"{SENTENCE}\n企业120²家"
    (slides,) = load(flat("presentation", body.replace("office:text>", "office:presentation>")))
    assert slides.text.startswith(SENTENCE)
    (empty,) = load_each(flat("text", "<office:text/>"))
    assert isinstance(empty, SourceError)
    assert empty.reason == "empty"


def test_elements_nested_deeper_than_anybody_writes() -> None:
    deep = 1500
    inner = f"{'<text:span>' * deep}甲{'</text:span>' * deep}"
    (error,) = load_each(flat("text", f"<office:text><text:p>{inner}</text:p></office:text>"))
    assert isinstance(error, SourceError)
    assert error.reason == "too-deep"


def test_a_flat_open_document_workbook() -> None:
    def cell(shown: str, value: str = "") -> str:
        kind = f'"percentage" office:value="{value}"' if value else '"string"'
        said = f"\n  <text:p>{shown}</text:p>\n "
        return f"<table:table-cell office:value-type={kind}>{said}</table:table-cell>"

    rows = (
        cell("指标") + cell("增长"),
        cell("工业投资") + "\n" + cell("4.2%", "0.042"),
        cell("民间投资") + cell("-1.1%", "-0.011"),
    )
    lines = "\n ".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    table = f'<table:table table:name="投资">\n {lines}</table:table>'
    (found,) = load(flat("spreadsheet", f"<office:spreadsheet>{table}</office:spreadsheet>"))
    assert found.loader == "excel"
    assert cells(found) == [["指标", "增长"], ["工业投资", "4.2%"], ["民间投资", "-1.1%"]]


WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"


def w(inner: str) -> str:
    said = '<?mso-application progid="Word.Document"?>'
    return f'{HEAD}{said}<w:wordDocument xmlns:w="{WORD_2003}">{inner}</w:wordDocument>'


def test_a_word_file_of_2003() -> None:
    def run(text: str, looks: str = "") -> str:
        return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r>"

    lists = (
        '<w:lists><w:listDef w:listDefId="4"><w:lvl w:ilvl="0"><w:nfc w:val="39"/><w:lvlText '
        'w:val="%1、"/><w:suff w:val="Nothing"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst '
        'w:val="4"/></w:list></w:lists>'
    )
    styles = (
        '<w:styles><w:style w:type="character" w:styleId="U"><w:rPr><w:vertAlign '
        'w:val="superscript"/></w:rPr></w:style></w:styles>'
    )
    number = '<w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr>'
    note = f"<w:r><w:footnote><w:p>{run('快报数。')}</w:p></w:footnote></w:r>"
    picture = "<w:pict><w:binData>QUJD</w:binData></w:pict>"
    lines = (
        f"<w:p>{number}{run('甲')}</w:p><w:p>{number}{run('乙')}{note}</w:p>{picture}"
        f"<w:p>{run('企业120')}{run('2', '<w:rStyle w:val=' + repr('U') + '/>')}"
        f"{run('3', '<w:vertAlign w:val=' + repr('superscript') + '/>')}{run('家')}</w:p>"
    )
    row = "<w:tr>{}</w:tr>"
    above, below = '<w:vmerge w:val="restart"/>', "<w:vmerge/>"

    def cell(text: str, merged: str = "") -> str:
        return f"<w:tc><w:tcPr>{merged}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    table = "".join(
        row.format(cell(first, merged) + cell(second))
        for first, merged, second in (
            ("指标", above, "一季度"),
            ("", below, "增长（%）"),
            ("工业", "", "3"),
        )
    )
    told = '<o:DocumentProperties xmlns:o="o"><o:Title>甲</o:Title></o:DocumentProperties>'
    body = f"<w:body><x:sect xmlns:x='x'>{lines}<w:tbl>{table}</w:tbl></x:sect></w:body>"
    (found,) = load(w(told + lists + styles + body).encode(), path="a.xml")
    assert (found.loader, found.title) == ("docx", "甲")
    assert found.text.split("\n")[:3] == ["一、甲", "二、乙", "企业120²³家"]
    assert found.text.split("\n")[-1] == "快报数。"
    assert cells(found) == [["指标", "一季度"], ["指标", "增长（%）"], ["工业", "3"]]
    (empty,) = load_each(w("").encode())
    assert isinstance(empty, SourceError)
    assert empty.reason == "empty"


def test_a_style_of_letters_of_a_word_file_raises_and_hides() -> None:
    looks = {"上": '<w:vertAlign w:val="superscript"/>', "隐": "<w:vanish/>"}
    styles = "".join(
        f'<w:style w:type="character" w:styleId="{name}"><w:rPr>{how}</w:rPr></w:style>'
        for name, how in looks.items()
    )
    runs = "".join(
        f'<w:r><w:rPr><w:rStyle w:val="{name}"/></w:rPr><w:t>{text}</w:t></w:r>'
        for name, text in (("无", "企业120"), ("上", "2"), ("隐", "草稿"), ("无", "家"))
    )
    part = f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'.encode()
    (found,) = load(make_docx(f"<w:p>{runs}</w:p>", more={"word/styles.xml": part}))
    assert found.text == "企业120²家"


def test_an_office_file_whose_parts_stand_in_one_xml() -> None:
    body = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph(SENTENCE)}</w:body></w:document>'
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"

    def packed(picture: str) -> bytes:
        return (
            f'{HEAD}<p:package xmlns:p="{space}"><p:part p:name="/word/document.xml"><p:xmlData>'
            f'{body}</p:xmlData></p:part><p:part p:name="/word/a.png"><p:binaryData>{picture}'
            "</p:binaryData></p:part></p:package>"
        ).encode()

    assert told(packed(base64.b64encode(b"x" * 30).decode())) == [("docx", None, SENTENCE)]
    assert told(packed("A")) == [("broken", None, "")]


def sheet(rows: str, *, name: str = "投资", visible: str = "") -> str:
    shown = f"<x:WorksheetOptions xmlns:x='x'><x:Visible>{visible}</x:Visible></x:WorksheetOptions>"
    return f'<Worksheet s:Name="{name}"><Table>{rows}</Table>{shown if visible else ""}</Worksheet>'


def book(*sheets: str) -> str:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    styles = "".join(
        f'<Style s:ID="{n}"><NumberFormat s:Format="{code}"/></Style>'
        for n, code in (("p", "0.0%"), ("q", "Percent"), ("m", "yyyy/m"))
    )
    inner = f"<Styles>{styles}</Styles>{''.join(sheets)}"
    return f'{HEAD}<Workbook xmlns="{space}" xmlns:s="{space}">{inner}</Workbook>'


def c(text: str, kind: str = "String", **more: str) -> str:
    said = "".join(f' s:{name}="{value}"' for name, value in more.items())
    return f'<Cell{said}><Data s:Type="{kind}">{text}</Data></Cell>'


def test_a_workbook_of_2003() -> None:
    rows = (
        f"<Row>{c('指标', MergeDown='1')}{c('一季度', MergeAcross='1')}</Row>"
        f"<Row>{c('投资额（亿元）', Index='2')}{c('增长')}</Row>"
        f"<Row>{c('工业')}{c('41.5', 'Number')}{c('0.042', 'Number', StyleID='p')}</Row>"
        f"<Row s:Index='4'>{c('民间')}{c('x', 'Number')}{c('-0.011', 'Number', StyleID='q')}</Row>"
    )
    (found,) = load(book(sheet(rows), sheet(rows, visible="SheetHidden")).encode(), path="a.xls")
    assert found.loader == "excel"
    assert cells(found) == [
        ["指标", "一季度", "一季度"],
        ["指标", "投资额（亿元）", "增长"],
        ["工业", "41.5", "4.2%"],
        ["民间", "x", "-1.1%"],
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            f"<Row>{c('标题')}{c('正文')}{c('日期')}</Row><Row>{c('通报')}{c(SENTENCE)}"
            f"{c('2025-04-18T00:00:00.000', 'DateTime')}</Row>",
            [("excel", "通报", SENTENCE)],
        ),
        (
            f"<Row>{c('月')}{c('量')}</Row><Row>"
            f"{c('2025-03-01T00:00:00', 'DateTime', StyleID='m')}{c('1', 'Boolean')}</Row>"
            f"<Row><Cell/>{c('7', 'Number')}</Row>",
            [("excel", None, "月\t量\n2025-03\tTRUE\n7")],
        ),
        ("", [("empty", None, "")]),
        (
            f"<Row s:Index='900000'>{c('甲', Index='900')}</Row>",
            [("too-large", None, "")],
        ),
    ],
)
def test_workbooks_of_2003(rows: str, found: list[tuple[str, str | None, str]]) -> None:
    assert told(book(sheet(rows))) == found


def test_blanks_are_told_from_xml_at_once() -> None:
    """A file of 30 blanks took a minute: each more doubled the ways to read them."""
    for data in (b" \n\t\r\n" * 400, b"<!-- a -->\n" * 300, b" <?a?> " * 300):
        assert not is_xml(data)
