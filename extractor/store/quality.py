"""What a document's records tell of how well it was read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from extractor.records import AnyRecord

if TYPE_CHECKING:
    from extractor.gridfacts import GridFacts

_FACTS = frozenset(("observation", "ranking", "recognition"))


class Quality(NamedTuple):
    """Counts, in the order of the columns of ``documents``."""

    facts: int
    quantities: int
    loose: int  # quantities that no fact was read from
    grids: int
    grids_read: int


def quality(records: Sequence[AnyRecord], grids: Sequence[GridFacts]) -> Quality:
    """Count facts, quantities and tables of a document."""
    facts = [record for record in records if record.type in _FACTS]
    spans = {(record.start, record.end) for record in facts}
    spans |= {(e.start, e.end) for record in facts for e in record.evidence}
    ordered = sorted(spans)
    reach: list[int] = []  # the farthest end of the spans so far
    for _, end in ordered:
        reach.append(max(end, reach[-1] if reach else 0))
    loose = quantities = 0
    for record in records:
        if record.type == "quantity":
            quantities += 1
            before = bisect_left(ordered, (record.end, 0))
            loose += not before or reach[before - 1] <= record.start
    understood = sum(grid.understood for grid in grids)
    return Quality(len(facts), quantities, loose, len(grids), understood)
