"""Among whom something ranks."""

from __future__ import annotations

from extractor.facts.chunks import Chunk
from extractor.facts.contests import contest_parts, is_contest, names_contest, says_in_what
from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.field import VAST
from extractor.facts.origins import is_outside
from extractor.facts.phrases import points_back
from extractor.facts.populations import division_above, is_wider, population
from extractor.facts.scene import Frame, Scene
from extractor.facts.strategies.answers import Answer, lead_phrase
from extractor.facts.strategies.contest_names import announced as announced_contest
from extractor.facts.strategies.several import some_of
from extractor.facts.strategies.subjects import wider_holder
from extractor.mentions.element import Element, entity_of, label_of
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word


def rule(frame: Frame, context: Context) -> Answer:
    """The rule's own words: 居全省第3位; one for each rank where each has its own."""
    scene = frame.scene
    found = []
    for begin, end in frame.match.groups.get("scope", []):
        element = scene.sketch.items.get(begin)
        if isinstance(element, Word) and _is_holder(frame, context, element):
            continue  # 学校列第156位: who, not among whom
        span = _after_verb(scene, *scene.atom_span(begin, end), first=_is_first(frame))
        if span[0] >= span[1]:
            continue
        nobody = names_contest(scene, *span) or _tells(scene, *span) or says_in_what(frame, *span)
        name = "" if nobody else population(scene, *span)
        if len(name) < _NAMED:
            continue  # 排名 | 进 | 前十
        held = context.get("scope")
        if held is not None and name and held.value.endswith(name):
            found.append(held)  # 珠三角九市：…增速九市第一
        elif name:
            found.append(Slot(name, *scene.sketch.source(begin, end)))
    region = wider_holder(frame)
    if region is not None and (slot := by_name(scene, region)) is not None:
        found.append(slot)
    return tuple(found) or None


def _after_verb(scene: Scene, begin: int, end: int, *, first: bool) -> tuple[int, int]:
    """A population without the verbs in front of it: 任丘市跻身 | 全市, 跻身 | 第一方阵.

    With ``first``, of what is first, no place that does something either: 绍兴市推出 | 行业首款.
    """
    verbs = {*_VERBS, "V"} if first and scene.label(begin) == "PLACE" else _VERBS
    last = (at for at in range(end - 2 if first else end - 1, begin - 1, -1))
    text = scene.atoms.text  # but of 行政村（居） the bracket is a kind
    said = (at for at in last if scene.label(at) in verbs and text[at + 1 : at + 2] != "）")
    return next(said, begin - 1) + 1, end


def _is_first(frame: Frame) -> bool:
    ranks = frame.scene.captures(frame.match, "rank")
    return any(isinstance(rank, Rank) and rank.kind == "first" for rank in ranks)


#: Labels of verbs that get somebody among others.
_VERBS = frozenset({"JOIN", "RANKV", "MOVE", "TO", "REACH", "LE"})


def _is_holder(frame: Frame, context: Context, word: Word) -> bool:
    """Whether a word is whose the rank is: a body's own, or a place's where nobody was told of."""
    scene, field = frame.scene, frame.field
    opens = frame.match.groups["scope"][0][0] == frame.match.start
    if scene.issuer.is_self(word):
        return opens  # but 居 | 全校 | 第12
    main = scene.issuer.main if scene.issuer.kind else None
    if opens and main and scene.issuer.name_of(word, scene.reading.surface) == main.value:
        return True  # 该区排名第13, in the zone's own text
    own = scene.issuer.place is not None and not is_wider(scene, word)
    told = context.topics or context.get("subject", "segment", "sentence") is not None
    alone = not (field.bodies or field.phrase or told)
    alone = alone and "after" not in frame.match.groups  # 全市首个湿地公园: among whom
    return own and alone and opens


def _tells(scene: Scene, begin: int, end: int) -> bool:
    """True for 柯桥区以 | 第4名: a place of which something is told."""
    if scene.label(begin) != "PLACE" or end - begin < _TOLD:
        return False
    last = scene.label(end - 1) or ""
    return last in ("V", "LIGHT") or last[:1] == "P" and last != "PLACE"


