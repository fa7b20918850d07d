"""Who holds a rank that its rule does not name."""

from __future__ import annotations

from extractor.facts.candidates import RURAL
from extractor.facts.contests import is_contest
from extractor.facts.context import Context, Slot
from extractor.facts.deictics import by_name
from extractor.facts.field import Body, Field
from extractor.facts.holder_names import is_grown_in, is_unknown
from extractor.facts.honoured import is_chinese
from extractor.facts.of_kinds import class_of_things
from extractor.facts.scene import Frame, Scene
from extractor.mentions.element import entity_of
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.words import Word
from extractor.tokens import is_known

_OPENS, _CLOSES = "“《「", "”》」"
_SEVERAL = 2
#: Labels of what describes somebody: 首次参评的, 老牌强县.
_DESCRIBES = frozenset({"N", "A", "V", "DE", "D", "M", "R", "X"})
#: Kinds whose ends other words have too: 投票机制, 智能工厂 hold ranks only in a contest.
_LOOSE = frozenset({"agency", "works", "event"})


def with_holders(field: Field, frame: Frame, context: Context) -> Field:
    """A field whose phrase is who is ranked, under names no table knows, with them as bodies.

    So in a list or contest, where a rank was won by an amount (以3亿元的收入), or where what is
    ranked was said before (按营业收入排列). After a contest named before, only what is called as
    bodies are: 市中医院; after another body that was ranked so, whatever is named.
    """
    scene, field = frame.scene, _with_team(frame.scene, _without_points(frame, field))
    phrase = in_front_of_amount(field)
    name = scene.spans_text(phrase)
    quoted = name[:1] in _OPENS and name[-1:] in _CLOSES  # “创新能力”列第3
    fixed = quoted or "holder" in frame.match.groups
    if not name or fixed or _is_of_units(frame, context):
        return field
    indices = tuple(scene.lexicon.particles.indices)  # 办理破产指标在全省评价中列第11
    measured = name.endswith((*scene.lexicon.heads, *indices)) or name in scene.lexicon.relatives
    if not (measured or field.bodies) and class_of_things(frame, context) is not None:
        return field._replace(bodies=_each_of(frame, phrase), phrase=field.phrase[len(phrase) :])
    if field.part:
        return _with_listed(field, frame, context, name)
    unit = _unit_in(frame, phrase)
    if unit is not None:
        return field._replace(bodies=(unit[0],), phrase=(unit[1], *field.phrase[1:]))
    theme = name.endswith(tuple(scene.lexicon.particles.theme))
    if measured or theme and scene.issuer.place is not None:
        return field  # 平安建设在全省考核中列第2
    listed = _in_list(scene, context)
    rest = field.phrase[len(phrase) :]
    if (_is_of_thing(frame) or listed) and is_grown_in(scene, field, phrase):
        goods = unknown_body(scene, field.bodies[0].at, phrase[-1][1])
        return field._replace(bodies=(goods,), phrase=rest)
    if _describes_holder(frame, context, phrase):
        return field._replace(phrase=rest)  # 东道主 | 佛山
    told = says_by_what(frame) or context.get("ranked", "segment", "sentence") is not None
    told = told or _is_of_thing(frame) or listed and is_unknown(scene, name)
    told = told or bool(field.bodies) and context.get("contest") is not None
    bodies = _members(frame, phrase) if told else ()
    if not bodies and not field.bodies:
        contest = context.get("contest") is not None
        named = _is_called(scene, name, contest=contest) or contest and _is_person(scene, name)
        if told or named or frame.match.first("list") or _has_won(frame, name):
            bodies = (unknown_body(scene, phrase[0][0], phrase[-1][1]),)
    return field._replace(bodies=bodies, phrase=rest) if bodies else field


def _is_of_thing(frame: Frame) -> bool:
    """True for 某山龙井 | 以5亿元的品牌价值: who has the amount stands in front of it."""
    return frame.gives("of") == "thing"


def _in_list(scene: Scene, context: Context) -> bool:
    """Whether ranks are on a list, on which are those that have names: “十大古镇”榜单."""
    held = context.get("contest", "segment", "sentence")
    return held is not None and held.value.endswith(tuple(scene.lexicon.particles.list_head))


def _with_team(scene: Scene, field: Field) -> Field:
    """绍兴大学 | 代表队夺得冠军: the team of a body competes, and is not what it is ranked in."""
    phrase = in_front_of_amount(field)
    if not field.bodies or scene.spans_text(phrase) not in scene.lexicon.teams:
        return field
    last = field.bodies[-1].at
    if scene.label(last) != "ORG" or phrase[0][0] != last + 1:
        return field
    team = unknown_body(scene, last, phrase[-1][1])
    return field._replace(bodies=(*field.bodies[:-1], team), phrase=field.phrase[len(phrase) :])


