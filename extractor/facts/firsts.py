"""Of what somebody is the first or only one: the noun phrase after 首条, the honour, the deed."""

from __future__ import annotations

from extractor.facts.contests import contest_parts
from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.following_noun import noun_after
from extractor.facts.of_kinds import is_of_kind
from extractor.facts.phrases import is_noun, without_verbs
from extractor.facts.scene import Frame, Scene
from extractor.mentions.ranks import Rank

#: Labels of what follows a person's number: 首位 | 访华的国王, 第一位 | 中国朋友.
_COUNTED = ("N", "V", "A", "P_IN", "PLACE", "PERSON")
_GRADE = 3  # characters of what only says of which grade: 国家级“…”
_DEED = 20  # the longest clause that names what somebody was the first to do
#: Labels of what goes on to tell of a thing, and is no part of its name.
_TELLS = frozenset({"AUX", "ADV", "D", "STATUS", "RANKV", "REACH"})
#: Labels of a list of what a thing is for: 沙漠、荒漠地区的基地.
_LISTED = frozenset({"N", "V", "A", "JOINT", "X", "M", None})


def thing_first(frame: Frame) -> tuple[Slot | None, Slot | None]:
    """The thing after 首条, and its maker where one is named after it."""
    span = frame.match.first("after")
    if span is None:
        return None, None
    scene = frame.scene
    begin, end = scene.atom_span(*span)
    maker = next((p for p in range(begin + 1, end) if scene.label(p) == "ORG"), None)
    if maker is not None and scene.label(maker - 1) != "AWARD_GET":  # 获得 | 欧盟认证
        slot = by_name(scene, scene.atoms.items[maker])
        stop = maker - (scene.word(maker - 1) in scene.lexicon.particles.agent)  # 自卸车 | 由
        return Slot(scene.text(*scene.source(begin, stop)), *scene.source(begin, stop)), slot
    stop = _described(scene, begin, end)
    stop = _called(scene, begin, stop)
    if scene.atoms.text[begin - 1] == "“" and scene.atoms.text[stop : stop + 1] == "”":
        after = noun_after(scene, begin - 1, end)  # 首个“绿氢自给”园区
        begin, stop = (begin - 1, after) if after > stop + 1 else (begin, stop)
    stop = _arisen(scene, begin, stop)
    if stop == end - 1 and scene.label(stop) == "STATUS":
        stop = end  # 首个航运专项规划: a noun where its clause ends
    if not (is_of_kind(frame) or scene.has("DE", begin, stop)):
        bare = without_verbs(scene, begin, stop)
        begin = bare if len(scene.text(*scene.source(bare, stop))) > 1 else begin  # 加油 | 港
    name = scene.text(*scene.source(begin, stop)) if stop > begin else ""
    return (Slot(name, *scene.source(begin, stop)) if name else None), None


def _described(scene: Scene, begin: int, end: int) -> int:
    """Where a thing ends that is first, with what is said of it in front of 的."""
    stop = noun_after(scene, begin, end, amounts=True)
    last = next((at for at in range(end - 1, stop - 1, -1) if scene.label(at) == "DE"), -1)
    if last < 0 or scene.label(stop) in _TELLS:
        return stop
    between = range(stop, last)
    marks = {scene.atoms.text[at] for at in between if scene.label(at) is None}
    if marks and (marks != {"、"} or any(scene.label(at) not in _LISTED for at in between)):
        return stop
    further = noun_after(scene, last + 1, end, amounts=True)
    return further if further > last + 1 else stop


def _called(scene: Scene, begin: int, end: int) -> int:
    """Where a thing ends in front of what it is called: 首个藏文搜索引擎 | “云藏”; not 省级“…”."""
    at = scene.atoms.text.find("“", begin, end)
    front = scene.text(*scene.source(begin, at)) if at > begin else ""
    return at if len(front) > _GRADE and scene.label(at - 1) == "N" else end


