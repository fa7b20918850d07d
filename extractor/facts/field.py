"""What a stretch of a clause says, by roles: who, when, how sure, and the phrase that is left."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.chunks import Chunk
from extractor.mentions.element import Element, entity_of
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.words import Word

#: What words for a country or the world resolve to.
VAST = frozenset({"nation", "world"})
_SELF = "self"  # and those by which a body calls itself


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
    apart: Chunk | None = None  # who is left out
    point: Word | None = None
    account: bool = False


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Touching spans put together."""
    out: list[tuple[int, int]] = []
    for begin, end in spans:
        if out and out[-1][1] == begin:
            out[-1] = (out[-1][0], end)
        else:
            out.append((begin, end))
    return out


def is_side(element: Element | None) -> bool:
    """True for 国内, 国际: of all there is, what is of the country or of the world."""
    return isinstance(element, Word) and bool(element.row.get("kind"))


def is_ordered(element: Element | None, vast: tuple[str, ...], *, after: bool) -> bool:
    """True for a body's name that holds a country's or the world's, or one after its maker.

    Nobody is called so but those whom a ranking orders: 软科 | 中国 | 大学.
    """
    entity = entity_of(element) if element is not None else None
    name = entity.name or "" if entity is not None and entity.etype == "ORG" else ""
    return any(word in name[after:] for word in vast)


def is_time(item: Element | None) -> bool:
    """True for a time, which says which one is meant by the words in front of its bracket."""
    return isinstance(item, Mention) and isinstance(item.value, TimeValue)


def is_organisation(item: Element | None) -> bool:
    """True for an organisation's name, and for the word by which one calls itself: 公司, 我院."""
    if isinstance(item, Word):
        return item.row.get("resolves") == _SELF
    entity = entity_of(item) if item is not None else None
    return entity is not None and entity.etype == "ORG"


def thing_of(bodies: tuple[Body, ...]) -> Body | None:
    """A named thing, where it is all there is: then it is what is counted."""
    entity = entity_of(bodies[0].element) if len(bodies) == 1 else None
    named = entity is not None and entity.etype in ("PRODUCT", "EVENT", "FAC")
    return bodies[0] if named else None
