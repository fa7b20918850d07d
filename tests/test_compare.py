"""Comparing what releases say: series, pivots, disagreements, checks, and what was missed."""

from __future__ import annotations

import json
import random
import runpy
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from archives import archive_of

pytest.importorskip("duckdb")

from extractor import layout
from extractor.compare.agreement import revision_words, settle
from extractor.compare.check import Checker
from extractor.compare.disagreements import disagreements
from extractor.compare.pivot import pivot, turned
from extractor.compare.rows import (
    DISAGREEMENTS,
    disagreement_rows,
    pivot_rows,
    series_rows,
)
from extractor.compare.series import series
from extractor.compare.spans import part_of, period_kind
from extractor.compare.statements import Statement, StatementTopic
from extractor.document import Document
from extractor.errors import OptionError
from extractor.keys import own_keys
from extractor.keys.printed import reach
from extractor.records import AnyRecord, Observation, Ranking, Recognition
from extractor.rulebook import load_rulebook
from extractor.store.archive_files import Version
from extractor.store.database import Store
from extractor.store.into import join_store
from extractor.store.opening import open_store
from extractor.store.questions import Question
from extractor.views.amounts import amount

CODES = {"甲市": "990100", "乙县": "990121", "丙市": "990200"}
REVISING = revision_words(load_rulebook())
Archive = Callable[..., None]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "s.duckdb"


@pytest.fixture
def release(store: Path) -> Archive:
    """``release(day, sentence, record, …)``: one more document in the store."""
    numbers = count(1)

    def put(day: str | None, text: str, *records: AnyRecord) -> None:
        name = f"{next(numbers)}.txt"
        document = Document(
            text=text,
            path=name,
            date=date.fromisoformat(day) if day else None,
            date_origin="given" if day else None,
        )
        join_store(
            store, document, records, readings=layout.read(text), version=Version("1", "abc"),
            name=f"/r/{name}", place_code=CODES.get,
        )  # fmt: skip

    return put


@pytest.fixture
def opened(store: Path) -> Iterator[Callable[[], Store]]:
    """``opened()``: the store for reading, closed when the test ends."""
    stores: list[Store] = []

    def give() -> Store:
        stores.append(open_store(store))
        return stores[-1]

    yield give
    for one in stores:
        one.close()


def level(text: str, anchor: str, value: str, **more: Any) -> Observation:
    start = text.index(anchor)
    fields: dict[str, Any] = {
        "subject": "甲市", "indicator": "GDP", "period": "2023", "measure": "level", "unit": "CNY",
        **more,
    }  # fmt: skip
    return Observation(
        start=start, end=start + len(anchor), text=anchor, value=Decimal(value), **fields
    )


def rank(text: str, anchor: str, position: int, **more: Any) -> Ranking:
    start = text.index(anchor)
    fields: dict[str, Any] = {
        "subject": "甲市", "indicator": "GDP增速", "period": "2023", "scope": "丁省",
        "kind": "position", **more,
    }  # fmt: skip
    return Ranking(start=start, end=start + len(anchor), text=anchor, position=position, **fields)


# -- agreement


def said(
    text: str, value: str, *, document: int, day: str | None = "2024-03-01", sentence: str = ""
) -> Statement:
    topic = StatementTopic(
        "甲市", "地区生产总值", "level", None, None, None, "CNY", "actual", "2023"
    )
    stands = reach(text=text, value=Decimal(value))
    assert stands is not None
    return Statement(
        topic, "甲市", "GDP", "2023", Decimal(value), None, None, "CNY", None, stands,
        date.fromisoformat(day) if day else None, f"{document}.txt", None, 0, 1, text, sentence,
        document,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("statements", "kinds"),
    [
        ([("950.3亿", "95030000000", 1), ("950亿", "95000000000", 2)], []),
        ([("950.3亿", "95030000000", 1), ("960亿", "96000000000", 2)], ["contradiction"]),
        # one document may say two things: it differs only where it says neither
        (
            [("950亿", "95000000000", 1), ("960亿", "96000000000", 1), ("960亿", "96000000000", 2)],
            [],
        ),
        (
            [
                ("940亿", "94000000000", 1),
                ("950亿", "95000000000", 2),
                ("960亿", "96000000000", 3),
            ],
            ["contradiction"] * 3,
        ),
    ],
)
def test_settling(statements: list[tuple[str, str, int]], kinds: list[str]) -> None:
    settled = settle([said(text, value, document=n) for text, value, n in statements])
    assert [one.kind for one in settled.differences] == kinds
    assert settled.contradicted is bool(kinds)


