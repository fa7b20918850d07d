"""Headings that say of which year all is that stands under them: 二、2025年工作安排."""

from __future__ import annotations

from bisect import bisect_right

from extractor.mentions.mention import TimeValue
from extractor.mentions.time.scan import TimeMatch
from extractor.mentions.time.state import TimeState
from extractor.period import Period

_LONGEST = 45  # characters of a heading
_STOPS = frozenset("。；，")


class Sections:
    """The headings of one text, by the words that say what stands under them.

    A month said without its year is of that of the heading: 三季度 under 2025年工作安排.
    Under one that says no year (下一步打算) it is as in any text.
    """

    def __init__(self, text: str, words: tuple[str, ...]):
        self._spans: list[tuple[int, int]] = []
        self._number = -1
        start = 0
        for line in text.split("\n"):
            if len(line) <= _LONGEST and _is_heading(line, words):
                self._spans.append((start, start + len(line)))
            start += len(line) + 1
        self._starts = [start for start, _ in self._spans]

    def enter(self, state: TimeState, one: TimeMatch) -> None:
        """The state of an expression: a heading in front of it ends what the one before said."""
        number = bisect_right(self._starts, one.start) - 1
        if number != self._number:
            self._number, state.section_year = number, None

    def hear(self, state: TimeState, one: TimeMatch, value: TimeValue) -> None:
        """The year that a heading says, held for what stands under it."""
        if self._number < 0 or one.end > self._spans[self._number][1]:
            return
        own = Period.parse(value.value)
        if own is not None and own.is_year:
            state.section_year = own.year


def _is_heading(line: str, words: tuple[str, ...]) -> bool:
    return any(word in line for word in words) and _STOPS.isdisjoint(line)
