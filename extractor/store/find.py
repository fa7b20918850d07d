"""Asking a store: by indicator, place, organisation, period and measure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import regex

from extractor.errors import OptionError
from extractor.store import periods
from extractor.store.tables import FACTS

if TYPE_CHECKING:
    from extractor.store.database import Store

#: What ``find`` answers with, and the columns of each answer after the common ones.
KINDS = ("observation", "ranking", "recognition")
_TABLE = {"observation": "observations", "ranking": "rankings", "recognition": "recognitions"}
#: Columns that say where a row was read; every answer ends in them.
ORIGIN = ("file", "member", "published", "start", "end", "text", "sentence", "rule")

MEASURES = ("level", "growth", "change", "share", "gap")

_FAULTS = ", coalesce((SELECT faults FROM worst w WHERE w.document = f.document), 0) AS faults"
#: Marks and blanks that do not tell two indicators apart.
_NOISE = regex.compile(r"[\s的“”‘’\"'「」『』]")


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked; all that is given must hold.

    Attributes:
        kinds: of :data:`KINDS`.
        indicator: a part of the indicator's name (of the honour's, for recognitions), or a short
            or long form of it: 规上工业增加值 finds 规模以上工业增加值 too.
        place: a place by its name or its GB/T 2260 code, with every place inside it.
        place_codes: codes of that name; empty where the name is no place we know.
        org: a part of the subject's name.
        since, until: EDTF: the period of the fact must touch the time between them.
        measures: of :data:`MEASURES`; leaves observations only.
        limit: most rows.
        quality: tell of each row how many faults its document has (the view ``worst``).
    """

    kinds: tuple[str, ...] = KINDS
    indicator: str | None = None
    place: str | None = None
    place_codes: tuple[str, ...] = ()
    org: str | None = None
    since: str | None = None
    until: str | None = None
    measures: tuple[str, ...] = ()
    limit: int | None = None
    quality: bool = False


def find(store: Store, question: Question) -> Iterator[dict[str, Any]]:
    """The facts that answer, kind by kind, by subject, indicator and period.

    A row is a dict: ``type``, the fact's own columns, then :data:`ORIGIN`; numbers are
    :class:`~decimal.Decimal` without zeros at the end.

    Raises:
        OptionError: a period that is none.
    """
    left = question.limit
    kinds = ("observation",) if question.measures else question.kinds
    for kind in kinds:
        if kind not in question.kinds:
            continue
        sql, parameters = _query(store, kind, question, left)
        names = store.columns(f"SELECT * FROM ({sql}) LIMIT 0", parameters)
        for page in store.pages(sql, parameters):
            for row in page:
                yield {"type": kind, **dict(zip(names, map(_plain, row), strict=True))}
            left = None if left is None else left - len(page)
        if left == 0:
            return


def code_prefix(code: str) -> str:
    """What the codes of all places inside a place begin with: 371500 → 3715, 370000 → 37."""
    return regex.sub(r"(?:00)+$", "", code) if len(code) == 6 else code


def _query(store: Store, kind: str, asked: Question, limit: int | None) -> tuple[str, list[Any]]:
    table = _TABLE[kind]
    named = "honour" if kind == "recognition" else "indicator"
    tests: list[str] = []
    parameters: list[Any] = []
    if asked.indicator:
        tests.append(f"{named} IN (SELECT unnest(?::VARCHAR[]))")
        parameters.append(_alike(store, table, named, asked.indicator))
    if asked.place:
        tests.append(_inside(asked.place, asked.place_codes, parameters))
    if asked.org:
        tests.append("contains(subject, ?)")
        parameters.append(asked.org)
    for bound, test in (
        (asked.since, "coalesce(period_end, DATE '9999-12-31') >= ?"),
        (asked.until, "coalesce(period_start, DATE '0001-01-01') <= ?"),
    ):
        if bound is not None:
            day = _day(bound, last=bound is asked.until)
            tests.append(f"((period_start IS NOT NULL OR period_end IS NOT NULL) AND {test})")
            parameters.append(day)
    if asked.measures:
        tests.append(f"measure IN ({', '.join('?' * len(asked.measures))})")
        parameters.extend(asked.measures)
    where = " AND ".join(tests) or "true"
    own = [
        c.name
        for c in FACTS[table]
        if c.name not in ("document", "n", "span_start", "span_end", "text", "rule", "sentence")
    ]
    fields = ", ".join(f'f."{name}"' for name in own)
    order = f"subject NULLS LAST, {named} NULLS LAST, period_start NULLS LAST, period_end"
    sql = (
        f"SELECT {fields}, d.path AS file, d.member, d.date AS published,"
        ' f.span_start AS start, f.span_end AS "end", f.text, f.sentence, f.rule'
        f"{_FAULTS if asked.quality else ''}"
        f" FROM {table} f JOIN documents d USING (document) WHERE {where}"
        f" ORDER BY {order}, published NULLS LAST, file, member NULLS FIRST, f.n"
    )
    if limit is not None:
        sql += f" LIMIT {int(limit)}"
    return sql, parameters


def alike(name: str, asked: str) -> bool:
    """Whether an indicator's name is what was asked for: it, a longer one, or a form of it.

    Marks, blanks and 的 do not count. A short form leaves characters out, keeps the first and the
    last one and at least half of all: 规上工业增加值 of 规模以上工业增加值; 工业增加值 is another
    indicator.
    """
    name, asked = _key(name), _key(asked)
    if asked in name:
        return True
    short, long = sorted((name, asked), key=len)
    if len(short) < 3 or len(short) * 2 < len(long):
        return False
    if short[0] != long[0] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    key: str = _NOISE.sub("", name)
    return key.lower()


def _alike(store: Store, table: str, column: str, asked: str) -> list[str]:
    """The names in a column that :func:`alike` accepts."""
    if not _key(asked):
        raise OptionError(f"--indicator: nothing to look for in {asked!r}")
    sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"
    return [name for page in store.pages(sql) for (name,) in page if alike(name, asked)]


def _inside(place: str, codes: Sequence[str], parameters: list[Any]) -> str:
    if place.isdigit() and len(place) == 6:
        codes = [place]
    tests = ["starts_with(subject_code, ?)"] * len(codes)
    parameters.extend(map(code_prefix, codes))
    # the name alone: of a place we have no code of a part of the name will do
    tests.append("subject = ?" if codes else "contains(subject, ?)")
    parameters.append(place)
    return f"({' OR '.join(tests)})"


def _day(edtf: str, *, last: bool) -> datetime.date:
    found = periods.days(edtf)
    day = found.last if last else found.first
    if day is None:
        option = "--to" if last else "--from"
        raise OptionError(f"{option}: no such time: {edtf!r} (write 2024, 2024-03 or 2024-03-21)")
    return day


def _plain(value: Any) -> Any:
    """Decimals without the zeros that the column's scale adds."""
    if not isinstance(value, Decimal):
        return value
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
