"""A type of a user's own that stands at a number, of two bodies, with names that SQL has too.

Its rules use a label in a fragment alone, and no word of the file; a heading holds a number.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor import Extractor, Result
from extractor.cli import main
from extractor.declaration import MADE
from extractor.declared import Declaration, UndeclaredError, read_declaration, type_of
from extractor.document import Document
from extractor.evaluate.touched import touched
from extractor.rulebook import load_rulebook
from extractor.store.ddl import columns_of

Command = Callable[..., Any]
FINES = Path(__file__).parent / "own" / "fines.yaml"
TEXT = (
    "2025年3月2日，金华市生态环境局对兰溪市恒远化工有限公司处以罚款35.5万元。"
    "义乌市恒远化工有限公司缴清罚金12万元。\n审结案件2件：\n"
    "东阳市卫生健康局对东阳市仁爱医院处以罚款3万元。\n"
)
TOLD = ["355000", "120000", "30000"]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fines") / "my"
    (folder / "facts").mkdir(parents=True)
    (folder / "facts" / "fines.yaml").write_text(FINES.read_text("utf-8"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def texts(own: Path) -> Path:
    folder = own.parent / "texts"
    folder.mkdir()
    (folder / "2025-03-05.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(own: Path, texts: Path) -> Path:
    pytest.importorskip("duckdb")
    path = own.parent / "s.duckdb"
    given = ("batch", texts, "--out", path, "--patterns", own, "--workers", "0")
    assert main([str(one) for one in given]) == 0
    return path


@pytest.fixture(scope="module")
def found(own: Path) -> Result:
    return Extractor(patterns=own).extract(TEXT, reference_date=date(2025, 3, 5))


def test_numbers_are_exact_whoever_said_them(found: Result) -> None:
    """Captured, given by the rule, or held by a heading: each of its field's type."""
    told = [(one.amount, one.low, one.group) for one in found.of("fine")]
    assert told == [
        (Decimal(355000), None, "金华市生态环境局"),
        (Decimal(120000), 1, None),
        (Decimal(30000), 2, "东阳市卫生健康局"),
    ]
    first = found.of("fine")[0]
    assert {part.role for part in first.evidence} >= {"amount", "group", "select", "unit"}


def asked(command: Command, store: Path, *options: str) -> list[str]:
    out = command("find", store, "--type", "fine", *options, "--format", "json").out
    return [row["amount"] for row in json.loads(out)]


@pytest.mark.parametrize(
    ("options", "answers"),
    [
        ((), TOLD),
        (("--org", "环境局"), TOLD[:1]),  # by the first body
        (("--org", "恒远化工"), TOLD[:2]),  # by the second one
        (("--place", "兰溪市"), TOLD[:1]),
        (("--place", "东阳市"), TOLD[2:]),
        (("--has", "low=2"), TOLD[2:]),
        (("--from", "2025-03-03"), []),
        (("--status", "actual"), TOLD),
    ],
)
def test_find(command: Command, store: Path, options: tuple[str, ...], answers: list[str]) -> None:
    assert sorted(asked(command, store, *options)) == sorted(answers)


def test_what_is_near_an_unknown_body(command: Command, store: Path) -> None:
    said = command("find", store, "--type", "fine", "--org", "东阳市仁爱卫生院").out
    assert "order: nothing matches --org; there are: 东阳市仁爱医院 (1)" in said


def test_every_form_of_an_answer(command: Command, store: Path, tmp_path: Path) -> None:
    given = ("find", store, "--type", "fine")
    table = command(*given).out
    assert "3 order" in table
    assert all(number in table for number in TOLD)
    rows = list(csv.DictReader(io.StringIO(command(*given, "--format", "csv").out)))
    assert {(row["amount"], row["low"]) for row in rows} == {
        ("355000", ""), ("120000", "1"), ("30000", "2")
    }  # fmt: skip
    assert "35.5万元" in command(*given, "--format", "html").out
    assert command("export", store, "--out", tmp_path / "out", "--format", "csv").code == 0
    written = (tmp_path / "out" / "order.csv").read_text(encoding="utf-8")
    assert [row["amount"] for row in csv.DictReader(io.StringIO(written))] == TOLD
    assert command("verify", store).code == 0


