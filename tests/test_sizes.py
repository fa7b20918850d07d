"""Amounts that say of what size a thing is are quantities, but no facts."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE, Fact, check, obs

from extractor import extract


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # counted in front
        ("绍兴市新建4台220千瓦排涝泵站。", obs("4台", "新建220千瓦排涝泵站", "level 4 台")),
        ("绍兴市建成5条10公里绿道。", obs("5条", "建成10公里绿道", "level 5 条")),
        ("绍兴市新建10余台220千瓦泵站。", obs("10余台", "新建220千瓦泵站", "level 10 台")),
        # and after
        ("绍兴市新建10万吨污水处理厂3座。", obs("3座", "新建10万吨污水处理厂", "level 3 座")),
        ("绍兴市投产30万千瓦机组2台。", obs("2台", "投产30万千瓦机组", "level 2 台")),
        # a round amount without a number of its own
        ("绍兴市建成万亩粮食基地5个。", obs("5个", "建成万亩粮食基地", "level 5 个")),
        ("绍兴市有百亩攻关片70个。", obs("70个", "百亩攻关片", "level 70 个")),
        # a grade always is
        ("绍兴市新建220千伏变电站3座。", obs("3座", "新建220千伏变电站", "level 3 座")),
        # two grades of one noun
        (
            "绍兴市新建110千伏和35千伏电网工程16个。",
            obs("16个", "新建110千伏和35千伏电网工程", "level 16 个"),
        ),
    ],
)
def test_a_size_stays_with_its_noun(text: str, wanted: Fact) -> None:
    check(text, wanted)


@pytest.mark.parametrize(
    "text",
    ["上虞500千伏主变扩建、220千伏新昌线路工程相继投运。", "在诸暨市万亩示范片，专家进行了测产。"],
)
def test_a_size_alone_is_no_fact(text: str) -> None:
    check(text)
    assert len(extract(text).quantities) == text.count("千伏") + text.count("亩")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("绍兴市新增120万千瓦新能源装机。", obs("120万千瓦", "新能源装机", "change 1200000 kW")),
        ("绍兴市粮食产量迈上千亿斤台阶。", obs("千亿斤", "粮食产量", "level 50000000000 kg")),
        ("绍兴市种植近千亩水稻。", obs("千亩", "种植水稻", "level 1000 mu")),
        ("绍兴市耕地面积千亩。", obs("千亩", "耕地面积", "level 1000 mu")),
    ],
)
def test_an_amount_of_the_noun_after_is_told(text: str, wanted: Fact) -> None:
    check(text, wanted)


def test_an_amount_of_the_noun_in_front_is_no_size() -> None:
    found = extract("绍兴市供应粮食1200吨惠及群众3万人。", reference_date=DAY, title=TITLE)
    assert [fact.text for fact in found.observations] == ["1200吨", "3万人"]
