"""Several things that moved, each by its own amount, and what the clause in front says of them."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY = date(2024, 2, 18)


def told(text: str) -> list[tuple[str, str, str | None]]:
    """The changes of a text: of what, how much, and against what."""
    found = extract(text, title="越城区人民法院2023年工作", reference_date=DAY).observations
    return [
        (one.indicator, f"{one.measure} {one.value}{one.unit}", one.basis)
        for one in found
        if one.measure != "level"
    ]


CASES = "收案312件，旧存65件，结案率95.5%，"


@pytest.mark.parametrize(
    "moves",
    [
        "同比分别增长8%、6%和1.2个百分点。",
        "同比分别增长8%、增长6%和提高1.2个百分点。",
    ],
)
def test_a_rate_in_the_end_rises_by_points(moves: str) -> None:
    listed = [("收案", "growth 8%", "yoy"), ("旧存", "growth 6%", "yoy")]
    points = ("结案率", "change 1.2pp", "yoy")
    assert told(CASES + moves) == [*listed, points]


def test_a_rate_in_front_rises_by_points() -> None:
    assert told("结案率95.5%，收案312件，同比分别提高1.2个百分点、下降8%。") == [
        ("结案率", "change 1.2pp", "yoy"),
        ("收案", "growth -8%", "yoy"),
    ]


def test_by_what_part_of_all_something_grew_is_growth() -> None:
    [grown] = extract("绍兴市丝绸出口同比增长三分之一。", reference_date=DAY).observations
    assert (grown.measure, grown.unit) == ("growth", "1")


@pytest.mark.parametrize(
    ("front", "basis"),
    [
        ("收案数、结案数同比双双增长", "yoy"),
        ("收案数、结案数实现同比增长", "yoy"),
        ("收案数、结案数双双增长", None),
        ("收案数、结案数同比实现“双增长”", "yoy"),
        ("收案数、结案数呈现“双增”态势", None),
    ],
)
def test_the_clause_in_front_says_of_what_and_against_what(front: str, basis: str | None) -> None:
    grown = [("收案数", "growth 5%", basis), ("结案数", "growth 6%", basis)]
    assert told(f"{front}，分别增长5%、6%。") == grown


def test_deeds_that_grew_are_told_each() -> None:
    assert told("收案、结案同比双双增长，分别增长5%、6%。") == [
        ("收案", "growth 5%", "yoy"),
        ("结案", "growth 6%", "yoy"),
    ]
    assert told("收案、结案同比双双增长，分别增长5%、6%、7%。") == []


def test_another_thing_grew_against_nothing_said() -> None:
    assert told("收案数同比增长，结案数增长6%。") == [("结案数", "growth 6%", None)]
    assert told("收案数同比增长，2022年增长6%。") == [("收案数", "growth 6%", None)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("收案97件，上年同期197件，同比下降8%，结案80件。", ["2023", "2022", "2023", "2023"]),
        ("收案97件，2022年为197件，结案80件。", ["2023", "2022", "2023"]),
        ("收案97件，2022年结案197件，审执结80件。", ["2023", "2022", "2022"]),
        ("收案97件，2021年为197件，结案80件。", ["2023", "2021", "2021"]),
    ],
)
def test_what_a_thing_was_a_year_before_is_told_of_it_alone(text: str, periods: list[str]) -> None:
    found = extract(text, title="越城区人民法院2023年工作", reference_date=DAY).observations
    assert [one.period for one in found] == periods


def test_the_second_time_counts_nothing() -> None:
    text = "二次退回补充侦查12件，召开会议十二次。"
    found = extract(text, title="越城区人民检察院2023年工作", reference_date=DAY).observations
    assert [(one.text, one.indicator) for one in found] == [
        ("12件", "二次退回补充侦查"),
        ("十二次", "召开会议"),
    ]
