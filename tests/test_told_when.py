"""When facts hold and what they are compared with, where it is not said in their own clause."""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import DAY, TITLE

from extractor import extract

QUARTERS = "绍兴市前三季度经济运行情况"
OCTOBER = date(2024, 10, 20)


def periods(text: str, *, title: str, day: date) -> list[str | None]:
    return [one.period for one in extract(text, reference_date=day, title=title).observations]


def bases(text: str) -> list[str | None]:
    return [one.basis for one in extract(text, reference_date=DAY, title=TITLE).observations]


def test_a_month_is_that_month_though_its_thing_flows() -> None:
    text = "前三季度，全市生产总值增长5%。9月份，机器人产量分别增长46.8%。"
    assert periods(text, title=QUARTERS, day=OCTOBER) == ["2024-01/2024-09", "2024-09"]


def test_what_flows_up_to_the_end_of_a_month_is_of_the_whole_period() -> None:
    text = "9月末，全市存款余额4875亿元。城镇新增就业5.83万人。"
    assert periods(text, title=QUARTERS, day=OCTOBER) == ["2024-09", "2024-01/2024-09"]


def test_a_bracket_says_which_time_is_meant() -> None:
    text = "今年采茶季（3月10日至4月20日），新昌县接待游客18万人次；旅游总花费6亿元。"
    told = periods(text, title="新昌县茶旅", day=date(2024, 9, 4))
    assert told == ["2024-03-10/2024-04-20"] * 2


def test_a_bracket_with_more_than_a_time_says_nothing_of_when() -> None:
    text = "2023年（比2020年多两天），新昌县接待游客18.6万人次。"
    assert periods(text, title="新昌县旅游", day=DAY) == ["2023"]


def test_news_of_its_own_day() -> None:
    """The year that a later sentence names is none of the day's."""
    text = (
        "4月28日，表彰大会在杭州召开。会上表彰先进工作者92人。"
        + "大会号召全省干部群众向先进学习。" * 20
        + "由他领衔的工作室去年获奖。"
    )
    found = periods(text, title="浙江表彰先进工作者", day=date(2025, 4, 28))
    assert found[0] == "2025-04-28"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("绍兴市2024年1-11月经济数据", "2024-01/2024-11"),
        ("2024年11月经济运行简况", "2024-11"),
        ("2024年第三季度工业简况", "2024-07/2024-09"),
        ("绍兴市2024年工业简况", "2024"),
    ],
)
def test_a_part_of_a_year_in_the_title(title: str, period: str) -> None:
    """Of a text that names no time; 11月经济 is no 月经."""
    text = "公路里程达到3210公里。规模以上企业612家。"
    assert periods(text, title=title, day=DAY) == [period] * 2


def test_what_the_text_names_goes_before_the_title() -> None:
    text = "2024年10月，公路里程达到3210公里。"
    assert periods(text, title="绍兴市2024年1-11月经济数据", day=DAY) == ["2024-10"]


def test_since_the_beginning_of_the_year_in_news_of_a_day() -> None:
    text = "今天（8月10日），记者了解到，今年以来，宁波舟山港完成海铁联运174万标箱。"
    assert periods(text, title="", day=date(2025, 8, 10)) == ["2025"]


def test_the_best_of_five_years_is_no_term() -> None:
    text = "居民收入增长4.4%，增幅为近五年最高。新增绿地80公顷。"
    told = periods(text, title="2024年绍兴市政府工作报告", day=date(2024, 1, 31))
    assert told == ["2023", "2023"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("第一产业同比增长3.4%；第二产业增长5.4%。", ["yoy", "yoy"]),
        ("第一产业同比增长3.4%。第二产业增长5.4%。", ["yoy", None]),
        ("获奖126项，比上年增加19项；科研经费增长8%。", [None, "yoy", None]),
        ("比“十三五”减少612亿元的投资，增长3%。", ["2016/2020"]),
    ],
)
def test_how_far_a_basis_reaches(text: str, wanted: list[str | None]) -> None:
    assert bases(text)[: len(wanted)] == wanted


