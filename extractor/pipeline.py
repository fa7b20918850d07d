"""The stages of extraction in order: what one reading goes through on its way to records."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from extractor.facts.atoms import atom_kinds, atom_labels
from extractor.facts.issuers import Issuers
from extractor.facts.own_words import Spoken
from extractor.facts.reader import FactReader
from extractor.facts.short_forms import ShortForms
from extractor.facts.shorts import Shorts
from extractor.gridfacts import GridContext, GridReader
from extractor.grids import Grid, but_first, covered, find_grids
from extractor.layout import Layout, Reading
from extractor.layout.script import fold
from extractor.lazy import Once
from extractor.mentions.classes import ClassMarks
from extractor.mentions.entities import EntityFinder
from extractor.mentions.manner import MannerWords
from extractor.mentions.mention import EntityValue, Mention, QuantityValue
from extractor.mentions.names.strong import StrongNames
from extractor.mentions.names.titled import TitledNames
from extractor.mentions.overlap import keep, lay_out, without_places
from extractor.mentions.particles import Particles
from extractor.mentions.quantity.finder import QuantityFinder
from extractor.mentions.ranks import RankFinder
from extractor.mentions.sizes import Sizes
from extractor.mentions.times import TimeFinder
from extractor.mentions.whole_words import bordered, unglued, whole_words
from extractor.mentions.words import Word, WordFinder
from extractor.rulebook import Rulebook, tag_set
from extractor.sketch import Alphabet, without_private_use
from extractor.tokens import tokenize
from extractor.typed import Article, TypedReader
from extractor.work import ReadArticle, Work


class Pipeline:
    """All finders and rules of one rulebook, built once, used for any number of texts."""

    def __init__(self, book: Rulebook):
        self.book = book
        self.typed = TypedReader(book)  # first: a wrong one is said before all else is built
        self.layout = Layout(book)
        self.words = WordFinder(book)
        self._particles = Particles.of(book)
        self.manner = MannerWords(book)
        self._compounding = tag_set(book, "compounding")
        self.ranks = RankFinder(book)
        self.quantities = QuantityFinder(book)
        self.times = TimeFinder(book)
        self.entities = EntityFinder(book)
        self.strong = StrongNames(book)
        self.titled = TitledNames(book, self.entities.gazetteer)
        self.classes = ClassMarks(book)
        self.sizes = Sizes(book)
        forms = ShortForms(book)
        self.issuers = Issuers(book, self.entities.gazetteer, forms)
        self.shorts = Shorts(book, forms)
        labels = self.words.labels | self.manner.labels | atom_labels(book)
        self.alphabet = Alphabet(labels, atom_kinds(book))
        self.facts = FactReader(book, self.alphabet)
        #: What reads tables; built for the first text that has one.
        self.grids: Once[GridReader] = Once(partial(GridReader, book))
        #: What is done with a reading, in order.
        self.stages: tuple[Callable[[Work], None], ...] = (
            self._cut,
            self._find_words,
            self._find_times,
            self._find_quantities,
            self._look_up_names,
            self._gather_names,
            self._choose_names,
            self._lay_out,
            self._match_rules,
            self._read_grids,
            self._read_facts,
            self._read_typed,
        )
        #: After so many of them it is known what a sketch draws.
        self.drawn = self.stages.index(self._lay_out) + 1

    def works(
        self,
        text: str,
        *,
        reference: date | None,
        title: str | None,
        grids: Sequence[Grid] | None = None,
    ) -> list[Work]:
        """The articles of a text, still to be read.

        Args:
            text: the text as loaded.
            reference: the day it was published.
            title: its title, where that is known apart from the text.
            grids: its tables as the loader found them; None to look for them in the text.
        """
        if grids is None:
            grids = find_grids(text)
        without = covered(text, grids)
        readings = self.layout.read(text, title=title, without=without)
        if not readings and grids:  # nothing but tables: what they open with names the document
            readings = self.layout.read(text, title=title, without=but_first(text, grids))
        works = [Work(reading, reference=reference, title=title) for reading in readings]
        _give_out(grids, works)
        return works

    def articles(
        self,
        text: str,
        *,
        reference: date | None = None,
        title: str | None = None,
        grids: Sequence[Grid] | None = None,
    ) -> list[ReadArticle]:
        """The articles of a text, read."""
        works = self.works(text, reference=reference, title=title, grids=grids)
        for work in works:
            for stage in self.stages:
                stage(work)
        return [work.article() for work in works]

    def _cut(self, work: Work) -> None:
        work.text = without_private_use(work.reading.text)
        work.title = fold(work.title) if work.title else None
        work.tokens = tokenize(work.text)

    def _find_words(self, work: Work) -> None:
        work.found = self.words.find(work.text)
        work.tokens = unglued(work.text, work.found, work.tokens)

    def _find_times(self, work: Work) -> None:
        work.times, work.reporting = self.times.find_with_period(
            work.text, reference=work.reference, title=work.title
        )
        work.tokens = bordered(work.text, work.times, work.tokens)

    def _find_quantities(self, work: Work) -> None:
        work.quantities = self.quantities.find(work.text)

    def _look_up_names(self, work: Work) -> None:
        work.looked_up = self.entities.look_up(work.reading, work.tokens)
        work.tokens = work.looked_up.tokens  # with the borders that the tables know

    def _gather_names(self, work: Work) -> None:
        work.gathered = self.entities.gather(work.looked_up, title=work.title)

    def _choose_names(self, work: Work) -> None:
        chosen = self.entities.choose(work.reading, work.gathered)
        chosen = self.strong.add(work.reading, chosen)
        work.entities = self.titled.add(work.reading, chosen, title=work.title)

    def _lay_out(self, work: Work) -> None:
        """What is kept of mentions that overlap, whose document it is, and what rules see."""
        text = work.text
        ranks = self.ranks.find(text, work.found, work.tokens)
        quantities, times, entities = keep(
            without_places(work.quantities, ranks), work.times, work.entities
        )
        found = self.words.cut(text, work.found, times)
        mentions = [*quantities, *times, *entities]
        words = whole_words(
            self.words, text, found, work.tokens, mentions, particles=self._particles
        )
        words = [
            word
            for word in words
            if not (word.row.values.get("bare") and self._is_noun(word, work, mentions))
        ]
        words = self.manner.add(words, mentions, work.tokens)
        work.issuer = self.issuers.of(
            work.reading,
            entities,
            times,
            titled=self._names_of_title(work.title),
            title_times=self._times_of_title(work.title, work.reference),
            words=_outside(words, entities),
            ranks=ranks,
            reporting=work.reporting,
            reference=work.reference,
            title=work.title,
            counted=min([*(q.start for q in quantities), *(r.start for r in ranks)], default=-1),
        )
        entities = self.shorts.add(work.reading, entities, work.tokens, work.issuer)
        work.mentions = [*quantities, *times, *entities]
        kind_of, surface = self.facts.lexicon.kind_of, work.reading.surface
        words = Spoken(work.issuer, words, kind_of, text, surface).of_own(times)
        classes = [m for m in work.mentions if self.classes.names_class(text, m)]
        hidden = [*classes, *self.sizes.of(text, quantities, work.tokens)]
        visible = [m for m in work.mentions if m not in hidden] if hidden else work.mentions
        work.elements = lay_out(visible, ranks, [*words, *self.classes.bounds(classes)])

    def _named(self, reading: Reading, title: str) -> list[Mention]:
        found = self.strong.add(reading, self.entities.find(reading))
        return self.titled.add(reading, found, title=title, body=False)

    def _times_of_title(self, title: str | None, reference: date | None) -> list[Mention]:
        return self.times.find_in_title(title, reference=reference) if title else []

    def _names_of_title(self, title: str | None) -> list[tuple[EntityValue, str, int]]:
        """The names of a title that is known apart from the text."""
        title = self.titled.without_meeting(title or "")
        readings = self.layout.read(title, title=None) if title else []
        return [
            (m.value, reading.surface[m.start : m.end], m.start)
            for reading in readings[:1]
            for m in self._named(reading, title)
            if isinstance(m.value, EntityValue)
        ]

    def _match_rules(self, work: Work) -> None:
        work.matched = self.facts.match(work.text, work.reading.sentences, work.elements)

    def _read_facts(self, work: Work) -> None:
        work.traces = self.facts.read(
            work.reading, work.text, work.matched, work.tokens, work.issuer,
            tables=_times_of_tables(work),
        )  # fmt: skip

    def _read_grids(self, work: Work) -> None:
        work.grid_facts = []
        if not work.grids:
            return
        setting = work.issuer
        context = GridContext(
            subject=setting.main.value if setting.main else None,
            period=setting.period.value if setting.period else None,
            reference=work.reference,
            resolve=setting.resolve,
        )
        source = work.reading.source
        for grid, floor in work.grids:
            work.grid_facts.append(self.grids().read(source, grid, context, floor=floor))

    def _read_typed(self, work: Work) -> None:
        article = Article(work.reading, work.text, work.mentions, work.issuer, work.reference)
        work.typed, work.typed_traces = self.typed.read(article)

    def _is_noun(self, word: Word, work: Work, mentions: Sequence[Mention]) -> bool:
        """True for 港口 in 内河港口, 各港口, 9个港口, 在…港口中: no body's word for itself."""
        if word.start == 0:
            return False
        among = self._particles.contest_ends & self._particles.contest_next
        if (
            work.text[word.start - 1] in self._particles.every
            or work.text[word.end : word.end + 1] in among
        ):
            return True
        if any(one.end == word.start and isinstance(one.value, QuantityValue) for one in mentions):
            return True
        before = work.tokens.at(word.start - 1)
        return before.end == word.start and before.pos in self._compounding


def _outside(words: Sequence[Word], entities: Sequence[Mention]) -> list[Word]:
    """The words that lie in no name: 机场 of 禄口国际机场 is no airport's word for itself."""
    starts = [entity.start for entity in entities]
    found = []
    for word in words:
        at = bisect_right(starts, word.start) - 1
        if at < 0 or entities[at].end < word.end:
            found.append(word)
    return found


def _times_of_tables(work: Work) -> list[tuple[int, str]]:
    """The last period that each table tells, with where the text after it begins.

    None where the document says what it reports on: a table of other years is no news of them.
    """
    period, day = work.issuer.period, work.reference
    if period is not None and (day is None or period.value != day.isoformat()):
        return []
    index = work.reading.source_index
    return [
        (bisect_left(index, grid.end), last)
        for (grid, _), told in zip(work.grids, work.grid_facts, strict=True)
        if (last := told.last_period) is not None
    ]


def _give_out(grids: Sequence[Grid], works: list[Work]) -> None:
    """Each table to the article it stands in: the last that begins before it."""
    floor = 0
    for grid in grids:
        before = [work for work in works if work.reading.source_index[0] <= grid.start]
        if works:
            (before[-1] if before else works[0]).grids.append((grid, floor))
        floor = grid.end
