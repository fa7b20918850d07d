"""Times of a text: found by rules, resolved in text order with one visible state."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain

from extractor.mentions.mention import Mention
from extractor.mentions.time.reporting import Reporting, guess_year, reporting_period
from extractor.mentions.time.resolve import Context, Resolver
from extractor.mentions.time.scan import Found, Scanner
from extractor.mentions.time.state import TimeState
from extractor.mentions.time.words import TimeWords
from extractor.rulebook import Rulebook

_SENTENCE_END = re.compile(r"[。！？\n]")
_TITLE = 60
_OPENS = frozenset("，。；：！？\n、 （(“《【—　")


class TimeFinder:
    """All time expressions of a text. Built once from a rulebook, then used for any number."""

    def __init__(self, book: Rulebook):
        self.words = TimeWords(book)
        self.scanner = Scanner(book.rules("mentions/times"), self.words.classes)

    def find(
        self, text: str, *, reference: date | None = None, title: str | None = None
    ) -> list[Mention]:
        """Times in text order, not overlapping.

        Args:
            text: reading text (folded to half-width and simplified).
            reference: the day the text was published, which 今天 is.
            title: the document's title, where it is not part of the text.
        """
        mentions, _, _ = self._read(text, reference, title)
        return mentions

    def find_with_period(
        self, text: str, *, reference: date | None = None, title: str | None = None
    ) -> tuple[list[Mention], Reporting]:
        """Times as ``find`` gives them, and the period that facts with nothing said take."""
        mentions, contexts, guess = self._read(text, reference, title)
        return mentions, reporting_period(mentions, contexts, reference=reference, guess=guess)

    def _read(
        self, text: str, reference: date | None, title: str | None
    ) -> tuple[list[Mention], list[Context], int | None]:
        found = [(one, self._context(text, one)) for one in self.scanner.scan(text)]
        named = [(one, self._context(title, one)) for one in self.scanner.scan(title)] if title else []
        guess = guess_year(
            chain(named, found), self.words, reference=reference, title=title or text[:_TITLE]
        )
        resolver = Resolver(self.words, TimeState(reference, guess))
        mentions: list[Mention] = []
        contexts: list[Context] = []
        at = 0
        for one, context in found:
            if _SENTENCE_END.search(text, at, one.start):
                resolver.state.new_sentence()
            at = one.end
            value = resolver.resolve(one, context)
            if value is None:
                continue
            if value.kind == "duration" and text.startswith("连续", one.end):
                value = value._replace(streak=True)
            mentions.append(Mention(one.start, one.end, value, one.rule.name))
            contexts.append(context)
        return mentions, contexts, guess

    def _context(self, text: str, one: Found) -> Context:
        role = self.words.role(text, one.start, one.end)
        opens = not one.start or text[one.start - 1] in _OPENS
        return Context(role == "compare", role == "future", opens, role == "announce")


__all__ = ["TimeFinder"]
