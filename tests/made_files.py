"""Small web pages, Word files, PDFs and archives, made by hand for the tests of the loaders."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from old_formats import make_doc as make_doc
from old_formats import make_ole as make_ole

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_page(
    body: str,
    *,
    head: str = "",
    title: str = "临湖市上半年经济运行情况",
    info: str = "发布时间：2025年03月21日 来源：临湖日报 浏览次数：<span>33</span>",
    container: str = 'class="c1"',
    charset: str = "utf-8",
) -> str:
    """A page in the style of a government site: navigation, date line, text, links, imprint."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>{title}_临湖市人民政府</title>{head}</head>
<body>
<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
<div class="where">您的位置：<a href="/">首页</a> &gt; <a href="/a">统计信息</a> &gt; 正文</div>
<h1>{title}</h1>
<div class="info">{info} 【字号：<a>大</a> <a>中</a> <a>小</a>】</div>
<div {container}>{body}</div>
<div class="more"><h3>相关阅读</h3><ul><li><a href="/1">临湖市召开经济形势分析会</a></li></ul></div>
<div class="foot">主办：临湖市人民政府 更新时间：2026年01月01日 <a href="/m">网站地图</a></div>
<script>var text = "不是正文。";</script>
</body></html>"""


def make_docx(body: str, *, title: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file around the XML of its body."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    )
    return make_zip(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": document.encode(),
            "docProps/core.xml": core.encode(),
            **(more or {}),
        }
    )


def paragraph(text: str) -> str:
    """A Word paragraph, its text in two runs as Word likes to split it."""
    half = len(text) // 2
    runs = "".join(f"<w:r><w:t>{escape(part)}</w:t></w:r>" for part in (text[:half], text[half:]))
    return f"<w:p>{runs}</w:p>"


def make_zip(members: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """A ZIP archive of these members."""
    file = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


Placed = tuple[float, float, str]  # x and y in points from the lower left, and a line of text


def make_pdf(pages: Sequence[Sequence[Placed]], *, encrypted: bool = False) -> bytes:
    """A PDF of lines of text, 12 points high; a page without lines is blank like a scan."""
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",  # the pages, below
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    ]
    kids = []
    for lines in pages:
        content = b"".join(
            b"BT /F 12 Tf %.1f %.1f Td <%s> Tj ET\n"
            % (x, y, text.encode("utf-16-be").hex().encode())
            for x, y, text in lines
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % len(objects)
        )
    refs = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (refs, len(kids))
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    secret = b""
    if encrypted:
        key = b"00" * 32
        secret = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (key, key)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, secret)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def column(x: float, top: float, lines: Sequence[str]) -> list[Placed]:
    """Lines one below the other."""
    return [(x, top - 18 * n, line) for n, line in enumerate(lines)]
