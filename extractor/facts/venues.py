"""Where a meeting was held is not whose document it is: 全省水利工作会议在杭州召开.

Nor is it a court's that tells of all courts of its place: that is whose.
"""

from __future__ import annotations

import re
from collections import Counter

from extractor.facts.candidates import IssuerCandidate
from extractor.mentions.names.divisions import Place
from extractor.mentions.names.places import Gazetteer
from extractor.mentions.particles import Particles
from extractor.rulebook import Rulebook

_REACH = 12  # characters between the place of a meeting and its verb
#: What lies above a division, nearest first, with how many digits its code has of its own.
_ABOVE = {"county": (("city", 4), ("province", 2)), "city": (("province", 2),)}


class Venues:
    """Knows a place that a text names as the place of a meeting alone."""

    def __init__(self, book: Rulebook, gazetteer: Gazetteer):
        self._gazetteer = gazetteer
        particles = Particles.of(book)
        held = "|".join(map(re.escape, sorted(particles.held)))
        self._located = particles.located
        self._over, self._others = particles.over_others, particles.all_others
        self._held = re.compile(rf"[^，。；：！？\n]{{0,{_REACH}}}?(?:{held})")

    def _of_all(self, found: IssuerCandidate | None, text: str) -> IssuerCandidate | None:
        """The place of a body that stands over others and tells of all: its court, of 全市法院."""
        place = self._gazetteer.place_before(found.name) if found is not None else None
        if found is None or found.place is not None or place is None:
            return found
        over = any(found.name == place.name + one for one in self._over)
        if not over or not any(word in text for word in self._others):
            return found
        return found._replace(name=place.name, place=place, kind="", sure=True)

    def lifted(
        self, found: IssuerCandidate | None, text: str, said: Counter[str]
    ) -> IssuerCandidate | None:
        """The division above the place of a meeting, where the text calls that one its own;

        for a court that tells of all courts of its place, that.
        """
        found = self._of_all(found, text)
        place = found.place if found is not None else None
        if found is None or place is None or said[place.level]:
            return found
        for level, digits in _ABOVE.get(place.level, ()):
            above = self._gazetteer.place_of(place.code[:digits].ljust(6, "0"))
            if said[level] and above is not None and self._only_held_at(place, text):
                return found._replace(name=above.name, place=above, office="", short="")
        return found

    def _only_held_at(self, place: Place, text: str) -> bool:
        """Whether all that a text says of a place is that something was held there."""
        named = list(re.finditer(re.escape(place.short or place.name), text))
        return bool(named) and all(
            text[one.start() - 1 : one.start()] in self._located
            and self._held.match(text, one.end()) is not None
            for one in named
        )
