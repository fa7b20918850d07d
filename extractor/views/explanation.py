"""How a sentence was read, for people."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.api import Explanation
from extractor.records import AnyRecord
from extractor.views.terminal import visible

_ANCHOR = ("type", "start", "end", "text", "rule")


def explanation(found: Explanation) -> str:
    """The sentence, its sketch, the rules that matched, and each record with its provenance."""
    return "".join(f"{visible(line)}\n" for line in _lines(found))


def _lines(found: Explanation) -> Iterator[str]:
    start, end = found.at
    yield f"{found.kind} {start}-{end}"
    yield f"  sentence  {' '.join(found.sentence.split())}"
    yield f"  sketch    {found.sketch}"
    yield "rules that matched" if found.rules else "no rule matched"
    for name, text in found.rules:
        yield f"  {name}: {text}"
    yield "records" if found.records else "no records"
    for record in found.records:
        yield from _record(record)


def _record(record: AnyRecord) -> Iterator[str]:
    fields = record.to_dict()
    said = " ".join(f"{key}={value}" for key, value in fields.items() if key not in _ANCHOR)
    yield f"  {record.type} {record.start}-{record.end} {record.text}: {said}"
    yield f"    rule       {record.rule}"
    for part in record.evidence:
        yield f"    evidence   {part.role}: {part.text} ({part.start}-{part.end})"
    for taken in record.inherited:
        place = "" if taken.start is None else f" ({taken.start}-{taken.end})"
        yield f"    inherited  {taken.field}: {taken.value} from the {taken.source}{place}"
