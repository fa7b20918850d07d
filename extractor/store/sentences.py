"""The sentence around a span of the source, for people who check a row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.layout import Reading

#: A sentence without an end (a table, a paragraph without a full stop) is cut to this much
#: on either side of the anchor.
REACH = 200


class Sentences:
    """The sentences of a document as layout found them: in whole lines, without page breaks."""

    def __init__(self, readings: Sequence[Reading]):
        self._readings = [r for r in readings if len(r.source_index)]
        self._firsts = [r.source_index[0] for r in self._readings]
        self._starts = [[s.start for s in r.sentences] for r in self._readings]

    def around(self, start: int, end: int) -> str:
        """The sentence, or the sentences, that hold the source span ``[start, end)``."""
        number = bisect_right(self._firsts, start) - 1
        if number < 0:
            return ""
        reading, starts = self._readings[number], self._starts[number]
        index = reading.source_index
        first = bisect_left(index, start)
        if first == len(index) or index[first] != start:
            return _row(reading.source, start, end)
        last = max(bisect_left(index, end), first + 1)
        begin = bisect_right(starts, first) - 1
        final = max(bisect_left(starts, last) - 1, begin)
        if begin < 0:
            return ""
        left = max(reading.sentences[begin].start, first - REACH)
        right = min(reading.sentences[final].end, last + REACH)
        return reading.surface[left:right].replace("\n", " ").strip()


def _row(source: str, start: int, end: int) -> str:
    """The line of a table that a span stands in: tables are no sentences."""
    left = max(source.rfind("\n", 0, start) + 1, start - REACH)
    right = source.find("\n", end)
    return " ".join(source[left : min(right if right >= 0 else len(source), end + REACH)].split())
