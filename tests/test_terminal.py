"""What commands show while they work, where a person looks on; elsewhere they are silent."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.progress import Progress
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
