"""Whether this machine has a font for Chinese, which a PDF that holds none is measured by."""

from __future__ import annotations

import io
from functools import cache

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

NAME = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(NAME))


@cache
def has_font() -> bool:
    """True where letters written up a page are seen: without a font PDFium takes them for none."""
    import pypdfium2

    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rotate(90)
    canvas.setFont(NAME, 12)
    canvas.drawString(100, -100, "指标")
    canvas.save()
    with pypdfium2.PdfDocument(file.getvalue()) as document:
        return bool(document[0].get_textpage().count_chars() > 0)


needs_font = pytest.mark.skipif(
    not has_font(), reason="no font for Chinese on this machine, and these PDFs hold none"
)
