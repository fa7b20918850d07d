"""What a phrase leaves out of its thing, since the words before said it: 总产量, 一等奖数量."""

from __future__ import annotations

from extractor.facts.context import Context, Topic
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import lead_phrase
from extractor.facts.words import Lexicon
from extractor.tokens import tokenize

_THING = 2
_VERB = 3  # characters of what was done


def left_out(frame: Frame, context: Context, phrase: str) -> str:
    """What the phrase leaves out, by whichever of them; empty where it says all."""
    return (
        measured_before(frame, context, phrase)
        or more_of_it(frame, context, phrase)
        or done_with(frame, context, phrase)
    )


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
    before = (topic for topic in reversed(context.topics) if topic.unit == frame.unit)
    return next((thing for topic in before if (thing := _object_of(topic, scene.lexicon))), "")


def _object_of(topic: Topic, lexicon: Lexicon) -> str:
    """What stands behind the first verb of an indicator, where it is a thing: 执行案件."""
    words = tokenize(topic.indicator)
    verb = next((n for n, tag in enumerate(words.tags) if tag in lexicon.verbs), -1)
    if verb < 0 or words.tags[-1] not in lexicon.nouns:
        return ""
    thing = topic.indicator[words.starts[verb + 1] :] if verb + 1 < len(words.tags) else ""
    return thing if len(thing) > 1 else ""