def test_a_month_against_the_one_before() -> None:
    text = "9月份，工业增加值同比增长5.4%，比8月份加快0.9个百分点。"
    found = extract(text, reference_date=OCTOBER, title=QUARTERS).observations
    assert [one.basis for one in found] == ["yoy", "mom"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("今年全市游客要突破680万人次。", "target"),
        ("绍兴市提出实施100项重大项目。", "target"),
        ("但也要看到，工业投资下降9.1%。", None),
        ("在建和已投运的装机累计达1421万千瓦。", None),
    ],
)
def test_what_is_aimed_at(text: str, status: str | None) -> None:
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert fact.status == status


def test_the_day_under_a_title_is_when_it_was_published() -> None:
    text = "绍兴市统计局\n（2025年3月21日）\n\n2024年全市茶叶产值38亿元。\n\n工业投资增长8.9%。"
    found = extract(
        text, reference_date=date(2025, 3, 21), title="2024年绍兴市统计公报"
    ).observations
    assert [one.period for one in found] == ["2024", "2024"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("全市计划投资20亿元，已完成12亿元，完成率60%。", ["target", None, None]),
        ("全市计划投资20亿元，新建学校3所。", ["target", "target"]),
        ("纳入省重大项目计划的28个项目开工率达88%。", [None, None]),
    ],
)
def test_what_has_been_done_is_planned_no_more(text: str, statuses: list[str | None]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.status for one in found] == statuses


def test_items_of_a_paragraph_share_only_the_time_in_front_of_all() -> None:
    text = "1—5月，产值增长8%。一是效益好转。1—4月，利润增长6%。二是后劲充足。工业投资增长15%。"
    assert periods(text, title="柯桥区1—5月工业经济运行分析", day=date(2025, 6, 19)) == [
        "2025-01/2025-05",
        "2025-01/2025-04",
        "2025-01/2025-05",
    ]


def test_a_half_yearly_report_is_of_the_half() -> None:
    text = "鉴湖银行披露2025年半年度报告。不良贷款率0.94%。"
    assert periods(text, title="鉴湖银行发布半年度报告", day=date(2025, 8, 28)) == [
        "2025-01/2025-06"
    ]


def test_the_year_of_a_contest_is_not_the_one_told_of() -> None:
    text = (
        "上半年，全区生产总值198亿元。在2024年国家级经开区考核中，该区排第67位。\n\n"
        "下半年，将确保全年工业增加值增长10%以上。"
    )
    assert periods(text, title="柯桥经开区半年成绩单", day=date(2025, 7, 16))[-1] == "2025"


def test_a_part_of_the_holiday_named_last() -> None:
    text = (
        "清明假期，客流量30万人次。假期前两天，客流量20万人次。"
        "假期最后一天，客流量5万人次。假期期间，车流量9万辆。"
    )
    found = extract(text, reference_date=date(2025, 4, 8), title="绍兴市旅游市场").observations
    assert [one.period for one in found] == [
        "2025-04-04/2025-04-06",
        "2025-04-04/2025-04-05",
        "2025-04-06",
        "2025-04-04/2025-04-06",
    ]


def test_a_report_that_goes_from_year_to_year_of_a_term_is_of_the_term() -> None:
    text = "灌溉保证率从2020年的64%提升到2025年的72%。累计新修水渠4公里，新增泵站5座。"
    found = extract(text, reference_date=date(2026, 1, 27), title="2026年绍兴市政府工作报告")
    assert [one.period for one in found.observations] == ["2020", "2025", "2021/2025", "2021/2025"]
    text = "灌溉保证率从2024年的64%提升到2025年的72%。累计新修水渠4公里。"
    found = extract(text, reference_date=date(2026, 1, 27), title="2026年绍兴市政府工作报告")
    assert [one.period for one in found.observations] == ["2024", "2025", "2025"]


def test_the_beginning_of_a_year_dates_nothing_that_follows() -> None:
    text = "年初，二期工程建成投运，日处理能力提高到2850吨。粗炼回收率升至98%。"
    found = extract(text, reference_date=date(2024, 12, 19), title="稽山铜业产量突破60万吨")
    assert {one.period for one in found.observations} == {"2024-12-19"}


