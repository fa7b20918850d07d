"""From the groups of a rule to a value, with what the text has said so far."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from extractor.mentions.mention import TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.time.feasts import feast
from extractor.mentions.time.scan import Found
from extractor.mentions.time.state import TimeState, safe_date
from extractor.mentions.time.words import TimeWords, Unit

_HALVES = {True: (1, 6), False: (7, 12)}


class Context(NamedTuple):
    """What the words around an expression say of it."""

    compared: bool
    future: bool
    opens: bool  # it stands at the beginning of a clause
    announced: bool = False  # after 介绍, 通报: what a press conference is about


class End(NamedTuple):
    """One end of a range, or the whole of a point."""

    year: int | None
    months: tuple[int, int] | None = None
    day: date | None = None
    clock: str = ""
    whole_days: bool = False  # the day is known, or would be if the year were

    @property
    def value(self) -> str | None:
        if self.day is not None:
            return edtf.day(self.day) + self.clock
        if self.year is None or self.whole_days:
            return None
        if self.months is None:
            return edtf.year(self.year)
        return edtf.months(self.year, *self.months)


class NoTime(Exception):
    """The expression is no time after all: 2月30日."""


class Resolver:
    """Values for found expressions, one after the other; keeps the state of one text."""

    def __init__(self, words: TimeWords, state: TimeState):
        self.words, self.state = words, state

    def resolve(self, found: Found, context: Context) -> TimeValue | None:
        """The value of one expression, or None where it is no time after all."""
        groups = found.groups
        if "vague" in groups:
            return TimeValue("date", self.words.vague[groups["vague"]], None)
        if "unit" in groups:
            return self._duration(groups)
        if "plan" in groups:
            return self._plan(groups)
        if "span" in groups:
            return self._days(groups["span"])
        if "decade" in groups:
            return self._decade(groups)
        if "report" in groups:
            return TimeValue("date", self.state.period or _text(self.state.reported()), None)
        try:
            value, mod = self._date(groups, context)
        except NoTime:
            return None
        return TimeValue("date", value, mod)

    def end(self, groups: dict[str, str]) -> End:
        """The point that the groups of a date say, outside any text."""
        return self._end(groups, Context(compared=False, future=False, opens=True))

    # durations and plans

    def _duration(self, groups: dict[str, str]) -> TimeValue:
        unit = self.words.units[groups["unit"]]
        text = groups["n"]
        if text == "半":
            return TimeValue("duration", _half(unit), None, "streak" in groups)
        if "." in text:
            whole, _, rest = text.partition(".")
            count = str(int(whole) * unit.factor) + f".{rest}" if unit.factor == 1 else text
        else:
            count = str(self.words.number(text) * unit.factor)
        value = f"P{'T' if unit.clock else ''}{count}{unit.letter}"
        mod = "APPROX" if "over" in groups else None
        return TimeValue("duration", value, mod, "streak" in groups)

    def _plan(self, groups: dict[str, str]) -> TimeValue:
        first, last = self.words.plans[groups["plan"]]
        part = groups.get("planpart", "")
        if part.startswith("前"):
            last = first + self.words.number(part[1:-1]) - 1
        if part.endswith("以来"):
            return TimeValue("date", f"{first}/..", None)
        mod = self.words.parts.get(part.strip("期"))
        return TimeValue("date", f"{first}/{last}", mod)

    def _days(self, word: str) -> TimeValue:
        ref, (first, last) = self.state.reference, self.words.days[word]
        if ref is None:
            return TimeValue("date", None, None)
        ends = (edtf.day(ref + timedelta(days=n)) for n in (first, last))
        return TimeValue("date", edtf.interval(*ends), None)

    def _decade(self, groups: dict[str, str]) -> TimeValue:
        today = self.state.today()
        if "century" in groups:
            start = (self.words.number(groups["century"]) - 1) * 100
        elif today is None:
            return TimeValue("date", None, None)
        else:
            start = today // 100 * 100 - (100 if "lastcentury" in groups else 0)
        start += self.words.number(groups["decade"])
        mod = self.words.parts.get(groups.get("part", ""))
        return TimeValue("date", f"{edtf.year(start)}/{edtf.year(start + 9)}", mod)

    # dates

    def _date(self, groups: dict[str, str], context: Context) -> tuple[str | None, str | None]:
        state = self.state
        second = {name[:-2]: text for name, text in groups.items() if name.endswith("_b")}
        first = {name: text for name, text in groups.items() if not name.endswith("_b")}
        if second:
            value = self._range(first, second, context)
            self._remember(value, first, context)
            return value, None
        if "same" in first:
            value = self._same_span(first, context)
            return value, None
        if "festival" in first or "lunarday" in first:
            return self._feast(first, context), None
        if "wrel" in first and "weekday" not in first:
            return self._week(first["wrel"]), None
        end = self._end(first, context)
        value, mod = end.value, None
        part = first.get("part", "")
        mod = self.words.parts.get(part.removeprefix("年")) if part else None
        if "xun" in first:
            mod = ("START", "MID", "END")["上中下".index(first["xun"])]
        self._remember(value, first, context)
        tail = self.words.tails.get(first.get("tail", ""))
        if tail == "SINCE" and value is not None:
            value = edtf.onwards(value)
            if state.period and not context.compared and "day" not in first:
                state.period = value
        elif tail in ("BEFORE", "AFTER"):
            mod = tail
        return value, mod

    def _end(self, groups: dict[str, str], context: Context, like: End | None = None) -> End:
        """One end; what it leaves out (year, month, day) is as in ``like``."""
        state = self.state
        day = self._relative_day(groups)
        if day is not None or "drel" in groups or "weekday" in groups:
            return End(day.year if day else None, None, day, self._clock(groups), True)
        year = self._year(groups, context)
        months = self._months(groups)
        if year is None and like is not None and (months or "day" in groups):
            year = like.year
        future = context.future or groups.get("tail", "") in ("起", "前")
        if "day" in groups:
            number = self.words.number(groups["day"])
            month = months[0] if months else None
            if month is None and "mrel" not in groups:
                if like is not None and like.day is not None:
                    month, year = like.day.month, like.day.year
                else:
                    return self._day_alone(number, groups)
            if "mrel" in groups:
                year, month = self._relative_month(groups["mrel"])
                if year is None or month is None:
                    return End(None, None, None, "", True)
            assert month is not None
            if number > calendar.monthrange(2024, month)[1]:
                raise NoTime
            if year is None:
                year = state.year_of_day(month, number, future=future)
            if year is None:
                return End(None, None, None, "", True)
            at = safe_date(year, month, number)
            if at is None:
                raise NoTime
            return End(year, None, at, self._clock(groups), True)
        if "mrel" in groups:
            year, month = self._relative_month(groups["mrel"])
            return End(year, (month, month) if month else None)
        if "qrel" in groups:
            return self._relative_quarter(groups["qrel"])
        if months is not None:
            if year is None:
                year = state.year_of_months(*months, future=future)
            return End(year, months)
        if "hour" in groups:
            return self._clock_alone(groups, like)
        if year is None and ("whole" in groups or "part" in groups):
            year = state.today() if context.future else state.reported()
        return End(year)

    def _feast(self, groups: dict[str, str], context: Context) -> str | None:
        state = self.state
        year = self._year(groups, context)
        if year is None and state.reference is None:
            year = state.reported()
        if year is None and state.calendar_year and state.reference is not None:
            year = state.reference.year
        value = feast(groups, self.words, year=year, near=state.reference)
        self._remember(value, {**groups, "day": ""}, context)
        return value

    def _range(
        self, first: dict[str, str], second: dict[str, str], context: Context
    ) -> str | None:
        if "year" not in first and "yrel" not in first and "year" in second:
            first = {**first, "year": second["year"]}
        if "month" not in first and "month" in second and "day" in first:
            first = {**first, "month": second["month"]}
        start = self._end(first, context)
        if "hour" in second and "daypart" not in second and "daypart" in first and "day" not in second:
            second = {**second, "daypart": first["daypart"]}
        end = self._end(second, context, like=start)
        if start.day and end.day and end.day < start.day and "year" not in second:
            later = safe_date(end.day.year + 1, end.day.month, end.day.day)
            end = end._replace(day=later)
        elif start.months and end.months and "year" not in second and "yrel" not in second:
            if end.months < start.months and start.year is not None:
                end = end._replace(year=start.year + 1)
        if start.value is None or end.value is None:
            return None
        return edtf.interval(start.value, end.value)

    # years, months, days

    def _year(self, groups: dict[str, str], context: Context) -> int | None:
        if "year" in groups:
            return self.words.number(groups["year"])
        if "minguo" in groups:
            return self.words.number(groups["minguo"]) + 1911
        if "yy" in groups:
            short = self.words.number(groups["yy"])
            return short + (2000 if short < 50 else 1900)
        if "yrel" in groups:
            offset = self.words.offsets[groups["yrel"]]
            state = self.state
            if offset.base == "near":
                base = state.year or (state.day.year if state.day else state.today())
            elif offset.base == "new":
                base = self._coming_year()
            elif offset.base == "reported":
                base = state.reported()
            else:
                base = state.base(compared=context.compared and offset.value < 0)
            return None if base is None else base + offset.value
        return None

    def _coming_year(self) -> int | None:
        """新的一年: just begun in spring, about to begin in winter."""
        ref = self.state.reference
        return self.state.reported() if ref is None else ref.year + (ref.month > 9)

    def _months(self, groups: dict[str, str]) -> tuple[int, int] | None:
        number = self.words.number
        if "month" in groups:
            month = number(groups["month"])
            return (month, month)
        if "quarter" in groups:
            quarter = number(groups["quarter"])
            return (3 * quarter - 2, 3 * quarter)
        if "half" in groups:
            return _HALVES[groups["half"][0] == "上"]
        for name, length in (("firstq", 3), ("firstm", 1)):
            if name in groups:
                digits = [c for c in groups[name] if c.isnumeric() or c in self.words.numerals]
                last = number("".join(digits[1:] if name == "firstq" and len(digits) > 1 else digits))
                if not 1 <= last * length <= 12:
                    raise NoTime
                return (1, last * length)
        return None

    def _relative_month(self, word: str) -> tuple[int | None, int | None]:
        offset, state = self.words.offsets[word], self.state
        base: tuple[int, int] | None
        if offset.base == "near":
            base = state.month or _month_of(state.reference)
        elif state.reference is not None and not (offset.value < 0 and self._speaks_of_month()):
            base = (state.reference.year, state.reference.month)
        else:
            base = state.month
        if base is None:
            return None, None
        year, month = divmod(base[0] * 12 + base[1] - 1 + offset.value, 12)
        return year, month + 1

    def _relative_quarter(self, word: str) -> End:
        ref = self.state.reference
        if ref is None:
            return End(None, (1, 3))
        year, quarter = divmod(ref.year * 4 + (ref.month - 1) // 3 + self.words.offsets[word].value, 4)
        return End(year, (3 * quarter + 1, 3 * quarter + 3))

    def _speaks_of_month(self) -> bool:
        """Whether the period reported on is a month: then 上月 is the one before it."""
        state = self.state
        return state.month is not None and state.period is not None and len(state.period) == 7

    def _relative_day(self, groups: dict[str, str]) -> date | None:
        state = self.state
        if "drel" in groups:
            offset = self.words.offsets[groups["drel"]]
            base = state.reference if offset.base == "today" else state.day or state.reference
            return None if base is None else base + timedelta(days=offset.value)
        if "weekday" in groups and state.reference is not None:
            weeks = self.words.offsets[groups["wrel"]].value if "wrel" in groups else 0
            name = groups["weekday"]
            weekday = self.words.weekday(name)
            monday = state.reference - timedelta(days=state.reference.weekday())
            return monday + timedelta(days=weekday, weeks=weeks)
        return None

    def _week(self, word: str) -> str | None:
        if self.state.reference is None:
            return None
        return edtf.week_of(self.state.reference, self.words.offsets[word].value)

    def _day_alone(self, number: int, groups: dict[str, str]) -> End:
        """23日 alone: in the month last named, or the nearest one behind the reference."""
        state = self.state
        ref = state.reference
        if ref is None:
            at = safe_date(*state.month, number) if state.month else None
            return End(at.year if at else None, None, at, self._clock(groups), True)
        best: date | None = None
        for back in (0,) if state.calendar_year else (0, -1, 1):
            year, month = divmod(ref.year * 12 + ref.month - 1 + back, 12)
            at = safe_date(year, month + 1, number)
            if at is not None and (best is None or _cost(at, ref) < _cost(best, ref)):
                best = at
        return End(best.year if best else None, None, best, self._clock(groups), True)

    # clock

    def _clock_alone(self, groups: dict[str, str], like: End | None) -> End:
        at = like.day if like is not None else self.state.day or self.state.reference
        return End(at.year if at else None, None, at, self._clock(groups), True)

    def _clock(self, groups: dict[str, str]) -> str:
        if "hour" not in groups:
            return ""
        hour = self.words.number(groups["hour"])
        added = self.words.dayparts.get(groups.get("daypart", ""), "0")
        word_hours = self.words.offsets[groups["drel"]].hours if "drel" in groups else 0
        if "meridiem" in groups:
            hour = hour % 12 + (12 if groups["meridiem"] in "pP" else 0)
        elif _adds_half_a_day(added, hour) or (word_hours and hour < 12):
            hour += 12
        if hour > 24:
            raise NoTime
        minute = self.words.number(groups["minute"]) if "minute" in groups else 0
        if "halfhour" in groups:
            minute = 30
        second = f":{self.words.number(groups['second']):02d}" if "second" in groups else ""
        return f"T{hour:02d}:{minute:02d}{second}"

    # the state

    def _same_span(self, groups: dict[str, str], context: Context) -> str | None:
        """上年同期: the span of the period reported on, in another year."""
        state = self.state
        if state.period is None:
            year = self._year(groups, context)
            return None if year is None else edtf.year(year)
        if "year" in groups:
            own = edtf.year_of(state.period)
            year = self._year(groups, context)
            if own is None or year is None:
                return None
            return edtf.shift(state.period.removesuffix("/.."), years=year - own)
        offset = self.words.offsets[groups["yrel"]].value if "yrel" in groups else -1
        base = edtf.previous(state.period)
        return base if offset == -1 else edtf.shift(base, years=offset + 1)

    def _remember(self, value: str | None, groups: dict[str, str], context: Context) -> None:
        if value is None:
            return
        state = self.state
        first, last = edtf.bounds(value)
        if first is None:
            return
        explicit = "year" in groups or "yrel" in groups or "minguo" in groups
        if "day" in groups or "drel" in groups or "weekday" in groups or "hour" in groups:
            state.day, state.month = last or first, (first.year, first.month)
            if explicit:
                state.sentence_year, state.sentence_date = first.year, True
            return
        if context.compared or context.future:
            return
        year = edtf.year_of(value)
        if year is None or not self._plausible(year, groups, context):
            return
        if "month" in groups or "mrel" in groups:
            state.month = ((last or first).year, (last or first).month)
        state.year, state.period = year, value
        if explicit:
            state.sentence_year = year
            state.sentence_date = "month" in groups

    def _plausible(self, year: int, groups: dict[str, str], context: Context) -> bool:
        """Whether a year said here can be the one reported on, not a date in someone's history."""
        if "yrel" in groups or "year" not in groups or context.opens:
            return True
        near = self.state.reference.year if self.state.reference else self.state.guess
        return near is None or abs(year - near) <= 1


def _adds_half_a_day(daypart: str, hour: int) -> bool:
    if daypart == "noon":
        return hour < 4
    if daypart == "night":
        return 5 <= hour <= 12
    return daypart == "12" and hour < 12


def _cost(at: date, ref: date) -> float:
    days = (at - ref).days
    return days * 2.5 if days > 0 else float(-days)


def _half(unit: Unit) -> str:
    """Half a unit in the next smaller one: half a year is six months."""
    count, letter, clock = {
        "Y": (6, "M", False),
        "M": (15 * unit.factor, "D", False),
        "D": (12, "H", True),
        "H": (30, "M", True),
    }.get(unit.letter if not unit.clock or unit.letter == "H" else "", (0, "", False))
    return f"P{'T' if clock else ''}{count}{letter}" if letter else f"PT0.5{unit.letter}"


def _month_of(day: date | None) -> tuple[int, int] | None:
    return None if day is None else (day.year, day.month)


def _text(year: int | None) -> str | None:
    return None if year is None else edtf.year(year)
