"""Ranks of a contest or a list that the sentence names, whatever word the rank itself has."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE

from extractor import extract


def _ranked(text: str) -> list[tuple[str | None, str | None, int | None]]:
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    return [(one.subject, one.indicator, one.position) for one in found]


@pytest.mark.parametrize(
    "word",
    ["综合成绩", "综合排名", "综合实力", "整体实力", "成绩"],
)
def test_how_somebody_did_is_of_the_contest(word: str) -> None:
    text = f"在全省营商环境评价中，诸暨市{word}居第4位。"
    assert _ranked(text) == [("诸暨市", "营商环境评价", 4)]


@pytest.mark.parametrize("word", ["综合指数得分", "指数得分", "最终得分"])
def test_what_somebody_got_in_a_contest_is_named_with_it(word: str) -> None:
    text = f"在全省营商环境评价中，诸暨市{word}居第4位。"
    assert _ranked(text) == [("诸暨市", f"营商环境评价{word}", 4)]


def test_an_inspection_and_a_comparison_of_laboratories_are_contests() -> None:
    text = "省发改委公布全省营商环境督导结果，诸暨市综合得分居首位。"
    assert _ranked(text) == [("诸暨市", "营商环境督导综合得分", 1)]
    text = "在全省水质检测能力比对中，诸暨市疾控中心成绩名列第九。"
    assert _ranked(text) == [("诸暨市疾病预防控制中心", "水质检测能力比对", 9)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "省工商联发布浙江省民营企业100强名单，稽山集团以87.6亿元的营业收入排名第31位。",
            ("稽山集团", "民营企业100强", 31),
        ),
        (
            "在全国纺织企业百强榜中，稽山集团以52亿元营收位列第19位。",
            ("稽山集团", "纺织企业百强榜", 19),
        ),
        (
            "在浙江农产品品牌榜上，“鉴湖黄酒”以89亿元的品牌价值列第12位。",
            ("鉴湖黄酒", "农产品品牌榜", 12),
        ),
        (
            "全省民营企业百强榜中，诸暨市企业营业收入800亿元，增长8%，居全省第3位。",
            ("诸暨市", "企业营业收入", 3),
        ),
        ("稽山集团以63亿元的营业收入居全省第2位。", ("稽山集团", "营业收入", 2)),
        (
            "省统计局公布全省经济考核结果，诸暨市以8%的增速居第2位。",
            ("诸暨市", "经济考核增速", 2),
        ),
    ],
)
def test_a_list_is_what_is_ranked_by_an_amount(text: str, wanted: tuple[str, str, int]) -> None:
    assert _ranked(text) == [wanted]


@pytest.mark.parametrize(
    "how",
    [
        "3比1力克宁波队",
        "3比1战胜宁波队",
        "险胜宁波队",
        "大胜宁波队",
        "击败宁波队，卫冕成功并",
        "卫冕并",
        "首先冲线",
        "打破赛会纪录并",
        "跑出21秒86，",
    ],
)
def test_how_a_title_was_won_is_not_what_in(how: str) -> None:
    text = f"在男子甲组决赛中，诸暨队{how}夺冠。"
    assert [one[1:] for one in _ranked(text)] == [("男子甲组决赛", 1)]
    text = "在男子200米比赛中，诸暨中学李文博跑出21秒86，打破赛会纪录并夺冠。"
    assert _ranked(text)[0][1:] == ("男子200米比赛", 1)


def test_where_a_title_has_a_list_of_its_own_it_is_of_that() -> None:
    text = "创新能力榜单中，创新投入榜由诸暨市拔得头筹。"
    assert _ranked(text)[0][1] != "创新能力榜单"
