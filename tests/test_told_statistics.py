"""What releases of statistics say in passing: figures of others, old and new levels, goods."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor

DAY = date(2024, 4, 26)
TITLE = "诸暨市一季度经济运行情况"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def told(
    extractor: Extractor, text: str, title: str = TITLE
) -> list[tuple[str | None, str, str | None, str]]:
    """Subject, indicator, period and text of each observation."""
    found = extractor.extract(text, title=title, reference_date=DAY).observations
    return [(one.subject, one.indicator, one.period, one.text) for one in found]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("一季度诸暨经济运行情况", "诸暨市"),
        ("前三季度长兴工业经济运行情况", "长兴县"),
        ("诸暨财政：收支稳中有进", "诸暨市"),
        ("诸暨财政学院：招生稳中有进", "诸暨财政学院"),
    ],
)
def test_a_place_and_a_theme_are_no_name(extractor: Extractor, title: str, subject: str) -> None:
    assert [one[0] for one in told(extractor, "技改投入增长37.5%。", title)] == [subject]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "全市技改投入增长7.5%（绍兴市11.1%），较上月回落0.9个百分点。",
            ["诸暨市", "绍兴市", "诸暨市"],
        ),
        ("全市合格率72.3%（全省74.2%），提高0.8个百分点。", ["诸暨市", "浙江省", "诸暨市"]),
        (
            "全市技改投入增长7.5%，绍兴市增长11.1%，较上月回落0.9个百分点。",
            ["诸暨市", "绍兴市", "绍兴市"],
        ),
    ],
)
def test_whose_what_follows_a_figure_of_others_is(
    extractor: Extractor, text: str, subjects: list[str]
) -> None:
    assert [one[0] for one in told(extractor, text)] == subjects


@pytest.mark.parametrize(
    ("verb", "second"),
    [
        ("变化为", "2024-01/2024-03"),
        ("变动为", "2024-01/2024-03"),
        ("上升为", "2024-01/2024-03"),
        ("攀升到", "2024-01/2024-03"),
        ("暴跌至", "2024-01/2024-03"),
        ("跃升为", "2024-01/2024-03"),
        ("扩容为", "2024-01/2024-03"),
    ],
)
def test_a_verb_of_change_and_what_it_came_to(extractor: Extractor, verb: str, second: str) -> None:
    text = f"合格率由2022年的62%{verb}65%。"
    assert [one[1:] for one in told(extractor, text)] == [
        ("合格率", "2022", "62%"),
        ("合格率", second, "65%"),
    ]


@pytest.mark.parametrize("course", ["持续缩小", "缩小", "稳步大幅缩小"])
def test_a_ratio_whose_name_ends_with_bi(extractor: Extractor, course: str) -> None:
    text = f"城乡收入比{course}，由2022年的2.05下降为2.02。"
    assert {one[1] for one in told(extractor, text)} == {"城乡收入比"}


def test_than_stays_than(extractor: Extractor) -> None:
    found = extractor.extract("全市出口额比进口额多2亿元。", title=TITLE, reference_date=DAY)
    assert [(one.indicator, one.versus) for one in found.observations] == [("出口额", "进口额")]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("铜矿砂、煤、原油分别进口3万吨、2万吨、1万吨。", ["铜矿砂进口", "煤进口", "原油进口"]),
        ("铜矿砂、煤、铝矿砂分别进口3万吨、2万吨、1万吨。", ["铜矿砂进口", "煤进口", "铝矿砂进口"]),
        ("城镇、农村居民人均收入分别为3万元、2万元。", ["城镇居民人均收入", "农村居民人均收入"]),
    ],
)
def test_no_member_lends_a_part_of_its_name(
    extractor: Extractor, text: str, indicators: list[str]
) -> None:
    assert [one[1] for one in told(extractor, text)] == indicators


@pytest.mark.parametrize(
    ("date_said", "period"),
    [
        ("2022年", "2022"),
        ("2022年的", "2022"),
        ("2022年末的", "2022-12"),
        ("2022年底的", "2022-12"),
        ("2月", "2024-02"),
        ("2月的", "2024-02"),
        ("2月份的", "2024-02"),
    ],
)
def test_a_plain_number_after_the_date_it_is_of(
    extractor: Extractor, date_said: str, period: str
) -> None:
    found = told(extractor, f"城乡收入比由{date_said}2.05缩小到2.02。")
    assert [one[2:] for one in found] == [(period, "2.05"), ("2024-01/2024-03", "2.02")]


def test_a_plain_number_after_a_date_alone_is_none(extractor: Extractor) -> None:
    found = extractor.extract("2022年2.05下降。", title=TITLE, reference_date=DAY)
    assert not found.quantities


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("一季度，全市出口3亿元，其中当月出口1亿元。", ["2024-01/2024-03", "2024-03"]),
        ("全市出口3亿元，当月增长9.9%。", ["2024-01/2024-03", "2024-03"]),
        ("2月，全市出口3亿元，当月增长9.9%。", ["2024-02", "2024-02"]),
    ],
)
def test_the_month_of_a_quarter_reported_on(
    extractor: Extractor, text: str, periods: list[str]
) -> None:
    assert [one[2] for one in told(extractor, text)] == periods


def test_the_month_that_runs_where_a_year_is_told_of(extractor: Extractor) -> None:
    found = told(extractor, "2023年，全市出口3亿元。当月增长9.9%。", "诸暨市经济运行情况")
    assert [one[2] for one in found] == ["2023", "2024-04"]


@pytest.mark.parametrize(
    "compared",
    ["比全省（7.7%）高0.7个百分点", "高于全省平均水平（7.7%）0.7个百分点"],
)
@pytest.mark.parametrize("front", ["出口增速", "出口增长8.4%，增速"])
def test_what_those_compared_with_have_stands_in_brackets(
    extractor: Extractor, front: str, compared: str
) -> None:
    result = extractor.extract(
        f"全市{front}{compared}，居全省第3位。", title=TITLE, reference_date=DAY
    )
    found = [(one.subject, one.indicator, one.measure, one.versus) for one in result.observations]
    assert found[-2:] == [
        ("浙江省", "出口", "growth", None),
        ("诸暨市", "出口增速", "gap", "浙江省"),
    ]
    assert [(one.subject, one.indicator) for one in result.rankings] == [("诸暨市", "出口增速")]


def test_what_adds_to_growth_is_told_of_each_time(extractor: Extractor) -> None:
    text = "纺织业产值对工业产值增长贡献率达39%，拉动工业产值增长7个百分点，同比增长5%。"
    assert [one[1] for one in told(extractor, text)] == [
        "纺织业产值对工业产值增长贡献率",
        "纺织业产值拉动工业产值增长",
        "纺织业产值",
    ]
    ranked = extractor.extract(
        "纺织业产值对工业产值增长贡献率达39%，居全省第2位。", title=TITLE, reference_date=DAY
    ).rankings
    assert [one.indicator for one in ranked] == ["纺织业产值对工业产值增长贡献率"]


@pytest.mark.parametrize(
    ("lead", "indicator"),
    [
        ("批发业占比最大，", "批发业营业收入"),
        ("批发业活力凸显，", "批发业营业收入"),
        ("批发业势头强劲，", "批发业营业收入"),
        ("增长最快的行业是批发业，", "批发业营业收入"),
        ("表现最抢眼的是技术服务业，", "技术服务业营业收入"),
        ("营业收入最大的批发业，", "批发业营业收入"),
        ("业绩向好，", "营业收入"),
        ("就业稳定，", "营业收入"),
        ("增收的批发业，", "营业收入"),
        ("会议强调的是批发业，", "营业收入"),
    ],
)
def test_a_trade_that_is_told_of_in_front(extractor: Extractor, lead: str, indicator: str) -> None:
    assert [one[1] for one in told(extractor, f"{lead}实现营业收入75亿元。")] == [indicator]


@pytest.mark.parametrize("judged", ["活力", "势头", "态势", "韧性", "潜力", "优势", "作用"])
def test_what_is_judged_is_no_part_of_a_thing(extractor: Extractor, judged: str) -> None:
    found = told(extractor, f"批发业{judged}明显，增加值200亿元。")
    assert [one[1] for one in found] == ["批发业增加值"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("营业收入排名前20的企业，实现营业收入65亿元。", 0),
        ("全市营业收入位居全省前20的好成绩来之不易。", 1),
        ("全市营业收入排名全省前20，实现营业收入65亿元。", 1),
    ],
)
def test_the_first_so_many_are_a_class(extractor: Extractor, text: str, count: int) -> None:
    found = extractor.extract(text, title=TITLE, reference_date=DAY).rankings
    assert len(found) == count


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("游乐园、文化娱乐活动与经纪服务分别增长9%、7%。", ["游乐园", "文化娱乐活动与经纪服务"]),
        (
            "房地产（物业管理）、教育分别增长9%、7%。",
            ["房地产（物业管理）", "教育"],
        ),
    ],
)
def test_members_keep_what_they_say_of_themselves(
    extractor: Extractor, text: str, indicators: list[str]
) -> None:
    assert [one[1] for one in told(extractor, text)] == indicators


def test_a_title_without_a_place_names_nobody(extractor: Extractor) -> None:
    found = told(
        extractor, "全市规模以上服务业实现营业收入9亿元。", "前三季度全市规模以上服务业运行情况"
    )
    assert [one[0] for one in found] == [None]


def test_a_remark_in_brackets_is_no_clause(extractor: Extractor) -> None:
    text = "全市外贸进出口（人民币，下同）162亿元，出口（含边贸，不含样品）62亿元。"
    assert [one[1] for one in told(extractor, text)] == ["外贸进出口", "出口"]


@pytest.mark.parametrize("front", ["", "，增速比上月提高0.2个百分点"])
def test_one_rate_is_compared_with_several(extractor: Extractor, front: str) -> None:
    text = f"全市出口增长6%{front}，比全国、全省分别高2、3个百分点。"
    found = extractor.extract(text, title=TITLE, reference_date=DAY).observations
    assert [(one.indicator, one.versus) for one in found if one.measure == "gap"] == [
        ("出口增速", "中国"),
        ("出口增速", "浙江省"),
    ]


def test_a_member_by_the_whole_measure_of_its_kind(extractor: Extractor) -> None:
    text = "全市零售业企业实现营业收入78亿元。其中，批发业企业实现29亿元。"
    assert [one[1] for one in told(extractor, text)] == ["零售业企业营业收入", "批发业企业营业收入"]


@pytest.mark.parametrize("zones", ["经开区", "12家国家级经开区", "高新区"])
def test_zones_that_begin_with_a_preposition(extractor: Extractor, zones: str) -> None:
    found = told(extractor, f"全市{zones}实现进出口总额6亿元。")
    assert found[-1][1].endswith(f"{zones[-3:]}进出口总额")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("全市0—14岁人口为9.3万人。", ["0—14岁人口"]),
        ("全市3—6岁儿童入园率达到95%。", ["3—6岁儿童入园率"]),
        ("全市0—17岁、18—34岁人口较多，女性人口51万人。", ["女性人口"]),
        ("全市居民平均年龄40—42岁。", ["居民平均年龄"]),
    ],
)
def test_ages_say_who_is_counted(extractor: Extractor, text: str, indicators: list[str]) -> None:
    assert [one[1] for one in told(extractor, text)] == indicators


def test_a_part_that_has_a_measure_of_its_own_name(extractor: Extractor) -> None:
    text = "全市社会消费品零售总额51亿元。按消费类型分，商品零售40亿元，餐饮收入11亿元。"
    assert [one[1] for one in told(extractor, text)][1:] == ["商品零售", "餐饮收入"]


def test_how_high_a_number_was_gives_no_basis_to_what_follows(extractor: Extractor) -> None:
    text = "全市单位能耗44千克，与2015年的56千克相比累计下降21%；单位水耗下降10%。"
    found = extractor.extract(text, title=TITLE, reference_date=DAY).observations
    assert [(one.indicator, one.period, one.basis) for one in found] == [
        ("单位能耗", "2024-01/2024-03", None),
        ("单位能耗", "2015", None),
        ("单位能耗", "2024-01/2024-03", "2015"),
        ("单位水耗", "2024-01/2024-03", None),
    ]


def test_a_rank_counts_none_of_a_size(extractor: Extractor) -> None:
    text = "“诸暨绿茶”以9.6亿元的品牌价值居全国第27位，比上年前移2位。"
    assert [(one[0], one[1]) for one in told(extractor, text)] == [
        ("诸暨绿茶", "品牌价值"),
        ("诸暨绿茶", "品牌价值"),
    ]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("全市上缴比例逐步提高到30%。", ("上缴比例", "share", None)),
        ("全市用水量逐渐下降到3亿立方米。", ("用水量", "level", None)),
        ("全市拓宽农村公路52公里。", ("拓宽农村公路", "level", None)),
        ("全市出口增速高于全国总体增速4个百分点。", ("出口增速", "gap", "中国")),
    ],
)
def test_how_it_came_about_is_none_of_what_is_measured(
    extractor: Extractor, text: str, told_of: tuple[str, str, str | None]
) -> None:
    found = extractor.extract(text, title=TITLE, reference_date=DAY).observations
    assert [(one.indicator, one.measure, one.versus) for one in found] == [told_of]
