"""Whose document it is, and what its own words stand for: 全市, 我校, 本月, 去年."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from extractor.facts.context import Slot
from extractor.facts.full_names import FullNames
from extractor.mentions.element import Element, entity_of
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.words import Word
from extractor.period import Period

TOWN = "town"  # the kind of a town: 镇, 乡, 街道
SHORTENED = frozenset({"ORG", "FAC", "LOC", "EVENT"})  # what a text names in full once
_TERM = len("2021/2025")
_DAY = len("2024-01-05")
_PLANNED = 5  # years of a plan
_SINCE_YEAR = len("2024/..")
#: All bodies of a kind in a place; how long the words for them are.
SYSTEM, _SYSTEM_SHORTEST, _SYSTEM_LENGTH = "system", 4, 8
_SHORT = 2  # characters of a name that says nothing but a level and a kind
_OFFICE = "office"  # whose own words an agency uses of itself: 全局, 我局
_NO_REPORTER = ("", "works")  # a line or a plant, which others tell of
_YEARLY = (len("2024"), _TERM)
_DAYS = {"D": 1, "W": 7}  # in the units of durations


@dataclass(frozen=True, slots=True, eq=False)
class Issuer:
    """The document's own coordinates.

    Attributes:
        main: the place or body the document is about.
        kind: what kind of body it is (issuer_kinds.tsv); empty for a place.
        place: the main place by canonical name, where there is one.
        code: that of the place, by GB/T 2260.
        city: the city above ``place``, where that is a county or a district.
        county: the county or district that a town lies in.
        town: the town that a village lies in.
        province: the province of ``place`` (itself, if it is one).
        period: EDTF of what facts with nothing said take.
        reference: the publication date.
        scope_names: what 全国, 世界 stand for.
        short: what its title calls it, where that is not its name.
        known: names of the document, by which a short form is made whole.
        office: the office that reports on ``place``, where the document is one's own.
        named: the names of the text but those of persons, in order.
        persons: those of persons, in order.
        plans: the document is a passage of plans.
        reports: it names the period it reports on.
        seats: where a body or place is, by where its name begins: 上海边检机关 is in 上海市.
        urban, district: the name of ``place`` says that it is a city, a district or a region.
        autonomous: that of ``province`` says that it is a region.
        abroad: it is news from abroad.
        review: a yearly work report, by its title; begun: what it reports on goes on: 今年以来.
    """

    main: Slot | None = None
    kind: str = ""
    place: str | None = None
    code: str = ""
    level: str = ""
    province: str | None = None
    city: str | None = None
    county: str | None = None
    town: str | None = None
    period: Slot | None = None
    reference: date | None = None
    scope_names: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    short: str = ""
    known: FullNames = field(default_factory=FullNames)
    office: str = ""
    named: tuple[Mention, ...] = ()
    persons: tuple[Mention, ...] = ()
    plans: bool = False
    reports: bool = True
    seats: Mapping[int, str] = field(default_factory=dict)
    urban: bool = False
    district: bool = False
    autonomous: bool = False
    abroad: bool = False
    review: bool = False
    begun: bool = False

    @property
    def of_nation(self) -> bool:
        """Whether the document is of the whole country or of nobody: of no place and no body."""
        return self.place is None and not self.kind

    def held(self) -> dict[str, Slot]:
        """What the document holds for facts that say nothing themselves."""
        aim = Slot("target", source="document") if self.plans else None
        return {
            name: slot
            for name, slot in (("subject", self.main), ("period", self.period), ("status", aim))
            if slot is not None
        }

    def name_of(self, element: Element, surface: str) -> str | None:
        """The canonical name of a subject or scope; None where nothing is known."""
        text = surface[element.start : element.end]
        if isinstance(element, Word) and element.row.get("near") and not self.is_own(element):
            return None
        if isinstance(element, Word):
            if self._is_system(surface[element.end : element.end + _SYSTEM_LENGTH]):
                return self.main.value if self.main else None
            if self.town and element.row.get("whose") == TOWN:
                return self.town  # 全镇, of a village
            return self.resolve(element.row.get("resolves"), text)
        entity = entity_of(element)
        if entity is None:
            return text
        return entity.name or (self.full_name(text) if entity.etype in SHORTENED else None) or text

    def _is_system(self, after: str) -> bool:
        """Whether all bodies of the document's kind are named: 全市 | 检察机关 in their text."""
        if self.kind != SYSTEM or self.main is None:
            return False
        ends = range(_SYSTEM_SHORTEST, len(after) + 1)
        return any(self.main.value.endswith(after[:end]) for end in ends)

    def is_self(self, word: Word) -> bool:
        """Whether a word is the main body's for itself; 全镇 of a village is not."""
        row = word.row
        return row.get("resolves") == "self" and not (self.town and row.get("whose") == TOWN)

    def is_own(self, word: Word) -> bool:
        """Whether a body's word for itself is that of the kind of body the document is about."""
        kind = self.kind or (_OFFICE if self.office else "")
        whose = word.row.get("whose")
        return bool(self.town) and whose == TOWN or kind in whose.split()

    def resolve(self, kind: str, text: str) -> str | None:
        """What a scope word of this kind stands for here; None where it points to nobody."""
        if kind in self.scope_names:
            return self.scope_names[kind]
        if kind == "self":
            return self.main.value if self.main and self.kind else self.office or None
        if kind in ("own", "local", "counties", "cities"):
            peers = {("counties", "county"): self.city, ("cities", "city"): self.province}
            seat = self.city or self.province
            return peers.get((kind, self.level)) or self.place or seat  # 各县区 in a county's own
        if kind == "province":
            return self.province
        if kind == "region":
            return self._region()
        if kind == "city":
            return self.place if self._is_city(text) else self.city
        if kind == "county":
            return self.place if self.level == "county" else self.county
        return text

    def _region(self) -> str | None:
        """全区: a district's, a zone's or an autonomous region's word for itself."""
        if self.kind == "zone" and self.main is not None:
            return self.main.value
        if self.level == "county" and self.district:
            return self.place
        if self.county and self.district:
            return self.county
        return self.province if self.autonomous else None

    def _is_city(self, text: str) -> bool:
        """Whether 全市, 全州, 全盟 is the issuer itself, not the city above."""
        if not self.place:
            return False
        own = {"city": True, "province": self.urban}.get(self.level, False)
        return own or self.place.endswith((text[1:], text[0]))  # 市里; 全地区 is no district's

    def full_name(self, short: str) -> str | None:
        """The longest name of the document that a short form stands for, if any.

        The name of whose document it is stands for itself: 某某港 beside 某某港集团.
        """
        own = self.main is not None and self.main.value == short
        return None if own else self.known.of(short)

    def own_body(self, name: str) -> str | None:
        """市图书馆 in the text of 某某市: the place's own, by its full name; else None."""
        place = self.place or ""
        own = len(name) > _SHORT and len(place) > 1 and name[0] == place[-1]
        return place + name[1:] if own else None

    # When -----------------------------------------------------------------------------------

    def period_of(self, time: TimeValue) -> str | None:
        """The EDTF period a time gives to a fact; None for vague ones."""
        if time.kind != "date" or time.value is None:
            return None
        if time.value == "PRESENT_REF":
            return self.present()
        if not edtf.is_edtf(time.value):
            return None
        if "T" in time.value:  # between two clock times: the fact holds that day
            first, _, last = time.value.partition("/")
            return first if not last else (first if last == ".." else last).split("T")[0]
        if time.mod in ("START", "END"):
            return edtf.end_point(time.value, time.mod)
        return self.closed(time.value)

    def present(self) -> str | None:
        """What 目前 is: the day of publication; in a report of a place or body, its period."""
        if (
            self.period is not None
            and (self.place or self.kind not in _NO_REPORTER)
            and (self.reports or self.reference is None)
            and len(self.period.value) != _TERM
            and not (self.reference and self.period.value == f"{self.reference.year}")
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

    def is_ahead(self, period: str) -> bool:
        """Whether a year or term begins after the year or term that a place reports on."""
        own = self.period.value if self.period is not None and self.place else ""
        if len(own) not in _YEARLY or len(period) not in _YEARLY:
            return False
        first, last = edtf.year_of(period), edtf.year_of(own.split("/")[-1])
        return first is not None and last is not None and first > last

    def closed(self, value: str) -> str:
        """A period since a year closed: ``2024/..`` → ``2024``, in a review of 2025 ``2024/2025``.

        Since a month or a day (10月以来) it stays open: so much came to be from then on, not then.
        But what came to be since the beginning of what is reported on came to be in it: 上半年以来.
        """
        if self.period is not None and value == f"{self.period.value.partition('/')[0]}/..":
            return self.period.value
        if not value.endswith("/..") or len(value) > _SINCE_YEAR:
            return value
        start = value[:-3]
        first = edtf.year_of(start)
        now = edtf.year_of(self.period.value) if self.period else None
        if now is None and self.reference is not None:
            now = self.reference.year
        if first is None or now is None or first >= now:
            return start
        return f"{first}/{now}"

    @property
    def of_day(self) -> bool:
        """Whether the document is news of a day, and reports on no period."""
        return self.period is None or len(self.period.value) == _DAY

    def term(self, years: int) -> str | None:
        """The years that 这五年 looks back on: so many, up to the one reported on.

        News of a day counts from that day's year: 十年来 in 2024 is 2014/2024, but 五年来 is the
        term of a plan, as in a report; more years than that are looked back on by news alone.
        """
        news = self.of_day
        last = edtf.year_of(self.period.value) if self.period else None
        if last is None or (years > _PLANNED and not news):
            return None
        if years == 1:
            return f"{last}"
        return f"{last - years + (not news or years == _PLANNED)}/{last}"

    def to_come(self, length: str) -> str | None:
        """未来三年: so many years after the one reported on; 未来三天: the days after today."""
        count, unit = length[1:-1], length[-1]
        if not count.isdigit():
            return None  # 未来三五年, 未来24小时
        last = edtf.year_of(self.period.value) if self.period else None
        if unit == "Y" and last is not None:
            return str(Period.of_years(last + 1, last + int(count)))
        if unit not in _DAYS or self.reference is None:
            return None
        today = Period.of_day(self.reference)
        return str(today.to(today.shift(days=_DAYS[unit] * int(count))))

    def target(self, times: tuple[Element, ...]) -> Slot | None:
        """到2027年, 到今年10月底 is a goal where that is still to come on the day of the text.

        Without that day, any time said so is.
        """
        for element in times:
            value = element.value if isinstance(element, Mention) else None
            point = self.period_of(value) if isinstance(value, TimeValue) else None
            last = edtf.bounds(point)[1]
            if last is not None and (self.reference is None or last > self.reference):
                return Slot("target", element.start, element.end)
        return None
