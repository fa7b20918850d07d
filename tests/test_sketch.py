"""What rules see: words found once, one policy for overlaps, and one character for each element."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Extractor
from extractor.mentions.element import MENTION_LABELS, Element
from extractor.mentions.mention import EntityValue, Mention, QuantityValue, TimeValue
from extractor.mentions.overlap import keep, lay_out
from extractor.mentions.particles import Particles
from extractor.mentions.ranks import Rank, RankFinder
from extractor.mentions.words import Word, WordFinder
from extractor.pipeline import whole_words
from extractor.rulebook import Row, Rulebook, load_rulebook
from extractor.sketch import Alphabet, draw, without_private_use
from extractor.tokens import tokenize

ALPHABET = Alphabet({"TREND", "SCOPE"})


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="module")
def words(book: Rulebook) -> WordFinder:
    return WordFinder(book)


@pytest.fixture(scope="module")
def ranks(book: Rulebook) -> RankFinder:
    return RankFinder(book)


def kept_of(finder: WordFinder, text: str, *mentions: Mention) -> list[Word]:
    particles = Particles.of(load_rulebook())
    found, tokens = finder.find(text), tokenize(text)
    return whole_words(finder, text, found, tokens, mentions, particles=particles)


def quantity(start: int, end: int, unit: str = "%", *, front: int | None = None) -> Mention:
    front = start if front is None else front
    return Mention(start, end, QuantityValue(Decimal(3), None, None, unit, "", None, front), "q")


def time(start: int, end: int, *, kind: str = "date", streak: bool = False) -> Mention:
    return Mention(start, end, TimeValue(kind, "2024", None, streak), "t")


def entity(start: int, end: int, etype: str = "ORG") -> Mention:
    return Mention(start, end, EntityValue(etype, None, None, None, None), "e")


def word(start: int, end: int, label: str = "TREND") -> Word:
    return Word(start, end, label, Row("", {}, Path(), 0))


def rank(start: int, end: int) -> Rank:
    return Rank(start, end, "position", 1, None, "r", "POS")


def drawn(text: str, *elements: Element) -> str:
    return ALPHABET.readable(draw(text, 0, len(text), elements, ALPHABET).text)


# Words -----------------------------------------------------------------------------------------


def test_the_longest_word_wins_from_left_to_right(words: WordFinder) -> None:
    found = [
        (w.row.word, w.label) for w in words.find("产值同比增长，被认定为示范县，位居全国前列")
    ]
    assert ("同比增长", "TREND_YOY") in found
    assert ("被认定为", "AWARD") in found
    assert not {("同比", "BASIS"), ("增长", "TREND"), ("认定为", "AWARD")} & set(found)


def test_a_word_has_the_label_of_its_line_or_else_of_its_table(words: WordFinder) -> None:
    labels = {w.row.word: w.label for w in words.find("全省冠军位居首位")}
    assert labels == {"全省": "SCOPE", "冠军": "CUP", "位居": "RANKV", "首位": "RANK"}


def test_words_stand_where_they_say_and_never_overlap(words: WordFinder) -> None:
    text = "预计全年粮食产量同比增长3%左右，其中早稻占比达到三成，位居全省第2位"
    found = words.find(text)
    assert len(found) > 5
    assert [text[w.start : w.end] for w in found] == [w.row.word for w in found]
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("有效发明专利拥有量", "有", False),
        ("全区有企业", "有", True),
        ("增加值增长", "增加", False),
        ("产量增加两成", "增加", True),
        ("排名第三", "排名", True),  # the tokeniser has 排名第 for a word
        ("超级计算", "超", False),
    ],
)
def test_a_word_inside_a_longer_one_is_none(
    words: WordFinder, text: str, word: str, whole: bool
) -> None:
    kept = kept_of(words, text)
    assert (word in [w.row.word for w in kept]) is whole


def test_where_a_longer_word_ends_inside_one_the_shorter_is_meant(words: WordFinder) -> None:
    text = "同比多发放贷款"  # 多发 is a word of a table, and runs into 发放
    kept = kept_of(words, text)
    assert [(word.row.word, word.label) for word in kept][:2] == [
        ("同比", "BASIS"),
        ("多", "TREND_ADJ"),
    ]


def test_a_word_may_end_at_a_mention(words: WordFinder) -> None:
    text = "税收居全省第3位"
    bare = kept_of(words, text)
    beside = kept_of(words, text, entity(0, 2))
    assert {w.row.word for w in bare} <= {w.row.word for w in beside}
    assert "居" in {w.row.word for w in beside}


@pytest.mark.parametrize("text", ["蔬菜价格上涨7%", "蔬菜价格上涨了7%", "蔬菜价格上涨约7%"])
def test_a_word_may_end_a_longer_one_where_an_amount_follows(words: WordFinder, text: str) -> None:
    """The tokeniser has 价格上涨 for one word."""
    at = text.index("7")
    amount = quantity(at, at + 2, "%", front=text.index("约") if "约" in text else at)
    assert "上涨" not in {w.row.word for w in kept_of(words, text)}
    assert "上涨" in {w.row.word for w in kept_of(words, text, amount)}


@pytest.mark.parametrize(
    ("text", "time", "found"),
    [
        ("比上年末增加", (1, 4), ["比", "增加"]),
        ("比上年增加", (1, 3), ["比上年", "增加"]),
        ("比上年末增加", (2, 4), ["比上年", "增加"]),  # 比上 is no word
        ("城乡收入比缩小", (0, 2), ["比", "缩小"]),
    ],
)
def test_a_word_that_runs_into_a_time_is_cut(
    words: WordFinder, text: str, time: tuple[int, int], found: list[str]
) -> None:
    mention = Mention(*time, TimeValue("date", "2023", None), "stub")
    cut = words.cut(text, words.find(text), [mention])
    assert [text[word.start : word.end] for word in cut] == found
    assert [word.row.word for word in cut] == found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("城乡收入比缩小", "N"),
        ("城乡收入比由2.4降至2.3", "N"),
        ("产销比为0.98", "N"),
        ("存贷比63.8%", "N"),
        ("旅游总收入比上海增长快", "THAN"),
        ("旅游总收入比全省增长快", "THAN"),
    ],
)
def test_what_is_a_ratio_compares_nothing(words: WordFinder, text: str, label: str) -> None:
    cut = words.cut(text, words.find(text), [])
    assert [word.label for word in cut if text[word.start : word.end] == "比"] == [label]


# Ranks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "kind", "position", "upper"),
    [
        ("投资增速居全省第3位", "第3位", "position", 3, None),
        ("投资增速居全省第十二位", "第十二位", "position", 12, None),
        ("满意度排名第一", "第一", "position", 1, None),
        ("考核获第二名", "第二名", "position", 2, None),
        ("总量位居首位", "首位", "position", 1, None),
        ("总量位居榜首", "榜首", "position", 1, None),
        ("名次排在末位", "末位", "position", -1, None),
        ("得分排名倒数第二", "倒数第二", "position", -2, None),
        ("全国第三大淡水鱼产区", "第三大", "position", 3, None),
        ("综合得分进入全省前5", "前5", "top", 1, 5),
        ("综合得分跻身全省前三", "前三", "top", 1, 3),
        ("学科进入世界前1%", "前1%", "top", 1, 1),
        ("综合实力进入全国百强", "百强", "top", 1, 100),
        ("首次入围全国500强", "500强", "top", 1, 500),
        ("总量位居全省前列", "前列", "tier", None, None),
        ("成绩名列前茅", "前茅", "tier", None, None),
        ("进入全省第一方阵", "第一方阵", "tier", None, None),
        ("建成全国首座海上光伏电站", "首座", "first", None, None),
        ("全省唯一的试点县", "唯一", "only", None, 1),
        ("全省仅5家上榜", "仅5家", "only", None, 5),
    ],
)
def test_ranks(
    ranks: RankFinder,
    words: WordFinder,
    text: str,
    at: str,
    kind: str,
    position: int | None,
    upper: int | None,
) -> None:
    found = {
        text[r.start : r.end]: (r.kind, r.position, r.upper)
        for r in ranks.find(text, words.find(text), tokenize(text))
    }
    assert found.get(at) == (kind, position, upper)


@pytest.mark.parametrize(
    "text",
    [
        "第三产业增加值平稳增长",
        "第三届茶文化节开幕",
        "第1页",
        "第二季度用电量平稳",
        "前5个月进出口平稳",
        "前三季度投资平稳",
        "坚强领导带来信心",
        "道路仅3公里",
        "文学院首席教授",
    ],
)
def test_what_looks_like_a_rank_and_is_none(
    ranks: RankFinder, words: WordFinder, text: str
) -> None:
    assert ranks.find(text, words.find(text), tokenize(text)) == []


# Overlaps --------------------------------------------------------------------------------------


def test_a_name_swallows_the_numbers_and_times_in_it() -> None:
    name = entity(0, 8)
    quantities, times, entities = keep([quantity(1, 3), quantity(9, 11)], [time(4, 6)], [name])
    assert ([q.start for q in quantities], times, entities) == ([9], [], [name])


def test_a_time_beats_a_number_it_touches() -> None:
    kept = keep([quantity(0, 4), quantity(4, 6), quantity(7, 9)], [time(2, 5), time(10, 12)], [])
    assert ([q.start for q in kept[0]], [t.start for t in kept[1]]) == ([7], [2, 10])


def test_a_number_that_sticks_out_of_a_name_stays() -> None:
    assert len(keep([quantity(2, 6)], [], [entity(0, 4)])[0]) == 1


def test_of_what_begins_together_the_longest_is_seen() -> None:
    elements = lay_out([quantity(0, 3)], [rank(0, 2)], [word(0, 4)])
    assert [type(e) for e in elements] == [Word]


def test_of_equals_a_rank_goes_before_a_mention_before_a_word() -> None:
    assert isinstance(lay_out([quantity(0, 3)], [rank(0, 3)], [word(0, 3)])[0], Rank)
    assert isinstance(lay_out([quantity(0, 3)], [], [word(0, 3)])[0], Mention)


def test_what_begins_inside_another_is_not_seen() -> None:
    elements = lay_out([entity(0, 5)], [], [word(3, 6), word(6, 8)])
    assert [(e.start, e.end) for e in elements] == [(0, 5), (6, 8)]


def test_a_modifier_that_is_a_word_too_belongs_to_its_number() -> None:
    """突破 in front of 突破500亿元 is part of the number, and no second element."""
    assert lay_out([quantity(2, 7, "CNY", front=0)], [], [word(0, 2, "REACH")]) == [
        quantity(2, 7, "CNY", front=0)
    ]


# Drawing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("element", "label"),
    [
        (quantity(2, 4, "%"), "PCT"),
        (quantity(2, 4, "‰"), "PCT"),
        (quantity(2, 4, "pp"), "PP"),
        (quantity(2, 4, "x"), "MULT"),
        (quantity(2, 4, "1"), "NUM"),
        (quantity(2, 4, "家"), "QTY"),
        (quantity(2, 4, "CNY"), "QTY"),
        (time(2, 4), "TIME"),
        (time(2, 4, kind="duration"), "DUR"),
        (time(2, 4, kind="duration", streak=True), "STREAK"),
        (entity(2, 4, "GPE"), "PLACE"),
        (entity(2, 4, "LOC"), "PLACE"),
        (entity(2, 4, "ORG"), "ORG"),
        (entity(2, 4, "PERSON"), "PERSON"),
        (entity(2, 4, "HONOUR"), "HON"),
        (entity(2, 4, "PROGRAM"), "PLAN"),
        (entity(2, 4, "WORK"), "PLAN"),
        (entity(2, 4, "FAC"), "NAME"),
        (entity(2, 4, "PRODUCT"), "NAME"),
        (rank(2, 4), "POS"),
        (word(2, 4, "SCOPE"), "SCOPE"),
    ],
)
def test_each_element_is_its_label(element: Element, label: str) -> None:
    assert drawn("甲乙丙丁戊", element) == f"甲乙<{label}>戊"


def test_a_fraction_is_a_rate() -> None:
    third = QuantityValue(Decimal("0.333333"), None, None, "1", "", None, 1)
    assert drawn("占三分之一", Mention(1, 5, third, "q")) == "占<PCT>"


def test_a_modifier_in_front_is_drawn_in_unless_it_stands_far_off() -> None:
    assert drawn("企业超过500家", quantity(4, 8, "家", front=2)) == "企业<QTY>"
    far = drawn("接近上一年全部企业总数的500家", quantity(12, 16, "家", front=0))
    assert far == "接近上一年全部企业总数的<QTY>"


def test_neighbours_and_ends() -> None:
    text = "增长3%，全省"
    assert drawn(text, word(0, 2), quantity(2, 4), word(5, 7, "SCOPE")) == "<TREND><PCT>，<SCOPE>"
    assert drawn(text) == text
    assert drawn("") == ""


def test_a_sketch_knows_where_its_characters_come_from() -> None:
    text = "甲增长3%乙"
    sketch = draw(text, 0, len(text), [word(1, 3), quantity(3, 5)], ALPHABET)
    assert [text[slice(*sketch.source(n, n + 1))] for n in range(4)] == ["甲", "增长", "3%", "乙"]
    assert sketch.source(0, 4) == (0, 6)
    assert sketch.source(2, 2) == (3, 3)
    assert sketch.source(4, 4) == (6, 6)
    assert {position: item.start for position, item in sketch.items.items()} == {1: 1, 2: 3}


def test_a_sentence_in_the_middle_is_drawn_alone() -> None:
    text = "前一句。增长3%。后一句。"
    sketch = draw(text, 4, 9, [word(4, 6), quantity(6, 8)], ALPHABET)
    assert ALPHABET.readable(sketch.text) == "<TREND><PCT>。"
    assert sketch.source(0, 3) == (4, 9)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=12))
def test_a_sketch_maps_back_without_gap(parts: list[tuple[int, int]]) -> None:
    """Whatever the elements: the sketch's characters put together are the sentence."""
    text, elements = "", []
    for length, gap in parts:
        text += "文" * gap
        elements.append(word(len(text), len(text) + length))
        text += "字" * length
    sketch = draw(text, 0, len(text), elements, ALPHABET)
    spans = [sketch.source(n, n + 1) for n in range(len(sketch.text))]
    assert "".join(text[a:b] for a, b in spans) == text
    assert [b for _, b in spans[:-1]] == [a for a, _ in spans[1:]]


