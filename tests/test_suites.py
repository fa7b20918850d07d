"""Peers' suites: what counts as passed, what is excepted, and what a wrong file gets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import GoldError, PatternError
from extractor.evaluate.suites import CHECKS, report, run_suites


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
    ],
)
def test_what_passes(tmp_path: Path, line: str, passes: bool) -> None:
    (score,) = run_suites(written(tmp_path, "peer-topic", line))
    assert (score.cases, score.passed, len(score.failures)) == (1, int(passes), int(not passes))


def test_exceptions_are_counted_apart(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        "peer-number",
        case(1, "number", "whole", "六", want("六", "6")),
        case(2, "number", "whole", "六 打", want("六打", "72")),
        case(3, "number", "whole", "七", want("七", "8")),
        case(4, "number", "whole", "八", want("八", "9")),
    )
    table = tmp_path / "exceptions.tsv"
    table.write_text(
        "suite\tid\tcontains\treason\npeer-number\tc3\t\tbecause\npeer-number\t\t六打\tdozens\n"
        "other\tc4\t\tanother suite\n",
        encoding="utf-8",
    )
    (score,) = run_suites(folder, exceptions=table)
    assert (score.cases, score.passed, score.excepted) == (2, 1, 2)
    assert [(f.id, f.text, f.found) for f in score.failures] == [("c4", "八", "8")]
    assert score.share == 0.5
    assert "peer-number" in report([score])


def test_topics_nobody_checks_are_left_out(tmp_path: Path) -> None:
    assert "location" not in CHECKS
    folder = written(
        tmp_path, "peer-location", case(1, "location", "whole", "某县", want("某县", ""))
    )
    assert run_suites(folder) == []


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
    table = tmp_path / "exceptions.tsv"
    table.write_text("suite\tid\tcontains\treason\npeer\tc1\n", encoding="utf-8")
    folder = written(tmp_path, "peer", case(1, "number", "error", "x"))
    with pytest.raises(PatternError, match="and a reason"):
        run_suites(folder, exceptions=table)
