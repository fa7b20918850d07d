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
    held = context.get("contest")
    if held is None:
        return None
    listed = frame.match.first("list") is not None or _is_list(frame, held)
    phrase = _besides(frame, listed=listed)
    moves = says_place(frame) and frame.unit in frame.scene.lexicon.particles.place
    ranks = "rank" in frame.match.groups or frame.gives("of") == "contest" or moves
    if not (ranks or phrase in frame.scene.lexicon.scores):
        return None
    relatives, told = frame.scene.lexicon.relatives, context.topic()
    if phrase and (phrase not in relatives or held.value == _value(context.get("honour"))):
        return None
    if frame.field.each and not phrase and _honours(context) > 1:
        return None  # 入选甲类工厂2家、乙类工厂67家，均居全国第一
    subject = frame.field.bodies[-1].element if frame.field.bodies else None
    holder = frame.scene.issuer.name_of(subject, frame.scene.reading.surface) if subject else None
    name = contest_parts(frame.scene, held, holder).indicator
    feats = (*frame.scene.lexicon.particles.feat, name)
    feat = told is not None and told.indicator in feats
    if told is not None and told.clause == frame.clause and listed:
        feat = True  # 百强榜中，甲集团营业收入87亿元 | 列第31位
    feat = feat or is_title(frame)  # 在男子200米比赛中，甲某跑出21秒86，打破纪录并 | 夺冠
    if told is not None and told.start > held.start and told.measure != "honour" and not feat:
        return None  # something else was told of since
    tail = phrase if relatives.get(phrase) == "add" else ""
    return (held._replace(value=name + tail),)


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
