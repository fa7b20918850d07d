"""From the groups of a rule to a value, with what the text has said so far."""

from __future__ import annotations

from extractor.mentions.mention import TimeValue
from extractor.mentions.time import edtf, spans
from extractor.mentions.time.feasts import feast
from extractor.mentions.time.parts import Context, Groups, NotATimeError
from extractor.mentions.time.points import PointReader
from extractor.mentions.time.scan import Found
from extractor.mentions.time.state import TimeState, safe_date
from extractor.mentions.time.words import TimeWords


class Resolver:
    """Values for found expressions, one after the other; keeps the state of one text."""

    def __init__(self, words: TimeWords, state: TimeState):
        self.words, self.state = words, state
        self.points = PointReader(words, state)

    def resolve(self, found: Found, context: Context) -> TimeValue | None:
        """The value of one expression, or None where it is no time after all."""
        groups = found.groups
        if "vague" in groups:
            return TimeValue("date", self.words.vague[groups["vague"]], None)
        if "unit" in groups:
            return spans.duration(groups, self.words)
        if "plan" in groups:
            return spans.plan(groups, self.words)
        if "span" in groups:
            return spans.days(groups, self.words, self.state)
        if "decade" in groups:
            return spans.decade(groups, self.words, self.state)
        if "report" in groups:
            year = self.state.reported()
            return TimeValue(
                "date", self.state.period or (None if year is None else edtf.year(year)), None
            )
        try:
            value, mod = self._date(groups, context)
        except NotATimeError:
            return None
        return TimeValue("date", value, mod)

    def _date(self, groups: Groups, context: Context) -> tuple[str | None, str | None]:
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
            return self.points.week(first["wrel"], weekend="weekend" in first), None
        end = self.points.end(first, context)
        value = end.value
        mod = self.words.parts.get(first.get("part", ""))
        self._remember(value, first, context)
        tail = self.words.tails.get(first.get("tail", ""))
        if tail in ("SINCE", "FROM") and value is not None:
            value = edtf.onwards(value)
            if state.period and not context.compared and "day" not in first:
                state.period = value
        elif tail in ("BEFORE", "AFTER"):
            mod = tail
        return value, mod

    def _feast(self, groups: Groups, context: Context) -> str | None:
        state = self.state
        year = self.points.year(groups, context)
        if year is None and state.reference is None:
            year = state.reported()
        if year is None and state.calendar_year and state.reference is not None:
            year = state.reference.year
        value = feast(groups, self.words, year=year, near=state.reference)
        self._remember(value, {"day": ""}, context)
        return value

    def _range(self, first: Groups, second: Groups, context: Context) -> str | None:
        if "year" not in first and "yrel" not in first and "year" in second:
            first = {**first, "year": second["year"]}
        if "month" not in first and "month" in second and "day" in first:
            first = {**first, "month": second["month"]}
        start = self.points.end(first, context)
        if "hour" in second and "daypart" in first and not second.keys() & {"daypart", "day"}:
            second = {**second, "daypart": first["daypart"]}
        end = self.points.end(second, context, like=start)
        if start.day and end.day and end.day < start.day and "year" not in second:
            later = safe_date(end.day.year + 1, end.day.month, end.day.day)
            end = end._replace(day=later)
        elif (
            start.months
            and end.months
            and end.months < start.months
            and start.year is not None
            and not second.keys() & {"year", "yrel"}
        ):
            end = end._replace(year=start.year + 1)
        if start.value is None or end.value is None:
            return None
        return edtf.interval(start.value, end.value)

    def _same_span(self, groups: Groups, context: Context) -> str | None:
        """上年同期: the span of the period reported on, in another year."""
        state = self.state
        if state.period is None:
            year = self.points.year(groups, context)
            return None if year is None else edtf.year(year)
        if "year" in groups:
            own = edtf.year_of(state.period)
            year = self.points.year(groups, context)
            if own is None or year is None:
                return None
            return edtf.shift(state.period.removesuffix("/.."), years=year - own)
        offset = self.words.offsets[groups["yrel"]].value if "yrel" in groups else -1
        base = edtf.previous(state.period)
        return base if offset == -1 else edtf.shift(base, years=offset + 1)

    def _remember(self, value: str | None, groups: Groups, context: Context) -> None:
        if value is None:
            return
        state = self.state
        first, last = edtf.bounds(value)
        if first is None:
            return
        explicit = "year" in groups or "yrel" in groups or "minguo" in groups
        if "day" in groups or "drel" in groups or "weekday" in groups or "hour" in groups:
            state.day = state.sentence_day = last or first
            state.month = (first.year, first.month)
            if explicit:
                state.sentence_year, state.sentence_date = first.year, True
            if "year" in groups and state.anchor is None:
                state.anchor = first.year
            return
        if context.compared or context.future:
            return
        year = edtf.year_of(value)
        if year is None or not self._plausible(year, groups, context):
            return
        if "month" in groups or "mrel" in groups:
            state.month = ((last or first).year, (last or first).month)
        state.year, state.period = year, value
        if "year" in groups:
            state.anchor = year
        if explicit and (context.opens or "yrel" not in groups):
            state.sentence_year = year
            state.sentence_date = "month" in groups

    def _plausible(self, year: int, groups: Groups, context: Context) -> bool:
        """Whether a year said here can be the one reported on, not a date in someone's history."""
        if "yrel" in groups or "year" not in groups or context.opens:
            return True
        near = self.state.reference.year if self.state.reference else self.state.guess
        return near is None or abs(year - near) <= 1
