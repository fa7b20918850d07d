"""What reports, bulletins and press conferences of governments tell in words of their own.

Each row is a sentence and all facts of it; the last ones of a table must stay as they are.
"""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import OWN, check, obs

#: The middle of a year, when nobody can tell of the whole of it.
JUNE = date(2024, 6, 12)

#: What something was built on is neither what is measured nor when.
BUILT_ON = [
    (
        "出口在去年同期高基数的基础上增长6.2%。",
        [obs("6.2%", "出口", "growth 6.2 %")],
    ),
    ("零售总额在去年较低基数上增长12%。", [obs("12%", "零售总额", "growth 12 %")]),
    (
        "2023年，茶叶产量在上年增长5%的高基数上增长3%，丝绸产量12万吨。",
        [
            obs("5%", "茶叶产量", "growth 5 %", period="2022"),
            obs("3%", "茶叶产量", "growth 3 %", period="2023"),
            obs("12万吨", "丝绸产量", "level 120000 t", period="2023"),
        ],
    ),
    (
        "2023年，茶叶产量在上年增产5%的基础上再增3%。丝绸产量12万吨。",
        [
            obs("5%", "茶叶产量", "growth 5 %", period="2022"),
            obs("3%", "茶叶产量", "growth 3 %", period="2023"),
            obs("12万吨", "丝绸产量", "level 120000 t", period="2023"),
        ],
    ),
    *(
        (
            f"2023年，茶叶产量在上年12万吨的{ground}上增长3%。",
            [
                obs("12万吨", "茶叶产量", "level 120000 t", period="2022"),
                obs("3%", "茶叶产量", "growth 3 %", period="2023"),
            ],
        )
        for ground in ("基础", "高基数")
    ),
    ("基础教育投入增长3%。", [obs("3%", "基础教育投入", "growth 3 %")]),
]

#: Points of a thousandth are moved by, as those of a hundredth are.
POINTS = [
    (
        "出生率5.1‰，比上年下降1.1个千分点，高于全省平均水平0.2个千分点。",
        [
            obs("5.1‰", "出生率", "level 5.1 ‰"),
            obs("1.1个千分点", "出生率", "change -1.1 ‰", basis="yoy"),
            obs("0.2个千分点", "出生率", "gap 0.2 ‰", versus="浙江省"),
        ],
    ),
    ("茶叶损耗增长千分之二。", [obs("千分之二", "茶叶损耗", "growth 2 ‰")]),
    ("茶叶损耗增长2‰。", [obs("2‰", "茶叶损耗", "growth 2 ‰")]),
]

#: Of what there are two shares, the second is of it too, and not of the first share.
SHARES = [
    (
        "税收收入2亿元，占年初预算的98%，占一般公共预算收入的39%，增长5%。",
        [
            obs("2亿元", "税收收入", "level 200000000 CNY"),
            obs("98%", "税收收入占年初预算的比重", "share 98 %", whole="年初预算"),
            obs("39%", "税收收入占一般公共预算收入的比重", "share 39 %"),
            obs("5%", "税收收入", "growth 5 %"),
        ],
    ),
]

#: How much a year's mean growth is, told of each, and what only came out of a first count.
COUNTED = [
    *(
        (
            f"出口、进口分别增长9%、6%，{years}平均分别增长4%、3%。",
            [
                obs("9%", "出口", "growth 9 %"),
                obs("6%", "进口", "growth 6 %"),
                obs("4%", "出口", "growth 4 %", basis="cagr"),
                obs("3%", "进口", "growth 3 %", basis="cagr"),
            ],
        )
        for years in ("两年", "三年", "四年", "五年")
    ),
    ("出口平均年增速达13.9%。", [obs("13.9%", "出口", "growth 13.9 %", basis="cagr")]),
    ("两年平均气温15℃。", [obs("15℃", "两年平均气温", "level 15 Cel")]),
    (
        "卫生总费用初步推算为21亿元，旅游总产值初步测算为12亿元。",
        [
            obs("21亿元", "卫生总费用", "level 2100000000 CNY"),
            obs("12亿元", "旅游总产值", "level 1200000000 CNY"),
        ],
    ),
]

#: What some of a group do names them, by the noun that is said again or by the group's.
SOME_OF_MANY = [
    (
        "12个重点行业中有6个产值增长。",
        [obs("6个", "产值增长重点行业", "level 6 个")],
    ),
    (
        "38个行业大类中，28个行业增加值保持增长。",
        [obs("28个", "增加值保持增长行业", "level 28 个")],
    ),
    ("全省11个市中，9个市实现增长。", [obs("9个", "实现增长市", "level 9 个", subject="浙江省")]),
    (
        "23项预期性指标中，7项指标好于上年。",
        [obs("7项", "好于上年指标", "level 7 项")],
    ),
]

