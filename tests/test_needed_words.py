"""A pattern is only tried in texts that hold one of the words it cannot do without."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extractor.needed_words import needed_words, within_line
from tests.test_requirements import PATTERNS


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("ab", "ab"),
        ("a|bc", "a bc"),
        ("a|b?", ""),
        (r"\p{Han}{2,3}(?=教授|院士)", "教授 院士"),
        ("(?<=在|^)x", "x"),  # at the begin of a text nothing is in front
        ("(?:甲|乙)(?:团队|组)", "乙团队 乙组 甲团队 甲组"),
        ("甲(?:一|二)?乙", "甲一乙 甲乙 甲二乙"),
        ("甲+乙丙", "乙丙"),  # how often 甲 stands there is not known
        ("甲.乙丙.丁", "乙丙"),
        ("甲{2}乙丙", "乙丙"),
        ("甲{0,1}乙丙", "乙丙 甲乙丙"),
        ("(?!甲乙丙)[丁戊]己", "丁己 戊己"),
        (r"[^甲]\d[丙-丁]", ""),
        ("(?P<n>甲乙)(?P=n)", "甲乙"),
        ("(?i)ab", ""),
        (
            "[一二三四五六七八][一二三四五六七八九]甲",
            "一甲 七甲 三甲 九甲 二甲 五甲 八甲 六甲 四甲",
        ),
    ],
)
def test_words_a_pattern_needs(pattern: str, words: str) -> None:
    assert sorted(needed_words(pattern)) == sorted(words.split())


@given(PATTERNS, st.text(alphabet="abc\n", max_size=6))
def test_a_text_that_matches_has_one_of_them(pattern: str, text: str) -> None:
    words = needed_words(pattern)
    if words and regex.search(pattern, text):
        assert any(word in text for word in words)


@pytest.mark.parametrize(
    ("pattern", "stays"),
    [
        (r"\p{Han}\.\d[ab]{2}.", True),
        (r"(?<=^|[，\n])a(?=[。\n]|$)", True),  # beside the line
        (r"[^，\n]a[^\S\n]", True),
        ("[^，]a", False),
        (r"[^\\n]a", False),  # no backslash and no n
        (r"[，\n]?a", False),
        (r"(?:[，\n]|x)a", False),
        (r"(?<=[，\n]b|x)a", False),
        (r"(?=\n|x)a", False),
        ("a\nb", False),
        (r"a\s", False),
        (r"a[\sb]", False),
        ("(?s)a.b", False),
    ],
)
def test_a_match_may_stay_in_its_line(pattern: str, stays: bool) -> None:
    assert within_line(pattern) is stays


LINES = st.sampled_from(
    ["a", "[ab]", r"[^a\n]", ".", "^", "$", r"(?<=[b\n])", r"(?=[b\n]|a)", "a?"]
)


@given(st.lists(LINES, min_size=1, max_size=5).map("".join), st.text(alphabet="ab\n", max_size=12))
def test_what_stays_in_its_line_is_found_there(pattern: str, text: str) -> None:
    assert within_line(pattern)
    whole = [found.span() for found in regex.finditer(pattern, text) if found[0]]
    by_line = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        for found in regex.finditer(pattern, text, pos=begin, endpos=min(end + 2, len(text))):
            if found[0] and found.start() < end:
                by_line.append(found.span())
        begin = end + 1
    assert by_line == whole
