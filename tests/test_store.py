"""The store by itself: names, periods, numbers, and files that are no store."""

from __future__ import annotations

import datetime
import os
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from permissions import as_nobody

pytest.importorskip("duckdb")

from extractor import layout
from extractor.errors import StoreError
from extractor.store.day_columns import days
from extractor.store.ddl import FACTS, NUMBER, TABLES
from extractor.store.find import alike, code_prefix
from extractor.store.opening import open_store
from extractor.store.paths import key, opened, shown
from extractor.store.rows import numbers
from extractor.store.sentences import Sentences

DAY = datetime.date.fromisoformat


# -- names of files


@given(st.binary(min_size=1).filter(lambda name: b"\0" not in name))
def test_any_name_comes_back(name: bytes) -> None:
    path = os.fsdecode(name)
    stored = shown(path)
    stored.encode()  # valid UTF-8
    assert "\n" not in stored
    assert opened(stored) == path


def test_names_are_told_apart() -> None:
    assert shown(os.fsdecode(b"\xff")) == "\\xff"
    assert shown("\\xff") == "\\\\xff"
    assert shown("普通 名称.txt") == "普通 名称.txt"
    assert shown("a\nb") == "a\\nb"


def test_keys_are_the_same_in_every_run() -> None:
    assert key(1, "a.txt") == key(1, "a.txt")
    assert key(1, "a.txt") != key(11, "a.txt")
    assert key("a", "b") != key("ab", "")
    assert 0 <= key("x") < 2**63


