"""What a change is measured against."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.scene import Frame
from extractor.facts.times import basis_of
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.words import Word

Answer = tuple[Slot, ...] | None

_OF_WORDS = {"CAGR": "cagr", "CAGR_DOWN": "cagr", "TREND_MORE": "yoy", "TREND_YOY": "yoy",
             "TREND_MOM": "mom"}  # fmt: skip


def rule(frame: Frame, context: Context) -> Answer:
    """The rule implies it."""
    said = frame.gives("basis")
    return (Slot(said),) if said else None


def word(frame: Frame, context: Context) -> Answer:
    """同比, 环比, 年均: in front of the trend, or part of its word."""
    said = frame.word("basis")
    if said is not None:
        return (
            (Slot(said.row.get("basis"), said.start, said.end),) if said.row.get("basis") else None
        )
    trend = frame.word("trend")
    basis = _OF_WORDS.get(trend.label) if trend is not None else None
    if basis is not None and trend is not None:
        return (Slot(basis, trend.start, trend.end),)
    return _in_field(frame)


def _in_field(frame: Frame) -> Answer:
    """同比 further in front of the trend: 同比分别增长, 全市同比工业投资增长."""
    if frame.gives("measure") not in ("growth", "change"):
        return None
    for at in range(frame.start - 1, frame.at - 1, -1):
        item = frame.scene.atoms.items.get(at)
        if isinstance(item, Word) and item.label == "BASIS":
            return (Slot(item.row.get("basis"), item.start, item.end),)
        if frame.scene.label(at) not in ("ADV", "EACH", "D", "STATUS"):
            return None
    return None


def time(frame: Frame, context: Context) -> Answer:
    """比2020年: a time that the change is measured from."""
    base = frame.time("base") or _compared(frame)
    if base is None:
        return None
    basis = basis_of(frame.scene, base, context)
    return (Slot(basis),) if basis else None


def _compared(frame: Frame) -> TimeValue | None:
    """The one time that stands behind 比 in front of a change: 比2020年 | 多9项."""
    if frame.gives("measure") not in ("growth", "change"):
        return None
    items = frame.scene.atoms.items
    said = [
        item.value
        for chunk in frame.field.compared
        for at in range(*chunk.core)
        if isinstance(item := items.get(at), Mention) and isinstance(item.value, TimeValue)
    ]
    return said[0] if len(said) == 1 else None


def held(frame: Frame, context: Context) -> Answer:
    """同比 said before in the sentence, carried to a bare 增长."""
    trend = frame.word("trend")
    if trend is None or trend.label != "TREND":
        return None
    if frame.gives("measure") != "growth":
        return None
    slot = context.get("basis")
    return (slot,) if slot else None
