"""The rules of ``patterns/mentions/quantities.yaml``, compiled.

A rule's pattern is split at ``{n}``, the numeral: what follows is tried where a numeral ends, what
stands before is looked for backwards from where it begins. A pattern without ``{n}`` is a word of
its own and takes part in the scan.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

import regex

from extractor.kept import compiled
from extractor.mentions.quantity.exact import EXACT, SIX_DECIMALS, cut_at, is_whole, tidy
from extractor.requirements import firsts
from extractor.rulebook import Rule, Rulebook
from extractor.rulebook.bounded import limited

RuleGroups = dict[str, str | None]

_LOOKAROUND = regex.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
_SIXTY = Decimal(60)
_GIVES = ("value", "unit", "unit_text", "modifier")


class Ruled(NamedTuple):
    """What a rule makes of its place: span, value and the rest of ``gives``."""

    start: int
    end: int
    value: Decimal
    unit: str
    unit_text: str | None
    modifier: str | None
    rule: str
    ratio: Decimal | None = None  # how many times the numeral the value is, where that is so


def _number(n: Decimal, _: RuleGroups) -> Decimal | None:
    return n


def _nothing(_: Decimal, __: RuleGroups) -> Decimal | None:
    return None


def _doublings(n: Decimal, _: RuleGroups) -> Decimal | None:
    return EXACT.power(Decimal(2), n) if is_whole(n) and n < 30 else None


def _places(n: Decimal, groups: RuleGroups) -> Decimal | None:
    places = "".join(str(int(unicodedata.numeric(c))) for c in groups["places"] or "0")
    return EXACT.add(n, Decimal(f"0.{places}"))


def _seconds(n: Decimal, groups: RuleGroups) -> Decimal | None:
    seconds = Decimal(f"{groups['seconds']}.{groups['places'] or 0}")
    minutes = groups.get("minutes")
    if seconds >= 60 or (minutes and int(minutes) >= 60):
        return None
    if minutes is not None:
        n = EXACT.fma(n, _SIXTY, Decimal(minutes))
    return EXACT.fma(n, _SIXTY, seconds)


def _arc(n: Decimal, groups: RuleGroups) -> Decimal | None:
    """Degrees with minutes and seconds of arc, to six decimals."""
    minutes, seconds = Decimal(groups["minutes"] or 0), Decimal(groups["seconds"] or 0)
    if minutes >= _SIXTY or seconds >= _SIXTY or not is_whole(n):
        return None
    rest = EXACT.divide(EXACT.add(EXACT.multiply(minutes, _SIXTY), seconds), _SIXTY * _SIXTY)
    return tidy(cut_at(EXACT.add(n, rest), SIX_DECIMALS))


#: What ``value`` may do with the numeral and the group of the rule's pattern.
_COMPUTE: dict[str, Callable[[Decimal, RuleGroups], Decimal | None]] = {
    "n": _number,
    "doublings": _doublings,
    "places": _places,
    "seconds": _seconds,
    "arc": _arc,
}


#: The same for groups that may be Chinese numerals.
_SPOKEN = ("tenths", "minutes")


class _Tail(NamedTuple):
    rule: Rule
    head: regex.Pattern[str] | None
    tail: Callable[[str, int], regex.Match[str] | None]
    pattern: str  # of the tail


class QuantityRules:
    """Compiled rules: ``words`` for the scan, ``after`` for the end of a numeral."""

    def __init__(self, book: Rulebook, digit_value: Callable[[str], Decimal | None]):
        self._digit_value = digit_value
        self._words: list[Rule] = []
        self._tails: list[_Tail] = []
        for rule in book.rules("mentions/quantities").rules:
            try:
                if "{n}" not in rule.pattern:
                    compiled(rule.pattern)
                    Decimal(rule.gives["value"])
                    self._words.append(rule)
                    continue
                head, _, tail = rule.pattern.partition("{n}")
                self._tails.append(_tail(rule, head, tail))
            except regex.error as error:
                raise rule.wrong(f"not a regular expression: {error}") from None
            except (KeyError, InvalidOperation):
                raise rule.wrong(
                    "a rule without {n} gives a number as value", key="gives"
                ) from None
            known = (*_SPOKEN, *_COMPUTE)
            if rule.gives.get("value") not in known:
                raise rule.wrong(
                    "what is its value?", key="gives", hint=f"there are: {', '.join(known)}"
                )
        branches = "|".join(f"(?:{tail.pattern})" for tail in self._tails) or "(?!)"
        self._any_tail = limited(compiled(branches).match, [tail.rule for tail in self._tails])
        self._tail_firsts = firsts(branches)

    @property
    def word_rules(self) -> Sequence[Rule]:
        """The rules without a numeral."""
        return self._words

    @property
    def word_pattern(self) -> str:
        """One alternation of all rules without a numeral, each a group ``r0``, ``r1`` …"""
        return "|".join(f"(?P<r{n}>{rule.pattern})" for n, rule in enumerate(self._words))

    @property
    def word_starts(self) -> str:
        """Every character that a word rule can begin with, and some more."""
        bare = "".join(_LOOKAROUND.sub("", rule.pattern) for rule in self._words)
        return "".join(sorted({c for c in bare if not c.isascii()}))

    def word(self, group: str, start: int, end: int) -> Ruled:
        """What the rule of that group gives."""
        rule = self._words[int(group[1:])]
        return _ruled(rule, start, end, Decimal(rule.gives["value"]))

    def after(self, text: str, start: int, end: int, n: Decimal) -> Ruled | None:
        """What the first rule gives that fits a numeral at ``start``–``end`` worth ``n``."""
        if end >= len(text) or text[end] not in self._tail_firsts:
            return None
        if not self._any_tail(text, end):
            return None
        for rule, head, tail, _ in self._tails:
            found = tail(text, end)
            if not found:
                continue
            before = head.match(text, max(0, start - 20), start) if head else None
            if head and not before:
                continue
            name = rule.gives["value"]
            groups = found.groupdict()
            value = self._spoken(name, n, groups) or _COMPUTE.get(name, _nothing)(n, groups)
            if value is not None:
                ruled = _ruled(rule, before.start() if before else start, found.end(), value)
                linear = name in ("n", "tenths") and not any(groups.values()) and n
                return ruled._replace(ratio=EXACT.divide(value, n)) if linear else ruled
        return None

    def _spoken(self, name: str, n: Decimal, groups: RuleGroups) -> Decimal | None:
        """What a rule of :data:`_SPOKEN` makes of a numeral; None of any other."""
        if name == "tenths":
            return self._tenths(n, groups)
        minutes = self._digit_value(groups["minutes"] or "") if name == "minutes" else None
        if minutes is None or minutes >= _SIXTY:
            return None
        return EXACT.fma(n, _SIXTY, minutes)

    def _tenths(self, n: Decimal, groups: RuleGroups) -> Decimal | None:
        tenth = groups.get("tenth")
        if n > 10:
            return n if 10 < n < 100 and tenth is None else None
        rest = self._digit_value(tenth) if tenth else Decimal(0)
        return EXACT.fma(n, Decimal(10), rest) if rest is not None else None


def _tail(rule: Rule, head: str, tail: str) -> _Tail:
    reverse = regex.compile(f"(?r)(?:{head})") if head else None
    return _Tail(rule, reverse, limited(regex.compile(tail).match, [rule]), tail)


def _ruled(rule: Rule, start: int, end: int, value: Decimal) -> Ruled:
    gives = rule.gives
    return Ruled(
        start, end, value, gives["unit"], gives.get("unit_text"), gives.get("modifier"), rule.name
    )
