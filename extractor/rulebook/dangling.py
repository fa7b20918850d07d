"""Cells that name what stands in another table, or in a rule, where there is none.

Each is a word that was misspelt or a row that nothing would ask for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping

from extractor.errors import PatternError
from extractor.rulebook.rules import did_you_mean
from extractor.rulebook.tables import Row, Table

#: Table, column, and the table and column (empty: its key) where what it names stands.
_REFERS = (
    ("scopes", "whose", "issuer_kinds", "kind"),
    ("anaphora", "kind", "issuer_kinds", "kind"),
    ("government_short", "level", "government_levels", ""),
    ("times_festivals", "holiday", "times_holidays", ""),
    ("places", "parent", "places", ""),
)
#: Tables whose words or codes are units that an amount can have; cells that name one.
_UNITS = ("units", "currencies", "classifiers")
_MEASURED = (("implied_units", "unit"), ("thing_measures", "units"))
_MOVABLE = "movable"


class Dangling:
    """Looks through the tables as they lie over each other.

    Args:
        tables: every table by its name.
        is_ours: whether a row stands in our own folder; ours need no proof that they are of use.
    """

    def __init__(self, tables: Mapping[str, Table], is_ours: Callable[[Row], bool]):
        self._tables, self._is_ours = tables, is_ours

    def problems(self, drawn: Collection[str]) -> Iterator[PatternError]:
        """Everything that names nothing. ``drawn``: every label that something is drawn as."""
        for name, column, target, of in _REFERS:
            known = {row.get(of) if of else row.word for row in self._tables[target]}
            yield from self._named(name, column, known, f"in {target}.tsv")
        units = {row.get("code") or row.word for name in _UNITS for row in self._tables[name]}
        for name, column in _MEASURED:
            yield from self._named(name, column, units, "that an amount is told in")
        yield from self._manners(drawn)
        yield from self._kinds_of_no_word()
        yield from self._dimensions_of_one()
        yield from self._days_of_no_festival()
        yield from self._without_parent()

    def _theirs(self, name: str) -> Iterator[Row]:
        return (row for row in self._tables[name] if not self._is_ours(row))

    def _named(
        self, name: str, column: str, known: Collection[str], where: str
    ) -> Iterator[PatternError]:
        for row in self._theirs(name):
            for value in row.get(column).split():
                if value not in known:
                    hint = did_you_mean(value, known)
                    yield row.wrong(f"no {column} {value!r} {where}", hint=hint)

    def _manners(self, drawn: Collection[str]) -> Iterator[PatternError]:
        for row in self._theirs("manners"):
            for label in row.get("before").split("|"):
                if label not in drawn:
                    yield row.wrong(f"no label <{label}>", hint=did_you_mean(label, drawn))

    def _kinds_of_no_word(self) -> Iterator[PatternError]:
        """Kinds of bodies that only a user's rows have, and that no word for oneself is of."""
        known = {row.get("kind") for row in self._tables["issuer_kinds"] if self._is_ours(row)}
        known |= {kind for row in self._tables["scopes"] for kind in row.get("whose").split()}
        for row in self._tables["issuer_kinds"]:
            if row.get("kind") not in known:
                yield row.wrong(
                    f"no word of scopes.tsv is whose {row.get('kind')!r}",
                    hint=did_you_mean(row.get("kind"), known),
                )

    def _dimensions_of_one(self) -> Iterator[PatternError]:
        """Classifiers that are to count the same as others do, where no other does."""
        count = Counter(
            row.get("dimension")
            for name in ("classifiers", "dimensions")
            for row in self._tables[name]
        )
        for row in self._theirs("classifiers"):
            dimension = row.get("dimension")
            if dimension and count[dimension] == 1:
                known = [one for one, times in count.items() if one and times > 1]
                yield row.wrong(
                    f"nothing else has the dimension {dimension!r}",
                    hint=did_you_mean(dimension, known),
                )

    def _days_of_no_festival(self) -> Iterator[PatternError]:
        known = {
            row.get("value").partition(" ")[0]
            for row in self._tables["times_festivals"]
            if row.get("calendar") == _MOVABLE
        }
        for row in self._theirs("times_movable"):
            if row.word not in known:
                yield row.wrong(
                    f"no festival of times_festivals.tsv is on {row.word!r}",
                    hint=did_you_mean(row.word, known),
                )

    def _without_parent(self) -> Iterator[PatternError]:
        for row in self._theirs("places"):
            if row.get("level") != "province" and not row.get("parent"):
                yield row.wrong(
                    f"a {row.get('level')} lies in a division above it",
                    hint="parent is the code of one",
                )
