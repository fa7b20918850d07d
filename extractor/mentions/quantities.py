"""Quantities: numbers with their units, found in one scan and normalised at once.

The scan stops at numerals and at the few words that are quantities by themselves (翻倍, 一半). At
each numeral the unit is looked up where it ends; what stands around decides whether it is a
quantity at all. Ranges, lists that share one unit and amounts in two units are put together by
:mod:`extractor.mentions.quantity_joining`.
"""

from __future__ import annotations

from decimal import Decimal

import regex

from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.modifiers import ModifierAt, Modifiers
from extractor.mentions.number_context import Joints, NumberContext
from extractor.mentions.numerals import EXACT, LONGEST, SIX_DECIMALS, Numerals
from extractor.mentions.quantity_joining import Part, join
from extractor.mentions.quantity_rules import QuantityRules, Ruled
from extractor.mentions.refusals import Refusals
from extractor.mentions.units import Unit, UnitAt, Units
from extractor.rulebook import Rulebook

_ONE = Decimal(1)
_PLAIN = Unit("1", _ONE, "plain")
_RATES = {100: Unit("%", _ONE, "percent"), 1000: Unit("‰", _ONE, "permille")}
_COUNTS = frozenset({"count", "loose", "score"})
_AMOUNTS = frozenset({"percent", "pp", "permille", "currency", "coin", "measure", "multiple"})
_TIMES = frozenset({"time", "calendar", "day"})
_CODE = frozenset("._#")  # before a number: it is part of a code
_QUOTED = 12  # the longest slogan in quotes that begins with a numeral


def tidy(value: Decimal) -> Decimal:
    """``value`` without exponent and without zeros at its end."""
    if value == value.to_integral_value():
        return value.quantize(_ONE, context=EXACT)
    return value.normalize(EXACT)


