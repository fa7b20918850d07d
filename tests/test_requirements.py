"""A pattern is only tried where it may match: what it needs is never more than is true."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extractor.requirements import Fitting, Requirements, firsts, opening


@pytest.mark.parametrize(
    ("pattern", "every", "some"),
    [
        ("ab", "ab", []),
        ("a|b", "", ["ab"]),
        ("a|", "", []),
        ("a?b*c{0,2}d{,3}e+", "e", []),
        ("a{1}b{2,}c{3}?", "abc", []),
        ("x(?:ab|c)+y", "xy", ["ac"]),
        ("x(?:ab|c)?y", "xy", []),
        ("(?P<n>a|bc)d", "d", ["ab"]),
        ("[ab][^c][d-f]", "", ["ab"]),
        (r"[a\]b]c", "c", []),
        (r"\d\p{Han}\.a", "a", []),
        ("(?=a)(?!b)(?<=c)(?<!d)e", "e", []),
        ("^a.$", "a", []),
        ("(?i)ab", "", []),
        ("a(?:b|(?:c|d)e)f", "af", ["be"]),
        ("a[ab]", "a", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, every: str, some: list[str]) -> None:
    needs = Requirements(pattern)
    assert needs.every == frozenset(every)
    # of a branch with several needs one is taken, the smallest
    assert sorted("".join(sorted(one)) for one in needs.some) == some


def met(pattern: str, text: str) -> bool:
    """Whether a text has what a pattern needs."""
    return Fitting([(Requirements(pattern), pattern)]).of(set(text)) == [pattern]


def test_needs_are_met_by_one_of_each_set() -> None:
    assert met("x[ab](?:c|d)", "xac")
    assert met("x[ab](?:c|d)", "dbx!")
    assert not met("x[ab](?:c|d)", "xab")
    assert not met("x[ab](?:c|d)", "acd")


PATTERNS_KEPT = ("ab", "a|b", "b[cd]", "c?", "acd", "d")


@pytest.mark.parametrize("text", ["", "a", "b", "c", "ab", "bd", "acd", "abcd", "x"])
def test_those_that_fit_are_found_in_their_order(text: str) -> None:
    needs = [(Requirements(pattern), pattern) for pattern in PATTERNS_KEPT]
    found = Fitting(needs).of(set(text))
    assert found == [pattern for pattern in PATTERNS_KEPT if met(pattern, text)]


ATOMS = st.sampled_from(["a", "b", "c", "[ab]", "[^a]", ".", "(?=b)", "(?!c)", r"\w", "^", "$"])
QUANTIFIERS = st.sampled_from(["", "?", "*", "+", "{2}", "{0,1}", "{1,2}?", "*+", "{,2}"])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map("|".join).map("(?:{})".format),
        st.tuples(inner.map("(?:{})".format), QUANTIFIERS).map("".join),
    ),
    max_leaves=8,
)


@given(PATTERNS, st.text(alphabet="abc\n", max_size=6))
def test_a_text_that_matches_has_what_the_pattern_needs(pattern: str, text: str) -> None:
    if regex.search(pattern, text):
        assert met(pattern, text)


@given(PATTERNS, st.text(alphabet="abc", min_size=1, max_size=6))
def test_a_match_begins_with_one_of_the_first_characters(pattern: str, text: str) -> None:
    match = regex.match(pattern, text)
    if match and match.end():
        assert text[0] in firsts(pattern)


def test_what_must_stand_after_is_no_beginning() -> None:
    assert firsts("(?<=x)(?<![yz])a|b") == {"a", "b"}


@given(PATTERNS, st.text(alphabet="abc", min_size=1, max_size=6))
def test_a_match_opens_where_is_looked(pattern: str, text: str) -> None:
    match = regex.match(pattern, text)
    if match and match.end():
        assert re.match(opening(pattern), text)


@pytest.mark.parametrize(
    ("pattern", "some", "none"),
    [
        ("[①-⑳](?=x)", "①⑩⑳", "x1㉑"),
        (r"\d、|a", "a0９", ""),
        ("(?<=x)[乙-甲]", "乙甲", "x"),
        ("(?<=(?:x|yz))甲", "甲乙", ""),
    ],
)
def test_where_to_look(pattern: str, some: str, none: str) -> None:
    assert all(re.match(opening(pattern), char) for char in some)
    assert not any(re.match(opening(pattern), char) for char in none)
