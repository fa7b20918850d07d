"""What an amount is of, how it is signed, and which numbers only say which things are counted."""

from __future__ import annotations

import pytest
from fact_tables import Fact, check, obs

#: Off what is usual for the season: a distance to an average, whatever verb says it.
SEASONS = [
    (
        "平均降水量127毫米，较常年同期偏多5.4%，较上年同期减少12毫米。",
        [
            obs("127毫米", "平均降水量", "level 127 mm"),
            obs("5.4%", "平均降水量", "gap 5.4 %", versus="常年同期"),
            obs("12毫米", "平均降水量", "change -12 mm", basis="yoy"),
        ],
    ),
    (
        "水库蓄水量3亿立方米，较多年平均值减少8%，比多年同期平均少2000万立方米。",
        [
            obs("3亿立方米", "水库蓄水量", "level 300000000 m3"),
            obs("8%", "水库蓄水量", "gap -8 %", versus="多年平均值"),
            obs("2000万立方米", "水库蓄水量", "gap -20000000 m3", versus="多年同期平均"),
        ],
    ),
    (
        "日照时数比去年同期偏少5%，平均气温较上年偏高1.2℃。",
        [
            obs("5%", "日照时数", "growth -5 %", basis="yoy"),
            obs("1.2℃", "平均气温", "change 1.2 Cel", basis="yoy"),
        ],
    ),
    (
        "诸暨市、嵊州市降雨量偏少三成，新昌县偏多5%。",
        [
            obs("三成", "降雨量", "gap -30 %", subject="诸暨市", versus=None),
            obs("三成", "降雨量", "gap -30 %", subject="嵊州市", versus=None),
            obs("5%", "降雨量", "gap 5 %", subject="新昌县", versus=None),
        ],
    ),
    # What is usual is measured too, and 常年 says how long something is done.
    ("多年平均降水量1500毫米。", [obs("1500毫米", "多年平均降水量", "level 1500 mm")]),
    ("常年开放景点12个。", [obs("12个", "开放景点", "level 12 个")]),
    ("降水偏多的乡镇12个。", [obs("12个", "降水偏多的乡镇", "level 12 个")]),
]


