"""The context of facts: what is held on which level, what ends it, what later clauses refer to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.facts.context import LEVELS, Context, Slot, Topic

NAMES = st.sampled_from(["subject", "period", "status"])
LEVEL = st.sampled_from(LEVELS)


def slot(value: str) -> Slot:
    return Slot(value, 0, len(value))


def topic(indicator: str, *, part: bool = False) -> Topic:
    return Topic(indicator, None, "level", "家", "2023", 0, 2, 0, part=part)


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_held_says_on_which_level(level: str) -> None:
    held = Context.of({}).hold("subject", slot("绍兴市"), level).get("subject")
    assert held is not None
    assert (held.value, held.source) == ("绍兴市", level)


def test_the_innermost_level_answers_first() -> None:
    context = Context.of({"subject": slot("浙江省")}).hold("subject", slot("绍兴市"), "sentence")
    assert context.get("subject") == slot("绍兴市")._replace(source="sentence")
    assert context.get("subject", "document") == slot("浙江省")
    assert context.close("sentence").get("subject") == slot("浙江省")


def test_a_wider_level_takes_back_what_inner_ones_held() -> None:
    context = Context.of({}).hold("period", slot("2023"), "segment")
    context = context.hold("period", slot("2022"), "section")
    assert context.get("period") == slot("2022")._replace(source="section")


@given(st.lists(st.tuples(NAMES, st.text(min_size=1, max_size=3), LEVEL), max_size=8), LEVEL)
def test_closing_a_level_leaves_only_what_is_outside(
    said: list[tuple[str, str, str]], level: str
) -> None:
    context = Context.of({})
    for name, value, at in said:
        context = context.hold(name, slot(value), at)
    closed = context.close(level)
    outside = LEVELS[LEVELS.index(level) + 1 :]
    for name in ("subject", "period", "status"):
        assert closed.get(name, *LEVELS[: LEVELS.index(level) + 1]) is None
        if outside:
            assert closed.get(name, *outside) == context.get(name, *outside)


@given(st.lists(st.tuples(NAMES, st.text(min_size=1, max_size=3), LEVEL), max_size=5))
def test_nothing_is_changed_in_passing(said: list[tuple[str, str, str]]) -> None:
    context = Context.of({"subject": slot("浙江省")})
    before = repr(context)
    for name, value, at in said:
        context.hold(name, slot(value), at)
        context.forget(at, name)
        context.close(at)
    assert repr(context) == before


def test_forgetting_reaches_inwards_only() -> None:
    context = Context.of({"subject": slot("浙江省")}).hold("subject", slot("绍兴市"), "sentence")
    forgotten = context.forget("paragraph", "subject")
    assert forgotten.get("subject") == slot("浙江省")


def test_a_full_stop_leaves_what_was_measured_to_the_next_sentence() -> None:
    context = Context.of({}).tell(topic("出口"), topic("机电产品出口", part=True))
    assert context.topic() == topic("机电产品出口", part=True)
    closed = context.close("sentence")
    assert (closed.topics, closed.before) == ((), topic("出口"))  # a part is not what it was about
    assert closed.close("sentence").before == topic("出口")
    assert closed.close("paragraph").before is None


def test_a_semicolon_leaves_what_was_told() -> None:
    context = Context.of({}).tell(topic("出口"))
    assert context.close("segment").topics == (topic("出口"),)


def test_the_documents_own_stands_nowhere_and_stays_so() -> None:
    own = Slot("绍兴市", source="document")
    assert own.carried() == own
    assert slot("绍兴市").carried().source == "clause before"
