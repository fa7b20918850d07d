"""Which bodies of a field a fact can be about, and which the clauses after it go on with."""

from __future__ import annotations

from extractor.facts.field import Body
from extractor.facts.phrases import (
    leading_verbs,
    modifies,
)
from extractor.facts.scene import Frame, Scene
from extractor.grammar import Match
from extractor.mentions.element import Element, entity_of
from extractor.mentions.words import Word

#: Labels of what somebody does, and roles of what may stand in front of that at the head.
_ACTS = frozenset({"V", "LIGHT", "NEW"})
_IN_FRONT = frozenset({"edge", "time", "lead", "aside", "duration", "body"})
#: Labels of the members of a list of bodies, and units that are measured by another's amount.
_MEMBERS = ("PLACE", "ORG", "NAME")
_PARTS = frozenset({"%", "1", "x"})
_TELLS = frozenset({"V", "LIGHT", "NEW", "DE"})  # labels of what is no list of names
_EVENT = "event"
_PLACES = frozenset({"position", "top", "tier"})  # kinds of ranks among others


def possible_holders(frame: Frame) -> list[Body]:
    """The bodies of a field that can hold a fact: no population, nobody who only modifies,

    no office that only reports; one that does what is counted can.
    """
    if not frame.field.bodies:
        return []
    known = frame.scene.holders.get(id(frame))
    if known is None:  # the frame is kept too, so that no other can have its identity
        known = frame.scene.holders[id(frame)] = frame, _possible(frame)
    return known[1]


def _possible(frame: Frame) -> list[Body]:
    scene, field = frame.scene, frame.field
    acting = bool(leading_verbs(scene, field.phrase)) or not field.phrase
    acted = not frame.match.groups.get("trend")  # but 推动 | 诸暨市 | 投资增长5%
    return [
        body
        for body in field.bodies
        if not is_population(body.element)
        and not modifies(scene, field, body)
        and (not is_region(scene, body.element) or _is_told_of(frame, body))
        and not (acted and is_object(scene, body))
        and not is_directed(scene, body)
        and not is_outdone(scene, body)
        and not _takes_part(scene, body)
        and not _is_origin(frame, body)
        and not _is_measure(frame, body)
        and not _is_counted(frame, body)
        and (acting or not is_agency(scene, body.element))
    ]


def is_object(scene: Scene, body: Body) -> bool:
    """True for what somebody unnamed did something in or with: 实施 | 甲市、乙市 | 示范项目2个."""
    begin = scene.clauses[scene.clause_at(body.at)].begin
    front = [scene.label(at) for at in range(begin, body.at)]
    has = scene.lexicon.particles.stock  # 拥有 | “国字号”名片
    acts = (n for n, label in enumerate(front) if label in _ACTS or scene.word(begin + n) in has)
    acted = next(acts, len(front))
    told = {scene.lexicon.fields.role(scene.atoms.text[begin + n]) for n in range(acted)}
    return acted < len(front) and told <= _IN_FRONT and "DE" not in front


def is_directed(scene: Scene, body: Body) -> bool:
    """True for whom something is directed at: 对东盟增长8%, 对巴西、澳大利亚分别增长.

    So it is for where a way leads: 从绍兴市发车, 经宁波市、杭州市, 前往浙江省金华市, 由绍兴市起始.
    """
    at, words = body.at - 1, scene.lexicon.particles
    while scene.label(at) in _MEMBERS or (
        scene.atoms.text[at : at + 1] == "、" and scene.label(at - 1) in _MEMBERS
    ):
        at -= 1
    begins = scene.word(body.at + 1) in words.route_start
    return scene.label(at) in ("P_TO", "CMP") or scene.word(at) in words.route or begins


def _is_origin(frame: Frame, body: Body) -> bool:
    """True for from where a person is who is named next: 绍兴 | 选手某某, 绍兴大学 | 学生某某."""
    scene, bodies = frame.scene, frame.field.bodies
    after = next((one for one in bodies if one.at > body.at), None)
    entity = entity_of(after.element) if after is not None else None
    if after is None or entity is None or entity.etype != "PERSON":
        return False
    return all(scene.label(at) in _SAYS_WHO for at in range(body.at + 1, after.at))


#: Labels of what stands between from where a person is and his name.
_SAYS_WHO = frozenset({"TEAM", "N", "DE"})


def _is_measure(frame: Frame, body: Body) -> bool:
    """True for whom something is a part or a multiple of: 仅为 | 宁波 | 的三分之一, 的45%."""
    scene, at = frame.scene, body.at
    of_it = scene.label(at + 1) == "DE" and at + 2 == frame.start
    return of_it and frame.unit in _PARTS and scene.label(at - 1) in ("REACH", "FOR")


def _is_counted(frame: Frame, body: Body) -> bool:
    """True for the first of things that are counted: 某高铁和甲乙、丙丁 | 4条高速, 某湖、某江等3个.

    What follows it in the list is named by no table; of places that all are, each is told of.
    """
    scene, last = frame.scene, frame.start - 1
    counts = "value" in frame.match.groups and frame.match.first("after") is not None
    if not counts or not joins(scene, body.at + 1):
        return False
    between = range(body.at + 2, last + 1)
    if joins(scene, last) or any(scene.label(at) in _TELLS for at in between):
        return False
    return scene.label(last) == "ETC" or any(joins(scene, at) for at in between)


