"""Observations from frames: slots resolved, coordination spelt out, the sign set."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from extractor.facts.context import Context, Slot, Topic
from extractor.facts.draft import Draft, drafted
from extractor.facts.goals import with_future, with_goal
from extractor.facts.measures import (
    goes_on_growing,
    is_change,
    settled,
    told_of_rate,
    whole_in,
    whole_told,
    without_rate,
)
from extractor.facts.phrases import bearer_of, leading_verbs, phrase_of
from extractor.facts.resolver import Asked, Resolver
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import of_sector
from extractor.facts.strategies.scopes import population
from extractor.facts.times import said_period
from extractor.grammar import Keys
from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.words import Word

_ONE = Decimal(1)
_PLAIN = "1"  # the unit of a number without one
#: What ``gives`` of an observation rule may hold.
KEYS: Keys = {
    "measure": frozenset({"level", "growth", "change", "share", "gap", "none"}),
    "indicator": frozenset({"before", "after", "both", "tail"}),
    "ratio": frozenset({"same"}),
    "shape": frozenset({"pair", "pairs", "members", "earlier"}),
    "basis": frozenset({"yoy", "mom"}),
    "status": frozenset({"actual", "target", "forecast", "planned"}),
    "fallback": None,
    "tail": None,
    "after_growth": None,
    "base": frozenset({"before"}),
    "of": frozenset({"contest"}),
}


class Found(NamedTuple):
    """What a frame gave: its facts, and the context with them told."""

    drafts: list[Draft]
    context: Context


def build(frame: Frame, context: Context, resolver: Resolver, asked: list[Asked]) -> Found:
    """The observations of one frame, in text order."""
    values = frame.values()
    measure = frame.gives("measure", "level")
    if not values:
        return Found([], context)
    if measure == "level" and is_change(frame, context):
        measure = "change"
    if frame.gives("shape") == "members":
        return _Fact(frame, context, resolver, asked, measure).members(values[0])
    names = _names(frame, context, resolver, asked)
    if not names:
        return Found([], context)
    measure = settled(frame, measure, values[0], names[0].value, context)
    if measure == "level" and frame.unit == "%" and told_of_rate(frame, names):
        measure, names = "growth", tuple(map(partial(without_rate, frame), names))
    subjects = resolver.all("subject", frame, context, asked)
    fact = _Fact(frame, context, resolver, asked, measure)
    if frame.gives("shape") == "pair":
        return fact.pair(values, names[0], subjects)
    if frame.gives("shape") == "pairs":
        return fact.pairs(values, names, subjects)
    if frame.gives("shape") == "earlier":
        return fact.earlier(values, names, subjects)
    return fact.spread(values, names, subjects)


def _names(
    frame: Frame, context: Context, resolver: Resolver, asked: list[Asked]
) -> tuple[Slot, ...]:
    """The indicators, with what the rule adds to them: 占…的比重, 增速."""
    names = resolver.all("indicator", frame, context, asked)
    tail, rate = _tail(frame), _of_growth(frame, context)
    said = tail or (rate, *frame.scene.lexicon.rates)
    names = of_sector(context, names)
    return tuple(
        name if name.value.endswith(said) else name._replace(value=name.value + (tail or rate))
        for name in names
    )


def _tail(frame: Frame) -> str:
    span, whole = frame.match.first("tail"), frame.match.first("whole")
    if frame.gives("indicator") in ("tail", "before"):
        return ""
    if whole is None:
        return frame.scene.sketch_text(*span) if span is not None else frame.gives("tail")
    if span is not None:
        return frame.scene.sketch_text(frame.match.start, span[1])
    return frame.scene.sketch_text(frame.match.start, whole[1]) + frame.gives("tail")


def _of_growth(frame: Frame, context: Context) -> str:
    """增长8.4%，高于全国2.6个百分点: what is higher is the rate of growth."""
    told = context.topic()
    if phrase_of(frame) or told is None or frame.unit != "pp":
        return ""
    return frame.gives("after_growth") if told.measure == "growth" or told.rate else ""


class _Fact(NamedTuple):
    """One frame with all that its records share."""

    frame: Frame
    context: Context
    resolver: Resolver
    asked: list[Asked]
    measure: str

    def spread(
        self, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
    ) -> Found:
        """One record for each value, indicator or subject: one to one, or one for all."""
        several: tuple[Slot | None, ...] = subjects or (None,)
        if len(values) == 1 and self.frame.scene.unread_behind(values[0].end):
            names, several = names[:1], several[:1]  # 分别增长5%、7'1%: the others' is not read
        times = self.series()
        drafts, topics = [], []
        for n in range(max(len(values), len(names), len(several))):
            value = values[min(n, len(values) - 1)]
            name = names[min(n, len(names) - 1)]
            who = several[min(n, len(several) - 1)]
            draft = self.draft(value, name, who, extra=self.compared(n))
            if len(times) == len(values) > 1:
                draft = _with_period(draft, times[n], drop=False)
            drafts.append(draft)
            topics.append(self.topic(draft, value, who))
        return Found(drafts, self.after(drafts).tell(*topics))

    def series(self) -> list[Slot | None]:
        """The times of 2022年、2023年，…分别为a、b: one for each value."""
        said = self.frame.field.times
        if not said and self.frame.leads:
            said = self.frame.leads[-1].times
        return [said_period(self.frame.scene, mention) for mention in said]

    def compared(self, number: int) -> dict[str, Any]:
        """With what a gap or a share is compared."""
        scene, match = self.frame.scene, self.frame.match
        extra: dict[str, Any] = {}
        spans = match.groups.get("versus", [])
        if spans:
            span = scene.atom_span(*spans[min(number, len(spans) - 1)])
            extra["versus"] = population(scene, *span)
        whole = match.first("whole")
        if self.measure == "share" and whole is not None:
            extra["whole"] = scene.sketch_text(*whole)
        elif self.measure == "share":
            extra["whole"] = whole_in(self.frame) or whole_told(self.frame, self.context)
        return extra

    def draft(
        self, value: Mention, name: Slot, who: Slot | None, *, extra: dict[str, Any]
    ) -> Draft:
        """One record."""
        fields = {"indicator": name.value, "measure": self.measure, **self.amount(value), **extra}
        if fields["unit"] == _PLAIN:
            fields["unit"] = self.counted(name.value)
        slots = {
            "subject": who,
            "period": self.resolver.one("period", self.frame, self.context, self.asked),
            "status": self.resolver.one("status", self.frame, self.context, self.asked),
            "basis": self.resolver.one("basis", self.frame, self.context, self.asked)
            if self.measure in ("growth", "change")
            else None,
        }
        slots = with_future(self.frame, with_goal(self.frame, slots))
        scene, match = self.frame.scene, self.frame.match
        evidence: tuple[tuple[str, int, int], ...] = (
            ("predicate", *scene.sketch.source(match.start, match.end)),
        )
        if name.start >= 0 and name.source == "clause":
            evidence = (*evidence, ("indicator", name.start, name.end))
        elif name.source != "clause":
            slots = {**slots, "indicator": name}
        return drafted(
            "observation", (value.start, value.end), match.rule.name, fields, slots, evidence
        )

    def amount(self, mention: Mention) -> dict[str, Any]:
        """Value, ends, unit and modifier, signed."""
        quantity = mention.value
        assert isinstance(quantity, QuantityValue)
        sign, multiple = self.sign(mention), quantity.unit == "x" and self.measure == "growth"
        added = multiple and not self.frame.gives("ratio")
        ends = [quantity.value, quantity.lower, quantity.upper]
        if added and not self.is_fold(mention):
            ends = [None if end is None else end * sign + _ONE for end in ends]
        elif sign < 0 and not added:
            ends = [None if end is None else -abs(end) for end in ends]
            ends[1], ends[2] = ends[2], ends[1]
        return {
            "value": ends[0],
            "lower": ends[1],
            "upper": ends[2],
            "unit": quantity.unit,
            "modifier": quantity.modifier,
        }

    def counted(self, indicator: str) -> str:
        """What a number without a classifier counts: people where people are plainly meant."""
        people = self.frame.scene.lexicon.people
        return next((unit for end, unit in people if indicator.endswith(end)), _PLAIN)

    def is_fold(self, mention: Mention) -> bool:
        """True for 翻一番, whose number already is the ratio."""
        text = self.frame.scene.reading.text[mention.start : mention.end]
        return text.startswith(self.frame.scene.lexicon.folds)

    def sign(self, value: Mention) -> int:
        """Which way it went: +1 or -1."""
        for group in ("cmp", "trend"):
            word = self.frame.word_at(group, value)
            if word is not None and word.row.get("sign"):
                return int(word.row.get("sign"))
        told, change = self.context.topic(), self.frame.field.change
        level = self.frame.gives("measure", "level") == "level"
        if told is not None and told.falls and level and goes_on_growing(self.frame, self.context):
            return -1  # 诸暨市下降5%、嵊州市3%
        return int(change.row.get("sign") or 1) if change is not None else 1

    def topic(self, draft: Draft, value: Mention, who: Slot | None) -> Topic:
        """What later clauses may refer to: of a rate of growth, what grew."""
        frame, indicator = self.frame, draft.fields["indicator"]
        rate = _of_growth(frame, self.context)
        indicator = indicator.removesuffix(rate)
        bearer = bearer_of(frame, frame.field)
        verb = self._deed() if self.measure == "level" else ""
        trend = frame.word("trend")
        changed = self.measure == "change" and (
            (trend is not None and trend.label == "NEW")
            or frame.match.first("after") is not None
            or frame.field.change is not None
            or is_change(frame, self.context)
        )
        return Topic(
            indicator,
            who,
            self.measure,
            draft.fields["unit"],
            draft.fields.get("period"),
            value.start,
            value.end,
            frame.clause,
            base=self.base(indicator),
            bearer=verb or bearer,
            part=frame.field.part,
            verb=bool(verb) or changed,
            rate=bool(rate),
            falls=self.measure == "growth" and (draft.fields["value"] or 0) < 0,
        )

    def _deed(self) -> str:
        """What is done to what is counted, and to all members of its list: 建成, 调查发现."""
        scene, spans = self.frame.scene, self.frame.field.phrase
        counted = self.frame.match.first("after") is not None
        if counted and scene.label(self.frame.start - 1) == "DE":
            return ""
        if counted and spans and scene.label(spans[-1][1] - 1) == "V":
            return phrase_of(self.frame)
        return leading_verbs(scene, spans)

    def base(self, indicator: str) -> str:
        """牛存栏 of 牛存栏占全省的比重; empty where the whole is no population."""
        if self.frame.gives("base") == "before":
            return indicator.removesuffix(_tail(self.frame))  # of what a plan is done
        whole = self.frame.match.first("whole")
        element = self.frame.scene.sketch.items.get(whole[0]) if whole is not None else None
        if not isinstance(element, Word) or element.label != "SCOPE":
            same = (one.base for one in self.context.topics if one.indicator == indicator)
            return next(same, "")  # 比重提高: of the share just told
        begin, _ = self.frame.scene.sketch.source(self.frame.match.start, self.frame.match.end)
        return indicator[: max(0, indicator.find(self.frame.scene.reading.surface[begin]))]

    def after(self, drafts: list[Draft]) -> Context:
        """The context with what these facts leave to those after them."""
        context = self.context
        basis = drafts[0].fields.get("basis") if drafts else None
        trend = self.frame.word("trend")
        said = self.frame.word("basis") or (trend if trend and trend.label != "TREND" else None)
        if basis in ("yoy", "mom") and said is not None:
            # A growth tells the base of those listed behind it; 比上年多5项 only of its own thing.
            until = "sentence" if self.measure == "growth" else "segment"
            context = context.hold("basis", Slot(basis), until)
        versus = self.frame.match.groups.get("versus", [])
        element = self.frame.scene.sketch.items.get(versus[-1][0]) if versus else None
        if isinstance(element, Word) and element.label == "SCOPE":
            name = self.frame.scene.issuer.name_of(element, self.frame.scene.reading.surface)
            if name:
                slot = Slot(name, element.start, element.end)
                context = context.hold("scope", slot, "sentence")
        return context

    def members(self, value: Mention) -> Found:
        """有色金属、建材2个产业突破千亿规模: one level for each member, which is the subject."""
        scene, match = self.frame.scene, self.frame.match
        span = match.first("members")
        assert span is not None
        tail = match.first("tail")
        indicator = scene.sketch_text(*tail) if tail else self.frame.gives("fallback")
        start, end = scene.sketch.source(*span)
        names = scene.lexicon.coordinator.members(scene.reading.surface[start:end])
        drafts = [
            self.draft(value, Slot(indicator), Slot(name, start, end), extra={}) for name in names
        ]
        return Found(drafts, self.context)

    def pairs(
        self, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
    ) -> Found:
        """A、B分别从a、b增加到c、d: two levels for each, the earlier ones of an unsaid time."""
        half = len(values) // 2
        if len(values) % 2 or len(names) not in (1, half):
            return Found([], self.context)
        first, last = self.before_and_after()
        early = [
            _with_period(d, first, drop=True)
            for d in self.spread(values[:half], names, subjects).drafts
        ]
        late = self.spread(values[half:], names, subjects)
        made = [_with_period(d, last, drop=False) for d in late.drafts]
        return Found([*early, *made], late.context)

    def earlier(
        self, values: list[Mention], names: tuple[Slot, ...], subjects: tuple[Slot, ...]
    ) -> Found:
        """由上月的增长5.2%转为…: of the time that is said, or of one that is not."""
        found = self.spread(values, names, subjects)
        time = self.frame.time("time")
        period = self.frame.scene.issuer.period_of(time) if time is not None else None
        said = Slot(period) if period else None
        return Found(
            [_with_period(draft, said, drop=said is None) for draft in found.drafts], found.context
        )

    def before_and_after(self) -> tuple[Slot | None, Slot | None]:
        """The times of 从2021年底的…增加到2024年的…, each None where it is unsaid."""
        first = self.frame.match.groups["value"][0][0]
        times: list[Slot | None] = [None, None]
        for begin, _ in self.frame.match.groups.get("time", []):
            item = self.frame.scene.sketch.items.get(begin)
            if isinstance(item, Mention):
                period = self.frame.scene.issuer.period_of(item.value)  # type: ignore[arg-type]  # the group holds times
                if period:
                    times[begin > first] = Slot(period, item.start, item.end)
        return times[0], times[1]

    def pair(self, values: list[Mention], name: Slot, subjects: tuple[Slot, ...]) -> Found:
        """从2021年底的410家增加到2024年的918家: two levels, each with its own time."""
        who = subjects[-1] if subjects else None
        times = self.before_and_after()
        drafts = [
            self.draft(value, name, who, extra=self.compared(n))
            for n, value in enumerate(values[:2])
        ]
        made = [
            _with_period(draft, time, drop=time is None and number == 0)
            for number, (draft, time) in enumerate(zip(drafts, times, strict=False))
        ]
        topic = self.topic(made[-1], values[-1], who)
        return Found(made, self.context.tell(topic))


def _with_period(draft: Draft, time: Slot | None, *, drop: bool) -> Draft:
    """A draft with its own time; ``drop``: an earlier value whose time is unsaid has none."""
    if time is None and not drop:
        return draft
    fields = {**draft.fields, "period": time.value if time else None}
    dropped = ("period", "status") if drop else ("period",)
    if drop:
        fields["status"] = None
    inherited = tuple(entry for entry in draft.inherited if entry[0] not in dropped)
    evidence = draft.evidence
    if time is not None:
        evidence = (*evidence, ("period", time.start, time.end))
    return draft._replace(fields=fields, inherited=inherited, evidence=evidence)
