"""Places by the table of divisions: which names stand in the text, and which place each means.

A full name (茌平区) speaks for itself; a short form (茌平) needs company the more, the smaller the
place is and the more ordinary the word. Names that several places share are settled by the places
around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from extractor.mentions.names.certain_places import CertainPlaces
from extractor.mentions.names.divisions import LEVELS, Divisions, Place, widest
from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.place_claims import PlaceClaim, PlaceJudge, listed, place_claim
from extractor.mentions.names.place_spans import PlaceSpans
from extractor.mentions.names.short_counties import ShortCounties
from extractor.rulebook import Row, Rulebook
from extractor.tokens import tokenize

LONGEST_NAME = 20  # characters of a division's name
_SHORTEST = 2  # characters of one


class PlaceHit(NamedTuple):
    """A place where it stands. ``sure``: it counts by itself, not only as part of a longer name."""

    start: int
    end: int
    place: Place
    sure: bool
    full: bool
    certain_code: bool


#: Of its parts, made in C: the class itself would run Python for each.
_place_hit: Callable[[tuple[int, int, Place, bool, bool, bool]], PlaceHit] = partial(
    tuple.__new__, PlaceHit
)


class Gazetteer:
    """The table of divisions with look-ups by code, and the countries and cities abroad."""

    def __init__(self, book: Rulebook):
        divisions = Divisions(book)
        self._by_code, self._forms = divisions.by_code, divisions.forms
        self._rows = divisions.rows
        #: The word of a level (市) → city, province, county or region.
        self.levels = {row.word: row.get("level") for row in book.table("government_levels")}
        #: Level → the words that names of that level end in.
        self.tails: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for word, level in self.levels.items():
            self.tails[level] += (word,)
        #: What says whose document it is: 全市, 我省, 全国.
        parts = NameParts(book)
        self._spans = PlaceSpans(parts)
        self.deixis = parts.pattern("deixis")
        self._no_place = parts.pattern("no_place_after")
        self._titled, self._heads = (parts.pattern(n) for n in ("place_of_title", "place_heads"))
        self._certain: dict[str, tuple[str, bool]] = {}  # filled as forms are met
        self._doubts = frozenset(book.table("place_doubts").words())
        self._judge = PlaceJudge(parts, divisions, self._doubts)
        self._short_counties = ShortCounties(parts, self._forms, self._doubts)
        self._begins = {form[:2] for form in self._forms}
        self._counties: dict[str, list[Place]] = defaultdict(list)
        for place in self._by_code.values():
            if place.level == "county" and not place.former:
                self._counties[place.parent].append(place)

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for form, row in self._rows.items():
            yield form, "place", row._replace(word=form)

    def place_of(self, code: str) -> Place | None:
        """The division with this code, or None."""
        return self._by_code.get(code)

    def name_of(self, code: str) -> str | None:
        """``"371503"`` → ``"茌平区"``."""
        return self._by_code[code].name if code in self._by_code else None

    def province_of(self, code: str) -> str | None:
        """The code of the province a division lies in: ``"371503"`` → ``"370000"``."""
        province = code[:2] + "0000"
        return province if province in self._by_code else None

    def city_of(self, code: str) -> str | None:
        """The code of the prefecture-level city over a county, or None."""
        place = self._by_code.get(code)
        if place is None or place.level != "county":
            return None
        return place.parent if place.parent in self._by_code else None

    @staticmethod
    def inside(code: str, prefix: str) -> bool:
        """Whether one code lies in the division of another: ``inside("371503", "371500")``."""
        return code.startswith(prefix.removesuffix("00").removesuffix("00"))

    def counties_of(self, city: str) -> list[Place]:
        """The counties of today that belong to a city or a municipality."""
        return self._counties.get(city, [])

    def anchors(self, page: Page, hits: list[PlaceHit]) -> dict[int, PlaceHit]:
        """The hits that may begin a longer name, by where they end."""
        return {
            hit.end: hit for hit in hits
            if (hit.sure or page.text[hit.start : hit.end] not in self._doubts)
            and not self._no_place.match(page.text, hit.end)
        }  # fmt: skip

    def places_of_title(self, title: str, text: str = "") -> list[Place]:
        """The places a title names in full, or by a short form that more shows to be one."""
        found, at = self._short_counties.of_title(title, text), 0
        while at < len(title):
            if title[at : at + 2] not in self._begins:
                at += 1
                continue
            for length in range(min(LONGEST_NAME, len(title) - at), 1, -1):
                form = title[at : at + length]
                place = widest(self._forms.get(form, ()), form)
                if place is None or (place.name == form and form in self._doubts):
                    continue
                short = place.name == form and length == _SHORTEST
                if short and at not in tokenize(title).bounds:
                    continue  # 探 | 索县 | 域经济
                if place.name == form or self._is_shown(place, title, at, at + length):
                    found += [place] if place not in found else []
                    at += length - 1
                    break
            at += 1
        return found

    def _is_shown(self, place: Place, title: str, at: int, end: int) -> bool:
        """Whether what follows a short form shows that it is the place, and no other of its stem.

        融水县 is 融水苗族自治县; 嘉善市 is another place than 嘉善县, if there is one.
        """
        follows = self._titled.match(title, end)
        if follows is None or not place.name.endswith(follows["level"] or ""):
            return False
        certain = title[at:end] not in self._doubts
        return certain or self._heads.search(title, 0, at) is not None  # 全国 | 港口 | 经济

    def divisions_named(self, name: str) -> list[Place]:
        """The divisions of today with this full name: eight are called 鼓楼区 or the like."""
        places = self._forms.get(name, ())
        return [p for p in places if p.domestic and not p.former and p.name == name]

    def begins(self, text: str, at: int) -> bool:
        """Whether some form of a place begins with the two characters that stand somewhere."""
        return text[at : at + 2] in self._begins

    def place_before(self, name: str) -> Place | None:
        """The place that a body's name begins with: 聊城市 of 聊城市统计局.

        Of places right after one another, each in the one before, it is the last: 江苏省 |
        南京市 | 鼓楼区 | 统计局.
        """
        found, at = None, 0
        while True:
            following = self._place_at(name, at, found)
            if following is None:
                return found
            found, at = following

    def written_together(self, name: str) -> Place | None:
        """The division that a name writes after those it lies in: 柯桥区 of 绍兴柯桥区."""
        for end in range(2, len(name) - 1):
            rest = name[end:]
            inner = [p for p in self._forms.get(rest, ()) if p.domestic and not p.former]
            if (deeper := self.written_together(rest)) is not None:
                inner.append(deeper)
            for place in inner:
                if any(self._under(place, above) for above in self._forms.get(name[:end], ())):
                    return place
        return None

    def _place_at(self, name: str, at: int, above: Place | None) -> tuple[Place, int] | None:
        """The longest place that stands somewhere in a body's name, and where it ends."""
        if name[at : at + 2] not in self._begins:
            return None
        for end in range(min(len(name) - 1, at + LONGEST_NAME), at + 1, -1):
            form = name[at:end]
            for place in self._forms.get(form, ()):
                known = place.name == form or place.level != "county"
                if place.domestic and known and (above is None or self._under(place, above)):
                    return place, end
        return None

    def find(self, page: Page, titled: Sequence[Place] = ()) -> list[PlaceHit]:
        """Places in text order, not overlapping; those of the title are in the text too."""
        spans = self._spans.longest(page, self._forms)
        ancestors = self._mentioned(page, spans, titled)
        found: list[PlaceHit] = []
        for start, end in spans:
            form = page.text[start:end]
            before = found[-1] if found and found[-1].end == start else None
            found.append(self._resolve(page, start, end, form, ancestors, before))
        return found

    def _mentioned(
        self, page: Page, spans: list[tuple[int, int]], titled: Sequence[Place]
    ) -> CertainPlaces:
        """Code → how often: the places that their names alone make certain."""
        codes: dict[str, int] = defaultdict(int)
        for place in titled:
            codes[place.code] += 1
        for start, end in spans:
            form = page.text[start:end]
            certain = self._certain.get(form)
            if certain is None:
                certain = self._certain[form] = self._certain_code(form)
            code, as_word = certain
            if code and (not as_word or page.is_word(start, end)):
                codes[code] += 1
        return CertainPlaces.of(codes)

    def _certain_code(self, form: str) -> tuple[str, bool]:
        """The code of the one place that a form means; whether it must stand as a word for that.

        Empty where the form alone tells none.
        """
        places = self._forms[form]
        if form in self._doubts or (len(form) == 2 and places[0].level == "county"):
            return "", False
        full = [p for p in places if p.name == form]
        if full:
            return full[0].code if len(full) == 1 else "", False
        shorts = [p for p in places if p.level in ("province", "city")]
        return min(shorts, key=lambda p: LEVELS[p.level]).code if shorts else "", True

    def _resolve(
        self,
        page: Page,
        start: int,
        end: int,
        form: str,
        mentioned: CertainPlaces,
        before: PlaceHit | None,
    ) -> PlaceHit:
        places = self._forms[form]
        if len(places) > 1 and end in page.severed:  # 太和 | 县城 is of 太和县, not of 太和区
            places = [p for p in places if page.text.startswith(p.name, start)] or places
        if len(places) == 1:
            place = places[0]
            near = before is not None and self._under(place, before.place)
            named = place.name == form
            own = place.code in mentioned.times and not named
            company = near or own or mentioned.has_kin(place)
            company = company or self._among(page, start, end, place, mentioned)
            claim = place_claim((start, end, form, place, named, company, near, own))
            sure = self._judge.is_sure(page, claim)
            return _place_hit((start, end, place, sure, named, True))
        full = [p for p in places if p.name == form]
        choice = full or places
        choice = [p for p in choice if not p.former] or choice
        nearer = [p for p in choice if before and self._under(p, before.place)]
        known = [p for p in choice if p.code in mentioned.times]
        kin = [p for p in choice if mentioned.has_kin(p)]
        if full:
            picked = nearer or kin or choice
        else:
            picked = nearer or [p for p in choice if LEVELS.get(p.level, 0) < 3] or known or kin
            picked = picked or choice
        best = min(picked, key=lambda p: LEVELS.get(p.level, 0))
        same = [p for p in picked if p.level == best.level]
        certain = len(same) == 1
        if not certain:  # the one whose city or province is named most; if none, no code
            times = {p.code: mentioned.named_above(p) for p in same}
            best = max(same, key=lambda p: times[p.code])
            certain = list(times.values()).count(times[best.code]) == 1
        own = best.code in mentioned.times and not full
        company = bool(nearer or own or mentioned.has_kin(best))
        company = company or self._among(page, start, end, best, mentioned)
        claim = PlaceClaim(start, end, form, best, bool(full), company, bool(nearer), own)
        sure = self._judge.is_sure(page, claim)
        return PlaceHit(start, end, best, sure, bool(full), certain)

    def _under(self, place: Place, above: Place) -> bool:
        return (
            above.domestic
            and place.domestic
            and place.code != above.code
            and (place.parent == above.code or place.code[:2] + "0000" == above.code)
        )

    def _among(
        self, page: Page, start: int, end: int, place: Place, mentioned: CertainPlaces
    ) -> bool:
        """Whether a county stands in a list of names in a text of its province."""
        if place.level != "county" or place.code[:2] + "0000" not in mentioned.times:
            return False
        return listed(page, start, end)
