"""Units after a number, with what raises and divides them: 元/吨, km², 元/(kW·h)."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.mentions.quantity.unit_words import (
    NAME,
    PLAIN_MONEY,
    RAISED,
    UNKNOWN,
    Unit,
    UnitAt,
    UnitWords,
    is_letter,
)
from extractor.rulebook import Rulebook

_DATED = frozenset({"calendar", "day"})
_NOT_BELOW = frozenset({"percent", "pp", "none"})
_COUNTED = frozenset({"count", "currency", "measure"})
_PERIODS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_TIMES = ("·", "⋅", "∙", "•")
#: What is no unit that is known, and no clause either: 米/床.
_WORD = re.compile(r"[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff0-9])")
_RAISED_ANY = frozenset("²³^⁰¹⁴⁵⁶⁷⁸⁹⁻")
_TIMES_OR_OVER = frozenset("·⋅∙•.*/")  # after a unit in letters they join another one to it
_OPEN, _CLOSE = frozenset("(（"), frozenset(")）")


class Units:
    """Every unit of the rulebook, looked up at one place of a text."""

    def __init__(self, book: Rulebook, *, money: str | None = None):
        """``money``: units of money alone, with the words that mean this currency in an amount."""
        words = UnitWords(book, money=money)
        self._single, self._raised = words.at, words.raised
        self.prefix, self.name_before = words.prefix, words.name_before
        self._money_starts = words.money_starts
        self._per = frozenset(r.word for r in book.table("number_joints") if r.get("role") == "per")
        counting = ("tens", "unit", "scale")
        self._scales = frozenset(
            row.word for row in book.table("numerals") if row.get("role") in counting
        )
        self._per_or_times = self._per | frozenset(_TIMES)
        self._goes_on = frozenset((*self._per, *RAISED, *_RAISED_ANY, *_TIMES_OR_OVER))

    def at(self, text: str, at: int) -> UnitAt | None:
        """The unit that begins at ``at``, with what it is divided by."""
        found = self._single(text, at)
        if found is None or found.unit.kind in ("none", "below"):
            return None
        following = text[found.end : found.end + 1]
        if following in self._money_starts and found.unit.code == PLAIN_MONEY:
            found = self._named(text, found)
            following = text[found.end : found.end + 1]
        if following not in self._goes_on:
            return found  # nearly all
        found = self._powered(text, found)
        end = found.end
        if text[end : end + 1] in self._per and found.unit.kind not in _DATED:
            return self._divided(text, found, end + 1)
        return self._whole(text, found)

    def _divided(self, text: str, found: UnitAt, at: int) -> UnitAt:
        """``found`` over the unit that begins at ``at``, which may be bracketed: 元/(kW·h)."""
        bracketed = text[at : at + 1] in _OPEN
        below = self._single(text, at + bracketed) or self._many(text, at + bracketed)
        if below is None or below.unit.kind in _NOT_BELOW:
            unread = bracketed and text[at + 1 : at + 2].isascii()
            unread = unread or bool(_WORD.match(text, at))
            return UnitAt(UNKNOWN, at) if unread else self._whole(text, found)
        under = self._over_time(text, self._powered(text, below))
        if not bracketed:
            return self._quotient(found, under, text)
        if text[under.end : under.end + 1] not in _CLOSE:
            return UnitAt(UNKNOWN, under.end)
        return self._quotient(found, UnitAt(under.unit, under.end + 1), text)

    def _many(self, text: str, at: int) -> UnitAt | None:
        """吨标准煤/万元, 张/千人: so many of a unit, by the name that is written."""
        start = at
        while text[at : at + 1] in self._scales:
            at += 1
        found = self._single(text, at) if at > start else None
        if found is None or found.unit.kind not in _COUNTED:
            return None
        return UnitAt(Unit(text[start : found.end], Decimal(1), found.unit.kind), found.end)

    def _over_time(self, text: str, below: UnitAt) -> UnitAt:
        """元/平方米·月, 元/人/天: what is below the stroke, and how long it is for."""
        mark = text[below.end : below.end + 1]
        if not mark or below.unit == UNKNOWN or mark not in self._per_or_times:
            return below
        time = self._single(text, below.end + 1)
        if time is None or time.unit.code not in _PERIODS:
            return below
        if text[below.end + 1].isascii() and text[below.end - 1] not in RAISED:
            return below  # m2·d, but kW·a
        code = f"{below.unit.code}/{time.unit.code}"
        factor = below.unit.factor * time.unit.factor
        return UnitAt(Unit(code, factor, below.unit.kind), time.end)

    def _named(self, text: str, found: UnitAt) -> UnitAt:
        """五万元美元: a plain coin in front of the currency's name is that currency's."""
        if found.unit.factor != 1:
            return found
        named = self._single(text, found.end)
        if named is None or named.unit.kind != "currency" or named.end - found.end < NAME:
            return found
        return named if named.unit.factor == 1 else found

    def _quotient(self, above: UnitAt, below: UnitAt, text: str) -> UnitAt:
        unit, under = above.unit, below.unit
        if UNKNOWN in (unit, under):
            return UnitAt(UNKNOWN, below.end)
        kind = "measure" if unit.kind in ("time", "day", "loose") else unit.kind
        quotient = Unit(f"{unit.code}/{under.code}", unit.factor / under.factor, kind)
        return self._whole(text, UnitAt(quotient, below.end))

    def _powered(self, text: str, found: UnitAt) -> UnitAt:
        """``found`` with what raises it: km², 米³; UNKNOWN where that makes no unit."""
        end = found.end
        following = text[end : end + 1]
        if following not in _RAISED_ANY and not (following in RAISED and is_letter(text, end - 1)):
            return found
        mark = text[end : end + 1 + (following == "^")]
        power, unit = RAISED.get(mark), found.unit
        code = self._raised(unit.code, power) if power and unit.factor == 1 else None
        if code is None:
            return UnitAt(UNKNOWN, end + len(mark))
        return UnitAt(unit._replace(code=code), end + len(mark))

    @staticmethod
    def _whole(text: str, found: UnitAt) -> UnitAt:
        """``found``, or UNKNOWN where letters go on: the kW of kW·a, the W of W/(m·K)."""
        end = found.end
        if text[end : end + 1] in _RAISED_ANY:
            return UnitAt(UNKNOWN, end)
        last = text[end - 1]
        latin = last in RAISED or (last.isascii() and last.isalpha())
        if latin and text[end : end + 1] in _TIMES_OR_OVER:
            following = text[end + 1 : end + 2]
            if following == "(" or (following.isascii() and following.isalpha()):
                return UnitAt(UNKNOWN, end)
        return found