#: What it was at the time compared with, in a bracket, is neither of now nor in the way.
THEN = [
    (
        "出口增长4.2%，较上年同期（2.1%）回升2.1个百分点；进口增长5.5%。",
        [
            obs("4.2%", "出口", "growth 4.2 %"),
            obs("2.1个百分点", "出口增速", "change 2.1 pp", basis="yoy"),
            obs("5.5%", "进口", "growth 5.5 %", basis=None),
        ],
    ),
    (
        "出口增长4.2%，较2021年（2.1%）提高2.1个百分点；进口增长5.5%。",
        [
            obs("4.2%", "出口", "growth 4.2 %"),
            obs("2.1个百分点", "出口增速", "change 2.1 pp", basis="2021"),
            obs("5.5%", "进口", "growth 5.5 %", basis=None),
        ],
    ),
    (
        "出口9亿元，同比（↓3.1%）。",
        [
            obs("9亿元", "出口", "level 900000000 CNY"),
            obs("↓3.1%", "出口", "growth -3.1 %", basis="yoy"),
        ],
    ),
]

#: With how much force something was done, and of what size the things counted are.
FORCE = [
    (
        "大力新建厂房8万平方米，全力化解贷款3亿元，强力推进征迁1200亩。",
        [
            obs("8万平方米", "新建厂房", "level 80000 m2"),
            obs("3亿元", "化解贷款", "level 300000000 CNY"),
            obs("1200亩", "征迁", "level 1200 mu"),
        ],
    ),
    ("城镇登记失业率实际控制在3.2%。", [obs("3.2%", "城镇登记失业率", "level 3.2 %")]),
    ("实际使用外资3亿美元。", [obs("3亿美元", "实际使用外资", "level 300000000 USD")]),
    (
        "全市新培育亿元村3个、十亿元镇2个。",
        [
            obs("3个", "新培育亿元村", "level 3 个"),
            obs("2个", "新培育十亿元镇", "level 2 个"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "told"), [*BUILT_ON, *POINTS, *SHARES, *COUNTED, *SOME_OF_MANY, *THEN, *FORCE]
)
def test_governments_tell_in_words_of_their_own(text, told) -> None:
    check(text, *told)


#: What is told of a year that is not over is aimed at.
OF_THIS_YEAR = [
    (
        "全年新建公园5个，绿道3条。年内改造道路8条。",
        [
            obs("5个", "新建公园", "level 5 个", status="target"),
            obs("3条", "绿道", "level 3 条", status="target"),
            obs("8条", "改造道路", "level 8 条", status="target"),
        ],
    ),
    (
        "预计全年出口达3亿元，年末存款达5亿元。",
        [
            obs("3亿元", "出口", "level 300000000 CNY", status="forecast"),
            obs("5亿元", "存款", "level 500000000 CNY", status="forecast", period="2024-12"),
        ],
    ),
    (
        "用电负荷升至90万千瓦，年内第四次刷新历史纪录，较去年最大负荷增加3万千瓦。",
        [
            obs("90万千瓦", "用电负荷", "level 900000 kW"),
            obs("3万千瓦", "用电负荷", "change 30000 kW", basis="yoy"),
        ],
    ),
    ("今年新建公园5个。", [obs("5个", "新建公园", "level 5 个")]),
    ("2022年全年新建公园5个。", [obs("5个", "新建公园", "level 5 个", period="2022")]),
]


@pytest.mark.parametrize(("text", "told"), OF_THIS_YEAR)
def test_a_year_that_is_not_over_is_not_told_of_as_a_whole(text, told) -> None:
    own = {"period": "2024"}
    wanted = [fact | own if fact["period"] == OWN["period"] else fact for fact in told]
    check(text, *wanted, title="绍兴市城市建设工作", day=JUNE)


def test_a_year_that_is_nearly_over_may_be_told_of_as_a_whole() -> None:
    told = obs("5个", "新建公园", "level 5 个", period="2024")
    check("全年新建公园5个。", told, title="绍兴市城市建设工作", day=date(2024, 12, 20))


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("记者从24日召开的前三季度嵊州市经济运行新闻发布会上获悉，全市出口3亿元。", "嵊州市"),
        ("记者从近日召开的嵊州市统计局新闻发布会上获悉，全市出口3亿元。", "嵊州市"),
        ("记者从近日召开的丝绸产业发展大会上获悉，全市出口3亿元。", None),
        ("我省茶叶出口3亿元，销往日本、香港等地。", None),
    ],
)
def test_whose_news_a_meeting_named_after_its_place_tells(text: str, whose: str | None) -> None:
    told = obs("3亿元", "出口", "level 300000000 CNY", subject=whose, period="2024-01/2024-09")
    told |= {"indicator": "茶叶出口"} if "茶叶" in text else {}
    check(text, told, title="前三季度我市出口稳中有进", day=date(2024, 10, 26))
