"""Peers' suites: what counts as passed, what is excepted, and what a wrong file gets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import GoldError, PatternError
from extractor.evaluate.suites import CHECKS, EXCEPTIONS, report, run_suites


def case(number: int, topic: str, mode: str, text: str, *expected: dict[str, Any]) -> str:
    return json.dumps(
        {"id": f"c{number}", "topic": topic, "mode": mode, "text": text, "expected": expected},
        ensure_ascii=False,
    )


def want(span: str, value: Any, start: int = 0, unit: str | None = None) -> dict[str, Any]:
    wanted = {"span": span, "start": start, "end": start + len(span), "value": value}
    return {**wanted, "unit": unit} if unit else wanted


def written(folder: Path, name: str, *cases: str) -> Path:
    (folder / f"{name}.jsonl").write_text("\n".join(cases) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("line", "passes"),
    [
        (case(1, "number", "whole", "六百零二", want("六百零二", "602")), True),
        (case(1, "number", "whole", "六百零二", want("六百零二", "620")), False),
        (case(1, "number", "extract", "共三十间", want("三十", "30", 1)), True),
        (case(1, "number", "extract", "共三十间", want("三十间", "30", 1)), False),
        (case(1, "number", "extract", "共三十间"), False),
        (case(1, "number-error", "error", "十二十三"), True),
        (case(1, "number-error", "error", "十二"), False),
        (case(1, "fraction", "whole", "八分之三", want("八分之三", "3/8")), True),
        (case(1, "fraction", "whole", "三分之二", want("三分之二", "0.66666667")), False),
        (case(1, "percent", "extract", "占三成", want("三成", "30", 1, "%")), True),
        (case(1, "percent", "extract", "每百件千分之二", want("千分之二", "0.2", 3, "%")), True),
        (case(1, "currency", "whole", "四角", want("四角", "40", unit="Cent")), True),
        (case(1, "currency", "whole", "四欧元", want("四欧元", "4", unit="美元")), False),
        (case(1, "distance", "whole", "2公里", want("2公里", "2000", unit="米")), True),
        (
            case(1, "volume", "whole", "两到三升", want("两到三升", {"from": "2", "to": "3"})),
            True,
        ),
        (case(1, "volume", "whole", "最多5升", want("最多5升", {"to": "5"})), True),
        (case(1, "volume", "whole", "最多5升", want("最多5升", {"from": "5"})), False),
        (case(1, "percentage-whole", "whole", "60%", want("60%", "60", unit="%")), True),
        (case(1, "number-whole", "whole", "三成", want("三成", "30")), True),
        (case(1, "number-whole", "whole", "许多", want("许多", "30")), False),
        (case(1, "number-whole", "whole", "三十", want("三十", "多")), False),
        (case(1, "currency", "whole", "不少钱", want("不少钱", "4", unit="元")), False),
        (case(1, "currency", "whole", "十几元", want("十几元", {"from": "10", "to": "20"})), True),
        (case(1, "currency", "whole", "十几元", want("十几元", {"from": "10", "to": "90"})), False),
        (case(1, "currency", "whole", "10元", want("10元", {"from": "10", "to": "20"})), False),
    ],
)
def test_what_passes(tmp_path: Path, line: str, passes: bool) -> None:
    (score,) = run_suites(written(tmp_path, "peer-topic", line))
    assert (score.cases, score.passed, len(score.failures)) == (1, int(passes), int(not passes))


def test_exceptions_are_counted_apart(tmp_path: Path) -> None:
    sixes = [case(n, "number", "whole", "六", want("六", "6")) for n in range(8)]
    folder = written(
        tmp_path,
        "peer-number",
        *sixes,
        case(8, "number", "whole", "六 打", want("六打", "72")),
        case(9, "number", "whole", "八", want("八", "9")),
    )
    table = tmp_path / "conventions.tsv"
    table.write_text(
        "suite\ttext\treason\npeer-number\t六打$\tdozens\nother\t八\tanother suite\n", "utf-8"
    )
    (score,) = run_suites(folder, exceptions=table)
    assert (score.cases, score.passed, score.excepted) == (9, 8, 1)
    assert [(f.id, f.text, f.found) for f in score.failures] == [("c9", "八", "8")]
    assert (score.share, score.of_all) == (8 / 9, 0.8)
    assert "peer-number" in report([score])
    assert "of all" in report([score])


def test_without_a_table_nothing_is_excepted(tmp_path: Path) -> None:
    folder = written(tmp_path, "peer", case(1, "number", "whole", "八", want("八", "8")), "", " ")
    (score,) = run_suites(folder, exceptions=tmp_path / "none.tsv")
    assert (score.cases, score.passed, score.excepted) == (1, 1, 0)


@pytest.mark.parametrize(("given", "excepted"), [({}, 1), ({"ref_time": "2025-03-21T00:00:00"}, 0)])
def test_a_convention_of_cases_without_a_day(
    tmp_path: Path, given: dict[str, str], excepted: int
) -> None:
    """Where the peer says the day it counts from, 明天 can be asked for."""
    item = {**want("明天", "2025-03-22T00:00:00"), "type": "date"}
    cases = [
        json.dumps({**json.loads(case(n, "date", "whole", text, item)), **given})
        for n, text in enumerate(["明天", *["后天"] * 9])
    ]
    table = tmp_path / "conventions.tsv"
    table.write_text("suite\ttext\treference\treason\npeer\t^明天$\tnone\tno day\n", "utf-8")
    (score,) = run_suites(written(tmp_path, "peer", *cases), exceptions=table)
    assert score.excepted == excepted


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("suite\ttext\treason\npeer\tx\ttoo many\n", "2 of 3 cases of peer are left out"),
        ("suite\tid\ttext\treason\npeer\tc1\tx\tby name\n", "and names none"),
        ("suite\ttext\treason\npeer\t(\tbroken\n", "text is not a pattern"),
        ("suite\ttext\treason\npeer\t\tempty\n", "has a pattern of text or expected"),
    ],
)
def test_what_conventions_may_not_do(tmp_path: Path, lines: str, said: str) -> None:
    cases = [case(n, "number", "error", text) for n, text in enumerate(("x", "x", "y"))]
    table = tmp_path / "conventions.tsv"
    table.write_text(lines, "utf-8")
    with pytest.raises(PatternError, match=said):
        run_suites(written(tmp_path, "peer", *cases), exceptions=table)


def test_our_own_conventions_name_no_case() -> None:
    assert "\tid\t" not in EXCEPTIONS.read_text("utf-8")
    assert [file.name for file in EXCEPTIONS.parent.glob("suite-*")] == [EXCEPTIONS.name]


def test_topics_nobody_checks_are_counted_as_unread(tmp_path: Path) -> None:
    assert "weather" not in CHECKS
    folder = written(tmp_path, "peer-weather", case(1, "weather", "whole", "晴", want("晴", "")))
    (score,) = run_suites(folder)
    assert (score.cases, score.excepted, score.unread) == (0, 0, 1)
    assert report([score]).rstrip().endswith("1 unread")


def place(text: str, *names: str | None) -> str:
    levels = dict(zip(("province", "city", "county"), names, strict=True))
    return case(1, "location", "whole", text, want(text, levels))


@pytest.mark.parametrize(
    ("line", "passes"),
    [
        (place("浙江省绍兴市诸暨市暨阳街道8号", "浙江省", "绍兴市", "诸暨市"), True),
        (place("浙江省绍兴市诸暨市暨阳街道8号", "浙江省", "绍兴市", None), False),
        (place("浙江绍兴", "浙江省", "绍兴市", None), True),
        (place("青州市", "山东省", "潍坊市", "青州市"), True),
        (place("海南省", "海南省", None, None), True),
        (place("南开区", "天津市", "天津市", "南开区"), True),
        (place("晴", "天津市", "天津市", None), False),
    ],
)
def test_an_address_is_its_smallest_division(tmp_path: Path, line: str, passes: bool) -> None:
    (score,) = run_suites(written(tmp_path, "peer-location", line))
    assert (score.cases, score.passed) == (1, int(passes))


@pytest.mark.parametrize(
    ("text", "expected", "passes"),
    [
        ("年满40", [], True),
        ("不小于40", [want("不小于40", "[40,)")], True),
        ("不小于40", [want("不小于40", "(40,)")], True),  # whether 40 is in it is not compared
        ("不小于40", [want("不小于40", "(,40]")], False),
        ("共40到60台", [want("40到60", "[40,60)", 1)], True),
        ("共40到60台", [want("共40到60", "[40,60)")], False),
        ("大于40且小于60", [want("大于40且小于60", "(40,60)")], True),
    ],
)
def test_a_range_has_its_span_and_its_ends(
    tmp_path: Path, text: str, expected: list[dict[str, Any]], passes: bool
) -> None:
    line = case(1, "numberrange", "extract", text, *expected)
    (score,) = run_suites(written(tmp_path, "peer-numberrange", line))
    assert (score.cases, score.passed) == (1, int(passes))


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "c1"}', '{"text": 5, "expected": []}'])
def test_a_line_that_is_no_case(tmp_path: Path, line: str) -> None:
    with pytest.raises(GoldError, match=r"peer\.jsonl:2: not a case of a suite"):
        run_suites(written(tmp_path, "peer", case(1, "number", "error", "x"), line))


def test_a_folder_without_suites(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no suite in it"):
        run_suites(tmp_path)
    with pytest.raises(GoldError, match="no such folder"):
        run_suites(tmp_path / "none")


def test_an_exception_needs_a_reason(tmp_path: Path) -> None:
    table = tmp_path / "conventions.tsv"
    table.write_text("suite\ttext\treason\npeer\tx\n", encoding="utf-8")
    folder = written(tmp_path, "peer", case(1, "number", "error", "x"))
    with pytest.raises(PatternError, match="and a reason"):
        run_suites(folder, exceptions=table)
