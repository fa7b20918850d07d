"""Who is the first of a kind: 伺服电机仍是第一大收入来源, 民营企业进出口8亿元，为第一大主体."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.scene import Frame
from extractor.mentions.element import label_of

_SHORTEST = 2  # characters of a thing


def kind_holders(frame: Frame, context: Context) -> tuple[Slot, ...]:
    """The things that a clause says are of a kind, or what was just measured."""
    if not is_of_kind(frame) or frame.field.bodies:
        return ()
    scene, spans = frame.scene, frame.field.phrase
    if not spans:
        return () if "scope" in frame.match.groups else _measured(frame, context)
    name, source = scene.spans_text(spans), scene.source(spans[0][0], spans[-1][1])
    if len(spans) > 1 or name.endswith(_measures(frame)):
        return ()
    return tuple(Slot(one, *source) for one in scene.lexicon.coordinator.members(name))


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
        if thing != told.indicator and len(thing) >= _SHORTEST:
            return (Slot(thing, told.start, told.end, "clause before"),)
    return ()


def _bare(frame: Frame, name: str) -> str:
    """A measured thing without what is measured of it."""
    known = _measures(frame)
    if begin := max((word for word in known if name.startswith(word)), key=len, default=""):
        return name.removeprefix(begin)
    while end := max((word for word in known if name.endswith(word)), key=len, default=""):
        name = name.removesuffix(end)
    return name


def _measures(frame: Frame) -> tuple[str, ...]:
    lexicon = frame.scene.lexicon
    return (*lexicon.heads, *lexicon.flows, *lexicon.thing_measures)
