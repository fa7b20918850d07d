"""Releases as files of the kinds an archive holds: text, web page, Word, PDF. No library needed."""

from __future__ import annotations

import datetime
import email.message
import html
import io
import json
import random
import struct
import zipfile
import zlib
from typing import NamedTuple

ENCODINGS = ("utf-8", "gb18030", "utf-16")


class Release(NamedTuple):
    """A text to be written; ``date`` may be None."""

    title: str
    date: datetime.date | None
    text: str


def text_file(release: Release, encoding: str) -> bytes:
    """Title and text, a paragraph a line."""
    return f"{release.title}\n{release.text}\n".encode(encoding)


_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
{meta}<title>{title}_某某市人民政府</title>
<script>var site = {{"id": 1}};</script>
</head>
<body>
<div class="header"><ul class="nav"><li><a href="/">网站首页</a></li>
<li><a href="/zwgk/">政务公开</a></li><li><a href="/zmhd/">政民互动</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/xw/">新闻动态</a></div>
<div class="main"><h1>{title}</h1>
<div class="info">{info}<span>字体：【大 中 小】</span> <a href="javascript:print()">打印</a></div>
<div class="article">
{body}
</div></div>
<div class="footer"><p>版权所有：某某市人民政府办公室</p><p>备案序号：某ICP备00000000号</p></div>
</body>
</html>
"""


def web_page(release: Release, rng: random.Random) -> bytes:
    """A page in the style of government sites: the date in a meta tag or in a line of its own."""
    meta = info = ""
    if release.date is not None:
        if rng.random() < 0.5:
            meta = f'<meta name="PubDate" content="{release.date} 09:30">\n'
        else:
            info = f"<span>发布时间：{release.date:%Y年%m月%d日}</span> <span>来源：市报</span> "
    paragraphs = (f"<p>　　{html.escape(p)}</p>" for p in release.text.split("\n") if p.strip())
    page = _PAGE.format(
        title=html.escape(release.title), meta=meta, info=info, body="\n".join(paragraphs)
    )
    return page.encode()


_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "{body}</w:body></w:document>"
)
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same bytes in every run


def markdown_file(release: Release) -> bytes:
    """The title as a heading, the text as paragraphs."""
    return f"# {release.title}\n\n{release.text}\n".replace("\n", "\n\n").encode()


def mail_file(release: Release) -> bytes:
    """A mail with the text in it, in base64."""
    message = email.message.EmailMessage()
    message["Subject"], message["From"] = release.title.replace("\n", " "), "a@example.org"
    message.set_content(release.text, charset="utf-8", cte="base64")
    return bytes(message)


def rtf_file(release: Release) -> bytes:
    """Every character as a number of its own."""
    units = struct.iter_unpack("<h", release.text.encode("utf-16-le"))
    lines = "".join("\\par\n" if unit == 10 else f"\\u{unit}?" for (unit,) in units)
    return b"{\\rtf1\\ansi\\ansicpg936 " + lines.encode("ascii") + b"}"


def data_file(release: Release) -> bytes:
    """A record of JSON Lines."""
    record = {"id": 1, "title": release.title, "content": release.text}
    return (json.dumps(record, ensure_ascii=False) + "\n").encode()


def open_document(release: Release) -> bytes:
    """An OpenDocument text."""
    body = "".join(f"<t:p>{html.escape(p)}</t:p>" for p in release.text.split("\n") if p.strip())
    content = f'<o:d xmlns:o="o" xmlns:t="t"><o:body>{_xml(body)}</o:body></o:d>'
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind.encode(), "content.xml": content.encode()})


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def word_file(release: Release) -> bytes:
    """A DOCX with a paragraph for the title and for each line of the text."""
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{html.escape(_xml(p), quote=False)}</w:t></w:r></w:p>'
        for p in (release.title, *release.text.split("\n"))
    )
    return zipped(
        {
            "[Content_Types].xml": _CONTENT_TYPES.encode(),
            "_rels/.rels": _RELATIONS.encode(),
            "word/document.xml": _DOCUMENT.format(body=body).encode(),
        }
    )


def _xml(text: str) -> str:
    return "".join(c for c in text if c in "\t\n" or c >= " ")


LINE, LINES = 38, 42


def pdf_file(release: Release, *, encrypt: bool = False, scanned: bool = False) -> bytes:
    """A PDF of A4 pages, ``LINE`` characters a line, the font named and not embedded.

    ``encrypt``: with a password that nobody knows; ``scanned``: pages without text.
    """
    lines = [
        part
        for paragraph in (release.title, *release.text.split("\n"))
        for part in _broken(f"　　{paragraph}")
    ]
    pages = [lines[n : n + LINES] for n in range(0, len(lines), LINES)]
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages)))),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>",
    ]
    for n, page in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (6 + 2 * n)
        )
        shown = b"0.9 g 60 60 475 700 re f" if scanned else _shown(page)
        stream = zlib.compress(shown)
        objects.append(
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream)
        )
    trailer = b""
    if encrypt:
        key = b"<" + b"5a" * 32 + b">"
        objects.append(b"<</Filter/Standard/V 1/R 2/P -4/O %s/U %s>>" % (key, key))
        trailer = b"/Encrypt %d 0 R/ID[<00><00>]" % len(objects)
    return _pdf(objects, trailer)


def _broken(paragraph: str) -> list[str]:
    return [paragraph[n : n + LINE] for n in range(0, len(paragraph), LINE)]


def _shown(lines: list[str]) -> bytes:
    parts = ["BT /F 12 Tf 17 TL 70 770 Td"]
    for line in lines:
        code = line.encode("utf-16-be", "replace").hex()
        parts.append(f"<{code}> Tj T*")
    return " ".join([*parts, "ET"]).encode()


def _pdf(objects: list[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)
