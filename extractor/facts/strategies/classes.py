"""What is counted where a limit says which things: 影响因子10分以上的11篇, 超过100万辆的城市98个.

The limit measures nothing. The class is called by its measure, the limit and its thing, of which
the measure or the thing may have been said before.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.context import Context, Topic
from extractor.facts.following_noun import noun_after
from extractor.facts.limits import is_limit
from extractor.facts.measures import group_of
from extractor.facts.phrases import phrase_of
from extractor.facts.scene import Frame, Scene
from extractor.facts.strategies.answers import Answer, said
from extractor.mentions.mention import Mention

#: Labels of what ends the name of a measure: 净利润 | 增速.
_RATES = frozenset({"REL", "RELG", "RELG_DOWN", "RATIO"})


class Class(NamedTuple):
    """Things of which a limit says which ones: 净利润 | 增长超过50% | 公司."""

    measure: str
    limits: tuple[str, ...]
    thing: str


def classed(frame: Frame, context: Context) -> Answer:
    """Each count is of the things within its limit."""
    found = class_of(frame, context)
    if found is None:
        return None
    return said(frame, *(found.measure + limit + found.thing for limit in found.limits))


def class_of(frame: Frame, context: Context) -> Class | None:
    """The class that a frame counts; None where no limit says which things."""
    scene, bounds = frame.scene, frame.match.groups.get("bound", [])
    after = frame.match.first("after")
    if not bounds and after is not None and frame.gives("shape") != "beside":
        return None
    values = frame.values()
    told = [one for one in reversed(context.topics) if values and one.unit == _unit(values[-1])]
    thing, limits = "", tuple(scene.sketch_text(*span) for span in bounds)
    if after is not None and bounds and after[0] > bounds[0][0]:  # 票房过亿元 | 影片 | 79部
        begin, end = scene.atom_span(*after)
        thing, measure = (
            scene.text(*scene.source(begin, noun_after(scene, begin, end))),
            phrase_of(frame),
        )
    elif after is not None and bounds:  # 12家 | 公司 | 净利润 | 增长超过50%
        thing, measure = _parted(scene, *scene.atom_span(*after))
    elif bounds:
        measure = phrase_of(frame)
    elif frame.gives("shape") == "beside" and is_limit(scene, values[0]):
        measure, limits = phrase_of(frame), (scene.text(values[0].start, values[0].end),)
    elif told and after is None and _is_limited(frame):
        measure, limits = "", (phrase_of(frame),)
    else:
        return None
    measure = measure or next((one.classed[0] for one in told if any(one.classed)), "")
    return Class(measure, limits, thing or _told(frame, told))


def _is_limited(frame: Frame) -> bool:
    """True for 总投资3000万元以上的56家: the phrase itself ends with a limit."""
    level = frame.gives("measure", "level") == "level" and len(frame.values()) == 1
    return level and phrase_of(frame).endswith(frame.scene.lexicon.limits)


def _unit(mention: Mention) -> str:
    return getattr(mention.value, "unit", "")


def _told(frame: Frame, told: list[Topic]) -> str:
    """The thing of which the class is a part: a group spoken of, or what was counted before."""
    whole = next((one for one in told if not any(one.classed)), None)
    if whole is None:
        return next((one.classed[1] for one in told), group_of(frame) or "")
    thing = whole.indicator.removeprefix(whole.holder if whole.verb else "")
    closing = next((word for word in frame.scene.lexicon.limits if word in thing), "")
    return thing.rpartition(closing)[2] if closing else thing  # 600分以上 | 考生


def _parted(scene: Scene, begin: int, stop: int) -> tuple[str, str]:
    """The thing and what is measured of it: 公司 | 净利润, 城市的 | 汽车保有量."""
    at = next((at for at in range(begin + 1, stop) if scene.label(at) == "DE"), None)
    at = _measured_from(scene, begin, stop) if at is None else at
    return scene.text(*scene.source(begin, at)), scene.text(*scene.source(at, stop))


def _measured_from(scene: Scene, begin: int, stop: int) -> int:
    """Where the name of a measure begins that ends a noun; its end where none does."""
    lexicon, end = scene.lexicon, stop
    while end > begin and scene.label(end - 1) in _RATES:
        end -= 1
    known = {*lexicon.heads, *lexicon.flows, *lexicon.thing_measures}
    whole = next(
        (at for at in range(begin, end) if scene.text(*scene.source(at, end)) in known), None
    )
    if whole is not None:
        return whole
    last = scene.word(end - 1)
    return end - 1 if end > begin and last.endswith(lexicon.heads) else end


def of_level(frame: Frame, whole: Topic) -> str:
    """Of what things so many are of a level: 集体荣誉 of 获得市级以上 | 集体荣誉 | 总数."""
    lexicon = frame.scene.lexicon
    total = next((one for one in lexicon.totals if whole.indicator.endswith(one)), "")
    name = whole.indicator.removesuffix(total) or whole.indicator
    name = name.removeprefix(whole.holder if whole.verb else "") or name
    for word in (*lexicon.levels, *lexicon.limits):
        name = name.rpartition(word)[2] or name
    return name
