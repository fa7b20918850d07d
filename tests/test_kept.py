"""What is found out of patterns is kept between starts: never out of date, and safe to lose."""

from __future__ import annotations

import ast
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import regex

from extractor import kept, needed_words
from extractor.errors import PatternError
from extractor.kept import FOLDER, Shelf, shelf
from extractor.rulebook.tables import read_table
from extractor.rulebook.yaml_source import Mapping, Sequence, read_yaml

PACKAGE = Path(kept.__file__).parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a command keeps, empty at first."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


def _refused(source: str) -> int:
    raise AssertionError(f"found out again: {source}")


def _written(folder: Path) -> Path:
    """The one file there is, with the length of a text in it."""
    first = Shelf()
    first.open()
    assert first.of("length", "增长", len) == 2
    first.close()
    (file,) = folder.iterdir()
    return file


def _length(make: Callable[[str], int]) -> int:
    again = Shelf()
    again.open()
    return again.of("length", "增长", make)


def test_what_one_start_found_the_next_is_given(folder: Path) -> None:
    _written(folder)
    assert _length(_refused) == 2


def test_a_pattern_matches_as_it_did(folder: Path) -> None:
    source, flags = r"^(?P<who>\p{Han}{2,}?)(?:增长|下降)(?<![一二])", regex.MULTILINE
    first = Shelf()
    first.open()
    one = first.pattern(source, flags)
    first.close()
    again = Shelf()
    again.open()
    other = again.pattern(source, flags)
    assert other is not one
    assert (other.pattern, other.flags, other.groupindex) == (
        one.pattern,
        one.flags,
        one.groupindex,
    )
    text = "今天\n产值增长，销量下降"
    assert [m.span("who") for m in other.finditer(text)] == [(3, 5)]
    assert again.pattern(source, flags) is other
    assert again.pattern(source, 0).search(text) is None


def test_a_long_text_is_known_by_its_digest(folder: Path) -> None:
    first, long = Shelf(), "增长" * 500
    first.open()
    assert first.of("length", long, len) == 1_000
    first.close()
    assert sum(file.stat().st_size for file in folder.iterdir()) < 500
    again = Shelf()
    again.open()
    assert again.of("length", long, _refused) == 1_000
    assert again.of("length", long + "。", len) == 1_001


@pytest.mark.parametrize("damage", [b"", b"\0", b"no digest of ours, and nothing that fits one"])
def test_a_damaged_file_is_none(folder: Path, damage: bytes) -> None:
    file = _written(folder)
    file.write_bytes(damage)
    assert _length(lambda _: 7) == 7


def test_a_file_with_one_other_byte_is_none(folder: Path) -> None:
    file = _written(folder)
    held = bytearray(file.read_bytes())
    held[-3] ^= 1
    file.write_bytes(held)
    assert _length(lambda _: 7) == 7


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
def test_a_file_of_somebody_else_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(folder)
    monkeypatch.setattr(os, "getuid", lambda: 123_456)
    assert _length(lambda _: 7) == 7


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    first = Shelf()
    first.open()
    assert first.of("length", "增长", len) == 2
    first.close()
    assert _length(lambda _: 7) == 7


def test_who_does_not_open_it_keeps_nothing(folder: Path) -> None:
    closed = Shelf()
    assert closed.of("length", "增长", len) == 2
    assert closed.of("length", "增长", lambda _: 7) == 7
    closed.close()
    assert not folder.exists()


def test_an_empty_name_of_the_folder_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(FOLDER, "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    one = Shelf()
    one.open()
    one.of("length", "增长", len)
    one.close()
    assert not [*tmp_path.iterdir()]


def test_too_much_is_not_carried_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(folder)
    monkeypatch.setattr(kept, "_MOST", 1)
    again = Shelf()
    again.open()
    again.of("length", "下降了", len)
    again.close()
    assert _length(lambda _: 7) == 7


def test_files_of_programs_that_are_gone_are_removed(folder: Path) -> None:
    folder.mkdir()
    old, new, other = (folder / name for name in ("a.patterns", "b.patterns", "notes.txt"))
    for file in (old, new, other):
        file.write_text("")
    long_ago = time.time() - 100 * 86_400
    for file in (old, other):
        os.utime(file, (long_ago, long_ago))
    shelf_of_today = Shelf()
    shelf_of_today.open()
    shelf_of_today.of("length", "增长", len)
    shelf_of_today.close()
    assert (old.exists(), new.exists(), other.exists()) == (False, True, True)


def test_each_module_that_finds_out_is_in_the_key() -> None:
    """Another text of such a module is another file: what an older one found is not read."""
    finders = {
        str(path.relative_to(PACKAGE).as_posix())
        for path in PACKAGE.rglob("*.py")
        if "from extractor.kept import" in path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "kept"
    }
    assert {*finders, "kept.py"} == set(kept._FINDERS)


def test_a_table_and_rules_are_the_same_when_kept(folder: Path, tmp_path: Path) -> None:
    table, rules = tmp_path / "words.tsv", tmp_path / "rules.yaml"
    table.write_text("# what it is\nword\tkind\n增长\tup\n下降\n", encoding="utf-8")
    rules.write_text("define:\n  up: 增长\nrules:\n  - name: one\n  - \n", encoding="utf-8")

    def read() -> tuple[object, ...]:
        found = read_yaml(rules)
        assert isinstance(found, Mapping)
        assert isinstance(found["rules"], Sequence)
        lines = (found.line, found.lines, found["rules"].lines, found["rules"][0].lines)
        read = read_table(table)
        return found, lines, read.columns, read.line, read.rows

    plain = read()
    for _ in range(2):
        shelf().open()
        assert read() == plain
        shelf().close()


def test_what_is_wrong_is_said_each_time(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("word\tkind\n增长\tup\tmore\n", encoding="utf-8")
    for _ in range(2):
        shelf().open()
        with pytest.raises(PatternError, match="3 columns"):
            read_table(table)
        shelf().close()


def test_a_command_finds_out_once(
    folder: Path, command: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "2024年，柳溪市水产品产量增长6.2%，居全省第4位。".encode()
    first = command("extract", "-", stdin=text)
    assert [*folder.iterdir()]
    monkeypatch.setattr(needed_words, "_needed_words", _refused)
    assert command("extract", "-", stdin=text) == first
