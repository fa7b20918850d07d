"""How many of something, as tables and the status of a store say it."""

import pytest

from extractor.views.terminal import counted


@pytest.mark.parametrize(
    ("number", "several", "said"),
    [
        (1, "disagreements", "1 disagreement"),
        (2, "disagreements", "2 disagreements"),
        (0, "rankings", "0 rankings"),
        (1, "entities", "1 entity"),
        (1, "by year", "1 by year"),
    ],
)
def test_one_is_no_plural(number: int, several: str, said: str) -> None:
    assert counted(number, several) == said
