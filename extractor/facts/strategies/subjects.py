"""Who a fact is about."""

from __future__ import annotations

from itertools import pairwise

from extractor.facts.bodies import is_agency, is_population, opens, possible_holders, share_together
from extractor.facts.candidates import RURAL
from extractor.facts.context import Context, Slot, Topic
from extractor.facts.deictics import by_name
from extractor.facts.honoured import is_of_place, is_thing
from extractor.facts.phrases import (
    leading_verbs,
    phrase_of,
    points_back,
    says_place,
    thing_named,
)
from extractor.facts.scene import Clause, Frame, Scene
from extractor.facts.strategies.pointing import pointed, summed
from extractor.facts.where_done import only_where
from extractor.mentions.element import Element, entity_of
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word


def named(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """The rule itself says who: 总投资18亿元的…项目, 第一是绍兴市."""
    spans = [] if wider_holder(frame) else frame.match.groups.get("holder", [])
    return tuple(slot for span in spans if (slot := thing_named(frame, span)) is not None) or None


def wider_holder(frame: Frame) -> Element | None:
    """What stands where the holder of a rank would and is a region: 长三角第6位 says among whom."""
    element = frame.scene.capture(frame.match, "holder") if "rank" in frame.match.groups else None
    entity = entity_of(element) if element is not None else None
    if entity is None:
        return None
    issuer = frame.scene.issuer
    above = {issuer.city, issuer.province} - {issuer.place, None}
    name = issuer.name_of(element, frame.scene.reading.surface) if element else None
    if entity.etype == "LOC" and name is not None:  # 长三角; but a town holds ranks: 枫桥镇
        return None if frame.scene.lexicon.kind_of(name) in RURAL else element
    around = entity.etype == "GPE" and name in above  # 居全国第11名、浙江省第4名
    return element if around else None


def own(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """A body in the fact's own field; several where each has its value."""
    if not frame.field.bodies or is_relative(frame):
        return None
    agent = frame.scene.lexicon.particles.agent
    said = [body for body in possible_holders(frame) if frame.scene.word(body.at - 1) not in agent]
    if said and only_where(frame, said[0]):
        return None
    bodies = [body.element for body in said]
    bodies += _tied(frame) if bodies and of_several(frame) else []
    found = tuple(slot for body in bodies if (slot := by_name(frame.scene, body)) is not None)
    if len(found) > 1 and not _is_of_each(frame, len(found)):
        return _joined(frame, found)
    return found or _seated(frame)


def _seated(frame: Frame) -> tuple[Slot, ...] | None:
    """英国政府将把占比提升至3%, 北京市商务局监测的销售额: where the office that opens it is."""
    scene, bodies = frame.scene, frame.field.bodies
    office = bodies[0].element
    seat = scene.issuer.seats.get(office.start)
    if seat is None or len(bodies) > 1 or not is_agency(scene, office):
        return None
    begin = scene.clauses[frame.clause].begin
    return (Slot(seat, office.start, office.end),) if opens(scene, bodies[0].at, begin) else None


def _is_of_each(frame: Frame, several: int) -> bool:
    """Whether a fact is told of each of several, not of the last or of all together."""
    shared = frame.field.each or "each" in frame.match.groups or of_several(frame)
    return shared or several == room_for(frame) or _each_of_them(frame)


def _joined(frame: Frame, found: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """A list of several with one value: together where that is said, each where it is a rate.

    甲区、乙区财政收入合计10亿元, 甲省、乙省等地投入资金3亿元; 甲企业、乙企业海外营收占比达60%.
    Else the one that stands last.
    """
    bodies, scene = possible_holders(frame), frame.scene
    text, joins = scene.atoms.text, scene.lexicon.fields.joins
    listed = all(joins(text[one.at + 1 : two.at]) for one, two in pairwise(bodies))
    if not listed or len(bodies) != len(found) or "value" not in frame.match.groups:
        return found[-1:]
    sums = scene.lexicon.particles.total
    summed = any(scene.word(at) in sums for at in range(bodies[-1].at, frame.end))
    summed = summed or share_together(frame)
    if frame.unit == "%" and not summed:
        return found[-1:] if frame.match.groups.get("whole") else found
    if not summed and frame.gives("measure", "level") != "level":
        return found[-1:]
    name = "、".join(slot.value for slot in found)
    return (Slot(name, found[0].start, found[-1].end),)


def coming(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """作为全国首个湿地学校，鉴湖小学…, 继去年获评…后，柳溪村又…: of whom stands after."""
    scene, clauses = frame.scene, frame.scene.clauses
    opening = scene.label(clauses[frame.clause].begin)
    apposed = opening == "P_ROLE" and "rank" in frame.match.groups
    past = opening == "P_PAST" and "honour" in frame.match.groups and not frame.field.bodies
    if not (apposed or past) or frame.clause + 1 >= len(clauses):
        return None
    following = clauses[frame.clause + 1]
    field = scene.field(following.begin, following.end)
    body = field.bodies[0] if field.bodies else field.thing
    if body is None or not opens(scene, body.at, following.begin) or is_population(body.element):
        return None
    slot = by_name(scene, body.element)
    return (slot,) if slot is not None else None


def _each_of_them(frame: Frame) -> bool:
    """True for 甲市、乙市经济总量突破2000亿元: a bound that each of some divisions has passed."""
    bodies, text = frame.field.bodies, frame.scene.atoms.text
    values = frame.values()
    listed = all(text[one.at + 1 : two.at] == "、" for one, two in pairwise(bodies))
    divisions = all(
        entity is not None and entity.etype == "GPE" and bool(entity.code)
        for entity in (entity_of(body.element) for body in bodies)
    )
    over = len(values) == 1 and getattr(values[0].value, "modifier", None) == "over"
    over = over and not share_together(frame)
    return over and listed and divisions and not frame.field.counts


def is_relative(frame: Frame) -> bool:
    """True for A、B实施的 | 2个项目: who stands in front only says which things are counted."""
    scene, field = frame.scene, frame.field
    if scene.label(frame.start - 1) != "DE" or not field.phrase:
        return False
    return scene.label(field.phrase[-1][1] - 1) == "V"


def room_for(frame: Frame) -> int:
    """How many subjects a frame has room for: one a value or rank, any number in a top."""
    group = "rank" if "rank" in frame.match.groups else "value"
    if is_top(frame):
        return len(frame.field.bodies)
    return len(frame.scene.captures(frame.match, group)) // (1 + (frame.gives("shape") == "pairs"))


def site(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """某某港区在绩效评估中获评A类，| 列全省第2: a place among others is of the site spoken of."""
    scene = frame.scene
    if "rank" not in frame.match.groups or frame.field.phrase or not frame.leads:
        return None
    for body in frame.leads[-1].bodies[:1]:
        entity = entity_of(body.element)
        begin = scene.clauses[scene.clause_at(body.at)].begin
        if entity is not None and entity.etype == "FAC" and opens(scene, body.at, begin):
            slot = by_name(scene, body.element)
            return (slot.carried(),) if slot is not None else None
    return None


def topic(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """A clause that only points back is about who was spoken of: 增速居全省第5位."""
    if several := [t.subject for t in summed(frame, context) if t.subject is not None]:
        names = "、".join(dict.fromkeys(slot.value for slot in several))
        return (several[-1].carried()._replace(value=names),)
    told, point = context.topic(), frame.field.point
    if told is not None and _goes_on_together(frame, told):
        return (told.subject.carried(),) if told.subject is not None else None
    if point is not None:
        if meant := _pointed_at(frame, context):
            return meant
        told = next(iter(pointed(point, context.topics)[-1:]), told)
    if told is None or told.subject is None or not points_back(frame):
        return None
    if point is None and is_of_place(frame) and is_thing(frame.scene, told.subject):
        return None  # 柳溪米酒入选省级名录，获评全国文明城市
    named = phrase_of(frame) and not says_place(frame)
    if point is None and told.measure == "honour" and named:
        return None  # 数量居全省首位: whose the holders are
    if point is None and _heard_since(frame, context, told.end):
        return None  # 柯桥区列第15，越城区首次入榜，为第99; 诸暨市最低，为23；嵊州市最高，为31
    return (told.subject.carried(),)


def _goes_on_together(frame: Frame, told: Topic) -> bool:
    """True for 甲省、乙省共封闭路段12个，| 关闭收费站52个: a verb that those in front do too."""
    field, subject = frame.field, told.subject
    several = subject is not None and "、" in subject.value and frame.scene.issuer.of_nation
    several = several and told.clause == frame.clause - 1
    return several and not field.bodies and bool(leading_verbs(frame.scene, field.phrase))


def _pointed_at(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """前者 of 甲茶、乙米双双入选…: the first of those that one thing was just told of."""
    word = frame.field.point
    if word is None or not context.topics:
        return None
    last = context.topics[-1]
    told = [one for one in context.topics if one.clause == last.clause and one.subject is not None]
    named = {one.subject.value: one.subject.carried() for one in told if one.subject is not None}
    if len(named) < 2 or any(one.indicator != last.indicator for one in told):
        return None
    count, who = int(word.row.get("count")), tuple(named.values())
    return who[-count:] if word.row.get("from") == "last" else who[:count]


def _heard_since(frame: Frame, context: Context, end: int) -> bool:
    """True where a clause after a fact begins with somebody else, or says that it was he.

    Who is honoured is a place that stands so, no body.
    """
    heard = context.get("subject", "segment", "sentence", "paragraph")
    if heard is None or heard.start <= end:
        return False
    scene = frame.scene
    at = next((n for n, start in enumerate(scene.atoms.starts) if start == heard.start), 0)
    entity = entity_of(scene.atoms.items[at]) if at in scene.atoms.items else None
    if "honour" in frame.match.groups and (entity is None or entity.etype != "GPE"):
        return False
    clause, roles = scene.clauses[scene.clause_at(at)], scene.lexicon.fields
    heads = all(roles.role(char) in _FRONTS for char in scene.atoms.text[clause.begin : at])
    site = scene.label(clause.begin) == "P_IN" and at + 1 == clause.end  # 在诸暨市，…
    return at > 0 and (heads or site or is_answer(scene, at, clause))  # 其中 | 诸暨市最高，为…


#: Roles of atoms in front of who begins a clause: 其中, and the place that he is in.
_FRONTS = frozenset({"part", "body"})


def is_answer(scene: Scene, at: int, clause: Clause) -> bool:
    """True for the body that ends a cleft: 进步最快的是 | 诸暨市，…."""
    cleft = scene.label(at - 1) == "REACH" and scene.label(at - 2) == "DE"
    return cleft and at + 1 == clause.end


def of_several(frame: Frame) -> bool:
    """True where the verb says it of several holders: 并列."""
    items = frame.scene.sketch.items
    read = (items.get(at) for at in range(frame.match.start, frame.match.end))
    return any(isinstance(item, Word) and item.row.get("each") for item in read)


def _tied(frame: Frame) -> list[Element]:
    """Who holds a place with another: 诸暨市与 | 新昌县 | 并列第五; but 增速与新昌县并列."""
    scene, at = frame.scene, frame.field.bodies[-1].at
    tied = scene.label(at + 1) == "WITH" and at + _TIED == frame.start
    other = scene.atoms.items.get(at + 2)
    return [other] if tied and other is not None and entity_of(other) is not None else []


#: Atoms from who holds a place to the verb: both holders and the word between.
_TIED = 3


def is_top(frame: Frame) -> bool:
    """True for a rank that several share: 前三."""
    found = frame.scene.captures(frame.match, "rank")
    return len(found) == 1 and isinstance(found[0], Rank) and found[0].kind == "top"


def agent(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """What is done after an office did something is done by it: …、批准新器械8个."""
    slot = context.get("agent", "segment", "sentence")
    field = frame.field
    if slot is None or field.bodies:
        return None
    told = context.topic()  # 修复基站12个、光缆3公里: one verb for all of them
    last = told.subject if told is not None and told.clause == frame.clause else None
    goes_on = last is not None and last.value == slot.value
    if not goes_on and not leading_verbs(frame.scene, field.phrase):
        return None
    return (slot.carried(),)


def before(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """Parts of what the sentence before measured are of whom it was told: 其中江海联运2万标箱."""
    told = context.before
    part = frame.field.part or any(lead.part for lead in frame.leads)
    if told is None or told.subject is None or context.topics or not part:
        return None
    return (told.subject.carried(),) if told.measure not in ("rank", "honour") else None


def held(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """Who the sentence, the label in front or the heading above is about."""
    slot = context.get("subject", "segment", "sentence", "paragraph", "section")
    return (slot,) if slot else None


def document(frame: Frame, context: Context) -> tuple[Slot, ...] | None:
    """Whose document it is."""
    slot = context.get("subject", "document")
    return (slot,) if slot else None