@pytest.mark.parametrize(("text", "wanted"), SEASONS)
def test_off_what_is_usual(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


#: Shares of several things, each with its own; 其中 of the first says what all are parts of.
SHARES = [
    (
        "丝绸、茶叶分别占12%、8%。",
        [obs("12%", "丝绸占比", "share 12 %"), obs("8%", "茶叶占比", "share 8 %")],
    ),
    (
        "参会代表500人，其中职工312人、农民88人，分别占62.4%和17.6%。",
        [
            obs("500人", "参会代表", "level 500 人"),
            obs("312人", "职工", "level 312 人"),
            obs("88人", "农民", "level 88 人"),
            obs("62.4%", "职工占比", "share 62.4 %", whole="参会代表"),
            obs("17.6%", "农民占比", "share 17.6 %", whole="参会代表"),
        ],
    ),
    (
        "男代表、女代表各占51%、49%。",
        [obs("51%", "男代表占比", "share 51 %"), obs("49%", "女代表占比", "share 49 %")],
    ),
    # What each of two has of itself; and more values than things tell nothing.
    (
        "丝绸出口占12%、茶叶出口占5%。",
        [obs("12%", "丝绸出口占比", "share 12 %"), obs("5%", "茶叶出口占比", "share 5 %")],
    ),
    ("丝绸、茶叶分别占12%、8%和3%。", []),
]


@pytest.mark.parametrize(("text", "wanted"), SHARES)
def test_each_its_share(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


#: One thing counted twice, with nothing in between; and medals, each by its character.
BESIDE = [
    (
        "审结刑事案件612件783人，批准逮捕120件180人。",
        [
            obs("612件", "审结刑事案件", "level 612 件"),
            obs("783人", "审结刑事案件", "level 783 人"),
            obs("120件", "批准逮捕", "level 120 件"),
            obs("180人", "批准逮捕", "level 180 人"),
        ],
    ),
    (
        "查处盗窃、诈骗案件12起35人，其中盗窃案件8起。",
        [
            obs("12起", "查处盗窃、诈骗案件", "level 12 起"),
            obs("35人", "查处盗窃、诈骗案件", "level 35 人"),
            obs("8起", "盗窃案件", "level 8 起"),
        ],
    ),
    (
        "代表队收获3金2银4铜。",
        [
            obs("3金", "金牌", "level 3 1"),
            obs("2银", "银牌", "level 2 1"),
            obs("4铜", "铜牌", "level 4 1"),
        ],
    ),
    (
        "获得奖牌3枚，其中1金、2银。",
        [
            obs("3枚", "奖牌", "level 3 枚"),
            obs("1金", "金牌", "level 1 1"),
            obs("2银", "银牌", "level 2 1"),
        ],
    ),
    # Amounts that are measured are one; and whose two pairs are is not told.
    ("每箱茶叶重1斤2两。", [obs("1斤2两", "每箱茶叶重", "level 0.6 kg")]),
    ("诸暨市、嵊州市分别起诉12件15人。", []),
    ("获得金牌3枚。", [obs("3枚", "金牌", "level 3 枚")]),
]


@pytest.mark.parametrize(("text", "wanted"), BESIDE)
def test_counts_side_by_side(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


#: What there is stands beside what is new; and a second thing falls as the first did.
NEW = [
    (
        "新增商户12家，现有商户320家。",
        [obs("12家", "商户", "change 12 家"), obs("320家", "商户", "level 320 家")],
    ),
    (
        "新增存款820亿元，存款余额9900亿元。",
        [
            obs("820亿元", "存款", "change 82000000000 CNY"),
            obs("9900亿元", "存款余额", "level 990000000000 CNY"),
        ],
    ),
    (
        "减少农膜用量126吨、农药用量98吨。",
        [
            obs("126吨", "农膜用量", "change -126 t"),
            obs("98吨", "农药用量", "change -98 t"),
        ],
    ),
    # The next of a list is new too, and what has a verb of its own goes its own way.
    (
        "新增商户12家，老字号3家。",
        [obs("12家", "商户", "change 12 家"), obs("3家", "老字号", "change 3 家")],
    ),
    (
        "减少农膜用量126吨，新增菜地98亩。",
        [obs("126吨", "农膜用量", "change -126 t"), obs("98亩", "菜地", "change 98 mu")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), NEW)
def test_new_and_what_there_is(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


#: Behind a share an amount is of what was shared; and a mark or a peak is measured against.
AGAINST = [
    (
        "水库蓄水量32亿立方米，占总库容的48%，同比增加5.6亿立方米。",
        [
            obs("32亿立方米", "水库蓄水量", "level 3200000000 m3"),
            obs("48%", "水库蓄水量占总库容的比重", "share 48 %", whole="总库容"),
            obs("5.6亿立方米", "水库蓄水量", "change 560000000 m3", basis="yoy"),
        ],
    ),
    (
        "优良天数比例为88.1%，较去年同期减少6天。",
        [
            obs("88.1%", "优良天数比例", "share 88.1 %"),
            obs("6天", "优良天数", "change -6 d", basis="yoy"),
        ],
    ),
    (
        "丝绸出口占比12%，比上年提高2个百分点。",
        [
            obs("12%", "丝绸出口占比", "share 12 %"),
            obs("2个百分点", "丝绸出口占比", "change 2 pp", basis="yoy"),
        ],
    ),
    (
        "河道水位3.45米，超警戒水位0.15米。",
        [
            obs("3.45米", "河道水位", "level 3.45 m"),
            obs("0.15米", "河道水位", "gap 0.15 m", versus="警戒水位"),
        ],
    ),
    (
        "用电负荷1270万千瓦，较去年最大负荷增加55万千瓦。",
        [
            obs("1270万千瓦", "用电负荷", "level 12700000 kW"),
            obs("55万千瓦", "用电负荷", "change 550000 kW", basis="yoy"),
        ],
    ),
    (
        "日供水量12万吨，比2020年最高值高4万吨。",
        [
            obs("12万吨", "日供水量", "level 120000 t"),
            obs("4万吨", "日供水量", "change 40000 t", basis="2020"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), AGAINST)
def test_against_what(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


#: A limit says which things are counted, and is no value; what is counted may be told before.
CLASSES = [
    (
        "发表SCI论文176篇，其中影响因子10分以上的11篇。",
        [
            obs("176篇", "发表SCI论文", "level 176 篇"),
            obs("11篇", "影响因子10分以上SCI论文", "level 11 篇"),
        ],
    ),
    (
        "引进民营企业387家，其中总投资3000万元以上的56家。",
        [
            obs("387家", "引进民营企业", "level 387 家"),
            obs("56家", "总投资3000万元以上民营企业", "level 56 家"),
        ],
    ),
    (
        "工业产品中，占比超过10%的有44种、超过20%的有23种。",
        [
            obs("44种", "占比超过10%工业产品", "level 44 种"),
            obs("23种", "占比超过20%工业产品", "level 23 种"),
        ],
    ),
    (
        "有12家公司净利润同比增长超过50%，其中3家增幅超过100%。",
        [
            obs("12家", "净利润同比增长超过50%公司", "level 12 家"),
            obs("3家", "增幅超过100%公司", "level 3 家"),
        ],
    ),
    (
        "有98个城市的汽车保有量超过100万辆，46个城市超200万辆。",
        [
            obs("98个", "汽车保有量超过100万辆城市", "level 98 个"),
            obs("46个", "汽车保有量超200万辆城市", "level 46 个"),
        ],
    ),
    (
        "新增企业32家，20家企业产值超亿元。",
        [obs("32家", "企业", "change 32 家"), obs("20家", "产值超亿元企业", "level 20 家")],
    ),
    (
        "用电量增速高于全市平均水平的镇街有16个，9个乡用电量增速低于全市平均水平。",
        [
            obs("16个", "用电量增速高于全市平均水平的镇街", "level 16 个"),
            obs("9个", "用电量增速低于全市平均水平乡", "level 9 个"),
        ],
    ),
    (
        "参赛选手320人，其中18岁以下61人，60岁以上5人。",
        [
            obs("320人", "参赛选手", "level 320 人"),
            obs("61人", "18岁以下参赛选手", "level 61 人"),
            obs("5人", "60岁以上参赛选手", "level 5 人"),
        ],
    ),
    (
        "600分以上考生4213人，650分以上986人。",
        [
            obs("4213人", "600分以上考生", "level 4213 人"),
            obs("986人", "650分以上考生", "level 986 人"),
        ],
    ),
    (
        "票房过亿元影片79部，其中破10亿影片3部。",
        [obs("79部", "票房过亿元影片", "level 79 部"), obs("3部", "票房破10亿影片", "level 3 部")],
    ),
    ("未发生一次死亡5人以上的道路交通事故。", []),
    ("没有发生10人以上重大事故，查处隐患120处。", [obs("120处", "查处隐患", "level 120 处")]),
    # What is reached is a value; 余 is no limit; and a sum is of all.
    (
        "实现产值12亿元，同比增长超过10%。",
        [
            obs("12亿元", "产值", "level 1200000000 CNY"),
            obs("10%", "产值", "growth 10 %", basis="yoy"),
        ],
    ),
    (
        "审结案件600余件700余人。",
        [obs("600余件", "审结案件", "level 600 件"), obs("700余人", "审结案件", "level 700 人")],
    ),
    (
        "完成投资12亿元以上，其中民间投资增长10%以上。",
        [
            obs("12亿元以上", "完成投资", "level 1200000000 CNY"),
            obs("10%以上", "民间投资", "growth 10 %"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CLASSES)
def test_a_limit_is_no_value(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


#: Hours and days that are measured, and rates that no unit follows.
MEASURED = [
    ("设备平均利用小时数为1504小时。", [obs("1504小时", "设备平均利用小时数", "level 1504 h")]),
    ("平均办理天数控制在45天以内。", [obs("45天以内", "平均办理天数", "level 45 d")]),
    ("平均审理天数保持在40天以内。", [obs("40天以内", "平均审理天数", "level 40 d")]),
    ("受理热线1200余件。", [obs("1200余件", "受理热线", "level 1200 件")]),
    ("万车死亡率0.68。", [obs("0.68", "万车死亡率", "level 0.68 1")]),
    # A year has four digits too, and a number to call counts nothing.
    ("有效期为2026年，服务热线87654321。", []),
]


@pytest.mark.parametrize(("text", "wanted"), MEASURED)
def test_hours_and_rates(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)
