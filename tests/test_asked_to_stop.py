"""What a batch is told by the system and by people: signals, files that are gone, corrections."""

from __future__ import annotations

import errno
import logging
import os
import signal
import threading
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from extractor.batch.corrections import Correction, corrected
from extractor.batch.log import NAME, log_files
from extractor.batch.messages import Finished
from extractor.batch.options import Options
from extractor.batch.scan import trouble, walk
from extractor.batch.stopping import stop_signal
from extractor.document import Document
from extractor.errors import OptionError


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_the_first_signal_asks_and_the_second_stops() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stop_signal() as stop:
        assert not stop.asked
        signal.raise_signal(signal.SIGTERM)
        assert stop.asked
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGTERM) is before


def test_beside_the_main_thread_no_signal_is_taken() -> None:
    seen = []

    def work() -> None:
        with stop_signal() as stop:
            seen.append((stop.asked, signal.getsignal(signal.SIGTERM)))

    before = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [(False, before)]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "denied"), ("permission", "no permission to read it")),
        (FileNotFoundError(errno.ENOENT, "gone"), ("missing", "gone before it could be read")),
        (OSError(errno.EIO, "Input/output error"), ("unreadable", "Input/output error")),
        (OSError("a disk of no number"), ("unreadable", "a disk of no number")),
    ],
)
def test_a_file_that_the_system_does_not_give(error: OSError, said: tuple[str, str]) -> None:
    assert trouble(error) == said


def test_a_file_that_is_gone_while_its_folder_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("2024年", encoding="utf-8")
    real = os.lstat

    def lstat(path: str) -> os.stat_result:
        if path.endswith("b.txt"):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", path)
        return real(path)

    monkeypatch.setattr(os, "lstat", lstat)
    found = {one.path: one.problem for one in walk(str(tmp_path))}
    assert found == {"a.txt": None, "b.txt": ("missing", "gone before it could be read")}


def test_what_was_corrected_is_of_its_document_alone() -> None:
    document = Document(text="…", title="旧题", date=date(2024, 1, 1))
    corrections = [
        Correction(2, "别的", None, None),
        Correction(1, None, date(2025, 3, 21), "青州市统计局"),
    ]
    of_first = corrected(document, corrections, 1)
    assert (of_first.title, of_first.date, of_first.publisher) == (
        "旧题", date(2025, 3, 21), "青州市统计局",
    )  # fmt: skip
    assert of_first.date_origin == "given"
    assert corrected(document, corrections, 2).title == "别的"
    assert corrected(document, corrections, 3) is document


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"workers": -1}, "workers must be 0 or more, not -1"),
        ({"timeout": 0}, "timeout must be more than 0, not 0"),
        ({"longest": -5}, "longest must be more than 0, not -5"),
    ],
)
def test_options_out_of_range(given: dict[str, int], said: str) -> None:
    with pytest.raises(OptionError) as caught:
        Options(**given)
    assert str(caught.value) == said


def test_a_file_of_no_document_is_told_too(caplog: pytest.LogCaptureFixture) -> None:
    failures = pa.table(
        {"path": ["b.zip"], "member": ["x.txt"], "reason": ["empty"], "message": ["no text"]}
    )
    finished = [Finished(1, "done"), Finished(2, "failed")]
    with caplog.at_level(logging.INFO, NAME):
        log_files({"failures": failures}, finished, {1: "a.zip", 2: "b.zip"})
    assert caplog.messages == ["b.zip!x.txt: empty: no text", "a.zip: 0 documents, 0 facts"]
