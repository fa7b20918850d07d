"""Short forms and the names they stand for: the index gives what looking at every name gave."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from extractor.facts.full_names import FullNames
from extractor.facts.short_forms import ShortForms
from extractor.rulebook import load_rulebook

LETTERS = st.text("甲乙市大学", min_size=1, max_size=8)


FORMS = ShortForms(load_rulebook())


def plainly(names: list[str], short: str) -> str | None:
    """The same by looking at every name."""
    return max(FORMS.whole(short, names), key=len, default=None)


@given(st.lists(LETTERS, max_size=12, unique=True), st.lists(LETTERS, max_size=6))
def test_the_index_gives_what_a_look_at_all_gives(names: list[str], shorts: list[str]) -> None:
    known = FullNames(names, FORMS)
    for short in (*shorts, *names):
        assert known.of(short) == known.of(short) == plainly(names, short)


def test_of_two_names_of_one_length_the_first_said_is_meant() -> None:
    names = ["乙甲大学大学", "市大乙学市大"]
    assert FullNames(names, FORMS).of("乙学大") == names[0] == plainly(names, "乙学大")


def test_many_names_and_many_questions() -> None:
    names = [f"青州市第{n}实业有限公司" for n in range(4_000)]
    known = FullNames(names, FORMS)
    began = time.process_time()
    for n in range(4_000):
        known.of(f"青州市{n}有限公司")
    assert time.process_time() - began < 8  # minutes, if each looked at all
