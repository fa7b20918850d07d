"""Terms of several years: what was done in them, what stood at their end, what is aimed at."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

TITLE = "2026年浙江省政府工作报告"
DAY = date(2026, 1, 20)
TERM, END = "2021/2025", "2025"
LEAD = "五年来，综合实力持续增强。"


def told(text: str) -> list[tuple[str | None, str | None]]:
    facts = extract(text, reference_date=DAY, title=TITLE).observations
    return [(one.indicator, one.period) for one in facts]


def periods(text: str) -> list[str | None]:
    return [period for _, period in told(text)]


@pytest.mark.parametrize(
    "deed",
    [
        "改造丝绸厂房超3万户",
        "开工水利项目超1万个",
        "完成丝绸投资近1万亿元",
        "累计发送旅客超6400万人次、运输丝绸超7400万吨",
        "新建山城绿道595公里",
        "建成丝绸展馆32个",
    ],
)
def test_what_was_done_is_of_the_whole_term(deed: str) -> None:
    assert set(periods(f"{LEAD}{deed}。")) == {TERM}


@pytest.mark.parametrize(
    "state",
    [
        "丝绸专精企业1356家、工业互联网平台46家，均居全国前列",
        "丝绸路网总里程突破7000公里",
        "搭载丝绸芯片的产品总量超11.9亿台",
        "丝绸床位达到10万张",
    ],
)
def test_what_a_term_came_to_is_of_its_last_year(state: str) -> None:
    assert set(periods(f"{LEAD}{state}。")) == {END}


GOALS = (
    "{plan}明确了主要指标：一是围绕发展，提出6项指标，其中生产总值年均增长5%左右。"
    "二是围绕民生，城镇调查失业率控制在5.5%以内，粮食综合生产能力526亿斤左右。"
)


def test_the_outline_of_a_plan_sets_goals_for_the_plan_to_come() -> None:
    facts = extract(GOALS.format(plan="《纲要（草案）》"), reference_date=DAY, title=TITLE)
    found = {one.indicator: (one.period, one.status) for one in facts.observations}
    assert found["生产总值"] == ("2026/2030", "target")
    assert found["城镇调查失业率"] == ("2030", "target")
    assert found["粮食综合生产能力"] == ("2030", "target")


def test_an_outline_of_something_else_is_of_no_plan_to_come() -> None:
    assert "2026/2030" not in periods(GOALS.format(plan="《丝绸发展规划纲要》"))


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("建成4个国家级、3个省级丝绸中心。", ["建成国家级丝绸中心", "建成省级丝绸中心"]),
        ("推进首批12项及第二批14项重点改革。", ["首批重点改革", "第二批重点改革"]),
        ("拥有国家级5家、省级12家丝绸技术中心。", ["国家级丝绸技术中心", "省级丝绸技术中心"]),
        ("改造一类12个、二类30个老旧小区。", ["改造一类老旧小区", "二类老旧小区"]),
        ("建成国家级平台12个、省级丝绸馆30个。", ["建成国家级平台", "建成省级丝绸馆"]),
        ("评定省级3个，市级8个丝绸馆。", ["评定省级", "市级丝绸馆"]),
    ],
)
def test_members_that_only_say_their_grade_share_the_noun_of_the_last(
    text: str, indicators: list[str]
) -> None:
    assert [indicator for indicator, _ in told(text)] == indicators


def subjects(text: str) -> list[str | None]:
    return [one.subject for one in extract(text, reference_date=DAY, title=TITLE).observations]


@pytest.mark.parametrize(
    "text",
    [
        "实施杭州、宁波2个公立医院示范项目，集中采购减负237亿元。",
        "推动诸暨市老城避险搬迁。启动2.3万户丝绸改造。",
    ],
)
def test_what_is_acted_on_is_not_whose_the_figure_is(text: str) -> None:
    assert set(subjects(text)) == {"浙江省"}


def test_whose_growth_is_driven_it_is() -> None:
    assert subjects("推动诸暨市工业投资增长5%。") == ["诸暨市"]


def test_the_last_year_said_of_one_thing_is_of_that_alone() -> None:
    text = "2025年丝绸占比较2020年提高14个百分点。旅游提质升级，新增度假区2个。快递量年均增长21%。"
    assert periods(text)[1:] == [TERM, TERM]


def test_the_days_that_a_text_sums_up_outlast_the_year_it_opens_with() -> None:
    text = (
        "2025年铁路暑运落下帷幕。7月1日至8月31日，绍兴铁路发送旅客623万人次。\n\n"
        "跨省旅客占57%，学生客流增长6.3%。"
    )
    facts = extract(text, reference_date=date(2025, 9, 2), title="绍兴铁路暑运收官").observations
    assert {one.period for one in facts} == {"2025-07-01/2025-08-31"}


def test_a_whole_year_that_has_only_begun_is_aimed_at() -> None:
    text = "新建丝绸路260公里，岸电使用量增长20%。"
    found = extract(text, reference_date=date(2026, 2, 10), title="绍兴市交通2026年怎么干")
    assert {(one.period, one.status) for one in found.observations} == {("2026", "target")}
    done = extract(text, reference_date=date(2026, 7, 10), title="绍兴市交通2026年怎么干")
    assert {one.status for one in done.observations} == {None}
