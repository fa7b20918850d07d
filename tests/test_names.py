"""Bodies, facilities, events, honours: where a name begins and ends, its full form."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import PatternError
from extractor.layout import read
from extractor.mentions.entities import EntityFinder
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.combine import combine
from extractor.mentions.names.page import NameCandidate, Strength
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import load_rulebook
from extractor.tokens import tokenize

BOOK = load_rulebook()


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder(BOOK)


def names(finder: EntityFinder, text: str, etype: str) -> list[str]:
    (reading,) = read(text)
    return [
        reading.text[m.start : m.end]
        for m in finder.find(reading)
        if isinstance(m.value, EntityValue) and m.value.etype == etype
    ]


def full_names(finder: EntityFinder, text: str) -> dict[str, str | None]:
    (reading,) = read(text)
    return {
        reading.text[m.start : m.end]: m.value.name
        for m in finder.find(reading)
        if isinstance(m.value, EntityValue) and m.value.etype == "ORG"
    }


@pytest.mark.parametrize(
    ("text", "etype", "found"),
    [
        ("云南农业大学迎来新生。", "ORG", ["云南农业大学"]),
        ("组建海昀风电设备有限公司，设立分厂。", "ORG", ["海昀风电设备有限公司"]),
        ("据中国气象局和国家能源局消息", "ORG", ["中国气象局", "国家能源局"]),
        ("东盟与欧盟代表到会。", "ORG", ["东盟", "欧盟"]),
        ("江苏鸿泽纸业通过验收。", "ORG", ["江苏鸿泽纸业"]),
        ("长沙市第三人民医院扩建。", "ORG", ["长沙市第三人民医院"]),
        ("徐州经济技术开发区扩区。", "FAC", ["徐州经济技术开发区"]),
        ("搭建“苏北粮仓”服务平台，上线试用。", "FAC", ["“苏北粮仓”服务平台"]),
        ("举办第六届“晋中花椒节”系列活动。", "EVENT", ["第六届“晋中花椒节”系列活动"]),
        ("第三届中国西部马铃薯博览会开幕。", "EVENT", ["第三届中国西部马铃薯博览会"]),
        ("加快构建“361Y”现代物流体系。", "PROGRAM", ["“361Y”现代物流体系"]),
        ("贯彻省委“2025”工作思路。", "PROGRAM", ["“2025”工作思路"]),
        ("审议《秸秆还田办法（试行）》草案。", "WORK", ["秸秆还田办法（试行）"]),
        ("松花江水位回落，长三角地区转晴。", "LOC", ["松花江", "长三角地区"]),
    ],
)  # fmt: skip
def test_where_names_begin_and_end(
    finder: EntityFinder, text: str, etype: str, found: list[str]
) -> None:
    assert names(finder, text, etype) == found


@pytest.mark.parametrize(
    ("text", "etype"),
    [
        ("建设一批高水平大学和普惠性幼儿园。", "ORG"),
        ("支持中小企业公共服务平台建设。", "FAC"),
        ("企业集团和公司都来参会。", "ORG"),
        ("大学生毕业人数增加。", "ORG"),
        ("各市财政局分别上报。", "ORG"),
        ("统筹推进“五大行动”。", "PROGRAM"),
        ("召开新闻发布会。", "EVENT"),
    ],
)
def test_classes_are_no_names(finder: EntityFinder, text: str, etype: str) -> None:
    assert names(finder, text, etype) == []


@pytest.mark.parametrize(
    ("text", "honours"),
    [
        ("岚皋县入选国家森林康养试点县，全省仅2个。", ["国家森林康养试点县"]),
        ("该厂获评2023年省级绿色工厂。", ["省级绿色工厂"]),
        ("沁源县列入第四批国家生态旅游示范区。", ["国家生态旅游示范区"]),
        ("项目荣获“贵州省科学技术奖二等奖”。", ["贵州省科学技术奖二等奖"]),
        (
            "两地分获国家“无废城市”建设试点、贵州省卫生县城称号。",
            ["国家“无废城市”建设试点", "贵州省卫生县城"],
        ),
        ("两地分别荣获国家卫生县城、贵州省文明城市称号。", ["国家卫生县城", "贵州省文明城市"]),
        ("当地获评全省双拥模范城（县、区）。", ["全省双拥模范城（县、区）"]),
        ("3个案例入选全国乡村治理典型案例2个批次。", ["全国乡村治理典型案例"]),
    ],
)
def test_honours_after_their_verb(finder: EntityFinder, text: str, honours: list[str]) -> None:
    assert names(finder, text, "HONOUR") == honours


@pytest.mark.parametrize(
    "text", ["外贸跻身全国前列。", "企业获批上市。", "农户获得贷款支持。", "产值跻身全省前三。"]
)
def test_no_honour_after_the_verb(finder: EntityFinder, text: str) -> None:
    assert names(finder, text, "HONOUR") == []


def test_bodies_get_their_full_names(finder: EntityFinder) -> None:
    text = "威海市召开会议。市委、市政府部署，市工信局和市发改委落实，工信部、人社部支持。"
    assert full_names(finder, text) == {
        "市委": "中共威海市委",
        "市政府": "威海市人民政府",
        "市工信局": "威海市工业和信息化局",
        "市发改委": "威海市发展和改革委员会",
        "工信部": "工业和信息化部",
        "人社部": "人力资源和社会保障部",
    }


def test_a_level_in_front_is_the_documents_own_place(finder: EntityFinder) -> None:
    text = "福建省林业局发布消息。全省造林提速，省茶产业技术创新中心挂牌。"
    assert full_names(finder, text)["省茶产业技术创新中心"] == "福建省茶产业技术创新中心"


def test_companies_in_a_list_stand_together(finder: EntityFinder) -> None:
    text = "其中，云岫动力、海昀纺机等5家企业获奖。"
    assert names(finder, text, "ORG") == ["云岫动力", "海昀纺机"]


def test_a_short_form_given_in_brackets(finder: EntityFinder) -> None:
    text = "山西北岭建设集团有限公司（以下简称“北岭建设”）公告。北岭建设中标。"
    found = full_names(finder, text)
    assert found["北岭建设"] == "山西北岭建设集团有限公司"


def test_two_events_are_one(finder: EntityFinder) -> None:
    text = "举办延安市“千企入延”推介会暨重点项目签约仪式。"
    assert names(finder, text, "EVENT") == ["延安市“千企入延”推介会暨重点项目签约仪式"]


def test_longer_and_heavier_candidates_win() -> None:
    candidates = [
        NameCandidate(0, 3, "GPE", "place", Strength.PLACED),
        NameCandidate(0, 7, "ORG", "head"),
        NameCandidate(5, 9, "FAC", "head", Strength.CLOSED),
        NameCandidate(0, 3, "PERSON", "office", Strength.LISTED),
    ]
    assert [(c.start, c.end, c.etype) for c in combine(candidates, 10)] == [
        (0, 3, "GPE"),
        (5, 9, "FAC"),
    ]


def test_a_missing_piece_is_told() -> None:
    with pytest.raises(PatternError, match=r"no piece 'ordinals'[\s\S]*did you mean 'ordinal'"):
        NameParts(BOOK).pattern("ordinals")


def _checked(text: str, mentions: list[Mention]) -> None:
    at = 0
    for mention in mentions:
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end


PIECES = st.sampled_from(
    [
        *"山东省 聊城 市委 公司 有限公司 “ ” 《 》 、 ， 。 入选 获评 大学".split(),
        *"等3家企业 局长 李明 说 · 第 三 届 博览会 （ ） 的 行动 国家级 示范区 abc 2024 —".split(),
        " ",
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_whatever_comes_names_are_in_order_and_apart(text: str) -> None:
    for reading in read(text):
        found = FINDER.find(reading)
        _checked(reading.text, found)
        assert found == FINDER.find(reading, tokens=tokenize(reading.text))


FINDER = EntityFinder(BOOK)


@pytest.mark.parametrize(
    "unit",
    [
        "入选国家级示范区、",
        "“",
        "山东省",
        "等公司",
        "局长李",
        "·李",
        "《",
        "第三届",
        "有限公司",
        "年",
    ],
)
def test_long_paragraphs_take_linear_time(finder: EntityFinder, unit: str) -> None:
    def seconds(length: int) -> float:
        (reading,) = read(unit * (length // len(unit)))
        tokens = tokenize(reading.text)
        begin = time.process_time()
        finder.find(reading, tokens=tokens)
        return time.process_time() - begin

    seconds(2_000)
    short = max(min(seconds(10_000) for _ in range(2)), 0.005)
    # Another process may take the processor's cache for a moment: once in three is enough.
    assert any(seconds(80_000) < short * 30 for _ in range(3))
