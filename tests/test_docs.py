"""The documents say what is so: their commands run, and print what stands below them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.cli import app
from extractor.records import RECORD_TYPES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
RELEASE = "2024年，青州市规模以上工业增加值同比增长6.2%，增速居全省第4位。\n"

#: What lies outside the checkout is not there for everybody.
ELSEWHERE = re.compile(r"\.\./shared")
#: These need nothing but a checkout; the others may name a release and an archive of one's own.
ALONE = ("README.md",)


def blocks(document: Path, language: str) -> Iterator[tuple[str, str]]:
    """(document:line, content) of each fenced block in one language."""
    text = document.read_text(encoding="utf-8")
    for block in re.finditer(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        line = text.count("\n", 0, block.start()) + 1
        yield f"{document.name}:{line}", block[1]


def commands(document: Path) -> Iterator[tuple[str, str, str]]:
    """(place, command, what it prints or nothing) of each ``$`` line that can run here."""
    for place, block in blocks(document, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, printed = part.partition("\n")
            if document.name in ALONE or not ELSEWHERE.search(line):
                yield place, line, printed


def folder_for(document: Path, folder: Path) -> Path:
    """Where a document's commands run: what a checkout has; for some, texts and an archive too."""
    if document.name in ALONE:
        for name in ("corpus", "docs"):
            shutil.copytree(ROOT / name, folder / name)
        return folder
    for name in ("release.txt", "a.txt", "b.txt"):
        (folder / name).write_text(RELEASE, encoding="utf-8")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    shutil.copytree(ROOT / "corpus", folder / "archive", ignore=shutil.ignore_patterns("*.json*"))
    return folder


@pytest.mark.skipif(os.name == "nt", reason="the documents are written for a POSIX shell")
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands(document: Path, tmp_path: Path) -> None:
    """In their order, in one folder: a later one may use what an earlier one made."""
    folder = folder_for(document, tmp_path)
    extractor = f'extractor() {{ {shlex.quote(sys.executable)} -m extractor "$@"; }}\n'
    for place, line, printed in commands(document):
        run = subprocess.run(
            ["sh", "-c", extractor + line],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (run.returncode, run.stderr) == (0, ""), f"{place}: {line}"
        if printed.strip():
            assert run.stdout == printed, f"{place}: {line}"


def test_python(capsys: pytest.CaptureFixture[str]) -> None:
    for document in DOCUMENTS:
        for place, block in blocks(document, "python"):
            exec(compile(block, place, "exec"), {})
    assert capsys.readouterr().out.startswith("青州市 规模以上工业增加值 2024 6.2 % yoy 6.2%")


def test_readme_opens_with_a_pair_and_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first = next(blocks(ROOT / "README.md", "console"))[1]
    command, _, output = first.partition("\n")
    assert command.startswith("$ echo ")
    assert output.startswith("{")
    setup = re.search(r"^```sh\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert setup is not None
    assert len(setup[1].splitlines()) == 2
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").count("scripts/dev.py test") == 1


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [command.name for command in app.app.registered_commands]
    names += [group.name for group in app.app.registered_groups]
    assert [name for name in names if f"extractor {name}" not in readme] == []


def test_every_field_is_documented() -> None:
    page = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    for model in RECORD_TYPES.values():
        missing = [name for name in model.model_fields if f"`{name}`" not in page]
        assert missing == []


def test_links_lead_somewhere() -> None:
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
