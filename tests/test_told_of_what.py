"""Of what a bare measure is, and by what measure a bare thing is told: what was said before.

Each row is a sentence and all facts of it; the last ones of a table must stay as they are.
"""

from __future__ import annotations

import pytest
from fact_tables import check, obs

from extractor import extract

#: What the clause in front tells the story of is what a bare measure, or a number alone, is of.
STORIES = [
    (
        "茶叶再获丰收，总产量3万吨，增长2%。",
        [obs("3万吨", "茶叶总产量", "level 30000 t"), obs("2%", "茶叶总产量", "growth 2 %")],
    ),
    (
        "蚕桑克服高温干旱，再获丰收，产量首次突破2万吨。",
        [obs("2万吨", "蚕桑产量", "level 20000 t")],
    ),
    (
        "光伏快速发展，装机规模达38万千瓦，利用率94%。",
        [
            obs("38万千瓦", "光伏装机规模", "level 380000 kW"),
            obs("94%", "光伏利用率", "level 94 %"),
        ],
    ),
    (
        "快递件量80万件。水铁联运跑出“加速度”，完成3万标箱，增长9%。",
        [
            obs("80万件", "快递件量", "level 800000 件"),
            obs("3万标箱", "水铁联运", "level 30000 TEU"),
            obs("9%", "水铁联运", "growth 9 %"),
        ],
    ),
    ("大力推广再生稻种植，超过1万亩。", [obs("1万亩", "大力推广再生稻种植", "level 10000 mu")]),
    (
        "工业投资12亿元，规模创历史新高，增长5%。",
        [
            obs("12亿元", "工业投资", "level 1200000000 CNY"),
            obs("5%", "工业投资", "growth 5 %"),
        ],
    ),
]

#: The thing that a measure was told of, without that measure and what it was measured by.
SAME_THING = [
    (
        "油菜播种面积9万亩，产量2万吨。",
        [obs("9万亩", "油菜播种面积", "level 90000 mu"), obs("2万吨", "油菜产量", "level 20000 t")],
    ),
    (
        "小麦种植面积9万亩，总产4万吨。",
        [obs("9万亩", "小麦种植面积", "level 90000 mu"), obs("4万吨", "小麦总产", "level 40000 t")],
    ),
    (
        "空气质量优良天数310天，优良率85%。",
        [
            obs("310天", "空气质量优良天数", "level 310 d"),
            obs("85%", "空气质量优良率", "level 85 %"),
        ],
    ),
]

#: Another thing by the measure of the one before, in its unit or in one that is told in it.
SAME_MEASURE = [
    (
        "菜籽产量9万吨，增长2%；生丝3万吨，下降1%。",
        [
            obs("9万吨", "菜籽产量", "level 90000 t"),
            obs("2%", "菜籽产量", "growth 2 %"),
            obs("3万吨", "生丝产量", "level 30000 t"),
            obs("1%", "生丝产量", "growth -1 %"),
        ],
    ),
    (
        "货物吞吐量800万吨、集装箱9万标箱，分别增长4%和6%。",
        [
            obs("800万吨", "货物吞吐量", "level 8000000 t"),
            obs("9万标箱", "集装箱吞吐量", "level 90000 TEU"),
            obs("4%", "货物吞吐量", "growth 4 %"),
            obs("6%", "集装箱吞吐量", "growth 6 %"),
        ],
    ),
    (
        "旅客吞吐量80万人次，货邮2万吨。",
        [
            obs("80万人次", "旅客吞吐量", "level 800000 人次"),
            obs("2万吨", "货邮吞吐量", "level 20000 t"),
        ],
    ),
    (
        "生猪出栏9万头，羊3万只。",
        [obs("9万头", "生猪出栏", "level 90000 头"), obs("3万只", "羊出栏", "level 30000 只")],
    ),
    (
        "茶叶产量5万吨，外销3万吨。",
        [obs("5万吨", "茶叶产量", "level 50000 t"), obs("3万吨", "外销", "level 30000 t")],
    ),
    (
        "农业产值5亿元；补贴2亿元。",
        [
            obs("5亿元", "农业产值", "level 500000000 CNY"),
            obs("2亿元", "补贴", "level 200000000 CNY"),
        ],
    ),
]

