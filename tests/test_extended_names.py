"""What belongs to a name stands after it, and more may stand after that."""

from __future__ import annotations

import pytest
import regex

from extractor.mentions.names.combine import extended
from extractor.mentions.names.page import NameCandidate

BEHIND = {
    "FAC": (("FAC", regex.compile("[东西]段")), ("FAC", regex.compile("[一二]期"))),
    "WORK": (("WORK", regex.compile("草案")),),
}


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("环湖公路东段通车", ["环湖公路东段"]),
        ("环湖公路东段二期通车", ["环湖公路东段", "环湖公路东段二期"]),
        ("环湖公路一期西段二期", ["环湖公路一期", "环湖公路一期西段", "环湖公路一期西段二期"]),
        ("环湖公路草案", []),
    ],
)
def test_each_length_of_it_is_a_candidate(text: str, longer: list[str]) -> None:
    # the list is the caller's, and grows by what is found while it is asked (as in entities.py)
    found = [NameCandidate(0, len("环湖公路"), "FAC", "head")]
    found.extend(extended(found, text, BEHIND))
    assert [text[c.start : c.end] for c in found[1:]] == longer
    assert all(c.source == "extended" for c in found[1:])
