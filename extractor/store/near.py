"""Nothing found: which option had no match, and what is near it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from extractor.store.conditions import Condition, conditions, where
from extractor.store.ddl import quoted
from extractor.store.questions import Question

if TYPE_CHECKING:
    from extractor.store.database import Store

#: How many values near a wrong one are named, and how alike they are at least.
_NAMED, _ALIKE = 5, 0.3


class Missing(NamedTuple):
    """Why one kind of fact gave no answer.

    Attributes:
        kind: the name of a type of facts.
        option: the option that nothing matches; "" where each has matches, but not all together.
        near: values of the store near what was asked for.
        without: of each option, how many rows there are without it (all others given).
        tried: how many options there were.
    """

    kind: str
    option: str
    near: tuple[str, ...] = ()
    without: tuple[tuple[str, int], ...] = ()
    tried: int = 0


def missing(store: Store, asked: Question) -> list[Missing]:
    """Why a question has no answer, kind by kind.

    Raises:
        OptionError: as for ``find``.
    """
    return [_missing(store, kind, asked) for kind in asked.asked_kinds(store.types)]


def _missing(store: Store, kind: str, asked: Question) -> Missing:
    given = conditions(store, kind, asked)
    for condition in given:
        if not _count(store, kind, [condition]):
            return Missing(kind, condition.option, _near(store, kind, condition))
    without = [
        (one.option, _count(store, kind, [other for other in given if other is not one]))
        for one in given
    ]
    left = tuple((option, count) for option, count in without if count)
    return Missing(kind, "", (), left, len(given))


def _count(store: Store, kind: str, given: list[Condition]) -> int:
    test, parameters = where(given)
    count: int = store.one(
        f"SELECT count(*) FROM {quoted(store.types[kind].plural)} WHERE {test}", parameters
    )
    return count


def _near(store: Store, kind: str, condition: Condition) -> tuple[str, ...]:
    one = store.types[kind]
    table, when = quoted(one.plural), one.asked("from")
    if condition.option in ("--from", "--to") and when is not None:
        first, last = store.all(
            f"SELECT CAST(min({when.name}_start) AS VARCHAR), CAST(max({when.name}_end) AS VARCHAR)"
            f" FROM {table}"
        )[0]
        return (f"{first} to {last}",) if first and last else ()
    column, wanted = condition.column, condition.wanted
    if column in ("", "NULL", "sentence"):
        return ()
    rows = store.all(
        f"SELECT said, count(*) FROM (SELECT {column} AS said FROM {table})"
        " WHERE said IS NOT NULL GROUP BY said ORDER BY count(*) DESC, said"
    )
    counts = dict(rows)
    names = difflib.get_close_matches(wanted, counts, _NAMED, _ALIKE) if wanted else []
    names = names or list(counts)  # of what has nothing like it, the commonest there is
    return tuple(f"{name} ({counts[name]})" for name in names[:_NAMED])
