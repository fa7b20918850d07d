"""Where those counted come from names them and is nobody told of; whose court 市法院 is."""

from __future__ import annotations

from pathlib import Path

import pytest
from fact_tables import DAY, TITLE

from extractor import extract

MUSEUM = "鉴湖博物馆2023年年报"
COLLEGE = "鉴湖理工大学2023年年报"
TABLE = Path(__file__).parent.parent / "patterns/lexicon/facts/origins.tsv"
PEOPLE = [
    line.split("\t")[0]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line.endswith("\t")
]


def told(text: str, title: str) -> list[tuple[str | None, str | None]]:
    found = extract(text, reference_date=DAY, title=title).observations
    return [(one.subject, one.indicator) for one in found]


@pytest.mark.parametrize("people", PEOPLE)
def test_where_people_come_from_says_which(people: str) -> None:
    text = f"广东{people}1200人，增长5%。门票收入3亿元。"
    name = f"广东{people}"
    assert told(text, TITLE) == [("绍兴市", name), ("绍兴市", name), ("绍兴市", "门票收入")]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("绍兴观众占38%，接待观众增长5%。", ["绍兴观众占比", "接待观众"]),
        ("上海、江苏观众分别为3万人次、2万人次。", ["上海观众", "江苏观众"]),
        ("上海、江苏和安徽观众增长5%。", ["上海、江苏和安徽观众"]),
        (
            "接待观众20万人次，其中泰国观众3万人次、越南观众2万人次。",
            ["接待观众", "泰国观众", "越南观众"],
        ),
    ],
)
def test_a_bodys_own_text_tells_of_no_place(text: str, indicators: list[str]) -> None:
    assert told(text, MUSEUM) == [("鉴湖博物馆", name) for name in indicators]


def test_each_of_several_origins_is_ranked() -> None:
    found = extract("上海、江苏观众占比位居前二。", reference_date=DAY, title=MUSEUM).rankings
    assert [(one.subject, one.indicator) for one in found] == [
        ("鉴湖博物馆", "上海观众占比"),
        ("鉴湖博物馆", "江苏观众占比"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "subjects"),
    [
        ("诸暨游客12万人次，增长5%。", TITLE, ["诸暨市", "诸暨市"]),  # a part of the place
        ("渝中区游客12万人次。", "重庆市2023年旅游", ["渝中区"]),
        ("四川游客12万人次。", "重庆市2023年旅游", ["重庆市"]),
        ("诸暨、上海游客分别增长5%、6%。", TITLE, ["诸暨市", "上海市"]),  # all or none
        ("绍兴游客12万人次。", TITLE, ["绍兴市"]),
        ("宁夏游客12万人次。", "宁夏回族自治区2023年旅游", ["宁夏回族自治区"]),
        ("广东纺织品12万吨。", TITLE, ["广东省"]),
    ],
)
def test_people_of_a_part_are_its_own(text: str, title: str, subjects: list[str]) -> None:
    assert [subject for subject, _ in told(text, title)] == subjects


@pytest.mark.parametrize(
    "name",
    ["中国科学院院士", "中国工程院院士", "长江学者", "黄河学者", "珠江学者", "泰山学者"],
)
def test_a_title_is_of_a_body_and_not_told_of_it(name: str) -> None:
    text = f"现有{name}12人，科研经费8亿元。"
    assert told(text, COLLEGE) == [("鉴湖理工大学", name), ("鉴湖理工大学", "科研经费")]


def test_titles_in_a_row_are_all_new() -> None:
    text = "学校新增中国科学院院士3人、中国工程院院士2人。"
    found = extract(text, reference_date=DAY, title=COLLEGE).observations
    assert [(one.indicator, one.measure) for one in found] == [
        ("中国科学院院士", "change"),
        ("中国工程院院士", "change"),
    ]


def test_the_countrys_people_come_from_nowhere_else() -> None:
    text = "全国游客3亿人次。中国客商12万人，日本客商3万人。"
    assert told(text, "我国旅游数据") == [("中国", name) for name in ("游客", "客商", "日本客商")]


def test_whose_scholars_they_are_is_told_of_it() -> None:
    text = "稽山大学院士12人。"
    assert told(text, TITLE) == [("稽山大学", "院士")]


@pytest.mark.parametrize(
    ("text", "title", "subject"),
    [
        (
            "表彰大会在杭州召开，市人民法院获评全国文明单位。",
            "诸暨市获评全国文明城市",
            "诸暨市人民法院",
        ),
        ("干部赴宁波考察。市公安局获评全国文明单位。", "诸暨市获评全国文明城市", "诸暨市公安局"),
        ("表彰大会在杭州召开，县公安局获评全国文明单位。", "新昌县2023年工作", "新昌县公安局"),
        ("宁波市公布名单，市公安局获评全国文明单位。", "浙江公布文明单位", "宁波市公安局"),
        ("干部赴宁波考察。市公安局获评全国文明单位。", "绍兴市诸暨市2023年工作", "诸暨市公安局"),
        ("绍兴市公布名单，市公安局获评全国文明单位。", "诸暨市与嵊州市结对", "绍兴市公安局"),
    ],
)
def test_a_citys_court_is_that_of_the_titles_city(text: str, title: str, subject: str) -> None:
    (one,) = extract(text, reference_date=DAY, title=title).recognitions
    assert one.subject == subject