def test_several_times_of_a_sentence_are_none_of_the_next() -> None:
    first, last = "一季度，物价指数上涨2%。\n\n", "鲜菜价格下跌8.1%。"
    text = first + "1月价格上涨0.9%，2月下降0.5%，3月下跌0.3%。" + last
    found = extract(text, reference_date=date(2025, 4, 22), title="一季度绍兴物价").observations
    assert [one.period for one in found][-1] == "2025-01/2025-03"
    text = first + "1月价格上涨0.9%，去年同期下降0.5%。" + last
    found = extract(text, reference_date=date(2025, 4, 22), title="一季度绍兴物价").observations
    assert [one.period for one in found][-1] == "2025-01"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("绍兴第三纺织厂成立于2003年，现有织机320台。", "2024-01/2024-06"),
        ("绍兴第三纺织厂2003年成立于柯桥，现有织机320台。", "2024-01/2024-06"),
        ("绍兴大桥始建于2003年，引桥长320米。", "2024-01/2024-06"),
        ("2003年成立纺织协会，开展检查320次。", "2003"),
    ],
)
def test_when_a_thing_was_founded_is_when_nothing_else_holds(text: str, period: str) -> None:
    """In front of an object the verb tells what was done then, and the year goes on."""
    lead = "上半年，全市实现地区生产总值3956亿元，增长6%。"
    assert periods(lead + text, title=TITLE, day=DAY)[-1] == period


def test_a_month_of_last_year_told_further_down_is_not_what_news_are_of() -> None:
    text = "越城消防站就在古城边上。\n2023年7月的一个夜里，老街上一间绸庄失火。\n消防站有队员32人。"
    assert periods(text, title="越城消防站：古城边上的人", day=date(2024, 11, 29)) == ["2024-11-29"]
    text = "绍兴市加快建设。\n截至2023年9月底，全市培育企业32家。\n企业现有职工2300人。"
    assert periods(text, title="绍兴市加快建设", day=date(2024, 3, 5))[-1] == "2023"


def test_a_day_inside_the_days_a_paragraph_speaks_of() -> None:
    text = "清明假期，客流量30万人次。4月6日，客流量5万人次。"
    assert periods(text, title="绍兴市一季度旅游", day=date(2025, 4, 10)) == [
        "2025-04-04/2025-04-06",
        "2025-04-06",
    ]
    text = "春节假期，客流量30万人次。春节假期后两天，客流量5万人次。"
    assert periods(text, title="绍兴市旅游", day=date(2025, 2, 10)) == [
        "2025-01-28/2025-02-04",
        "2025-02-03/2025-02-04",
    ]


@pytest.mark.parametrize(
    "between",
    [
        "其中，6月当月用电量35亿千瓦时。",
        "2023年启动的二期工程总投资9亿元。",
        "二季度增长提速。当季用电量103亿千瓦时。",
        "3月2日，6个项目通过评审。",
        "力争明年用电量突破500亿千瓦时。",
    ],
)
@pytest.mark.parametrize("opening", ["今天上午，绍兴市举行新闻发布会。", ""])
def test_the_period_of_the_title_outlasts_what_is_told_on_the_way(
    opening: str, between: str
) -> None:
    text = f"{opening}用电量386亿千瓦时。\n{between}\n创新加快推进。研发投入4.2亿元。"
    found = periods(text, title="绍兴市2023年上半年经济运行", day=date(2023, 7, 22))
    assert found[-1] == "2023-01/2023-06"


def test_a_meeting_of_this_year_reports_on_the_year_of_the_title() -> None:
    text = (
        "记者从鉴湖财险绍兴分公司2026年工作会议上获悉，2025年，该公司保费收入38亿元。\n赔款24亿元。"
    )
    found = periods(text, title="鉴湖财险绍兴分公司2025年经营情况", day=date(2026, 2, 3))
    assert found == ["2025", "2025"]


