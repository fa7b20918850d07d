"""What a share is of, what has it, and figures that leave out what was said before them."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE

from extractor import extract


def shares(text: str) -> list[tuple[str | None, str | None]]:
    facts = extract(text, reference_date=DAY, title=TITLE).observations
    return [(one.indicator, one.whole) for one in facts if one.measure == "share"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("受表彰职工中，女性占比62.5%。", "受表彰职工"),
        ("94个丝绸断面中，优良断面82个，占87.2%。", "丝绸断面"),
        ("入境游客4820人次，其中港澳游客占65%。", "入境游客"),
        ("丝绸投资占全部投资比重从26.7%提高到52.1%。", "全部投资"),
    ],
)
def test_what_a_share_is_of_may_be_said_elsewhere(text: str, whole: str) -> None:
    assert {one for _, one in shares(text)} == {whole}


def test_a_share_told_after_another_is_of_the_same_whole() -> None:
    text = "刑事案件占结案总数的7.3%；民商事案件4128件，占49.2%；丝绸案件占比5%。"
    assert [whole for _, whole in shares(text)] == ["结案总数", "结案总数", None]


def test_what_was_told_of_is_what_has_the_share() -> None:
    text = "丝绸投资增长13.1%，占固定资产投资的比重由上年同期的38.5%提升到42.7%。"
    name = "丝绸投资占固定资产投资的比重"
    assert shares(text) == [(name, "固定资产投资")] * 2


def indicators(text: str) -> list[str | None]:
    facts = extract(text, reference_date=DAY, title=TITLE).observations
    return [one.indicator for one in facts]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("累计发送旅客6238万人次，日均100万人次。", "日均发送旅客"),
        ("发放丝绸贷款35亿元，户均200万元。", "户均发放丝绸贷款"),
        ("财政收入31亿元，扣除退税因素后增长9%。", "财政收入"),
        ("固定资产投资增长5%，扣除房地产后增长9%。", "扣除房地产后固定资产投资"),
        ("扣除食品价格的核心指数上涨1.2%。", "扣除食品价格的核心指数"),
        ("生产总值增长8.7%，两年平均增长5.4%。", "生产总值"),
    ],
)
def test_what_a_figure_leaves_out_was_told_before(text: str, last: str) -> None:
    assert indicators(text)[-1] == last


def test_a_mean_of_something_else_stands_for_itself() -> None:
    assert "日均发送旅客" not in indicators("发送旅客6238万人次，日均气温30摄氏度。")


def test_members_of_a_kind_grow_each() -> None:
    text = "装备制造业、食品加工业产值年均增长20%。"
    assert indicators(text) == ["装备制造业产值", "食品加工业产值"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("小学巩固率、高中毛入学率保持在97%以上。", ["小学巩固率", "高中毛入学率"]),
        ("产品合格率和优等品率提高2个百分点。", ["产品合格率", "优等品率"]),
        ("进口、出口达到5亿元。", ["进口、出口"]),  # of both together
        (
            "养老保险和医疗保险参保率达95%。",
            ["养老保险和医疗保险参保率"],
        ),  # may be of both together
    ],
)
def test_one_value_of_several_rates_is_of_each(text: str, names: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.indicator for one in found] == names
