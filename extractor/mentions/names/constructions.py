"""Names by their construction: the rules of ``patterns/mentions/names.yaml``.

A rule's pattern is a regular expression over the reading text; its group ``name`` is the span.
``gives`` says the type; ``needs`` are characters one of which the text must hold for the rule
to be tried; with ``left: phrase`` the words in front of a quoted part belong to the name. With
``person: whole`` the span has to be made like the name of a person, with ``person: begins`` one
begins there and ends where its own words say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from extractor.lazy import LazyPattern
from extractor.mentions.names.name_walk import NameWalker
from extractor.mentions.names.page import NameCandidate, Page, Strength
from extractor.mentions.names.parts import FRAGMENT
from extractor.mentions.names.person_names import PersonReader
from extractor.mentions.names.places import PlaceHit
from extractor.needed_words import needed_words, within_line
from extractor.rulebook import Rule, Rulebook
from extractor.rulebook.bounded import SECONDS, SHORT, seconds, too_slow

_LEFT_WORDS = 3  # more words in front of a quoted part are the sentence, not the name
_KEYS = ("etype", "left", "evidence", "needs", "person")
_WHOLE = "whole"


class _Construction(NamedTuple):
    rule: Rule
    name: str
    pattern: LazyPattern
    etype: str
    left: bool
    person: str
    evidence: Strength
    needs: tuple[frozenset[str], ...]  # of each set one word must be in the text
    lines: frozenset[str]  # in what lines to look: those with such words; in all where empty


class Constructions:
    """The rules, compiled."""

    def __init__(self, book: Rulebook, walker: NameWalker, reader: PersonReader):
        self._walker, self._reader = walker, reader
        rules = book.rules("mentions/names")
        self._bound = seconds(rules)
        self._rules = [_compiled(rule, rules.define, own=rules.own) for rule in rules.rules]
        self._words = sorted({word for one in self._rules for words in one.needs for word in words})
        self._automaton = AhoCorasick(self._words)
        #: The rules to think of where a word stands; those to think of everywhere.
        self._thought_of: dict[str, list[int]] = {word: [] for word in self._words}
        self._always = [number for number, one in enumerate(self._rules) if not one.needs]
        for number, one in enumerate(self._rules):
            for word in _rarest(one.needs):
                self._thought_of[word].append(number)

    def find(
        self, page: Page, places: dict[int, PlaceHit], names: dict[int, int]
    ) -> Iterator[NameCandidate]:
        """What each rule matches."""
        for rule, starts in self._fitting(page.text):
            for match in self._matches(rule, page.text, starts):
                for span in match.spans("name"):
                    start, end = self._person(rule, page, *span) if rule.person else span
                    if rule.left:
                        start, end = self._widened(page, start, end, places, names)
                    if end > start:
                        yield NameCandidate(start, end, rule.etype, rule.name, rule.evidence)

    def _fitting(self, text: str) -> Iterator[tuple[_Construction, list[int]]]:
        """The rules whose words a text has, in their order, and where those of ``lines`` start."""
        starts: dict[str, list[int]] = {}
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for index, start, _ in hits:
            starts.setdefault(self._words[index], []).append(start)
        numbers = {number for word in starts for number in self._thought_of[word]}
        words = frozenset(starts)
        for number in sorted(numbers.union(self._always)):
            rule = self._rules[number]
            if not any(map(words.isdisjoint, rule.needs)):
                yield rule, sorted(start for word in rule.lines & words for start in starts[word])

    def _widened(
        self, page: Page, start: int, end: int, places: dict[int, PlaceHit], names: dict[int, int]
    ) -> tuple[int, int]:
        """The span of a quoted name with the words in front of it that belong to it."""
        phrase = self._walker.left(page, start, places, names, owner=False)
        first = phrase.start if phrase.words <= _LEFT_WORDS else start
        first = min(start, self._walker.whole(page, first))
        quoted = first == start and page.text[start] in "“‘"
        return (first + 1, end - 1) if quoted else (first, end)

    def _person(self, rule: _Construction, page: Page, start: int, end: int) -> tuple[int, int]:
        """The span of a person's name, or an empty one where there is none."""
        if rule.person == _WHOLE:
            return (start, end) if self._reader.is_made_like(page, start, end) else (start, start)
        found = self._reader.end(page, start, strong=True, sure=False)
        return (start, found) if found is not None and found <= end else (start, start)

    def _matches(
        self, rule: _Construction, text: str, starts: list[int]
    ) -> Iterator[regex.Match[str]]:
        """What a rule matches; unless it is watched, it is tried in the lines of ``starts``."""
        pattern, bound = rule.pattern.compiled, self._bound if len(text) <= SHORT else SECONDS
        if bound is None and starts:
            for begin, end in _lines(text, starts):
                # with the break and one character: no end of the text is seen where there is none
                for match in pattern.finditer(text, begin, min(end + 2, len(text))):
                    if match.start() < end:
                        yield match
            return
        try:
            yield from pattern.finditer(text, timeout=bound)
        except TimeoutError:
            raise too_slow(rule.rule) from None


def _lines(text: str, offsets: list[int]) -> Iterator[tuple[int, int]]:
    """The lines in which some ascending offsets lie, without their breaks."""
    end = -1
    for offset in offsets:
        if offset > end:
            begin = text.rfind("\n", 0, offset) + 1
            found = text.find("\n", offset)
            end = found if found >= 0 else len(text)
            yield begin, end


def _compiled(rule: Rule, define: dict[str, str], *, own: bool) -> _Construction:
    """``own``: the rule is ours, which is known to compile."""

    def fill(match: regex.Match[str]) -> str:
        if match[1] not in define:
            return _unknown(rule, match[1])
        return FRAGMENT.sub(fill, define[match[1]])

    pattern = LazyPattern(FRAGMENT.sub(fill, rule.pattern))
    try:
        if not own:
            _ = pattern.compiled
    except regex.error as error:
        raise rule.wrong(f"not a pattern: {error}") from None
    if "name" not in pattern.groups:
        raise rule.wrong("no group 'name'", hint="(?P<name>…) marks the span of the name")
    words = needed_words(pattern.source)
    return _Construction(
        rule,
        rule.name,
        pattern,
        rule.gives.get("etype", ""),
        rule.gives.get("left") == "phrase",
        rule.gives.get("person", ""),
        _evidence(rule),
        tuple(filter(None, map(frozenset, (rule.gives.get("needs", "").split(), words)))),
        frozenset(words if within_line(pattern.source) else ()),
    )


def _rarest(needs: tuple[frozenset[str], ...]) -> frozenset[str]:
    """The words that are least often in a text, of sets one word of each of which must be."""
    return min(needs, key=lambda words: (-min(map(len, words)), len(words)), default=frozenset())


def _evidence(rule: Rule) -> Strength:
    """The kind of evidence that a rule names; how it is made where it names none."""
    return Strength[rule.gives.get("evidence", Strength.FORM.name).upper()]


def _unknown(rule: Rule, fragment: str) -> str:
    raise rule.wrong(f"no fragment {fragment!r}")
