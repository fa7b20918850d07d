"""In what a bare step of a prize was won: 在全省合唱比赛中，甲中学获 | 金奖."""

from __future__ import annotations

from extractor.facts.context import Context
from extractor.facts.scene import Frame
from extractor.mentions.element import entity_of

_PLACED = frozenset({"F", "INSIDE"})  # labels of what closes 在…上, 在…中
_APART = frozenset({"DE", "TIME", "P_IN"})  # and of what no name of a fair goes beyond


def won_in(frame: Frame, context: Context) -> str:
    """What the contest or the fair of this sentence is called; empty where none is named."""
    held = context.get("contest", "segment", "sentence")
    told = context.get("honour", "segment", "sentence")
    if held is None or told is not None and told.value == held.value:
        before = "" if told is None else _without_step(frame, told.value)
        return before or _fair(
            frame, 0 if told is None else frame.scene.clauses[frame.clause].begin
        )
    name = held.value
    for head in frame.scene.lexicon.selections:
        name = name.removesuffix(head)
    return name


def _without_step(frame: Frame, honour: str) -> str:
    """The prize told just before, which the next has a step of: 甲获教学奖一等奖，乙获 | 二等奖."""
    steps = (step for step in frame.scene.lexicon.prize_steps if honour.endswith(step))
    step = next(steps, honour)
    return honour.removesuffix(step)


def _fair(frame: Frame, first: int) -> str:
    """The event that something was won at, which is no contest by its name: 在农博会上."""
    scene = frame.scene
    for at in range(frame.start - 1, first - 1, -1):
        item = scene.atoms.items.get(at)
        entity = entity_of(item) if item is not None else None
        if entity is None or entity.etype != "EVENT" or scene.label(at + 1) not in _PLACED:
            continue
        begin = at
        while begin and scene.label(begin - 1) not in _APART and scene.label(begin - 1):
            begin -= 1
        return scene.spans_text(((begin, at + 1),)) if scene.has("P_IN", first, at) else ""
    return ""
