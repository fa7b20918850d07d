"""Of what a rank is, as reports say it in other words: lists, titles, deeds, totals and rates."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE

from extractor import extract


def _last(text: str) -> dict[str, object]:
    return extract(text, reference_date=DAY, title=TITLE).rankings[-1].to_dict()


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("店口镇入选全国乡村治理示范镇名单，为绍兴唯一上榜的乡镇。", "全国乡村治理示范镇名单"),
        ("越织智能荣获浙江省科技大奖，是绍兴市唯一获奖的企业。", "浙江省科技大奖"),
        ("在县域消费活力百强榜中，诸暨市列第八，系浙江唯一上榜县市。", "县域消费活力百强榜"),
        ("绍兴市建成全省唯一的绿色丝绸基地。", "绿色丝绸基地"),
        ("农村危旧桥梁清零，系全省率先。", "农村危旧桥梁清零"),
    ],
)
def test_of_what_somebody_is_the_only_or_the_first(text: str, indicator: str) -> None:
    assert _last(text)["indicator"] == indicator


def test_who_is_the_first_person_is_no_first_place() -> None:
    first = _last("他是全省首位获此荣誉的农民工。")
    assert (first["kind"], first["indicator"]) == ("first", "获此荣誉的农民工")
    assert _last("农民工工资支付考核居全省首位。")["kind"] == "position"


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("绍兴队夺得全省职工篮球赛冠军。", "职工篮球赛"),
        ("绍兴市以全省第4名的成绩通过竞争性评审。", "竞争性评审"),
    ],
)
def test_a_contest_is_named_without_its_population(text: str, indicator: str) -> None:
    fact = _last(text)
    assert (fact["indicator"], fact["scope"]) == (indicator, "浙江省")


@pytest.mark.parametrize(
    "text",
    [
        "越织智能被认定为国家级单项冠军企业。",
        "越织智能成为行业的“领跑者”。",
        "茶叶研究所只有9个。",
    ],
)
def test_what_only_sounds_like_a_rank(text: str) -> None:
    assert not extract(text, reference_date=DAY, title=TITLE).rankings


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("工业投资增速高于全省2个百分点，总量居全省第3位。", "工业投资总量"),
        ("用电量降幅收窄1个百分点，增速列全省第3位。", "用电量增速"),
        ("工业投资总量居全省第3位；增长6.1%，增速居全省第4位。", "工业投资增速"),
        ("奖牌数列全省第8位。", "奖牌数"),
        ("进出口总额增速位次由全省第五跃升至第二。", "进出口总额增速"),
        ("农村饮水达标率等6项指标居全省前列。", "农村饮水达标率"),
        ("工业投资增速从第10挪到第6。", "工业投资增速"),
        ("在全省营商环境评价中，绍兴市综合得分第3名。", "营商环境评价综合得分"),
    ],
)
def test_what_is_ranked(text: str, indicator: str) -> None:
    assert _last(text)["indicator"] == indicator


def test_each_of_the_things_counted_has_its_measure() -> None:
    facts = extract("丝绸、珍珠等20多种产品产量居全国第一。", reference_date=DAY).rankings
    assert [fact.indicator for fact in facts] == ["丝绸产量", "珍珠产量"]


def test_how_many_of_them_have_the_rank() -> None:
    fact = _last("20项二级指标有9项进入全省前三。")
    assert (fact["indicator"], fact["count"]) == ("二级指标", 9)


@pytest.mark.parametrize(
    ("text", "subject", "scope"),
    [
        ("工业投资总量上，柯桥区稳坐头把交椅。", "柯桥区", "绍兴市"),
        ("优良天数比例100%，与舟山、丽水等5个设区市同为第一。", "绍兴市", "浙江省"),
        ("在国家级经开区考核评价中，柯桥经开区列第一。", "柯桥经开区", "国家级经开区"),
        ("财政收入46亿元，比第二名柯桥区多28亿元。", "柯桥区", "绍兴市"),
    ],
)
def test_who_is_ranked_among_whom(text: str, subject: str, scope: str) -> None:
    fact = _last(text)
    assert (fact["subject"], fact["scope"]) == (subject, scope)


def test_the_city_above_is_among_whom_a_county_ranks() -> None:
    text = "诸暨市人均存款居全省县（市）前三、绍兴市第一。"
    fact = extract(text, reference_date=DAY, title="诸暨市2023年工作").rankings[-1]
    assert (fact.subject, fact.scope) == ("诸暨市", "绍兴市")


def test_the_zones_of_a_grade_are_called_by_it() -> None:
    fact = _last("绍兴高新区在国家高新区创新评价中列第38位。")
    assert (fact["indicator"], fact["scope"]) == ("国家高新区创新评价", "国家高新区")


@pytest.mark.parametrize(
    "text",
    [
        "「商贸环境」和「公共服务」分别居全省首位及第三位。",
        "商贸环境、公共服务分列全省首位以及第三位。",
        "商贸环境、公共服务分列首位及第三位。",
    ],
)
def test_each_of_two_has_its_own_place(text: str) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [(one.indicator, one.position) for one in found] == [("商贸环境", 1), ("公共服务", 3)]


@pytest.mark.parametrize(
    ("text", "indicator", "scope"),
    [
        ("全省生态百强榜中，诸暨市排名第八。", "生态百强榜", "浙江省"),
        ("全省生态质量榜里，诸暨市排名第八。", "生态质量榜", "浙江省"),
        (
            "在省商务厅组织的2023年省级经开区综合发展考核中，柯桥经开区列第6位。",
            "省级经开区综合发展考核",
            "省级经开区",
        ),
        (
            "公司成为浙东地区首家年销量突破百万双的袜业企业。",
            "年销量突破百万双的袜业企业",
            "浙东地区",
        ),
        ("嵊州建成全省首台“秒速”分拣茶叶的光学设备。", "“秒速”分拣茶叶的光学设备", "浙江省"),
    ],
)
def test_where_the_name_of_what_one_is_in_begins(text: str, indicator: str, scope: str) -> None:
    (one,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (one.indicator, one.scope) == (indicator, scope)


def test_the_only_one_of_the_list_just_told_of() -> None:
    text = "全省生态百强榜中，诸暨市排名第八，系浙中唯一。"
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [(one.subject, one.indicator) for one in found] == [("诸暨市", "生态百强榜")] * 2


@pytest.mark.parametrize("mark", ["“优秀”等次", "优秀等次", "“优秀”"])
def test_a_mark_is_given_in_what_a_place_is_held_in(mark: str) -> None:
    text = f"在全省水利考核中，诸暨市获评{mark}，位次升至第3位。"
    (one,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (one.indicator, one.scope, one.position) == ("水利考核", "浙江省", 3)


def test_a_list_is_what_a_place_after_it_is_held_in() -> None:
    text = "在全省水利考核中，诸暨市入选全国百强县，位列第8位。"
    (one,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert one.indicator == "百强县"
