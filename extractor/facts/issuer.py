"""Whose document it is: the place or body that the title, the opening and the deictic words say.

Only what a sentence names can be it: a place that merely lies in the name of something else, or
holds places that are named, never is. Deictic words bind to the issuer's own level: 全市 in the
text of a county is the city above it, in that of a county-level city the city itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from extractor.facts.context import Slot
from extractor.layout import Reading
from extractor.mentions.element import Element, entity_of
from extractor.mentions.mention import EntityValue, Mention, TimeValue
from extractor.mentions.names.places import Gazetteer, Place
from extractor.mentions.time import edtf
from extractor.mentions.time.reporting import Reporting
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook

_SHORT = 2
_SHORTENED = frozenset({"ORG", "FAC", "LOC", "EVENT"})  # what a text names in full once
_FRONT = 60  # characters that hold what a text opens with
_OPENING = 200
_FEW = 2  # mentions of a body that the text begins with
_LEAD = 20  # characters of 近日， and 记者从 in front of whom a text begins with
_SHARE = 0.6  # of all places named, that a place needs where no word says 全市 or 我省
_TITLED, _OPENED = 8, 4  # what a mention in the title and in the opening weighs
_MONTH = len("2024-01")
_DAY = len("2024-01-05")
_TERM = len("2021/2025")
_MUNICIPALITIES = ("11", "12", "31", "50")  # GB/T 2260: provinces that are cities
#: The kind of a body whose name does not tell: the one whose own word the text uses.
_OF = "of"  # the kind of an office that is another body's own
_ANY = "company"
_BODIES = ("company", "university", "hospital", "court", "port", "zone", "office", "event")
_LOCAL = ("province", "region", "city", "county")
_CITY, _DISTRICT = "市", "区"


@dataclass(frozen=True, slots=True)
class Issuer:
    """The document's own coordinates.

    Attributes:
        main: the place or body the document is about.
        kind: what kind of body it is (issuer_kinds.tsv); empty for a place.
        place: the main place by canonical name, where there is one.
        city: the city above ``place``, where that is a county or a district.
        province: the province of ``place`` (itself, if it is one).
        period: EDTF of what facts with nothing said take.
        reference: the publication date.
        scope_names: what 全国, 世界 stand for.
        known: names of the document, by which a short form is made whole.
    """

    main: Slot | None = None
    kind: str = ""
    place: str | None = None
    level: str = ""
    province: str | None = None
    city: str | None = None
    period: Slot | None = None
    reference: date | None = None
    scope_names: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    known: tuple[str, ...] = ()

    def held(self) -> dict[str, Slot]:
        """What the document holds for facts that say nothing themselves."""
        return {
            name: slot
            for name, slot in (("subject", self.main), ("period", self.period))
            if slot is not None
        }

    def name_of(self, element: Element, surface: str) -> str | None:
        """The canonical name of a subject or scope; None where nothing is known."""
        text = surface[element.start : element.end]
        if isinstance(element, Word):
            return self.resolve(element.row.get("resolves"), text)
        entity = entity_of(element)
        if entity is None:
            return text
        return entity.name or (self.full_name(text) if entity.etype in _SHORTENED else None) or text

    def speaks(self, word: Word) -> bool:
        """False for a word of another kind of body: 学校 in a city's text is a school."""
        whose = word.row.get("whose")
        return not whose or self.kind in whose.split()

    def resolve(self, kind: str, text: str) -> str | None:
        """What a scope word of this kind stands for here; None where it points to nobody."""
        if kind in self.scope_names:
            return self.scope_names[kind]
        if kind == "self":
            return self.main.value if self.main and self.kind else None
        if kind == "province":
            return self.province
        if kind == "region":
            return self._region()
        if kind == "city":
            return self.place if self._is_city(text) else self.city
        if kind == "county":
            return self.place if self.level == "county" else None
        return text

    def _region(self) -> str | None:
        """全区: a district's, a zone's or an autonomous region's word for itself."""
        if self.kind == "zone" and self.main is not None:
            return self.main.value
        if self.level == "county" and self.place and self.place.endswith(_DISTRICT):
            return self.place
        return self.province

    def _is_city(self, text: str) -> bool:
        """Whether 全市, 全州, 全盟 is the issuer itself, not the city above."""
        if not self.place:
            return False
        own = {"city": True, "province": self.place.endswith(_CITY)}.get(self.level, False)
        return own or self.place.endswith(text[-1:])

    def full_name(self, short: str) -> str | None:
        """The longest name of the document that a short form stands for, if any.

        It ends with it (大学科技园), or begins and ends alike and holds its characters in order
        (某某经开区 of 某某经济技术开发区).
        """
        if len(short) <= _SHORT:
            return None
        found = [
            name
            for name in self.known
            if name != short and (name.endswith(short) or _shortens(short, name))
        ]
        return max(found, key=len, default=None)

    # When -----------------------------------------------------------------------------------

    def period_of(self, time: TimeValue) -> str | None:
        """The EDTF period a time gives to a fact; None for vague ones."""
        if time.kind != "date" or time.value is None:
            return None
        if time.value == "PRESENT_REF":
            return self.present()
        if not edtf.is_edtf(time.value):
            return None
        if "T" in time.value:  # a clock time: the fact holds that day
            first, _, last = time.value.partition("/")
            return (first if last in ("", "..") else last).split("T")[0]
        if time.mod in ("START", "END"):
            return edtf.end_point(time.value, time.mod)
        return self.closed(time.value)

    def present(self) -> str | None:
        """What 目前 is: the day of publication; in a report of a place or body, its period."""
        if (
            self.period is not None
            and (self.place or self.kind)
            and len(self.period.value) != _TERM
        ):
            return self.period.value
        return self.reference.isoformat() if self.reference else None

    def ahead(self, period: Slot | None) -> Slot | None:
        """The year goals are for in a report on the year before."""
        if self.reference is None or period is None or period.source != "document":
            return None
        year = edtf.year_of(period.value)
        if year is None or year >= self.reference.year or len(period.value) not in (4, 9):
            return None
        return Slot(f"{self.reference.year}", source="document")

    def closed(self, value: str) -> str:
        """An open period closed: ``2024/..`` → ``2024``, in a review of 2025 ``2024/2025``."""
        if not value.endswith("/.."):
            return value
        start = value[:-3]
        first = edtf.year_of(start)
        now = edtf.year_of(self.period.value) if self.period else None
        if now is None and self.reference is not None:
            now = self.reference.year
        if first is None or now is None or first >= now or len(start) > 4:
            return start
        return f"{first}/{now}"

    def term(self, years: int) -> str | None:
        """The years that 这五年 looks back on: so many, up to the one reported on."""
        last = edtf.year_of(self.period.value) if self.period else None
        if last is None:
            return None
        return f"{last}" if years == 1 else f"{last - years + 1}/{last}"

    def target(self, times: tuple[Element, ...]) -> Slot | None:
        """到2027年 is a goal where 2027 is still to come."""
        for element in times:
            value = getattr(element, "value", None)
            year = edtf.year_of(getattr(value, "value", None))
            now = self.reference.year if self.reference else 0
            if year is not None and year >= now:
                return Slot("target", element.start, element.end)
        return None


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
        self._national = tuple(
            row.word for row in book.table("selves") if row.get("whose") == "nation"
        )

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
        known = _names(reading, entities)
        if found is not None and found.place is None:
            full = Issuer(known=known).full_name(found.name)
            found = found._replace(name=full) if full else found
        issuer = self._made(found, said, national=national)
        period = self._period(issuer, reading, times, reporting, reference, title)
        period = _of_title(title_times, reporting, period)
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
        if value.etype not in _SHORTENED:
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
        alone = all(c.name == body.name for c in named)
        return bool(said[body.kind]) or alone or self._often(body, named, least=_FEW)

    def _often(self, one: _Candidate, named: list[_Candidate], *, least: int) -> bool:
        return sum(1 for c in named if c.name == one.name) >= least

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
            own = sum(said[word] for word in _LOCAL if _calls(c.place, word))
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

    # When --------------------------------------------------------------------------------------

    def _period(
        self,
        issuer: Issuer,
        reading: Reading,
        times: list[Mention],
        reporting: Reporting,
        reference: date | None,
        title: str | None,
    ) -> str | None:
        """What facts with nothing said take."""
        period = reporting.period
        if period is None or reference is None:
            return _on_the_way(period, reading, reporting)
        period = _on_the_way(period, reading, reporting)
        assert period is not None
        national = not issuer.place and issuer.kind in ("", "event")
        if (
            _long_ago(period, reference)
            or (national and period == f"{reference.year}")
            or (national and _of_the_day(reading, times, reporting, reference, title))
        ):
            return reference.isoformat()
        return period


