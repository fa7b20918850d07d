"""Recognitions from matches: who received which honour."""

from __future__ import annotations

from extractor.discourse import Said, Topic
from extractor.facts import periods
from extractor.facts.bearers import Bearers, bearers
from extractor.facts.clause import Clause
from extractor.facts.draft import Draft
from extractor.grammar import Match
from extractor.mentions.mention import Mention, QuantityValue


def build(clause: Clause, match: Match) -> list[Draft]:
    """The recognitions of one match: one per bearer and honour."""
    field = clause.field_before(match)
    who = bearers(clause, clause.begin_of(match.start), match.start)
    honours = [e for e in clause.captures(match, "honour") if isinstance(e, Mention)]
    counts = [_count(e) for e in clause.captures(match, "count")]
    for position in range(match.start, match.end):
        if position in clause.sketch.items and clause.is_time(position):
            periods.hear_time(clause, clause.sketch.items[position])
    drafts: list[Draft] = []
    respective = len(honours) > 1 and len(honours) == len(who.names) and field.each
    for index, honour in enumerate(honours):
        names: list[Said | None] = list(who.names) or [clause.discourse.subject()]
        if respective:
            names = [who.names[index]]
        for name in names:
            text = clause.reading.surface[honour.start : honour.end].replace("\n", "")
            draft = Draft(
                "recognition", (honour.start, honour.end), match.rule.name, {"honour": text}
            )
            periods.settle(clause, draft, field, name)
            count = counts[index] if index < len(counts) else who.number
            if count is not None:
                draft.fields["count"] = count
            level = clause.level_of(text)
            if level:
                draft.fields["level"] = level
            periods.set_streak(clause, draft, field, match)
            draft.evidence.append(("predicate", *clause.sketch.source(match.start, match.end)))
            drafts.append(draft)
    _remember(clause, honours, who)
    return drafts


def _remember(clause: Clause, honours: list[Mention], who: Bearers) -> None:
    state = clause.discourse
    last = honours[-1]
    state.honour = Said(
        clause.reading.surface[last.start : last.end], "sentence", last.start, last.end
    )
    if who.names and who.number is None:
        state.bearer = who.names[-1]._replace(source="sentence")
    state.contest = state.honour
    state.topics.append(
        Topic(state.honour.value, None, "honour", last.start, last.end, clause.number)
    )


def _count(element: object) -> int | None:
    if isinstance(element, Mention) and isinstance(element.value, QuantityValue):
        value = element.value.value
        return int(value) if value is not None and value == value.to_integral_value() else None
    return None
