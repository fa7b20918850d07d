"""Passages of yearly reports: how things are done, when plans hold, what words belong together."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract
from extractor.records import Observation

DAY = date(2026, 1, 20)
TITLE = "2026年绍兴市政府工作报告"
PLANS = (
    "加强文化建设。健全保护机制。深入实施古桥修缮工程，累计培育{}个项目。"
    "深化院团改革。推进书院建设。积极培育新业态，茶旅收入增长6%。"
)


def told(text: str) -> list[Observation]:
    return list(extract(text, reference_date=DAY, title=TITLE).observations)


@pytest.mark.parametrize(
    ("text", "indicator", "measure"),
    [
        ("加快建设4个渔港经济区。", "建设渔港经济区", "level"),
        ("加快改造6座泵站。", "改造泵站", "level"),
        ("改造提升25个养老机构。", "改造提升养老机构", "level"),
        ("整治提升12条河道。", "整治提升河道", "level"),
        ("增加4个渔港经济区。", "渔港经济区", "change"),
    ],
)
def test_how_something_is_done_is_no_change(text: str, indicator: str, measure: str) -> None:
    (fact,) = told(text)
    assert (fact.indicator, fact.measure) == (indicator, measure)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("安置房交付率达98.6%。", "安置房交付率"),
        ("长护险参保率达93%。", "长护险参保率"),
        ("国际友城达12对。", "国际友城"),
        ("建成老年助餐点120个。", "建成老年助餐点"),
        ("处置批而未供土地17万亩。", "处置批而未供土地"),
    ],
)
def test_indicators(text: str, indicator: str) -> None:
    (fact,) = told(text)
    assert fact.indicator == indicator


def test_a_kind_of_service_plans_nothing() -> None:
    facts = told("新增纺织和研发设计等4个新兴产业，黄酒产业营收增长20%。")
    assert [fact.status for fact in facts] == [None, None]


def test_one_sum_makes_plans_no_deeds() -> None:
    assert {(one.period, one.status) for one in told(PLANS.format(100))} == {("2026", "target")}


def test_the_whole_year_of_plans_is_the_one_ahead() -> None:
    (fact,) = told("加快项目推进，确保全年完成技改项目240个。")
    assert (fact.period, fact.status) == ("2026", "target")
    (past,) = told("全年实施重大项目360个。")
    assert (past.period, past.status) == ("2025", None)
    *_, whole = told(PLANS.format(100) + "确保全年实施技改项目240个。")
    assert (whole.period, whole.status) == ("2026", "target")


NEW_WORKS = "新建乡村书房3{}家。推动茶园扩面。支持{}8家老字号开店。"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (NEW_WORKS.format("0", ""), "2026"),
        (NEW_WORKS.format("0", "超"), "2026"),
        (NEW_WORKS.format("0多", "了"), "2025"),  # 了: it was done
        (NEW_WORKS.format("041", ""), "2025"),  # to its last digit: it was counted
        (NEW_WORKS.format("000", ""), "2026"),
        ("新建乡村书房30家。支持8家老字号开店。", "2025"),  # too short to show
        (
            "组建创新联盟。争取省级实验室获批，支持建立5个工作站。出台细则。深化改革。"
            "布局未来产业。研发强度提升至2.8%左右。",
            "2026",
        ),
        (
            "组建创新联盟。省级实验室获批，支持建立5个工作站。出台细则。深化改革。"
            "布局未来产业。研发强度提升至2.8%左右。",
            "2025",
        ),
    ],
)
def test_sentences_of_what_is_to_be_done_are_plans(text: str, period: str) -> None:
    assert {one.period for one in told(text)} == {period}


def test_years_of_a_plan_are_not_a_look_back() -> None:
    text = (
        "深化数字赋能。三年安排45亿元支持新产业。积极发展终端产品。建设数字园区。"
        "推进数据交易。推动企业转型，推出标志性产品30个。"
    )
    fact = told(text)[-1]
    assert (fact.indicator, fact.period, fact.status) == ("推出标志性产品", "2026", "target")


def test_a_part_of_a_river_is_no_rank() -> None:
    text = "稽山港集装箱箱量保持长江中上游码头前列。"
    (rank,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (rank.text, rank.scope) == ("前列", "长江中上游码头")


@pytest.mark.parametrize(
    ("title", "said", "status"),
    [
        (
            "2026年绍兴市政府工作报告",
            "今年，我们将办好民生实事，包括：改造老旧小区60个。",
            "target",
        ),
        (TITLE, "在建桥梁8座。", "planned"),
        ("绍兴市2026年工作", "今年，绍兴市将改造老旧小区60个。", "planned"),
    ],
)
def test_what_a_yearly_report_says_will_be_done_is_aimed_at(
    title: str, said: str, status: str
) -> None:
    (fact,) = extract(said, title=title, reference_date=DAY).observations
    assert fact.status == status
