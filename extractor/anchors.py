"""What a fact rule's anchor can stand on: a number, a rank or an honour, never plain text.

The anchor is where the record stands. One that takes in words as they are written names nothing
the code could make a record of; and a rule that asks for no number, rank or honour at all is never
tried, since a sentence without one is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from extractor.errors import PatternError
from extractor.requirements import Requirements
from extractor.rulebook import Rule
from extractor.rulebook.declared_rules import RuleForm
from extractor.sketch import Alphabet

#: Text of each kind, for classes like ``\\w`` and ``[^，]``.
_PLAIN = "一1a，"
_LOOK = re.compile(r"\(\?(?:<?[=!])")


def wrong_anchor(
    rule: Rule, pattern: str, form: RuleForm, alphabet: Alphabet
) -> Iterator[PatternError]:
    """What is wrong with the anchor of a rule.

    Args:
        rule: the rule, for the error.
        pattern: its pattern with fragments and labels put in.
        form: what the stage of its file says of anchors.
        alphabet: what the pattern is written in.
    """
    labels = " ".join(f"<{label}>" for label in sorted(form.labels))
    allowed = alphabet.of(form.labels)
    if form.free:
        needs = Requirements(pattern)
        if not needs.every & allowed and not any(some & allowed for some in needs.some):
            yield rule.wrong(
                "it asks for no number, rank or honour, and only sentences with one are read",
                hint=f"it needs one of: {labels}",
            )
        if any(regex.compile(inner).fullmatch("") for inner in bodies(pattern, form.anchor)):
            yield rule.wrong(f"the anchor {form.anchor!r} can be empty")
        return
    for inner in bodies(pattern, form.anchor):
        taken = _taken(inner, alphabet)
        if taken is None:
            said = "takes in plain text"
        elif taken - allowed:
            said = f"takes in {' '.join(f'<{alphabet.names[c]}>' for c in sorted(taken - allowed))}"
        elif not taken:
            said = "takes in nothing"
        else:
            continue
        yield rule.wrong(f"the anchor {form.anchor!r} {said}", hint=f"it is one of: {labels}")


def bodies(pattern: str, group: str) -> list[str]:
    """What stands in each group of that name."""
    opening = f"(?P<{group}>"
    found = []
    at = pattern.find(opening)
    while at >= 0:
        start = at + len(opening)
        found.append(pattern[start : _end(pattern, start)])
        at = pattern.find(opening, start)
    return found


def _end(pattern: str, at: int) -> int:
    """Where the group ends that is open at ``at``."""
    depth = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = pattern.index("]", at + 2 + (pattern[at + 1] == "^"))
        elif char == "(":
            depth += 1
        elif char == ")":
            if not depth:
                return at
            depth -= 1
        at += 1
    return at


def _taken(inner: str, alphabet: Alphabet) -> frozenset[str] | None:
    """The labels that a piece of pattern can be; None where it can be plain text."""
    while (look := _LOOK.search(inner)) is not None:
        inner = inner[: look.start()] + inner[_end(inner, look.end()) + 1 :]
    pattern = regex.compile(inner)
    if pattern.fullmatch(""):
        return None
    for char in {*_PLAIN, *inner} - alphabet.names.keys():
        if pattern.fullmatch(char, partial=True):
            return None
    taken = set()
    for char in alphabet.names:
        found = pattern.fullmatch(char, partial=True)
        if found and found.partial:
            return None
        if found:
            taken.add(char)
    return frozenset(taken)
