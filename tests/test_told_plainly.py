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

#: Two marks that two things have passed are no limit; hours may be measured in 在.
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

#: A limit may stand between the number of things and their name.
WITHIN = [
    (
        "引进12个投资额超过1亿元的项目。",
        [obs("12个", "引进投资额超过1亿元项目", "level 12 个")],
    ),
    (
        "160个20户以上的自然村通上硬化路。",
        [obs("160个", "20户以上自然村", "level 160 个")],
    ),
    ("实施120个改造项目。", [obs("120个", "实施改造项目", "level 120 个")]),
]

#: What goes with a character of a list is said of the next one alone.
ELIDED = [
    (
        "内、外贸吞吐量分别增长2%和5%。",
        [
            obs("2%", "内贸吞吐量", "growth 2 %"),
            obs("5%", "外贸吞吐量", "growth 5 %"),
        ],
    ),
    (
        "汽、柴油价格每吨分别上调210元和200元。",
        [
            obs("210元", "汽油价格", "change 210 CNY"),
            obs("200元", "柴油价格", "change 200 CNY"),
        ],
    ),
    (
        "早、中、晚稻产量分别增长2%、3%和5%。",
        [
            obs("2%", "早稻产量", "growth 2 %"),
            obs("3%", "中稻产量", "growth 3 %"),
            obs("5%", "晚稻产量", "growth 5 %"),
        ],
    ),
    (
        "煤、电力消费分别增长2%和5%。",
        [
            obs("2%", "煤消费", "growth 2 %"),
            obs("5%", "电力消费", "growth 5 %"),
        ],
    ),
]

#: Which is the most of all, in what, and who comes next.
MOST = [
    (
        "出口额最大的是黄酒，为3亿元。",
        [obs("3亿元", "黄酒出口额", "level 300000000 CNY")],
    ),
    ("占比最大的是纺织行业，为35%。", [obs("35%", "纺织行业占比", "share 35 %")]),
    (
        "增长最快的是黄酒，出口额达到3亿元。",
        [obs("3亿元", "黄酒出口额", "level 300000000 CNY")],
    ),
    (
        "丝绸出口额最高，为5亿元，其次是黄酒，为3亿元。",
        [
            obs("5亿元", "丝绸出口额", "level 500000000 CNY"),
            obs("3亿元", "黄酒出口额", "level 300000000 CNY"),
        ],
    ),
    (
        "处罚盗伐林木46人，其次是违规捕捞36人。",
        [
            obs("46人", "处罚盗伐林木", "level 46 人"),
            obs("36人", "违规捕捞", "level 36 人"),
        ],
    ),
    ("涨幅最大的是鲜菜，上涨8%。", [obs("8%", "鲜菜", "growth 8 %")]),
]

#: Labels in a row, of which the first names the thing.
LABELS = [
    (
        "春茶产量：3万吨；产值：18亿元。",
        [
            obs("3万吨", "春茶产量", "level 30000 t"),
            obs("18亿元", "春茶产值", "level 1800000000 CNY"),
        ],
    ),
]

#: None of the name of one of the goods is another's, nor is what all of them are called together.
GOODS = [
    (
        "集成电路、新能源汽车产量分别增长5%、8%。",
        [
            obs("5%", "集成电路产量", "growth 5 %"),
            obs("8%", "新能源汽车产量", "growth 8 %"),
        ],
    ),
    (
        "茶叶、黄酒等“新三样”出口额分别增长5%、8%。",
        [
            obs("5%", "茶叶出口额", "growth 5 %"),
            obs("8%", "黄酒出口额", "growth 8 %"),
        ],
    ),
    (
        "电气机械行业、通用设备等行业利润分别增长5%、8%。",
        [
            obs("5%", "电气机械行业利润", "growth 5 %"),
            obs("8%", "通用设备行业利润", "growth 8 %"),
        ],
    ),
]

#: What only points at a thing is none of its name, in whatever it is counted.
POINTED_AT = [
    ("这条生产线年产量36万台。", [obs("36万台", "生产线年产量", "level 360000 台")]),
    ("这批货物总价值3亿元。", [obs("3亿元", "货物总价值", "level 300000000 CNY")]),
    ("该条线路客流量3万人次。", [obs("3万人次", "线路客流量", "level 30000 人次")]),
    ("新建这条路线的枢纽36个。", [obs("36个", "新建路线的枢纽", "level 36 个")]),
]

#: An index and how it moved; whom money is good for is no part of what was paid.
APART = [
    ("沪指涨0.5%。", [obs("0.5%", "沪指", "growth 0.5 %")]),
    ("创业板指跌0.2%。", [obs("0.2%", "创业板指", "growth -0.2 %")]),
    (
        "发放贷款3亿元，惠及企业1200家。",
        [
            obs("3亿元", "发放贷款", "level 300000000 CNY"),
            obs("1200家", "惠及企业", "level 1200 家"),
        ],
    ),
    (
        "新建学校5所，惠及学生2万人。",
        [
            obs("5所", "新建学校", "level 5 所"),
            obs("2万人", "新建学校惠及学生", "level 20000 人"),
        ],
    ),
]

#: What is measured of goods by weight and of shows, that were told of in front.
OF_THEM = [
    (
        "出口茶叶1.2万吨、货值3亿元。",
        [
            obs("1.2万吨", "出口茶叶", "level 12000 t"),
            obs("3亿元", "出口茶叶货值", "level 300000000 CNY"),
        ],
    ),
    (
        "举办营业性演出56场，票房收入3亿元。",
        [
            obs("56场", "举办营业性演出", "level 56 场"),
            obs("3亿元", "营业性演出票房收入", "level 300000000 CNY"),
        ],
    ),
    (
        "签约项目36个，投资总额128亿元。",
        [
            obs("36个", "签约项目", "level 36 个"),
            obs("128亿元", "签约项目投资总额", "level 12800000000 CNY"),
        ],
    ),
    (
        "茶叶产量1.2万吨，货值3亿元。",
        [
            obs("1.2万吨", "茶叶产量", "level 12000 t"),
            obs("3亿元", "货值", "level 300000000 CNY"),
        ],
    ),
]

TABLES = (SHORT_OF, MARKS, WITHIN, ELIDED, MOST, LABELS, GOODS, POINTED_AT, APART, OF_THEM)


@pytest.mark.parametrize(("text", "owed"), [row for table in TABLES for row in table])
def test_it_is_told(text, owed) -> None:
    check(text, *owed)
