"""One calendar point: a year, months, a day, an hour, with what the text has said so far."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from extractor.mentions.time.parts import UNKNOWN_DAY, End, NotATimeError, TimeContext, TimeGroups
from extractor.mentions.time.state import TimeState, safe_date
from extractor.mentions.time.words import TimeWords
from extractor.period import Period

#: A day alone (23日) that lies ahead weighs as much as this many days back.
_AHEAD = 2.5
_MONTHS, _QUARTER = 12, 3


class PointReader:
    """Points from the groups of a rule; reads the state and never changes it."""

    def __init__(self, words: TimeWords, state: TimeState):
        self.words, self.state = words, state

    def end(self, groups: TimeGroups, context: TimeContext, like: End | None = None) -> End:
        """One end; what it leaves out (year, month, day) is as in ``like``."""
        state = self.state
        day = self._relative_day(groups, like)
        if day is not None or "drel" in groups or "weekday" in groups:
            return End(day.year if day else None, None, day, self.clock(groups), True)
        year = self.year(groups, context, like)
        months = self._months(groups)
        if year is None and like is not None and (months or "day" in groups):
            year = like.year
        ahead = self.words.tails.get(groups.get("tail", "")) in ("FROM", "BEFORE")
        lies = 1 if ahead else context.lies
        if "day" in groups:
            return self._day(groups, year, months, like, lies=lies)
        if "mrel" in groups:
            year, month = self._relative_month(groups)
            return End(year, (month, month) if month else None)
        if "qrel" in groups:
            return self._relative_quarter(groups["qrel"], len(groups.get("again", "")))
        if months is not None:
            if year is None:
                year = state.year_of_months(*months, lies=lies)
            return End(year, months)
        if groups.keys() & {"hour", "daypart"}:
            return self._clock_alone(groups, like)
        if year is None and ("whole" in groups or "part" in groups):
            year = state.today() if context.future else state.current()
        return End(year)

    def _day(
        self,
        groups: TimeGroups,
        year: int | None,
        months: tuple[int, int] | None,
        like: End | None,
        *,
        lies: int,
    ) -> End:
        number = self.words.number(groups["day"])
        month = months[0] if months else None
        if "mrel" in groups:
            year, month = self._relative_month(groups)
            if month is None:
                return UNKNOWN_DAY
        elif month is None:
            if like is None or like.day is None:
                return self._day_alone(number, groups)
            month, year = like.day.month, like.day.year
        if number > calendar.monthrange(2024, month)[1]:
            raise NotATimeError
        if year is None:
            year = self.state.year_of_day(month, number, lies=lies)
        if year is None:
            return UNKNOWN_DAY
        at = safe_date(year, month, number)
        if at is None:
            raise NotATimeError
        return End(year, None, at, self.clock(groups), True)

    def year(self, groups: TimeGroups, context: TimeContext, like: End | None = None) -> int | None:
        if "year" in groups:
            return self.words.number(groups["year"])
        if "minguo" in groups:
            return self.words.number(groups["minguo"]) + 1911
        if "yy" in groups:
            return self.state.full_year(self.words.number(groups["yy"]))
        if "cyclic" in groups:
            return self.state.cyclic_year(self.words.cyclic[groups["cyclic"]])
        if "yrel" in groups:
            offset = self.words.offsets[groups["yrel"]]
            state = self.state
            if offset.base == "near":
                nearest = (like.year if like else None) or state.year
                base = nearest or (state.day.year if state.day else state.reported())
            elif offset.base == "new":
                base = self._coming_year()
            elif offset.base == "reported":
                base = state.sentence_year or state.reported()
            else:
                compared = context.compared and not context.apart
                base = state.base(compared=compared and offset.value == -1)
            return None if base is None else base + offset.value
        return None

    def _coming_year(self) -> int | None:
        """新的一年: just begun in spring, about to begin in winter."""
        ref = self.state.reference
        return self.state.reported() if ref is None else ref.year + (ref.month > 9)

    def span(self, first: TimeGroups, second: TimeGroups, context: TimeContext) -> End | None:
        """The year of two months said without one (1至9月): that of the whole; else None."""
        dated = {"year", "yrel", "mrel", "minguo", "yy", "day", "day_b"}
        if "month" not in first or "month" not in second or dated & (first.keys() | second.keys()):
            return None
        begin, end = self.words.number(first["month"]), self.words.number(second["month"])
        if not 1 <= begin < end <= _MONTHS:
            return None
        return End(self.state.year_of_months(begin, end, lies=context.lies))

    def _months(self, groups: TimeGroups) -> tuple[int, int] | None:
        number = self.words.number
        if "month" in groups:
            month = number(groups["month"])
            return (month, month)
        if "quarter" in groups:
            quarter = number(groups["quarter"])
            return (3 * quarter - 2, 3 * quarter)
        if "half" in groups:
            return self.words.halves[groups["half"]]
        for name, length in (("firstq", 3), ("firstm", 1)):
            if name in groups:
                last = number(groups[name]) * length
                if not 1 <= last <= 12:
                    raise NotATimeError
                return (1, last)
        return None

    def _relative_month(self, groups: TimeGroups) -> tuple[int | None, int | None]:
        offset, state = self.words.offsets[groups["mrel"]], self.state
        base: tuple[int, int] | None
        if offset.base == "near":
            base = state.last_month() or _month_of(state.reference)
        elif state.reference is not None and not (offset.value < 0 and state.reports_a_month()):
            base = (state.reference.year, state.reference.month)
        else:
            base = state.month
        if base is None:
            return None, None
        value = _farther(offset.value, len(groups.get("again", "")))
        year, month = divmod(base[0] * 12 + base[1] - 1 + value, 12)
        return year, month + 1

    def _relative_quarter(self, word: str, again: int) -> End:
        ref, offset, last = self.state.reference, self.words.offsets[word], self.state.period
        said = Period.parse(last) if offset.base == "near" else None
        if said is not None and said.months == _QUARTER:
            ref = said.first_day
        elif offset.base == "near":
            raise NotATimeError  # 当季, where no quarter was said
        if ref is None:
            return End(None, (1, 3))
        this = ref.year * 4 + (ref.month - 1) // 3
        year, quarter = divmod(this + _farther(offset.value, again), 4)
        return End(year, (3 * quarter + 1, 3 * quarter + 3))

    def _relative_day(self, groups: TimeGroups, like: End | None) -> date | None:
        state = self.state
        if "drel" in groups:
            offset = self.words.offsets[groups["drel"]]
            near = (like.day if like else None) or state.day or state.reference
            base = state.reference if offset.base == "today" else near
            return None if base is None else base + timedelta(days=offset.value)
        if "weekday" in groups and state.reference is not None:
            weeks = self.words.offsets[groups["wrel"]].value if "wrel" in groups else 0
            weeks = _farther(weeks, len(groups.get("again", "")))
            name = groups["weekday"]
            weekday = self.words.weekday(name)
            said = state.sentence_day
            if said is not None and "wrel" not in groups and said.weekday() == weekday:
                return said  # 8月12日，星期一: of that day
            monday = state.reference - timedelta(days=state.reference.weekday())
            return monday + timedelta(days=weekday, weeks=weeks)
        return None

    def week(self, word: str, *, again: int = 0, weekend: bool = False) -> Period | None:
        """Monday to Sunday, or Saturday and Sunday, of 上周, 本周, 下周, 下下周."""
        if self.state.reference is None:
            return None
        offset = self.words.offsets[word].value if word else 0
        week = Period.of_week(self.state.reference, _farther(offset, again))
        return week.tail().shift(days=-1).to(week.tail()) if weekend else week

    def _day_alone(self, number: int, groups: TimeGroups) -> End:
        """23日 alone: in the month last named, or the nearest one after the reference."""
        state = self.state
        before, ref = state.sentence_day, state.reference
        if before is not None and number > before.day:
            at = safe_date(before.year, before.month, number)
            return End(at.year if at else None, None, at, self.clock(groups), True)
        if ref is None:
            at = safe_date(*state.month, number) if state.month else None
            return End(at.year if at else None, None, at, self.clock(groups), True)
        best: date | None = None
        for back in (0,) if state.calendar_year else (0, -1, 1):
            year, month = divmod(ref.year * 12 + ref.month - 1 + back, 12)
            at = safe_date(year, month + 1, number)
            if at is not None and (best is None or _cost(at, ref) < _cost(best, ref)):
                best = at
        return End(best.year if best else None, None, best, self.clock(groups), True)

    def _clock_alone(self, groups: TimeGroups, like: End | None) -> End:
        at = like.day if like is not None else self.state.day or self.state.reference
        return End(at.year if at else None, None, at, self.clock(groups), True)

    def _less(self, groups: TimeGroups) -> int:
        if "lessquarter" in groups:
            return 15
        return self.words.number(groups["less"]) if "less" in groups else 0

    def clock(self, groups: TimeGroups) -> str:
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
            raise NotATimeError
        minute = self.words.number(groups["minute"]) if "minute" in groups else 0
        if "halfhour" in groups:
            minute = 30
        elif "quarterhour" in groups:
            minute = 15 * self.words.number(groups["quarterhour"])
        elif "fives" in groups:
            minute = 5 * self.words.number(groups["fives"])
        hour, minute = _less(hour, minute, self._less(groups))
        second = f":{self.words.number(groups['second']):02d}" if "second" in groups else ""
        return f"{hour:02d}:{minute:02d}{second}"


def _less(hour: int, minute: int, less: int) -> tuple[int, int]:
    """差5分4点: so many minutes before the hour said."""
    return divmod((hour * 60 + minute - less) % (24 * 60), 60) if less else (hour, minute)


def _farther(offset: int, again: int) -> int:
    """下下周: a word doubled goes one further in its direction."""
    return offset + (again if offset > 0 else -again)


def _adds_half_a_day(daypart: str, hour: int) -> bool:
    if daypart == "noon":
        return hour < 4
    if daypart == "night":
        return 5 <= hour <= 12
    return daypart == "12" and hour < 12


def _cost(at: date, ref: date) -> float:
    days = (at - ref).days
    return days * _AHEAD if days > 0 else float(-days)


def _month_of(day: date | None) -> tuple[int, int] | None:
    return None if day is None else (day.year, day.month)
