"""Fact rules compiled, and run over sketches.

A pattern is a regular expression in which ``<LABEL>`` stands for one mention or word of that label
and ``{name}`` for a fragment of the file's ``define``. Rules are tried in file order; the first to
claim an anchor keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import NamedTuple

import regex

from extractor.anchors import wrong_anchor
from extractor.errors import PatternError
from extractor.lazy import LazyPattern
from extractor.mentions.element import Element
from extractor.mentions.mention import Mention, QuantityValue
from extractor.needed_words import holds
from extractor.requirements import Fitting, Requirements
from extractor.rulebook import Rule, RuleFile, did_you_mean
from extractor.rulebook.bounded import SECONDS, SHORT, seconds, too_slow
from extractor.rulebook.declared_rules import RULES
from extractor.rulebook.effects import unread_groups
from extractor.sketch import Alphabet, Sketch

_LABEL = re.compile(r"<([A-Z_]+)>")
_FRAGMENT = re.compile(r"\{([a-z_]+)\}")
_DEPTH = 8


class CompiledRule(NamedTuple):
    """A rule ready to run; ``needs`` says in which sketches it is worth trying."""

    rule: Rule
    pattern: LazyPattern
    needs: Requirements
    bound: float | None  # seconds that it may take for a short text


class Match(NamedTuple):
    """A rule that fits: the sketch spans of its groups, in order of their captures.

    ``captured`` are the elements that stand in each group, in text order.
    """

    rule: Rule
    start: int
    end: int
    groups: dict[str, list[tuple[int, int]]]
    captured: dict[str, list[Element]]

    def first(self, name: str) -> tuple[int, int] | None:
        """The first capture of a group, or None."""
        spans = self.groups.get(name)
        return spans[0] if spans else None


def expand(rule: Rule, define: dict[str, str], alphabet: Alphabet) -> str:
    """The rule's pattern with fragments and labels replaced.

    Raises:
        PatternError: an unknown fragment or label, with a hint.
    """
    pattern = rule.pattern

    def fragment(match: re.Match[str]) -> str:
        name = match[1]
        if name not in define:
            raise rule.wrong(f"no fragment {{{name}}}", hint=did_you_mean(name, define))
        return f"(?:{define[name]})"

    for _ in range(_DEPTH):
        replaced = _FRAGMENT.sub(fragment, pattern)
        if replaced == pattern:
            break
        pattern = replaced
    else:
        raise rule.wrong("its fragments refer to each other in a circle")

    def label(match: re.Match[str]) -> str:
        name = match[1]
        if name not in alphabet.chars:
            raise rule.wrong(f"no label <{name}>", hint=did_you_mean(name, alphabet.chars))
        drawn = alphabet.drawn[name]
        inside = pattern.rfind("[", 0, match.start()) > pattern.rfind("]", 0, match.start())
        return drawn if len(drawn) == 1 or inside else f"[{drawn}]"

    return _LABEL.sub(label, pattern)


#: What a key of ``gives`` may hold; None where any text will do.
Keys = Mapping[str, frozenset[str] | None]


def compile_rules(
    source: RuleFile, alphabet: Alphabet, *, anchor: str = "", keys: Keys | None = None
) -> list[CompiledRule]:
    """Compile a rule file.

    Args:
        anchor: the group that every pattern must have.
        keys: the keys that ``gives`` may have, with their values; None: any.

    Raises:
        PatternError: a pattern that is no regular expression, or names what does not exist; a key
            of ``gives`` or a value that does not exist; in a user's rule a group that nothing
            reads, or an anchor that no record can stand at.
    """
    compiled = []
    form = RULES.get(f"{source.file.parent.name}/{source.name}")
    for rule in source.rules:
        _check_gives(rule, keys)
        text = expand(rule, source.define, alphabet)
        pattern = LazyPattern(text)
        if not source.own:
            _check_pattern(rule, pattern)
        if anchor and anchor not in pattern.groups:
            raise rule.wrong(f"no group {anchor!r}", hint=f"write (?P<{anchor}>…) round its anchor")
        if form is not None and not source.own:
            for problem in chain(
                unread_groups(rule, form.groups),
                _missing_groups(rule, pattern, form.groups, keys or {}),
                wrong_anchor(rule, text, form, alphabet) if anchor else (),
            ):
                raise problem
        compiled.append(CompiledRule(rule, pattern, Requirements(text), seconds(source)))
    return compiled


def _check_pattern(rule: Rule, pattern: LazyPattern) -> None:
    """Ours are known to compile: each is tried on its examples."""
    try:
        _ = pattern.compiled
    except regex.error as error:
        raise PatternError(
            f"rule {rule.name!r}: {error}",
            file=rule.file,
            line=rule.lines.get("pattern", rule.line),
            excerpt=rule.pattern,
            hint="the caret counts in the pattern with its fragments put in",
        ) from None


def _check_gives(rule: Rule, keys: Keys | None) -> None:
    if keys is None:
        return
    for key, value in rule.gives.items():
        if key not in keys:
            raise rule.wrong(f"gives has no {key!r}", key="gives", hint=did_you_mean(key, keys))
        known = keys[key]
        if known is not None and value not in known:
            raise rule.wrong(f"no {key} {value!r}", key="gives", hint=did_you_mean(value, known))


def _missing_groups(
    rule: Rule, pattern: LazyPattern, known: frozenset[str], keys: Keys
) -> Iterator[PatternError]:
    """Groups that ``gives`` says something is taken from, and the pattern has not."""
    for key, value in rule.gives.items():
        if keys[key] is not None and value in known and value not in pattern.groups:
            yield rule.wrong(
                f"{key} is {value!r}, and no group has this name",
                key="gives",
                hint=f"write (?P<{value}>…) round it",
            )


def _unclaimed(
    pattern: regex.Pattern[str], found: regex.Match[str], anchor: str, claimed: set[int]
) -> regex.Match[str] | None:
    """The match, or what it leaves of a list whose first members are claimed: 新增…公里、…公里."""
    end = found.end()
    match: regex.Match[str] | None = found
    while match is not None and match.start() < end:
        spans = match.spans(anchor)
        taken = [stop for start, stop in spans if start in claimed]
        if not spans or len(taken) == len(spans):
            return None
        if not taken:
            return match
        match = pattern.search(match.string, taken[-1])
    return None


def _is_limit(element: Element, reading: str) -> bool:
    """True for 超过10%, 3000万元以上 and 14至16岁, where something begins or ends; not 160余家."""
    value = element.value if isinstance(element, Mention) else None
    if not isinstance(value, QuantityValue):
        return False
    said = value.front < element.start or not reading.endswith(
        value.unit_text or "", 0, element.end
    )
    return value.value is None or said and value.modifier in ("over", "under")


def fitting(rules: Iterable[CompiledRule]) -> Fitting[CompiledRule]:
    """The rules by what a sketch must hold for each of them."""
    return Fitting((compiled.needs, compiled) for compiled in rules)


def run(
    rules: Fitting[CompiledRule],
    sketch: Sketch,
    anchor: str,
    present: Set[str],
    *,
    reading: str = "",
) -> list[Match]:
    """All matches of the rules over one sketch, each anchor claimed once, in text order.

    A number captured as ``count`` is claimed too: the rule has read it; so is one captured as
    ``limit``, of which the rule is right only where it is said to be one (超过, 以上).
    ``present``: the characters of the sketch; ``reading``: the text that its elements stand in.

    Raises:
        LimitError: a rule takes too long (``timeout``).
    """
    text, items = sketch.text, sketch.items
    claimed: set[int] = set()
    out: list[Match] = []
    short = len(text) <= SHORT
    for rule, lazy, needs, bound in rules.of(present):
        if not holds(text, needs.words):
            continue
        pattern = lazy.compiled
        try:
            for match in pattern.finditer(text, timeout=bound if short else SECONDS):
                found = _unclaimed(pattern, match, anchor, claimed)
                if found is None:
                    continue
                spans = found.spans(anchor)
                groups = {
                    name: found.spans(name) for name in pattern.groupindex if found.start(name) >= 0
                }
                limits = [start for start, _ in groups.get("limit", ())]
                if not all(
                    start not in claimed and _is_limit(items[start], reading) for start in limits
                ):
                    continue
                claimed.update(start for start, _ in spans)
                claimed.update(limits, (start for start, _ in groups.get("count", ())))
                captured = {
                    name: [items[at] for span in spans for at in range(*span) if at in items]
                    for name, spans in groups.items()
                }
                out.append(Match(rule, found.start(), found.end(), groups, captured))
        except TimeoutError:
            raise too_slow(rule) from None
    out.sort(key=lambda match: match.groups[anchor][0])
    return out
