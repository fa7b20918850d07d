"""One numeral at a time: what it is worth, its unit, and whether it is a quantity at all."""

from __future__ import annotations

import string
from decimal import Decimal

import regex

from extractor.mentions.modifiers import Modifiers
from extractor.mentions.number_context import Joints, NumberContext
from extractor.mentions.numeral_units import NumeralUnits
from extractor.mentions.numeral_values import EXACT, LONGEST, ONE, Numerals
from extractor.mentions.printed_signs import PrintedSigns
from extractor.mentions.quantity_fractions import PLAIN, Fractions
from extractor.mentions.quantity_part import BEFORE, Part, refused, with_back
from extractor.mentions.quantity_rules import QuantityRules, Ruled
from extractor.mentions.quantity_tests import (
    AMOUNTS,
    COUNTS,
    MONEY,
    RATES,
    Judge,
    Numeral,
)
from extractor.mentions.refusals import Refusals
from extractor.mentions.units import Unit, UnitAt, Units
from extractor.mentions.vague_values import VagueValues
from extractor.rulebook import Rulebook

_DIGITS = regex.compile(r"[0-9][0-9.,]*+")
_HALVES = frozenset({"measure", "age", "multiple", "currency", "coin", "time"})
_COUNTED_HALVES = frozenset({"time", "pp", "measure"})  # 三个半小时, 一个半百分点
_DEGREES = frozenset({"Cel", "degF"})
_CODE = frozenset("._#")  # before a number: it is part of a code
_LATIN = frozenset(string.ascii_letters + string.digits)
_LETTERS = frozenset(string.ascii_letters)
_PLUS = frozenset("+")  # after a letter or digit: K123+500
_HYPHENS = frozenset("+-−")  # after a letter: AB-12亿; nobody says whether CPI-3% is below zero
_CAPITALS = frozenset(string.ascii_uppercase)
_SHORT_NAME = 3  # the fewest letters of a name like GDP, CPI, IPO
_HALF, _FIVE, _TEN = Decimal("0.5"), Decimal(5), Decimal(10)
_GLUED = frozenset({"age", "time", "calendar", "day"})  # 390万65岁以上老人