def test_the_line_with_the_day_of_publication_dates_nothing() -> None:
    text = "科研年报｜鉴湖理工大学2025年账本\n科学技术院　2026-01-12\n\n▍经费\n到账经费9.86亿元。"
    assert periods(text, title="鉴湖理工大学发布科研年报", day=date(2026, 1, 12)) == ["2025"]


def test_a_year_said_in_passing_does_not_move_quarters_and_years_after_it() -> None:
    text = "前三季度，投资增长5%。揭晓的2024年度评价结果中，我区列第九。四季度，投资力争增长8%。"
    found = extract(text, reference_date=date(2025, 10, 28), title="越城区前三季度经济运行")
    assert [one.value for one in found.times][-1] == "2025-10/2025-12"
    assert found.observations[-1].period == "2025-10/2025-12"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("三季度投资力争增长5%", "2025-07/2025-09"),
        ("9月份将建成泵站3座", "2025-09"),
        ("三季度投资增长5%", "2024-07/2024-09"),
        ("2024年三季度计划投资3亿元", "2024-07/2024-09"),
    ],
)
def test_what_is_still_to_come_is_of_this_year(said: str, value: str) -> None:
    found = extract(f"{said}。", reference_date=date(2025, 5, 10), title="绍兴市召开会议")
    assert [one.value for one in found.times] == [value]


@pytest.mark.parametrize("base", ["上年同期为16.57亿元", "2022年为16.57亿元"])
def test_what_grew_is_this_years_after_last_years_amount(base: str) -> None:
    text = f"2023年，收入18.62亿元，{base}，增长12.4%。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.period for one in found] == ["2023", "2022", "2023"]


def test_an_office_that_plans_by_its_name_plans_nothing() -> None:
    text = "市水利局规划计划处负责人介绍，2023年，防洪工程完成投资46.4亿元。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert (fact.period, fact.status) == ("2023", None)
    text = "福建聚焦打造丝绸强省目标，2023年新增织机46台。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert fact.status is None


@pytest.mark.parametrize(
    ("lead", "status"),
    [
        ("围绕“丝绸不出省、茶叶不出县”目标", None),
        ("朝着建设丝绸强省的目标迈进", None),
        ("以建设丝绸强省为目标", None),
        ("今年的目标", "target"),
        ("锚定的目标是：", "target"),
    ],
)
def test_a_goal_one_goes_by_is_none_of_what_was_done(lead: str, status: str | None) -> None:
    text = f"福建{lead}，织机使用率达到86.7%。".replace("：，", "：")
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert fact.status == status


def test_the_province_a_paragraph_is_about() -> None:
    text = "安徽织机超过9000台。\n福建出台措施，全省织机增至1200台。"
    found = extract(text, reference_date=DAY, title="安徽抓丝绸 福建兴纺织").observations
    assert [one.subject for one in found] == ["安徽省", "福建省"]


def test_in_news_a_clause_that_only_names_a_facility_says_who() -> None:
    for text, subject in (
        ("在云南磨岩口岸，验放出入境人员80万人次。", "云南磨岩口岸"),
        ("江苏常州的青龙园景区，接待游客12万人次，门票收入900万元。", "青龙园景区"),
        ("在绍兴，白塔山景区推出夜游项目，接待游客3.2万人次。", "白塔山景区"),
    ):
        found = extract(text, reference_date=DAY, title="各地促消费").observations
        assert {one.subject for one in found} == {subject}


def test_what_is_expected_of_one_is_not_expected_of_the_next() -> None:
    silk, tea = "丝绸产量38万米，产值预计增长四成", "茶叶产量9万吨，出口力争增长5%"
    text = f"2023年，{silk}；{tea}；蚕茧产量3万吨。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.status for one in found] == [None, "forecast", None, "target", None]


def test_times_that_a_change_is_measured_from_say_nothing_of_when() -> None:
    text = (
        "前三季度，全市生产总值增长7.6%，增速比一季度、上半年分别加快0.5和0.2个百分点，"
        "低于全省平均0.2个百分点。"
    )
    found = periods(text, title="绍兴市2024年前三季度经济运行", day=date(2024, 10, 20))
    assert set(found) == {"2024-01/2024-09"}


