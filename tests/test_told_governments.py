"""What governments' reports and bureaus' releases tell in their own ways."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

CITY, DAY = "绍兴市2024年上半年经济运行情况", date(2024, 7, 20)
REPORT = "绍兴市2026年政府工作报告"
NATION = "交通运输部：全国交通建设加快推进"

#: Title, text, and of some fact its anchor and fields.
TOLD = [
    # under construction is said of the one thing
    (CITY, "全市在建项目94个，增长8%；投产项目36个，增长5%。", "36个", {"status": None}),
    (CITY, "全市在建项目94个，增长8%；投产项目36个，增长5%。", "5%", {"status": None}),
    (CITY, "全市在建项目94个，增长8%；投产项目36个。", "8%", {"status": "planned"}),
    (CITY, "全市拟建水厂4座，建成水厂2座。", "2座", {"status": None}),
    (CITY, "全市待建水厂4座，建成水厂2座。", "2座", {"status": None}),
    # since the beginning of what is reported on
    (CITY, "上半年以来，全市新开工项目86个。", "86个", {"period": "2024-01/2024-06"}),
    (CITY, "5月以来，全市新开工项目16个。", "16个", {"period": "2024-05/.."}),
    # the basis in front of what is measured
    (CITY, "全市接警230起，同比刑事警情下降12%。", "12%", {"basis": "yoy"}),
    (CITY, "全市售房120套，环比成交套数上升5%。", "5%", {"basis": "mom"}),
    (CITY, "全市售房120套，成交套数上升5%。", "5%", {"basis": None}),
    # what others have, in brackets
    (CITY, "全市出口增长8.2%（全国6.1%、全省7%）。", "7%", {"subject": "浙江省"}),
    (CITY, "全市出口增长8.2%（全国6.1%、全省7%）。", "6.1%", {"measure": "growth"}),
    # with whom a rank is shared says nothing of what follows
    (
        "浙江省商务厅召开会议",
        "全省零售额增长7%，居全国第1位（与安徽、云南并列）；全省出口9亿元。",
        "9亿元",
        {"subject": "浙江省"},
    ),
    # how a thing fares
    *(
        (CITY, f"小麦{fares}，播种面积达到120亩。", "120亩", {"indicator": "小麦播种面积"})
        for fares in (
            "长势良好",
            "长势喜人",
            "供应充足",
            "供应稳定",
            "供需两旺",
            "产销两旺",
            "量足价稳",
        )
    ),
    # an adverb that the tokeniser glues to what it does not know
    (CITY, "全市共新设企业120户。", "120户", {"indicator": "新设企业"}),
    # steps that were climbed
    (
        REPORT,
        "产值达到86亿元，五年跨越两个十亿元台阶，年均增长8.5%。",
        "8.5%",
        {"indicator": "产值"},
    ),
    (REPORT, "产值突破70亿元大关、达到72亿元。", "72亿元", {"indicator": "产值"}),
    # several trades, how many they are, and one measure
    (CITY, "食品、纺织2个行业产值分别增长8%、6%。", "6%", {"indicator": "纺织行业产值"}),
    (
        CITY,
        "汽车制造业、医药制造业两大行业产值分别增长8%、6%。",
        "8%",
        {"indicator": "汽车制造业产值"},
    ),
    (
        CITY,
        "石油、煤炭加工业，造纸业，电气机械和器材制造业3个行业产值分别增长8%、6%、2%。",
        "6%",
        {"indicator": "造纸业产值"},
    ),
    (
        CITY,
        "石油、煤炭加工业，造纸业，电气机械和器材制造业3个行业产值分别增长8%、6%、2%。",
        "2%",
        {"indicator": "电气机械和器材制造业产值"},
    ),
    (CITY, "引进3家企业，产值、利润、税收分别增长8%、6%、2%。", "3家", {"indicator": "引进企业"}),
    # aims that were met, and how much of them
    (CITY, "造林5万亩，完成市考核目标4万亩的125%，增长9%。", "4万亩", {"status": "target"}),
    (CITY, "造林5万亩，完成市考核目标4万亩的125%，增长9%。", "9%", {"indicator": "造林"}),
    (CITY, "新增就业6200人，超额完成5000人的目标任务。", "5000人", {"status": "target"}),
    (CITY, "失业率为4.9%，低于5.5%的控制目标。", "5.5%", {"status": "target"}),
    (CITY, "失业率为4.9%，低于5.5%的预期控制目标。", "5.5%", {"status": "target"}),
    (CITY, "造林完成年度任务的62%，超任务进度12个百分点。", "12个百分点", {"measure": "gap"}),
    (CITY, "造林完成年度任务的62%，超目标进度12个百分点。", "12个百分点", {"measure": "gap"}),
    # examples of a lot
    (
        NATION,
        "今年，全国工程有序推进，鉴湖大桥及其引桥等一批工程建成；公路里程3600公里。",
        "3600公里",
        {"subject": "中国"},
    ),
    # a label that only leads in
    (CITY, "具体表现为：规模扩大，总产值达到32亿元。", "32亿元", {"indicator": "总产值"}),
    (CITY, "主要体现在：规模扩大，总产值达到32亿元。", "32亿元", {"indicator": "总产值"}),
    (CITY, "主要特点是：规模扩大，总产值达到32亿元。", "32亿元", {"indicator": "总产值"}),
    (CITY, "丝绸产业：规模扩大，总产值达到32亿元。", "32亿元", {"indicator": "丝绸产业总产值"}),
    # numbers of people and years
    (CITY, "每万人护士数由23人增长到31人。", "31人", {"indicator": "每万人护士数"}),
    (CITY, "茶叶产量每年达到3吨。", "3吨", {"indicator": "茶叶产量"}),
    # the country and the province at once
    (CITY, "工业投资增长9%，分别高于全国全省2.1个和1.4个百分点。", "2.1", {"versus": "中国"}),
    # what there is of what was added to
    (
        CITY,
        "新增公园绿地超过32公顷，公园绿地总面积超过300公顷。",
        "超过300公顷",
        {"measure": "level"},
    ),
    # how many there are, money in between
    (CITY, "亿元以上项目64个，总里程8公里。", "8公里", {"indicator": "亿元以上项目总里程"}),
    (CITY, "已建成的公路项目64个，总里程8公里。", "8公里", {"indicator": "公路项目总里程"}),
    (REPORT, "五年造林46万亩，是“十三五”的1.7倍。", "1.7倍", {"basis": "2016/2020"}),
]


@pytest.mark.parametrize(("title", "text", "anchor", "fields"), TOLD)
def test_reports_and_releases(
    title: str, text: str, anchor: str, fields: dict[str, str | None]
) -> None:
    found = extract(text, reference_date=DAY, title=title).observations
    (one,) = [
        fact
        for fact in found
        if text[fact.start : fact.end] in (anchor, anchor.removeprefix("超过"))
    ][:1]
    assert {key: getattr(one, key) for key in fields} == fields


@pytest.mark.parametrize(
    "honour",
    [
        "国家生态文明示范县",
        "全国文明城市",
        "全国双拥模范城",
        "国家历史文化名城",
        "中国黄酒之乡",
        "中国珍珠之都",
        "国家数据要素试验区",
        "国家农业绿色发展先行区",
    ],
)
def test_what_only_a_place_is_called(honour: str) -> None:
    text = f"政务服务改革模式入选全国典型案例；获评{honour}。"
    found = extract(text, reference_date=DAY, title=REPORT).recognitions
    assert [one.subject for one in found] == ["政务服务改革模式", "绍兴市"]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("鉴湖实验室入选全国典型案例；获评国家数据要素试验区。", ["鉴湖实验室", "鉴湖实验室"]),
        ("“一窗办”改革入选全国典型案例；获评全国文明城市。", ["“一窗办”改革", "绍兴市"]),
        ("店口镇产值9亿元。该镇入选全国典型案例，获评中国珍珠之乡。", ["店口镇", "店口镇"]),
    ],
)
def test_whose_the_next_honour_is(text: str, subjects: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=REPORT).recognitions
    assert [one.subject for one in found] == subjects


def test_a_count_is_of_what_was_counted_before_the_money() -> None:
    text = "科学基金项目立项23项，资助经费18万元，立项数居全省第三。"
    found = extract(text, reference_date=DAY, title="绍兴学院2023年科研").rankings
    assert [one.indicator for one in found] == ["科学基金项目立项数"]
