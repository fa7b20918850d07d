"""Strategies by slot: what each is called in ``patterns/slots`` and the function that answers."""

from __future__ import annotations

from collections.abc import Callable

from extractor.facts.context import Context, Slot
from extractor.facts.scene import Frame
from extractor.facts.strategies import (
    bases,
    classes,
    contest_names,
    editions,
    following,
    indicators,
    only_theirs,
    own_kinds,
    periods,
    pointing,
    scopes,
    several,
    spoken,
    statuses,
    stories,
    struck,
    subjects,
    told,
)

#: What it answers fills the slot; None: it declines.
Strategy = Callable[[Frame, Context], tuple[Slot, ...] | None]

STRATEGIES: dict[str, dict[str, Strategy]] = {
    "subject": {
        "named": subjects.named,
        "coming": subjects.coming,
        "person": spoken.person,
        "kind": spoken.kind,
        "struck": struck.struck,
        "own": subjects.own,
        "together": several.together,
        "site": subjects.site,
        "only_theirs": only_theirs.only_theirs,
        "topic": subjects.topic,
        "agent": subjects.agent,
        "before": subjects.before,
        "held": subjects.held,
        "document": subjects.document,
    },
    "indicator": {
        "fixed": indicators.fixed,
        "medals": following.medals,
        "classed": classes.classed,
        "following": following.noun,
        "counted": pointing.counted,
        "contest": contest_names.contest,
        "result": indicators.result,
        "prize": contest_names.prize,
        "relative": pointing.relative,
        "part": indicators.part,
        "partnered": indicators.partnered,
        "some": several.some,
        "things": own_kinds.things,
        "own": indicators.own,
        "moved": told.moved,
        "lead": indicators.lead,
        "topic": told.topic,
        "label": told.label,
        "thing": stories.thing,
        "announced": contest_names.announced,
        "before": told.before,
        "unsaid": indicators.unsaid,
        "bare": indicators.bare,
        "deed": stories.deed,
    },
    "period": {
        "own": periods.own,
        "edition": editions.edition,
        "topic": periods.topic,
        "held": periods.held,
        "document": periods.document,
    },
    "status": {
        "own": statuses.own,
        "called": statuses.called,
        "held": statuses.held,
    },
    "basis": {
        "each": bases.each,
        "rule": bases.rule,
        "word": bases.word,
        "noted": bases.noted,
        "time": bases.time,
        "again": bases.again,
        "lead": bases.lead,
        "held": bases.held,
    },
    "scope": {
        "rule": scopes.rule,
        "group": scopes.group,
        "contest": scopes.contest,
        "games": scopes.games,
        "market": scopes.market,
        "national": scopes.national,
        "held": scopes.held,
        "parts": scopes.parts,
        "kinds": own_kinds.kinds,
        "announced": scopes.announced,
        "above": scopes.above,
    },
}
