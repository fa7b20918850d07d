"""What a clause without a fact tells the story of: 粮食再获丰收，| 总产量83亿斤."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.field import Field
from extractor.facts.phrases import is_frame, opens_clause, phrase_of
from extractor.facts.scene import Frame, Scene
from extractor.facts.strategies.answers import Answer, said, wanted, without_motto
from extractor.tokens import cut

_DEED = 12  # the longest clause that names what a number after it is of

_NOUN = frozenset({"N", "X"})
#: Labels of what the name of a measure is made of.
_MEASURED = frozenset({"N", "X", "V", "REL", "RELG", "RELG_DOWN", "RATIO"})
#: Labels of what goes on to tell how a thing fares, right after its name.
_FARES = frozenset({
    "V", "D", "ADV", "A", "AWARD", "AWARD_NEW", "VIEW", "TREND", "TREND_YOY", "P_BY", "LE", "JOIN",
    "AFFECT", "RATIO",
})  # fmt: skip


def thing_told(frame: Frame) -> str:
    """The thing that the nearest clause in front without a fact is about; empty where none is.

    粮食 of 粮食克服高温干旱，再获丰收，: a clause that names nothing goes on with the one before.
    """
    slot = _told(frame)
    return slot.value if slot is not None else ""


def measure_told(frame: Frame) -> str:
    """旅客流动量 of 旅客流动量稳中有增，: the measure that the clause in front is about."""
    slot = _told(frame, measures=True)
    return slot.value if slot is not None else ""


def thing(frame: Frame, context: Context) -> Answer:
    """海铁联运跑出“加速度”，完成8万标箱: what is told of in front, and nothing said since."""
    if "value" not in frame.match.groups or phrase_of(frame):
        return None
    slot = _told(frame)
    return None if slot is None else (slot,)


def _told(frame: Frame, *, measures: bool = False) -> Slot | None:
    """``measures``: what is measured is asked for, and not a thing."""
    scene = frame.scene
    for field in reversed(frame.leads):
        if field.account or is_frame(scene, field):
            return None
        if named := _named_last(scene, field):
            return named
        begin = field.phrase[0][0] if field.phrase else field.begin
        end = _name_end(scene, begin)
        name = scene.spans_text(((begin, end),)) if end > begin else ""
        if name and opens_clause(scene, field.begin, begin) and _fares(scene, end):
            told = name in scene.lexicon.relatives or name.endswith(scene.lexicon.heads)
            if told is not measures:
                return None
            return Slot(name, *scene.source(begin, end), "clause before")
        if name or field.bodies:
            return None
    return None


def most_named(frame: Frame) -> str:
    """黄酒 of 增长最快的是黄酒，: which the clause right in front names as the most of all."""
    slot = _named_last(frame.scene, frame.leads[-1]) if frame.leads else None
    return slot.value if slot is not None else ""


def most_told(frame: Frame) -> str:
    """黄酒出口额 of 出口额最大的是黄酒，为3亿元: the most, with the measure that it is in."""
    name, scene = most_named(frame), frame.scene
    if not name or frame.gives("measure", "level") != "level":
        return ""
    begin, end = frame.leads[-1].begin, frame.leads[-1].end
    most = tuple(scene.lexicon.particles.most)
    at = next(one for one in range(begin, end) if scene.word(one).startswith(most))
    first = at
    while first > begin and scene.label(first - 1) in _MEASURED:
        first -= 1
    measure = scene.text(*scene.source(first, at)) if at > first else ""
    known = measure in scene.lexicon.relatives or measure.endswith(scene.lexicon.heads)
    return name + measure if measure and known else ""


def as_the_first(frame: Frame, context: Context, phrase: str) -> str:
    """丝绸出口额5亿元，其次是黄酒，为3亿元: the second is told of by the measure of the first."""
    scene, told = frame.scene, context.topic()
    field = frame.field if phrase_of(frame) or not frame.leads else frame.leads[-1]
    second = scene.word(field.begin) in scene.lexicon.particles.second
    if told is None or not second or phrase.endswith(scene.lexicon.heads):
        return ""
    measure = cut(told.indicator)[-1]
    known = measure.endswith(scene.lexicon.heads) and measure != told.indicator
    known = known and frame.unit not in scene.lexicon.counted  # 其次是盗窃罪，为36人
    return phrase + measure if known else ""


def _named_last(scene: Scene, field: Field) -> Slot | None:
    """增长最快的行业是公共设施管理业，, 收入最高的批发业，: the most ends its clause."""
    most = tuple(scene.lexicon.particles.most)
    at = field.end
    while at > field.begin and scene.label(at - 1) in _NOUN:
        at -= 1
    said = any(scene.word(one).startswith(most) for one in range(field.begin, at))
    ends = scene.word(at - 1) in scene.lexicon.particles.copula or scene.label(at - 1) == "DE"
    if at == field.end or not said or not ends or not scene.has("DE", field.begin, at):
        return None
    return Slot(scene.spans_text(((at, field.end),)), *scene.source(at, field.end))


def _fares(scene: Scene, at: int) -> bool:
    """True for what tells how a thing fares, and not for the end of its name: 再生稻 | 种植，."""
    if scene.word(at) in scene.lexicon.particles.judged:
        return True
    ends = scene.clauses[scene.clause_at(at)].end == at + 1
    return scene.label(at) in _FARES and not (ends and scene.is_noun_verb(at))


def _name_end(scene: Scene, begin: int) -> int:
    """Where a run of nouns ends, with the verb that names what goes on: 海铁 | 联运 | 跑出.

    What of a thing is judged is no part of its name: 金融业 | 活力凸显.
    """
    at, judged = begin, scene.lexicon.particles.judged
    while scene.label(at) in _NOUN and not (at > begin and scene.word(at) in judged):
        at += 1
    return at + 1 if at > begin and scene.label(at) == scene.label(at + 1) == "V" else at


def deed(frame: Frame, context: Context) -> Answer:
    """推广再生稻种植，今年超过1.6万亩: the clause in front says what was done."""
    if phrase_of(frame) or not frame.leads or frame.leads[-1].account:
        return None
    if is_frame(frame.scene, frame.leads[-1]):
        return None
    spans, count = without_motto(frame.scene, frame.leads[-1].phrase), wanted(frame)
    phrase = frame.scene.spans_text(spans)
    if count > 1:  # 收案、结案双双增长，分别增长5%、6%
        return said(frame, *(frame.scene.lexicon.coordinator.exactly(phrase, count) or ()))
    return said(frame, phrase) if 1 < len(phrase) <= _DEED else None
