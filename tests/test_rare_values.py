"""Values that are seldom written, or that seem to be one and are none."""

from __future__ import annotations

from datetime import datetime

import pytest

from extractor import parse_number, parse_quantity, parse_time
from extractor.errors import ParseError

NOW = datetime(2025, 3, 21, 9, 30)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2小时30分", "PT2H30M"),
        ("中午3点", "2025-03-21T15:00"),  # 12 to 3 is afternoon
        ("中午11点", "2025-03-21T11:00"),
        ("3周后", "2025-04-07/2025-04-13"),  # the week, where days are not counted
        ("3周内", "2025-03-21/2025-04-11"),
        ("2024年前3周", "2024-01-01/2024-01-21"),
        ("2024年最后3周", "2024-12-16/2025-01-05"),
        ("3月至2025年5月", "2025-03/2025-05"),  # the year stands at the end alone
        ("除夕", "2025-01-28"),
        ("2024年除夕", "2024-02-09"),
        ("1890年春节", None),  # before the lunar calendar that we have
        ("2200年中秋节", None),
        ("2023年闰二月初三", "2023-03-24"),
        ("2024年闰二月初三", None),  # no leap month in that year
        ("2024年重阳节假期", None),  # nobody has days off then
    ],
)
def test_times(text: str, value: str | None) -> None:
    assert parse_time(text, reference=NOW).value == value


@pytest.mark.parametrize("text", ["春节", "3周内", "昨天上午10时"])
def test_times_that_nothing_dates(text: str) -> None:
    assert parse_time(text).value is None


@pytest.mark.parametrize(
    "text", ["2025年2月29日", "2024年前15个月", "周六9点到周五11点", "2024年第60周"]
)
def test_no_times(text: str) -> None:
    with pytest.raises(ParseError):
        parse_time(text, reference=NOW)


@pytest.mark.parametrize(
    ("text", "value"),
    [("３×10^8", "300000000"), ("2×10³", "2000"), ("最后一", "-1"), ("三又二分之一", "3.5")],
)
def test_numbers(text: str, value: str) -> None:
    assert str(parse_number(text)) == value


@pytest.mark.parametrize("text", ["0分之3", f"一万{'亿' * 15}", "1.2.3"])
def test_no_numbers(text: str) -> None:
    with pytest.raises(ParseError):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [("八成", "80 %"), ("3斤多左右", "1.5 kg")],
)
def test_quantities(text: str, said: str) -> None:
    found = parse_quantity(text)
    assert f"{found.value} {found.unit}" == said


@pytest.mark.parametrize(
    "text",
    [
        "十分之三至四",
        "北纬91°70′",  # 70 minutes are more than a degree
        "3公斤5米",
        "3平方公里²",  # raised twice
        "5元/kg²",
        "歼-20",
    ],
)
def test_no_quantities(text: str) -> None:
    with pytest.raises(ParseError):
        parse_quantity(text)
