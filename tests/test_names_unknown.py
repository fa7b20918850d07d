"""Names that no dictionary knows, between the small words that stand around them in releases."""

from __future__ import annotations

import pytest

from extractor import Extractor

_BODIES = [
    "钧岭集团", "沛涧重工", "璟岳研究院", "霁坞理工大学", "翎川食品有限公司", "沐谷骨科医院",
]  # fmt: skip
_AROUND_BODIES = [
    "据{}介绍，去年产量增长6.2%。",
    "去年，为{}提供贷款3000万元。",
    "近日，对{}实施技术改造。",
    "客商向{}采购设备30台。",
    "同时，给{}送去订单。",
    "以{}为例，去年增长8%。",
    "该项目被{}收购。",
    "团队获{}资助200万元。",
    "该项目由{}投资建设。",
    "当地政府及{}共同出资。",
    "将{}列入名单。",
]
_TOWNS = ["嘉川村", "泓源乡", "凌坞街道", "晟谷社区"]
_AROUND_TOWNS = [
    "活动在{}举行。",
    "市领导到{}调研。",
    "走进{}，一派丰收景象。",
    "记者从{}获悉，去年增收8%。",
    "据{}介绍，去年增长6.2%。",
    "市里与{}结对。",
]
#: An office, the name, and what the tokeniser runs into its last character.
_PERSONS = [
    ("副局长", "唐静姝", "主持会议。"),
    ("院长", "余凤康", "用一组数据说明变化。"),
    ("院长", "周维平", "用一组数据说明。"),
    ("查勘员", "蒋立英", "率队前往。"),
    ("市民", "侯峰", "说，出行方便了。"),
    ("技术员", "杨婷", "获“交通技术能手”称号。"),
    ("副局长", "赫连志远", "主持会议。"),
    ("主任", "李大年", "出席。"),
]


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor()


def _named(reader: Extractor, text: str, etype: str) -> list[str]:
    """The names of one type, after a line that is no title of it."""
    return [e.text for e in reader.extract("会议通报情况。\n" + text).entities if e.etype == etype]


@pytest.mark.parametrize("around", _AROUND_BODIES)
def test_bodies(reader: Extractor, around: str) -> None:
    found = {body: _named(reader, around.format(body), "ORG") for body in _BODIES}
    assert found == {body: [body] for body in _BODIES}


@pytest.mark.parametrize("around", _AROUND_TOWNS)
def test_towns_and_villages(reader: Extractor, around: str) -> None:
    found = {town: _named(reader, around.format(town), "LOC") for town in _TOWNS}
    assert found == {town: [town] for town in _TOWNS}


@pytest.mark.parametrize(("office", "name", "after"), _PERSONS)
def test_persons_after_an_office(reader: Extractor, office: str, name: str, after: str) -> None:
    assert _named(reader, f"昨天，{office}{name}{after}", "PERSON") == [name]


@pytest.mark.parametrize(
    ("text", "etype", "names"),
    [
        ("活动在凌芯镇晟峰村举行。", "LOC", ["凌芯镇", "晟峰村"]),  # 镇晟峰 is no word
        ("走进长安镇高峰村，茶山上人头攒动。", "LOC", ["长安镇", "高峰村"]),
        ("市工信局和沛岭集团联合主办。", "ORG", ["市工信局", "沛岭集团"]),
        ("联合晟芯集团成立联盟。", "ORG", ["晟芯集团"]),
        ("据汝州文旅局介绍，去年增长8%。", "ORG", ["汝州文旅局"]),  # a short name of a county
        ("推动恒瑞集团增资。", "ORG", ["恒瑞集团"]),  # a word that names alone hold
        ("绍兴市恒澜汽车零部件股份有限公司扩产。", "ORG", ["绍兴市恒澜汽车零部件股份有限公司"]),
        ("越衡电缆获评单项冠军。", "ORG", ["越衡电缆"]),
        ("同芯精工研制减速器。", "ORG", ["同芯精工"]),
        ("市统计局工业科科长分析走势。", "ORG", ["市统计局工业科"]),
        ("海南警察学院揭牌。", "ORG", ["海南警察学院"]),
        ("总投资52亿元的翎羽航空发动机部件产业园开工。", "FAC", ["翎羽航空发动机部件产业园"]),
        ("去年，唐山港吞吐量增长8%。", "FAC", ["唐山港"]),  # a listed company is called so too
        ("加快渝昆高铁成都至黄胜关段建设。", "FAC", ["渝昆高铁成都至黄胜关段"]),
        ("江汉理工大学崖州校区启用。", "FAC", ["江汉理工大学崖州校区"]),
        ("无锡工厂扩产。", "FAC", ["无锡工厂"]),
        ("长三角区域外贸增长8%。", "LOC", ["长三角区域"]),
    ],
)
def test_kinds(reader: Extractor, text: str, etype: str, names: list[str]) -> None:
    assert _named(reader, text, etype) == names


@pytest.mark.parametrize(
    "text",
    [
        "对标先进找差距。",
        "以学促干见实效。",
        "项目获批建设。",
        "市属国有集团改革。",
        "党群服务中心建成。",
        "坚持以城带乡。",
        "锂离子电池产量增长8%。",
        "1号生产线3号线投产。",
        "在农村举行活动。",
    ],
)
def test_ordinary_words_are_no_names(reader: Extractor, text: str) -> None:
    assert [e.text for e in reader.extract("会议通报情况。\n" + text).entities] == []


@pytest.mark.parametrize("deed", ["新开工", "续建", "复工", "新改建", "竣工"])
def test_what_is_done_to_roads_begins_no_name(reader: Extractor, deed: str) -> None:
    found = reader.extract(f"绍兴市{deed}高速公路15公里。").entities
    assert [one.text for one in found] == ["绍兴市"]


@pytest.mark.parametrize(
    ("text", "names"),
    [("绍兴市有“未来工厂”3家。", ["绍兴市"]), ("绍兴市“灯塔工厂”已有3家。", ["绍兴市"])],
)
def test_a_kind_of_works_that_is_counted_is_no_name(
    reader: Extractor, text: str, names: list[str]
) -> None:
    assert [one.text for one in reader.extract(text).entities] == names
