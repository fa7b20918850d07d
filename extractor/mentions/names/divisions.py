"""The tables of places, read: the divisions of China by code, and every form of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from extractor.rulebook import Row, Rulebook

#: Levels of the divisions of China and of countries, from the largest.
LEVELS = {"country": 0, "province": 1, "city": 2, "county": 3}
#: Tables of places that are no divisions → their level.
_OTHERS = {
    "countries": "country",
    "countries_short": "country",
    "world_cities": "abroad",
    "world_cities_more": "abroad",
    "world_cities_geonames": "abroad",
    "places_taiwan": "abroad",
}


class Place(NamedTuple):
    """A division of China, or a country or city abroad (then ``code`` is no GB/T 2260 code)."""

    code: str
    name: str
    short: str
    level: str
    parent: str
    former: bool
    domestic: bool


class Divisions:
    """What the tables say.

    Attributes:
        by_code: code → place; of several of one code that of today.
        forms: full name, short form or alias → the places that it may mean.
        rows: form → the row that it was read from first.
        aliases: forms that are neither the name nor its short form.
    """

    def __init__(self, book: Rulebook):
        self.by_code: dict[str, Place] = {}
        self.forms: dict[str, list[Place]] = defaultdict(list)
        self.rows: dict[str, Row] = {}
        self.aliases: set[str] = set()
        for row in book.table("places"):
            self._division(row)
        for row in book.table("place_aliases"):
            self._alias(row)
        for table, level in _OTHERS.items():
            for row in book.table(table):
                name, code = row.get("name") or row.word, row.get("code") or "abroad"
                place = Place(code, name, row.word, level, "", False, code.isdigit())
                self._add(row.word, place, row)

    def _division(self, row: Row) -> None:
        place = Place(
            row.word,
            row.get("name"),
            row.get("short"),
            row.get("level"),
            row.get("parent"),
            bool(row.get("until")),
            row.word.isdigit(),
        )
        if place.code not in self.by_code or not place.former:
            self.by_code[place.code] = place
        self._add(place.name, place, row)
        if place.former:
            return
        if place.short != place.name:
            self._add(place.short, place, row)
        if row.get("alias"):
            self.aliases.add(row.get("alias"))
            self._add(row.get("alias"), place, row)

    def _alias(self, row: Row) -> None:
        if row.get("code") not in self.by_code:
            raise row.wrong(f"no division {row.get('code')!r}", hint="a code of places.tsv")
        self.aliases.add(row.word)
        self._add(row.word, self.by_code[row.get("code")], row)

    def _add(self, form: str, place: Place, row: Row) -> None:
        self.forms[form].append(place)
        self.rows.setdefault(form, row)


def widest(places: Iterable[Place], form: str) -> Place | None:
    """The division of today's China that a form names in full, else the widest: 海南省."""
    return min(
        (place for place in places if place.domestic),
        key=lambda place: (place.name != form, LEVELS[place.level]),
        default=None,
    )
