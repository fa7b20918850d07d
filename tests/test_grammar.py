"""Fact rules: patterns in labels, tried in order, and refused with file, line and hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import PatternError
from extractor.facts.atoms import atom_labels
from extractor.grammar import CompiledRule, compile_rules, fitting, run
from extractor.mentions.words import WordFinder
from extractor.rulebook import load_rulebook
from extractor.rulebook.rules import RuleFile, read_rules
from extractor.sketch import Alphabet, Sketch

ALPHABET = Alphabet({"TREND", "BASIS", "SCOPE"})


def rule_file(folder: Path, *patterns: str, define: str = "") -> RuleFile:
    """A file with these patterns as rules r0, r1, …; a rule takes five lines."""
    lines = [f"define: {{{define}}}", "rules:"]
    for number, pattern in enumerate(patterns):
        lines += [
            f"  - name: r{number}",
            f"    gives: {{rank: '{number}'}}",
            f"    pattern: '{pattern}'",
            "    examples: [{text: 甲, gives: {at: 甲}}]",
            "    counter_examples: [乙]",
        ]
    path = folder / "file.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_rules(path)


def sketch(readable: str) -> Sketch:
    """The sketch that is written like this for people."""
    text = readable
    for name, char in ALPHABET.chars.items():
        text = text.replace(f"<{name}>", char)
    return Sketch(text, list(range(len(text))), list(range(1, len(text) + 1)), {})


def compiled(folder: Path, *patterns: str, define: str = "") -> list[CompiledRule]:
    return compile_rules(rule_file(folder, *patterns, define=define), ALPHABET)


def matched(rules: list[CompiledRule], readable: str) -> list[tuple[str, str]]:
    """Rule and text of each match."""
    drawn = sketch(readable)
    return [
        (match.rule.name, ALPHABET.readable(drawn.text[match.start : match.end]))
        for match in run(fitting(rules), drawn, "value", set(drawn.text))
    ]


def test_labels_and_fragments_are_put_in(tmp_path: Path) -> None:
    rules = compiled(
        tmp_path,
        "{change}(?P<value>{rate})",
        define="change: '<BASIS>?<TREND>', rate: '<PCT>|<PP>'",
    )
    assert matched(rules, "产值<BASIS><TREND><PCT>，<TREND><PP>，<PCT>") == [
        ("r0", "<BASIS><TREND><PCT>"),
        ("r0", "<TREND><PP>"),
    ]


def test_a_fragment_may_hold_fragments(tmp_path: Path) -> None:
    rules = compiled(
        tmp_path, "{a}(?P<value><PCT>)", define="a: '{b}了?', b: '{c}|升', c: '<TREND>'"
    )
    assert matched(rules, "<TREND>了<PCT>升<PCT>") == [("r0", "<TREND>了<PCT>"), ("r0", "升<PCT>")]


def test_an_alternative_in_a_fragment_ends_with_it(tmp_path: Path) -> None:
    """``a|b`` in a fragment is one piece of the pattern that uses it."""
    rules = compiled(tmp_path, "{verb}(?P<value><PCT>)", define="verb: '<TREND>|达'")
    assert matched(rules, "<TREND>，<PCT>") == []


def test_the_first_rule_to_claim_an_anchor_keeps_it(tmp_path: Path) -> None:
    wide, narrow = "(?P<value><PCT>)", "<TREND>(?P<value><PCT>)"
    text = "甲<TREND><PCT>，乙<PCT>"
    assert matched(compiled(tmp_path, narrow, wide), text) == [
        ("r0", "<TREND><PCT>"),
        ("r1", "<PCT>"),
    ]
    assert matched(compiled(tmp_path, wide, narrow), text) == [("r0", "<PCT>"), ("r0", "<PCT>")]


def test_a_match_with_one_claimed_anchor_is_none(tmp_path: Path) -> None:
    rules = compiled(
        tmp_path, "<TREND>(?P<value><PCT>)", "(?P<value><PP>)、(?P<value><PCT>)", "(?P<value><PP>)"
    )
    assert matched(rules, "<PP>、<PCT>") == [("r1", "<PP>、<PCT>")]
    claimed = compiled(tmp_path, "、(?P<value><PCT>)", "(?P<value><PP>)、(?P<value><PCT>)")
    assert matched(claimed, "<PP>、<PCT>") == [("r0", "、<PCT>")]


def test_a_count_is_read_by_the_rule_that_takes_it(tmp_path: Path) -> None:
    rules = compiled(tmp_path, "(?P<count><QTY>)产业(?P<value><QTY>)", "(?P<value><QTY>)")
    assert matched(rules, "<QTY>产业<QTY>，<QTY>") == [("r0", "<QTY>产业<QTY>"), ("r1", "<QTY>")]


def test_matches_come_in_text_order_with_every_capture(tmp_path: Path) -> None:
    rules = compiled(tmp_path, "升(?P<value><PP>)", "(?P<value><PCT>)(?:、(?P<value><PCT>))*")
    drawn = sketch("<PCT>、<PCT>，升<PP>，<PCT>")
    found = run(fitting(rules), drawn, "value", set(drawn.text))
    assert [match.rule.name for match in found] == ["r1", "r0", "r1"]
    assert found[0].groups["value"] == [(0, 1), (2, 3)]
    assert found[0].first("value") == (0, 1)
    assert found[0].first("time") is None


def test_a_group_that_took_no_part_is_not_there(tmp_path: Path) -> None:
    rules = compiled(tmp_path, "(?P<basis><BASIS>)?<TREND>(?P<value><PCT>)")
    drawn = sketch("<TREND><PCT><BASIS><TREND><PCT>")
    bare, based = run(fitting(rules), drawn, "value", set(drawn.text))
    assert bare.first("basis") is None
    assert based.first("basis") == (2, 3)


def test_a_rule_is_tried_only_where_a_sketch_holds_what_it_needs(tmp_path: Path) -> None:
    rule = compiled(tmp_path, "<TREND>了?(?P<value><PCT>|<PP>)")[0]
    assert {ALPHABET.names[char] for char in rule.needs.every} == {"TREND"}
    assert [{ALPHABET.names[char] for char in some} for some in rule.needs.some] == [{"PCT", "PP"}]
    assert matched([rule], "<TREND><QTY>") == []
    assert matched([rule], "<TREND><PP>") == [("r0", "<TREND><PP>")]


@pytest.mark.parametrize(
    ("pattern", "define", "said", "hint"),
    [
        ("(?P<value><PTC>)", "", "no label <PTC>", "did you mean 'PCT'?"),
        ("{trnd}(?P<value><PCT>)", "trend: '<TREND>'", "no fragment {trnd}", "mean 'trend'?"),
        ("{a}(?P<value><PCT>)", "a: '{c}'", "no fragment {c}", "there are: a"),
        ("{a}(?P<value><PCT>)", "a: '{b}', b: '{a}'", "refer to each other in a circle", None),
        ("{a}(?P<value><PCT>)", "a: '{a}'", "refer to each other in a circle", None),
        ("(?P<value><PCT>", "", "missing )", "fragments put in"),
        ("{a}(?P<value><PCT>)", "a: '[甲'", "unterminated character set", "fragments put in"),
    ],
    ids=["label", "fragment", "fragment in one", "circle", "itself", "bracket", "bad fragment"],
)
def test_a_wrong_pattern_is_refused(
    tmp_path: Path, pattern: str, define: str, said: str, hint: str | None
) -> None:
    source = rule_file(tmp_path, "(?P<value><PCT>)", pattern, define=define)
    with pytest.raises(PatternError) as caught:
        compile_rules(source, ALPHABET)
    error = caught.value
    assert (error.file, error.line) == (tmp_path / "file.yaml", 10)
    assert "'r1'" in error.message
    assert said in error.message
    assert hint is None or hint in (error.hint or "")


def test_our_own_rules_compile() -> None:
    """Each names labels and fragments that there are, and is tried only where it can match."""
    book = load_rulebook()
    alphabet = Alphabet(WordFinder(book).labels | atom_labels(book))
    for name in ("facts/observations", "facts/rankings", "facts/recognitions"):
        ready = compile_rules(book.rules(name), alphabet)
        assert [rule.rule.name for rule in ready if not rule.needs] == []
