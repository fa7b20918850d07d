"""Whom facts are about: the place a word means, what a thing is, whose text it is."""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import DAY, TITLE, check, obs, rank

from extractor import extract

NEWS, TODAY = "一周快讯", date(2024, 2, 18)


def told(text: str, title: str = NEWS) -> list[tuple[str | None, str | None]]:
    """Who and what each observation of a text is of."""
    facts = extract(text, reference_date=TODAY, title=title).observations
    return [(fact.subject, fact.indicator) for fact in facts]


@pytest.mark.parametrize(
    "text",
    [
        "记者在浙江新昌县看到，当地种植茶叶12万亩。",
        "浙江新昌县农户陈越说，今年种植茶叶12万亩。",
        "浙江绍兴新昌县农民种植茶叶12万亩。",
    ],
)
def test_of_a_place_and_those_around_it_the_narrowest_is_told_of(text: str) -> None:
    ((who, _),) = told(text)
    assert who == "新昌县"


def test_a_place_that_holds_several_is_told_of_itself() -> None:
    text = "浙江杭州、宁波投资增长5%。全省出口增长2%。"
    assert [who for who, _ in told(text)] == ["杭州市", "宁波市", "浙江省"]


def test_where_a_reporter_is_is_whom_he_tells_of() -> None:
    check("记者在诸暨市看到，新建大棚3个。", obs("3个", "新建大棚", "level 3 个", subject="诸暨市"))
    check("记者在采访中看到，新建大棚3个。", obs("3个", "新建大棚", "level 3 个"))


@pytest.mark.parametrize(
    ("title", "text", "who"),
    [
        ("浙江绍兴：走基层", "上虞区新建大棚60个。全区蔬菜面积6万亩。", "上虞区"),
        ("浙江绍兴：走基层", "柯桥区新建大棚60个，全区蔬菜面积6万亩。", "柯桥区"),
        (TITLE, "江苏昆山市新建大棚60个。全市蔬菜面积6万亩。", "昆山市"),
        (TITLE, "诸暨市新建大棚60个。全市蔬菜面积6万亩。", "绍兴市"),
        ("越城区2023年工作", "上虞区新建大棚60个。全区蔬菜面积6万亩。", "越城区"),
    ],
)
def test_the_whole_district_is_the_one_just_named(title: str, text: str, who: str) -> None:
    assert told(text, title)[-1] == (who, "蔬菜面积")


def test_no_district_is_a_province_that_is_no_region() -> None:
    assert told("全区蔬菜面积6万亩。", "浙江省2023年工作") == [(None, "蔬菜面积")]
    assert told("全县蔬菜面积6万亩。", TITLE) == [(None, "蔬菜面积")]
    assert told("全区蔬菜面积6万亩。", "广西2023年工作") == [("广西壮族自治区", "蔬菜面积")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("诸暨市是全国最大的珍珠市场，商户3200户。", "诸暨市"),
        ("会稽山隧道全长18公里，是我国最长铁路隧道，目前已掘进1.5万米。", "会稽山隧道"),
        ("诸暨市是浙江重要口岸，上半年出入境32万人次。", "诸暨市"),
        ("法国奥德省山火烧毁山林1.7万公顷，为法国75年来最大山火，出动消防员150名。", "奥德省"),
    ],
)
def test_among_whom_somebody_is_one_is_not_told_of(text: str, who: str) -> None:
    assert {one for one, _ in told(text)} == {who}


def test_who_stands_after_is_told_of() -> None:
    text = "产值增长最快的是诸暨市，增长8%。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert fact.subject == "诸暨市"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("全球最高桥——会稽山大桥通车，全长2890米。", ("会稽山大桥", "全长")),
        ("世界最长的隧道会稽山隧道全长18公里。", ("会稽山隧道", "全长")),
        ("全国最大丝绸企业——稽山集团营收48亿元。", ("稽山集团", "营收")),
        ("全国丝绸企业营收48亿元。", ("中国", "丝绸企业营收")),
        ("亚洲最大的蚕室日均产茧2.1万公斤。", (None, "最大的蚕室日均产茧")),
    ],
)
def test_what_a_thing_is_is_neither_whose_nor_what(text: str, fact: tuple[str, str]) -> None:
    assert told(text) == [fact]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("我国世界地质公园总数达49处。", ("中国", "世界地质公园总数")),
        ("世界文化遗产达41项。", ("中国", "世界文化遗产")),
        ("世界丝绸产量增长2%。", ("世界", "丝绸产量")),
    ],
)
def test_what_the_world_names_is_not_the_worlds(text: str, fact: tuple[str, str]) -> None:
    assert told(text, "全国一周快讯") == [fact]


def test_a_congress_is_when_and_not_whose() -> None:
    assert told("党的十八大以来，新增贷款12万亿元。", "全国快讯") == [("中国", "贷款")]
    title = "中国共产党绍兴市第九次代表大会报告"
    assert told("过去五年，全市用电量年均增长6.5%。", title) == [("绍兴市", "用电量")]
    text = "运动会开幕。大会参赛运动员1200人。"
    assert told(text, "绍兴市第九届运动会")[-1][0] == "绍兴市第九届运动会"


