"""A wrong pattern file is refused with its place, what is wrong, and what was probably meant."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor.errors import PatternError
from extractor.rulebook import load_rulebook

FILES = Path(__file__).parent / "malformed"


class Wrong(NamedTuple):
    """Where the file is put in a folder of patterns, and what is said of it."""

    place: str
    line: int | None
    message: str
    hint: str | None = None


RULE_KEYS = "counter_examples, examples, gives, name, pattern, why"
PROOF = "a rule carries its own proof: both kinds"
OWN = "mentions/own.yaml"

WRONG = {
    "not-yaml.yaml": Wrong(
        OWN,
        3,
        "not YAML: did not find expected key",
        "quote a pattern with single quotes: pattern: '…'",
    ),
    "a-list.yaml": Wrong(OWN, 1, "a rule file is a mapping with 'rules'"),
    "rules-as-mapping.yaml": Wrong(OWN, 1, "'rules' is a list"),
    "define-as-list.yaml": Wrong(OWN, 1, "'define' is a mapping"),
    "rule-as-text.yaml": Wrong(OWN, 2, "a rule is a mapping with 'name' and 'pattern'"),
    "no-name.yaml": Wrong(OWN, 2, "a rule needs a 'name'"),
    "no-pattern.yaml": Wrong(OWN, 2, "a rule needs a 'pattern'"),
    "unknown-key.yaml": Wrong(OWN, 4, "a rule has no 'exampels'", "did you mean 'examples'?"),
    "key-twice.yaml": Wrong(OWN, 4, "key 'name' is given twice (first in line 2)"),
    "name-twice.yaml": Wrong(OWN, 6, "rule 'growth': this name is taken in line 2"),
    "no-examples.yaml": Wrong(OWN, 2, "rule 'growth': no examples", PROOF),
    "no-counter-examples.yaml": Wrong(OWN, 2, "rule 'growth': no counter_examples", PROOF),
    "example-gives-nothing.yaml": Wrong(OWN, 5, "rule 'growth': an example says what it gives"),
    "example-without-text.yaml": Wrong(OWN, 5, "an example is a text, or a mapping with one"),
    "gives-as-text.yaml": Wrong(OWN, 4, "'gives' is a mapping"),
    "not-utf8.yaml": Wrong(OWN, None, "not UTF-8 (byte 12)"),
    "no-header.tsv": Wrong(
        "lexicon/own.tsv", None, "no header line", "the first line names the columns"
    ),
    "column-twice.tsv": Wrong("lexicon/own.tsv", 1, "a column is named twice"),
    "too-many-columns.tsv": Wrong(
        "lexicon/own.tsv",
        2,
        "3 columns where the header names 2",
        "the columns are: word, means",
    ),
    "no-word.tsv": Wrong("lexicon/own.tsv", 2, "a line without a word"),
    "line-twice.tsv": Wrong("lexicon/own.tsv", 4, "the same line as 2"),
    "not-utf8.tsv": Wrong("lexicon/own.tsv", None, "not UTF-8 (byte 11)"),
}


def folder_with(tmp_path: Path, name: str, place: str) -> Path:
    target = tmp_path / "own" / place
    target.parent.mkdir(parents=True)
    shutil.copyfile(FILES / name, target)
    return tmp_path / "own"


@pytest.mark.parametrize("name", WRONG)
def test_each_is_refused_with_its_message(name: str, tmp_path: Path) -> None:
    wrong = WRONG[name]
    folder = folder_with(tmp_path, name, wrong.place)
    with pytest.raises(PatternError) as caught:
        load_rulebook([folder])
    error = caught.value
    assert (error.line, error.message, error.hint) == (wrong.line, wrong.message, wrong.hint)
    assert Path(error.file) == folder / wrong.place


def test_every_file_has_its_message() -> None:
    assert {path.name for path in FILES.iterdir()} == set(WRONG)


@pytest.mark.parametrize("name", ["unknown-key.yaml", "too-many-columns.tsv", "not-yaml.yaml"])
def test_the_command_says_it_in_one_line(
    name: str, tmp_path: Path, command: Callable[..., tuple[int, str, str]]
) -> None:
    wrong = WRONG[name]
    folder = folder_with(tmp_path, name, wrong.place)
    code, out, err = command("extract", "-", "--patterns", folder, stdin="增长3%".encode())
    assert (code, out) == (2, "")
    where = f"{folder / wrong.place}:{wrong.line}"
    assert err == f"extractor: {where}: {wrong.message}; {wrong.hint}\n"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: None, "no such folder of patterns"),
        (lambda folder: folder.mkdir(), "no patterns in this folder"),
        (lambda folder: folder.touch(), "no such folder of patterns"),
    ],
    ids=["missing", "empty", "a file"],
)
def test_a_folder_that_is_none(
    make: Callable[[Path], object], message: str, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    make(folder)
    with pytest.raises(PatternError, match=message):
        load_rulebook([folder])
