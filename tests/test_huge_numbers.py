"""Numbers of any length, and what comes of a document whose rows cannot be made."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import (
    Extractor,
    ParseError,
    find_numbers,
    find_quantities,
    find_ranges,
    parse_money,
    parse_number,
    parse_quantity,
    parse_time,
)
from extractor.keys.printed import Reach

pytest.importorskip("pyarrow")

import batch_stub

from extractor.batch.options import Options
from extractor.batch.run import run_batch
from extractor.document import Document
from extractor.store.opening import open_store
from extractor.store.rows import Rows
from extractor.store.verify import verify

LONG = "9" * 41
SHAPES = [
    f"三分之{LONG}",
    f"百分之{LONG}，7半",
    f"千分之{LONG}三",
    f"五百分之7{'万' * 20}",
    f"{LONG}亩8分",
    f"{'九' * 31}两5钱",
    f"{LONG}里2分",
    f"{LONG}斤3两",
    f"1{'万' * 20}{LONG}",
    f"七{'亿' * 9}3{LONG}",
    f"{LONG}度30分15秒",
    f"{LONG}小时30分",
    f"{LONG}又三分之一亿元",
    f"翻{LONG}番",
    f"{LONG}.5成",
    f"{LONG}⑤",
    f"{LONG}至{LONG}9万亿元",
]


@pytest.mark.parametrize("text", SHAPES, ids=lambda text: text[:4])
def test_a_number_of_any_length_ends_nothing(text: str, reader: Extractor) -> None:
    reader.extract(f"全市耕地面积达到{text}，同比增长{text}，居全省第{text}位。")
    for find in (find_numbers, find_quantities, find_ranges):
        list(find(text))  # type: ignore[operator]
    for parse in (parse_number, parse_quantity, parse_money):
        with suppress(ParseError):
            parse(text)


PIECES = st.lists(
    st.sampled_from([*"0123456789零一二三五九十百千万亿半分之至亩两斤里角度秒", LONG, "百分之"]),
    max_size=12,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_long_numbers_among_units(text: str) -> None:
    for find in (find_numbers, find_quantities):
        list(find(text))


def test_long_amounts_are_exact() -> None:
    assert parse_quantity(f"{LONG}斤3两").value == Decimal("4" + "9" * 40 + ".65")


@pytest.mark.parametrize("text", ["9" * 5000 + "年", "二" * 5000 + "天", "近" * 3000])
def test_a_text_that_is_too_long_is_no_time(text: str) -> None:
    with pytest.raises(ParseError) as told:
        parse_time(text)
    assert len(str(told.value)) < 200


# -- stored


def test_what_no_column_holds_is_reckoned_with_all_the_same() -> None:
    end = Decimal("9" * 75)
    assert Reach(end, None).times(Fraction(1000, 1)) == Reach(end * 1000, None)
    assert Reach(Decimal(1), None).times(Fraction(1, 3)).low == Decimal("0.3333333333")


def test_a_batch_of_long_numbers(tmp_path: Path, command: Callable[..., Any]) -> None:
    (tmp_path / "in").mkdir()
    huge = "9" * 60
    for number, unit in enumerate(("亿元", "%", "万吨", "个百分点")):
        text = f"2024年，青州市用电量达到{huge}{unit}，增长{huge}{unit}，比上年增加{huge}{unit}。"
        (tmp_path / "in" / f"{number}.txt").write_text(text, "utf-8")
    store = tmp_path / "s.duckdb"
    done = run_batch(tmp_path / "in", store, options=Options(workers=0))
    assert (done.documents, done.failed) == (4, 0)
    with open_store(store) as opened:
        assert verify(opened).faults == ()
        sql = "SELECT DISTINCT value, low FROM observations WHERE starts_with(value_text, ?)"
        assert opened.all(sql, [huge]) == [(None, None)]
    told = command("check", f"2024年，青州市用电量达到{huge}亿元。", store)
    assert told.code == 0


@pytest.mark.parametrize("workers", [0, 1])
def test_a_document_whose_rows_cannot_be_made(workers: int, tmp_path: Path) -> None:
    root, store = tmp_path / "in", tmp_path / "s.duckdb"
    root.mkdir()
    for n in range(20):  # more than the deaths after which a pool gives up
        (root / f"{n}.txt").write_text(f"甲市指标{n}增长1%，丁市指标{n}增长2%。", "utf-8")
    (root / "good.txt").write_text("甲市指标增长1%。", "utf-8")
    done = run_batch(root, store, options=Options(engine="batch_stub:make", workers=workers))
    assert (done.documents, done.failed) == (1, 20)
    with open_store(store) as opened:
        assert verify(opened).faults == ()
        assert opened.all("SELECT DISTINCT reason, message FROM failures") == [
            ("extractor-error", "ValueError: a fault in the making of rows")
        ]
        assert opened.all("SELECT subject FROM observations") == [("甲市",)]


def test_rows_are_all_or_none() -> None:
    (bad,) = batch_stub.read([Document(text="甲市甲增长1%，丁市乙增长2%")], lambda number: None)
    rows = Rows(place_code=batch_stub.place_code)
    with pytest.raises(ValueError, match="a fault"):
        rows.add_document(
            1, "a", Document(text=""), bad.records, readings=bad.readings, sha256=None
        )
    assert len(rows) == 0