@pytest.mark.parametrize("change", ["多9项", "增加9项", "少9项"])
def test_more_than_in_a_year_is_measured_from_it(change: str) -> None:
    assert bases(f"全市丝绸荣誉37项，比2022年{change}。")[-1] in ("yoy", "2022")
    assert bases(f"全市丝绸荣誉37项，{change}。")[-1] is None


def test_what_is_expected_of_one_thing_ends_with_its_segment() -> None:
    text = "全市研发强度预计达7.2%，是全省平均的3倍；万人丝绸专利68件。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.status for one in found] == ["forecast", "forecast", None]


def test_a_part_of_the_period_in_the_title_is_not_what_the_text_is_about() -> None:
    text = (
        "上半年，鉴湖精密实现收入23.9亿元，增长9.6%。二季度收入14亿元，增长27%。\n\n"
        "分产品看，油缸收入10.3亿元。"
    )
    told = periods(text, title="鉴湖精密上半年收入增长9.6% 二季度创新高", day=date(2024, 8, 28))
    assert told == ["2024-01/2024-06"] * 2 + ["2024-04/2024-06"] * 2 + ["2024-01/2024-06"]


def test_the_half_year_of_a_title_is_what_a_year_before_is_before() -> None:
    text = "新能源汽车产量由去年同期的18万辆增加到35万辆。"
    title = "绍兴市2025年上半年经济运行"
    assert periods(text, title=title, day=date(2025, 8, 1)) == [
        "2024-01/2024-06",
        "2025-01/2025-06",
    ]
    assert periods(text, title="绍兴市2025年工作", day=date(2026, 1, 9)) == ["2024", "2025"]


def test_a_heading_of_goals_says_when_they_are_for() -> None:
    text = "“十五五”时期，要努力实现以下目标：\n一是丝绸提质。丝绸产量年均增长5%。"
    told = periods(text, title="2026年绍兴市政府工作报告", day=date(2026, 1, 25))
    assert told == ["2026/2030"]


REPORTS = [
    ("2025年中报", "2025-01/2025-06"),
    ("2025年中期业绩", "2025-01/2025-06"),
    ("2025半年报", "2025-01/2025-06"),
    ("2025年年中业绩", "2025-01/2025-06"),
    ("2025年中期报告", "2025-01/2025-06"),
    ("2025年一季报", "2025-01/2025-03"),
    ("2025年三季报", "2025-01/2025-09"),
    ("2024年年报", "2024"),
]


@pytest.mark.parametrize(("report", "period"), REPORTS)
def test_a_report_on_a_part_of_the_year_is_on_its_months(report: str, period: str) -> None:
    day, text = date(2025, 10, 29), "鉴湖银行披露业绩。资产总额3.8亿元。报告期内，营业收入2.1亿元。"
    assert periods(text, title=f"鉴湖银行{report}", day=day) == [period] * 2
    found = extract(f"鉴湖银行发布{report}\n\n{text}", reference_date=day).observations
    assert [one.period for one in found] == [period] * 2


def test_the_end_of_what_is_reported_on() -> None:
    text, day = "报告期末，存款余额2.1亿元，上年同期为2亿元。", date(2025, 8, 29)
    told = periods(text, title="鉴湖银行2025年中报", day=day)
    assert told == ["2025-06", "2024-01/2024-06"]


def test_a_report_of_another_year_does_not_say_when() -> None:
    text = "2024年，收入5亿元，上年同期为4亿元。"
    told = periods(text, title="鉴湖银行2025年中报", day=date(2025, 8, 29))
    assert told == ["2024", "2023"]


@pytest.mark.parametrize("term", ["7日内", "30天内", "3个月内", "24小时以内"])
def test_how_soon_something_is_done_is_not_when(term: str) -> None:
    told = periods(f"群众反映有回音，{term}回复率达98%。", title=TITLE, day=DAY)
    assert told == ["2023"]


