"""A string that is one time as a whole: parse_time() and the rules only it may use."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from extractor.mentions.mention import TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.time.parts import Context, Groups
from extractor.mentions.time.points import PointReader
from extractor.mentions.time.resolve import Resolver
from extractor.mentions.time.scan import Found, Scanner
from extractor.mentions.time.state import TimeState, safe_date
from extractor.mentions.time.words import TimeWords

_PLAIN = Context(compared=False, future=False, opens=True)
#: Half a unit in the next smaller one.
_HALF = {"Y": ("M", 6), "M": ("D", 15), "D": ("H", 12), "H": ("M", 30), "m": ("S", 30)}
_DAYS = {"W": 7, "D": 1}


class AloneReader:
    """Reads whole strings; relative ones are in the reference's calendar year."""

    def __init__(self, scanners: tuple[Scanner, ...], words: TimeWords):
        self.scanners, self.words = scanners, words

    def read(self, text: str, reference: date | None) -> TimeValue | None:
        """The value of a string that is a time as a whole, or None."""
        for scanner in self.scanners:
            found = scanner.whole(text)
            if found is None:
                continue
            value = self._value(found, reference)
            if value is not None:
                return value
        return None

    def _value(self, found: Found, reference: date | None) -> TimeValue | None:
        groups = found.groups
        if "amount" in groups or "halfafter" in groups or found.rule.name == "duration":
            return self._duration(groups)
        if groups.keys() & {"back", "forth", "inside"}:
            return self._ago(groups, reference)
        if groups.keys() & {"last", "next"}:
            return self._run(groups, reference)
        if "from" in groups:
            return self._between(groups, reference)
        if "bce" in groups:
            return self._bce(groups)
        if "nthweek" in groups:
            return self._nth(groups, reference)
        if "quarterhour" in groups:
            quarters = self.words.number(groups["quarterhour"])
            groups = {**groups, "minute": str(15 * quarters)}
        state = TimeState(reference, None, calendar_year=True)
        return Resolver(self.words, state).resolve(found._replace(groups=groups), _PLAIN)

    # durations of several units

    def _duration(self, groups: Groups) -> TimeValue | None:
        unit = self.words.units[groups["unit"]]
        letter = "m" if unit.clock and unit.letter == "M" else unit.letter
        halved = groups.keys() & {"plushalf", "halfafter"}
        amount = self._amount(groups)
        if amount is None:
            if not halved:
                return None
            amount = Fraction(1)
        parts: dict[str, Fraction] = {}
        total = amount * unit.factor
        if total.denominator == 2 and letter in _HALF:
            parts[_smaller(letter)[0]] = Fraction(_HALF[letter][1])
            total -= Fraction(1, 2)
        parts[letter] = total
        if halved:
            if letter not in _HALF:
                return None
            smaller, count = _smaller(letter)
            parts[smaller] = parts.get(smaller, Fraction(0)) + count * unit.factor
        if "rest" in groups:
            rest = self.scanners[0].whole(groups["rest"])
            if rest is None or rest.rule.name != "duration":
                return None
            after = self._duration(rest.groups)
            if after is None or after.value is None:
                return None
            parts = _added(parts, after.value)
        return TimeValue("duration", _written(parts), None)

    def _amount(self, groups: Groups) -> Fraction | None:
        if "halfunit" in groups:
            return Fraction(1, 2)
        if "amount" not in groups:
            return None
        text = groups["amount"]
        if text[0].isascii():
            return Fraction(Decimal(text.replace(",", "")))
        decimals = "".join(str(self.words.number(c)) for c in groups.get("decimals", ""))
        return Fraction(f"{self.words.number(text)}.{decimals or 0}")

    # points and runs counted from the reference

    def _ago(self, groups: Groups, reference: date | None) -> TimeValue | None:
        unit = self.words.units[groups["unit"]]
        if reference is None or unit.clock:
            return TimeValue("date", None, None) if unit.clock else None
        half = bool(groups.keys() & {"plushalf", "halfunit"})
        count = self.words.number(groups["n"]) if "n" in groups else 0
        sign = -1 if "back" in groups else 1
        mod = "APPROX" if "over" in groups else None
        if unit.letter in "YM":
            months = count * unit.factor * (12 if unit.letter == "Y" else 1)
            months += half * (6 if unit.letter == "Y" else 0)
            point = edtf.shift(edtf.month(reference.year, reference.month), months=sign * months)
            if unit.letter == "Y" and not half:
                point = point[:4]
        else:
            days = count * unit.factor * _DAYS[unit.letter]
            at = reference + timedelta(days=sign * days)
            point = edtf.week_of(at) if unit.letter == "W" else edtf.day(at)
        if "inside" in groups:
            start, end = edtf.day(reference), point.split("/")[-1]
            return TimeValue("date", f"{start}/{end}", mod)
        return TimeValue("date", point, mod)

    def _run(self, groups: Groups, reference: date | None) -> TimeValue | None:
        unit = self.words.units[groups["unit"]]
        if reference is None or unit.clock or "n" not in groups:
            return None
        count = self.words.number(groups["n"]) * unit.factor
        ahead = "next" in groups
        first, last = (1, count) if ahead else (-count, -1)
        if unit.letter in "YM":
            now = edtf.day(reference)[: 4 if unit.letter == "Y" else 7]
            step = 12 if unit.letter == "Y" else 1
            ends = [edtf.shift(now, months=n * step) for n in (first, last)]
        elif unit.letter == "W":
            ends = [edtf.week_of(reference, first), edtf.week_of(reference, last)]
        else:
            ends = [edtf.day(reference + timedelta(days=n)) for n in (first, last)]
        return TimeValue("date", edtf.interval(*ends), None)

    def _between(self, groups: Groups, reference: date | None) -> TimeValue | None:
        """Two whole times with a word for the range between them; one range after 从."""
        whole = self.scanners[-1].whole(f"{groups['from']}至{groups['until']}")
        if whole is not None and "from" not in whole.groups:
            return self._value(whole, reference)
        start, end = self.read(groups["from"], reference), self.read(groups["until"], reference)
        first, last = start and start.value, end and end.value
        if not first or not last or not (edtf.is_edtf(first) and edtf.is_edtf(last)):
            return None
        return TimeValue("date", edtf.interval(first, last), None)

    def _bce(self, groups: Groups) -> TimeValue | None:
        year = 1 - self.words.number(groups["year"])
        value = edtf.year(year)
        for name in ("month", "day"):
            if name in groups:
                value += f"-{self.words.number(groups[name]):02d}"
        return TimeValue("date", value, None)

    def _nth(self, groups: Groups, reference: date | None) -> TimeValue | None:
        points = PointReader(self.words, TimeState(reference, None, calendar_year=True))
        month_only = {k: v for k, v in groups.items() if k not in ("nthweek", "weekday")}
        end = points.end(month_only, _PLAIN)
        if end.year is None or end.months is None:
            return None
        month, nth = end.months[0], self.words.number(groups["nthweek"])
        name = groups.get("weekday")
        weekday = 0 if name is None else self.words.weekday(name)
        first = (weekday - date(end.year, month, 1).weekday()) % 7 + 1
        at = safe_date(end.year, month, first + 7 * (nth - 1))
        if at is None:
            last = date(end.year, month, calendar.monthrange(end.year, month)[1])
            at = last - timedelta(days=(last.weekday() - weekday) % 7) if nth == 5 else None
        if at is None:
            return None
        return TimeValue("date", edtf.day(at) if name else edtf.week_of(at), None)


def _smaller(letter: str) -> tuple[str, int]:
    smaller, count = _HALF[letter]
    return ("m" if letter == "H" else smaller), count


def _added(parts: dict[str, Fraction], value: str) -> dict[str, Fraction]:
    """``parts`` with those of an ISO duration added."""
    both = dict(parts)
    clock, number = False, ""
    for ch in value[1:]:
        if ch == "T":
            clock = True
        elif ch.isdigit() or ch == ".":
            number += ch
        else:
            letter = "m" if clock and ch == "M" else ch
            both[letter] = both.get(letter, Fraction(0)) + Fraction(number)
            number = ""
    return both


def _written(parts: dict[str, Fraction]) -> str:
    """ISO 8601: ``{"Y": 4, "M": 6}`` → ``P4Y6M``; ``m`` is the minute."""
    days = "".join(_number(parts[k]) + k for k in "YMWD" if parts.get(k))
    clock = "".join(_number(parts[k]) + k.upper() for k in "HmS" if parts.get(k))
    return f"P{days}T{clock}" if clock else f"P{days or '0D'}"


def _number(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return format((Decimal(value.numerator) / Decimal(value.denominator)).normalize(), "f")
