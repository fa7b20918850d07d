"""The archive browser and a batch on one store: neither waits for the other."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from archives import archive_of

pytest.importorskip("duckdb")
pytest.importorskip("uvicorn")

from extractor.errors import StoreError
from extractor.rulebook import load_rulebook
from extractor.serve import shown
from extractor.serve.app import make_app
from extractor.store.opening import open_store

FIRST, SECOND = "2023年，聊城市GDP为950.3亿元。", "2024年，聊城市GDP为1012.6亿元。"
#: Seconds that anything here may take at most, on a machine that has other things to do.
_LONG = 120.0


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    return archive_of(folder, {"2024-01-20": FIRST})


def told(ask: Callable[[], str], wanted: str) -> str:
    """What is answered as soon as it holds what is wanted."""
    end = time.monotonic() + _LONG
    while time.monotonic() < end:
        said = ask()
        if wanted in said:
            return said
        time.sleep(0.1)
    raise AssertionError(f"{wanted} was never told")


@pytest.fixture
def served(archive: Path) -> Iterator[tuple[Path, Callable[[], str]]]:
    """A store that ``extractor serve`` shows, and what its first page says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "extractor", "serve", str(archive), "--port", str(port)],
        stderr=subprocess.DEVNULL,
    )

    def page() -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=_LONG) as answer:
                return str(answer.read().decode())
        except URLError:
            assert process.poll() is None
            return ""

    told(page, "950.3")
    yield archive, page
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=_LONG) == 0


def test_a_batch_begins_while_the_store_is_shown(
    served: tuple[Path, Callable[[], str]], command: Callable[..., Any]
) -> None:
    store, page = served
    (store.parent / "2025-01-21.txt").write_text(SECOND, encoding="utf-8")
    words = ("-m", "extractor", "batch", store.parent, "--out", store, "--workers", "1")
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL, timeout=_LONG)
    assert "950.3" in told(page, "1012.6")
    assert command("correct", store, "2025-01-21.txt", "--title", "新题").code == 0
    assert command("find", store, "--indicator", "GDP", "--format", "tsv").out.count("\n") == 3


def test_a_store_is_shown_while_a_batch_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another connection that may write stands for the batch: what it commits is seen."""
    folder = tmp_path / "releases"
    folder.mkdir()
    store = archive_of(folder, {"2024-01-20": FIRST})
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert writer.stdin
    assert writer.stdout
    assert writer.stdout.readline() == b"open\n"
    monkeypatch.setattr(shown, "_PAUSE", 0.0)
    with client_of(store) as client:
        assert "950.3" in client.get("/").text
        for title in ("甲", "乙"):
            writer.stdin.write(f"{title}\n".encode())
            writer.stdin.flush()
            assert writer.stdout.readline() == b"done\n"
            told(lambda: str(client.get("/documents").text), f">{title}<")
    writer.communicate()


_WRITER = """
import sys
from extractor.store.opening import open_store
with open_store(sys.argv[1], write=True) as store:
    print("open", flush=True)
    for line in sys.stdin.buffer:
        with store.transaction():
            store.run("UPDATE documents SET title = ?", [line.decode().strip()])
        print("done", flush=True)
"""


def client_of(store: Path, **more: Any) -> Any:
    def renew() -> Any:
        return open_store(store, apart=True)

    app = make_app(renew(), load_rulebook(), hosts=["127.0.0.1"], renew=renew, **more)
    testclient = pytest.importorskip("starlette.testclient")
    return testclient.TestClient(app, base_url="http://127.0.0.1:8765")


def test_nobody_waits_for_the_newer_copy(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it is ready the older one answers, and says so; then it is closed."""
    ready = threading.Event()
    prepare = shown.Pages.prepare

    def slow(pages: Any, store: Any) -> None:
        assert ready.wait(_LONG)
        prepare(pages, store)

    with client_of(archive) as client:
        monkeypatch.setattr(shown.Pages, "prepare", slow)
        before = client.get("/disagreements").text
        assert "has changed" not in before
        with open_store(archive, write=True) as store:
            store.run("DELETE FROM observations")
        first, again = client.get("/").text, client.get("/").text
        assert "has changed" in again
        assert "950.3" in first
        ready.set()
        told(lambda: str(client.get("/").text), "Nothing found")
        assert "has changed" not in client.get("/").text


def test_a_store_that_cannot_be_read_any_more(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "_PAUSE", 0.0)
    with client_of(archive) as client:
        archive.write_bytes(b"something else altogether")
        said = told(lambda: str(client.get("/").text), "this is what it held before")
        assert "950.3" in said
        archive.unlink()
        assert "950.3" in client.get("/").text


def test_no_room_for_a_copy(
    archive: Path, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is shown all the same, and what that means is said."""
    import uvicorn

    from extractor.store import opening

    def full(path: Path) -> None:
        raise StoreError(f"{path}: no copy of it can be made to read: no room")

    monkeypatch.setattr(opening, "Snapshot", full)
    apps: list[Any] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **_: apps.append(app))
    found = command("serve", archive)
    assert found.code == 0
    assert "no copy of it can be made to read: no room; batch has to wait until this" in found.err
    assert len(apps) == 1
    monkeypatch.undo()
    missing = command("serve", archive.with_name("none.duckdb"))
    assert (missing.code, missing.err.count("\n")) == (2, 1)


def test_what_a_copy_takes_goes_with_it(archive: Path, tmp_path: Path) -> None:
    variables = {**os.environ, "TMPDIR": str(tmp_path)}
    code = (
        "import sys; from extractor.store.opening import open_store\n"
        "with open_store(sys.argv[1], apart=True) as store: print(store.is_copy)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(archive)], env=variables, check=True,
                          stdout=subprocess.PIPE)  # fmt: skip
    assert done.stdout == b"True\n"
    assert list(tmp_path.glob("extractor-*")) == []
