"""Indicators that a contest names: what is ranked in it, and the prizes won there."""

from __future__ import annotations

from extractor.facts.contests import announced_name, contest_parts
from extractor.facts.context import Context, Slot
from extractor.facts.holders import is_title
from extractor.facts.phrases import (
    leading_verbs,
    phrase_of,
    says_place,
)
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import Answer, said


def contest(frame: Frame, context: Context) -> Answer:
    """在…评价中列第4位: what is ranked in a contest is the contest, or a measure in it."""
    overall = phrase_of(frame) in frame.scene.lexicon.particles.overall
    held = context.get("contest") or (_taken_part_in(frame, context) if overall else None)
    if held is None:
        return None
    listed = frame.match.first("list") is not None or _is_list(frame, held)
    phrase = "" if overall else _besides(frame, listed=listed)
    moves = says_place(frame) and frame.unit in frame.scene.lexicon.particles.place
    ranks = "rank" in frame.match.groups or frame.gives("of") == "contest" or moves
    if not (ranks or phrase in frame.scene.lexicon.scores):
        return None
    relatives = frame.scene.lexicon.relatives
    if phrase and (phrase not in relatives or held.value == _value(context.get("honour"))):
        return None
    if frame.field.each and not phrase and _honours(context) > 1:
        return None  # 入选甲类工厂2家、乙类工厂67家，均居全国第一
    subject = frame.field.bodies[-1].element if frame.field.bodies else None
    holder = frame.scene.issuer.name_of(subject, frame.scene.reading.surface) if subject else None
    name = contest_parts(frame.scene, held, holder).indicator
    if not overall and _told_since(frame, context, held, name, listed=listed):
        return None
    tail = phrase if relatives.get(phrase) == "add" else ""
    return tuple(held._replace(value=one + tail) for one in _lists(frame, name))


def _told_since(frame: Frame, context: Context, held: Slot, name: str, *, listed: bool) -> bool:
    """Whether something else was told of since a contest was named, which may be what is ranked."""
    told = context.topic()
    if told is None or told.start <= held.start or told.measure == "honour":
        return False
    if told.indicator == name or told.indicator in frame.scene.lexicon.particles.feat:
        return False
    if told.clause == frame.clause and listed:
        return False  # 百强榜中，甲集团营业收入87亿元 | 列第31位
    return not is_title(frame)  # 在男子200米比赛中，甲某跑出21秒86，打破纪录并 | 夺冠


def _lists(frame: Frame, name: str) -> list[str]:
    """金牌榜、奖牌榜 | 第一: the several lists that one place is held on."""
    lexicon = frame.scene.lexicon
    names = lexicon.coordinator.members(name)
    several = all(one.endswith(tuple(lexicon.particles.list_head)) for one in names)
    return names if several else [name]


def _taken_part_in(frame: Frame, context: Context) -> Slot | None:
    """…公布评价结果。在参评的9家园区中，某区 | 综合排名第5: the contest that they took part in."""
    among = frame.field.among or any(lead.among for lead in frame.leads)
    return context.get("announced", "section") if among else None


def _besides(frame: Frame, *, listed: bool) -> str:
    """What a clause ranks besides the contest: nothing where it only says how it was won.

    在考核中 | 综合排名 | 居第4, 在决赛中，甲队 | 3比1力克乙队 | 夺冠.
    """
    scene, phrase = frame.scene, phrase_of(frame)
    won = frame.field.by is not None and listed
    spans = frame.field.phrase
    fought = is_title(frame) and any(scene.has("V", *span) for span in spans)
    fought = fought and not any(scene.has("CONTEST", *span) for span in spans)
    told = won or fought or says_place(frame) or phrase in scene.lexicon.particles.feat
    return "" if told else phrase


def _is_list(frame: Frame, held: Slot) -> bool:
    """Whether a contest is a list, whose members are ranked by what each of them has."""
    particles = frame.scene.lexicon.particles
    return held.value.endswith((*particles.contest_list, *particles.list_head))


def _honours(context: Context) -> int:
    """How many honours were told in the clause told of last."""
    told = context.topic()
    last = [one for one in context.topics if told is not None and one.clause == told.clause]
    return len({one.indicator for one in last if one.measure == "honour"})


def announced(frame: Frame, context: Context) -> Answer:
    """《…评价报告》发布。…诸暨市列第3: of the contest whose result the document is about."""
    held, ranks = context.get("announced", "section"), frame.scene.captures(frame.match, "rank")
    places = all(getattr(rank, "kind", "") in ("position", "top") for rank in ranks)
    if held is None or phrase_of(frame) or not ranks or not places:
        return None
    return (held._replace(value=announced_name(frame.scene, held)),)


def prize(frame: Frame, context: Context) -> Answer:
    """在…大赛中摘得一等奖3个: a prize is named by its contest."""
    held, lexicon = context.get("contest"), frame.scene.lexicon
    if held is None or "value" not in frame.match.groups:
        return None
    phrase = phrase_of(frame)
    if not phrase.endswith(lexicon.prizes):
        return None
    if held.value == _value(context.get("honour")) and not held.value.endswith(lexicon.prizes):
        return None
    name = held.value
    for head in lexicon.selections:
        name = name.removesuffix(head)
    verbs = leading_verbs(frame.scene, frame.field.phrase)
    return said(frame, name + phrase.removeprefix(verbs))


def _value(slot: Slot | None) -> str | None:
    return slot.value if slot is not None else None
