"""Kinds of rankings that made-up sentences of every order, name and setting showed."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE

from extractor import extract

Ranked = tuple[str | None, str | None, str | None]


def ranked(text: str, at: str, *, title: str = TITLE) -> list[Ranked]:
    """Who, of what and among whom, of the rankings on one anchor."""
    found = extract(text, reference_date=DAY, title=title).rankings
    return [(r.subject, r.indicator, r.scope) for r in found if r.text == at]


def of_what(text: str, at: str) -> list[str | None]:
    return [indicator for _, indicator, _ in ranked(text, at)]


# A measure that takes up a word of what was told before ----------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("获国家自然科学基金立项67项，立项数居全省第三。", "国家自然科学基金立项数"),
        ("改造老旧小区25个，同比增长4.2%，改造数居全省第三。", "老旧小区改造数"),
        ("发放创业担保贷款26亿元，放贷规模居全省第三。", "创业担保贷款放贷规模"),
        ("适龄女生疫苗接种2.3万人，接种率居全省第三。", "适龄女生疫苗接种率"),
        ("办结群众诉求28件，办结率居全省第三。", "群众诉求办结率"),
        ("认定高新技术企业12家，认定数列全省第三。", "高新技术企业认定数"),
        ("平均结案用时41.6天，用时居全省第三。", "平均结案用时"),
        # a word that names a thing by itself takes up nothing, nor what was told of a part
        ("数字经济增加值占比44%，数字经济规模居全省第三。", "数字经济规模"),
        ("存款余额12亿元，增长4%，存款规模居全省第三。", "存款规模"),
    ],
)
def test_a_measure_takes_up_a_word_said_before(text: str, indicator: str) -> None:
    assert of_what(text, "第三") == [indicator]


def test_several_measures_are_of_the_thing_told_before() -> None:
    names = ["珍珠产量", "珍珠产值", "珍珠出口额"]
    assert of_what("珍珠产量12万吨，增长6%，产量、产值、出口额均居全省首位。", "首位") == names


# A contest with its time, its score, and alone in its clause ------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("在2023年度全省纳税人满意度调查中，绍兴市列第三。", "纳税人满意度调查"),
        ("上月通报的2023年度全省平安建设考核结果中，绍兴市列第三。", "平安建设考核"),
        ("在全省集中评议中，绍兴市总得分列第三。", "集中评议总得分"),
        ("全省平安建设考核，我市得分98.5分，居第三。", "平安建设考核得分"),
        ("在全省平安建设考核中，绍兴市得分98.5分，由上一年的第九跃居第三。", "平安建设考核得分"),
    ],
)
def test_a_contest_is_named_without_when_and_with_its_score(text: str, indicator: str) -> None:
    assert ranked(text, "第三") == [("绍兴市", indicator, "浙江省")]


def test_a_score_is_of_the_contest_in_front() -> None:
    found = extract("在全省平安建设考核中，绍兴市得分98.5分。", reference_date=DAY, title=TITLE)
    assert [o.indicator for o in found.observations] == ["平安建设考核得分"]


def test_a_town_ranked_in_its_city() -> None:
    text, title = "在全市三季度集中评议中，诸暨市列第三。", "诸暨市2023年工作"
    assert ranked(text, "第三", title=title) == [("诸暨市", "集中评议", "绍兴市")]
    (found,) = extract(text, reference_date=DAY, title=title).rankings
    assert found.period == "2023-07/2023-09"


# Who is ranked, under names no table knows ------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("岚海医药以47.5亿元的营业收入位居全省第二。", "第二", ("岚海医药", "营业收入", "浙江省")),
        (
            "按研发投入排列，朔原智能以6亿元高居全省榜首。",
            "榜首",
            ("朔原智能", "研发投入", "浙江省"),
        ),
        ("校女排夺得全省中学生排球联赛冠军。", "冠军", ("校女排", "中学生排球联赛", "浙江省")),
        # a measure in quotation marks is no body, nor is one part of what was told
        (
            "在全省营商环境评价中，绍兴市列第三，其中“创新能力”列第二。",
            "第二",
            ("绍兴市", "“创新能力”", "浙江省"),
        ),
    ],
)
def test_what_is_left_to_say_is_who(text: str, at: str, expected: Ranked) -> None:
    assert ranked(text, at) == [expected]


def test_those_after_one_that_was_ranked_are_ranked_by_the_same() -> None:
    text = "按营业收入排列，松岭集团高居全省榜首，瑞禾光电、澜川新材分列第二、第三位。"
    assert ranked(text, "第二") == [("瑞禾光电", "营业收入", "浙江省")]
    assert ranked(text, "第三位") == [("澜川新材", "营业收入", "浙江省")]
    other = "在全省营商环境评价中，绍兴市列第三，政务服务列第五。"
    assert ranked(other, "第五") == [("绍兴市", "政务服务", "浙江省")]


# Lists of places, and among whom -----------------------------------------------------------------


def test_each_of_several_that_were_told_of_together() -> None:
    text = (
        "全市用电量增长6.1%。分县市看，诸暨市增长9.9%，居首位；"
        "嵊州市、新昌县分别增长8.8%和8.1%，列第二、第三位。"
    )
    assert ranked(text, "首位") == [("诸暨市", "用电量增速", "绍兴市")]
    assert ranked(text, "第二") == [("嵊州市", "用电量增速", "绍兴市")]
    assert ranked(text, "第三位") == [("新昌县", "用电量增速", "绍兴市")]
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [(o.subject, o.indicator) for o in found][1:] == [
        ("诸暨市", "用电量"),
        ("嵊州市", "用电量"),
        ("新昌县", "用电量"),
    ]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("工业投资增速方面，诸暨市与新昌县并列第五。", ["诸暨市", "新昌县"]),
        ("诸暨市工业投资增速与新昌县并列第五。", ["诸暨市"]),
    ],
)
def test_with_whom_a_place_is_shared(text: str, subjects: list[str]) -> None:
    assert [subject for subject, _, _ in ranked(text, "第五")] == subjects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the size of a city is no number of cities
        ("用电量居全国第12位，在万亿城市中列第3。", ("绍兴市", "用电量", "万亿城市")),
        ("放在长三角城市中，绍兴用电量列第3。", ("绍兴市", "用电量", "长三角城市")),
    ],
)
def test_among_whom(text: str, expected: Ranked) -> None:
    assert ranked(text, "第3") == [expected]


def test_in_what_somebody_is_among_the_first() -> None:
    assert ranked("力争进入全省县域高质量发展前20名。", "前20名") == [
        ("绍兴市", "县域高质量发展", "浙江省")
    ]
    assert ranked("力争进入全国纺织企业前20名。", "前20名") == [("绍兴市", None, "全国纺织企业")]


def test_an_honour_borne_together_and_the_places_in_it() -> None:
    text = "诸暨市、新昌县同登“西部百强县”，分居第38位、第91位。"
    assert ranked(text, "第91位") == [("新昌县", "百强县", "西部")]


def test_what_was_first_ends_where_it_came_to_be() -> None:
    assert of_what("国内首套万米级钻机下线。", "首套") == ["万米级钻机"]
    assert of_what("绍兴市在全国率先上线数据登记平台。", "率先") == ["数据登记平台"]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("公司丝绸产品国内市场占有率位居第一。", "第一", ("丝绸产品国内市场占有率", "中国")),
        ("公司全球出货量排名第三。", "第三", ("全球出货量", "世界")),
        ("公司出货量居全球第三。", "第三", ("出货量", "世界")),
    ],
)
def test_what_is_measured_in_a_population_is_named_with_it(
    text: str, at: str, expected: tuple[str, str]
) -> None:
    title = "稽山纺织股份有限公司2023年年报"
    assert ranked(text, at, title=title) == [("稽山纺织股份有限公司", *expected)]


def test_what_the_document_s_own_place_is_ranked_by() -> None:
    assert ranked("全市用电量排名第三。", "第三") == [("绍兴市", "用电量", "浙江省")]


def test_a_verb_of_getting_somewhere_is_no_population() -> None:
    text = "绍兴市用电量居全省第3位，连续5个季度跻身第一方阵。"
    assert ranked(text, "第一方阵") == [("绍兴市", "用电量", "浙江省")]


# Titles won at games ----------------------------------------------------------------------------

GAMES = "第十届全国运动会"


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        (f"在{GAMES}上，诸暨队夺得男子跳高冠军。", "冠军", [("诸暨队", "男子跳高", GAMES)]),
        (f"在{GAMES}男子跳高决赛中，诸暨队夺冠。", "夺冠", [("诸暨队", "男子跳高决赛", GAMES)]),
        (f"在{GAMES}上，浙江代表团列金牌榜第5。", "第5", [("浙江代表团", "金牌榜", GAMES)]),
        (
            f"在{GAMES}上，诸暨队夺得男子跳高、4×100米接力冠军。",
            "冠军",
            [("诸暨队", "男子跳高", GAMES), ("诸暨队", "4×100米接力", GAMES)],
        ),
        # a contest with a population of its own is no part of the games
        (
            f"在{GAMES}前，诸暨队夺得全省职工跳高赛冠军。",
            "冠军",
            [("诸暨队", "职工跳高赛", "浙江省")],
        ),
    ],
)
def test_titles_are_won_among_those_at_the_games(
    text: str, at: str, expected: list[Ranked]
) -> None:
    assert ranked(text, at) == expected


# The news of a contest's result, when a contest was, and who is the only one ------------------


@pytest.mark.parametrize(
    "opening",
    [
        "《2023年度浙江省县域创新能力评价报告》正式发布。",
        "2023年度浙江省县域创新能力评价正式发布。",
    ],
)
def test_ranks_that_say_nothing_else_are_of_the_result_announced(opening: str) -> None:
    text = f"{opening}\n\n从县域看，诸暨市以87.62分蝉联榜首，新昌县由上年的第6位升至第4位。"
    of = "县域创新能力评价"
    assert of_what(text, "榜首") == of_what(text, "第4位") == [of]
    # what is measured stays what it is
    assert of_what(f"{opening}\n\n诸暨市用电量居全省第4位。", "第4位") == ["用电量"]


@pytest.mark.parametrize(
    ("contest", "period"),
    [
        ("在2021全国制造业竞争力百强榜单中", "2021"),
        ("日前揭晓的2022年度全省平安建设考核结果中", "2022"),
    ],
)
def test_a_contest_says_when(contest: str, period: str) -> None:
    text = f"{contest}，绍兴市列第76位。"
    (found,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (found.subject, found.period) == ("绍兴市", period)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("越城区跻身全国示范性老年友好型城区，为全省今年唯一。", "唯一"),
        ("越城区跻身全国示范性老年友好型城区，全省仅3个区获此资格。", "仅3个"),
    ],
)
def test_of_what_somebody_is_one_of_few(text: str, at: str) -> None:
    assert ranked(text, at) == [("越城区", "全国示范性老年友好型城区", "浙江省")]


def test_a_place_in_what_is_only_is_no_rank() -> None:
    text = "诸暨市入围全国县域经济百强，居第13位，系全省唯一进入前20名的县市。"
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [r.text for r in found] == ["第13位", "唯一"]


def test_each_is_of_what_was_told_since_the_semicolon() -> None:
    text = "丝绸技改项目215个，丝绸年产量82万吨；丝绸集群达到4个、黄酒集群达到16个，均居全国前列。"
    ranked = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [one.indicator for one in ranked] == ["丝绸集群", "黄酒集群"]


def test_a_pair_in_one_word_is_ranked_as_one_unless_each_is() -> None:
    one = extract("丝绸产销量居全国第一。", reference_date=DAY, title=TITLE).rankings
    two = extract("丝绸产销量均居全国第一。", reference_date=DAY, title=TITLE).rankings
    assert [rank.indicator for rank in one] == ["丝绸产销量"]
    assert [rank.indicator for rank in two] == ["丝绸产量", "丝绸销量"]
