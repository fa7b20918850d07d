"""Releases as the newer kinds of package and XML: slides, sheets, e-books, OFD, saved pages."""

from __future__ import annotations

import base64
import html
import random

from archive_formats import Release, web_page, zipped

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _lines(release: Release) -> list[str]:
    """Title and paragraphs, ready to stand in XML."""
    lines = (release.title, *release.text.split("\n"))
    return [html.escape("".join(c for c in line if c >= " ")) for line in lines if line.strip()]


def _zipped(parts: dict[str, str]) -> bytes:
    return zipped({name: part.encode() for name, part in parts.items()})


def slides_file(release: Release) -> bytes:
    """A .pptx of one slide."""
    body = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in _lines(release))
    return _zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": "<p/>",
            "ppt/slides/slide1.xml": f'<s xmlns:a="a">{body}</s>',
        }
    )


def workbook_file(release: Release) -> bytes:
    """An .xlsx of one record: a title and a text."""
    title, *text = _lines(release)
    row = '<row r="{}"><c r="A{}" t="inlineStr"><is><t>{}</t></is></c>'
    row += '<c r="B{}" t="inlineStr"><is><t>{}</t></is></c></row>'
    rows = row.format(1, 1, "标题", 1, "正文") + row.format(2, 2, title, 2, "\n".join(text))
    links = f'<Relationships xmlns="{_PACKED}"><Relationship Id="a" Type="{_LINKS}/{{}}" '
    links += 'Target="{}"/></Relationships>'
    return _zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": links.format("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_LINKS}"><sheets><sheet '
            'name="稿件" sheetId="1" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": links.format("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>'
            "</worksheet>",
        }
    )


def open_workbook(release: Release) -> bytes:
    """An .ods of one record."""
    title, *text = _lines(release)
    cell = '<table:table-cell office:value-type="string">{}</table:table-cell>'
    rows = (
        ("标题", "正文"),
        (title, "\n".join(text)),
    )
    body = "".join(
        "<table:table-row>"
        + "".join(
            cell.format("".join(f"<text:p>{line}</text:p>" for line in said.split("\n")))
            for said in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = "".join(f' xmlns:{n}="{_OFFICE}{n}:1.0"' for n in ("office", "text", "table"))
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_OFFICE}manifest:1.0"/>',
            "content.xml": f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="稿件">{body}</table:table></office:spreadsheet>'
            "</office:body></office:document-content>",
        }
    )


def book_file(release: Release) -> bytes:
    """An .epub of one chapter."""
    title, *text = _lines(release)
    body = "".join(f"<p>{line}</p>" for line in text)
    return _zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="O/c.opf"/></c>',
            "O/c.opf": f'<p xmlns:dc="dc"><dc:title>{title}</dc:title>'
            '<item id="a" href="a.xhtml"/><itemref idref="a"/></p>',
            "O/a.xhtml": f"<html><body><h1>{title}</h1>{body}</body></html>",
        }
    )


def ofd_file(release: Release) -> bytes:
    """An .ofd of one page, a paragraph a line."""
    placed = "".join(
        f'<TextObject Boundary="10 {10 + 6 * n} 180 5"><TextCode X="0" Y="4">{line}</TextCode>'
        "</TextObject>"
        for n, line in enumerate(_lines(release))
    )
    return _zipped(
        {
            "OFD.xml": "<o><DocRoot>Doc_0/Document.xml</DocRoot></o>",
            "Doc_0/Document.xml": '<d><Page BaseLoc="Pages/P.xml"/></d>',
            "Doc_0/Pages/P.xml": f"<p>{placed}</p>",
        }
    )


def flat_document(release: Release) -> bytes:
    """A .fodt: an OpenDocument text that is one XML."""
    body = "".join(f"<text:p>{line}</text:p>" for line in _lines(release))
    names = "".join(f' xmlns:{n}="{_OFFICE}{n}:1.0"' for n in ("office", "text"))
    kind = "application/vnd.oasis.opendocument.text"
    return (
        f'{_HEAD}<office:document{names} office:mimetype="{kind}"><office:body><office:text>{body}'
        "</office:text></office:body></office:document>"
    ).encode()


def records_file(release: Release) -> bytes:
    """An .xml of one record, as databases write them out."""
    title, *text = _lines(release)
    fields = f"<id>1</id><title>{title}</title><content>{chr(10).join(text)}</content>"
    return f"{_HEAD}<RECORDS><RECORD>{fields}</RECORD></RECORDS>".encode()


def saved_page(release: Release) -> bytes:
    """An .mhtml: a page with its address, in base64."""
    head = (
        "Snapshot-Content-Location: http://example.org/\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    page = base64.encodebytes(web_page(release, random.Random(0)))
    return head.encode() + page + b"\r\n--B--\r\n"
