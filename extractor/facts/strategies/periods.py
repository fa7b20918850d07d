"""When a fact holds."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.phrases import phrase_of, points_back
from extractor.facts.scene import Frame
from extractor.facts.times import is_term, last_year, run_of_years, said_period
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.ranks import Rank
from extractor.mentions.time import edtf

Answer = tuple[Slot, ...] | None

_DECEMBER = "-12"
_MONTH = len("2024-01")


def own(frame: Frame, context: Context) -> Answer:
    """A time in the fact's own clause."""
    for mention in reversed((*frame.field.times, *_inside(frame))):
        slot = said_period(frame.scene, mention)
        if slot is not None:
            return _settled(frame, context, slot)
    return None


def _inside(frame: Frame) -> list[Mention]:
    """Times among the words of an award: 入围2023年…百强榜."""
    if "honour" not in frame.match.groups:
        return []
    items = frame.scene.sketch.items
    return [
        item
        for position in range(frame.match.start, frame.match.end)
        if isinstance(item := items.get(position), Mention) and isinstance(item.value, TimeValue)
    ]


def topic(frame: Frame, context: Context) -> Answer:
    """A clause that points back holds when the fact it points to does."""
    told = context.topic()
    if told is None or not told.period or not points_back(frame):
        return None
    if "honour" in frame.match.groups:
        return None
    slot = Slot(told.period, told.start, told.end, "clause before")
    return _settled(frame, context, slot)


def held(frame: Frame, context: Context) -> Answer:
    """The time said last in the sentence, the paragraph or the heading.

    年末，牛存栏…，生猪出栏…: what flows is counted for the year whose end was named.
    """
    slot = context.get("period", "segment", "sentence", "paragraph", "section")
    if slot is not None and len(slot.value) == _MONTH:
        flows = any(word in phrase_of(frame) for word in frame.scene.lexicon.flows)
        if flows:
            slot = _flowing(slot, context.get("period", "document"))
    return _settled(frame, context, slot) if slot else None


def _flowing(slot: Slot, document: Slot | None) -> Slot:
    """The period of what flows, where the end of a month was named: the document's, or the year."""
    first, last = edtf.bounds(slot.value)
    if document is not None and len(document.value) > _MONTH:
        begin, end = edtf.bounds(document.value)
        if begin and end and first and last and begin <= first and last <= end:
            return slot._replace(value=document.value)
    if slot.value.endswith(_DECEMBER):
        return slot._replace(value=slot.value[: -len(_DECEMBER)])
    return slot


def document(frame: Frame, context: Context) -> Answer:
    """What the document reports on."""
    slot = context.get("period", "document")
    return _settled(frame, context, slot) if slot else None


def _settled(frame: Frame, context: Context, slot: Slot) -> Answer:
    """The years of a run or a term, or the last of them for what holds at its end."""
    measure = frame.gives("measure", "level") if "value" in frame.match.groups else "rank"
    last = edtf.year_of(slot.value)
    years = run_of_years(frame.field.durations)
    term = context.get("years")
    basis = frame.word("basis") or frame.word("trend")
    if not years and term is not None and basis is not None and basis.row.get("basis") == "cagr":
        years = int(term.value)
    if (
        years > 1
        and measure not in ("rank", "gap")
        and last is not None
        and not is_term(slot.value)
    ):
        return (slot._replace(value=f"{last - years + 1}/{last}"),)
    if is_term(slot.value) and _at_the_end(frame, measure):
        return (slot._replace(value=last_year(slot.value)),)
    return (slot,)


def _sums(frame: Frame) -> bool:
    """True under 累计: a sum over the term."""
    scene = frame.scene
    begin, end = scene.source(frame.at, frame.end)
    return any(word in scene.reading.text[begin:end] for word in scene.lexicon.sums)


def _at_the_end(frame: Frame, measure: str) -> bool:
    """True for what a term came to (达到, 突破, a share, a rank); sums hold for all of it."""
    if measure in ("growth", "change") or "honour" in frame.match.groups or _sums(frame):
        return False
    ranks = frame.scene.captures(frame.match, "rank")
    if any(isinstance(rank, Rank) and rank.kind in ("first", "only") for rank in ranks):
        return False
    if measure in ("rank", "share", "gap") or frame.unit in ("%", "‰"):
        return True
    reached = (getattr(value.value, "modifier", None) for value in frame.values())
    if any(modifier in ("over", "nearly") for modifier in reached):
        return True
    return any(
        frame.scene.lexicon.alphabet.names.get(char) in ("REACH", "OVER", "TO")
        for char in frame.scene.sketch.text[frame.match.start : frame.match.end]
    )
