"""Who bears an honour: named members, an unnamed number of things, or a noun phrase."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.bearer_spans import (
    before_rank,
    beginning,
    behind_relative,
    gives,
    groups,
    is_how_often,
    is_ranked,
    numbers,
    of_company,
    of_work,
    without_kind,
    without_manner,
    without_owner,
)
from extractor.facts.context import Slot
from extractor.facts.honoured import as_person, is_personal, without_post
from extractor.facts.phrases import is_noun, thing_named
from extractor.facts.scene import Frame, Scene
from extractor.mentions.element import Element, entity_of
from extractor.tokens import is_known

_SKIP = frozenset(
    {"CONN", "ADV", "EACH", "AMONG", "TIME", "DUR", "STREAK", "STATUS", "RANKV", "REACH", "NEW",
     "LE", "D", "P_AS", "DE", "LIGHT", "C", "P_PAST"}
)  # fmt: skip
_NAMED = frozenset({"NAME", "ORG", "PERSON", "HON"})
_ENDS = "，；：。\n"
_PERSON = 6  # characters; a longer name is none of a person
_KIND = 2  # atoms of a common noun behind a product's name (“…”文创灯具)


class Bearers(NamedTuple):
    """``names`` may be empty: then the bearer is who the sentence is about."""

    names: list[Slot]
    numbers: tuple[int | None, ...] = ()  # of what is only counted: 2个项目、3项成果
    counts: tuple[tuple[int, int], ...] = ()  # where it says how many, of the named ones too


def bearers(frame: Frame) -> Bearers:
    """The bearers of an honour; of persons the name alone."""
    found, scene = _found(frame), frame.scene
    names = [without_post(scene, without_owner(scene, name)) for name in found.names]
    if is_personal(frame):
        names = [as_person(scene, name) for name in names]
    return found._replace(names=names)


def _found(frame: Frame) -> Bearers:
    """The bearers in front of an award verb."""
    scene = frame.scene
    named = frame.match.groups.get("bearer")
    if named:  # 授予某某“…”称号
        slots = (thing_named(frame, span) for span in named)
        return Bearers([slot for slot in slots if slot is not None])
    begin, end = stretch(frame)
    if begin >= end:
        return Bearers([])
    counted = _counted(scene, begin, end)
    if counted is not None:
        return counted if counted.names else _told_behind(frame, counted)
    etc = _etc(scene, begin, end)
    if etc > begin:
        end = etc
    if scene.spans_text(((begin, end),)) in scene.lexicon.anaphora:
        return Bearers([])
    return Bearers(_members(scene, begin, end))


def stretch(frame: Frame) -> tuple[int, int]:
    """The atoms that name the bearers, without adverbs, times and manner around them."""
    scene = frame.scene
    begin, end = _whole_stretch(frame)
    while begin < end and _skipped(scene, begin):
        begin += 1
    while end > begin and _closes(scene, end - 1):
        end -= 1
    return without_manner(frame, begin, end)


def _whole_stretch(frame: Frame) -> tuple[int, int]:
    """The atoms that may name them: behind the list they are on, else before the verb."""
    members = frame.match.first("members")
    if members is not None:
        return frame.scene.atom_span(*members)
    if is_ranked(frame):
        return before_rank(frame)
    begin = beginning(frame)
    end = _before_agent(frame.scene, begin, frame.start)
    if end == frame.start and gives(frame):
        end = begin  # 市政府授予: who confers is none of them
    return behind_relative(frame.scene, begin, end), end


def _closes(scene: Scene, at: int) -> bool:
    """Whether what stands behind a bearer is none of him: 柳溪村 | 于2021年, 连续4次."""
    return _skipped(scene, at) or scene.label(at) == "P_IN" or is_how_often(scene, at)


def _skipped(scene: Scene, at: int) -> bool:
    label = scene.label(at)
    return label in _SKIP or (label is None and scene.atoms.text[at] in " ，、\n")


def _counted(scene: Scene, begin: int, end: int) -> Bearers | None:
    """17家企业, A、B等5家企业, A、B2个县."""
    spans = [p for p in range(begin, end) if scene.label(p) in ("QTY", "NUM")]
    if not spans:
        return None
    several = groups(scene, begin, end)
    if len(several) > 1:
        return Bearers([name for one in several for name in _listed(scene, *one)])
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
        return Bearers(named, counts=where)
    return Bearers(named[:1], counts, where)


def _told_behind(frame: Frame, counted: Bearers) -> Bearers:
    """Those counted, where they are named behind the honour: 3家企业入选…：甲、乙、丙."""
    scene, text, at = frame.scene, frame.scene.atoms.text, frame.end
    at += text[at : at + 1] in ("”", "’")
    behind = at + 1
    if text[at:behind] == "，":
        while scene.label(behind) == "EACH":
            behind += 1
        behind = behind + 1 if scene.word(behind) in scene.lexicon.particles.copula else at
    elif text[at:behind] != "：":
        return counted
    end = next((p for p in range(behind, len(text)) if text[p] in _ENDS), len(text))
    names = _members(scene, behind, end) if behind > at else []
    together = counted.numbers == (len(names),)
    return Bearers(names, counts=counted.counts) if together else counted


def _listed(scene: Scene, begin: int, end: int) -> list[Slot]:
    """The named members of one group: 甲、乙等3人."""
    etc = _etc(scene, begin, end)
    return _members(scene, begin, etc if etc > begin else end)


def _etc(scene: Scene, begin: int, end: int) -> int:
    return next((p for p in range(end - 1, begin, -1) if scene.label(p) == "ETC"), -1)


def _before_agent(scene: Scene, begin: int, end: int) -> int:
    """Where the bearers end in front of 被…授予, 获…评为: who confers is none of them."""
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
        if position == end or quoted or (text[position] in joint and depth <= 0):
            if position > at:
                slot = _name(scene, at, position)
                if slot is not None:
                    found += _each_quoted(slot)
            at = position if quoted else position + 1
    return found


def _each_quoted(slot: Slot) -> list[Slot]:
    """“甲”“乙” are two."""
    names = slot.value.split("”“")
    if len(names) < 2:
        return [slot]
    return [slot._replace(value=name.strip("“”")) for name in names]


def _trimmed(scene: Scene, begin: int, end: int) -> tuple[int, int]:
    begin = max([begin, *(at + 1 for at in range(begin, end) if scene.is_dash(at))])
    text = scene.atoms.text
    while begin < end and (scene.label(begin) in _SKIP or text[begin] in "“‘ "):
        if text[begin] == "“" and begin < text.find("”", begin, end) < end - 1:
            break  # “…”改革: the quotation is only how it begins
        begin += 1
    while end > begin and (scene.label(end - 1) in _SKIP or text[end - 1] in "”’ "):
        if text[end - 1] == "”" and begin <= text.rfind("“", begin, end):
            break  # 某地“…”: the quotation is only how it ends
        end -= 1
    return begin, end


def _quoted(scene: Scene, begin: int, end: int) -> bool:
    text = scene.atoms.text
    return text[max(begin - 1, 0) : begin] == "“" and text[end : end + 1] == "”"


def _whole_bearer(scene: Scene, begin: int, end: int) -> Element | None:
    """The one element that is the whole bearer: a name at the end, a place with its team."""
    labels = [scene.label(at) for at in range(begin, end)]
    items = scene.atoms.items
    last = next((n for n in range(len(labels) - 1, -1, -1) if labels[n] in _NAMED), None)
    if last is not None and len(labels) - 1 - last <= _KIND:
        quoted = begin + last > 0 and scene.atoms.text[begin + last - 1] in "“‘《"
        owned = all(label in ("PLACE", "ORG", "SCOPE", "DE", "N", None) for label in labels[:last])
        if last == len(labels) - 1 or quoted or (owned and last):
            return items[begin + last]
    if set(labels[:-1]) <= {"PLACE", "ORG"} and labels[-1] == "PLAN" and len(labels) > 1:
        start = items[end - 1].start
        if scene.reading.text[start] == "“":  # 某某区 | “…”服务模式
            return items[end - 1]
    if labels == ["PLACE", "PLACE"] and _is_division(items[begin]) and _is_division(items[end - 1]):
        return items[end - 1]  # 某某市某某区
    if labels[0] in ("PLACE", "SCOPE"):
        rest = scene.spans_text(((begin + 1, end),))
        if not rest or rest in scene.lexicon.teams:
            return items[begin]
    return None


def _is_division(element: Element) -> bool:
    entity = entity_of(element)
    return entity is not None and bool(entity.code)


def _name(scene: Scene, begin: int, end: int) -> Slot | None:
    """The bearer that a stretch of the sentence names, or None."""
    begin, end = _trimmed(scene, _owned(scene, begin, end), end)
    while begin < end and scene.word(end - 1) in scene.lexicon.particles.owned:
        end -= 1  # 公司 | 旗下5家工厂
    begin = of_work(scene, begin, end)
    end -= begin < end and scene.atoms.text[begin - 1] == "《"
    if begin >= end:
        return None
    if end - begin > 1 and _quoted(scene, begin, end):
        return Slot(scene.text(*scene.source(begin, end)), *scene.source(begin, end))
    ware = _ware(scene, begin, end)
    if ware is not None:
        return ware
    element = _whole_bearer(scene, begin, end)
    if element is not None:
        name = scene.issuer.name_of(element, scene.reading.surface)
        return Slot(without_kind(scene, name), element.start, element.end) if name else None
    if scene.label(begin) in ("PLACE", "SCOPE"):
        element = scene.atoms.items[begin]
        entity, rest = entity_of(element), scene.spans_text(((begin + 1, end),))
        begin += scene.label(begin) == "SCOPE"
        if entity is not None and entity.name and len(entity.name) == element.end - element.start:
            return Slot(entity.name + rest, *scene.source(begin, end))
    begin = of_company(scene, _behind_post(scene, begin, end), end)
    if not is_noun(scene, ((begin, end),)):
        return None
    name = scene.text(*scene.source(begin, end))
    whole = scene.issuer.own_body(name) or name
    return Slot(whole, *scene.source(begin, end)) if name else None


def _owned(scene: Scene, begin: int, end: int) -> int:
    """Where a quoted name begins behind whose it is: 某某纸业的 | “…”, 服务中心 | “…”改革."""
    at = scene.atoms.text.find("“", begin, end)
    if at <= begin:
        return begin
    front = {scene.label(p) for p in range(begin, at)}
    named = front <= {"PLACE", "ORG", "DE"}
    if scene.label(at - 1) == "DE" or (named and "ORG" in front):
        return at
    scheme = _kind_behind(scene, at, end).endswith(tuple(scene.lexicon.particles.scheme))
    body = named or bool(scene.lexicon.kind_of(scene.spans_text(((begin, at),))))
    return at if scheme and body else begin


def _kind_behind(scene: Scene, begin: int, end: int) -> str:
    """What a thing is called behind its name in quotation marks: 改革 of “…”改革."""
    close = scene.atoms.text.find("”", begin, end)
    return scene.spans_text(((close + 1, end),)) if close >= 0 else ""


def _ware(scene: Scene, begin: int, end: int) -> Slot | None:
    """The name of a product in quotation marks, without what it is: “…”注射液."""
    kind = _kind_behind(scene, begin, end) if scene.atoms.text[begin] == "“" else ""
    if not kind.endswith(tuple(scene.lexicon.particles.ware)):
        return None
    span = scene.source(begin + 1, scene.atoms.text.find("”", begin, end))
    return Slot(scene.text(*span), *span)


def _behind_post(scene: Scene, begin: int, end: int) -> int:
    """Where the person's name begins behind an office that no table knows: 教师 | 某某某."""
    text = scene.reading.text
    posts = scene.lexicon.posts
    for at in range(end - 1, begin, -1):
        front = text[scene.atoms.starts[begin] : scene.atoms.starts[at]]
        tail = text[scene.atoms.starts[at] : scene.atoms.ends[end - 1]]
        if len(tail) > _PERSON:
            break
        if len(tail) > 1 and front.endswith(posts) and not _is_common(scene, at, end):
            return at
    return begin


def _is_common(scene: Scene, begin: int, end: int) -> bool:
    """True for words of the dictionary: 教师 | 团队."""
    text = scene.reading.text
    words = (text[scene.atoms.starts[at] : scene.atoms.ends[at]] for at in range(begin, end))
    return any(len(word) > 1 and is_known(word) for word in words)
