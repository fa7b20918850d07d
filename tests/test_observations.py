"""What sentences say of amounts: coordination, parts, from–to, shares, gaps, growth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from fact_tables import DAY, TITLE, Fact, check, obs

from extractor import extract
from extractor.rulebook import load_rulebook

# Coordination -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "工业投资、技改投资同比增长16.2%、11.9%。",
            [
                obs("16.2%", "工业投资", "growth 16.2 %", basis="yoy"),
                obs("11.9%", "技改投资", "growth 11.9 %", basis="yoy"),
            ],
        ),
        (
            "茶叶、竹笋产量分别为3.1万吨、5.4万吨。",
            [
                obs("3.1万吨", "茶叶产量", "level 31000 t"),
                obs("5.4万吨", "竹笋产量", "level 54000 t"),
            ],
        ),
        (
            "第一、二、三产业增加值分别增长3.5%、6.2%和5.1%。",
            [
                obs("3.5%", "第一产业增加值", "growth 3.5 %"),
                obs("6.2%", "第二产业增加值", "growth 6.2 %"),
                obs("5.1%", "第三产业增加值", "growth 5.1 %"),
            ],
        ),
        (
            "新增国家级绿色工厂5家、省级绿色工厂12家。",
            [
                obs("5家", "国家级绿色工厂", "change 5 家"),
                obs("12家", "省级绿色工厂", "change 12 家"),
            ],
        ),
        (
            "进口额、出口额均增长5%。",
            [obs("5%", "进口额", "growth 5 %"), obs("5%", "出口额", "growth 5 %")],
        ),
        (
            "规上工业增加值同比增长7.3%，固定资产投资增长5.1%，社会消费品零售总额下降0.8%。",
            [
                obs("7.3%", "规上工业增加值", "growth 7.3 %", basis="yoy"),
                obs("5.1%", "固定资产投资", "growth 5.1 %", basis="yoy"),
                obs("0.8%", "社会消费品零售总额", "growth -0.8 %", basis="yoy"),
            ],
        ),
        (
            "税收收入480亿元，增长3.2%，占财政收入的比重为85%。",
            [
                obs("480亿元", "税收收入", "level 48000000000 CNY"),
                obs("3.2%", "税收收入", "growth 3.2 %"),
                obs("85%", "税收收入占财政收入的比重", "share 85 %", whole="财政收入"),
            ],
        ),
    ],
)  # fmt: skip
def test_coordination_is_spelt_out(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


def test_members_of_a_list_are_each_the_subject() -> None:
    text = "纺织、黄酒、珍珠3个产业突破百亿规模。"
    check(
        text,
        *[
            obs("百亿", "规模", "level 10000000000 CNY", subject=name, modifier="over")
            for name in ("纺织", "黄酒", "珍珠")
        ],
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "进出口总额321亿元，其中出口280亿元，增长9.1%。",
            [
                obs("321亿元", "进出口总额", "level 32100000000 CNY"),
                obs("280亿元", "出口", "level 28000000000 CNY"),
                obs("9.1%", "出口", "growth 9.1 %"),
            ],
        ),
        (
            "进出口总额321亿元。其中，出口280亿元、进口41亿元。",
            [
                obs("321亿元", "进出口总额", "level 32100000000 CNY"),
                obs("280亿元", "出口", "level 28000000000 CNY"),
                obs("41亿元", "进口", "level 4100000000 CNY"),
            ],
        ),
        (
            "汽车产量12万辆，其中新能源汽车3万辆。",
            [
                obs("12万辆", "汽车产量", "level 120000 辆"),
                obs("3万辆", "新能源汽车产量", "level 30000 辆"),
            ],
        ),
        (
            "零售总额47亿元，按经营单位所在地分，城镇40亿元，乡村7亿元。",
            [
                obs("47亿元", "零售总额", "level 4700000000 CNY"),
                obs("40亿元", "城镇零售总额", "level 4000000000 CNY"),
                obs("7亿元", "乡村零售总额", "level 700000000 CNY"),
            ],
        ),
        (  # the second sentence tells parts of the same whole, not of the last part of the first
            "零售总额47亿元。按地域分，城镇40亿元，乡村7亿元。按行业分，批发业30亿元。",
            [
                obs("47亿元", "零售总额", "level 4700000000 CNY"),
                obs("40亿元", "城镇零售总额", "level 4000000000 CNY"),
                obs("7亿元", "乡村零售总额", "level 700000000 CNY"),
                obs("30亿元", "批发业零售总额", "level 3000000000 CNY"),
            ],
        ),
    ],
)
def test_a_part_is_measured_by_what_the_whole_was(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


# From one value to another ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator", "before", "after"),
    [
        ("高新技术企业从2020年底的310家增加到2023年的742家。", "高新技术企业", "2020-12", "2023"),
        ("高新技术企业数量由2019年的310家增至742家。", "高新技术企业数量", "2019", "2023"),
        ("高新技术企业由310家发展到742家。", "高新技术企业", None, "2023"),
    ],
)
def test_from_and_to_are_two_levels(
    text: str, indicator: str, before: str | None, after: str
) -> None:
    check(
        text,
        obs("310家", indicator, "level 310 家", period=before),
        obs("742家", indicator, "level 742 家", period=after),
    )


# Shares and gaps --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "服务业增加值占GDP的比重达到48.6%，比上年提高1.2个百分点。",
            [
                obs("48.6%", "服务业增加值占GDP的比重", "share 48.6 %", whole="GDP"),
                obs("1.2个百分点", "服务业增加值占GDP的比重", "change 1.2 pp", basis="yoy"),
            ],
        ),
        (
            "技术工人占全部职工的三成。",
            [obs("三成", "技术工人占全部职工的比重", "share 30 %", whole="全部职工")],
        ),
        ("清洁能源装机占比61.5%。", [obs("61.5%", "清洁能源装机占比", "share 61.5 %")]),
        ("自来水普及率98.2%。", [obs("98.2%", "自来水普及率", "level 98.2 %")]),
        ("服务业对经济增长的贡献率为61%。", [obs("61%", "服务业对经济增长的贡献率", "level 61 %")]),
    ],
)
def test_a_share_is_part_of_a_whole_and_a_rate_is_a_level(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


@pytest.mark.parametrize(
    ("text", "at", "value", "unit", "versus"),
    [
        ("研发投入强度超过全省平均水平0.4个百分点。", "0.4个百分点", "0.4", "pp", "浙江省"),
        ("研发投入强度比全国低0.8个百分点。", "0.8个百分点", "-0.8", "pp", "中国"),
        ("研发投入强度低于全省0.7个百分点。", "0.7个百分点", "-0.7", "pp", "浙江省"),
        ("研发投入强度高于年度目标0.2个百分点。", "0.2个百分点", "0.2", "pp", "年度目标"),
        ("研发投入强度是全国平均水平的1.3倍。", "1.3倍", "1.3", "x", "中国"),
    ],
)
def test_a_gap_is_to_another_population(
    text: str, at: str, value: str, unit: str, versus: str
) -> None:
    check(text, obs(at, "研发投入强度", f"gap {value} {unit}", versus=versus, basis=None))


def test_a_gap_after_growth_is_one_of_rates() -> None:
    check(
        "规上工业增加值同比增长7.3%，高于全省1.9个百分点。",
        obs("7.3%", "规上工业增加值", "growth 7.3 %", basis="yoy"),
        obs("1.9个百分点", "规上工业增加值增速", "gap 1.9 pp", versus="浙江省"),
    )


@pytest.mark.parametrize(
    "text", ["合格率比上年同期高0.6个百分点。", "合格率高于上年同期0.6个百分点。"]
)
def test_a_distance_to_ones_own_past_is_a_change(text: str) -> None:
    check(text, obs("0.6个百分点", "合格率", "change 0.6 pp", basis="yoy", versus=None))


# Growth and what it is compared with ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what", "basis"),
    [
        ("用电量同比增长8.4%。", "growth 8.4 %", "yoy"),
        ("用电量比上年增长8.4%。", "growth 8.4 %", "yoy"),
        ("用电量较去年同期增长8.4%。", "growth 8.4 %", "yoy"),
        ("用电量环比增长8.4%。", "growth 8.4 %", "mom"),
        ("用电量年均增长8.4%。", "growth 8.4 %", "cagr"),
        ("用电量较2019年底增长8.4%。", "growth 8.4 %", "2019-12"),
        ("用电量比2020年下降8.4%。", "growth -8.4 %", "2020"),
        ("用电量比2020年增长8.4%。", "growth 8.4 %", "2020"),
        ("用电量较2020年增加8.4%。", "growth 8.4 %", "2020"),
        ("用电量增长8.4%。", "growth 8.4 %", None),
        ("用电量下降8.4%。", "growth -8.4 %", None),
        ("用电量增速达到8.4%。", "growth 8.4 %", None),
    ],
)
def test_growth_and_its_basis(text: str, what: str, basis: str | None) -> None:
    check(text, obs("8.4%", "用电量", what, basis=basis))


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("快递业务量翻一番。", "翻一番", "2"),
        ("快递业务量翻两番。", "翻两番", "4"),
        ("快递业务量增长1.5倍。", "1.5倍", "2.5"),
        ("快递业务量增长两倍。", "两倍", "3"),
        ("快递业务量增长到3倍。", "3倍", "3"),
    ],
)
def test_a_multiple_is_the_ratio_of_new_to_old(text: str, at: str, value: str) -> None:
    check(text, obs(at, "快递业务量", f"growth {value} x"))


def test_a_multiple_of_the_past_names_it() -> None:
    check(
        "快递业务量突破2亿件，是2020年的2.3倍。",
        obs("2亿件", "快递业务量", "level 200000000 件", modifier="over"),
        obs("2.3倍", "快递业务量", "growth 2.3 x", basis="2020"),
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "审批时间缩短50%，减少3天。",
            [obs("50%", "审批时间", "growth -50 %"), obs("3天", "审批时间", "change -3 d")],
        ),
        (
            "失业率比上年下降0.3个百分点。",
            [obs("0.3个百分点", "失业率", "change -0.3 pp", basis="yoy")],
        ),
        ("利润降幅收窄2.1个百分点。", [obs("2.1个百分点", "利润降幅", "change -2.1 pp")]),
        ("新增规上企业215家。", [obs("215家", "规上企业", "change 215 家")]),
        ("新增215家规上企业。", [obs("215家", "规上企业", "change 215 家")]),
        (
            "城镇新增就业3.2万人，同比增长2.1%。",
            [
                obs("3.2万人", "城镇新增就业", "level 32000 人"),
                obs("2.1%", "城镇新增就业", "growth 2.1 %", basis="yoy"),
            ],
        ),
    ],
)  # fmt: skip
def test_changes_carry_their_sign(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


def test_a_loss_is_a_negative_profit() -> None:
    maker = "绍兴会稽山公司"
    check(
        f"{maker}净亏损1.9亿元。",
        obs("1.9亿元", "净利润", "level -190000000 CNY", subject=maker),
    )


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "粮食播种面积90万亩，总产量38万吨，单产420公斤。",
            ["粮食播种面积", "粮食总产量", "粮食单产"],
        ),
        ("事故起数、死亡人数分别下降5%、8%。", ["事故起数", "死亡人数"]),
        ("生产事故起数、死亡人数分别下降5%、8%。", ["生产事故起数", "生产事故死亡人数"]),
        ("粮食产量、油料产量分别增长3%、5%。", ["粮食产量", "油料产量"]),
        ("刑事、治安案件分别下降5%、8%。", ["刑事案件", "治安案件"]),
        ("茶叶、黄酒产量、丝绸加工量分别增长1%、2%、3%。", ["茶叶产量", "黄酒产量", "丝绸加工量"]),
        ("专利质押融资5亿元，登记笔数20笔。", ["专利质押融资", "专利质押融资登记笔数"]),
    ],
)
def test_a_thing_is_named_once_for_all_its_measures(text: str, indicators: list[str]) -> None:
    result = extract(text, reference_date=DAY, title=TITLE)
    assert [record.indicator for record in result.observations] == indicators


def test_gaps_and_changes_of_a_growth_are_of_its_rate() -> None:
    check(
        "用电量19亿度，增长7%，比一季度加快1.5个百分点，高于全国2个百分点、全省0.4个百分点。",
        obs("19亿度", "用电量", "level 1900000000 kW.h"),
        obs("7%", "用电量", "growth 7 %"),
        obs("1.5个百分点", "用电量增速", "change 1.5 pp"),
        obs("2个百分点", "用电量增速", "gap 2 pp", versus="中国"),
        obs("0.4个百分点", "用电量增速", "gap 0.4 pp", versus="浙江省"),
    )


def test_the_time_of_a_part_ends_with_it() -> None:
    result = extract(
        "1至9月，用电量9亿度。其中，三季度3亿度。发电量8亿度。", reference_date=DAY, title=TITLE
    )
    assert [record.period for record in result.observations] == [
        "2023-01/2023-09",
        "2023-07/2023-09",
        "2023-01/2023-09",
    ]


def test_a_branch_is_said_once_for_what_is_measured_in_it() -> None:
    result = extract(
        "民航方面，航班量达到320班，运输旅客4万人次。工业方面，出口3亿元。",
        reference_date=DAY,
        title=TITLE,
    )
    assert [record.indicator for record in result.observations] == [
        "民航航班量",
        "民航运输旅客",
        "出口",
    ]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("旅游总收入比上年增长3.3%。", ["旅游总收入"]),
        ("居民收入比上年同期增长4%。", ["居民收入"]),
        ("城乡居民收入比为2.31。", ["城乡居民收入比"]),
        ("城乡居民收入比由2.31缩小到2.25。", ["城乡居民收入比", "城乡居民收入比"]),
    ],
)
def test_a_ratio_and_a_comparison(text: str, indicators: list[str]) -> None:
    result = extract(text, reference_date=DAY, title=TITLE)
    assert [record.indicator for record in result.observations] == indicators


def test_what_was_said_to_be_measured_is_not_the_name_after() -> None:
    """日照港 is what is counted where nothing is said of it, and who it is told of here."""
    text = "2024年，货物吞吐量方面，诸暨港同比增长5%。"
    (record,) = extract(text, reference_date=DAY, title="诸暨港生产情况").observations
    assert (record.subject, record.indicator) == ("诸暨港", "货物吞吐量")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("产销比由0.95升至0.98。", ["0.95", "0.98"]),
        ("倍差由2.1降为2.0。", ["2.1", "2.0"]),
        ("城乡居民收入比由上年的1.62缩小至1.60。", ["1.62", "1.60"]),
        ("城乡居民收入比由五年前的1.62缩小至1.60。", []),  # rather nothing than half of it
    ],
)
def test_ratios_from_and_to(text: str, values: list[str]) -> None:
    result = extract(text, reference_date=DAY, title=TITLE)
    assert [record.text for record in result.observations] == values
    assert {record.measure for record in result.observations} <= {"level"}


@pytest.mark.parametrize(
    "indicator",
    [
        "在岗职工平均工资",
        "在营企业数量",
        "在册车辆",
        "下岗职工再就业人数",
        "能繁母猪存栏",
        "实际到账外资",
        "招商引资到位资金",
        "案件执行到位率",
        "金融机构本外币存款余额",
        "高价值发明专利",
        "口岸过货量",
        "地产品出口",
        "亩均税收",
        "普惠托位",
        "受污染耕地安全利用率",
        "粮食就地转化率",
        "自治区级示范企业",
        "基本医疗保险参保率",  # an adverb says which
        "新一代通信产品销售额",
        "国内旅游收入",  # a word for a population that is part of the name
    ],
)
@pytest.mark.parametrize(
    "text", ["{}增长5.2%。", "绍兴市{}增长5.2%。", "上半年，绍兴市{}同比增长5.2%。"]
)
def test_an_indicator_keeps_all_its_words(indicator: str, text: str) -> None:
    (fact,) = extract(text.format(indicator), title=TITLE, reference_date=DAY).observations
    assert (fact.subject, fact.indicator, fact.value) == ("绍兴市", indicator, Decimal("5.2"))


@pytest.mark.parametrize(
    ("text", "indicator"),
    [("绍兴市在建设项目中投入12亿元。", "投入"), ("在手工制造业中新增企业12家。", "企业")],
)
def test_words_that_only_look_like_them_stay_apart(text: str, indicator: str) -> None:
    (fact,) = extract(text, title=TITLE, reference_date=DAY).observations
    assert fact.indicator == indicator


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("预计黄酒产量5万吨；前三季度，财政收入增长7%。", [("5万吨", "forecast"), ("7%", None)]),
        # a time still to come, or none, ends nothing
        ("预计黄酒产量5万吨，财政收入增长7%。", [("5万吨", "forecast"), ("7%", "forecast")]),
        ("力争2025年黄酒产量5万吨，2026年增长7%。", [("5万吨", "target"), ("7%", "target")]),
    ],
)
def test_a_time_that_is_over_ends_what_is_expected(
    text: str, status: list[tuple[str, str | None]]
) -> None:
    facts = extract(text, title=TITLE, reference_date=DAY).observations
    assert [(fact.text, fact.status) for fact in facts] == status


def test_how_much_of_a_plan_is_done() -> None:
    text = "农村改厕2.3万户，完成年度目标的70%，增长5%。"
    facts = extract(text, title=TITLE, reference_date=DAY).observations
    assert [(fact.text, fact.indicator, fact.status) for fact in facts] == [
        ("2.3万户", "农村改厕", None),
        ("70%", "农村改厕完成年度目标", None),
        ("5%", "农村改厕", None),
    ]


def _told(text: str, *, title: str = TITLE) -> list[tuple[str, str | None, str]]:
    facts = extract(text, title=title, reference_date=DAY).observations
    return [(fact.text, fact.subject, fact.indicator) for fact in facts]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a bound that each has passed
        (
            "诸暨市、嵊州市工业产值突破500亿元。",
            [
                ("500亿元", "诸暨市", "工业产值"),
                ("500亿元", "嵊州市", "工业产值"),
            ],
        ),
        # where it is done is not who does it
        ("绍兴黄酒集团在诸暨市启用12个库点。", [("12个", "绍兴黄酒集团", "启用库点")]),
        # examples are nobody
        ("推动绍兴电厂等400万千瓦机组投运。", [("400万千瓦", "绍兴市", "机组投运")]),
        # another of those just told
        (
            "诸暨港区完成货物吞吐量9万吨；嵊州港区完成2万吨。",
            [("9万吨", "诸暨港区", "货物吞吐量"), ("2万吨", "嵊州港区", "货物吞吐量")],
        ),
        ("11个市（区）印发方案。", [("11个", "绍兴市", "印发方案市（区）")]),
        ("财政收入9亿元，对经济增长的贡献率5%。", [
            ("9亿元", "绍兴市", "财政收入"), ("5%", "绍兴市", "财政收入对经济增长的贡献率"),
        ]),
        ("光伏组件：诸暨市产量突破5万吨。", [("5万吨", "诸暨市", "光伏组件产量")]),
        ("接待游客12万人次，同比多接待3万人次。", [
            ("12万人次", "绍兴市", "接待游客"), ("3万人次", "绍兴市", "接待游客"),
        ]),
        ("用电量65亿度，其中工业用电47亿度，占72%。", [
            ("65亿度", "绍兴市", "用电量"), ("47亿度", "绍兴市", "工业用电量"),
            ("72%", "绍兴市", "工业用电量占比"),
        ]),
        ("农村转移就业人数年均超过3万人。", [("3万人", "绍兴市", "农村转移就业人数")]),
        ("科学应对29轮强降雨。", [("29轮", "绍兴市", "应对强降雨")]),
        ("6场主题展览、25场交流活动举行。", [
            ("6场", "绍兴市", "主题展览"), ("25场", "绍兴市", "交流活动"),
        ]),
    ],
)  # fmt: skip
def test_who_and_what(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert _told(text) == wanted


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023届毕业生去向落实率95%。", "2023"),
        ("截至8月31日，2023届毕业生5843人。", "2023-08-31"),  # the day, not the class
        ("这五年，城镇化率稳定在60%以上。", "2019/2023"),  # all through
        ("这五年，城镇化率达到60%。", "2023"),  # at the end
        ("2023年半年度营业收入5亿元。", "2023-01/2023-06"),
    ],
)
def test_when(text: str, period: str) -> None:
    (fact,) = extract(text, title=TITLE, reference_date=DAY).observations
    assert fact.period == period


def test_a_text_that_opens_with_days_reports_on_them() -> None:
    text = "9月19日至27日，第五届黄酒节举行。\n\n接待游客12万人次。"
    (fact,) = extract(text, title="黄酒节落幕", reference_date=date(2023, 9, 28)).observations
    assert fact.period == "2023-09-19/2023-09-27"


@pytest.mark.parametrize(
    ("verb", "sign"),
    [("蹿升", 1), ("猛涨", 1), ("剧增", 1), ("增产", 1), ("骤减", -1), ("续跌", -1), ("减产", -1)],
)
def test_verbs_of_change_in_newspapers(verb: str, sign: int) -> None:
    text = f"棉花总产量{verb}8.3%。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert (fact.indicator, fact.measure) == ("棉花总产量", "growth")
    assert fact.value == sign * Decimal("8.3")


@pytest.mark.parametrize(
    "text", ["出口额同比腾跃8.3%。", "出口额较上年腾跃8.3%。", "出口总额腾跃8.3%。"]
)
def test_a_move_by_an_unknown_verb_is_no_level(text: str) -> None:
    assert not extract(text, reference_date=DAY, title=TITLE).observations


@pytest.mark.parametrize("how", ["逆势", "强势", "全线", "企稳", "双双", "持续", "稳步", "明显"])
def test_how_it_rose_hides_no_growth(how: str) -> None:
    (fact,) = extract(f"出口额{how}上升5.2%。", reference_date=DAY, title=TITLE).observations
    assert (fact.indicator, fact.measure, str(fact.value)) == ("出口额", "growth", "5.2")


def test_after_a_set_phrase_no_rate_is_a_level() -> None:
    """稳中有升5.2% says that it rose; a level of 5.2 % would be wrong, and no word of it."""
    for row in load_rulebook().table("views"):
        facts = extract(f"出口额{row.word}5.2%。", reference_date=DAY, title=TITLE).observations
        assert [fact.text for fact in facts if fact.measure == "level"] == [], row.word


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("出口方面，诸暨市增长5%、嵊州市3%、新昌县2%。", ["5", "3", "2"]),
        ("诸暨市出口额增长5%，嵊州市4.5%。", ["5", "4.5"]),
        ("诸暨市出口额下降5%，嵊州市4.5%。", ["-5", "-4.5"]),
    ],
)
def test_the_same_of_another_place_is_growth_too(text: str, values: list[str]) -> None:
    facts = extract(text, reference_date=DAY, title=TITLE).observations
    assert [fact.measure for fact in facts] == ["growth"] * len(values)
    assert [str(fact.value) for fact in facts] == values


def test_a_rate_of_another_place_after_growth_is_none() -> None:
    text = "诸暨市出口额下降5%，嵊州市覆盖率达12%。"
    _, other = extract(text, reference_date=DAY, title=TITLE).observations
    assert (other.indicator, other.measure, str(other.value)) == ("覆盖率", "level", "12")


@pytest.mark.parametrize(
    "how",
    (
        "上涨幅度8% 增速8% 增速保持8% 增幅达8% 增长率为8% 同比增长率为8% 同比增长速度为8% "
        "增长幅度达8% 增长达8% 增长达到8% 增长将达8% 年均增速达8% 年均增长率为8% 同比实现8%增长 "
        "8%的增速 以8%的速度增长 保持8%左右的较快增长 同比多8% 比上年高8% 由降转增8% "
        "净增长8% 净增8% 按可比价计算增长8% 可比增长8% 现价增长8%"
    ).split(),
)
def test_growth_as_people_write_it(how: str) -> None:
    (fact,) = extract(f"绍兴市出口额{how}。", reference_date=DAY, title=TITLE).observations
    assert (fact.indicator, fact.measure, str(fact.value)) == ("出口额", "growth", "8")


@pytest.mark.parametrize("how", ["增长了足足8%", "稳中有进8%"])
def test_growth_that_is_not_understood_is_nothing(how: str) -> None:
    assert not extract(f"绍兴市出口额{how}。", reference_date=DAY, title=TITLE).observations


def test_what_a_rate_came_to_is_its_level() -> None:
    text = "绍兴市新增就业率8%，污水处理率提高达到85%。"
    facts = extract(text, reference_date=DAY, title=TITLE).observations
    assert [(fact.measure, str(fact.value)) for fact in facts] == [("level", "8"), ("level", "85")]


@pytest.mark.parametrize(
    ("how", "measure"),
    [
        ("增加达8亿元", "change"),
        ("创下8亿元新高", "level"),
        ("触及8亿元", "level"),
        ("站上8亿元台阶", "level"),
        ("较上年同期多增8亿元", "change"),
    ],
)
def test_amounts_as_people_write_them(how: str, measure: str) -> None:
    (fact,) = extract(f"绍兴市出口额{how}。", reference_date=DAY, title=TITLE).observations
    assert (fact.indicator, fact.measure, fact.value) == ("出口额", measure, 800_000_000)


def test_higher_than_the_rate_of_an_average_is_higher_than_that_average() -> None:
    text = "绍兴市出口额增速高于全省平均增速3个百分点。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert (fact.measure, fact.versus) == ("gap", "浙江省")


def test_a_rate_whose_name_ends_like_a_verb_is_a_level() -> None:
    (fact,) = extract("全市不良贷款率0.94%。", reference_date=DAY, title=TITLE).observations
    assert (fact.indicator, fact.measure) == ("不良贷款率", "level")
