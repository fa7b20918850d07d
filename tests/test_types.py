"""A record type is written once: tables, questions and comparison follow from its model."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.records import FACTS, TYPES
from extractor.store.ddl import columns_of
from extractor.store.opening import open_store
from extractor.typed.spread import spread

Command = Callable[..., tuple[int, str, str]]

TEXT = "任命沈佳音为越城区水利局局长，免去陶立夏的越城区水利局局长职务。"


def test_every_field_of_a_model_is_marked() -> None:
    hidden = {"type", "start", "end", "text", "rule", "evidence", "inherited"}
    for one in TYPES.values():
        assert {field.name for field in one.fields} == set(one.model.model_fields) - hidden
        assert all(field.note for field in one.fields)
        assert {field.name for field in one.fields} <= {c.name for c in columns_of(one)}
    assert FACTS == ("observation", "ranking", "recognition", "appointment")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("types") / "s.duckdb"


def test_appointments_in_a_store(command: Command, store: Path, tmp_path: Path) -> None:
    release = tmp_path / "a.txt"
    release.write_text(TEXT, encoding="utf-8")
    given = (release, "--date", "2025-06-12")
    assert command("extract", *given, "--into", store)[0] == 0
    asked = ("find", store, "--type", "appointment")
    _, out, _ = command(*asked, "--person", "佳音", "--format", "json")
    (row,) = json.loads(out)
    assert (row["person"], row["post"], row["body"]) == ("沈佳音", "局长", "越城区水利局")
    assert (row["act"], row["date"], row["date_end"]) == ("appoint", "2025-06-12", "2025-06-12")
    _, out, _ = command("find", store, "--has", "act=remove", "--format", "csv")
    assert [line["person"] for line in csv.DictReader(io.StringIO(out))] == ["陶立夏"]
    _, out, _ = command("find", store, "--place", "越城区", "--post", "局长", "--from", "2025-06")
    assert "2 appointments" in out
    assert command("find", store, "--person", "沈", "--measure", "level") == (
        2, "",
        "extractor: nothing can answer all of it: --measure is of observations,"
        " --person is of appointments\n",
    )  # fmt: skip
    assert command("find", store, "--has", "act")[0] == 2
    _, table, _ = command("extract", *given)
    assert "Appointments (2)" in table
    _, page, _ = command("extract", *given, "--format", "html")
    assert "appointment" in page


def test_a_store_of_six_types_keeps_opening(command: Command, store: Path, tmp_path: Path) -> None:
    with open_store(store, write=True) as opened:
        opened.run("DROP TABLE appointments")
    with open_store(store) as opened:
        assert "appointment" not in opened.types
    assert command("find", store)[0] == 0
    assert command("status", store)[0] == 0
    release = tmp_path / "b.txt"
    release.write_text("选举陶立夏为越城区总工会主席。", encoding="utf-8")
    assert command("extract", release, "--into", store)[0] == 0
    assert "1 appointment" in command("find", store, "--person", "陶立夏")[1]


@pytest.mark.parametrize(
    ("found", "core", "strict"),
    [
        ({}, 1.0, 1.0),
        ({"body": "越城区司法局"}, 1.0, 0.0),
        ({"post": "副局长"}, 1.0, 1.0),
        ({"act": "remove"}, 0.0, 0.0),
        ({"person": "沈佳"}, 0.0, 0.0),
    ],
)
def test_comparison(
    command: Command, tmp_path: Path, found: dict[str, str], core: float, strict: float
) -> None:
    (tmp_path / "a.txt").write_text("任命沈佳音为越城区水利局局长。", encoding="utf-8")
    expected = {"type": "appointment", "start": 2, "end": 5, "person": "沈佳音", "post": "局长",
            "body": "越城区水利局", "act": "appoint", "date": "2025-06-12"}  # fmt: skip
    line = json.dumps({**expected, **found}, ensure_ascii=False)
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    _, out, _ = command("eval", tmp_path, "--json", "--date", "2025-06-12")
    figures = json.loads(out)["appointment"]
    assert (figures["core"][2], figures["strict"][2]) == (core, strict)


def test_captures_are_given_out() -> None:
    groups = {"who": [(0, 1), (2, 3), (6, 7)], "what": [(4, 5), (8, 9)], "act": [(-2, -1)]}
    rows = list(spread(groups, "who", last=frozenset({"act"}), each=False))
    assert [(row["who"], row["what"], row["act"]) for row in rows] == [
        ((0, 1), (4, 5), (-2, -1)),
        ((2, 3), (4, 5), (-2, -1)),
        ((6, 7), (8, 9), (-2, -1)),
    ]
    each = {"who": [(0, 1), (2, 3)], "what": [(4, 5), (6, 7)]}
    assert [row["what"] for row in spread(each, "who", last=frozenset(), each=True)] == each["what"]
    assert len(list(spread(each, "who", last=frozenset(), each=False))) == 4
