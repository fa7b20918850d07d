"""Sentences: cut after 。！？ with the closing marks that follow, not inside a short aside."""

from __future__ import annotations

import regex

#: Longer sentences are cut at a semicolon or comma, so that every later stage stays linear.
LONGEST = 2000
_END = regex.compile(r"[。！？!?]+[”’」』】）)》〉\"']*")
_SOFT = (regex.compile(r"[；;]"), regex.compile(r"[，,、]"), regex.compile(r"(?<=[^\d.])(?=.)"))
#: Opening mark, closing mark, and how long an aside may be to stay in one sentence.
_ASIDES = (
    ("（", "）", 80),
    ("(", ")", 80),
    ("《", "》", 80),
    ("“", "”", 30),
    ("‘", "’", 30),
    ("「", "」", 30),
    ("『", "』", 30),
)
_LONGEST_ASIDE, _LONGEST_CRY = 80, 15


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]`` (one paragraph), none of them empty.

    They cover the paragraph but for blanks between them.
    """
    spans: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(text, start, end):
        cut = match.end()
        if cut < end and _in_aside(text, at, cut, end):
            continue
        _add(spans, text, at, cut)
        at = cut
    _add(spans, text, at, end)
    return spans


def _in_aside(text: str, start: int, cut: int, end: int) -> bool:
    low = max(start, cut - _LONGEST_ASIDE)
    if text[cut - 1] == "”" and text[cut - 2] != "。":  # a cry is a word of its sentence
        return text.rfind("“", max(start, cut - _LONGEST_CRY), cut) >= 0
    for opener, closer, longest in _ASIDES:
        opened = text.rfind(opener, low, cut)
        if opened >= 0 and text.find(closer, opened, cut) < 0:
            return text.find(closer, cut, min(end, opened + longest)) >= 0
    return False


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
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
