"""What a stretch of a clause says, by roles: who, when, how sure, and the phrase that is left."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.chunks import Chunk
from extractor.mentions.element import Element
from extractor.mentions.mention import Mention
from extractor.mentions.words import Word


class Body(NamedTuple):
    """Somebody or something a fact may be about; ``glued``: the phrase follows at once."""

    element: Element
    at: int  # atom number
    glued: bool


class Field(NamedTuple):
    """What a stretch of atoms ``[begin, end)`` says, by roles.

    ``phrase`` are the spans (atom numbers) of what is measured, in order; empty: it is not said.
    """

    begin: int
    end: int
    phrase: tuple[tuple[int, int], ...] = ()
    bodies: tuple[Body, ...] = ()
    thing: Body | None = None  # a named thing that is all the phrase there is
    times: tuple[Mention, ...] = ()
    durations: tuple[Mention, ...] = ()
    counts: tuple[Mention, ...] = ()
    status: Word | None = None
    change: Word | None = None
    each: bool = False
    part: bool = False
    back: bool = False
    until: bool = False
    led: bool = False  # a connective stands in front: 同时，…
    among: tuple[Chunk, ...] = ()
    aspect: Chunk | None = None
    compared: tuple[Chunk, ...] = ()
    by: Chunk | None = None
    point: Word | None = None
    account: bool = False
