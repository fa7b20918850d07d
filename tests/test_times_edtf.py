"""Arithmetic on EDTF strings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.mentions.time import edtf


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024", "2023"),
        ("2024-03", "2023-03"),
        ("2024-02-29", "2023-02-28"),
        ("2024-01/2024-09", "2023-01/2023-09"),
        ("2024/..", "2023"),
        ("2021/2025", "2016/2020"),
        ("PAST_REF", "PAST_REF"),
    ],
)
def test_previous(value: str, expected: str) -> None:
    assert edtf.previous(value) == expected


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2021", "END", "2021-12"),
        ("2021", "START", "2021-01"),
        ("2021", "MID", "2021-06"),
        ("2021", None, "2021"),
        ("2016/2020", "END", "2020"),
        ("2024-09", "END", "2024-09"),
        ("2025-01/2025-09", "END", "2025-09"),
    ],
)
def test_end_point(value: str, mod: str | None, expected: str) -> None:
    assert edtf.end_point(value, mod) == expected


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("2024-01/2024-06", 2024),
        ("2021/2025", 2025),
        ("2024/..", 2024),
        ("P3Y", None),
        (None, None),
    ],
)
def test_year_of(value: str | None, year: int | None) -> None:
    assert edtf.year_of(value) == year


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024/..", (date(2024, 1, 1), None)),
        ("-0220", (None, None)),
    ],
)
def test_bounds(value: str, bounds: tuple[date | None, date | None]) -> None:
    assert edtf.bounds(value) == bounds


@given(st.dates(date(1700, 1, 1), date(2200, 1, 1)), st.integers(-600, 600))
def test_shifting_months_there_and_back_keeps_the_month(day: date, months: int) -> None:
    month = day.isoformat()[:7]
    assert edtf.shift(edtf.shift(month, months=months), months=-months) == month
