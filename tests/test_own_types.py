"""A record type of a user's own: YAML alone, outside the project, and all that follows."""

from __future__ import annotations

import csv
import io
import json
import pickle
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extractor import Extractor, PatternError, Result
from extractor.declaration import RecordType
from extractor.declared import Declaration, read_declaration, type_of
from extractor.store.ddl import TABLES
from extractor.store.opening import open_store

Command = Callable[..., tuple[int, str, str]]

CONTRACTS = (Path(__file__).parent / "own" / "contracts.yaml").read_text(encoding="utf-8")
TEXT = (
    "2025年5月6日，诸暨市交通建设有限公司以5.6亿元中标诸暨市水利局的城北水库加固工程。"
    "嵊州市教育局邀请招标体育馆改造项目，由嵊州市建设集团有限公司中标。"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "my"
    (folder / "facts").mkdir(parents=True)
    (folder / "facts" / "contracts.yaml").write_text(CONTRACTS, encoding="utf-8")
    return folder


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_fits_on_a_page() -> None:
    assert len(CONTRACTS.splitlines()) <= 40


def test_its_examples_are_its_proof(command: Command, own: Path) -> None:
    code, out, err = command("rules", "check", "--patterns", own)
    assert (code, err) == (0, ""), out


def test_records(own: Path) -> None:
    found = Extractor(patterns=own).extract(TEXT, reference_date=date(2025, 5, 8))
    first, second = found.of("contract")
    assert (first.winner, first.buyer) == ("诸暨市交通建设有限公司", "诸暨市水利局")
    assert (first.amount, first.unit, first.date) == (Decimal(560000000), "CNY", "2025-05-06")
    assert TEXT[first.start : first.end] == first.text == "城北水库加固工程"
    assert (second.project, second.manner, second.amount) == ("体育馆改造项目", "invited", None)
    assert first.to_dict()["amount"] == "560000000"
    assert "2 contract" in repr(found)
    assert pickle.loads(pickle.dumps(found)) == found
    again = Result.model_validate_json(found.model_dump_json()).of("contract")
    assert [one.project for one in again] == ["城北水库加固工程", "体育馆改造项目"]
    assert not Extractor().extract(TEXT).of("contract")


def test_output_forms(command: Command, own: Path, release: Path) -> None:
    given = (release, "--patterns", own, "--date", "2025-05-08")
    _, lines, _ = command("extract", *given, "--format", "jsonl", "--only", "contract")
    records = [json.loads(line) for line in lines.splitlines()]
    assert [record["project"] for record in records] == ["城北水库加固工程", "体育馆改造项目"]
    _, document, _ = command("extract", *given, "--format", "json", "--only", "contract")
    roles = {part["role"] for part in json.loads(document)["records"][0]["evidence"]}
    assert {"predicate", "winner", "buyer", "project"} <= roles
    _, text, _ = command("extract", *given, "--format", "csv", "--only", "contract")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["amount"] for row in rows] == ["560000000", ""]
    _, table, _ = command("extract", *given)
    assert "Contracts (2)" in table
    assert "560,000,000" in table
    _, page, _ = command("extract", *given, "--format", "html")
    assert "contract" in page
    _, schema, _ = command("schema", "--patterns", own)
    assert "contract" in json.loads(schema)["discriminator"]["mapping"]


