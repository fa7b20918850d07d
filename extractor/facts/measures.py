"""What a value measures where its rule only says that it is one: a change, a share, growth."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.context import Context, Slot, Topic
from extractor.facts.phrases import leading_verbs, modifies, phrase_of, points_back
from extractor.facts.scene import Frame
from extractor.mentions.element import label_of
from extractor.mentions.mention import Mention, QuantityValue


def is_change(frame: Frame, context: Context) -> bool:
    """True under 新增, and for the later members of 新增A28家、B13家."""
    if frame.unit == "%" or frame.gives("indicator") == "tail":
        return False
    if frame.field.change is not None:
        return True
    told = context.topic()
    if told is None or told.measure != "change" or not told.verb or _of_another(frame):
        return False
    scene, lexicon = frame.scene, frame.scene.lexicon
    if "bound" in frame.match.groups and not frame.field.part:
        return False  # 新增企业12家，20家产值超亿元
    if points_back(frame) and not frame.match.first("after"):
        return False
    joint = scene.atoms.text[max(frame.at - 1, 0)]
    if frame.at < frame.start and scene.atoms.text[frame.at] == "、":
        joint = "、"
    if joint not in "、，" or leading_verbs(scene, frame.field.phrase) or _is_stock(frame, told):
        return False
    if scene.label(frame.start) in ("REACH", "FOR", "TO"):
        return False
    if any((one.indicator, one.measure) == (told.indicator, "level") for one in context.topics):
        return False  # 甲校上线988人，净增190人，乙校上线…: of each what there is, and how it grew
    same = told.unit == frame.unit
    return same or joint == "、" and {told.unit, frame.unit} <= lexicon.counted


def _of_another(frame: Frame) -> bool:
    """True where the field names somebody it may be told of; 工程院 in 工程院院士 is no such."""
    scene, field = frame.scene, frame.field
    return not all(modifies(scene, field, body) for body in field.bodies)


def _is_stock(frame: Frame, told: Topic) -> bool:
    """现有企业320家, 贷款余额9亿元: what there is, whatever of it is new.

    So is what is measured of that: 新增公路8公里，公路总里程120公里.
    """
    scene, phrase = frame.scene, phrase_of(frame)
    if phrase.startswith(told.indicator):
        return True
    said = scene.text(*scene.source(frame.at, frame.start)) if frame.start > frame.at else ""
    return any(word in said for word in scene.lexicon.particles.stock)


def settled(frame: Frame, measure: str, value: Mention, indicator: str, context: Context) -> str:
    """The measure that a rule gives, or what the words around it make of it."""
    if measure == "change" and frame.unit in ("%", "‰") and label_of(value) == "PCT":
        return "growth"  # 比上年高8%, 净增8%; not 下降1.5个千分点
    if measure == "change" and is_average(frame):
        return "level"
    if measure != "level":
        return measure
    if is_share(frame, indicator):
        return "share"
    grows = is_growth(frame, value, context) or goes_on_growing(frame, context)
    return "growth" if grows or changes(frame, indicator) else measure


def told_of_rate(frame: Frame, names: Sequence[Slot]) -> bool:
    """True where what is measured is the rate at which something grew: 工业投资增速由5%回升至8%."""
    rates = tuple(frame.scene.lexicon.bare_rates)
    return all(name.value.endswith(rates) and name.value not in rates for name in names)


def without_rate(frame: Frame, name: Slot) -> Slot:
    """What grew, of the name of a rate of growth."""
    rates = sorted(frame.scene.lexicon.bare_rates, key=len, reverse=True)
    rate = next(word for word in rates if name.value.endswith(word))
    return name._replace(value=name.value.removesuffix(rate))


def changes(frame: Frame, indicator: str) -> bool:
    """True for 净增8% and 降低排放8%; 新增就业率8% is the level of a rate."""
    changed = frame.field.change is not None and frame.unit == "%"
    return changed and not indicator.endswith(frame.scene.lexicon.percents)


def is_average(frame: Frame) -> bool:
    """True for 年均46万人: so much a year is no change, 年均增加46万人 is one."""
    said = frame.word("basis")
    return said is not None and said.row.get("basis") == "cagr" and frame.word("trend") is None


def is_share(frame: Frame, indicator: str) -> bool:
    """A bare percentage of a …占比 is a share."""
    return frame.unit in ("%", "‰", "1") and indicator.endswith(frame.scene.lexicon.shares)


def is_growth(frame: Frame, value: Mention, context: Context) -> bool:
    """A percentage printed with an arrow or a plus is growth: 出口↑6.2%, 出口9亿元（+6.2%）.

    One with a minus is growth only as a remark on an amount (出口9亿元-6.2%) or where it goes on
    with a list of growths (出口增长3%、进口-5%): a rate may be below zero.
    """
    if frame.unit not in ("%", "‰"):
        return False
    scene = frame.scene
    if scene.reading.text[value.start] in scene.lexicon.moves:
        return True
    told, amount = context.topic(), value.value
    assert isinstance(amount, QuantityValue)
    below = amount.value is not None and amount.value < 0
    if told is None or not below:
        return False
    if phrase_of(frame):
        listed = scene.atoms.text[frame.field.phrase[0][0] - 1 : frame.field.phrase[0][0]] == "、"
        rate = phrase_of(frame).endswith(scene.lexicon.percents)
        return listed and not rate and (told.measure, told.unit) == ("growth", "%")
    if scene.clauses[frame.clause].bracket < 0 and told.end != value.start:
        return False
    return told.measure == "level" and told.unit not in ("%", "‰")


def goes_on_growing(frame: Frame, context: Context) -> bool:
    """True for 3% in 诸暨市增长5%、嵊州市3%: the same of another, and the rate says no more."""
    told = context.topic()
    return (
        frame.unit == "%"
        and told is not None
        and (told.measure, told.unit) == ("growth", "%")
        and bool(frame.field.bodies or frame.gives("aside"))  # 比全省 | （17.3%）
        and not phrase_of(frame)
        and frame.gives("indicator", "before") == "before"
    )


def whole_in(frame: Frame) -> str | None:
    """The whole that the phrase itself names: 占电力装机比重."""
    scene = frame.scene
    for begin, end in frame.field.phrase:
        for at in range(begin, end):
            if scene.label(at) != "OCC":
                continue
            stop = next((p for p in range(at + 1, end) if scene.label(p) in ("RATIO", "DE")), end)
            return scene.spans_text(((at + 1, stop),)) or None
    return None


def whole_told(frame: Frame, context: Context) -> str | None:
    """What a share is of, where other words than its own say it.

    The group that is spoken of (获奖者中，职工占62%); and where a verb says the share, what the
    part that has it is of (用电量65亿度，其中工业用电占72%), or what the share told last was of
    (刑事案件占总数的7%；民商事案件占49%).
    """
    group = group_of(frame)
    if group:
        return group
    told = context.topic()
    if told is None or frame.scene.label(frame.start) != "OCC":
        return None
    before, own = context.topics, len(frame.values())
    if _is_part(frame, context):
        before = before if frame.field.part else before[:-own]
        return next((one.indicator for one in reversed(before) if not one.part), None)
    return told_whole(frame, context)


def _is_part(frame: Frame, context: Context) -> bool:
    """True for 其中甲3人、乙2人，分别占60%、40%."""
    first = context.topics[-len(frame.values()) :][0]
    return frame.field.part or first.part and not phrase_of(frame)


def told_whole(frame: Frame, context: Context) -> str | None:
    """What the share told last was of; None where this one is of another whole."""
    if not context.topics or group_of(frame) or _is_part(frame, context):
        return None
    return next((one.whole for one in reversed(context.topics) if one.whole), None)


def group_of(frame: Frame) -> str | None:
    """Among whom a share is counted: 获奖者中, 在94个断面中."""
    scene = frame.scene
    fields = (*frame.leads, frame.field)
    for chunk in (one for field in reversed(fields) for one in field.among):
        begin, end = chunk.core
        while begin < end and scene.label(begin) in ("QTY", "NUM"):
            begin += 1
        return scene.text(*scene.source(begin, end)) if begin < end else None
    return None
