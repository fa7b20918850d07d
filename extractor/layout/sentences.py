"""Sentences: cut after 。！？ with the closing marks that follow."""

from __future__ import annotations

import regex

#: Longer sentences are cut at a semicolon or comma, so that every later stage stays linear.
LONGEST = 2000
_END = regex.compile(r"[。！？!?]+[”’」』】）)》〉\"']*")
_SOFT = (regex.compile(r"[；;]"), regex.compile(r"[，,、]"), regex.compile(r"(?<=[^\d.])(?=.)"))


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]`` (one paragraph), none of them empty."""
    spans: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(text, start, end):
        _add(spans, text, at, match.end())
        at = match.end()
    _add(spans, text, at, end)
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start] == " ":
        start += 1
    while end - start > LONGEST:
        cut = _soft_cut(text, start + LONGEST // 2, start + LONGEST)
        spans.append((start, cut))
        start = cut
    if start < end:
        spans.append((start, end))


def _soft_cut(text: str, low: int, high: int) -> int:
    for mark in _SOFT:
        match = mark.search(text, low, high)
        if match is not None:
            return int(match.end())
    return high
