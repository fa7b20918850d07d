"""What offices of a place tell beside the main figure: brackets, counts of rates, plans done."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor

DAY = date(2024, 2, 5)
TITLE = "诸暨市2023年经济运行情况"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def told(extractor: Extractor, text: str, title: str = TITLE) -> list[tuple[str, str]]:
    """Text and indicator of each observation."""
    found = extractor.extract(text, title=title, reference_date=DAY).observations
    return [(one.text, one.indicator) for one in found]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("税收收入9.2亿元（其中镇级1.3亿元），同比增长5%。", ("5%", "税收收入")),
        ("税收收入9.2亿元（市级5.1亿元，镇级4.1亿元），同比增长5%。", ("5%", "税收收入")),
        ("税收收入9.2亿元（退库0.3亿元），完成年初预算的101%。", ("101%", "税收收入完成年初预算")),
        ("税收收入（9.2亿元），同比增长5%。", ("5%", "税收收入")),
        ("税收收入9.2亿元，增速（12.7%），提高2个百分点。", ("2个百分点", "税收收入增速")),
    ],
)
def test_what_a_bracket_after_an_amount_tells_is_over_with_it(
    extractor: Extractor, text: str, last: tuple[str, str]
) -> None:
    assert told(extractor, text)[-1] == last


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("工业项目开工率76.6%（36个）。", "工业项目开工"),
        ("工业项目开工率76.6%，比上年提高3个百分点。", "工业项目开工率"),
        ("工业项目开工率居全市第7位，比上年前进3位。", "工业项目开工率"),
        ("工业项目开工率76.6%，排名前进3位。", "工业项目开工率"),
    ],
)
def test_how_many_a_rate_comes_to_are_of_no_rate(
    extractor: Extractor, text: str, indicator: str
) -> None:
    assert told(extractor, text)[-1][1] == indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("丝织业产值占比达38%，同比下降4%。", "丝织业产值"),
        ("丝织业产值占比达38%，同比下降4个百分点。", "丝织业产值占比"),
        ("丝织业产值占工业产值的比重达38%，同比下降4%。", "丝织业产值占工业产值的比重"),
        ("丝织业产值增速高于全省3个百分点，两年平均增长4%。", "丝织业产值"),
        ("丝织业产值增速高于全省3个百分点，提高4个百分点。", "丝织业产值增速"),
    ],
)
def test_what_grows_is_no_share_and_no_rate(
    extractor: Extractor, text: str, indicator: str
) -> None:
    assert told(extractor, text)[-1][1] == indicator


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("计划改造农房120户，实际改造126户，新增停车位30个。", ["target", None, None]),
        ("计划改造农房120户，改造泵站6座。", ["target", "target"]),
    ],
)
def test_what_really_was_done_is_planned_no_more(
    extractor: Extractor, text: str, statuses: list[str | None]
) -> None:
    found = extractor.extract(text, title=TITLE, reference_date=DAY).observations
    assert [one.status for one in found] == statuses


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("实际利用外资3亿元。", [("3亿元", "实际利用外资")]),
        ("税收收入22亿元，比增7%。", [("22亿元", "税收收入"), ("7%", "税收收入")]),
        ("工业投资增长5%，尤其技改投资增长12%。", [("5%", "工业投资"), ("12%", "技改投资")]),
        ("工业投资增长5%，尤其是技改投资增长12%。", [("5%", "工业投资"), ("12%", "技改投资")]),
    ],
)
def test_small_words_around_what_is_measured(
    extractor: Extractor, text: str, facts: list[tuple[str, str]]
) -> None:
    assert told(extractor, text) == facts


def test_growth_said_short_is_against_the_year_before(extractor: Extractor) -> None:
    found = extractor.extract("税收收入比增7%。", title=TITLE, reference_date=DAY).observations
    assert [one.basis for one in found] == ["yoy"]


@pytest.mark.parametrize("called", ["光荣称号", "荣誉称号", "称号"])
def test_what_an_honour_is_called_is_not_its_name(extractor: Extractor, called: str) -> None:
    text = f"2022年，诸暨市被评为“浙江省园林县城”{called}。"
    found = extractor.extract(text, title=TITLE, reference_date=DAY).recognitions
    assert [one.honour for one in found] == ["浙江省园林县城"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("占地120亩的纺织产业园建成投用。", [("120亩", "纺织产业园占地")]),
        ("全长36公里的环湖绿道全线贯通。", [("36公里", "环湖绿道全长")]),
        (
            "占地120亩的纺织产业园建成投用，年产值5亿元。",
            [("120亩", "纺织产业园占地"), ("5亿元", "纺织产业园年产值")],
        ),
        ("建成占地120亩。", [("120亩", "建成占地")]),
        ("种植120亩的葡萄上市。", [("120亩", "种植葡萄上市")]),
    ],
)
def test_how_large_a_thing_is_that_follows(
    extractor: Extractor, text: str, facts: list[tuple[str, str]]
) -> None:
    assert told(extractor, text) == facts


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "初步核算，一季度全市产值9亿元。其中，丝织业产值3亿元。纺织业产值1亿元。",
            ["2023-01/2023-03", "2023-01/2023-03", "2023-01/2023-06"],
        ),
        (
            "初步核算，一季度全市产值9亿元。其中，3月份，丝织业产值3亿元。",
            ["2023-01/2023-03", "2023-03"],
        ),
        (
            "初步核算，一季度全市产值9亿元。其中，3月份丝织业产值3亿元。",
            ["2023-01/2023-03", "2023-03"],
        ),
        ("今年上半年，全市产值9亿元。丝织业产值3亿元。", ["2023-01/2023-06", "2023-01/2023-06"]),
    ],
)
def test_a_part_is_of_the_time_of_its_whole(
    extractor: Extractor, text: str, periods: list[str]
) -> None:
    title, text = "诸暨市2023年上半年经济运行情况", f"今年上半年，我市经济稳中趋缓。\n{text}"
    found = extractor.extract(text, title=title, reference_date=date(2023, 7, 25)).observations
    assert [one.period for one in found] == periods


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("八都镇完成税收5亿元。", "八都镇"),
        ("三溪乡完成税收5亿元。", "三溪乡"),
        ("十里铺镇产值5亿元。", "十里铺镇"),
        ("六合镇产值5亿元。", "六合镇"),
        ("三个镇完成税收5亿元。", "诸暨市"),
        ("百强镇完成税收5亿元。", "诸暨市"),
        ("专业村产值5亿元。", "诸暨市"),
        ("枫桥镇发展香榧产业，全镇香榧面积3万亩。", "枫桥镇"),
        ("全镇香榧面积3万亩。", None),
    ],
)
def test_a_town_tells_of_itself(extractor: Extractor, text: str, subject: str | None) -> None:
    found = extractor.extract(text, title=TITLE, reference_date=DAY).observations
    assert found[0].subject == subject


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "丝绸产量12万吨、绸厂86家，分别比上年下降3%、减少5家。",
            [("3%", "丝绸产量"), ("5家", "绸厂")],
        ),
        (
            "丝绸产量12万吨、绸厂86家，同比分别下降3%、减少5家。",
            [("3%", "丝绸产量"), ("5家", "绸厂")],
        ),
        (
            "丝绸产量12万吨、绸厂86家，分别下降3%、5%，减少5家。",
            [("3%", "丝绸产量"), ("5%", "绸厂"), ("5家", "绸厂")],
        ),
        (
            "丝绸产值9亿元，增长6%，增速列全省第三，分别高于全国、全省2个和1个百分点。",
            [("2", "丝绸产值增速"), ("1个百分点", "丝绸产值增速")],
        ),
    ],
)
def test_each_of_several_verbs_is_of_one(
    extractor: Extractor, text: str, facts: list[tuple[str, str]]
) -> None:
    assert told(extractor, text)[2:] == facts


@pytest.mark.parametrize(
    ("text", "title", "scope"),
    [
        *(
            (f"工业投资居{every}第一。", TITLE, "绍兴市")
            for every in (
                "各县（市、区） 各县（市） 各县市区 各县区 各区县 各区（县） 各区、县（市）"
                " 各区县（市） 各旗县区 各旗县市区"
            ).split()
        ),
        ("诸暨市工业投资居各县区第一。", "绍兴市2023年经济运行情况", "绍兴市"),
        *(
            (f"工业投资居{every}第一。", "绍兴市2023年经济运行情况", "浙江省")
            for every in "各设区市 各地市 各市州 各市（州） 各州市 各州（市） 各盟市".split()
        ),
        ("枫桥镇工业投资居各乡镇第一。", TITLE, "诸暨市"),
    ],
)
def test_who_is_one_of_them_is_ranked_among_its_like(
    extractor: Extractor, text: str, title: str, scope: str
) -> None:
    found = extractor.extract(text, title=title, reference_date=DAY).rankings
    assert [one.scope for one in found] == [scope]


@pytest.mark.parametrize(
    ("text", "ranked"),
    [
        ("2023年度全市目标管理考核，我市排名第三。", [("目标管理考核", None)]),
        ("2023年度全市目标考核，我市排名第三。", [("目标考核", None)]),
        ("2023年度全市目标责任制考核，我市排名第三。", [("目标责任制考核", None)]),
        ("年度目标：工业投资居全省第三。", [("工业投资", "target")]),
    ],
)
def test_a_contest_in_reaching_aims_is_no_aim(
    extractor: Extractor, text: str, ranked: list[tuple[str, str | None]]
) -> None:
    found = extractor.extract(text, title=TITLE, reference_date=DAY).rankings
    assert [(one.indicator, one.status) for one in found] == ranked


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全市有文物保护单位126处，其中国家级3处。", "国家级文物保护单位"),
        ("获得市级以上集体荣誉127项，其中国家级3项。", "国家级集体荣誉"),
        ("培育绿色工厂12家，其中国家级3家。", "国家级绿色工厂"),
        ("绿色工厂总数达12家，其中国家级3家。", "国家级绿色工厂"),
        ("绿色工厂总数达12家，其中丝织厂3家。", "丝织厂"),
    ],
)
def test_of_a_level_are_so_many_of_all_that_was_counted(
    extractor: Extractor, text: str, indicator: str
) -> None:
    assert told(extractor, text)[-1][1] == indicator


def test_the_things_of_one_verb_are_an_offices_all() -> None:
    text = "工业和信息化部组织抢修，累计修复基站1.2万个、光缆6万公里、线杆30万个。"
    found = Extractor().extract(text, title="多部门加快恢复重建", reference_date=date(2026, 2, 10))
    assert {one.subject for one in found.observations} == {"工业和信息化部"}
    text = "工业和信息化部组织抢修，累计修复基站1.2万个，光缆合格率96%。"
    found = Extractor().extract(text, title="多部门加快恢复重建", reference_date=date(2026, 2, 10))
    assert [one.subject for one in found.observations] == ["工业和信息化部", "中国"]
    text = "工业和信息化部组织抢修，基站受损1.2万个、光缆6万公里。"
    found = Extractor().extract(text, title="多部门加快恢复重建", reference_date=date(2026, 2, 10))
    assert [one.subject for one in found.observations] == ["中国", "中国"]
