"""Rules that explode: those that take very long for a short text, found by trying."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import regex

from extractor.errors import PatternError
from extractor.rulebook import Rule, Rulebook
from extractor.sketch import Alphabet

#: Seconds of the processor that a rule may take for one of the texts; ours take thousandths.
SECONDS = 0.25
#: How often one character stands, and how often two do.
_SINGLES, _PAIRS = 300, 60
_MOST = 10  # characters of a rule that are tried in pairs
#: Characters of each kind, for classes like ``\\w`` and ``\\p{Han}``.
_KINDS = "一1a，"
_FRAGMENT = re.compile(r"\{([a-z_][a-z_0-9]*)(?::[a-z])?\}")
_WORDS = re.compile(r"\{@[a-z_0-9]+(?::[a-z])?\}")
_LABEL = re.compile(r"<([A-Z_]+)>")
_SYNTAX = re.compile(r"\\[pP]\{[^}]*\}|\(\?P?[<=!:>][a-z_]*>?|\\.|[\[\](){}?*+|^$.\\]")
_DEPTH = 8


def exploding(book: Rulebook, alphabet: Alphabet) -> Iterator[PatternError]:
    """Each rule that takes too long for a text of its own characters over and over."""
    for name in book.rule_names:
        file = book.rules(name)
        for rule in file.rules:
            pattern = _compiled(rule, file.define, alphabet)
            unit = None if pattern is None else _met(pattern)
            if unit is not None:
                shown = alphabet.readable(unit)
                yield rule.wrong(
                    f"explodes: more than {SECONDS:g} s on {shown!r} over and over",
                    hint="two parts that may repeat can share a text: make one possessive",
                )


def _compiled(rule: Rule, define: dict[str, str], alphabet: Alphabet) -> regex.Pattern[str] | None:
    """The pattern by itself; None for one that only its own stage can put together."""
    text: str = rule.pattern
    for _ in range(_DEPTH):
        text, count = _FRAGMENT.subn(lambda m: f"(?:{define.get(m[1], '[0-9]+')})", text)
        if not count:
            break
    text = _LABEL.sub(lambda m: alphabet.chars.get(m[1], "一"), _WORDS.sub("一", text))
    try:
        return regex.compile(text)
    except regex.error:
        return None


def _met(pattern: regex.Pattern[str]) -> str | None:
    """The characters that it explodes on."""
    own: dict[str, None] = dict.fromkeys(_SYNTAX.sub("", pattern.pattern))
    letters: list[str] = [*_KINDS, *(c for c in own if c not in _KINDS)]
    pairs = itertools.permutations(letters[:_MOST], 2)
    tail = "\n".join(letters)  # the engine looks first whether what must be there is there
    tries = [(letter, _SINGLES) for letter in letters]
    tries += [("".join(pair), _PAIRS) for pair in pairs]
    for unit, times in tries:
        try:
            pattern.search(f"{unit * times}\n{tail}", timeout=SECONDS)
        except TimeoutError:
            return unit
    return None
