"""Who holds a rank: bodies that no table knows, several named after it; what is none of them."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE

from extractor import extract


@pytest.mark.parametrize(
    ("text", "subject", "indicator", "scope"),
    [
        ("鉴湖经开区名列全国第18位。", "鉴湖经开区", None, "中国"),
        ("鉴湖高新区排名全省第3。", "鉴湖高新区", None, "浙江省"),
        ("稽山港位居全省第5位。", "稽山港", None, "浙江省"),
        ("稽山港吞吐量居全省第3位。", "稽山港", "吞吐量", "浙江省"),
        ("智能工厂数居全省第3位。", "绍兴市", "智能工厂数", "浙江省"),
        ("投票机制走在全国前列。", "绍兴市", "投票机制", "中国"),
    ],
)
def test_a_port_or_zone_has_a_place_and_is_not_what_is_ranked(
    text: str, subject: str, indicator: str | None, scope: str
) -> None:
    (found,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (found.subject, found.indicator, found.scope) == (subject, indicator, scope)


def test_who_follows_is_not_what_is_ranked() -> None:
    text = "稽山港位居第5位，浣江港紧随其后位居第6位。"
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [(one.subject, one.indicator) for one in found] == [("稽山港", None), ("浣江港", None)]


@pytest.mark.parametrize(
    ("text", "indicator", "scope"),
    [
        ("工业投资增长9.2%，增速排位全省第8位。", "工业投资增速", "浙江省"),
        ("丝绸税收9亿元，总量排位第8位。", "丝绸税收总量", "浙江省"),
    ],
)
def test_a_place_is_told_by_any_word_for_it(text: str, indicator: str, scope: str) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).rankings[-1]
    assert (found.indicator, found.position, found.scope) == (indicator, 8, scope)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("绍兴市凭借独特的水乡风光跻身全省前五。", None),
        ("绍兴市以0.37分之差位居全省第二。", None),
        ("绍兴市第14次排名全省第二。", None),
        ("茶叶产值增长9%，排名一路蹿到全省第三。", "茶叶产值增速"),
        ("某机构发布了《城市水质排名》，绍兴市排在全国第十位。", "城市水质排名"),
        ("用电量增速在全省11个市中排名正数第4位。", "用电量增速"),
    ],
)
def test_how_a_place_was_won_is_not_what_is_ranked(text: str, indicator: str | None) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).rankings[-1]
    assert (found.subject, found.indicator) == ("绍兴市", indicator)


def test_a_title_is_of_the_contest_and_not_of_the_points_it_was_won_by() -> None:
    text = "在全国柔力球锦标赛决赛中，绍兴代表队以69.8的总分夺得冠军。"
    (found,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (found.subject, found.indicator) == ("绍兴代表队", "柔力球锦标赛决赛")


@pytest.mark.parametrize(
    ("text", "subjects", "indicator", "scope"),
    [
        (
            "集装箱吞吐量排名全球前三分别是上海港、新加坡港、宁波舟山港。",
            ["上海港", "新加坡港", "宁波舟山港"],
            "集装箱吞吐量",
            "世界",
        ),
        (
            "营商环境指数前两位的城市是：上海市、绍兴市。",
            ["上海市", "绍兴市"],
            "营商环境指数",
            None,
        ),
        ("综合得分前两位的是：越城区、柯桥区。", ["越城区", "柯桥区"], "综合得分", "绍兴市"),
    ],
)
def test_those_that_are_named_after_a_rank_hold_it(
    text: str, subjects: list[str], indicator: str, scope: str | None
) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [one.subject for one in found] == subjects
    assert {(one.indicator, one.scope) for one in found} == {(indicator, scope)}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("丝绸产量居全省设区市第五位。", "全省设区市"),
        ("丝绸产量居全省各设区市第五位。", "浙江省"),
        ("诸暨市丝绸产量居全省县（市）第五位。", "全省县（市）"),
        ("丝绸产量居全国地级市第五位。", "全国地级市"),
        ("在全国168个重点城市排名中，绍兴市丝绸产量列第五位。", "全国168个重点城市"),
    ],
)
def test_all_of_a_kind_are_the_place_where_that_is_said(text: str, scope: str) -> None:
    (found,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (found.indicator, found.scope) == ("丝绸产量", scope)


def test_a_ranking_by_one_word_is_a_contest_and_no_population() -> None:
    (found,) = extract("在增速排名中，绍兴市列第5位。", reference_date=DAY, title=TITLE).rankings
    assert (found.subject, found.indicator, found.scope) == ("绍兴市", "增速", None)


@pytest.mark.parametrize(
    ("text", "subject", "indicator", "scope"),
    [
        ("绍兴代表队获团体总分第三名。", "绍兴代表队", "团体总分", "第十届全国运动会"),
        ("绍兴女排获得女子排球成年组第三名。", "绍兴女排", "女子排球成年组", "第十届全国运动会"),
        ("绍兴男篮位列男子篮球成年组第三名。", "绍兴男篮", "男子篮球成年组", "第十届全国运动会"),
    ],
)
def test_in_what_of_the_games_a_place_was_gained(
    text: str, subject: str, indicator: str, scope: str
) -> None:
    whole = f"第十届全国运动会闭幕。{text}"
    (found,) = extract(whole, reference_date=DAY, title=TITLE).rankings
    assert (found.subject, found.indicator, found.scope) == (subject, indicator, scope)


def test_projects_granted_are_counted_by_how_many_were_approved() -> None:
    text = "获批丝绸科学基金项目147项，比上年多23项，立项数居全省首位。"
    (found,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert found.indicator == "丝绸科学基金项目立项数"


@pytest.mark.parametrize(
    ("text", "subject", "indicator", "scope"),
    [
        ("女排屈居第四。", "女排", None, None),
        ("绍兴代表队名列全省第五。", "绍兴代表队", None, "浙江省"),
        ("突击队数量居全省第三。", "绍兴市", "突击队数量", "浙江省"),
        ("全球丝绸企业100强榜单列第48位。", "绍兴市", "丝绸企业100强榜单", "世界"),
    ],
)
def test_a_team_holds_a_place_and_a_list_needs_no_word_in_front(
    text: str, subject: str, indicator: str | None, scope: str | None
) -> None:
    (found,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (found.subject, found.indicator, found.scope) == (subject, indicator, scope)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("珍珠产业集群是全省唯一入选全国十佳案例的集群。", "珍珠产业集群"),
        ("“一链办”改革是全省唯一入选全国十佳案例的改革。", "“一链办”改革"),
        ("获评全国十佳案例，系全省唯一入选全国十佳案例的城市。", "绍兴市"),
    ],
)
def test_who_alone_has_an_honour_is_the_only_one(text: str, subject: str) -> None:
    (found,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (found.subject, found.indicator) == (subject, "全国十佳案例")