def test_what_is_stated_long_after_is_a_revision() -> None:
    first = said("950.3亿", "95030000000", document=1, day="2024-01-20")
    later = said("948.1亿", "94810000000", document=2, day="2024-12-30")
    settled = settle([first, later])
    assert [one.kind for one in settled.differences] == ["revision"]
    assert settled.camp.last is later
    soon = settle([first, later._replace(published=date(2024, 2, 1))])
    assert [one.kind for one in soon.differences] == ["contradiction"]
    undated = settle([first, later._replace(published=None)])
    assert [one.kind for one in undated.differences] == ["contradiction"]
    told = later._replace(published=date(2024, 2, 1), sentence="经修订，2023年GDP为948.1亿元。")
    assert [one.kind for one in settle([first, told], revising=REVISING).differences] == [
        "revision"
    ]


def test_the_order_of_documents_changes_nothing() -> None:
    stated = [
        said("950.3亿", "95030000000", document=1),
        said("950亿", "95000000000", document=2),
        said("950.4亿", "95040000000", document=3),
        said("960亿", "96000000000", document=4),
    ]
    for seed in range(10):
        mixed = random.Random(seed).sample(stated, len(stated))
        settled = settle(mixed)
        assert {frozenset(s.text for s in camp.statements) for camp in settled.camps} >= {
            frozenset({"960亿"})
        }
        assert len(settled.camps) == 3


# -- series and disagreements


def test_a_series_has_one_row_a_period(release: Archive, opened: Callable[[], Store]) -> None:
    a = "2023年，全市GDP950.3亿元，2022年GDP900亿元。"
    release("2024-01-20", a, level(a, "950.3亿元", "95030000000"),
            level(a, "900亿元", "90000000000", period="2022"))  # fmt: skip
    b = "2023年，甲市地区生产总值为9503000万元。"
    release("2024-02-01", b, level(b, "9503000万元", "95030000000", indicator="地区生产总值"))
    c = "2023年，甲市生产总值为941.2亿元。"
    release("2025-01-15", c, level(c, "941.2亿元", "94120000000", indicator="生产总值",
                                   period="2023-01/2023-12"))  # fmt: skip
    d = "2022年，甲市GDP为880亿元。"
    release("2024-02-10", d, level(d, "880亿元", "88000000000", period="2022"))
    asked = Question(kinds=("observation",), place="甲市", place_codes=("990100",))
    rows = list(series_rows(series(opened(), asked, indicator_keys=["地区生产总值"])))
    assert [(r["period"], r["value"], r["releases"]) for r in rows] == [
        ("2022", "880亿元", 2),
        ("2023", "941.2亿元", 3),
    ]
    assert rows[1]["revised"] == ["9503000万元 (/r/2.txt, 2024-02-01)"]
    assert rows[0]["against"] == ["900亿元 (/r/1.txt, 2024-01-20)"]
    assert rows[0]["indicator"] == "地区生产总值"


def test_targets_and_other_units_are_other_things(
    release: Archive, opened: Callable[[], Store]
) -> None:
    a = "2023年，甲市GDP为950亿元，力争1000亿元，折合130亿美元，同比增长5%，占全省8%。"
    release("2024-01-20", a,
            level(a, "950亿元", "95000000000"),
            level(a, "1000亿元", "100000000000", status="target"),
            level(a, "130亿美元", "13000000000", unit="USD"),
            level(a, "5%", "5", unit="%", measure="growth", basis="yoy"),
            level(a, "8%", "8", unit="%", measure="share", whole="丁省"))  # fmt: skip
    b = "2023年，甲市GDP增长5.0%，达到950亿元。"
    release("2024-01-25", b, level(b, "5.0%", "5.0", unit="%", measure="growth"),
            level(b, "950亿元", "95000000000"))  # fmt: skip
    asked = Question(kinds=("observation", "ranking"))
    assert list(disagreements(opened(), asked, keys=own_keys())) == []


def test_disagreements_of_figures_and_of_ranks(
    release: Archive, opened: Callable[[], Store]
) -> None:
    a = "2023年，甲市GDP为950亿元，增速居全省第3位。"
    release("2024-01-20", a, level(a, "950亿元", "95000000000"), rank(a, "第3位", 3))
    b = "2023年，甲市地区生产总值960亿元，增幅列全省第4位。"
    release("2024-01-25", b, level(b, "960亿元", "96000000000", indicator="地区生产总值"),
            rank(b, "第4位", 4, indicator="地区生产总值增幅"))  # fmt: skip
    asked = Question(kinds=("observation", "ranking"))
    found = list(disagreements(opened(), asked, keys=own_keys()))
    rows = list(disagreement_rows(found))
    assert [[row[name] for name in DISAGREEMENTS[:8]] for row in rows] == [
        ["contradiction", "甲市", "地区生产总值", "level", "CNY", "2023", "year", "950亿元"],
        ["contradiction", "甲市", "地区生产总值增速", "rank 丁省", "", "2023", "year", "第3位"],
    ]
    assert all(one.known for one in found)
    elsewhere = Question(kinds=("observation", "ranking"), place="丙市", place_codes=("990200",))
    assert list(disagreements(opened(), elsewhere, keys=own_keys())) == []
    scoped = Question(kinds=("observation", "ranking"), scope="丁省")
    assert len(list(disagreements(opened(), scoped, keys=own_keys()))) == 1


