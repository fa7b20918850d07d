"""What all observations of one frame share: amounts signed, slots asked, what is left to others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from extractor.facts.context import Context, Slot, Topic
from extractor.facts.draft import Draft, drafted
from extractor.facts.goals import with_future, with_goal
from extractor.facts.grounds import on_ground
from extractor.facts.limits import of_work
from extractor.facts.measures import (
    goes_on_growing,
    group_of,
    is_change,
    told_whole,
    whole_in,
    whole_told,
)
from extractor.facts.phrases import holder_of, leading_verbs, phrase_of
from extractor.facts.populations import population
from extractor.facts.resolver import Asked, Resolver
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import wanted
from extractor.facts.strategies.bases import says_below
from extractor.facts.strategies.classes import class_of
from extractor.facts.strategies.leftout import carried_verb
from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.words import Word

_ONE = Decimal(1)
_RATIOS = ("%", "‰", "x", "1")  # units of growth
_PLAIN = "1"  # the unit of a number without one


def tail_of(frame: Frame) -> str:
    span, whole = frame.match.first("tail"), frame.match.first("whole")
    if frame.gives("indicator") in ("tail", "before"):
        return ""
    if whole is None:
        return frame.scene.sketch_text(*span) if span is not None else frame.gives("tail")
    if span is not None:
        return frame.scene.sketch_text(frame.match.start, span[1])
    if occupies := frame.gives("occupies"):  # 占全国的70%、| 全球的35%
        return occupies + frame.scene.sketch_text(*whole) + frame.gives("tail")
    return frame.scene.sketch_text(frame.match.start, whole[1]) + frame.gives("tail")


def of_share(frame: Frame, context: Context) -> str:
    """刑事案件占总数的7%；民商事案件占49%: of what the share told before is, this one is too."""
    tail = frame.gives("after_share")
    whole = told_whole(frame, context) if tail else None
    said = any(one.whole == whole and whole in one.indicator for one in context.topics if whole)
    whole = whole if said else None
    return frame.scene.word(frame.start) + whole + tail if whole else ""


def of_growth(frame: Frame, context: Context) -> str:
    """增长8.4%，高于全国2.6个百分点: what is higher is the rate of growth."""
    told = context.topic()
    if wanted(frame) > 1:  # 甲增长8%，居第2；乙增长9%，居第3，分别高于全省1个和2个百分点
        told = next((one for one in reversed(context.topics) if one.measure != "rank"), told)
    if told is None or frame.unit != "pp" or phrase_of(frame):
        return ""
    return frame.gives("after_growth") if told.measure == "growth" or told.rate else ""


class Measured(NamedTuple):
    """One frame with all that its observations share."""

    frame: Frame
    context: Context
    resolver: Resolver
    asked: list[Asked]
    measure: str

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
        fields = {
            "indicator": name.value,
            "measure": self.measure_of(value),
            **self.amount(value, name),
            **extra,
        }
        if fields["unit"] == _PLAIN:
            fields["unit"] = self.counted(name.value)
        slots = {
            "subject": who,
            "period": self.resolver.one("period", self.frame, self.context, self.asked),
            "status": self.resolver.one("status", self.frame, self.context, self.asked),
            "basis": self.basis(value) if self.measure in ("growth", "change") else None,
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

    def measure_of(self, value: Mention) -> str:
        """What one of several values measures: 增长5%、提高2个百分点 is of a rate in the end."""
        unit = getattr(value.value, "unit", "")
        return "change" if self.measure == "growth" and unit not in _RATIOS else self.measure

    def has_bases(self) -> bool:
        """True where each value is measured against a time of its own."""
        found = self.resolver.all("basis", self.frame, self.context, [])
        return 1 < len(found) == len(self.frame.values())

    def basis(self, value: Mention) -> Slot | None:
        """What a value is measured against: all by the same, or each by its own."""
        found = self.resolver.all("basis", self.frame, self.context, self.asked)
        values = self.frame.values()
        return found[values.index(value) if len(found) == len(values) else -1] if found else None

    def amount(self, mention: Mention, name: Slot) -> dict[str, Any]:
        """Value, ends, unit and modifier, signed; ``name``: of what it is."""
        quantity = mention.value
        assert isinstance(quantity, QuantityValue)
        sign, multiple = self.sign(mention, name), quantity.unit == "x" and self.measure == "growth"
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

    def sign(self, value: Mention, name: Slot) -> int:
        """Which way it went: +1 or -1. 减亏 is a fall of a loss, and of anything else a rise."""
        for group in ("cmp", "trend"):
            word = self.frame.word_at(group, value)
            if word is not None and word.row.get("sign"):
                counted = self.frame.unit in self.frame.scene.lexicon.counted  # 企业减亏12家
                turned = word.row.get("of") not in name.value and not counted
                return -int(word.row.get("sign")) if turned else int(word.row.get("sign"))
        told, change = self.context.topic(), self.frame.field.change
        level = self.frame.gives("measure", "level") == "level"
        if told is not None and told.falls and level and self._goes_on(told):
            return -1  # 诸暨市下降5%、嵊州市3%; 减少化肥用量12吨、农药用量9吨
        if change is None or self.measure == "level":
            return 1  # 下调基准利率至4%
        return int(change.row.get("sign") or 1)

    def _goes_on(self, told: Topic) -> bool:
        """True for what changes as the thing before did, with no verb of its own."""
        if self.measure == "change":
            return self.frame.field.change is None and told.measure == "change"
        return goes_on_growing(self.frame, self.context)

    def topic(self, draft: Draft, value: Mention, who: Slot | None) -> Topic:
        """What later clauses may refer to: of a rate of growth, what grew."""
        frame, indicator = self.frame, draft.fields["indicator"]
        rate = of_growth(frame, self.context)
        indicator = indicator.removesuffix(rate)
        holder = holder_of(frame, frame.field)
        verb = self._deed() or self._carried() if self.measure == "level" else ""
        trend, counted = frame.word("trend"), class_of(frame, self.context)
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
            None if on_ground(frame) else draft.fields.get("period"),
            value.start,
            value.end,
            frame.clause,
            base=self.base(indicator),
            holder=verb or holder,
            part=frame.field.part,
            verb=bool(verb) or changed,
            rate=bool(rate),
            falls=self.measure in ("growth", "change") and (draft.fields["value"] or 0) < 0,
            whole=draft.fields.get("whole") or group_of(frame) or "",
            basis=draft.fields.get("basis") or "",
            classed=(counted.measure, counted.thing) if counted is not None else ("", ""),
        )

    def _carried(self) -> str:
        """The verb of the member before, for the one after: 建成学校2所、医院3家、| 公园6个."""
        return carried_verb(self.frame, self.context) if self.frame.field.phrase else ""

    def _deed(self) -> str:
        """What is done to what is counted, and to all members of its list: 建成, 调查发现."""
        scene = self.frame.scene
        spans = of_work(scene, self.frame.field.phrase)
        counted = self.frame.match.first("after") is not None
        if counted and scene.label(self.frame.start - 1) == "DE":
            return ""
        if counted and spans and scene.label(spans[-1][1] - 1) == "V":
            return phrase_of(self.frame)
        verbs = leading_verbs(scene, spans)
        return "" if verbs == phrase_of(self.frame) else verbs  # 举办 | 展览35场

    def base(self, indicator: str) -> str:
        """牛存栏 of 牛存栏占全省的比重; empty where the whole is no population."""
        if self.frame.gives("base") == "before":
            return indicator.removesuffix(tail_of(self.frame))  # of what a plan is done
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
        below = says_below(self.frame)
        of_rate = self.measure == "change" and self.frame.unit == "pp"  # 增速比上月加快1个百分点
        if basis in ("yoy", "mom") and (below or said is not None and not of_rate):
            # A growth tells the base of those listed after it; 比上年多5项 only of its own thing.
            until = "sentence" if self.measure == "growth" else "segment"
            until = "document" if below else until
            context = context.hold("basis", Slot(basis), until)
        versus = self.frame.match.groups.get("versus", [])
        element = self.frame.scene.sketch.items.get(versus[-1][0]) if versus else None
        if isinstance(element, Word) and element.label == "SCOPE":
            name = self.frame.scene.issuer.name_of(element, self.frame.scene.reading.surface)
            if name:
                slot = Slot(name, element.start, element.end)
                context = context.hold("scope", slot, "sentence")
        return context
