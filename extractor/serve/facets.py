"""How the facts that answer a question divide: by place, indicator, year, measure, document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.serve.place_tree import Branch, PlaceTree
from extractor.store.conditions import conditions, where
from extractor.store.questions import Question

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Values of a facet that are shown.
SHOWN = 15
#: Characters of a title that are shown beside other things.
_TITLE = 32
_FACETS = {
    "place": "coalesce(subject_code, subject)",
    "indicator": "indicator_key",
    "year": "CAST(year(period_end) AS VARCHAR)",
    "measure": "measure",
}
_NAME = "path || coalesce('!' || member, '')"


class Facet(NamedTuple):
    """One way to divide: the field of the form that it fills, and its values.

    The commonest stand first; of places each under the one that holds it.
    """

    name: str
    field: str
    values: tuple[Branch, ...]


def facets(store: Store, asked: Question, *, places: PlaceTree) -> tuple[int, list[Facet]]:
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
        Facet("place", "place", tuple(places.branches(found["place"], most=SHOWN))),
        *(Facet(name, name, _commonest(found[name])) for name in ("indicator", "year", "measure")),
        Facet("document", "file", tuple(_documents(store, test, parameters))),
    ]


def _commonest(counts: dict[str, int]) -> tuple[Branch, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
    return tuple(Branch(name, name, count) for name, count in ordered)


def _documents(store: Store, test: str, parameters: list[Any]) -> Iterator[Branch]:
    """Documents by their titles, those with most facts first."""
    rows = store.all(
        f"""SELECT coalesce(d.title, {_NAME}), {_NAME} AS name, found.facts FROM (
                SELECT document, count(*) AS facts FROM observations WHERE {test}
                GROUP BY document ORDER BY facts DESC, document LIMIT {SHOWN}
            ) found JOIN documents d USING (document) ORDER BY 3 DESC, name""",
        parameters,
    )
    return (Branch(_short(title), name, facts) for title, name, facts in rows)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
