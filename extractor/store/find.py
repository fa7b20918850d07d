"""The facts of a store that answer a question."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.store.conditions import alike, code_prefix, conditions, where
from extractor.store.questions import KINDS, MEASURES, STATUSES, Question
from extractor.store.tables import columns_of, quoted

if TYPE_CHECKING:
    from extractor.declaration import RecordType
    from extractor.store.database import Store

__all__ = ["KINDS", "MEASURES", "STATUSES", "Question", "alike", "code_prefix", "find"]

#: Columns that say where a row was read; every answer ends in them.
ORIGIN = ("file", "member", "published", "start", "end", "text", "sentence", "rule")

_FAULTS = ", coalesce((SELECT faults FROM worst w WHERE w.document = f.document), 0) AS faults"
#: Columns that an answer does without, or has under another name.
OTHERS = ("document", "n", "span_start", "span_end", "text", "rule", "sentence", "low", "high")


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
        names = store.columns(f"SELECT * FROM ({sql}) LIMIT 0", parameters)
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
    fields = ", ".join(f'f."{c.name}"' for c in columns_of(one) if c.name not in OTHERS)
    order = "".join(f"f.{column}, " for column in _order(one))
    sql = (
        f"SELECT {fields}, d.path AS file, d.member, d.date AS published,"
        ' f.span_start AS start, f.span_end AS "end", f.text, f.sentence, f.rule'
        f"{_FAULTS if asked.quality else ''}"
        f" FROM (SELECT * FROM {table} WHERE {_narrow(table, test)}) f"
        " JOIN documents d USING (document)"
        f" ORDER BY {order}published NULLS LAST, file, member NULLS FIRST, f.n"
    )
    if limit is not None:
        sql += f" LIMIT {int(limit)}"
    return sql, parameters


def _narrow(table: str, test: str) -> str:
    """The same test, told by the columns it needs: the others are read of the rows that pass."""
    return test if test == "true" else f"rowid IN (SELECT rowid FROM {table} WHERE {test})"


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
