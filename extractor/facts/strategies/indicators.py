"""Which indicator a fact is of: said around it, carried over, or pointed back to.

Several slots in an answer are one for each value (or rank) of the frame, or one for each member of
a coordination.
"""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.phrases import is_noun, leading_verbs, phrase_of
from extractor.facts.scene import Frame
from extractor.facts.strategies import answers
from extractor.facts.strategies.answers import (
    Answer,
    alike,
    carried,
    is_label,
    lead_phrase,
    said,
    wanted,
)
from extractor.facts.strategies.bare_measures import measured_before, rates_of
from extractor.facts.strategies.classes import of_level
from extractor.facts.strategies.leftout import carried_verb, made_whole, with_lead
from extractor.facts.strategies.parallels import (
    PART,
    PARTITION,
    WHOLES,
    aligned,
    all_of_kind,
    holder_of_both,
    is_headed,
    of_its_kind,
    spliced_in,
)
from extractor.facts.strategies.stories import as_the_first, most_told
from extractor.mentions.particles import chars
from extractor.mentions.words import Word

_SAYS_ALL = 6  # characters; a longer name after 等 needs no examples of it
_BARE = 2  # characters of what stands after 等 and says nothing without the examples
_FEW = 3  # members of a list that are spelt out where 等 says there are more

# Said around it -----------------------------------------------------------------------------


def fixed(frame: Frame, context: Context) -> Answer:
    """The rule names it: 总投资."""
    span = frame.match.first("tail")
    if frame.gives("indicator") != "tail" or span is None:
        return None
    return (Slot(frame.scene.sketch_text(*span), *frame.scene.sketch.source(*span)),)


def own(frame: Frame, context: Context) -> Answer:
    """The noun phrase in front, in the fact's own clause."""
    phrase = phrase_of(frame)
    lexicon = frame.scene.lexicon
    if not phrase or not is_noun(frame.scene, frame.field.phrase):
        return None
    if phrase in lexicon.relatives and (not frame.field.bodies or context.topics):
        return None
    names = _with_thing(frame, phrase) or made_whole(frame, context, phrase)
    if names:
        return said(frame, *names)
    count = wanted(frame)
    if count > 1:
        several = _complete(frame, phrase, count) or lexicon.coordinator.exactly(phrase, count)
        several = several or with_lead(frame, phrase, count)
        several = several or rates_of(frame, context, phrase, count)
        return said(frame, *alike(frame, all_of_kind(frame, context, several or [phrase])))
    groups = frame.match.groups
    if "rank" in groups and not frame.field.each and answers.is_class(frame, phrase):
        return said(frame, phrase)
    if frame.field.each or "each" in groups or _of_each(frame, phrase) or "rank" in groups:
        listed = answers.measured_each(frame) or _members(frame, _listed(frame, phrase))
        return said(frame, *alike(frame, all_of_kind(frame, context, listed)))
    named = as_the_first(frame, context, phrase) or of_its_kind(frame, context, phrase)
    whole = context.partition
    if not named and whole is not None and len(phrase) <= PARTITION:
        again = phrase in whole.indicator  # 分车站看，绍兴站 | 发送
        named = "" if is_headed(frame, phrase) else phrase * (not again) + whole.indicator
    named = named or aligned(frame, context, phrase)
    if named:
        return said(frame, named)
    holder = holder_of_both(frame, context, phrase)
    verb = carried_verb(frame, context)
    if holder or verb:
        return said(frame, (holder or verb) + phrase)
    return said(frame, *_examples(frame, phrase))


def _with_thing(frame: Frame, phrase: str) -> tuple[str, ...]:
    """桃农户均 | 增收, 企业 | 减亏: whose, and what the verb says; 利润减亏 is of a loss."""
    trend = frame.word("trend")
    verb, thing = (trend.row.word, trend.row.get("indicator")) if trend is not None else ("", "")
    if thing and phrase.endswith(tuple(frame.scene.lexicon.particles.mean)):
        return (phrase + thing,)
    if set(verb).isdisjoint(thing) or not frame.unit.isascii():
        return ()
    head = next((h for h in frame.scene.lexicon.heads if phrase.endswith(h)), "")
    return (phrase.removesuffix(head) + thing,) if verb != thing or not head else ()


