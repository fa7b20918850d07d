"""What news tells of when: up to when, from when to when, and against what."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

AUGUST = date(2025, 8, 20)


def told(text: str, *, title: str = "", day: date = AUGUST) -> list[tuple[str | None, str | None]]:
    """Period and basis of each fact."""
    found = extract(text, reference_date=day, title=title)
    return [(one.period, one.basis) for one in found.observations]


def periods(text: str, *, title: str = "", day: date = AUGUST) -> list[str | None]:
    return [one.period for one in extract(text, reference_date=day, title=title).observations]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("截至2024年底，绍兴市累计完成水利投资32亿元。", ["2024-12"]),
        ("截至7月末，全市新开工项目86个，完成投资56亿元。", ["2025-07"] * 2),
        ("2024年末，全市牛存栏3万头，生猪出栏20万头。", ["2024-12", "2024"]),
        ("截至2024年底，全市牛存栏3万头。生猪出栏20万头。", ["2024-12", "2024"]),
    ],
)
def test_what_flows_is_counted_by_the_end_it_is_counted_to(text: str, wanted: list[str]) -> None:
    assert periods(text) == wanted


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("上半年，绍兴市出口增速比上年全年加快0.4个百分点。", "2024"),
        ("上半年，绍兴市新建学校42所，比去年全年还多6所。", "2024"),
        ("2024年，绍兴市新建学校42所，比上年全年多6所。", "yoy"),
        ("上半年，绍兴市新建学校42所，比上年多6所。", "yoy"),
        ("去年，绍兴市新建学校42所，比前年多6所。", "yoy"),
        ("今年，绍兴市新建学校42所，比前年多6所。", "2023"),
        ("7月末，绍兴市贷款余额3200亿元，比上月末增加26亿元。", "mom"),
        ("7月末，绍兴市贷款余额3200亿元，比5月末增加26亿元。", "2025-05"),
    ],
)
def test_what_a_time_is_called_that_is_compared_with(text: str, basis: str) -> None:
    assert told(text)[-1][1] == basis


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("昨天，绍兴市2025年首批50个项目开工。", "2025-08-19"),
        ("8月，绍兴市多雨。今年第9号台风登陆绍兴市，造成3人受伤。", "2025-08"),
        ("2024年，绍兴市第三产业占比达56%。", "2024"),
        ("昨天，绍兴市统计局公布，绍兴市2024年第三产业占比达56%。", "2024"),
    ],
)
def test_the_year_that_things_are_numbered_through_is_not_when_they_were(
    text: str, wanted: str
) -> None:
    assert periods(text) == [wanted]


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        ("提前完成全年目标任务", "2025-01/2025-07"),
        ("为全年稳增长打下基础", "2025-01/2025-07"),
        ("圆满完成2024年任务", "2025-01/2025-07"),
        ("全年形势向好", "2025"),
    ],
)
def test_the_time_of_what_is_done_is_none_of_what_follows(clause: str, wanted: str) -> None:
    text = f"前7个月，绍兴市新增就业5.2万人，{clause}，失业率为5.2%。"
    assert periods(text)[-1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("自6月1日新政实施以来，截至8月17日，诸暨市发放补贴3亿元。", "2025-06-01/2025-08-17"),
        ("自6月1日，诸暨市实施新政以来，截至8月17日，发放补贴3亿元。", "2025-06-01/2025-08-17"),
        ("展览自7月1日开展至8月1日，接待观众3万人次。", "2025-07-01/2025-08-01"),
        ("自6月新政实施以来，截至8月17日，诸暨市发放补贴3亿元。", "2025-06/2025-08-17"),
        ("自8月17日新政实施以来，截至6月底，诸暨市发放补贴3亿元。", "2025-06"),
        ("自7月1日展出3件至8月1日，接待观众3万人次。", "2025-08-01"),
        ("自6月1日新政实施，截至8月17日，诸暨市发放补贴3亿元。", "2025-08-17"),
        ("6月1日新政实施以来，截至8月17日，诸暨市发放补贴3亿元。", "2025-08-17"),
        ("自2024年新政实施以来，截至8月17日，诸暨市发放补贴3亿元。", "2025-08-17"),
        ("自7月1日起，展览免费，到8月底将接待观众3万人次。", "2025-08"),
    ],
)
def test_from_when_to_when_it_was_counted(text: str, wanted: str) -> None:
    assert periods(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("茶园面积由2020年的2万亩增至2024年的3万亩，桑园面积由4万亩减至3万亩。", ["2020", "2024"]),
        (
            "茶园面积由2020年的2万亩增至2024年的3万亩，城镇化率达63%，桑园面积由4万亩减至3万亩。",
            [None, "2025-08-20"],
        ),
        ("茶园面积由2万亩增至3万亩，桑园面积由4万亩减至3万亩。", [None, "2025-08-20"]),
    ],
)
def test_two_things_move_between_the_same_times(text: str, wanted: list[str | None]) -> None:
    assert periods(text)[-2:] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("绍兴市计划三年内建成食堂120家。", "2026/2028"),
        ("绍兴市拟三年投资12亿元。", "2026/2028"),
        ("绍兴市力争实现以下目标：三年投资12亿元。", "2026/2028"),
        ("三年来，绍兴市投资12亿元。", "2022/2025"),
        ("今明两年，绍兴市将投资12亿元。", "2025/2026"),
        ("截至昨天20时，绍兴市转移群众1.2万人。", "2025-08-19"),
        ("昨天20时，绍兴市用电负荷达到86万千瓦。", "2025-08-19T20:00"),
    ],
)
def test_the_years_of_a_plan_are_to_come_and_what_counts_by_a_clock_is_of_its_day(
    text: str, wanted: str
) -> None:
    assert periods(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("五个行业增加值同比均实现增长，纺织业增长9%。", "yoy"),
        ("各行业增加值同比均实现增长，纺织业增长9%。", "yoy"),
        ("各行业增加值同比普遍增长，纺织业增长9%。", "yoy"),
        ("各行业增加值比上年均实现增长，纺织业增长9%。", None),
        ("各行业增加值同比均实现增长。纺织业增长9%。", None),
        ("绍兴市成交额120亿元，比上一交易日减少20亿元。", "mom"),
    ],
)
def test_growth_without_a_rate_says_against_what(text: str, wanted: str | None) -> None:
    assert told(text)[-1][1] == wanted


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("据初步估计，台风造成绍兴市损失10亿元。", None),
        ("据估计，台风造成绍兴市损失10亿元。", None),
        ("绍兴市损失初步估计约10亿元。", None),
        ("绍兴市今年出口估计有10亿元。", "forecast"),
    ],
)
def test_what_was_estimated_has_happened(text: str, status: str | None) -> None:
    (fact,) = extract(text, reference_date=AUGUST).observations
    assert fact.status == status


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("今年以来，绍兴市接待游客50万人次，增长5%。现有民宿300家。", [None, None, None]),
        ("2026年开年以来，绍兴市接待游客50万人次。现有民宿300家。", [None, None]),
        ("2025年，绍兴市接待游客500万人次。今年以来，接待游客50万人次，增长5%。", [None] * 3),
        ("2025年，绍兴市接待游客500万人次。今年，接待游客600万人次。", [None, "target"]),
    ],
)
def test_what_has_come_since_the_new_year_is_aimed_at_no_more(
    text: str, statuses: list[str | None]
) -> None:
    found = extract(text, reference_date=date(2026, 1, 13), title="绍兴旅游").observations
    assert [one.status for one in found] == statuses


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("五一假期，绍兴站发送旅客24万人次，比2024年五一假期增长8%。", "yoy"),
        ("五一假期，绍兴站发送旅客24万人次，比2023年五一假期增长8%。", "2023-04-29/2023-05-03"),
        ("五一假期，绍兴站发送旅客24万人次，比2025年春节假期增长8%。", "2025-01-28/2025-02-04"),
    ],
)
def test_a_feast_is_compared_with_that_of_the_year_before(text: str, basis: str) -> None:
    assert told(text, day=date(2025, 5, 6))[-1][1] == basis


def test_a_feast_that_moves_is_compared_with_that_of_the_year_before() -> None:
    text = "春节假期，绍兴站发送旅客24万人次，比2024年春节假期增长8%。"
    assert told(text, day=date(2025, 2, 6))[-1][1] == "yoy"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("鉴湖大桥建于上世纪70年代，老城改造由此开始。3个部门负责改造。", "2024-01-22"),
        ("鉴湖大桥2022年开工，老城改造由此开始。3个部门负责改造。", "2022"),
    ],
)
def test_what_is_long_over_dates_its_sentence_alone(text: str, wanted: str) -> None:
    assert periods(text, title="绍兴办好民生实事", day=date(2024, 1, 22)) == [wanted]


def test_what_is_long_over_in_a_report_is_of_its_clause() -> None:
    text = "2024年，绍兴医院获资助9项，十年前为零；发表论文312篇。"
    assert periods(text, title="绍兴医院2024年工作", day=date(2025, 1, 20))[-1] == "2024"
