"""Places said in other words than 第几位: 冠, 老大, 领跑, and lists of them without a verb."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE

from extractor import extract


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "分产业看，渔业产值总量第一、石化投资增速第二、物流业占比第三。",
            [("渔业产值总量", 1), ("石化投资增速", 2), ("物流业占比", 3)],
        ),
        ("诸暨市石化投资增速第二、物流业占比第三。", [("石化投资增速", 2), ("物流业占比", 3)]),
        ("诸暨市物流业占比第二、新生儿筛查率第三。", [("物流业占比", 2), ("新生儿筛查率", 3)]),
        ("诸暨市新生儿筛查率第二、珍珠产量第三。", [("新生儿筛查率", 2), ("珍珠产量", 3)]),
        ("诸暨市人均可支配收入连续三年冠全省。", [("人均可支配收入", 1)]),
        ("诸暨市茶叶产量在全省89个县（市）里是老大。", [("茶叶产量", 1)]),
        ("诸暨市供电可靠率继续领跑全系统。", [("供电可靠率", None)]),
        ("诸暨市珍珠出口量北方领先。", [("珍珠出口量", None)]),
        ("诸暨市珍珠出口量南方第一。", [("珍珠出口量", 1)]),
        ("诸暨市、嵊州市珍珠产量分居全省二、三位。", [("珍珠产量", 2), ("珍珠产量", 3)]),
        ("诸暨市、嵊州市、新昌县珍珠产量分列全市1、2、3位。", [("珍珠产量", n) for n in (1, 2, 3)]),
    ],
)
def test_places_said_in_other_words(text: str, wanted: list[tuple[str, int | None]]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [(one.indicator, one.position) for one in found] == wanted


@pytest.mark.parametrize(
    "text", ["坚持质量第一、效率优先。", "新冠全国流行。", "老大难问题在诸暨市得到解决。"]
)
def test_words_that_rank_nobody(text: str) -> None:
    assert not extract(text, reference_date=DAY, title=TITLE).rankings


def test_who_gave_what_a_first_has_did_not_make_it() -> None:
    text = "越城区中医院成为省内首家获得国际标准化组织认证的医院。"
    (one,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (one.subject, one.indicator) == ("越城区中医院", "获得国际标准化组织认证的医院")
