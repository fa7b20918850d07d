"""Bodies of party and state: 市工信局, 聊城市委, 省政府新闻办, 国家统计局, 农业农村部.

They are found by the table of departments and the table of short forms, take in the place or the
level in front, and get their full name: the place, then the department in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.mentions.names.page import Candidate, Page
from extractor.mentions.names.places import Gazetteer, Place, PlaceHit
from extractor.rulebook import Row, Rulebook

_LEVELS = "省市县区州盟旗"
_TAILS = {"委": ("委", "委员会"), "办": ("办", "办公室")}
_TAIL_IN_FULL = {"委": "委员会", "办": "办公室"}
_SHARED = tuple("省市县区各全本我该两三")  # in front of departments of many places
_NATIONAL = ("部", "总局", "署", "总署")


class Body(NamedTuple):
    """What the place in front of a body is: found place, the level alone, or nothing."""

    start: int
    place: Place | None
    level: str


class GovernmentBodies:
    """Finds them, and names those without a place after the document's own place."""

    def __init__(self, book: Rulebook, gazetteer: Gazetteer):
        self._gazetteer = gazetteer
        self._departments: dict[str, tuple[str, str, Row]] = {}
        for row in book.table("departments"):
            for core in (row.word, *row.get("short").split()):
                for tail in row.get("tails").split():
                    full = row.word + _TAIL_IN_FULL.get(tail, tail)
                    for form in _TAILS.get(tail, (tail,)):
                        self._departments.setdefault(core + form, (full, tail, row))
        self._short = book.table("government_short")

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for form, (_, _, row) in self._departments.items():
            yield form, "department", row
        for row in self._short:
            yield row.word, "government", row

    def find(
        self, page: Page, places: dict[int, PlaceHit], own: dict[str, Place]
    ) -> Iterator[Candidate]:
        """Every body. ``own``: the document's place by the character of its level (市, 省, 县)."""
        for hit in page.hits("department"):
            form = page.text[hit.start : hit.end]
            full, tail, _ = self._departments[form]
            if not page.is_bound(hit.end) and hit.end not in page.post_starts:
                continue
            if page.text[hit.end : hit.end + 1] == "长" and tail in _NATIONAL:
                continue  # 财政部长 is an office
            body = self._front(page, hit.start, places)
            if body is None:
                if tail not in _NATIONAL or page.text[hit.start - 1 : hit.start] in _SHARED:
                    continue
                name = full if full != form else None
                yield Candidate(hit.start, hit.end, "ORG", "department", 2, name)
                continue
            place = body.place or own.get(body.level)
            owner = place.name if place else None
            if body.level == "国家":
                owner = "国家"
            name = owner + full if owner else None
            if name == page.text[body.start : hit.end]:
                name = None
            yield Candidate(body.start, hit.end, "ORG", "department", 2, name)
        for hit in page.hits("government"):
            if not page.is_bound(hit.end) and hit.end not in page.post_starts:
                continue
            region = hit.row.word.startswith("自治区")
            level = "自治区" if region else hit.row.word[0]
            owner_hit = places.get(hit.start + (3 if region else 1)) or places.get(hit.start)
            if owner_hit is not None and owner_hit.start < hit.start:
                start, place = owner_hit.start, owner_hit.place
                while (above := places.get(start)) and above.place.domestic:
                    start = above.start
            elif _clear(page, hit.start):
                start, place = hit.start, own.get(level)
            else:
                continue
            name = hit.row.get("name").replace("{place}", place.name) if place else None
            if name == page.text[start : hit.end]:
                name = None
            yield Candidate(start, hit.end, "ORG", "government", 2, name)

    def _front(self, page: Page, start: int, places: dict[int, PlaceHit]) -> Body | None:
        """The place or the level in front of a department."""
        if (hit := places.get(start)) is not None and (hit.sure or hit.full):
            first = hit.start
            while (above := places.get(first)) and above.place.domestic:
                first = above.start
            return Body(first, hit.place, "")
        level = page.text[start - 1 : start]
        if level and level in _LEVELS and (hit := places.get(start - 1)) is not None:
            if hit.place.name == page.text[hit.start : start]:
                return Body(hit.start, hit.place, "")
        if page.text.startswith("国家", start - 2) and start >= 2:
            return Body(start - 2, None, "国家")
        if start and page.text[start - 1] in _LEVELS and _clear(page, start - 1):
            return Body(start - 1, None, page.text[start - 1])
        if page.text.startswith("自治区", start - 3) and start >= 3:
            return Body(start - 3, None, "自治区")
        return None


def _clear(page: Page, start: int) -> bool:
    """Whether a body that begins here stands free: 市委, but not 城市委 or 各市委."""
    if start == 0:
        return True
    if not page.is_bound(start):
        token = page.tokens[page.index_at(start)]
        if token.start < start:
            return False
    before = page.tokens[page.index_at(start - 1)]
    return before.pos not in ("r", "m", "q") or before.text in ("、",)
