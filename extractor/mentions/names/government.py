"""Bodies of party and state: 市工信局, 聊城市委, 省政府新闻办, 国家统计局, 农业农村部.

They are found by the table of departments and the table of short forms, take in the place or the
level in front, and get their full name: the place, then the department in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from extractor.mentions.names.divisions import Place
from extractor.mentions.names.page import Hit, NameCandidate, Page, Strength
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.places import PlaceHit
from extractor.rulebook import Row, Rulebook
from extractor.tokens import is_known


class Department(NamedTuple):
    """A form of a department: its full name, and whether it is a national one by its tail."""

    full: str
    national: bool
    row: Row


class Front(NamedTuple):
    """What stands in front of a department: a found place, the level alone, or the nation."""

    start: int
    place: Place | None
    level: str


class GovernmentBodies:
    """Finds them, and names those without a place after the document's own place."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._place_word = parts.tags("place_in_front")
        self._tied_to_body = parts.tags("tied_to_body")
        self._shared = parts.pattern("shared_front", flags=regex.REVERSE)
        self._goes_on = parts.pattern("government_after")
        self._nation = parts.pattern("national_front", flags=regex.REVERSE)
        self._levels = sorted(book.table("government_levels").words(), key=len, reverse=True)
        self._departments: dict[str, Department] = {}
        for row in book.table("departments"):
            for core in (row.word, *row.get("short").split()):
                for tail in row.get("tails").split():
                    short, _, full = tail.rstrip("*").partition("/")
                    department = Department(row.word + (full or short), tail.endswith("*"), row)
                    for form in (short, full):
                        if form:
                            self._departments.setdefault(core + form, department)
        self._short = book.table("government_short")
        for row in self._short:
            if row.get("level") not in self._levels or not row.word.startswith(row.get("level")):
                raise row.wrong("its level is not how it begins", hint=" ".join(self._levels))

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for form, department in self._departments.items():
            yield form, "department", department.row
        for row in self._short:
            yield row.word, "government", row

    def find(
        self, page: Page, places: dict[int, PlaceHit], own: dict[str, Place]
    ) -> Iterator[NameCandidate]:
        """Every body. ``own``: the document's place by the character of its level (市, 省, 县)."""
        for hit in page.hits("department"):
            candidate = self._department(page, hit, places, own)
            if candidate is not None:
                yield candidate
        for hit in page.hits("government"):
            candidate = self._short_form(page, hit, places, own)
            if candidate is not None:
                yield candidate

    def _department(
        self, page: Page, hit: Hit, places: dict[int, PlaceHit], own: dict[str, Place]
    ) -> NameCandidate | None:
        if not (page.is_bound(hit.end) or hit.end in page.post_starts or _made_up(page, hit.end)):
            return None
        form = page.text[hit.start : hit.end]
        department = self._departments[form]
        if department.national and hit.end - 1 in page.post_starts:
            return None  # 财政部长 is an office
        if department.national and self._goes_on.match(page.text, hit.end):
            return None  # 商务 | 部门
        body = self._front(page, hit.start, places)
        if body is None:
            if not department.national or self._shared.match(page.text, 0, hit.start):
                return None
            name = department.full if department.full != form else None
            return NameCandidate(hit.start, hit.end, "ORG", "department", Strength.STATED, name)
        place = body.place or own.get(body.level)
        written = page.text[body.start : hit.start]
        owner = place.name if place else None
        if not place and not body.level or owner and written.endswith(owner):
            owner = written  # the nation, or a place in full with those above it
        name = owner + department.full if owner else None
        if name == page.text[body.start : hit.end]:
            name = None
        return NameCandidate(body.start, hit.end, "ORG", "department", Strength.STATED, name)

    def _short_form(
        self, page: Page, hit: Hit, places: dict[int, PlaceHit], own: dict[str, Place]
    ) -> NameCandidate | None:
        if not page.is_bound(hit.end) and hit.end not in page.post_starts:
            return None
        if self._goes_on.match(page.text, hit.end):
            return None  # 市 | 政府性 | 基金
        level = hit.row.get("level")
        if self._shared.match(page.text, 0, hit.start) and hit.start not in places:
            return None  # 全州法院 are all of them, whatever place ends like that
        place: Place | None
        owner = places.get(hit.start + len(level)) or places.get(hit.start)
        if owner is not None and owner.start < hit.start:
            start, place = _with_above(owner.start, places), owner.place
        elif self._clear(page, hit.start):
            start, place = hit.start, own.get(level)
        else:
            return None
        written = page.text[start : hit.end]
        front = page.text[start : hit.start + len(level)]
        owned = front if place and front.endswith(place.name) else place.name if place else ""
        name = hit.row.get("name").replace("{place}", owned) if place else ""
        full = name if name and name != written else None
        return NameCandidate(start, hit.end, "ORG", "government", Strength.STATED, full)

    def _front(self, page: Page, start: int, places: dict[int, PlaceHit]) -> Front | None:
        """The place or the level in front of a department."""
        if (hit := places.get(start)) is not None and self._owns(page, hit):
            return Front(_with_above(hit.start, places), hit.place, "")
        nation = self._nation.match(page.text, 0, start)  # both patterns are read backwards
        if nation:
            return Front(nation.start(), None, "")
        for level in self._levels:
            first = start - len(level)
            if first < 0 or not page.text.startswith(level, first):
                continue
            hit = places.get(first)
            if hit is not None and hit.place.name == page.text[hit.start : start]:
                return Front(hit.start, hit.place, "")
            if self._clear(page, first):
                return Front(first, None, level)
        return None

    def _owns(self, page: Page, hit: PlaceHit) -> bool:
        """Whether a place may own the department after it: also a short name that is a word."""
        token = page.token_if_exact(hit.start, hit.end)
        return hit.sure or hit.full or (token is not None and token.pos in self._place_word)

    def _clear(self, page: Page, start: int) -> bool:
        """Whether a body that begins here stands free: 市委, but not 城市委 or 各市委."""
        if start == 0:
            return True
        if not page.is_bound(start):
            token = page.tokens.at(start)
            if token.start < start and is_known(token.text):
                return False  # 经市 | 统计局 is no word
        before = page.tokens.at(start - 1)
        return before.pos not in self._tied_to_body


def _with_above(start: int, places: dict[int, PlaceHit]) -> int:
    """Where a place begins together with the province or city written in front of it."""
    while (above := places.get(start)) and above.place.domestic:
        start = above.start
    return start


def _made_up(page: Page, offset: int) -> bool:
    """Whether the word across this offset is one that the tokeniser made up (部等)."""
    return not is_known(page.tokens.at(offset).text)
