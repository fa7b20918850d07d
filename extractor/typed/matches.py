"""What rules of a declared type match in the sketch of a sentence."""

from __future__ import annotations

from typing import NamedTuple

from extractor.needed_words import holds
from extractor.rulebook import Rule
from extractor.rulebook.bounded import SECONDS, SHORT, too_slow
from extractor.sketch import Sketch
from extractor.typed.rules import TypedRules
from extractor.typed.spread import Captured


class RuleMatch(NamedTuple):
    """A rule that fits, and what its groups captured."""

    start: int
    end: int
    rule: Rule
    groups: Captured


def matches(rules: TypedRules, sketch: Sketch) -> list[RuleMatch]:
    """What the rules of a type match, in text order; the first to match a stretch keeps it.

    Raises:
        LimitError: a rule takes too long.
    """
    text = sketch.text
    found: list[RuleMatch] = []
    for rule, lazy, needs, bound in rules.rules.of(set(text)):
        if not holds(text, needs.words):
            continue
        pattern = lazy.compiled
        try:
            for match in pattern.finditer(text, timeout=bound if len(text) <= SHORT else SECONDS):
                start, end = match.span()
                if all(end <= one.start or one.end <= start for one in found):
                    names = [n for n in pattern.groupindex if match.start(n) >= 0]
                    groups = {name: match.spans(name) for name in names}
                    found.append(RuleMatch(start, end, rule, groups))
        except TimeoutError:
            raise too_slow(rule) from None
    return sorted(found, key=lambda one: one.start)
