"""Rankings from matches: positions, tiers, firsts and onlies, with the scope resolved."""

from __future__ import annotations

from extractor.discourse import Said, Topic
from extractor.facts import inheritance, nouns, periods
from extractor.facts.clause import Clause
from extractor.facts.contests import ContestParts
from extractor.facts.draft import Draft
from extractor.facts.phrase import Field
from extractor.facts.subjects import by_name, closing_name, name_subject, population, scope_in, who
from extractor.grammar import Keys, Match
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word

#: What ``gives`` of a ranking rule may hold.
KEYS: Keys = {
    "indicator": frozenset({"before", "after", "honour"}),
    "shape": frozenset({"pair"}),
}

_AMOUNT_OF = 3  # sketch characters of 以3亿元的


def build(clause: Clause, match: Match) -> list[Draft]:
    """The rankings of one match, in text order."""
    state = clause.discourse
    begin = clause.begin_of(match.start)
    contest = clause.tools.contests.find(clause.sketch, begin, match.start + 1)
    here = clause.with_match(clause.read_field(begin, match.start), match)
    if contest is not None:
        before = clause.read_field(begin, contest[0])
        after = clause.read_field(contest[1], max(contest[1], match.start))
        here = here._replace(
            begin=after.begin,
            end=after.end,
            subjects=(*before.subjects, *after.subjects),
            times=(*before.times, *after.times),
        )
        if not here.subjects and before.end > before.begin:
            name_subject(clause, before)
        state.contest = Said(
            clause.text_of(contest[2], contest[3]),
            "sentence",
            *clause.sketch.source(contest[2], contest[3]),
        )
    listed = match.first("list")
    if listed is not None:
        text = clause.text_of(*listed).strip("“”《》")
        state.contest = Said(text, "sentence", *clause.sketch.source(*listed))
        if not here.subjects and here.end > here.begin:
            name_subject(clause, here)  # a name that is in no table: all there is in front
            here = here._replace(begin=here.end)
    won = _won_by(clause, here)
    if won >= 0:
        winner = here._replace(end=won)
        here = here._replace(begin=won + _AMOUNT_OF)
        if not here.subjects and clause.phrase(winner):
            name_subject(clause, winner)
    ranks = [rank_of(e) for e in clause.captures(match, "rank")]
    scopes = _scopes(clause, match)
    if not scopes and (scope := scope_in(clause, here)) is not None:
        scopes = [scope]
        here = here._replace(subjects=here.subjects[:-1])
    subject = _subject(clause, match, here, scopes)
    if won >= 0 and not here.subjects and state.bearer is not None:
        subject = state.bearer
    count = clause.count_in(here._replace(end=min(here.end, here.begin + 1)))
    if (
        count is not None
        and inheritance.relative(clause, here) is None
        and here.end > here.begin + 1
    ):
        here = here._replace(begin=here.begin + 1)
    else:
        count = None
    phrase = clause.phrase(here)
    parts = None
    own = ""
    if (
        state.contest is not None
        and clause.tools.relatives.get(phrase) == "add"
        and (state.contest != state.honour)
    ):
        own = phrase
    if state.contest is not None and (own or _points_back(clause, match, phrase)):
        parts = clause.tools.contests.parts(
            state.contest.value, subject.value if subject else None, clause.setting
        )
    names = _indicators(clause, match, here, len(ranks), parts, phrase)
    if parts is not None and own:
        names = [parts.indicator + own]
    maker = closing_name(clause, match)
    if maker is not None:
        subject, names = maker[0], [maker[1]] if maker[1] else names
    if subject is not None and not here.subjects and inheritance.of_honour(clause, here, phrase):
        subject = state.main
    holders = _holders(clause, match, here, ranks, scopes) or [subject]
    drafts: list[Draft] = []
    pair = match.rule.gives.get("shape") == "pair"
    shown = range(len(ranks) if pair else max(len(ranks), len(names)))
    for index, subject in ((index, holder) for holder in holders for index in shown):
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
        _set_scope(clause, draft, scopes, index, parts)
        periods.settle(clause, draft, here, subject)
        excluded = match.first("except")
        if excluded is not None:
            draft.fields["scope_except"] = population(clause, *excluded)
        if parts is not None and state.contest is not None:
            draft.fields["title"] = state.contest.value
        if count is not None and not pair:
            draft.fields["count"] = count
        periods.set_streak(clause, draft, here, match)
        draft.evidence.append(("predicate", *clause.sketch.source(match.start, match.end)))
        drafts.append(draft)
    if pair and len(drafts) == 2:
        _old_position(clause, match, drafts[0])
    if scopes:
        state.scope = scopes[-1]._replace(source="sentence")
    known = {topic.indicator for topic in state.topics[-1:]}
    for name in names:
        if name not in known and ranks[0].kind in ("position", "top", "tier"):
            state.topics.append(
                Topic(
                    name,
                    subject.value if subject else None,
                    "rank",
                    ranks[-1].start,
                    ranks[-1].end,
                    clause.number,
                )
            )
    return drafts


