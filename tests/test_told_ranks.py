"""Ranks: among whom and in what list somebody is, and what of it is nobody's name."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

Ranked = tuple[str | None, str | None, str | None]
CITY, ZONE = "诸暨市2024年经济社会发展情况", "柯桥经济技术开发区2024年发展情况"
COMPANY = "越城纺织股份有限公司2024年年度报告"
DAY = date(2025, 2, 20)


def ranked(text: str, at: str, *, title: str = CITY) -> list[Ranked]:
    """Who, of what and among whom, of the rankings on one anchor."""
    found = extract(text, reference_date=DAY, title=title).rankings
    return [(r.subject, r.indicator, r.scope) for r in found if r.text == at]


# A population is nobody's name --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "scope"),
    [
        ("园区集聚丝绸企业31家，居国家级经开区首位。", "首位", "国家级经开区"),
        ("园区新引进研发机构15家，列全国高新区第3位。", "第3位", "全国高新区"),
        ("园区新引进研发机构15家，排东部高新区第2位。", "第2位", "东部高新区"),
        ("园区新引进研发机构15家，居中西部国家高新区首位。", "首位", "中西部国家高新区"),
        ("园区新引进研发机构15家，居浙江省经开区第2位。", "第2位", "浙江省经开区"),
    ],
)
def test_among_zones(text: str, at: str, scope: str) -> None:
    found = extract(text, reference_date=DAY, title=ZONE)
    whose = {one.subject for one in (*found.observations, *found.rankings)}
    assert whose == {"柯桥经济技术开发区"}
    assert [r.scope for r in found.rankings if r.text == at] == [scope]


def test_a_group_of_zones_is_no_zone() -> None:
    text = "园区丝绸出口额居中西部国家高新区首位。"
    assert "中西部国家高新区" not in [e.text for e in extract(text, title=ZONE).entities]


def test_a_zone_may_begin_like_a_verb_of_rank() -> None:
    text = "居巢经济开发区生产总值增长5%。"
    assert "居巢经济开发区" in [e.text for e in extract(text, title=ZONE).entities]


# Those on a list ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        (
            "全市6个乡镇入围全国千强镇，其中店口镇列第13位。",
            "第13位",
            ("店口镇", "千强镇", "中国"),
        ),
        (
            "全市6个乡镇入围全国千强镇，其中店口镇列第13位、大唐街道列第16位。",
            "第16位",
            ("大唐街道", "千强镇", "中国"),
        ),
        (
            "全市6家企业入围中国民营企业500强，其中好朋友集团居第13位，三一重机居第56位。",
            "第56位",
            ("三一重机", "民营企业500强", "中国"),
        ),
        (  # a part of what was judged is no member
            "诸暨市入选全国综合实力百强县，其中创新能力列第12位。",
            "第12位",
            ("诸暨市", "创新能力", "中国"),
        ),
        (
            "全市工业投资增长5%，其中制造业投资列全省第3位。",
            "第3位",
            ("诸暨市", "制造业投资", "浙江省"),
        ),
    ],
)
def test_members_of_a_list(text: str, at: str, expected: Ranked) -> None:
    assert ranked(text, at) == [expected]


# A place in a list --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("公司上榜中国纺织企业500强第35位。", "第35位", ("纺织企业500强", "中国")),
        ("公司荣登“中国纺织企业500强”第35位。", "第35位", ("纺织企业500强", "中国")),
        ("公司位列纺织企业500强第62位。", "第62位", ("纺织企业500强", None)),
        ("公司位列浙江省百强企业第8位。", "第8位", ("百强企业", "浙江省")),
        (
            "公司入围中国企业500强第35位、中国民营企业500强第43位。",
            "第43位",
            ("民营企业500强", "中国"),
        ),
        (
            "公司位居中国企业500强第35位和浙江省百强企业第8位。",
            "第8位",
            ("百强企业", "浙江省"),
        ),
        (
            "公司位列《财富》世界500强第250位，较上年上升42位。",
            "第250位",
            ("《财富》世界500强", "世界"),
        ),
        (
            "公司位列《商界》杂志中国品牌500强榜单第25位。",
            "第25位",
            ("《商界》杂志中国品牌500强榜单", "中国"),
        ),
        ("公司研发投入强度居全国第6位、专利数第7位。", "第7位", ("专利数", "中国")),
    ],
)
def test_a_place_in_a_list(text: str, at: str, expected: tuple[str, str | None]) -> None:
    assert ranked(text, at, title=COMPANY) == [("越城纺织股份有限公司", *expected)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "诸暨市跻身全国县域经济百强第22位、全国工业百强县（市）第17位。",
            ["县域经济百强", "工业百强县（市）"],
        ),
        (
            "诸暨市位列全国工业百强县市第17位，全国创新百强县市第19位。",
            ["工业百强县市", "创新百强县市"],
        ),
    ],
)
def test_one_list_after_the_other(text: str, indicators: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=CITY).rankings
    assert [r.indicator for r in found] == indicators


def test_the_number_of_a_prize_is_no_place() -> None:
    text = "公司获第二十五届中国专利奖、第三届浙江省质量奖。"
    found = extract(text, reference_date=DAY, title=COMPANY)
    assert [r.honour for r in found.recognitions] == [
        "第二十五届中国专利奖",
        "第三届浙江省质量奖",
    ]


# So many of a group -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12项民生指标中，5项居全省首位，3项居第2位。", [("民生指标", 5), ("民生指标", 3)]),
        ("12项民生指标中有5项居全省首位、3项居第2位。", [("民生指标", 5), ("民生指标", 3)]),
        ("主要经济指标中，有4项居全省前5位。", [("主要经济指标", 4)]),
        ("31个学科中14个学科进入全省前十。", [("学科", 14)]),
        ("23项主要指标中15项增速居全省前列。", [("主要指标增速", 15)]),
        ("12项民生指标中，5项居6—10位，3项居10位以后。", [("民生指标", 5)]),
        ("在全省11个设区市中，5项工作居首位。", [("工作", 5)]),
        # an amount that a place was won by counts nothing
        ("稽山纺织以营收8.4亿元居全省第5位。", [("营收", None)]),
        ("稽山纺织以营收8.4亿元排名浙江省民营企业500强第53位。", [("民营企业500强", None)]),
        ("技改项目12项，投资额居全省首位。", [("技改项目投资额", None)]),
    ],
)
def test_so_many_of_a_group(text: str, expected: list[tuple[str, int | None]]) -> None:
    found = extract(text, reference_date=DAY, title=CITY).rankings
    assert [(r.indicator, r.count) for r in found] == expected


def test_a_group_of_places_is_among_whom() -> None:
    ((_, _, scope),) = ranked("在全省11个设区市中，5项工作居首位。", "首位")
    assert scope == "浙江省"


def test_a_group_of_things_is_not_among_whom() -> None:
    text, title = "31个学科中14个学科居前十。", "绍兴大学2024年工作"
    ((_, indicator, scope),) = ranked(text, "前十", title=title)
    assert (indicator, scope) == ("学科", None)


@pytest.mark.parametrize(
    "text",
    [
        "诸暨市工业投资居全省第12位以后。",
        "诸暨市工业投资居全省12位之后。",
        "诸暨市工业投资排名12名开外。",
    ],
)
def test_after_a_place_is_neither_place_nor_amount(text: str) -> None:
    found = extract(text, reference_date=DAY, title=CITY)
    assert not found.rankings
    assert not found.observations


# Left out -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who", "left_out"),
    [
        ("除宁波外，工业投资居全省第一。", "诸暨市", "宁波市"),
        ("除杭州市外，嵊州市丝绸出口额居全省第一。", "嵊州市", "杭州市"),
        ("工业投资居全省第一（不含宁波）。", "诸暨市", "宁波市"),
        ("丝绸出口额列第2（不包括杭州市），增长5%。", "诸暨市", "杭州市"),
        ("固定资产投资（不含农户）居全省第一。", "诸暨市", None),
        ("丝绸出口额居全省第一（含并列）。", "诸暨市", None),
    ],
)
def test_who_is_left_out(text: str, who: str, left_out: str | None) -> None:
    (found,) = extract(text, reference_date=DAY, title=CITY).rankings
    assert (found.subject, found.scope_except) == (who, left_out)


# What grew ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("越城区工业投资增长11.2%，居全市第一；柯桥区增长10.6%。", "工业投资"),
        ("越城区丝绸出口额增速居全市第一，柯桥区增长10.6%。", "丝绸出口额"),
        ("越城区工业投资增长11.2%，居全市第一；柯桥区出口额增长10.6%。", "出口额"),
        ("越城区工业投资增速居全市第一；柯桥区提高10.6个百分点。", "工业投资增速"),
    ],
)
def test_what_grew_is_no_rate(text: str, indicator: str) -> None:
    found = extract(text, reference_date=DAY, title="绍兴市2024年经济运行情况").observations
    assert (found[-1].subject, found[-1].indicator) == ("柯桥区", indicator)


# Totals and standings -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("现有国家级平台12个、省级平台35个，总数居全省第一。", ["平台总数"]),
        ("国家级众创空间12家、省级众创空间35家，总量居全省第一。", ["众创空间总量"]),
        (
            "国家级众创空间12家、省级众创空间35家，数量均居全省第一。",
            ["国家级众创空间数量", "省级众创空间数量"],
        ),
        ("全市有创新平台47个，其中国家级12个、省级35个，总数居全省第一。", ["创新平台总数"]),
        ("丝绸企业净增103户，总数居全省首位。", ["丝绸企业总数"]),
        ("诸暨市获金奖4项、银奖7项，获奖总数居全省第二位。", ["获奖总数"]),
        ("获一等奖8项、二等奖5项、三等奖3项，获奖数量居全省第二位。", ["获奖数量"]),
        ("获省级科技奖5项，获奖数居全省首位。", ["省级科技奖获奖数"]),
        ("新增企业5家、个体户7家，登记总数居全省第二位。", ["个体户登记总数"]),
    ],
)
def test_the_total_of_a_list(text: str, indicators: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=CITY).rankings
    assert [r.indicator for r in found] == indicators


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("园区在全省经开区综合考核中位次前移3位，升至第6位。", "经开区综合考核"),
        ("园区在全省绩效评价中名次上升2位，列第9位。", "绩效评价"),
        ("园区丝绸出口额位次前移2位，列全省第9。", "丝绸出口额"),
        ("园区丝绸出口额增速名次较上年后退2位，列全省第9。", "丝绸出口额增速"),
        ("园区丝绸出口额前移2位，列全省第9。", "丝绸出口额"),
    ],
)
def test_a_standing_in_a_contest_is_none_of_its_own(text: str, indicator: str) -> None:
    found = extract(text, reference_date=DAY, title=ZONE)
    assert {one.indicator for one in (*found.observations, *found.rankings)} == {indicator}


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("群众安全感92.5分，全省排名上升3位至第8位。", "第8位"),
        ("群众安全感全省排名前移3位，居第8位。", "第8位"),
        ("群众安全感得分全省位次前移3位，居第8位。", "第8位"),
    ],
)
def test_among_whom_somebody_moved(text: str, at: str) -> None:
    found = extract(text, reference_date=DAY, title="绍兴市2024年平安建设情况")
    assert {one.subject for one in (*found.observations, *found.rankings)} == {"绍兴市"}
    assert [(r.indicator.removesuffix("得分"), r.scope) for r in found.rankings] == [
        ("群众安全感", "浙江省")
    ]
    assert "全省" not in "".join(one.indicator for one in found.observations)


def test_what_a_place_sums_up_to_is_its_own() -> None:
    text = "诸暨市工业投资增长5%，全市总量增长3%。"
    found = extract(text, reference_date=DAY, title="绍兴市2024年工业运行情况").observations
    assert [(one.subject, one.text) for one in found] == [("诸暨市", "5%"), ("绍兴市", "3%")]


# Those who hold a rank, after it -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        (
            "增速居全省前三的有：珍珠产量、民间投资和外贸出口。",
            "前三",
            [
                ("诸暨市", "珍珠产量增速", "浙江省"),
                ("诸暨市", "民间投资增速", "浙江省"),
                ("诸暨市", "外贸出口增速", "浙江省"),
            ],
        ),
        (
            "居全省首位的指标有：珍珠产量、工业投资增速。",
            "首位",
            [("诸暨市", "珍珠产量", "浙江省"), ("诸暨市", "工业投资增速", "浙江省")],
        ),
        (
            "全省排名第一的指标有民间投资增速和外贸出口增速。",
            "第一",
            [("诸暨市", "民间投资增速", "浙江省"), ("诸暨市", "外贸出口增速", "浙江省")],
        ),
        (
            "综合得分排在前两名的是陆桥镇、枫桥镇。",
            "前两名",
            [("陆桥镇", "综合得分", None), ("枫桥镇", "综合得分", None)],
        ),
        (
            "工业投资增速居全市前两位的镇街依次为：店口镇（8.1%）、暨南街道（6%）。",
            "前两位",
            [("店口镇", "工业投资增速", "诸暨市"), ("暨南街道", "工业投资增速", "诸暨市")],
        ),
        (  # a region says among whom
            "诸暨市珍珠产量居全国第6位，长三角第2位。",
            "第2位",
            [("诸暨市", "珍珠产量", "长三角")],
        ),
        (
            "全省排名第6位的是农村居民收入。",
            "第6位",
            [("诸暨市", "农村居民收入", "浙江省")],
        ),
    ],
)
def test_who_holds_a_rank_stands_after_it(text: str, at: str, expected: list[Ranked]) -> None:
    assert ranked(text, at) == expected


# One figure among the years -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "scope", "period"),
    [
        ("平均气温18.2℃，为1961年以来第三高。", "第三高", "1961年以来", "2024"),
        ("平均气温18.2℃，居1961年以来第3位。", "第3位", "1961年以来", "2024"),
        ("7月平均气温29℃，为1961年以来历史同期第二高。", "第二高", "1961年以来历史同期", "2024-07"),
        ("降水量1320毫米，为历史第二多。", "第二多", "历史", "2024"),
        ("用电量120亿千瓦时，为历史同期第四高。", "第四高", "历史同期", "2024"),
        # when, and not among which years
        ("丝绸出口额居2023年第3位。", "第3位", "绍兴市", "2023"),
        ("丝绸出口额2021年以来居全省第3位。", "第3位", "浙江省", "2024"),
    ],
)
def test_among_the_years(text: str, at: str, scope: str, period: str) -> None:
    found = extract(text, reference_date=DAY, title=CITY).rankings
    assert [(r.scope, r.period) for r in found if r.text == at] == [(scope, period)]


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        (
            "诸暨市发布全国首个丝绸大模型、全省首个湿地标准。",
            [("丝绸大模型", "中国"), ("湿地标准", "浙江省")],
        ),
        (
            "全省首单珍珠质押贷款、全国首个珍珠交易平台先后落地诸暨市。",
            [("珍珠质押贷款", "浙江省"), ("珍珠交易平台", "中国")],
        ),
        ("建成全国首个珍珠交易平台、黄酒展示中心。", [("珍珠交易平台", "中国")]),
    ],
)
def test_each_is_the_first_among_its_own(text: str, firsts: list[tuple[str, str]]) -> None:
    found = extract(text, reference_date=DAY, title=CITY).rankings
    assert [(r.indicator, r.scope) for r in found] == firsts


def test_who_was_ranked_in_nothing_said_is_ranked_on() -> None:
    text = "宁波经开区居全国第9位，全省第1位，东部地区第8位。"
    found = extract(text, title="浙江省2023年工作").rankings
    assert [(one.subject, one.scope) for one in found] == [
        ("宁波经开区", "中国"),
        ("宁波经开区", "浙江省"),
        ("宁波经开区", "东部地区"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在世界一流学科排名中，矿业工程列全球第12位。", ("绍兴大学", "矿业工程", "世界")),
        ("在全国学科评估中，学校列第9位。", ("绍兴大学", "学科评估", "中国")),
        ("在全国科技评价中，化学学院列第9位。", ("化学学院", "科技评价", "中国")),
        ("在世界一流学科排名中，会稽大学列全球第12位。", ("会稽大学", "一流学科", "世界")),
    ],
)
def test_in_a_contest_of_parts_a_body_is_ranked_by_its_own(text: str, expected: Ranked) -> None:
    found = extract(text, reference_date=DAY, title="绍兴大学2024年工作").rankings
    assert [(r.subject, r.indicator, r.scope) for r in found] == [expected]


@pytest.mark.parametrize("text", ["“开放创新和国际合作”排名第87位。", "“国际合作”排名第87位。"])
def test_the_name_of_an_index_says_not_among_whom(text: str) -> None:
    found = extract(text, reference_date=DAY, title=ZONE).rankings
    assert [(r.indicator, r.scope) for r in found] == [(text.partition("排名")[0], None)]


def test_a_result_made_public_is_of_a_contest_and_nobodys_name() -> None:
    text = "近日，国家经开区综合评价结果公布，柯桥经济技术开发区位列第46位，较上年上升5位。"
    found = extract(text, reference_date=DAY, title=ZONE)
    told = [(r.subject, r.indicator) for r in (*found.rankings, *found.observations)]
    assert told == [("柯桥经济技术开发区", "国家经开区综合评价")] * 2
    assert "国家经开区综合评价结果" not in [entity.text for entity in found.entities]


def test_in_the_text_of_a_place_a_discipline_is_ranked_itself() -> None:
    told = ranked("在世界一流学科排名中，矿业工程列全球第12位。", "第12位")
    assert [one[0] for one in told] == ["矿业工程"]
