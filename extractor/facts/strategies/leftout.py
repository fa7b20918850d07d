"""What a phrase leaves out of its thing, since the words before said it: 总产量, 一等奖数量."""

from __future__ import annotations

from extractor.facts.context import Context, Topic
from extractor.facts.coordination import Coordinator
from extractor.facts.phrases import ranked_name
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import lead_phrase
from extractor.tokens import tokenize

_THING = 2
_SEVERAL = 2
_VERB = 3  # characters of what was done
_STEM = 3  # characters of the longest word taken up; a longer one names a thing: 数字经济规模
_ECHO = 6  # characters of the longest measure that takes up a word said before
_MEASURE = 4  # characters of the longest measure in a list of them: 产量、产值、出口额


def left_out(frame: Frame, context: Context, phrase: str) -> str:
    """What the phrase leaves out, by whichever of them; empty where it says all."""
    return (
        measured_before(frame, context, phrase)
        or more_of_it(frame, context, phrase)
        or done_with(frame, context, phrase)
        or taken_up(frame, context, phrase)
    )


def with_thing(frame: Frame, context: Context, phrase: str) -> list[str]:
    """The phrase with what it leaves out, or each of several measures of one thing with it.

    珍珠产量12万吨，产量、产值、出口额均居首位.
    """
    thing = left_out(frame, context, phrase)
    if thing or "rank" not in frame.match.groups:
        return [thing + phrase] if thing else []
    lexicon = frame.scene.lexicon
    parts = lexicon.coordinator.members(phrase)
    if len(parts) < _SEVERAL or any(len(part) > _MEASURE for part in parts):
        return []
    known = (*lexicon.relatives, *lexicon.thing_measures, *lexicon.heads)
    thing = left_out(frame, context, parts[0]) if all(p.endswith(known) for p in parts) else ""
    return [thing + part for part in parts] if thing else []


def with_lead(frame: Frame, phrase: str, count: int) -> list[str] | None:
    """甲、乙和丙业，丁和戊业增加值分别增长…: a comma stands between members with marks in them."""
    lead = lead_phrase(frame) if frame.field.each else ""
    return frame.scene.lexicon.coordinator.exactly(f"{lead}、{phrase}", count) if lead else None


def measured_before(frame: Frame, context: Context, phrase: str) -> str:
    """粮食播种面积902万亩，总产量38万吨: the thing is not said again with its next measure."""
    measures = frame.scene.lexicon.thing_measures
    label = context.get("indicator", "segment", "sentence", "paragraph")
    if phrase in measures and label is not None and not label.value.endswith(measures):
        return label.value  # 光伏组件：常州出货量居全国第三
    told = context.topic() or context.before
    if phrase not in measures or told is None or frame.field.bodies:
        return ""
    head = next((word for word in measures if told.indicator.endswith(word)), "")
    thing = told.indicator[: -len(head)] if head else ""
    return thing if len(thing) > 1 else ""


def more_of_it(frame: Frame, context: Context, phrase: str) -> str:
    """全国技能大赛一等奖3个，一等奖 | 数量居首位: what the words before said more of it."""
    relatives = frame.scene.lexicon.relatives
    tail = max((word for word in relatives if phrase.endswith(word)), key=len, default="")
    thing = phrase.removesuffix(tail)
    if not tail or len(thing) < _THING or frame.field.bodies:
        return ""
    told = (topic.indicator for topic in reversed(context.topics))
    whole = next((one for one in told if one.endswith(thing) and one != thing), "")
    return whole.removesuffix(thing)


def done_with(frame: Frame, context: Context, phrase: str) -> str:
    """受理执行案件6.8万件，执结6.4万件: what else was done with those that were counted."""
    told, scene, spans = context.topic(), frame.scene, frame.field.phrase
    if told is None or frame.field.bodies or told.measure not in ("level", "change"):
        return ""
    counted = told.unit == frame.unit and frame.unit in scene.lexicon.counted
    done = len(scene.words_of(spans)) == 1 and scene.label(spans[0][0]) == "V"
    if not (counted and done and len(phrase) <= _VERB):
        return ""
    tags = scene.lexicon.coordinator
    before = (topic for topic in reversed(context.topics) if topic.unit == frame.unit)
    return next((thing for topic in before if (thing := _object_of(topic, tags))), "")


def taken_up(frame: Frame, context: Context, phrase: str) -> str:
    """改造老旧小区25个，改造数居第2: a rank's measure takes up a word of what was told before.

    平均结案用时5天，用时居第2; 发放创业担保贷款2亿元，放贷规模居第2.
    """
    lexicon = frame.scene.lexicon
    named = frame.field.bodies or frame.field.counts  # 10项工作居首位
    if "rank" not in frame.match.groups or named or len(phrase) > _ECHO:
        return ""
    measure = ranked_name(frame, phrase)  # 认定数列
    head = max((word for word in lexicon.heads if measure.endswith(word)), key=len, default="")
    stem = measure.removesuffix(head)
    whole = len(stem) < _THING or not head
    stem = measure if whole else stem
    if not _THING <= len(stem) <= _STEM or whole and len(stem) > _THING + len(head):
        return ""
    before = [context.before] if context.before is not None and not context.topics else []
    for topic in (*reversed(context.topics), *before):
        ends = stem in (topic.indicator[-len(stem) :], topic.indicator[-len(stem) - 1 : -1])
        if topic.measure == "share" or whole and not ends or topic.indicator == phrase:
            continue
        if thing := _around(topic.indicator, stem, lexicon.coordinator, lexicon.heads):
            return thing
    return ""


def _around(indicator: str, stem: str, tags: Coordinator, heads: tuple[str, ...]) -> str:
    """What an indicator tells of beside a word of it: 改造 | 老旧小区, 平均结案 | 用时."""
    words = tokenize(indicator)
    verbs = next((n for n, tag in enumerate(words.tags) if tag not in tags.verbs), 0)
    begin = words.starts[verbs] if verbs else 0
    at = indicator.rfind(stem)
    if at > begin:
        return indicator[begin:at]
    thing = indicator[begin:] if at < 0 else indicator[at + len(stem) :]
    if at < 0 and not (stem[0] in indicator[:begin] and stem[1:] in thing):
        return ""  # 发放…贷款: 放贷
    return thing if len(thing) >= _THING and thing not in heads else ""


def _object_of(topic: Topic, tags: Coordinator) -> str:
    """What stands behind the first verb of an indicator, where it is a thing: 执行案件."""
    words = tokenize(topic.indicator)
    verb = next((n for n, tag in enumerate(words.tags) if tag in tags.verbs), -1)
    if verb < 0 or words.tags[-1] not in tags.nouns:
        return ""
    thing = topic.indicator[words.starts[verb + 1] :] if verb + 1 < len(words.tags) else ""
    return thing if len(thing) > 1 else ""
