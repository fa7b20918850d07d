"""Every rule of the times files makes of its examples what it says, and nothing of the others."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.mentions.time.alone import AloneReader
from extractor.mentions.time.scan import Scanner
from extractor.mentions.times import TimeFinder
from extractor.rulebook import Example, Rule, load_rulebook

BOOK = load_rulebook()
FINDER = TimeFinder(BOOK)
ALONE = Scanner(BOOK.rules("mentions/times-alone"), FINDER.words.classes)


def _cases(file: str, kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.name}:{example.line}")
        for rule in BOOK.rules(file).rules
        for example in getattr(rule, kind)
    ]


@pytest.mark.parametrize(("rule", "example"), _cases("mentions/times", "examples"))
def test_examples(rule: Rule, example: Example) -> None:
    found = FINDER.find(
        example.text, reference=example.reference, title=example.context.get("title")
    )
    assert rule.name in {mention.rule for mention in found}
    got = [(example.text[m.start : m.end], m.value.value, m.value.mod) for m in found]
    assert got == [(g["at"], g["value"], g.get("mod")) for g in example.gives]


@pytest.mark.parametrize(("rule", "example"), _cases("mentions/times", "counter_examples"))
def test_counter_examples(rule: Rule, example: Example) -> None:
    found = FINDER.find(example.text, reference=example.reference)
    assert rule.name not in {mention.rule for mention in found}


@pytest.mark.parametrize(("rule", "example"), _cases("mentions/times-alone", "examples"))
def test_alone_examples(rule: Rule, example: Example) -> None:
    found = ALONE.whole(example.text)
    assert found is not None
    assert found.rule.name == rule.name
    value = AloneReader((ALONE, FINDER.scanner), FINDER.words).read(example.text, example.reference)
    assert value is not None
    assert value.value == example.gives[0]["value"]


@pytest.mark.parametrize(("rule", "example"), _cases("mentions/times-alone", "counter_examples"))
def test_alone_counter_examples(rule: Rule, example: Example) -> None:
    found = ALONE.whole(example.text)
    read = AloneReader((ALONE, FINDER.scanner), FINDER.words).read(example.text, example.reference)
    assert found is None or found.rule.name != rule.name or read is None


def test_a_text_that_wants_few_rules_reads_as_after_many() -> None:
    """Little is compiled for the first characters; what they give is what they give later."""
    text = "2024年，产值增长8.4%；今年春节假期，接待游客3万人次，为期三天的灯会5月1日至3日举行。"
    fresh = TimeFinder(BOOK)
    first = fresh.find(text, reference=date(2025, 3, 21))
    fresh.find("。" * 3_000)
    assert fresh.find(text, reference=date(2025, 3, 21)) == first
    assert [text[one.start : one.end] for one in first][:2] == ["2024年", "今年春节假期"]
