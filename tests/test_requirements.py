"""A pattern is only tried where it may match: what it needs is never more than is true."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extractor.requirements import Fitting, Requirements, firsts


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


def test_needs_are_met_by_one_of_each_set() -> None:
    needs = Requirements("x[ab](?:c|d)")
    assert needs.met(set("xac"))
    assert needs.met(set("dbx!"))
    assert not needs.met(set("xab"))
    assert not needs.met(set("acd"))


PATTERNS_KEPT = ("ab", "a|b", "b[cd]", "c?", "acd", "d")


@pytest.mark.parametrize("text", ["", "a", "b", "c", "ab", "bd", "acd", "abcd", "x"])
def test_those_that_fit_are_found_in_their_order(text: str) -> None:
    needs = [(Requirements(pattern), pattern) for pattern in PATTERNS_KEPT]
    found = Fitting(needs).of(set(text))
    assert found == [pattern for one, pattern in needs if one.met(set(text))]


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
        assert Requirements(pattern).met(set(text))


@given(PATTERNS, st.text(alphabet="abc", min_size=1, max_size=6))
def test_a_match_begins_with_one_of_the_first_characters(pattern: str, text: str) -> None:
    match = regex.match(pattern, text)
    if match and match.end():
        assert text[0] in firsts(pattern)


def test_what_must_stand_behind_is_no_beginning() -> None:
    assert firsts("(?<=x)(?<![yz])a|b") == {"a", "b"}
