"""RTF: what its plain text leaves out is read as it is shown: tables, numbers of lists, what is
raised, deleted or hidden, notes."""

from __future__ import annotations

import pytest

from extractor.document import Document
from extractor.errors import SourceError
from extractor.source import load, load_each


def rtf(body: str) -> bytes:
    """A file whose characters are written as numbers, as programs write them."""
    letters = "".join(c if c < "\x7f" else f"\\u{ord(c)}\\'3f" for c in body)
    return (
        rf"{{\rtf1\ansi\ansicpg936\uc1 {{\fonttbl{{\f0\fcharset134 SimSun;}}}}{letters}}}".encode()
    )


def one(body: str) -> Document:
    (document,) = load(rtf(body), path="a.rtf")
    return document


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"用地3×10{\super 4}m{\super 2}\par", "用地3×10⁴m²"),
        (r"企业120\super 2\nosupersub 家\par", "企业120²家"),
        (r"企业120{\up6\fs14 2}家，\plain 其中3\super0 家\par", "企业120²家，其中3家"),
        (r"企业120\super 2\plain 家{\super 3\sub 4}\par", "企业120²家³4"),
        (r"企业120{\super [2]}家\par", "企业120[2]家"),
        (r"增长{\deleted 5}6%，{\v 草稿}减少\v 两\v0 三成\par", "增长6%，减少三成"),
        (r"甲|乙{\nestcell 丙}\par", "甲|乙 丙"),
        # a link is its words, without its address
        (
            r'见{\field{\*\fldinst{HYPERLINK "http://x.example/"}}{\fldrslt{公报}}}。\par',
            "见公报。",
        ),
    ],
)
def test_letters(body: str, text: str) -> None:
    assert one(body).text == text


@pytest.mark.parametrize(
    ("label", "text"),
    [
        (r"{\listtext\pard\plain 一、\tab}", "一、 工业平稳"),
        (r"{\pntext\f0 1.\tab}", "1. 工业平稳"),
        (r"{\listtext\f3\'b7\tab}", "工业平稳"),
        (r"{\listtext\f3 l\tab}", "工业平稳"),  # a bullet of a font of signs
        (r"{\listtext ①}", "① 工业平稳"),
    ],
)
def test_the_number_of_a_list(label: str, text: str) -> None:
    assert one(rf"\pard {label}工业平稳\par").text == text


def row(edges: list[str], *cells: str) -> str:
    cut = "".join(f"{flags}\\cellx{1000 * (n + 1)}" for n, flags in enumerate(edges))
    return rf"\trowd\trleft-100{cut}\pard\intbl " + r"\cell ".join((*cells, r"\row "))


def cells(document: Document) -> list[list[str | None]]:
    (grid,) = document.grids or ()
    return [
        [document.text[cell.start : cell.end] if cell else None for cell in line]
        for line in grid.matrix()
    ]


HEAD = [r"\clvmgf", r"\clmgf", r"\clmrg"]
GO_ON = [r"\clvmrg", "", ""]


def test_a_table_with_merged_heads_and_cells_of_several_paragraphs() -> None:
    body = (
        r"临湖市投资情况\par "
        + row(HEAD, "指标", "一季度", "")
        + row(GO_ON, "", r"投资额\par （亿元）", r"增长\line （%）")
        + row([""] * 3, r"工业投资\par ", "41.5", "-2.5")
        + row([""] * 3, "民间投资", "", "7.1")
        + r"\pard 下一步，继续抓好项目建设。\par "
    )
    document = one(body)
    assert document.text.split("\n")[0] == "临湖市投资情况"
    assert document.text.endswith("\n下一步，继续抓好项目建设。")
    assert cells(document) == [
        ["指标", "一季度", "一季度"],
        ["指标", "投资额（亿元）", "增长（%）"],
        ["工业投资", "41.5", "-2.5"],
        ["民间投资", "", "7.1"],
    ]


def test_rows_that_do_not_say_how_they_are_cut() -> None:
    body = "".join(row([], *said) for said in (("指标", "增长（%）"), ("工业", "3"), ("商业", "4")))
    assert cells(one(body)) == [["指标", "增长（%）"], ["工业", "3"], ["商业", "4"]]


def test_a_table_in_a_head_of_pages_is_no_table_of_the_text() -> None:
    head = r"{\header " + row([""] * 2, "甲", "1") + "}"
    lines = (("指标", "增长（%）"), ("工业", "3"))
    document = one(head + "".join(row([""] * 2, *said) for said in lines))
    assert cells(document) == [["指标", "增长（%）"], ["工业", "3"]]


def test_tables_with_text_between_them_are_two() -> None:
    table = "".join(row([""] * 2, *said) for said in (("指标", "增长（%）"), ("工业", "3")))
    document = one(rf"{table}\pard 另一张表\par {table}\pard ")
    assert len(document.grids or ()) == 2
    assert document.text.split("\n")[2] == "另一张表"


def test_notes_come_last_and_their_signs_join_no_number() -> None:
    note = r"{\super\chftn 1}{\footnote\pard\plain{\super\chftn} 快报数，\par 未经核定。}"
    document = one(rf"一季度，企业120{note}家。\par 临湖市统计局\par 2025年4月18日\par ")
    lines = ["一季度，企业120¹家。", "临湖市统计局", "2025年4月18日", "快报数， 未经核定。"]
    assert document.text.split("\n") == lines
    starred = one(r"企业{\*\footnote 快报数。}。\par ")
    assert starred.text == "企业。\n快报数。"


def test_signs_that_a_file_writes_itself_are_no_marks() -> None:
    assert one(r"投资\'1c7\'1d增长\'07 2%。\par ").text.split() == ["投资", "增长", "2%。"]


@pytest.mark.parametrize("step", [1, 3, 7])
def test_damaged_files_are_read_or_refused(step: int) -> None:
    whole = rtf(row(HEAD, "指标", "一季度", "") + row(GO_ON, "", "{\\super 2}", "3") + "\\par 完")
    for at in range(20, len(whole), step):
        for data in (whole[:at] + whole[at + step :], whole[:at] + b"}" + whole[at:]):
            for found in load_each(data, path="a.rtf"):
                assert isinstance(found, Document) or (
                    isinstance(found, SourceError) and "\n" not in str(found)
                )
                if isinstance(found, Document):
                    assert not set(found.text) & set("\x03\x04\x05\x06\x07\x0e\x0f\x10\x1c\x1d\x1e")