_NAMED = 2  # characters of the shortest population
_TOLD = 2  # atoms of the shortest such stretch: a place and its verb


def group(frame: Frame, context: Context) -> Answer:
    """在15个副省级城市中: the group that the clause names; but 31个学科中，14个进入前十."""
    if some_of(frame) is not None:
        return None
    for field in (frame.field, *reversed(frame.leads)):
        for chunk in reversed(field.among):
            if not is_contest(frame.scene, chunk) and not _of_parts(frame.scene, chunk):
                name = population(frame.scene, *chunk.core)
                return (Slot(name, *frame.scene.source(*chunk.core)),) if name else None
    return None


def _of_parts(scene: Scene, chunk: Chunk) -> bool:
    """True for 二级指标中: of what parts, not among whom."""
    return scene.spans_text((chunk.core,)).endswith(tuple(scene.lexicon.particles.indices))


def contest(frame: Frame, context: Context) -> Answer:
    """在全省绩效评价中: the population of the contest."""
    held = context.get("contest")
    if held is None:
        return None
    bodies, scene = frame.field.bodies, frame.scene
    holder = by_name(scene, bodies[-1].element) if bodies else None
    name = holder.value if holder else scene.spans_text(frame.field.phrase)
    scope = contest_parts(scene, held, name).scope
    return (held._replace(value=scope),) if scope else None


def games(frame: Frame, context: Context) -> Answer:
    """第十届全运会…男子跳高冠军: a title is won among those at the games that were named last."""
    scene, lexicon = frame.scene, frame.scene.lexicon
    ranks = frame.scene.captures(frame.match, "rank")
    labels = {label_of(rank) for rank in ranks}
    gained = frame.gives("indicator") == "after" and labels == {"POS"}  # 获女子组第五名
    title = frame.gives("indicator") == "title" or gained or "CUP" in labels
    listed = context.get("contest", "sentence")
    name = listed.value if listed is not None else scene.spans_text(frame.field.phrase)
    held_in = context.get("contest", "segment", "sentence")
    among = held_in is not None and held_in.value.endswith(lexicon.contests)
    if not title and not among and not name.endswith(tuple(lexicon.particles.list_head)):
        return None
    if _is_of_divisions(scene, listed):
        return None
    for element in reversed(scene.issuer.named):
        name = scene.issuer.name_of(element, scene.reading.surface) or ""
        if element.end <= ranks[0].start and name.endswith(lexicon.games):
            return (Slot(name, element.start, element.end),)
    return None


def _is_of_divisions(scene: Scene, listed: Slot | None) -> bool:
    """True for a list of the divisions of the document's place: 设区市 | 贡献榜."""
    return listed is not None and listed.value.startswith(tuple(scene.lexicon.regions))


def market(frame: Frame, context: Context) -> Answer:
    """国内市场占有率升至22%，位次由第四进到第二: a share of a market ranks in that market;

    so does a place in a ranking in what it orders: 软科中国大学排名第8.
    """
    scene, lexicon = frame.scene, frame.scene.lexicon
    told = context.topic()
    said = scene.spans_text(frame.field.phrase) or lead_phrase(frame)
    name = told.indicator if points_back(frame) and told and not lead_phrase(frame) else said
    if not name.endswith((*lexicon.shares, *lexicon.percents, *lexicon.particles.ranking)):
        return None
    words = (
        word for word in lexicon.scopes if word in name and lexicon.contest_scopes[word] in VAST
    )
    word = next(words, None)
    scope = scene.issuer.resolve(lexicon.contest_scopes[word], word) if word else None
    return (Slot(scope, source="clause before"),) if scope else None


def national(frame: Frame, context: Context) -> Answer:
    """百强县排名升至第70位: a list of divisions is of the whole country if nothing else is said."""
    scene, listed = frame.scene, context.get("contest", "segment", "sentence")
    said, told = scene.spans_text(frame.field.phrase) or lead_phrase(frame), context.topic()
    said = told.indicator if told is not None and not said else said  # 百强县排名上升3位，| 列第82
    name = said if listed is None else listed.value
    if not any(word in name for word in scene.lexicon.particles.national):
        return None
    scope = scene.issuer.resolve("nation", "")
    return (Slot(scope, source="clause before"),) if scope else None


