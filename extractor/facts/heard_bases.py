"""Hearing of comparisons: against what the changes that follow are measured."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.field import Field
from extractor.facts.held import hold
from extractor.facts.scene import Scene
from extractor.facts.times import basis_of
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.words import Word

_BETWEEN = ("ADV", "EACH")  # between 同比 and 增长
_SIDES = ("P_FROM", "ASPECT")  # 从 | 同比 | 看


def hear_comparison(scene: Scene, context: Context, field: Field, said: str) -> Context:
    """与去年相比, said once, is the basis of the changes after it."""
    said_of = [one for one in range(field.begin, field.end) if scene.label(one) not in _SIDES]
    word = scene.atoms.items.get(said_of[0]) if len(said_of) == 1 else None
    if isinstance(word, Word) and word.label == "BASIS":
        whole = (field.begin, field.end) in ((one.begin, one.end) for one in scene.clauses)
        if whole:  # 与上年同期相比，, not 比上年 | 多5项
            slot = Slot(word.row.get("basis"), word.start, word.end)
            return hold(scene, context, "basis", slot, said)
    if (against := _grows(scene, field)) is not None:
        context = hold(scene, context, "basis", against, said)
    for chunk in field.compared:
        for at in range(*chunk.core):
            item = scene.atoms.items.get(at)
            if isinstance(item, Mention) and isinstance(item.value, TimeValue):
                basis = basis_of(scene, item, context)
                if basis:
                    slot = Slot(basis, item.start, item.end)
                    context = hold(scene, context, "basis", slot, said)
    return context


def _grows(scene: Scene, field: Field) -> Slot | None:
    """五大行业增加值同比均实现增长, with no rate: against what the growth told after it is."""
    for at in range(field.begin, scene.clauses[scene.clause_at(field.begin)].end):
        word, after = scene.atoms.items.get(at), at + 1
        while scene.label(after) in _BETWEEN:
            after += 1
        if not isinstance(word, Word) or word.label != "BASIS" or scene.label(after) != "TREND":
            continue
        if scene.reading.text[word.start + 1 : word.end] not in scene.lexicon.against:  # 比 | 上年
            return Slot(word.row.get("basis"), word.start, word.end)
    return None