class PartReader:
    """Reads what the scan of :class:`~extractor.mentions.quantities.QuantityFinder` stops at."""

    def __init__(self, book: Rulebook, *, money: str | None = None):
        """``money``: the currency of numbers that are known to be amounts of money."""
        self.numerals = numerals = Numerals(book)
        self.joints = joints = Joints(book)
        self.rules = QuantityRules(book, self._digit)
        self._units = Units(book, money=money)
        self.unit_at = self._units.at
        self.prefix_at = self._units.prefix
        self._modifiers = Modifiers(book)
        self._refusals = Refusals(book)
        self._context = NumberContext(book)
        money_ends = frozenset(
            r.word[-1] for r in book.table("currencies") if r.get("place") != "before"
        )
        self._judge = Judge(
            numerals,
            joints,
            self._modifiers,
            self._refusals,
            self._context,
            money_ends=money_ends,
        )
        self._signs, self._values = PrintedSigns(joints), VagueValues(numerals, joints)
        self.fractions = Fractions(
            numerals,
            joints,
            self._units,
            self._modifiers,
            self._refusals,
            signs=self._signs,
            values=self._values,
        )
        self._behind = NumeralUnits(numerals, joints, self._units, money=money is not None)
        self._scales = frozenset(numerals.scales)
        # 兆 alone is as often a megabit as a million millions.
        self._large = frozenset(numerals.large) - frozenset(numerals.inner)
        self._half_ends = joints.half_unit
        self._inside = frozenset(numerals.every + "0123456789")
        self._long_minus = tuple(minus for minus in joints.minus if len(minus) > 1)
        self._vague_end = frozenset(joints.some + joints.roughly)
        self._after_unit = frozenset(joints.more) - frozenset(joints.some)

    def _digit(self, character: str) -> Decimal | None:
        """A digit, or the half that may stand in its place: 一成半."""
        return _FIVE if character in self.joints.half_unit else self.numerals.value(character)

    # --- numbers -------------------------------------------------------------------------------

    def number(self, text: str, start: int, end: int, last: int, *, every: bool) -> Part:
        """The part a numeral at ``start``–``end`` makes; ``last``: where the one before ends.

        ``every``: the text is known to be a quantity, so nothing around it refuses it.
        """
        raw = text[start:end]
        if raw[-1] in self._vague_end and len(raw) > 1 and not self._round(raw):
            end, raw = end - 1, raw[:-1]
        if len(raw) > LONGEST or text.startswith(self._long_minus, start):
            return refused(start, end)
        if not every and (refusal := self._in_code(text, start, end, raw)):
            return refusal
        number_end, unit_at = self._behind.after(text, end, raw)
        if unit_at is not None and unit_at.unit.kind == "unknown":
            return refused(start, end)
        if number_end < end:
            raw = raw[: number_end - end]
        low, high, inexact = self._values.of(raw)
        if low is None:
            return refused(start, end)
        if unit_at is None and text[number_end : number_end + 1] in self.joints.money_powers:
            letter = number_end
            low, number_end, unit_at = self._behind.power(text, number_end, low)
            raw += text[letter:number_end]
        ruled = self.rules.after(text, start, number_end, low)
        if ruled:
            return self.word(text, ruled, high)
        written = low
        if unit_at is not None and text[unit_at.end : unit_at.end + 1] in self._half_ends:
            low, high, unit_at = self._and_a_half(text, number_end, unit_at, low, high)
        touches = last == start and unit_at is not None and unit_at.unit.kind in MONEY
        if not every and not raw.isascii() and low == written and not touches:
            stop = unit_at.end if unit_at else number_end
            if self._refusals.in_word(text, start, stop):
                return refused(start, end)
        if (last == start or text[start - 1] in self._scales) and self._glued(
            text, start, last, unit_at
        ):
            return refused(start, unit_at.end if unit_at else end)
        numeral = Numeral(start, number_end, raw, low, high, inexact)
        if unit_at is None:
            return self._bare(text, numeral, last)
        sums = unit_at.unit.kind == "coin" and self._behind.coin_follows(text, unit_at.end)
        if not every and not sums and self._judge.refuses(text, numeral, unit_at, last):
            return refused(start, end)
        return self._counted(text, numeral, unit_at, last)

    def _round(self, raw: str) -> bool:
        """Whether what stands before 来 or 几 is round: 十几, 三千来, 20来; 5来 is none."""
        return raw[-2] in self._scales or (raw[-2] == "0" and raw[-1] in self.joints.roughly)

    def _in_code(self, text: str, start: int, end: int, raw: str) -> Part | None:
        """The refusal of a number that a word or a code in front makes no quantity: A500, 第3."""
        before = text[start - 1 : start]
        use = self._refusals.before(text, start)
        coded = before.isascii() and (before.isalpha() or before in _CODE)
        behind = text[max(0, start - 2)] if before in _HYPHENS else ""
        coded = coded or (before in _PLUS and behind in _LATIN) or behind in _LETTERS
        coded = coded and not self._behind_short_name(text, start, end, raw)
        if (use or coded) and self._units.prefix(text, start) is None:
            return refused(start, end, ordinal=use == "ordinal")
        return None

    def _behind_short_name(self, text: str, start: int, end: int, raw: str) -> bool:
        """Whether letters in front are a name, and no code's: GDP120亿元, CPI2.1%; not A500家."""
        unit_at = self._behind.after(text, end, raw)[1]
        if unit_at is None or unit_at.unit.kind not in MONEY | {"percent", "pp"}:
            return False
        at = start
        while at and text[at - 1] in _CAPITALS:
            at -= 1
        return start - at >= _SHORT_NAME and text[at - 1 : at] not in _LATIN | _HYPHENS

    def half_of(self, text: str, start: int, last: int, *, every: bool) -> Part | None:
        """半公里, 半个百分点: half of a unit that follows; of what is counted only if ``every``."""
        end = start + 1
        if not every and text[start - 1 : start] in self.joints.no_half:
            return None
        ruled = self.rules.after(text, start, end, _HALF) if every else None
        if ruled:
            return self.word(text, ruled)
        unit_at = self.unit_at(text, end)
        if unit_at is None or unit_at.unit.kind == "unknown":
            return None
        if not every and not self._halved(text, start, unit_at):
            return None
        numeral = Numeral(start, end, text[start:end], _HALF, None, None)
        return self._counted(text, numeral, unit_at, last)

    def _halved(self, text: str, start: int, unit_at: UnitAt) -> bool:
        """Whether running text means half of this unit: 半吨, but not 半方案, 半年."""
        kind, length = unit_at.unit.kind, unit_at.end - start - 1
        if self._refusals.after(text, unit_at.end):
            return False
        if kind in ("time", "calendar", "day"):
            front = self._modifiers.front(text, start)
            at = front.at if front else start
            return kind == "time" and self._context.measured(text, at, unit_at.end)
        if kind not in AMOUNTS - {"percent", "coin"}:
            return False
        return length > 1 or text[start + 1] in self.joints.half_of

    def _glued(self, text: str, start: int, last: int, unit_at: UnitAt | None) -> bool:
        """Whether digits belong to what they are written onto: 13万2, 5万元2.3本项目.

        Right behind 万 and 亿 they end that number, except in 390万65岁; a decimal of things right
        behind a quantity numbers a heading. ``last``: where the quantity before ends.
        """
        if not text[start].isdecimal():
            return False
        kind = unit_at.unit.kind if unit_at else ""
        if last == start and kind in COUNTS and unit_at:
            return "." in text[start : unit_at.end]
        numeral = start > 1 and text[start - 1] in self._scales and text[start - 2] in self._inside
        return numeral and kind not in _GLUED

    def _and_a_half(
        self, text: str, number_end: int, unit_at: UnitAt, low: Decimal, high: Decimal | None
    ) -> tuple[Decimal, Decimal | None, UnitAt]:
        """1个半 is one and a half, 3个半小时 three hours and a half; 3个半导体 are three."""
        end = unit_at.end
        if high is not None or text[number_end:end] not in self.joints.counter:
            return low, high, unit_at
        if not text[end + 1 : end + 2].isalnum():
            return EXACT.add(low, _HALF), None, UnitAt(unit_at.unit, end + 1)
        for counter in self.joints.counter:
            whole = counter + text[end + 1 : end + 6]
            longer = self._units.at(whole, 0)
            if (
                longer is not None
                and longer.end > len(counter)
                and longer.unit.kind in _COUNTED_HALVES
            ):
                stop = end + 1 + longer.end - len(counter)
                return EXACT.add(low, _HALF), None, UnitAt(longer.unit, stop)
        return low, high, unit_at

    # --- parts ---------------------------------------------------------------------------------

    def _counted(self, text: str, numeral: Numeral, unit_at: UnitAt, last: int) -> Part:
        unit, end = unit_at
        kind = unit.kind
        start, number_end, raw, low, high, inexact = numeral
        head = start
        if kind == "count" and text[number_end:end] in self.joints.counter:
            prefix = self._units.prefix(text, start)
            if prefix is not None and text[end : end + 1] in self._inside:
                unit, kind = Unit(prefix.unit.code, ONE, "coin"), "coin"  # 港币五个两毫六
        unit_text = text[number_end + (text[number_end] == " ") : end]
        if kind in MONEY:
            prefix = self._units.prefix(text, start)
            if prefix is not None:
                unit, head = unit._replace(code=prefix.unit.code), prefix.end
            if text[end : end + 1] in self.joints.even and not text[end + 1 : end + 2].isalpha():
                end += 1
        elif unit.code in _DEGREES:
            start = head = self._degree(text, start)
        front = self._judge.front(text, head, raw)
        at = front.at if front else head
        sign, negative = self._sign(text, start, last, kind)
        if sign < start:
            low, start, at = (-low if negative else low), sign, min(at, sign)
            degree = self._degree(text, start) if unit.code in _DEGREES else start
            start, at = degree, min(at, degree)  # 摄氏零下五度
        if front is None and kind in RATES:
            front = self._modifiers.far(text, start)
            at = front.at if front else at
        modifier = (front.modifier if front else None) or inexact
        if kind in _HALVES and self._context.half(text, end):
            low, end = EXACT.add(low, _HALF.copy_sign(low)), end + 1
        if kind in AMOUNTS - MONEY and text[end : end + 1] in self._after_unit:
            modifier, end = modifier or "over", end + 1
        part = Part(
            start=start,
            number_end=number_end,
            end=end,
            low=low,
            high=high,
            unit=unit,
            unit_text=unit_text,
            modifier=modifier,
            front=at,
            rule="number and unit",
            raw=raw,
        )
        return with_back(self._modifiers, text, part)

    def _degree(self, text: str, start: int) -> int:
        """Where the scale named in front of degrees begins: 摄氏37度."""
        for word in self.joints.degree:
            if text.endswith(word, 0, start):
                return start - len(word)
        return start

    def _sign(self, text: str, start: int, last: int, kind: str) -> tuple[int, bool]:
        """Where the sign begins, ``start`` if there is none, and whether it is a minus."""
        sign, negative = self._signs.of(text, start, last)
        if sign < start and kind in COUNTS:
            at_head = sign == 0 or text[sign - 1] == "\n"
            dash = text[sign] in self.joints.range or text[sign].isalpha()
            if at_head or dash or not negative:
                return start, False  # 减负7个, an item's mark
        return sign, negative

    def _bare(self, text: str, numeral: Numeral, last: int) -> Part:
        start, end, raw, low, high, inexact = numeral
        following = text[end : end + 1]
        if following.isascii() and (following.isalpha() or following in (".", "+")):
            return refused(start, end)
        if following.isdecimal() and raw[-1] in self._scales:
            digits = _DIGITS.match(text, end)
            behind = self._units.at(text, digits.end()) if digits else None
            if digits and self._glued(text, end, -1, behind):
                return refused(start, digits.end())  # 13万2元
        prefix = self._units.prefix(text, start) or self._behind.money_before(text, start, raw)
        if prefix is not None:
            front = self._judge.front(text, prefix.end, raw)
            return Part(
                start=prefix.end,
                number_end=end,
                end=end,
                low=low,
                high=high,
                unit=prefix.unit,
                unit_text=text[prefix.end : start],
                modifier=(front.modifier if front else None) or inexact,
                front=front.at if front else prefix.end,
                rule=BEFORE,
                raw=raw,
            )
        front = self._judge.front(text, start, raw)
        at = front.at if front else start
        sign, negative = self._signs.of(text, start, last)
        if sign < start:
            coded = text[max(0, sign - 1)]
            if coded.isalpha() and (coded.isascii() or raw.isdecimal()):
                return refused(start, end)  # 歼-20, AB-12亿
            low, start, at = (-low if negative else low), sign, min(at, sign)
        part = Part(
            start=start,
            number_end=end,
            end=end,
            low=low,
            high=high,
            unit=None,
            unit_text="",
            modifier=(front.modifier if front else None) or inexact,
            front=at,
            rule="bare number",
            raw=raw,
        )
        return with_back(self._modifiers, text, part)

    def word(self, text: str, ruled: Ruled, high: Decimal | None = None) -> Part:
        """The part that a rule makes: 翻倍, 一半, 六成五; ``high``: of a vague numeral, 七八成."""
        if high is not None:
            if ruled.ratio is None:
                return refused(ruled.start, ruled.end)
            high = EXACT.multiply(high, ruled.ratio)
        front = self._modifiers.front(text, ruled.start, bare_scale=True)
        front = front or self._modifiers.far(text, ruled.start)
        surface = text[ruled.start : ruled.end]
        end, modifier = ruled.end, ruled.modifier or (front.modifier if front else None)
        if text[end : end + 1] in self._after_unit:
            modifier, end = modifier or "over", end + 1
        part = Part(
            start=ruled.start,
            number_end=ruled.end,
            end=end,
            low=ruled.value,
            high=high,
            unit=Unit(ruled.unit, ONE, "ruled"),
            unit_text=surface if ruled.unit_text is None else ruled.unit_text,
            modifier=modifier,
            front=front.at if front else ruled.start,
            rule=ruled.rule,
            raw=surface,
            ratio=ruled.ratio,
        )
        return with_back(self._modifiers, text, part)

    def implied(self, text: str, part: Part) -> Unit | None:
        """The unit of a number without one, where the text around makes it certain."""
        if part.refused or part.unit is not None:
            return None
        raw, joints = part.raw, self.joints
        if len(raw) == 4 and raw.isdecimal() and raw[:2] in ("19", "20"):
            return None  # a year
        before, after = text[part.start - 1 : part.start], text[part.end : part.end + 1]
        if before in joints.slash or before in joints.open or after in joints.slash:
            return None
        if before in joints.ratio or after in joints.ratio:
            return None
        if after in joints.range or (raw[0] in self._scales and not part.modifier):
            return None
        large = not self._large.isdisjoint(raw)
        code = self._context.implied(text, part.front, part.end, large=large)
        if code is not None:
            return Unit(code, ONE, "implied")
        if self._refusals.after_bare(text, part.end):
            return None
        counted = large and raw[0].isascii()
        decimal = "." in raw and self._context.linked(text, part.front)
        return PLAIN if counted or decimal else None