def partnered(frame: Frame, context: Context) -> Answer:
    """东盟、欧盟为前两大贸易伙伴，进出口值分别为…: trade is named by each partner."""
    phrase, scene = phrase_of(frame), frame.scene
    if not phrase or frame.field.bodies or wanted(frame) == 1 or not answers.of_partners(frame):
        return None
    lead = frame.leads[-1] if frame.leads else None
    if lead is None and frame.clause and not context.topics:
        before = scene.clauses[frame.clause - 1]
        lead = scene.field(before.begin, before.end)
    if lead is not None and lead.bodies:
        bodies = [body.element for body in lead.bodies]
        partners = [scene.reading.surface[body.start : body.end] for body in bodies]
    else:
        told = [topic.subject.value for topic in context.topics if topic.subject is not None]
        partners = list(dict.fromkeys(told))
    names = [partner + phrase for partner in partners]
    return said(frame, *names) if len(names) == wanted(frame) else None


def _complete(frame: Frame, phrase: str, count: int) -> list[str] | None:
    """Names that share no word: A、B、C三项指标分列…; one that each of several holders has."""
    members = frame.scene.lexicon.coordinator.members(phrase)
    point = frame.field.point
    if len(members) == 1 and len(frame.field.bodies) == count and "rank" in frame.match.groups:
        return members
    counted = point is not None and point.row.get("count") == str(count)
    return members if counted and len(members) == count else None


def _members(frame: Frame, phrase: str) -> list[str]:
    """The members of a coordination; 产销量 is two where something is said of each of them."""
    coordinator = frame.scene.lexicon.coordinator
    each = frame.field.each or "each" in frame.match.groups
    return (
        [phrase]
        if not each and len(coordinator.members(phrase)) == 1
        else coordinator.split(phrase)
    )


def _listed(frame: Frame, phrase: str) -> str:
    """The members of 渗透率、增幅等5项指标, without the count of them."""
    if "rank" not in frame.match.groups:
        return phrase
    scene = frame.scene
    measures = (*scene.lexicon.rates, *scene.lexicon.thing_measures, *scene.lexicon.heads)
    for begin, end in frame.field.phrase:
        at = next((p for p in range(begin, end) if scene.label(p) in ("QTY", "NUM", "ETC")), None)
        if at is None or at == begin:
            continue
        front = scene.spans_text(((begin, at),))
        rate = next((word for word in measures if phrase.endswith(word)), "")
        if "、" in front:
            said = scene.lexicon.rates if rate in scene.lexicon.rates else measures
            return front if front.endswith(said) else front + rate
        if scene.label(at) == "ETC" and front.endswith(scene.lexicon.percents):
            return front  # 服务率等5项指标: the one that is named
    return phrase


def _of_each(frame: Frame, phrase: str) -> bool:
    """A贷款、B贷款年均增长20%, 巩固率、入学率达97%: one rate of several alike is of each."""
    lexicon = frame.scene.lexicon
    if len(parts := lexicon.coordinator.members(phrase)) < 2:
        return False
    if frame.gives("measure") != "growth":
        return frame.unit in ("%", "pp") and all(part.endswith(lexicon.percents) for part in parts)
    own = all(any(len(p) > len(h) and p.endswith(h) for h in lexicon.heads) for p in parts)
    of_kind = all(part.endswith(tuple(lexicon.particles.member)) for part in parts[:-1])
    return own or (of_kind and is_headed(frame, parts[-1]))


def _examples(frame: Frame, phrase: str) -> list[str]:
    """实施A、B等人才工程 13项 counts 实施人才工程; of a rate, A and B等产业 each have it.

    What stands after 等 names by itself what has a rate: 高校、院所等 | 科研事业单位合同总数.
    """
    lexicon = frame.scene.lexicon
    etc = max(map(phrase.rfind, lexicon.particles.etc))
    joint = phrase.find("、")
    if etc <= 0 or etc + 1 >= len(phrase):
        return [phrase]
    if phrase[etc - 1] in "”》" and etc + 2 < len(phrase):
        return [leading_verbs(frame.scene, frame.field.phrase) + phrase[etc + 1 :]]
    if joint < 0 or etc < joint:
        return [phrase]
    tail = phrase[etc + 1 :].lstrip(chars(lexicon.particles.few))
    if frame.unit in ("%", "‰") and frame.gives("measure") in ("growth", "share"):
        words = lexicon.particles
        bare = tail in lexicon.thing_measures  # 汽车、钢材等 | 产量
        if not bare and not tail.startswith(tuple(words.branch | words.goods | words.kind)):
            return [tail if len(tail) > _SAYS_ALL else phrase]
    if frame.unit in ("%", "‰"):
        names = lexicon.coordinator.split(phrase)
        if 1 < len(names) <= _FEW:
            return names
    if len(tail) <= _BARE:
        return [phrase]  # 非遗展演、社火巡游等 | 活动
    return [leading_verbs(frame.scene, frame.field.phrase) + tail]


