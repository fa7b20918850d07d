"""Where a division's name ends: the table of places decides, not the tokeniser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import PatternError
from extractor.layout import read
from extractor.mentions.entities import EntityFinder
from extractor.mentions.mention import EntityValue
from extractor.mentions.names.borders import DivisionBorders
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Row, load_rulebook
from extractor.tokens import tokenize

BOOK = load_rulebook()
FINDER = EntityFinder(BOOK)
TAILS = [row for row in BOOK.table("place_tails") if row.get("kind") == "cut"]
KEPT = [row for row in BOOK.table("place_tails") if row.get("kind") == "keep"]
DOUBTS = set(BOOK.table("place_doubts").words())
#: Full names of today in whose last character such words begin; short ones are other words too.
PLACES = [
    row
    for row in BOOK.table("places")
    if not row.get("until")
    and len(row.get("short")) > 1
    and len(row.get("name")) > 2
    and row.get("name") not in DOUBTS
    and row.get("short") not in DOUBTS
]


def names(text: str, *types: str) -> list[str]:
    (reading,) = read(text)
    return [
        reading.text[m.start : m.end]
        for m in FINDER.find(reading)
        if isinstance(m.value, EntityValue) and m.value.etype in (types or ("GPE",))
    ]


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(PLACES), data=st.data())
def test_a_word_that_begins_with_the_level_takes_it(place: Row, data: st.DataObject) -> None:
    name, short = place.get("name"), place.get("short")
    tails = [row.word for row in TAILS if row.word[0] == name[-1]]
    if not tails or not name.startswith(short) or len(short) + 1 != len(name):
        return
    tail = data.draw(st.sampled_from(tails))
    found = names(f"目前，{name}{tail[1:]}情况良好。")
    assert not any(entity.endswith(tail[0]) and entity == name for entity in found), (name, tail)


BY_CODE = {row.word: row for row in PLACES}
UNDER = [
    row for row in PLACES if row.get("parent") in BY_CODE and not row.get("name").endswith("新区")
]


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(UNDER))
def test_a_place_under_another_ends_it(place: Row) -> None:
    above = BY_CODE[place.get("parent")].get("name")
    assert names(f"目前，{above}{place.get('name')}情况良好。")[:1] == [above]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("湖南省长沙市新增绿地。", ["湖南省", "长沙市"]),
        ("浙江省长兴县举办展销。", ["浙江省", "长兴县"]),
        ("重庆市长寿区投产两个项目。", ["重庆市", "长寿区"]),
        ("南京市长江路改造完工。", ["南京市"]),
        ("成都市长顺街改造完工。", ["成都市"]),
        ("江阴市长泾镇签约。", ["江阴市"]),
        ("青州市域面积增加。", ["青州"]),
        ("青州市属企业增收。", ["青州"]),
        ("青州市民踊跃参加。", ["青州"]),
        ("青州市场主体增多。", ["青州"]),
        ("青州市区域发展协调。", ["青州市"]),
        ("青州市民政局发放补贴。", []),
        ("江苏省际班线停运。", ["江苏"]),
        ("江苏省界收费站撤除。", ["江苏"]),
        ("湖州市际班线停运。", ["湖州"]),
        ("湖州市界收费站撤除。", ["湖州"]),
        ("武义县际公路改造。", ["武义"]),
        ("武义县界标牌更新。", ["武义"]),
        ("深圳市长亮科技签约。", ["深圳市"]),
        ("苏州市长光华芯签约。", ["苏州市"]),
        ("湘潭市长株潭城际通车。", []),
        ("广州市长隆旅游度假区迎客。", []),
        ("武汉市长飞公司签约。", []),
        ("绍兴市长飞赴外地。", ["绍兴"]),
        # no row says so: the words that follow do
        ("青州市民航客运量增长。", ["青州市"]),
        ("青州市集装箱铁水联运量增长。", ["青州市"]),
        ("青州市政企专班启动。", ["青州市"]),
        ("青州市区绿化覆盖率提高。", ["青州"]),
        ("青州市场地自行车赛举办。", ["青州市"]),
        ("临朐县城绿化提升。", ["临朐"]),
        ("安丘市县道通车。", ["安丘市"]),
        ("安丘市县级公路通车。", ["安丘市"]),
        ("河南省会郑州举办展会。", ["河南", "郑州"]),
        ("福建厦门召开会议。", ["福建", "厦门"]),
        ("日本首相到访。", ["日本"]),
        ("襄阳市是主产区。", ["襄阳市"]),
        ("前郭县、喀左县、巴州同日开工。", ["前郭县", "喀左县", "巴州"]),
        ("浙江德清通过验收。", ["浙江", "德清"]),
        ("在中国式现代化和中国特色社会主义道路上", []),
        ("北京时间今天上午", []),
        ("奏巴中两国国歌。", []),
    ],
)
def test_borders(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_district_that_two_cities_have_gets_no_code() -> None:
    (reading,) = read("河北省桥西区开展巡查。")
    codes = [m.value.code for m in FINDER.find(reading) if isinstance(m.value, EntityValue)]
    assert codes == ["130000", None]


def test_words_are_cut_anew_and_lose_nothing() -> None:
    text = "会议在青州市域内举行"
    tokens = tokenize(text).cut_at(text, [5])
    assert "".join(tokens.words) == text
    assert 5 in tokens.bounds


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet="青州市域民长沙省湖南江路镇区县，", max_size=24), data=st.data())
def test_any_cut_keeps_the_text(text: str, data: st.DataObject) -> None:
    offsets = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=4)))
    offsets = [offset for offset in offsets if offset < len(text)]
    tokens = tokenize(text).cut_at(text, offsets)
    assert "".join(tokens.words) == text
    assert tokens.bounds.issuperset(offsets)


@pytest.mark.parametrize(
    ("table", "row", "line"),
    [
        ("place_tails", "市街\tsplit", "no kind 'split'"),
        ("place_aliases", "云间县\t999999", "no division '999999'"),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, table: str, row: str, line: str) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    header = {"place_tails": "word\tkind", "place_aliases": "word\tcode"}[table]
    (folder / f"{table}.tsv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(PatternError, match=line):
        EntityFinder(load_rulebook([tmp_path]))
    assert DivisionBorders(BOOK, NameParts(BOOK))


@pytest.mark.parametrize("row", KEPT, ids=lambda row: row.word)
def test_a_kept_word_leaves_the_name_whole(row: Row) -> None:
    word = row.word
    place = next(p.get("name") for p in PLACES if p.get("name").endswith(word[0]))
    tokens = FINDER.look_up(
        read(f"目前，{place}{word[1:]}。")[0], tokenize(f"目前，{place}{word[1:]}。")
    )
    assert 3 + len(place) in tokens.tokens.bounds


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("湘潭县城云社区举办活动", ["湘潭县"]),
        ("临朐县城关街道举办活动", ["临朐县"]),
        ("临朐县城各社区举办活动", ["临朐"]),
        ("临朐县城老旧小区改造", ["临朐"]),
        ("河北区", ["河北区"]),  # alone it is no north of a river
        ("桥西区", ["桥西区"]),
    ],
)
def test_the_seat_of_a_county_and_what_is_named_after_it(text: str, places: list[str]) -> None:
    assert names(text) == places
