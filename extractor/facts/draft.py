"""A fact being made: fields with the spans they came from, still in reading offsets."""

from __future__ import annotations

from typing import Any, NamedTuple

from extractor.facts.context import Context, Slot


class Draft(NamedTuple):
    """Fields of one record; ``anchor`` is its span in the reading text."""

    type: str
    anchor: tuple[int, int]
    rule: str
    fields: dict[str, Any]
    evidence: tuple[tuple[str, int, int], ...] = ()
    inherited: tuple[tuple[str, Slot], ...] = ()


class Found(NamedTuple):
    """What a frame gave: its facts, and the context with them told."""

    drafts: list[Draft]
    context: Context


def drafted(
    kind: str,
    anchor: tuple[int, int],
    rule: str,
    fields: dict[str, Any],
    slots: dict[str, Slot | None],
    evidence: tuple[tuple[str, int, int], ...],
) -> Draft:
    """A draft of plain fields and of slots; a slot is evidence where its own clause said it."""
    filled = {name: slot for name, slot in slots.items() if slot is not None and slot.value}
    said = tuple(
        (name, slot.start, slot.end) for name, slot in filled.items() if slot.source == "clause"
    )
    inherited = tuple((name, slot) for name, slot in filled.items() if slot.source != "clause")
    values = fields | {name: slot.value for name, slot in filled.items()}
    return Draft(kind, anchor, rule, values, evidence + said, inherited)
