"""Passages of plans that say nowhere that they are."""

from __future__ import annotations

from datetime import date

from extractor import extract

REPORT = "2026年政府工作报告"
DAY = date(2026, 1, 28)
PLAN = (
    "扩大有效投资。实施重大项目攻坚行动，新开工项目120个。加快建设鉴湖铁路，推动机场二期投用。"
    "培育壮大经营主体，新增专精特新企业60家。深化集成改革，社会消费品零售总额增长6%左右。"
)
REVIEW = (
    "有效投资不断扩大。实施重大项目攻坚行动，新开工项目120个。鉴湖铁路建成通车，机场二期投用。"
    "经营主体更加活跃，新增专精特新企业60家。集成改革成效明显，社会消费品零售总额增长6%。"
)


def told(text: str, title: str = REPORT) -> set[tuple[str | None, str | None]]:
    found = extract("绍兴市" + text, reference_date=DAY, title="绍兴市" + title).observations
    assert found
    return {(one.status, one.period) for one in found}


def test_a_passage_of_plans_is_of_the_year_of_the_report() -> None:
    assert told("\n\n" + PLAN) == {("target", "2026")}


def test_a_passage_that_looks_back_is_of_the_year_before() -> None:
    assert told("\n\n" + REVIEW) == {(None, "2025")}


def test_one_deed_among_plans_leaves_them_undecided() -> None:
    assert ("target", "2026") not in told("\n\n" + PLAN + "去年新开工项目已超过100个，成效显著。")


def test_only_a_yearly_report_has_such_passages() -> None:
    assert ("target", "2026") not in told("\n\n" + PLAN, title="扩大有效投资")


def test_a_few_sentences_do_not_tell() -> None:
    assert told("\n\n实施重大项目攻坚行动，新开工项目120个。加快建设鉴湖铁路。") == {(None, "2025")}


def test_averages_over_years_tell_of_a_term() -> None:
    text = "\n\n全社会研发投入年均增长10%，新增独角兽企业2户。新建铁路989公里。"
    assert told(text) == {(None, "2021/2025")}


def test_a_concentration_over_a_year_tells_of_none() -> None:
    text = "\n\nPM2.5年均浓度降至27微克/立方米，新增独角兽企业2户。新建铁路989公里。"
    assert told(text) == {(None, "2025")}


def test_a_single_year_beside_them_is_told_of() -> None:
    text = "\n\n2025年，研发投入增长9%，五年年均增长10%。新建铁路989公里。"
    assert (None, "2025") in told(text)


def test_what_grew_to_the_end_of_a_term_grew_all_through_it() -> None:
    text = "这五年，全市工业营业收入超过4万亿元、年均增长5%，龙头企业超300家、增长两倍。"
    found = extract(text, reference_date=DAY, title="绍兴市" + REPORT).observations
    assert [(one.text, one.period) for one in found] == [
        ("4万亿元", "2025"),
        ("5%", "2021/2025"),
        ("300家", "2025"),
        ("两倍", "2021/2025"),
    ]


def test_an_aim_that_opens_a_paragraph_of_deeds_is_none_of_theirs() -> None:
    text = (
        "\n\n争创人工智能发展优势。市领导挂帅推进行动，新签约项目208个。鉴湖学院入选培育名单。"
        "稽山联赛吸引队伍36支。我市抓得早、动作快。"
    )
    assert told(text) == {(None, "2025")}


def test_an_aim_that_opens_a_paragraph_of_plans_goes_on() -> None:
    text = "\n\n争创人工智能发展优势。推进集聚行动，新签约项目208个。建设创新平台16家。"
    assert told(text) == {("target", "2026")}


def test_a_season_keeps_both_its_years() -> None:
    text = "2025—2026冰雪季首月，滑雪场接待客流量达36万人次，其中入境客流量达19万人次。"
    found = extract(text, reference_date=date(2025, 12, 28), title="绍兴市冰雪季").observations
    assert {(one.period, one.status) for one in found} == {("2025/2026", None)}


def test_so_many_of_a_size_are_no_fact() -> None:
    text = "绍兴市经济总量跨过两个千亿元大关，用好两个“10亿元”资金，新增企业755户。"
    found = extract(text, reference_date=DAY, title="绍兴市" + REPORT).observations
    assert [one.text for one in found] == ["755户"]


def test_on_condition_that_is_no_aim() -> None:
    text = "只要一通电，吸附力提高4倍。"
    (fact,) = extract(text, reference_date=DAY, title="绍兴新材料").observations
    assert fact.status is None


def test_items_that_open_with_what_is_to_be_done_are_plans() -> None:
    text = (
        "一要打好生态战役，防沙治沙15万亩。二要保护古村，新建生态村落50个。三是夯实基础，改造管网30公里。"
        "同时，因地制宜发展特色产业。筹措资金5亿元。不断拓展市场。"
    )
    assert told(text) == {("target", "2026")}
    assert told(text.replace("不断拓展市场", "规模不断扩大，居全国第3")) == {(None, "2025")}
