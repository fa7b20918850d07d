"""Moves of rank: 由2012年的第34位上升到2024年的第11位 is two places, each of its own time."""

from __future__ import annotations

from extractor.facts.draft import Draft
from extractor.facts.scene import Frame
from extractor.mentions.mention import Mention, TimeValue


def earlier(frame: Frame, draft: Draft) -> Draft:
    """The position before: its period is the one said with it, else unknown."""
    return _at_time(draft, _times_of_move(frame).get(True))


def later(frame: Frame, draft: Draft) -> Draft:
    """The position after: of the time said with it: 升至 | 2024年的第11位."""
    late = _times_of_move(frame).get(False)
    return draft if late is None else _at_time(draft, late)


def _at_time(draft: Draft, period: str | None) -> Draft:
    inherited = tuple(entry for entry in draft.inherited if entry[0] != "period")
    return draft._replace(fields={**draft.fields, "period": period}, inherited=inherited)


def _times_of_move(frame: Frame) -> dict[bool, str | None]:
    """The periods said with the two places, that of the first under True."""
    first = frame.match.groups["rank"][0][0]
    found: dict[bool, str | None] = {}
    for begin, _ in frame.match.groups.get("time", []):
        item = frame.scene.sketch.items.get(begin)
        if isinstance(item, Mention) and isinstance(item.value, TimeValue):
            found[begin < first] = frame.scene.issuer.period_of(item.value)
    return found