class QuantityFinder:
    """Finds every quantity of a reading text. Built once; holds no state between texts."""

    def __init__(self, book: Rulebook):
        self._numerals = numerals = Numerals(book)
        self._units = Units(book)
        self._modifiers = Modifiers(book)
        self._refusals = Refusals(book)
        self._rules = QuantityRules(book, numerals.value)
        self._context = NumberContext(book)
        self._joints = joints = Joints(book)
        scales, run = numerals.scales, numerals.run
        some = rf"[{joints.some}][{scales}]++"
        number = rf"(?:{some}|{run}(?:[{joints.more}](?:[{scales}]++)?)?)"
        over = "|".join(map(regex.escape, joints.over))
        # The set in front makes the scan ten times faster: the engine skips to one of them.
        first = rf"[0-9{numerals.every}{joints.some}{self._rules.word_starts}]"
        self._scan = regex.compile(
            rf"(?={first})(?:{self._rules.word_pattern}"
            rf"|(?P<n>{number})(?:(?:{over})(?P<over>{run})"
            rf"|(?<![0-9.][{joints.slash}]?[0-9]+)[{joints.slash}](?P<under>[0-9]++)(?![0-9.{joints.slash}]))?)"
        )
        self._two = regex.compile(rf"(?<![{numerals.zeros}])[{numerals.digits}]{{2}}")
        self._one = {c for c, s in numerals.signs.items() if s.value == 1}
        self._digits = frozenset(numerals.digits)
        self._bare_scale = frozenset(numerals.scales)

    def find(self, text: str) -> list[Mention]:
        """Every quantity of ``text``, not overlapping, in text order."""
        parts: list[Part] = []
        taken = 0
        last = -1  # where the quantity before ends: a dash there is no minus
        for found in self._scan.finditer(text):
            if found.start() < taken:
                continue
            start, end = found.span("n")
            if start < 0:
                part = self._word(text, self._rules.word(found.lastgroup, *found.span()))
            elif found.start("over") >= 0:
                part = self._fraction(text, start, end, found.span("over"))
            elif found.start("under") >= 0:
                part = self._slash(text, start, end, found.end("under"), last)
            else:
                part = self._part(text, start, end, last)
            parts.append(part)
            if not part.refused:
                last = part.end
            taken = max(taken, part.end)
        return [
            self._mention(text, part)
            for part in join(text, parts, self._joints)
            if (part.unit is not None and not part.refused) or self._wants_unit(text, part)
        ]

    # --- one numeral ---------------------------------------------------------------------------

    def _part(self, text: str, start: int, end: int, last: int) -> Part:
        raw = text[start:end]
        if raw[-1] in self._joints.more and len(raw) > 1:
            if raw[-1] in self._joints.some + "来" and raw[-2] not in self._bare_scale:
                end, raw = end - 1, raw[:-1]
        before = text[start - 1 : start]
        use = self._refusals.before(text, start)
        if use or (before.isascii() and (before.isalpha() or before in _CODE)) or len(raw) > LONGEST:
            return _refused(start, end, ordinal=use == "ordinal")
        number_end, unit_at = self._unit(text, start, end, raw)
        if number_end < end:
            raw = raw[: number_end - end]
        low, high, inexact = self._number(raw)
        if low is None:
            return _refused(start, end)
        ruled = self._rules.after(text, start, number_end, low)
        if ruled:
            return self._word(text, ruled)
        if not raw.isascii():
            stop = unit_at.end if unit_at else number_end
            if self._refusals.in_word(text, start, stop):
                return _refused(start, end)
        if unit_at is None:
            return self._bare(text, start, number_end, raw, low, high, inexact, last)
        return self._with_unit(text, start, number_end, raw, low, high, inexact, unit_at, last)

    def _number(self, raw: str) -> tuple[Decimal | None, Decimal | None, str | None]:
        """Value (or the lower end), upper end of a vague one, and the modifier inside it."""
        if raw.isascii():
            return self._numerals.value(raw), None, None
        value = self._numerals.value
        joints = self._joints
        if raw[0] in joints.some:
            low = value(raw[1:])
            return low, (EXACT.multiply(low, Decimal(10)) if low is not None else None), "about"
        for at in range(1, len(raw)):
            if raw[at] in joints.more:
                low = value(raw[:at])
                for scale in raw[at + 1 :]:
                    if low is not None:
                        low = EXACT.multiply(low, self._numerals.signs[scale].value)
                return low, None, "about" if raw[at] == "来" else "over"
        low = value(raw)
        two = self._two.search(raw)
        if two and (low is None or len(raw) == 2):
            left = value(raw[: two.start() + 1] + raw[two.end() :])
            right = value(raw[: two.start()] + raw[two.start() + 1 :])
            if left is not None and right is not None and left < right <= left * 2:
                return left, right, None
        return low, None, None

    def _unit(self, text: str, start: int, end: int, raw: str) -> tuple[int, UnitAt | None]:
        """Where the numeral really ends, and its unit: the 千 of 5千瓦 is the unit's."""
        if len(raw) > 1 and raw[-1] in self._bare_scale:
            found = self._units.at(text, end - 1)
            if found is not None and found.end > end:
                return end - 1, found
        if text[end : end + 1] == " ":
            return end, self._units.at(text, end + 1)
        return end, self._units.at(text, end)

    def _front(self, text: str, start: int, raw: str) -> ModifierAt | None:
        bare = raw[0] in self._bare_scale or raw[0] in self._joints.some
        return self._modifiers.front(text, start, bare_scale=bare)

    def _signed(self, text: str, start: int, last: int) -> int:
        """Where the numeral begins with its sign, if one is printed."""
        for minus in self._joints.minus:
            at = start - len(minus)
            if at > last and text.startswith(minus, at):
                before = text[at - 1 : at]
                if not (before.isascii() and (before.isalnum() or before in ("%", ")"))):
                    return at
        return start

    def _with_unit(
        self,
        text: str,
        start: int,
        number_end: int,
        raw: str,
        low: Decimal,
        high: Decimal | None,
        inexact: str | None,
        unit_at: UnitAt,
        last: int,
    ) -> Part:
        unit, end = unit_at
        kind = unit.kind
        front = self._front(text, start, raw)
        modifier = front.modifier if front else None
        at = front.at if front else start
        unit_start = number_end + (text[number_end : number_end + 1] == " ")
        unit_text = text[unit_start:end]
        if kind in _TIMES:
            dated = kind != "time" or (len(raw) == 4 and raw.isdecimal())
            if not self._context.measured(text, at, dated=dated) or (dated and len(raw) == 4):
                return _refused(start, end)
        elif raw in self._one and not raw.isascii():
            if not (kind in ("percent", "pp", "multiple") or (len(unit_text) > 1 and kind in _AMOUNTS)):
                return _refused(start, end)
        elif kind == "coin" and not raw[0].isascii() and last != start:
            return _refused(start, end)
        elif kind == "currency" and raw[0] in self._bare_scale and not front:
            if not text[start - 1 : start].isalnum():
                return _refused(start, end)  # （亿元）: the heading of a table
        elif kind in _COUNTS and raw[0] == "0" and raw.isdecimal() and len(raw) > 1:
            return _refused(start, end)  # 01组 is a number plate
        elif kind in _COUNTS and not raw[0].isascii():
            bare = len(raw) == 1 and low > 10
            vague = bare and not modifier and not inexact
            paired = text[start - 2 : start - 1] in self._digits and text[start - 1].isalpha()
            if vague or not low or (kind == "loose" and not inexact) or (paired and low < 10):
                return _refused(start, end)
        if text[start - 1 : start] in self._joints.open and self._slogan(text, end, kind):
            return _refused(start, end)
        if self._refusals.after(text, end):
            return _refused(start, end)
        minus = self._signed(text, start, last) if kind not in _COUNTS else start
        if minus < start:
            low, start = -low, minus
            at = min(at, minus)
        if front is None and kind in ("multiple", "percent", "pp"):
            far = self._modifiers.far(text, start)
            if far:
                modifier, at = far.modifier, far.at
        modifier = modifier or inexact
        if text[end : end + 1] in ("多", "余") and kind in _AMOUNTS and kind != "currency":
            modifier, end = modifier or "over", end + 1
        back = self._modifiers.back(text, end)
        if back:
            modifier, end = modifier or back.modifier, back.at
        return Part(
            start, number_end, end, low, high, unit, unit_text, modifier, at, "number and unit",
            raw, back=back is not None,
        )

    def _slogan(self, text: str, end: int, kind: str) -> bool:
        """Whether a numeral that opens a quotation is part of a slogan: “六个新”."""
        for at in range(end, min(end + _QUOTED, len(text))):
            if text[at] in self._joints.close:
                return at > end or kind in _COUNTS
        return False

    def _bare(
        self,
        text: str,
        start: int,
        end: int,
        raw: str,
        low: Decimal,
        high: Decimal | None,
        inexact: str | None,
        last: int,
    ) -> Part:
        front = self._front(text, start, raw)
        at = front.at if front else start
        minus = self._signed(text, start, last)
        if minus < start:
            low, start, at = -low, minus, min(at, minus)
        following = text[end : end + 1]
        code = following.isascii() and (following.isalpha() or following in (".", "+"))
        modifier = (front.modifier if front else None) or inexact
        if code:
            return _refused(start, end)
        back = self._modifiers.back(text, end)
        stop = back.at if back else end
        modifier = modifier or (back.modifier if back else None)
        return Part(
            start, end, stop, low, high, None, "", modifier, at, "bare number", raw,
            back=back is not None,
        )

    def _wants_unit(self, text: str, part: Part) -> bool:
        return self._implied(text, part) is not None

    def _implied(self, text: str, part: Part) -> Unit | None:
        """The unit of a number without one, if the text around makes it certain."""
        if part.refused or part.unit is not None:
            return None
        raw = part.raw
        if len(raw) == 4 and raw.isdecimal() and raw[:2] in ("19", "20"):
            return None  # a year
        if part.start and text[part.start - 1] in self._joints.slash:
            return None
        joint = text[part.end : part.end + 1]
        if joint in self._joints.range or joint in self._joints.slash:
            return None
        if raw[0] in self._bare_scale and not part.modifier:
            return None
        if text[part.start - 1 : part.start] in self._joints.open:
            return None
        large = raw[-1] in "万亿兆" or any(c in raw for c in "万亿")
        code = self._context.implied(text, part.front, part.end, large=large)
        if code is not None:
            return Unit(code, _ONE, "implied")
        if large and raw[0].isascii():
            return _PLAIN
        return None

    # --- words and fractions -------------------------------------------------------------------

    def _word(self, text: str, ruled: Ruled) -> Part:
        front = self._modifiers.front(text, ruled.start, bare_scale=True)
        far = None if front else self._modifiers.far(text, ruled.start)
        mod = front or far
        end = ruled.end
        modifier = ruled.modifier or (mod.modifier if mod else None)
        if text[end : end + 1] in ("多", "余"):
            modifier, end = modifier or "over", end + 1
        back = self._modifiers.back(text, end)
        if back:
            modifier, end = modifier or back.modifier, back.at
        unit = Unit(ruled.unit, _ONE, "ruled")
        shown = ruled.unit_text
        if shown is None:
            shown = text[ruled.start : ruled.end]
        return Part(
            ruled.start, ruled.end, end, ruled.value, None, unit, shown, modifier,
            mod.at if mod else ruled.start, ruled.rule, text[ruled.start : ruled.end],
            back=back is not None,
        )

    def _fraction(self, text: str, start: int, end: int, over: tuple[int, int]) -> Part:
        below, _, _ = self._number(text[start:end])
        above, _, inexact = self._number(text[over[0] : over[1]])
        if below is None or above is None or not below or self._refusals.before(text, start):
            return _refused(start, over[1])
        unit = _RATES.get(int(below)) if below < 1001 else None
        value = above if unit else EXACT.divide(above, below).quantize(SIX_DECIMALS)
        minus = self._signed(text, start, -1)
        if minus < start:
            value = -value
        front = self._modifiers.front(text, start)
        stop = over[1]
        back = self._modifiers.back(text, stop)
        modifier = (front.modifier if front else None) or inexact
        if back:
            modifier, stop = modifier or back.modifier, back.at
        return Part(
            minus, over[1], stop, value, None, unit or _PLAIN, text[start : over[0]] if unit else "",
            modifier, front.at if front else minus, "fraction", text[start : over[1]],
            back=back is not None,
        )

    def _slash(self, text: str, start: int, end: int, stop: int, last: int) -> Part:
        """1/3: a fraction, if it is a proper one; 24/7 and 3/15 after a name are none."""
        above, below = text[start:end], text[end + 1 : stop]
        if not (above.isdecimal() and len(below) < 3 and 0 < int(above) < int(below)):
            return self._part(text, start, end, last)
        before = text[start - 1 : start]
        if (before.isascii() and before) or self._refusals.before(text, start):
            return _refused(start, stop)
        value = EXACT.divide(Decimal(above), Decimal(below)).quantize(SIX_DECIMALS)
        front = self._modifiers.front(text, start)
        back = self._modifiers.back(text, stop)
        modifier = (front.modifier if front else None) or (back.modifier if back else None)
        return Part(
            start, stop, back.at if back else stop, value, None, _PLAIN, "", modifier,
            front.at if front else start, "fraction", text[start:stop], back=back is not None,
        )

    def _mention(self, text: str, part: Part) -> Mention:
        unit = part.unit or self._implied(text, part) or _PLAIN
        low = tidy(EXACT.multiply(part.low, unit.factor))
        high = tidy(EXACT.multiply(part.high, unit.factor)) if part.high is not None else None
        ends = (None, low, None) if high is None else (low, low, high)
        value = QuantityValue(
            value=low if high is None else None,
            lower=None if high is None else min(low, high),
            upper=None if high is None else max(low, high),
            unit=unit.code,
            unit_text=part.unit_text,
            modifier=part.modifier,
            front=part.front,
        )
        del ends
        return Mention(part.start, part.end, value, part.rule)


def _refused(start: int, end: int, *, ordinal: bool = False) -> Part:
    return Part(
        start, end, end, _ONE, None, None, "", None, start, "", "0", refused=True, ordinal=ordinal
    )
