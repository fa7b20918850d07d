"""The nouns behind a number: where they end, and the verbs around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extractor.facts.clause import Clause
from extractor.grammar import Match
from extractor.mentions.particles import chars
from extractor.tokens import Token, tokenize

_LONG_NOUN = 16
_VERBAL = frozenset({"v", "d", "p", "vd", "vi", "zg"})


def after(clause: Clause, match: Match, *, whole: bool = False) -> str:
    """The noun behind a value; not ``whole``: cut where something else begins."""
    span = match.first("after")
    if span is None:
        return ""
    begin, end = clause.sketch.source(span[0], _until_comparison(clause, *span))
    if not whole:
        end = noun_end(clause, begin, end, more=more_anchors(clause, match))
        clause.used = bisect_left(clause.sketch.starts, end)
    return clause.reading.surface[begin:end].strip(" \n，的" + chars(clause.tools.particles.joint))


def _until_comparison(clause: Clause, begin: int, end: int) -> int:
    """The sketch position where a noun phrase ends: before 同比增长, which no thing is called."""
    compared = clause.tools.compared
    text = clause.sketch.text
    return next((p for p in range(begin + 1, end) if text[p] in compared), end)


def thing_after(clause: Clause, match: Match) -> str:
    """The thing behind 首条, without the verb it ends with (…管道贯通)."""
    thing = after(clause, match, whole=True)
    words = tokenize(thing)
    last = len(words)
    while last > 1 and words.tags[last - 1] == "v" and words.tags[last - 2].startswith("n"):
        last -= 1
    return thing[: words.starts[last]]


def more_anchors(clause: Clause, match: Match) -> bool:
    """True where more numbers follow in the clause."""
    position = bisect_right(clause.bounds, match.end - 1)
    end = clause.bounds[position] if position < len(clause.bounds) else len(clause.sketch.text)
    return bool(clause._anchors(match.end, end))


def noun_end(clause: Clause, begin: int, end: int, *, more: bool) -> int:
    """Where the noun phrase that starts at ``begin`` ends, at the latest at ``end``."""
    at = clause.tokens.index_from(begin)
    seen = False
    for index in range(at, len(clause.tokens)):
        token = clause.tokens[index]
        if token.start >= end:
            break
        if seen and token.pos in _VERBAL and not _modifies(clause, token, end):
            if more or end - begin > _LONG_NOUN:
                return token.start
            return end
        seen = seen or token.pos[0] in "nljri"
    return end


def _modifies(clause: Clause, token: Token, end: int) -> bool:
    """A verb directly in front of a closing noun is part of a compound (产业研究平台)."""
    at = clause.tokens.index_at(token.start) + 1
    if token.pos in ("d", "p"):
        return False
    if at >= len(clause.tokens) or clause.tokens[at].start >= end:
        return token.pos == "vn"
    following = clause.tokens[at]
    return following.pos.startswith("n") and following.end >= end and len(token.text) > 1


def leading_verb(clause: Clause, phrase: str) -> str:
    """The verb, or verbs, that a phrase begins with."""
    verb = ""
    for token in tokenize(phrase):
        if token.pos not in ("v", "d") and not (verb and token.text == "、"):
            break
        verb += token.text
    return verb.rstrip("、")


def until_status(clause: Clause, begin: int, end: int) -> int:
    """The reading offset where a noun phrase ends: before 正在 and the like."""
    for position in range(begin, end):
        if clause.tools.alphabet.names.get(clause.sketch.text[position]) in ("STATUS", "ADV"):
            return clause.sketch.starts[position]
    return clause.sketch.source(begin, end)[1]
