"""How the facts that answer a question divide: by place, indicator, year and measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.store.questions import Question, conditions, where

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Values of a facet that are shown.
SHOWN = 15
_FACETS = {
    "place": "subject",
    "indicator": "indicator_key",
    "year": "CAST(year(period_end) AS VARCHAR)",
    "measure": "measure",
}


class Facet(NamedTuple):
    """One way to divide: its values with how many facts have them, the commonest first."""

    name: str
    values: tuple[tuple[str, int], ...]


def facets(store: Store, asked: Question) -> tuple[int, list[Facet]]:
    """How many observations answer, and their facets."""
    test, parameters = where(conditions(store, "observation", asked))
    names = ", ".join(f"{column} AS {name}" for name, column in _FACETS.items())
    which = ", ".join(_FACETS)
    rows = store.all(
        f"""SELECT {which}, grouping({which}), count(*) FROM
            (SELECT {names} FROM observations WHERE {test})
            GROUP BY GROUPING SETS ({", ".join(f"({name})" for name in _FACETS)}, ())""",
        parameters,
    )
    total = 0
    found: dict[str, dict[str, int]] = {name: {} for name in _FACETS}
    for *values, bits, count in rows:
        for number, name in enumerate(_FACETS):
            grouped = not bits >> (len(_FACETS) - 1 - number) & 1
            if grouped and values[number] is not None:
                found[name][values[number]] = count
        if bits == 2 ** len(_FACETS) - 1:
            total = count
    return total, [
        Facet(name, tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]))
        for name, counts in found.items()
    ]
