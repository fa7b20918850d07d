"""What a program that uses the package relies on."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

import extractor
from extractor.evaluate.gold import read_cases
from extractor.records import RECORD_TYPES, Observation, Quantity
from extractor.result import Result

_PARTS = ("evidence", "inherited")
RELEASE = "2024年，青州市规模以上工业增加值同比增长6.2%，增速居全省第4位。"


def test_every_public_name_is_there() -> None:
    for name in extractor.__all__:
        assert getattr(extractor, name) is not None
    assert dir(extractor) == extractor.__all__


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        extractor.extrakt  # noqa: B018  # the access is the test


def test_a_release_gives_typed_facts() -> None:
    result = extractor.extract(RELEASE, reference_date=date(2025, 3, 21), title=None)
    growth = result.observations[0]
    assert (growth.value, growth.unit, growth.basis) == (Decimal("6.2"), "%", "yoy")
    assert (growth.subject, growth.indicator, growth.period) == (
        "青州市",
        "规模以上工业增加值",
        "2024",
    )
    assert RELEASE[growth.start : growth.end] == growth.text == "6.2%"
    assert growth.rule
    rank = result.rankings[0]
    assert (rank.position, rank.scope, rank.subject) == (4, "山东省", "青州市")


def test_records_stand_in_text_order() -> None:
    records = list(extractor.extract(RELEASE, reference_date=date(2025, 3, 21)))
    assert records
    assert [record.start for record in records] == sorted(record.start for record in records)


def test_an_extractor_can_be_used_again() -> None:
    reader = extractor.Extractor()
    first = reader.extract(RELEASE, reference_date=date(2025, 3, 21))
    reader.extract("2023年，滨州市粮食总产量达到362.5万吨。", reference_date=date(2024, 3, 1))
    assert reader.extract(RELEASE, reference_date=date(2025, 3, 21)) == first


def test_text_without_facts_gives_an_empty_result() -> None:
    assert list(extractor.extract("")) == []
    assert list(extractor.extract("Nothing to see.")) == []


def test_a_result_sorts_its_records_by_type() -> None:
    quantity = Quantity(start=0, end=2, text="3%", value=Decimal(3), unit="%")
    observation = Observation(
        start=0, end=2, text="3%", value=Decimal(3), unit="%", indicator="x", measure="level"
    )
    result = Result(records=(quantity, observation))
    assert result.quantities == [quantity]
    assert result.observations == [observation]
    assert result.rankings == result.recognitions == result.times == result.entities == []
    assert len(result) == 2


def test_numbers_leave_as_exact_plain_decimals() -> None:
    quantity = Quantity(start=0, end=1, text="x", value=Decimal("1.136E+10"), unit="CNY")
    assert quantity.to_dict()["value"] == "11360000000"
    assert json.loads(quantity.model_dump_json())["value"] == "11360000000"


def test_keys_are_those_of_the_gold(root: Path) -> None:
    """Every key that the gold of the given articles uses is a field of its record type."""
    for case in read_cases(root / "corpus"):
        for record in case.gold:
            fields = set(RECORD_TYPES[record["type"]].model_fields)
            assert set(record) - {"optional"} <= fields


def test_a_record_shows_no_key_without_a_value() -> None:
    quantity = Quantity(start=0, end=2, text="3%", value=Decimal(3), unit="%", rule="r")
    assert quantity.to_dict() == {
        "type": "quantity",
        "start": 0,
        "end": 2,
        "text": "3%",
        "value": "3",
        "unit": "%",
        "rule": "r",
    }


def test_numbers_quantities_and_times_by_themselves() -> None:
    assert extractor.parse_number("三亿五千万") == 350_000_000
    assert [n.text for n in extractor.find_numbers("三百五十人和12辆车")] == ["三百五十", "12"]
    money = extractor.parse_quantity("约113.6亿元")
    assert (money.value, money.unit, money.modifier) == (Decimal("11360000000"), "CNY", "about")
    assert [q.text for q in extractor.find_quantities("新增500余家，增长8.4%")] == [
        "500余家",
        "8.4%",
    ]
    assert extractor.parse_time("去年", reference=date(2025, 3, 21)).value == "2024"
    assert [t.value for t in extractor.find_times("2024年底", reference=date(2025, 3, 21))] == [
        "2024"
    ]


@pytest.mark.parametrize(
    "read",
    [extractor.parse_money, extractor.parse_number, extractor.parse_quantity, extractor.parse_time],
)
@pytest.mark.parametrize("text", ["", " ", "青州市", "三百五十人和12辆车", "\ud800"])
def test_what_cannot_be_read_is_refused(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(extractor.ParseError):
        read(text)


def test_records_are_what_their_models_allow(root: Path) -> None:
    """They are made without validation, so here they go through it."""
    reader = extractor.Extractor()
    seen = set()
    cases = read_cases(root / "corpus")
    texts = [(case.text_path.read_text(encoding="utf-8"), case.date) for case in cases]
    for text, day in [*texts, ("任命沈佳音为越城区水利局局长。", date(2025, 3, 21))]:
        for record in reader.extract(text, reference_date=day):
            values = {
                name: tuple(part.model_dump() for part in value) if name in _PARTS else value
                for name, value in record.__dict__.items()
            }
            again = type(record).model_validate(values, strict=True)
            assert again == record
            assert list(again.__dict__) == list(record.__dict__)
            seen.add(type(record))
    assert seen == set(RECORD_TYPES.values())


SAID = "2024年，青州市用电量增长6.2%，居全省第4位。"


def test_a_table_of_arrow_has_the_same_columns_whatever_was_found() -> None:
    pytest.importorskip("pyarrow")
    result = extractor.extract(SAID)
    table = result.to_arrow()
    assert table.schema == extractor.extract("").to_arrow().schema
    rows = table.to_pylist()
    assert [row["type"] for row in rows] == [record.type for record in result]
    for row, plain in zip(rows, result.to_dicts(), strict=True):
        for name, value in plain.items():
            column = "time_value" if (row["type"], name) == ("time", "value") else name
            assert row[column] == value
    assert (rows[3]["value"], rows[4]["position"]) == (Decimal("6.2"), 4)


def test_a_number_that_no_decimal_of_a_table_holds_is_null() -> None:
    pytest.importorskip("pyarrow")
    from extractor.frames import arrow_table
    from extractor.records import Quantity

    values = (Decimal(10) ** 40, Decimal("0.00000000001"), Decimal("-0.5"))
    long = [
        Quantity(start=0, end=1, text="一", rule="r", value=value, unit="1") for value in values
    ]
    assert arrow_table(long)["value"].to_pylist() == [None, None, Decimal("-0.5")]


def test_a_data_frame_of_polars(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    if find_spec("pandas"):
        pytest.skip("pandas is here, and Arrow has met it")
    result = extractor.extract(SAID)
    with monkeypatch.context() as without:
        for name in ("pandas", "polars"):
            without.setitem(sys.modules, name, None)
        with pytest.raises(extractor.MissingExtraError, match=r"press-extractor\[frame\]"):
            result.to_dataframe()
        without.setitem(sys.modules, "polars", SimpleNamespace(from_arrow=lambda table: table))
        assert result.to_dataframe() == result.to_arrow()


def test_a_data_frame_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = extractor.extract(SAID).to_dataframe()
    assert isinstance(frame, pandas.DataFrame)
    assert frame["position"].dropna().tolist() == [4]


def test_what_a_text_leaves_is_given_back_at_once(reader: extractor.Extractor) -> None:
    """No circles: they would keep the whole reading until the collector comes by."""
    text = (
        "2024年，青桐市用电量增长6.2%，居全省第4位；三年来完成投资95亿元。"
        "3月2日，青桐市完成用电20亿千瓦时。\n"
        "青桐市获评全省先进单位。去年底，全市有学校32所，其中小学12所，占37.5%。"
    )
    reader.extract(text, reference_date=date(2025, 3, 21))  # what is kept of patterns is made
    gc.collect()
    gc.disable()
    try:
        assert reader.extract(text, reference_date=date(2025, 3, 21)).records
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = [type(one) for one in gc.garbage]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert not [kind for kind in left if kind.__module__.startswith("extractor")]
