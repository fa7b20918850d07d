"""Peers' date and duration cases are judged in the peer's terms: invented cases of each form."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.evaluate.suite_times import CHECKS, passes


def case(text: str, value: Any, **more: Any) -> dict[str, Any]:
    item = {"span": text, "start": 0, "end": len(text), "type": "date", "value": value}
    item.update(
        {key: more.pop(key) for key in ("grain", "unit", "type", "calendar") if key in more}
    )
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
        (case("2024年5月3日", "2024年5月3日"), True),
        (case("2024年5月3日", "98年5月3日"), False),  # a peer's short year is 1998
        (case("5月3日", "5月3日"), True),  # of no year: all the rest agrees
        (case("5月3日", "5月4日"), False),
        # an hour to its first or last second, a run from now, now itself
        (case("今天上午10时", "2025-03-21T10:00:00", grain="Hour", **REF), True),
        (case("今天上午10时", "2025-03-21T11:00:00", grain="Hour", **REF), False),
        (case("未来两个月", ["2025-03-21T09:30:00", "2025-05-21T09:30:00"], **REF), True),
        (case("未来两个月", ["2025-03-21T09:30:00", "2025-09-21T09:30:00"], **REF), False),
        (case("未来两个月", ["2022-03-21T09:30:00", "2022-05-21T09:30:00"], **REF), False),
        (case("现在", "2025-03-21T09:30:00", **REF), True),
        (case("现在", "2025-03-21T10:30:00", **REF), False),
        # before and after: the peer's end or begin is our point
        (case("2025年前", {"to": "2025-01-01T00:00:00"}, **REF), True),
        (case("2025年前", {"to": "2023-01-01T00:00:00"}, **REF), False),
        # a peer without a day to count from: some day near what it found must be right
        (case("去年", {"from": "2024-01-01T00:00:00", "to": "2025-01-01T00:00:00"}), True),
        (case("去年", {"from": "2024-02-01T00:00:00", "to": "2025-01-01T00:00:00"}), False),
        # only the fields that a peer names
        (case("3月20日", {"components": {"start": {"month": 3, "day": 20}}}, **REF), True),
        (case("3月20日", {"components": {"start": {"month": 3, "day": 21}}}, **REF), False),
        (case("今天10时", {"components": {"start": {"hour": 10, "minute": 0}}}, **REF), True),
        (case("今天10时", {"components": {"start": {"hour": 11}}}, **REF), False),
        (case("某天", {"components": {}}, **REF), False),  # no time at all
        # what recurs: how often, and the first of them
        (case("每天", {"delta": {"day": 1}}), True),
        (case("每天", {"delta": {"day": 2}}), False),
        (case("每天晚上8点", {"delta": {"day": 1},
              "point": {"time": ["2025-03-21 20:00:00", "2025-03-21 20:59:59"]}}, **REF), True),
        (case("每天晚上8点", {"delta": {"day": 1},
              "point": {"time": ["2025-03-21 21:00:00", "2025-03-21 21:59:59"]}}, **REF), False),
        (case("三天", {"delta": {"day": 3}}), False),  # goes on once
        # a day that the peer leaves lunar is compared as the lunar one
        (case("2025年正月初一", "2025-01-01 00:00:00", calendar="lunar"), True),
        (case("2025年正月初一", "2025-01-02 00:00:00", calendar="lunar"), False),
        # a duration from one amount to another, and to no end
        (case("三到五天", [{"day": 3}, {"day": 5}]), True),
        (case("三到五天", [{"day": 3}, {"day": 6}]), False),
        (case("三到五天", [{"day": 3}, {"infinite": True}]), False),
        (case("两周", "1", unit="Fortnight", type="duration"), False),  # a unit nobody knows
        # a peer that says where it begins and not where it ends
        (case("去年", {"from": "2024-01-01T00:00:00"}), False),
        (case("2024年", {"from": "2024-01-01T00:00:00"}, **REF), False),
        (case("2024年以来", {"from": "2024-01-01T00:00:00"}, **REF), True),
        (case("2025年前", {"from": "2025-01-01T00:00:00"}, **REF), False),
        (case("未来两个月", {"from": "2025-03-21T09:30:00"}, **REF), False),
        # a time that is no period: what it does not say cannot differ
        (case("近日", {"from": "2025-03-14T00:00:00", "to": "2025-03-21T00:00:00"}, **REF), False),
        (case("近日", {"components": {"start": {"month": 3}}}, **REF), True),
        (case("近日", {"components": {"start": {"year": 2025}}}, **REF), False),
        (case("3月20日", {"components": {}}, **REF), True),
        (case("近日", "2025-01-01 00:00:00", calendar="lunar", **REF), False),
        (case("近日", "3月20日", **REF), False),
        # seconds
        (case("2024年5月3日10时20分30秒", "2024-05-03T10:20:30", grain="Second"), True),
        (case("2024年5月3日10时20分30秒", "2024-05-03T10:21:30", grain="Second"), False),
        # a first time in lists of lists
        (case("每天晚上8点", {"delta": {"day": 1},
              "point": {"time": [["2025-03-21 20:00:00", "2025-03-21 20:59:59"]]}}, **REF), True),
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
    assert CHECKS["datetime-extract"]({**text, "expected": []}) == "2024年=2024"
