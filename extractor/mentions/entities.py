"""Entities: names of persons, bodies, places, works, programmes, honours, in one pass."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import regex

from extractor.layout import Reading
from extractor.mentions.mention import Mention, made_entity, made_mention
from extractor.mentions.names.affiliations import Affiliations
from extractor.mentions.names.borders import DivisionBorders
from extractor.mentions.names.coined import CoinedCompanies
from extractor.mentions.names.combine import (
    branches,
    combine,
    dated,
    extended,
    joined,
    of_nations,
    of_party,
    of_places,
)
from extractor.mentions.names.constructions import Constructions
from extractor.mentions.names.editions import of_editions
from extractor.mentions.names.foreign import ForeignNames
from extractor.mentions.names.fronts import GluedFronts
from extractor.mentions.names.government import GovernmentBodies
from extractor.mentions.names.headed import HeadedNames
from extractor.mentions.names.honours import HonourNames
from extractor.mentions.names.listed import ListedNames
from extractor.mentions.names.main_names import MainPlace, main_places, with_titled
from extractor.mentions.names.memory import repeated, short_forms, with_posts
from extractor.mentions.names.misprints import Misprints
from extractor.mentions.names.name_walk import NameWalker
from extractor.mentions.names.page import NameCandidate, NameLexicon, Page, Strength
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.persons import PersonNames
from extractor.mentions.names.places import Gazetteer, PlaceHit
from extractor.mentions.names.townships import Townships
from extractor.rulebook import Rulebook
from extractor.tokens import Tokens, is_known, tokenize


class Gathered(NamedTuple):
    """A reading, the document's own places, and the candidates for names."""

    page: Page
    own: MainPlace
    candidates: list[NameCandidate]


