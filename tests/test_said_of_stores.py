"""What is said where the system, a file or a call is not as it should be; caches stay small."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

import extractor
from extractor.errors import PatternError, StoreError
from extractor.keys.indicators import IndicatorNames
from extractor.rulebook import load_rulebook
from extractor.rulebook.text_source import read_bytes
from extractor.store.head import lacks
from extractor.store.place import FilePlace
from extractor.store.trouble import told


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("IO Error: No space left on device",
         "the disk is full; what was finished before is kept"),
        ("IO Error: File too large",
         "the file may not grow any more; what was finished before is kept"),
        ('IO Error: Cannot open file "a": Permission denied', "no permission to write here"),
        ("IO Error: Could not set lock on file: Conflicting lock is held in /x (PID 77)",
         "being written by another batch (process 77); try again when it has finished"),
        ("Constraint Error: Duplicate key\n  3", "two rows of one key, neither is written: "
         "Constraint Error: Duplicate key 3"),
        ("Binder Error:\n  no such column", "Binder Error: no such column"),
    ],
)  # fmt: skip
def test_what_the_database_complains_of(message: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught, told(tmp_path / "s.duckdb"):
        raise duckdb.Error(message)
    assert str(caught.value) == f"{tmp_path / 's.duckdb'}: {said}"


def test_a_store_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        FilePlace.of(tmp_path / "s.duckdb")


def test_how_much_of_a_store_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    duckdb.connect(str(path)).execute("CREATE TABLE a AS SELECT range n FROM range(100000)").close()
    whole = path.read_bytes()
    assert lacks(path) == 0
    path.write_bytes(whole[:-9])
    assert lacks(path) == 9
    path.write_bytes(whole[:4096])
    assert lacks(path) == 8192  # its two heads
    odd = bytearray(whole)
    for head in (4096, 8192):  # blocks of a size that none has: of another program
        struct.pack_into("<Q", odd, head + 40, 3)
    path.write_bytes(odd[:-9])
    assert lacks(path) == 0


def test_a_file_of_patterns_that_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "units.tsv"
    file.write_bytes(b"word\n" * 300_000)
    assert len(read_bytes(file)) == 1_500_000
    monkeypatch.setattr("extractor.rulebook.text_source._LARGEST", 1 << 20)
    with pytest.raises(PatternError) as caught:
        read_bytes(file)
    assert caught.value.one_line == f"{file}: more than 1 MB"


def test_a_name_that_the_package_has_not() -> None:
    with pytest.raises(AttributeError) as caught:
        extractor.extrakt  # noqa: B018
    assert str(caught.value) == "module 'extractor' has no attribute 'extrakt'"


def test_names_of_indicators_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.keys.indicators._HELD", 3)
    names = IndicatorNames(load_rulebook())
    words = ["GDP", "用电量", "地区生产总值", "工业增加值", "出口", "GDP", "生产总值"]
    found = [names.of(one).name for one in words]
    assert found[0] == found[2] == found[5] == found[6]
    assert len(set(found)) == 4
    assert len(names._held) <= 4


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("extract", "-", "--into", "s.duckdb", "--format", "json"),
         "--into goes without --format, --only and --output"),
        (("extract",), "Missing argument 'FILE...': name files, - for input, or --text"),
        (("extract", "a.txt", "--text", "增长3%"), "--text goes without files"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together(
    given: tuple[str, ...], said: str, command: Callable[..., Any]
) -> None:
    code, out, err = command(*given, stdin=b"")
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_the_version_is_told(command: Callable[..., Any]) -> None:
    assert command("--version")[:2] == (0, f"extractor {extractor.__version__}\n")