def counts_persons(frame: Frame, rank: Rank) -> bool:
    """True for 首位访华的国王: a number of persons, not a place among others."""
    scene = frame.scene
    text = scene.text(rank.start, rank.end)
    at = scene.atoms.span(rank.start, rank.end)[1]
    return text.endswith(tuple(scene.lexicon.particles.person)) and scene.label(at) in _COUNTED


def _arisen(scene: Scene, begin: int, end: int) -> int:
    """Where a thing's name ends in front of what became of it: 资源配置枢纽 | 落地浙江."""
    words = scene.words_of(((begin, end),))
    arises = scene.lexicon.particles.arises
    for number in range(len(words) - 1, 0, -1):
        if words[number] not in arises:
            continue
        after = begin + number + 1
        if after == end or scene.label(after) == "PLACE" or words[number + 1] in arises:
            end = begin + number
            words = words[:number]
    return end


def honour_of(frame: Frame, context: Context, thing: Slot | None) -> Slot | None:
    """The thing that the next words name, the honour just told, the contest, or the deed.

    为绍兴唯一上榜的乡镇 names no thing: who is on the list says only that it is on the list.
    """
    honour = context.get("honour", "segment", "sentence") or _contest(frame, context)
    if thing is not None and not (honour and any(one in thing.value for one in _gains(frame))):
        return thing
    return honour or context.get("honour") or _called_first(frame) or _deed(frame)


def _called_first(frame: Frame) -> Slot | None:
    """甲公司研制的 | 无人运丝船 | 为全球首台: what its own clause says to be the first."""
    scene, spans = frame.scene, frame.field.phrase
    ranks = scene.captures(frame.match, "rank")
    first = any(getattr(rank, "kind", "") == "first" for rank in ranks)
    if not first or not spans or not is_noun(scene, spans):
        return None
    begin, end = spans[-1]
    made = next((at for at in range(end - 1, begin, -1) if scene.label(at) == "DE"), begin - 1)
    name = scene.spans_text(((made + 1, end),))
    glued = name.endswith(tuple(scene.lexicon.particles.copula))  # 无人矿 | 卡为
    pointed = scene.label(made) == "ADV"  # 这台 | 运丝车
    known = glued or pointed or name.endswith(scene.lexicon.heads)
    return None if known or len(name) < _THING else Slot(name, *scene.source(made + 1, end))


_THING = 3  # characters of the shortest name of a thing that is a first


def _gains(frame: Frame) -> tuple[str, ...]:
    return tuple(frame.scene.lexicon.particles.gained)


def _contest(frame: Frame, context: Context) -> Slot | None:
    """百强榜中，诸暨市排名第八，系浙江唯一: of the list told of in this sentence."""
    held = context.get("contest", "segment", "sentence")
    if held is None:
        return None
    name = contest_parts(frame.scene, held, None).indicator
    return held._replace(value=name, strategy="contest")


def _arisen_of(scene: Scene, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """What came to be, without where and how: 公交线路 | 在甲县启用."""
    words = scene.words_of(spans)
    if not words or words[-1] not in scene.lexicon.particles.arises:
        return spans
    begin, end = spans[0][0], spans[-1][1]
    stops = (at for at in range(begin + 1, end) if scene.label(at) in _ASIDE)
    return ((begin, next(stops, end - 1)),) if end > begin + 1 else spans


#: Labels of what says where or how something came to be.
_ASIDE = frozenset({"P_IN", "ADV", "D"})


def _deed(frame: Frame) -> Slot | None:
    """危旧桥梁清零，系全省率先: what the clause in front tells was done first."""
    ranks = frame.scene.captures(frame.match, "rank")
    first = any(getattr(rank, "kind", "") == "first" for rank in ranks)
    if not first or not frame.leads or frame.leads[-1].account or frame.leads[-1].back:
        return None
    spans = _arisen_of(frame.scene, frame.leads[-1].phrase)
    name = frame.scene.spans_text(spans)
    if not 1 < len(name) <= _DEED:
        return None
    return Slot(name, *frame.scene.source(spans[0][0], spans[-1][1]))
