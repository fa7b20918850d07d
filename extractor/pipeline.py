"""The stages of extraction in order: what one reading goes through on its way to records."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from extractor.discourse import Said
from extractor.facts.draft import Draft
from extractor.facts.reader import FactReader, Trace
from extractor.facts.setting import Setting, Settings
from extractor.layout import Layout, Reading
from extractor.layout.script import fold
from extractor.mentions.classes import ClassMarks
from extractor.mentions.entities import EntityFinder
from extractor.mentions.mention import Mention, QuantityValue, TimeValue
from extractor.mentions.overlap import keep, lay_out
from extractor.mentions.quantities import QuantityFinder
from extractor.mentions.ranks import RankFinder
from extractor.mentions.times import TimeFinder
from extractor.mentions.words import Word, WordFinder
from extractor.records import (
    RECORD_TYPES,
    AnyRecord,
    Entity,
    Evidence,
    Inherited,
    Quantity,
    Time,
    text_order,
    trusted,
)
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet, without_private_use
from extractor.tokens import Tokens, tokenize

#: Words longer than this are words wherever they stand.
_SURE = 2
#: What scope words of a place's own report resolve to.
_LOCAL = frozenset({"city", "province", "region", "county"})


class Page(NamedTuple):
    """One article read: its mentions, its setting, and what each sentence gave."""

    reading: Reading
    mentions: list[Mention]
    setting: Setting
    traces: list[Trace]


class Pipeline:
    """All finders and rules of one rulebook, built once, used for any number of texts."""

    def __init__(self, book: Rulebook):
        self.book = book
        self.layout = Layout(book)
        self.words = WordFinder(book)
        self.ranks = RankFinder(book)
        self.quantities = QuantityFinder(book)
        self.times = TimeFinder(book)
        self.entities = EntityFinder(book)
        self.classes = ClassMarks(book)
        self.settings = Settings(book, self.entities.gazetteer)
        self.alphabet = Alphabet(self.words.labels)
        self.facts = FactReader(book, self.alphabet)

    def pages(
        self, text: str, *, reference: date | None = None, title: str | None = None
    ) -> list[Page]:
        """The articles of a text, read."""
        return [
            self._page(reading, reference, title) for reading in self.layout.read(text, title=title)
        ]

    def _page(self, reading: Reading, reference: date | None, title: str | None) -> Page:
        text = without_private_use(reading.text)
        title = fold(title) if title else None
        tokens = tokenize(text)
        found = self.words.find(text)
        times, reporting = self.times.find_with_period(text, reference=reference, title=title)
        quantities, times, entities = keep(
            self.quantities.find(text), times, self.entities.find(reading, tokens=tokens)
        )
        mentions = [*quantities, *times, *entities]
        words = whole_words(text, found, tokens, mentions)
        ranks = self.ranks.find(text, found, tokens)
        setting = self.settings.of(
            reading,
            entities,
            times,
            reporting=reporting,
            reference=reference,
            title=title,
            local=any(word.row.get("resolves") in _LOCAL for word in words),
        )
        visible = [m for m in mentions if not self.classes.names_class(text, m)]
        elements = lay_out(visible, ranks, words)
        traces = self.facts.read(reading, text, elements, tokens, setting)
        return Page(reading, mentions, setting, traces)


def whole_words(
    text: str, words: list[Word], tokens: Tokens, mentions: Sequence[Mention]
) -> list[Word]:
    """The words that are no part of a longer one: 有 in 有效 is none.

    A word of three characters or more is one wherever it stands. A word ends well at the end of a
    token, at a mention, at an ordinal (the tokeniser has 排名第 for a word), and at another word
    of the lexicon (同比增加 is two); it begins well in the same places.
    """
    bounds = set(tokens.bounds)
    for mention in mentions:
        bounds.add(mention.start)
        bounds.add(mention.end)
    out: list[Word] = []
    before = -1  # where the last good word ended
    for number, word in enumerate(words):
        if word.end - word.start <= _SURE:
            if word.start not in bounds and word.start != before and word.label != "CONTEST":
                continue
            if word.end not in bounds and not text.startswith("第", word.end):
                following = words[number + 1] if number + 1 < len(words) else None
                if (
                    following is None
                    or following.start != word.end
                    or (following.end not in bounds)
                ):
                    continue
        out.append(word)
        before = word.end
    return out


def records_of(pages: list[Page]) -> list[AnyRecord]:
    """The records of all pages, in text order, with spans in the source."""
    records: list[AnyRecord] = []
    for page in pages:
        records.extend(_mention_record(page.reading, m) for m in page.mentions)
        for trace in page.traces:
            records.extend(_fact_record(page.reading, draft) for draft in trace.drafts)
    records.sort(key=text_order)
    return records


def _mention_record(reading: Reading, mention: Mention) -> AnyRecord:
    start, end, text = reading.anchor(mention.start, mention.end)
    fields = {"start": start, "end": end, "text": text, "rule": mention.rule}
    value = mention.value
    if isinstance(value, QuantityValue):
        fields |= value._asdict()
        del fields["front"]
        return trusted(Quantity, fields)
    if isinstance(value, TimeValue):
        fields |= value._asdict()
        del fields["streak"]
        return trusted(Time, fields)
    return trusted(Entity, fields | value._asdict())


def _fact_record(reading: Reading, draft: Draft) -> AnyRecord:
    start, end, text = reading.anchor(*draft.anchor)
    fields = {k: v for k, v in draft.fields.items() if v is not None}
    fields |= {"start": start, "end": end, "text": text, "rule": draft.rule}
    fields["evidence"] = tuple(
        _evidence(reading, role, first, last)
        for role, first, last in draft.evidence
        if last > first
    )
    fields["inherited"] = tuple(_inherited(reading, name, said) for name, said in draft.inherited)
    record: AnyRecord = trusted(RECORD_TYPES[draft.type], fields)  # type: ignore[assignment]  # by its name
    return record


def _evidence(reading: Reading, role: str, first: int, last: int) -> Evidence:
    start, end, text = reading.anchor(first, last)
    return trusted(Evidence, {"role": role, "start": start, "end": end, "text": text})


def _inherited(reading: Reading, name: str, said: Said) -> Inherited:
    fields: dict[str, Any] = {"field": name, "value": said.value, "source": said.source}
    if said.start >= 0:
        fields["start"], fields["end"] = reading.span(said.start, said.end)
    return trusted(Inherited, fields)


def page_at(pages: list[Page], offset: int) -> tuple[Page, int] | None:
    """The page a source offset lies on, and the reading offset nearest at or after it."""
    for page in pages:
        index = page.reading.source_index
        if len(index) and index[0] <= offset <= index[-1]:
            return page, bisect_left(index, offset)
    return None
