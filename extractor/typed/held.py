"""What was said before a match of a declared type, and holds for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from extractor.facts.context import Slot


class Held(NamedTuple):
    """What was said before: by headings, for the lists under them; in the sentence, for the rest
    of it; by the record before; and of whom the paragraph is."""

    listed: Mapping[str, Slot]
    said: Mapping[str, Slot]
    before: Mapping[str, Slot]
    when: Slot | None
    told: Mapping[str, Slot]
