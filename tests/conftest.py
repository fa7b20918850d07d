"""What several tests need: the command line in this process, a reader, a real browser."""

from __future__ import annotations

import gc
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extractor import Extractor
from extractor.cli import main
from extractor.kept import FOLDER

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure() -> None:
    """No test keeps anything in the cache of who runs it."""
    os.environ[FOLDER] = ""


def pytest_collection_finish() -> None:
    """Keep the thousands of tests out of the search for garbage: it took a third of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """``command("extract", "-", stdin=b"…")``: the CLI with these arguments."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main([str(argument) for argument in arguments])
        return Outcome(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def reader() -> Extractor:
    """One for all texts: it keeps nothing of any."""
    return Extractor()


@pytest.fixture(scope="module")  # its event loop must not run beside those of other tests
def browser() -> Iterator[Any]:
    """The system's Chromium; where there is none, what asks for it is skipped."""
    sync = pytest.importorskip("playwright.sync_api")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium on this machine")
    with sync.sync_playwright() as play:
        started = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()
