"""What a document states of one thing, as the store holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor import store as views
from extractor.keys.printed import Reach
from extractor.store.find import plain
from extractor.views.amounts import amount

if TYPE_CHECKING:
    from extractor.store.database import Store

#: How the one thing is told apart from others: whose, what, counted how, when.
GROUP = (
    "subject_key", "indicator_key", "measure", "basis_key", "versus", "whole", "dimension",
    "status", "period_key",
)  # fmt: skip
_OWN = (
    "subject", "indicator", "period", "value", "lower", "upper", "unit", "modifier", "low", "high",
    "published", "path", "member", "span_start", "span_end", "text", "sentence", "document",
)  # fmt: skip
#: Columns that are read as something else. Of what a share is one, its indicator's key says.
_READ = {
    "status": "coalesce(status, 'actual')",
    "whole": "CASE WHEN measure = 'rank' THEN whole END",
}
#: What is selected from the view ``series``.
COLUMNS = ", ".join(
    f"{_READ[name]} AS {name}" if name in _READ else name for name in (*GROUP, *_OWN)
)
#: The same columns, before they are grouped.
REPLACED = ", ".join(f"{sql} AS {name}" for name, sql in _READ.items())
#: What can be compared: without whose, what, when or how counted nobody knows that two are one.
COMPARABLE = (
    "subject_key IS NOT NULL AND indicator_key IS NOT NULL AND period_key IS NOT NULL"
    " AND dimension IS NOT NULL"
)
#: Oldest release first; what has no date comes last.
ORDER = "published NULLS LAST, path, member NULLS FIRST, span_start"


class StatementTopic(NamedTuple):
    """The one thing; statements with equal topics can be compared."""

    subject_key: str | None
    indicator_key: str
    measure: str  # rank where it is a position
    basis_key: str | None
    versus: str | None  # of a rank: who is left out of its scope
    whole: str | None  # of a rank: its scope
    dimension: str
    status: str
    period_key: str | None


class Statement(NamedTuple):
    """One fact of one document."""

    topic: StatementTopic
    subject: str | None
    indicator: str
    period: str | None
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    unit: str
    modifier: str | None
    reach: Reach
    published: date | None
    path: str
    member: str | None
    start: int
    end: int
    text: str
    sentence: str
    document: int

    @property
    def file(self) -> str:
        """The document's name, with the member of a file of several."""
        return f"{self.path}!{self.member}" if self.member else self.path

    @property
    def printed(self) -> str:
        """The number as the text has it, with the sign that its words gave it, and its unit."""
        return amount(text=self.text, value=self.value, unit=self.unit, measure=self.topic.measure)

    @property
    def modified(self) -> str:
        """The printed number with its modifier in front: ``over 930亿元``."""
        return f"{self.modifier} {self.printed}" if self.modifier else self.printed


def narrowed(test: str) -> str:
    """The view ``series`` of those observations that pass a test, as SQL to select from.

    Which rows pass is told by the columns of the test alone, and the others are then read of these
    rows: a test after the view reads all columns of all rows.
    """
    if test == "true":
        return "series"
    return f"({_view()} AND o.rowid IN (SELECT rowid FROM observations WHERE {test}))"


@cache
def _view() -> str:
    """What the view is made of; it ends in a condition."""
    text = Path(views.__file__).with_name("views.sql").read_text(encoding="utf-8")
    return text.split("CREATE VIEW series AS", 1)[1].split(";", 1)[0]


def read(store: Store, sql: str, parameters: Sequence[Any] = (), **tables: Any) -> list[Statement]:
    """The statements that a query for :data:`COLUMNS` gives."""
    return [_statement(row) for row in store.all(sql, list(parameters), **tables)]


def pages(store: Store, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Statement]:
    """The same, some at a time."""
    for page in store.pages(sql, list(parameters)):
        yield from map(_statement, page)


def _statement(row: tuple[Any, ...]) -> Statement:
    topic, own = StatementTopic(*row[: len(GROUP)]), list(map(plain, row[len(GROUP) :]))
    subject, indicator, period, value, lower, upper, unit, modifier, low, high, *rest = own
    return Statement(
        topic, subject, indicator, period, value, lower, upper, unit, modifier, Reach(low, high),
        *rest,
    )  # fmt: skip
