"""Noun phrases of a fact: what stands in front, what stands after, and what belongs to neither."""

from __future__ import annotations

from extractor.facts.context import Slot
from extractor.facts.field import Body, Field
from extractor.facts.following_noun import noun_after
from extractor.facts.limits import limited, of_work
from extractor.facts.origins import is_origin, is_service, is_where_sold
from extractor.facts.scene import Frame, Scene
from extractor.mentions.element import entity_of
from extractor.mentions.words import Word

_CLOSED = "）”」"  # 示范区（单位）
#: What has a name; a scope is called by the place it means.
_NAMED = ("NAME", "ORG", "PLACE", "PERSON", "SCOPE")
#: What names something in a phrase; None: a mark round a name.
_NOUNS = frozenset({
    "N", "HON", "PLAN", "REL", "RELG", "RELG_DOWN", "RATIO", "CONTEST", "CUP", "X", "ORG", "NAME",
    "PLACE", "SCOPE", "PROFIT", "AFFECT", "SAY", "M", None,
})  # fmt: skip


def modifies(scene: Scene, field: Field, body: Body) -> bool:
    """True for a body that only says which: 国内旅游收入, 全球市占率; in a place's own text

    全国重点实验室, 中国传统村落, as a part of the whole 韩国游客, and a service many run 中欧班列.
    """
    if is_origin(scene, field, body) or is_where_sold(scene, field, body):
        return True
    if is_service(scene, field, body):
        return True
    if not body.glued or len(field.bodies) != 1:
        return False
    own = scene.issuer.place is not None
    element = body.element
    if isinstance(element, Word):
        if element.row.get("kind"):
            return True
        resolves = element.row.get("resolves")
        named_by = own or resolves == "world"  # 世界 | 文化遗产 are so called by the world
        wide = resolves in scene.issuer.scope_names
        return wide and (
            _of_market(scene, field, element) or named_by and _designates(scene, field)
        )
    entity = entity_of(element)
    if entity is None or entity.etype != "GPE" or not own:
        return False
    wider = scene.issuer.name_of(element, scene.reading.surface) in _above(scene)
    return not entity.code and field.part or wider and _designates(scene, field)


def _above(scene: Scene) -> set[str | None]:
    """The city, the province and the country that the document's own place lies in."""
    issuer = scene.issuer
    return {issuer.city, issuer.province, issuer.scope_names["nation"]} - {issuer.place, None}


def _of_market(scene: Scene, field: Field, word: Word) -> bool:
    """True for 全球 | 市占率, 全国 | 丝绸市场 | 份额: nobody has a share of the market that he is.

    But 我国 | 丝绸 | 全球 | 市占率 is the country's.
    """
    issuer = scene.issuer
    own = issuer.main is None or issuer.main.value == issuer.scope_names[word.row.get("resolves")]
    if own or any(scene.has("SCOPE", *span) for span in field.phrase):
        return False
    end = field.end + (scene.label(field.end) == "RATIO")
    told = scene.text(*scene.source(field.begin, end))
    return told.endswith(tuple(scene.lexicon.particles.market))


def _designates(scene: Scene, field: Field) -> bool:
    """True for what is called so by those who name it, counted or not: 全国 | 重点实验室总数.

    But 全国 | 进出口总额 is the country's, and so is what was done in it: 全国 | 新登记企业.
    """
    begin = field.phrase[0][0] if field.phrase else field.end
    if scene.label(begin + (scene.label(begin) == "A")) == "LIGHT":
        return False  # 全国 | 实施 | 修复项目
    if scene.label(begin) == "A" and scene.label(begin + 1) == "V":
        return False
    lexicon, name = scene.lexicon, scene.spans_text(ranked(scene, field.phrase))
    count = max((word for word in lexicon.counts if name.endswith(word)), key=len, default="")
    bare = name.removesuffix(count).rstrip(_CLOSED)
    if bare.endswith(lexicon.percents):  # 全国 | 文明村镇 | 占比, 全国 | 示范区 | 创建率
        return any(word in bare[:-1] for word in lexicon.designations if len(word) > 1)
    return bare.endswith(lexicon.designations)


def phrase_of(frame: Frame) -> str:
    """What the field says is measured, a modifying body in front included."""
    known = frame.scene.phrases.get(id(frame))
    if known is None:  # the frame is kept too, so that no other can have its identity
        scene, field, rank = frame.scene, frame.field, "rank" in frame.match.groups
        new = rank or frame.gives("measure") in ("growth", "share")
        known = scene.phrases[id(frame)] = frame, _phrase(scene, field, rank=rank, new=new)
    return known[1]


