"""What somebody was before, and what was decided before the day that is told of."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY = date(2025, 7, 2)


def posts(text: str) -> list[tuple[str | None, str | None]]:
    """The posts taken, with the day of each."""
    found = extract(text, reference_date=DAY).records
    return [(one.post, one.date) for one in found if one.type == "appointment"]


@pytest.mark.parametrize(
    "text",
    [
        "沈佳音任越城区水利局局长；此前，沈佳音任越城区司法局副局长、越城区档案馆馆长。",
        "此前，沈佳音任越城区司法局副局长。沈佳音任越城区水利局局长。",
    ],
)
def test_what_somebody_was_before_is_no_news(text: str) -> None:
    assert [post for post, _ in posts(text)] == ["局长"]


def test_who_was_what_since_then_is_news() -> None:
    text = "沈佳音任越城区水利局局长，陶立夏任越城区司法局副局长。"
    assert [post for post, _ in posts(text)] == ["局长", "副局长"]


def test_what_was_decided_before_the_day_told_of_has_none() -> None:
    later = "7月1日大会召开。会前召开的理事会会议决定，聘任沈佳音为越城区书法家协会秘书长。"
    then = "7月1日大会召开。大会决定，聘任沈佳音为越城区书法家协会秘书长。"
    assert posts(later) == [("秘书长", None)]
    assert posts(then) == [("秘书长", "2025-07-01")]
