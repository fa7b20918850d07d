"""Every rule's own examples come out, and a rule that is wrong is told so."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.evaluate.check import check_patterns
from extractor.evaluate.proof import Prover, problem_of
from extractor.rulebook import Rule, load_rulebook

BOOK = load_rulebook()
RULES = [(name, rule) for name in BOOK.rule_names for rule in BOOK.rules(name).rules]


@pytest.fixture(scope="module")
def prover() -> Prover:
    return Prover(BOOK)


@pytest.mark.parametrize(
    ("name", "rule"), RULES, ids=[f"{name.partition('/')[2]}-{rule.name}" for name, rule in RULES]
)
def test_examples(name: str, rule: Rule, prover: Prover) -> None:
    for example in (*rule.examples, *rule.counter_examples):
        problem = problem_of(rule, example, prover.made(name, example))
        assert problem is None, str(problem)


def own_folder(tmp_path: Path, examples: str) -> Path:
    folder = tmp_path / "own"
    (folder / "mentions").mkdir(parents=True)
    rule = f"rules:\n  - name: doublings\n    pattern: '翻了?{{n}}番'\n    {examples}"
    (folder / "mentions" / "quantities.yaml").write_text(rule, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("examples", "line", "said"),
    [
        (
            "gives: {value: doublings, unit: x}\n"
            "    examples: [{text: 产值翻两番, gives: [{at: 翻两番, value: '2', unit: x}]}]\n"
            "    counter_examples: [无]\n",
            5,
            "rule 'doublings' makes of '产值翻两番': at 翻两番, value 4",
        ),
        (
            "gives: {value: doublings, unit: x}\n"
            "    examples: [{text: 产值翻两番, gives: [{at: 翻两番, value: '4'}]}]\n"
            "    counter_examples: [总量翻三番]\n",
            6,
            "rule 'doublings' makes of '总量翻三番': at 翻三番, value 8",
        ),
    ],
    ids=["wrong value", "counter-example that counts"],
)
def test_a_wrong_example_is_found(tmp_path: Path, examples: str, line: int, said: str) -> None:
    folder = own_folder(tmp_path, examples)
    problems = [
        problem
        for problem in check_patterns([folder]).problems
        if Path(problem.file).is_relative_to(folder)
    ]
    assert [(problem.line, problem.message[: len(said)]) for problem in problems] == [(line, said)]
    assert problems[0].hint is not None
    assert problems[0].hint.startswith("expected: ")
