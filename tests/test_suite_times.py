"""Peers' date and duration cases are judged in the peer's terms: invented cases of each form."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.evaluate.suite_times import CHECKS, passes


def case(text: str, value: Any, **more: Any) -> dict[str, Any]:
    item = {"span": text, "start": 0, "end": len(text), "type": "date", "value": value}
    item.update({key: more.pop(key) for key in ("grain", "unit", "type") if key in more})
    return {"text": text, "mode": "whole", "topic": "date", "expected": [item], **more}


REF = {"ref_time": "2025-03-21T09:30:00"}
MAY_DAYS = {"from": "2025-05-01T00:00:00", "to": "2025-05-04T00:00:00"}


@pytest.mark.parametrize(
    ("given", "right"),
    [
        # an instant with its grain; a zone of the reference changes nothing
        (case("2024年5月", "2024-05-01T00:00:00", grain="Month"), True),
        (case("2024年5月", "2024-06-01T00:00:00", grain="Month"), False),
        (case("2024年5月", "2024-05-01T00:00:00", grain="Day"), False),
        (case("昨天", "2025-03-20T00:00:00", grain="Day", ref_time="2025-03-21T01:00+08"), True),
        # half-open and closed intervals
        (case("5月1至3日", MAY_DAYS, **REF), True),
        (case("5月1至3日", {**MAY_DAYS, "to": "2025-05-03"}, **REF), False),
        (case("2024年", ["2024-01-01 00:00:00", "2024-12-31 23:59:59"]), True),
        # a part of the day is no part of our value; a modifier narrows its year
        (case("昨天晚上", {"from": "2025-03-20T18:00", "to": "2025-03-21"}, **REF), True),
        (case("2024年底", ["2024-11-01 00:00:00", "2024-12-31 23:59:59"]), True),
        (case("2024年底", ["2023-11-01 00:00:00", "2023-12-31 23:59:59"]), False),
        # durations in any unit, half a month in days
        (case("一个半小时", "90", unit="Minute", type="duration"), True),
        (case("一个半小时", "80", unit="Minute", type="duration"), False),
        (case("一个半月", "45", unit="Day", type="duration"), True),
        (case("四年六个月", {"year": 4.0, "month": 6.0}), True),
        # dates written out
        (case("公元前三年", "公元前3年"), True),
        (case("公元三年", "公元前3年"), False),
    ],
)  # fmt: skip
def test_a_case_passes_when_the_value_is_the_same(given: dict[str, Any], right: bool) -> None:
    assert passes(given) is right
    assert (CHECKS["date"](given) is None) is right


def test_a_case_to_be_refused() -> None:
    assert passes({"text": "没有时间", "mode": "error", "topic": "date", "expected": []})
    assert not passes({"text": "2024年", "mode": "error", "topic": "date", "expected": []})


def test_a_case_of_a_text_asks_for_exactly_its_spans() -> None:
    item = {"span": "2024年", "start": 1, "end": 6, "type": "date", "value": None}
    text = {"text": "在2024年开工", "mode": "extract", "topic": "date"}
    assert passes({**text, "expected": [item]})
    assert not passes({**text, "expected": []})
    assert not passes({**text, "expected": [{**item, "end": 5}]})
