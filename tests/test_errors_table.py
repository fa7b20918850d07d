"""What a user gets wrong: each time one clear line, an exit code, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.cli import main

TEXT = "2024年，青州市规模以上工业增加值同比增长6.2%，增速居全省第4位。\n"
FILES: dict[str, bytes] = {
    "good.txt": TEXT.encode(),
    "empty.txt": b"",
    "blank.txt": b" \n\n",
    "program": b"\x7fELF\x02\x01\x01\0\0\0\0\0",
    "image.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "broken.docx": b"PK\x03\x04broken",
    "broken.xlsx": b"PK\x03\x04broken",
    "broken.pdf": b"%PDF-1.4\nbroken",
    "noise.txt": b"\xe9\x9d\x92\xff\xff\xfe\0\0\x81",
    "kept.csv": b"kept",
    "gold/a.txt": TEXT.encode(),
    "folder/good.txt": TEXT.encode(),
    "patterns/lexicon/scopes.tsv": b"word\tno_such\na\tb\n",
    "yaml/facts/observations.yaml": b"rules: [x",
    "nothing/readme": b"no patterns",
}
UNREAD = {
    "missing.txt": "no such file",
    "empty.txt": "the file is empty",
    "blank.txt": "only blanks",
    "program": "a program is not read",
    "image.png": "an image (PNG) is not read",
    "broken.docx": "a damaged archive",
    "broken.xlsx": "a damaged archive",
    "broken.pdf": "a truncated PDF",
    "noise.txt": "",
    "folder": "a folder, not a file",
}
WRONG = [
    ("extract", "Missing argument 'FILE...'"),
    ("extract good.txt --date 2025-13-01", "--date: no such date: '2025-13-01'"),
    ("extract good.txt --format xml", "--format: no 'xml'; there are: table, jsonl"),
    ("extract good.txt --format xlsx", "--format xlsx goes with --output FILE"),
    ("extract good.txt --only fact", "--only: no 'fact'"),
    ("extract good.txt --patterns missing", "missing: no such folder of patterns"),
    ("extract good.txt --patterns good.txt", "good.txt: no such folder of patterns"),
    ("extract good.txt --patterns nothing", "nothing: no patterns in this folder"),
    ("extract good.txt --patterns patterns", "patterns/lexicon/scopes.tsv:1: "),
    ("extract good.txt --patterns yaml", "yaml/facts/observations.yaml:2: not YAML"),
    ("extract good.txt --output no/such.csv", "--output: no/such.csv: No such file or directory"),
    ("extract good.txt --output no/such.xlsx", "--output: no/such.xlsx: No such file or directory"),
    ("extract good.txt --output folder", "--output: folder: Is a directory"),
    ("extract good.txt --output facts.docx", "--output: facts.docx: no form is called .docx"),
    ("find made.duckdb --output facts.jsonl", "--output: facts.jsonl: no form is called .jsonl"),
    ("extract good.txt --format xlsx --output folder", "--output: folder: Is a directory"),
    ("extract good.txt --output good.txt", "--output: good.txt: that is what is read"),
    ("extract good.txt --output folder/../good.txt", "good.txt: that is what is read"),
    ("extract missing.txt --format csv --output kept.csv", "missing.txt: no such file"),
    ("extract good.txt --into no/such.duckdb", "no/such.duckdb: no such folder: "),
    ("extract good.txt --into kept.csv", "kept.csv: another program's file"),
    ("explain good.txt", "Missing option '--at'"),
    ("explain good.txt --at 第9位", "--at: not in the text: '第9位'"),
    ("explain good.txt --at 99999", "--at: the text ends at"),
    ("explain good.txt --at 青州市 --format xml", "--format: no 'xml'; there are: text, json"),
    ("explain good.txt --at 青州市 --date today", "--date: no such date: 'today'"),
    ("text good.txt --format xml", "--format: no 'xml'"),
    ("batch missing --out new.duckdb", "missing: no such folder"),
    ("batch good.txt --out new.duckdb", "good.txt: not a folder"),
    ("batch folder", "Missing option '--out'"),
    ("batch folder --out no/such.duckdb", "no/such.duckdb: no such folder: "),
    ("batch folder --out kept.csv", "--out: is kept.csv a database or a folder?"),
    ("batch folder --out new --format xml", "--format: no 'xml'; there are: duckdb"),
    ("batch folder --out folder --format csv", "folder: a folder with other files in it"),
    ("batch folder --out new.duckdb --workers -1", "workers must be 0 or more, not -1"),
    ("batch folder --out new.duckdb --patterns missing", "missing: no such folder of patterns"),
    ("status missing.duckdb", "missing.duckdb: no such store"),
    ("status good.txt", "good.txt: another program's file"),
    ("find good.txt", "good.txt: another program's file"),
    ("find missing.duckdb --measure size", "--measure: no 'size'"),
    ("export missing.duckdb --out new", "missing.duckdb: no such store"),
    ("eval missing", "missing: no such folder of gold"),
    ("eval gold", "gold: no gold here"),
    ("eval good.txt", "good.txt: no such folder of gold"),
    ("eval gold --min quantity=2", "--min: an F1 lies between 0 and 1"),
    ("suites missing", "missing: no such folder of suites"),
    ("schema more", "Got unexpected extra argument"),
    ("frobnicate", "No such command 'frobnicate'"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of good and bad files, in which the commands are given."""
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(("command", "said"), WRONG)
def test_one_line_says_what_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, said: str
) -> None:
    code = main(command.split())
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("extractor: ")
    assert said in err
    assert "Errno" not in err
    assert held(folder) == FILES  # nothing is lost, and nothing half made is left


@pytest.mark.parametrize("command", ["extract", "text", "explain --at x"])
@pytest.mark.parametrize("name", UNREAD)
def test_what_cannot_be_read(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    pytest.importorskip("pypdfium2")
    code = main([*command.split(), name])
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith(f"extractor: {name}: {UNREAD[name]}")
    assert held(folder) == FILES


def test_an_output_is_there_whole_or_as_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was there stays until the new one is whole, also when something breaks."""
    import extractor.views.writers as writers

    def breaks(cells: object) -> str:
        raise OSError(28, "No space left on device")

    kept = folder / "kept.csv"
    kept.chmod(0o640)
    with monkeypatch.context() as patched:
        patched.setattr(writers, "csv_line", breaks)
        assert main(["extract", "good.txt", "--format", "csv", "-o", "kept.csv"]) == 2
    assert capsys.readouterr().err == "extractor: --output: kept.csv: No space left on device\n"
    assert held(folder) == FILES
    assert main(["extract", "missing.txt", "good.txt", "--format", "csv", "-o", "kept.csv"]) == 1
    assert kept.read_text("utf-8").count("第4位") == 1
    assert kept.stat().st_mode & 0o777 == 0o640
    assert set(held(folder)) == set(FILES)
