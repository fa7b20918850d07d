"""What commands show while they work, where a person looks on; elsewhere they are silent."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.progress import Progress
from extractor.cli import main
from extractor.cli.batch import _bar


class Terminal(io.StringIO):
    """Standard error as a terminal that keeps what is written."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def look_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Terminal]:
    """Puts a terminal in place; not before the test runs, since capturing would put it away."""

    def put() -> Terminal:
        kept = Terminal()
        monkeypatch.setattr(sys, "stderr", kept)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "160")
        return kept

    return put


def test_a_batch_tells_how_far_it_is(look_on: Callable[[], Terminal]) -> None:
    terminal = look_on()
    with _bar(quiet=False) as show:
        assert show is not None
        show(Progress(stage="scan", seen=3))
        show(Progress(stage="read", total=4, finished=0, seconds=1.0))
        show(
            Progress(stage="read", total=4, finished=2, documents=6, facts=9, failed=1, seconds=3.0)
        )
    assert "2/4 files · 3.0 documents/s · 9 facts · 1 failed" in terminal.getvalue()


def test_it_is_silent_where_nobody_looks(
    look_on: Callable[[], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = look_on()
    with _bar(quiet=True) as show:
        assert show is None
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with _bar(quiet=False) as show:
        assert show is None
    assert terminal.getvalue() == ""


COMMANDS = "\x1b[2J\x9b31m\x07\u202e"  # clear, red, ring, and write backwards


@pytest.mark.parametrize(
    "arguments",
    [
        ["text", "FILE"],
        ["explain", "FILE", "--at", "6.2%"],
        ["try", "TEXT"],
        *(["extract", "FILE", "FILE", "--format", form] for form in (
            "table", "jsonl", "json", "csv", "tsv", "markdown", "html",
        )),
        ["extract", "FILE", "--log-level", "info"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_text_or_name_commands_a_terminal(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"2024年，青州市用电量{COMMANDS}增长6.2%，居全省第4位。"
    file = tmp_path / f"a{COMMANDS}.txt"
    file.write_text(text, "utf-8")
    out, err = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    known = {"FILE": str(file), "TEXT": text}
    assert main([known.get(one, one) for one in arguments]) == 0
    shown = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()) + err.getvalue()  # but for our colours
    assert "6.2" in shown
    assert not set(COMMANDS).difference("[2J31m").intersection(shown)


def test_failures_of_suites_are_listed(command: Callable[..., Any], tmp_path: Path) -> None:
    def case(number: int, text: str, value: str) -> str:
        item = {"span": text, "start": 0, "end": len(text), "type": "number", "value": value}
        said = {"id": f"peer:{number}", "topic": "number", "mode": "whole", "text": text,
                "peer": "peer", "expected": [item]}  # fmt: skip
        return json.dumps(said, ensure_ascii=False)

    lines = [case(1, "三十", "30"), case(2, "四十", "41"), case(3, "五十", "51")]
    (tmp_path / "peer-number.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    first = command("suites", tmp_path, "--errors", "1")
    assert first.code == 0
    assert "peer:2 '四十'\n    expected  " in first.out
    assert "    found     40\n" in first.out
    assert "五十" not in first.out
    assert "五十" in command("suites", tmp_path, "--errors").out
    assert "四十" not in command("suites", tmp_path).out
