"""When a fact holds."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.scene import Frame
from extractor.facts.times import is_term, last_year, run_of_years, said_period
from extractor.mentions.time import edtf

Answer = tuple[Slot, ...] | None

_MONTH = len("2024-01")


def own(frame: Frame, context: Context) -> Answer:
    """A time in the fact's own clause."""
    for mention in reversed(frame.field.times):
        slot = said_period(frame.scene, mention)
        if slot is not None:
            return _settled(frame, context, slot)
    return None


def topic(frame: Frame, context: Context) -> Answer:
    """A clause that points back holds when the fact it points to does."""
    told = context.topic()
    if told is None or not told.period or not frame.points_back:
        return None
    return _settled(frame, context, Slot(told.period, told.start, told.end, "clause before"))


def held(frame: Frame, context: Context) -> Answer:
    """The time said last in the sentence, the paragraph or the heading."""
    slot = context.get("period", "segment", "sentence", "paragraph", "section")
    return _settled(frame, context, slot) if slot else None


def document(frame: Frame, context: Context) -> Answer:
    """What the document reports on."""
    slot = context.get("period", "document")
    return _settled(frame, context, slot) if slot else None


def _settled(frame: Frame, context: Context, slot: Slot) -> Answer:
    """The years of a run or a term, or the last of them for what holds at its end."""
    measure = frame.gives("measure") if "value" in frame.match.groups else "rank"
    last = edtf.year_of(slot.value)
    years = run_of_years(frame.field.durations)
    term = context.get("years")
    basis = frame.word("basis") or frame.word("trend")
    if not years and term is not None and basis is not None and basis.row.get("basis") == "cagr":
        years = int(term.value)
    if years > 1 and measure not in ("rank", "gap") and last is not None and not is_term(slot.value):
        return (slot._replace(value=f"{last - years + 1}/{last}"),)
    if is_term(slot.value) and _at_the_end(frame, measure):
        return (slot._replace(value=last_year(slot.value)),)
    return (slot,)


def _at_the_end(frame: Frame, measure: str) -> bool:
    """True for what a term came to: 达到, 突破, a share, a rank; sums and growth hold for all of it."""
    if measure in ("growth", "change"):
        return False
    if measure in ("rank", "share", "gap") or frame.unit in ("%", "‰"):
        return True
    return any(
        frame.scene.lexicon.alphabet.names.get(char) in ("REACH", "OVER", "TO")
        for char in frame.scene.sketch.text[frame.match.start : frame.match.end]
    )
