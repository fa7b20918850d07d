"""Series of facts that stand in no store: those of a few files that were just read."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from extractor.compare.series import SeriesPoint, line_of, points_of
from extractor.compare.statements import Statement, StatementTopic
from extractor.keys import FactKeys
from extractor.keys.printed import Reach
from extractor.records import AnyRecord, Observation


class ReadDocument(NamedTuple):
    """A document that was read: its name, its day, and its records."""

    name: str
    published: datetime.date | None
    records: Iterable[AnyRecord]


def unstored(
    read: Iterable[ReadDocument], *, keys: FactKeys, place_code: Callable[[str], str | None]
) -> Iterator[SeriesPoint]:
    """The points of all series of what is so, as a store that held the documents would give them.

    Reprints are not known here, and no sentence that could tell of a revision.
    """
    told = [
        _statement(record, number, one, keys, place_code)
        for number, one in enumerate(read)
        for record in one.records
        if isinstance(record, Observation) and (record.status or "actual") == "actual"
    ]
    placed = [one for one in told if one.topic.period_key and one.topic.dimension]
    placed.sort(key=lambda one: (*_order(one), one.published or datetime.date.max, one.path))
    for _, line in groupby(placed, key=line_of):
        yield from points_of(line)


def _order(one: Statement) -> tuple[str, ...]:
    return tuple(part or "" for part in line_of(one))


def _statement(
    fact: Observation,
    number: int,
    read: ReadDocument,
    keys: FactKeys,
    place_code: Callable[[str], str | None],
) -> Statement:
    key = keys.observation(fact)
    whose = (place_code(fact.subject) or fact.subject) if fact.subject else None
    topic = StatementTopic(
        whose, key.indicator_key, fact.measure, key.basis_key, fact.versus, None,
        key.dimension or "", "actual", key.period_key,
    )  # fmt: skip
    return Statement(
        topic, fact.subject, fact.indicator, fact.period, fact.value, fact.lower, fact.upper,
        fact.unit, fact.modifier, Reach(key.low, key.high), read.published, read.name, None,
        fact.start, fact.end, fact.text, "", number,
    )  # fmt: skip
