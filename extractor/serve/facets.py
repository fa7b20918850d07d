"""How the facts that answer a question divide: by place, indicator, year, measure, document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
#: ``grouping`` of the row that counts them all.
_ALL = 2 ** len(_FACETS) - 1
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
    total = 0
    found: dict[str, dict[str, int]] = {name: {} for name in _FACETS}
    documents = []
    for *values, bits, count, file, title in store.all(_counts(test), parameters):
        if file is not None:
            documents.append(Branch(_short(title), file, count))
        elif bits == _ALL:
            total = count
        for number, name in enumerate(_FACETS):
            if bits == _ALL ^ (1 << (len(_FACETS) - 1 - number)) and values[number] is not None:
                found[name][values[number]] = count
    documents.sort(key=lambda one: (-one.facts, one.asked))
    return total, [
        Facet("place", "place", tuple(places.branches(found["place"], most=SHOWN))),
        *(Facet(name, name, _commonest(found[name])) for name in ("indicator", "year", "measure")),
        Facet("document", "file", tuple(documents)),
    ]


def _counts(test: str) -> str:
    """The rows of all facets, whose observations are looked for once.

    Each row has the value of one facet, which of them that is as ``grouping`` tells it, and how
    many answer; or else a document with its name and its title, of those with most.
    """
    columns = ", ".join(f"{column} AS {name}" for name, column in _FACETS.items())
    which, sets = ", ".join(_FACETS), ", ".join(f"({name})" for name in _FACETS)
    none = ", ".join("NULL" for _ in _FACETS)
    return f"""
        WITH told AS MATERIALIZED (SELECT {columns}, document FROM observations WHERE {test}),
             most AS (SELECT document, count(*) AS facts FROM told
                      GROUP BY document ORDER BY facts DESC, document LIMIT {SHOWN})
        SELECT {which}, grouping({which}), count(*), NULL, NULL FROM told
        GROUP BY GROUPING SETS ({sets}, ())
        UNION ALL
        SELECT {none}, NULL, most.facts, {_NAME}, coalesce(title, {_NAME})
        FROM most JOIN documents USING (document)
    """


def _commonest(counts: dict[str, int]) -> tuple[Branch, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
    return tuple(Branch(name, name, count) for name, count in ordered)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
