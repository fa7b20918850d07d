"""A release for the divisions of the table: whose facts are given to whom, in three openings."""

from __future__ import annotations

from itertools import islice

import pytest
from made_places import LEVELS, OPENINGS, Division, check, divisions, releases

from extractor import Extractor

READER = Extractor()
#: Of each level so many, spread over the table; scripts/places.py asks all of them.
_EACH = 5
_OWED = 0.99


def _sample(level: str) -> list[Division]:
    of_level = [one for one in divisions(READER.book) if one.level == level]
    return list(islice(of_level, 0, None, max(1, len(of_level) // _EACH)))


@pytest.mark.parametrize("level", LEVELS)
def test_facts_are_given_to_the_division(level: str) -> None:
    made = [
        (release, wrong)
        for division in _sample(level)
        for release, wrong in check(READER, releases(division))
    ]
    assert {release.opening for release, _ in made} == set(OPENINGS)
    right = [release for release, wrong in made if not wrong]
    assert len(right) >= _OWED * len(made), [w for _, wrong in made for w in wrong][:3]