def joins(scene: Scene, at: int) -> bool:
    """Whether an atom joins the members of a list."""
    return scene.label(at) == "JOINT" or scene.atoms.text[at : at + 1] == "、"


def share_together(frame: Frame) -> bool:
    """True for 甲、乙两县占比超四成: what some places that are counted have of a whole."""
    scene, last, groups = frame.scene, frame.field.bodies[-1].at + 1, frame.match.groups
    shares = "whole" in groups or "tail" in groups or bool(frame.gives("tail"))
    alone = len(frame.values()) == 1 and not frame.field.each
    return shares and alone and scene.has("TALLY", last, last + 1)


def is_outdone(scene: Scene, body: Body) -> bool:
    """True for whom a thing is the greatest of: 全球 in 全球最大的运丝船, 亚洲 in 亚洲最大火车站.

    But 绍兴市最大的水库 is the city's.
    """
    most, word = tuple(scene.lexicon.particles.most), scene.word(body.at + 1)
    measure = word.endswith(scene.lexicon.heads)  # 全市 | 最低气温
    return word.startswith(most) and not measure and _is_wide(scene, body)


def _is_wide(scene: Scene, body: Body) -> bool:
    """Whether a body is a word for all of somebody, or a part of the world: 全球, 亚洲.

    A village or a town is none.
    """
    entity = entity_of(body.element)
    if isinstance(body.element, Word):
        return True
    name = scene.issuer.name_of(body.element, scene.reading.surface) or ""
    return entity is not None and entity.etype == "LOC" and not scene.lexicon.kind_of(name)


def _takes_part(scene: Scene, body: Body) -> bool:
    """True at an event for from where those come who are counted: 全球 | 146家机构参会."""
    counted = scene.label(body.at + 1) in ("QTY", "NUM")
    return scene.issuer.kind == _EVENT and counted and _is_wide(scene, body)


def is_region(scene: Scene, element: Element) -> bool:
    """True for a river or a region in the text of a place: where something is, not whose."""
    entity = entity_of(element)
    if scene.issuer.place is None or entity is None or entity.etype != "LOC":
        return False
    name = entity.name or scene.reading.surface[element.start : element.end]
    return not scene.lexicon.kind_of(name)


def _is_told_of(frame: Frame, body: Body) -> bool:
    """True for a river or a region that alone opens its clause, with what is measured of it.

    洞庭湖总磷浓度下降; but not with how many things of its are measured: 黄河流域62个断面.
    """
    scene, field = frame.scene, frame.field
    return body.glued and not any(scene.has("V", *span) for span in field.phrase)


def is_agency(scene: Scene, element: Element) -> bool:
    """True for an office that reports facts of its place, unless the document is its own."""
    entity = entity_of(element)
    if entity is None or entity.etype != "ORG":
        return False
    name = scene.issuer.name_of(element, scene.reading.surface) or ""
    main = scene.issuer.main
    return scene.lexicon.kind_of(name) == "agency" and (main is None or main.value != name)


def holds_place(scene: Scene, match: Match, thing: Body) -> bool:
    """True for a port, a zone or a sight with a place among others: it is ranked, not counted."""
    entity = entity_of(thing.element)
    ranks = (getattr(rank, "kind", "") for rank in scene.captures(match, "rank"))
    return entity is not None and entity.etype == "FAC" and _PLACES.issuperset(ranks)


def is_population(element: Element) -> bool:
    """True for 全行业, 西部: among whom, not who."""
    return isinstance(element, Word) and element.row.get("resolves") == "named"


def goes_on(scene: Scene, body: Body) -> bool:
    """True where the clauses that follow are about a body too.

    A place's or the country's word does; in a place's own document an organisation, and a facility
    or an event at the head of its clause (a port, a fair), but no service: 中欧班列.
    """
    entity = entity_of(body.element)
    if entity is not None and entity.etype == "GPE" and not entity.code:
        said = scene.word(body.at)  # 中国自1992年加入…以来，
        own = said in scene.issuer.scope_names.values()
        return scene.issuer.place is None or own or bool(scene.lexicon.kind_of(entity.name or ""))
    if entity is None or entity.etype in ("GPE", "LOC"):
        return True
    if entity.etype == "PERSON" or is_agency(scene, body.element):
        return False
    if scene.issuer.place is None or entity.etype == "ORG":
        return True
    begin = scene.clauses[scene.clause_at(body.at)].begin
    return entity.etype in ("FAC", "EVENT", "WORK") and opens(scene, body.at, begin)


def opens(scene: Scene, atom: int, begin: int = 0) -> bool:
    """True where nothing but connectives, times and places stands in front in the sentence.

    Or in the clause that begins at the atom ``begin``.
    """
    roles = scene.lexicon.fields
    return all(
        roles.role(char) in ("edge", "time", "lead", "aside", "body", "duration", "part")
        for char in scene.atoms.text[begin:atom]
    )
