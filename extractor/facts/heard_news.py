"""What news of the whole country says of whom it goes on to tell: speakers, events, everywhere."""

from __future__ import annotations

from extractor.facts.bodies import is_agency, opens
from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.field import Body
from extractor.facts.phrases import thing_named
from extractor.facts.scene import Clause, Frame, Scene
from extractor.facts.times import said_period
from extractor.mentions.element import entity_of
from extractor.mentions.mention import Mention, TimeValue
from extractor.period import Period

#: What after a place says that one of its bodies tells something: 上海 | 边检机关, 上海 | 数据显示.
_TOLD = frozenset({"N", "SAY", "CONN", "ASPECT"})
THINGS = ("FAC", "EVENT")  # kinds of named things that news of the country tells of
#: What after an event says that it is told of.
_HAPPENS = frozenset({"TIME", "P_IN", "V", "ADV", "D", "STATUS", "REACH", "P_FROM"})
#: What may stand between who speaks, the verb and what he did, and what that begins with.
_WHILE = frozenset({"TIME", "ADV", "D", "STATUS"})
_DEEDS = frozenset({"V", "TREND", "LIGHT", "NEW"})
_SEVERAL = 2
_ORG = "ORG"
_COMPANY = "company"
#: What between two bodies says that the first does something with the second.
_TELLS = frozenset({"REACH", "P_IN", "RANKV"})


def hear_account(scene: Scene, context: Context, clause: Clause) -> Context:
    """据上海边检机关统计，…; 商务部数据显示，…: in national news it is told of where they are."""
    if (company := _files(scene, clause)) is not None:
        return context.hold("subject", company, "paragraph")
    if scene.issuer.of_nation and (doer := _speaker_of_own(scene, clause)) is not None:
        return context.hold("subject", doer, "sentence")
    if (company := _managed(scene, clause)) is not None:
        return context.hold("subject", company, "sentence")
    if not scene.issuer.seats:
        return context
    for at in range(clause.end - 1, clause.begin - 1, -1):
        element = scene.atoms.items.get(at)
        name = scene.issuer.seats.get(element.start) if element is not None else None
        entity = entity_of(element) if element is not None else None
        if element is None or name is None or entity is None:
            continue
        its = scene.label(at + 1) in _TOLD and scene.label(at - 1) != "P_IN"  # not 在上海采访时
        if entity.etype == "ORG" or its:
            return context.hold("subject", Slot(name, element.start, element.end), "paragraph")
    return context


def told_on(scene: Scene, context: Context, clause: Clause) -> Context:
    """某国内政部25日通报，12人受伤: news of a day tells of the day on which somebody told it."""
    items = (scene.atoms.items.get(at) for at in range(clause.begin, clause.end))
    times = [one for one in items if isinstance(one, Mention) and isinstance(one.value, TimeValue)]
    if len(times) != 1 or not scene.issuer.of_day:
        return context
    slot = said_period(scene, times[0])
    own = Period.parse(slot.value) if slot is not None else None
    return context.hold("period", slot, "sentence") if own is not None and own.is_day else context


def _files(scene: Scene, clause: Clause) -> Slot | None:
    """Whose figures a company's own report tells: 某公司发布的半年报显示，…; None: no company's."""
    start, end = scene.source(clause.begin, clause.end)
    told = scene.text(start, end)
    filed = max(
        (start + told.find(word) for word in scene.lexicon.particles.filing if word in told),
        default=-1,
    )
    items = (scene.atoms.items.get(at) for at in range(clause.begin, clause.end))
    named = [one for one in items if one is not None and one.end <= filed]
    bodies = [one for one in named if getattr(entity_of(one), "etype", "") == _ORG]
    if len(bodies) != 1 or is_agency(scene, bodies[0]):
        return None
    return by_name(scene, bodies[0])


def _managed(scene: Scene, clause: Clause) -> Slot | None:
    """The company whose manager tells of it: 某公司 | 总经理某某介绍，; no analyst tells of his."""
    begin = max((at for at in range(clause.begin, clause.end) if _is_body(scene, at)), default=-1)
    slot = by_name(scene, scene.atoms.items[begin]) if begin >= 0 else None
    if slot is None or scene.lexicon.kind_of(slot.value) != _COMPANY:
        return None
    managers = tuple(scene.lexicon.particles.manager)
    manages = any(scene.word(at).endswith(managers) for at in range(begin + 1, clause.end))
    return slot if manages else None


def _is_body(scene: Scene, at: int) -> bool:
    """Whether an atom names an organisation, or is a word for one."""
    element = scene.atoms.items.get(at)
    entity = entity_of(element) if element is not None else None
    return scene.label(at) == "SCOPE" or entity is not None and entity.etype == "ORG"


def _speaker_of_own(scene: Scene, clause: Clause) -> Slot | None:
    """Who says what he did himself: 央行宣布，| 下调利率, 某军称，| 当天袭击了…; None: of another.

    What an office says that is not announced is of its place: 国家能源局表示，| 新增….
    """
    at = clause.end - 2
    while scene.label(at) in _WHILE and at > clause.begin:
        at -= 1
    element = scene.atoms.items.get(at)
    entity = entity_of(element) if element is not None else None
    word = scene.word(clause.end - 1)
    declares, says = scene.lexicon.particles.declares, scene.lexicon.particles.says
    if element is None or entity is None or entity.etype != "ORG":
        return None
    own = word in declares or word in says and not is_agency(scene, element)
    if not own or not opens(scene, at, clause.begin):
        return None
    following = clause.end + 1
    while scene.label(following) in _WHILE:
        following += 1
    label = scene.label(following)
    acts = label in _DEEDS and not (label == "V" and scene.is_noun_verb(following))
    return by_name(scene, element) if acts else None


def hold_thing(frame: Frame, context: Context) -> Context:
    """The context after 全长18公里的某隧道 | 贯通，: its sentence goes on with that."""
    scene, spans = frame.scene, frame.match.groups.get("holder", [])
    if not scene.issuer.of_nation or not spans:
        return context
    slot = thing_named(frame, spans[0])
    told = slot is not None and scene.atoms.ends[scene.clauses[frame.clause].end - 1] > slot.end
    return context.hold("subject", slot, "sentence") if told else context


def leave_place(scene: Scene, context: Context, clause: Clause) -> Context:
    """The context after 各地 that opens a sentence: what follows is of the country again."""
    at = next((n for n in range(clause.begin, clause.end) if scene.label(n) not in _WHILE), -1)
    if scene.word(at) not in scene.lexicon.particles.everywhere or not scene.issuer.of_nation:
        return context
    if not opens(scene, at):
        return context
    return context.forget("paragraph", "subject")


def is_of_first(scene: Scene, bodies: list[Body], clause: Clause) -> bool:
    """True for 某水电站位于 | 某县, 甲桥连接 | 乙镇: the others say something of the first."""
    if len(bodies) < _SEVERAL or not scene.issuer.of_nation:
        return False
    first, second = bodies[0].at, bodies[1].at
    between = [scene.label(at) for at in range(first + 1, second)]
    acts = not _TELLS.isdisjoint(between)
    return acts and opens(scene, first, clause.begin)


def takes_place(scene: Scene, body: Body, clause: Clause) -> bool:
    """True for an event that its clause tells of: 某展会 | 今天 | 开幕; but 某大会 | 以来."""
    return scene.label(body.at + 1) in _HAPPENS and opens(scene, body.at, clause.begin)
