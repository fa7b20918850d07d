"""One rule for times, compiled where a text first asks for it; what its times begin with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from functools import lru_cache

import regex

from extractor.kept import compiled, kept
from extractor.lazy import Once
from extractor.needed_words import holds
from extractor.requirements import Requirements
from extractor.rulebook import Rule
from extractor.rulebook.bounded import limited, watched

# What may be left out when asking what a pattern can begin with: lookbehinds (there is nothing
# after), and lookaheads over a negated class, which only save time ("a range has a dash ahead").
_LOOKS = re.compile(r"\(\?(?:<[=!]|=(?=\[\^))(?:[^()\[\]\\]|\\.|\[[^\]]*\])*\)")
DIGITS = frozenset("0123456789")
#: Digits as times begin with them, by the length of the run: samples, since trying all would be
#: slow. A rule for other digits fails its own examples, and shows that a sample is missing here.
_SAMPLES = {
    1: ("1", "3", "9"),
    2: ("09", "10", "12", "20", "24", "31", "50", "70", "99"),
    3: ("100", "113"),
    4: ("1000", "1998", "2024"),
    8: ("20250320",),
}
#: Of so many rules it is kept what they begin with.
_RULES = 512
#: A rule tried so often is compiled whatever it matches: a longer text is being read.
_OFTEN = 20

#: What times can begin with: characters, and runs of digits by their length.
_Beginnings = tuple[frozenset[str], dict[int, tuple[str, ...]]]


class TimeRule:
    """One rule: its pattern, its groups in order, and what it can begin with.

    What is only needed where the rule may apply is made there: a short text asks for few rules.
    """

    def __init__(self, rule: Rule, source: str, names: tuple[tuple[int, str], ...]):
        self.rule, self._source, self.names = rule, source, names
        #: How the pattern with all its conditions matches, once it is compiled.
        self.matches: Callable[[str, int], re.Match[str] | None] | None = None
        self._asked = 0
        self.chars = frozenset(source) | DIGITS
        self._needs = needs_of(source)
        self._is_users = bool(watched((rule,)))
        self._partial: Once[regex.Pattern[str]] = Once(self._without_looks)
        self._pattern: Once[re.Pattern[str]] = Once(self._compiled)
        self._begins: Once[_Beginnings] = Once(self._beginnings)

    def check(self) -> None:
        """Compile it now.

        Raises:
            PatternError: it is no pattern.
        """
        self._partial()

    def fits(self, text: str, present: Set[str]) -> bool:
        """Whether a text, with these characters, has all that a time of this rule needs."""
        needs = self._needs
        if not needs.every <= present or any(map(present.isdisjoint, needs.some)):
            return False
        return holds(text, needs.words)

    def _without_looks(self) -> regex.Pattern[str]:
        """The pattern without the conditions that nothing need be known of at its beginning."""
        try:
            return compiled(_LOOKS.sub("", self._source))
        except regex.error as error:
            raise self.rule.wrong(f"not a pattern: {error}") from None

    @property
    def firsts(self) -> frozenset[str]:
        """The characters that a time of this rule can begin with."""
        return self._begins()[0]

    @property
    def digits(self) -> Mapping[int, tuple[str, ...]]:
        """Length of a run of digits → samples that a time of this rule can begin with."""
        return self._begins()[1]

    def _beginnings(self) -> _Beginnings:
        source = _LOOKS.sub("", self._source)
        return kept("beginnings", source, lambda _: _beginnings(self._partial()))

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The time of this rule that begins at ``at``.

        The pattern with all its conditions takes long to compile: for a few times it is asked
        first whether the one without would match.
        """
        if self.matches is None and self._is_users:
            self.matches = limited(regex.compile(self._source).match, (self.rule,))
        if self.matches is None:
            self._asked += 1
            if self._asked < _OFTEN and self._partial().match(text, at) is None:
                return None
            self.matches = self._pattern().match
        return self.matches(text, at)

    def whole(self, text: str) -> re.Match[str] | None:
        """The time of this rule that all of ``text`` is."""
        if not self._is_users:
            return self._pattern().fullmatch(text)
        found: re.Match[str] | None
        found = limited(regex.compile(self._source).fullmatch, (self.rule,))(text, 0)
        return found

    def _compiled(self) -> re.Pattern[str]:
        """The rule's pattern with all its conditions."""
        try:
            return re.compile(self._source)
        except re.error as error:
            raise self.rule.wrong(f"not a pattern: {error}") from None

    def begins(self, text: str) -> bool:
        """Whether a time of this rule can begin with ``text``."""
        return text[-1] in self.chars and self._partial().match(text, partial=True) is not None

    def goes_on(self, text: str) -> bool:
        """Whether a time of this rule can begin with ``text``, or is over before its end."""
        return self._partial().match(text, partial=True) is not None

    def goes_on_with_digits(self, length: int, after: str) -> bool:
        """The same of so many digits and what stands after them."""
        return any(self.goes_on(sample + after) for sample in self.digits.get(length, ()))

    def begins_with_digits(self, length: int, after: str) -> bool:
        """Whether a time of this rule can begin with so many digits, and ``after`` after them."""
        samples = self.digits.get(length, ())
        match = self._partial().match
        if not after or any(match(sample) for sample in samples):
            return bool(samples)  # at the end of a text, or a time by itself
        return any(self.begins(sample + after) for sample in samples)


@lru_cache(maxsize=_RULES)
def _beginnings(partial: regex.Pattern[str]) -> _Beginnings:
    """What a pattern can begin with: characters, and runs of digits.

    It takes longer to find out than all else that is made of a rule; kept, since every rulebook has
    the same.
    """
    chars = {*partial.pattern} - DIGITS
    firsts = frozenset(c for c in chars if partial.match(c, partial=True) is not None)
    return firsts, _digits(partial)


def _digits(partial: regex.Pattern[str]) -> dict[int, tuple[str, ...]]:
    """The runs of digits that a pattern can begin with: samples by length."""
    match = partial.match
    if not any(match(digit, partial=True) for digit in DIGITS):
        return {}
    digits: dict[int, tuple[str, ...]] = {}
    for length, samples in _SAMPLES.items():
        possible = tuple(sample for sample in samples if match(sample, partial=True))
        if possible:
            digits[length] = possible
    return digits


@lru_cache(maxsize=_RULES)
def needs_of(source: str) -> Requirements:
    """What a text must hold for a rule; kept, since every rulebook has the same."""
    return Requirements(source)
