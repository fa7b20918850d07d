"""The script that switches off one thing after the other: what it finds, and who notices."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from ablate import Bench
from ablation_cases import Case, Key, Later
from ablation_functions import functions, switched_off
from ablation_items import Item, items, rows_of

from extractor.facts import phrases
from extractor.facts.strategies import STRATEGIES
from extractor.rulebook import Rulebook, load_rulebook

TEXT = "绍兴市工业投资同比增长5%，居全国第3位。"
KEY: Key = (TEXT, date(2024, 2, 18), None)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="module")
def found(book: Rulebook) -> dict[tuple[str, str], Item]:
    return {(item.kind, item.name): item for item in items(book)}


@pytest.fixture(scope="module")
def bench(book: Rulebook) -> Bench:
    """One text whose facts are counted, and one who says that something grew."""

    def holds(pipeline: Later) -> bool:
        return any(fact.get("measure") == "growth" for fact in pipeline.told(KEY))

    return Bench(book, cases=[Case("facts/observations:growth", (TEXT,), holds)], texts=[KEY])


def test_every_rule_strategy_and_chunk_can_be_off(
    book: Rulebook, found: dict[tuple[str, str], Item]
) -> None:
    for file in book.rule_names:
        kind = {"facts/chunks": "chunk"}.get(file, file.split("/")[0].replace("facts", "fact"))
        for rule in book.rules(file).rules if file.startswith(("facts", "slots")) else ():
            item = found[kind.replace("slots", "strategy"), rule.name]
            without = item.without(book)
            names = {one.name for one in book.rules(file).rules}
            if item.file == rule.file:
                assert {one.name for one in without.rules(file).rules} == names - {rule.name}


def test_a_meaning_is_all_the_rows_that_say_the_same(
    book: Rulebook, found: dict[tuple[str, str], Item]
) -> None:
    item = found["meaning", "gaining 新增 1 NEW"]
    assert "净增" in item.words
    kept = {row.word for row in item.without(book).table("gaining")}
    assert kept == set(book.table("gaining").words()) - set(item.words)


def test_a_row_goes_alone(book: Rulebook) -> None:
    item = next(one for one in rows_of(book) if one.name == "gaining 净增")
    assert len(item.without(book).table("gaining")) == len(book.table("gaining")) - 1


@pytest.mark.parametrize(
    ("kind", "name", "changed", "who"),
    [
        ("fact", "growth", 2, "facts/observations:growth"),
        ("group", "rank_verb_scope scope", 1, ""),  # nobody here speaks of ranks
        ("group", "growth value", 2, "the reader of patterns"),
        ("gives", "growth measure", 2, "facts/observations:growth"),
        ("strategy", "named", 0, ""),
        ("chunk", "by_amount", 0, ""),
    ],
)
def test_what_changes_and_who_notices(
    bench: Bench,
    found: dict[tuple[str, str], Item],
    kind: str,
    name: str,
    changed: int,
    who: str,
) -> None:
    verdict = bench.off(found[kind, name])
    assert verdict.changed == changed
    assert verdict.who == who if not who.startswith("the reader") else verdict.who.startswith(who)


def test_a_function_is_off_wherever_it_was_put() -> None:
    own = next(off for off in functions() if off.function is STRATEGIES["indicator"]["own"])
    noun = next(off for off in functions() if off.shown == "is_noun")
    with switched_off(own), switched_off(noun):
        assert STRATEGIES["indicator"]["own"] is not own.function
        assert phrases.is_noun(None, ()) is False  # type: ignore[arg-type]  # it answers nothing
    assert STRATEGIES["indicator"]["own"] is own.function
    assert phrases.is_noun is noun.function


def test_functions_are_found_once() -> None:
    counted = Counter((off.holder, off.name) for off in functions())
    assert len(counted) > 100
    assert set(counted.values()) == {1}
