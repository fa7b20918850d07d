"""The unit of one numeral: after it, inside its last character, or a currency in front."""

from __future__ import annotations

from decimal import Decimal

from extractor.mentions.quantity.exact import EXACT
from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.kinds import MONEY, RATES
from extractor.mentions.quantity.unit_words import UnitAt
from extractor.mentions.quantity.units import Units
from extractor.mentions.quantity.values import Numerals

_MILLION = 10**6  # what 兆 means in front of a measure
_COINS = 3  # the most characters of a number of small coins: 零五, 35


class NumeralUnits:
    """Finds the units of numerals; built once."""

    def __init__(self, numerals: Numerals, joints: Joints, units: Units, *, money: bool = False):
        self._joints, self._units, self._money = joints, units, money
        self._scales = frozenset(numerals.scales)
        # 兆 alone is as often a megabit as a million millions.
        self._large = frozenset(numerals.large) - frozenset(numerals.inner)
        self._lead, self._mega = frozenset(numerals.lead), frozenset(numerals.inner)
        self._inside = frozenset(numerals.every + "0123456789")
        self._inexact = frozenset(joints.more + joints.roughly)

    def after(self, text: str, end: int, raw: str) -> tuple[int, UnitAt | None]:
        """Where the numeral really ends, and its unit: the 千 of 5千瓦 is the unit's."""
        inside = self._in_last(text, end, raw) if len(raw) > 1 and raw[-1] in self._scales else None
        if inside is not None:
            return end - 1, inside
        if len(raw) > 1 and raw[-1] in self._inexact:
            found = self._units.at(text, end - 1)
            if found is not None and found.unit.kind == "currency" and found.end > end + 1:
                return end - 1, found  # 50万多米尼加比索, 30几内亚法郎
        if len(raw) > 1 and raw[-1] in self._lead and self._units.at(text, end) is None:
            found = self._units.at(text, end - 1)
            if found is not None and found.end == end and found.unit.kind == "measure":
                return end - 1, found  # 三十两
        if text[end : end + 1] == " ":
            return end, self._units.at(text, end + 1)
        found = self._units.at(text, end)
        if found is not None and raw[-1] in self._large:
            found = self._money_counted(text, end, found)
        return end, found

    def _in_last(self, text: str, end: int, raw: str) -> UnitAt | None:
        """The unit whose name begins with the numeral's last character: 千瓦, 兆焦耳."""
        found, following = self._units.at(text, end - 1), self._units.at(text, end)
        if following is not None and found is not None and following.end > found.end:
            found = None  # 八千克朗
        if found is not None and found.end > end:
            return found
        if following is None or raw[-1] not in self._mega or following.unit.kind != "measure":
            return None
        million = following.unit._replace(factor=following.unit.factor * _MILLION)
        return following._replace(unit=million)

    def _money_counted(self, text: str, start: int, found: UnitAt) -> UnitAt:
        """5亿个美元: so many of a currency, where no one would count things of its name."""
        if text[start : found.end] not in self._joints.counter:
            return found
        money = self._units.at(text, found.end)
        named = money is not None and money.unit.kind == "currency" and money.end - found.end > 1
        return money if money is not None and named else found

    def power(self, text: str, end: int, low: Decimal) -> tuple[Decimal, int, UnitAt | None]:
        """15k元: a letter that multiplies, before a unit of money or a percentage; of money 15k."""
        unit_at = self._units.at(text, end + 1)
        counted = unit_at is not None and unit_at.unit.kind in RATES | MONEY
        following = text[end + 1 : end + 2]
        if counted or (self._money and not (following.isascii() and following.isalnum())):
            return EXACT.multiply(low, self._joints.power(text[end])), end + 1, unit_at
        return low, end, None

    def coin_follows(self, text: str, at: int) -> bool:
        """Whether an amount in a smaller coin follows: 三块 is money in front of 五毛."""
        stop = at
        while stop - at <= _COINS and text[stop : stop + 1] in self._inside and stop < len(text):
            stop += 1
        coin = self._units.at(text, stop) if stop > at else None
        return coin is not None and coin.unit.kind == "coin" and coin.unit.factor < 1

    def money_before(self, text: str, start: int, raw: str) -> UnitAt | None:
        """日元50万: the currency in front of a large number that has no unit after it.

        Not in 1欧元兑美元1.1, nor where the name is the unit of a number before it.
        """
        named = None if self._large.isdisjoint(raw) else self._units.name_before(text, start)
        counted = named is not None and text[named.end - 1 : named.end] in self._inside
        return None if counted and named and named.end else named
