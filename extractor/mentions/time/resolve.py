"""From the groups of a rule to a value, with what the text has said so far."""

from __future__ import annotations

from collections.abc import Callable

from extractor.mentions.mention import TimeValue
from extractor.mentions.time import amounts, relative, spans
from extractor.mentions.time.feasts import day_of, feast, season
from extractor.mentions.time.parts import End, NotATimeError, TimeContext, TimeGroups
from extractor.mentions.time.pieces import piece
from extractor.mentions.time.points import PointReader
from extractor.mentions.time.ranges import joined, later
from extractor.mentions.time.remembering import remember
from extractor.mentions.time.scan import TimeMatch
from extractor.mentions.time.state import TimeState, safe_date
from extractor.mentions.time.words import TimeWords
from extractor.period import Period

_Reader = Callable[["TimeResolver", TimeGroups, TimeContext], TimeValue]


class TimeResolver:
    """Values for found expressions, one after the other; keeps the state of one text."""

    def __init__(self, words: TimeWords, state: TimeState):
        self.words, self.state = words, state
        self.points = PointReader(words, state)

    def resolve(self, found: TimeMatch, context: TimeContext) -> TimeValue | None:
        """The value of one expression, or None where it is no time after all."""
        groups = found.groups
        try:
            for name, read in _READERS:
                if name in groups:
                    return read(self, groups, context)
            return self._date(groups, context)
        except NotATimeError:
            return None
        except OverflowError:  # a day outside the calendar: 明天 of 9999-12-31
            return TimeValue("date", None, None)

    # what needs no calendar point

    def _vague(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return TimeValue("date", self.words.vague[groups["vague"]], None)

    def _ago(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return relative.ago(groups, self.words, self.state)

    def _nth(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return relative.nth(groups, self.words, self.state)

    def _run(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return relative.run(groups, self.words, self.state)

    def _plan(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return spans.plan(groups, self.words)

    def _duration(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return amounts.duration(groups, self.words)

    def _days(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return spans.days(groups, self.words, self.state)

    def _age(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return spans.age(groups, self.words, self.state)

    def _era(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return spans.era(groups, self.words)

    def _reign(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return spans.reign(groups, self.words)

    def _since(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return spans.since(groups, self.words)

    def _current(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        return spans.current_part(groups, self.words, self.state)

    def _short_year(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        """23年 alone: a year where one near now fits, else so many years."""
        text = groups["bareyy"]
        number = self.words.number(text)
        year = self.state.near_year(
            number, spoken=not text.isascii(), sure=number < 10 or "cued" in groups
        )
        if year is None:
            if not text.isascii():  # 四五年 may be four or five years
                raise NotATimeError
            return TimeValue("duration", f"P{number}Y", None)
        rest = {k: v for k, v in groups.items() if k not in ("bareyy", "cued")}
        return self._date({**rest, "year": f"{year:04d}"}, context)

    def _report(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        told, last = self.state.told, Period.parse(self.state.period)
        within = told is not None and last is not None and told.contains(last)  # 6月末，…。报告期内
        own, year = told if within else self.state.within_told(last), self.state.reported()
        if own is None and year is not None:
            own = Period.of(year)
        return TimeValue(
            "date",
            None if own is None else str(own),
            self.words.parts.get(groups.get("part", "")),
        )

    # points and ranges

    def _date(self, groups: TimeGroups, context: TimeContext) -> TimeValue:
        second = {name[:-2]: text for name, text in groups.items() if name.endswith("_b")}
        first = {name: text for name, text in groups.items() if not name.endswith("_b")}
        mod = self.words.parts.get(first.get("part", ""))
        if second.keys() & {"lunarday", "festival"}:
            period = self._feast_range(first, second, context)
        elif second:
            period = self._range(first, second, context)
        elif "same" in first:
            return _value(self._same_span(first, context), None)
        elif first.keys() & {"festival", "lunarday", "lunarmonth", "term", "season", "holiday"}:
            period = self._feast(first, context)
        elif "punit" in first:
            period = self._piece(first, context)
        elif "week" in first or ("wrel" in first and "weekday" not in first):
            again = len(first.get("again", ""))
            week = self.points.week(first.get("wrel", ""), again=again, weekend="weekend" in first)
            return _value(self._at_clock(week, first), mod)
        else:
            period = self.points.end(first, context).period
        remember(self.state, self.words, period, first, context)
        return self._tailed(period, mod, first, context)

    def _tailed(
        self, period: Period | None, mod: str | None, groups: TimeGroups, context: TimeContext
    ) -> TimeValue:
        """With what opens, bounds or blurs it: 以来, 起, 前, 后, 左右."""
        state = self.state
        tail = self.words.tails.get(groups.get("tail", ""))
        if tail in ("SINCE", "FROM") and period is not None:
            period = period.onwards()
            if state.period and not context.compared and "day" not in groups:
                state.period = str(period)
        elif tail in ("BEFORE", "AFTER", "APPROX"):
            mod = tail
        return _value(period, mod)

    def _piece(self, groups: TimeGroups, context: TimeContext) -> Period | None:
        of = {k: v for k, v in groups.items() if k not in ("hour", "minute", "weekday", "daypart")}
        whole = (
            self.points.week(groups["wrel"])
            if "wrel" in of
            else self.points.end(of, context).period
        )
        return None if whole is None else self._at_clock(piece(whole, groups, self.words), groups)

    def _at_clock(self, period: Period | None, groups: TimeGroups) -> Period | None:
        if period is None or "hour" not in groups or period.last_day is None:
            return period
        day = period.last_day if period.is_interval else period.first_day
        return End(None, None, day, self.points.clock(groups)).period

    def _feast(self, groups: TimeGroups, context: TimeContext) -> Period | None:
        state = self.state
        if "holiday" in groups:  # 假期前两天: of the one named last
            if state.holiday is None:
                raise NotATimeError
            return day_of(state.holiday, groups, self.words)
        year = self.points.year(groups, context)
        if year is None and state.reference is None:
            year = state.reported()
        lunar = bool(groups.keys() & {"lunarday", "lunarmonth"})
        if year is None and state.calendar_year and state.reference is not None and not lunar:
            year = state.reference.year
        if "season" in groups:
            return season(self.words, groups["season"], year)
        near = (state.sentence_day if lunar else None) or state.reference
        whole = feast(groups, self.words, year=year, near=near)
        if "off" in groups and not context.compared:
            state.holiday = whole
        return self._at_clock(day_of(whole, groups, self.words), groups)

    def _feast_range(
        self, first: TimeGroups, second: TimeGroups, context: TimeContext
    ) -> Period | None:
        """腊月廿八至正月初六, 春节到元宵节: its end is the such day nearest to its beginning."""
        start = self._feast(first, context)
        if start is None:
            return None
        kept = () if "festival" in second else ("lunarmonth",)
        said = {**{k: first[k] for k in kept if k in first}, **second}  # 腊月廿八至三十
        end = feast(said, self.words, year=None, near=start.first_day)
        return None if end is None else joined(start, end)

    def _range(self, first: TimeGroups, second: TimeGroups, context: TimeContext) -> Period | None:
        if not first.keys() & {"year", "yrel"} and "year" in second:
            first = {**first, "year": second["year"]}
        if "month" not in first and "month" in second and "day" in first and "mrel" not in first:
            first = {**first, **self._month_before(first, second, context)}
        start = self.points.end(first, context, like=self.points.span(first, second, context))
        if "weekday" in second:  # 上周二到周四
            second = {**{k: first[k] for k in ("wrel", "again") if k in first}, **second}
        if "hour" in second and "daypart" in first and not second.keys() & {"daypart", "day"}:
            second = {**second, "daypart": first["daypart"]}
        end = later(start, self.points.end(second, context, like=start), second)
        if start.period is None or end.period is None:
            return None
        return joined(start.period, end.period)

    def _month_before(
        self, first: TimeGroups, second: TimeGroups, context: TimeContext
    ) -> TimeGroups:
        """Month and year of 3日 in 3日至5月8日: that of the end, or the one before it if nearer."""
        end, ref = self.points.end(second, context).day, self.state.reference
        if end is None:
            return {"month": second["month"]}
        number = self.words.number(first["day"])
        whole = Period.of(end.year, end.month)
        days = [
            day
            for month in (whole, whole.shift(months=-1))
            if (day := safe_date(*month.begins[:2], number)) is not None and day <= end
        ]
        best = min(days, key=lambda day: abs((day - (ref or end)).days), default=None)
        if best is None:
            raise NotATimeError
        return {"month": str(best.month), "year": f"{best.year:04d}"}

    def _same_span(self, groups: TimeGroups, context: TimeContext) -> Period | None:
        """上年同期: the span of the period reported on, in another year."""
        state = self.state
        own = state.reporting()
        if own is None:
            year = self.points.year(groups, context)
            return None if year is None else Period.of(year)
        if "year" in groups:
            year = self.points.year(groups, context)
            if year is None:
                return None
            closed = own.head() if own.is_open else own
            return closed.shift(years=year - own.year)
        offset = self.words.offsets[groups["yrel"]].value if "yrel" in groups else -1
        if state.feast is not None and own is state.stretch:
            return self.words.calendar.days_off(state.feast, own.year + offset)
        return own.year_before().shift(years=offset + 1)


#: A group that only one kind of expression has → what reads it; the first that fits. Methods of a
#: resolver itself would hold it, and all that it holds, until garbage is collected.
_READERS: tuple[tuple[str, _Reader], ...] = (
    ("vague", TimeResolver._vague),
    ("back", TimeResolver._ago),
    ("forth", TimeResolver._ago),
    ("inside", TimeResolver._ago),
    ("fromnow", TimeResolver._nth),
    ("last", TimeResolver._run),
    ("next", TimeResolver._run),
    ("plan", TimeResolver._plan),
    ("unit", TimeResolver._duration),
    ("span", TimeResolver._days),
    ("century", TimeResolver._age),
    ("agerel", TimeResolver._age),
    ("decade", TimeResolver._age),
    ("current", TimeResolver._current),
    ("bceyear", TimeResolver._era),
    ("ceyear", TimeResolver._era),
    ("reign", TimeResolver._reign),
    ("milestone", TimeResolver._since),
    ("bareyy", TimeResolver._short_year),
    ("report", TimeResolver._report),
)


def _value(period: Period | None, mod: str | None) -> TimeValue:
    return TimeValue("date", None if period is None else str(period), mod)
