"""The rules of ``patterns/mentions/times.yaml`` as compiled patterns, and when to try which.

Fragments are put in, words of the lexicon become small tries of characters, and named groups are
numbered, so that a name may stand in several branches of a rule. What a rule can begin with (a
character, or a run of digits of some length) is found out when it is loaded: one pass over the text
then stops only where a rule can begin, and tries only the rules that can go on with the next
character; that is found out when such a pair, or such digits with what follows, are first met.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from extractor.mentions.time.tries import alternatives
from extractor.rulebook import Row, Rule, RuleFile, did_you_mean

_FRAGMENT = re.compile(r"\{(@?[a-z_][a-z0-9_]*)(?::([a-z]))?\}")
_GROUP = re.compile(r"\(\?P<([a-z]+)(?:_([a-z]))?>")
_BARE_GROUP = re.compile(r"(?<!\\)\((?!\?)")
# What may be left out when asking what a pattern can begin with: lookbehinds (there is nothing
# after), and lookaheads over a negated class, which only save time ("a range has a dash ahead").
_LOOKS = re.compile(r"\(\?(?:<[=!]|=(?=\[\^))(?:[^()\[\]\\]|\\.|\[[^\]]*\])*\)")
_CLASS = re.compile(r"\[[^\]]*\]")
_DIGITS = frozenset("0123456789")
#: Digits as times begin with them, by the length of the run: samples, since trying all would be
#: slow. A rule for other digits fails its own examples, and shows that a sample is missing here.
_SAMPLES = {
    1: ("1", "3", "9"),
    2: ("09", "10", "12", "20", "24", "31", "50", "70", "99"),
    3: ("100", "113"),
    4: ("1000", "1998", "2024"),
    8: ("20250320",),
}


#: Where more rules than these can go on with the second character, the third is asked too.
_FEW = 3
#: So many places of three characters are kept; a text brings new ones all the time.
_KEPT = 20_000

#: Of so many rules it is kept what they begin with.
_RULES = 512

#: A rule tried so often is compiled whatever it matches: a longer text is being read.
_OFTEN = 20


class TimeMatch(NamedTuple):
    """A time expression before it is resolved: half-open span, rule, and groups by name."""

    start: int
    end: int
    rule: Rule
    groups: dict[str, str]


class _Compiled:
    """One rule: its pattern, its groups in order, and what it can begin with.

    What is only needed where the rule may apply is made there: a short text asks for few rules.
    """

    def __init__(self, rule: Rule, source: str, names: tuple[tuple[int, str], ...]):
        self.rule, self._source, self.names = rule, source, names
        try:
            self._partial = regex.compile(_LOOKS.sub("", source))
        except regex.error as error:
            raise rule.wrong(f"not a pattern: {error}") from None
        #: How the pattern with all its conditions matches, once it is compiled.
        self.matches: Callable[[str, int], re.Match[str] | None] | None = None
        self._asked = 0
        self.chars = frozenset(source) | _DIGITS
        #: digits: length of a run of them → samples of it that a time of this rule can begin with.
        self.firsts, self.digits = _beginnings(self._partial)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The time of this rule that begins at ``at``.

        The pattern with all its conditions takes long to compile: for a few times it is asked
        first whether the one without would match.
        """
        if self.matches is None:
            self._asked += 1
            if self._asked < _OFTEN and self._partial.match(text, at) is None:
                return None
            self.matches = self.pattern.match
        return self.matches(text, at)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The rule's pattern with all its conditions."""
        try:
            return re.compile(self._source)
        except re.error as error:
            raise self.rule.wrong(f"not a pattern: {error}") from None

    def begins(self, text: str) -> bool:
        """Whether a time of this rule can begin with ``text``."""
        return text[-1] in self.chars and self._partial.match(text, partial=True) is not None

    def goes_on(self, text: str) -> bool:
        """Whether a time of this rule can begin with ``text``, or is over before its end."""
        return self._partial.match(text, partial=True) is not None

    def goes_on_with_digits(self, length: int, after: str) -> bool:
        """The same of so many digits and what stands after them."""
        return any(self.goes_on(sample + after) for sample in self.digits.get(length, ()))

    def begins_with_digits(self, length: int, after: str) -> bool:
        """Whether a time of this rule can begin with so many digits, and ``after`` after them."""
        samples = self.digits.get(length, ())
        if not after or any(self._partial.match(sample) for sample in samples):
            return bool(samples)  # at the end of a text, or a time by itself
        return any(self.begins(sample + after) for sample in samples)


