"""What a document's records tell of how well it was read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from extractor.records import TYPES, AnyRecord

if TYPE_CHECKING:
    from extractor.gridfacts import GridFacts

_MENTIONS = frozenset(one.name for one in TYPES.values() if not one.fact)


class Quality(NamedTuple):
    """Counts, in the order of the columns of ``documents``."""

    facts: int
    quantities: int
    loose: int  # quantities that no fact was read from
    grids: int
    grids_read: int


def quality(records: Sequence[AnyRecord], grids: Sequence[GridFacts]) -> Quality:
    """Count facts, quantities and tables of a document."""
    facts = sum(record.type not in _MENTIONS for record in records)
    quantities = [record for record in records if record.type == "quantity"]
    loose = len(untouched(records, [(record.start, record.end) for record in quantities]))
    understood = sum(grid.understood for grid in grids)
    return Quality(facts, len(quantities), loose, len(grids), understood)


def untouched(
    records: Sequence[AnyRecord], spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Those of the source spans that no fact among the records was read from."""
    facts = [record for record in records if record.type not in _MENTIONS]
    told = {(record.start, record.end) for record in facts}
    told |= {(e.start, e.end) for record in facts for e in record.evidence}
    ordered = sorted(told)
    reach: list[int] = []  # the farthest end of the spans so far
    for _, end in ordered:
        reach.append(max(end, reach[-1] if reach else 0))
    left = []
    for start, end in spans:
        before = bisect_left(ordered, (end, 0))
        if not before or reach[before - 1] <= start:
            left.append((start, end))
    return left
