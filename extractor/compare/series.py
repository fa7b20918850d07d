"""An indicator over the years: one row a period, whatever number of releases tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from extractor.compare.agreement import Settled, settle
from extractor.compare.statements import COLUMNS, ORDER, Statement, Topic, pages
from extractor.store.questions import Condition, Question, conditions, where

if TYPE_CHECKING:
    from extractor.store.database import Store

_LINE = (
    "subject_key, indicator_key, measure, basis_key NULLS FIRST, versus NULLS FIRST,"
    " whole NULLS FIRST, dimension, status"
)


class Point(NamedTuple):
    """One period of a series.

    Attributes:
        topic: whose, what, when.
        said: the statement that counts: the newest of those that agree.
        settled: all that is stated of it.
    """

    topic: Topic
    said: Statement
    settled: Settled

    @property
    def releases(self) -> int:
        """Documents that state it."""
        return sum(camp.documents for camp in self.settled.camps)

    @property
    def revised(self) -> list[Statement]:
        """What was stated before it was revised, the oldest first."""
        return [
            one.before.last
            for one in self.settled.differences
            if one.kind == "revision" and one.after is self.settled.camp
        ]

    @property
    def against(self) -> list[Statement]:
        """The newest release of each camp that contradicts."""
        counted = self.settled.camp
        return [
            (one.after if one.before is counted else one.before).last
            for one in self.settled.differences
            if one.kind == "contradiction" and counted in (one.before, one.after)
        ]


def series(
    store: Store,
    asked: Question,
    *,
    indicator_keys: Iterable[str] = (),
    revising: Iterable[str] = (),
) -> Iterator[Point]:
    """The points of every series that answers: by subject, indicator, measure, then by period.

    Args:
        asked: which facts; its ``kinds`` and ``limit`` do not count.
        indicator_keys: these indicators and no other; by default those that ``asked`` finds.
        revising: see :func:`extractor.compare.agreement.revision_words`.

    Raises:
        OptionError: as for ``find``.
    """
    given = conditions(store, "observation", asked, table="observations")
    keys = list(indicator_keys)
    if keys:
        given = [one for one in given if one.option != "--indicator"]
        given.append(
            Condition("--indicator", "indicator_key IN (SELECT unnest(?::VARCHAR[]))", (keys,))
        )
    test, parameters = where(given)
    sql = (
        f"SELECT {COLUMNS} FROM series WHERE period_key IS NOT NULL AND dimension IS NOT NULL"
        f" AND {test} ORDER BY {_LINE}, period_start, period_end, period_key, {ORDER}"
    )
    words = tuple(revising)
    for topic, statements in groupby(pages(store, sql, parameters), key=lambda one: one.topic):
        settled = settle(statements, revising=words)
        yield Point(topic, settled.camp.last, settled)
