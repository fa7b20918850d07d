"""The one policy for mentions that overlap.

What leaves the program (:func:`keep`): an entity whose name holds a numeral swallows the quantities
and times in it; otherwise a time beats a quantity. Entities never overlap each other, nor do
quantities, nor times: their finders see to that.

What a rule sees (:func:`lay_out`): from left to right, the longest element wins; of equal ones a
rank before a mention before a word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extractor.mentions.element import Element, front_of
from extractor.mentions.mention import Mention
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word

_PLACE = "position"  # the kind of a rank that is a number


def keep(
    quantities: Sequence[Mention], times: Sequence[Mention], entities: Sequence[Mention]
) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """The quantities, times and entities that leave the program."""
    hosts = [entity.start for entity in entities]
    kept_times = [t for t in times if not _inside(t, entities, hosts)]
    others = [time.start for time in kept_times]
    kept_quantities = [
        q
        for q in quantities
        if not _inside(q, entities, hosts) and not _touches(q, kept_times, others)
    ]
    return kept_quantities, kept_times, list(entities)


def without_places(quantities: Sequence[Mention], ranks: Sequence[Rank]) -> list[Mention]:
    """The quantities that are no place in a ranking by themselves: 列1216位, 分居二、三位."""
    places = {(rank.start, rank.end) for rank in ranks if rank.kind == _PLACE}
    return [q for q in quantities if (q.start, q.end) not in places]


def lay_out(
    mentions: Sequence[Mention], ranks: Sequence[Rank], words: Sequence[Word]
) -> list[Element]:
    """The elements of a text as a sketch draws them: in order, none overlapping."""
    elements: list[Element] = [*ranks, *mentions, *words]
    fronts = [rank.start for rank in ranks]
    fronts += map(front_of, mentions)
    fronts += [word.start for word in words]
    # of equal ones the first of the list stays in front
    order = sorted((fronts[n], -element.end, n) for n, element in enumerate(elements))
    out: list[Element] = []
    at = -1
    for front, _, number in order:
        element = elements[number]
        if front >= at or element.start >= at:
            out.append(element)
            at = element.end
    return out


def _inside(mention: Mention, hosts: Sequence[Mention], starts: list[int]) -> bool:
    at = bisect_left(starts, mention.start + 1) - 1
    return at >= 0 and hosts[at].end >= mention.end


def _touches(mention: Mention, others: Sequence[Mention], starts: list[int]) -> bool:
    at = bisect_left(starts, mention.end) - 1
    return at >= 0 and others[at].end > mention.start