class EntityFinder:
    """Finds every named thing of a reading; built once from a rulebook."""

    def __init__(self, book: Rulebook):
        self.gazetteer = Gazetteer(book)
        parts = NameParts(book)
        self._proper = parts.tags("proper")
        self._fronts = GluedFronts(book, parts)
        self._borders = DivisionBorders(book, parts)
        walker = NameWalker(book, parts)
        self._headed = HeadedNames(book, walker, parts)
        self._government = GovernmentBodies(book, parts)
        self._listed = ListedNames(book, parts)
        self._persons = PersonNames(book, parts)
        self._affiliations = Affiliations(book, parts)
        self._foreign = ForeignNames(book, parts)
        self._honours = HonourNames(book, parts)
        self._coined = CoinedCompanies(book, parts)
        self._constructions = Constructions(book, walker, self._persons.reader)
        sources = (
            self.gazetteer, self._headed, self._government, self._listed, self._persons,
            self._honours, self._coined,
        )  # fmt: skip
        self._event_and = parts.pattern("event_and")
        self._edition = parts.pattern("edition_front")
        self._after = {
            "FAC": [("FAC", parts.pattern("line_section"))],
            "WORK": [("WORK", parts.pattern("draft_after"))],
            "LOC": [("LOC", parts.pattern("reach_after"))],
            "EVENT": [("EVENT", parts.pattern("summit_after"))],
            "ORG": [
                ("ORG", parts.pattern("branch_after")),
                ("FAC", parts.pattern("campus_after")),
            ],
        }
        self._townships = Townships(book, parts)
        self._national = parts.pattern("national_body")
        self._party = parts.pattern("party_front", flags=regex.REVERSE)
        self._alone = parts.pattern("body_alone")
        self._years = (
            parts.pattern("event_year", flags=regex.REVERSE),
            parts.pattern("event_year_none"),
        )
        self._unplaced = parts.pattern("no_place_in_front")
        self._short_form = parts.pattern("short_form")
        self._goes_on = parts.pattern("government_after")
        self._misprints = Misprints(self.gazetteer)
        self._lexicon = NameLexicon(word for source in sources for word in source.words())

    def find(self, reading: Reading, *, tokens: Tokens | None = None) -> list[Mention]:
        """Names in text order, not overlapping. ``tokens``: of the whole text, if at hand."""
        words = tokens if tokens is not None else tokenize(reading.text)
        return self.choose(reading, self.gather(self.look_up(reading, words)))

    # the three steps of it, for who takes them one by one

    def look_up(self, reading: Reading, tokens: Tokens) -> Page:
        """The reading with the words of all our tables in it."""
        hits = self._lexicon.scan(reading.text)
        words = self._fronts.mend(reading.text, tokens, hits)
        words, taken = self._borders.mend(reading.text, words, hits)
        return Page(reading.text, reading.sentences, words, hits, taken, proper=self._proper)

    def gather(self, page: Page, *, title: str | None = None) -> Gathered:
        """Everything in it that may be a name; places of its ``title`` vouch for their counties."""
        titled = self.gazetteer.places_of_title(title, page.text) if title else []
        hits = self.gazetteer.find(page, titled)
        named = {offset for hit in page.hits("company") for offset in range(hit.start, hit.end)}
        free = [hit for hit in hits if hit.start not in named]
        own = with_titled(main_places(page.text, free, self.gazetteer), titled)
        hits = self._misprints.add(page, hits, own.city)
        by_end = self.gazetteer.anchors(page, hits)
        found = list(self._candidates(page, hits, by_end, own))
        found.extend(list(of_places(found, page, by_end, self._unplaced)))
        found.extend(joined(page, found, self._event_and))
        found.extend(extended(found, page.text, self._after))
        found.extend(list(dated(found, page.text, *self._years)))
        return Gathered(page, own, found)

    def choose(self, reading: Reading, gathered: Gathered) -> list[Mention]:
        """The names, each with what the text says of it."""
        page, own, found = gathered
        text = page.text
        chosen = combine(found, len(text))
        learnt = [
            *short_forms(page, chosen, self._short_form),
            *repeated(page, chosen, self._goes_on),
        ]
        if learnt:
            chosen = combine([*found, *learnt], len(text))
        chosen = branches(chosen, text, self._alone, self._unplaced)
        chosen = of_editions(chosen, text, self._edition)
        chosen = with_posts(self._affiliations.given(chosen, page, own.by_level), page)
        chosen = [_levelled(page, candidate, own) for candidate in chosen]
        return [_mention(reading, candidate) for candidate in chosen]

    def _candidates(
        self, page: Page, hits: list[PlaceHit], by_end: dict[int, PlaceHit], own: MainPlace
    ) -> Iterator[NameCandidate]:
        yield from (_place(page, hit) for hit in hits if hit.sure)
        known = [*self._listed.find(page), *self._government.find(page, by_end, own.by_level)]
        known.extend(list(of_nations(known, page.text, by_end, self._national)))
        known.extend(list(of_party(known, page.text, self._party)))
        names = {candidate.end: candidate.start for candidate in known}
        yield from known
        others = list(self._listed.others(page))
        names.update((c.end, c.start) for c in others if c.etype in ("LOC", "FAC", "PRODUCT"))
        yield from others
        divisions = {hit.end: hit.start for hit in hits if hit.place.domestic}
        towns = list(self._townships.find(page, divisions))
        yield from towns
        fronts = {town.start for town in towns}  # 武隆 | 荆竹村
        yield from (_place(page, hit) for hit in hits if not hit.sure and hit.end in fronts)
        yield from self._coined.find(page, names)
        yield from self._headed.find(page, by_end, names)
        yield from self._constructions.find(page, by_end, names)
        yield from self._foreign.places(page)
        certain = frozenset(hit.start for hit in hits if hit.sure)
        ends = {hit.end for hit in page.hits("department")}.union(by_end, names)
        yield from self._persons.find(page, certain, frozenset(ends))
        yield from self._honours.find(page)


def _place(page: Page, hit: PlaceHit) -> NameCandidate:
    place = hit.place
    name = place.name if page.text[hit.start : hit.end] != place.name else None
    code = place.code if place.domestic and hit.certain_code else None
    return NameCandidate(hit.start, hit.end, "GPE", "place", Strength.PLACED, name, code)


def _levelled(page: Page, candidate: NameCandidate, own: MainPlace) -> NameCandidate:
    """A body or programme that begins with its level, with the document's place in its name."""
    if candidate.name or candidate.etype not in ("ORG", "FAC", "PROGRAM", "EVENT"):
        return candidate
    first = page.tokens.at(candidate.start)
    text = page.text[candidate.start : candidate.end]
    for level, place in own.by_level.items():
        inside = first.start < candidate.start
        alone = inside or first.text == level or not is_known(first.text)
        if text.startswith(level) and alone:
            return candidate._replace(name=place.name + text.removeprefix(level))
    return candidate


def _name(candidate: NameCandidate, text: str, surface: str) -> str | None:
    """The name that is not as written; without a code it stays in the source's own characters."""
    name = candidate.name or text
    if candidate.code:
        return name if name != unicodedata.normalize("NFKC", surface) else None
    return name if name != text else None


def _mention(reading: Reading, candidate: NameCandidate) -> Mention:
    text = reading.text[candidate.start : candidate.end]
    start, end, etype, source, _, _, code, post, affiliation = candidate
    name = _name(candidate, text, reading.surface[start:end])
    value = made_entity((etype, name, code, post, affiliation))
    return made_mention((start, end, value, f"names/{source}"))
