"""What a strategy for indicators answers with: names as a clause says them, or carried over."""

from __future__ import annotations

from extractor.facts.context import Context, Slot, Topic
from extractor.facts.field import Field
from extractor.facts.phrases import is_frame, is_noun, ranked
from extractor.facts.scene import Frame, Scene
from extractor.facts.sharing import overlapped
from extractor.facts.words import Lexicon

Answer = tuple[Slot, ...] | None


def said(frame: Frame, *names: str) -> Answer:
    """Names as the frame's own clause says them."""
    field = frame.field
    if field.phrase:
        start, end = frame.scene.source(field.phrase[0][0], field.phrase[-1][1])
    else:
        start = end = -1
    return tuple(Slot(name, start, end) for name in names if name) or None


def carried(source: str, *topics: Topic, tail: str = "") -> Answer:
    """The indicators of facts told before, with what this clause says of them."""
    return tuple(
        Slot(
            overlapped(topic.indicator, tail),
            topic.start,
            topic.end,
            source,
        )
        for topic in topics
    )


def wanted(frame: Frame) -> int:
    """How many indicators the frame has room for: one for each value or rank."""
    group, shape = "rank" if "rank" in frame.match.groups else "value", frame.gives("shape")
    count = len(frame.scene.captures(frame.match, group))
    if shape == "pairs":
        return count // 2
    one = shape in ("pair", "plan", "beside") or with_each(frame) or is_whole(frame)
    return 1 if one else count


def with_each(frame: Frame) -> bool:
    """True for 比全国、全省分别高2.6、3.5个百分点: one thing, compared with several."""
    against = frame.match.groups.get("versus", ())
    return len(against) == len(frame.match.groups.get("value", ())) > 1


def of_partners(frame: Frame) -> bool:
    """True where the sentence says in front that it is about partners in trade."""
    scene = frame.scene
    front = scene.text(*scene.source(0, frame.at)) if frame.at else ""
    return any(word in front for word in scene.lexicon.particles.partner)


def is_whole(frame: Frame) -> bool:
    """True for 三次产业结构为3.5:48:48.5: the numbers are parts of one thing."""
    shape = frame.gives("shape")
    return shape == "parts" or (shape == "earlier" and frame.gives("measure") == "share")


def lead_phrase(frame: Frame) -> str:
    """The noun phrase of the clause right in front, if it tells nothing itself."""
    if not frame.leads:
        return ""
    field = frame.leads[-1]
    scene = frame.scene
    if field.account or field.back or not field.phrase or not is_noun(scene, field.phrase):
        return ""
    if is_frame(scene, field):  # 11个设区市 | 按水质指数排名
        side = scene.spans_text((field.aspect.core,)) if field.aspect is not None else ""
        return side if side.endswith(scene.lexicon.heads) else ""
    if scene.label(field.begin) in ("FOR", "REACH"):
        return ""  # 为历年最好名次: said of what stands before
    if scene.label(field.phrase[0][0] - 1) == "OVER":
        return ""  # 超过 | 稽山港: who was outdone
    label = is_label(scene, field)
    rank = "rank" in frame.match.groups and not label
    spans = ranked(scene, field.phrase) if rank else field.phrase
    spans = _without_course(scene, without_motto(scene, spans))
    phrase = scene.spans_text(spans)
    stated = _STATED if "rank" in frame.match.groups else _STATED[:1]
    if any(scene.has(one, *_inside(field)) for one in stated):
        return ""  # 等级 | 为A+: told already
    verbal = any(scene.label(at) == "V" for b, e in spans for at in range(b, e))
    told = verbal and field.aspect is None  # but 从吸收利用外资情况看
    return "" if told and not phrase.endswith(scene.lexicon.heads) else phrase


def is_label(scene: Scene, field: Field) -> bool:
    """Whether a colon closes a clause: 科技创新 | ：全国第102位."""
    return scene.atoms.text[field.end : field.end + 1] == "："


#: What a clause states something with.
_STATED = ("FOR", "REACH")


def _inside(field: Field) -> tuple[int, int]:
    """The atoms of a field after the first of its phrase."""
    return field.phrase[0][0], field.phrase[-1][1]


