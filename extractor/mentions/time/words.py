"""Meanings of the words in ``patterns/lexicon/times``, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, repeat
from typing import NamedTuple

from extractor.mentions.particles import Particles
from extractor.mentions.time.calendar import Calendar
from extractor.mentions.time.checked import months, ordered
from extractor.mentions.time.numerals import number
from extractor.mentions.time.tries import lexicon
from extractor.rulebook import Row, Rulebook

#: Classes whose words are offsets from a base; those of the second line only in whole strings.
_OFFSETS = (
    *("year", "qrel", "month", "day", "week", "agerel"),
    *("year_alone", "month_alone", "day_alone_word", "week_alone"),
)
_CLAUSE = "，。；：！？\n（("
#: Characters in which a verb of awarding, a quotation mark and who gives the honour lie.
_AWARDED = 20
_UNIT = re.compile(r"P(T?)([0-9]+)([YMWDHS])")


class Offset(NamedTuple):
    """A relative point: so many years, months, days or weeks from its base."""

    value: int
    base: str  # today, reported, near
    hours: int  # what the word adds to an hour after it: 今晚八点 → 20


class DurationUnit(NamedTuple):
    """A unit of duration as ISO 8601 writes it: 7 × P3M = P21M."""

    clock: bool  # after the T
    factor: int
    letter: str


class TimeWords:
    """Every word with its meaning, by class.

    Raises:
        PatternError: a value that its class does not allow; with file and line.
    """

    def __init__(self, book: Rulebook):
        self.classes = lexicon(book)
        self.calendar = Calendar(book)
        rows = self._rows
        self.numerals = {row.word: _whole(row) for row in rows("numeral")}
        self.offsets = {
            row.word: Offset(_whole(row), row.get("base"), int(row.get("hours") or 0))
            for row in rows(*_OFFSETS)
        }
        self.dayparts = {r.word: r.get("value") for r in rows("daypart", "daypart_alone")}
        self.cyclic = {row.word: _whole(row) for row in rows("cyclic")}
        self.seasons = {row.word: _two_words(row) for row in rows("season")}
        self.days = {row.word: _pair(row) for row in rows("days", "day_alone")}
        self.years = {row.word: _pair(row) for row in rows("years")}
        self.vague = {row.word: row.get("value") for row in rows("vague", "vague_alone")}
        self.parts = {
            row.word: row.get("value") or None for row in rows("part", "yearpart", "xun", "agepart")
        }
        self.halves = {
            row.word: _pair(row) for row in rows("half", "half_code", "half_first", "agehalf")
        }
        self.current_parts = {
            row.word: (row.get("base"), row.get("value")) for row in rows("current")
        }
        self.tails = {row.word: row.get("value") for row in rows("tail", "bound")}
        self.units = {row.word: _unit(row) for row in rows("unit", "unit_alone", "unit_run")}
        self.reigns = {row.word: _pair(row) for row in rows("reign")}
        self.milestones = {row.word: _whole(row) for row in rows("milestone")}
        self.plans, self._reports = _plans(book), _reports(book)
        self._report = re.compile("|".join(map(re.escape, self._reports)) or "(?!)")
        self._front, self._after = (
            {r.word: r.get("role") for r in book.table("times_context") if r.get("side") == side}
            for side in ("front", "after")
        )
        roles = {
            r.word: r.get("role") for r in book.table("times_context") if r.get("side") == "clause"
        }
        coming = "|".join(re.escape(word) for word, role in roles.items() if role == "future")
        self._coming = re.compile(rf"[^，。；：！？\n]{{0,20}}?(?:{coming})")
        self._reviews, self.sections = book.table("times_reviews").words(), _section_words(book)
        self._contest, self._session = _in_contest(book), _in_session(book)
        self._awarded = _awarded(book)
        self._front_ends = frozenset(word[-1] for word in self._front)
        self._after_firsts = frozenset(word[0] for word in self._after)
        self._reach = max(map(len, (*self._front, *self._after)), default=0)

    def _rows(self, *names: str) -> Iterator[Row]:
        return chain.from_iterable(self.classes[name] for name in names)

    def report_months(self, text: str, end: int) -> tuple[int, int] | None:
        """The months of the year before ``end`` that a report is on: 2025年 | 中报."""
        found = self._report.match(text, end)
        return self._reports[found[0]] if found is not None else None

    def reviews(self, title: str) -> bool:
        """Whether a title is that of a review of the year before (政府工作报告)."""
        return any(word in title for word in self._reviews)

    def names_contest(self, text: str, end: int) -> bool:
        """Whether what follows a time makes it part of a contest's name: 2024年 | 绩效评价中."""
        return self._contest.match(text, end) is not None

    def names_session(self, text: str, end: int) -> bool:
        """Whether what follows a year makes it part of a meeting's name: 2025年 | 工作会议."""
        return self._session.match(text, end) is not None

    def is_of_honour(self, text: str, start: int) -> bool:
        """Whether a time is in the name of what somebody was awarded.

        获评 | 2023年度优秀景区, 荣膺“绍兴市 | 2023年丝绸奖”; not 获评优秀景区。2023年.
        """
        return self._awarded.search(text, max(start - _AWARDED, 0), start) is not None

    def role(self, text: str, start: int, end: int) -> str:
        """What the words directly round a span say it is for: compare, future, or nothing."""
        if text[start - 1 : start] in self._front_ends:
            for length in range(min(self._reach, start), 0, -1):
                role = self._front.get(text[start - length : start])
                if role:
                    return role
                if role is not None:
                    break
        if text[end : end + 1] in self._after_firsts:
            for length in range(self._reach, 0, -1):
                after = self._after.get(text[end : end + length])
                if after is not None:
                    return after
        return ""

    def clause_front(self, text: str, start: int) -> str:
        """What stands in its clause in front of a time and the word that says its role."""
        at = max(map(text.rfind, _CLAUSE, repeat(0), repeat(start))) + 1
        words = (word for word, role in self._front.items() if role)
        clause = text[at:start]
        word = max((w for w in words if clause.endswith(w)), key=len, default="")
        return clause.removesuffix(word).strip()

    def is_coming(self, text: str, end: int) -> bool:
        """Whether a word after a time, in its clause, says that it is still to come."""
        return self._coming.match(text, end) is not None

    def weekday(self, name: str) -> int:
        """Monday is 0; the day of the week without a number is Sunday."""
        try:
            return self.number(name) - 1
        except ValueError:
            return 6

    def number(self, text: str) -> int:
        """The whole number that ``text`` writes."""
        return number(text.strip(), self.numerals)