def held(frame: Frame, context: Context) -> Answer:
    """The scope of the rank, or the benchmark, before it; of a list, that of the list before."""
    listed = context.get("listed_in", "sentence") if frame.match.first("list") else None
    slot = listed or context.get("scope")
    return (slot,) if slot else None


def parts(frame: Frame, context: Context) -> Answer:
    """全国列第87。其中，创新能力列第90: parts of what was ranked are ranked among the same."""
    among, told = context.get("ranked_in", "section"), context.before
    if among is None or frame.field.bodies or told is None or told.measure != "rank":
        return None
    part = frame.field.part or any(lead.part for lead in frame.leads)
    name = frame.scene.spans_text(frame.field.phrase)
    quoted = name[:1] == "“" and name[-1:] == "”"  # “创新能力”列第90
    index = name.endswith(tuple(frame.scene.lexicon.particles.indices))
    return (among.carried(),) if part or quoted or index else None


def announced(frame: Frame, context: Context) -> Answer:
    """全国百强区榜单发布。…柯桥区列第8: the population of what the news is the result of."""
    held = context.get("announced", "section")
    told = context.topic()
    other = told is not None and told.measure != "rank"  # 资金7亿元、项目8个，分列第2和第4
    if held is None or other or announced_contest(frame, context) is None:
        return None
    scope = contest_parts(frame.scene, held, None).scope
    return (held._replace(value=scope),) if scope else None


def above(frame: Frame, context: Context) -> Answer:
    """Among whom a place's own release ranks it where it does not say: the division above."""
    issuer = frame.scene.issuer
    ranked = [
        one.kind for one in frame.scene.captures(frame.match, "rank") if isinstance(one, Rank)
    ]
    measured = frame.gives("indicator", "before") == "before" and not frame.match.first("list")
    if not measured or not ranked or not _MEASURED.issuperset(ranked):
        return None
    listed = context.get("contest")
    if frame.field.among or listed is not None and not _is_of_divisions(frame.scene, listed):
        return None
    if listed is not None and issuer.kind:  # a delegation's: 设区市贡献榜
        seat = issuer.resolve("own", "")
        return (Slot(seat, source="document"),) if seat else None
    wider = division_above(frame.scene)
    holder, told = _ranked_body(frame), context.topic()
    subject = by_name(frame.scene, holder) if holder else context.get("subject")
    if holder is None and points_back(frame) and told is not None and told.subject is not None:
        subject = told.subject  # 诸暨市增长9%，居首位
        items = frame.scene.atoms.items.values()
        holder = next((item for item in items if item.start == subject.start), None)
    if holder and _is_division(holder) and subject and subject.value != issuer.place:
        entity = entity_of(holder)
        beyond = entity is None or is_outside(frame.scene, entity.code)
        wider = None if beyond or _reaches_out(frame) else issuer.place
    elif subject is None or subject.value != issuer.place:
        return None
    return (Slot(wider, source="document"),) if wider else None


def _ranked_body(frame: Frame) -> Element | None:
    """Who holds a rank, as far as the rule or the clause names one."""
    holders = frame.scene.captures(frame.match, "holder")
    bodies = [body.element for body in frame.field.bodies]
    return next(iter(holders), bodies[-1] if bodies else None)


def _reaches_out(frame: Frame) -> bool:
    """Whether one of those that a rule names lies elsewhere: 前三位的城市是：上海市、杭州市."""
    entities = map(entity_of, frame.scene.captures(frame.match, "holder"))
    return any(e is not None and is_outside(frame.scene, e.code) for e in entities)


def _is_division(element: Element) -> bool:
    entity = entity_of(element)
    return entity is not None and entity.etype == "GPE" and bool(entity.code)


#: Kinds of ranks that a statistic has.
_MEASURED = frozenset({"position", "top"})
