"""Which indicator a number in front of what it counts is of: 培育26家数字化服务商."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.counted import counted_end
from extractor.facts.following_noun import after_list, noun_after, predicate_after, work_after
from extractor.facts.phrases import leading_verbs, opens_clause, phrase_of, without_verbs
from extractor.facts.scene import Frame, Scene
from extractor.facts.strategies.answers import Answer
from extractor.facts.strategies.leftout import graded
from extractor.mentions.particles import chars

_LAND = "mu"
#: Labels of what tells how far on the work is with land.
_HOW = ("D", "ADV", "A", "AWARD_GET", "RANKV")
_MARK = "、"
_NUMBERS = ("QTY", "NUM")
_TIED = ("DE", "N")  # after the word for what examples are
#: Labels of what a thing's name may begin with.
_THINGS = ("N", "A", "V", "HON", "PLAN", "NAME")


def noun(frame: Frame, context: Context) -> Answer:
    """The noun stands after the number, its verb in front: 培育26家数字化服务商."""
    span = frame.match.first("after")
    if frame.gives("indicator") not in ("after", "both") or span is None:
        return None
    scene = frame.scene
    begin, end = scene.atom_span(*span)
    begin = _after_examples(scene, begin)
    if frame.match.first("group") is not None:
        return _of_group(frame, begin)
    stop = counted_end(scene, begin, noun_after(scene, begin, end))
    measure = _measure_of(frame, begin)
    stop = _before_it_arises(scene, begin, stop) if measure else stop
    after = scene.text(*scene.source(begin, stop)) if stop > begin else ""
    after = after.strip(scene.lexicon.attributive + chars(scene.lexicon.particles.joint))
    if not after:
        return None
    honour = context.get("honour")
    if honour is not None and after in scene.lexicon.honours:
        return (honour,)
    of_them = scene.label(stop) == "INSIDE"  # 67个项目 | 中，已开工41个
    if frame.gives("indicator") == "both" and not of_them and _begins(frame):
        told = _told_after(frame, stop)
        if told and not _goes_on(frame, stop):
            return (Slot(told + after, *scene.source(begin, stop)),)
    bare = frame.gives("indicator") == "after" or after in scene.lexicon.particles.harm
    front = "" if bare else _front_of(frame, context)
    front, after = _with_deed(frame, front, after + graded(frame, after), stop)
    name = after + measure if measure else front + after
    return (Slot(name, *scene.source(begin, stop)),)


def _after_examples(scene: Scene, begin: int) -> int:
    """引进9万名 | 教育、科技等领域的 | 人才: of what the examples are that stand in front."""
    end, listed = scene.clauses[scene.clause_at(begin)].end, scene.lexicon.fields.listed
    if scene.label(begin) == "DEM" and scene.label(begin + 1) == "DE":
        return begin + 2  # 12家 | 这样的 | 茶馆
    at = begin
    while at < end and scene.atoms.text[at] in listed:
        at += 1
    if scene.label(at) != "ETC" or scene.atoms.text.find(_MARK, begin, at) < 0:
        return begin
    field = at + 1
    if scene.word(field) in scene.lexicon.particles.branch and scene.label(field + 1) in _TIED:
        field += 1 + (scene.label(field + 1) == "DE")
    return field if field < end and scene.label(field) in _THINGS else begin


def _measure_of(frame: Frame, begin: int) -> str:
    """What is measured of the thing stands in front of it: 总规模2亿元的 | 基金."""
    scene, spans = frame.scene, frame.field.phrase
    if not spans or scene.label(begin - 1) != "DE":
        return ""
    first, end = spans[-1]
    if scene.word(end - 1) in scene.lexicon.particles.extent:
        return scene.word(end - 1)
    named = scene.label(end - 1) == "REL"
    return scene.spans_text(((without_verbs(scene, first, end), end),)) if named else ""


def _before_it_arises(scene: Scene, begin: int, stop: int) -> int:
    """Where a thing's name ends in front of how it came to be: 占地3亩的产业园 | 建成投用."""
    verbs = scene.lexicon.particles.arises
    return next((at for at in range(begin + 1, stop) if scene.word(at) in verbs), stop)


def medals(frame: Frame, context: Context) -> Answer:
    """夺得3金2银: the character after each number names its medal."""
    known = frame.scene.lexicon.medals
    texts = [getattr(value.value, "unit_text", "") for value in frame.values()]
    if not texts or not known.keys() >= set(texts):
        return None
    return tuple(
        Slot(known[text], value.start, value.end)
        for text, value in zip(texts, frame.values(), strict=True)
    )


def _of_group(frame: Frame, begin: int) -> Answer:
    """38个行业中有29个保持增长: what some of a group do, or which they are, and the group."""
    scene, group = frame.scene, frame.match.first("group")
    assert group is not None
    kind, end = scene.sketch_text(*group), scene.clauses[scene.clause_at(begin)].end
    deed = scene.text(*scene.source(begin, end)) if end > begin else ""
    same = next(
        (deed[:n] for n in range(len(kind), min(len(kind) - 1, 1), -1) if deed[:n] in kind), ""
    )
    if len(deed) <= len(same) + 1:
        return None
    found = deed[len(same) :] + (same or kind)  # 29个 | 行业 | 产值增长
    return (Slot(found, *scene.source(begin, end)),)


