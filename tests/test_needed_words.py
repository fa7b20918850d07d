"""A pattern is only tried in texts that hold one of the words it cannot do without."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extractor.needed_words import needed_words
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
