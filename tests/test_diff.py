"""``extractor diff``: what two readings of the same texts differ in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.compare.changes import Change, ChangeTally, changes
from extractor.records import TYPES
from extractor.store.opening import open_store

Command = Callable[..., Any]
FIRST = "2024年，松阳县库存饲草120垛，用电量增长6.2%。"
SECOND = "2024年，龙泉市以97%的好评率收官。"
RULE = """rules:
  - name: finished_with
    pattern: '以(?P<value><PCT>)的(?P<tail>[^，。；的]{2,8}率)'
    gives: {measure: level, indicator: tail}
    examples:
      - text: 龙泉市以97%的好评率收官。
        gives: {at: 97%, subject: 龙泉市, indicator: 好评率}
    counter_examples:
      - 龙泉市好评率达到97%。
"""


def fact(start: int, text: str, **said: Any) -> dict[str, Any]:
    return {"type": "observation", "start": start, "end": start + len(text), "text": text,
            "rule": "growth", "subject": "龙泉市", "indicator": "用电量", "measure": "growth",
            "value": "6.2", "unit": "%", **said}  # fmt: skip


def told(found: list[Change]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, one.fields if one.kind == "changed" else ()) for one in found]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ([fact(0, "6.2%")], [fact(0, "6.2%")], []),
        ([fact(0, "6.2%")], [], [("lost", ())]),
        ([], [fact(0, "6.2%")], [("gained", ())]),
        ([fact(0, "6.2%")], [fact(0, "6.2%", rule="other")], []),
        ([fact(0, "6.2%")], [fact(0, "6.2%", value="6.20")], []),
        ([fact(0, "6.2%")], [fact(0, "6.2%", status="actual", basis="")], []),
        ([fact(0, "6.2%")], [fact(0, "6.2%", status="target")], [("changed", ("status",))]),
        ([fact(0, "6.2%")], [fact(0, "6.2%", value="6.3")], [("changed", ("value",))]),
        (
            [fact(0, "6.2%", subject="丽水市")],
            [fact(0, "6.2%", basis="yoy")],
            [("changed", ("subject", "basis"))],
        ),
        ([fact(0, "6.2%")], [fact(1, ".2%", value="0.2")], [("changed", ("value", "span"))]),
        ([fact(0, "6.2%")], [fact(9, "6.2%")], [("lost", ()), ("gained", ())]),
        # one of two equal ones is gone; of two on one anchor the likest are a pair
        ([fact(0, "6.2%")] * 2, [fact(0, "6.2%")], [("lost", ())]),
        (
            [fact(0, "6.2%", subject="甲县"), fact(0, "6.2%", subject="乙县", indicator="产值")],
            [fact(0, "6.2%", subject="乙县", indicator="产值", basis="yoy")],
            [("changed", ("basis",)), ("lost", ())],
        ),
    ],
)
def test_what_is_a_change(
    before: list[Any], after: list[Any], said: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert sorted(told(changes(before, after, types=TYPES))) == sorted(said)


@st.composite
def readings(draw: st.DrawFn) -> list[dict[str, Any]]:
    some = st.builds(
        fact,
        st.integers(0, 6),
        st.sampled_from(("6.2%", "6.2")),
        value=st.sampled_from(("6.2", "7")),
        subject=st.sampled_from(("甲县", "乙县", None)),
    )
    return draw(st.lists(some, max_size=5))


@given(readings(), readings())
def test_a_difference_turns_round_and_adds_up(
    one: list[dict[str, Any]], two: list[dict[str, Any]]
) -> None:
    assert changes(one, one, types=TYPES) == []
    there, back = changes(one, two, types=TYPES), changes(two, one, types=TYPES)
    kinds = [change.kind for change in there]
    turned = {"gained": "lost", "lost": "gained", "changed": "changed"}
    assert sorted(turned[kind] for kind in kinds) == sorted(change.kind for change in back)
    assert len(two) - len(one) == kinds.count("gained") - kinds.count("lost")
    tally = ChangeTally()
    tally.add(two, there)
    counted = tally.types.get("observation", {})
    assert counted.get("same", 0) + kinds.count("gained") + kinds.count("changed") == len(two)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts, and two folders of patterns: a unit; the same with a rule."""
    folder = tmp_path_factory.mktemp("diff")
    for name, text in (("2025-01-20", FIRST), ("2025-01-21", SECOND)):
        (folder / "texts").mkdir(exist_ok=True)
        (folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    for name in ("unit", "both"):
        (folder / name / "lexicon").mkdir(parents=True)
        row = "word\tcode\tfactor\tkind\n垛\tkg\t40\tmeasure\n"
        (folder / name / "lexicon" / "units.tsv").write_text(row, encoding="utf-8")
    (folder / "both" / "facts").mkdir()
    (folder / "both" / "facts" / "observations.yaml").write_text(RULE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def stores(place: Path) -> tuple[Path, Path]:
    """The texts read by our patterns, and by those with unit and rule."""
    pytest.importorskip("duckdb")
    from extractor.cli import main

    first, second = place / "first.duckdb", place / "second.duckdb"
    given = ["batch", str(place / "texts"), "--workers", "1", "--out"]
    assert main([*given, str(first)]) == 0
    assert main([*given, str(second), "--patterns", str(place / "both")]) == 0
    return first, second


def facts(outcome: Any) -> list[tuple[str, str, list[str]]]:
    """The changes of facts that a command printed: kind, anchor, fields that changed."""
    assert outcome.err == ""
    return [
        (one["change"], (one.get("after") or one["before"])["text"], one.get("fields", []))
        for one in json.loads(outcome.out)
        if one["type"] == "observation"
    ]


BOTH = [("gained", "120垛"), ("changed", "97%")]


def test_two_folders_of_patterns(place: Path, command: Command) -> None:
    texts, form = place / "texts", ("--format", "json")
    found = facts(command("diff", texts, "--patterns", place / "both", *form))
    assert [one[:2] for one in found] == BOTH
    assert found[1][2] == ["indicator"]
    between = ("--against", place / "unit", "--patterns", place / "both")
    assert [one[:2] for one in facts(command("diff", texts, *between, *form))] == BOTH[1:]
    back = ("--against", place / "both", *form)
    assert [one[0] for one in facts(command("diff", texts, *back))] == ["lost", "changed"]
    alone = command("diff", texts / "2025-01-21.txt", "--patterns", place / "both", *form)
    assert [one[:2] for one in facts(alone)] == BOTH[1:]


def test_a_store_and_the_program_of_today(
    place: Path, stores: tuple[Path, Path], command: Command
) -> None:
    form = ("--format", "json")
    assert facts(command("diff", stores[0], *form)) == []
    found = facts(command("diff", stores[0], "--patterns", place / "both", *form))
    assert [one[:2] for one in found] == BOTH
    back = facts(command("diff", stores[1], *form))
    assert [one[0] for one in back] == ["lost", "changed"]


def test_two_stores(stores: tuple[Path, Path], command: Command) -> None:
    found = facts(command("diff", *stores, "--format", "json"))
    assert [one[:2] for one in found] == BOTH
    assert facts(command("diff", stores[1], stores[1], "--format", "json")) == []


def test_documents_that_cannot_be_compared_are_told(
    place: Path, stores: tuple[Path, Path], command: Command, tmp_path: Path
) -> None:
    shutil.copytree(place / "texts", tmp_path / "texts")
    (tmp_path / "texts" / "2025-01-20.txt").write_text("另一篇文章。", encoding="utf-8")
    (tmp_path / "texts" / "2025-01-22.txt").write_text("用电量增长7%。", encoding="utf-8")
    other = tmp_path / "other.duckdb"
    assert command("batch", tmp_path / "texts", "--out", other, "--workers", "1").code == 0
    said = command("diff", stores[0], other)
    assert "1 documents are in the second store alone: not compared" in said.err
    assert "1 documents have another text in each store: not compared" in said.err
    assert "1 texts, 0 of them with changes" in said.out


def test_tables_are_kept_with_the_texts(command: Command, tmp_path: Path) -> None:
    """Where a page is gone, what was read from its table is read from it again."""
    pytest.importorskip("duckdb")
    page = tmp_path / "pages" / "2025-01-20.html"
    page.parent.mkdir()
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in (
        ("指标", "2024年"), ("地区生产总值（亿元）", "820.4"), ("粮食产量（万吨）", "53.2"),
    ))  # fmt: skip
    text = f"<html><body><p>青州市2024年主要指标如下。</p><table>{rows}</table></body></html>"
    page.write_text(text, encoding="utf-8")
    store = tmp_path / "s.duckdb"
    assert command("batch", page.parent, "--out", store, "--workers", "1").code == 0
    assert "820.4" in command("find", store, "--format", "csv").out
    assert command("diff", store).out.endswith("1 texts, 0 of them with changes\n")
    page.unlink()
    gone = command("diff", store)
    assert (gone.err, gone.out.splitlines()[-1]) == ("", "1 texts, 0 of them with changes")
    with open_store(store, write=True) as opened:  # as an older version left it
        opened.run("UPDATE texts SET grids = NULL")
    bare = command("diff", store)
    assert "1 documents with tables that an older version has read" in bare.err
    assert bare.out.endswith("0 texts, 0 of them with changes\n")


def test_counts_by_field_and_rule(place: Path, command: Command) -> None:
    given = ("diff", place / "texts", "--patterns", place / "both", "--only", "observation")
    shown = command(*given).out
    lines = [line.split() for line in shown.splitlines()]
    assert ["observation", "1", "0", "1", "1"] in lines
    assert ["indicator", "1"] in lines
    assert ["amount_before", "1", "0", "0"] in lines
    assert any(line[-4:] == ["finished_with", "0", "0", "1"] for line in lines)
    table = command(*given, "--format", "tsv").out.splitlines()
    assert table[0].split("\t")[:3] == ["change", "type", "fields"]
    assert [line.split("\t")[0] for line in table[1:]] == ["gained", "changed"]
    assert "indicator=好评率收官\tindicator=好评率\trate_after → finished_with" in table[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("{texts}",), "name a folder of patterns with --patterns"),
        (("{none}", "--patterns", "{both}"), "no such file or folder"),
        (("{texts}", "{store}"), "no store; two names are of two outputs of batch"),
        (("{store}", "{store}", "--patterns", "{both}"), "leave out --patterns"),
        (("{store}", "--against", "{both}"), "leave out --against"),
        (("{texts}", "--patterns", "{none}"), "no such folder of patterns"),
        (("{texts}", "--patterns", "{both}", "--only", "novel"), "no 'novel'"),
        (("{texts}", "--patterns", "{both}", "--format", "xlsx"), "goes with --output FILE"),
    ],
)
def test_what_cannot_be_compared(
    place: Path,
    stores: tuple[Path, Path],
    command: Command,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    names = {"texts": place / "texts", "both": place / "both", "store": stores[0],
             "none": place / "none"}  # fmt: skip
    outcome = command("diff", *(one.format(**names) for one in arguments))
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_the_page_shows_what_became_of_each(
    place: Path, command: Command, tmp_path: Path, browser: Any
) -> None:
    file = tmp_path / "changes.html"
    patterns = ("--patterns", place / "both")
    assert command("diff", place / "texts", *patterns, "-o", file).code == 0
    tab, errors = browser.new_page(), []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto(file.as_uri())
    gained = tab.locator("#rows tr[data-change=gained]")
    assert [row.locator("td").first.inner_text() for row in gained.all()] == [
        "observation", "quantity",
    ]  # fmt: skip
    tab.select_option("#leaf", "1")
    row = tab.locator("#rows tr[data-change=changed]")
    assert row.locator("td").nth(7).inner_text() == "indicator=好评率收官"
    assert tab.locator("#text mark[data-change=changed]").inner_text() == "97%"
    tab.uncheck("#types label[data-kind=changed] input")
    assert tab.locator("#rows tr").count() == 0
    assert errors == []
