"""A fact being made: fields with the spans they came from, still in reading offsets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extractor.discourse import Said


@dataclass(slots=True)
class Draft:
    """Fields of one record; ``anchor`` is its span in the reading text."""

    type: str
    anchor: tuple[int, int]
    rule: str
    fields: dict[str, Any]
    evidence: list[tuple[str, int, int]] = field(default_factory=list)
    inherited: list[tuple[str, Said]] = field(default_factory=list)

    def set_said(self, name: str, said: Said | None) -> None:
        """Set a field from the discourse, and remember where it came from."""
        if said is None:
            return
        self.fields[name] = said.value
        if said.source == "clause":
            self.evidence.append((name, said.start, said.end))
        else:
            self.inherited.append((name, said))
