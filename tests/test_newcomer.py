"""What somebody new adds from a folder outside the project, and all that works with it at once.

A unit, a way of ranking and a way of naming whom a fact is about; the fourth, a record type, is in
``test_own_types.py``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

Command = Callable[..., Any]
DAY = "2025-01-20"


class Addition(NamedTuple):
    """Files of one folder, how many lines they may have, and what is then read."""

    files: dict[str, str]
    lines: int
    text: str
    record: dict[str, Any]
    asked: tuple[str, ...]  # of find


ADDITIONS = {
    "unit": Addition(
        {"lexicon/units.tsv": "word\tcode\tfactor\tkind\n甔\tkg\t40\tmeasure\n"},
        2,
        "2024年，松阳县存粮120甔。",
        {"type": "observation", "text": "120甔", "subject": "松阳县", "indicator": "存粮",
         "period": "2024", "measure": "level", "value": "4800", "unit": "kg"},
        ("--indicator", "存粮", "--place", "松阳县"),
    ),
    "ranking phrase": Addition(
        {
            "mentions/ranks.yaml": "rules:\n"
            "  - name: chair\n"
            "    pattern: '第{n}把交椅'\n"
            "    gives: {kind: position}\n"
            "    examples:\n"
            "      - {text: 用电量坐上全省第3把交椅。, gives: {at: 第3把交椅, position: '3'}}\n"
            "    counter_examples: [会场添了3把交椅。]\n"
        },
        8,
        "2024年，松阳县用电量居全省第3把交椅。",
        {"type": "ranking", "text": "第3把交椅", "subject": "松阳县", "indicator": "用电量",
         "period": "2024", "kind": "position", "position": 3, "scope": "浙江省"},
        ("--position", "3", "--scope", "浙江省"),
    ),
    "subject": Addition(
        {"lexicon/name_heads.tsv": "word\tetype\tneed\n合营社\tORG\tany\n"},
        20,
        "2024年，松阳县用电量下降2%。青岗果蔬合营社产值增长8%。",
        {"type": "observation", "text": "8%", "subject": "青岗果蔬合营社", "indicator": "产值",
         "period": "2024", "measure": "growth", "value": "8", "unit": "%"},
        ("--org", "青岗果蔬合营社"),
    ),
}  # fmt: skip


@pytest.fixture(params=ADDITIONS)
def addition(request: pytest.FixtureRequest) -> Addition:
    return ADDITIONS[request.param]


@pytest.fixture
def own(addition: Addition, tmp_path: Path) -> Path:
    for name, content in addition.files.items():
        file = tmp_path / "my" / name
        file.parent.mkdir(parents=True)
        file.write_text(content, encoding="utf-8")
    return tmp_path / "my"


@pytest.fixture
def texts(addition: Addition, tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / f"{DAY}.txt").write_text(addition.text, encoding="utf-8")
    return folder


def has(found: list[dict[str, Any]], record: dict[str, Any]) -> bool:
    """Whether one of the rows has these fields; a table of text has numbers as text."""
    return any(all(str(row.get(k)) == str(v) for k, v in record.items()) for row in found)


def test_it_is_few_lines_and_in_order(addition: Addition, own: Path, command: Command) -> None:
    assert sum(content.count("\n") for content in addition.files.values()) <= addition.lines
    code, out, err = command("rules", "check", "--patterns", own)
    assert (code, err) == (0, ""), out


def test_every_form_has_it(addition: Addition, own: Path, texts: Path, command: Command) -> None:
    given = ("extract", texts / f"{DAY}.txt", "--date", DAY)

    def shown(form: str, *more: str | Path) -> str:
        return str(command(*given, "--format", form, *more).out)

    lines = [json.loads(line) for line in shown("jsonl", "--patterns", own).splitlines()]
    assert has(lines, addition.record)
    without = [json.loads(line) for line in shown("jsonl").splitlines()]
    assert not has(without, addition.record)
    assert has(json.loads(shown("json", "--patterns", own))["records"], addition.record)
    rows = list(csv.DictReader(io.StringIO(shown("csv", "--patterns", own))))
    assert has(rows, addition.record)
    table = shown("table", "--patterns", own)
    assert all(str(addition.record[key]) in table for key in ("text", "subject", "indicator"))


def test_it_is_kept_and_found(
    addition: Addition, own: Path, texts: Path, command: Command, tmp_path: Path
) -> None:
    store = tmp_path / "s.duckdb"
    assert command("batch", texts, "--out", store, "--patterns", own, "--workers", "0").code == 0
    found = json.loads(command("find", store, *addition.asked, "--format", "json").out)
    told = {key: addition.record[key] for key in ("subject", "indicator")}
    kept = addition.record.get("value") or addition.record["position"]
    assert any(has([row], told) and str(kept) in map(str, row.values()) for row in found), found
    plain = tmp_path / "plain.duckdb"
    assert command("batch", texts, "--out", plain, "--workers", "0").code == 0
    rows = command("find", plain, *addition.asked, "--format", "json").out
    assert not has(json.loads(rows or "[]"), told | {"text": addition.record["text"]})


def test_it_is_scored(
    addition: Addition, own: Path, texts: Path, command: Command, tmp_path: Path
) -> None:
    start = addition.text.index(addition.record["text"])
    expected = addition.record | {"start": start, "end": start + len(addition.record["text"])}
    gold = texts / f"{DAY}.jsonl"
    gold.write_text(json.dumps(expected, ensure_ascii=False) + "\n", encoding="utf-8")
    kind = addition.record["type"]

    def recall(*more: str | Path) -> float:
        figures = json.loads(command("eval", texts, "--json", *more).out)
        return float(figures[kind]["strict"][1])

    assert (recall("--patterns", own), recall()) == (1.0, 0.0)
