"""The whole country in a place's own text: whom a fact is about, or what is counted."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE, check, obs, rank

from extractor import extract

OF_THE_COUNTRY = [
    ("全国进出口总额20万亿元，全市增长7%。", [("中国", "进出口总额"), ("绍兴市", "进出口总额")]),
    ("我国居民消费价格上涨0.2%。", [("中国", "居民消费价格")]),
    ("全球新能源汽车销量突破1000万辆。", [("世界", "新能源汽车销量")]),
    ("全国城镇调查失业率5.2%。", [("中国", "城镇调查失业率")]),
    # what is new in it, whatever it is called
    ("全国新登记企业5万家。", [("中国", "新登记企业")]),
    ("全国新设立外商投资企业5万家。", [("中国", "新设立外商投资企业")]),
]

NAMED_BY_IT = [
    ("全国重点实验室达8家。", "全国重点实验室"),
    ("全国创新平台达8个。", "全国创新平台"),
    ("全国文明村镇总数增长8%。", "全国文明村镇总数"),
    ("全国质量信得过班组73个。", "全国质量信得过班组"),
    # and how much of its own is called so
    ("全国文明村镇占比达45%。", "全国文明村镇占比"),
    ("全国示范性老年友好型社区覆盖率达30%。", "全国示范性老年友好型社区覆盖率"),
]

NUMBERED = [
    ("全市60岁以上老年人口12.4万人。", "60岁以上老年人口"),
    ("全市一产增加值38.2亿元。", "一产增加值"),
    ("世界500强企业达12家。", "世界500强企业"),
]


@pytest.mark.parametrize(("sentence", "told"), OF_THE_COUNTRY)
def test_a_figure_of_the_whole_country_is_the_countrys(sentence, told) -> None:
    facts = extract(sentence, reference_date=DAY, title=TITLE).observations
    assert [(fact.subject, fact.indicator) for fact in facts] == told


@pytest.mark.parametrize(("sentence", "indicator"), NAMED_BY_IT)
def test_what_is_called_so_is_the_places_own(sentence, indicator) -> None:
    (fact,) = extract(sentence, reference_date=DAY, title=TITLE).observations
    assert (fact.subject, fact.indicator) == ("绍兴市", indicator)


@pytest.mark.parametrize(
    "counted", ["全国质量信得过班组总数", "全国民族团结示范区（单位）数量", "全国节水达标县总数"]
)
def test_a_rank_by_what_is_called_so_is_the_places_own(counted) -> None:
    check(f"{counted}居全省第三。", rank("第三", counted, "position", 3, scope="浙江省"))


@pytest.mark.parametrize(("sentence", "indicator"), NUMBERED)
def test_a_number_after_all_of_a_place_is_of_what_follows(sentence, indicator) -> None:
    (fact,) = extract(sentence, reference_date=DAY, title=TITLE).observations
    assert (fact.subject, fact.indicator) == ("绍兴市", indicator)


def test_what_is_new_keeps_its_verb_in_the_countrys_own_text() -> None:
    title = "2023年全国吸收外资情况"
    check(
        "全国新设立外商投资企业53782家，增长39.7%。",
        obs("53782家", "新设立外商投资企业", "level 53782 家", subject="中国"),
        obs("39.7%", "新设立外商投资企业", "growth 39.7 %", subject="中国"),
        title=title,
    )


@pytest.mark.parametrize("body", ["世界乒联", "世界羽联"])
def test_bodies_of_the_world_are_no_kind_of_what_is_counted(body) -> None:
    found = extract(f"{body}在绍兴举办赛事3场。", reference_date=DAY, title=TITLE)
    assert [(one.text, one.etype) for one in found.entities if one.etype == "ORG"] == [
        (body, "ORG")
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("今年，我国将推进治理，粮食产量98万吨。", "中国"),
        ("今年，全国深入推进治理，实施修复项目98个。", "中国"),
        ("今年，全国首批示范项目问世，粮食产量98万吨。", "绍兴市"),
    ],
)
def test_what_the_country_does_goes_on_in_its_sentence(text: str, subject: str) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.subject for one in found] == [subject]
