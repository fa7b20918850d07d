"""The rules of ``patterns/mentions/times.yaml`` as one compiled pattern.

Fragments are put in, words of the lexicon become small tries of characters, and named groups are
numbered, so that a name may stand in several branches of a rule. One pass over the text yields,
for each time expression, the rule that fits and its groups by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from extractor.errors import PatternError
from extractor.rulebook import Row, Rule, Rulebook, RuleFile, did_you_mean

_FRAGMENT = re.compile(r"\{(@?[a-z_][a-z0-9_]*)(?::([a-z]))?\}")
_GROUP = re.compile(r"\(\?P<([a-z]+)(?:_([a-z]))?>")
_BARE_GROUP = re.compile(r"(?<!\\)\((?!\?)")
# What may be left out when asking what a pattern can begin with: lookbehinds (there is nothing
# behind), and lookaheads over a negated class, which only save time ("a range has a dash ahead").
_LOOKS = re.compile(r"\(\?(?:<[=!]|=(?=\[\^))(?:[^()\[\]\\]|\\.|\[[^\]]*\])*\)")
_DIGITS = "0123456789"
_CLASS = re.compile(r"\[[^\]]*\]")


class Found(NamedTuple):
    """A time expression before it is resolved: half-open span, rule, and groups by name."""

    start: int
    end: int
    rule: Rule
    groups: dict[str, str]


#: Characters that begin more rules than this share one pattern: compiling is what costs.
_FEW = 4


class _Branch(NamedTuple):
    rule: Rule
    source: str
    names: list[str]
    partial: regex.Pattern[str]  # the source without what looks behind
    begins: dict[str, set[str]]


class _Starts(NamedTuple):
    """The rules that can begin with one character, as one pattern."""

    pattern: re.Pattern[str]
    rules: dict[int, tuple[Rule, list[tuple[str, int]]]]  # by number of the outer group


class Scanner:
    """All rules of one file, tried in order at each place of a text."""

    def __init__(self, file: RuleFile, words: Mapping[str, list[Row]]):
        branches: list[_Branch] = []
        for rule in file.rules:
            source = _expand(rule.pattern, rule, file.define, words)
            if _BARE_GROUP.search(_CLASS.sub("", source)):
                raise rule.wrong("a group without a name", hint="write (?:…) or (?P<name>…)")
            names = [f"{a}_{b}" if b else a for a, b in _GROUP.findall(source)]
            source = _GROUP.sub("(", source)
            try:
                partial = regex.compile(_LOOKS.sub("", source))
            except regex.error as error:
                raise rule.wrong(f"not a pattern: {error}") from None
            branches.append(_Branch(rule, source, names, partial, _beginnings(source, partial)))
        pairs: dict[str, set[str]] = {}
        for branch in branches:
            for char, seconds in branch.begins.items():
                pairs.setdefault(char, set()).update(seconds)
        rich = {c for c in pairs if sum(c in b.begins for b in branches) > _FEW}
        shared = _compile([b for b in branches if rich & b.begins.keys()])
        self._starts = {
            char: shared if char in rich else _compile([b for b in branches if char in b.begins])
            for char in pairs
        }
        others = [f"{re.escape(c)}(?={_set(pairs[c])})" for c in sorted(pairs) if c not in _DIGITS]
        digits = [
            f"[0-9]{{{length}}}" + (f"(?={_set(after)}|$)" if after else "(?![0-9])")
            for length, after in _after_digits([b for b in branches if "1" in b.begins])
        ]
        self._trigger = re.compile(f"(?<![0-9])(?:{'|'.join(digits)})|{'|'.join(others)}")

    def scan(self, text: str) -> Iterator[Found]:
        """Every time expression of ``text``, not overlapping, in order."""
        starts, done = self._starts, 0
        for trigger in self._trigger.finditer(text):
            at = trigger.start()
            if at < done:
                continue
            pattern, rules = starts[text[at]]
            match = pattern.match(text, at)
            if match is None:
                continue
            done = match.end()
            yield _found(match, rules)

    def whole(self, text: str) -> Found | None:
        """The rule that fits the whole of ``text``."""
        if not text or text[0] not in self._starts:
            return None
        pattern, rules = self._starts[text[0]]
        match = pattern.fullmatch(text)
        return _found(match, rules) if match else None


def _found(match: re.Match[str], rules: Mapping[int, tuple[Rule, list[tuple[str, int]]]]) -> Found:
    assert match.lastindex is not None  # every branch is a group
    rule, names = rules[match.lastindex]
    text, spans = match.string, match.regs
    groups = {name: text[spans[n][0] : spans[n][1]] for name, n in names if spans[n][0] >= 0}
    return Found(match.start(), match.end(), rule, groups)


def _compile(branches: list[_Branch]) -> _Starts:
    rules: dict[int, tuple[Rule, list[tuple[str, int]]]] = {}
    index = 1
    for rule, _, names, _, _ in branches:
        rules[index] = (rule, [(name, index + 1 + n) for n, name in enumerate(names)])
        index += 1 + len(names)
    try:
        pattern = re.compile("|".join(f"({b.source})" for b in branches))
    except re.error:
        raise _culprit(branches) from None
    return _Starts(pattern, rules)


def _culprit(branches: list[_Branch]) -> PatternError:
    """The error of the first rule that ``re`` does not take (``regex`` took them all)."""
    for branch in branches:
        try:
            re.compile(branch.source)
        except re.error as error:
            return branch.rule.wrong(f"not a pattern: {error}")
    return branches[0].rule.wrong("these rules cannot stand together")


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


def alternatives(rows: list[Row]) -> str:
    """The words of ``rows`` as a trie: longer words first, each with its guards."""
    ends: dict[str, str] = {}
    for row in rows:
        before = f"(?<!{row.get('before')}{re.escape(row.word)})" if row.get("before") else ""
        after = f"(?!{row.get('after')})" if row.get("after") else ""
        ends[row.word] = before + after
    return _trie(ends)


def _trie(ends: dict[str, str]) -> str:
    heads: dict[str, dict[str, str]] = {}
    final = None
    for word, guard in ends.items():
        if word:
            heads.setdefault(word[0], {})[word[1:]] = guard
        else:
            final = guard
    branches = [re.escape(head) + _trie(rest) for head, rest in heads.items()]
    if final is not None:
        branches.append(final)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _beginnings(source: str, partial: regex.Pattern[str]) -> dict[str, set[str]]:
    """First character → second characters, of whatever ``source`` can match (digits: none)."""
    match = partial.match
    candidates = {*source, *_DIGITS}
    first = [c for c in candidates if match(c, partial=True)]
    return {
        a: set() if a in _DIGITS else {b for b in candidates if match(a + b, partial=True)}
        for a in first
    }


#: Digits as times begin with them; what may follow them decides whether a number is looked at.
_SAMPLES = (
    ("1", "3", "9"),
    ("10", "12", "31", "09"),
    ("100",),
    ("1000", "1998", "2024"),
    ("20250320",),
)


def _after_digits(branches: list[_Branch]) -> list[tuple[int, set[str]]]:
    """Length of a run of digits → the characters that can follow it where a time begins."""
    followers: list[tuple[int, set[str]]] = []
    for samples in _SAMPLES:
        after: set[str] = set()
        if any(b.partial.match(s) for b in branches for s in samples):
            followers.append((len(samples[0]), after))  # a time by itself: anything may follow
            continue
        for branch in branches:
            match = branch.partial.match
            candidates = set(branch.source) - set(_DIGITS) - after
            after.update(c for c in candidates for s in samples if match(s + c, partial=True))
        followers.append((len(samples[0]), after))
    return followers


def _set(chars: set[str]) -> str:
    return "[" + "".join(re.escape(c) for c in sorted(chars)) + "]"


def lexicon(book: Rulebook) -> dict[str, list[Row]]:
    """The rows of ``lexicon/times.tsv`` by class, with the festivals and the plans.

    Raises:
        PatternError: a guard that is no pattern.
    """
    classes: dict[str, list[Row]] = {}
    for row in book.table("times"):
        for column in ("before", "after"):
            try:
                re.compile(row.get(column))
            except re.error as error:
                raise row.wrong(f"{column} is not a pattern: {error}") from None
        classes.setdefault(row.get("class"), []).append(row)
    classes["festival"] = list(book.table("times_festivals"))
    classes["plan"] = list(book.table("times_plans"))
    return classes
