"""Times of a text: found by rules, resolved in text order with one visible state."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from itertools import chain
from typing import Any, Literal

from extractor.errors import ParseError
from extractor.layout.script import fold
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.particles import Particles
from extractor.mentions.time.alone import AloneReader
from extractor.mentions.time.feasts import feast
from extractor.mentions.time.parts import TimeContext
from extractor.mentions.time.reporting import Reporting, guess_year, reporting_period
from extractor.mentions.time.resolve import TimeResolver
from extractor.mentions.time.scan import Scanner, TimeMatch
from extractor.mentions.time.sections import Sections
from extractor.mentions.time.state import TimeState
from extractor.mentions.time.words import TimeWords
from extractor.period import Period
from extractor.records import Time
from extractor.rulebook import Rulebook, load_rulebook

_SENTENCE_END = re.compile(r"[。！？\n]")
_YEAR = "year"  # the rule of 2025年
_TITLE = 60
_LONGEST = 48  # characters of a text that can be one time as a whole
_LONGEST_ALONE = 200  # characters of a time that is known to be one
_LISTED = 2  # characters between the members of a list: 3月5、6日
_OPENS = frozenset("，。；：！？\n、 （(“《【—　")


class TimeFinder:
    """All time expressions of a text. Built once from a rulebook, then used for any number."""

    def __init__(self, book: Rulebook):
        self.words = TimeWords(book)
        particles = Particles.of(book)
        self._attributive, self._joints = particles.attributive, particles.joint
        self.scanner = Scanner(book.rules("mentions/times"), self.words.classes)

    def find(
        self, text: str, *, reference: date | None = None, title: str | None = None
    ) -> list[Mention]:
        """Times in text order, not overlapping.

        Args:
            text: reading text (folded to half-width and simplified).
            reference: the day the text was published, which 今天 is; with a clock time, where
                hours count from it.
            title: the document's title, where it is not part of the text.
        """
        mentions, _, _ = self._read(text, reference, title)
        return mentions

    def find_in_title(self, title: str, *, reference: date | None = None) -> list[Mention]:
        """Times of a title; a year in the name of a report is the months it is on: 2025年中报.

        What others are only compared with is left out: 单产高于上年.
        """
        mentions, contexts, _ = self._read(title, reference, None)
        told = zip(mentions, contexts, strict=True)
        found = [self._reported(title, one) for one, context in told if not context.compared]
        return self._stretch(title, found, reference) or found

    def _stretch(
        self, title: str, found: list[Mention], reference: date | None
    ) -> list[Mention] | None:
        """铁路暑运发送旅客80万人次: days that need no more than their name, or a year, in a title.

        While they last, a title that names them may tell of one of them.
        """
        values = [one.value.value for one in found if isinstance(one.value, TimeValue)]
        year = values[0] if len(values) == 1 else None
        if values and (year is None or not year.isdecimal()):
            return None
        for word in self.words.calendar.stretches:
            start, said = title.find(word), int(year) if year else None
            days = feast({"festival": word}, self.words, year=said, near=reference)
            last = days.last_day if days is not None else None
            over = last is not None and (reference is None or last <= reference)
            if start >= 0 and over:
                value = TimeValue("date", str(days), None)
                return [Mention(start, start + len(word), value, "festival")]
        return None

    def _reported(self, title: str, mention: Mention) -> Mention:
        value, period = mention.value, self._report(title, mention)
        if period is None or not isinstance(value, TimeValue):
            return mention
        return mention._replace(value=value._replace(value=str(period)))

    def _report(self, text: str, mention: Mention) -> Period | None:
        """The months that a report is on, after its year: 2025年 | 中报."""
        months, value = self.words.report_months(text, mention.end), mention.value
        own = Period.parse(value.value) if isinstance(value, TimeValue) else None
        if months is None or own is None or not own.is_year:
            return None
        first, last = (Period.of(own.year, month) for month in months)
        return Period.parse(f"{first}/{last}")

    def find_with_period(
        self, text: str, *, reference: date | None = None, title: str | None = None
    ) -> tuple[list[Mention], Reporting]:
        """Times as ``find`` gives them, and the period that facts with nothing said take."""
        mentions, contexts, guess = self._read(text, reference, title)
        told = [self._reported(text, one) for one in mentions]
        return mentions, reporting_period(told, contexts, reference=reference, guess=guess)

    def _read(
        self, text: str, reference: date | None, title: str | None
    ) -> tuple[list[Mention], list[TimeContext], int | None]:
        now = reference if isinstance(reference, datetime) else None
        reference = now.date() if now else reference
        found = [(one, self._context(text, one)) for one in self.scanner.scan(text)]
        self._spread(text, found)
        head = title or ""
        named = [(one, self._context(head, one)) for one in self.scanner.scan(head)]
        guess = guess_year(
            chain(named, found), self.words, reference=reference, title=head or text[:_TITLE]
        )
        told = self._told(title, reference) if title else None
        resolver = TimeResolver(self.words, TimeState(reference, guess, now=now, told=told))
        sections = Sections(text, self.words.sections)
        mentions: list[Mention] = []
        contexts: list[TimeContext] = []
        at = 0
        for one, context in found:
            sections.enter(resolver.state, one)
            if _SENTENCE_END.search(text, at, one.start):
                resolver.state.new_sentence()
            if one.start - at > _LISTED:
                resolver.state.sentence_day = None
            at = one.end
            value = resolver.resolve(one, context)
            if value is None:
                continue
            sections.hear(resolver.state, one, value)
            if mentions and _said_again(text, mentions[-1], one):
                mentions.pop()
                contexts.pop()
            mentions.append(Mention(one.start, one.end, value, one.rule.name))
            resolver.state.told = self._report(text, mentions[-1]) or resolver.state.told
            contexts.append(context)
        return mentions, contexts, guess

    def _spread(self, text: str, found: list[tuple[TimeMatch, TimeContext]]) -> None:
        """What the first of a list is compared with, the others are: 继 | 2022年、2023年."""
        for number in range(1, len(found)):
            (before, said), (one, context) = found[number - 1], found[number]
            if said.compared and text[before.end : one.start] in self._joints:
                found[number] = (one, context._replace(compared=True))

    def _told(self, title: str, reference: date | None) -> Period | None:
        """The half-year, quarter or months that a title says its text tells of."""
        found = (m.value for m in self.find_in_title(title, reference=reference))
        periods = (Period.parse(value.value) for value in found if isinstance(value, TimeValue))
        return next((one for one in periods if one is not None and one.grain == "month"), None)

    def _context(self, text: str, one: TimeMatch) -> TimeContext:
        role = self.words.role(text, one.start, one.end)
        alone = (
            text[one.end : one.end + 1] not in self._attributive
        )  # 去年末的门店: of the shops, no topic
        opens = alone and (not one.start or text[one.start - 1] in _OPENS)
        named = self.words.is_of_honour(text, one.start)
        named = named or (not opens and self.words.names_contest(text, one.end))
        named = named or one.rule.name == _YEAR and self.words.names_session(text, one.end)
        said = "year" in one.groups  # a year said in full is when it is, goal or not
        future = role == "future" or (not role and not said and self.words.is_coming(text, one.end))
        lies = 1 if future or role == "forecast" else -int(self._is_over(text, one, role))
        compared = "same" in one.groups  # 上年同期 is another's past, as it is
        compared = compared or role in ("compare", "apart")
        announced, apart = role == "announce", role == "apart"
        return TimeContext(compared, future, opens, announced, named, lies, apart)

    def _is_over(self, text: str, one: TimeMatch, role: str) -> bool:
        """Whether a clause begins with 截至 and this time: what it tells was so by then."""
        if role != "until":
            return False
        front = self.words.clause_front(text, one.start)
        return not front and not self.words.is_coming(text, one.end)


def _said_again(text: str, before: Mention, one: TimeMatch) -> bool:
    """六月六月中旬: a time begun again in full counts once."""
    length = before.end - before.start
    return before.end == one.start and (
        text[before.start : before.end] == text[one.start : one.start + length]
    )


def parse_time(text: str, *, reference: date | datetime | None = None) -> Time:
    """The one time that ``text`` is as a whole, in any script and width.

    Args:
        text: 2025年3月20日, 去年底, 连续三年, 3天后 …
        reference: the day from which relative times count; without it their value is None.

    Raises:
        ParseError: the text is no time, or names a day that does not exist.
    """
    folded = fold(text)
    start = len(folded) - len(folded.lstrip())
    whole = folded.strip()
    value = _reader().read(whole, reference) if len(whole) <= _LONGEST_ALONE else None
    if value is None:
        shown = text if len(text) <= _LONGEST_ALONE else f"{text[:_LONGEST]}…"
        raise ParseError(f"{shown!r} is no time")
    return _record(text, start, start + len(whole), value, "parse_time")


def find_times(text: str, *, reference: date | datetime | None = None) -> list[Time]:
    """Every time in ``text``, in order; spans are offsets in ``text`` itself.

    A text that is one time and nothing else is what :func:`parse_time` reads it as.

    Args:
        text: running text, simplified or traditional.
        reference: the day it was published.
    """
    folded = fold(text)
    if len(folded) <= _LONGEST:
        try:
            return [parse_time(text, reference=reference)]
        except ParseError:
            pass  # more than a time, or none
    return [
        _record(text, m.start, m.end, m.value, m.rule)
        for m in _finder().find(folded, reference=reference)
        if isinstance(m.value, TimeValue)
    ]


def _record(text: str, start: int, end: int, value: TimeValue, rule: str) -> Time:
    kind: Literal["date", "duration"] = "date" if value.kind == "date" else "duration"
    surface = text[start:end].replace("\n", "").replace("\r", "")
    mod: Any = value.mod  # one of the literals of Time
    return Time(
        start=start, end=end, text=surface, rule=rule, kind=kind, value=value.value, mod=mod
    )


@cache
def _finder() -> TimeFinder:
    return TimeFinder(load_rulebook())


@cache
def _reader() -> AloneReader:
    finder = _finder()
    alone = Scanner(load_rulebook().rules("mentions/times-alone"), finder.words.classes)
    return AloneReader((alone, finder.scanner), finder.words)


__all__ = ["TimeFinder", "find_times", "parse_time"]
