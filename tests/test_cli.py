"""The command line: what is written, what is said, and the exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.records import RECORD_TYPES

Command = Callable[..., tuple[int, str, str]]

RELEASE = "2024年，青州市规模以上工业增加值同比增长6.2%，增速居全省第4位。\n"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


def lines_of(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


# what goes well


def test_lines_have_the_keys_of_gold_and_the_rule(command: Command, release: Path) -> None:
    code, out, err = command("extract", release, "--format", "jsonl", "--date", "2025-03-21")
    records = lines_of(out)
    assert (code, err) == (0, "")
    assert {record["type"] for record in records} >= {"quantity", "time", "observation", "ranking"}
    for record in records:
        start, end = record["start"], record["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert RELEASE[start:end] == record["text"]
        fields = set(RECORD_TYPES[str(record["type"])].model_fields) - {"evidence", "inherited"}
        assert {"type", "start", "end", "text", "rule"} <= set(record) <= fields


def test_standard_input(command: Command, release: Path) -> None:
    by_name = command("extract", release, "--format", "jsonl")
    by_input = command("extract", "-", "--format", "jsonl", stdin=RELEASE.encode())
    assert by_input == by_name


def test_offsets_count_in_the_text_as_loaded(command: Command) -> None:
    marked = command("extract", "-", "--format", "jsonl", stdin=b"\xef\xbb\xbf" + RELEASE.encode())
    other = command("extract", "-", "--format", "jsonl", stdin=RELEASE.encode("gb18030"))
    plain = command("extract", "-", "--format", "jsonl", stdin=RELEASE.encode())
    assert marked == other == plain


def test_json_is_a_document_with_provenance(command: Command, release: Path) -> None:
    title = "工业运行"
    _, out, _ = command(
        "extract", release, "--format", "json", "--date", "2025-03-21", "--title", title
    )
    document = json.loads(out)
    assert {key: document[key] for key in ("path", "title", "date")} == {
        "path": str(release),
        "title": title,
        "date": "2025-03-21",
    }
    rank = next(record for record in document["records"] if record["type"] == "ranking")
    assert rank["evidence"]
    assert {part["field"] for part in rank["inherited"]} >= {"subject", "period"}


def test_several_files_as_json_are_a_list(command: Command, release: Path) -> None:
    _, out, _ = command("extract", release, release, "--format", "json")
    assert [document["path"] for document in json.loads(out)] == [str(release)] * 2


def test_several_files_as_lines_name_their_file(command: Command, release: Path) -> None:
    _, out, _ = command("extract", release, release, "--format", "jsonl")
    assert {record["path"] for record in lines_of(out)} == {str(release)}


def test_csv_is_one_flat_table(command: Command, release: Path) -> None:
    _, out, _ = command("extract", release, release, "--format", "csv", "--date", "2025-03-21")
    rows = list(csv.DictReader(io.StringIO(out)))
    growth = [row for row in rows if row["type"] == "observation"]
    assert [(row["path"], row["value"], row["unit"]) for row in growth] == [
        (str(release), "6.2", "%")
    ] * 2
    fields = {name for model in RECORD_TYPES.values() for name in model.model_fields}
    assert set(rows[0]) == {"path", *fields} - {"evidence", "inherited"}


def test_tables_show_facts_first(command: Command, release: Path) -> None:
    _, out, _ = command("extract", release, "--date", "2025-03-21")
    headings = [line.split(" (")[0] for line in out.splitlines() if line[:1].isupper()]
    assert headings == ["Observations", "Rankings", "Quantities", "Times", "Entities"]
    assert "6.2 %" in out


def test_only_keeps_the_types_named(command: Command, release: Path) -> None:
    _, out, _ = command("extract", release, "--format", "jsonl", "--only", "observation,ranking")
    assert {record["type"] for record in lines_of(out)} == {"observation", "ranking"}
    _, once, _ = command(
        "extract", release, "--format", "jsonl", "--only", "observation", "--only", "ranking"
    )
    assert once == out


def test_output_goes_to_a_file(command: Command, release: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    _, expected, _ = command("extract", release, "--format", "jsonl")
    assert command("extract", release, "--format", "jsonl", "--output", target) == (0, "", "")
    assert target.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("jsonl", ""),
        ("json", '{"path": "-", "title": null, "date": null, "records": []}\n'),
        ("table", "no records\n"),
    ],
)
def test_no_record_is_an_empty_result(command: Command, form: str, expected: str) -> None:
    assert command("extract", "-", "--format", form, stdin="无事。".encode()) == (0, expected, "")


def test_control_characters_are_shown_and_not_obeyed(command: Command) -> None:
    code, out, _ = command("extract", "-", stdin="青州市\x1b[2J粮食产量增长6.2%。".encode())
    assert code == 0
    assert "\x1b" not in out


def test_explain_shows_sentence_rule_and_inheritance(command: Command, release: Path) -> None:
    code, out, err = command("explain", release, "--at", "第4位", "--date", "2025-03-21")
    assert (code, err) == (0, "")
    assert "增速居全省第4位" in out
    assert "inherited" in out
    assert "subject" in out


def test_explain_takes_an_offset(command: Command, release: Path) -> None:
    offset = str(RELEASE.index("第4位"))
    assert command("explain", release, "--at", offset) == command(
        "explain", release, "--at", "第4位"
    )


def test_explain_as_json(command: Command, release: Path) -> None:
    code, out, err = command("explain", release, "--at", "第4位", "--format", "json")
    assert (code, err) == (0, "")
    explained = json.loads(out)
    assert [rule["rule"] for rule in explained["rules"]][-1] == "rank_verb_scope"
    assert any(asked["answer"] is None for asked in explained["rules"][-1]["asked"])
    code, out, err = command("explain", release, "--at", "第4位", "--format", "xml")
    assert (code, out) == (2, "")
    assert err == "extractor: --format: no 'xml'; there are: text, json\n"


def test_schema_is_json_schema_of_the_records(command: Command) -> None:
    code, out, _ = command("schema")
    schema = json.loads(out)
    assert code == 0
    assert set(schema["discriminator"]["mapping"]) == set(RECORD_TYPES)
    quantity = schema["$defs"]["Quantity"]
    assert quantity["required"] == ["type", "start", "end", "text", "rule", "unit"]
    assert {"type": "string"} in quantity["properties"]["value"]["anyOf"]
    assert "evidence" not in quantity["properties"]


def test_rules_check_finds_our_own_patterns_right(command: Command) -> None:
    code, out, err = command("rules", "check")
    assert (code, err) == (0, "")
    assert "examples" in out


def test_rules_check_says_where_a_file_is_wrong(command: Command, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    table = tmp_path / "lexicon" / "units.tsv"
    table.write_text("word\tno_such_column\n桶\tx\n", encoding="utf-8")
    code, out, _ = command("rules", "check", "--patterns", tmp_path)
    assert code == 1
    assert f"{table}:" in out
    assert "no column 'no_such_column'" in out


def gold_folder(tmp_path: Path) -> Path:
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    at = RELEASE.index("6.2%")
    gold = {"type": "quantity", "start": at, "end": at + 4, "text": "6.2%", "value": "6.2"}
    lines = [json.dumps({**gold, "unit": "%"}), json.dumps({**gold, "start": 0, "end": 1})]
    (tmp_path / "release.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_eval_prints_and_lists(command: Command, tmp_path: Path) -> None:
    folder = gold_folder(tmp_path)
    code, out, _ = command("eval", folder)
    assert code == 0
    # two expected, one found: P 1, R 1/2, F1 2/3
    assert "quantity           2  1.000 0.500 0.667  1.000 0.500 0.667  0.667\n" in out
    assert "missed" not in out
    _, listed, _ = command("eval", folder, "--errors")
    assert "missed: expected, and not found (1)" in listed
    assert command("eval", folder, "--errors", "5")[1] == listed
    _, figures, _ = command("eval", folder, "--json")
    assert json.loads(figures)["quantity"]["core"] == [1.0, 0.5, 2 / 3]


def test_eval_of_some_cases(command: Command, tmp_path: Path) -> None:
    folder = gold_folder(tmp_path)
    assert command("eval", folder, "--cases", "rel*") == command("eval", folder)
    code, _, err = command("eval", folder, "--cases", "c*")
    assert (code, err) == (2, "extractor: --cases: no case is called 'c*'\n")


def test_eval_of_cases_without_a_date(command: Command, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("去年新增就业3万人。", encoding="utf-8")
    time = {"type": "time", "start": 0, "end": 2, "text": "去年", "kind": "date", "value": "2024"}
    (tmp_path / "note.jsonl").write_text(json.dumps(time), encoding="utf-8")
    assert command("eval", tmp_path, "--min", "time=1")[0] == 1
    assert command("eval", tmp_path, "--min", "time=1", "--date", "2025-03-21")[0] == 0
    code, _, err = command("eval", tmp_path, "--date", "2025-02-30")
    assert (code, err.count("\n")) == (2, 1)


def test_eval_is_a_gate(command: Command, tmp_path: Path) -> None:
    folder = gold_folder(tmp_path)
    assert command("eval", folder, "--min", "quantity=0.66")[0] == 0
    code, _, err = command("eval", folder, "--min", "quantity=0.67", "--min", "quantity.core=0.5")
    assert (code, err) == (1, "extractor: quantity: strict F1 0.6667 is under 0.67\n")


# what goes wrong: one line on standard error, exit code 2


def bad_file(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "only blanks"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"abc\xff\xffdef", "(byte 3)"),
        ("青州市".encode() + b"\xff", "(byte 9)"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", "program"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image (PNG)"),
    ],
)
def test_a_file_that_is_no_text(
    command: Command, tmp_path: Path, content: bytes, said: str
) -> None:
    path = bad_file(tmp_path, "bad", content)
    code, out, err = command("extract", path)
    assert (code, out) == (2, "")
    assert err.startswith(f"extractor: {path}: ")
    assert said in err
    assert err.count("\n") == 1
    code, _, err = command("extract", "-", stdin=content)
    assert code == 2
    assert said in err


def test_a_file_that_is_not_there_and_a_folder(command: Command, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    assert command("extract", missing) == (2, "", f"extractor: {missing}: no such file\n")
    assert command("extract", tmp_path) == (2, "", f"extractor: {tmp_path}: a folder, not a file\n")
    assert command("explain", missing, "--at", "x")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "xml"], "--format: no 'xml'; there are: table, jsonl, json, csv"),
        (["--only", "observation,fact"], "--only: no 'fact'; there are: quantity, time, "),
        (["--date", "2025-02-30"], "--date: no such date: '2025-02-30' (write YYYY-MM-DD)"),
        (["--date", "yesterday"], "--date: no such date: 'yesterday'"),
        (["--patterns", "/no/such/folder"], "/no/such/folder: no such folder of patterns"),
        (["--output", "/no/such/folder/file"], "--output: /no/such/folder/file: No such file"),
        (["--frobnicate"], "No such option: --frobnicate"),
        (["--format"], "Option '--format' requires an argument"),
    ],
)
def test_a_wrong_option(command: Command, release: Path, arguments: list[str], said: str) -> None:
    code, out, err = command("extract", release, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"extractor: {said}")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract"], "Missing argument 'FILE...'"),
        (["extrakt"], "No such command 'extrakt'"),
        (["rules"], "Missing command"),
        (["rules", "check", "--patterns", "/no/such"], "--patterns: /no/such: no such folder"),
        (["eval", "/no/such"], "/no/such: no such folder of gold"),
        (["eval", ".", "--min", "fact=1"], "--min: no 'fact'"),
        (["eval", ".", "--min", "time.loose=1"], "--min: no 'loose'"),
        (["eval", ".", "--min", "time=high"], "--min: no F1 in 'time=high'"),
        (["eval", ".", "--min", "time=98"], "--min: an F1 lies between 0 and 1"),
        (["eval", ".", "--entities", "some"], "--entities: no 'some'; there are: all, core"),
        (["suites", "/no/such"], "/no/such: no such folder"),
    ],
)
def test_a_wrong_command(command: Command, arguments: list[str], said: str) -> None:
    code, out, err = command(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"extractor: {said}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("at", ["第9位", "99999", ""])
def test_a_place_that_is_not_in_the_text(command: Command, release: Path, at: str) -> None:
    code, out, err = command("explain", release, "--at", at)
    assert (code, out) == (2, "")
    assert err.startswith("extractor: --at: ")


def test_the_good_ones_of_several_files_are_written(
    command: Command, release: Path, tmp_path: Path
) -> None:
    missing, empty = tmp_path / "missing", bad_file(tmp_path, "empty", b"")
    code, out, err = command("extract", missing, release, empty, "--format", "jsonl")
    assert code == 1
    assert {record["path"] for record in lines_of(out)} == {str(release)}
    assert err.splitlines() == [
        f"extractor: {missing}: no such file",
        f"extractor: {empty}: the file is empty",
    ]
    code, out, _ = command("extract", missing, empty, "--format", "json")
    assert (code, json.loads(out)) == (2, [])


# as a process of its own


def test_the_output_is_utf8_in_any_locale(release: Path) -> None:
    variables = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = subprocess.run(
        [sys.executable, "-m", "extractor", "extract", release, "--only", "ranking"],
        env=variables,
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert "第4位" in run.stdout.decode("utf-8")


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(RELEASE * 500, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "extractor", "extract", path, "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


@pytest.mark.parametrize("said", ["observations", "Observation", "OBSERVATIONS,"])
def test_what_is_meant_is_understood(command: Command, said: str) -> None:
    text = "2024年，青州市用电量增长6.2%，达到80亿千瓦时。"
    wanted = command("extract", "--text", text, "--only", "observation")
    assert wanted.out.startswith("Observations (2)")
    assert command("extract", "--text", text, "--only", said.rstrip(",")) == wanted
    both = command("extract", "--text", text, "--only", "Quantities,times", "--format", "jsonl")
    assert {json.loads(line)["type"] for line in both.out.splitlines()} == {"quantity", "time"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--only", "obsrvation", "--text", "a"), "(did you mean observation?); there are: "),
        (("--only", "weather", "--text", "a"), "no 'weather'; there are: quantity"),
        (("2024年，用电量增长6.2%。",), "no such file; a text itself goes after --text"),
        (("没有.txt",), "没有.txt: no such file"),
        ((), "name files, - for input, or --text TEXT"),
        (("--text", "用电量增长6.2%。", "a.txt"), "--text goes without files"),
    ],
)
def test_near_misses_are_hinted(command: Command, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = command("extract", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_a_text_that_is_typed_is_read_as_standard_input_is(command: Command) -> None:
    text = "2024年，青州市用电量增长6.2%。"
    options = ("--format", "json", "--date", "2025-03-21")
    assert command("extract", "--text", text, *options) == command(
        "extract", "-", *options, stdin=text.encode()
    )


def test_csv_for_excel_says_that_it_is_utf_8(command: Command, tmp_path: Path) -> None:
    text = "2024年，青州市用电量增长6.2%。"
    plain = command("extract", "--text", text, "--format", "csv").out
    assert command("extract", "--text", text, "--for-excel").out == f"\ufeff{plain}"
    out = tmp_path / "a.csv"
    assert command("extract", "--text", text, "--for-excel", "--output", out).code == 0
    assert out.read_bytes() == b"\xef\xbb\xbf" + plain.encode()


def test_the_list_of_commands_is_not_cut(command: Command) -> None:
    shown = command("-h").out
    assert "..." not in shown.split("Commands:")[1]
    assert "numbers, times and names they" in shown
