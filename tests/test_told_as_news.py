"""What news says of things that no measure names: what befell whom, and what goes on."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

#: What brings something about is no part of what it is.
CAUSED = [
    ("暴雨已造成新昌县12人死亡，35人受伤。", ["死亡", "受伤"]),
    ("强烈地震已经导致86人遇难、210人受伤。", ["遇难", "受伤"]),
    ("其中受灾最严重的镜岭镇有12人遇难、35人失踪。", ["遇难", "失踪"]),
    ("3人死亡，另有5人下落不明。", ["死亡", "下落不明"]),
    ("暴雨共导致全县至少120栋房屋受损。", ["受损房屋"]),
    ("台风造成直接经济损失12亿元。", ["直接经济损失"]),
    ("台风造成的损失达12亿元。", ["台风造成的损失"]),
    ("带动3000人就业。", ["带动就业"]),
]

#: How far on the work is with them is not what is counted.
GOES_ON = [
    ("绍兴市20万亩小麦大规模开镰。", ["小麦"]),
    ("绍兴市12万亩芝麻迎来大面积收获。", ["芝麻"]),
    ("绍兴市12家企业相继投产。", ["投产企业"]),
]

#: Words of the tokeniser's that are others here.
OTHERWISE = [
    ("汽车报废更新1.6万辆。", ["汽车报废更新"]),
    ("线上服务消费指数增长20.1%。", ["线上服务消费指数"]),
    ("实施设备运维等方面的9项重点举措。", ["重点举措"]),
    ("丝绸期货价格一度突破每公斤540元。", ["丝绸期货价格"]),
    ("纺织行业的产出损失可能达到15亿元。", ["纺织行业的产出损失"]),
]


@pytest.mark.parametrize(("text", "indicators"), [*CAUSED, *GOES_ON, *OTHERWISE])
def test_what_is_told_of(text: str, indicators: list[str]) -> None:
    found = extract(text, reference_date=date(2024, 2, 18), title="绍兴市2023年工作")
    assert [one.indicator for one in found.observations] == indicators
