"""What the document as a whole settles: its own place or organisation, its province, its period."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ahocorasick_rs import AhoCorasick, MatchKind

from extractor.facts.context import Slot
from extractor.layout import Reading
from extractor.mentions.element import Element, entity_of
from extractor.mentions.mention import EntityValue, Mention, TimeValue
from extractor.mentions.names.bearer import main_organisation, main_place
from extractor.mentions.names.places import Gazetteer, Place
from extractor.mentions.time import edtf
from extractor.mentions.time.reporting import Reporting
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook

_SHORT = 2
_SHORTENED = frozenset({"ORG", "FAC", "LOC", "EVENT"})  # what a text names in full once
_FRONT = 60
_LISTED = 100  # characters in front of the company that news of the stock exchange is about
_TICKER = re.compile(
    r"[^(（。，]{0,2}[(（][-+0-9A-Za-z.,% :]*[0-9]{5,6}[-+0-9A-Za-z.,% :]*[)）]"  # (000498.SZ)
    r"|[(（][0-9.]+,-?[0-9.]+"  # (5.980,0.29,5.10%)
)
_MANY = 3
_MONTH = len("2024-01")
_MUNICIPALITIES = ("11", "12", "31", "50")  # GB/T 2260: provinces that are cities


@dataclass(frozen=True, slots=True)
class Issuer:
    """The document's own coordinates.

    Attributes:
        main: the place or organisation the document is about.
        place: the main place by canonical name, where there is one.
        city: the city above ``place``, where that is a county or a district.
        province: the province of ``place`` (itself, if it is one).
        period: EDTF of what facts with nothing said take.
        reference: the publication date.
        scope_names: what 全国, 世界 stand for.
    """

    main: Slot | None = None
    place: str | None = None
    province: str | None = None
    city: str | None = None
    county: str | None = None
    period: Slot | None = None
    reference: date | None = None
    scope_names: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    known: tuple[str, ...] = ()  # names of the document, by which a short form is made whole

    def held(self) -> dict[str, Slot]:
        """What the document holds for facts that say nothing themselves."""
        return {
            name: slot
            for name, slot in (("subject", self.main), ("period", self.period))
            if slot is not None
        }

    def name_of(self, element: Element, surface: str) -> str | None:
        """The canonical name of a subject or scope; None where nothing is known."""
        if isinstance(element, Word):
            text = surface[element.start : element.end]
            return self.resolve(element.row.get("resolves"), text)
        entity = entity_of(element)
        text = surface[element.start : element.end]
        if entity is None:
            return text
        return entity.name or (self.full_name(text) if entity.etype in _SHORTENED else None) or text

    def resolve(self, kind: str, text: str) -> str | None:
        """What a scope word of this kind stands for here."""
        if kind in self.scope_names:
            return self.scope_names[kind]
        if kind == "province":
            return self.province
        if kind == "self":
            return self.main.value if self.main else None
        if kind == "region":
            return self.province if self._autonomous() else self.place
        if kind == "city" and self.city and self.place and text[-1:] != self.place[-1]:
            return self.city
        if kind in ("city", "county"):
            return self.place or (self.main.value if self.main else None)
        return text

    def full_name(self, short: str) -> str | None:
        """The longest name of the document that ends with a short form (大学科技园), if any."""
        if len(short) <= _SHORT:
            return None
        found = [name for name in self.known if name.endswith(short) and name != short]
        return max(found, key=len, default=None)

    def period_of(self, time: TimeValue) -> str | None:
        """The EDTF period a time gives to a fact; None for vague ones."""
        if time.kind != "date" or time.value is None:
            return None
        if time.value == "PRESENT_REF":
            return self.present()
        if not edtf.is_edtf(time.value):
            return None
        if "T" in time.value:  # a clock time: the fact holds that day
            return time.value.split("/")[-1].split("T")[0]
        if time.mod in ("START", "END"):
            return edtf.end_point(time.value, time.mod)
        return self.closed(time.value)

    def present(self) -> str | None:
        """What 目前 is: the day of publication; in a report of a place or company, its period."""
        if self.period is not None and self.main != self.nation():
            return self.period.value
        return self.reference.isoformat() if self.reference else None

    def nation(self) -> Slot | None:
        """The main of news that is no place's or company's own."""
        return Slot(self.scope_names.get("nation", ""), source="document")

    def ahead(self, period: Slot | None) -> Slot | None:
        """The year goals are for in a report on the year before."""
        if self.reference is None or period is None or period.source != "document":
            return None
        year = edtf.year_of(period.value[-4:] if len(period.value) in (4, 9) else period.value)
        if year is None or year >= self.reference.year:
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

    def target(self, times: tuple[Element, ...]) -> Slot | None:
        """到2027年 is a goal where 2027 is still to come."""
        for element in times:
            value = getattr(element, "value", None)
            year = edtf.year_of(getattr(value, "value", None))
            now = self.reference.year if self.reference else 0
            if year is not None and year >= now:
                return Slot("target", element.start, element.end)
        return None

    def _autonomous(self) -> bool:
        # 全区 is said by autonomous regions of themselves, elsewhere by city districts.
        return bool(self.province) and self.province != self.place or self.county is None


def _long_ago(period: str, reference: date) -> bool:
    """True for a year said in a text that is published two years later or more: a look back."""
    year = edtf.year_of(period.split("/")[-1])
    return year is not None and year < reference.year - 1


def _listed(reading: Reading, entities: list[Mention]) -> EntityValue | None:
    """The company that news of the stock exchange opens with: its code stands behind it."""
    for mention in entities:
        if mention.start > _LISTED:
            break
        value = mention.value
        if (
            isinstance(value, EntityValue)
            and value.etype == "ORG"
            and _TICKER.match(reading.text, mention.end)
        ):
            return value._replace(name=value.name or reading.surface[mention.start : mention.end])
    return None


class Issuers:
    """Makes settings; built once from a rulebook."""

    def __init__(self, book: Rulebook, gazetteer: Gazetteer):
        self._gazetteer = gazetteer
        self._scope_names = {row.word: row.get("name") for row in book.table("scope_names")}
        self._agencies = tuple(book.table("agencies").words())
        self._codes: dict[str, list[str]] = {}
        self._plain: set[str] = set()  # 和平, 新城: short names that may be plain words
        for level in ("province", "city", "county"):
            for row in book.table("places"):
                if row.get("level") == level and not row.get("until"):
                    self._codes.setdefault(row.get("name"), []).append(row.word)
                    self._codes.setdefault(row.get("short"), []).append(row.word)
                    if level == "county":
                        self._plain.add(row.get("short"))
        self._titles = AhoCorasick(list(self._codes), matchkind=MatchKind.LeftmostLongest)
        self._selves = tuple(
            row.word for row in book.table("selves") if row.get("whose") == "company"
        )
        self._national = tuple(
            row.word for row in book.table("selves") if row.get("whose") == "nation"
        )

    def of(
        self,
        reading: Reading,
        entities: list[Mention],
        times: list[Mention],
        *,
        reporting: Reporting,
        reference: date | None,
        title: str | None,
        local: bool = False,
    ) -> Issuer:
        """The setting of one article.

        Args:
            reading: the article.
            entities: its names.
            times: its times.
            reporting: the period it reports on, as the times of the text tell.
            reference: the day it was published.
            title: its title, where that is known apart from the text.
            local: whether the text speaks of 全市, 我省 and the like.
        """
        nation = self._scope_names["nation"]
        place = self._of_title(title, reading.text, entities, local)
        if place is None and not (title and any(word in title for word in self._national)):
            found = main_place(reading, entities, title, gazetteer=self._gazetteer)
            place = self._gazetteer.place_of(found.code) if found and found.code else None
            if (
                place is not None
                and title
                and not self._in_front(place, entities)
                and (not local or self._one_of_many(place, entities))
            ):
                place = None  # news of the country that only tells of a place
        listed = None if local else _listed(reading, entities)
        if listed is not None:
            place = None
        body = None if place else listed or self._company(reading, entities, title)
        main = place.name if place else body.name if body else None
        main = main or self._titled(reading, entities, title) or nation
        province = None
        if place and place.code:
            above = self._gazetteer.place_of(place.code[:2] + "0000")
            province = above.name if above else None
        city = None
        if place and place.code and not place.code.endswith("00"):
            above = self._gazetteer.place_of(place.code[:4] + "00")
            city = above.name if above else province if place.code[:2] in _MUNICIPALITIES else None
        period = reporting.period
        if (
            period is not None
            and len(period) == _MONTH
            and reporting.start is not None
            and ("\n" in reading.text[: reporting.start])
        ):
            period = period[:4]  # 截至9月底, said on the way, is no period the document reports on
        if (
            period is not None
            and reference is not None
            and (
                _long_ago(period, reference)
                or (main == nation and period == f"{reference.year}")
                or self._of_the_day(reading, times, reporting, reference, title)
            )
        ):
            period = reference.isoformat()
        return Issuer(
            main=Slot(main or nation, source="document"),
            place=place.name if place else None,
            province=province,
            city=city,
            period=Slot(period, source="document") if period else None,
            reference=reference,
            scope_names=self._scope_names,
            title=title or "",
            known=tuple(
                dict.fromkeys(
                    m.value.name or reading.surface[m.start : m.end]
                    for m in entities
                    if isinstance(m.value, EntityValue) and m.value.etype in _SHORTENED
                )
            ),
        )

    def _of_title(
        self, title: str | None, text: str, entities: list[Mention], local: bool
    ) -> Place | None:
        """The place a title names first, if the text bears it out.

        It does by naming it too, or by saying 全市, 我省. A full name needs no support.
        """
        if not title:
            return None
        events = [
            text[m.start : m.end]
            for m in entities
            if isinstance(m.value, EntityValue) and m.value.etype == "EVENT"
        ]
        for _, start, end in self._titles.find_matches_as_indexes(title):
            form = title[start:end]
            if any(title.startswith(event, start) for event in events):
                continue
            for place in map(self._gazetteer.place_of, self._codes[form]):
                if place is None:
                    continue
                known = {
                    text[m.start : m.end]
                    for m in entities
                    if isinstance(m.value, EntityValue) and m.value.code == place.code
                }
                if form == place.name or place.name in known:
                    return place
                if (known or local) and form not in self._plain:
                    return place
        return None

    def _one_of_many(self, place: Place, entities: list[Mention]) -> bool:
        """True where a text tells of several provinces, and of this one no more than of others."""
        count: dict[str, int] = {}
        for mention in entities:
            value = mention.value
            if isinstance(value, EntityValue) and value.code:
                count[value.code[:2]] = count.get(value.code[:2], 0) + 1
        return len(count) >= _MANY and 2 * count.get(place.code[:2], 0) <= sum(count.values())

    def _titled(self, reading: Reading, entities: list[Mention], title: str | None) -> str | None:
        """An event or region that the title names."""
        if not title or any(word in title for word in self._national):
            return None
        count: dict[str, int] = {}
        for mention in entities:
            value = mention.value
            if isinstance(value, EntityValue) and value.etype in ("EVENT", "LOC"):
                name = value.name or reading.surface[mention.start : mention.end]
                if name in title or reading.surface[mention.start : mention.end] in title:
                    count[name] = count.get(name, 0) + 1
        return max(count, key=lambda name: count[name], default=None)

    def _in_front(self, place: Place, entities: list[Mention]) -> bool:
        """True where a place is named at the very beginning of the text."""
        return any(
            isinstance(m.value, EntityValue) and m.value.code == place.code and m.start < _FRONT
            for m in entities
        )

    def _of_the_day(
        self,
        reading: Reading,
        times: list[Mention],
        reporting: Reporting,
        reference: date,
        title: str | None,
    ) -> bool:
        """True for news that opens with 今天: a period said far behind is not what it is about."""
        first = reading.sentences[0].end if reading.sentences else 0
        if (
            reporting.start is None
            or reporting.start < first
            or (
                title
                and any(
                    reading.text[m.start : m.end] in title
                    for m in times
                    if m.start == reporting.start
                )
            )
        ):
            return False
        today = reference.isoformat()
        return any(
            isinstance(m.value, TimeValue)
            and m.value.value == today
            and not any(c.isdigit() for c in reading.text[m.start : m.end])
            for m in times
            if m.start < _FRONT
        )

    def _company(
        self, reading: Reading, entities: list[Mention], title: str | None
    ) -> EntityValue | None:
        """The body the document is about; a ministry that only reports is none."""
        body = main_organisation(reading, entities, title)
        if body is None or body.name is None or body.name.endswith(self._agencies):
            return None
        if any(word in reading.text for word in self._selves) or (title and body.name in title):
            return body
        return None
