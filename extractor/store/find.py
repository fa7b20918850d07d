"""The facts of a store that answer a question."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.store.conditions import alike, code_prefix, conditions, where
from extractor.store.ddl import columns_of, quoted
from extractor.store.questions import KINDS, MEASURES, STATUSES, Question

if TYPE_CHECKING:
    from extractor.declaration import RecordType
    from extractor.store.database import Store

__all__ = ["KINDS", "MEASURES", "STATUSES", "Question", "alike", "code_prefix", "find"]

#: Columns that say where a row was read; every answer ends in them.
ORIGIN = ("file", "member", "published", "start", "end", "text", "sentence", "rule")

#: What rows are joined with; the columns of a fact and of its document have no name in common.
_DOCUMENTS = (
    "(SELECT document, path AS file, member, date AS published FROM documents) d USING (document)"
)
_FAULTS = ", coalesce((SELECT faults FROM worst w WHERE w.document = f.document), 0) AS faults"
#: Columns that an answer does without, or has under another name.
_OTHERS = ("document", "n", "span_start", "span_end", "text", "rule", "sentence")
#: Of the keys, those that say only what printed digits stand for.
_BOUNDS = ("low", "high")


def find(store: Store, question: Question) -> Iterator[dict[str, Any]]:
    """The facts that answer, kind by kind, by subject, indicator and period.

    A row is a dict: ``type``, the fact's own columns, then :data:`ORIGIN`; numbers are
    :class:`~decimal.Decimal` without zeros at the end.

    Raises:
        OptionError: a period or a position that is none, or options that exclude each other.
    """
    left = question.limit
    for kind in question.asked_kinds(store.types):
        sql, parameters = _query(store, kind, question, left)
        names = (*fields(store.types[kind]), *ORIGIN, *(("faults",) if question.quality else ()))
        for page in store.pages(sql, parameters):
            for row in page:
                yield {"type": kind, **dict(zip(names, map(plain, row), strict=True))}
            left = None if left is None else left - len(page)
        if left == 0:
            return


def _query(store: Store, kind: str, asked: Question, limit: int | None) -> tuple[str, list[Any]]:
    one = store.types[kind]
    test, parameters = where(conditions(store, kind, asked))
    table = quoted(one.plural)
    order = (*_order(one), "published NULLS LAST", "file", "member NULLS FIRST", "n")
    ordered = f"ORDER BY {', '.join(order)}" + ("" if limit is None else f" LIMIT {int(limit)}")
    sql = (
        f"SELECT {', '.join(f'f.{quoted(name)}' for name in fields(one))},"
        ' file, d.member, published, f.span_start AS start, f.span_end AS "end", f.text,'
        f" f.sentence, f.rule{_FAULTS if asked.quality else ''}"
        f" FROM (SELECT * FROM {table} WHERE {_narrow(one, test, ordered, limit)}) f"
        f" JOIN {_DOCUMENTS} {ordered}"
    )
    return sql, parameters


def fields(one: RecordType) -> Iterator[str]:
    """The columns of a type that an answer has."""
    without = _OTHERS + (_BOUNDS if one.about.keys else ())
    return (column.name for column in columns_of(one) if column.name not in without)


def _narrow(one: RecordType, test: str, ordered: str, limit: int | None) -> str:
    """The same test, told by the columns it needs: the others are read of the rows that pass, and
    where only the first are asked for, of these alone."""
    table = quoted(one.plural)
    if limit is None:
        return test if test == "true" else f"rowid IN (SELECT rowid FROM {table} WHERE {test})"
    names = ", ".join((*(name.split()[0] for name in _order(one)), "n", "document"))
    return (
        f"rowid IN (SELECT row FROM (SELECT rowid AS row, {names} FROM {table} WHERE {test})"
        f" JOIN {_DOCUMENTS} {ordered})"
    )


def _order(one: RecordType) -> Iterator[str]:
    """The columns that rows of a type are ordered by: who, what and when."""
    for role in ("subject", "theme"):
        if (name := one.role(role)) is not None:
            yield f"{quoted(name)} NULLS LAST"
    if (name := one.role("period")) is not None:
        yield f"{quoted(f'{name}_start')} NULLS LAST"
        yield quoted(f"{name}_end")


def plain(value: Any) -> Any:
    """Decimals without the zeros that the column's scale adds."""
    if not isinstance(value, Decimal):
        return value
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
