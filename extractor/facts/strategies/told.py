"""Which indicator a fact is of that says none itself: what was told of before it."""

from __future__ import annotations

from extractor.facts.context import Context, Topic, together
from extractor.facts.phrases import phrase_of
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import Answer, carried, wanted, with_each
from extractor.facts.strategies.bare_measures import in_all
from extractor.facts.strategies.pointing import in_segment, joined, summed

#: Units of what says how much of something there is, or how it grew.
_RATES = frozenset({"%", "‰", "pp", "x", "1", "bp"})


def topic(frame: Frame, context: Context) -> Answer:
    """Nothing is said: the fact is of what was told last in the sentence."""
    if phrase_of(frame) or not context.topics:
        return None
    if several_told := summed(frame, context):
        return joined(several_told)
    if (one := _in_turn(frame, context)) is not None:
        return carried("clause before", one)
    several = wanted(frame) if wanted(frame) > 1 else 0
    last = _in_front(frame, context) or _of_unit(frame, context)
    last = _that_grows(frame, context, last)
    chosen = _each_once([t for t in context.topics if t.start == last.start])
    if last.measure == "rank" and "value" in frame.match.groups:
        chosen = [last]
    if len(frame.field.bodies) > 1:  # …，居首位；甲县、乙县分别增长8%和7%
        ranks = len(frame.match.groups.get("rank", ())) > 1  # 总值居首位，乙、丙 | 分列第二、三位
        measured = [t for t in context.topics if t.measure != "rank" or ranks]
        chosen = measured[-1:] if last.measure == "rank" and measured else chosen
    elif several or frame.field.each and not with_each(frame):
        told = in_segment(frame, context.topics, several)
        grown = tuple(t for t in told if t.measure == "growth")  # 分别高于全省3个、5个百分点
        gaps = frame.gives("measure") == "gap" and frame.unit == "pp" and len(grown) >= several
        chosen = together(grown if gaps else told, several)
        part = next((n for n, one in enumerate(chosen) if one.part and not several), 0)
        chosen = chosen[part:]  # 总装机7万千瓦，其中甲占比9%、乙占比7%，均居首位
    chosen = [t._replace(indicator=t.base) if _is_of_base(frame, t) else t for t in chosen]
    grows, tail = frame.gives("measure") == "growth", frame.word("tail")
    if grows or "whole" in frame.match.groups:
        chosen = [_that_has_it(frame, context, one) for one in chosen]
    if grows:
        chosen = [_of_no_total(frame, context, one) for one in chosen]
    if grows or "whole" in frame.match.groups or (tail is not None and tail.label == "RATIO"):
        chosen = [_of_no_rate(frame, one) for one in chosen]
    chosen = [_as_granted(frame, in_all(frame, _of_no_share(frame, one))) for one in chosen]
    return carried("clause before", *chosen)


def _as_granted(frame: Frame, told: Topic) -> Topic:
    """新认定 | 省级中试平台8家: the verb that all honours of a list have says what was counted."""
    scene = frame.scene
    if told.measure != "honour" or "value" not in frame.match.groups or told.clause != frame.clause:
        return told
    begin, first = scene.clauses[frame.clause].begin, scene.atoms.span(told.start, told.end)[0]
    verb = next((at for at in range(first - 1, begin - 1, -1) if scene.label(at) in _GRANTS), None)
    if verb is None or scene.label(frame.start - 1) == "DE":
        return told
    return told._replace(indicator=scene.word(verb) + told.indicator)


#: Labels of verbs in front of the honours that are counted after them.
_GRANTS = frozenset({"AWARD_NEW", "AWARD_GET"})


def _in_turn(frame: Frame, context: Context) -> Topic | None:
    """案件86起、伤亡12人，分别下降3%、减少5人: each of as many verbs is of one, in their order."""
    scene, clause = frame.scene, frame.scene.clauses[frame.clause]
    at = next((at for at in range(clause.begin, frame.end) if scene.label(at) == "EACH"), -1)
    if at < 0 or wanted(frame) > 1 or frame.gives("measure") not in ("growth", "change"):
        return None
    starts = [
        scene.atoms.starts[one] for one in range(at, clause.end) if scene.label(one) in _AMOUNTS
    ]
    told = [topic for topic in context.topics if topic.clause < frame.clause]
    chosen = together(tuple(told), len(starts)) if told and len(starts) > 1 else []
    own = frame.values()[0].start if frame.values() else -1
    return chosen[starts.index(own)] if len(chosen) == len(starts) and own in starts else None


_AMOUNTS = frozenset({"QTY", "NUM", "PCT", "PP", "MULT"})


def _is_of_base(frame: Frame, told: Topic) -> bool:
    """True for what is said of a thing itself: 占GDP的8%，居第2; 贡献率39%，拉动增长7个百分点.

    A rate of contribution is ranked itself.
    """
    if not told.base:
        return False
    groups = frame.match.groups
    if "rank" in groups:
        return told.measure != "level" or told.unit != "%"
    return "whole" in groups or frame.gives("measure") == "growth" or bool(frame.gives("base"))


def _is_rate(frame: Frame) -> bool:
    """True for a rank, and for what says how much of something there is or how it grew."""
    return not frame.unit or frame.unit in _RATES


