"""What an indicator leaves out since another of its kind has said it: 二产 | 增长5%."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.facts.context import Context, Topic
from extractor.facts.scene import Frame
from extractor.facts.strategies.leftout import (
    counts_holders,
    other_part,
)

WHOLES = frozenset({"level", "change", "growth"})
PART = 6  # characters; a longer name of a part stands for itself
PARTITION = 10  # a longer name of a part stands for itself, even after 按行业分


def aligned(frame: Frame, context: Context, phrase: str) -> str:
    """轨道交通运营线路14条、运营里程580公里: the second goes on where the first parts from it."""
    told = context.topic()
    if told is None or frame.field.bodies or len(phrase) > PARTITION:
        return ""
    words, levels = frame.scene.words_of(frame.field.phrase), frame.scene.lexicon.sides
    if not words:
        return ""
    if phrase in levels and told.unit == frame.unit:  # 国家级龙头企业1家、省级5家
        level = next((word for word in levels if word in told.indicator), "")
        return told.indicator.replace(level, phrase, 1) if level else ""
    if other := other_part(frame, told.indicator, phrase):
        return other
    same = frame.match.rule.gives.get("shape") == "pair" and told.unit == frame.unit
    first, last = words[0], words[-1]
    if same and not is_headed(frame, phrase):
        at = told.indicator.find(last)
        if 0 <= at < len(told.indicator) - len(last):
            return phrase + told.indicator[at + len(last) :]
    at = told.indicator.find(first)
    if told.verb:
        return ""
    listed = frame.scene.atoms.text[frame.field.phrase[0][0] - 1] == "、"  # not 、开展 | 养育活动
    if len(words) > 1 and at > 0 and len(first) > 1 and listed:
        return told.indicator[:at] + phrase
    return ""


def all_of_kind(frame: Frame, context: Context, names: list[str]) -> list[str]:
    """The members of a list, each by the measure of those before: 居住类、交通类分别下降…."""
    return [of_its_kind(frame, context, name) or name for name in names]


def of_its_kind(frame: Frame, context: Context, phrase: str) -> str:
    """第一产业增加值增长4%，第二产业增长5%: members of one kind grow by the same measure."""
    if frame.field.bodies or is_headed(frame, phrase):
        return ""
    level = frame.gives("measure", "level") == "level" and frame.unit != "%"
    before = [context.before] if context.before is not None else []
    whole = [context.partition] if context.partition is not None else []
    told = {topic.unit for topic in (*context.topics, *before) if topic.measure == "level"}
    alike = level and frame.unit in told  # 城镇居民收入3万元，农村居民2万元
    if frame.gives("measure") == "growth" or alike:
        if phrase.startswith(tuple(frame.scene.lexicon.particles.toward)):
            return _toward(frame, context, phrase)
        topics = (*reversed(context.topics), *(before if alike else ()), *whole)
        units = {frame.unit} if alike else {frame.unit, "pp"}
        if measure := _of_member(frame, topics, phrase, units) or _as_trades(
            frame, context, phrase
        ):
            return phrase + measure
    measure = _measured_alike(frame, context, phrase) if level else ""
    return phrase + measure if measure else ""


def _as_trades(frame: Frame, context: Context, phrase: str) -> str:
    """工业增加值增长8%。35个行业保持增长，其中食品业 | 增长5%: by what the paragraph said."""
    grown = context.get("grown")
    if grown is None or frame.gives("measure") != "growth":
        return ""
    heads, kinds = frame.scene.lexicon.heads, frame.scene.lexicon.particles.member
    stem = grown.value.removesuffix(head := _head_of(grown.value, heads))
    kind = next((one for one in kinds if stem.endswith(one)), "")
    return head if kind and phrase.endswith(kind) else ""


def _of_member(frame: Frame, topics: Iterable[Topic], phrase: str, units: set[str]) -> str:
    """The measure of one of the same kind: 增加值 of 第一产业增加值, for 第二产业."""
    kinds = (kind for kind in frame.scene.lexicon.particles.member if phrase.endswith(kind))
    kind = max(kinds, key=len, default="")
    heads = frame.scene.lexicon.heads
    for topic in topics if kind and not frame.field.part else ():
        head = max((one for one in heads if topic.indicator.endswith(one)), key=len, default="")
        at = topic.indicator.rfind(kind, 0, len(topic.indicator) - len(head))  # not 营业 | 收入
        measure = topic.indicator[at + len(kind) :] if at >= 0 else ""
        if topic.unit in units and is_headed(frame, measure):
            return measure
    return ""


def _measured_alike(frame: Frame, context: Context, phrase: str) -> str:
    """油菜籽 | 产量 | 9万吨；蔬菜26万吨: another thing, measured in its unit or in one of its kind.

    But money is told of whatever there is (产值5亿元，补贴2亿元), and after a comma what else was
    done with one thing: 种植面积9万亩，挂果6万亩.
    """
    scene, lexicon, unit = frame.scene, frame.scene.lexicon, frame.unit
    begin, end = frame.field.phrase[0][0], frame.field.phrase[-1][1]
    named = scene.label(begin) in _THING and scene.label(end - 1) == "N"
    whole = len(phrase) > PART or phrase.endswith(lexicon.thing_measures)
    if not named or whole or frame.field.part or frame.field.change is not None:
        return ""
    for topic in reversed(context.topics):
        measure = next((one for one in lexicon.thing_measures if topic.indicator.endswith(one)), "")
        if topic.measure != "level" or topic.part or not measure:
            continue
        if topic.indicator == measure or phrase in topic.indicator:
            return ""
        listed = topic != context.topic() or scene.atoms.text[frame.at - 1] in "；、"
        same = topic.unit == unit and unit not in lexicon.counted | lexicon.money
        return measure if same and listed or unit in lexicon.measure_units[measure] else ""
    return ""


#: Labels of what the name of a thing begins with.
_THING = frozenset({"N", "A", "X"})


def _toward(frame: Frame, context: Context, phrase: str) -> str:
    """对东盟进出口20亿元，对巴西 | 增长5%: with another partner the same grows."""
    toward, heads = tuple(frame.scene.lexicon.particles.toward), frame.scene.lexicon.heads
    before = [context.before] if context.before is not None else []
    topics = (*reversed(context.topics), *before)
    trade = (one for one in topics if one.measure in WHOLES)
    told = next((one for one in trade if one.indicator.startswith(toward)), None)
    return phrase + _head_of(told.indicator, heads) if told is not None else ""


def _head_of(indicator: str, heads: tuple[str, ...]) -> str:
    return max((head for head in heads if indicator.endswith(head)), key=len, default="")


def is_headed(frame: Frame, phrase: str) -> bool:
    return phrase.endswith(frame.scene.lexicon.heads)


def holder_of_both(frame: Frame, context: Context, phrase: str) -> str:
    """某类企业实现收入3亿元，利润总额1亿元: theirs too; 开工项目6个，完成投资1亿元: nobody's."""
    told = context.topic()
    if told is None or len(phrase) > PART or not is_headed(frame, phrase) or frame.field.bodies:
        return ""
    front = frame.scene.label(frame.field.phrase[0][0] - 1)
    if told.holder and not told.verb:
        return told.holder
    return told.indicator if front == "LIGHT" and counts_holders(frame, told) else ""


def spliced_in(frame: Frame, part: str, whole: str) -> str:
    """A part in the place of what it is part of: 汽车产量9万辆，其中新能源汽车3万辆."""
    for entire in sorted(frame.scene.lexicon.particles.entire):
        whole = whole.removeprefix(entire)
    lexicon = frame.scene.lexicon
    lengths = range(min(len(part), len(whole)) - 1, 1, -1)
    length = next((one for one in lengths if part.endswith(whole[:one])), 0)
    if whole[:length] in lexicon.particles.dealt:  # 出口 | 机电产品，其中船舶 | 出口
        return part
    rest = (
        whole[length:] if whole[length:] not in lexicon.totals else ""
    )  # 人才总量，其中高技能人才
    return part + rest if length else ""