def _awarded(book: Rulebook) -> re.Pattern[str]:
    """A verb of awarding up to where a search ends, with at most who gives it or a mark."""
    verbs = "|".join(map(re.escape, book.table("award_verbs").words()))
    places = "|".join(map(re.escape, sorted(Particles.of(book).division)))
    inside = "[^，。；、：！？“”《》\\n]"
    return re.compile(rf"(?:{verbs})(?:[“《]{inside}{{0,8}}|(?:{inside}{{0,8}}(?:{places}))?)$")


def _in_contest(book: Rulebook) -> re.Pattern[str]:
    """What a contest is named by after a time: 2024年 | 全国百强县评选中."""
    inside = "".join(sorted(Particles.of(book).inside)) + "，"
    contests = "|".join(re.escape(word) for word in book.table("contests").words())
    return re.compile(rf"[^，。；、：！？\n]{{0,24}}?(?:{contests})[{inside}]")


def _in_session(book: Rulebook) -> re.Pattern[str]:
    """What a meeting or a paper is named by after its year: 2025年 | 高质量发展大会."""
    sessions = "|".join(map(re.escape, sorted(Particles.of(book).session)))
    return re.compile(rf"(?![，。；、：！？\n])[^，。；、：！？\n]{{0,12}}?(?:{sessions})")


def _section_words(book: Rulebook) -> tuple[str, ...]:
    """What headings say of what stands under them; not what only announces it."""
    return tuple(row.word for row in book.table("section_words") if row.get("status"))


def _plans(book: Rulebook) -> dict[str, tuple[int, int]]:
    """The first and last year of each plan."""
    rows = book.table("times_plans")
    for row in rows:
        ordered(row, "start", "end")
    return {row.word: (_year(row, "start"), _year(row, "end")) for row in rows}


def _reports(book: Rulebook) -> dict[str, tuple[int, int]]:
    """The first and last month that each kind of report is on."""
    rows = book.table("times_reports")
    for row in rows:
        months(row, "first", "last")
        ordered(row, "first", "last")
    return {row.word: (int(row.get("first")), int(row.get("last"))) for row in rows}


def _whole(row: Row) -> int:
    try:
        return int(row.get("value"))
    except ValueError:
        raise row.wrong(f"{row.get('value')!r} is no whole number") from None


def _pair(row: Row) -> tuple[int, int]:
    try:
        first, last = map(int, row.get("value").split())
    except ValueError:
        raise row.wrong(f"{row.get('value')!r} is not two whole numbers") from None
    return first, last


def _two_words(row: Row) -> tuple[str, str]:
    parts = row.get("value").split()
    if len(parts) != 2:
        raise row.wrong(f"{row.get('value')!r} is not two terms or months")
    return parts[0], parts[1]


def _year(row: Row, column: str) -> int:
    try:
        return int(row.get(column))
    except ValueError:
        raise row.wrong(f"{column}: {row.get(column)!r} is no year") from None


def _unit(row: Row) -> DurationUnit:
    match = _UNIT.fullmatch(row.get("value"))
    if match is None:
        raise row.wrong(f"{row.get('value')!r} is no unit", hint="P1Y, P3M, P1W, PT1H …")
    return DurationUnit(bool(match[1]), int(match[2]), match[3])