@pytest.mark.parametrize("cause", ["拖累", "冲击", "制约", "提振", "影响"])
def test_when_a_cause_was_is_not_when(cause: str) -> None:
    text = f"2023年，鉴湖精密生产平稳。受4、5月份停产{cause}，收入7.1亿元。"
    assert periods(text, title="鉴湖精密2023年业绩", day=DAY) == ["2023"]


def test_what_it_grew_from_has_its_time_and_gives_the_basis() -> None:
    for base, period, basis in (
        ("比2020年", "2020", "2020"),
        ("较“十三五”末", "2020", "2020"),
        ("比上年", "2022", "yoy"),
    ):
        text = f"2023年，全市粮食产量120万吨，{base}的110万吨增加10万吨，增长9.1%。"
        found = extract(text, reference_date=DAY, title=TITLE).observations
        assert [one.period for one in found] == ["2023", period, "2023", "2023"]
        assert [one.basis for one in found] == [None, None, basis, basis]


AUGUST = date(2025, 8, 1)
HALF = "绍兴市2025年上半年经济运行"


@pytest.mark.parametrize(
    ("text", "period", "status"),
    [
        ("未来三年，绍兴市将投资120亿元。", "2026/2028", "target"),
        ("今后五年诸暨市新增装机容量30万千瓦。", "2026/2030", "target"),
        ("接下来的三年内，全市培育企业100家。", "2026/2028", "target"),
        ("未来五年，全市力争森林覆盖率达到56%。", "2030", "target"),
        ("未来三天，全市最高气温38℃。", "2025-08-01/2025-08-04", "forecast"),
        ("未来一周上虞区平均降雨量40毫米。", "2025-08-01/2025-08-08", "forecast"),
        ("未来24小时，全市降水量50毫米。", "2025-01/2025-06", "forecast"),
        ("近三年，全市累计投资120亿元。", "2023/2025", None),
    ],
)
def test_what_lies_ahead_runs_forward(text: str, period: str, status: str | None) -> None:
    (found,) = extract(text, reference_date=AUGUST, title=HALF).observations
    assert (found.period, found.status or None) == (period, status)


def test_what_lies_ahead_ends_with_its_sentence() -> None:
    text = "未来三年，诸暨市将建成充电桩5000个。全市有公园58个。"
    found = extract(text, reference_date=AUGUST, title=HALF).observations
    assert [one.period for one in found] == ["2026/2028", "2025-01/2025-06"]
    assert [one.status or None for one in found] == ["target", None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全市接待游客86万人次。鉴湖获评2023年度优秀景区。旅游收入7亿元。",
            ["2025-01/2025-06"] * 2,
        ),
        ("新昌县被评为“2023年度全省平安县”，刑事案件下降12%。", ["2025-01/2025-06"]),
        (
            "上半年收入7亿元。鉴湖获评全国2024年度优秀景区。接待游客32万人次。",
            ["2025-01/2025-06"] * 2,
        ),
        ("获评企业2024年实现产值5亿元，利润6000万元。", ["2024", "2024"]),
        ("2024年，鉴湖获评优秀景区，接待游客32万人次。", ["2024"]),
    ],
)
def test_the_year_of_an_honour_dates_nothing_else(text: str, told: list[str]) -> None:
    assert periods(text, title=HALF, day=AUGUST) == told


@pytest.mark.parametrize(
    "text",
    [
        "越城区现有公园58个。荣获2024年度全省平安县称号。",
        "越城区现有公园58个。在2024年“鉴湖”园林城市排行榜中位列第11位。",
    ],
)
def test_the_year_of_an_honour_is_not_what_a_text_reports_on(text: str) -> None:
    assert periods(text, title="越城区园林工作", day=AUGUST) == ["2025-08-01"]


def test_the_year_of_a_list_is_that_of_the_rank_on_it() -> None:
    text = "诸暨市跻身2024年全国县域经济百强第13位，生产总值1700亿元。"
    found = extract(text, reference_date=AUGUST, title=HALF)
    assert [one.period for one in found.rankings] == ["2024"]
    assert [one.period for one in found.observations] == ["2025-01/2025-06"]


