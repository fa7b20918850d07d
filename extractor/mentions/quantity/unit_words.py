"""The words of units: measures, currencies and classifiers, each where it stands alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from extractor.mentions.quantity.dimensions import Measures
from extractor.rulebook import Row, Rulebook

PLAIN_MONEY, NAME = "CNY", 2  # a currency's name has so many characters at least
#: What raises a unit: km², 米³, m2.
RAISED = {"²": 2, "³": 3, "^2": 2, "^3": 3, "2": 2, "3": 3}
#: The block of units in one sign: ㎎, ㎢.
_SIGNS = tuple(map(chr, range(0x3371, 0x33E0)))
_LAST = "$"  # in front of the only characters that may follow: $的了
_INEXACT = frozenset({"more", "roughly", "some"})
_NEXT = "^"  # in front of characters of which one has to follow: ^钱毛
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


#: Of its two parts, made in C: the class itself would run Python for each.
_unit_at: Callable[[tuple[Unit, int]], UnitAt] = partial(tuple.__new__, UnitAt)


class UnitWords:
    """Every word of a unit of the rulebook, looked up at one place of a text; the longest wins."""

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
        self._again = _again(book)
        joints = [r.word for r in book.table("number_joints") if r.get("role") in _INEXACT]
        #: What a number can be made of: with no more in front, a coin is one (20来块).
        self._number = "".join((*book.table("numerals").words(), *joints, "0123456789.,"))
        self.raised = Measures(book).raised
        self._units.update(self._in_one_sign())
        names = (row.word for row in book.table("currencies") if len(row.word) >= NAME)
        #: How names of currencies begin.
        self.money_starts = frozenset(name[0] for name in names)
        self._named_before = _names_of_money(self._units)
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
            power = RAISED.get(word[-1])
            if units is None and power is not None and word[:-1] in self._units:
                unit = self._units[word[:-1]][0]
                code = self.raised(unit.code, power) if unit.factor == 1 else None
                units = [unit._replace(code=code)] if code else None
            if units and sign not in self._units:
                found[sign] = units
        return found

    def prefix(self, text: str, start: int) -> UnitAt | None:
        """The currency before a number at ``start`` (US$5, 人民币3亿); it begins at ``end``."""
        at = start - 1 if text[start - 1 : start] == " " else start
        for length in self._prefix_lengths.get(text[at - 1 : at], ()):
            unit = self._prefixes.get(text[at - length : at]) if length <= at else None
            if unit is not None and not is_letter(text, at - length - 1):
                return UnitAt(unit, at - length)
        return None

    def name_before(self, text: str, start: int) -> UnitAt | None:
        """The currency named in front of a number that has no unit (日元50万), or None."""
        for length, names in self._named_before:
            unit = names.get(text[start - length : start]) if length <= start else None
            if unit is not None:
                return UnitAt(unit, start - length)
        return None

    def at(self, text: str, at: int) -> UnitAt | None:
        """The unit that one word is which begins at ``at``, a power or a quotient of none."""
        for length in self._lengths.get(text[at : at + 1], ()):
            word = text[at : at + length]
            if word not in self._units:
                continue
            units = self._units[word]
            end = at + len(word)
            latin = word[-1].isascii() and word[-1].isalpha()
            if latin and is_letter(text, end) and not _raised(text, end):
                continue  # the W of WTO is no watt; but km2
            if length == NAME and units[0].kind == "none" and self._again.match(text, at):
                continue  # 2升到3升
            sure = len(units) == 1 and not units[0].near
            alone = units[0].kind == "coin" and not text[:at].strip(self._number)
            unit = units[0] if sure or alone else _nearest(units, text, at, end)
            if unit is not None:
                return _unit_at((unit, end))
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
        if sure and len(word) >= NAME and not word.isascii() and unit.code != PLAIN_MONEY:
            names.setdefault(len(word), {})[word] = unit
    return tuple(sorted(names.items(), reverse=True))


def _nearest(units: list[Unit], text: str, start: int, end: int) -> Unit | None:
    """Of the units that one word may be, the one whose word stands nearest before, or after."""
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
        if found < 0 and _follows(unit, text[end : end + 1], after):
            found = 0
        if found < 0 and unit.near:
            continue
        if found > place:
            best, place = unit, found
    return best


def _follows(unit: Unit, following: str, after: str) -> bool:
    """Whether what stands after a unit is what it depends on: a word, or the clause's end."""
    told = next((word for word in unit.near if word[0] in (_LAST, _NEXT)), "")
    if not told:
        return any(word in after for word in unit.near)
    if told[0] == _LAST:
        return not following.isalpha() or following in told
    return (following.isalnum() and following in told) or after.startswith(unit.near)


def _again(book: Rulebook) -> re.Pattern[str]:
    """A unit of one character on both sides of a range's joint: the 升到3升 of 2升到3升."""
    joints = "".join(r.word for r in book.table("number_joints") if r.get("role") == "range")
    signs = "".join(row.word for row in book.table("numerals"))
    number = rf"(?:[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?[{signs}]{{0,2}}|[{signs}]{{1,6}})"
    return re.compile(rf"(.)[{re.escape(joints)}]{number}\1")


def _raised(text: str, at: int) -> bool:
    """Whether a power ends there, the 2 of km2."""
    return text[at : at + 1] in RAISED and not is_letter(text, at + 1)


def is_letter(text: str, at: int) -> bool:
    """Whether a Latin letter or a digit stands there."""
    character = text[at : at + 1] if at >= 0 else ""
    return character.isascii() and character.isalnum()


def _unit(row: Row, kind: str) -> Unit:
    near = tuple(word for word in row.get("near").split("|") if word)
    factor = Decimal(row.get("factor") or "1")
    return Unit(row.get("code") or row.word, factor, row.get("kind") or kind, near)
