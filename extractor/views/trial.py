"""A sentence tried, for people."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.trial import Trial, TrialOutcome, Tried
from extractor.views.explanation import explanation, record_lines
from extractor.views.terminal import visible


def trial(found: Trial) -> str:
    """Each sentence as it was read, what is drawn in it and its chunks; then the candidate."""
    parts = []
    for one in found.sentences:
        parts.append(explanation(one.explanation))
        parts += [f"{visible(line)}\n" for line in _lines(one)]
    for outcome in found.outcomes:
        parts += [f"{visible(line)}\n" for line in _outcome(outcome)]
    return "".join(parts) or "no sentence\n"


def _lines(one: Tried) -> Iterator[str]:
    if one.drawn:
        yield "drawn as labels"
    for drawn in one.drawn:
        yield f"  {drawn.text} <{drawn.label}>  {drawn.source}"
    if one.chunks:
        yield "chunks"
    for chunk in one.chunks:
        core = f": {chunk.core}" if chunk.core != chunk.text else ""
        yield f"  {chunk.kind:<10} {chunk.text}{core}  {chunk.rule}"


def _outcome(outcome: TrialOutcome) -> Iterator[str]:
    yield f"candidate {outcome.rule}"
    for one in outcome.attempts:
        yield f"  matched {one.text}" + ("" if one.records else f": no record, {one.why}")
        for record in one.records:
            yield from record_lines(record)
    if not outcome.attempts:
        lacking = f": the sketch has no {' '.join(outcome.missing)}" if outcome.missing else ""
        yield f"  did not match{lacking}"
    for remark in outcome.remarks:
        yield f"  {remark}"
