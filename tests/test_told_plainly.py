"""What plain sentences of news and releases measure, told in the ways that prose has.

Each row is a sentence and all facts of it; the last ones of a table must stay as they are.
"""

from __future__ import annotations

import pytest
from fact_tables import check, obs

#: How much is lacking to an aim or to others, and how far off what was expected something is.
SHORT_OF = [
    (
        "优良天数比例为70.9%，较年度目标74.9%尚差4个百分点。",
        [
            obs("70.9%", "优良天数比例", "share 70.9 %"),
            obs("74.9%", "优良天数比例", "share 74.9 %", status="target"),
            obs("4个百分点", "优良天数比例", "gap -4 pp", versus="年度目标", status="actual"),
        ],
    ),
    (
        "合格率为75%，距规划目标差10个百分点。",
        [
            obs("75%", "合格率", "level 75 %"),
            obs("10个百分点", "合格率", "gap -10 pp", versus="规划目标", status="actual"),
        ],
    ),
    (
        "合格率为75%，与全国平均水平相比仍差8个百分点。",
        [
            obs("75%", "合格率", "level 75 %"),
            obs("8个百分点", "合格率", "gap -8 pp", versus="中国", status="actual"),
        ],
    ),
    (
        "丝绸销量80万米，比公司预测的70万米高出10万米。",
        [
            obs("80万米", "丝绸销量", "level 800000 m"),
            obs("70万米", "丝绸销量", "level 700000 m", status="forecast"),
            obs("10万米", "丝绸销量", "gap 100000 m", versus="公司预测", status="actual"),
        ],
    ),
    ("收入倍差缩小至1.81。", [obs("1.81", "收入倍差", "level 1.81 1")]),
]

#: Two marks that two things have passed are no limit and what it is of; hours may be measured in 在.
MARKS = [
    (
        "丝绸、茶叶出口双双突破3亿元和5亿元。",
        [
            obs("3亿元", "丝绸出口", "level 300000000 CNY"),
            obs("5亿元", "茶叶出口", "level 500000000 CNY"),
        ],
    ),
    ("平均等候时间在15分钟以内。", [obs("15分钟以内", "平均等候时间", "level 15 min")]),
    ("平均通关时间稳定在3小时。", [obs("3小时", "平均通关时间", "level 3 h")]),
]


@pytest.mark.parametrize(("text", "owed"), [*SHORT_OF, *MARKS])
def test_it_is_told(text, owed) -> None:
    check(text, *owed)