def test_years_up_to_now_are_no_part_of_a_name() -> None:
    text = "会议对2021年以来我区在全国性榜单中的表现作了盘点。公园58个。\n\n2024年，新建8个。"
    assert periods(text, title="越城区园林工作", day=AUGUST) == ["2025", "2024"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "从同比看，丝绸价格上涨0.2%，涨幅比上月扩大0.1个百分点，平均上涨0.8%。",
            ["yoy", "mom", "yoy"],
        ),
        ("丝绸产值同比增长5%，增速比上月加快1个百分点，出口增长3%。", ["yoy", "mom", "yoy"]),
        ("从增速看，丝绸出口增长3%。", [None]),
    ],
)
def test_what_a_rate_is_compared_with_is_its_own(text: str, wanted: list[str | None]) -> None:
    assert bases(text) == wanted


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("截至18日，山洪已造成诸暨市6人受伤，目前仍有2人失踪。", ["2025-07-18", "2025-07-18"]),
        ("18日，诸暨市山洪造成6人受伤，目前仍有2人失踪。", ["2025-07-18", "2025-07-20"]),
        ("诸暨市18日发生的地震已导致6人受伤。", ["2025-07-20"]),
        ("震中在18日发生强震的诸暨市附近，震源深度12公里。", ["2025-07-20"]),
        ("诸暨市18日发生交通事故6起。", ["2025-07-18"]),
    ],
)
def test_what_came_of_an_event_is_told_of_now(text: str, periods: list[str]) -> None:
    facts = extract(text, reference_date=date(2025, 7, 20)).observations
    assert [fact.period for fact in facts] == periods


@pytest.mark.parametrize(
    ("opening", "period"),
    [
        ("其中，丝绸出口6亿元，增长8%。", "2025-01/2025-06"),
        ("丝绸出口商6家。其中，民营5家。", "2025"),
        ("诸暨市丝绸商行现有60家，茶行50家。", "2025"),
    ],
)
def test_a_paragraph_of_parts_is_of_the_period_of_the_one_before(opening: str, period: str) -> None:
    text = f"今年以来，诸暨丝绸加速出海。\n今年上半年，诸暨市出口12亿元，增长5%。\n{opening}"
    told = periods(text, title="诸暨丝绸出海忙", day=date(2025, 7, 20))
    assert told[2:] == [period] * 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("党的十九大以来，诸暨市新建学校20所。目前，在校学生5万人。", ["2017/2025", "2025-07-20"]),
        ("改革开放以来，诸暨市修建水库50座。诸暨市现有茶园6万亩。", ["1978/2025", "2025-07-20"]),
        ("诸暨市是改革开放的前沿，现有茶园6万亩。", ["2025-07-20"]),
    ],
)
def test_since_what_everybody_knows_holds_for_its_sentence_in_news(
    text: str, wanted: list[str]
) -> None:
    assert periods(text, title="诸暨市教育", day=date(2025, 7, 20)) == wanted


@pytest.mark.parametrize(
    ("title", "text", "last"),
    [
        (
            "诸暨丝绸闯市场",
            "清晨七点，园里一片忙碌。去年，产值9亿元。\n现有企业60家。",
            "2025-07-20",
        ),
        ("诸暨丝绸闯市场", "去年，产值9亿元。\n现有企业60家。", "2024"),
        ("诸暨丝绸2024年综述", "清晨七点，园里一片忙碌。2024年，产值9亿元。\n企业60家。", "2024"),
        (
            "诸暨丝绸闯市场",
            "清晨七点，园里一片忙碌。上半年，产值9亿元。\n企业60家。",
            "2025-01/2025-06",
        ),
    ],
)
def test_a_story_that_opens_with_a_scene_is_told_of_now(title: str, text: str, last: str) -> None:
    assert periods(text, title=title, day=date(2025, 7, 20))[-1] == last


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("7月18日7时30分，鉴湖龙舟赛开桨，60支队伍参赛。", ["2025-07-18"]),
        ("7月18日7时30分，诸暨市用电负荷达到364万千瓦。", ["2025-07-18T07:30"]),
        ("7月18日7时30分，在诸暨市，用电负荷达到364万千瓦。", ["2025-07-18T07:30"]),
    ],
)
def test_what_came_after_something_happened_is_of_the_day(text: str, wanted: list[str]) -> None:
    assert periods(text, title="诸暨市龙舟赛", day=date(2025, 7, 20)) == wanted


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("基地于去年9月投产，年产能80万台", "2023-09"),  # reckoned from the day of the release
        ("基地去年9月投产，年产能80万台", "2023-09"),
        ("年产能80万台，高于去年", "2023"),
    ],
)
def test_when_something_happened_is_no_base(said: str, period: str) -> None:
    day, title = date(2024, 4, 19), "诸暨丝绸机械公司2023年营收突破48亿元"
    (fact,) = extract(f"公司在嵊州的{said}。", reference_date=day, title=title).observations
    assert fact.period == period


