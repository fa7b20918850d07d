"""Scores worked out by hand from the rules of comparison in docs/records.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import GoldError
from extractor.evaluate.blame import ANSWERED, blames, read_with_answers
from extractor.evaluate.compare import differing_fields, is_core, likeness, unlike_fields
from extractor.evaluate.gold import read_cases
from extractor.evaluate.score import Report
from extractor.pipeline import Pipeline
from extractor.rulebook import load_rulebook

Fields = dict[str, Any]


def quantity(start: int, end: int, value: str = "8.4", unit: str = "%", **more: Any) -> Fields:
    return {
        "type": "quantity",
        "start": start,
        "end": end,
        "text": "x" * (end - start),
        "value": value,
        "unit": unit,
        **more,
    }


def observation(**more: Any) -> Fields:
    return {
        "type": "observation",
        "start": 10,
        "end": 14,
        "text": "8.4%",
        "subject": "青州市",
        "indicator": "规上工业增加值",
        "period": "2024",
        "measure": "growth",
        "basis": "yoy",
        "value": "8.4",
        "unit": "%",
        **more,
    }


def ranking(**more: Any) -> Fields:
    return {
        "type": "ranking",
        "start": 20,
        "end": 23,
        "text": "第3位",
        "subject": "青州市",
        "indicator": "粮食产量",
        "kind": "position",
        "position": 3,
        "scope": "山东省",
        "period": "2024",
        **more,
    }


def recognition(**more: Any) -> Fields:
    return {
        "type": "recognition",
        "start": 30,
        "end": 36,
        "text": "全国文明城市",
        "subject": "青州市",
        "honour": "全国文明城市",
        "period": "2024",
        **more,
    }


def scored(gold: list[Fields], found: list[Fields], **options: Any) -> Report:
    report = Report()
    report.add("case", gold, found, **options)
    return report


def test_half_found_and_one_too_many() -> None:
    # expected 3: one exact, one with another value, one missed; found 3: one of them extra
    gold = [quantity(0, 4), quantity(10, 14), quantity(20, 24)]
    found = [quantity(0, 4), quantity(10, 14, "9.4"), quantity(30, 34)]
    tally = scored(gold, found).tallies["quantity"]
    assert tally.expected == 3
    assert tally.core == (2 / 3, 2 / 3, 2 / 3)
    assert tally.strict == (1 / 3, 1 / 3, 1 / 3)
    assert tally.fields == {"value/unit": 1}


def test_a_wrong_fact_counts_twice() -> None:
    # a fact on the right anchor with another value is neither found nor expected elsewhere
    report = scored([observation()], [observation(value="8.5")])
    assert report.tallies["observation"].core == (0, 0, 0)
    assert [fault.kind for fault in report.faults] == ["wrong"]


def test_nothing_found_and_nothing_owed_divides_by_nothing() -> None:
    report = scored([quantity(0, 4)], [])
    assert report.tallies["quantity"].core == (0, 0, 0)
    assert report.tallies["time"].core == (0, 0, 0)


def test_optional_gold_is_neither_owed_nor_a_fault() -> None:
    optional = quantity(0, 4, optional=True)
    assert scored([optional], []).faults == []
    found = scored([optional], [quantity(0, 4, "1")])
    assert found.faults == []
    assert found.tallies["quantity"].expected == 0


def test_core_entities_make_the_others_optional() -> None:
    def entity(start: int, etype: str) -> Fields:
        return {"type": "entity", "start": start, "end": start + 3, "text": "abc", "etype": etype}

    gold = [entity(0, "ORG"), entity(10, "WORK")]
    found = [entity(0, "ORG"), entity(20, "FAC")]
    every = scored(gold, found).tallies["entity"]
    assert (every.expected, every.core.f1) == (2, 0.5)
    core = scored(gold, found, entities="core").tallies["entity"]
    assert (core.expected, core.core.f1, core.strict.f1) == (1, 1.0, 1.0)


def test_two_facts_on_one_anchor_are_told_apart() -> None:
    gold = [ranking(indicator="粮食产量"), ranking(indicator="蔬菜产量")]
    found = [ranking(indicator="蔬菜产量"), ranking(indicator="粮食产量")]
    assert scored(gold, found).tallies["ranking"].strict.f1 == 1.0


@pytest.mark.parametrize(
    ("gold", "found", "core", "fields"),
    [
        (quantity(0, 4), quantity(1, 4, "8.40"), True, []),
        (quantity(0, 4), quantity(0, 4, unit="pp"), True, ["value/unit"]),
        (
            quantity(0, 4, value=None, lower="3", upper="5"),
            quantity(0, 4, value=None, lower="3", upper="6"),
            True,
            ["value/unit"],
        ),
        ({**quantity(0, 4), "type": "time", "value": "2024"}, {"value": "2025"}, True, ["value"]),
        (
            {"type": "entity", "start": 0, "end": 3, "etype": "ORG"},
            {"type": "entity", "start": 0, "end": 4, "etype": "FAC"},
            True,
            ["etype", "span"],
        ),
        (observation(), observation(indicator="规上的工业增加值"), True, []),
        (observation(), observation(indicator="用电量"), False, None),
        (observation(), observation(measure="change"), False, None),
        (observation(), observation(subject="聊城市"), True, ["subject"]),
        (observation(), observation(period="2024/.."), True, []),
        (observation(period="2024-03"), observation(period="2024-03-20"), True, []),
        (observation(period="2024-03/2024-05"), observation(period="2024-03"), True, ["period"]),
        (observation(), observation(period=None), True, ["period"]),
        (observation(), observation(status="actual"), True, []),
        (observation(), observation(status="target"), True, ["status"]),
        (observation(), observation(basis=None), True, ["basis"]),
        (observation(versus="中国"), observation(versus="全国"), True, []),
        (observation(whole="GDP"), observation(), True, ["whole"]),
        (ranking(), ranking(kind="top"), False, None),
        (ranking(), ranking(position=4), False, None),
        (ranking(indicator=None), ranking(indicator="蔬菜产量"), True, []),
        (ranking(scope="中国"), ranking(scope="我国"), True, []),
        (ranking(), ranking(scope="中国"), True, ["scope"]),
        (ranking(streak="P3Y"), ranking(), True, ["streak"]),
        (ranking(), ranking(count=2), True, []),
        (recognition(), recognition(honour="“全国文明城市”"), True, []),
        (recognition(), recognition(subject="茌平区"), False, None),
        (recognition(), recognition(level="国家级"), True, []),
    ],
)
def test_pairs(gold: Fields, found: Fields, core: bool, fields: list[str] | None) -> None:
    assert is_core(gold, found) is core
    if core:
        assert differing_fields(gold, found) == fields


def test_likeness_is_character_f1() -> None:
    assert likeness("粮食总产量", "粮食产量") == pytest.approx(8 / 9)
    assert likeness("（粮食）、产量", "粮食的 产量") == 1.0
    assert likeness(None, "") == 1.0
    assert likeness("粮食", None) == 0.0


def write_case(folder: Path, name: str, text: str, records: list[Fields]) -> None:
    path = folder / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.with_suffix(".jsonl").write_text(lines, encoding="utf-8")


def test_both_layouts_and_the_index_are_read(tmp_path: Path) -> None:
    write_case(tmp_path, "114", "一", [quantity(0, 1)])
    write_case(tmp_path, "some-release/article", "二", [])
    index = [
        {"id": "114", "date": "2025-03-21", "title": ""},
        {"id": "some-release", "title": "题"},
    ]
    (tmp_path / "index.json").write_text(json.dumps(index), encoding="utf-8")
    first, second = read_cases(tmp_path)
    assert (first.name, str(first.date), first.title) == ("114", "2025-03-21", None)
    assert (second.name, second.date, second.title) == ("some-release", None, "题")
    assert first.gold[0]["unit"] == "%"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "114.jsonl:1: not JSON"),
        ("[]", "114.jsonl:1: a record is an object"),
        ('{"type": "quantity", "start": 1}', "114.jsonl:1: a record needs 'end' (int)"),
        ('{"type": "fact", "start": 1, "end": 2}', "114.jsonl:1: no record type 'fact'"),
    ],
)
def test_wrong_gold_is_said_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    write_case(tmp_path, "114", "一", [])
    (tmp_path / "114.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        read_cases(tmp_path)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("index", "message"),
    [
        ("{", "not JSON"),
        ("{}", "an index is a list of objects with an 'id'"),
        ('[{"date": null}]', "entry 1 is no object with an 'id'"),
        ('[{"id": "114", "date": "2025-02-30"}]', "114: no such date: '2025-02-30'"),
        ('[{"id": "115"}]', "no gold for 115"),
        ('[{"id": "114", "types": "ranking"}]', "114: 'types' is a list of record types"),
    ],
)
def test_a_wrong_index_is_said(tmp_path: Path, index: str, message: str) -> None:
    write_case(tmp_path, "114", "一", [])
    (tmp_path / "index.json").write_text(index, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        read_cases(tmp_path)
    assert message in str(caught.value)


def test_a_folder_without_gold_is_said(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold here"):
        read_cases(tmp_path)
    with pytest.raises(GoldError, match="no such folder"):
        read_cases(tmp_path / "nowhere")


def test_who_errs_most_stands_first() -> None:
    """Two of growth, one of them wrong in its period; one of level that gold has not."""
    report = Report()
    found = [
        observation(rule="growth", **{ANSWERED: ["subject/own", "period/held"]}),
        observation(rule="growth", start=30, end=34, period="2023",
                    **{ANSWERED: ["subject/own", "period/held"]}),
        observation(rule="amount", start=60, end=64, **{ANSWERED: ["subject/own"]}),
        observation(rule="amount", start=90, end=94),
    ]  # fmt: skip
    gold = [observation(), observation(start=30, end=34), observation(start=90, end=94, optional=1)]
    report.add("one", gold, found)
    rules = [(b.name, b.found, b.right, b.extra, dict(b.fields))
             for b in blames(report, by="rule")]  # fmt: skip
    assert rules == [("amount", 1, 0, 1, {}), ("growth", 2, 1, 0, {"period": 1})]
    strategies = [(b.name, b.found, b.precision) for b in blames(report, by="strategy")]
    assert strategies == [("period/held", 2, 0.5), ("subject/own", 2, 1.0)]


def test_unlike_fields_are_those_of_the_core_too() -> None:
    assert unlike_fields(observation(), observation(value="9", basis=None)) == ["basis", "value"]
    assert unlike_fields(observation(), observation()) == []


def test_each_record_says_who_answered_for_it() -> None:
    pipeline = Pipeline(load_rulebook())
    text = "2024年，青州市用电量增长6.2%，居全省第4位。国务院任命沈佳音为越城区水利局局长。"
    read = read_with_answers(pipeline, text, reference=None, title=None)
    said = {one["type"]: one[ANSWERED] for one in read}
    assert {"indicator/own", "subject/own", "period/held"} <= set(said["observation"])
    assert "indicator/topic" in said["ranking"]
    assert {"person/captured", "by/sentence"} <= set(said["appointment"])
    assert said["quantity"] == []
