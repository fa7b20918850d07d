"""What a number measures, and of what: levels that changes led to, bases, limits, lists, deeds.

Each row is a sentence and all facts of it; the last ones of a table must stay as they are.
"""

from __future__ import annotations

import pytest

from tests.fact_tables import check, obs, prize, rank

NONE_SAID = {"period": None}

#: 由A缩短为B: the level it came to, whatever verb brought it there.
CAME_TO = [
    (
        "开办企业环节由8个压缩为2个。",
        [
            obs("8个", "开办企业环节", "level 8 个", **NONE_SAID),
            obs("2个", "开办企业环节", "level 2 个"),
        ],
    ),
    (
        "污水处理率由82%提升为91%。",
        [
            obs("82%", "污水处理率", "level 82 %", **NONE_SAID),
            obs("91%", "污水处理率", "level 91 %"),
        ],
    ),
    (
        "行政村由260个归并为180个。",
        [
            obs("260个", "行政村", "level 260 个", **NONE_SAID),
            obs("180个", "行政村", "level 180 个"),
        ],
    ),
    (
        "茶园面积、桑园面积分别由20万亩、9万亩拓展到25万亩、11万亩。",
        [
            obs("20万亩", "茶园面积", "level 200000 mu", **NONE_SAID),
            obs("9万亩", "桑园面积", "level 90000 mu", **NONE_SAID),
            obs("25万亩", "茶园面积", "level 250000 mu"),
            obs("11万亩", "桑园面积", "level 110000 mu"),
        ],
    ),
    ("办税时间缩短3天。", [obs("3天", "办税时间", "change -3 d")]),
]

#: 下调后: what came before is no change of what is told.
AFTER = [
    ("下调后公积金贷款利率为2.6%。", [obs("2.6%", "公积金贷款利率", "level 2.6 %")]),
    ("精简后的申报材料为4件。", [obs("4件", "申报材料", "level 4 件")]),
    ("压减后的班次为60班。", [obs("60班", "班次", "level 60 班")]),
    ("公积金贷款利率下调0.2个百分点。", [obs("0.2个百分点", "公积金贷款利率", "change -0.2 pp")]),
]

#: Against what a change is: the figures of a budget, and a year that was passed.
AGAINST = [
    (
        "交通支出8亿元，比上年执行数增长5%。",
        [
            obs("8亿元", "交通支出", "level 800000000 CNY"),
            obs("5%", "交通支出", "growth 5 %", basis="yoy"),
        ],
    ),
    (
        "税收收入9亿元，比2021年决算数下降4%。",
        [
            obs("9亿元", "税收收入", "level 900000000 CNY"),
            obs("4%", "税收收入", "growth -4 %", basis="2021"),
        ],
    ),
    (
        "会议费3000万元，比预算减少500万元。",
        [
            obs("3000万元", "会议费", "level 30000000 CNY"),
            obs("500万元", "会议费", "gap -5000000 CNY", versus="预算"),
        ],
    ),
    (
        "旅游收入9亿元，超上年同期2亿元，接待游客80万人次。",
        [
            obs("9亿元", "旅游收入", "level 900000000 CNY"),
            obs("2亿元", "旅游收入", "change 200000000 CNY", basis="yoy"),
            obs("80万人次", "接待游客", "level 800000 人次"),
        ],
    ),
    (
        "合格率98%，低于上年同期1个百分点。",
        [
            obs("98%", "合格率", "level 98 %"),
            obs("1个百分点", "合格率", "change -1 pp", basis="yoy"),
        ],
    ),
    (
        "旅游收入9亿元，已超上年全年，接待游客80万人次。",
        [
            obs("9亿元", "旅游收入", "level 900000000 CNY"),
            obs("80万人次", "接待游客", "level 800000 人次"),
        ],
    ),
    (
        "预算收入8亿元，执行数增长5%。",
        [
            obs("8亿元", "预算收入", "level 800000000 CNY"),
            obs("5%", "执行数", "growth 5 %"),
        ],
    ),
]

#: 仅12家 counts what stands in front; behind a population it says how few have an honour.
ONLY = [
    ("全市瞪羚企业仅12家。", [obs("12家", "瞪羚企业", "level 12 家")]),
    ("全市百亿企业只有5家。", [obs("5家", "百亿企业", "level 5 家")]),
    ("新增独角兽企业仅2家。", [obs("2家", "独角兽企业", "change 2 家")]),
    (
        "绍兴市入选国家水网先导区，全省仅2个。",
        [
            prize("国家水网先导区"),
            rank("仅2个", "国家水网先导区", "only", None, upper=2, scope="浙江省"),
        ],
    ),
]

#: What may not be passed is set, and measured nowhere.
LIMITS = [
    ("管网漏损率不得高于9%。", []),
    ("单笔补助不得超过20万元，自筹比例不得低于40%。", []),
    ("管网漏损率低于9%。", [obs("9%", "管网漏损率", "level 9 %", modifier="under")]),
]


@pytest.mark.parametrize(
    ("text", "facts"),
    [*CAME_TO, *AFTER, *AGAINST, *ONLY, *LIMITS],
)
def test_what_is_told(text, facts) -> None:
    check(text, *facts)