def test_store_and_find(command: Command, own: Path, release: Path, tmp_path: Path) -> None:
    archive, store = tmp_path / "archive", tmp_path / "s.duckdb"
    archive.mkdir()
    (archive / "2025-05-08-a.txt").write_text(TEXT, encoding="utf-8")
    code, _, err = command("batch", archive, "--out", store, "--patterns", own, "--workers", "1")
    assert code == 0, err
    assert "2 contracts" in command("status", store)[1]
    code, out, _ = command(
        "find", store, "--type", "contract", "--has", "project=水库", "--format", "json"
    )
    (row,) = json.loads(out)
    assert (code, row["winner"], row["amount"]) == (0, "诸暨市交通建设有限公司", "560000000")
    assert row["date_start"] == "2025-05-06"
    found = command("find", store, "--org", "嵊州市教育局", "--format", "csv")[1]
    assert [line["project"] for line in csv.DictReader(io.StringIO(found))] == ["体育馆改造项目"]
    assert "contract" in command("find", store, "--has", "manner=invited")[1]
    nothing = command("find", store, "--type", "contract", "--has", "project=水库除险")[1]
    assert "contracts: nothing matches --has project; there are: " in nothing
    assert command("export", store, "--out", tmp_path / "out", "--format", "csv")[0] == 0
    written = (tmp_path / "out" / "contracts.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [line["amount"] for line in rows] == ["560000000", ""]
    # one more release, whose patterns are laid over again
    assert command("extract", release, "--patterns", own, "--into", store)[0] == 0


def test_eval(command: Command, own: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("城北水库加固工程")
    fields = {"winner": "诸暨市交通建设有限公司", "amount": "560000000", "unit": "CNY"}
    line = {"type": "contract", "start": start, "end": start + 8, "project": "城北水库加固工程"}
    (gold / "a.jsonl").write_text(
        json.dumps({**line, **fields, "buyer": "另一局", "date": "2025-05-06"}, ensure_ascii=False),
        encoding="utf-8",
    )
    code, out, _ = command("eval", gold, "--patterns", own, "--json")
    figures = json.loads(out)["contract"]
    assert code == 0
    assert figures["core"][:2] == [0.5, 1.0]
    assert figures["why"] == {"buyer": 1}
    assert command("eval", gold, "--patterns", own, "--min", "contract=0.9")[0] == 1
    code, _, err = command("eval", gold)
    assert code == 2
    assert "no record type 'contract'" in err


def declared(**changes: object) -> Declaration:
    said = {"name": "visit", "anchor": "who", "fields": {"who": "person", "day": "period"}}
    return read_declaration({**said, **changes})


def test_a_store_grows_with_its_declarations(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.duckdb", write=True) as store:
        store.declare([declared()])
        store.declare([declared(fields={"who": "person", "day": "period", "host": "body"})])
        columns = store.columns("SELECT * FROM visits")
        assert columns[-2:] == ["host", "host_code"]
        assert store.types["visit"].role("period") == "day"
        with pytest.raises(Exception, match=r"visits\.day is VARCHAR here"):
            store.declare([declared(fields={"who": "person", "day": "number"})])
    with open_store(tmp_path / "s.duckdb") as store:
        assert isinstance(store.types["visit"], RecordType)


def test_a_declaration_is_plain_data() -> None:
    one = declared()
    assert read_declaration(json.loads(json.dumps(one.to_plain()))) == one
    assert type_of(one) is type_of(declared())


def test_no_table_of_a_store_can_be_taken() -> None:
    for table in TABLES:
        with pytest.raises(Exception, match="taken"):
            declared(plural=table)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("anchor: project", "anchor: projekt", "contracts.yaml:3: no field 'projekt'"),
        ("name: contract", "name: ranking", "contracts.yaml:2: name 'ranking' is taken"),
        ("unit: unit", "unit: unti", "contracts.yaml:9: field 'unit': no kind 'unti'"),
        ("    unit: unit", "    start: unit", "contracts.yaml:9: no name for a field: 'start'"),
        ("compare: core", "compare: cor", "no compare 'cor'"),
        ("note: for how much", "nota: for how much", "field 'amount' has no 'nota'"),
        ("  anchor", "  ancor: project\n  anchor", "a record type has no 'ancor'"),
        ("(?P<buyer><ORG>)的", "(?P<bayer><ORG>)的", "contract has no field 'bayer'"),
        ("words:", "wards:", "a rule file has no 'wards'"),
        ("WIN: [", "win: [", "no label with words: 'win'"),
        ("<WIN>(?:", "<WINS>(?:", "no label <WINS>"),
        ("    gives: {}\n", "    gives: {manner: opn}\n", "no manner 'opn'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    own: Path, command: Command, old: str, new: str, message: str
) -> None:
    assert old in CONTRACTS
    path = own / "facts" / "contracts.yaml"
    path.write_text(CONTRACTS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PatternError) as error:
        Extractor(patterns=own)
    assert message in str(error.value)
    code, out, _ = command("rules", "check", "--patterns", own)
    assert code == 1
    assert message in out


def test_the_page_s_type_is_one(command: Command, tmp_path: Path, root: Path) -> None:
    page = (root / "docs" / "patterns.md").read_text(encoding="utf-8")
    section = page.partition("## A type of your own")[2]
    rules = section.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "my" / "facts").mkdir(parents=True)
    (tmp_path / "my" / "facts" / "visits.yaml").write_text(rules, encoding="utf-8")
    code, out, err = command("rules", "check", "--patterns", tmp_path / "my")
    assert (code, err) == (0, ""), out