def test_shares_of_one_whole_by_other_names(release: Archive, opened: Callable[[], Store]) -> None:
    for day, words, whole, percent in (
        ("2024-01-20", "三产增加值占GDP的比重", "GDP", "48.2"),
        ("2024-02-20", "第三产业增加值占地区生产总值比重", "地区生产总值", "49.1"),
        ("2024-02-21", "第三产业增加值占服务业用地比重", "服务业用地", "52"),
    ):
        text = f"2023年，甲市{words}为{percent}%。"
        told = {"indicator": words, "whole": whole, "measure": "share", "unit": "%"}
        release(day, text, level(text, f"{percent}%", percent, **told))
    (found,) = disagreements(opened(), Question(kinds=("observation",)), keys=own_keys())
    assert (found.known, found.topic.indicator_key) == (True, "第三产业增加值占地区生产总值比重")
    asked = Question(kinds=("observation",), measures=("share",))
    for part in (None, (0, 9)):
        points = series(opened(), asked, part=part)
        assert sorted(point.releases for point in points) == [1, 2]


def test_what_is_told_in_another_unit_than_usual_is_no_known_thing(
    release: Archive, opened: Callable[[], Store]
) -> None:
    """Tonnes of exports, twice: nobody knows of which goods, and money is money in any currency."""
    for day, tonnes, dollars in (("2024-01-20", "30", "5"), ("2024-02-20", "40", "6")):
        text = f"2023年，甲市出口{tonnes}万吨、{dollars}亿美元。"
        release(
            day,
            text,
            level(text, f"{tonnes}万吨", f"{tonnes}0000", indicator="出口", unit="t"),
            level(text, f"{dollars}亿美元", f"{dollars}00000000", indicator="出口", unit="USD"),
        )
    found = disagreements(opened(), Question(kinds=("observation",)), keys=own_keys())
    assert {one.topic.dimension: one.known for one in found} == {"mass": False, "USD": True}


def test_series_and_disagreements_speak_of_the_same_facts(
    release: Archive, opened: Callable[[], Store]
) -> None:
    """One row a thing, however its period was written; nothing is compared that has no subject."""
    a = "2023年末常住人口31万人，年中30万人，全省人均GDP8万元，产量5吨。"
    release("2024-01-20", a,
            level(a, "31万人", "310000", unit="人", indicator="常住人口"),
            level(a, "30万人", "300000", unit="人", indicator="常住人口", period="2023-06"),
            level(a, "8万元", "80000", indicator="人均GDP"),
            level(a, "5吨", "5", unit="t", indicator="粮食产量", subject=None))  # fmt: skip
    b = "2023年12月末常住人口32万人，人均GDP9万元，产量7吨。"
    release("2024-01-25", b,
            level(b, "32万人", "320000", unit="人", indicator="常住人口", period="2023-12"),
            level(b, "9万元", "90000", indicator="人均GDP"),
            level(b, "7吨", "7", unit="t", indicator="粮食产量", subject=None))  # fmt: skip

    def told(**given: Any) -> tuple[set[Any], set[Any]]:
        """What series say is contradicted, and what is told as a disagreement."""
        asked = Question(kinds=("observation",), indicator=given.pop("indicator", None))
        points = list(series(opened(), asked, **given))
        assert len({(p.topic, p.said.document) for p in points}) == len(points)
        rows = disagreements(opened(), asked, keys=own_keys(), **given)
        return {p.topic for p in points if p.against}, {one.topic for one in rows}

    contradicted, differing = told()
    assert {topic.indicator_key for topic in contradicted} == {"常住人口", "人均地区生产总值"}
    assert contradicted == differing
    assert told(indicator="GDP", indicator_keys=["地区生产总值"]) == (set(), set())


