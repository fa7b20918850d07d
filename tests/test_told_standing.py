"""Of what and of whom ranks and honours are, where a clause says several things of several."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract
from extractor.records import Observation, Ranking

CITY = "绍兴市2025年上半年经济运行情况"
DAY = date(2025, 8, 1)

Told = tuple[str | None, str | None, str | None]


def ranks(text: str, *, title: str = CITY) -> list[Ranking]:
    return list(extract(text, title=title, reference_date=DAY).rankings)


def values(text: str, *, title: str = CITY) -> list[Observation]:
    return list(extract(text, title=title, reference_date=DAY).observations)


def whose(text: str, *, title: str = CITY) -> list[Told]:
    """Rank words, who and of what."""
    return [(r.text, r.subject, r.indicator) for r in ranks(text, title=title)]


# When: one time for each ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2022年、2023年，全市茶叶出口增速分别居全省第5位、第3位。", ["2022", "2023"]),
        ("全市茶叶出口增速2022年、2023年分别居全省第5位、第3位。", ["2022", "2023"]),
        ("2022至2024年，茶叶出口增速分别居全省第7、第5、第3位。", ["2022", "2023", "2024"]),
        (
            "一季度、上半年绸缎销量增速分别居全省第8位、第3位。",
            ["2025-01/2025-03", "2025-01/2025-06"],
        ),
        # one time, several things
        ("2023年茶叶出口、绸缎销量分别居全省第5位、第3位。", ["2023", "2023"]),
        ("2022至2024年，茶叶、绸缎、珍珠产量分别居全省第7、第5、第3位。", ["2024"] * 3),
        # the earlier places of several have no time
        (
            "茶叶出口、绸缎销量分别由全省第9、第8位升至第4、第3位。",
            [None, None, "2025-01/2025-06", "2025-01/2025-06"],
        ),
    ],
)
def test_each_place_has_its_time(text: str, periods: list[str | None]) -> None:
    assert [rank.period for rank in ranks(text)] == periods


def test_each_amount_has_the_year_of_a_run() -> None:
    told = values("2022至2024年，全市茶叶出口额分别为3亿元、4亿元、5亿元。")
    assert [one.period for one in told] == ["2022", "2023", "2024"]


# Of what: members of a list keep their measures -------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("茶叶出口总量、增速分列全省第4、第2。", ["茶叶出口总量", "茶叶出口增速"]),
        ("绸缎产值规模和增幅均居全省第2位。", ["绸缎产值规模", "绸缎产值增幅"]),
        ("总量、增速分列全省第4、第2。", ["总量", "增速"]),
        ("创新能力、开放水平分列全省第3和第1位。", ["创新能力", "开放水平"]),
        (
            "生产总值、出口额占全省比重分别居第5、第2。",
            ["生产总值占全省比重", "出口额占全省比重"],
        ),
        ("高技术产业增加值占全省比重居第3位。", ["高技术产业增加值占全省比重"]),
        # a rate after the last is that of each; a rate and a share of something else are none
        ("绸缎成交额、投资增速均居全省第2位。", ["绸缎成交额增速", "投资增速"]),
        (
            "森林覆盖率、出口额占全省比重分别居第5、第2。",
            ["森林覆盖率", "出口额占全省比重"],
        ),
    ],
)
def test_members_of_a_list_keep_their_measures(text: str, names: list[str]) -> None:
    assert [rank.indicator for rank in ranks(text)] == names


# Who: a designation says what is counted --------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "全市拥有全国文明村12个、中国传统村落20个。",
            ["全国文明村", "中国传统村落"],
        ),
        ("绍兴新增全国重点文物保护单位2处。", ["全国重点文物保护单位"]),
        ("新增全国名老中医2人。", ["全国名老中医"]),
        ("浙江省示范区达到30个。", ["浙江省示范区"]),
    ],
)
def test_who_names_a_designation_is_not_whose_it_is(text: str, names: list[str]) -> None:
    assert [(one.subject, one.indicator) for one in values(text)] == [
        ("绍兴市", name) for name in names
    ]


def test_what_a_country_or_a_province_has_is_its_own() -> None:
    (told,) = values("浙江省茶叶出口额增长6%。")
    assert (told.subject, told.indicator) == ("浙江省", "茶叶出口额")
    (told,) = values("浙江省示范区达到30个。", title="浙江省2025年上半年经济运行情况")
    assert (told.subject, told.indicator) == ("浙江省", "示范区")


def test_new_materials_are_no_company_that_expects() -> None:
    (told,) = values("锂电新材料产值增长5%。")
    assert (told.subject, told.indicator, told.status) == ("绍兴市", "锂电新材料产值", None)
    (told,) = values("磁电新材料产业营收增长5%。")
    assert (told.indicator, told.status) == ("磁电新材料产业营收", None)


# Several of several, and one place in a class ---------------------------------------------------


def test_each_of_several_has_its_own_amount_and_place() -> None:
    text = "嵊州市、新昌县、诸暨市分别以金牌12枚、9枚、7枚位列第一、第二、第三。"
    assert [(v.text, v.subject) for v in values(text)] == [
        ("12枚", "嵊州市"),
        ("9枚", "新昌县"),
        ("7枚", "诸暨市"),
    ]
    assert [(r.subject, r.position, r.count) for r in ranks(text)] == [
        ("嵊州市", 1, None),
        ("新昌县", 2, None),
        ("诸暨市", 3, None),
    ]
    (rank,) = ranks("10项工作位列全省首位。")
    assert rank.count == 10


def test_amounts_that_are_too_few_are_no_ones() -> None:
    assert not values("嵊州市、新昌县、诸暨市茶叶产量分别增长5%、4%。")


@pytest.mark.parametrize("limit", ["GDP超8000亿元", "常住人口超500万"])
def test_a_limit_of_a_class_that_one_has_joined_is_no_amount(limit: str) -> None:
    assert not values(f"绍兴成为全省第4个{limit}的城市。")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "全市茶园土壤肥力指数由全省第6位升至第5位。",
            [("第6位", "绍兴市", "茶园土壤肥力指数"), ("第5位", "绍兴市", "茶园土壤肥力指数")],
        ),
        (
            "全市绸缎消费由全省第5位上升到第4位。",
            [("第5位", "绍兴市", "绸缎消费"), ("第4位", "绍兴市", "绸缎消费")],
        ),
        # among whom, where no one is named after
        (
            "绸缎消费在全省的位次由第9位升至第6位。",
            [("第9位", "绍兴市", "绸缎消费"), ("第6位", "绍兴市", "绸缎消费")],
        ),
        # a member after a place is ranked, and no population
        (
            "产业竞争力居全国第11位、人才竞争力第13位。",
            [("第11位", "绍兴市", "产业竞争力"), ("第13位", "绍兴市", "人才竞争力")],
        ),
        (
            "烧伤科排名全国第18位、消化内科第45位。",
            [("第18位", "绍兴市", "烧伤科"), ("第45位", "绍兴市", "消化内科")],
        ),
    ],
)
def test_what_stands_in_front_is_ranked(text: str, told: list[Told]) -> None:
    assert whose(text) == told


# Honours ----------------------------------------------------------------------------------------


def honours(text: str, *, title: str = CITY) -> list[tuple[str | None, str]]:
    found = extract(text, title=title, reference_date=DAY).recognitions
    return [(one.subject, one.honour) for one in found]


def test_a_list_of_honours_goes_on_by_its_levels() -> None:
    text = "越城区中医院获评国家级胸痛中心、省级养护中心、市级茶疗中心。"
    names = ["国家级胸痛中心", "省级养护中心", "市级茶疗中心"]
    assert honours(text) == [("越城区中医院", name) for name in names]
    text = "越城区获评国家绿色园区、浙江省茶香书屋、绍兴市青年文明号。"
    names = ["国家绿色园区", "浙江省茶香书屋", "绍兴市青年文明号"]
    assert honours(text) == [("越城区", name) for name in names]
    assert honours("越城区获评国家绿色园区，推进省级养护中心建设。") == [("越城区", "国家绿色园区")]


def test_a_prize_got_in_a_contest_and_a_person_it_is_conferred_on() -> None:
    assert honours("养护部在全省大赛中获一等奖。") == [("养护部", "全省大赛一等奖")]
    assert honours("教师冯岚被授予“全国模范教师”称号。") == [("冯岚", "全国模范教师")]
    assert honours("法官沈佳被授予“全国模范法官”称号。") == [("沈佳", "全国模范法官")]
