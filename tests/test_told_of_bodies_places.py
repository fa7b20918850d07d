"""In a body's own text a place says where something of its is, not whose."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

COMPANY = "鉴湖丝绸有限公司2025年年报"


def told(text: str, title: str = COMPANY) -> list[tuple[str | None, str | None]]:
    """Whom and of what the observations of a text are told, in order."""
    found = extract(text, title=title, reference_date=date(2026, 2, 10))
    return [(one.subject, one.indicator) for one in found.observations]


@pytest.mark.parametrize(
    ("title", "text", "who"),
    [
        (COMPANY, "诸暨市三期工厂四季度投产，产能将增至45万台。", "鉴湖丝绸有限公司"),
        (COMPANY, "公司将加快推进诸暨市材料项目建设，营业收入目标为95亿元。", "鉴湖丝绸有限公司"),
        # what a place does, and whom a zone or a village tells of, goes on
        (COMPANY, "目前，诸暨市已经放开市场，用电量达到45万度。", "诸暨市"),
        ("绍兴滨海新区2025年工作", "诸暨市三期工厂四季度投产，产能将增至45万台。", "诸暨市"),
        (COMPANY, "会稽茶业有限公司厂房四季度投产，产能将增至45万台。", "会稽茶业有限公司"),
        ("第三届会稽茶业博览会开幕", "澳大利亚担任主宾国，展团规模达59家。", "澳大利亚"),
        ("各地生产忙", "诸暨市三期工厂四季度投产，产能将增至45万台。", "诸暨市"),
    ],
)
def test_where_a_bodys_thing_is_is_not_whom_it_goes_on_with(
    title: str, text: str, who: str
) -> None:
    assert [subject for subject, _ in told(text, title)] == [who]


@pytest.mark.parametrize(
    ("title", "text", "fact"),
    [
        (COMPANY, "美国市场收入12亿元。", ("鉴湖丝绸有限公司", "美国市场收入")),
        (COMPANY, "东南亚市场收入12亿元。", ("鉴湖丝绸有限公司", "东南亚市场收入")),
        (COMPANY, "诸暨市场的商品销售额达到12亿元。", ("诸暨市", "市场的商品销售额")),
        ("绍兴市2025年工作", "诸暨市场交易额达到12亿元。", ("诸暨市", "市场交易额")),
    ],
)
def test_where_a_company_sells_is_part_of_what_is_measured(
    title: str, text: str, fact: tuple[str, str]
) -> None:
    assert told(text, title) == [fact]


def test_several_markets_are_told_of_each() -> None:
    found = told("沙特、巴西市场订单分别为5亿元、6亿元。")
    assert [subject for subject, _ in found] == ["沙特阿拉伯", "巴西"]