@pytest.mark.parametrize(
    ("done", "status"),
    [
        ("分散的12个绣坊整合", None),  # it takes an object
        ("闲置的12间厂房改造", None),
        ("建成12个绣坊", "planned"),
    ],
)
def test_what_is_done_to_things_of_a_kind_is_done(done: str, status: str | None) -> None:
    found = extract(f"诸暨市将{done}，奖励绣娘8000元。", reference_date=DAY, title=TITLE)
    assert {one.status for one in found.observations} == {status}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "1月至11月，全市织机增加9台。\n今年以来，全市开展培训11万人次，新增绣娘400人。占比33%。",
            ["2025-01/2025-11", "2025", "2025", "2025"],
        ),
        (
            "1月至11月，全市织机增加9台。\n今年以来，诸暨市抓培训。全市开展培训11万人次。",
            ["2025-01/2025-11", "2025"],
        ),
        (
            "1月至11月，全市织机增加9台。\n今年以来，诸暨市抓培训。1至11月，开展培训11万人次。",
            ["2025-01/2025-11", "2025-01/2025-11"],
        ),
    ],
)
def test_since_the_year_began_is_of_the_year(text: str, periods: list[str]) -> None:
    found = extract(text, reference_date=date(2025, 12, 9), title="诸暨市前11个月丝绸业")
    assert [one.period for one in found.observations] == periods


@pytest.mark.parametrize(
    ("said", "periods"),
    [
        (
            "年内计划投资98亿元，已完成投资67亿元；新开工29个",
            ["2025", "2025-01/2025-07", "2025-01/2025-07"],
        ),
        ("全年力争投资98亿元，到位内资67亿元", ["2025", "2025"]),  # the aims go on
    ],
)
def test_what_was_done_of_a_years_plan_is_of_the_months(said: str, periods: list[str]) -> None:
    text = f"1至7月，诸暨市实施绸厂项目46个，{said}。"
    found = extract(text, reference_date=date(2025, 8, 12), title="诸暨市项目加速").observations
    assert [one.period for one in found] == ["2025-01/2025-07", *periods]


def test_since_when_something_is_there_is_not_what_is_reported_on() -> None:
    text = "自2021年成立以来，诸暨市丝绸联盟培训绣娘800人。产值12亿元。"
    found = extract(text, reference_date=date(2024, 4, 19), title="诸暨市2023年丝绸业")
    assert next(one.period for one in found.observations) == "2021/2023"


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("北泽国内政部12日表示，火灾造成20人受伤。", "2024-04-12"),
        ("北泽国内政部14日通报，又抓获3名涉案人员。", "2024-04-14"),
        ("记者从北泽国内政部了解到，火灾造成20人受伤。", "2024-04-15"),
        ("北泽国内政部12日表示，3月火灾造成20人受伤。", "2024-03"),
        # what was told before the day of news was told on holds for its sentence alone
        ("北泽国内政部12日表示，救援已结束。火灾造成20人受伤。", "2024-04-15"),
    ],
)
def test_news_of_a_day_tells_of_the_day_it_was_told_on(said: str, period: str) -> None:
    found = extract(said, reference_date=date(2024, 4, 15), title="北泽国火灾造成人员受伤")
    assert [one.period for one in found.observations] == [period]
