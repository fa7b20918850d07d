"""Whose document it is: the place that 全市 and 我省 mean, the company that 公司 means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.divisions import Place
from extractor.mentions.names.places import Gazetteer, PlaceHit

_LEAST, _LEAST_OF_NATIONAL = 5.0, 12.0  # weights below which a place is only mentioned
_IN_TITLE = 8.0
_MOST = 0.6  # of all weight that a province needs where nothing says whose the document is
_FRONT = 300  # characters in which a place is the dateline or the subject


class MainPlace(NamedTuple):
    """The document's own places, one a level, and the one it is about."""

    main: Place | None
    city: Place | None
    by_level: dict[str, Place]  # the level's word (市, 省, 县, 区, 州) → place


def main_places(
    text: str, hits: list[PlaceHit], gazetteer: Gazetteer, *, title: str | None = None
) -> MainPlace:
    """Weighs the places of a text: how often, how early, and what level its deixis speaks of."""
    titled = gazetteer.places_of_title(title, text) if title else []
    if not hits and not titled:
        return MainPlace(None, None, {})
    score = _weights(text, hits, gazetteer)
    for place in titled:
        score[place.code] += _IN_TITLE
    provinces = _weights_of_provinces(score, gazetteer)
    said = _levels_said(text, gazetteer)
    found = _heaviest_of_levels(score, provinces, said, gazetteer)
    if found["region"] is not None and found["province"] == found["region"]:
        _region_not_county(gazetteer, said)
    by_level = _by_words(found, gazetteer)
    national = gazetteer.deixis.search(title) if title and not titled else None
    if titled:
        said["country"] = 0
    elif national is not None and national["nation"]:
        return MainPlace(None, found["city"], by_level)
    share = max(provinces.values(), default=0.0) / (sum(provinces.values()) or 1.0)
    main = _pick(said, score, found, alone=share >= _MOST or bool(titled))
    return MainPlace(main, found["city"], by_level)


def with_titled(own: MainPlace, titled: Sequence[Place]) -> MainPlace:
    """What 市 and 县 mean where the title says it: 市法院 is 诸暨市's, though they met in 杭州市.

    A title that names two of one kind does not say which, but of 绍兴市诸暨市 it is the narrower.
    """
    named: dict[str, set[Place]] = defaultdict(set)
    around = {place.code[:4] + "00" for place in titled if place.level == "county"}
    for place in titled:
        if place.code not in around:
            named[place.name[-1]].add(place)
    said = {word: next(iter(places)) for word, places in named.items() if len(places) == 1}
    return own._replace(by_level={**own.by_level, **said})


def _weights_of_provinces(score: dict[str, float], gazetteer: Gazetteer) -> dict[str, float]:
    """Code of a province → what it weighs with all that lies in it."""
    provinces: dict[str, float] = defaultdict(float)
    for code, value in score.items():
        above = gazetteer.province_of(code)
        if above is not None:
            provinces[above] += value if code == above else value * 0.3
    return provinces


def _levels_said(text: str, gazetteer: Gazetteer) -> dict[str, int]:
    """How often a text says 全市, 我省 and the like: by level, and by its word."""
    said: dict[str, int] = defaultdict(int)
    for match in gazetteer.deixis.finditer(text):
        said["region"] += match["region"] is not None
        said[_level(gazetteer, match["level"], match["nation"])] += 1
        said[match["level"] or ""] += 1
    return said


def _heaviest_of_levels(
    score: dict[str, float],
    provinces: dict[str, float],
    said: dict[str, int],
    gazetteer: Gazetteer,
) -> dict[str, Place | None]:
    """Level → the place of it that weighs most, the province being that of the city."""
    places, tops = _by_level(gazetteer, score), _by_level(gazetteer, provinces)
    counties = places.get("county", ())
    found = {
        "city": _heaviest(places.get("city", ()))
        or _heaviest(counties, tail=gazetteer.tails["city"]),  # of a document of one
        "county": _heaviest(counties),
        "province": _heaviest(tops.get("province", ())),
        "region": _heaviest(tops.get("province", ()), tail=gazetteer.tails["region"]),
    }
    province, city = found["province"], found["city"]
    municipal = province is not None and province.name.endswith(gazetteer.tails["city"])
    if municipal and (city is None or not said["city"]):
        found["city"] = city = province
    if city is not None and said["city"]:
        found["province"] = gazetteer.place_of(city.code[:2] + "0000")
    return found