def _won_by(clause: Clause, field: Field) -> int:
    """Where 以3亿元的收入 begins, what a rank was won by; -1 where nothing says so."""
    text, labels = clause.sketch.text, clause.tools.alphabet.names
    particles = clause.tools.particles
    for at in range(field.begin, field.end - _AMOUNT_OF):
        if (
            text[at] in particles.by
            and labels.get(text[at + 1]) in ("QTY", "NUM", "PCT")
            and text[at + 2] in particles.attributive
        ):
            return at
    return -1


def rank_of(element: object) -> Rank:
    """The rank an element stands for; 领先 is a word that ranks by itself."""
    if isinstance(element, Rank):
        return element
    assert isinstance(element, Word)
    return Rank(element.start, element.end, "tier", None, None, "compares.tsv", "TIER")


def _subject(clause: Clause, match: Match, field: Field, scopes: list[Said]) -> Said | None:
    holder = match.first("holder")
    if holder is not None:
        return by_name(clause, clause.sketch.items[holder[0]])
    if len(field.subjects) == 1 and scopes and field.subjects[0].start == scopes[0].start:
        return clause.discourse.subject(back=_backwards(clause, match, field))
    if not field.subjects:
        return clause.discourse.subject(back=_backwards(clause, match, field))
    return who(clause, field, 1, weak=True)[0]


def _holders(
    clause: Clause, match: Match, field: Field, ranks: list[Rank], scopes: list[Said]
) -> list[Said | None]:
    """甲市、乙市分列前两位: several who share one rank."""
    if len(field.subjects) < 2 or len(ranks) != 1 or ranks[0].kind != "top":
        return []
    if scopes and field.subjects[-1].start == scopes[0].start:
        return []
    return [by_name(clause, element) for element in field.subjects]


def _backwards(clause: Clause, match: Match, field: Field) -> bool:
    """True where the rank is of who was spoken of just before."""
    if match.rule.gives.get("indicator") == "honour":
        return True
    return clause.points_back(field)


def _scopes(clause: Clause, match: Match) -> list[Said]:
    found = []
    for begin, end in match.groups.get("scope", []):
        name = population(clause, begin, end)
        if name:
            found.append(Said(name, "clause", *clause.sketch.source(begin, end)))
    return found


def _set_scope(
    clause: Clause, draft: Draft, scopes: list[Said], index: int, parts: ContestParts | None
) -> None:
    if scopes:
        draft.set_said("scope", scopes[min(index, len(scopes) - 1)])
    elif parts is not None and parts.scope and clause.discourse.contest is not None:
        draft.set_said("scope", clause.discourse.contest._replace(value=parts.scope))
    else:
        draft.set_said("scope", clause.discourse.scope)


def _points_back(clause: Clause, match: Match, phrase: str) -> bool:
    """True where a rank's own clause does not say what is ranked."""
    if match.rule.gives.get("indicator", "before") != "before":
        return False
    return not phrase or clause.tools.relatives.get(phrase) == "same"


def _indicators(
    clause: Clause,
    match: Match,
    field: Field,
    count: int,
    parts: ContestParts | None,
    phrase: str,
) -> list[str]:
    how = match.rule.gives.get("indicator", "before")
    state = clause.discourse
    if how == "after":
        after = nouns.thing_after(clause, match)
        return [after] if after else []
    if how == "honour":
        after = nouns.after(clause, match, whole=True)
        if after:
            return [after]
        return [state.honour.value] if state.honour else []
    if parts is not None:
        return [parts.indicator]
    if match.rule.gives.get("shape") == "pair":
        return inheritance.inherit(clause, phrase, field, 1, "rank") or []
    return inheritance.inherit(clause, phrase, field, count, "rank") or []


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
