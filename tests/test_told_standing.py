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
        # a rate behind the last is that of each; a rate and a share of something else are none
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
