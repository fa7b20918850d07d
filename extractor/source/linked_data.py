"""What a web page says of itself in data for machines (JSON-LD): title and publisher."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_KIND = "application/ld+json"
_DEEPEST = 6
#: Names of schema.org: what holds them is one text.
_TITLE, _PUBLISHER = "headline", "publisher"


def linked(tree: Any) -> dict[str, str]:
    """``title`` and ``site`` of the first thing on a page that has a headline."""
    for script in tree.iter("script"):
        if script.get("type") != _KIND:
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, 0):
            if isinstance(thing.get(_TITLE), str):
                return _told(thing)
    return {}


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _things(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _things(value, depth + 1)


def _told(thing: dict[str, Any]) -> dict[str, str]:
    publisher = thing.get(_PUBLISHER)
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    told = {"title": thing.get(_TITLE), "site": name}
    return {role: " ".join(value.split()) for role, value in told.items() if isinstance(value, str)}
