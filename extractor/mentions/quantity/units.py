"""Units behind a number: measures, currencies and classifiers, and quotients of them (元/吨)."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from extractor.mentions.quantity.dimensions import Measures
from extractor.rulebook import Row, Rulebook

#: What a unit may be: see units.tsv, currencies.tsv and classifiers.tsv.
_KINDS = frozenset(
    (
        *("percent", "pp", "permille", "multiple", "measure", "age", "time", "calendar", "day"),
        *("currency", "coin", "count", "score", "loose", "none", "below"),
    )
)
_DATED = frozenset({"calendar", "day"})
_PLAIN_MONEY, _NAME = "CNY", 2  # a currency's name has so many characters at least
_NOT_BELOW = frozenset({"percent", "pp", "none"})
_COUNTED = frozenset({"count", "currency", "measure"})
_PERIODS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_TIMES = ("·", "⋅", "∙", "•")
#: What is no unit that is known, and no clause either: 米/床.
_WORD = re.compile(r"[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff0-9])")
_RAISED = {"²": 2, "³": 3, "^2": 2, "^3": 3, "2": 2, "3": 3}
_RAISED_ANY = frozenset("²³^⁰¹⁴⁵⁶⁷⁸⁹⁻")
_TIMES_OR_OVER = frozenset("·⋅∙•.*/")  # behind a unit in letters they join another one to it
#: The block of units in one sign: ㎎, ㎢.
_SIGNS = tuple(map(chr, range(0x3371, 0x33E0)))
_OPEN, _CLOSE = frozenset("(（"), frozenset(")）")
_LAST = "$"  # in place of a word: nothing may follow
_BEFORE, _AFTER = 12, 6  # how far a word that a unit depends on may stand from it


class Unit(NamedTuple):
    """One unit: its code, what one of it is worth in that code, and its kind (see units.tsv)."""

    code: str
    factor: Decimal
    kind: str
    near: tuple[str, ...] = ()


#: A unit that goes on in a way that is not understood: its number is none either.
UNKNOWN = Unit("", Decimal(1), "unknown")


class UnitAt(NamedTuple):
    """A unit where it stands: ``end`` is the offset after its last character."""

    unit: Unit
    end: int


class Units:
    """Every unit of the rulebook, looked up at one place of a text; the longest wins."""

    def __init__(self, book: Rulebook, *, money: str | None = None):
        """``money``: units of money alone, with the words that mean this currency in an amount."""
        self._units: dict[str, list[Unit]] = {}
        self._prefixes: dict[str, Unit] = {}
        tables = (("units", ""), ("currencies", "currency"), ("classifiers", "count"))
        for name, kind in tables if money is None else tables[1:2]:
            for row in book.table(name):
                if row.get("place") == "before":
                    self._prefixes[row.word] = _unit(row, kind)
                else:
                    self._units.setdefault(row.word, []).append(_unit(row, kind))
        for row in () if money is None else money_words(book, money):
            unit = Unit(str(money), Decimal(row.get("factor")), "coin")
            if row.get("place") == "before":
                self._prefixes[row.word] = unit
            else:
                self._units[row.word] = [unit]
        for row in book.table("not_units"):
            unless = tuple(row.get("unless"))
            self._units.setdefault(row.word, []).append(Unit("", Decimal(1), "none", unless))
        self._per = frozenset(r.word for r in book.table("number_joints") if r.get("role") == "per")
        self._raised = Measures(book).raised
        counting = ("tens", "unit", "scale")
        self._scales = frozenset(
            row.word for row in book.table("numerals") if row.get("role") in counting
        )
        self._units.update(self._in_one_sign())
        names = (row.word for row in book.table("currencies") if len(row.word) >= _NAME)
        self._money_starts = frozenset(name[0] for name in names)
        self._named_before = _names_of_money(self._units)
        self._per_or_times = self._per | frozenset(_TIMES)
        self._goes_on = frozenset((*self._per, *_RAISED, *_RAISED_ANY, *_TIMES_OR_OVER))
        self._lengths: dict[str, tuple[int, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for word in self._units:
            lengths.setdefault(word[0], set()).add(len(word))
        prefixes: dict[str, set[int]] = {}
        for word in self._prefixes:
            prefixes.setdefault(word[-1], set()).add(len(word))
        self._prefix_lengths = {c: tuple(sorted(n, reverse=True)) for c, n in prefixes.items()}
        self._lengths = {c: tuple(sorted(n, reverse=True)) for c, n in lengths.items()}

    def _in_one_sign(self) -> dict[str, list[Unit]]:
        """Units that Unicode has as one sign, by what they are made of: ㎎, ㎢."""
        found: dict[str, list[Unit]] = {}
        for sign in _SIGNS:
            word = unicodedata.normalize("NFKC", sign)
            units = self._units.get(word)
            power = _RAISED.get(word[-1])
            if units is None and power is not None and word[:-1] in self._units:
                unit = self._units[word[:-1]][0]
                code = self._raised(unit.code, power) if unit.factor == 1 else None
                units = [unit._replace(code=code)] if code else None
            if units and sign not in self._units:
                found[sign] = units
        return found

    def at(self, text: str, at: int) -> UnitAt | None:
        """The unit that begins at ``at``, with what it is divided by."""
        found = self._single(text, at)
        if found is None or found.unit.kind in ("none", "below"):
            return None
        following = text[found.end : found.end + 1]
        if following in self._money_starts and found.unit.code == _PLAIN_MONEY:
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
        if text[below.end + 1].isascii() and text[below.end - 1] not in _RAISED:
            return below  # m2·d, but kW·a
        code = f"{below.unit.code}/{time.unit.code}"
        factor = below.unit.factor * time.unit.factor
        return UnitAt(Unit(code, factor, below.unit.kind), time.end)

    def _named(self, text: str, found: UnitAt) -> UnitAt:
        """五万元美元: a plain coin in front of the currency's name is that currency's."""
        if found.unit.factor != 1:
            return found
        named = self._single(text, found.end)
        if named is None or named.unit.kind != "currency" or named.end - found.end < _NAME:
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
        if following not in _RAISED_ANY and not (following in _RAISED and _letter(text, end - 1)):
            return found
        mark = text[end : end + 1 + (following == "^")]
        power, unit = _RAISED.get(mark), found.unit
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
        latin = last in _RAISED or (last.isascii() and last.isalpha())
        if latin and text[end : end + 1] in _TIMES_OR_OVER:
            following = text[end + 1 : end + 2]
            if following == "(" or (following.isascii() and following.isalpha()):
                return UnitAt(UNKNOWN, end)
        return found

    def prefix(self, text: str, start: int) -> UnitAt | None:
        """The currency before a number at ``start`` (US$5, 人民币3亿); it begins at ``end``."""
        at = start - 1 if text[start - 1 : start] == " " else start
        for length in self._prefix_lengths.get(text[at - 1 : at], ()):
            unit = self._prefixes.get(text[at - length : at]) if length <= at else None
            if unit is not None and not _letter(text, at - length - 1):
                return UnitAt(unit, at - length)
        return None

    def name_before(self, text: str, start: int) -> UnitAt | None:
        """The currency named in front of a number that has no unit (日元50万), or None."""
        for length, names in self._named_before:
            unit = names.get(text[start - length : start]) if length <= start else None
            if unit is not None:
                return UnitAt(unit, start - length)
        return None

    def _single(self, text: str, at: int) -> UnitAt | None:
        for length in self._lengths.get(text[at : at + 1], ()):
            word = text[at : at + length]
            if word not in self._units:
                continue
            units = self._units[word]
            end = at + len(word)
            latin = word[-1].isascii() and word[-1].isalpha()
            if latin and _letter(text, end) and not _raised(text, end):
                continue  # the W of WTO is no watt; but km2
            unit = (
                units[0]
                if len(units) == 1 and not units[0].near
                else _nearest(units, text, at, end)
            )
            if unit is not None:
                return UnitAt(unit, end)
            if units[0].kind == "currency":
                return UnitAt(UNKNOWN, end)  # 50克朗: of which country nobody says; no 50克
        return None


def money_words(book: Rulebook, currency: str) -> list[Row]:
    """The rows of ``money_words.tsv`` that are said of a currency."""
    rows = book.table("money_words")
    return [r for r in rows if currency in (r.get("currencies") or currency).split("|")]


def _names_of_money(units: dict[str, list[Unit]]) -> tuple[tuple[int, dict[str, Unit]], ...]:
    """Names that surely are one currency's, by their length, the longest first."""
    names: dict[int, dict[str, Unit]] = {}
    for word, (unit, *others) in units.items():
        sure = unit.kind == "currency" and unit.factor == 1 and not others and not unit.near
        if sure and len(word) >= _NAME and not word.isascii() and unit.code != _PLAIN_MONEY:
            names.setdefault(len(word), {})[word] = unit
    return tuple(sorted(names.items(), reverse=True))


