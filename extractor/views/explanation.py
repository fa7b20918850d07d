"""How a sentence was read, for people and for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from extractor.explanation import Attempt, Explanation, SlotQuestion
from extractor.records import AnyRecord
from extractor.views.terminal import visible

_ANCHOR = ("type", "start", "end", "text", "rule")
_WIDTH = 80  # of a list of strategies
_INDENT = " " * 15


def explanation(found: Explanation) -> str:
    """The sentence, its sketch, the rules that matched with all that was asked, and the records."""
    return "".join(f"{visible(line)}\n" for line in _lines(found))


def explanation_json(found: Explanation) -> str:
    """The same as one JSON object; ``made`` counts into ``records``."""
    start, end = found.at
    whole = {
        "kind": found.kind,
        "start": start,
        "end": end,
        "sentence": found.sentence,
        "sketch": found.sketch,
        "sketches": dict(found.sketches),
        "rules": [_attempt_fields(attempt, found.records) for attempt in found.attempts],
        "why": "" if found.attempts else _why_no_rule(found),
        "records": [record.with_provenance() for record in found.records],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _attempt_fields(attempt: Attempt, records: tuple[AnyRecord, ...]) -> dict[str, object]:
    return {
        "rule": attempt.rule,
        "start": attempt.at[0],
        "end": attempt.at[1],
        "text": attempt.text,
        "asked": [one._asdict() for one in attempt.asked],
        "made": [n for n, record in enumerate(records) if record in attempt.records],
        "why": attempt.why,
    }


def _lines(found: Explanation) -> Iterator[str]:
    start, end = found.at
    yield f"{found.kind} {start}-{end}"
    yield f"  sentence  {' '.join(found.sentence.split())}"
    yield f"  sketch    {found.sketch}"
    for name, sketch in found.sketches:
        yield f"  as {name}"
        yield f"            {sketch}"
    yield "rules that matched" if found.attempts else _why_no_rule(found)
    for attempt in found.attempts:
        yield f"  {attempt.rule}: {attempt.text}"
        yield from _asked(attempt.asked)
        if attempt.why:
            yield f"    no record  {attempt.why}"
    yield "records" if found.records else "no records"
    for record in found.records:
        yield from record_lines(record)


def _why_no_rule(found: Explanation) -> str:
    if found.anchored:
        return "no rule matched"
    return "no rule matched: no amount, rank or honour that a fact could be told of"


def _asked(asked: tuple[SlotQuestion, ...]) -> Iterator[str]:
    """For each slot the strategies that declined, then the one that answered, in their order."""
    for slot, questions in _by_slot(asked):
        label = f"    {slot:<11}"
        declined = [one.strategy for one in questions if one.answer is None]
        if declined:
            listed = f"declined: {', '.join(declined)}"
            yield from textwrap.wrap(
                listed, _WIDTH, initial_indent=label, subsequent_indent=_INDENT
            )
            label = _INDENT
        for one in questions:
            if one.answer is not None:
                yield f"{label}{one.strategy}: {'、'.join(one.answer)}"
                label = _INDENT
        if len(declined) == len(questions):
            yield f"{_INDENT}none answered"


def _by_slot(asked: tuple[SlotQuestion, ...]) -> list[tuple[str, list[SlotQuestion]]]:
    """The questions of each slot together, the slots in the order they were first asked."""
    slots: dict[str, list[SlotQuestion]] = {}
    for question in asked:
        slots.setdefault(question.slot, []).append(question)
    return list(slots.items())


def record_lines(record: AnyRecord) -> Iterator[str]:
    """A record with its rule, its evidence and what it inherited."""
    fields = record.to_dict()
    said = " ".join(f"{key}={value}" for key, value in fields.items() if key not in _ANCHOR)
    yield f"  {record.type} {record.start}-{record.end} {record.text}: {said}"
    yield f"    rule       {record.rule}"
    for part in record.evidence:
        yield f"    evidence   {part.role}: {part.text} ({part.start}-{part.end})"
    for taken in record.inherited:
        place = "" if taken.start is None else f" ({taken.start}-{taken.end})"
        yield f"    inherited  {taken.field}: {taken.value} from the {taken.source}{place}"
