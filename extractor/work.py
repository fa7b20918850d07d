"""An article on its way through the stages, and what has come of it when all are done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractor.facts.issuer import Issuer
from extractor.facts.reader import Matched, Trace
from extractor.gridfacts import GridFacts
from extractor.grids import Grid
from extractor.layout import Reading
from extractor.mentions.element import Element
from extractor.mentions.entities import Gathered
from extractor.mentions.mention import Mention
from extractor.mentions.names.page import Page as NamePage
from extractor.mentions.time.reporting import Reporting
from extractor.mentions.words import Word
from extractor.tokens import Tokens
from extractor.typed import Typed, TypedTrace


class ReadArticle(NamedTuple):
    """One article read: its mentions, its setting, and what each sentence gave."""

    reading: Reading
    mentions: list[Mention]
    issuer: Issuer
    traces: list[Trace]
    grids: list[GridFacts]
    typed: Sequence[Typed] = ()
    typed_traces: Sequence[TypedTrace] = ()


class Work:
    """A reading on its way through the stages, with what each stage has added to it."""

    __slots__ = (
        "elements",
        "entities",
        "found",
        "gathered",
        "grid_facts",
        "grids",
        "issuer",
        "looked_up",
        "matched",
        "mentions",
        "quantities",
        "reading",
        "reference",
        "reporting",
        "text",
        "times",
        "title",
        "tokens",
        "traces",
        "typed",
        "typed_traces",
    )  # fmt: skip

    reading: Reading
    reference: date | None
    title: str | None
    text: str  # of the reading, without private-use characters
    tokens: Tokens
    found: list[Word]  # every lexicon word, parts of longer words too
    times: list[Mention]
    reporting: Reporting
    quantities: list[Mention]
    looked_up: NamePage
    gathered: Gathered
    entities: list[Mention]
    mentions: list[Mention]  # those that are kept
    issuer: Issuer
    elements: list[Element]  # what a sketch draws
    matched: list[Matched]
    traces: list[Trace]
    grids: list[tuple[Grid, int]]  # of this article, each with the end of the one before
    grid_facts: list[GridFacts]
    typed: list[Typed]  # facts of declared types
    typed_traces: list[TypedTrace]

    def __init__(self, reading: Reading, *, reference: date | None, title: str | None):
        self.reading, self.reference, self.title = reading, reference, title
        self.grids = []

    def article(self) -> ReadArticle:
        """What came of it when all stages are done."""
        return ReadArticle(
            self.reading, self.mentions, self.issuer, self.traces, self.grid_facts, self.typed,
            self.typed_traces,
        )  # fmt: skip


def article_at(articles: list[ReadArticle], offset: int) -> tuple[ReadArticle, int] | None:
    """The article a source offset lies on, and the reading offset nearest at or after it."""
    for article in articles:
        index = article.reading.source_index
        if len(index) and index[0] <= offset <= index[-1]:
            return article, bisect_left(index, offset)
    return None
