"""Where two releases differ about one thing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from extractor.compare.agreement import NO_WORDS, Difference, Revising, settle
from extractor.compare.statements import (
    COLUMNS,
    COMPARABLE,
    GROUP,
    ORDER,
    REPLACED,
    StatementTopic,
    narrowed,
    pages,
    read,
)
from extractor.keys import FactKeys
from extractor.store.conditions import conditions, named, where
from extractor.store.questions import Question

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Positions as statements: the scope stands where observations have the whole, and what is left
#: out of it where they have the benchmark.
_RANKS = """
    SELECT coalesce(r.subject_code, r.subject) AS subject_key, r.indicator_key, 'rank' AS measure,
           NULL::VARCHAR AS basis_key, r.scope_except AS versus, r.scope AS whole,
           'rank' AS dimension, coalesce(r.status, 'actual') AS status, r.period_key, r.subject,
           r.subject_code, coalesce(r.indicator, r.title) AS indicator, r.period, r.period_start,
           r.period_end, r.position::DECIMAL(38,10) AS value, NULL::DECIMAL(38,10) AS lower,
           NULL::DECIMAL(38,10) AS upper, '' AS unit, NULL::VARCHAR AS modifier,
           r.position - 0.5::DECIMAL(38,10) AS low, r.position + 0.5::DECIMAL(38,10) AS high,
           d.date AS published, d.path, d.member, r.span_start, r.span_end, r.text, r.sentence,
           r.document, r.scope, r.position
    FROM rankings r JOIN documents d USING (document)
    WHERE r.kind = 'position' AND r.position IS NOT NULL AND r.upper IS NULL
      AND r.scope IS NOT NULL AND r.document NOT IN (SELECT document FROM reprints)
"""
_SOURCES = {"observation": "series", "ranking": f"({_RANKS})"}
#: Where what is held lies: beside the store, whose file may be one that is only read.
_HELD = "temp.held_{kind}"
#: What is held to be one thing: of what is so, whatever the status says of it.
_GROUP = tuple(name for name in GROUP if name != "status")


class TopicDifference(NamedTuple):
    """One difference, and whether it is known what it is about.

    That is an indicator of the dictionary, told in what it is counted in, of a place that is the
    only one of its name.
    """

    topic: StatementTopic
    known: bool
    difference: Difference


def hold(store: Store) -> None:
    """Look once through the whole store, so that :func:`disagreements` can answer at once.

    What is held are the statements of every group in which two cannot both be so. A question
    leaves out statements of a group and never adds any: where two of those that are left differ,
    two of the whole group do, and its statements are held.
    """
    for kind, source in _SOURCES.items():
        table = _HELD.format(kind=kind)
        store.run(f"CREATE OR REPLACE TEMP TABLE {table} AS {_unlike(source, 'true', '*')}")


def disagreements(
    store: Store,
    asked: Question,
    *,
    keys: FactKeys,
    indicator_keys: Collection[str] = (),
    revising: Revising = NO_WORDS,
    held: bool = False,
) -> Iterator[TopicDifference]:
    """Every pair of unlike values of one thing in unlike releases: figures, then ranks.

    What is aimed at, expected or planned is left out, and reprints are.

    Args:
        asked: which facts.
        keys: the dictionary.
        indicator_keys: of figures these indicators and no other, as in a series.
        revising: see :func:`extractor.compare.agreement.revision_words`.
        held: :func:`hold` has looked through the store.

    Raises:
        OptionError: as for ``find``.
    """
    for kind in asked.asked_kinds(store.types):
        source = _SOURCES.get(kind)
        if source is None:
            continue
        given = conditions(store, kind, asked)
        if kind == "observation":
            given = named(given, indicator_keys)
        test, parameters = where(given)
        if held:  # by this connection alone, which gives all rows at once
            rows = iter(read(store, _sql(_HELD.format(kind=kind), test), parameters))
        else:
            if kind == "observation":
                source, test = narrowed(test), "true"
            rows = pages(store, _sql(source, test), parameters)
        for topic, statements in groupby(rows, key=lambda one: one.topic):
            settled = settle(statements, revising=revising)
            known = _is_known(topic, keys)
            for difference in settled.differences:
                yield TopicDifference(topic, known, difference)


def _is_known(topic: StatementTopic, keys: FactKeys) -> bool:
    indicator = keys.names.of(topic.indicator_key)
    told = keys.is_expected(indicator, measure=topic.measure, dimension=topic.dimension)
    return bool(indicator.kind) and told and not keys.is_shared(topic.subject_key)


def _sql(source: str, test: str) -> str:
    """The statements of every group in which two of them cannot both be so, group by group."""
    unlike = _unlike(source, test, COLUMNS)
    return f"{unlike} ORDER BY {', '.join(_GROUP)}, {ORDER}"


def _unlike(source: str, test: str, columns: str) -> str:
    """The same in no order."""
    told = f"{test} AND coalesce(status, 'actual') = 'actual' AND {COMPARABLE}"
    group = ", ".join(_GROUP)
    same = " AND ".join(
        f"s.{name} IS NOT DISTINCT FROM g.{name}" if name in ("basis_key", "versus", "whole")
        else f"s.{name} = g.{name}"
        for name in _GROUP
    )  # fmt: skip
    return f"""
        WITH told AS (SELECT * REPLACE ({REPLACED}) FROM {source} AS told WHERE {told}),
             unlike AS (
                 SELECT {group} FROM told GROUP BY {group}
                 HAVING max(low) >= min(high) AND min(document) <> max(document)
             )
        SELECT {columns} FROM (
            SELECT s.* FROM told s JOIN unlike g ON {same}
        )
    """
