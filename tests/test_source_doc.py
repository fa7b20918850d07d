"""Old Word files with tables: how their rows are cut is told by the file, not by its empty cells.

``office/merged.doc`` was written by another program than ours: a head over two columns, one that
goes on below, a cell of two paragraphs, empty cells, a note.
"""

from __future__ import annotations

import struct
from datetime import date
from pathlib import Path

import pytest
from made_files import make_ole

from extractor.document import Document
from extractor.errors import SourceError
from extractor.source import load, load_each
from extractor.source.doc_tables import RowCut, cells_of

FILE = Path(__file__).parent / "office" / "merged.doc"
LINES = [
    "临湖市一季度投资情况",
    "一季度，全市投资增长6.3%。",
    "指标\t一季度",
    "投资额（亿元）\t增长（%）",
    "工业投资\t41.5\t-2.5",
    "服务业投资\t60.1\t",
    "民间投资\t\t7.1",
    "下一步，继续抓好项目建设。",
    "临湖市统计局",
    "2025年4月18日",
    "按可比口径计算。",
]


def test_a_table_of_an_old_word_file_with_merged_cells() -> None:
    (found,) = load(FILE)
    assert found.text.split("\n") == LINES
    assert (found.title, found.date) == (LINES[0], date(2025, 4, 18))
    (grid,) = found.grids or ()
    rows = [[found.text[c.start : c.end] if c else None for c in row] for row in grid.matrix()]
    assert rows == [
        ["指标", "一季度", "一季度"],
        ["指标", "投资额（亿元）", "增长（%）"],
        ["工业投资", "41.5", "-2.5"],
        ["服务业投资", "60.1", ""],
        ["民间投资", "", "7.1"],
    ]


def test_a_file_that_does_not_tell_of_its_rows_keeps_its_text() -> None:
    data = FILE.read_bytes()
    word = data.index(b"\xec\xa5")  # where the stream of the text begins
    far = data[: word + 0x102] + struct.pack("<II", 1 << 30, 20) + data[word + 0x10A :]
    (found,) = load(far)
    for line in (LINES[0], LINES[1], LINES[-2]):
        assert line in found.text
    assert all(cell in found.text for cell in ("41.5", "-2.5", "60.1", "7.1"))


@pytest.mark.parametrize("step", range(7))
def test_damaged_old_word_files_are_read_or_refused(step: int) -> None:
    whole = FILE.read_bytes()
    for at in range(512 + step, len(whole), 700):
        for found in load_each(whole[:at] + b"\xff\x7f\x00" + whole[at + 3 :], path="a.doc"):
            assert isinstance(found, Document) or (
                isinstance(found, SourceError) and "\n" not in str(found)
            )


def test_an_old_word_file_shows_what_it_counts_raises_and_hides() -> None:
    """Written by another program: lists of two levels, one by its style, powers, hidden letters."""
    (found,) = load(FILE.with_name("numbered.doc"))
    assert found.text.split("\n") == [
        "临湖市上半年要点",
        "一、工业运行平稳",
        "（一）新增用地3×10⁴m²。",
        "（二）新增企业120²家。",
        "二、消费持续恢复",
        "（一）限额以上零售额增长4.5%。",
        "1. 120亿元的项目开工。",
        "1.1 5家企业投产。",
        "一般预算收入增长2.2%。",
    ]


@pytest.mark.parametrize("places", [0x2E2, 0x2EA, 0xA2, 0xFA])
def test_an_old_word_file_with_damaged_lists_or_letters_keeps_its_text(places: int) -> None:
    data = FILE.with_name("numbered.doc").read_bytes()
    at = data.index(b"\xec\xa5") + places
    (found,) = load(data[:at] + struct.pack("<II", 1 << 30, 20) + data[at + 8 :])
    for said in ("工业运行平稳", "120亿元的项目开工。", "一般预算收入", "增长2.2%。"):
        assert said in found.text


def test_slides_of_another_program() -> None:
    (found,) = load(FILE.with_name("slides.zip"))
    assert (found.loader, found.title) == ("ppt", "临湖市上半年经济运行情况")
    assert found.text.split() == [
        "临湖市上半年经济运行情况",
        "2025年7月",
        "上半年，全市出口增长3.1%。",
        "全市用电量30亿千瓦时，增长2.6%。",
    ]


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8])
@pytest.mark.parametrize("name", ["a.doc", "a.msg", "a.ppt"])
def test_an_old_office_file_that_ends_early_is_broken(name: str, share: float) -> None:
    streams = {
        "a.doc": {"WordDocument": b"x" * 9000},
        "a.ppt": {"PowerPoint Document": b"x" * 9000, "Current User": b"x"},
        "a.msg": {
            "__properties_version1.0": b"x",
            "__substg1.0_1000001F": "一季度，全市投资增长。".encode("utf-16-le") * 400,
        },
    }
    whole = make_ole(streams[name])
    (error,) = load_each(whole[: int(share * len(whole))], path=name)
    assert isinstance(error, SourceError)
    assert error.reason == "broken"


NONE = (False, False)


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        # edges a little apart are of one column
        ([((0, 100, 200), NONE, NONE, "ab"), ((3, 104, 197), NONE, NONE, "cd")], [[1, 1], [1, 1]]),
        ([((0, 200), NONE, NONE, "a"), ((0, 100, 200), NONE, NONE, "bc")], [[2], [1, 1]]),
        # the second goes on with the first, on its left
        (
            [((0, 100, 200), NONE, (False, True), "ab"), ((0, 100, 200), NONE, NONE, "cd")],
            [[2], [1, 1]],
        ),
    ],
)
def test_cells_cover_the_columns_between_their_edges(
    rows: list[tuple[tuple[int, ...], tuple[bool, ...], tuple[bool, ...], str]],
    cells: list[list[int]],
) -> None:
    made = cells_of(
        [(RowCut(edges, below, beside), list(said)) for edges, below, beside, said in rows]
    )
    assert [[cell.columns for cell in row] for row in made] == cells


def test_a_cell_that_goes_on_with_none_above_stands_alone() -> None:
    made = cells_of([(RowCut((0, 100), (True,), (False,)), ["a"])])
    assert [[cell.text for cell in row] for row in made] == [["a"]]
