"""An indicator over the years: one row a period, whatever number of releases tell of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from extractor.compare.agreement import NO_WORDS, Revising, Settled, settle
from extractor.compare.spans import by_length
from extractor.compare.statements import (
    COLUMNS,
    GROUP,
    ORDER,
    REPLACED,
    Statement,
    StatementTopic,
    narrowed,
    pages,
)
from extractor.period import Period
from extractor.store.conditions import Condition, conditions, named, where
from extractor.store.questions import Question

if TYPE_CHECKING:
    from extractor.store.database import Store

_LINE = "subject_key, indicator_key, measure, basis_key NULLS FIRST, versus NULLS FIRST, dimension"
_LINE_FIELDS = 7  # of a topic: all but status and period
#: What has a place in a series.
_DATED = "period_key IS NOT NULL AND dimension IS NOT NULL"
_SUBJECT = "coalesce(subject_code, subject)"


class SeriesPoint(NamedTuple):
    """One period of a series.

    Attributes:
        topic: whose, what, when.
        said: the statement that counts: of those that agree the one that leaves least open.
        settled: all that is stated of it.
    """

    topic: StatementTopic
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
    def besides(self) -> list[Statement]:
        """Other values that the same documents state of it, each once."""
        return list({one.printed: one for one in self.settled.besides}.values())

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
    revising: Revising = NO_WORDS,
    part: tuple[int, int] | None = None,
) -> Iterator[SeriesPoint]:
    """The points of every series that answers: by subject, indicator, measure, unit, then years
    before half-years before quarters.

    Args:
        asked: which facts; its ``kinds`` and ``limit`` do not count.
        indicator_keys: these indicators and no other; by default those that ``asked`` finds.
        revising: see :func:`extractor.compare.agreement.revision_words`.
        part: so many series are passed over, and so many given after them; by default all are.

    Raises:
        OptionError: as for ``find``.
    """
    given = named(
        conditions(store, "observation", asked, table="observations"), list(indicator_keys)
    )
    lines = _lines(store, given, part) if part is not None else None
    test, parameters = where(given if lines is None else [*given, _of(lines)])
    sql = f"SELECT {COLUMNS} FROM {narrowed(test)} AS told WHERE {_DATED} ORDER BY {_LINE}, {ORDER}"
    for key, line in groupby(pages(store, sql, parameters), key=line_of):
        if lines is None or key in lines:
            yield from points_of(line, revising)


def line_of(said: Statement) -> tuple[str | None, ...]:
    """Which series a statement is of: its topic without how sure it is, and when."""
    return said.topic[:_LINE_FIELDS]


def _lines(
    store: Store, given: Sequence[Condition], part: tuple[int, int]
) -> set[tuple[str | None, ...]]:
    """Some of the series, by what tells them apart."""
    test, parameters = where(given)
    names = ", ".join(("subject_key", *GROUP[1:_LINE_FIELDS]))
    sql = f"""SELECT DISTINCT {names} FROM (
                  SELECT * REPLACE ({REPLACED}), {_SUBJECT} AS subject_key
                  FROM observations WHERE {test} AND {_DATED}
                  AND document NOT IN (SELECT document FROM reprints)
              ) ORDER BY {_LINE} LIMIT ? OFFSET ?"""
    passed, most = part
    return set(store.all(sql, [*parameters, most, passed]))


def _of(lines: Collection[tuple[str | None, ...]]) -> Condition:
    """What statements of these series have, and few others: the rest of a store is not read."""
    subjects, indicators = ({line[at] for line in lines} for at in (0, 1))
    known = f"{_SUBJECT} IN (SELECT unnest(?::VARCHAR[]))"
    return Condition(
        "--place",
        f"({known}{f' OR {_SUBJECT} IS NULL' if None in subjects else ''})"
        " AND indicator_key IN (SELECT unnest(?::VARCHAR[]))",
        ([one for one in subjects if one is not None], list(indicators)),
    )


def points_of(line: Iterable[Statement], revising: Revising = NO_WORDS) -> Iterator[SeriesPoint]:
    """The points of one line: periods of one kind together, in their order.

    Statements whose subject is unknown are of one thing only where one document makes them.
    """
    told: dict[tuple[StatementTopic, int | None], list[Statement]] = {}
    for one in line:
        alone = one.document if one.topic.subject_key is None else None
        told.setdefault((one.topic, alone), []).append(one)
    for (topic, _), statements in sorted(told.items(), key=lambda pair: _place(pair[0][0])):
        settled = settle(statements, revising=revising)
        yield SeriesPoint(topic, settled.camp.clearest, settled)


def _place(topic: StatementTopic) -> tuple[object, ...]:
    period = Period.parse(topic.period_key)
    when = (period.begins, period.ends) if period else ()
    return (*by_length(topic.period_key), topic.status, when, topic.period_key)
