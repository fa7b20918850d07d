"""One scan of a text for its quantities: numbers with their units, normalised at once.

The scan stops at numerals and at the few words that are quantities by themselves (翻倍, 一半). At
each numeral the unit is looked up where it ends; what stands around decides whether it is a
quantity at all. Ranges, lists that share one unit and amounts in two units are put together last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import regex

from extractor.kept import compiled
from extractor.lazy import Once
from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.quantity.borders import NumeralBorders
from extractor.mentions.quantity.charges import charge
from extractor.mentions.quantity.exact import EXACT, LONGEST, ONE, tidy
from extractor.mentions.quantity.fractions import PLAIN
from extractor.mentions.quantity.home_currency import HomeCurrency
from extractor.mentions.quantity.joining import join
from extractor.mentions.quantity.part import Part, refused
from extractor.mentions.quantity.parts import PartReader
from extractor.mentions.quantity.sums import Sums
from extractor.mentions.quantity.unit_words import Unit
from extractor.mentions.quantity.values import RAISED_MARKS
from extractor.rulebook import Rulebook
from extractor.rulebook.bounded import limited

#: Two numbers that might be one with a comma by thousands.
_TWO = re.compile(r"(?<![0-9.,，])(?P<left>[0-9]{1,3})，(?P<right>[0-9]{3})(?![0-9.,，])")

_Scan = Callable[[str, int], "regex.Match[str] | None"]


class QuantityFinder:
    """Finds every quantity of a reading text. Built once; holds no state between texts."""

    def __init__(self, book: Rulebook, *, money: str | None = None):
        """``money``: see :class:`QuantityReader`."""
        self.reader = reader = PartReader(book, money=money)
        self._money = None if money is None else Unit(money, ONE, "currency")
        numerals, joints = reader.numerals, reader.joints
        # The scan is only tried where a quantity may begin: `re` skips there, and is the faster.
        begins = re.escape(numerals.every + joints.some + reader.rules.word_starts)
        self._first = re.compile(f"[0-9.{begins}]")
        #: Most numerals: nothing after these digits goes on with them.
        # no possessive group: before 3.11.5 re takes what such a one has given up (10.\u00a0)
        self._plain = re.compile(rf"[0-9]++(?:\.[0-9]++)?(?![0-9.,{_going_on(reader)} ])")
        self._scan = _scan(reader, numerals.run)
        #: The scan of a text that is known to be a quantity; extraction never needs it.
        self._free_scan: Once[_Scan] = Once(partial(_scan, reader, numerals.free_run, free=True))
        self._joints, self._sums = joints, Sums(book)
        self._cut = NumeralBorders(joints).cut
        self.home = HomeCurrency(book)

    def find(self, text: str, *, every: bool = False) -> list[Mention]:
        """Every quantity of ``text``, not overlapping, in text order.

        Args:
            text: a reading text.
            every: the text is known to be a quantity: take also what running text uses otherwise
                (一度, 两毛, 三年).
        """
        reader = self.reader
        parts = self._parts(text, every=every)
        numerals, joints = reader.numerals, self._joints
        joined = join(text, parts, numerals, joints, self._sums, every=every, plain=self._money)
        mentions: list[Mention] = []
        for part in joined:
            if part.refused:
                continue
            unit = part.unit or self._money or reader.implied(text, part)
            unit = unit or (PLAIN if every else None)
            if unit is not None:
                mentions.append(_mention(part, unit))
        return self.home.applied(text, mentions)

    def _parts(self, text: str, *, every: bool) -> list[Part]:
        """The numbers of a text with their units, those refused among them, in text order."""
        parts: list[Part] = []
        taken = 0
        last = -1  # where the quantity before ends: a dash there is no minus
        scan = self._free_scan() if every else self._scan  # how it matches
        for place in self._first.finditer(text):
            at = place.start()
            if at < taken:
                continue
            plain = self._plain.match(text, at)
            found = None if plain else scan(text, at)
            number = plain or found
            if number is None:
                continue
            end = number.end()
            part = self._part(text, (at, end), found, last, every=every)
            if part is None:
                continue
            if part.whole and parts and parts[-1].number_end < part.start:
                part = self._mixed(text, parts, part)
            parts.append(part)
            if not part.refused:
                last = part.end
            taken = max(end, part.end)
        return parts

    def _mixed(self, text: str, parts: list[Part], part: Part) -> Part:
        """A fraction with the whole number in front of it, which it takes from ``parts``."""
        mixed = self.reader.fractions.mixed(text, parts[-1], part)
        if mixed is not part:
            parts.pop()
        return mixed

    def _two_coins(self, text: str, start: int, end: int) -> bool:
        """Whether the digits are one of two amounts, each with its currency: $20，300美元."""
        pair = _TWO.search(text, max(0, start - LONGEST), end + LONGEST)
        while pair is not None and pair.end() < end:
            pair = _TWO.search(text, pair.end("left"), end + LONGEST)
        if pair is None or (start, end) not in (pair.span("left"), pair.span("right")):
            return False
        after = self.reader.unit_at(text, pair.end())
        money = after is not None and after.unit.kind == "currency"
        return money and self.reader.prefix_at(text, pair.start()) is not None

    def _part(
        self,
        text: str,
        at: tuple[int, int],
        found: regex.Match[str] | None,
        last: int,
        *,
        every: bool,
    ) -> Part | None:
        """What stands at a place of the text; None for a bare 半.

        Args:
            text: the whole text.
            at: the span of a numeral, or of a word that is a quantity.
            found: the scan's match of it, None of plain digits.
            last: where the quantity before ends.
            every: see :meth:`find`.
        """
        start, end = at
        if self._cut(text, start, end) and not self._two_coins(text, start, end):
            return refused(start, end)
        if found is None:
            return self.reader.number(text, start, end, last, every=every)
        return self._scanned(text, found, last, every=every)

    def _scanned(
        self, text: str, found: regex.Match[str], last: int, *, every: bool
    ) -> Part | None:
        """What a match of the scan is: a word, a fraction, a numeral; None for a bare 半."""
        reader = self.reader
        if text.startswith(reader.sign_words, found.start()):
            return None  # 零下5℃
        start, end = found.span("n")
        if start < 0:
            return reader.word(text, reader.rules.word(str(found.lastgroup), *found.span()))
        if text[start] in self._joints.half_unit:
            return reader.half(text, start, last, every=every)
        if found.start("over") >= 0:
            return reader.fractions.fraction(text, (start, end), found.span("over"))
        slash = None
        if found.start("under") >= 0:
            slash = reader.fractions.slash(text, (start, end), found.end("under"))
        return slash or reader.number(text, start, end, last, every=every)


def _mention(part: Part, unit: Unit) -> Mention:
    low = tidy(EXACT.multiply(part.low, unit.factor))
    high = None if part.high is None else tidy(EXACT.multiply(part.high, unit.factor))
    value = QuantityValue(
        value=low if high is None else None,
        lower=None if high is None else min(low, high),
        upper=None if high is None else max(low, high),
        unit=unit.code,
        unit_text=part.unit_text,
        modifier=part.modifier,
        front=part.front,
    )
    return Mention(part.start, part.end, value, part.rule)


def _going_on(reader: PartReader) -> str:
    """What may stand after a digit as part of the same numeral, for a set of characters."""
    numerals, joints = reader.numerals, reader.joints
    over = "".join(word[0] for word in joints.over)
    inner = (numerals.every, numerals.points, joints.more, joints.roughly, *joints.slash, over)
    inner += (joints.times, RAISED_MARKS)
    return re.escape("".join(inner))


def _scan(
    reader: PartReader, run: str, *, free: bool = False
) -> Callable[[str, int], regex.Match[str] | None]:
    numerals, joints, rules = reader.numerals, reader.joints, reader.rules
    scales, slash = numerals.scales, "".join(joints.slash)
    some = rf"[{joints.some}][{scales}]++"
    number = rf"(?:{some}|{run}(?:[{joints.more}{joints.roughly}](?:[{scales}]++)?)?)"
    over = "|".join(map(regex.escape, (*joints.over, *(joints.part if free else ()))))
    pattern = compiled(
        rf"(?:{rules.word_pattern}|{charge(numerals, joints)}|(?P<n>[{''.join(joints.half_unit)}])"
        rf"|(?P<n>{number})(?:(?:{over})(?P<over>{run}|[{numerals.formal}])"
        rf"|(?<![0-9.][{slash}]?[0-9]+)[{slash}](?P<under>[0-9]++)(?![0-9.{slash}]))?)"
    )
    return limited(pattern.match, rules.word_rules)
