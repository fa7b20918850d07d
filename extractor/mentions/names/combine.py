"""The one place where evidence is put together.

Candidates of all sources compete for the text. In order:

1. a candidate of a *closed* source (a title in 《》, a quoted name with its class, an honour after its
   verb) beats what lies inside it or crosses it;
2. the longer name beats the shorter, so 聊城市工业和信息化局 beats 聊城市;
3. of one length, the heavier source (a table or an office in front beats a name known by its end).
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.mentions.names.page import Candidate

#: Sources whose ends are marked in the text, strongest first.
_CLOSED = {"title": 0}


def combine(candidates: Iterable[Candidate], length: int) -> list[Candidate]:
    """Non-overlapping candidates in text order; ``length``: of the text."""
    taken = bytearray(length + 1)
    kept: list[Candidate] = []
    for candidate in sorted(set(candidates), key=_rank):
        if candidate.end > candidate.start and not any(taken[candidate.start : candidate.end]):
            taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
            kept.append(candidate)
    return sorted(kept)


def _rank(candidate: Candidate) -> tuple[object, ...]:
    return (
        candidate.weight < 9,
        candidate.start - candidate.end,
        -candidate.weight,
        candidate.start,
        candidate.etype,
        candidate.source,
        candidate.name or "",
        candidate.post or "",
    )