class Scanner:
    """All rules of one file, tried in order at each place of a text."""

    def __init__(self, file: RuleFile, words: Mapping[str, list[Row]]):
        self._rules = [_compile(rule, file.define, words) for rule in file.rules]
        self._trigger = re.compile(_trigger(self._rules))
        self._at_first: dict[str, list[_Compiled]] = {}
        for compiled in self._rules:
            for first in compiled.firsts:
                self._at_first.setdefault(first, []).append(compiled)
        self._at_pair: dict[str, tuple[_Compiled, ...]] = {}
        self._at_digits: dict[tuple[int, str], tuple[_Compiled, ...]] = {}
        self._at_three: dict[tuple[int, str], tuple[_Compiled, ...]] = {}

    def scan(self, text: str) -> Iterator[TimeMatch]:
        """Every time expression of ``text``, not overlapping, in order."""
        done, pairs = 0, self._at_pair
        for trigger in self._trigger.finditer(text):
            at, end = trigger.span()
            if at < done:
                continue
            if text[at] in _DIGITS:
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

    def every_whole(self, text: str) -> Iterator[TimeMatch]:
        """What each rule that fits the whole of ``text`` makes of it, in the order of rules."""
        for compiled in self._rules:
            match = compiled.pattern.fullmatch(text)
            if match is not None:
                yield _found(compiled, match)

    def whole(self, text: str) -> TimeMatch | None:
        """The first rule that fits the whole of ``text``."""
        return next(self.every_whole(text), None)

    def _after_pair(self, pair: str) -> tuple[_Compiled, ...]:
        """The rules that may go on with the second character, found out when it is first met."""
        rules = tuple(c for c in self._at_first.get(pair[0], ()) if c.begins(pair))
        self._at_pair[pair] = rules
        return rules

    def _narrowed(
        self, rules: tuple[_Compiled, ...], digits: int, text: str
    ) -> tuple[_Compiled, ...]:
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

    def _after_digits(self, length: int, after: str) -> tuple[_Compiled, ...]:
        rules = self._at_digits.get((length, after))
        if rules is None:
            rules = tuple(c for c in self._rules if c.begins_with_digits(length, after))
            self._at_digits[length, after] = rules
        return rules


def _found(compiled: _Compiled, match: re.Match[str]) -> TimeMatch:
    text, spans = match.string, match.regs
    groups = {
        name: text[spans[n][0] : spans[n][1]] for n, name in compiled.names if spans[n][0] >= 0
    }
    return TimeMatch(match.start(), match.end(), compiled.rule, groups)


def _compile(rule: Rule, define: Mapping[str, str], words: Mapping[str, list[Row]]) -> _Compiled:
    source = _expand(rule.pattern, rule, define, words)
    if _BARE_GROUP.search(_CLASS.sub("", source)):
        raise rule.wrong("a group without a name", hint="write (?:…) or (?P<name>…)")
    names = tuple(
        (n, f"{name}_{end}" if end else name)
        for n, (name, end) in enumerate(_GROUP.findall(source), 1)
    )
    return _Compiled(rule, _GROUP.sub("(", source), names)


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


@lru_cache(maxsize=_RULES)
def _beginnings(
    partial: regex.Pattern[str],
) -> tuple[frozenset[str], Mapping[int, tuple[str, ...]]]:
    """What a pattern can begin with: characters, and runs of digits.

    It takes longer to find out than all else that is made of a rule; kept, since every rulebook has
    the same.
    """
    chars = {*partial.pattern} - _DIGITS
    firsts = frozenset(c for c in chars if partial.match(c, partial=True) is not None)
    return firsts, _digits(partial)


def _digits(partial: regex.Pattern[str]) -> dict[int, tuple[str, ...]]:
    """The runs of digits that a pattern can begin with: samples by length."""
    match = partial.match
    if not any(match(digit, partial=True) for digit in _DIGITS):
        return {}
    digits: dict[int, tuple[str, ...]] = {}
    for length, samples in _SAMPLES.items():
        possible = tuple(sample for sample in samples if match(sample, partial=True))
        if possible:
            digits[length] = possible
    return digits


def _trigger(rules: list[_Compiled]) -> str:
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
    opening = _set(firsts | _DIGITS if runs else firsts)
    return f"{opening}(?:{'|'.join(places)})" if places else "(?!)"


def _set(chars: set[str]) -> str:
    return "[" + "".join(re.escape(c) for c in sorted(chars)) + "]"