def test_years_stand_before_half_years(release: Archive, opened: Callable[[], Store]) -> None:
    a = "GDP2022年900亿元，2023年上半年450亿元，2023年950亿元，增长5.0%。"
    release("2024-01-20", a,
            level(a, "900亿元", "90000000000", period="2022"),
            level(a, "450亿元", "45000000000", period="2023-01/2023-06"),
            level(a, "950亿元", "95000000000"),
            level(a, "5.0%", "5.0", unit="%", measure="growth", basis="yoy"))  # fmt: skip
    rows = series_rows(series(opened(), Question(kinds=("observation",))))
    assert [(r["measure"], r["unit"], r["period"], r["period_kind"], r["value"]) for r in rows] == [
        ("growth yoy", "%", "2023", "year", "+5.0%"),
        ("level", "CNY", "2022", "year", "900亿元"),
        ("level", "CNY", "2023", "year", "950亿元"),
        ("level", "CNY", "2023-01/2023-06", "half-year", "450亿元"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure", "shown"),
    [
        ("871.9亿元", "87190000000", "CNY", "level", "871.9亿元"),
        ("820.4", "82040000000", "CNY", "level", "82,040,000,000 CNY"),  # a cell of a table
        ("-22.6", "-22.6", "t", "level", "-22.6 t"),
        ("7.5万", "75000", "CNY", "level", "75,000 CNY"),
        ("72.3万", "723000", "人", "level", "72.3万人"),
        ("6.0%", "6.0", "%", "growth", "+6.0%"),
        ("6.0", "-6.0", "%", "growth", "-6.0%"),
        ("5.6", "5.6", "%", "growth", "+5.6%"),
        ("-1.2%", "-1.2", "%", "growth", "-1.2%"),
        ("翻一番", "2", "x", "growth", "+2x"),
        ("12亿元", "-1200000000", "CNY", "change", "-12亿元"),
        ("1.35", "1.35", "1", "level", "1.35"),
        ("8%至9%", None, "%", "level", "8%至9%"),
    ],
)
def test_amounts_say_their_unit(
    text: str, value: str | None, unit: str, measure: str, shown: str
) -> None:
    given = Decimal(value) if value else None
    assert amount(text=text, value=given, unit=unit, measure=measure) == shown


# -- pivots


def test_an_exact_figure_counts_before_a_newer_vague_one(
    release: Archive, opened: Callable[[], Store]
) -> None:
    a = "2023年，甲市GDP为1276.2亿元。"
    release("2024-01-20", a, level(a, "1276.2亿元", "127620000000"))
    b = "2023年，甲市GDP突破1270亿元，财政收入近90亿元。"
    release("2024-02-01", b, level(b, "1270亿元", "127000000000", modifier="over"),
            level(b, "90亿元", "9000000000", indicator="财政收入", modifier="nearly"))  # fmt: skip
    c = "2023年，甲市GDP为1276亿元。"
    release("2024-02-09", c, level(c, "1276亿元", "127600000000"))
    points = list(series(opened(), Question(kinds=("observation",))))
    assert {row["indicator"]: (row["value"], row["releases"]) for row in series_rows(points)} == {
        "地区生产总值": ("1276.2亿元", 3), "财政收入": ("nearly 90亿元", 1),
    }  # fmt: skip
    table = pivot(points, keys=own_keys())
    body = turned(table, rows="indicator", columns="year")[1]
    assert [row[-1] for row in body] == ["1276.2亿元", "nearly 90亿元"]
    assert [row["vague"] for row in pivot_rows(table)] == [[], ["2023"]]


def test_a_pivot_has_one_unit_a_line(release: Archive, opened: Callable[[], Store]) -> None:
    a = "2022年粮食总产量5亿公斤，2023年粮食产量52万吨；户籍人口30万人，2023年末常住人口31万人。"
    release("2024-01-20", a,
            level(a, "5亿公斤", "500000000", unit="kg", indicator="粮食总产量", period="2022"),
            level(a, "52万吨", "520000", unit="t", indicator="粮食产量"),
            level(a, "31万人", "310000", unit="人", indicator="常住人口", period="2023-12"),
            level(a, "30万人", "300000", unit="人", indicator="户籍人口",
                  period="2023-06"))  # fmt: skip
    points = series(opened(), Question(kinds=("observation",)))
    table = pivot(points, keys=own_keys())
    assert {line.indicator: {y: str(c.value) for y, c in cells.items()}
            for line, cells in table.lines} == {
        "常住人口": {"2023": "310000"},
        "粮食产量": {"2022": "500000000", "2023": "520000000"},
    }  # fmt: skip
    assert table.left_out == {"day": 1}
    head, body = turned(table, rows="indicator", columns="year")
    assert head == ["indicator", "measure", "unit", "part", "2022", "2023"]
    assert body == [
        ["常住人口", "level", "人", "year", "", "31万人"],
        ["粮食产量", "level", "kg", "year", "5亿公斤", "52万吨"],
    ]
    assert turned(table, rows="year", columns="indicator")[1][0] == ["2022", "", "5亿公斤"]
    with pytest.raises(OptionError, match="several in one field"):
        turned(table, rows="place", columns="year")
    with pytest.raises(OptionError, match="several periods"):
        turned(table, rows="place", columns="indicator")
    with pytest.raises(OptionError, match="both year"):
        turned(table, rows="year", columns="year")


@pytest.mark.parametrize(
    ("key", "kind", "part"),
    [
        ("2023", "year", ("year", "2023")),
        ("2023-12-31", "day", ("12-31", "2023")),
        ("2023-06-30", "day", ("06-30", "2023")),
        ("2023-12", "month", ("M12", "2023")),
        ("2023-01/2023-06", "half-year", ("H1", "2023")),
        ("2023-07/2023-12", "half-year", ("H2", "2023")),
        ("2023-03/2023-08", "6 months", ("M03-08", "2023")),
        ("2023-07/2023-09", "quarter", ("Q3", "2023")),
        ("2023-01/2023-09", "9 months", ("M01-09", "2023")),
        ("2023-03-01/2023-03-07", "days", ("03-01/03-07", "2023")),
        ("2021/2025", "5 years", None),
        ("2022-07/2023-06", "12 months", None),
        ("2023/..", "", None),
        (None, "", None),
    ],
)
def test_parts_of_years(key: str | None, kind: str, part: tuple[str, str] | None) -> None:
    assert (period_kind(key), part_of(key)) == (kind, part)


def test_the_last_of_december_is_the_year_of_a_stock() -> None:
    assert part_of("2023-12-31", stock=True) == ("year", "2023")
    assert part_of("2023-06-30", stock=True) == ("06-30", "2023")


def test_a_pivot_keeps_parts_of_a_year_apart(release: Archive, opened: Callable[[], Store]) -> None:
    """A half-year is no year, a day is none, and nothing of them is lost unsaid."""
    a = "GDP2022年900亿元，上半年430亿元，折合120亿美元；12月31日客流9万人次；五年4000亿元。"
    release("2023-01-20", a,
            level(a, "900亿元", "90000000000", period="2022"),
            level(a, "430亿元", "43000000000", period="2022-01/2022-06"),
            level(a, "120亿美元", "12000000000", unit="USD", period="2022"),
            level(a, "9万人次", "90000", unit="人次", indicator="客流", period="2022-12-31"),
            level(a, "4000亿元", "400000000000", period="2018/2022"))  # fmt: skip
    b = "2023年上半年GDP450亿元。"
    release("2023-07-20", b, level(b, "450亿元", "45000000000", period="2023-01/2023-06"))
    asked = Question(kinds=("observation",))
    table = pivot(series(opened(), asked), keys=own_keys(), periods="all")
    assert turned(table, rows="indicator", columns="year") == (
        ["indicator", "measure", "unit", "part", "2022", "2023"],
        [
            ["地区生产总值", "level", "CNY", "year", "900亿元", ""],
            ["地区生产总值", "level", "CNY", "H1", "430亿元", "450亿元"],
            ["地区生产总值", "level", "USD", "year", "120亿美元", ""],
            ["客流", "level", "人次", "12-31", "9万人次", ""],
        ],
    )
    assert table.left_out == {"5 years": 1}
    years = pivot(series(opened(), asked), keys=own_keys())
    assert [line.unit for line, _ in years.lines] == ["CNY", "USD"]
    assert years.left_out == {"half-year": 2, "day": 1, "5 years": 1}
    head, body = turned(table, rows="year", columns="indicator")
    assert head[:2] == ["year", "地区生产总值 (level CNY)"]
    assert [row[:2] for row in body] == [
        ["2022", "900亿元"], ["2022 12-31", ""], ["2022 H1", "430亿元"], ["2023 H1", "450亿元"],
    ]  # fmt: skip


def test_several_values_of_one_document_are_all_shown(
    release: Archive, opened: Callable[[], Store]
) -> None:
    a = "2023年三次产业占比分别为8.1%、47.3%、44.6%。"
    fields = {"unit": "%", "measure": "share", "indicator": "三次产业占比"}
    release("2024-01-20", a, level(a, "8.1%", "8.1", **fields),
            level(a, "47.3%", "47.3", **fields), level(a, "44.6%", "44.6", **fields))  # fmt: skip
    asked = Question(kinds=("observation",))
    (row,) = series_rows(series(opened(), asked))
    assert (row["value"], row["besides"], row["against"]) == ("8.1%", ["47.3%", "44.6%"], [])
    table = pivot(series(opened(), asked), keys=own_keys())
    assert turned(table, rows="indicator", columns="year")[1][0][-1] == "8.1% / 47.3% / 44.6%"


def test_two_places_of_one_name_share_a_field(
    release: Archive, opened: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, code in (("2024-01-20", "990300"), ("2024-01-21", "990400")):
        monkeypatch.setitem(CODES, "丁区", code)
        text = f"2023年丁区GDP{code[3]}00亿元。"
        release(day, text, level(text, f"{code[3]}00亿元", f"{code[3]}0000000000", subject="丁区"))
    table = pivot(series(opened(), Question(kinds=("observation",))), keys=own_keys())
    assert turned(table, rows="place", columns="year")[1] == [
        ["丁区", "level", "CNY", "year", "300亿元 / 400亿元"]
    ]


# -- check


@pytest.fixture
def checked(release: Archive, opened: Callable[[], Store]) -> Callable[..., list[tuple[Any, ...]]]:
    a = "2023年，甲市GDP为950.3亿元，增速居全省第3位，入选丁省十佳城市。"
    start = a.index("丁省十佳城市")
    release(
        "2024-01-20", a, level(a, "950.3亿元", "95030000000"), rank(a, "第3位", 3),
        Recognition(start=start, end=start + 6, text="丁省十佳城市", subject="甲市",
                    honour="丁省十佳城市"),
    )  # fmt: skip

    def ask(*facts: AnyRecord) -> list[tuple[Any, ...]]:
        checker = Checker(opened(), keys=own_keys(), place_code=CODES.get)
        return [
            (one.verdict, [(row.agrees, row.printed) for row in one.rows])
            for one in checker.check(facts)
        ]

    return ask


def test_check_of_figures(checked: Callable[..., list[tuple[Any, ...]]]) -> None:
    there = "950.3亿元"
    s = "950亿元900亿元5%"
    assert checked(level(s, "950亿元", "95000000000", modifier="over")) == [
        ("confirmed", [(True, there)])
    ]
    assert checked(level(s, "900亿元", "90000000000", indicator="地区生产总值")) == [
        ("contradicted", [(False, there)])
    ]
    for other in ({"period": "2021"}, {"period": None}):
        assert checked(level(s, "950亿元", "95000000000", **other)) == [
            ("not in the archive", [(None, there)])
        ]
    for other in ({"subject": "丙市"}, {"indicator": "财政收入"}):
        assert checked(level(s, "950亿元", "95000000000", **other)) == [("not in the archive", [])]
    assert checked(level(s, "5%", "5", unit="%", measure="growth")) == [("not in the archive", [])]
    target = level(s, "900亿元", "90000000000", status="target")
    assert checked(target)[0][0] == "not in the archive"


def test_check_of_ranks_and_honours(checked: Callable[..., list[tuple[Any, ...]]]) -> None:
    s = "第3位第5位前5前列十佳城市"
    assert checked(rank(s, "第3位", 3))[0][0] == "confirmed"
    assert checked(rank(s, "第5位", 5)) == [("contradicted", [(False, "第3位")])]
    assert checked(rank(s, "前5", 1, upper=5, kind="top"))[0][0] == "confirmed"
    assert checked(rank(s, "第3位", 3, scope="戊省")) == [("not in the archive", [])]
    assert checked(rank(s, "第3位", 3, period="2020")) == [
        ("not in the archive", [(None, "第3位")])
    ]
    tier = rank(s, "前列", 1, kind="tier").model_copy(update={"position": None})
    assert checked(tier)[0][0] == "not in the archive"
    honour = Recognition(start=0, end=1, text="十佳城市", subject="甲市", honour="十佳城市")
    assert checked(honour)[0][0] == "confirmed"
    assert checked(honour.model_copy(update={"subject": "丙市"}))[0][0] == "not in the archive"


# -- the commands, with the real extractor


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Releases of two cities, read by the program."""
    releases = {
        "2024-01-22": "2023年，聊城市GDP为950.3亿元，同比增长6.2%，增速居全省第4位。",
        "2024-02-03": "2023年，聊城市地区生产总值达到950亿元。2022年，聊城市生产总值900.1亿元。",
        "2024-02-09": "2023年，芜湖市地区生产总值1200亿元，会场设在9号楼，约有42个座位。",
        "2024-02-11": "2022年，聊城市GDP为911.4亿元。2024年，聊城市地区生产总值力争超过1000亿元。",
    }
    return archive_of(tmp_path_factory.mktemp("releases"), releases)


def rows_of(done: Any) -> list[dict[str, Any]]:
    assert done.err == ""
    rows: list[dict[str, Any]] = json.loads(done.out)
    return rows


def test_series_command(archive: Path, command: Callable[..., Any]) -> None:
    asked = ("series", archive, "--indicator", "GDP", "--place", "聊城市", "--measure", "level")
    rows = rows_of(command(*asked, "--format", "json"))
    assert [(row["period"], row["releases"]) for row in rows] == [
        ("2022", 2), ("2023", 2), ("2024 (target)", 1),
    ]  # fmt: skip
    assert "911.4亿元" in command(*asked).out
    csv_lines = command(*asked, "--format", "csv").out.splitlines()
    assert csv_lines[0].startswith(
        "subject,indicator,measure,unit,period,period_kind,value,number,besides,releases"
    )
    assert command(*asked, "--format", "markdown").out.splitlines()[1].startswith("| --- |")
    assert command("series", archive).err.startswith("extractor: series of what?")
    nothing = command("series", archive, "--indicator", "茶叶产量")
    assert nothing.out.startswith("nothing found\nobservations: nothing matches --indicator")


def test_pivot_command(archive: Path, command: Callable[..., Any]) -> None:
    done = command("pivot", archive, "--indicator", "生产总值", "--format", "tsv")
    assert done.out.splitlines() == [
        "place\tmeasure\tunit\tpart\t2022\t2023",
        "芜湖市\tlevel\tCNY\tyear\t\t1200亿元",
        "聊城市\tlevel\tCNY\tyear\t911.4亿元*\t950.3亿元",
    ]  # fmt: skip
    grown = rows_of(
        command("pivot", archive, "--place", "聊城市", "--measure", "growth", "--format", "json")
    )
    assert [(row["indicator"], row["2023"], row["unit"]) for row in grown] == [
        ("地区生产总值", "6.2", "%")
    ]
    assert "--rows: no 'month'" in command("pivot", archive, "--place", "1", "--rows", "month").err
    assert command("pivot", archive).code == 2
    assert "nothing found" in command("pivot", archive, "--indicator", "茶叶产量").out


def test_disagreements_command(archive: Path, command: Callable[..., Any]) -> None:
    rows = rows_of(command("disagreements", archive, "--format", "json"))
    assert [(row["period"], row["value_a"], row["value_b"]) for row in rows] == [
        ("2022", "900.1亿元", "911.4亿元")
    ]
    assert command("disagreements", archive, "--kind", "revision").out == "nothing found\n"
    assert command("disagreements", archive, "--kind", "lies").code == 2


def test_check_command(archive: Path, command: Callable[..., Any]) -> None:
    done = command("check", "聊城市2023年GDP突破950亿元", archive, "--format", "json")
    assert (done.code, {row["verdict"] for row in json.loads(done.out)}) == (0, {"confirmed"})
    wrong = command("check", "聊城市2023年GDP为960亿元，增长6.2%", archive, "--format", "json")
    assert wrong.code == 1
    assert {row["fact"]: row["verdict"] for row in json.loads(wrong.out)} == {
        "960亿元": "contradicted", "6.2%": "confirmed",
    }  # fmt: skip
    unknown = command("check", "芜湖市2019年粮食产量120万吨", archive, "--format", "json")
    assert (unknown.code, json.loads(unknown.out)[0]["verdict"]) == (0, "not in the archive")
    assert command("check", "你好", archive).err == (
        "extractor: no fact was read from the sentence\n"
    )


def test_missed_command(archive: Path, command: Callable[..., Any]) -> None:
    rows = rows_of(command("missed", archive, "--format", "json"))
    told = {fact["text"] for fact in rows_of(command("find", archive, "--format", "json"))}
    assert all(row["example"] not in told for row in rows)
    assert all(row["construction"] and row["times"] for row in rows)


def test_missed_numbers_of_tables(tmp_path: Path, command: Callable[..., Any]) -> None:
    """A number of a file's table that gave a fact is not missed; one that gave none is."""
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (
            ("指标", "2024年", "台账编号"),
            ("地区生产总值（亿元）", "820.4", "3117"),
            ("粮食产量（万吨）", "53.2", "3118"),
        )
    )  # fmt: skip
    page = f"<html><body><p>会议改到12号楼，把安全摆在首位。</p><table>{rows}</table></body></html>"
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "2025-01-20.html").write_text(page, encoding="utf-8")
    store = tmp_path / "s.duckdb"
    assert command("batch", tmp_path / "pages", "--out", store, "--workers", "1").code == 0
    (tmp_path / "pages" / "2025-01-20.html").unlink()  # the store keeps what stands in the cells
    done = command("missed", store, "--format", "json")
    assert done.err == ""
    found = {row["construction"]: row for row in rows_of(done)}
    assert found.keys() == {"台账编号 <CELL>", "摆在 <POS>"}
    cell = found["台账编号 <CELL>"]
    assert (cell["times"], cell["example"]) == (2, "3117")
    assert cell["sentence"] == "地区生产总值（亿元） 820.4 3117"
    with open_store(store, write=True) as opened:  # as an older version left it
        opened.run("UPDATE texts SET grids = NULL")
    bare = command("missed", store, "--format", "json")
    assert "1 documents with tables that an older version has read" in bare.err


