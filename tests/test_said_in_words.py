"""Small texts for people, each of a value: amounts, places, states, and why there is no answer."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.page.printed import HEAD, cells
from extractor.records import TYPES
from extractor.store.near import Missing
from extractor.store.status import StoreStatus
from extractor.views.amounts import amount
from extractor.views.answers import nothing_text
from extractor.views.file_records import FileRecords
from extractor.views.record_tables import tables
from extractor.views.store_status import status_text
from extractor.views.writers import documents


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure", "said"),
    [
        ("3至5家", None, "家", "level", "3至5家"),
        ("第3位", Decimal(3), "", "rank", "第3位"),
        ("871.9亿元", Decimal("87190000000"), "CNY", "level", "871.9亿元"),
        ("820.4", Decimal("82040000000"), "CNY", "level", "82,040,000,000 CNY"),
        ("820.4", Decimal("820.4"), "CNY", "level", "820.4 CNY"),
        ("12", Decimal(12), "家", "level", "12家"),
        ("6", Decimal(6), "%", "level", "6%"),
        ("6.0%", Decimal(6), "%", "growth", "+6.0%"),
        ("1.2%", Decimal("-1.2"), "%", "growth", "-1.2%"),
        ("百分之三", Decimal(-3), "%", "growth", "-3%"),
        ("翻番", Decimal(2), "1", "growth", "+2"),
    ],
)
def test_an_amount_is_told_in_the_digits_of_its_text(
    text: str, value: Decimal | None, unit: str, measure: str, said: str
) -> None:
    assert amount(text=text, value=value, unit=unit, measure=measure) == said


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ({"type": "ranking", "text": "第3至5位", "position": 3, "upper": 5}, "3–5"),
        ({"type": "ranking", "text": "第3位", "position": 3, "upper": 3}, "3"),
        ({"type": "ranking", "text": "前10", "upper": 10, "kind": "top"}, "10"),
        ({"type": "ranking", "text": "首个", "kind": "first"}, "first"),
        ({"type": "observation", "text": "3至5家", "lower": "3", "upper": "5"}, "3–5"),
        ({"type": "observation", "text": "3家以上", "lower": "3"}, "3–"),
        ({"type": "observation", "text": "5家以内", "upper": "5"}, "–5"),
        ({"type": "observation", "text": "5家", "value": "5"}, "5"),
    ],
)
def test_the_value_of_a_row_on_paper(record: dict[str, object], value: str) -> None:
    assert cells(record)[HEAD.index("value")] == value


def test_a_type_of_ones_own_tells_on_paper_what_has_no_cell() -> None:
    record = {"type": "fine", "text": "3万元", "start": 4, "group": "卫健局", "select": "仁爱医院"}
    assert cells(record)[HEAD.index("more")] == "卫健局 仁爱医院"
    assert cells({**record, "type": "observation"})[HEAD.index("more")] == ""


def test_why_there_is_no_answer() -> None:
    together = (("--place", 4), ("--year", 1))
    missing = [
        Missing("observation", "--indicator", near=("用电量", "用水量"), tried=1),
        Missing("ranking", "", without=together, tried=2),
        Missing("recognition", "", without=together, tried=2),
        Missing("appointment", "", tried=3),
    ]
    assert nothing_text(missing) == [
        "observations: nothing matches --indicator; there are: 用电量, 用水量",
        "rankings, recognitions: each option matches, but not all together: "
        "4 without --place, 1 without --year",
        "appointments: no two options match together",
    ]
    assert nothing_text([Missing("ranking", "")]) == ["rankings: there are none"]


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ([("0.1", "a1", 3)], False),
        ([("0.2", "b2", 5), ("0.1", "a1", 3)], True),
    ],
)
def test_a_store_read_by_two_versions_says_so(
    versions: list[tuple[str, str, int]], said: bool
) -> None:
    status = StoreStatus(
        archives={}, files={"done": 8}, failures=[], rows={}, dates={}, loaders={}, quality={},
        versions=versions, runs=[],
    )  # fmt: skip
    line = (
        "read by different versions: 5 by 0.2 with patterns b2; 3 by 0.1 with patterns a1 "
        "(batch --refresh reads again)"
    )
    assert (line in status_text(status)) is said


def test_a_file_without_records_says_so() -> None:
    (shown,) = tables([FileRecords("a.txt", None, None, ())], named=True, types=TYPES.values())
    assert shown.splitlines() == ["== a.txt", "no records"]


def test_no_files_are_an_empty_list() -> None:
    assert "".join(documents([], named=True)) == "[]\n"
