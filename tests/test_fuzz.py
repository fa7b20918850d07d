"""A minute of texts put together at random; `dev.py fuzz` goes on for longer."""

from __future__ import annotations

import importlib.util
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor import Extractor


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    place = Path(__file__).resolve().parents[1] / "scripts" / "fuzz.py"
    spec = importlib.util.spec_from_file_location("fuzz", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_minute_of_texts(fuzz: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--seconds", "60", "--seed", "11"]) == 0, capsys.readouterr().out


def test_a_seed_gives_the_same_texts_and_an_error_is_told(
    fuzz: Any, reader: Extractor, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert list(islice(fuzz.texts(3), 50)) == list(islice(fuzz.texts(3), 50))

    def faulty(self: Extractor, text: str, **more: Any) -> Any:
        raise ArithmeticError("a fault")

    monkeypatch.setattr(Extractor, "extract", faulty)
    assert fuzz.main(["--seed", "3", "--only", "4"]) == 1
    out = capsys.readouterr().out
    assert "text 4 of seed 3" in out
    assert "ArithmeticError: a fault" in out