#: After a share it is the amount that grows, not the share.
GROWS = [
    (
        "丝绸产值12亿元，占44%，增长13%。",
        [
            obs("12亿元", "丝绸产值", "level 1200000000 CNY"),
            obs("44%", "丝绸产值占比", "share 44 %"),
            obs("13%", "丝绸产值", "growth 13 %"),
        ],
    ),
    (
        "黄酒出口2亿元，占食品出口总额的21%，增速6%。",
        [
            obs("2亿元", "黄酒出口", "level 200000000 CNY"),
            obs("21%", "黄酒出口占食品出口总额的比重", "share 21 %", whole="食品出口总额"),
            obs("6%", "黄酒出口", "growth 6 %"),
        ],
    ),
    (
        "丝绸产值占比44%，提高2个百分点。",
        [
            obs("44%", "丝绸产值占比", "share 44 %"),
            obs("2个百分点", "丝绸产值占比", "change 2 pp"),
        ],
    ),
]


#: How much more was done than was aimed at is a distance to the aim, and is done.
OVER_AIM = [
    (
        "保税仓储量9万吨，超额完成年度任务2万吨。",
        [
            obs("9万吨", "保税仓储量", "level 90000 t"),
            obs("2万吨", "保税仓储量", "gap 20000 t", versus="年度任务", status="actual"),
        ],
    ),
    (
        "造林5万亩，超额8000亩完成春季任务。",
        [
            obs("5万亩", "造林", "level 50000 mu"),
            obs("8000亩", "造林", "gap 8000 mu", versus="春季任务", status="actual"),
        ],
    ),
    (
        "税收增长5%，超额完成目标1.2个百分点。",
        [
            obs("5%", "税收", "growth 5 %"),
            obs("1.2个百分点", "税收增速", "gap 1.2 pp", versus="目标", status="actual"),
        ],
    ),
    ("造林5万亩，超额完成目标。", [obs("5万亩", "造林", "level 50000 mu")]),
]


@pytest.mark.parametrize(
    ("text", "facts"), [*STORIES, *SAME_THING, *SAME_MEASURE, *GROWS, *OVER_AIM]
)
def test_of_what_it_is_told(text, facts) -> None:
    check(text, *facts)


def test_a_body_in_front_of_a_colon_is_no_part_of_the_measure() -> None:
    facts = [
        obs("8万吨", "吞吐量", "level 80000 t", subject="绍兴港"),
        obs("3%", "吞吐量", "growth 3 %", subject="绍兴港"),
    ]
    check("绍兴港：吞吐量8万吨，增长3%。", *facts, title="绍兴港2023年工作")


def test_a_thing_that_the_body_is_named_by_is_told_of_all_the_same() -> None:
    fact = obs("8万吨", "黄酒产量", "level 80000 t", subject="绍兴黄酒集团")
    check("黄酒再获丰收，产量8万吨。", fact, title="绍兴黄酒集团2023年工作")


@pytest.mark.parametrize(
    "said", ["降幅收窄3.2个百分点", "增速居全省第3位", "增速高于全省3.2个百分点"]
)
def test_what_has_a_share_is_measured_and_no_rate(said: str) -> None:
    text = f"绍兴市民间投资下降4.1%，{said}，占全部投资的56.2%。"
    share = extract(text).observations[-1]
    assert (share.indicator, share.text) == ("民间投资占全部投资的比重", "56.2%")


def test_a_rate_that_has_a_share_of_its_own_keeps_it() -> None:
    text = "绍兴市外贸依存度占全省的56.2%。"
    assert extract(text).observations[-1].indicator == "外贸依存度占全省的比重"
