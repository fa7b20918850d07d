"""Runs: 连续三年."""

from __future__ import annotations

from extractor.facts.context import Slot
from extractor.facts.scene import Frame
from extractor.mentions.mention import Mention, TimeValue


def streak_of(frame: Frame) -> Slot | None:
    """The run said with a fact, as an ISO duration."""
    items = frame.scene.sketch.items
    inside = [items[p] for p in range(frame.match.start, frame.match.end) if p in items]
    for element in [*frame.field.durations, *inside]:
        value = element.value if isinstance(element, Mention) else None
        if isinstance(value, TimeValue) and value.streak and value.value and element is not None:
            return Slot(value.value, element.start, element.end)
    return None
