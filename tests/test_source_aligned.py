"""Lines of Office files whose cells stand between tabs are tables, beside those the file tells."""

from __future__ import annotations

import pytest
from made_files import make_doc, make_docx, make_zip

from extractor.document import Document
from extractor.source import load

LINES = (
    "临湖市一季度投资情况",
    "指标\t绝对量（亿元）\t增长（%）",
    "工业投资\t41.5\t-2.5",
    "民间投资\t60.1\t7.1",
    "下一步，继续抓好项目建设。",
)
CELLS = [
    "指标",
    "绝对量（亿元）",
    "增长（%）",
    "工业投资",
    "41.5",
    "-2.5",
    "民间投资",
    "60.1",
    "7.1",
]


def word(*, table: str = "") -> bytes:
    def line(text: str) -> str:
        runs = "<w:tab/>".join(f"<w:t>{part}</w:t>" for part in text.split("\t"))
        return f"<w:p><w:r>{runs}</w:r></w:p>"

    return make_docx("".join(map(line, LINES[:4])) + table + line(LINES[4]))


def open_text() -> bytes:
    body = "".join(f"<t:p>{line}</t:p>".replace("\t", "<t:tab/>") for line in LINES)
    content = f'<o:d xmlns:o="o" xmlns:t="t"><o:body>{body}</o:body></o:d>'
    return make_zip({"mimetype": b"x", "content.xml": content.encode()})


def rtf() -> bytes:
    letters = "\n".join(LINES) + "\n"
    signs = {"\t": r"\tab ", "\n": "\\par\n"}
    return b"{\\rtf1 %s}" % "".join(signs.get(c, f"\\u{ord(c)}?") for c in letters).encode()


def cells(document: Document) -> list[list[str]]:
    return [[document.text[c.start : c.end] for c in grid.cells] for grid in document.grids or ()]


@pytest.mark.parametrize(
    "data",
    [word(), make_doc("\r".join((*LINES, ""))), open_text(), rtf()],
    ids=["docx", "doc", "odt", "rtf"],
)
def test_aligned_lines_are_a_table(data: bytes) -> None:
    (found,) = load(data, path="a")
    assert found.text.strip() == "\n".join(LINES)
    assert cells(found) == [CELLS]


def test_aligned_lines_stand_beside_a_table_of_the_file() -> None:
    rows = (("镇街", "投资（亿元）"), ("甲镇", "2"), ("乙镇", "3"))
    table = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    between = "<w:p><w:r><w:t>分镇街投资情况</w:t></w:r></w:p>"
    (found,) = load(word(table=f"{between}<w:tbl>{table}</w:tbl>"), path="a")
    assert cells(found) == [CELLS, [cell for row in rows for cell in row]]
