"""Counties of the document's own city whose rare character came out as another: 在平区 for 茌平区.

Only what the table makes certain: the true character is outside the everyday set (level 1 of
GB 2312), exactly one county of that city is one character off, and the text has no such place.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from extractor.mentions.names.divisions import Place
from extractor.mentions.names.page import Page
from extractor.mentions.names.places import Gazetteer, PlaceHit

_FIRST_RARE = 0xD8  # the lead byte where level 2 of GB 2312 begins


def is_rare(char: str) -> bool:
    """Whether a character is outside level 1 of GB 2312."""
    try:
        return char.encode("gb2312")[0] >= _FIRST_RARE
    except UnicodeEncodeError:
        return True


class Misprints:
    """Looks for them once the document's city is known."""

    def __init__(self, gazetteer: Gazetteer):
        self._gazetteer = gazetteer
        self._patterns = lru_cache(maxsize=512)(self._pattern)

    def add(self, page: Page, hits: list[PlaceHit], city: Place | None) -> list[PlaceHit]:
        """``hits`` with the misprinted counties of ``city`` among them."""
        pattern, places = self._patterns(city.code) if city else (None, [])
        if pattern is None:
            return hits
        taken = {offset for hit in hits for offset in range(hit.start, hit.end)}
        found = []
        for match in pattern.finditer(page.text):
            start, end = match.span()
            place = places[(match.lastindex or 1) - 1]
            if match.group() == place.name or not page.is_word(start, end):
                continue
            if taken.isdisjoint(range(start, end)):
                found.append(PlaceHit(start, end, place, True, True, True))
        return sorted([*hits, *found]) if found else hits

    def _pattern(self, city: str) -> tuple[regex.Pattern[str] | None, list[Place]]:
        groups, places = [], []
        for place in self._gazetteer.counties_of(city):
            rare = [n for n, char in enumerate(place.name) if is_rare(char)]
            if len(place.name) < 3 or len(rare) != 1:
                continue
            wild = place.name[: rare[0]] + r"\p{Han}" + place.name[rare[0] + 1 :]
            others = [
                p for p in self._gazetteer.counties_of(city)
                if p is not place and regex.fullmatch(wild, p.name)
            ]  # fmt: skip
            if not others:
                groups.append(f"({wild})")
                places.append(place)
        return (regex.compile("|".join(groups)) if groups else None), places