def _is_of_units(frame: Frame, context: Context) -> bool:
    """Whether a body's own text tells of a contest of parts: 在一流学科排名中，矿业工程列第12."""
    scene, held = frame.scene, context.get("contest")
    if not scene.issuer.kind:
        return False
    chunks = frame.field.among or (frame.leads[-1].among if frame.leads else ())
    names = [scene.text(*scene.source(*chunk.core)) for chunk in chunks]
    names += [held.value] if held is not None else []
    listed = frame.match.first("list")  # 骨科跻身专科排行榜前30
    names += [scene.sketch_text(*listed)] if listed is not None else []
    units = [unit for unit in scene.lexicon.particles.unit if len(unit) > 1]  # 学科, but not 科
    return any(unit in name for name in names for unit in units)


def _is_called(scene: Scene, name: str, *, contest: bool) -> bool:
    """Whether a name is called as bodies are: 稽山港; outside a contest it is no common word."""
    kind = scene.lexicon.kind_of(name)
    called = contest or kind not in _LOOSE and not is_known(name)
    return bool(kind) and called or name.endswith(tuple(scene.lexicon.teams))


def _with_listed(field: Field, frame: Frame, context: Context, name: str) -> Field:
    """入围千强镇，其中某镇列第9: of those on a list, one that is called as bodies are."""
    listed, scene = context.get("contest", "segment", "sentence"), frame.scene
    own = scene.lexicon.kind_of(name) or _is_person(scene, name)
    if listed is None or not own or name.endswith(scene.lexicon.heads):
        return field
    phrase = field.phrase
    return field._replace(bodies=(unknown_body(scene, phrase[0][0], phrase[-1][1]),), phrase=())


def _unit_in(
    frame: Frame, phrase: tuple[tuple[int, int], ...]
) -> tuple[Body, tuple[int, int]] | None:
    """化学学院 | 就业率居全校首位: nobody is ranked in itself, but a unit of it.

    Answers with the unit and what is measured of it.
    """
    scene, (begin, end) = frame.scene, phrase[0]
    if frame.field.bodies or not _in_own(frame):
        return None
    for at in range(begin + 1, end):
        name = scene.spans_text(((begin, at),))
        ends = scene.lexicon.kind_of(name) or name.endswith(tuple(scene.lexicon.particles.unit))
        if len(name) > 1 and ends and scene.label(at) != "DE":
            return unknown_body(scene, begin, at), (at, end)
    return None


def _in_own(frame: Frame) -> bool:
    """Whether the rank is among what is the document's own: 居全校首位, 列全县第2."""
    spans = frame.match.groups.get("scope", [])
    element = frame.scene.sketch.items.get(spans[0][0]) if len(spans) == 1 else None
    if not isinstance(element, Word) or spans[0][0] == frame.match.start:
        return False
    issuer = frame.scene.issuer
    name = issuer.name_of(element, frame.scene.reading.surface)
    return name is not None and issuer.main is not None and name == issuer.main.value


def _describes_holder(frame: Frame, context: Context, phrase: tuple[tuple[int, int], ...]) -> bool:
    """True for what is said of a body in front of it, where a contest tells what is ranked.

    在全市综合考评中，老牌强县 | 甲县 | 列第5: the body stands right in front of the rank.
    """
    scene, bodies = frame.scene, frame.field.bodies
    if context.get("contest") is None or not bodies or phrase[-1][1] > bodies[0].at:
        return False
    labels = {scene.label(at) for begin, end in phrase for at in range(begin, end)}
    after = frame.field.end - bodies[-1].at - 1
    return not after and labels <= _DESCRIBES


def _has_won(frame: Frame, name: str) -> bool:
    """True for 女子排球队 in 女子排球队获亚军: a team has a title, and so has a person."""
    scene = frame.scene
    if not is_title(frame):
        return False
    said = scene.sketch.source(frame.match.start, frame.match.end)[0]
    if scene.atoms.ends[frame.start - 1] > said:
        return False  # one token of the name and of 获: where the name ends is not known
    return name.endswith(tuple(scene.lexicon.teams)) or _is_person(scene, name)


def _without_points(frame: Frame, field: Field) -> Field:
    """以69.8分的 | 总分 | 夺冠: a title is of its contest, not of what it was won by."""
    won = field.by is not None and is_title(frame)
    return field._replace(phrase=in_front_of_amount(field)) if won else field


def is_title(frame: Frame) -> bool:
    """True for 冠军, 亚军: a place that is won in a contest."""
    won = frame.match.first("rank")
    return won is not None and frame.scene.has("CUP", *frame.scene.atom_span(*won))


def _is_person(scene: Scene, name: str) -> bool:
    """Whether a name that no word of the language is can be a person's."""
    return len(name) > 1 and not is_known(name) and is_chinese(scene, name)