def _begins(frame: Frame) -> bool:
    """True where the counted things begin their clause: it goes on to tell something of them."""
    scene = frame.scene
    if scene.label(frame.start - 1) == "DE" or _of_examples(frame):
        return True
    begin, first = scene.clauses[frame.clause].begin, _first_of_list(scene, frame.start)
    for said in ("REACH", "DOER", "M", "WITH"):  # 两级 | 法院 | 有 | 12个集体获奖, 与 | 8省签署协议
        first -= scene.label(first - 1) == said
    for at in range(first - 1, begin - 1, -1):
        if scene.label(at) == "CAUSE" or scene.word(at) in scene.lexicon.particles.urges:
            begin = at + 1  # 地震 | 造成 | 1401栋房屋受损, 推动 | 12个县建成公园
            break
    return opens_clause(scene, begin, first)


def _with_deed(frame: Frame, front: str, after: str, stop: int) -> tuple[str, str]:
    """The verb in front and the thing, with what it does or what was done with it.

    支持 | 毕业生到山区就业, 完成 | 教室照明改造; 实施 | 危桥改造 needs no verb.
    """
    scene = frame.scene
    if front.endswith(tuple(scene.lexicon.particles.backs)):
        return front, after + _told_after(frame, stop)
    if not _is_completed(frame):
        return front, after
    work = work_after(scene, stop, scene.clauses[frame.clause].end)
    named = work or scene.label(stop - 1) == "V"
    return "" if named else front, after + work


def _is_completed(frame: Frame) -> bool:
    """True for 完成 | 12座水库…除险加固: what is counted after the verb is work."""
    scene, at = frame.scene, _first_of_list(frame.scene, frame.start)
    return scene.word(at - 1) in scene.lexicon.particles.completes


def _told_after(frame: Frame, stop: int) -> str:
    """What is told of counted things after them, and after those listed with them."""
    scene, end = frame.scene, frame.scene.clauses[frame.clause].end
    at = after_list(scene, stop, end)
    listed = at > stop or _first_of_list(scene, frame.start) < frame.start
    said = {scene.label(one) for one in range(at, end)} if listed else set()
    bare = not said.isdisjoint({"ADV", None})  # 12场展览、5场论坛 | 同步 | 开启
    return "" if bare else predicate_after(scene, at, end)


def _first_of_list(scene: Scene, at: int) -> int:
    """Where a list of counted things begins: 12个集体、| 36名个人受表彰."""
    while scene.atoms.text[at - 1] == _MARK:
        before = at - 2
        while before > 0 and scene.label(before) in _THINGS:
            before -= 1
        if scene.label(before) not in _NUMBERS:
            break
        at = before
    return at


def _of_examples(frame: Frame) -> bool:
    """True for 甲、乙等 | 20项成果填补国内空白: nothing but examples stands in front."""
    scene, clause = frame.scene, frame.scene.clauses[frame.clause]
    told = {scene.label(at) for at in range(clause.begin, frame.start - 1)}
    return scene.label(frame.start - 1) == "ETC" and told <= _EXAMPLES


#: Labels of names and things in a list of examples; None: a mark.
_EXAMPLES = frozenset({"N", "NAME", "ORG", "PLACE", "A", "X", "JOINT", "PLAN", "HON", None})


def _goes_on(frame: Frame, at: int) -> bool:
    """True for 正在 in 2000亩油菜正在收获: what goes on is said of the things, and names none.

    Of land, so does how it is done: 2000亩油菜 | 全面 | 开镰.
    """
    scene = frame.scene
    how = frame.unit == _LAND and scene.label(at) in _HOW
    ranked = scene.label(at) == "RANKV"  # 36项指标 | 进入优质区间: which they are
    return how or not ranked and scene.word(at) in scene.lexicon.particles.ongoing


def _are_all_named(frame: Frame, phrase: str) -> bool:
    """True for 建成甲、乙、丙3个中心: as many as are counted are listed in front."""
    values = frame.values()
    count = getattr(values[0].value, "value", None) if len(values) == 1 else None
    members = frame.scene.lexicon.coordinator.members(phrase) if "、" in phrase[1:] else ()
    return len(members) > 1 and len(members) == count


def _front_of_those(frame: Frame, context: Context) -> str:
    """通达欧洲26个国家的 | 235个城市: what was said in front of those that hold them."""
    told = context.topic()
    if told is None or told.clause != frame.clause or told.measure != "level":
        return ""
    between = frame.scene.reading.text[told.end : frame.values()[0].start]
    noun = between.removesuffix(frame.scene.lexicon.attributive)
    front = told.indicator.removesuffix(noun) if noun and told.indicator.endswith(noun) else ""
    return "" if front in frame.scene.lexicon.particles.hails else front  # 来自28个国家的3万人


def _front_of(frame: Frame, context: Context) -> str:
    """The verb in front of a counted noun; of a list, the one in front of its first member."""
    scene, field = frame.scene, frame.field
    phrase = phrase_of(frame)
    apart = field.thing is not None and field.thing.at + 1 < frame.start
    if apart and scene.atoms.text[frame.start - 1] != "、":
        return ""  # 广交会 | 将举办 | 94场活动: who does it
    if within := _front_of_those(frame, context):
        return within
    if scene.atoms.text[frame.start - 1 : frame.start] and scene.label(frame.start - 1) == "DE":
        return ""  # A、B实施的2个项目: only says which things are counted
    examples = tuple(scene.lexicon.particles.etc)
    if phrase.endswith(examples) or (field.phrase and scene.label(field.phrase[-1][1]) == "ETC"):
        return leading_verbs(scene, field.phrase)
    if _are_all_named(frame, phrase):
        return leading_verbs(scene, field.phrase)
    listed = scene.label(frame.start - 1) == "JOINT" or scene.atoms.text[frame.start - 1] == "、"
    if not phrase and listed and context.topics:
        return context.topics[-1].holder if context.topics[-1].verb else ""
    if scene.label(frame.start - 1) == "SCOPE":  # 通达 | 全球 | 127个国家: where, not what
        return phrase.removesuffix(scene.word(frame.start - 1))
    return phrase