def test_find_filters(archive: Path, command: Callable[..., Any]) -> None:
    def texts(*options: str) -> list[str]:
        done = command("find", archive, *options, "--format", "json")
        return [row["text"] for row in json.loads(done.out)]

    assert texts("--scope", "山东省") == ["第4位"]
    assert texts("--position", "1-5") == ["第4位"]
    assert texts("--position", "1-3") == []
    assert texts("--status", "target") == ["1000亿元"]
    assert texts("--text", "芜湖市", "--indicator", "GDP") == ["1200亿元"]
    shown = command("find", archive, "--status", "target").out
    assert "over 1000" in shown or "over 100000000000" in shown
    assert command("find", archive, "--position", "third").code == 2
    clash = command("find", archive, "--position", "3", "--honour", "百强")
    assert clash.err == (
        "extractor: nothing can answer all of it: --position is of rankings,"
        " --honour is of recognitions\n"
    )


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--indicator", "GPD"], "observations: nothing matches --indicator; there are: "),
        (["--place", "聊域市", "--only", "observation"],
         "observations: nothing matches --place; there are: 聊城市"),
        (["--indicator", "GDP", "--from", "2030", "--only", "observation"],
         "observations: nothing matches --from; there are: 2022-01-01 to 2024-12-31"),
        (["--indicator", "GDP", "--place", "芜湖市", "--measure", "growth"],
         "observations: each option matches, but not all together: 1 without --place,"
         " 1 without --measure"),
        (["--honour", "百强"], "recognitions: nothing matches --honour"),
        (["--place", "喀什地区", "--only", "observation"],
         "observations: nothing matches --place; there are: 聊城市 (6), 芜湖市 ("),
        (["--text", "没有这句话", "--only", "ranking"], "rankings: nothing matches --text"),
    ],
)  # fmt: skip
def test_nothing_found_says_why(
    archive: Path, command: Callable[..., Any], options: list[str], line: str
) -> None:
    done = command("find", archive, *options)
    assert done.code == 0
    assert done.out.startswith(f"nothing found\n{line}")
    quiet = command("find", archive, *options, "--format", "json")
    assert (quiet.out, quiet.err) == ("[]\n", "")


