"""What a text names for certain speaks for the short forms of places near it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from extractor.mentions.names.divisions import Place

_CITY = 4  # digits of a code that name the city


class CertainPlaces(NamedTuple):
    """How often a text names each place for certain, and how many of each city."""

    times: Mapping[str, int]  # by code
    cities: Counter[str]  # by the digits of the city

    @classmethod
    def of(cls, times: Mapping[str, int]) -> CertainPlaces:
        """By how often each code is named."""
        return cls(times, Counter(code[:_CITY] for code in times))

    def has_kin(self, place: Place) -> bool:
        """Whether the text names the place's city or province, or for a county a neighbour."""
        if not place.domestic:
            return False
        if place.parent in self.times:
            return True
        near = self.cities[place.code[:_CITY]] - (place.code in self.times)
        return place.level == "county" and near > 0

    def named_above(self, place: Place) -> int:
        """How often the text names the city and the province of a place."""
        above = {place.parent, place.code[:2] + "0000"} - {place.code}
        return sum(self.times.get(code, 0) for code in above)
