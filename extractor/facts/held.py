"""What a clause leaves for those after it: how long a thing holds, and who they are about."""

from __future__ import annotations

from extractor.facts.bodies import (
    goes_on,
    is_agency,
    is_directed,
    is_object,
    is_outdone,
    is_population,
    is_region,
    joins,
    opens,
)
from extractor.facts.context import NOBODY, Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.entered import entered
from extractor.facts.field import Body, Field
from extractor.facts.heard_news import (
    THINGS,
    hear_account,
    is_of_first,
    leave_place,
    takes_place,
)
from extractor.facts.own_words import NAMED
from extractor.facts.phrases import modifies
from extractor.facts.scene import Clause, Scene
from extractor.facts.strategies.subjects import is_answer
from extractor.mentions.element import entity_of
from extractor.mentions.words import Word

#: What after a body says that it does something.
_ACTING = frozenset({"STATUS", "ADV", "D", "LIGHT", "V", "P_FROM"})
_FORECAST = "forecast"
_OF_PLACES = frozenset({"", "zone", "event"})  # kinds of texts that tell of places
_WORKS = "works"  # the kind of a line or a plant
_FACILITY = "facility"  # says of a subject held that it is a line or a work
#: What after an office says that it does something itself.
_DOES = frozenset({
    "ADV", "D", "LIGHT", "V", "NEW", "STATUS", "ETC", "P_IN", "P_TO", "P_WITH", "TREND", "QTY",
})  # fmt: skip
#: Atoms of the verbs that close what is told of a thing: 建成 | 投运, 开工 | 建设.
_VERBS = 2


def hold(scene: Scene, context: Context, thing: str, slot: Slot | None, said: str) -> Context:
    """The context with a thing held as long as the table says."""
    level = scene.lexicon.holding.get((thing, said))
    return context if level is None else context.hold(thing, slot, level)


def hear_subject(
    scene: Scene, context: Context, field: Field, said: str, clause: Clause
) -> Context:
    """One body at the head of a clause, not a speaker, is who the clauses after it are about."""
    national = scene.issuer.of_nation
    context = _left_behind(context, field, said)
    context = leave_place(scene, context, clause)
    if field.account:
        return hear_account(scene, context, clause)
    if (within := entered(scene, clause, field)) is not None:
        slot = by_name(scene, within.element)
        return hold_subject(scene, context, slot, said, within) if slot else context
    if field.thing is not None and (national or scene.label(clause.begin) == "P_IN"):
        return _hear_facility(scene, context, field.thing, said, clause)
    branch = field.thing or (field.bodies[0] if len(field.bodies) == 1 else None)
    if branch is not None and _is_branch(scene, branch):
        return context.hold("subject", by_name(scene, branch.element), "segment")
    if not field.bodies:
        return context
    bodies = [
        body
        for body in field.bodies
        if not is_population(body.element)
        and not modifies(scene, field, body)
        and not is_outdone(scene, body)
    ]
    if clause.bracket < 0:
        context = hold_agent(scene, context, field)
    bodies = bodies[:1] if is_of_first(scene, bodies, clause) else bodies
    if len(bodies) != 1 or clause.bracket >= 0:
        return context
    body = bodies[0]
    if field.back and not (scene.label(body.at + 1) == "DE" and scene.label(body.at + 2) == "PRON"):
        return context  # but 绍兴市的这座基地, a thing that is there
    if (
        not _is_topical(scene, body, clause)
        or is_region(scene, body.element)
        or (body.glued or scene.label(body.at - 1) == "NEW")
        and is_object(scene, body)
        or is_directed(scene, body)
        or not goes_on(scene, body)
        or _aside(scene, body, clause)
        or _arises_in(scene, body, clause)
        or _is_where(scene, body)
        or joins(scene, body.at + 1)  # 甲实验室、… | 等平台获批，: the others are named by no table
    ):
        return context
    slot = by_name(scene, body.element)
    return hold_subject(scene, context, slot, said, body) if slot else context


def _is_topical(scene: Scene, body: Body, clause: Clause) -> bool:
    """Whether a clause can be about a body; about a facility or an event in national news."""
    entity = entity_of(body.element)
    if entity is None or entity.etype in ("GPE", "ORG", "LOC", "WORK"):
        return True
    happens = entity.etype == "EVENT" and takes_place(scene, body, clause)
    return scene.issuer.of_nation and (entity.etype == "FAC" or happens)


def _is_branch(scene: Scene, body: Body) -> bool:
    """True in a body's own text for a station that a clause is about: 诸暨站加开列车，…."""
    entity = entity_of(body.element)
    own = scene.issuer.kind not in ("", _WORKS)
    if not own or entity is None or entity.etype != "FAC":
        return False
    name = scene.issuer.name_of(body.element, scene.reading.surface) or ""
    return scene.lexicon.kind_of(name) not in ("", _WORKS)


def _left_behind(context: Context, field: Field, said: str) -> Context:
    """The context without the line or work told of, where another side is looked at: 从消费看，."""
    known = context.get("subject", "paragraph")
    away = field.account or field.aspect is not None or said == "label"
    if known is None or known.strategy != _FACILITY or not away:
        return context
    return context.forget("paragraph", "subject")