def _phrase(scene: Scene, field: Field, *, rank: bool, new: bool) -> str:
    """``new``: with the 新增 that an amount would be of: 新增贷款增长5%, 风电新增容量增长5%."""
    spans = ranked(scene, field.phrase) if rank else field.phrase
    spans = of_work(scene, limited(scene, last_told(scene, spans)))
    if new and field.change is not None and spans:
        at = scene.atoms.span(field.change.start, field.change.end)[0]
        spans = tuple(sorted((*spans, (at, at + 1))))
    for body in reversed(field.bodies):
        if modifies(scene, field, body):  # of a list with the mark after: 上海、| 江苏 | 游客
            after = scene.atoms.text[body.at + 1 : body.at + 2]
            listed = not body.glued and scene.lexicon.fields.joint_in(after)
            spans = ((body.at, body.at + 1 + listed), *spans)
    most, last = tuple(scene.lexicon.particles.most), spans[-1] if spans else (0, 0)
    which = scene.label(last[1]) == "DE" and scene.word(last[1] - 1).startswith(most)
    if field.bodies and which:
        spans = (*spans[:-1], (last[0], last[1] - 1))  # 产量 | 最高的 | 诸暨市
    return scene.spans_text(spans)


def last_told(scene: Scene, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The phrase after a member that is told already: 三期建成投运、| 旅客吞吐量."""
    text = scene.atoms.text
    for number in range(len(spans) - 1, -1, -1):
        begin, end = spans[number]
        if text.find("、", begin + 1, end) < 0:
            continue
        for at in range(end - 1, begin, -1):
            if text[at] != "、" or scene.label(at - 1) != "V":
                continue
            if scene.label(at - 2) not in ("V", "D"):
                continue
            if scene.spans_text(((begin, at),)).endswith(scene.lexicon.heads):
                continue  # 一般公共预算收入、| 固定资产投资
            front = [scene.label(p) for b, e in spans[: number + 1] for p in range(b, min(e, at))]
            if any(label in ("N", "ORG", "NAME") for label in front[:-1]) and at + 1 < end:
                return ((at + 1, end), *spans[number + 1 :])
    return spans


def points_back(frame: Frame) -> bool:
    """True where the clause does not say itself what it measures."""
    if frame.gives("indicator") in ("after", "tail") or frame.field.among:
        return False
    phrase = phrase_of(frame)
    return not phrase or phrase in frame.scene.lexicon.relatives


def says_place(frame: Frame) -> bool:
    """True where a clause names nothing but a place among others: 位次升至第三."""
    return frame.scene.lexicon.relatives.get(phrase_of(frame)) == "same"


def acts(scene: Scene, begin: int, end: int) -> bool:
    """Whether a stretch after a place says what it does: 宁夏 | 升级改造 | 首家商场."""
    last = scene.label(end - 1) if end > begin else None
    return last in _DONE and not scene.has("DE", begin, end)


#: Labels of what somebody does.
_DONE = ("V", "LIGHT", "NEW")


def opens_clause(scene: Scene, begin: int, at: int) -> bool:
    """True where only who, when and how stand in a clause from ``begin`` up to an atom."""
    roles = scene.lexicon.fields
    return all(roles.role(char) in _AHEAD for char in scene.atoms.text[begin:at])


#: Roles of what may stand in front of what a clause is about.
_AHEAD = ("time", "lead", "body", "part", "aside")


def is_frame(scene: Scene, field: Field) -> bool:
    """True for a clause that only says among whom or by what parts: 从设区市看, 分月看."""
    words = scene.text(*scene.source(field.begin, field.end)) if field.end > field.begin else ""
    parted = any(words.startswith(f) and words.endswith(b) for f, b in scene.lexicon.partitions)
    return parted or scene.spans_text(field.phrase) in scene.lexicon.regions


def ranked(scene: Scene, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """What is ranked: the phrase in front of a population and of the verb, whatever verb it is.

    总量 | 全省最多; 总量 | 重返.
    """
    out: list[tuple[int, int]] = []
    for begin, end in spans:
        last = max((at for at in range(begin, end) if scene.label(at) == "N"), default=begin)
        told = range(max(begin, last), end)  # 国际专利申请量: in front of a noun it is in its name
        scope = next((at for at in told if _population(scene, at, begin, out)), end)
        out.append((begin, scope))
        if scope < end:
            break
    while out:
        begin, end = out[-1]
        heads = scene.lexicon.heads
        while end > begin and scene.label(end - 1) in _RANKING_VERBS:
            if scene.text(*scene.source(begin, end)).endswith(heads):
                break
            if scene.label(end - 2) in ("N", "A") and scene.is_noun_verb(end - 1):
                break  # 科技创新
            end -= 1
        if end > begin:
            out[-1] = (begin, end)
            break
        out.pop()
    return tuple(out)


_RANKING_VERBS = frozenset({"V", "D", "LE", "DE", "JOINT", "LIGHT", "P", "C", "F", "QTY", "REACH"})


def _population(scene: Scene, at: int, begin: int, before: list[tuple[int, int]]) -> bool:
    """True for a scope word after something else of the phrase, but for 占 | 全市 | 比重."""
    whole = scene.label(at - 1) == "OCC"
    return scene.label(at) == "SCOPE" and not whole and (at > begin or bool(before))


def thing_named(frame: Frame, span: tuple[int, int]) -> Slot | None:
    """The thing that a span of the sketch names, by its canonical name where it has one."""
    scene = frame.scene
    begin, end = scene.atom_span(*span)
    if begin >= end:
        return None
    element = scene.atoms.items.get(begin)
    stop = noun_after(scene, begin, end)
    if element is not None and scene.label(begin) in _NAMED:
        tail = scene.spans_text(((begin + 1, begin + 2),)) if stop > begin + 1 else ""
        if tail in scene.lexicon.particles.project:
            source = scene.source(begin, begin + 2)
            return Slot(scene.text(*source), *source)
        name = scene.issuer.name_of(element, scene.reading.surface)
        if stop <= begin + 1 or scene.label(begin) in ("NAME", "ORG"):
            return Slot(name, element.start, element.end) if name else None
    name = scene.text(*scene.source(begin, stop))
    return Slot(name, *scene.source(begin, stop)) if name else None


def without_verbs(scene: Scene, begin: int, end: int) -> int:
    """The atom where a phrase begins without the verbs in front of it: 启动 | 城市体检."""
    at = begin
    while at < end and scene.label(at) in ("LIGHT", "LE", "V"):
        at += 1
    return at if at < end else begin


def is_noun(scene: Scene, spans: tuple[tuple[int, int], ...]) -> bool:
    """True where a phrase names something: it holds a noun, a name or a quotation."""
    return _verbs(scene, spans) or any(
        scene.label(at) in _NOUNS for begin, end in spans for at in range(begin, end)
    )


def _verbs(scene: Scene, spans: tuple[tuple[int, int], ...]) -> bool:
    """True where all there is is what was done, in a word of its own: 接待, 补浇补灌."""
    atoms = scene.atoms
    return any(
        scene.label(at) == "V" and atoms.ends[at] - atoms.starts[at] > 1
        for begin, end in spans
        for at in range(begin, end)
    )


def leading_verbs(scene: Scene, spans: tuple[tuple[int, int], ...]) -> str:
    """The verbs a phrase begins with."""
    if not spans:
        return ""
    begin, end = spans[0]
    if len(spans) > 1 and end == begin + 1 and scene.label(begin) == "R":
        return leading_verbs(scene, spans[1:])  # 每年 | 可减排
    at = begin
    if scene.label(at) == "A" and scene.label(at + 1) == "V":
        at += 1  # 新入库
    text = scene.atoms.text
    while at < end and (scene.label(at) in ("V", "D") or at > begin and text[at] == "、"):
        last = at + 1 == end and scene.word(at - 1) in scene.lexicon.particles.held
        thing = text[at + 1 : at + 2] == "、" or last and scene.is_noun_verb(at)
        if thing and at > begin and scene.label(at - 1) == "V":
            break  # 举办 | 展览、社戏等活动; 举办 | 展览
        at += 1
    if not any(scene.label(one) == "V" for one in range(begin, at)):
        return ""
    return scene.spans_text(((begin, at),)).rstrip("、")


def holder_of(frame: Frame, field: Field) -> str:
    """Whose an indicator is where a light verb stands between: 某类企业 in 某类企业实现收入."""
    scene = frame.scene
    spans = field.phrase
    if len(spans) < 2 or scene.label(spans[0][1]) != "LIGHT":
        return ""
    return scene.spans_text(spans[:1])
