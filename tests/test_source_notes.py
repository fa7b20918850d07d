"""Notes at the feet of pages of Office files: their text comes last, their signs join no number."""

from __future__ import annotations

from datetime import date

import pytest
from made_files import WORD, make_docx, make_zip, paragraph

from extractor.document import Document
from extractor.source import load

TITLE = "临湖市一季度投资情况"
TEXT = "一季度，全市投资增长6.3%。"
SIGNED = ("临湖市统计局", "2025年4月18日")


def one(data: bytes) -> Document:
    (document,) = load(data, path="件")
    return document


def part(kind: str, notes: dict[str, str]) -> bytes:
    """The part of a Word file that holds notes, with the line that is drawn above them."""
    drawn = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:t>一</w:t></w:r></w:p></w:{kind}>'
    made = "".join(f'<w:{kind} w:id="{n}">{paragraph(t)}</w:{kind}>' for n, t in notes.items())
    return f'<w:{kind}s xmlns:w="{WORD}">{drawn}{made}</w:{kind}s>'.encode()


def sign(kind: str, number: str) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_notes_of_a_word_file_come_last_in_the_order_of_their_signs() -> None:
    body = "".join(map(paragraph, (TITLE, TEXT, *SIGNED)))
    signs = sign("endnote", "1") + sign("footnote", "3") + sign("footnote", "2")
    body = body.replace("</w:p>", f"{signs}</w:p>", 1)
    notes = {"2": "快报数。", "3": "按可比口径计算。", "4": "没有人提到。"}
    more = {
        "word/footnotes.xml": part("footnote", notes),
        "word/endnotes.xml": part("endnote", {"1": "资料来自各县。"}),
    }
    found = one(make_docx(body, more=more))
    lines = [TITLE, TEXT, *SIGNED, "按可比口径计算。", "快报数。", "资料来自各县。"]
    assert found.text.split("\n") == lines
    assert (found.title, found.date, found.partial) == (TITLE, date(2025, 4, 18), None)


def test_a_word_file_without_its_notes_is_read() -> None:
    body = paragraph(TITLE) + f"<w:p>{sign('footnote', '2')}<w:r><w:t>{TEXT}</w:t></w:r></w:p>"
    assert one(make_docx(body)).text == f"{TITLE}\n{TEXT}"


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ('<w:vertAlign w:val="superscript"/>', "企业120²家"),
        ('<w:vertAlign w:val="subscript"/>', "企业1202家"),
        ("", "企业1202家"),
    ],
)
def test_a_raised_digit_of_a_word_file_joins_no_number(how: str, text: str) -> None:
    runs = f"<w:r><w:t>企业120</w:t></w:r><w:r><w:rPr>{how}</w:rPr><w:t>2</w:t></w:r>"
    body = f"<w:p>{runs}<w:r><w:t>家</w:t></w:r></w:p>"
    assert one(make_docx(body)).text == text


def test_notes_of_an_open_document_come_last() -> None:
    said = "<t:note-citation>1</t:note-citation><t:note-body><t:p>快报数。</t:p></t:note-body>"
    note = f"<t:note>{said}</t:note>"
    lines = "".join(f"<t:p>{line}</t:p>" for line in (f"一季度{note}，全市投资增长6.3%。", *SIGNED))
    content = f'<o:d xmlns:o="o" xmlns:t="t"><o:body><t:h>{TITLE}</t:h>{lines}</o:body></o:d>'
    kind = b"application/vnd.oasis.opendocument.text"
    found = one(make_zip({"mimetype": kind, "content.xml": content.encode()}))
    assert found.text.split("\n") == [TITLE, TEXT, *SIGNED, "快报数。"]
    assert found.date == date(2025, 4, 18)