Spans = tuple[tuple[int, int], ...]
#: Labels of what opens the story of how something went, and of what closes it.
_HOW, _SO = frozenset({"D", "ADV", "A"}), frozenset({"A", "TREND"})
_SHORT = 2  # atoms of such a story that nothing opens: 波动 | 较大


def without_motto(scene: Scene, spans: Spans) -> Spans:
    """What is measured, without a motto for how it went: 产量、产值 | 实现 | “双增长”."""
    quoted = len(spans) > 1 and any(scene.atoms.text[at] == "“" for at in spans[-1])
    return spans[:-1] if quoted else spans


def _without_course(scene: Scene, spans: Spans) -> Spans:
    """What is measured, without how it went: 退货率 | 波动较大, 出口额 | 一路走高."""
    if not spans or scene.spans_text(spans).endswith(scene.lexicon.heads):
        return spans
    begin, end = spans[-1]
    for at in range(end - 1, begin, -1):
        if not scene.spans_text(((begin, at),)).endswith(scene.lexicon.heads):
            continue
        last = end if scene.label(end) == "TREND" else end - 1
        placed = scene.spans_text(((at, end),)) in scene.lexicon.particles.standing
        told = placed or scene.label(at) in _HOW or end - at <= _SHORT and scene.label(last) in _SO
        return (*spans[:-1], (begin, at)) if told else spans
    return spans


def alike(frame: Frame, names: list[str]) -> list[str]:
    """成交额、投资增速均居…: a rate after the last of a list is a rate of each.

    But 投资总量、（投资）增速 are two measures of one thing, and so are a bare 总量、强度、增速.
    """
    rates = frame.scene.lexicon.rates
    rate = next((word for word in rates if names[-1].endswith(word)), "")
    if not rate or any(name.endswith(rates) for name in names[:-1]):
        return names
    if any(name.startswith(names[-1].removesuffix(rate)) for name in names[:-1]):
        return names
    return [name + rate for name in names[:-1]] + names[-1:]


def is_class(frame: Frame, phrase: str) -> bool:
    """氨纶、芳纶等化工材料产能: examples of a class, that is ranked as a whole.

    产量、产值等指标 are ranked each by itself, and so is each of 牛奶、羊绒等产量.
    """
    scene = frame.scene
    after = [
        at + 1
        for begin, end in frame.field.phrase
        for at in range(begin, end - 1)
        if scene.label(at) == "ETC"
    ]
    if (
        "、" not in phrase[1:]
        or not after
        or scene.word(after[-1]) in scene.lexicon.particles.indices
    ):
        return False
    if measured_each(frame):
        return False
    return scene.label(after[-1]) not in ("QTY", "NUM", None)


def measured_each(frame: Frame) -> list[str]:
    """牛奶、羊绒等 | 产量: each of a list by the measure that stands after it; empty for none."""
    scene, spans = frame.scene, frame.field.phrase
    ends = [at for b, e in spans for at in range(b, e) if scene.label(at) == "ETC"]
    if len(ends) != 1 or len(spans) != 1:
        return []
    tail = scene.spans_text(((ends[0] + 1, spans[0][1]),))
    names = scene.lexicon.coordinator.members(scene.spans_text(((spans[0][0], ends[0]),)))
    measure = tail in scene.lexicon.relatives or tail in scene.lexicon.thing_measures
    own = any(name.endswith(scene.lexicon.heads) for name in names)
    return [name + tail for name in names] if measure and not own and len(names) > 1 else []


_WORD = 2  # characters of a side that makes a word with what is spent on it: 研发 | 投入


def of_sector(lexicon: Lexicon, context: Context, names: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """民航方面，…运输旅客198万人次: the side spoken of, where the clause does not say it.

    Of a side that is no branch only what is spent: 研发方面，…投入3亿元.
    """
    sector = context.get("sector")
    if sector is None:
        return names
    spent = lexicon.particles.spent if len(sector.value) <= _WORD else frozenset()
    if sector.value not in lexicon.sectors and not any(name.value in spent for name in names):
        return names
    return tuple(
        name._replace(value=sector.value + name.value)
        if name.strategy in ("own", "following") and sector.value not in name.value
        else name
        for name in names
    )