def part(frame: Frame, context: Context) -> Answer:
    """其中高技术产业1.12亿美元: a part by its own words, of a rate with what was measured."""
    phrase = phrase_of(frame)
    opens = frame.clause == 1 and any(lead.part for lead in frame.leads)  # 。其中，城镇居民增长5%
    if not (frame.field.part or opens) or not phrase:
        return None
    entire = tuple(frame.scene.lexicon.particles.entire)
    before = [one for one in (context.before,) if one and one.indicator.startswith(entire)]
    told = (t for t in (*reversed(context.topics), *before) if t.measure in WHOLES and not t.part)
    whole = next(told, None)
    names = frame.scene.lexicon.coordinator.exactly(phrase, wanted(frame)) or [phrase]
    spliced = (
        [spliced_in(frame, one, whole.indicator) for one in names] if whole is not None else []
    )
    if spliced and all(spliced):
        return said(frame, *spliced)
    if whole is None or wanted(frame) > 1 or not context.topics:
        return None
    counted = whole.unit in frame.scene.lexicon.counted
    if phrase in frame.scene.lexicon.sides:
        return said(frame, phrase + of_level(frame, whole))  # 集体荣誉126项，其中国家级31项
    rate = whole.indicator.endswith(frame.scene.lexicon.percents)
    if whole.measure == "growth" or counted or len(phrase) > PART or is_headed(frame, phrase):
        return said(frame, (counted and of_its_kind(frame, context, phrase)) or phrase)
    return said(frame, phrase + whole.indicator if rate and frame.unit == "%" else phrase)


def lead(frame: Frame, context: Context) -> Answer:
    """丝绸出口额，2022年达到120亿元: the clause in front names it, and nothing else."""
    if phrase_of(frame):
        return None
    if most := most_told(frame):
        return said(frame, most)
    phrase = lead_phrase(frame)
    vast = tuple(frame.scene.lexicon.particles.vast)
    if not phrase or frame.scene.word(frame.leads[-1].phrase[0][0]).endswith(vast):
        return None  # 首次跨过百亿门槛，增长5%
    if phrase in frame.scene.lexicon.relatives and context.topics:
        if not answers.is_label(frame.scene, frame.leads[-1]):
            return None  # 进出口9亿元，规模创新高，增长5%
        return said(frame, measured_before(frame, context, phrase) + phrase)
    if second := as_the_first(frame, context, phrase):
        return said(frame, second)
    field = frame.leads[-1]
    headed = is_headed(frame, phrase) or is_label(frame.scene, field) or field.aspect is not None
    ranked = any(topic.measure == "rank" for topic in context.topics)
    if "rank" in frame.match.groups and ranked and not headed:
        return None  # 列全国第86位，等级A，全省第5
    count = wanted(frame)
    lexicon = frame.scene.lexicon
    if count > 1:
        return said(frame, *(lexicon.coordinator.exactly(phrase, count) or ()))
    if frame.field.each:
        return said(frame, *lexicon.coordinator.split(phrase))
    return said(frame, phrase)


def bare(frame: Frame, context: Context) -> Answer:
    """营收91.6亿元: a measure of nothing told before stands for itself, 增速 and 总量 do not."""
    phrase = phrase_of(frame)
    lexicon = frame.scene.lexicon
    if not phrase or phrase in lexicon.totals or phrase in lexicon.bare_rates:
        return None
    return said(frame, phrase) if is_noun(frame.scene, frame.field.phrase) else None


def result(frame: Frame, context: Context) -> Answer:
    """亏损2亿元 is of the profit, of whatever kind was named."""
    word = frame.word(frame.gives("fallback") or "fallback")
    if word is None:
        return None
    phrase, family = phrase_of(frame), word.row.get("family")
    name: str = word.row.get("indicator")
    if phrase:
        same = bool(family) and phrase.endswith(family)
        return said(frame, phrase if same else phrase + name)
    told = context.topic()
    if told is not None and family and family in told.indicator:
        return carried("clause before", told)
    return said(frame, name)


def unsaid(frame: Frame, context: Context) -> Answer:
    """涨5%, said of a company and of nothing else, is said of its share price."""
    if phrase_of(frame):
        return None
    for item in _read(frame):
        if isinstance(item, Word) and item.row.get("indicator"):
            return said(frame, item.row.get("indicator"))
    return None


def _read(frame: Frame) -> list[object]:
    items = frame.scene.sketch.items
    return [items[p] for p in range(frame.match.start, frame.match.end) if p in items]