def hold_agent(scene: Scene, context: Context, field: Field) -> Context:
    """Offices that do something in news of the country do what their sentence goes on with.

    国家药监局批准新药12个、批准新器械8个; 财政部、水利部下达资金3亿元，安排资金2亿元.
    """
    offices = _offices(scene, field)
    if not (scene.issuer.of_nation and offices) or field.account:
        return context
    after = scene.atoms.items.get(offices[-1].at + 1)
    expects = isinstance(after, Word) and after.row.get("status") == _FORECAST
    if expects or scene.label(offices[-1].at + 1) not in _DOES:
        return context
    found = [by_name(scene, body.element) for body in offices]
    slots = [slot for slot in found if slot is not None]
    name = "、".join(slot.value for slot in slots)
    agent = Slot(name, slots[0].start, slots[-1].end) if slots else None
    return context.hold("agent", agent, "sentence")


def _offices(scene: Scene, field: Field) -> list[Body]:
    """The offices that a clause begins with, one or a list of them."""
    listed = scene.lexicon.fields.joint_in
    out: list[Body] = []
    for body in field.bodies:
        follows = not out or out[-1].at + 2 == body.at and listed(scene.atoms.text[body.at - 1])
        if not (follows and is_agency(scene, body.element)):
            break
        out.append(body)
    return out


def _hear_facility(
    scene: Scene, context: Context, body: Body, said: str, clause: Clause
) -> Context:
    """在某景区，…: a clause that names a facility and nothing else says who it is about.

    So does one in news of the country that only says of an event which: 正在举行的某展会，.
    """
    entity = entity_of(body.element)
    etype = entity.etype if entity is not None else ""
    which = scene.label(body.at - 1) == "DE" and body.at + 1 == clause.end
    which = which and opens(scene, clause.begin)
    if etype != "FAC" and not (etype == "EVENT" and which and scene.issuer.of_nation):
        return context
    slot = by_name(scene, body.element)
    if which and slot is not None:
        return hold_subject(scene, context, slot, said, body)
    return hold(scene, context, "subject", slot, said)


def _aside(scene: Scene, body: Body, clause: Clause) -> bool:
    """True in a place's own text for a body that a clause without a fact only names.

    加快中科院某所建设，产值…: nothing is told of it, it does not open the clause; nor does 世界 or
    全国 in 世界首台…问世，产值…; but 我国将推进治理，产量… is the country's.
    """
    if scene.issuer.place is None:
        return False
    element = body.element
    if isinstance(element, Word) and element.row.get("resolves") in scene.issuer.scope_names:
        acts = scene.label(body.at + 1) in _ACTING
        return not (acts and opens(scene, body.at, clause.begin))
    return not (is_answer(scene, body.at, clause) or opens(scene, body.at, clause.begin))


def _arises_in(scene: Scene, body: Body, clause: Clause) -> bool:
    """True in a place's own text for a place whose clause tells that a thing in it came to be.

    诸暨市东线水渠工程建成投运，新建公路4公里: the roads are not Zhuji's.
    """
    entity, arises = entity_of(body.element), scene.lexicon.particles.arises
    if scene.issuer.place is None or entity is None or entity.etype != "GPE" or not body.glued:
        return False
    last = range(max(clause.end - _VERBS, body.at + 2), clause.end)
    return any(scene.word(at) in arises for at in last)


def _is_where(scene: Scene, body: Body) -> bool:
    """True in a body's own text for a place that only says where a thing of its is.

    诸暨市三期工厂四季度投产，产能…; 加快推进诸暨市材料项目建设，收入….
    """
    entity, kind = entity_of(body.element), scene.issuer.kind
    own = body.glued and kind not in _OF_PLACES
    return own and entity is not None and entity.etype == "GPE"


def hold_subject(scene: Scene, context: Context, slot: Slot, said: str, body: Body) -> Context:
    """Who the clauses that follow are about; in national news a place goes on in its paragraph,

    and so does a line or a work: 某高铁…。线路全长….
    """
    entity, row = entity_of(body.element), getattr(body.element, "row", None)
    known = row is not None and row.get("near") not in ("", NAMED)
    if known and said == "opening" and slot.value != NOBODY:
        said = "label"  # 该公司…。…。: spoken of as one that is known
    national = scene.issuer.of_nation
    if national and slot.value in scene.lexicon.areas:
        return context.hold("subject", slot, "paragraph")
    if national and entity is not None and entity.etype == "GPE":
        first = scene.issuer.abroad and context.get("subject", "paragraph") is None
        if entity.code or first:
            return context.hold("subject", slot, "paragraph")
    if national and said == "opening" and entity is not None and entity.etype in THINGS:
        return context.hold("subject", slot._replace(strategy=_FACILITY), "paragraph")
    place = scene.issuer.place is not None
    if place and said == "opening" and entity is not None and entity.etype == "ORG":
        return context.hold("subject", slot, "segment")  # 市医院…；…: the place's again
    return hold(scene, context, "subject", slot, said)
