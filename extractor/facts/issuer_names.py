"""Names of an issuer as its own text has them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.candidates import RURAL, IssuerCandidate
from extractor.facts.choice import Setting
from extractor.facts.issuer import SHORTENED, SYSTEM, TOWN
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.divisions import Place

_EVENT = "EVENT"
_HEAD = 8  # characters of a meeting's name, within which its place is


def around(found: IssuerCandidate, setting: Setting) -> Place | None:
    """The county in front of a town in the title, or the only one that its text names."""
    front = next((c.place for c in setting.heads if c.place and c.end == found.start), None)
    every = [c.place for c in (*setting.heads, *setting.placed) if c.place is not None]
    counties = {place.code: place for place in every if place.level == "county" and place.code}
    only = next(iter(counties.values())) if len(counties) == 1 else None
    return front or (only if found.kind in RURAL else None)


def town_of(found: IssuerCandidate, setting: Setting, ends: Sequence[str]) -> str | None:
    """The town that a village lies in: in its name (溪口镇 | 柳溪村), or the only one told of."""
    if found.kind not in RURAL or found.kind == TOWN:
        return None
    named, tails = (*setting.heads, *setting.named), tuple(ends)
    for name in (found.name, *(one.name for one in named if one.name.endswith(found.name))):
        inside = name[: max(name.rfind(end, 1, -1) + len(end) for end in ends)]
        if len(inside) > 1 and inside.endswith(tails):
            return inside
    towns = {one.name for one in named if one.kind == TOWN}
    return towns.pop() if len(towns) == 1 else None


def names(reading: Reading, entities: list[Mention]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            m.value.name or reading.surface[m.start : m.end]
            for m in entities
            if isinstance(m.value, EntityValue) and m.value.etype in SHORTENED
        )
    )


def as_called(found: IssuerCandidate, setting: Setting, place: Place | None) -> str:
    """A village by the name that its own text gives it: 溪口镇柳溪村 of the title is 柳溪村.

    All bodies of a kind by their place's full name: 绍兴两级法院 are 绍兴市两级法院.
    """
    if found.kind == SYSTEM and place is not None and not found.name.startswith(place.name):
        rest = found.name.removeprefix(place.name[:-1])
        return place.name + rest if rest != found.name else rest
    own = (one.name for one in setting.named if one.kind in RURAL and one.kind == found.kind)
    shorter = (name for name in own if found.name.endswith(name) and name != found.name)
    return next(shorter, found.name) if found.kind in RURAL else found.name


def meetings(entities: Sequence[Mention]) -> set[int]:
    """Where the name of a meeting may name its place: 前三季度 | 嵊州市经济运行新闻发布会."""
    held = (m for m in entities if getattr(m.value, "etype", "") == _EVENT)
    return {at for m in held for at in range(m.start, min(m.end, m.start + _HEAD))}
