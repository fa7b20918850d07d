"""What an archive says of a sentence: each of its facts confirmed, contradicted, or not there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from extractor.compare import bearing
from extractor.compare.agreement import NO_WORDS, Camp, Revising, settle
from extractor.compare.statements import COLUMNS, ORDER, Statement, read
from extractor.declaration import RecordType
from extractor.keys import FactKeys
from extractor.keys.printed import Reach
from extractor.record import Record
from extractor.records import Observation, Ranking
from extractor.store.find import Question, find

if TYPE_CHECKING:
    from extractor.store.database import Store
    from extractor.store.rows import PlaceCode

Verdict = Literal["confirmed", "contradicted", "not in the archive"]

#: Rows of other periods that are shown where the archive does not have the one asked for.
_NEAR = 3
#: Rows of an honour or a person that are looked at.
_MOST = 200


class ArchiveRow(NamedTuple):
    """A row of the archive beside a fact.

    ``agrees``: whether it says so; None where it is of another time, or leaves that open.
    """

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


class Checked(NamedTuple):
    """A fact of the sentence, what the archive says of it, and the rows that say so."""

    fact: Record
    verdict: Verdict
    rows: tuple[ArchiveRow, ...]


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

    def check(self, records: Iterable[Record]) -> list[Checked]:
        """An answer for each fact among the records."""
        answers = []
        for record in records:
            if isinstance(record, Observation):
                answers.append(self._observation(record))
            elif isinstance(record, Ranking):
                answers.append(self._ranking(record))
            elif (one := self._store.types.get(record.type)) is not None and one.fact:
                answers.append(self._told(record, one))
        return answers

    def _observation(self, fact: Observation) -> Checked:
        keys = self._keys.observation(fact)
        if keys.dimension is None:
            return Checked(fact, "not in the archive", ())
        same = (
            "subject_key = ? AND indicator_key = ? AND measure = ?"
            " AND basis_key IS NOT DISTINCT FROM ? AND versus IS NOT DISTINCT FROM ?"
            " AND dimension = ?"
        )
        parameters = [
            self._subject(fact.subject), keys.indicator_key, fact.measure, keys.basis_key,
            fact.versus, keys.dimension,
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
            return Checked(fact, "not in the archive", tuple(_row(one, None) for one in near))
        rows = tuple(_row(one, bearing.figure(fact, claim, one)) for one in told)
        counted = settle(told, revising=self._revising).camp
        return Checked(fact, _verdict(_of_camp(fact, claim, counted)), rows)

    def _ranking(self, fact: Ranking) -> Checked:
        keys = self._keys.ranking(fact)
        rows = self._rows(
            "r.indicator_key IS NOT DISTINCT FROM ? AND r.scope IS NOT DISTINCT FROM ?"
            " AND r.scope_except IS NOT DISTINCT FROM ?",
            [keys.indicator_key, fact.scope, fact.scope_except],
            fact.subject,
        )
        sure = fact.status or "actual"
        now = [
            row for row in rows if row["period_key"] == keys.period_key and row["status"] == sure
        ]
        if not now or keys.period_key is None:
            near = tuple(_ranked(row, None) for row in rows[:_NEAR])
            return Checked(fact, "not in the archive", near)
        borne = [bearing.rank(fact, row) for row in now]
        shown = tuple(_ranked(row, one) for row, one in zip(now, borne, strict=True))
        return Checked(fact, _verdict(_most(borne)), shown)

    def _rows(self, test: str, parameters: list[Any], subject: str | None) -> list[dict[str, Any]]:
        names = (
            "subject", "indicator", "kind", "position", "upper", "period", "period_key", "text",
            "published", "path", "member", "start", "end", "sentence", "status", "streak", "count",
        )  # fmt: skip
        rows = self._store.all(
            f"""SELECT r.subject, coalesce(r.indicator, r.title), r.kind, r.position, r.upper,
                       r.period, r.period_key, r.text, d.date, d.path, d.member, r.span_start,
                       r.span_end, r.sentence, coalesce(r.status, 'actual'), r.streak, r.count
                FROM rankings r JOIN documents d USING (document)
                WHERE coalesce(r.subject_code, r.subject) = ? AND {test}
                ORDER BY r.period_end DESC NULLS LAST, d.date NULLS LAST, d.path, r.n""",
            [self._subject(subject), *parameters],
        )
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _told(self, fact: Record, one: RecordType) -> Checked:
        """A fact of any other type: an honour, a post, what a user's patterns declare."""
        said = _said(fact, one)
        key, who = one.role("theme"), one.role("subject")
        name = next((part for part in (one.about.anchor, key, who) if part and part in said), None)
        asked = Question(
            kinds=(one.name,), has=((name, str(said[name])),) if name else (),
            statuses=(fact.to_dict().get("status") or "actual",) if one.asked("status") else (),
            limit=_MOST,
        )  # fmt: skip
        rows = []
        for row in find(self._store, asked):
            same = {who: self._is(said[who], row, who)} if who in said else {}
            rows.append((row, bearing.told(said, row, one=one, same=same), all(same.values())))
        decided = [(row, borne) for row, borne, _ in rows if borne is not None]
        near = [(row, None) for row, _, ours in rows if ours][:_NEAR]
        shown = tuple(_found(row, borne, key, who) for row, borne in decided or near)
        return Checked(fact, _verdict(_most(borne for _, borne in decided)), shown)

    def _is(self, name: str, row: dict[str, Any], who: str) -> bool:
        """Whether a row is about somebody of that name, a place by its code."""
        code = row.get(f"{who}_code")
        return row[who] == name or (code is not None and self._place_code(name) == code)

    def _subject(self, subject: str | None) -> str | None:
        return subject and (self._place_code(subject) or subject)


