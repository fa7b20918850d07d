"""Whose document it is: the place that 全市 and 我省 mean, the company that 公司 means."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import regex

from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.places import Gazetteer, Place, PlaceHit

_DEICTIC = regex.compile(r"[全我本](?P<level>[省市县区州盟旗])(?![一-龥]{0,2}(?:委|政府))|(?P<self>全国|我国)|(?P<region>自治区)")
_FRONT = 300  # characters in which a place is the dateline or the subject


class MainPlace(NamedTuple):
    """The document's own places, one a level, and the one it is about."""

    main: Place | None
    by_level: dict[str, Place]  # the level's character (市, 省, 县, 区, 州) → place


def main_places(
    text: str, hits: list[PlaceHit], gazetteer: Gazetteer, *, title: str | None = None
) -> MainPlace:
    """Weighs the places of a text: how often, how early, and what level its deixis speaks of."""
    score: dict[str, float] = defaultdict(float)
    for hit in hits:
        place = hit.place
        if not place.domestic or not (hit.sure or hit.full):
            continue
        weight = 1.0 + (2.0 if hit.start < _FRONT else 0.0) + (1.0 if hit.full else 0.0)
        if title and text[hit.start : hit.end] in title:
            weight += 3.0
        score[place.code] += weight
    for code, value in list(score.items()):
        city = gazetteer.city_of(code)
        if city is not None:
            score[city] += value * 0.4
    provinces: dict[str, float] = defaultdict(float)
    for code, value in score.items():
        above = gazetteer.province_of(code)
        if above is not None:
            provinces[above] += value if code == above else value * 0.3
    deixis: dict[str, int] = defaultdict(int)
    for match in _DEICTIC.finditer(text):
        deixis[match["level"] or ("国" if match["self"] else "省")] += 1
        if match["region"]:
            deixis["自治区"] += 1

    def best(levels: tuple[str, ...], tails: tuple[str, ...] = ()) -> Place | None:
        found = [
            (value, code) for code, value in score.items()
            if (place := gazetteer.place_of(code)) and place.level in levels
            and (not tails or place.name.endswith(tails))
        ]  # fmt: skip
        if not found:
            return None
        return gazetteer.place_of(max(found, key=lambda item: (item[0], -int(item[1])))[1])

    by_level: dict[str, Place] = {}
    cities = deixis["市"] + deixis["州"] + deixis["盟"]
    city = best(("city",)) or best(("county",), ("市",))
    county = best(("county",))
    province = _heaviest(gazetteer, provinces)
    region = _heaviest(gazetteer, provinces, ("自治区",))
    if province is not None and province.name.endswith("市") and (city is None or not cities):
        city = province  # a municipality
    if city is not None:
        by_level["市"] = by_level["州"] = by_level["盟"] = city
        if cities:
            province = gazetteer.place_of(city.code[:2] + "0000")
    if province is not None:
        by_level["省"] = province
    if region is not None:
        by_level["自治区"] = region
    if county is not None:
        for level in ("县", "区", "旗"):
            if county.name.endswith(level):
                by_level[level] = county
    main = _pick(deixis, score, city, province, county, by_level)
    return MainPlace(main, by_level)


def _heaviest(
    gazetteer: Gazetteer, score: dict[str, float], tails: tuple[str, ...] = ("",)
) -> Place | None:
    """The province with the highest score whose name ends so."""
    found = [
        (value, place) for code, value in score.items()
        if (place := gazetteer.place_of(code)) is not None and place.name.endswith(tails)
    ]  # fmt: skip
    return max(found, key=lambda item: (item[0], -int(item[1].code)))[1] if found else None


def _pick(
    deixis: dict[str, int],
    score: dict[str, float],
    city: Place | None,
    province: Place | None,
    county: Place | None,
    by_level: dict[str, Place],
) -> Place | None:
    """The place the text is about: at the level it calls 全…/我…, or the heaviest."""
    cities = deixis["市"] + deixis["州"] + deixis["盟"]
    counties = deixis["县"] + deixis["区"] + deixis["旗"]
    if cities and city is not None and cities >= counties:
        return city
    if counties > cities and county is not None:
        return county
    if deixis["省"] and not cities:
        return by_level.get("自治区" if deixis["自治区"] else "省") or by_level.get("省")
    heaviest = max(score.items(), key=lambda item: (item[1], item[0]), default=None)
    if heaviest is None:
        return None
    if deixis["国"] >= 2 and heaviest[1] < 12:
        return None
    if heaviest[1] < 5:
        return None
    places = [p for p in (city, province, county) if p is not None and p.code == heaviest[0]]
    return places[0] if places else None


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
        if isinstance(value, EntityValue) and value.code:
            place = gazetteer.place_of(value.code)
            if place is not None:
                full = reading.text[mention.start : mention.end] == place.name
                hits.append(PlaceHit(mention.start, mention.end, place, True, full, True))
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
            count[name] += 1 + (2 if mention.start < 60 else 0) + (2 if title and name in title else 0)
            first.setdefault(name, mention.start)
    if not count:
        return None
    name = min(count, key=lambda n: (-count[n], first[n]))
    return EntityValue("ORG", name, None, None, None) if count[name] >= 3 else None
