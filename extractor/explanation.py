"""How a sentence was read: which rules matched, what was asked for each slot, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.facts.reader import Trace
from extractor.facts.telling import ToldMatch
from extractor.grammar import Match
from extractor.layout import Reading
from extractor.layout.reading import Sentence
from extractor.records import FACTS, AnyRecord
from extractor.sketch import Alphabet
from extractor.typed import TypedTrace
from extractor.work import ReadArticle

#: What a field of a declared type is filled by where its rule captured it.
_OWN = "captured"


class SlotQuestion(NamedTuple):
    """A strategy that was asked for a slot, and the values it gave; None: it declined."""

    slot: str
    strategy: str
    answer: tuple[str, ...] | None


class Attempt(NamedTuple):
    """A rule that matched: what was asked for its slots in order, and the facts that came of it."""

    rule: str
    text: str  # what it matched
    at: tuple[int, int]  # where, in the source
    asked: tuple[SlotQuestion, ...]
    records: tuple[AnyRecord, ...]
    why: str  # why nothing came; empty where something did


class Explanation(NamedTuple):
    """How one sentence was read: for ``extractor explain``."""

    sentence: str
    kind: str  # title, heading, byline, body
    sketch: str  # with labels written out
    attempts: tuple[Attempt, ...]
    records: tuple[AnyRecord, ...]  # with evidence and what was inherited
    at: tuple[int, int]  # the sentence's span in the source
    anchored: bool = True  # it holds an amount, a rank or an honour, so that rules were tried
    #: with labels written out, as the rules of each declared type saw it that read it at all
    sketches: tuple[tuple[str, str], ...] = ()

    @property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """The rules that matched, each with the text it matched."""
        return tuple((attempt.rule, attempt.text) for attempt in self.attempts)


def explained(
    article: ReadArticle, place: int, records: Sequence[AnyRecord], alphabet: Alphabet
) -> Explanation:
    """How the sentence at a place of a article's reading text was read.

    Args:
        article: an article, read.
        place: offset in its reading text.
        records: the records of the article, with spans in the source.
        alphabet: what its sketches are written in.
    """
    reading = article.reading
    sentence = _sentence_at(reading, place)
    start, end = reading.span(sentence.start, sentence.end)
    inside = tuple(r for r in records if r.start >= start and r.end <= end)
    trace = next((trace for trace in article.traces if trace.sentence == sentence), None)
    written = reading.text[sentence.start : sentence.end]
    typed = [one for one in article.typed_traces if one.sentence == sentence]
    attempts = list(_attempts(trace, reading, inside)) if trace else []
    for one in typed:
        attempts += _typed_attempts(one, reading, inside)
    return Explanation(
        sentence=reading.source[start:end],
        kind=sentence.kind,
        sketch=alphabet.readable(trace.sketch.text) if trace else written,
        attempts=tuple(attempts),
        records=inside,
        at=(start, end),
        anchored=trace is not None,
        sketches=tuple((one.type, one.alphabet.readable(one.sketch.text)) for one in typed),
    )


def _sentence_at(reading: Reading, place: int) -> Sentence:
    return next((s for s in reading.sentences if s.start <= place < s.end), reading.sentences[-1])


def _attempts(trace: Trace, reading: Reading, records: Sequence[AnyRecord]) -> Iterator[Attempt]:
    left = list(trace.told)
    for match in trace.matches:
        name, span = match.rule.name, trace.sketch.source(match.start, match.end)
        told: ToldMatch | None = None
        if left and left[0].rule == name and span[0] <= left[0].start < span[1]:
            told = left.pop(0)
        start, end = reading.span(*span)
        made = tuple(
            r
            for r in records
            if r.type in FACTS and r.rule == name and start <= r.start and r.end <= end
        )
        yield Attempt(
            name,
            reading.surface[slice(*span)],
            (start, end),
            _questions(told),
            made,
            "" if made else _why_none(match, told),
        )


def _typed_attempts(
    trace: TypedTrace, reading: Reading, records: Sequence[AnyRecord]
) -> Iterator[Attempt]:
    """The rules of a declared type: what filled a field is a capture, or what was said before."""
    for match in trace.matches:
        anchors = {reading.anchor(*anchor)[:2] for anchor in match.anchors}
        asked = (
            SlotQuestion(name, _OWN if slot.source == "clause" else slot.source, (slot.value,))
            for name, slot in match.filled
        )
        made = tuple(
            r
            for r in records
            if r.type == trace.type and r.rule == match.rule and (r.start, r.end) in anchors
        )
        yield Attempt(
            match.rule,
            reading.surface[match.start : match.end],
            reading.span(match.start, match.end),
            tuple(dict.fromkeys(asked)),
            made,
            match.why,
        )


def _questions(told: ToldMatch | None) -> tuple[SlotQuestion, ...]:
    """Each question once: what several values share was asked for each of them."""
    asked = [
        SlotQuestion(
            one.slot,
            one.strategy,
            tuple(slot.value for slot in one.answer) if one.answer else None,
        )
        for one in (told.asked if told else ())
    ]
    return tuple(dict.fromkeys(asked))


def _why_none(match: Match, told: ToldMatch | None) -> str:
    """Why a rule that matched gave no fact."""
    if told is None:
        return "it counts, or bounds, what another fact is about"
    if match.rule.gives.get("measure") == "none":
        return "the rule says that this is no fact"
    answered = {one.slot for one in told.asked if one.answer}
    slots = {one.slot for one in told.asked}
    if not slots and match.rule.gives.get("needs") == "told":
        return "it ranks what was told before it, and nothing was"
    if "indicator" in slots - answered:
        return "no strategy knew the indicator"
    return "its values, names and holders do not go together"
