"""Matches of which no fact is told: they only count, are denied, or moved in no known way."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.facts import observations
from extractor.facts.following_noun import noun_after
from extractor.facts.limits import limits_rate, says_size
from extractor.facts.scene import Frame, Scene
from extractor.facts.stages import Staged
from extractor.grammar import Match

#: Labels of words that may stand between a denial and what it denies.
_HOW = ("ADV", "D", "EACH", "P_IN")
#: Labels of amounts: 未 in front of a bare one belongs to a noun (未脱贫300人).
_AMOUNTS = ("QTY", "NUM", "PCT", "PP", "MULT")
#: Levels in brackets, by which divisions are counted: 11个县（市、区）.
_LEVELS = regex.compile(r"[（(](?:\p{Han}[、/]?){1,3}[)）]")
_APART = frozenset("，、；。：（）")
#: Kinds of chunks whose numbers say which group or which places.
_GROUPS = ("among", "where")


def came_from_unread(frame: Frame) -> bool:
    """True for 由上年的1.62缩小至 | 1.60: the number it came from is none that is known."""
    scene = frame.scene
    begin = scene.atoms.text.find(scene.lexicon.alphabet.chars["P_FROM"], frame.at, frame.start)
    if begin < 0:
        return False
    words = scene.words_of(((begin + 1, frame.start),))
    read = any(scene.label(at) in _AMOUNTS for at in range(begin, frame.start))
    return any(word[0].isdigit() for word in words) and not read


def _told_of_amount(frame: Frame) -> bool:
    """True where a rate after a verb cannot be a level: 进出口总额 | 腾跃, 较上年 | 腾跃."""
    scene, last, percents = frame.scene, frame.start - 1, frame.scene.lexicon.percents
    front = scene.text(*scene.source(frame.at, last)) if frame.at < last else ""
    whole = front + scene.text(*scene.source(last, frame.start))
    if whole.endswith(percents):
        return False  # 不良贷款率
    compared = {scene.label(at) for at in range(frame.at, last)}
    amount = front.endswith(scene.lexicon.heads) and not front.endswith(percents)
    return amount or not compared.isdisjoint(("BASIS", "WITH", "THAN"))


def moved_unknown(frame: Frame) -> bool:
    """True for 8.3% in 进出口同比腾跃8.3%, 稳中有升8.3%: how it moved is in no table of changes."""
    scene = frame.scene
    if scene.label(frame.start) not in ("PCT", "MULT"):
        return False
    if scene.label(frame.start - 1) == "VIEW":
        return True
    if scene.label(frame.start - 1) == "V" and _told_of_amount(frame):
        return True
    chars = scene.lexicon.alphabet.chars  # 增长了足足8%
    return chars["TREND"] + chars["LE"] in scene.atoms.text[frame.at : frame.start]


def is_denied(frame: Frame) -> bool:
    """True for 未能进入全省前十 and 跌出前五: what is told is said not to be so."""
    scene, match = frame.scene, frame.match
    anchor = next(name for name in ("value", "rank", "honour") if name in match.groups)
    last = scene.atom_span(*match.groups[anchor][0])[0]
    if any(scene.label(at) == "DENY" for at in range(frame.start, last)):
        return frame.gives("status") != "target"  # 未达到75%的目标: that was the aim
    at = frame.start - 1
    while at >= frame.at and scene.label(at) in _HOW:
        at -= 1
    denies = at >= frame.at and scene.label(at) == "DENY"
    return denies and scene.label(frame.start) not in _AMOUNTS


def only_counts(scene: Scene, match: Match, following: Sequence[Staged]) -> bool:
    """True for 17家 in 17家企业入选…, and in 17家企业实现收入3亿元: no fact of its own."""
    if _bounds_rate(scene, match, following):
        return True
    if match.rule.gives.get("indicator") != "both" or match.first("trend") is not None:
        return False
    at, last = scene.atom_span(*match.groups["value"][-1])[0], match.groups["value"][-1][1]
    if _bounds_class(scene, match, following) or says_size(scene, at):
        return True
    if _counts_sorts(scene, at, following) or _counts_members(scene, at, following):
        return True
    for _, _, build, other in following:
        if build is observations.build:
            break
        between = scene.sketch.text[last : other.start]
        if "honour" in other.groups:
            between = _LEVELS.sub("", between)
        near = other.start >= last and _APART.isdisjoint(between)
        return near or _in_group(scene, match)
    span = match.first("after")
    if span is None or not following:
        return _in_group(scene, match)
    begin, _ = scene.atom_span(*span)
    end = scene.atom_span(following[0][3].start, following[0][3].end)[0]
    stop = noun_after(scene, begin, end)
    counts = stop > begin and scene.label(stop) == "LIGHT" and stop + 1 < end
    counts = counts and scene.clause_at(begin) == scene.clause_at(end)
    return counts or _in_group(scene, match)


def _bounds_rate(scene: Scene, match: Match, following: Sequence[Staged]) -> bool:
    """True for 30户以上 in 30户以上自然村通达率达92%: of which things the rate is."""
    begin, _ = scene.atom_span(*match.groups["value"][-1])
    if not following or following[0][2] is not observations.build:
        return False
    return limits_rate(scene, begin, scene.atom_span(following[0][3].start, 0)[0])


def _counts_sorts(scene: Scene, at: int, following: Sequence[Staged]) -> bool:
    """True for 11类 in 轻工11类商品零售额近万亿元: it is part of the name of what is measured."""
    unit = getattr(getattr(scene.atoms.items.get(at), "value", None), "unit", "")
    if unit not in scene.lexicon.particles.sorts or not following:
        return False
    other = scene.atom_span(following[0][3].start, 0)[0]
    return following[0][2] is observations.build and scene.clause_at(at) == scene.clause_at(other)


def _counts_members(scene: Scene, at: int, following: Sequence[Staged]) -> bool:
    """True for 3个 in 甲业、乙业、丙业3个行业产值分别增长2%、3%、4%: each of them has its value."""
    if not following or following[0][2] is not observations.build:
        return False
    other, number = following[0][3], getattr(scene.atoms.items.get(at), "value", None)
    begin = scene.atom_span(other.start, 0)[0]
    count = len(other.groups.get("value", ()))
    beside = scene.clause_at(at) == scene.clause_at(begin)
    return beside and 1 < count == getattr(number, "value", None)


def _bounds_class(scene: Scene, match: Match, following: Sequence[Staged]) -> bool:
    """True for 千亿元 in 总量超千亿元的县域达12个: it says which are counted."""
    last = scene.atom_span(*match.groups["value"][-1])[1]
    if scene.label(last) != "DE" or not following:
        return False
    other = scene.atom_span(following[0][3].start, following[0][3].end)[0]
    stop = noun_after(scene, last + 1, other)
    counts = following[0][2] is observations.build
    return (
        counts
        and stop > last + 1
        and stop == other
        and (scene.clause_at(last) == scene.clause_at(other))
    )


def _in_group(scene: Scene, match: Match) -> bool:
    """True for 3000米 in 在男子3000米决赛中: it names the contest or the group.

    So does 5个 in 在诸暨、嵊州等5个县: how many places there are in which something is done.
    """
    at, _ = scene.atom_span(*match.groups["value"][0])
    clause = scene.clauses[scene.clause_at(at)]
    chunks = scene.lexicon.fields.chunks(scene.atoms, clause.reach, clause.end)
    return any(chunk.kind in _GROUPS and chunk.begin <= at < chunk.end for chunk in chunks)