def named_holder(frame: Frame) -> Slot | None:
    """绍兴机场成为华东首个…: what is named in front holds the rank."""
    scene, spans = frame.scene, frame.field.phrase
    if frame.field.bodies or len(spans) != 1 or spans[0][1] - spans[0][0] != 1:
        return None
    element = scene.atoms.items.get(spans[0][0])
    return by_name(scene, element) if element is not None and entity_of(element) else None


def with_member(scene: Scene, field: Field) -> Field:
    """其中高岭村达118万元: of members, a village that no table knows is whose, not what."""
    name = scene.spans_text(field.phrase)
    if (
        field.bodies
        or scene.lexicon.kind_of(name) not in RURAL
        or scene.has("DE", *field.phrase[0])
    ):
        return field
    return field._replace(
        bodies=(unknown_body(scene, field.phrase[0][0], field.phrase[-1][1]),), phrase=()
    )


def says_by_what(frame: Frame) -> bool:
    """True where who is ranked is all that is left to say: a contest, or by what, was said."""
    scene, field = frame.scene, frame.field
    return (
        any(is_contest(scene, chunk) for chunk in field.among)
        or field.by is not None
        or _measured_before(frame)
    )


def _members(frame: Frame, phrase: tuple[tuple[int, int], ...]) -> tuple[Body, ...]:
    """The several of a list, known or not, that a rank is said of each: 甲纺织、乙光电分列…."""
    scene, bodies = frame.scene, {body.at: body for body in frame.field.bodies}
    if not (frame.field.each or len(frame.match.groups.get("rank", ())) > 1):
        return ()
    begin, end = min([phrase[0][0], *bodies]), max([phrase[-1][1], *(at + 1 for at in bodies)])
    spans = _parts(scene, begin, end)
    if len(spans) < _SEVERAL or any(last <= first for first, last in spans):
        return ()
    names = [scene.spans_text((span,)) for span in spans]
    if any(name.endswith(scene.lexicon.heads) for name in names):
        return ()
    return tuple(
        bodies[first] if first in bodies and last == first + 1 else unknown_body(scene, first, last)
        for first, last in spans
    )


def _each_of(frame: Frame, phrase: tuple[tuple[int, int], ...]) -> tuple[Body, ...]:
    """The things of a list, one body each: 镍矿、铜矿砂."""
    spans = _parts(frame.scene, phrase[0][0], phrase[-1][1])
    return tuple(unknown_body(frame.scene, first, last) for first, last in spans if last > first)


def _parts(scene: Scene, begin: int, end: int) -> list[tuple[int, int]]:
    """The members of a list, as spans."""
    stops = [at for at in range(begin, end) if scene.label(at) == "JOINT" or _marks(scene, at)]
    return list(zip([begin, *(at + 1 for at in stops)], [*stops, end], strict=True))


def _marks(scene: Scene, at: int) -> bool:
    """Whether an atom is the mark of a list."""
    return scene.atoms.text[at] == "、"


def unknown_body(scene: Scene, begin: int, end: int) -> Body:
    """A body that no table knows, by its full name where the document says it."""
    name = scene.spans_text(((begin, end),))
    whole = scene.issuer.full_name(name) or scene.issuer.own_body(name)
    value = EntityValue("ORG", whole or name, None, None, None)
    return Body(Mention(*scene.source(begin, end), value, "holders"), begin, glued=False)


def _measured_before(frame: Frame) -> bool:
    """True where the clause in front says by what: 按营业收入排列，营业收入方面."""
    aspect = frame.leads[-1].aspect if frame.leads else None
    scene = frame.scene
    return aspect is not None and scene.spans_text((aspect.core,)).endswith(scene.lexicon.heads)


def in_front_of_amount(field: Field) -> tuple[tuple[int, int], ...]:
    """The phrase of a field without what the amount is of that won the rank: 以3亿元的 | 收入."""
    by = field.by
    return field.phrase if by is None else tuple(s for s in field.phrase if s[0] < by.begin)


def team_of(frame: Frame) -> Slot | None:
    """Who has won where no table knows them: 甲/乙组合夺得双打冠军, 校女排夺得联赛冠军."""
    scene, spans = frame.scene, frame.field.phrase
    if not spans:
        return None
    last = spans[-1]
    if scene.label(last[0] - 1) == "TEAM" and _is_person(scene, scene.spans_text((last,))):
        return by_name(scene, unknown_body(scene, *last).element)  # 本地选手 | 某某
    if frame.field.bodies:
        return None
    end = spans[-1][1] + (scene.label(spans[-1][1]) == "TEAM")
    if end == spans[-1][1] and not scene.spans_text(spans).endswith(tuple(scene.lexicon.teams)):
        return None
    return by_name(scene, unknown_body(scene, spans[0][0], end).element)
