"""The year of a list that was made public is that of the ranks on it."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY = date(2024, 6, 25)


def periods(text: str) -> list[str | None]:
    """The periods of all ranks and honours, in the order of their anchors."""
    found = extract(text, reference_date=DAY, title="会稽大学本科专业建设取得新突破")
    facts = [*found.rankings, *found.recognitions]
    return [one.period for one in sorted(facts, key=lambda one: one.start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # on the day it was made public, in its own sentence and in those after it
        ("6月20日，2023中国大学专业排名发布，会稽大学列全国第8位。", ["2023"]),
        ("6月20日，2024中国大学专业排名发布，会稽大学列全国第8位。", ["2024"]),
        ("近日，2024中国大学专业排名发布。会计学专业列全国第8位。", ["2024"]),
        ("6月20日，《2024中国大学专业排名》发布。会计学专业列全国第8位。", ["2024"]),
        # a list without a year is of the day
        ("6月20日，中国大学专业排名发布。会计学专业列全国第8位。", ["2024-06-20"]),
        # a list of a feast is of its days, which nothing here tells
        ("6月20日，《2024端午校园热度榜》发布。会稽大学热度列全国第8位。", ["2024-06-20"]),
        # what somebody was chosen for was so on its day
        ("6月20日，会稽大学入选2024中国大学百强榜。", ["2024-06-20"]),
    ],
)
def test_ranks_are_of_the_year_that_their_list_bears(text: str, expected: list[str]) -> None:
    assert periods(text) == expected