def _nearest(units: list[Unit], text: str, start: int, end: int) -> Unit | None:
    """Of the units that one word may be, the one whose word stands nearest before, or behind."""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    best, place = None, -2
    for unit in units:
        if unit.kind == "none":
            if text[end : end + 1] not in unit.near:
                return unit  # 项目; but 项目标 is 目标, counted in 项
            continue
        found = max(
            (before.rfind(word) + len(word) for word in unit.near if word in before), default=-1
        )
        if _LAST in unit.near:
            after = text[end : end + 1]
            found = -1 if after.isalpha() and after not in unit.near else 0
        elif found < 0 and any(word in after for word in unit.near):
            found = 0
        if found < 0 and unit.near:
            continue
        if found > place:
            best, place = unit, found
    return best


def _raised(text: str, at: int) -> bool:
    """Whether a power ends there, the 2 of km2."""
    return text[at : at + 1] in _RAISED and not _letter(text, at + 1)


def _letter(text: str, at: int) -> bool:
    character = text[at : at + 1] if at >= 0 else ""
    return character.isascii() and character.isalnum()


def _unit(row: Row, kind: str) -> Unit:
    own = row.get("kind") or kind
    if own not in _KINDS:
        raise row.wrong(f"no kind of unit {own!r}", hint=f"there are: {', '.join(sorted(_KINDS))}")
    try:
        factor = Decimal(row.get("factor") or "1")
    except InvalidOperation:
        raise row.wrong(f"the factor {row.get('factor')!r} is no number") from None
    near = tuple(word for word in row.get("near").split("|") if word)
    return Unit(row.get("code") or row.word, factor, own, near)