def test_a_changed_text_takes_its_rows_along(own: Path, tmp_path: Path, command: Command) -> None:
    pytest.importorskip("duckdb")
    release, store = tmp_path / "2025-03-05.txt", tmp_path / "s.duckdb"
    given = ("extract", release, "--patterns", own, "--into", store)
    release.write_text(TEXT, encoding="utf-8")
    assert command(*given).code == 0
    assert sorted(asked(command, store)) == sorted(TOLD)
    release.write_text(TEXT.replace("12万元", "13万元"), encoding="utf-8")
    assert command(*given).code == 0
    assert "130000" in asked(command, store)
    assert command("forget", store, str(release.resolve())).code == 0
    assert "120000" not in asked(command, store)


def test_it_is_scored(own: Path, tmp_path: Path, command: Command) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    at = TEXT.index("3万元。\n")
    gold = {"type": "fine", "start": at, "end": at + 3, "amount": "30000", "unit": "CNY",
            "group": "东阳市卫生健康局", "select": "东阳市仁爱医院", "low": 2,
            "day": "2025-03-02"}  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    figures = json.loads(command("eval", tmp_path, "--patterns", own, "--json").out)["fine"]
    assert (figures["strict"][1], figures["why"]) == (1.0, {})


def test_how_many_texts_each_rule_and_word_of_it_touches(own: Path) -> None:
    texts = [TEXT, "义乌市恒远化工有限公司缴清罚金8万元。", "义乌市罚款收入8万元。"]
    book = load_rulebook([own])
    found = touched(book, [Document(text=text) for text in texts], folders=[own])
    told = {one.what: one.texts for one in found.touches}
    assert told == {"rule heard": 1, "rule fined": 1, "rule paid": 2, "罚款": 2}


# Declarations -----------------------------------------------------------------------------------


def declared(**fields: Any) -> Declaration:
    return read_declaration(
        {"name": "visit", "anchor": "who", "fields": {"who": "person"} | fields}
    )


@pytest.mark.parametrize(
    "name", ["select", "order", "from", "class", "desc", "low", "high", "true"]
)
def test_a_field_may_have_any_other_name(name: str) -> None:
    assert name in [column.name for column in columns_of(type_of(declared(**{name: "number"})))]


@pytest.mark.parametrize(
    "name", ["model_config", "copy", "json", "to_dict", "each", "holds", "needs", "same", "at"]
)
def test_a_name_that_every_record_has(name: str) -> None:
    with pytest.raises(UndeclaredError, match="every record has it"):
        declared(**{name: "text"})


@pytest.mark.parametrize("kind", MADE)
def test_the_columns_made_of_a_field_are_those_that_are_kept_free(kind: str) -> None:
    names = {column.name for column in columns_of(type_of(declared(what=kind)))}
    made = {name.removeprefix("what") for name in names if re.fullmatch(r"what_\w+", name)}
    assert made == set(MADE[kind])  # type: ignore[index]  # a kind
    for ending in made:
        with pytest.raises(UndeclaredError, match="a column made of 'what' has it"):
            declared(what=kind, **{f"what{ending}": "text"})


def test_no_table_that_a_statement_makes_can_be_taken(root: Path) -> None:
    """A table of its own name would be read in the place of a user's records."""
    code = "".join(p.read_text("utf-8") for p in (root / "extractor" / "store").glob("*.py"))
    made = set(re.findall(r"TEMP TABLE (?:IF NOT EXISTS )?(\w+)", code)) | {"incoming"}
    assert len(made) > 5
    for plural in made:
        with pytest.raises(UndeclaredError, match="taken"):
            read_declaration(
                {"name": "v", "plural": plural, "anchor": "w", "fields": {"w": "text"}}
            )
