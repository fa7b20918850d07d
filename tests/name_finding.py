"""For tests of names: what stands in a text, found by all the rules and tables together."""

from __future__ import annotations

from extractor.layout import read
from extractor.mentions.entities import EntityFinder
from extractor.mentions.mention import EntityValue
from extractor.rulebook import load_rulebook

FINDER = EntityFinder(load_rulebook())


def found(text: str) -> list[str]:
    """Type and text of every name: ``ORG 某市统计局``."""
    (reading,) = read(text)
    return [
        f"{m.value.etype} {reading.surface[m.start : m.end]}"
        for m in FINDER.find(reading)
        if isinstance(m.value, EntityValue)
    ]
