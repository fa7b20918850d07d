"""Rank expressions: 第3位, 首位, 前5, 前列, 首个, 仅5家.

A rank found here is a candidate: whether it ranks anything is for the fact rules to say, which ask
for a scope or a rank verb beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from extractor.kept import compiled
from extractor.mentions.quantity.values import Numerals
from extractor.mentions.words import Word
from extractor.requirements import firsts
from extractor.rulebook import Row, Rule, Rulebook, did_you_mean
from extractor.rulebook.bounded import SECONDS, too_slow, watched
from extractor.tokens import Tokens

_LABELS = {"position": "POS", "top": "POS", "tier": "TIER", "first": "FIRST", "only": "ONLY"}


class Rank(NamedTuple):
    """A rank expression: ``position`` counts from 1, from the end it is negative."""

    start: int
    end: int
    kind: str  # position, top, tier, first, only
    position: int | None
    upper: int | None
    rule: str
    label: str  # the sketch label: POS, TIER, FIRST, ONLY, or its own


#: Kinds with a number of holders → the place they hold.
_PLACES: dict[str, int | None] = {"top": 1, "only": None}
#: Kinds that have no number at all.
_NUMBERLESS = frozenset({"first", "tier"})
_KEYS = ("kind", "position", "from_end", "label")
#: Ranks of a form of their own in the sketch: 第一大, in front of the kind of thing that is ranked,
#: 百强 where it names the list, and 冠 in front of all that it is the first of, like 领跑.
_OWN = frozenset({"NTH", "CONTEST", "TIER"})


def _check(rule: Rule, pattern: str) -> None:
    try:
        groups = regex.compile(pattern).groupindex
    except regex.error as error:
        raise rule.wrong(str(error)) from None
    for key in rule.gives:
        if key not in _KEYS:
            raise rule.wrong(f"gives has no {key!r}", key="gives", hint=did_you_mean(key, _KEYS))
    if rule.gives.get("kind") not in _LABELS:
        kind = str(rule.gives.get("kind", ""))
        raise rule.wrong(f"no kind {kind!r}", key="gives", hint=did_you_mean(kind, _LABELS))
    label = str(rule.gives.get("label", "NTH"))
    if label not in _OWN:
        raise rule.wrong(f"no label {label!r}", key="gives", hint=did_you_mean(label, _OWN))
    numbered = rule.gives.get("kind") not in _NUMBERLESS
    if numbered and "n" not in groups and not rule.gives.get("position"):
        raise rule.wrong("no numeral {n} in its pattern, and no position in 'gives'")


def _check_row(row: Row) -> None:
    """Refuse a word of ranks.tsv whose numbers are no places, or say nothing by its kind."""
    kind, place, upper = row.get("kind"), row.get("position"), row.get("upper")
    if kind in _NUMBERLESS and (place or upper):
        raise row.wrong(f"a word of kind {kind!r} has no position and no upper")
    if kind == "position" and not place or kind == "top" and not upper:
        raise row.wrong(
            f"a word of kind {kind!r} says which: {'position' if kind == 'position' else 'upper'}"
        )
    if place == "0" or upper and int(upper) < max(1, int(place or 1)):
        raise row.wrong("places count from 1, from the end from -1; upper is the last of several")


class RankFinder:
    """The rank rules of a rulebook, compiled.

    Raises:
        PatternError: a rule or a word of ranks.tsv that gives no rank.
    """

    def __init__(self, book: Rulebook):
        for row in book.table("ranks"):
            _check_row(row)
        source = book.rules("mentions/ranks")
        self._rules: dict[str, Rule] = {}
        parts = []
        for number, rule in enumerate(source.rules):
            pattern = rule.pattern
            for name, fragment in source.define.items():
                pattern = pattern.replace("{" + name + "}", fragment)
            if not source.own:  # ours are known to be right, and take long to compile one by one
                _check(rule, pattern)
            parts.append(f"(?P<r{number}>{pattern})")
            self._rules[f"r{number}"] = rule
        self._numerals = Numerals(book)
        every = "|".join(parts)
        opening = "".join(regex.escape(char) for char in sorted(firsts(every)))
        self._pattern = compiled(f"(?=[{opening}])(?:{every})")
        self._users = watched(source.rules)

    def find(self, text: str, words: list[Word], tokens: Tokens) -> list[Rank]:
        """Every rank of ``text``; ``words`` are its lexicon words (those of ranks.tsv count).

        A rank word begins or ends where a token does: the tokeniser has 居首位 for a word.
        """
        bounds = tokens.bounds
        ruled = map(self._ruled, self._matches(text))
        worded = [
            _worded(word)
            for word in words
            if word.row.values.get("kind") in _LABELS
            and (word.start in bounds or word.end in bounds)
        ]
        return sorted([*(rank for rank in ruled if rank is not None), *worded])

    def _matches(self, text: str) -> Iterator[regex.Match[str]]:
        try:
            yield from self._pattern.finditer(text, timeout=SECONDS if self._users else None)
        except TimeoutError:
            raise too_slow(*self._users) from None

    def _ruled(self, match: regex.Match[str]) -> Rank | None:
        """The rank that a rule found, or None where its numeral is none."""
        rule = next(rule for group, rule in self._rules.items() if match.start(group) >= 0)
        fixed = rule.gives.get("position")
        if rule.gives["kind"] in _NUMBERLESS:
            kind, label = rule.gives["kind"], _LABELS[rule.gives["kind"]]
            return Rank(match.start(), match.end(), kind, None, None, rule.name, label)
        value = Decimal(fixed) if fixed else self._numerals.value(match["n"])
        if value is None:
            return None
        number, kind = int(value), rule.gives["kind"]
        if number != value:  # 前1.4‰: no number of places
            return Rank(match.start(), match.end(), kind, None, None, rule.name, _LABELS[kind])
        way = -1 if rule.gives.get("from_end") else 1
        first = _PLACES.get(kind, number)
        position = None if first is None else way * first
        upper = way * number if kind in _PLACES else None
        if "m" in match.capturesdict() and match["m"]:
            last = self._numerals.value(match["m"])
            upper = int(last) if last is not None else None
        label = rule.gives.get("label") or _LABELS[kind]
        return Rank(match.start(), match.end(), kind, position, upper, rule.name, label)


def _worded(word: Word) -> Rank:
    """The rank that a word of ranks.tsv is."""
    kind = word.row.get("kind")
    place, upper = word.row.get("position"), word.row.get("upper")
    return Rank(
        word.start,
        word.end,
        kind,
        int(place) if place else None,
        int(upper) if upper else None,
        "ranks.tsv",
        word.row.get("label") or _LABELS[kind],
    )
