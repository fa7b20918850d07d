"""Slots are filled by the first strategy that answers, in the order of the pattern files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractor import Extractor
from extractor.errors import PatternError
from extractor.facts.strategies import STRATEGIES
from extractor.rulebook import load_rulebook

DAY = date(2024, 2, 18)
ENTRY = """  - name: {name}
    why: first
    examples:
      - {{text: 诸暨市工业投资增长5%。, gives: {{at: 5%, value: 诸暨市}}}}
    counter_examples:
      - 工业投资。
"""


@pytest.mark.parametrize("slot", sorted(STRATEGIES))
def test_every_strategy_has_its_place_and_its_proof(slot: str) -> None:
    rules = load_rulebook().rules(f"slots/{slot}").rules
    assert sorted(rule.name for rule in rules) == sorted(STRATEGIES[slot])
    for rule in rules:
        assert rule.examples, rule.name
        assert rule.counter_examples, rule.name


def test_a_strategy_without_a_function_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "slots" / "subject.yaml"
    file.parent.mkdir()
    file.write_text("rules:\n" + ENTRY.format(name="ownn"), encoding="utf-8")
    with pytest.raises(PatternError, match="subject has no such strategy") as refused:
        Extractor(patterns=[tmp_path])
    assert refused.value.hint is not None
    assert "own" in refused.value.hint


def subject(text: str) -> str | None:
    facts = list(Extractor().extract(text, reference_date=DAY, title="浙江省2023年工作"))
    return next(r.to_dict()["subject"] for r in facts if r.type == "observation")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("诸暨市工业投资增长5%。", "诸暨市"),  # the clause before the document
        ("诸暨市：工业投资增长5%。", "诸暨市"),  # the label before the document
        ("工业投资增长5%。", "浙江省"),  # the document last
        ("总投资18亿元的诸暨抽水蓄能电站开工建设。", "诸暨抽水蓄能电站"),  # the rule first
    ],
)
def test_the_nearest_that_answers_fills_the_slot(text: str, who: str) -> None:
    assert subject(text) == who
