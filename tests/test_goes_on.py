"""Whatever is wrong with a file, member or output, the others go on and older ones stay whole."""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from made_files import make_zip

from extractor import Limits, OptionError, Options
from extractor.cli.streams import replaced, write
from extractor.document import Document
from extractor.errors import MissingExtraError
from extractor.source import load, load_each

LOADING = importlib.import_module("extractor.source.load")
GOOD = "2024年，青州市用电量增长6.2%。"


# -- members


def faulty(fault: Exception) -> Callable[..., Any]:
    def load_pdf(data: bytes, *, path: str | None) -> Document:
        raise fault

    return load_pdf


FAULTS = [
    (MissingExtraError("PDF", extra="pdf"), "missing-part"),
    (KeyError("a bug"), "loader-error"),
    (AssertionError(), "loader-error"),
]


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "甲", "a@example.org"
    message.set_content(GOOD)
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="b.pdf")
    message.add_attachment(GOOD.encode(), maintype="text", subtype="plain", filename="c.txt")
    return bytes(message)


@pytest.mark.parametrize(("fault", "reason"), FAULTS)
@pytest.mark.parametrize("name", ["x.zip", "x.eml"])
def test_a_member_that_cannot_be_loaded(
    name: str, fault: Exception, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LOADING, "load_pdf", faulty(fault))
    packed = make_zip({"a.txt": GOOD.encode(), "b.pdf": b"%PDF-1.4", "c.txt": GOOD.encode()})
    found = list(load_each(packed if name == "x.zip" else mail(), path=name))
    assert [getattr(one, "reason", "read") for one in found] == ["read", reason, "read"]
    assert str(found[1].path) == f"{name}!b.pdf"


def test_a_part_of_a_lone_file_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LOADING, "load_pdf", faulty(MissingExtraError("PDF", extra="pdf")))
    with pytest.raises(MissingExtraError):
        load(b"%PDF-1.4", path="a.pdf")


@pytest.mark.parametrize(("fault", "reason"), FAULTS)
def test_the_command_goes_on(
    fault: Exception,
    reason: str,
    command: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(LOADING, "load_pdf", faulty(fault))
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text(GOOD, "utf-8")
    files = [tmp_path / "a.pdf", tmp_path / "b.txt"]
    code, out, err = command("extract", *files, "--format", "jsonl", "--only", "observation")
    assert (code, out.count("\n"), err.count("\n")) == (1, 1, 1)
    assert err.startswith(f"extractor: {files[0]}: ")
    code, out, _ = command("extract", files[0])
    assert (code, out) == (2, "")


def test_a_file_that_takes_too_long_to_load(
    command: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = LOADING._plain

    def slow(text: str, *more: Any) -> Document:
        if text.startswith("慢"):
            time.sleep(30)
        return plain(text, *more)

    monkeypatch.setattr(LOADING, "_plain", slow)
    for name, text in (("a", "慢" * 20), ("b", GOOD)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    began = time.monotonic()
    code, out, err = command("extract", *files, "--timeout", "1", "--format", "jsonl",
                             "--only", "observation")  # fmt: skip
    assert time.monotonic() - began < 20
    assert (code, out.count("\n"), err) == (1, 1, f"extractor: {files[0]}: ran past 1 s\n")


# -- limits


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 0.0, -1.0])
def test_a_limit_has_an_end(value: float, command: Callable[..., Any]) -> None:
    with pytest.raises(OptionError, match="seconds must be more than 0"):
        Limits(seconds=value)
    with pytest.raises(OptionError, match="timeout must be more than 0"):
        Options(timeout=value)
    code, out, err = command("extract", "--text", GOOD, "--timeout", str(value))
    assert (code, out, err) == (2, "", f"extractor: seconds must be more than 0, not {value}\n")


# -- outputs


def interrupted() -> Iterator[str]:
    yield "half"
    raise KeyboardInterrupt


def test_what_a_link_leads_to_is_replaced_when_it_is_whole(tmp_path: Path) -> None:
    real, link, new = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "new.csv"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to("real.csv")
    with pytest.raises(KeyboardInterrupt):
        write(interrupted(), output=link)
    assert real.read_text() == "old"
    write(["whole"], output=link)
    assert (real.read_text(), link.is_symlink(), real.stat().st_mode & 0o777) == (
        "whole", True, 0o640,
    )  # fmt: skip
    (tmp_path / "ahead.csv").symlink_to("new.csv")
    write(["whole"], output=tmp_path / "ahead.csv")
    assert new.read_text() == "whole"
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "ahead.csv", "link.csv", "new.csv", "real.csv",
    ]  # fmt: skip


def test_a_link_to_itself_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    with pytest.raises(OptionError, match="symbolic links"):
        write([""], output=tmp_path / "a")


def test_nothing_of_others_lies_where_an_output_is_made(tmp_path: Path) -> None:
    out, beside, aim = tmp_path / "o.csv", tmp_path / ".o.csv.new", tmp_path / "aim"
    beside.symlink_to("aim")
    aim.write_text("mine")
    with replaced(out) as one, replaced(out) as other:
        assert one != other
        one.write_text("1")
        other.write_text("2")
    assert (out.read_text(), aim.read_text(), beside.is_symlink()) == ("1", "mine", True)
    umask = os.umask(0)
    os.umask(umask)
    assert out.stat().st_mode & 0o777 == 0o666 & ~umask


# -- once more


def test_members_that_failed_are_read_again(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from extractor.batch.run import run_batch
    from extractor.store.opening import open_store

    root, store = tmp_path / "in", tmp_path / "s.duckdb"
    root.mkdir()
    (root / "a.zip").write_bytes(make_zip({"a.txt": GOOD.encode(), "b.pdf": b"%PDF-1.4"}))
    (root / "b.txt").write_text(GOOD, "utf-8")
    options = {"workers": 0, "longest": 1000}
    assert run_batch(root, store, options=Options(**options)).finished == 2  # type: ignore[arg-type]
    with open_store(store) as opened:
        assert opened.all("SELECT state FROM files") == [("done",)] * 2
        assert opened.all("SELECT member FROM failures") == [("b.pdf",)]
    again = Options(**options, retry=True)  # type: ignore[arg-type]
    assert run_batch(root, store, options=again).finished == 1
