"""A wrong pattern file is refused with its place, what is wrong, and what was probably meant."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor import Extractor
from extractor.errors import PatternError
from extractor.rulebook import load_rulebook
from extractor.rulebook.book import wrong_files

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


# Whole folders ----------------------------------------------------------------------------------

RULE = """rules:
  - name: odd
    pattern: '{}'
    gives: {{{}}}
    examples: [{{text: 以98%的好评率收官, gives: {{at: 98%}}}}]
    counter_examples: [好评率98%]
"""


class Folder(NamedTuple):
    """A folder of patterns by its files, and the line that is said of it."""

    files: dict[str, str]
    said: str

    def put(self, at: Path) -> Path:
        for place, content in self.files.items():
            (at / place).parent.mkdir(parents=True, exist_ok=True)
            (at / place).write_text(content, encoding="utf-8")
        return at

    def line(self, at: Path) -> str:
        return f"{at}/{self.said}"


def _folders(text: str) -> Iterator[tuple[str, Folder]]:
    for case in text.split("\n== ")[1:]:
        name, _, rest = case.partition("\n")
        body, _, said = rest.partition("\n=> ")
        files = {}
        for file in f"\n{body}".split("\n-- ")[1:]:
            place, _, lines = file.partition("\n")
            files[place] = _content(lines)
        yield name, Folder(files, said.strip())


def _content(lines: str) -> str:
    """The lines of a file: a rule put in for its pattern, characters for their codes."""
    rule = re.compile(r"^@ (.*)(?:\n@@ ?(.*))?", re.MULTILINE)
    content = rule.sub(
        lambda m: RULE.format(m[1], "measure: level" if m[2] is None else m[2]), lines
    )
    content = content.rstrip("\n") + "\n"
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), content)


WHOLE = dict(_folders((FILES.parent / "malformed_folders.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", WHOLE)
def test_each_folder_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    folder = WHOLE[name].put(tmp_path / "my")
    with pytest.raises(PatternError) as caught:
        Extractor(patterns=[folder])
    assert caught.value.one_line == WHOLE[name].line(folder)
    assert "\n" not in caught.value.one_line


def test_there_are_many_of_them() -> None:
    assert len(WHOLE) + len(WRONG) > 150


@pytest.mark.parametrize(
    "name", ["unknown table", "row hidden by ours", "unknown group", "literal that is drawn"]
)
def test_both_commands_say_that_line(
    name: str, tmp_path: Path, command: Callable[..., tuple[int, str, str]]
) -> None:
    folder = WHOLE[name].put(tmp_path / "my")
    line = WHOLE[name].line(folder)
    code, out, err = command("rules", "check", folder)
    assert (code, out.splitlines()[0], err) == (1, line, "")
    assert out.splitlines()[-1].endswith(" problem") or "problems" in out.splitlines()[-1]
    code, out, err = command("extract", "-", "--patterns", folder, stdin="增长3%".encode())
    assert (code, out, err) == (2, "", f"extractor: {line}\n")


def test_every_wrong_file_of_a_folder_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "my"
    for name in ("kind misspelt", "resolves to nothing", "unknown group of a time"):
        WHOLE[name].put(folder)
    assert [problem.one_line for problem in wrong_files(folder)] == [
        WHOLE[name].line(folder)
        for name in ("kind misspelt", "resolves to nothing", "unknown group of a time")
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-32", "big5"])
def test_other_encodings_are_refused(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "my" / "lexicon" / "trends.tsv"
    file.parent.mkdir(parents=True)
    file.write_bytes("word\tsign\n走低\t-1\n".encode(encoding))
    with pytest.raises(PatternError, match="not UTF-8"):
        load_rulebook([tmp_path / "my"])


def test_whatever_is_typed_is_read_or_refused(tmp_path: Path) -> None:
    """No traceback: files in order with characters put in, left out and doubled."""
    dice = random.Random(13)
    good = {
        "lexicon/ranks.tsv": "word\tkind\tposition\n老幺席\tposition\t3\n末席\ttier\n",
        "facts/observations.yaml": RULE.format("以(?P<value><PCT>)的", "measure: level"),
    }
    typed = "\t\n :-'\"{}[]()<>|?*\\#&!%@,\ufeff\x00一"
    refused = 0
    for _ in range(300):
        for place, content in good.items():
            at = dice.randrange(len(content))
            cut = content[:at] + dice.choice(typed) * dice.randrange(3) + content[at + 1 :]
            Folder({place: cut}, "").put(tmp_path / "my")
            refused += len(list(wrong_files(tmp_path / "my"))) > 0
    assert 200 < refused < 600


# What is none of it -----------------------------------------------------------------------------


def test_a_mark_of_byte_order_in_front_of_a_comment(tmp_path: Path) -> None:
    table = "\ufeff# 我们的词\nword\tsign\tlabel\n蔫下去\t-1\tTREND\n"
    folder = Folder({"lexicon/trends.tsv": table}, "").put(tmp_path / "my")
    (record,) = Extractor(patterns=[folder]).extract("用电量蔫下去3%。").observations
    assert str(record.value) == "-3"


def test_a_row_of_theirs_may_hide_ours(tmp_path: Path) -> None:
    """达到 is ours in a table that labels.tsv lists after theirs."""
    files = {"lexicon/trends.tsv": "word\tsign\tlabel\n达到\t1\tTREND\n", "README.md": "# words"}
    folder = Folder(files, "").put(tmp_path / "my")
    (record,) = Extractor(patterns=[folder]).extract("用电量达到3%。").observations
    assert record.measure == "growth"


def test_a_group_that_the_pattern_itself_asks_for(tmp_path: Path) -> None:
    rule = RULE.format("(?P<mark>[“”])以(?P<value><PCT>)的好评(?P=mark)", "measure: level")
    folder = Folder({"facts/observations.yaml": rule}, "").put(tmp_path / "my")
    assert Extractor(patterns=[folder]).book.rules("facts/observations").rules[0].name == "odd"
