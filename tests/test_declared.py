"""What is declared of tables and rule files is what ours hold: no more, no less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.anchors import bodies, wrong_anchor
from extractor.facts import reader
from extractor.grammar import expand
from extractor.pipeline import Pipeline
from extractor.rulebook import load_rulebook, own_patterns
from extractor.rulebook.book import without_effect, wrong_files
from extractor.rulebook.declared import STAGES, TABLES
from extractor.rulebook.declared_rules import RULES
from extractor.rulebook.effects import unread_groups
from extractor.swallowed import literals, swallowed

BOOK = load_rulebook()
GROUP = re.compile(r"\(\?P<(\w+)>")
CLASS = re.compile(r"\{@(\w+?)\}")
ANCHORED = sorted(name for name, form in RULES.items() if form.anchor)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(BOOK)


def test_every_table_and_rule_file_is_declared() -> None:
    assert set(BOOK.table_names) == set(TABLES)
    typed = {name for name in BOOK.rule_names if BOOK.rules(name).options}
    assert typed == {"facts/appointments"}  # its groups are the fields of its record
    assert set(BOOK.rule_names) - typed == set(RULES)


def test_every_table_lies_in_the_folder_of_its_stage() -> None:
    lexicon = own_patterns() / "lexicon"
    lie = {file.relative_to(lexicon).as_posix() for file in lexicon.rglob("*.tsv")}
    assert lie == {f"{stage}/{name}.tsv" for stage, tables in STAGES.items() for name in tables}


def test_the_folders_are_told(root: Path) -> None:
    text = (root / "docs" / "patterns.md").read_text(encoding="utf-8")
    told = text.partition("### The folders of tables")[2].partition("\n### ")[0]
    assert re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE) == list(STAGES)


def test_our_own_hold_nothing_without_effect() -> None:
    assert [problem.one_line for problem in wrong_files(own_patterns())] == []
    assert [problem.one_line for problem in without_effect(BOOK)] == []


@pytest.mark.parametrize("name", sorted(TABLES))
def test_columns_are_those_of_ours(name: str) -> None:
    form, table = TABLES[name], BOOK.table(name)
    assert (form.key, *form.columns) == table.columns


@pytest.mark.parametrize("name", sorted(TABLES))
def test_closed_values_and_needs_are_no_wider_than_ours(name: str) -> None:
    """A value that no row of ours has would be one that nobody has tried."""
    table = BOOK.table(name)
    for column, cell in TABLES[name].columns.items():
        values = [row.get(column) for row in table]
        if cell.values and not cell.several:
            assert set(values) - {""} <= cell.values
        if cell.needed:
            assert all(values), column


def groups_of(name: str) -> set[str]:
    """The groups that a rule file of ours names."""
    file = BOOK.rules(name)
    texts = [*(rule.pattern for rule in file.rules), *file.define.values()]
    return {group for text in texts for group in GROUP.findall(text)}


@pytest.mark.parametrize("name", sorted(RULES))
def test_declared_groups_are_those_that_ours_use(name: str) -> None:
    used = groups_of(name)
    if "times" in name:  # one reader reads both files
        used = groups_of("mentions/times") | groups_of("mentions/times-alone")
    assert RULES[name].groups == used


@pytest.mark.parametrize("name", ANCHORED)
def test_our_own_rules_are_anchored_well(name: str, pipeline: Pipeline) -> None:
    file, form = BOOK.rules(name), RULES[name]
    for rule in file.rules:
        pattern = expand(rule, file.define, pipeline.alphabet)
        assert bodies(pattern, form.anchor)
        assert list(wrong_anchor(rule, pattern, form, pipeline.alphabet)) == []
        assert list(unread_groups(rule, form.groups)) == []


def test_the_labels_of_anchors_are_those_that_sentences_are_read_for() -> None:
    declared = {label for name in ANCHORED for label in RULES[name].labels}
    assert declared == reader._ANCHORS


def test_no_literal_of_ours_is_drawn_as_a_label(pipeline: Pipeline) -> None:
    assert [problem.one_line for problem in swallowed(pipeline)] == []


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("以(?P<value><PCT>)的好评率", ["的好评率"]),
        ("(?:收官|圆满)完成了?", ["收官", "圆满", "完成"]),
        (r"[增长]{2}(?<!的确)\d+(?!以上)在\p{Han}", ["的确", "以上"]),
        ("水平?较{0,2}好高", ["好高"]),
        ("收收{2,3}官完", ["收收", "官完"]),
        ("{reach}达标<TO>甲", ["达标"]),
    ],
)
def test_literals_of_a_pattern(pattern: str, found: list[str]) -> None:
    assert literals(pattern) == found
