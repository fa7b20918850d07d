"""The rules of ``patterns/mentions/times.yaml`` as compiled patterns, and when to try which.

Fragments are put in, words of the lexicon become small tries of characters, and named groups are
numbered, so that a name may stand in several branches of a rule. What a rule can begin with (a
character, or a run of digits of some length) is found out once: one pass over the text then stops
only where a rule can begin, and tries only the rules that can go on with the next character; that
is found out when such a pair, or such digits with what follows, are first met. Of a short text only
the rules are compiled that it holds the characters and words for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from extractor.mentions.time.rule import DIGITS, TimeRule
from extractor.mentions.time.tries import alternatives
from extractor.rulebook import Row, Rule, RuleFile, did_you_mean

_FRAGMENT = re.compile(r"\{(@?[a-z_][a-z0-9_]*)(?::([a-z]))?\}")
_GROUP = re.compile(r"\(\?P<([a-z]+)(?:_([a-z]))?>")
_BARE_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_CLASS = re.compile(r"\[[^\]]*\]")
#: Where more rules than these can go on with the second character, the third is asked too.
_FEW = 3
#: So many places of three characters are kept; a text brings new ones all the time.
_KEPT = 20_000

#: While fewer characters than these have been read, only rules that a text needs are compiled.
_LITTLE = 2_000


class TimeMatch(NamedTuple):
    """A time expression before it is resolved: half-open span, rule, and groups by name."""

    start: int
    end: int
    rule: Rule
    groups: dict[str, str]


class Scanner:
    """All rules of one file, tried in order at each place of a text."""

    def __init__(self, file: RuleFile, words: Mapping[str, list[Row]]):
        self._rules = [_compile(rule, file.define, words) for rule in file.rules]
        if not file.own:
            for rule in self._rules:
                rule.check()
        self._places: _Places | None = None  # of all rules
        self._read = 0  # characters, before that is made

    def scan(self, text: str) -> Iterator[TimeMatch]:
        """Every time expression of ``text``, not overlapping, in order."""
        if self._places is None and self._read < _LITTLE:
            self._read += len(text)
            present = frozenset(text)
            return _Places([one for one in self._rules if one.fits(text, present)]).scan(text)
        if self._places is None:
            self._places = _Places(self._rules)
        return self._places.scan(text)

    def every_whole(self, text: str) -> Iterator[TimeMatch]:
        """What each rule that fits the whole of ``text`` makes of it, in the order of rules."""
        for compiled in self._rules:
            match = compiled.whole(text)
            if match is not None:
                yield _found(compiled, match)

    def whole(self, text: str) -> TimeMatch | None:
        """The first rule that fits the whole of ``text``."""
        return next(self.every_whole(text), None)


class _Places:
    """Where times of some rules can begin, and which of them to try there."""

    def __init__(self, rules: list[TimeRule]):
        self._rules = rules
        self._trigger = re.compile(_trigger(rules))
        self._at_first: dict[str, list[TimeRule]] = {}
        for compiled in rules:
            for first in compiled.firsts:
                self._at_first.setdefault(first, []).append(compiled)
        self._at_pair: dict[str, tuple[TimeRule, ...]] = {}
        self._at_digits: dict[tuple[int, str], tuple[TimeRule, ...]] = {}
        self._at_three: dict[tuple[int, str], tuple[TimeRule, ...]] = {}

    def scan(self, text: str) -> Iterator[TimeMatch]:
        """The times of a text, in order."""
        done, pairs = 0, self._at_pair
        for trigger in self._trigger.finditer(text):
            at, end = trigger.span()
            if at < done:
                continue
            if text[at] in DIGITS:
                rules = self._after_digits(end - at, text[end : end + 1])
                if len(rules) > _FEW:
                    rules = self._narrowed(rules, end - at, text[end : end + 2])
            else:
                pair = text[at : at + 2]
                rules = pairs[pair] if pair in pairs else self._after_pair(pair)
                if len(rules) > _FEW:
                    rules = self._narrowed(rules, 0, text[at : at + 3])
            for compiled in rules:
                match = (compiled.matches or compiled.match)(text, at)
                if match is not None:
                    done = match.end()
                    yield _found(compiled, match)
                    break

    def _after_pair(self, pair: str) -> tuple[TimeRule, ...]:
        """The rules that may go on with the second character, found out when it is first met."""
        rules = tuple(c for c in self._at_first.get(pair[0], ()) if c.begins(pair))
        self._at_pair[pair] = rules
        return rules

    def _narrowed(
        self, rules: tuple[TimeRule, ...], digits: int, text: str
    ) -> tuple[TimeRule, ...]:
        """Those of some rules that can go on with a third character.

        Args:
            rules: what can go on with the first two.
            digits: how many digits the time begins with.
            text: what stands after them; three characters where there are none.
        """
        kept = self._at_three.get((digits, text))
        if kept is None:
            if len(self._at_three) > _KEPT:
                self._at_three.clear()
            if digits:
                kept = tuple(c for c in rules if c.goes_on_with_digits(digits, text))
            else:
                kept = tuple(c for c in rules if c.goes_on(text))
            self._at_three[digits, text] = kept
        return kept

    def _after_digits(self, length: int, after: str) -> tuple[TimeRule, ...]:
        rules = self._at_digits.get((length, after))
        if rules is None:
            rules = tuple(c for c in self._rules if c.begins_with_digits(length, after))
            self._at_digits[length, after] = rules
        return rules


def _found(compiled: TimeRule, match: re.Match[str]) -> TimeMatch:
    text, spans = match.string, match.regs
    groups = {
        name: text[spans[n][0] : spans[n][1]] for n, name in compiled.names if spans[n][0] >= 0
    }
    return TimeMatch(match.start(), match.end(), compiled.rule, groups)


def _compile(rule: Rule, define: Mapping[str, str], words: Mapping[str, list[Row]]) -> TimeRule:
    source = _expand(rule.pattern, rule, define, words)
    if _BARE_GROUP.search(_CLASS.sub("", source)):
        raise rule.wrong("a group without a name", hint="write (?:…) or (?P<name>…)")
    names = tuple(
        (n, f"{name}_{end}" if end else name)
        for n, (name, end) in enumerate(_GROUP.findall(source), 1)
    )
    if not names:
        raise rule.wrong("no group says a part of a time", hint="(?P<year>…), (?P<month>…)")
    return TimeRule(rule, _GROUP.sub("(", source), names)


def _expand(
    pattern: str, rule: Rule, define: Mapping[str, str], words: Mapping[str, list[Row]]
) -> str:
    def put(match: re.Match[str]) -> str:
        name, end = match.groups()
        if name[0] == "@":
            if name[1:] not in words:
                raise rule.wrong(
                    f"the lexicon has no class {name[1:]!r}", hint=did_you_mean(name[1:], words)
                )
            return alternatives(words[name[1:]])
        if name not in define:
            raise rule.wrong(f"no fragment {name!r}", hint=did_you_mean(name, define))
        inner = _expand(define[name], rule, define, words)
        return _GROUP.sub(rf"(?P<\1_{end}>", inner) if end else inner

    return _FRAGMENT.sub(put, pattern)


def _trigger(rules: list[TimeRule]) -> str:
    """A pattern that finds the places where some rule can begin; it takes a run of digits whole.

    It opens with one set of characters, which the engine skips to, three times as fast as it
    would try the alternatives at every place.
    """
    firsts: set[str] = set()
    seconds: set[str] = set()
    lengths: set[int] = set()
    for compiled in rules:
        firsts |= compiled.firsts
        seconds |= compiled.chars
        lengths |= compiled.digits.keys()
    runs = [f"[0-9]{{{length - 1}}}(?![0-9])" for length in sorted(lengths)]
    places = [f"(?<=[0-9])(?<![0-9].)(?:{'|'.join(runs)})"] if runs else []
    if firsts:
        places.append(f"(?<={_set(firsts)})(?={_set(seconds)}|$)")
    opening = _set(firsts | DIGITS if runs else firsts)
    return f"{opening}(?:{'|'.join(places)})" if places else "(?!)"


def _set(chars: set[str]) -> str:
    return "[" + "".join(re.escape(c) for c in sorted(chars)) + "]"
