"""How facts of declared types were told: for people who ask why."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.context import Slot
from extractor.layout.reading import Sentence
from extractor.sketch import Alphabet, Sketch


class TypedMatch(NamedTuple):
    """A rule that fitted, what filled the fields of its records, and why it made none.

    Attributes:
        rule: its name.
        start: where it fitted, in the reading text.
        end: and to where.
        filled: each field with its slot, record by record.
        anchors: the span of each record's anchor in the reading text.
        why: why it made no record; empty where it made one.
    """

    rule: str
    start: int
    end: int
    filled: tuple[tuple[str, Slot], ...]
    anchors: tuple[tuple[int, int], ...]
    why: str


class TypedTrace(NamedTuple):
    """A sentence as the rules of one type saw it, and those that fitted, in text order."""

    type: str
    sentence: Sentence
    sketch: Sketch
    alphabet: Alphabet
    matches: tuple[TypedMatch, ...]


#: Of a rule that makes no record.
HOLDS = "it makes none: what it says holds for what follows"


def unheld(name: str) -> str:
    """Of a rule for lists, where no heading is."""
    return f"nothing above it says its {name}"


def unnamed(name: str) -> str:
    """Of a rule that is of whom was told of before."""
    return f"no {name} was told of before it in the sentence"


def unlike(name: str, text: str, kind: str) -> str:
    """Of a capture that is none of its kind."""
    return f"{name}: {text!r} is no {kind}"


def lacking(names: list[str]) -> str:
    """Of a record that lacks what none can do without."""
    return f"it lacks {' or '.join(names)}"
