"""The one place where evidence is put together.

Candidates of all sources compete for the text. In order:

1. a candidate with marks of its own (a title in 《》) beats what lies inside it;
2. the longer name beats the shorter, so 聊城市工业和信息化局 beats 聊城市;
3. of one length, the stronger ``Strength`` (a table or an office in front beats a last word).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import regex

from extractor.mentions.names.page import NameCandidate, Page, Strength
from extractor.mentions.names.places import PlaceHit

#: Sources of names that a place in front is no part of.
_OWN_PLACE = ("company", "government", "coined", "department")


def joined(
    page: Page, candidates: list[NameCandidate], second: regex.Pattern[str]
) -> Iterator[NameCandidate]:
    """Events that make one: a contest and its round, a meeting and a ceremony (``second``)."""
    events = [c for c in candidates if c.etype == "EVENT"]
    by_start: dict[int, list[NameCandidate]] = {}
    for event in events:
        by_start.setdefault(event.start, []).append(event)
    for event in events:
        for other in by_start.get(event.end, ()):
            yield event._replace(end=other.end, source="joined")
        match = second.match(page.text, event.end)
        if match:
            yield event._replace(end=match.end(), source="joined")


def extended(
    candidates: list[NameCandidate],
    text: str,
    after: dict[str, list[tuple[str, regex.Pattern[str]]]],
) -> Iterator[NameCandidate]:
    """Names with what belongs to them after: a section of a line, the draft of a law.

    Args:
        candidates: the names so far.
        text: of the reading.
        after: the type of a name → that of the whole, and what may follow.
    """
    waiting = deque(candidates)
    while waiting:
        candidate = waiting.popleft()
        for whole, pattern in after.get(candidate.etype, ()):
            match = pattern.match(text, candidate.end)
            if match:
                end = match.end()
                longer = candidate._replace(end=end, etype=whole, source="extended", name=None)
                waiting.append(longer)  # something may stand after that as well
                yield longer


def of_nations(
    bodies: list[NameCandidate], text: str, places: dict[int, PlaceHit], body: regex.Pattern[str]
) -> Iterator[NameCandidate]:
    """Bodies of state with the country in front of them: 白俄罗斯 | 国防部."""
    for candidate in bodies:
        place = places.get(candidate.start)
        if place is None or place.place.level != "country" or candidate.name is not None:
            continue
        if body.search(text, candidate.start, candidate.end):
            yield candidate._replace(start=place.start, source="nation")


def of_places(
    candidates: list[NameCandidate],
    page: Page,
    places: dict[int, PlaceHit],
    none: regex.Pattern[str],
) -> Iterator[NameCandidate]:
    """Bodies and sites with the place right in front of them: 杭州 | 国家版本馆.

    The place of a company or a government is told, not part of its name; ``none``: the beginnings
    of names that have a place of their own.
    """
    for candidate in candidates:
        place = places.get(candidate.start)
        if place is None or candidate.etype not in ("ORG", "FAC"):
            continue
        told = candidate.source == "body" and place.place.level != "country"
        if told or candidate.source in _OWN_PLACE or none.match(page.text, candidate.start):
            continue
        if page.is_bound(place.start):
            yield candidate._replace(start=place.start, source="placed", name=None)


def of_party(
    bodies: list[NameCandidate], text: str, front: regex.Pattern[str]
) -> Iterator[NameCandidate]:
    """Committees with the party's name in front of them; ``front`` is read backwards."""
    for candidate in bodies:
        match = front.match(text, 0, candidate.start)
        if match and candidate.source == "government":
            yield candidate._replace(start=match.start(), source="party")


def dated(
    candidates: list[NameCandidate], text: str, year: regex.Pattern[str], none: regex.Pattern[str]
) -> Iterator[NameCandidate]:
    """Events with the year right in front of them: 2024年 | 某地马拉松.

    ``year`` is read backwards; an event with the number of its edition (``none``) has no year in
    its name.
    """
    for event in candidates:
        if event.etype == "EVENT" and none.match(text, event.start) is None:
            front = year.match(text, 0, event.start)
            if front is not None:
                yield event._replace(start=front.start(), source="dated", name=None)


def branches(
    chosen: list[NameCandidate],
    text: str,
    alone: regex.Pattern[str],
    levelled: regex.Pattern[str],
) -> list[NameCandidate]:
    """The names, a body and the one of its own after it made one: 水利部 | 某河水利委员会.

    Args:
        chosen: the names, in text order.
        text: of the reading.
        alone: what bodies end in that are each other's equals (省委 | 省政府).
        levelled: how a body begins that is another's (某公司 | 省制造业创新中心).
    """
    made: list[NameCandidate] = []
    for candidate in chosen:
        before = made[-1] if made else None
        if (
            before is not None
            and before.end == candidate.start
            and before.etype == candidate.etype == "ORG"
            and not alone.search(text, before.start, before.end)
            and not alone.search(text, candidate.start, candidate.end)
            and not levelled.match(text, candidate.start)
        ):
            made[-1] = candidate._replace(start=before.start, source="branch", name=None)
        else:
            made.append(candidate)
    return made


def combine(candidates: Iterable[NameCandidate], length: int) -> list[NameCandidate]:
    """Non-overlapping candidates in text order; ``length``: of the text."""
    taken = bytearray(length + 1)
    kept: list[NameCandidate] = []
    for candidate in sorted(set(candidates), key=_rank):
        if candidate.end > candidate.start and taken.find(1, candidate.start, candidate.end) < 0:
            taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
            kept.append(candidate)
    return sorted(kept)


def _rank(candidate: NameCandidate) -> tuple[object, ...]:
    return (
        candidate.evidence < Strength.CLOSED,
        candidate.start - candidate.end,
        -candidate.evidence,
        candidate.start,
        candidate.etype,
        candidate.source,
        candidate.name or "",
        candidate.post or "",
    )