def moved(frame: Frame, context: Context) -> Answer:
    """列第7位，等级为A+，比上年前进4名: places are moved in what was ranked."""
    ranked = [topic for topic in context.topics if topic.measure == "rank"]
    places = frame.unit in frame.scene.lexicon.particles.place
    if phrase_of(frame) or not places or not ranked or frame.gives("measure") != "change":
        return None
    several = wanted(frame) if wanted(frame) > 1 else 0
    each = several or frame.field.each
    return carried("clause before", *(together(tuple(ranked), several) if each else ranked[-1:]))


def _of_no_total(frame: Frame, context: Context, topic: Topic) -> Topic:
    """出口31亿元，总量居第6位；增长4%: what grew is what was ranked by its total, or its growth."""
    totals, rates = frame.scene.lexicon.totals, frame.scene.lexicon.rates
    rate = next((word for word in rates if topic.indicator.endswith(word)), "")
    if topic.measure == "rank" and rate and topic.indicator != rate:
        return topic._replace(indicator=topic.indicator.removesuffix(rate))
    total = next((word for word in totals if topic.indicator.endswith(word)), "")
    if topic.measure != "rank" or not total:
        return topic
    before = [one for one in context.topics if one.measure == "level" and one.start < topic.start]
    return before[-1] if before else topic


def _that_has_it(frame: Frame, context: Context, told: Topic) -> Topic:
    """产值226亿元，占44%，增长13%; 采矿业占比96%，下降3%: what grows is what has the share."""
    if told.measure != "share":
        return told
    before = (topic for topic in reversed(context.topics) if topic.measure == "level")
    known = next((one for one in before if told.indicator.startswith(one.indicator)), None)
    if known is not None or told.whole and told.whole in told.indicator:
        return known or told
    shares = frame.scene.lexicon.shares
    share = next((word for word in shares if told.indicator.endswith(word)), told.indicator)
    return told._replace(indicator=told.indicator.removesuffix(share) or told.indicator)


def _of_no_rate(frame: Frame, told: Topic) -> Topic:
    """民间投资下降4%，降幅收窄1个百分点，占全部投资的56%: the investment has the share, no rate."""
    rates = sorted(frame.scene.lexicon.growth_rates, key=len, reverse=True)
    rate = next((word for word in rates if told.indicator.endswith(word)), "")
    if rate == told.indicator:
        return told
    return told._replace(indicator=told.indicator.removesuffix(rate))


def _of_unit(frame: Frame, context: Context) -> Topic:
    """上榜企业58家，占比六成；嵊州8家: an amount is of what was told of in its unit last."""
    last = context.topics[-1]
    if last.unit != "%" or _is_rate(frame):
        return last
    alike = (topic for topic in reversed(context.topics) if topic.unit == frame.unit)
    return next(alike, last)


def _of_no_share(frame: Frame, told: Topic) -> Topic:
    """优良天数比例88%，同比减少6天; 开工率76%（36个）: an amount is of what was shared or rated."""
    lexicon = frame.scene.lexicon
    rated = frame.unit in lexicon.counted and frame.unit not in lexicon.particles.place
    ends = tuple(lexicon.particles.rated) if rated else ()
    ends = (*lexicon.shares, *ends)
    share = next((word for word in ends if told.indicator.endswith(word)), "")
    if told.unit != "%" or _is_rate(frame) or share == told.indicator:
        return told
    return told._replace(indicator=told.indicator.removesuffix(share))


def _that_grows(frame: Frame, context: Context, told: Topic) -> Topic:
    """进出口9亿元，10个市保持增长，甲市增幅最高: what grows is measured, and no count of places."""
    kinds = tuple(frame.scene.lexicon.regions)
    if told.measure == "share" and "tail" in frame.match.groups:  # 占40%，拉动经济增长2个百分点
        return next((one for one in reversed(context.topics) if one.measure != "share"), told)
    if frame.gives("measure") != "growth" or not told.indicator.endswith(kinds):
        return told
    measured = (one for one in reversed(context.topics) if not one.indicator.endswith(kinds))
    return next(measured, told)


def _each_once(topics: list[Topic]) -> list[Topic]:
    """One topic for each thing: an honour conferred on several is told once for each of them."""
    last = {topic.indicator: topic for topic in topics}
    return list(last.values())


def _in_front(frame: Frame, context: Context) -> Topic | None:
    """国家级工厂29家、卓越级工厂10家: of several honours, the one whose count this is."""
    if "value" not in frame.match.groups:
        return None
    value = frame.scene.captures(frame.match, "value")[0]
    before = [topic for topic in context.topics if topic.end <= value.start]
    last = max(before, key=lambda topic: topic.end, default=None)
    return last if last is not None and last.measure == "honour" else None


def label(frame: Frame, context: Context) -> Answer:
    """产业基础：全国第64位: a label in front of a colon, or the line above, names it."""
    held, main = context.get("indicator"), frame.scene.issuer.main
    if held is None or phrase_of(frame) or main is not None and held.value == main.value:
        return None  # a heading says whose the text below is: 某高新区再进5位
    return (held,)


def before(frame: Frame, context: Context) -> Answer:
    """Nothing is said in this sentence: the fact is of what the one before measured."""
    whole = context.partition  # 全市投资增长6%。分县市看，诸暨市增长9%
    if phrase_of(frame) or context.before is None or frame.field.bodies and whole is None:
        return None
    return carried("sentence before", whole or context.before)
