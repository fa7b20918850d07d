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
    ("台风造成的损失总额约为12亿元。", ["台风造成的损失总额"]),
    ("一半的家庭年收入超过20万元。", ["家庭年收入超过20万元"]),
    ("带动3000人就业。", ["带动就业"]),
]

#: How far on the work is with them is not what is counted.
GOES_ON = [
    ("绍兴市20万亩小麦大规模开镰。", ["小麦"]),
    ("绍兴市12万亩芝麻迎来大面积收获。", ["芝麻"]),
    ("绍兴市20万亩小麦由南向北全面开镰。", ["小麦"]),
    ("绍兴市12家企业相继投产。", ["投产企业"]),
    ("绍兴市14万亩玉米收获正忙。", ["玉米"]),
    ("绍兴市12万亩油菜收获进入高峰。", ["油菜"]),
    ("绍兴市秋粮收获已超八成。", ["秋粮收获"]),
    ("绍兴市代表队收获金牌12枚。", ["金牌"]),
    ("丝绸出口延续增长态势，累计出口13吨。蚕茧表现突出，上半年出口5吨。", ["丝绸出口", "蚕茧出口"]),
    ("蚕茧表现突出，上半年出口5亿元。", ["出口"]),
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


#: How a counted noun is told apart from what is counted beside it, and from what is measured of it.
COUNTED = [
    ("发布50项食品安全国家标准和9项标准修改单。", ["食品安全国家标准", "标准修改单"]),
    ("举办94场新品集中发布活动。", ["举办新品集中发布活动"]),
    ("推出30条国际高标准试点举措。", ["推出国际高标准试点举措"]),
    ("攻克5项国际领先桥梁技术。", ["攻克国际领先桥梁技术"]),
    ("绍兴博览会将举办94场活动。", ["举办活动"]),
    ("丝绸投资完成额指数为54.9%。", ["丝绸投资完成额指数"]),
    ("这也标志着铁路营业里程突破1600公里。", ["铁路营业里程"]),
    ("大桥通行速度每小时100公里。", ["大桥通行速度"]),
    ("施工面积80公顷，相当于120个足球场。", ["施工面积"]),
    ("绍兴市成为全省首个丝绸产量突破8万吨的城市。", ["丝绸产量"]),
]


@pytest.mark.parametrize(("text", "indicators"), COUNTED)
def test_what_is_counted(text: str, indicators: list[str]) -> None:
    test_what_is_told_of(text, indicators)


#: Measures that say only a part of their name, and what is measured against something else.
MEASURES = [
    (
        "旅客流动量稳中有增，日均达1.7亿人次，同比增长2.6%。",
        ["日均旅客流动量", "日均旅客流动量"],
    ),
    ("旅游人数4.3亿人次，收入5247亿元。", ["旅游人数", "旅游收入"]),
    ("参保人数5万人，收入12亿元。", ["参保人数", "收入"]),
    ("企业所占比重超过七成，数量超过300万件。", ["企业所占比重", "企业数量"]),
    ("经济增长2.9%，低于上次预测的3.0%。", ["经济"]),
    ("净利润180亿元，远超此前预计的172亿元。", ["净利润"]),
    ("冰雪消费规模18亿元，较上一冰雪季增长25%。", ["冰雪消费规模", "冰雪消费规模"]),
    ("丝绸价格每吨75元，较前一交易日收盘价上涨12%。", ["丝绸价格", "丝绸价格"]),
    ("采出油气1.5亿吨油气当量。", ["采出油气"]),
    ("建成5个超深层油气生产区。", ["建成超深层油气生产区"]),
    ("高能级首店占比15.95%。", ["高能级首店占比"]),
    ("退税额同比增长1.6倍。", ["退税额"]),
    ("旅客发送量连创新高，单日最高达到7.4万人次。", ["旅客发送量"]),
]
#: To what something stands in a ratio, what it is compared with, and what a rate is of.
RATES = [
    ("账户顺差56亿元，与生产总值之比为2%。", ["账户顺差", "账户顺差与生产总值之比"]),
    ("物流费用8亿元，与生产总值的比率为14%。", ["物流费用", "物流费用与生产总值的比率"]),
    ("小麦单产水平达到每亩420公斤。", ["小麦单产水平"]),
    ("下调贷款利率25个基点至4%。", ["贷款利率", "贷款利率"]),
    ("电商年交易额以25%以上的速度加快增长。", ["电商年交易额"]),
    ("生产预期指数运行在55%以上的较高景气区间。", ["生产预期指数"]),
    ("高校、医院等科研事业单位合同总数增长27%。", ["科研事业单位合同总数"]),
    ("铁路、航空等客运量增长57%。", ["铁路、航空等客运量"]),
    ("纺织、化工等行业用电量增长5%。", ["纺织行业用电量", "化工行业用电量"]),
    ("纺织、化工等传统行业用电量均增长5%。", ["纺织传统行业用电量", "化工传统行业用电量"]),
]

#: Verbs that tell what became of counted things, whatever noun follows.
TELLS = [
    ("调拨280吨煤炭运抵灾区。", ["调拨煤炭"]),
    ("设立2000万元发展基金帮助企业转型。", ["发展基金"]),
    ("45所二级、三级公立医院签约。", ["二级、三级公立医院签约"]),
]


@pytest.mark.parametrize(("text", "indicators"), [*MEASURES, *RATES, *TELLS])
def test_what_is_measured(text: str, indicators: list[str]) -> None:
    test_what_is_told_of(text, indicators)


def test_what_it_was_lowered_to_is_no_fall() -> None:
    [one] = extract("绍兴银行下调贷款利率至4%。", reference_date=date(2024, 2, 18)).observations
    assert (one.indicator, one.measure, str(one.value)) == ("贷款利率", "level", "4")
