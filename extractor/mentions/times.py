"""Times of a text: found by rules, resolved in text order with one visible state."""

from __future__ import annotations

import re
from datetime import date

from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.time.reporting import guess_year
from extractor.mentions.time.resolve import Context, Resolver
from extractor.mentions.time.scan import Scanner
from extractor.mentions.time.state import TimeState
from extractor.mentions.time.words import TimeWords
from extractor.rulebook import Rulebook

_SENTENCE_END = re.compile(r"[。！？\n]")
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
        found = list(self.scanner.scan(text))
        contexts = [self._context(text, f.start, f.end) for f in found]
        guess = guess_year(found, contexts, self.words, reference=reference, title=title)
        resolver = Resolver(self.words, TimeState(reference, guess))
        mentions: list[Mention] = []
        at = 0
        for one, context in zip(found, contexts, strict=True):
            if _SENTENCE_END.search(text, at, one.start):
                resolver.state.new_sentence()
            at = one.end
            value = resolver.resolve(one, context)
            if value is not None:
                if value.kind == "duration" and text.startswith("连续", one.end):
                    value = value._replace(streak=True)
                mentions.append(Mention(one.start, one.end, value, one.rule.name))
        return mentions

    def _context(self, text: str, start: int, end: int) -> Context:
        role = self.words.role(text, start, end)
        opens = not start or text[start - 1] in _OPENS
        return Context(role == "compare", role == "future", opens)


__all__ = ["Mention", "TimeFinder", "TimeValue"]
