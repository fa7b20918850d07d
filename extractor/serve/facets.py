"""How the facts that answer a question divide: by place, indicator, year, measure, document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from extractor.serve.place_tree import Branch, PlaceTree
from extractor.store.questions import Question, conditions, where

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
    "file": "document",
}
_DOCUMENTS = """
    SELECT document, coalesce(title, path || coalesce('!' || member, '')),
           path || coalesce('!' || member, '')
    FROM documents WHERE document IN (SELECT unnest(?::BIGINT[]))
"""


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
    found: dict[str, dict[Any, int]] = {name: {} for name in _FACETS}
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
        Facet("document", "file", _documents(store, found["file"])),
    ]


def _commonest(counts: dict[str, int]) -> tuple[Branch, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
    return tuple(Branch(name, name, count) for name, count in ordered)


def _documents(store: Store, counts: dict[int, int]) -> tuple[Branch, ...]:
    """Documents by their titles, those with most facts first."""
    ordered = sorted(counts, key=lambda key: (-counts[key], key))[:SHOWN]
    told = {key: (_short(title), name) for key, title, name in store.all(_DOCUMENTS, [ordered])}
    return tuple(Branch(*told[key], counts[key]) for key in ordered)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
