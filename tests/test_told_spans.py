"""For how much of a text a time that was said holds: its sentence, what follows, or nothing."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor

DAY = date(2023, 8, 15)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def told(extractor: Extractor, text: str, title: str | None = None) -> list[tuple[str, str | None]]:
    """Value and period of each observation."""
    result = extractor.extract(text, title=title, reference_date=DAY)
    return [(one.text, one.period) for one in result.observations]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "今年前7个月，绍兴市来游客4.6万人次，已经超过去年全年的3.9万人次，旅游收入690万元。",
            ["2023-01/2023-07", "2022", "2023-01/2023-07"],
        ),
        ("7月，绍兴市出口额高于2019年同期，达到30亿元。", ["2023-07"]),
        ("7月绍兴市水运规模首次超过2019年同期水平，完成货运量62万吨。", ["2023-07"]),
        ("绍兴市2019年出口额达到30亿元，进口额20亿元。", ["2019", "2019"]),
    ],
)
def test_what_is_measured_by_another_time_keeps_its_own(
    extractor: Extractor, text: str, periods: list[str]
) -> None:
    assert [period for _, period in told(extractor, text)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "2020年到2022年，绍兴市绿电占比从17.9%提升到35.5%，税收占比从34%提升到49%。",
            ["2020", "2022", "2020", "2022"],
        ),
        ("绍兴市绿电占比从34%提升到49%。", [None, "2023-08-15"]),
        (
            "2020年到2022年，绍兴市工业投资从2021年的3亿元增加到2022年的5亿元。",
            ["2021", "2022"],
        ),
    ],
)
def test_the_first_of_two_years_is_when_it_was(
    extractor: Extractor, text: str, periods: list[str | None]
) -> None:
    assert [period for _, period in told(extractor, text)] == periods


def test_a_clock_time_is_of_its_sentence(extractor: Extractor) -> None:
    text = "今天12时，绍兴市已转移6万人，关闭景区30个。全市投入人员2万人。"
    assert told(extractor, text) == [
        ("6万人", "2023-08-15T12:00"),
        ("30个", "2023-08-15T12:00"),
        ("2万人", "2023-08-15"),
    ]


def test_between_two_clock_times_a_fact_is_of_the_day(extractor: Extractor) -> None:
    assert told(extractor, "今天9时至12时，绍兴市降雨30毫米。") == [("30毫米", "2023-08-15")]


def test_what_is_to_be_added_in_a_term_is_added_in_all_of_it(extractor: Extractor) -> None:
    text = "“十五五”时期，绍兴市力争新增学位5万个，学位达到30万个。"
    assert told(extractor, text) == [("5万个", "2026/2030"), ("30万个", "2030")]


HALF = "稽山纺织2023年上半年净利增逾四成"


def test_a_quarter_of_the_half_year_is_of_its_sentence(extractor: Extractor) -> None:
    text = "稽山纺织上半年收入30亿元。单看第二季度收入16亿元，增长5%。现金流量净额2亿元。"
    assert [period for _, period in told(extractor, text, HALF)] == [
        "2023-01/2023-06",
        "2023-04/2023-06",
        "2023-04/2023-06",
        "2023-01/2023-06",
    ]


def test_the_quarter_said_last(extractor: Extractor) -> None:
    text = "绍兴市上半年出口额30亿元。二季度增长提速。当季出口额16亿元。"
    assert told(extractor, text)[-1] == ("16亿元", "2023-04/2023-06")
    fruit = told(extractor, "绍兴市二季度提速。当季水果产量16万吨。")
    assert [text for text, _ in fruit] == ["16万吨"]
    alone = told(extractor, "绍兴市当季出口额16亿元。")
    assert alone == [("16亿元", "2023-08-15")]


def test_a_reports_period_after_its_end_was_said(extractor: Extractor) -> None:
    text = "截至6月末，稽山纺织累计拥有专利300项。\n报告期内，公司新增专利20项，报告期末员工300人。"
    assert [period for _, period in told(extractor, text, HALF)] == [
        "2023-06",
        "2023-01/2023-06",
        "2023-06",
    ]


@pytest.mark.parametrize("name", ["工作会议", "高质量发展大会", "工作要点"])
def test_the_year_of_a_meeting_dates_nothing(extractor: Extractor, name: str) -> None:
    text = f"8月15日，绍兴市公布2023年{name}。全市企业达到300家。"
    assert told(extractor, text) == [("300家", "2023-08-15")]


def test_the_year_of_a_fair_is_when_it_was(extractor: Extractor) -> None:
    text = "绍兴市举行2022年春季招聘会，300家企业参加。"
    assert told(extractor, text) == [("300家", "2022")]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("另拟建设", "planned"),
        ("拟以5亿元建设", "planned"),
        ("拟向农户建设", "planned"),
        ("拟建", "planned"),
        ("待建", "planned"),
        ("可望建成", "forecast"),
    ],
)
def test_what_is_not_yet(extractor: Extractor, word: str, status: str) -> None:
    found = extractor.extract(f"诸暨市{word}学校5所。", reference_date=DAY).observations
    assert {one.status for one in found} == {status}


REPORT = "2026年浙江省政府工作报告"
SPRING = date(2026, 2, 3)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # what only a look back over several years has
        ("生产总值较“十三五”末增长33.6%。新建学校26所。", ["2021/2025", "2021/2025"]),
        ("利润实现翻一番。新建学校26所。", ["2021/2025", "2021/2025"]),
        (
            "零售额年均增长5%。2025年游客超550万人次。新建学校26所。",
            ["2021/2025", "2025", "2021/2025"],
        ),
        # the year that opens the passage is what it is on
        ("2025年游客超550万人次。零售额年均增长5%。新建学校26所。", ["2025", "2025", "2025"]),
        ("利润增长5%。新建学校26所。", ["2025", "2025"]),
    ],
)
def test_passages_of_a_term(extractor: Extractor, text: str, periods: list[str]) -> None:
    found = extractor.extract(text, title=REPORT, reference_date=SPRING).observations
    assert [one.period for one in found] == periods


def test_what_there_is_at_the_end_of_a_term(extractor: Extractor) -> None:
    text = "五年来，利润实现翻一番，实有经营主体688万户，新设经营主体60万户。"
    found = extractor.extract(text, title=REPORT, reference_date=SPRING).observations
    assert [one.period for one in found] == ["2021/2025", "2025", "2021/2025"]


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("每年新增绣坊60家以上", "2021/2025"),  # in each of the years
        ("绣坊总数超过600家", "2025"),
        ("引进绣庄12个、总投资超36亿元", "2021/2025"),  # all of them together
        ("丝绸年产量超36亿元", "2025"),
        ("近5万名绣娘在家门口就业", "2021/2025"),  # told as done
        ("有效保护了90%的老绣坊", "2021/2025"),
        ("绣坊保护率达90%", "2025"),
        ("绣馆每年服务观众超过90万人次", "2021/2025"),
        ("绣馆年均服务观众超过90万人次", "2021/2025"),
        ("产值年均增长5%、规模升至全国第7位", "2025"),
    ],
)
def test_what_a_term_added_up_to_and_what_it_came_to(
    extractor: Extractor, said: str, period: str
) -> None:
    text = f"五年来，全省丝绸业面貌一新。{said}。"
    found = extractor.extract(text, title=REPORT, reference_date=SPRING)
    last = (*found.observations, *found.rankings)[-1]
    assert last.period == period


@pytest.mark.parametrize(
    "word", "投资 接待 新增 质押 立案 引进人才 落户 选派 处分 资助 到账".split()
)
def test_what_adds_up_over_a_term(extractor: Extractor, word: str) -> None:
    text = f"五年来，全省丝绸业面貌一新。丝绸业{word}资金超36亿元。"
    (fact,) = extractor.extract(text, title=REPORT, reference_date=SPRING).observations
    assert fact.period == "2021/2025"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("丝绸产值由2020年的19亿元增至2024年的25亿元，年均增长7.1%。", "2021/2024"),
        ("丝绸产值占比由2020年的19%增至2024年的25%，年均提高1.5个百分点。", "2021/2024"),
        ("丝绸产值由2020年的19亿元增至2024年的25亿元，比上年增长7.1%。", "2024"),
        ("2024年丝绸产值25亿元，年均增长7.1%。", "2024"),
    ],
)
def test_the_years_a_yearly_growth_is_of(extractor: Extractor, text: str, period: str) -> None:
    assert extractor.extract(text, reference_date=SPRING).observations[-1].period == period


def test_what_one_intends(extractor: Extractor) -> None:
    text = "诸暨市明年的打算：改造老果园600亩，果园面积达到2500亩。今年改造老果园300亩。"
    found = extractor.extract(text, reference_date=DAY).observations
    assert [one.status for one in found][:2] == ["target", "target"]


@pytest.mark.parametrize(
    ("title", "text", "first"),
    [
        ("向绿而兴", "五年来，绍兴市绿电占比从39.68%提升到54.4%。", "2018"),
        ("向绿而兴", "绍兴市用五年时间，绿电占比从39.68%提升到54.4%。", None),
        ("2023年绍兴市政府工作报告", "五年来，绿电占比从39.68%提升到54.4%。", None),
    ],
)
def test_so_many_years_ago_in_news(
    extractor: Extractor, title: str, text: str, first: str | None
) -> None:
    assert told(extractor, text, title)[0] == ("39.68%", first)


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("今年“五一”，", "2023-04-29/2023-05-03"),
        ("这个五一，", "2023-04-29/2023-05-03"),
        ("“五一”5天长假，", "2023-04-29/2023-05-03"),
        ("五一，", "2023-08-15"),
    ],
)
def test_a_holiday_by_its_year(extractor: Extractor, said: str, period: str) -> None:
    assert told(extractor, f"{said}绍兴市接待游客8万人。") == [("8万人", period)]


def test_profit_without_what_comes_once(extractor: Extractor) -> None:
    text = "稽山纺织扣非后净利润1.5亿元，改革后净利润1.6亿元。"
    found = extractor.extract(text, title=HALF, reference_date=DAY).observations
    assert [one.indicator for one in found] == ["扣非后净利润", "净利润"]


def test_a_holiday_compared_with_is_not_the_one_spoken_of(extractor: Extractor) -> None:
    text = "绍兴市接待游客12万人次，比2022年国庆假期增长15%。\n假期期间，全市演出42场。"
    assert told(extractor, text)[-1] == ("42场", "2023-08-15")
    text = "2022年国庆假期，绍兴市接待游客12万人次。\n假期期间，全市演出42场。"
    assert told(extractor, text)[-1] == ("42场", "2022-10-01/2022-10-07")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "丝绸产值连跨3个千亿元台阶，年均增长6.3%。",
            [("丝绸产值", "6.3", "2021/2025")],
        ),
        (
            "丝绸产值由2020年的420亿元跨过500亿元大关，茶叶产值突破40亿元。",
            [
                ("丝绸产值", "42000000000", "2020"),
                ("丝绸产值", "50000000000", "2025"),
                ("茶叶产值", "4000000000", "2025"),
            ],
        ),
        (
            "丝绸产业增速居全国首位，占比达37%。",
            [("丝绸产业占比", "37", "2025")],
        ),
    ],
)
def test_steps_passed_and_where_from(
    extractor: Extractor, text: str, wanted: list[tuple[str, str, str]]
) -> None:
    found = extractor.extract(f"五年来，{text}", title=REPORT, reference_date=SPRING).observations
    assert [(one.indicator, str(one.value), one.period) for one in found] == wanted


def test_a_plan_named_alone_is_its_years(extractor: Extractor) -> None:
    found = extractor.extract("“十四五”，我国建成丝绸园区120个。", reference_date=SPRING)
    assert [one.period for one in found.observations] == ["2021/2025"]


@pytest.mark.parametrize(
    ("lead", "period"),
    [
        ("五年来，我们取得了重大成就。", "2021/2025"),
        ("“十四五”圆满收官。五年来，我们取得了重大成就。", "2021/2025"),  # at its end
        ("五年来，我们取得了重大成就。“十四五”圆满收官。", "2021/2025"),
    ],
)
def test_a_paragraph_without_facts_heads_those_under_it(
    extractor: Extractor, lead: str, period: str
) -> None:
    text = f"2025年是收官之年，丝绸产值60亿元。\n{lead}\n——人民生活得到提高。新增绣娘8000人。"
    found = extractor.extract(text, title=REPORT, reference_date=SPRING).observations
    assert found[-1].period == period
