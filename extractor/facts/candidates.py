"""The places and bodies that a document may be about, each with where it is named.

A name is resolved as far as the document tells: of a name that several divisions share (鼓楼区)
the one whose city or province is named; where nothing tells, a division of that name without a
code. A name that ordinary text uses for something else (单县, 城区) is none by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from extractor.endings import Endings
from extractor.facts.issuer import SHORTENED, TOWN
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.divisions import Place
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.places import LONGEST_NAME, Gazetteer
from extractor.mentions.particles import Particles
from extractor.rulebook import Rulebook

_OF = "of"  # the kind of an office that is another body's own
#: The kind of a body whose name does not tell: the one whose own word the text uses.
ANY = "company"
_AGENCY, _TEAM, _UNIT = "agency", "team", "unit"
#: Kinds that lie in a county, whose name stands in front of theirs.
RURAL = (TOWN, "village", "community")
_OTHERS = (ANY, _OF, _AGENCY, _TEAM)
_ABOUT = SHORTENED | {"PRODUCT"}  # of these the last only if of a kind: 中欧班列
_KEPT = 20_000  # names whose owner is kept
_PROVINCE = 2  # digits of a code that name the province


class IssuerCandidate(NamedTuple):
    """A place or body that the document may be about.

    Attributes:
        name: its canonical name.
        place: the division, where it is one.
        kind: what kind of body it is (issuer_kinds.tsv); empty for a place.
        start: where it is named, in the reading text or the title.
        end: where that name ends.
        sure: whether it is named in full.
        short: how the title calls it, where that is not its name.
        dateline: whether it is only where an outlet named in front of it wrote.
        office: the office that reports on the place, where that is what was named.
    """

    name: str
    place: Place | None
    kind: str
    start: int
    end: int
    sure: bool = True
    short: str = ""
    dateline: bool = False
    office: str = ""


class Candidates:
    """Finds candidates with the tables of a rulebook."""

    def __init__(self, book: Rulebook, gazetteer: Gazetteer):
        self._gazetteer = gazetteer
        kinds = {row.word: row.get("kind") for row in book.table("issuer_kinds")}
        self._kinds = Endings(kinds.items())
        #: Kinds of bodies that have a word of their own.
        self.kinds = (ANY, *dict.fromkeys(k for k in kinds.values() if k not in _OTHERS))
        self.towns = tuple(tail for tail, kind in kinds.items() if kind == TOWN)
        tails = (tail for tail, kind in kinds.items() if kind == _OF)
        self._offices = tuple(sorted(tails, key=len, reverse=True))
        self._levels = tuple(row.word for row in book.table("government_levels"))
        self._regions = frozenset(book.table("regions").words())
        particles = Particles.of(book)
        self._owned = tuple(particles.owned)
        told_by = (regex.escape(word) for word in particles.told_by)
        parts = NameParts(book)
        self._unit_after = parts.pattern("unit_after")
        self._place_in_front = parts.pattern("place_in_front")
        self._fronts = regex.compile("|".join(("，", *told_by)))
        #: Kept, since the same names come again and again.
        self._owner: Callable[[str], str] = lru_cache(maxsize=_KEPT)(self._read_owner)

    def named(self, reading: Reading, entities: Sequence[Mention]) -> list[IssuerCandidate]:
        """Those that a text names, in its order; of a byline no paper or site that published it.

        A place after the outlet's name (新华社昆明电) or in it is its dateline.
        """
        bylines = [(s.start, s.end) for s in reading.sentences if s.kind == "byline"]
        outlets = [b for b in bylines if any(m.start == b[0] for m in entities)]
        values = [
            (m.value, *self._full(reading, m)) for m in entities if isinstance(m.value, EntityValue)
        ]
        found = [
            c._replace(dateline=True) if _lies_in(c.start, outlets) else c
            for c in self._of_all(values, _codes(values))
            if not reading.text.startswith(self._owned, c.end)
            and (c.place or self.kind(c.name) or not _lies_in(c.start, bylines))
        ]
        return self._joined(found, reading.surface)

    def titled(
        self,
        title: str,
        values: Sequence[tuple[EntityValue, str, int]],
        named: Sequence[IssuerCandidate],
        text: str = "",
    ) -> list[IssuerCandidate]:
        """Those that a title names: as names are found in any text, then by the table alone.

        Of a place in front of one that lies in it (南京市 | 鼓楼区) only the latter.

        Args:
            title, values: the title, and its names, each with its text and where it stands.
            named: those of the text, which tell which division a shared name means.
            text: the text itself.
        """
        codes = _codes(values) | {c.place.code for c in named if c.place and c.place.code}
        found = [c for c in self._of_all(values, codes) if not title.startswith(self._owned, c.end)]
        for place in self._gazetteer.places_of_title(title, text):
            known = self._divided(place, codes)
            at = max(0, title.find(place.short))
            found.append(IssuerCandidate(known.name, known, "", at, at + len(place.name)))
        for c in tuple(found):  # 天津市 | 河西区
            found += [d for d in self._division_at(title, c.end, codes) if _heads(c, d)]
        above = {c.end for c in found if any(_heads(c, other) for other in found)}
        return [c for c in found if c.place is None or c.end not in above]

    def doubtful(
        self, reading: Reading, title: str, named: list[IssuerCandidate], meetings: set[int]
    ) -> list[IssuerCandidate]:
        """Divisions in full where a document would name its own, of whatever name: 河西区, 单县.

        That is where the title begins, and in the first sentence where a clause begins, after
        记者从, after another place and in the head of a meeting's name.
        """
        codes = {c.place.code for c in named if c.place and c.place.code}
        found = self._division_at(title, 0, codes)
        first = next((s for s in reading.sentences if s.kind == "body"), None)
        if first is None:
            return found
        text = reading.text[: first.end]
        at = {first.start} | {c.end for c in named if first.start < c.end <= first.end}
        at |= {m.end() for m in self._fronts.finditer(text, first.start)}
        at |= {n for n in meetings if n < first.end}
        return found + [d for start in sorted(at) for d in self._division_at(text, start, codes)]

    def _division_at(self, text: str, start: int, codes: set[str]) -> list[IssuerCandidate]:
        """The division whose full name stands somewhere; the longest, and none where none does."""
        if not self._gazetteer.begins(text, start):
            return []
        for end in range(min(len(text), start + LONGEST_NAME), start + 1, -1):
            shared = self._gazetteer.divisions_named(text[start:end])
            if shared:
                place = self._divided(shared[0], codes)
                return [IssuerCandidate(place.name, place, "", start, end)]
        return []

    def _of_all(
        self, values: Sequence[tuple[EntityValue, str, int]], codes: set[str]
    ) -> Iterator[IssuerCandidate]:
        for value, text, start in values:
            found = self._of(value, text, start, codes)
            if found is not None:
                yield found

    def _of(
        self, value: EntityValue, text: str, start: int, codes: set[str]
    ) -> IssuerCandidate | None:
        """A name that a document may be about; an office that reports stands for its place."""
        name = self._owner(value.name or text)
        if name in self._regions:
            return None  # 粤港澳大湾区: many divisions, asked for apart
        end = start + len(text)
        if value.etype == "GPE" or self._gazetteer.divisions_named(name):
            place = self._division(value.code, name, codes)
            return IssuerCandidate(name, place, "", start, end, text == name) if place else None
        if value.etype not in _ABOUT:
            return None
        kind = self.kind(name)
        if kind == _AGENCY:
            whole = text if self._gazetteer.place_before(text) else name  # 包头市青山区统计局
            place = self._gazetteer.place_before(whole)
            if place is None:
                return None
            if whole.startswith(place.name):  # nothing in front says which of several it is
                place = self._divided(place, codes)
            return IssuerCandidate(place.name, place, "", start, end, office=name)
        if kind != _TEAM and (value.etype == "ORG" or kind):
            return IssuerCandidate(name, None, kind or ANY, start, end)
        return None

    def _division(self, code: str | None, name: str, codes: set[str]) -> Place | None:
        """The division of a place mentioned; without a code it is one of several, or abroad."""
        if code:
            return self._gazetteer.place_of(code)
        shared = self._gazetteer.divisions_named(name)
        return self._divided(shared[0], codes) if shared else None

    def _divided(self, place: Place, codes: set[str]) -> Place:
        """The division of a name that several may share: the one of which the document tells.

        Where none is told, one without a code.
        """
        shared = self._gazetteer.divisions_named(place.name)
        if len(shared) < 2:
            return place
        told = (
            [p for p in shared if p.code in codes]
            or [p for p in shared if p.parent in codes]
            or [p for p in shared if p.code[:_PROVINCE] + "0000" in codes]
        )
        return told[0] if len(told) == 1 else shared[0]._replace(code="", parent="")

    def _read_owner(self, name: str) -> str:
        """The zone that an office of its own runs: 高新区 of 高新区管委会.

        And of a body with its owner in front only itself: 甬城海关所属 | 梅江海关.
        """
        for word in self._owned:
            front, _, own = name.partition(word)
            if front and len(own) > 1:
                name = own
        place = self._gazetteer.place_before(name)
        if place is not None and self.kind(name) in RURAL and name.startswith(place.name):
            name = name[len(place.name) :] or name  # 湄潭县 | 茶坪村
        if name.endswith(self._offices):
            for tail in self._offices:
                if name.endswith(tail) and len(name) > len(tail):
                    return name[: -len(tail)]
        return name

    def _full(self, reading: Reading, mention: Mention) -> tuple[str, int]:
        """The text of a name and where it begins, with a place of no table: 平泽 | 县人民检察院.

        That is what stands between the beginning of a sentence and the level of a place.
        """
        text, start = reading.surface[mention.start : mention.end], mention.start
        if not text.startswith(self._levels):
            return text, start
        begin = max((s.start for s in reading.sentences if s.start <= start), default=start)
        front = self._place_in_front.search(reading.surface[begin:start])
        return (front["name"] + text, start - len(front["name"])) if front else (text, start)

    def _joined(self, found: list[IssuerCandidate], text: str) -> list[IssuerCandidate]:
        """With a unit of a body, right after it, as one name: 某区消防救援大队 | 望江路中队.

        One with a number is a unit whether or not it was found: …支队 | 执勤三中队.
        """
        out: list[IssuerCandidate] = []
        for c in found:
            if out and c.start < out[-1].end:
                continue
            if c.kind == _UNIT and out and out[-1].kind and out[-1].end == c.start:
                c = c._replace(name=out[-1].name + c.name, start=out.pop().start)
            if c.kind == _UNIT and (own := self._unit_after.match(text, c.end)) is not None:
                c = c._replace(name=c.name + own[0], end=own.end())
            out.append(c)
        return out

    def placed(self, one: IssuerCandidate) -> IssuerCandidate | None:
        """A place, or the place that a body's name begins with."""
        if one.place is not None:
            return one
        place = self._gazetteer.place_before(one.name)
        return one._replace(name=place.name, place=place, kind="", sure=True) if place else None

    def in_front(self, bodies: Sequence[IssuerCandidate]) -> dict[str, IssuerCandidate]:
        """The place that the name of each body begins with, where one does."""
        found = ((one.name, self.placed(one)) for one in bodies if one.kind)
        return {name: place for name, place in found if place is not None}

    def kind(self, name: str) -> str:
        """What kind of body a name is, by its end; empty where that does not tell."""
        return self._kinds.of(name, "")


def _lies_in(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(begin <= start < end for begin, end in spans)


def _codes(values: Sequence[tuple[EntityValue, str, int]]) -> set[str]:
    return {value.code for value, _, _ in values if value.code}


def _heads(one: IssuerCandidate, other: IssuerCandidate) -> bool:
    """Whether a place stands right in front of one that lies in it."""
    return one.end == other.start and holds(one, other)


def holds(one: IssuerCandidate, other: IssuerCandidate) -> bool:
    """Whether a place lies in another, as far as codes tell."""
    if one.place is None or other.place is None:
        return False
    inner, outer = other.place.code, one.place.code.rstrip("0")
    return inner != one.place.code and (not inner or inner.startswith(outer))
