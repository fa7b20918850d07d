"""One numeral at a time: what it is worth, its unit, and whether it is a quantity at all."""

from __future__ import annotations

from decimal import Decimal

from extractor.mentions.quantity.bare import Bare
from extractor.mentions.quantity.codes import Codes
from extractor.mentions.quantity.counted import Counted
from extractor.mentions.quantity.exact import EXACT, LONGEST
from extractor.mentions.quantity.fractions import Fractions
from extractor.mentions.quantity.halves import Halves
from extractor.mentions.quantity.judge import Judge
from extractor.mentions.quantity.kinds import MONEY
from extractor.mentions.quantity.part import Numeral, Part, made_numeral, refused
from extractor.mentions.quantity.ruled import RuledParts
from extractor.mentions.quantity.rules import QuantityRules
from extractor.mentions.quantity.sums import MU
from extractor.mentions.quantity.unit_words import UnitAt
from extractor.mentions.quantity.words import QuantityWords
from extractor.rulebook import Rulebook

_FIVE = Decimal(5)


class PartReader:
    """Reads what the scan of :class:`~extractor.mentions.quantity.finder.QuantityFinder` stops at.

    ``half``, ``word`` and ``fractions`` make the parts that begin with no plain numeral,
    ``implied`` the unit of a bare number.
    """

    def __init__(self, book: Rulebook, *, money: str | None = None):
        """``money``: the currency of numbers that are known to be amounts of money."""
        words = QuantityWords.of(book, money=money)
        self.numerals, self.joints = words.numerals, words.joints
        self.rules = QuantityRules(book, self._digit)
        self.unit_at, self.prefix_at = words.units.at, words.units.prefix
        coins = (r.word[-1] for r in book.table("currencies") if r.get("place") != "before")
        fields = (r.word[-1] for r in book.table("units") if r.get("code") == MU)
        self._judge = judge = Judge(words, score_ends=frozenset((*coins, *fields)))
        self._codes = codes = Codes(words)
        self._counted, self._ruled = counted, ruled = Counted(words, judge), RuledParts(words)
        self._halves = Halves(words, self.rules, counted, ruled)
        self._bare = Bare(words, judge, codes)
        self.fractions = Fractions(words)
        self.half, self.word, self.implied = self._halves.part, ruled.part, self._bare.implied
        self._attached, self._values, self._refusals = words.attached, words.values, words.refusals
        self._scales, self._large = words.scales, words.large
        #: Signs that begin with a numeral: 零下, 零上.
        self.sign_words = tuple(w for w in (*self.joints.minus, *self.joints.plus) if len(w) > 1)
        self._vague_end = frozenset(self.joints.some + self.joints.roughly)

    def _digit(self, character: str) -> Decimal | None:
        """A digit, or the half that may stand in its place: 一成半."""
        return _FIVE if character in self.joints.half_unit else self.numerals.value(character)

    def number(self, text: str, start: int, end: int, last: int, *, every: bool) -> Part:
        """The part a numeral at ``start``–``end`` makes; ``last``: where the one before ends.

        ``every``: the text is known to be a quantity, so nothing around it refuses it.
        """
        raw = text[start:end]
        if raw[-1] in self._vague_end and len(raw) > 1 and not self._round(raw):
            end, raw = end - 1, raw[:-1]
        if len(raw) > LONGEST:
            return refused(start, end)
        if not every and (refusal := self._codes.refusal(text, start, end, raw)):
            return refusal
        valued = self._valued(text, start, end, raw)
        if valued is None:
            return refused(start, end)
        numeral, unit_at = valued
        ruled = self.rules.after(text, start, numeral.end, numeral.low)
        if ruled:
            return self.word(text, ruled, numeral.high)
        part = self._judged(text, numeral, unit_at, last, every=every)
        return refused(start, end) if part is None else part

    def _round(self, raw: str) -> bool:
        """Whether what stands before 来 or 几 is round: 十几, 三千来, 20来; 5来 is none."""
        return raw[-2] in self._scales or (raw[-2] == "0" and raw[-1] in self.joints.roughly)

    def _valued(
        self, text: str, start: int, end: int, raw: str
    ) -> tuple[Numeral, UnitAt | None] | None:
        """The numeral ``raw`` with its value, where it really ends, and the unit after it.

        None where it has no value, or a unit that nobody can read.
        """
        number_end, unit_at = self._attached.after(text, end, raw)
        if unit_at is not None and unit_at.unit.kind == "unknown":
            return None
        if number_end < end:
            raw = raw[: number_end - end]
        low, high, inexact = self._values.of(raw)
        if low is None:
            return None
        if raw[-1] in self._large and text[number_end : number_end + 1] in self.joints.half_unit:
            low, raw, number_end, unit_at = self._and_half(text, number_end, (low, raw, unit_at))
        if unit_at is None and text[number_end : number_end + 1] in self.joints.money_powers:
            letter = number_end
            low, number_end, unit_at = self._attached.power(text, number_end, low)
            raw += text[letter:number_end]
        return made_numeral((start, number_end, raw, low, high, inexact)), unit_at

    def _and_half(
        self, text: str, end: int, read: tuple[Decimal, str, UnitAt | None]
    ) -> tuple[Decimal, str, int, UnitAt | None]:
        """1万半元 are 15,000: half of the scale; 1万半导体, where no unit follows, are ``read``."""
        low, raw, unit_at = read
        after = self.unit_at(text, end + 1)
        if after is None and text[end + 1 : end + 2].isalnum():
            return low, raw, end, unit_at
        half = EXACT.divide(self.numerals.signs[raw[-1]].value, Decimal(2))
        return EXACT.add(low, half), raw + text[end], end + 1, after

    def _judged(
        self, text: str, numeral: Numeral, unit_at: UnitAt | None, last: int, *, every: bool
    ) -> Part | None:
        """The part of a numeral whose value and unit are known, None where it counts nothing."""
        start, raw, written = numeral.start, numeral.raw, numeral.low
        if unit_at is not None and text[unit_at.end : unit_at.end + 1] in self.joints.half_unit:
            numeral, unit_at = self._halves.added(text, numeral, unit_at)
        money = unit_at is not None and unit_at.unit.kind in MONEY
        touches = money and self._judge.touches(text, start, last)
        if not every and not raw.isascii() and numeral.low == written and not touches:
            stop = unit_at.end if unit_at else numeral.end
            if self._refusals.in_word(text, start, stop):
                return None
        after_one = last == start or text[start - 1] in self._scales
        if after_one and self._codes.glued(text, start, last, unit_at):
            return None if unit_at is None else refused(start, unit_at.end)
        if unit_at is None:
            return self._bare.part(text, numeral, last)
        sums = unit_at.unit.kind == "coin" and self._attached.coin_follows(text, unit_at.end)
        if not every and not sums and self._judge.refuses(text, numeral, unit_at, last):
            return None
        return self._counted.part(text, numeral, unit_at, last)