def _row(one: Statement, agrees: bool | None) -> ArchiveRow:
    return ArchiveRow(
        agrees, one.subject or "", one.indicator, one.period, one.modified, one.published, one.file,
        one.start, one.end, one.sentence,
    )  # fmt: skip


def _ranked(row: dict[str, Any], agrees: bool | None) -> ArchiveRow:
    file = f"{row['path']}!{row['member']}" if row["member"] else row["path"]
    return ArchiveRow(
        agrees, row["subject"] or "", row["indicator"] or "", row["period"], row["text"],
        row["published"], file, row["start"], row["end"], row["sentence"],
    )  # fmt: skip


def _found(
    row: dict[str, Any], agrees: bool | None, key: str | None, who: str | None
) -> ArchiveRow:
    period = row.get("period") or row.get("date")
    return ArchiveRow(
        agrees, str(row.get(who or "") or ""), str(row.get(key or "") or ""), period, row["text"],
        row["published"], row["file"], row["start"], row["end"], row["sentence"],
    )  # fmt: skip


def _said(fact: Record, one: RecordType) -> dict[str, Any]:
    """The fields that a fact says itself: the day it was told on is not when it was."""
    lent = {part.field for part in fact.inherited if part.start is None}
    fields = fact.model_dump(exclude_none=True)
    return {
        field.name: fields[field.name]
        for field in one.fields
        if field.name in fields and field.name not in ("status", *lent)
    }


def _of_camp(fact: Observation, claim: Reach, counted: Camp) -> bool | None:
    """What the statements that count say together."""
    if not counted.reach.meets(claim):
        return False
    borne = counted.reach.within(claim) or any(
        bearing.figure(fact, claim, one) for one in counted.statements
    )
    return True if borne else None


def _most(borne: Iterable[bool | None]) -> bool | None:
    """What most rows say that say anything; of as many, the newest, which stands last."""
    known = [one for one in borne if one is not None]
    for_it = sum(known)
    if not known or for_it * 2 == len(known):
        return known[-1] if known else None
    return for_it * 2 > len(known)


def _verdict(borne: bool | None) -> Verdict:
    if borne is None:
        return "not in the archive"
    return "confirmed" if borne else "contradicted"