def test_the_story_of_the_statistician(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = runpy.run_path(str(root / "docs" / "stories" / "statistician.py"))
    story["main"](tmp_path)
    assert capsys.readouterr().out == "12 contradictions, 12 revisions: all that were planted\n"


def test_a_workbook_holds_a_pivot_with_a_chart(command: Callable[..., Any], tmp_path: Path) -> None:
    """Lines that are counted alike, over the heads of the years; a name is never a formula."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    releases = {
        f"{year + 1}-01-20": f"{year}年，聊城市地区生产总值{year}亿元，增长5.{year % 10}%，粮食产量"
        f"{year}万吨。{year}年，芜湖市地区生产总值1{year}亿元。国务院任命沈佳音为越城区水利局局长。"
        for year in (2021, 2022, 2023)
    }
    store = archive_of(tmp_path, releases)
    one = tmp_path / "gdp.xlsx"
    assert command("pivot", store, "--indicator", "GDP", "-o", one).code == 0
    page = openpyxl.load_workbook(one)["pivot"]
    (chart,) = page._charts
    heads = [cell.value for cell in page[1]]
    years = [heads.index(year) + 1 for year in ("2021", "2022", "2023")]
    letters = [openpyxl.utils.get_column_letter(column) for column in years]
    lines = {series.tx.v or series.tx.strRef.f: series for series in chart.series}
    assert set(lines) == {"聊城市", "芜湖市"}
    for row in (2, 3):
        place = page.cell(row, 1).value
        assert lines[place].val.numRef.f == f"pivot!${letters[0]}${row}:${letters[-1]}${row}"
        assert [page.cell(row, column).value for column in years] == sorted(
            page.cell(row, column).value for column in years
        )
    assert lines["聊城市"].cat.numRef.f == f"pivot!${letters[0]}$1:${letters[-1]}$1"
    whole = tmp_path / "all.xlsx"
    assert command("export", store, "--out", whole).code == 0
    book = openpyxl.load_workbook(whole)
    assert book.sheetnames[:4] == ["observations", "rankings", "recognitions", "appointments"]
    assert len(book["pivot"]._charts) == 1
