"""The sentence around a span of the source, for people who check a row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import regex

#: A sentence without an end (a table, a paragraph without a full stop) is cut to this much
#: on either side of the anchor.
REACH = 200
#: A line shorter than this is a heading or a table's row; a longer one may have been wrapped.
WRAPPED = 18

_END = regex.compile(
    r"""[。！？!?]+[”’」』】）)》"']*|[^\S\n\r]*(?:\r\n?|[\n\f\v\x85\u2028\u2029])\s*"""
)
_FLOWS = regex.compile(r"[\p{L}\p{N}，、,%％“‘《（(]")
_BREAKS = regex.compile(r"\s*[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]\s*")


class Sentences:
    """The sentences of one text.

    A line break inside running text (the line before it is long, and letters stand on both
    sides) does not end a sentence.
    """

    def __init__(self, text: str):
        self._text = text
        self._ends: list[int] = []
        line = 0  # where the current line begins
        for match in _END.finditer(text):
            start, end = match.span()
            if text[start] in "。！？!?":
                self._ends.append(end)
                continue
            wrapped = (
                start - line >= WRAPPED
                and end < len(text)
                and text.count("\n", start, end) == 1
                and _FLOWS.match(text, start - 1)
                and _FLOWS.match(text, end)
            )
            line = end
            if not wrapped:
                self._ends.append(end)

    def around(self, start: int, end: int) -> str:
        """The sentence, or the sentences, that hold ``[start, end)``, without line breaks."""
        before = bisect_right(self._ends, start)
        first = self._ends[before - 1] if before else 0
        after = bisect_left(self._ends, end, lo=before)
        last = self._ends[after] if after < len(self._ends) else len(self._text)
        first, last = max(first, start - REACH), min(last, end + REACH)
        sentence: str = _BREAKS.sub("", self._text[first:last].strip())
        return sentence