def _by_words(found: dict[str, Place | None], gazetteer: Gazetteer) -> dict[str, Place]:
    """The word of a level → the document's own place of it."""
    by_level: dict[str, Place] = {}
    for word, level in gazetteer.levels.items():
        own = found.get(level)
        if own is not None and (level != "county" or own.name.endswith(word)):
            by_level[word] = own
    return by_level


def _weights(text: str, hits: list[PlaceHit], gazetteer: Gazetteer) -> dict[str, float]:
    """Code → weight: each mention counts, more at the front and by its full name."""
    score: dict[str, float] = defaultdict(float)
    for hit in hits:
        if hit.place.domestic and (hit.sure or hit.full):
            weight = 1.0 + (2.0 if hit.start < _FRONT else 0.0) + (1.0 if hit.full else 0.0)
            score[hit.place.code] += weight + (2.0 if hit is hits[0] else 0.0)
    for code, value in list(score.items()):
        over = gazetteer.city_of(code)
        if over is not None:
            score[over] += value * 0.4
    return score


def _level(gazetteer: Gazetteer, word: str | None, nation: str | None) -> str:
    """The level that one word of deixis speaks of."""
    return gazetteer.levels.get(word or "", "country" if nation else "province")


def _region_not_county(gazetteer: Gazetteer, said: dict[str, int]) -> None:
    """In an autonomous region the word of a district may mean the region: its last character."""
    for region in gazetteer.tails["region"]:
        word = region[-1]
        said["county"] -= said[word]
        said["region"] += said[word]
        said["province"] += said[word]


def _by_level(
    gazetteer: Gazetteer, score: dict[str, float]
) -> dict[str, list[tuple[float, int, Place]]]:
    """Level → weight, code from the end, and place."""
    found: dict[str, list[tuple[float, int, Place]]] = {}
    for code, value in score.items():
        place = gazetteer.place_of(code)
        if place is not None:
            found.setdefault(place.level, []).append((value, -int(code), place))
    return found


def _heaviest(
    places: Sequence[tuple[float, int, Place]], *, tail: tuple[str, ...] | None = None
) -> Place | None:
    """The place with the highest weight whose name ends so; of several the first by code."""
    if tail is not None:
        places = [entry for entry in places if entry[2].name.endswith(tail)]
    return max(places)[2] if places else None


def _pick(
    said: dict[str, int],
    score: dict[str, float],
    found: dict[str, Place | None],
    *,
    alone: bool,
) -> Place | None:
    """The place the text is about: at the level it calls its own, or the heaviest."""
    if said["city"] and found["city"] is not None and said["city"] >= said["county"]:
        return found["city"]
    if said["county"] > said["city"] and found["county"] is not None:
        return found["county"]
    if said["province"] and not said["city"]:
        return found["region" if said["region"] else "province"] or found["province"]
    code, weight = max(score.items(), key=lambda item: (item[1], item[0]), default=("", 0.0))
    if not alone or weight < _LEAST or (said["country"] > 1 and weight < _LEAST_OF_NATIONAL):
        return None
    return next((p for p in found.values() if p is not None and p.code == code), None)


def main_place(
    reading: Reading,
    mentions: list[Mention],
    title: str | None = None,
    *,
    gazetteer: Gazetteer,
) -> EntityValue | None:
    """The place the document is about as a GPE value; None for national news (read: 中国)."""
    hits = []
    for mention in mentions:
        value = mention.value
        if not isinstance(value, EntityValue):
            continue
        text = reading.text[mention.start : mention.end]
        place = gazetteer.place_of(value.code) if value.code else None
        if value.etype in ("ORG", "FAC", "EVENT"):
            place = gazetteer.place_before(text)
        if place is not None:
            hits.append(PlaceHit(mention.start, mention.end, place, True, text == place.name, True))
    place = main_places(reading.text, hits, gazetteer, title=title).main
    return EntityValue("GPE", place.name, place.code, None, None) if place else None


def main_organisation(
    reading: Reading, mentions: list[Mention], title: str | None = None
) -> EntityValue | None:
    """The body the document is about: the ORG of its title, else one that dominates the text."""
    count: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    for mention in mentions:
        value = mention.value
        if isinstance(value, EntityValue) and value.etype == "ORG":
            name = value.name or reading.surface[mention.start : mention.end]
            count[name] += (
                1 + (2 if mention.start < 60 else 0) + (2 if title and name in title else 0)
            )
            first.setdefault(name, mention.start)
    if not count:
        return None
    name = min(count, key=lambda n: (-count[n], first[n]))
    return EntityValue("ORG", name, None, None, None) if count[name] >= 3 else None