@pytest.mark.parametrize(
    "title",
    ["国家邮政局公布上半年运行情况", "国家医保局发布数据", "中国人民银行：上半年金融数据"],
)
def test_a_national_office_in_the_title_tells_of_the_country(title: str) -> None:
    assert told("快递业务量完成164亿件。", title) == [("中国", "快递业务量")]
    assert told("全县快递业务量完成6万件。", f"{title}（诸暨市）") != [("中国", "快递业务量")]


def test_a_bank_is_no_office() -> None:
    assert told("净利润12亿元。", "绍兴银行：年报") == [("绍兴银行", "净利润")]


def test_a_rank_is_of_the_whole_district_too() -> None:
    check(
        "柯桥区新增企业20家。全区规上企业1200家，数量居全市第一。",
        obs("20家", "企业", "change 20 家", subject="柯桥区"),
        obs("1200家", "规上企业", "level 1200 家", subject="柯桥区"),
        rank("第一", "规上企业数量", "position", 1, subject="柯桥区", scope="绍兴市"),
    )


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("绍兴、宁波等地投入资金3亿元。", ("绍兴市、宁波市", "投入资金")),
        ("浙江、江苏等省份受旱面积20万亩。", ("浙江省、江苏省", "受旱面积")),
        ("浙江、江苏等省受旱面积20万亩。", ("浙江省、江苏省", "受旱面积")),
        ("浙江、江苏等7省份受旱面积20万亩。", ("浙江省、江苏省", "受旱面积")),
        ("财政部和水利部下拨救灾资金3亿元。", ("财政部、水利部", "下拨救灾资金")),
    ],
)
def test_one_sum_of_several_is_of_all_together(text: str, fact: tuple[str, str]) -> None:
    assert told(text) == [fact]


def test_a_rate_is_of_each_of_several() -> None:
    text = "浙江杭州、宁波投资增长5%。"
    assert told(text) == [("杭州市", "投资"), ("宁波市", "投资")]


def test_members_of_a_whole_are_not_told_of_further() -> None:
    text = "绍兴市转移群众12万人，其中诸暨市5万人、嵊州市3万人，倒塌房屋120间。"
    assert [who for who, _ in told(text)] == ["绍兴市", "诸暨市", "嵊州市", "绍兴市"]
    text = "全市投资增长5%，其中诸暨市工业投资增长6%，出口增长7%。"  # one part with its own
    assert [who for who, _ in told(text, TITLE)] == ["绍兴市", "诸暨市", "诸暨市"]


@pytest.mark.parametrize(
    "text",
    [
        "高新企业数量仅为宁波的三分之一，投资下降3%。",
        "经济总量仅为宁波的45%，投资下降3%。",
    ],
)
def test_whom_something_is_a_part_of_is_not_told_of(text: str) -> None:
    assert [who for who, _ in told(text, TITLE)] == ["绍兴市", "绍兴市"]
    assert told("诸暨市的投资下降3%。", TITLE) == [("诸暨市", "投资")]


@pytest.mark.parametrize(
    "office", ["省财政厅下达", "财政部安排", "中央转贷", "财政部拨付", "财政部下拨", "财政部核定"]
)
def test_who_grants_something_does_not_have_it(office: str) -> None:
    assert told(f"{office}我市专项债务限额12亿元。", TITLE) == [("绍兴市", "专项债务限额")]


def test_an_office_that_spends_is_told_of() -> None:
    assert told("市财政局下达各镇资金12亿元。", TITLE) == [("绍兴市财政局", "下达各镇资金")]


@pytest.mark.parametrize("theme", ["平安建设", "营商环境", "信访工作"])
def test_what_is_rated_of_a_place_is_no_body(theme: str) -> None:
    (fact,) = extract(f"{theme}在全省考核中列第2位。", reference_date=DAY, title=TITLE).rankings
    assert (fact.subject, fact.indicator) == ("绍兴市", theme)
    (fact,) = extract("枫桥镇在全市考核中列第2位。", reference_date=DAY, title=TITLE).rankings
    assert fact.subject == "枫桥镇"


def test_the_documents_own_is_meant_where_its_paragraph_names_it() -> None:
    own, other = (
        "新昌县产值增长9%，",
        "安吉县增长6%，德清县增长4%。工作有序推进。全县授权专利637件。",
    )
    title = "新昌县2023年工作"
    assert told(own + other, title)[-1] == ("新昌县", "授权专利")
    assert told(other, title)[-1] == ("德清县", "授权专利")


@pytest.mark.parametrize("title", ["数说2023新昌法院工作报告", "2023新昌法院工作报告"])
def test_a_year_in_front_of_a_court_is_no_part_of_its_name(title: str) -> None:
    text = "2月7日，在新昌县人民代表大会上，县人民法院院长报告了工作。\n全年新收案件9847件。"
    assert told(text, title) == [("新昌县人民法院", "新收案件")]


def test_who_runs_the_countrys_trains_tells_of_the_country() -> None:
    text = "记者从国铁集团获悉，货运增势好。\n国铁集团数据显示，国家铁路发送货物3亿吨。"
    assert told(text, "国家铁路货运增长") == [("中国", "国家铁路发送货物")]


def test_where_goods_go_is_not_whose_they_are() -> None:
    text = "出口1.5亿元，产品销往泰国、越南等17个国家。"
    assert told(text, "绍兴市外贸") == [("绍兴市", "出口"), ("绍兴市", "产品销往国家")]
