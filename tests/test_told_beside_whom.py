"""Whom facts are about: of whom something is expected, where it is done, what is only named."""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import TITLE, check, obs

from extractor import extract

NEWS, TODAY = "一周快讯", date(2024, 2, 18)


def told(text: str, title: str = NEWS) -> list[tuple[str | None, ...]]:
    """Of whom, what, how sure and in which measure each observation of a text is."""
    facts = extract(text, reference_date=TODAY, title=title).observations
    return [(fact.subject, fact.indicator, fact.measure, fact.status) for fact in facts]


@pytest.mark.parametrize(
    "front",
    [
        "世界银行报告预测",
        "亚洲开发银行最新报告预计",
        "世界银行研究报告将",
        "国际货币基金组织发布白皮书。白皮书预计",
    ],
)
def test_whose_report_expects_something_is_not_of_whom_it_does(front: str) -> None:
    text = f"{front}越南今年丝绸产量增长5.2%，通胀率为3.5%。"
    assert [fact[:2] for fact in told(text)] == [("越南", "丝绸产量"), ("越南", "通胀率")]


def test_a_report_of_ones_own_is_of_oneself() -> None:
    ((who, *_),) = told("稽山集团年报预计营业收入增长5.2%。")
    assert who == "稽山集团"


@pytest.mark.parametrize("region", ["东亚地区", "东南亚地区", "中亚地区", "南亚地区", "拉美地区"])
def test_an_expected_growth_is_growth_and_so_is_the_one_before(region: str) -> None:
    text = f"报告将{region}今年丝绸出口增长预测上调至4.6%，高于去年的3.8%。"
    assert told(text) == [
        (region, "丝绸出口", "growth", "forecast"),
        (region, "丝绸出口", "growth", None),
    ]


def test_a_mechanism_of_several_offices_only_reports() -> None:
    text = "国务院联防联控机制今天举行发布会。\n各地累计调拨帐篷1.74万顶。企业日产能增长83%。"
    assert [fact[0] for fact in told(text, "多部门保供应")] == ["中国", "中国"]


@pytest.mark.parametrize(
    "where",
    [
        "在诸暨、嵊州、新昌等5个重点县",
        "在诸暨等5个山区县",
        "在诸暨、嵊州、新昌3个县",
        "在诸暨、嵊州等5个县（市、区）",
        "全市在诸暨、嵊州等3县",
    ],
)
def test_the_places_in_which_something_is_done_are_not_counted(where: str) -> None:
    check(f"{where}推广丝绸6.2万亩。", obs("6.2万亩", "推广丝绸", "level 62000 mu"))


def test_what_several_places_have_is_theirs() -> None:
    check(
        "诸暨市、嵊州市丝绸产量增长8%。",
        obs("8%", "丝绸产量", "growth 8 %", subject="诸暨市"),
        obs("8%", "丝绸产量", "growth 8 %", subject="嵊州市"),
    )


@pytest.mark.parametrize(
    "front",
    ["诸暨市3镇5村“微网改造”工程建成投运", "嵊州市丝绸大桥顺利通车启用", "新昌县丝绸水厂开工建设"],
)
def test_where_a_thing_came_to_be_is_not_whom_the_rest_is_of(front: str) -> None:
    check(f"{front}，整治河道40公里。", obs("40公里", "整治河道", "level 40 km"))


def test_a_place_that_does_well_is_whom_the_rest_is_of() -> None:
    check(
        "诸暨市经济稳中向好，丝绸产量增长5%。",
        obs("5%", "丝绸产量", "growth 5 %", subject="诸暨市"),
    )


@pytest.mark.parametrize(
    "front", ["越城大学、鉴湖大学培养学生7000人", "诸暨市、嵊州市丝绸投资合计8亿元"]
)
def test_what_follows_several_is_not_of_the_last(front: str) -> None:
    facts = extract(f"{front}，毛入学率提高3个百分点。", reference_date=TODAY, title=TITLE)
    assert facts.observations[-1].subject == "绍兴市"


def test_what_follows_one_is_of_that_one() -> None:
    facts = extract("嵊州市丝绸投资8亿元，毛入学率提高3个百分点。", title=TITLE).observations
    assert [fact.subject for fact in facts] == ["嵊州市", "嵊州市"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("鉴湖高铁和南北、东西至柳溪界等4条公路通车，水利投资8亿元。", ["浙江省", "浙江省"]),
        ("鉴湖博物馆和镜水、柳溪2座剧院投用，文化投入5亿元。", ["浙江省", "浙江省"]),
        ("鉴湖博物馆展出书画、瓷器等1200件，接待观众30万人次。", ["鉴湖博物馆", "鉴湖博物馆"]),
    ],
)
def test_the_first_of_what_is_counted_has_none_of_it(text: str, whose: list[str]) -> None:
    found = extract(text, title="2025年浙江省政府工作报告").observations
    assert [one.subject for one in found] == whose
