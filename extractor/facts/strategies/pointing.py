"""Indicators that a clause points back to: 三项均居首位, 后者居第二, 增速居全省第5位."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, takewhile

from extractor.facts.context import Context, Slot, Topic, together
from extractor.facts.phrases import phrase_of, says_place
from extractor.facts.scene import Frame
from extractor.facts.sharing import overlapped
from extractor.facts.strategies.answers import Answer, carried, lead_phrase, said, wanted
from extractor.facts.strategies.bare_measures import in_all
from extractor.facts.strategies.leftout import counts_all, says_all, taken_up, that_has_the_share
from extractor.facts.strategies.sizes import (
    measures_of,
    of_each,
    of_those,
    ranked_together,
    tells_sizes,
    told_by_measure,
)
from extractor.facts.strategies.stories import thing_told
from extractor.mentions.mention import QuantityValue
from extractor.mentions.words import Word
from extractor.tokens import cut

_SEVERAL = 2
_DEED = 2  # words in 登记笔数
_VERBS = frozenset({"V", "AWARD", "AWARD_NEW", "GRANTED", "JOIN", "LIGHT"})
_DEPENDENT = 7  # the longest phrase that hangs on the one before


def counted(frame: Frame, context: Context) -> Answer:
    """三项均居首位, 前两项居第二、第四, 后者居首位: some of the facts just told together."""
    if several := summed(frame, context):
        return joined(several)
    tail = phrase_of(frame)
    if frame.field.point is not None:
        meant = pointed(frame.field.point, context.topics)
        holders = bool(tail) and any(topic.measure == "honour" for topic in meant)
        return None if holders else carried("clause before", *meant) or None  # 前者 | 品牌价值
    number = _number(frame)
    relatives = frame.scene.lexicon.relatives
    if number is None or not 1 < number <= len(context.topics) or (tail and tail not in relatives):
        return None
    chosen = together(context.topics, number)
    return carried("clause before", *chosen, tail=tail if relatives.get(tail) == "add" else "")


def pointed(word: Word, topics: tuple[Topic, ...]) -> list[Topic]:
    """The facts a pointer means: the first or last of those told together last.

    Of one there is nothing to choose: 前者增长5%，后者… looks past what was told of 前者.
    """
    told = [topic for topic in topics if topic.measure not in ("rank", "honour")]
    count = int(word.row.get("count"))
    groups = (*_groups(told), *_groups(list(topics)))
    group = next((one for one in groups if len(one) >= max(count, _SEVERAL)), [])
    group = group or together(tuple(told), count + (word.row.get("from") != "all"))
    return group[-count:] if word.row.get("from") == "last" else group[:count]


def _groups(told: list[Topic]) -> Iterator[list[Topic]]:
    """The facts of a clause, the first of each indicator of somebody; the last clause first."""
    for _, facts in groupby(reversed(told), key=lambda topic: topic.clause):
        yield list({(one.indicator, one.subject): one for one in facts}.values())[::-1]


def summed(frame: Frame, context: Context) -> list[Topic]:
    """What is told of together in 甲市、乙市…，合计占46%; empty where nothing is."""
    sums, scene = frame.scene.lexicon.particles.sum, frame.scene
    last, own = context.topic(), phrase_of(frame) and frame.field.point is None
    if last is None or own or not any(scene.word(at) in sums for at in range(frame.at, frame.end)):
        return []
    measured = [t for t in context.topics if t.clause == last.clause and t.measure == last.measure]
    told = {(topic.indicator, topic.subject): topic for topic in measured}
    return list(told.values()) if len(told) > 1 and last.measure not in ("rank", "honour") else []


def joined(topics: list[Topic]) -> tuple[Slot, ...]:
    """The indicators of facts told of together, as one."""
    names = dict.fromkeys(topic.indicator for topic in topics)
    return (Slot("、".join(names), topics[0].start, topics[-1].end, "clause before"),)


def _number(frame: Frame) -> int | None:
    counts = frame.field.counts
    value = counts[0].value if len(counts) == 1 else None
    if not isinstance(value, QuantityValue) or value.value is None:
        return None
    return int(value.value) if value.value == value.value.to_integral_value() else None


def relative(frame: Frame, context: Context) -> Answer:
    """增速居全省第5位: a measure of what was told before."""
    phrase = phrase_of(frame)
    lead = "" if phrase else lead_phrase(frame)
    from_lead = not phrase and bool(frame.leads)
    rate = lead in frame.scene.lexicon.rates  # 涨幅与上年持平，比全国高0.3个百分点
    from_lead = from_lead and (rate or "rank" in frame.match.groups)
    if from_lead:
        phrase = lead  # 规模仅次于宁波，居全省第二
    opens = frame.clause == 0 or frame.clause == 1 and (_of_aspect(frame, lead) or _then(frame))
    told = context.topic() or (context.before if opens else None)
    told = that_has_the_share(frame, context, told, phrase)
    how = _how(frame, told, phrase)
    new = frame.field.bodies and not context.topics and phrase not in frame.scene.lexicon.rates
    if how is None or new:
        return None  # 某县用电量下降2%。某公司产值增长8%
    if phrase in frame.scene.lexicon.thing_measures and (story := thing_told(frame)):
        return said(frame, story + phrase)  # 茶叶再获丰收，产量3万吨
    if from_lead and told is not None and told.measure == "rank":
        how = "same" if phrase in frame.scene.lexicon.scores else how  # 甲、乙得分相同，并列第12
    if told is None:
        lead = "" if from_lead else lead_phrase(frame)
        label = context.get("indicator")
        name = lead or (label.value if label else "")
        return said(frame, name + phrase) if name else None
    done = "" if from_lead else taken_up(frame, context, phrase)
    if counts_all(frame, context, told, phrase) or done and told.indicator.endswith(done):
        return said(frame, done + phrase)  # 办结群众诉求28件，办结率居第5
    if those := ranked_together(frame, context, phrase):
        return said(frame, those + phrase)
    whole = _total_of(frame, context, told, phrase)
    if whole is not None:
        return carried("clause before", whole, tail=phrase)
    meant = _meant(frame, context, told)
    meant = tuple(in_all(frame, _unrated(frame, context, one, phrase)) for one in meant)
    return _measured(frame, meant, phrase if how == "add" else "")


def _total_of(frame: Frame, context: Context, told: Topic, phrase: str) -> Topic | None:
    """What a total is of that was told in parts, None where it is of one thing.

    国家级平台12个、省级平台35个，总数: of what both are; 平台12个，其中省级3个，总数: the whole.
    """
    ranks, totals = "rank" in frame.match.groups, frame.scene.lexicon.totals
    if not ranks or phrase not in totals or frame.field.each or told.measure != "level":
        return None
    alike = [t for t in context.topics if t.measure == "level" and t.unit == told.unit]
    part = next((number for number, one in enumerate(alike) if one.part), 0)
    if part:
        return alike[part - 1]
    parts = [cut(one.indicator) for one in alike if one.clause == told.clause]
    same = takewhile(lambda words: len(set(words)) == 1, zip(*map(reversed, parts), strict=False))
    name = "".join([words[0] for words in same][::-1])
    return told._replace(indicator=name) if len(parts) > 1 and len(name) > 1 else None


def _of_aspect(frame: Frame, lead: str) -> bool:
    """True for 增速方面，甲县居首: the side of what the sentence before told that is spoken of."""
    aspect = frame.leads[-1].aspect if frame.leads else None
    return bool(lead) and aspect is not None


def _then(frame: Frame) -> bool:
    """True for 2018年，这个数字为12家: nothing but when stands in front of what points back."""
    leads = frame.leads
    return says_place(frame) and len(leads) == 1 and bool(leads[0].times) and not leads[0].phrase


def _meant(frame: Frame, context: Context, told: Topic) -> tuple[Topic, ...]:
    """The facts that a clause points back to: the last, or those told together."""
    if not context.topics:
        return (told,)
    several = wanted(frame) if wanted(frame) > 1 else 0
    if several and tells_sizes(frame):
        return (told,)
    if several or frame.field.each:
        return tuple(together(in_segment(frame, context.topics, several), several))
    if "value" in frame.match.groups:
        return (told,)
    same = [t for t in context.topics if t.start == told.start]
    if told.measure == "honour":  # borne by several: one number of them
        return tuple({t.indicator: t for t in same}.values())
    return tuple(same)


def _measured(frame: Frame, chosen: tuple[Topic, ...], tail: str) -> Answer:
    """Their indicators, with the measure of them that the clause names."""
    lexicon = frame.scene.lexicon
    if not tail:
        return carried("clause before", *chosen)
    if named := told_by_measure(frame, chosen, tail):
        return carried("clause before", *named)
    share = tail in lexicon.shares
    if tail.endswith(lexicon.percents):
        chosen = tuple(of_those(frame, one) for one in chosen)
    if len(chosen) == 1 and says_all(frame, chosen[0], tail):
        return said(frame, tail)
    if tail in lexicon.measures or tail in lexicon.totals:
        chosen = tuple(_of_thing(frame, one) for one in chosen)
    chosen = tuple(
        _unranked(frame, one if share or not one.base else one._replace(indicator=one.base))
        for one in chosen
    )
    known = sorted({*lexicon.measures, *lexicon.thing_measures}, key=len, reverse=True)
    if tail in known and tail not in lexicon.totals:  # 总产值 | 总量; 粮食 | 播种面积 | 产量
        heads = {head for head in lexicon.heads if len(head) > 1} - {t.indicator for t in chosen}
        known = sorted({*known, *heads, *lexicon.particles.extent}, key=len, reverse=True)
        chosen = tuple(_without_measure(one, tuple(known)) for one in chosen)
    tails = measures_of(frame, tail) if len(chosen) == 1 or wanted(frame) == 1 else []
    if tails:
        return tuple(x for t in tails for x in of_each(chosen, tails, t) or ())
    once = {(overlapped(t.indicator, tail), t.subject and t.subject.value): t for t in chosen[::-1]}
    return carried("clause before", *list(once.values())[::-1], tail=tail)


def _of_thing(frame: Frame, topic: Topic) -> Topic:
    """房屋销售面积降幅收窄，销售额9亿元; 出口占比提高，总额居首: an amount is of the thing."""
    lexicon = frame.scene.lexicon
    rates = (*sorted(lexicon.growth_rates, key=len, reverse=True), *lexicon.shares)
    return _without_measure(topic, rates)


def _unrated(frame: Frame, context: Context, topic: Topic, tail: str) -> Topic:
    """增速高于全省，总量居第3位: a rate of growth has no total and no rate, nor has a total one.

    总量居第2位；增长5%，增速居第4位: what was ranked by its total and then grew is not its total.
    """
    lexicon = frame.scene.lexicon
    rates = tuple(sorted(lexicon.growth_rates, key=len, reverse=True))
    if tail in rates and topic.measure == "share":  # 数字经济占比45%，增速居首位
        return _without_measure(topic, tuple(sorted(lexicon.shares, key=len, reverse=True)))
    if tail not in lexicon.totals and tail not in rates or "rank" not in frame.match.groups:
        return topic
    if topic.indicator.endswith(rates):
        return _without_measure(topic, rates)
    placed = {one.indicator for one in context.topics if one.measure == "rank"}
    if tail in rates and topic.measure == "growth" and topic.indicator in placed:
        return _without_measure(topic, lexicon.totals)
    return topic


def _unranked(frame: Frame, topic: Topic) -> Topic:
    """总量居第4位，增速居第1位: one rank's measure is none of the next one's."""
    if topic.measure != "rank":
        return topic
    lexicon = frame.scene.lexicon
    adding = (word for word, how in lexicon.relatives.items() if how == "add")
    return _without_measure(topic, tuple(sorted(adding, key=len, reverse=True)))


def _without_measure(topic: Topic, measures: tuple[str, ...]) -> Topic:
    """工业机器人产量…、出口量: one measure stands for another of the same thing, or of nothing."""
    cut = (topic.indicator.removesuffix(one) for one in measures if topic.indicator.endswith(one))
    return topic._replace(indicator=next((left for left in cut if len(left) != 1), topic.indicator))


def _how(frame: Frame, told: Topic | None, phrase: str) -> str | None:
    """How a phrase points back: add (a measure of it), same (only a word for it), None."""
    lexicon = frame.scene.lexicon
    if not phrase or (frame.field.bodies and (told is None or phrase not in lexicon.relatives)):
        return None
    if phrase in lexicon.totals and told and told.indicator.endswith(lexicon.totals):
        return "same"  # 总数达412家，数量居全省第3位
    if phrase in lexicon.shares and told is not None:
        return "same" if told.measure == "share" else "add"
    if phrase in lexicon.relatives:
        return lexicon.relatives[phrase]
    if _counts_deeds(frame):
        amount = told is not None and told.indicator.endswith(lexicon.heads)
        return None if amount else "add"  # 总收入3亿元，从业人数5人: no deed
    if phrase.startswith(lexicon.dependents) and len(phrase) <= _DEPENDENT:
        return None if told is not None and told.unit in lexicon.money else "add"  # 贷款3亿元
    parts = lexicon.coordinator.members(phrase)
    if len(parts) > 1 and all(part in lexicon.relatives for part in parts):
        return "add"  # 总量、增速
    return None


def _counts_deeds(frame: Frame) -> bool:
    """登记笔数, 入围个数: how often what the verb says was done to what was told of."""
    scene, spans = frame.scene, frame.field.phrase
    words = scene.words_of(spans)
    if len(words) != _DEED or words[-1] not in scene.lexicon.counts:
        return False
    return scene.label(spans[0][0]) in _VERBS


def in_segment(frame: Frame, topics: tuple[Topic, ...], count: int) -> tuple[Topic, ...]:
    """What was told since the last semicolon, where it is not said how many are meant.

    技改项目215个；甲集群达到4个、乙集群达到16个，均居前列. All of it, where nothing was.
    """
    scene = frame.scene
    begins = (n for n in range(frame.clause, 0, -1) if scene.clauses[n - 1].mark in ("；", ";"))
    first = next(begins, 0)
    here = tuple(topic for topic in topics if topic.clause >= first)
    return here if here and not count else topics