# Labels and private-use characters -------------------------------------------------------------


def test_labels_of_mentions_are_always_there() -> None:
    assert set(MENTION_LABELS) <= set(Alphabet(()).chars)
    assert len(set(ALPHABET.chars.values())) == len(ALPHABET.chars)


def test_a_private_use_character_of_the_source_is_no_label() -> None:
    every = "".join(ALPHABET.chars.values()) + "\uf8ff"
    plain = without_private_use(f"甲{every}乙")
    assert len(plain) == len(every) + 2
    assert not set(plain) & set(every)
    assert without_private_use("甲𠮷乙") == "甲𠮷乙"


@pytest.mark.parametrize("label", ["TREND", "PCT", "BASIS", "POS"])
def test_a_text_cannot_speak_in_labels(reader: Extractor, words: WordFinder, label: str) -> None:
    """A character that is a label inside must not stand for that label when a text brings it."""
    forged = Alphabet(words.labels).chars[label]
    texts = [f"龙泉市用电量{forged}6.2%。", f"龙泉市产量居全省{forged}，税收增长{forged}。"]
    for text in texts:
        plain = text.replace(forged, "\ufffd")
        assert [
            (r.start, r.end, r.rule, r.to_dict().get("measure")) for r in reader.extract(text)
        ] == [(r.start, r.end, r.rule, r.to_dict().get("measure")) for r in reader.extract(plain)]