def _of_title(times: Sequence[Mention], reporting: Reporting, period: str | None) -> str | None:
    """The period a title names, where the text itself names none, or only the year of it."""
    for mention in times:
        value = mention.value.value if isinstance(mention.value, TimeValue) else None
        if value is None or not edtf.is_edtf(value) or value.endswith("..") or "T" in value:
            continue
        if len(value) == _DAY or value == period:
            continue
        if reporting.origin in ("reference", ""):
            return value
    return period


def _shortens(short: str, name: str) -> bool:
    """Whether a name loses only characters inside to become a short form."""
    if len(name) <= len(short) or name[:_SHORT] != short[:_SHORT] or name[-1] != short[-1]:
        return False
    rest = iter(name)
    return all(char in rest for char in short)


def _said(words: Sequence[Word], title: str) -> Counter[str]:
    """How often a text speaks of its own city, county, company …"""
    said: Counter[str] = Counter()
    for word in words:
        if word.label == "SCOPE":
            for kind in word.row.get("whose").split() or (word.row.get("resolves"),):
                said[kind] += 1
    return said


def _calls(place: Place | None, word: str) -> bool:
    """Whether a place calls itself by a deictic word of this kind: 全市, 全县, 全区, 全省."""
    if place is None:
        return False
    name, level = place.name, place.level
    if word == "city":
        return level == "city" or name.endswith(_CITY)
    if word == "county":
        return level == "county" and not name.endswith((_CITY, _DISTRICT))
    if word == "region":
        return name.endswith(_DISTRICT)
    return level == "province" and not name.endswith(_CITY)


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
            if isinstance(m.value, EntityValue) and m.value.etype in _SHORTENED
        )
    )


def _on_the_way(period: str | None, reading: Reading, reporting: Reporting) -> str | None:
    """截至9月底, said further down, is no period the document reports on: its year is."""
    if (
        period is not None
        and len(period) == _MONTH
        and reporting.start is not None
        and "\n" in reading.text[: reporting.start]
    ):
        return period[:4]
    return period


def _long_ago(period: str, reference: date) -> bool:
    """True for a year said in a text that is published two years later or more: a look back."""
    year = edtf.year_of(period.split("/")[-1])
    return year is not None and year < reference.year - 1


def _of_the_day(
    reading: Reading,
    times: list[Mention],
    reporting: Reporting,
    reference: date,
    title: str | None,
) -> bool:
    """True for news that opens with 今天: a period said far behind is not what it is about."""
    first = reading.sentences[0].end if reading.sentences else 0
    if reporting.start is None or reporting.start < first:
        return False
    said = [reading.text[m.start : m.end] for m in times if m.start == reporting.start]
    if title and any(text in title for text in said):
        return False
    today = reference.isoformat()
    return any(
        isinstance(m.value, TimeValue)
        and m.value.value == today
        and not any(c.isdigit() for c in reading.text[m.start : m.end])
        for m in times
        if m.start < _FRONT
    )
