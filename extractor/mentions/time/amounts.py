"""Durations: an amount of one unit with its halves, and several of them added up."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction

from extractor.mentions.mention import TimeValue
from extractor.mentions.time.parts import NotATimeError, TimeGroups
from extractor.mentions.time.words import DurationUnit, TimeWords

#: Letters of ISO 8601 units in order; ``m`` is the minute, which ISO writes M after the T.
_DATE, _CLOCK = "YMWD", "HmS"
#: Half a unit as so many of a smaller one.
_HALF = {
    "Y": ("M", Fraction(6)),
    "M": ("D", Fraction(15)),
    "W": ("D", Fraction(7, 2)),
    "D": ("H", Fraction(12)),
    "H": ("m", Fraction(30)),
    "m": ("S", Fraction(30)),
    "S": ("S", Fraction(1, 2)),
}

DurationParts = dict[str, Fraction]


def duration(groups: TimeGroups, words: TimeWords, *, rest: str | None = None) -> TimeValue:
    """连续7个季度 → P21M; ``streak`` where the run is said to be unbroken.

    Args:
        rest: the ISO duration of what follows (两年零三个月), to be added.
    """
    parts = amount_of(groups, words)
    if "n_b" in groups:  # 两三年: from two to three
        ends = (written(amount_of({**groups, "n": n}, words)) for n in few(groups))
        return TimeValue("duration", "/".join(ends), None, "streak" in groups)
    if rest is not None:
        parts = added(parts, rest)
    mod = "APPROX" if groups.keys() & {"over", "tail"} else None
    return TimeValue("duration", written(parts), mod, "streak" in groups)


def few(groups: TimeGroups) -> tuple[str, str]:
    """The two ends of a numeral of two neighbours: 两三, 三四十."""
    tens = groups.get("tens", "")
    return groups["n"] + tens, groups["n_b"] + tens


def amount_of(groups: TimeGroups, words: TimeWords) -> DurationParts:
    """Unit → how many, of n or amount, unit, halfunit, plushalf, halfafter."""
    unit = words.units[groups["unit"]]
    letter = letter_of(unit)
    amount = _amount(groups, words)
    parts: DurationParts = {}
    if amount.denominator == 2:
        _add(parts, _HALF[letter][0], _HALF[letter][1] * unit.factor)
        amount -= Fraction(1, 2)
    if groups.keys() & {"plushalf", "halfafter"}:
        _add(parts, _HALF[letter][0], _HALF[letter][1] * unit.factor)
    if "plusmonths" in groups:
        _add(parts, "M", Fraction(words.number(groups["plusmonths"])))
    _add(parts, letter, amount * unit.factor)
    return parts


def letter_of(unit: DurationUnit) -> str:
    """Its letter, with the minute told from the month."""
    return "m" if unit.clock and unit.letter == "M" else unit.letter


def _amount(groups: TimeGroups, words: TimeWords) -> Fraction:
    if "halfunit" in groups:
        return Fraction(1, 2)
    text = groups.get("amount") or groups.get("n")
    if text is None:
        if groups.keys() & {"plushalf", "halfafter"}:
            return Fraction(1)
        raise NotATimeError
    digits, scale = text.replace(",", ""), 1
    if digits[0].isascii() and not digits[-1].isascii():
        digits, scale = digits[:-1], int(unicodedata.numeric(digits[-1]))
    if digits[0].isascii():
        return Fraction(Decimal(digits)) * scale
    decimals = "".join(str(words.number(c)) for c in groups.get("decimals", ""))
    return Fraction(f"{words.number(digits)}.{decimals or 0}")


def _add(parts: DurationParts, letter: str, amount: Fraction) -> None:
    if amount:
        parts[letter] = parts.get(letter, Fraction(0)) + amount


def added(parts: DurationParts, value: str) -> DurationParts:
    """``parts`` with those of an ISO duration added."""
    both = dict(parts)
    clock, number = False, ""
    for ch in value[1:]:
        if ch == "T":
            clock = True
        elif ch.isdigit() or ch == ".":
            number += ch
        else:
            _add(both, "m" if clock and ch == "M" else ch, Fraction(number))
            number = ""
    return both


def written(parts: DurationParts) -> str:
    """ISO 8601: ``{"Y": 4, "M": 6}`` → ``P4Y6M``."""
    days = "".join(_number(parts[k]) + k for k in _DATE if parts.get(k))
    clock = "".join(_number(parts[k]) + k.upper() for k in _CLOCK if parts.get(k))
    return f"P{days}T{clock}" if clock else f"P{days or '0D'}"


def _number(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return format(exact.normalize(), "f")
