"""Ranks and honours in constructions that unseen texts have: who, of what, and what is none."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE

from extractor import extract
from extractor.facts.coordination import Coordinator
from extractor.mentions.particles import Particles
from extractor.rulebook import load_rulebook


@pytest.mark.parametrize(
    ("text", "members"),
    [
        # a designation lacks only how many there are
        (
            "省级未来工厂、智慧园区、绿色制造示范企业数量",
            ["省级未来工厂数量", "智慧园区数量", "绿色制造示范企业数量"],
        ),
        ("电子信息、装备制造产业产值", ["电子信息产业产值", "装备制造产业产值"]),
        # what one member lacks of the last is what all of them lack
        (
            "蚕茧、山地蔬菜及水稻制种、红薯脱毒苗产量",
            ["蚕茧产量", "山地蔬菜及水稻制种产量", "红薯脱毒苗产量"],
        ),
        # a total and how fast it grew
        ("绸缎贸易总量和增速", ["绸缎贸易总量", "绸缎贸易增速"]),
        ("丝绸业整体实力和核心竞争力", ["丝绸业整体实力", "核心竞争力"]),
        (
            "学前教育毛入园率、义务教育巩固率、高中阶段和高等教育毛入学率",
            ["学前教育毛入园率", "义务教育巩固率", "高中阶段毛入学率", "高等教育毛入学率"],
        ),
        ("粮食产量、油料单产和蔬菜产量", ["粮食产量", "油料单产", "蔬菜产量"]),
    ],
)
def test_members(text: str, members: list[str]) -> None:
    book = load_rulebook()
    assert Coordinator(book, Particles.of(book)).split(text) == members


@pytest.mark.parametrize(
    ("text", "subject", "indicator"),
    [
        # who is named after what he is
        ("我省最大的丝绸企业——鉴湖集团产量在全国同行中位居首位。", "鉴湖集团", "产量"),
        ("作为全省唯一的试点单位，越城区中医院推出新服务。", "越城区中医院", "试点单位"),
        ("在男子蛙泳决赛中，绍兴队选手王小川以2分5秒的成绩夺冠。", "王小川", "男子蛙泳决赛"),
        ("黄文娟/金芋成组合夺得乒乓球女子双打冠军。", "黄文娟/金芋成组合", "乒乓球女子双打"),
        # a region that a clause only opens with
        ("曹娥江改革成果丰硕，水质达标率位居全国前列。", "绍兴市", "水质达标率"),
        # the whole of what is ranked, and no more
        ("绍兴市黄酒在国际市场的份额稳居全国第一。", "绍兴市", "黄酒在国际市场的份额"),
        ("绍兴市黄酒产量历史性跃居全国首位。", "绍兴市", "黄酒产量"),
        ("湿地修复率上升4个百分点、连续几年高居全国首位。", "绍兴市", "湿地修复率"),
        ("商标保护体系国际商标注册量居全国首位。", "绍兴市", "商标保护体系国际商标注册量"),
        # the thing that is first
        ("绍兴市成为全国首个“零碳自足”县域。", "绍兴市", "“零碳自足”县域"),
        ("绍兴市在全国率先出台高标准鱼塘管理办法。", "绍兴市", "高标准鱼塘管理办法"),
        ("全国首家统一法人模式的银行开业运营。", "绍兴市", "统一法人模式的银行"),
        ("全省首个丝绸配置枢纽落地诸暨。", "绍兴市", "丝绸配置枢纽"),
        ("全省首个丝绸规划发布。", "绍兴市", "丝绸规划"),
        ("全省首个丝绸展厅可接待来自各地的游客。", "绍兴市", "丝绸展厅"),
        ("全国首个跨境渔业协定正式达成。", "绍兴市", "跨境渔业协定"),
    ],
)
def test_who_and_what(text: str, subject: str, indicator: str) -> None:
    [fact] = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (fact.subject, fact.indicator) == (subject, indicator)


@pytest.mark.parametrize(
    "text",
    [
        "广大干部始终走在时代前列。",
        "我们锚定走在前列总目标。",
        "他成为建交以来首位访华的国王。",
        "松阳县始终站在推动两岸往来的最前列。",
        "诸暨以首发首演激活商圈。",
        "要坚持合格率这个唯一的检验的尺度。",
        "建立完善世界500强、单项冠军企业培育体系。",
        "安昌是东部地区首个。",
    ],
)
def test_no_rank(text: str) -> None:
    assert extract(text, reference_date=DAY, title=TITLE).rankings == []


def test_a_run_at_the_top_of_a_contest() -> None:
    text = "在全省营商环境评价中，诸暨市连续两年蝉联榜首，嵊州市以第46位居末位。"
    facts = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [(f.subject, f.position, f.streak) for f in facts] == [
        ("诸暨市", 1, "P2Y"),
        ("嵊州市", 46, None),
        ("嵊州市", -1, None),
    ]


@pytest.mark.parametrize(
    ("text", "subject", "honour"),
    [
        ("鉴湖护理学院成为国家级康养人才实训基地。", "鉴湖护理学院", "国家级康养人才实训基地"),
        ("诸暨市成为第二批国家水网建设试点城市。", "诸暨市", "国家水网建设试点城市"),
        ("越城区中医院连续三年保持“浙江省文明单位”称号。", "越城区中医院", "浙江省文明单位"),
        ("越城区中医院通过国家胸痛中心认证。", "越城区中医院", "国家胸痛中心认证"),
        ("诸暨市获批整市创建国家水土保持改革先行区。", "诸暨市", "国家水土保持改革先行区"),
        ("绍兴队历史上第二次摘得省运会女排金牌。", "绍兴队", "省运会女排金牌"),
        ("绍兴“百千万”和美乡村工程入选全国典型案例。", "“百千万”和美乡村工程", "全国典型案例"),
    ],
)
def test_honours(text: str, subject: str, honour: str) -> None:
    [fact] = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert (fact.subject, fact.honour) == (subject, honour)


@pytest.mark.parametrize(
    "text",
    [
        "这是沈佳音本届运动会获得的第四枚金牌。",
        "会议审议了颁授城市勋章和国家荣誉称号的议案。",
        "绍兴市成为全国重要的丝绸基地。",
    ],
)
def test_no_honour(text: str) -> None:
    assert extract(text, reference_date=DAY, title=TITLE).recognitions == []


def test_a_county_in_other_words_of_a_title() -> None:
    fact = extract("出口规模居全国首位。", title="探索县域经济新路").rankings[0]
    assert fact.subject != "索县"


@pytest.mark.parametrize(
    ("text", "indicator", "scope"),
    [
        (
            "绍兴市在中国县域数字经济百强榜上名次由第8位滑落到第9位。",
            "县域数字经济百强榜",
            "中国",
        ),
        ("在某商会组织的“民营企业评环境”调查中，我市列第9位。", "“民营企业评环境”调查", None),
    ],
)
def test_lists_one_is_on_and_surveys_with_a_name(
    text: str, indicator: str, scope: str | None
) -> None:
    last = extract(text, reference_date=DAY, title=TITLE).rankings[-1]
    assert (last.position, last.indicator, last.scope) == (9, indicator, scope)


@pytest.mark.parametrize("who", ["我市", "全市", "本市"])
def test_a_place_that_opens_what_is_ranked_is_whose_rank_it_is(who: str) -> None:
    text = f"在全省营商环境评价中，{who}列第9位。柯桥区产值5亿元，全市列第2位。"
    first, second = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (first.subject, first.scope) == ("绍兴市", "浙江省")
    assert (second.subject, second.scope) == ("柯桥区", "绍兴市")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("我省首个丝绸与纺织融合示范工程建成。", "丝绸与纺织融合示范工程"),
        ("全省首个国家区域医疗中心和3所市级医疗中心投用。", "国家区域医疗中心"),
        ("率先在全省实施全域长期护理保险制度。", "全域长期护理保险制度"),
        ("全省首条绿色航线正式启动。", "绿色航线"),
    ],
)
def test_what_is_first_ends_with_its_name(text: str, indicator: str) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [one.indicator for one in found] == [indicator]


@pytest.mark.parametrize("side", ["从设区市看", "县域方面", "从区域来看"])
def test_among_whom_is_not_what_is_ranked(side: str) -> None:
    text = f"{side}，绍兴市居首位。"
    (rank,) = extract(text, reference_date=DAY, title="浙江经济").rankings
    assert (rank.subject, rank.indicator) == ("绍兴市", None)
    text = "从总量看，绍兴市居首位。"
    (rank,) = extract(text, reference_date=DAY, title="浙江经济").rankings
    assert rank.indicator == "总量"


def test_parts_of_a_year_are_no_indicator() -> None:
    text = "居民消费价格上涨0.9%。分月看，1月上涨0.8%，2月下降0.5%。"
    facts = extract(text, reference_date=DAY, title=TITLE).observations
    assert {fact.indicator for fact in facts} == {"居民消费价格"}


def test_who_does_what_is_first_is_no_population() -> None:
    text = "安徽推出首条丝绸专线，引入商品800件。"
    found = extract(text, reference_date=DAY, title="各地增强市场活力")
    assert (found.rankings[0].subject, found.rankings[0].scope) == ("安徽省", None)
    assert found.observations[0].subject == "安徽省"
    (rank,) = extract("安徽沿江首条专线开通。", reference_date=DAY, title="浙江经济").rankings
    assert rank.scope == "安徽沿江"


def test_as_many_as_are_counted_are_listed_in_front() -> None:
    text = "已形成丝绸、纺织和染整3个产业集群。拥有织机、缫丝机9台设备。"
    named, other = extract(text, reference_date=DAY, title=TITLE).observations
    assert named.indicator == "产业集群"
    assert "织机" in (other.indicator or "")
