"""Measures of a thing: side by side (总量和增速分别居…, 面积、产量均居…), and a rate of things."""

from __future__ import annotations

from extractor.facts.context import Context, Topic
from extractor.facts.phrases import phrase_of
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import Answer, carried, wanted

_WORD = 2  # characters of a word: 任务 of 整改任务


def tells_sizes(frame: Frame) -> bool:
    """总量和增速分别居第2位和第4位: how much of one thing there is, and at what rate it grew."""
    lexicon = frame.scene.lexicon
    parts = lexicon.coordinator.members(phrase_of(frame))
    known = (*lexicon.totals, *lexicon.growth_rates)
    return len(parts) > 1 and all(part in known for part in parts)


def told_by_measure(frame: Frame, chosen: tuple[Topic, ...], phrase: str) -> tuple[Topic, ...]:
    """早稻面积8亩，产量9斤，面积、产量均居首位: each of several measures is one just told."""
    parts = frame.scene.lexicon.coordinator.members(phrase) if len(chosen) > 1 else []
    named = [next((t for t in chosen if t.indicator.endswith(part)), None) for part in parts]
    return tuple(t for t in named if t is not None) if len(named) > 1 and all(named) else ()


def ranked_together(frame: Frame, context: Context, phrase: str) -> str:
    """甲、乙等7个学科进入全球前1%，数量居第2: what is counted of things that all have a rank."""
    told, scene = context.topic(), frame.scene
    if told is None or told.measure != "rank" or phrase not in scene.lexicon.counts:
        return ""
    if "rank" not in frame.match.groups or told.clause >= frame.clause:
        return ""
    begin, end = scene.clauses[told.clause].begin, scene.atoms.span(told.start, told.end)[1]
    count = max((at for at in range(begin, end) if scene.label(at) == "QTY"), default=-1)
    verb = next((at for at in range(count + 2, end) if scene.label(at) in _RANKING), -1)
    several = sum(topic.start == told.start for topic in context.topics) > 1
    if count < 0 or verb < 0 or not several:
        return ""
    things, rank = scene.source(count + 1, verb), scene.source(verb, end)
    return scene.text(*rank) + scene.text(*things)


#: Labels of the verbs by which things come to rank.
_RANKING = frozenset({"RANKV", "JOIN", "REACH", "AWARD_GET"})


def of_each(chosen: tuple[Topic, ...], tails: list[str], tail: str) -> Answer:
    """种茶32亩，产量3吨，面积、产量均居首位: what was told by a measure is of it alone."""
    own = [topic for topic in chosen if topic.indicator.endswith(tail)]
    others = [topic for topic in chosen if not topic.indicator.endswith(tuple(tails))]
    return carried("clause before", *(own or others or chosen), tail="" if own else tail)


def measures_of(frame: Frame, phrase: str) -> list[str]:
    """The measures of one thing, one for each rank or, in 总量、增速均排第4, all of one rank."""
    coordinator = frame.scene.lexicon.coordinator
    if wanted(frame) > 1:
        return coordinator.exactly(phrase, wanted(frame)) or []
    parts = coordinator.members(phrase)
    measured = all(part in frame.scene.lexicon.relatives for part in parts)
    return parts if len(parts) > 1 and measured else []


def of_those(frame: Frame, topic: Topic) -> Topic:
    """受理 | 投诉97件，办结率: of those that something was done with; but 整改任务 is a thing."""
    verb = topic.holder if topic.verb and topic.measure == "level" else ""
    things = topic.indicator.removeprefix(verb)
    lexicon = frame.scene.lexicon
    named = verb in lexicon.noun_verbs and len(things) == _WORD
    named = named or things.endswith(phrase_of(frame)[:_WORD])  # 受理事项 | 办结, 办结率
    return topic._replace(indicator=things) if verb and len(things) > 1 and not named else topic
