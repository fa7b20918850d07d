"""Which indicator a value measures: said around it, carried over, or pointed back to."""

from __future__ import annotations

from extractor.facts import inheritance, nouns
from extractor.facts.clause import Clause
from extractor.facts.phrase import Field
from extractor.grammar import Match
from extractor.mentions.words import Word


def indicators(
    clause: Clause, match: Match, field: Field, count: int, measure: str
) -> list[str] | None:
    """The indicators of a match: one for all values or one for each; None where none is known."""
    where = match.rule.gives.get("indicator", "before")
    phrase = clause.phrase(field)
    tail_span = match.first("tail")
    if where == "tail" and tail_span is not None:
        return [clause.text_of(*tail_span)]
    whole = match.first("group") is not None
    after = nouns.after(clause, match, whole=whole) if where in ("after", "both") else ""
    if after:
        return [_around(clause, match, field, phrase, after, where)]
    inherited = _before(clause, match, field, phrase, count, measure)
    if inherited is None:
        return None
    tail = _tail(clause, match) or _of_growth(clause, match, phrase)
    return [name + tail for name in inherited]


def _around(clause: Clause, match: Match, field: Field, phrase: str, after: str, where: str) -> str:
    honour = clause.discourse.honour
    if honour is not None and after in clause.tools.honours:
        return honour.value
    group = match.first("group")
    if group is not None:
        noun = clause.text_of(*group)
        own = any(after.startswith(noun[n:]) for n in range(len(noun) - 1))
        return after if own else after + noun
    if where == "after" or inheritance.relative_clause(clause, match, field):
        return after
    if phrase.endswith("等"):
        phrase = nouns.leading_verb(
            clause, phrase
        )  # 出台了《…》等13部规章: an example, no indicator
    if not phrase and clause.sketch.text[match.start - 1 : match.start] in clause.joints(match):
        phrase = clause.front
    else:
        clause.front = phrase
    return phrase + after


def _before(
    clause: Clause, match: Match, field: Field, phrase: str, count: int, measure: str
) -> list[str] | None:
    prefix = clause.prefix
    if prefix and phrase and count == 1 and phrase not in clause.tools.relatives:
        return [prefix + phrase]
    if prefix and not phrase:
        return [prefix]
    fallback = match.first(match.rule.gives.get("fallback", ""))
    if fallback is not None:
        word = clause.sketch.items[fallback[0]]
        topic = clause.discourse.topic()
        if isinstance(word, Word):
            family = word.row.get("family")
            if phrase:
                own = bool(family) and phrase.endswith(family)
                return [phrase if own else phrase + word.row.get("indicator")]
            if topic is not None and family and family in topic.indicator:
                return [topic.indicator]
            return [word.row.get("indicator")]
    prize = inheritance.prize(clause, phrase)
    if prize is not None:
        return [prize]
    found = inheritance.inherit(clause, phrase, field, count, measure)
    if found is None or count != 1 or len(found) != 1 or found[0] != phrase:
        return found
    verb = inheritance.carried_verb(clause, field)
    if verb:
        return [verb + phrase]
    return inheritance.examples(clause, phrase, clause.unit_of(match))


def _of_growth(clause: Clause, match: Match, phrase: str) -> str:
    """增长8.4%，高于全国2.6个百分点: what is higher is the rate of growth."""
    topic = clause.discourse.topic()
    if phrase or topic is None or topic.measure != "growth" or clause.unit_of(match) != "pp":
        return ""
    tail: str = match.rule.gives.get("after_growth", "")
    return "" if topic.indicator.endswith(tail) else tail


def _tail(clause: Clause, match: Match) -> str:
    """What the match itself adds: 占…的比重, 占比."""
    span = match.first("tail")
    whole = match.first("whole")
    if whole is None:
        return clause.text_of(*span) if span is not None else ""
    if span is not None:
        return clause.text_of(match.start, span[1])
    tail: str = match.rule.gives.get("tail", "")
    return clause.text_of(match.start, whole[1]) + tail
