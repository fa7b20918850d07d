"""What an archive says of a sentence: each of its facts confirmed, contradicted, or not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from extractor.compare.agreement import NO_WORDS, Revising, settle
from extractor.compare.statements import COLUMNS, ORDER, Statement, read
from extractor.keys import FactKeys
from extractor.keys.printed import Reach
from extractor.record import Record
from extractor.records import Observation, Ranking, Recognition
from extractor.store.find import Question, find

if TYPE_CHECKING:
    from extractor.store.database import Store

Verdict = Literal["confirmed", "contradicted", "not in the archive"]
PlaceCode = Callable[[str], "str | None"]

#: Rows of other periods that are shown where the archive does not have the one asked for.
_NEAR = 3


class Row(NamedTuple):
    """A row of the archive beside a fact: does it agree (None: of another time)."""

    agrees: bool | None
    subject: str
    indicator: str
    period: str | None
    printed: str
    published: Any
    file: str
    start: int
    end: int
    sentence: str


class Answer(NamedTuple):
    """A fact of the sentence, what the archive says of it, and the rows that say so."""

    fact: Record
    verdict: Verdict
    rows: tuple[Row, ...]


class Checker:
    """Asks an open store about facts.

    Args:
        keys: the dictionary of indicators.
        place_code: code of a subject's name.
        revising: see :func:`extractor.compare.agreement.revision_words`.
    """

    def __init__(
        self,
        store: Store,
        *,
        keys: FactKeys,
        place_code: PlaceCode,
        revising: Revising = NO_WORDS,
    ):
        self._store, self._keys = store, keys
        self._place_code, self._revising = place_code, revising

    def check(self, records: Iterable[Record]) -> list[Answer]:
        """An answer for each observation, ranking and recognition among the records."""
        answers = []
        for record in records:
            if isinstance(record, Observation):
                answers.append(self._observation(record))
            elif isinstance(record, Ranking):
                answers.append(self._ranking(record))
            elif isinstance(record, Recognition):
                answers.append(self._recognition(record))
        return answers

    def _observation(self, fact: Observation) -> Answer:
        keys = self._keys.observation(fact)
        if keys.dimension is None:
            return Answer(fact, "not in the archive", ())
        same = (
            "subject_key = ? AND indicator_key = ? AND measure = ?"
            " AND basis_key IS NOT DISTINCT FROM ? AND versus IS NOT DISTINCT FROM ?"
            " AND whole IS NOT DISTINCT FROM ? AND dimension = ?"
        )
        parameters = [
            self._subject(fact.subject), keys.indicator_key, fact.measure, keys.basis_key,
            fact.versus, fact.whole, keys.dimension,
        ]  # fmt: skip
        told = read(
            self._store,
            f"SELECT {COLUMNS} FROM series WHERE {same} AND period_key IS NOT DISTINCT FROM ?"
            f" AND coalesce(status, 'actual') = ? ORDER BY {ORDER}",
            [*parameters, keys.period_key, fact.status or "actual"],
        )
        claim = Reach(keys.low, keys.high)
        if not told or keys.period_key is None:
            near = read(
                self._store,
                f"SELECT {COLUMNS} FROM series WHERE {same}"
                f" ORDER BY period_end DESC NULLS LAST, {ORDER} LIMIT {_NEAR}",
                parameters,
            )
            return Answer(fact, "not in the archive", tuple(_row(one, None) for one in near))
        counted = settle(told, revising=self._revising).camp
        agrees = counted.reach.meets(claim)
        rows = [_row(one, one.reach.meets(claim)) for one in told]
        return Answer(fact, "confirmed" if agrees else "contradicted", tuple(rows))

    def _ranking(self, fact: Ranking) -> Answer:
        keys = self._keys.ranking(fact)
        rows = self._rows(
            "r.indicator_key IS NOT DISTINCT FROM ? AND r.scope IS NOT DISTINCT FROM ?"
            " AND r.scope_except IS NOT DISTINCT FROM ?",
            [keys.indicator_key, fact.scope, fact.scope_except],
            fact.subject,
        )
        now = [row for row in rows if row["period_key"] == keys.period_key]
        if not now or keys.period_key is None:
            near = tuple(_ranked(row, None) for row in rows[:_NEAR])
            return Answer(fact, "not in the archive", near)
        told = [(row, _meets(fact, row)) for row in now]
        known = [agrees for _, agrees in told if agrees is not None]
        shown = tuple(_ranked(row, agrees) for row, agrees in told)
        if not known:
            return Answer(fact, "not in the archive", shown)
        return Answer(fact, "confirmed" if any(known) else "contradicted", shown)

    def _rows(self, test: str, parameters: list[Any], subject: str | None) -> list[dict[str, Any]]:
        names = (
            "subject", "indicator", "kind", "position", "upper", "period", "period_key", "text",
            "published", "path", "member", "start", "end", "sentence",
        )  # fmt: skip
        rows = self._store.all(
            f"""SELECT r.subject, coalesce(r.indicator, r.title), r.kind, r.position, r.upper,
                       r.period, r.period_key, r.text, d.date, d.path, d.member, r.span_start,
                       r.span_end, r.sentence
                FROM rankings r JOIN documents d USING (document)
                WHERE coalesce(r.subject_code, r.subject) = ? AND {test}
                ORDER BY r.period_end DESC NULLS LAST, d.date NULLS LAST, d.path, r.n""",
            [self._subject(subject), *parameters],
        )
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _recognition(self, fact: Recognition) -> Answer:
        asked = Question(kinds=("recognition",), honour=fact.honour, limit=50)
        rows = [
            Row(True, row["subject"] or "", row["honour"], row["period"], row["text"],
                row["published"], row["file"], row["start"], row["end"], row["sentence"])
            for row in find(self._store, asked)
            if fact.subject in (None, row["subject"])
            or self._subject(fact.subject) == row["subject_code"]
        ]  # fmt: skip
        return Answer(fact, "confirmed" if rows else "not in the archive", tuple(rows))

    def _subject(self, subject: str | None) -> str | None:
        return subject and (self._place_code(subject) or subject)


def _row(one: Statement, agrees: bool | None) -> Row:
    return Row(
        agrees, one.subject or "", one.indicator, one.period, one.printed, one.published, one.file,
        one.start, one.end, one.sentence,
    )  # fmt: skip


def _ranked(row: dict[str, Any], agrees: bool | None) -> Row:
    file = f"{row['path']}!{row['member']}" if row["member"] else row["path"]
    return Row(
        agrees, row["subject"] or "", row["indicator"] or "", row["period"], row["text"],
        row["published"], file, row["start"], row["end"], row["sentence"],
    )  # fmt: skip


def _meets(fact: Ranking, row: dict[str, Any]) -> bool | None:
    """Whether two ranks can both be so; None where one says nothing of the other."""
    here, there = (_places(fact.position, fact.upper), _places(row["position"], row["upper"]))
    if here is None or there is None:
        return True if fact.kind == row["kind"] else None
    return here[0] <= there[1] and there[0] <= here[1]


def _places(position: int | None, upper: int | None) -> tuple[int, int] | None:
    return None if position is None else (position, upper if upper is not None else position)
