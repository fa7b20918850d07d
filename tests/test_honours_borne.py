"""Who bears an honour, by his name alone, and what a bare step of a prize was won in."""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import DAY, TITLE

from extractor import extract


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("“浅井卫士”项目获评全国十佳案例。", "浅井卫士"),
        ("“浅井卫士”做法获评全国十佳案例。", "“浅井卫士”做法"),
        ("JX-40产品被认定为国内首台（套）装备。", "JX-40"),
        ("稽山镇枫溪村则凭借数字果园项目入围全国十佳案例。", "稽山镇枫溪村"),
        ("镜湖岸段继入选全国美丽海湾优秀案例之后，又通过复核。", "镜湖岸段"),
        ("骆秋棠个人荣获“浙江省最美体育人”。", "骆秋棠"),
        ("越剧主演骆秋棠获得表演一等奖。", "骆秋棠"),
        ("诸暨中学骆秋棠等3人获国家级教学成果奖。", "骆秋棠"),
        ("稽山纺织等3家企业获国家级绿色工厂称号。", "稽山纺织"),
        ("镜心湖—芦荻山入选省级美丽河湖。", "镜心湖—芦荻山"),
        ("“越城—柯桥”水上巴士航线入选全国精品航线。", "“越城—柯桥”水上巴士航线"),
        ("“芯光——微纳传感领航者”项目团队获得全国金奖。", "“芯光——微纳传感领航者”项目团队"),
        ("老厂焕新——柳溪酒厂获评省级绿色工厂。", "柳溪酒厂"),
        ("龙头企业—稽山丝绸集团获评省级绿色工厂。", "稽山丝绸集团"),
    ],
)
def test_a_bearer_is_named_alone(text: str, subject: str) -> None:
    (found, *_) = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert found.subject == subject


def test_the_bracket_that_an_honour_stands_in_belongs_to_no_name() -> None:
    text = "柳溪小学获得全国二等奖（此前柳溪小学已获得浙江省一等奖）。"
    found = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert [one.subject for one in found] == ["柳溪小学", "柳溪小学"]


def test_a_village_that_is_only_called_so_is_the_one_named_last() -> None:
    text = "柳溪村来了9万名游客，收入翻番。村子被评为省级文明村。"
    (found,) = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert found.subject == "柳溪村"


@pytest.mark.parametrize(
    ("text", "honour"),
    [
        ("在全省合唱比赛中，稽山中学获得金奖。", "全省合唱比赛金奖"),
        ("在第三届中国绿茶博览会上，“枫溪红”获金奖。", "第三届中国绿茶博览会金奖"),
        ("“枫溪红”苹果在省农博会上捧回金奖。", "省农博会金奖"),
        ("稽山中学获得金奖。", "金奖"),
        ("在鉴湖公园内，稽山中学获得金奖。", "金奖"),
        ("在全省合唱比赛中，稽山中学获得团体一等奖。", "团体一等奖"),
    ],
)
def test_a_bare_step_of_a_prize_is_named_by_what_it_was_won_in(text: str, honour: str) -> None:
    (found,) = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert found.honour == honour


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("9月，稽山纺织入选全国十佳案例。浣江纺织被授予全国文明单位称号。", ["2023-09", "2023"]),
        ("9月，稽山纺织入选全国十佳案例；浣江纺织被授予全国文明单位称号。", ["2023-09", "2023-09"]),
        ("2022年，稽山纺织入选全国十佳案例。浣江纺织被授予全国文明单位称号。", ["2022", "2022"]),
    ],
)
def test_the_month_of_one_honour_is_not_that_of_the_next_sentence(
    text: str, periods: list[str]
) -> None:
    whole = f"2023年，工业投资增长5%，出口增长8%。\n\n{text}"
    found = extract(whole, reference_date=DAY, title=TITLE).recognitions
    assert [one.period for one in found] == periods


def test_an_office_that_plans_has_planned_nothing() -> None:
    text = "市水利局规划计划处、越城区水务局被授予“全国水利系统先进集体”称号。"
    found = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert [(one.status, one.period) for one in found] == [(None, "2023")] * 2


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("近年来，越城区聚焦主业，先后获评国家卫生城市。", None),
        ("近几年，越城区获评国家卫生城市。", None),
        ("近些年，越城区获评国家卫生城市。", None),
        ("此前，越城区获评国家卫生城市。", None),
        ("近年来，越城区持续发力，2021年获评国家卫生城市。", "2021"),
        ("近日，越城区获评国家卫生城市。", "2024-02-18"),
        ("日前，越城区入选国家卫生城市。", "2024-02-18"),
        ("越城区新近入选国家卫生城市。", "2024-02-18"),
        ("不久前，越城区入选国家卫生城市。", "2024-02-18"),
        ("近日，《浙江省2022年度发展报告》发布，越城区获评国家卫生城市。", "2022"),
    ],
)
def test_when_an_honour_was_had_that_is_told_of_without_a_date(
    text: str, period: str | None
) -> None:
    whole = f"2023年，工业投资增长5%。{text}"
    (found,) = extract(whole, reference_date=DAY, title=TITLE).recognitions
    assert found.period == period


def test_the_day_of_the_news_is_not_known_without_one() -> None:
    text = "2023年，工业投资增长5%。近日，越城区获评国家卫生城市。"
    (found,) = extract(text, title=TITLE).recognitions
    assert found.period == "2023"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("2018年获评金牌赛事。", "镜湖马拉松"),
        ("2025年获评金牌赛事。", "2025镜湖马拉松"),
    ],
)
def test_an_honour_of_another_year_is_not_of_the_edition_that_is_told_of(
    text: str, subject: str
) -> None:
    whole = f"5月25日，2025镜湖马拉松开跑。镜湖马拉松{text}"
    title = "2025镜湖马拉松举行"
    (found,) = extract(whole, reference_date=date(2025, 5, 26), title=title).recognitions
    assert found.subject == subject