# -- periods


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-03-20", "2025-03-20", "2025-03-20"),
        ("2024-01-23T16:00", "2024-01-23", "2024-01-23"),
        ("2024-01/2024-06", "2024-01-01", "2024-06-30"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("2024/..", "2024-01-01", None),
        ("../2020-05", None, "2020-05-31"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-34", "2024-04-01", "2024-06-30"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("PAST_REF", None, None),
        ("P3Y", None, None),
        ("2023-02-29", None, None),
        ("2023-13", None, None),
        ("0000", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_periods_as_days(edtf: str | None, first: str | None, last: str | None) -> None:
    assert days(edtf) == (first and DAY(first), last and DAY(last))


# -- numbers


def test_numbers_that_fit_are_exact() -> None:
    assert numbers(Decimal("8.4"), None, None) == (Decimal("8.4"), None, None, None)
    assert numbers(Decimal("1E+3"), None, None) == (Decimal("1000"), None, None, None)


@pytest.mark.parametrize("value", ["1" * 29, "0.12345678901", "9" * 5000])
def test_numbers_that_do_not_fit_are_kept_in_full(value: str) -> None:
    assert numbers(Decimal(value), None, None) == (None, None, None, value)


def test_a_range_with_one_end_too_long() -> None:
    assert numbers(None, Decimal(3), Decimal("1" * 30)) == (None, Decimal(3), None, "3/" + "1" * 30)


# -- sentences


def test_the_sentence_around_a_span() -> None:
    text = "某市举行发布会\n\n全年投资增长5%，高于全省。\n进出口增长7%！末句无标点"
    sentences = Sentences(layout.read(text))

    def around(piece: str) -> str:
        return sentences.around(text.index(piece), text.index(piece) + len(piece))

    assert around("5%") == "全年投资增长5%，高于全省。"
    assert around("7%") == "进出口增长7%！"
    assert around("末句") == "末句无标点"
    assert around("某市") == "某市举行发布会"
    assert around("全省。\n进出口") == "全年投资增长5%，高于全省。 进出口增长7%！"


def test_a_sentence_without_an_end_is_cut() -> None:
    text = "数" * 5000 + "目" + "字" * 5000
    sentence = Sentences(layout.read(text)).around(5000, 5001)
    assert "目" in sentence
    assert len(sentence) <= 401


def test_no_text_no_sentence() -> None:
    assert Sentences([]).around(0, 1) == ""


# -- indicators and places


@pytest.mark.parametrize(
    ("name", "asked", "same"),
    [
        ("规上工业增加值", "工业增加值", True),
        ("规模以上工业增加值", "规上工业增加值", True),
        ("规上工业增加值", "规模以上工业增加值", True),
        ("工业增加值", "规上工业增加值", False),
        ("农业增加值", "工业增加值", False),
        ("全社会的“研发”投入", "研发投入", True),
        ("GDP", "gdp", True),
        ("进出口总额", "进出口", True),
        ("进口", "进出口", False),
    ],
)
def test_indicators_alike(name: str, asked: str, same: bool) -> None:
    assert alike(name, asked) is same


def test_code_prefixes() -> None:
    assert code_prefix("370000") == "37"
    assert code_prefix("371500") == "3715"
    assert code_prefix("371502") == "371502"
    assert code_prefix("110000") == "11"


# -- the schema


def test_exact_numbers_have_decimal_columns(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.duckdb", write=True) as store:
        kinds = {
            (table, column): kind
            for table, column, kind in store.all(
                "SELECT table_name, column_name, data_type FROM information_schema.columns"
            )
        }
        comments = store.one("SELECT count(*) FROM duckdb_columns() WHERE comment IS NOT NULL")
    for table, columns in TABLES.items():
        for column in columns:
            expected = column.kind.replace("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE")
            assert kinds[table, column.name] == expected
    assert kinds["observations", "value"] == NUMBER
    assert comments == sum(map(len, TABLES.values()))
    for columns in FACTS.values():
        assert {"rule", "sentence", "span_start", "span_end"} <= {c.name for c in columns}


# -- what is no store


def test_other_programs_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    import duckdb

    text = tmp_path / "notes.txt"
    text.write_text("some notes, long enough to be a header\n" * 3, encoding="utf-8")
    sqlite = tmp_path / "sqlite.db"
    other = sqlite3.connect(sqlite)
    other.execute("CREATE TABLE a (b)")
    other.commit()
    other.close()
    foreign = tmp_path / "foreign.duckdb"
    duckdb.connect(str(foreign)).execute("CREATE TABLE a (b INTEGER)").close()
    lookalike = tmp_path / "lookalike.duckdb"
    duckdb.connect(str(lookalike)).execute("CREATE TABLE store (goods INTEGER)").close()
    empty = tmp_path / "empty.duckdb"
    empty.touch()
    for file in (text, sqlite, foreign, lookalike, empty):
        before = file.read_bytes()
        for write in (True, False):
            with pytest.raises(StoreError, match="another program's") as told:
                open_store(file, write=write)
            assert "\n" not in str(told.value)
        assert file.read_bytes() == before


def test_places_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        open_store(tmp_path / "none.duckdb")
    with pytest.raises(StoreError, match="no such folder"):
        open_store(tmp_path / "none" / "s.duckdb", write=True)
    with pytest.raises(StoreError, match="a folder"):
        open_store(tmp_path, write=True)
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_another_schema(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as store:
        store.put("schema", "0")
    with pytest.raises(StoreError, match="another version"):
        open_store(path)


def test_a_folder_without_permission() -> None:
    with as_nobody() as folder, pytest.raises(StoreError, match="no permission") as told:
        open_store(folder / "locked" / "s.duckdb", write=True)
    assert "\n" not in str(told.value)


_FULL = """
import resource, sys
from extractor.errors import StoreError
from extractor.store.opening import open_store
store = open_store(sys.argv[1], write=True)
store.run("INSERT INTO archives VALUES (1, 'first')")
store.run("CHECKPOINT")
resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, 2 << 20))
try:
    with store.transaction():
        store.run("INSERT INTO archives SELECT i, hash(i)::VARCHAR || hash(-i)::VARCHAR"
                  " FROM range(2, 400000) t(i)")
except StoreError as error:
    print(error)
"""


def test_a_disk_that_fills_up_damages_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk's end: both end in a failed write."""
    path = tmp_path / "s.duckdb"
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(path)], capture_output=True, text=True, check=False
    )
    assert "may not grow" in done.stdout, done
    assert done.stdout.count("\n") == 1
    with open_store(path, write=True) as store:
        assert store.all("SELECT * FROM archives") == [(1, "first")]
