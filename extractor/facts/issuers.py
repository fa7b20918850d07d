"""Whose document it is: candidates found, one chosen, and what follows from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from extractor.facts.abroad import Abroad, Own
from extractor.facts.candidates import ANY, RURAL, Candidates, IssuerCandidate
from extractor.facts.choice import (
    NameEnds,
    Setting,
    choose,
    in_title,
    is_nationwide,
    is_scattered,
    opening_end,
)
from extractor.facts.context import Slot
from extractor.facts.full_names import FullNames
from extractor.facts.issuer import Issuer
from extractor.facts.issuer_names import around, as_called, meetings, names, town_of
from extractor.facts.own_words import between_ranks, is_local, own_kinds, ranked_among
from extractor.facts.own_words import said_of_itself as said_of
from extractor.facts.regions import region_of
from extractor.facts.reported import Reported
from extractor.facts.short_forms import ShortForms, declared
from extractor.facts.titles import Told, heads_of
from extractor.facts.told_when import ToldWhen
from extractor.facts.venues import Venues
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.divisions import Place
from extractor.mentions.names.places import Gazetteer
from extractor.mentions.particles import Particles
from extractor.mentions.ranks import Rank
from extractor.mentions.time.reporting import Reporting
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook

_MUNICIPALITIES = ("11", "12", "31", "50")  # GB/T 2260: provinces that are cities
_DOCUMENT, _ANYWHERE = "document", "any"  # any: of selves.tsv, at the head of a title too
_NATION, _ORG = "nation", "ORG"
_SERIES = "】"  # what ends the name of a series in front of a title
_BETWEEN = "[^，。；：、“”\n]{1,12}"  # what … stands for in a word of selves.tsv: 中国…协会


class Issuers:
    """Finds issuers; built once from a rulebook."""

    def __init__(self, book: Rulebook, gazetteer: Gazetteer, forms: ShortForms):
        self._gazetteer, self._forms = gazetteer, forms
        self._candidates = Candidates(book, gazetteer)
        self._reported = Reported(book)
        self._venues = Venues(book, gazetteer)
        self._scope_names = {row.word: row.get("name") for row in book.table("scope_names")}
        self._bodies = self._candidates.kinds
        self._regions = tuple(
            row.word for row in book.table("scopes") if row.get("resolves") == "area"
        )
        self._own = tuple(
            (row.word, frozenset(row.get("whose").split()))
            for row in book.table("scopes")
            if row.get("whose") and not (row.get("bare") or row.get("near"))
        )
        particles = Particles.of(book)
        self._told_by = tuple(particles.told_by)
        self._mottos, self._etc = tuple(particles.motto), tuple(particles.etc)
        classes = book.table("word_classes")
        self._says = tuple(row.word for row in classes if row.get("class") == "SAY")
        self._ends = NameEnds(tuple(particles.city_end), tuple(particles.district_end))
        selves = book.table("selves")
        self._national = tuple(row.word for row in selves if not row.get("where"))
        self._agencies = tuple(row.word for row in selves if row.get("where") == _ANYWHERE)
        self._nationwide = re.compile(
            "|".join(
                re.escape(row.word).replace("…", _BETWEEN)
                + (f"(?!{row.get('after')})" if row.get("after") else "")
                for row in selves
            )
        )
        own = Own(self._scope_names[_NATION], self._nationwide, self._agencies)
        self._abroad = Abroad(book, gazetteer, own)

    def of(
        self,
        reading: Reading,
        entities: list[Mention],
        times: list[Mention],
        *,
        titled: Sequence[tuple[EntityValue, str, int]] = (),
        title_times: Sequence[Mention] = (),
        words: Sequence[Word] = (),
        ranks: Sequence[Rank] = (),
        reporting: Reporting,
        reference: date | None,
        title: str | None,
        counted: int = -1,
    ) -> Issuer:
        """The issuer of one article.

        Args:
            reading: the article; entities, times: its names and times.
            titled, title_times: the names of the title, each with its text and place; its times.
            words: what the lexicon labels; ranks: its rank expressions.
            reporting: the period it reports on, as the times of the text tell; reference: the day
                it was published; title: known apart; counted: where its first amount stands, or -1.
        """
        scopes = between_ranks(words, ranks, entities)
        setting = self._setting(reading, entities, titled, words, scopes, title or "")
        found = self._whole(choose(setting), setting.said) or self._of_report(setting)
        found = self._venues.lifted(found, f"{title or ''}\n{reading.surface}", setting.said)
        whole = found is not None and found.place is None and found.kind not in RURAL
        own = (found.name,) if found is not None and whole else ()
        known = FullNames((*own, *names(reading, entities)), self._forms)
        issuer = self._made(found, setting)
        told = ToldWhen(reading, times, title_times, reporting, reference, title or "", counted)
        period = self._reported.period(issuer, told)
        return replace(
            issuer,
            reference=reference,
            scope_names=self._scope_names,
            title=title or "",
            review=setting.review,
            short=found.short if found else "",
            known=known,
            period=Slot(period, source=_DOCUMENT) if period else None,
            begun=reporting.opened and reporting.period == period,
            plans=self._reported.plans(told),
            reports=self._reported.is_report(told, period),
            seats=self._seats(reading, entities, setting) if issuer.of_nation else {},
            **_people_apart(entities),
            **self._kind_of_place(issuer),
        )

    def _kind_of_place(self, issuer: Issuer) -> dict[str, Any]:
        """Whether it is urban, a district, in an autonomous region, by how names end."""
        city, district = self._ends.city, self._ends.district
        return {
            "urban": (issuer.place or "").endswith(city),
            "district": (issuer.place or issuer.county or "").endswith(district),
            "autonomous": (issuer.province or "").endswith(district),
        }

    def _setting(
        self,
        reading: Reading,
        entities: list[Mention],
        titled: Sequence[tuple[EntityValue, str, int]],
        words: Sequence[Word],
        scopes: frozenset[tuple[int, int]],
        title: str,
    ) -> Setting:
        """What whose document it is is chosen from."""
        every = self._candidates.named(reading, entities)
        named = [c for c in every if not (c.dateline or (c.start, c.end) in scopes)]
        said = said_of(words)
        top = [c for c in named if in_title(reading, c.start, apart=bool(title))]
        heads = [*self._candidates.titled(title, titled, named, reading.surface), *top]
        below = [c for c in named if c.kind and c not in top]
        offices = {c.office: c for c in named if c.office}
        told = Told(said, self._forms, declared(reading, entities), opening_end(reading), offices)
        heads = heads_of(title, titled, heads, below, told, self._candidates.in_front(heads))
        abroad = self._abroad.titled(title, titled)
        foreign = self._abroad.is_foreign(reading, entities, title)
        others = (*self._national, *self._agencies, self._scope_names[_NATION])
        return Setting(
            reading,
            title,
            heads=heads,
            named=named,
            placed=[p for c in every if (p := self._candidates.placed(c)) is not None],
            doubtful=self._candidates.doubtful(reading, title, named, meetings(entities)),
            said=said,
            among=ranked_among(words),
            national=self._is_national(title, placed=bool(heads), local=is_local(said)),
            region=None
            if abroad or foreign
            else region_of(title, reading, self._regions, others, self._etc),
            abroad=abroad,
            foreign=foreign,
            told_by=self._told_by,
            mottos=self._mottos,
            says=self._says,
            ends=self._ends,
            review=self._reported.is_review(title),
            own=own_kinds(title, self._own),
            nation=self._scope_names[_NATION],
        )

    def _seats(self, reading: Reading, entities: list[Mention], setting: Setting) -> dict[int, str]:
        """Where places and bodies of news of no place are, by where their names begin."""
        nation = self._scope_names[_NATION]
        seats = {c.start: c.name for c in setting.placed}
        for one in entities:
            name = reading.surface[one.start : one.end]
            if getattr(one.value, "etype", "") == _ORG and name.startswith(self._agencies):
                seats[one.start] = nation
            elif (country := self._abroad.of(one, name)) is not None:
                seats[one.start] = country
        return seats

    def _is_national(self, title: str, *, placed: bool, local: bool) -> bool:
        """Whether a title speaks of the whole country.

        ``placed``: it names somebody else too; ``local``: its text speaks of a place.
        """
        if title.rpartition(_SERIES)[2].startswith(self._national):
            return True
        reports = not placed and title.startswith(self._agencies)
        return not local and (reports or any(word in title for word in self._national))

    def _whole(self, found: IssuerCandidate | None, said: Counter[str]) -> IssuerCandidate | None:
        """A body of no kind is of the kind whose own word the text uses."""
        if found is None or found.kind != ANY:
            return found
        return found._replace(kind=max(self._bodies, key=lambda kind: said[kind]))

    def _made(self, found: IssuerCandidate | None, setting: Setting) -> Issuer:
        """The issuer of a choice; none: the nation, where the text is about it."""
        if found is None:
            if setting.abroad or not self._of_nation(setting):
                country = Slot(setting.abroad, source=_DOCUMENT) if setting.abroad else None
                return Issuer(main=country, abroad=setting.foreign)
            return Issuer(main=Slot(self._scope_names[_NATION], source=_DOCUMENT))
        place = found.place or self._gazetteer.place_before(found.name)
        place = place or around(found, setting)
        province, city = self._above(place or self._surrounding(setting))
        if found.place is None:  # a body lies in its place, and is another
            county = place.name if place is not None and place.level == "county" else None
            if place is not None and (place.level == "city" or self._is_city(county)):
                city = place.name
            main = Slot(as_called(found, setting, place), source=_DOCUMENT)
            town = town_of(found, setting, self._candidates.towns)
            return Issuer(main, found.kind, province=province, city=city, county=county, town=town)
        return Issuer(
            main=Slot(found.place.name, source=_DOCUMENT),
            place=found.place.name,
            code=found.place.code,
            office=found.office,
            level=found.place.level,
            province=province,
            city=city,
        )

    def _is_city(self, name: str | None) -> bool:
        return (name or "").endswith(self._ends.city)

    def _of_report(self, setting: Setting) -> IssuerCandidate | None:
        """The one place that a passage of a yearly report names, wherever it does."""
        if not setting.review:
            return None
        places = {one.place.code: one for one in setting.placed if one.place is not None}
        return next(iter(places.values())) if len(places) == 1 else None

    def _of_nation(self, setting: Setting) -> bool:
        """Whether a text that names nobody is of the whole country, and says so."""
        if setting.foreign:
            return False
        if setting.national or is_scattered(setting) or is_nationwide(setting):
            return True
        if setting.local or any(setting.said[kind] for kind in self._bodies):
            return False
        told = bool(setting.said[_NATION] or setting.said["world"])
        spoken = self._nationwide.finditer(setting.reading.text)
        return told or any(match.start() not in setting.among for match in spoken)

    def _surrounding(self, setting: Setting) -> Place | None:
        """The province that all places of a text lie in: 全省 in a body's own text is that one."""
        codes = {one.place.code for one in setting.placed if one.place and one.place.code.isdigit()}
        provinces = {code[:2] for code in codes}
        return self._gazetteer.place_of(f"{provinces.pop()}0000") if len(provinces) == 1 else None

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


def _people_apart(entities: list[Mention]) -> dict[str, Any]:
    """The names of a text: who is a person, and all others."""
    persons = tuple(m for m in entities if getattr(m.value, "etype", "") == "PERSON")
    named = tuple(m for m in entities if getattr(m.value, "etype", "") != "PERSON")
    return {"named": named, "persons": persons}
