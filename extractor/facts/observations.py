"""Observations from frames: slots resolved, coordination spelt out, the sign set."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from extractor.facts import shapes
from extractor.facts.context import Context, Slot
from extractor.facts.draft import Found
from extractor.facts.measured import Measured, of_growth, of_share, tail_of
from extractor.facts.measures import (
    is_change,
    settled,
    told_of_rate,
    without_rate,
)
from extractor.facts.phrases import phrase_of
from extractor.facts.resolver import Asked, Resolver
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import of_sector
from extractor.grammar import Keys

_ONE = Decimal(1)
_PLAIN = "1"  # the unit of a number without one
#: What ``gives`` of an observation rule may hold.
KEYS: Keys = {
    "measure": frozenset({"level", "growth", "change", "share", "gap", "none"}),
    "indicator": frozenset({"before", "after", "both", "tail"}),
    "ratio": frozenset({"same"}),
    "shape": frozenset({"kinds", "pair", "pairs", "members", "parts", "earlier", "plan", "beside"}),
    "basis": frozenset({"yoy", "mom"}),
    "status": frozenset({"actual", "target", "forecast", "planned"}),
    "fallback": None,
    "tail": None,
    "occupies": None,
    "after_growth": None,
    "after_share": None,
    "base": frozenset({"before"}),
    "of": frozenset({"contest", "thing"}),
    "aside": frozenset({"yes"}),
}


def build(frame: Frame, context: Context, resolver: Resolver, asked: list[Asked]) -> Found:
    """The observations of one frame, in text order."""
    values = frame.values()
    measure = frame.gives("measure", "level")
    if not values:
        return Found([], context)
    if measure == "level" and is_change(frame, context):
        measure = "change"
    if frame.gives("shape") == "members":
        return shapes.members(Measured(frame, context, resolver, asked, measure), values[0])
    names = _names(frame, context, resolver, asked)
    if not names:
        return Found([], context)
    measure = settled(frame, measure, values[0], names[0].value, context)
    if measure == "level" and frame.unit == "%" and told_of_rate(frame, names):
        measure, names = "growth", tuple(map(partial(without_rate, frame), names))
    subjects = resolver.all("subject", frame, context, asked)
    fact = Measured(frame, context, resolver, asked, measure)
    shape = shapes.BY_NAME.get(frame.gives("shape"), shapes.spread)
    found = _of_trade(frame, shape(fact, values, names, subjects), measure)
    return _aside(frame, found, context) if frame.gives("aside") else found


def _of_trade(frame: Frame, found: Found, measure: str) -> Found:
    """规上工业增加值增长8%: the measure that the trades of its paragraph grow by, until another."""
    heads = frame.scene.lexicon.heads
    name = found.context.topics[-1].indicator if found.drafts and measure == "growth" else ""
    head = max((one for one in heads if name.endswith(one)), key=len, default="")
    if not head:
        return found
    trade = name.removesuffix(head).endswith(tuple(frame.scene.lexicon.particles.member))
    slot = Slot(name) if trade else None
    return Found(found.drafts, found.context.hold("grown", slot, "paragraph"))


def _aside(frame: Frame, found: Found, context: Context) -> Found:
    """Figures of others by the way: what follows is about what was measured, but not about them."""
    if not found.drafts or not phrase_of(frame):
        return Found(found.drafts, context)
    told = found.context.topics[-1]._replace(subject=None)
    return Found(found.drafts, context.tell(told))


def _names(
    frame: Frame, context: Context, resolver: Resolver, asked: list[Asked]
) -> tuple[Slot, ...]:
    """The indicators, with what the rule adds to them: 占…的比重, 增速."""
    names = resolver.all("indicator", frame, context, asked)
    tail, rate = of_share(frame, context) or tail_of(frame), of_growth(frame, context)
    said = tail or (rate, *frame.scene.lexicon.rates)
    names = of_sector(frame.scene.lexicon, context, names)
    return tuple(
        name if name.value.endswith(said) else name._replace(value=name.value + (tail or rate))
        for name in names
    )
