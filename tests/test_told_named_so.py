"""Whom 合作社, 古镇 or 该公司 means: the last one named in front of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractor import Extractor, extract

CITY = "绍兴市一周"


def whose(text: str, title: str = CITY) -> list[str | None]:
    """Whom the observations of a text are told of, in order."""
    found = extract(text, title=title, reference_date=date(2026, 2, 10))
    return [one.subject for one in found.observations]


@pytest.mark.parametrize(
    "word",
    (
        "集团 医院 机场 景区 林场 农场 电站 社区 影视城 合作社 中心 实验室 水库 油田 车站 古镇 "
        "古城 商圈 码头 研究院 研究所 电厂 牧场 博物馆 度假区 煤矿 供电局 供电公司 边检站 "
        "支行 分行 公园 引水工程"
    ).split(),
)
def test_a_common_noun_means_the_last_whose_name_ends_so(word: str) -> None:
    said = "工程" if word == "引水工程" else word
    assert whose(f"会稽{word}完成扩建。今年，{said}接待游客9万人次。") == [f"会稽{word}"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # the last of several, after an adverb too
        ("鉴湖古镇和会稽古镇完成修缮。目前，古镇已接待游客9万人次。", ["会稽古镇"]),
        # it opens its clause, and somebody was named so
        ("会稽古镇完成修缮。年内新增古镇9个。", ["绍兴市"]),
        ("会稽古镇完成修缮。今年，合作社增加9家。", ["绍兴市"]),
        ("会稽古镇完成修缮。去年，3A级以上古镇达到9个。", ["绍兴市"]),
        ("会稽水库完成修缮。去年水库接待游客9万人次。", ["会稽水库"]),
        ("会稽水库完成修缮。同时水库接待游客9万人次。", ["会稽水库"]),
        # two of other paragraphs: it is nobody's
        ("鉴湖古镇完成修缮。\n会稽古镇开街。\n今年，古镇接待游客9万人次。", [None]),
        # it is spoken of in its sentence alone
        ("会稽古镇完成修缮。今年，古镇接待游客9万人次。门票收入3亿元。", ["会稽古镇", "绍兴市"]),
        # a body of its kind has the word for itself in its own text
        ("鉴湖丝绸有限公司收购会稽合作社，合作社收入9亿元。", ["会稽合作社"]),
    ],
)
def test_which_common_nouns_mean_somebody(text: str, who: list[str | None]) -> None:
    assert whose(text) == who


@pytest.mark.parametrize("mark", "，。；：\n")
def test_a_common_noun_opens_its_clause_after_any_mark(mark: str) -> None:
    assert whose(f"会稽水库完成修缮{mark}水库接待游客9万人次。") == ["会稽水库"]


def test_a_bodys_own_noun_is_its_own_whatever_other_is_named() -> None:
    text = "柳溪医院来访。今年，医院接待患者9万人次。"
    assert whose(text, "鉴湖医院2025年工作") == ["鉴湖医院"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("鉴湖丝绸有限公司扩产。会稽茶业有限公司技改。该公司预计产值9亿元。", ["会稽茶业有限公司"]),
        # in another paragraph it is the only one there is, or nobody
        ("会稽茶业有限公司技改。\n该公司预计产值9亿元。", ["会稽茶业有限公司"]),
        ("鉴湖丝绸有限公司扩产。会稽茶业有限公司技改。\n该公司预计产值9亿元。", [None]),
    ],
)
def test_the_company_spoken_of_is_the_last_named_in_the_paragraph(
    text: str, who: list[str | None]
) -> None:
    assert whose(text) == who


def test_a_word_of_ones_own_may_be_of_any_length(tmp_path: Path) -> None:
    row = {"word": "丝绸交易大市场", "resolves": "self", "bare": "yes", "near": "named"}
    (tmp_path / "lexicon").mkdir()
    table = "\t".join(row) + "\n" + "\t".join(row.values()) + "\n"
    (tmp_path / "lexicon" / "scopes.tsv").write_text(table, "utf-8")
    heads = "word\tetype\tneed\n丝绸交易大市场\tFAC\tany\n"
    (tmp_path / "lexicon" / "name_heads.tsv").write_text(heads, "utf-8")
    reader = Extractor(patterns=[tmp_path])
    text = "会稽丝绸交易大市场完成扩建。今年，丝绸交易大市场接待客商9万人次。"
    (fact,) = reader.extract(text, title=CITY, reference_date=date(2026, 2, 10)).observations
    assert fact.subject == "会稽丝绸交易大市场"
