"""Rankings from matches: positions, tiers, firsts and onlies, with the scope resolved."""

from __future__ import annotations

from extractor.discourse import Said, Topic
from extractor.facts.clause import Clause
from extractor.facts.draft import Draft
from extractor.facts.phrase import Field
from extractor.grammar import Match
from extractor.mentions.mention import Mention, QuantityValue, TimeValue
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word


def build(clause: Clause, match: Match) -> list[Draft]:
    """The rankings of one match, in text order."""
    ranks = [rank_of(e) for e in clause.captures(match, "rank")]
    field = clause.field_before(match)
    gives = match.rule.gives
    scopes = _scopes(clause, match)
    contest = clause.contest_of(match, field)
    subjects = clause.subjects(field, 1) if not _is_scope_only(field, scopes) else [
        clause.discourse.subject()
    ]
    count = clause.count_in(field)
    names = _indicators(clause, match, field, len(ranks), contest)
    drafts: list[Draft] = []
    pairs = max(len(ranks), len(names))
    if gives.get("shape") == "pair":
        pairs = len(ranks)
    for index in range(pairs):
        rank = ranks[min(index, len(ranks) - 1)]
        draft = Draft(
            "ranking",
            (rank.start, rank.end),
            match.rule.name,
            {"kind": rank.kind, "position": rank.position, "upper": rank.upper},
        )
        name = names[min(index, len(names) - 1)] if names else None
        if name:
            draft.fields["indicator"] = name
        scope = scopes[min(index, len(scopes) - 1)] if scopes else clause.discourse.scope
        if scope is not None and rank.kind != "none":
            draft.set_said("scope", scope)
        subject = subjects[min(index, len(subjects) - 1)]
        clause.settle(draft, field, subject)
        excluded = match.first("except")
        if excluded is not None:
            draft.fields["scope_except"] = clause.population(*excluded)
        if contest is not None:
            draft.fields["title"] = contest.value
        if count is not None:
            draft.fields["count"] = count
        clause.set_streak(draft, field, match)
        draft.evidence.append(("predicate", *clause.sketch.source(match.start, match.end)))
        drafts.append(draft)
    if gives.get("shape") == "pair" and len(drafts) == 2:
        _old_position(clause, match, drafts[0])
    if scopes:
        clause.discourse.scope = scopes[-1]._replace(source="sentence")
    for name in names:
        clause.discourse.topics.append(
            Topic(name, subjects[0].value if subjects[0] else None, "rank",
                  ranks[-1].start, ranks[-1].end, clause.number)  # fmt: skip
        )
    return drafts


def rank_of(element: object) -> Rank:
    """The rank an element stands for; 领先 is a word that ranks by itself."""
    if isinstance(element, Rank):
        return element
    assert isinstance(element, Word)
    return Rank(element.start, element.end, "tier", None, None, "compares.tsv")


def _scopes(clause: Clause, match: Match) -> list[Said]:
    found = []
    for begin, end in match.groups.get("scope", []):
        name = clause.population(begin, end)
        if name:
            found.append(Said(name, "clause", *clause.sketch.source(begin, end)))
    return found


def _is_scope_only(field: Field, scopes: list[Said]) -> bool:
    """True where the only 'subject' in front is the scope itself."""
    return bool(scopes) and len(field.subjects) == 1 and field.subjects[0].start == scopes[0].start


def _indicators(
    clause: Clause, match: Match, field: Field, count: int, contest: Said | None
) -> list[str]:
    how = match.rule.gives.get("indicator", "before")
    state = clause.discourse
    if how == "after":
        after = clause.after(match)
        return [after] if after else []
    if how == "honour":
        after = clause.after(match)
        if after:
            return [after]
        return [state.honour.value] if state.honour else []
    phrase = clause.phrase(field)
    if contest is not None and (not phrase or phrase in clause.tools.relatives):
        return [clause.without_scope(contest)]
    number = count if match.rule.gives.get("shape") != "pair" else 1
    return clause.inherit(phrase, field, number, "rank") or []


def _old_position(clause: Clause, match: Match, draft: Draft) -> None:
    """The position before: its period is the one said with it, else unknown."""
    draft.fields["period"] = None
    for begin, _ in match.groups.get("time", []):
        item = clause.sketch.items.get(begin)
        if (
            begin < match.groups["rank"][0][0]
            and isinstance(item, Mention)
            and isinstance(item.value, TimeValue)
        ):
            draft.fields["period"] = clause.period_of(item.value)


def quantity_count(element: object) -> int | None:
    """A whole count as an int."""
    if isinstance(element, Mention) and isinstance(element.value, QuantityValue):
        value = element.value.value
        if value is not None and value == value.to_integral_value():
            return int(value)
    return None
