"""Who bears an honour: named members, an unnamed number of things, or a noun phrase."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.context import Slot
from extractor.facts.holder_names import SKIPPED, name_of
from extractor.facts.holder_spans import (
    after_relative,
    before_rank,
    beginning,
    gives,
    groups,
    is_how_often,
    is_ranked,
    numbers,
    without_manner,
    without_owner,
    without_tail,
)
from extractor.facts.honoured import as_person, is_personal, without_post
from extractor.facts.phrases import thing_named
from extractor.facts.scene import Frame, Scene
from extractor.mentions.mention import QuantityValue
from extractor.mentions.words import Word

#: Labels of who has those that are honoured.
_OWNERS = frozenset({"PLACE", "SCOPE", "ADV", "D"})
_MARK = "“‘"
_ENDS = "，；：。\n"


class HonourHolders(NamedTuple):
    """``names`` may be empty: then the holder is who the sentence is about."""

    names: list[Slot]
    numbers: tuple[int | None, ...] = ()  # of what is only counted: 2个项目、3项成果
    counts: tuple[tuple[int, int], ...] = ()  # where it says how many, of the named ones too


def honour_holders(frame: Frame) -> HonourHolders:
    """The holders of an honour; of persons the name alone."""
    found, scene = _found(frame), frame.scene
    whole = (without_owner(scene, without_tail(scene, name)) for name in found.names)
    names = [without_post(scene, name) for name in whole]
    if is_personal(frame) or _counts_persons(scene, found.counts):
        names = [as_person(scene, name) for name in names]
    return found._replace(names=names)


def _counts_persons(scene: Scene, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether those who have an honour are counted as persons are: 甲、乙等 | 3人."""
    units = tuple(scene.lexicon.particles.persons)
    return bool(spans) and all(scene.reading.text[b:e].endswith(units) for b, e in spans)


def _found(frame: Frame) -> HonourHolders:
    """The holders in front of an award verb."""
    scene = frame.scene
    named = frame.match.groups.get("holder")
    if named:  # 授予某某“…”称号
        slots = (thing_named(frame, span) for span in named)
        return HonourHolders([slot for slot in slots if slot is not None])
    begin, end = stretch(frame)
    if begin >= end or scene.label(begin) == "P_WAY" and not scene.has("DE", begin, end):
        return HonourHolders([])  # 以第一完成单位 | 获: how, not who
    counted = _counted(scene, begin, end)
    if counted is not None:
        return counted if counted.names else _told_after(frame, counted)
    etc = _etc(scene, begin, end)
    if etc > begin:
        end = etc
    if scene.spans_text(((begin, end),)) in scene.lexicon.anaphora:
        return HonourHolders([])
    return HonourHolders(_members(scene, begin, end))


def stretch(frame: Frame) -> tuple[int, int]:
    """The atoms that name the holders, without adverbs, times and manner around them."""
    scene = frame.scene
    begin, end = _whole_stretch(frame)
    while begin < end and (_skipped(scene, begin) or _opens(scene, begin, end)):
        begin += 1
    while end > begin and _closes(scene, end - 1):
        end -= 1
    return without_manner(frame, begin, end)


def _whole_stretch(frame: Frame) -> tuple[int, int]:
    """The atoms that may name them: after the list they are on, else before the verb."""
    members = frame.match.first("members")
    if members is not None and not _confers(frame, members[1]):
        return frame.scene.atom_span(*members)
    if is_ranked(frame):
        return before_rank(frame)
    begin = beginning(frame)
    end = _before_agent(frame.scene, begin, frame.start)
    if end == frame.start and gives(frame):
        end = begin  # 市政府授予: who confers is none of them
    begin = after_relative(frame.scene, begin, end)
    return _after_owner(frame.scene, begin, end), end


def _after_owner(scene: Scene, begin: int, end: int) -> int:
    """Where those begin whom a place has: 全市有 | 甲区、乙区2个区."""
    at = begin
    while at < end and scene.label(at) in _OWNERS:
        at += 1
    return at + 1 if begin < at < end - 1 and scene.label(at) == "REACH" else begin


def _confers(frame: Frame, end: int) -> bool:
    """Whether who is named after the verb confers: 荣获 | 某某协会 | “…”奖, not 授予某某“…”."""
    honour = frame.match.first("honour")
    before = frame.scene.sketch.text[end : honour[0]] if honour is not None else ""
    verb = frame.scene.atoms.items.get(frame.start)
    obtains = isinstance(verb, Word) and not verb.row.get("grants")
    return obtains and (not before or before in _MARK)


def _closes(scene: Scene, at: int) -> bool:
    """Whether what stands after a holder is none of him: 柳溪村 | 于2021年; 甲、乙 | 两县."""
    skipped = _skipped(scene, at) or scene.label(at) == "P_IN" or scene.has("TALLY", at, at + 1)
    return skipped or is_how_often(scene, at)


def _skipped(scene: Scene, at: int) -> bool:
    label = scene.label(at)
    return label in SKIPPED or (label is None and scene.atoms.text[at] in " ，、\n")


