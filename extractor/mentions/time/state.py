"""What the text has said so far about when: passed along in text order, and visible.

``year`` is the year reported on, ``period`` the period reported on, ``day`` and ``month`` the
nearest ones named. A time that is only the base of a comparison, or a goal, changes none of these.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime

from extractor.period import Period

#: How far ahead of its reference date a release still names a day without its year, compared with
#: how far back: one day ahead weighs as much as this many days back.
_AHEAD, _AHEAD_WITH_CUE = 1.5, 0.6
#: A period that ends within so many days after the reference date counts as complete.
_SLACK = 15
_YEAR = 12  # months
#: A month and day so many days round the reference date is in its year.
_NOW = 3
#: A year in two digits is at most so many years ahead of the one it is reckoned from …
_SHORT_AHEAD = 19
#: … and, where nothing round it says that it is one, so near to it.
_SHORT_NEAR = 8
#: The cycle of sixty years, and how far ahead of now one of its years is said.
_CYCLE, _CYCLE_AHEAD = 60, 5
#: Where nothing is known to reckon from: the year of the first two-digit year of this century.
_PIVOT = 2025


@dataclass(slots=True, eq=False)
class TimeState:
    """The state of one text; ``guess`` is the year it probably reports on, from a first look."""

    reference: date | None
    guess: int | None
    year: int | None = None
    anchor: int | None = None  # the nearest year said in digits: 今年 of a text without a date
    period: str | None = None
    day: date | None = None
    month: tuple[int, int] | None = None
    sentence_day: date | None = None  # a day said in this sentence: 3月5、6日
    sentence_year: int | None = None  # a year said in this sentence, for its months and quarters
    calendar_year: bool = False  # what is said without its year is in the reference's: parse_time
    section_year: int | None = None  # the year of a heading, for what stands under it
    sentence_date: bool = False  # … and said with a month or day, so that days share it
    now: datetime | None = None  # the reference with its clock time, where it has one
    century: int | None = None  # the first year of the century last said, for a bare decade
    holiday: Period | None = None  # the days off named last: 假期前两天
    wide: Period | None = None  # the last period of several months reported on
    stretch: Period | None = None  # the days said last: 5月1日至5日, 国庆假期
    feast: str | None = None  # the festival that they are, where its days move
    said: bool = False  # the period reported on is said in this sentence
    told: Period | None = None  # what the title says that the text tells of, shorter than a year
    spoken: int | None = None  # the last year, decade or century said, for a year in two digits

    def new_sentence(self) -> None:
        self.sentence_day, self.sentence_year, self.sentence_date = None, None, False
        self.said = False

    def reporting(self) -> Period | None:
        """What 上年同期 is the year before of: days just said, or the period reported on.

        Of 前三季度 and 9月, which end together, the longer, unless this sentence says the month.
        """
        if self.stretch is not None:
            return self.stretch
        own = self.within_told(Period.parse(self.period))
        if own is None or self.wide is None or self.said or own.is_open:
            return own
        return self.wide if self.wide.last_day == own.last_day else own

    def within_told(self, own: Period | None) -> Period | None:
        """A period reported on, or of its year what the title says that the text tells of."""
        told = self.told
        if told is None or own is not None and not (own.is_year and own.contains(told)):
            return own
        return told

    def today(self) -> int | None:
        """The year of 今年: the reference's, else the one the text is about."""
        if self.reference:
            return self.reference.year
        return self.anchor if self.anchor is not None else self.guess

    def full_year(self, short: int) -> int:
        """The year of which two digits are said: near the years said before, else the reference.

        四五年 is 1945 after 1937 and 23年 is 2023 after 2021: at most 19 years ahead.
        """
        base = self.spoken or self.today() or _PIVOT
        latest = base + _SHORT_AHEAD
        return latest - (latest - short) % 100

    def cyclic_year(self, place: int) -> int | None:
        """The year of the cycle of sixty nearest to now: 甲辰年 is 2024, in 1984's news 1964."""
        today = self.today()
        if today is None:
            return None
        latest = today + _CYCLE_AHEAD
        return latest - (latest - place) % _CYCLE

    def near_year(self, short: int, *, spoken: bool = False, sure: bool = False) -> int | None:
        """The year of a bare 23年, None where it is too far off to be more than a number.

        Args:
            short: its two digits.
            spoken: only near a year said before (一九三七年…四五年).
            sure: it is a year, however far (08年).
        """
        base = self.spoken if spoken else self.today() or self.reported()
        if base is None:
            return self.full_year(short) if sure and not spoken else None
        year = self.full_year(short)
        return year if sure or abs(year - base) <= _SHORT_NEAR else None

    def last_month(self) -> tuple[int, int] | None:
        """The month of 当月: that of the quarter or half-year reported on, or the one said last."""
        own = self.within_told(Period.parse(self.period))
        if own is None or not own.months or own.months >= _YEAR or own.last_day is None:
            return self.month
        return own.last_day.year, own.last_day.month

    def reports_a_month(self) -> bool:
        """Whether the period reported on is a month."""
        period = Period.parse(self.period)
        return self.month is not None and period is not None and period.is_month

    def reported(self) -> int | None:
        """The year reported on: the nearest said, else the guess, else the reference's."""
        if self.year is not None:
            return self.year
        if self.guess is not None:
            return self.guess
        return self.reference.year if self.reference else None

    def current(self) -> int | None:
        """The year of 年底 and 全年: the one reported on, unless far from the reference."""
        reported = self.reported()
        if self.reference and reported is not None and abs(reported - self.reference.year) > 1:
            return self.reference.year
        return reported

    def base(self, *, compared: bool) -> int | None:
        """The year that 去年 is the one before of."""
        today, reported = self.today(), self.reported()
        if compared and today is not None and reported is not None and reported < today:
            return reported
        return today

    def year_of_months(self, first: int, last: int, *, lies: int = 0) -> int | None:
        """The year of months said without one (上半年, 1—8月): the latest that is over, mostly.

        ``lies``: as in :class:`~extractor.mentions.time.parts.Context`.
        """
        said = self.sentence_year if self.sentence_year is not None else self.section_year
        if said is not None:
            return said
        if self.reference is None:
            return self.today()
        ref = self.reference
        if self.calendar_year:
            return ref.year
        end = date(ref.year, last, calendar.monthrange(ref.year, last)[1])
        if (end - ref).days <= _SLACK:
            return ref.year
        start = date(ref.year, first, 1)
        if self.year is not None and self.year < ref.year and lies <= 0:
            return self.year
        if lies < 0:
            return ref.year - 1
        begun = start <= ref and not (first == 1 and ref.month < last / 3)  # 1—9月, said in March
        if lies > 0 or begun or 0 < (start - ref).days <= 31:
            return ref.year
        return ref.year - 1

    def year_of_day(self, month: int, day: int, *, lies: int = 0) -> int | None:
        """The year of a month and day: the nearest, rather after the reference than ahead.

        ``lies``: as in :class:`~extractor.mentions.time.parts.Context`.
        """
        shared = self._sentence_day(month, day)
        if shared is not None:
            return shared.year
        if self.section_year is not None:
            return self.section_year
        if self.reference is None:
            return self.day.year if self.day else self.month[0] if self.month else self.year
        if self.calendar_year:
            return self.reference.year
        ref, best = self.reference, None
        for year in (ref.year, ref.year - 1, ref.year + 1):
            at = safe_date(year, month, day)
            days = (at - ref).days if at else 0
            if at is None or (lies < 0 and days > _NOW):
                continue
            cost = days * (_AHEAD_WITH_CUE if lies > 0 else _AHEAD) if days > 0 else float(-days)
            if best is None or cost < best[0]:
                best = (cost, year)
        return best[1] if best else None

    def _sentence_day(self, month: int, day: int) -> date | None:
        """The day in the year of a date of this sentence, if it comes after that date.

        A day next to the reference date is said of now, whatever year the sentence also names.
        """
        if self.sentence_year is None or not self.sentence_date:
            return None
        at = safe_date(self.sentence_year, month, day)
        if at is None or (self.day and self.day.year == at.year and at < self.day):
            return None
        if self.reference is not None:
            for year in (self.reference.year - 1, self.reference.year, self.reference.year + 1):
                now = safe_date(year, month, day)
                if now is not None and abs((now - self.reference).days) <= _NOW:
                    return None
        return at


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such one."""
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None
