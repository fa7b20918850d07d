"""What a rank is of, who holds it, and how many things do."""

from __future__ import annotations

from extractor.facts.contests import contest_parts
from extractor.facts.context import Context, Slot
from extractor.facts.firsts import honour_of, thing_first
from extractor.facts.holder_names import name_of
from extractor.facts.holder_spans import before_rank
from extractor.facts.holders import named_holder, team_of
from extractor.facts.makers import maker_of
from extractor.facts.of_kinds import kind_holders
from extractor.facts.phrases import phrase_of, points_back
from extractor.facts.resolver import Asked, Resolver
from extractor.facts.scene import Frame
from extractor.mentions.mention import Mention, QuantityValue

#: Strategies whose answer is what was told before, with nothing said of it since.
_CARRIED = frozenset({"topic", "counted"})
MANY = 100  # of a class of companies: 世界500强


def ranked(
    frame: Frame, context: Context, resolver: Resolver, asked: list[Asked]
) -> tuple[list[Slot], tuple[Slot, ...], int | None]:
    """Indicators, holders and how many things hold the rank."""
    subjects = resolver.all("subject", frame, context, asked)
    where = frame.gives("indicator", "before")
    if where == "after":
        name, maker = thing_first(frame)
        maker = maker or named_holder(frame) or maker_of(frame)
        holders = (maker,) if maker else kind_holders(frame, context)
        return _several(frame, name), holders or subjects, None
    if where == "honour":
        return _honoured(frame, context, subjects)
    if where in ("contest", "title"):
        team = team_of(frame) if where == "title" else None
        return _listed(frame, context), (team,) if team else subjects, None
    names = resolver.all("indicator", frame, context, asked)
    several = len(frame.match.groups["rank"]) > 1  # 分别以12枚、9枚列第一、第二: no one count
    count = None if several else _count(frame) or _counted(frame, names)
    names = tuple(_by_aspect(frame, _of_growth(frame, context, name)) for name in names)
    return list(names), subjects, count


def _several(frame: Frame, name: Slot | None) -> list[Slot]:
    """居全省第一的有甲量、乙率: all that hold the rank, where it is no first of its kind."""
    if name is None:
        return []
    ranks = frame.scene.captures(frame.match, "rank")
    if any(getattr(rank, "kind", "") not in ("position", "top") for rank in ranks):
        return [name]
    span = frame.match.first("after")
    listed = frame.scene.sketch_text(*span) if span else name.value
    names = frame.scene.lexicon.coordinator.members(listed)
    names = names if len(names) > 1 else [name.value]
    rates, by = frame.scene.lexicon.rates, phrase_of(frame)
    tail = by if by in rates else ""  # 增速居首位的有甲量、乙率: the growth of each
    return [name._replace(value=one if one.endswith(rates) else one + tail) for one in names]


def _of_growth(frame: Frame, context: Context, name: Slot) -> Slot:
    """工业投资增长5%，居全省第3: where only its growth was told, the growth is ranked."""
    same = [topic for topic in context.topics if topic.indicator == name.value]
    tail = frame.gives("after_growth")
    if name.strategy not in _CARRIED or not same:
        return name
    if not same[-1].rate and any(topic.measure != "growth" for topic in same):
        return name
    rated = name.value.endswith((tail, *frame.scene.lexicon.rates))
    return name if rated else name._replace(value=name.value + tail)


def _by_aspect(frame: Frame, name: Slot) -> Slot:
    """从增速看，工业投资居首位: by what side of it a thing is ranked, said in front."""
    fields = (frame.field, *reversed(frame.leads))
    aspect = next((field.aspect for field in fields if field.aspect is not None), None)
    lexicon = frame.scene.lexicon
    side = frame.scene.spans_text((aspect.core,)) if aspect is not None else ""
    told = name.source != "clause" or name.value.endswith(tuple(lexicon.relatives))
    whole = side in lexicon.totals and name.value.endswith(lexicon.heads)  # 从总量看，产量居首位
    if told or whole or lexicon.relatives.get(side) != "add":
        return name
    return name._replace(value=name.value + side)


def _honoured(
    frame: Frame, context: Context, subjects: tuple[Slot, ...]
) -> tuple[list[Slot], tuple[Slot, ...], int | None]:
    """系全省首个: of the honour just conferred, and its holder."""
    told = context.topic()
    if told is not None and told.measure == "honour" and told.subject and not frame.field.bodies:
        subjects = (told.subject.carried(),)
    elif (named_first := _named_before(frame)) is not None:
        subjects = (named_first,)
    deed = _deed(frame)
    thing = thing_first(frame)[0] if deed is None else None
    if deed is not None and deed[1]:
        return [deed[0]], subjects, None
    named = honour_of(frame, context, thing) or (deed[0] if deed else None)
    return ([named] if named else []), subjects, None


def _named_before(frame: Frame) -> Slot | None:
    """机器人产业集群 | 是全省唯一入选国家级集群的: who has the honour is the only one."""
    scene = frame.scene
    begin, end = before_rank(frame)
    honoured = scene.has("HON", frame.start, frame.end) and not frame.field.bodies
    return name_of(scene, begin, end) if honoured and begin < end else None


def _deed(frame: Frame) -> tuple[Slot, bool] | None:
    """What alone was done, as written, and whether it says of what: 唯一 | 进入前20名的县市.

    入选的县市 only says that they are on the list that was told of.
    """
    span, scene = frame.match.first("after"), frame.scene
    if span is None:
        return None
    begin, end = scene.atom_span(*span)
    ranked, got = scene.has("POS", begin, end), scene.label(begin) in ("AWARD", "AWARD_GET")
    if not (ranked or got) or not scene.has("DE", begin, end):
        return None
    source = scene.source(begin, end)
    return Slot(scene.text(*source), *source), ranked


def _listed(frame: Frame, context: Context) -> list[Slot]:
    """What the lines of a list are of: the contest told of above them."""
    held = context.get("contest")
    if held is None:
        return []
    name = contest_parts(frame.scene, held, None).indicator
    names = name.split("、") if frame.gives("indicator") == "title" else [name]
    return [held._replace(value=one, strategy="contest") for one in names if one]


def _count(frame: Frame) -> int | None:
    """How many of the subject's things hold the rank: 10项工作."""
    counts, atoms, phrase = frame.field.counts, frame.scene.atoms, frame.field.phrase
    last = atoms.items.get(frame.start - 1) if frame.scene.label(frame.start - 1) == "QTY" else None
    after = isinstance(last, Mention) and bool(phrase) and frame.start - 1 > phrase[0][0]
    if not phrase or not (after or len(counts) == 1):
        return None
    value = last.value if isinstance(last, Mention) and after else counts[0].value
    if not isinstance(value, QuantityValue) or value.value is None:
        return None
    if points_back(frame) or value.value != value.value.to_integral_value():
        return None
    if value.unit not in frame.scene.lexicon.counted:
        return None  # 以3亿元营收居第2位
    return int(value.value) if after or counts[0].end <= atoms.starts[phrase[0][0]] else None


def _counted(frame: Frame, names: tuple[Slot, ...]) -> int | None:
    """How many of what was told hold the rank: 12项指标中，5项居首位，3项居第二位."""
    told = len(names) == 1 and names[0].strategy in ("some", "topic")
    last = frame.field.counts[-1] if frame.field.counts else None
    if not told or last is None or frame.field.each or phrase_of(frame):
        return None
    value = last.value
    if not isinstance(value, QuantityValue) or value.value is None:
        return None
    things = value.unit in frame.scene.lexicon.counted and value.modifier is None
    return int(value.value) if things and value.value < MANY else None
