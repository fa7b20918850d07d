"""Finding whose document it is: the place or body that title, opening and deictic words say.

Only what a sentence names can be it: a place that merely lies in the name of something else, or
holds places that are named, never is. Deictic words bind to the issuer's own level: 全市 in the
text of a county is the city above it, in that of a county-level city the city itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractor.facts.context import Slot
from extractor.facts.full_names import FullNames
from extractor.facts.issuer import SHORTENED, Issuer
from extractor.facts.reported import named_period, reported_period
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.divisions import Place
from extractor.mentions.names.places import Gazetteer
from extractor.mentions.particles import Particles
from extractor.mentions.time import edtf
from extractor.mentions.time.reporting import Reporting
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook

_OPENING = 200
_FEW = 2  # mentions of a body that the text begins with
_LEAD = 20  # characters of 近日， and 记者从 in front of whom a text begins with
_SHARE = 0.6  # of all places named, that a place needs where no word says 全市 or 我省
_TITLED, _OPENED = 8, 4  # what a mention in the title and in the opening weighs
_MUNICIPALITIES = ("11", "12", "31", "50")  # GB/T 2260: provinces that are cities
_OF = "of"  # the kind of an office that is another body's own
#: The kind of a body whose name does not tell: the one whose own word the text uses.
_ANY = "company"
_BODIES = ("company", "university", "hospital", "court", "port", "zone", "office", "event")
_LOCAL = ("province", "region", "city", "county")


class _Candidate(NamedTuple):
    """A place or body that the document may be about, and where it is named."""

    name: str
    place: Place | None
    kind: str
    start: int
    sure: bool = True  # by its full name


class Issuers:
    """Finds issuers; built once from a rulebook."""

    def __init__(self, book: Rulebook, gazetteer: Gazetteer):
        self._gazetteer = gazetteer
        self._scope_names = {row.word: row.get("name") for row in book.table("scope_names")}
        kinds = {row.word: row.get("kind") for row in book.table("issuer_kinds")}
        self._kinds = sorted(kinds.items(), key=lambda item: -len(item[0]))
        particles = Particles.of(book)
        self._told_by = tuple(particles.told_by)
        self._city, self._district = tuple(particles.city_end), tuple(particles.district_end)
        self._reviews = tuple(book.table("times_reviews").words())
        self._national = tuple(book.table("selves").words())

    def of(
        self,
        reading: Reading,
        entities: list[Mention],
        times: list[Mention],
        *,
        titled: Sequence[tuple[EntityValue, str, int]] = (),
        title_times: Sequence[Mention] = (),
        words: Sequence[Word] = (),
        reporting: Reporting,
        reference: date | None,
        title: str | None,
    ) -> Issuer:
        """The issuer of one article.

        Args:
            reading: the article.
            entities: its names.
            times: its times.
            titled: the names of the title, each with its text and where it stands there.
            title_times: the times of the title.
            words: the words of the text that the lexicon labels.
            reporting: the period it reports on, as the times of the text tell.
            reference: the day it was published.
            title: its title, where that is known apart from the text.
        """
        said = _said(words, title or "")
        named = [c for m in entities if (c := self._candidate(m, reading)) is not None]
        heads = [c for v, text, at in titled if (c := self._of(v, text, at)) is not None]
        heads += [
            _Candidate(p.name, p, "", 0) for p in self._gazetteer.places_of_title(title or "")
        ]
        heads += [c for c in named if _in_title(reading, c.start)]
        found = self._choose(heads, named, said, reading, title or "")
        national = bool(title) and any(word in (title or "") for word in self._national)
        if found is not None and found.kind == _ANY:
            found = found._replace(kind=max(_BODIES, key=lambda kind: said[kind]))
        known = FullNames(_names(reading, entities))
        if found is not None and found.place is None:
            full = known.of(found.name)
            found = found._replace(name=full) if full else found
        issuer = self._made(found, said, national=national)
        period = reported_period(issuer, reading, times, reporting, reference, title)
        period = self._of_title(title or "", title_times, reporting, reference, period)
        return Issuer(
            main=issuer.main,
            kind=issuer.kind,
            place=issuer.place,
            level=issuer.level,
            province=issuer.province,
            city=issuer.city,
            period=Slot(period, source="document") if period else None,
            reference=reference,
            scope_names=self._scope_names,
            title=title or "",
            known=known,
            urban=(issuer.place or "").endswith(self._city),
            district=(issuer.place or "").endswith(self._district),
        )

    # Candidates --------------------------------------------------------------------------------

    def _candidate(self, mention: Mention, reading: Reading) -> _Candidate | None:
        if not isinstance(mention.value, EntityValue):
            return None
        text = reading.surface[mention.start : mention.end]
        return self._of(mention.value, text, mention.start)

    def _of(self, value: EntityValue, text: str, start: int) -> _Candidate | None:
        """A name that a document may be about; an office that reports stands for its place."""
        name = self._owner(value.name or text)
        if value.etype == "GPE":
            place = self._gazetteer.place_of(value.code) if value.code else None
            return _Candidate(name, place, "", start, text == name) if place else None
        if value.etype not in SHORTENED:
            return None
        kind = self._kind(name)
        if kind == "agency":
            place = self._gazetteer.place_before(name)
            return _Candidate(place.name, place, "", start) if place else None
        if kind != "team" and (value.etype == "ORG" or kind):
            return _Candidate(name, None, kind or _ANY, start)
        return None

    def _owner(self, name: str) -> str:
        """The zone that an office of its own runs: 高新区 of 高新区管委会."""
        for tail, kind in self._kinds:
            if kind == _OF and name.endswith(tail) and len(name) > len(tail):
                return name[: -len(tail)]
        return name

    def _placed(self, one: _Candidate) -> _Candidate | None:
        """A place, or the place that a body's name begins with."""
        if one.place is not None:
            return one
        place = self._gazetteer.place_before(one.name)
        return _Candidate(place.name, place, "", one.start) if place else None

    def _kind(self, name: str) -> str:
        return next((kind for tail, kind in self._kinds if name.endswith(tail)), "")

    # The choice --------------------------------------------------------------------------------

    def _choose(
        self,
        heads: list[_Candidate],
        named: list[_Candidate],
        said: Counter[str],
        reading: Reading,
        title: str,
    ) -> _Candidate | None:
        """The title's, else the opening's, else the one whose level the text speaks of."""
        local = any(said[level] for level in _LOCAL)
        for head in heads:
            if self._borne_out(head, named, said, local):
                return head
        if title and any(word in title for word in self._national):
            return None
        opening = [c for c in named if c.start < _opening_end(reading)]
        body = next((c for c in opening if c.kind), None)
        if body is not None and self._own_text(body, named, opening, said, reading, title):
            return body
        places = [placed for c in named if (placed := self._placed(c)) is not None]
        if local:
            chosen = self._levelled(places, opening, said)
            if chosen is not None:
                return chosen
        return self._dominant(places, opening, head=_head(reading))

    def _borne_out(
        self, head: _Candidate, named: list[_Candidate], said: Counter[str], local: bool
    ) -> bool:
        """A name of the title counts in full; a short one where the text names it or says 全市."""
        if head.place is None:
            return True
        return head.sure or local or any(c.name == head.name for c in named)

    def _own_text(
        self,
        body: _Candidate,
        named: list[_Candidate],
        opening: list[_Candidate],
        said: Counter[str],
        reading: Reading,
        title: str,
    ) -> bool:
        """Whether a text is a body's own: it uses the body's word for itself more than a place's,

        or it has no title and names the body first and often.
        """
        place = max(said[level] for level in _LOCAL)
        if said[body.kind] > place + bool(title):
            return True
        if opening[0] != body or place or body.start > _head(reading) + _LEAD:
            return False
        alone = all(c.name == body.name for c in named) and not self._asked(body, reading)
        return bool(said[body.kind]) or alone or self._often(body, named, least=_FEW)

    def _asked(self, body: _Candidate, reading: Reading) -> bool:
        """Whether a body only told the news: 记者从中国轻工业联合会获悉."""
        return reading.surface[: body.start].endswith(self._told_by)

    def _often(self, one: _Candidate, named: list[_Candidate], *, least: int) -> bool:
        return sum(1 for c in named if c.name == one.name) >= least

    def _calls(self, place: Place | None, word: str) -> bool:
        """Whether a place calls itself by a word of this kind: 全市, 全县, 全区, 全省."""
        if place is None:
            return False
        level, urban = place.level, place.name.endswith(self._city)
        district = place.name.endswith(self._district)
        if word == "city":
            return level == "city" or urban
        if word == "county":
            return level == "county" and not (urban or district)
        return district if word == "region" else level == "province" and not urban

    def _levelled(
        self, places: list[_Candidate], opening: list[_Candidate], said: Counter[str]
    ) -> _Candidate | None:
        """The place named most whose own level the text speaks of."""
        front = {c.name for c in opening}
        weight: Counter[str] = Counter()
        by_name: dict[str, _Candidate] = {}
        for c in places:
            by_name.setdefault(c.name, c)
            weight[c.name] += 1
        best: tuple[float, int, str] | None = None
        for name, c in by_name.items():
            own = sum(said[word] for word in _LOCAL if self._calls(c.place, word))
            if not own:
                continue
            score = weight[name] + _OPENED * (name in front) + own / 2
            if best is None or (score, -c.start, name) > best:
                best = (score, -c.start, name)
        return by_name[best[2]] if best else None

    def _dominant(
        self,
        places: list[_Candidate],
        opening: list[_Candidate],
        *,
        head: int,
    ) -> _Candidate | None:
        """A place or body that opens the text and is what most of it names."""
        count = Counter(c.name for c in places)
        total = sum(count.values())
        for first in opening:
            if first.place is None:
                continue
            code = first.place.code.rstrip("0")
            own = sum(1 for c in places if c.place and c.place.code.startswith(code))
            begins = first.start <= head + _LEAD
            if own >= _SHARE * total and (count[first.name] > 1 or own > 1 or begins):
                return first
            break
        return None

    def _made(self, found: _Candidate | None, said: Counter[str], *, national: bool) -> Issuer:
        """The issuer of a choice; none: the nation, but where the text has a place of its own."""
        if found is None:
            own = not national and any(said[level] for level in _LOCAL)
            nation = self._scope_names["nation"]
            return Issuer(main=None if own else Slot(nation, source="document"))
        place = found.place
        if place is None:
            place = self._gazetteer.place_before(found.name)
            province, city = self._above(place)
            return Issuer(
                main=Slot(found.name, source="document"),
                kind=found.kind,
                province=province,
                city=place.name if place and place.level == "city" else city,
            )
        province, city = self._above(place)
        return Issuer(
            main=Slot(place.name, source="document"),
            place=place.name,
            level=place.level,
            province=province,
            city=city,
        )

    def _above(self, place: Place | None) -> tuple[str | None, str | None]:
        """The province of a place, and the city above it."""
        if place is None or not place.code:
            return None, None
        province = self._gazetteer.place_of(place.code[:2] + "0000")
        name = province.name if province else None
        if place.level != "county":
            return name, None
        if place.code[:2] in _MUNICIPALITIES:
            return name, name
        city = self._gazetteer.place_of(place.parent) or self._gazetteer.place_of(
            place.code[:4] + "00"
        )
        return name, city.name if city and city.level == "city" else None

    def _of_title(
        self,
        title: str,
        times: Sequence[Mention],
        reporting: Reporting,
        reference: date | None,
        period: str | None,
    ) -> str | None:
        """The period a title names, where the text itself names none.

        The report of a year, undated, is on the year before: 2026年政府工作报告.
        """
        yearly = any(word in title for word in self._reviews)
        years = [year for m in times if (year := edtf.year_of(getattr(m.value, "value", None)))]
        if yearly and years and reference is None:
            return f"{years[0] - 1}"
        return named_period(times, reporting, period)


def _said(words: Sequence[Word], title: str) -> Counter[str]:
    """How often a text speaks of its own city, county, company …"""
    said: Counter[str] = Counter()
    for word in words:
        if word.label == "SCOPE":
            for kind in word.row.get("whose").split() or (word.row.get("resolves"),):
                said[kind] += 1
    return said


def _in_title(reading: Reading, start: int) -> bool:
    first = reading.sentences[0] if reading.sentences else None
    return first is not None and first.kind in ("title", "heading") and start < first.end


def _head(reading: Reading) -> int:
    """Where the first sentence of the body begins."""
    return next((s.start for s in reading.sentences if s.kind == "body"), 0)


def _opening_end(reading: Reading) -> int:
    """Where the opening ends: with the first sentence of the body, or a little behind it."""
    for sentence in reading.sentences:
        if sentence.kind == "body":
            return max(sentence.start + _OPENING, sentence.end)
    return _OPENING


def _names(reading: Reading, entities: list[Mention]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            m.value.name or reading.surface[m.start : m.end]
            for m in entities
            if isinstance(m.value, EntityValue) and m.value.etype in SHORTENED
        )
    )
