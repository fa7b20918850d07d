"""Ranks of a whole contest, of measures side by side, and of those that no table knows."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

Ranked = tuple[str | None, str | None, str | None]
CITY, ZONE = "诸暨市2024年经济社会发展情况", "鉴湖经开区2024年发展情况"
TRADE = "绍兴市2024年外贸情况"
PROVINCE, SCHOOL = "江西省2024年环境质量状况", "绍兴理工大学2024年科研盘点"
DAY = date(2025, 2, 20)


def ranked(text: str, at: str, *, title: str = CITY) -> list[Ranked]:
    """Who, of what and among whom, of the rankings on one anchor."""
    found = extract(text, reference_date=DAY, title=title).rankings
    return [(r.subject, r.indicator, r.scope) for r in found if r.text == at]


# The whole of a contest ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    [
        *("综合排名", "综合位次", "综合名次", "总位次", "总名次", "总体位次"),
        *("总体排名", "整体排名"),  # a word and the verb
    ],
)
def test_the_overall_rank_is_of_the_contest(word: str) -> None:
    text = f"在全省绸缎质量考核中，我市{word}居第6位。"
    assert ranked(text, "第6位") == [("诸暨市", "绸缎质量考核", "浙江省")]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        (  # whatever was told since
            "在全省绸缎质量考核中，我市有31项指标得到满分，综合排名列第6位。",
            "第6位",
            ("诸暨市", "绸缎质量考核", "浙江省"),
        ),
        (  # nor does a place with the word for a rank say among whom
            "在全省绸缎质量考核中，诸暨市综合排名第6位。",
            "第6位",
            ("诸暨市", "绸缎质量考核", "浙江省"),
        ),
        ("我市综合排名居全省第6位。", "第6位", ("诸暨市", "综合排名", "浙江省")),
    ],
)
def test_overall(text: str, at: str, expected: Ranked) -> None:
    assert ranked(text, at) == [expected]


def test_the_overall_rank_of_those_who_took_part() -> None:
    text = (
        "近日，商务厅公布2024年度经开区综合考评结果。在参评的62家经开区中，鉴湖经开区综合排名第9位。"
        "\n\n经开区力争综合排名进入前5位。"
    )
    assert ranked(text, "第9位", title=ZONE) == [("鉴湖经开区", "综合考评", "经开区")]
    assert ranked(text, "前5位", title=ZONE) == [("鉴湖经开区", "综合排名", None)]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        (
            "绍兴理工大学跻身QS世界大学排名百强。",
            "百强",
            ("绍兴理工大学", "QS世界大学排名", "世界"),
        ),
        (
            "学校以第73名的名次入围“浙江省科研百强单位”。",
            "第73名",
            ("绍兴理工大学", "科研百强单位", "浙江省"),
        ),
        (
            "学校以第73名的排名入围“浙江省科研百强单位”。",
            "第73名",
            ("绍兴理工大学", "科研百强单位", "浙江省"),
        ),
    ],
)
def test_a_list_between_verb_and_rank(text: str, at: str, expected: Ranked) -> None:
    assert ranked(text, at, title=SCHOOL) == [expected]


@pytest.mark.parametrize("verb", ["暂列", "获得"])
def test_one_place_on_several_lists(verb: str) -> None:
    found = ranked(f"诸暨代表团{verb}金牌榜、奖牌榜第一。", "第一")
    assert [indicator for _, indicator, _ in found] == ["金牌榜", "奖牌榜"]


def test_a_list_may_have_several_things_in_its_name() -> None:
    text = "诸暨代表团位列全国茶叶、水果品牌价值榜第9位。"
    assert [indicator for _, indicator, _ in ranked(text, "第9位")] == ["茶叶、水果品牌价值榜"]


# Measures of what was told ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "indicator"),
    [
        ("户均停电时间同比缩短0.6小时，压降幅度居全省第2位。", "第2位", "户均停电时间压降幅度"),
        ("万元产值耗水量同比下降6%，压减幅度居全省第2位。", "第2位", "万元产值耗水量压减幅度"),
        ("平均通关时间同比缩短6小时，缩短幅度居全省第2位。", "第2位", "平均通关时间缩短幅度"),
        ("丝绸专业村36个，新增数居全省第2位。", "第2位", "丝绸专业村新增数"),
        ("丝绸专业村36个，新增数量居全省第2位。", "第2位", "丝绸专业村新增数量"),
        ("绸缎出口9.4亿元，增长8%，出口值居全省第2位。", "第2位", "绸缎出口值"),
        ("丝绸研究项目62项，资助经费3100万元，立项数居全省第2位。", "第2位", "丝绸研究项目立项数"),
    ],
)
def test_a_measure_of_what_was_told(text: str, at: str, indicator: str) -> None:
    assert ranked(text, at, title=TRADE) == [("绍兴市", indicator, "浙江省")]


def test_total_and_rate_are_of_the_last() -> None:
    text = "固定资产投资增长5%，其中丝绸投资增长13%，总量和增速分别居全省第2位和第4位。"
    assert ranked(text, "第2位", title=TRADE) == [("绍兴市", "丝绸投资总量", "浙江省")]
    assert ranked(text, "第4位", title=TRADE) == [("绍兴市", "丝绸投资增速", "浙江省")]


@pytest.mark.parametrize(
    ("thing", "measures"),
    [("产量", ["种植香榧面积", "种植香榧产量"]), ("干果产量", ["种植香榧面积", "干果产量"])],
)
def test_each_is_ranked_by_its_own_measure(thing: str, measures: list[str]) -> None:
    text = f"种植香榧32万亩，{thing}3万吨，面积和产量均居全省第一。"
    assert [indicator for _, indicator, _ in ranked(text, "第一", title=TRADE)] == measures


def test_what_cities_are_ordered_by() -> None:
    text = "全省11个设区市按绸缎质量指数从低到高排名，前两位依次为赣州市、吉安市。"
    assert ranked(text, "前两位", title=PROVINCE) == [
        ("赣州市", "绸缎质量指数", "江西省"),
        ("吉安市", "绸缎质量指数", "江西省"),
    ]


# Those that no table knows ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "who"),
    [
        ("越山龙井以5亿元的品牌价值列全国茶叶品牌价值榜第9位。", "第9位", "越山龙井"),
        ("诸暨香榧以5亿元的品牌价值列全国干果品牌价值榜第9位。", "第9位", "诸暨香榧"),
        ("在全国茶叶品牌价值评估中，“越山龙井”以5亿元列第9位。", "第9位", "越山龙井"),
        ("某平台发布的“十大热门古镇”榜单里，濯水排名第六。", "第六", "濯水"),
        ("某平台发布的“十大热门古镇”榜单里，诸暨古城排名第六。", "第六", "诸暨古城"),
        ("某平台发布的“十大热门古镇”榜单里，研发强度排名第六。", "第六", "诸暨市"),
        ("某平台发布的“十大热门古镇”榜单里，政务服务排名第六。", "第六", "诸暨市"),
    ],
)
def test_who_has_the_amount_or_is_on_the_list(text: str, at: str, who: str) -> None:
    assert [subject for subject, _, _ in ranked(text, at)] == [who]


def test_a_town_with_its_kind_has_its_own_value() -> None:
    text = "诸暨市企业以5亿元的品牌价值列全国品牌价值榜第9位。"
    assert "诸暨市企业" not in [subject for subject, _, _ in ranked(text, "第9位")]


def test_the_next_port_after_a_rank() -> None:
    text = "唐山港完成货物吞吐量8.4亿吨，居全国第二；广州港6.7亿吨，居全国第五。"
    assert ranked(text, "第五", title="2024年全国港口") == [("广州港", "货物吞吐量", "中国")]


# What stands between what is ranked and its rank --------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("我市丝绸投资再次进入全省前三。", "前三", ("诸暨市", "丝绸投资", "浙江省")),
        ("我市丝绸投资时隔三年进入全省前三。", "前三", ("诸暨市", "丝绸投资", "浙江省")),
        (  # another side than the one ranked by before
            "从出口规模看，我市居全省首位；从吸收利用外资情况看，诸暨市、嵊州市居前两位。",
            "前两位",
            ("诸暨市", "吸收利用外资情况", "浙江省"),
        ),
        (
            "绍兴理工大学位居理工类大学排名榜首，绍兴医学院位居医药类大学排名榜首。",
            "榜首",
            ("绍兴理工大学", "理工类大学排名", None),
        ),
    ],
)
def test_between(text: str, at: str, expected: Ranked) -> None:
    assert ranked(text, at)[0] == expected


def test_a_side_may_be_what_is_done() -> None:
    text = "引进丝绸企业36家；从吸收利用外资情况看，我市居全省首位。"
    assert ranked(text, "首位") == [("诸暨市", "吸收利用外资情况", "浙江省")]
