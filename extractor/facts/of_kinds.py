"""Who is the first of a kind: 伺服电机仍是第一大收入来源, 民营企业进出口8亿元，为第一大主体."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.scene import Frame
from extractor.mentions.element import label_of

_SHORTEST = 2  # characters of a thing
#: Labels of what stands in front of who comes after: 超过 | 甲.
_BEATEN = frozenset({"OVER", "THAN", "REACH"})


def kind_holders(frame: Frame, context: Context) -> tuple[Slot, ...]:
    """The things that a clause says are of a kind, or what was just measured."""
    if not is_of_kind(frame) or frame.field.bodies:
        return ()
    scene, spans = frame.scene, frame.field.phrase
    if not spans:
        return () if "scope" in frame.match.groups else _measured(frame, context)
    if scene.label(spans[0][0] - 1) in _BEATEN:
        return _measured(frame, context)  # 超过火龙果成为第一大果品
    name, source = scene.spans_text(spans), scene.source(spans[0][0], spans[-1][1])
    if len(spans) > 1 or name.endswith(_measures(frame)):
        return ()
    return tuple(Slot(one, *source) for one in scene.lexicon.coordinator.members(name))


def class_of_things(frame: Frame, context: Context) -> Slot | None:
    """Of what things some are ranked: 进口商品中，甲、乙居前两位; 第一大进口商品，乙居第二."""
    scene = frame.scene
    kinds = tuple(scene.lexicon.particles.kind)
    for field in (frame.field, *frame.leads[-1:]):
        for chunk in field.among:
            if (name := scene.spans_text((chunk.core,))).endswith(kinds):
                return Slot(name, *scene.source(*chunk.core))
    told, main = context.topic(), scene.issuer.main
    if told is None or not told.indicator.endswith(kinds):
        return None
    if frame.field.part and told.measure in ("level", "change"):
        return Slot(told.indicator, told.start, told.end, "clause before")  # 其中 | 工程学
    if told.measure != "rank":
        return None
    if told.subject is None or main is not None and told.subject.value == main.value:
        return None
    return Slot(told.indicator, told.start, told.end, "clause before")


def is_of_kind(frame: Frame) -> bool:
    """True for 第一大贸易伙伴: which of a kind something is."""
    ranks = frame.scene.captures(frame.match, "rank")
    return all(label_of(rank) == "NTH" for rank in ranks)


def _measured(frame: Frame, context: Context) -> tuple[Slot, ...]:
    """The thing that the clauses before measured: 出口 | 轿车, 民营企业 | 进出口."""
    for told in reversed(context.topics):
        if told.measure in ("rank", "honour"):
            break
        if told.measure == "share":
            continue
        thing = _bare(frame, told.indicator)
        if len(thing) >= _SHORTEST and (thing != told.indicator or told.measure == "level"):
            return (Slot(thing, told.start, told.end, "clause before"),)
    return ()


def _bare(frame: Frame, name: str) -> str:
    """A measured thing without what is measured of it."""
    known = _measures(frame)
    if begin := max((word for word in known if name.startswith(word)), key=len, default=""):
        name = name.removeprefix(begin)
    while end := max((word for word in known if name.endswith(word)), key=len, default=""):
        name = name.removesuffix(end)
    return name


def _measures(frame: Frame) -> tuple[str, ...]:
    lexicon = frame.scene.lexicon
    return (*lexicon.heads, *lexicon.flows, *lexicon.thing_measures)
