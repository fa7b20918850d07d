"""Persons: what stands around a name, and posts that stay with it."""

from __future__ import annotations

import pytest

from extractor.layout import read
from extractor.mentions.entities import EntityFinder
from extractor.mentions.mention import EntityValue
from extractor.rulebook import load_rulebook


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder(load_rulebook())


def persons(finder: EntityFinder, text: str) -> list[tuple[str, str | None, str | None]]:
    """(name, post, affiliation) of every person."""
    (reading,) = read(text)
    return [
        (reading.text[m.start : m.end], m.value.post, m.value.affiliation)
        for m in finder.find(reading)
        if isinstance(m.value, EntityValue) and m.value.etype == "PERSON"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("副县长马春雨主持会议。", [("马春雨", "副县长", None)]),
        ("县农业农村局党组书记、局长高远山说，苗已出齐。", [("高远山", "党组书记、局长", None)]),
        ("记者 何小满 通讯员 宋佳", [("何小满", None, None), ("宋佳", None, None)]),
        ("秦小鹿介绍，大棚扩建已完成。", [("秦小鹿", None, None)]),
        ("古兰丽亚·托合提当选理事。", [("古兰丽亚·托合提", None, None)]),
    ],
    ids=["post", "two posts", "bylines", "verb of speech", "dotted"],
)
def test_found_by_what_stands_around(
    finder: EntityFinder, text: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(name, post) for name, post, _ in persons(finder, text)] == [
        (name, post) for name, post, _ in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "消费对增长的贡献率提高。",
        "智慧农业走进田间。",
        "旅客满意度稳步上升，学生荣获好评。",
        "局长关于防汛的讲话印发各地。",
    ],
)
def test_common_words_are_nobody(finder: EntityFinder, text: str) -> None:
    assert persons(finder, text) == []


def test_post_and_body_stay_with_the_name(finder: EntityFinder) -> None:
    text = "青岛市水务管理局局长田雨泽出席发布会。\n田雨泽表示，管网改造提前完工。"
    first, second = persons(finder, text)
    assert first[:2] == ("田雨泽", "局长")
    assert second == first


def test_affiliation_is_the_full_name(finder: EntityFinder) -> None:
    text = "烟台市召开会议。市科技局副局长孟晚秋介绍全市情况。"
    assert persons(finder, text) == [("孟晚秋", "副局长", "烟台市科学技术局")]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("青海省省长秦海峰讲话。", ("秦海峰", "省长", "青海省人民政府")),
        ("诸暨市李海峰书记主持会议。", ("李海峰", "书记", "中共诸暨市委")),
        ("临朐县田雨泽副书记调研。", ("田雨泽", "副书记", "中共临朐县委")),
        ("李海峰书记强调，要抓好落实。", ("李海峰", "书记", None)),
        ("珠海市召开大会，副市长孟晚秋主持。", ("孟晚秋", "副市长", "珠海市人民政府")),
        (
            "珠海市水务局召开发布会，副局长田雨泽答问。",
            ("田雨泽", "副局长", "珠海市水务局"),
        ),
        ("县里来了个副局长田雨泽。", ("田雨泽", "副局长", None)),
        ("林慕白校长致辞。", ("林慕白", "校长", None)),
    ],
    ids=[
        "head of a government",
        "of a committee",
        "its deputy",
        "of none",
        "of the document's own",
        "named before",
        "nowhere",
        "after",
    ],
)
def test_the_body_of_a_post(
    finder: EntityFinder, text: str, person: tuple[str, str | None, str | None]
) -> None:
    assert persons(finder, text) == [person]
