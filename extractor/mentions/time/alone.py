"""A string that is one time as a whole, in every form that is one only there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import groupby

from extractor.edtf import OPEN
from extractor.mentions.mention import TimeValue
from extractor.mentions.time import amounts
from extractor.mentions.time.parts import NotATimeError, TimeContext, TimeGroups
from extractor.mentions.time.ranges import backwards, joined
from extractor.mentions.time.resolve import TimeResolver
from extractor.mentions.time.scan import Scanner, TimeMatch
from extractor.mentions.time.state import TimeState
from extractor.mentions.time.words import TimeWords
from extractor.period import Period

_YEARS = frozenset({"year", "yrel", "yy", "minguo", "cyclic"})
_PLAIN = TimeContext(compared=False, future=False, opens=True)


class AloneReader:
    """Reads whole strings; what is said without its year is in the reference's calendar year.

    Args:
        scanners: the rules for whole strings, and those for running text, which come first:
            what is a time in a text has the same value as a string of its own.
    """

    def __init__(self, scanners: tuple[Scanner, Scanner], words: TimeWords):
        self.alone, self.text = scanners
        self.words = words
        self._compound: tuple[
            tuple[str, Callable[[TimeGroups, date | None], TimeValue | None]], ...
        ] = (
            ("every", self._recurring),
            ("bound", self._bounded),
            ("unit_b", self._range_of_durations),
            ("from", self._between),
            ("row", self._row),
            ("rest", self._sum),
        )

    def read(self, text: str, reference: date | None) -> TimeValue | None:
        """The value of a string that is a time as a whole, or None."""
        duration = None
        for scanner in (self.text, self.alone):
            for found in scanner.every_whole(text):
                value = self._value(found, reference)
                if value is None:
                    continue
                if value.kind == "date" or scanner is self.alone:
                    return value
                duration = duration or value
            if duration is not None and not text[:2].isdigit():
                return duration  # 24年 may be a year; 近三年 is what it is in a text
        return duration

    def _value(self, found: TimeMatch, reference: date | None) -> TimeValue | None:
        for name, read in self._compound:
            if name in found.groups:
                try:
                    return read(found.groups, reference)
                except NotATimeError:
                    return None
        return self._resolver(reference).resolve(found, _PLAIN)

    def _resolver(self, reference: date | None) -> TimeResolver:
        now = reference if isinstance(reference, datetime) else None
        day = reference.date() if isinstance(reference, datetime) else reference
        return TimeResolver(self.words, TimeState(day, None, calendar_year=True, now=now))

    # durations

    def _sum(self, groups: TimeGroups, reference: date | None) -> TimeValue | None:
        """两年零三个月: what follows is one duration too, and not a range of them (1年2至3个月)."""
        rest = self.read(groups["rest"], None)
        if rest is None or rest.kind != "duration" or not rest.value or "/" in rest.value:
            return None
        return amounts.duration(groups, self.words, rest=rest.value)

    def _range_of_durations(self, groups: TimeGroups, reference: date | None) -> TimeValue | None:
        """13—18天 → P13D/P18D."""
        second = {name[:-2]: text for name, text in groups.items() if name.endswith("_b")}
        first = {name: text for name, text in groups.items() if not name.endswith("_b")}
        ends = (
            amounts.amount_of(g, self.words) for g in ({"unit": second["unit"], **first}, second)
        )
        return TimeValue("duration", "/".join(map(amounts.written, ends)), None)

    def _bounded(self, groups: TimeGroups, reference: date | None) -> TimeValue | None:
        """六个月以下 → ../P6M, 三十年以上 → P30Y/.."""
        end = self.read(groups["bounded"], None)
        if end is None or end.kind != "duration":
            return None
        above = self.words.tails[groups["bound"]] == "ABOVE"
        value = f"{end.value}/{OPEN}" if above else f"{OPEN}/{end.value}"
        return TimeValue("duration", value, None)

    def _recurring(self, groups: TimeGroups, reference: date | None) -> TimeValue | None:
        """每周六上午9点 → R/2021-06-19T09:00/P1W, as ISO 8601 writes it; 每隔3天 → R/P3D."""
        one = {"n": "2" if "skip" in groups else "1", **groups, "unit": groups["every"]}
        value = f"R/{amounts.written(amounts.amount_of(one, self.words))}"
        if "point" not in groups:
            return TimeValue("duration", value, None)
        point = self.read(groups["point"], reference)
        if point is None or point.kind != "date":
            return None
        period = Period.parse(point.value)
        start = f"/{period.head()}" if period else ""
        return TimeValue("duration", value.replace("R", f"R{start}", 1), None)

    # points

    def _row(self, groups: TimeGroups, reference: date | None) -> TimeValue | None:
        """9月10日、11日、12日 → 2021-09-10/2021-09-12, if no day is left out."""
        first = self._resolver(reference).points.end(groups, _PLAIN).period
        runs = groupby(groups["row"], str.isnumeric)
        days = [self.words.number("".join(run)) for numeric, run in runs if numeric]
        begin = self.words.number(groups["day"])
        if days != list(range(begin + 1, begin + 1 + len(days))):
            return None
        if first is None:
            return TimeValue("date", None, None)
        return TimeValue("date", str(joined(first, first.shift(days=len(days)))), None)

    def _between(self, groups: TimeGroups, reference: date | None) -> TimeValue | None:
        """Two whole times with a word for the range between them; one range after 从."""
        whole = "".join(groups[name] for name in ("from", "joint", "until"))
        for found in self.text.every_whole(whole):
            value = self._value(found, reference)
            if value is not None:
                return value
        start, end = self.read(groups["from"], reference), self.read(groups["until"], reference)
        first, last = (Period.parse(one.value) if one else None for one in (start, end))
        if first is not None and (last is None or self._yearless_feast(groups["until"])):
            # 去年春节到元宵节: said of the same time
            end = self.read(groups["until"], first.first_day)
            last = Period.parse(end.value) if end else None
            if last is not None and last.before(first) and last.grain == "day":  # 去年国庆到元旦
                end = self.read(groups["until"], first.shift(years=1).first_day)
                last = Period.parse(end.value) if end else None
        if first is None or last is None:
            return None
        if last.before(first) and first.last_day is not None:  # 周六9点到11点: of the same day
            again = self.read(groups["until"], first.last_day)
            last = (again and Period.parse(again.value)) or last
        if backwards(first, last):  # 1点pm到3点: of the next day
            last = last.shift(days=1)
        return TimeValue("date", str(joined(first, last)), None)

    def _yearless_feast(self, text: str) -> bool:
        """Whether ``text`` is a feast of whatever year: 元宵节, but no 今年元宵节."""
        found = [
            one.groups for scanner in (self.text, self.alone) for one in scanner.every_whole(text)
        ]
        return any("festival" in one for one in found) and not any(
            one.keys() & _YEARS for one in found
        )
