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


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("城乡居民收入比为1.76，较上年缩小0.03。", [("level", "1.76"), ("change", "-0.03")]),
        ("空气综合指数3.25，同比下降0.2。", [("level", "3.25"), ("change", "-0.2")]),
        ("空气综合指数3.25，比全省低0.35。", [("level", "3.25"), ("gap", "-0.35")]),
        ("丝绸产量同比下降三分之一。", [("growth", "-0.333333")]),
        ("丝绸产量同比下降3至5。", []),
    ],
)
def test_a_decimal_without_a_unit_is_how_much_it_changed(
    extractor: Extractor, text: str, facts: list[tuple[str, str]]
) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).observations
    assert [(one.measure, str(one.value)) for one in found] == facts


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("接报火灾70起、亡4人、伤9人，分别减少2起、10人、1人。", ["接报火灾", "亡", "伤"] * 2),
        ("接报火灾70起、警情9起。", ["接报火灾", "接报警情"]),
        ("救出伤员5名。", ["救出伤员"]),
    ],
)
def test_what_befell_people_is_no_deed(
    extractor: Extractor, text: str, indicators: list[str]
) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).observations
    assert [one.indicator for one in found] == indicators


@pytest.mark.parametrize(
    ("text", "versus"),
    [
        ("诸暨市丝绸产量99吨，高出第二名的嵊州市3吨。", "嵊州市"),
        ("诸暨市丝绸产量99吨，比第二名的县市多3吨。", "第二名的县市"),
        ("诸暨市丝绸产量99吨，领先第二名3吨。", "第二名"),
    ],
)
def test_whom_one_is_ahead_of(extractor: Extractor, text: str, versus: str) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).observations
    assert [(one.measure, one.versus) for one in found] == [("level", None), ("gap", versus)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新希望控股集团增长5%。", ["新希望控股集团"]),
        ("新希望增长5%。", ["新希望"]),
        ("中国长安汽车集团增长5%。", ["中国长安汽车集团"]),
        ("稽山集团以第3位的排名领跑。", ["稽山集团"]),
    ],
)
def test_a_listed_company_by_its_whole_name(
    extractor: Extractor, text: str, names: list[str]
) -> None:
    found = extractor.extract(text, reference_date=DAY).entities
    assert [text[one.start : one.end] for one in found] == names


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        (
            "稽山红公司出口增长",
            "诸暨市稽山红茶叶股份有限公司装箱发运。",
            "诸暨市稽山红茶叶股份有限公司",
        ),
        (
            "稽山公司出口增长",
            "稽山丝绸有限公司和稽山茶叶有限公司装箱发运。",
            "稽山公司",
        ),
    ],
)
def test_a_company_of_a_title_is_the_only_one_of_its_name(
    extractor: Extractor, title: str, text: str, subject: str
) -> None:
    found = extractor.extract(f"{text}公司实现销售收入4亿元。", title=title, reference_date=DAY)
    assert [one.subject for one in found.observations] == [subject]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "长三角地区进出口12万亿元，创新高。其中，出口8万亿元；进口4万亿元。民营企业进出口7万亿元。",
            ["长三角地区"] * 4,
        ),
        ("长三角地区进出口12万亿元。\n全国进口4万亿元。", ["长三角地区", "中国"]),
    ],
)
def test_a_region_goes_on_in_its_paragraph(
    extractor: Extractor, text: str, subjects: list[str]
) -> None:
    front = "今年前三季度，我国长三角、粤港澳大湾区、京津冀等区域外贸向好。\n"
    title = "前三季度区域外贸量质齐升"
    found = extractor.extract(front + text, title=title, reference_date=DAY).observations
    assert [one.subject for one in found] == subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("柳溪千户苗寨接待游客168万人次。", "柳溪千户苗寨"),
        ("各大公园接待游客168万人次。", "诸暨市"),
    ],
)
def test_a_sight_has_its_visitors(extractor: Extractor, text: str, subject: str) -> None:
    found = extractor.extract(text, title="诸暨市旅游", reference_date=DAY).observations
    assert [one.subject for one in found] == [subject]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("与去年同期相比，丝绸产量多3万吨。", ("change", "yoy", None)),
        ("与全省相比，丝绸产量多3万吨。", ("gap", None, "浙江省")),
        ("丝绸产量多3万吨。", ("change", None, None)),
    ],
)
def test_with_what_a_clause_is_compared(
    extractor: Extractor, text: str, told: tuple[str, str | None, str | None]
) -> None:
    found = extractor.extract(text, title="绍兴市工作", reference_date=DAY).observations
    assert [(one.measure, one.basis, one.versus) for one in found] == [told]


def test_a_grade_in_front_of_a_rank_shares_no_amount(extractor: Extractor) -> None:
    text = "培育3家省级，全国首家国家级工厂投产。"
    found = extractor.extract(text, title="诸暨市工作", reference_date=DAY)
    assert [one.text for one in found.observations] == ["3家"]
    assert [one.indicator for one in found.rankings] == ["国家级工厂"]
