"""What a change is measured against."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.phrases import phrase_of
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import Answer
from extractor.facts.times import basis_of
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.words import Word

NOTE = 5  # atoms of a bracket after a clause: 增长5%（同比，下同）
_RATES = "RELG"  # how labels of rates of growth begin: 增速, 降幅
_BETWEEN = ("ADV", "EACH", "D", "STATUS", "LIGHT")  # between 同比 and what it says of
_OF_WORDS = {"CAGR": "cagr", "CAGR_DOWN": "cagr", "TREND_MORE": "yoy", "TREND_YOY": "yoy",
             "TREND_MOM": "mom"}  # fmt: skip


def rule(frame: Frame, context: Context) -> Answer:
    """The rule implies it."""
    said = frame.gives("basis")
    return (Slot(said),) if said else None


def word(frame: Frame, context: Context) -> Answer:
    """同比, 环比, 年均: in front of the trend, or part of its word."""
    said = frame.word("basis")
    if said is not None:
        return (
            (Slot(said.row.get("basis"), said.start, said.end),) if said.row.get("basis") else None
        )
    trend = frame.word("trend")
    basis = _OF_WORDS.get(trend.label) if trend is not None else None
    if basis is not None and trend is not None:
        return (Slot(basis, trend.start, trend.end),)
    return _in_field(frame)


def noted(frame: Frame, context: Context) -> Answer:
    """同比（下同）增长5%, 增长5%（同比，下同）: in a note that it is that of all that follows."""
    scene, clause = frame.scene, frame.scene.clauses[frame.clause]
    end = min(clause.end + NOTE, len(scene.atoms))
    if frame.gives("measure") not in ("growth", "change") or not says_below(frame):
        return None
    for at in range(clause.begin, end):
        item = scene.atoms.items.get(at)
        if isinstance(item, Word) and item.label == "BASIS":
            return (Slot(item.row.get("basis"), item.start, item.end),)
    return None


def says_below(frame: Frame) -> bool:
    """Whether a note in or after the clause says that its basis holds for all that follows."""
    scene, clause = frame.scene, frame.scene.clauses[frame.clause]
    end = min(clause.end + NOTE, len(scene.atoms))
    words = scene.text(*scene.source(clause.begin, end))
    return any(word in words for word in scene.lexicon.particles.below)


def _in_field(frame: Frame) -> Answer:
    """同比 further in front of the trend: 同比分别增长, 比上年的3亿元增长."""
    if frame.gives("measure") not in ("growth", "change"):
        return None
    past = frame.scene.atoms.items.get(frame.start - 3) if _is_past(frame) else None
    if isinstance(past, Word) and past.row.get("basis"):
        return (Slot(past.row.get("basis"), past.start, past.end),)
    for at in range(frame.start - 1, frame.at - 1, -1):
        item = frame.scene.atoms.items.get(at)
        if isinstance(item, Word) and item.label == "BASIS":
            return (Slot(item.row.get("basis"), item.start, item.end),)
        if frame.scene.label(at) not in _BETWEEN:
            break
    first = frame.scene.atoms.items.get(frame.at)
    if isinstance(first, Word) and first.label == "BASIS":  # 同比 | 事故起数和死亡人数 | 下降
        return (Slot(first.row.get("basis"), first.start, first.end),)
    return None


def time(frame: Frame, context: Context) -> Answer:
    """比2020年: a time that the change is measured from."""
    base = frame.time_said("base") or _of_amount(frame)
    if base is None:
        said = _compared(frame, context)
        return (said[0]._replace(start=-1, end=-1),) if len(said) == 1 and said[0] else None
    basis = basis_of(frame.scene, base, context)
    return (Slot(basis),) if basis else None


def _is_past(frame: Frame) -> bool:
    """True after an amount of some other time: 上年 | 的3亿元."""
    scene, at = frame.scene, frame.start
    return scene.label(at - 1) == "QTY" and scene.label(at - 2) == "DE"


def _of_amount(frame: Frame) -> Mention | None:
    """比2020年的3亿元 | 增长: the time of the amount in front that it grew from."""
    scene, at = frame.scene, frame.start - 3
    item = scene.atoms.items.get(at)
    compared = _is_past(frame) and scene.label(at - 1) in ("THAN", "WITH")
    if compared and isinstance(item, Mention) and isinstance(item.value, TimeValue):
        return item
    return None


def each(frame: Frame, context: Context) -> Answer:
    """比上年同期、一季度分别加快0.5和0.2个百分点: one for each value."""
    said = _compared(frame, context)
    known = [slot for slot in said if slot is not None]
    several = 1 < len(said) == len(known) == len(frame.values())
    return tuple(known) if several else None


def _compared(frame: Frame, context: Context) -> list[Slot | None]:
    """What stands after 比 in front of a change: 比2020年 | 多9项, 比上年同期、一季度 | 加快."""
    if frame.gives("measure") not in ("growth", "change"):
        return []
    scene, items = frame.scene, frame.scene.atoms.items
    found: list[Slot | None] = []
    for at in [at for chunk in frame.field.compared for at in range(*chunk.core)]:
        item, said = items.get(at), None
        if isinstance(item, Mention) and isinstance(item.value, TimeValue):
            named = scene.lexicon.against.get(scene.reading.text[item.start : item.end])
            said = named or basis_of(scene, item, context)
        elif isinstance(item, Word) and item.label == "BASIS":
            said = item.row.get("basis")
        else:
            continue
        found.append(Slot(said, item.start, item.end) if said else None)
    return found


def again(frame: Frame, context: Context) -> Answer:
    """较2020年增加437亿元，增长46.9%: the same change, as an amount and as a rate.

    由2020年的3亿元增至9亿元，增长2倍: as two amounts and as a rate.
    """
    told, changes = context.topic(), ("growth", "change")
    field = frame.field
    if told is None or not told.basis or field.phrase or field.times or field.durations:
        return None  # 五年净增2314公里
    twice = told.measure != frame.gives("measure") and frame.gives("measure") in changes
    twice = twice and told.unit != "pp"  # 涨幅比上月扩大1个百分点，平均上涨3%
    near = told.clause == frame.clause - 1
    return (Slot(told.basis, told.start, told.end),) if twice and near else None


def lead(frame: Frame, context: Context) -> Answer:
    """产量、产值同比双双增长，| 分别增长5%、6%: the clause in front says it, and of what."""
    rates = phrase_of(frame) in frame.scene.lexicon.rates
    if frame.gives("measure") not in ("growth", "change") or not frame.leads:
        return None
    if frame.field.phrase and not rates or frame.field.times or frame.field.bodies:
        return None
    front = frame.leads[-1]
    items = [frame.scene.atoms.items.get(at) for at in range(front.begin, front.end + 1)]
    words = [one for one in items if isinstance(one, Word)]
    said = [(one, _OF_WORDS.get(one.label) or one.row.get("basis")) for one in words]
    return tuple(Slot(basis, one.start, one.end) for one, basis in said if basis)[-1:] or None


def held(frame: Frame, context: Context) -> Answer:
    """同比 said before in the sentence, carried to a bare 增长, 提高2个百分点, 多12家.

    Not to places of a rank, nor to what a rate of growth changed by: 降幅收窄2个百分点.
    """
    trend = frame.word("trend")
    if trend is None or trend.label not in ("TREND", "TREND_ADJ"):
        return None
    measure, scene = frame.gives("measure"), frame.scene
    phrase = [scene.label(at) or "" for span in frame.field.phrase for at in range(*span)]
    told = context.topic()
    moved = told is not None and told.measure == "rank"
    moved = moved or any(label.startswith(_RATES) for label in phrase)
    if measure != "growth" and (measure != "change" or moved):
        return None
    slot = context.get("basis")
    return (slot,) if slot else None
