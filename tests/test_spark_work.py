"""What a Python process of an executor does, on batches of Arrow: no Spark is needed for it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from extractor.batch import engine
from extractor.lockstep import Outcome
from extractor.spark.shape import ddl
from extractor.spark.work import Task

GROWTH = "2024年，青州市用电量增长6.2%。"
OWN = "word\tcode\tfactor\tkind\n甔\tkg\t40\tmeasure\n"


def batch(*rows: tuple[str, str | None, str | None, str | None]) -> pa.RecordBatch:
    names = ["id", "text", "date", "title"]
    columns = [pa.array([row[n] for row in rows], pa.string()) for n in range(4)]
    return pa.record_batch(columns, names=names)


def told(task: Task, *batches: pa.RecordBatch) -> list[dict[str, Any]]:
    return [row for made in task(iter(batches)) for row in made.to_pylist()]


def errors(rows: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    return {
        row["id"]: (row["error"]["reason"], row["error"]["message"]) for row in rows if row["error"]
    }


def test_each_text_has_its_rows_and_each_fault_its_reason() -> None:
    rows = told(
        Task(characters=40, seconds=60),
        batch(
            ("a", GROWTH, "2025-03-21", "通报"),
            ("b", None, None, None),
            ("c", "本刊总第3期。", None, None),
            ("d", GROWTH, "2025-13-01", None),
            ("e", GROWTH * 9, None, None),
        ),
        batch(("f", "青州市获评制造强县。", None, None)),
    )
    assert errors(rows) == {
        "b": ("no-text", "the column of texts holds no text here"),
        "d": ("date", "no such date: '2025-13-01'"),
        "e": ("too-long", f"{len(GROWTH) * 9} characters, more than 40"),
    }
    documents = {row["id"]: row["document"] for row in rows if row["type"] == "document"}
    assert {name: one["title"] for name, one in documents.items() if one} == {
        "a": "通报", "c": None, "f": None,
    }  # fmt: skip
    (observed,) = (row for row in rows if row["type"] == "observation")
    assert (observed["id"], observed["text"]) == ("a", "6.2%")
    assert observed["observation"]["subject"] == "青州市"
    assert documents["a"]["date"] == datetime.date(2025, 3, 21)


def test_a_folder_of_ones_own_goes_along() -> None:
    text = "2024年，松阳县存粮120甔。"
    with_own = told(
        Task(folders=((("lexicon/units.tsv", OWN.encode()),),)), batch(("a", text, None, None))
    )
    without = told(Task(), batch(("a", text, None, None)))
    units = [
        {row["observation"]["unit"] for row in rows if row["type"] == "observation"}
        for rows in (with_own, without)
    ]
    assert units[0] == {"kg"}
    assert "kg" not in units[1]


def test_a_fault_of_ours_fails_its_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no error of the extractor's is told by its name."""
    real = engine.make

    def make(folders: list[Path]) -> Any:
        made = real(folders)
        read, failed = made.read, Outcome((), (), error=ZeroDivisionError("by\nnought"))

        def broken(documents: Any, begin: Any) -> list[Outcome]:
            return [
                failed if "期" in document.text else outcome
                for document, outcome in zip(documents, read(documents, begin), strict=True)
            ]

        return made._replace(read=broken)

    monkeypatch.setattr(engine, "make", make)
    from extractor.spark.work import _engine

    _engine.cache_clear()
    try:
        rows = told(Task(), batch(("a", GROWTH, None, None), ("c", "本刊总第3期。", None, None)))
    finally:
        _engine.cache_clear()
    assert errors(rows) == {"c": ("extractor-error", "ZeroDivisionError: by nought")}
    assert [row["id"] for row in rows if row["type"] == "observation"] == ["a"]


def test_the_schema_has_a_struct_for_each_type() -> None:
    said = ddl("bigint")
    assert said.startswith("id bigint, type string, n int, ")
    assert said.endswith("error struct<reason: string, message: string>")
    assert "`observation` struct<`subject`: string, " in said
