"""Where a general answer ends: what stands in reports, limits, projects, plans and prizes."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor

DAY = date(2025, 6, 20)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def periods(extractor: Extractor, text: str, title: str | None = None) -> list[str | None]:
    found = extractor.extract(text, title=title, reference_date=DAY)
    return [one.period for one in found.observations]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("绍兴市今日发表《2025年绿色发展年报》。诸暨市丝绸产量120吨。", "2025"),
        ("2025年绍兴市绿色发展年报6月20日发布。诸暨市丝绸产量120吨。", "2025"),
        ("绍兴市今日发表《绿色发展年报》。诸暨市丝绸产量120吨。", "2025-06-20"),
    ],
)
def test_a_report_that_opens_with_its_year_is_of_that_year(
    extractor: Extractor, text: str, period: str
) -> None:
    assert periods(extractor, text, "绍兴市绿色发展年报发布") == [period]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("4月10日实施的免费入园政策以来，共接待游客15万人次。", "2025-04-10/.."),
        ("4月10日的比赛接待游客15万人次。", "2025-04-10"),
    ],
)
def test_since_what_came_into_force_that_day(extractor: Extractor, text: str, period: str) -> None:
    assert periods(extractor, text, "诸暨市旅游") == [period]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("诸暨市建成充电桩900个、覆盖95%以上行政村。", ["900个", "95%以上"]),
        ("诸暨市投放50%以上茶苗、订单量增长90%。", ["50%以上", "90%"]),
        ("诸暨市95平方米以下住房销售900套。", ["900套"]),
    ],
)
def test_a_share_at_least_is_told_and_a_bound_below_is_none(
    extractor: Extractor, text: str, spans: list[str]
) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).observations
    assert [one.text for one in found] == spans


@pytest.mark.parametrize(
    ("text", "subject", "honour"),
    [
        ("枫溪矿区修复项目入选全国优秀案例。", "枫溪矿区修复项目", "全国优秀案例"),
        ("JX-40项目入选全国优秀案例。", "JX-40", "全国优秀案例"),
        (
            "去年，枫溪村获评“全国一村一品示范村”，“枫溪红”苹果在省农博会上捧回金奖。",
            "枫溪红",
            "省农博会金奖",
        ),
    ],
)
def test_a_project_without_a_code_keeps_its_kind(
    extractor: Extractor, text: str, subject: str, honour: str
) -> None:
    found = extractor.extract(text, title="诸暨市枫溪村", reference_date=DAY).recognitions
    assert (found[-1].subject, found[-1].honour) == (subject, honour)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("全市组织17家救灾中心和49支应急队。", ["组织救灾中心", "组织应急队"]),
        ("全市组织17家救灾中心和应急队。", ["组织救灾中心和应急队"]),
    ],
)
def test_what_is_counted_by_a_number_of_its_own_is_told_alone(
    extractor: Extractor, text: str, indicators: list[str]
) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).observations
    assert [one.indicator for one in found] == indicators


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("通达全球127个国家和地区。", "通达国家和地区"),
        ("组织全省1700多名农技骨干下沉。", "组织农技骨干"),
        ("覆盖全省1/3的行政村。", "覆盖行政村"),
        ("服务全国客户120万户。", "服务全国客户"),
    ],
)
def test_where_the_counted_are_is_no_part_of_what_they_are(
    extractor: Extractor, text: str, indicator: str
) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).observations
    assert [one.indicator for one in found] == [indicator]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("有进出口实绩的外贸企业4216家。", "有进出口实绩的外贸企业"),
        ("新增有进出口实绩企业1357家。", "有进出口实绩企业"),
        ("有财产可供执行案件法定期限内执结率99.2%。", "有财产可供执行案件法定期限内执结率"),
        ("有研发活动的规上企业占比达60%。", "有研发活动的规上企业占比"),
        ("有劳动能力的脱贫人口1200人。", "有劳动能力的脱贫人口"),
        ("有就业意愿的毕业生1200人。", "有就业意愿的毕业生"),
        ("有培训意愿的社员1200人。", "有培训意愿的社员"),
        ("有会员120人。", "会员"),
    ],
)
def test_what_says_what_somebody_has_is_part_of_the_name(
    extractor: Extractor, text: str, indicator: str
) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).observations
    assert [one.indicator for one in found] == [indicator]