def _opens(scene: Scene, begin: int, end: int) -> bool:
    """Whether the honour stands in the bracket that begins here: （此前该作品获一等奖）."""
    return scene.atoms.text[begin] == "（" and "）" not in scene.atoms.text[begin:end]


def _counted(scene: Scene, begin: int, end: int) -> HonourHolders | None:
    """17家企业, A、B等5家企业, A、B2个县."""
    spans = [p for p in range(begin, end) if _is_count(scene, p)]
    if not spans:
        return None
    several = groups(scene, begin, end)
    if len(several) > 1:
        return HonourHolders([name for one in several for name in _listed(scene, *one)])
    at = spans[0]
    items = [scene.atoms.items[at] for at in spans]
    where = tuple((item.start, item.end) for item in items)
    counts = tuple(numbers(scene, spans))
    count = counts[0]
    etc = _etc(scene, begin, at)
    named = _members(scene, begin, etc if etc > begin else at)
    if count is not None and len(named) > count > 1:
        named = _members(scene, begin, at, marks="、")  # 机器人及智能制造 is one of four
    if named and (etc > begin or (count is not None and 1 < count == len(named))):
        return HonourHolders(named, counts=where)
    return HonourHolders(named[:1], counts, where)


def _is_count(scene: Scene, at: int) -> bool:
    """Whether an amount counts things: 17家企业, not 18兆瓦主轴轴承."""
    value = getattr(scene.atoms.items.get(at), "value", None)
    measured = isinstance(value, QuantityValue) and value.unit not in scene.lexicon.counted
    return scene.label(at) == "NUM" or scene.label(at) == "QTY" and not measured


def _told_after(frame: Frame, counted: HonourHolders) -> HonourHolders:
    """Those counted, where they are named after the honour: 3家企业入选…：甲、乙、丙."""
    scene, text, at = frame.scene, frame.scene.atoms.text, frame.end
    at += text[at : at + 1] in ("”", "’")
    after = at + 1
    if text[at:after] == "，":
        while scene.label(after) == "EACH":
            after += 1
        after = after + 1 if scene.word(after) in scene.lexicon.particles.copula else at
    elif text[at:after] != "：":
        return counted
    end = next((p for p in range(after, len(text)) if text[p] in _ENDS), len(text))
    names = _members(scene, after, end) if after > at else []
    together = counted.numbers == (len(names),)
    return HonourHolders(names, counts=counted.counts) if together else counted


def _listed(scene: Scene, begin: int, end: int) -> list[Slot]:
    """The named members of one group: 甲、乙等3人."""
    etc = _etc(scene, begin, end)
    return _members(scene, begin, etc if etc > begin else end)


def _etc(scene: Scene, begin: int, end: int) -> int:
    return next((p for p in range(end - 1, begin, -1) if scene.label(p) == "ETC"), -1)


def _before_agent(scene: Scene, begin: int, end: int) -> int:
    """Where the holders end in front of 被…授予, 获…评为: who confers is none of them."""
    particles = scene.lexicon.particles
    agent = particles.agent | particles.copula
    for at in range(end - 1, begin - 1, -1):
        if scene.label(at) == "AWARD_GET" or scene.word(at) in agent:
            made = scene.has("DE", at, end - 1)  # 由甲申报的“…” | 入选
            return end if made else at
        if scene.atoms.text[at] in "，；：":
            break
    return end


def _members(scene: Scene, begin: int, end: int, *, marks: str = "") -> list[Slot]:
    """The members of a coordination, each by its canonical name or as written.

    ``marks``: what alone stands between them; else every joint does.
    """
    joint = frozenset(marks) if marks else scene.lexicon.fields.joints
    text = scene.atoms.text
    found = []
    at = begin
    depth = 0
    for position in range(begin, end + 1):
        if position < end:
            depth += text[position] in "“（《"
            depth -= text[position] in "”）》"
        quoted = position < end and position > at and text[position - 1 : position + 1] == "”“"
        apart = text[position : position + 1] in joint or _beside(scene, at, position)
        if position == end or quoted or (apart and depth <= 0):
            if position > at:
                slot = name_of(scene, at, position)
                if slot is not None:
                    found += _each_quoted(slot)
            at = position if quoted else position + 1
    together = tuple(scene.lexicon.particles.cluster)
    if len(found) == 2 and "、" not in text[begin:end] and found[1].value.endswith(together):
        whole = name_of(scene, begin, end)  # 汽车 | 及 | 零部件产业集群
        return [whole] if whole and not found[0].value.endswith(together) else found
    return found


def _beside(scene: Scene, begin: int, at: int) -> bool:
    """Whether 与 stands after a body, beside another: 稽山中学 | 与 | 镜湖小学."""
    name = scene.spans_text(((begin, at),)) if scene.label(at) == "WITH" else ""
    return bool(name) and (bool(scene.lexicon.kind_of(name)) or scene.label(at - 1) == "ORG")


def _each_quoted(slot: Slot) -> list[Slot]:
    """“甲”“乙” are two."""
    names = slot.value.split("”“")
    if len(names) < 2:
        return [slot]
    return [slot._replace(value=name.strip("“”")) for name in names]
