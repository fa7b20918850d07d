"""What a field of a declared type can hold, written as text: by its kind, exact or refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractor.typed.exact import can_be, exact
from extractor.typed.values import FieldValue


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("number", "2.50", Decimal("2.50")),
        ("number", "-3", Decimal(-3)),
        ("whole", "12", 12),
        ("small", "-1", -1),
        ("word", "2.50", "2.50"),
        ("body", "甲局", "甲局"),
        ("period", "2024-03", "2024-03"),
    ],
)
def test_text_is_what_the_kind_says(kind: str, text: str, value: Any) -> None:
    said = exact(kind, text)
    assert (said, type(said)) == (value, type(value))
    assert can_be(kind, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "many"), ("number", ""), ("number", "nan"), ("whole", "2.5"), ("whole", "x"),
        ("small", "½"),
        ("period", "someday"), ("period", "2024-13"), ("period", "P3Y"), ("period", "20240301"),
    ],
)  # fmt: skip
def test_text_that_no_such_field_holds(kind: str, text: str) -> None:
    assert not can_be(kind, text)


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("2E+5"), "200000"), (Decimal("0.10"), "0.10"), (3, "3"), ("甲局", "甲局")],
)
def test_a_value_goes_into_its_slot_and_comes_back(value: Any, text: str) -> None:
    slot = FieldValue(value, 4, 7).slot("sentence")
    assert (slot.value, slot.start, slot.end, slot.source) == (text, 4, 7, "sentence")
    kind = {Decimal: "number", int: "whole", str: "text"}[type(value)]
    assert exact(kind, text) == value
