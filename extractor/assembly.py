"""From what was read to the records that leave the program, with spans in the source."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from extractor.facts.context import Slot
from extractor.facts.draft import Draft
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention, QuantityValue, TimeValue
from extractor.record import Evidence, Inherited
from extractor.records import RECORD_TYPES, AnyRecord, Entity, Quantity, Time
from extractor.result import text_order
from extractor.trusted import trusted
from extractor.work import ReadArticle

#: What each kind of value becomes, and which of its fields a record has: all but a last one that
#: only this program needs.
_MENTIONS: dict[type, tuple[type[AnyRecord], tuple[str, ...]]] = {
    QuantityValue: (Quantity, QuantityValue._fields[:-1]),
    TimeValue: (Time, TimeValue._fields[:-1]),
    EntityValue: (Entity, EntityValue._fields),
}


def records_of(articles: list[ReadArticle]) -> list[AnyRecord]:
    """The records of all articles, in text order, with spans in the source."""
    records: list[AnyRecord] = []
    for article in articles:
        records.extend(_mention_record(article.reading, m) for m in article.mentions)
        for trace in article.traces:
            records.extend(
                _fact_record(article.reading, draft, RECORD_TYPES[draft.type])
                for draft in trace.drafts
            )
        records.extend(
            _fact_record(article.reading, draft, model) for model, draft in article.typed
        )
        for facts in article.grids:
            records.extend(facts.records)
    records.sort(key=text_order)
    return records


def _mention_record(reading: Reading, mention: Mention) -> AnyRecord:
    first, last, value, rule = mention
    start, end, text = reading.anchor(first, last)
    fields = {"start": start, "end": end, "text": text, "rule": rule}
    model, names = _MENTIONS[type(value)]
    fields.update(zip(names, value, strict=False))
    return trusted(model, fields)


def _fact_record(reading: Reading, draft: Draft, model: type[BaseModel]) -> AnyRecord:
    start, end, text = reading.anchor(*draft.anchor)
    fields = {k: v for k, v in draft.fields.items() if v is not None}
    fields |= {"start": start, "end": end, "text": text, "rule": draft.rule}
    fields["evidence"] = tuple(
        _evidence(reading, role, first, last)
        for role, first, last in draft.evidence
        if last > first
    )
    fields["inherited"] = tuple(_inherited(reading, name, said) for name, said in draft.inherited)
    record: AnyRecord = trusted(model, fields)  # type: ignore[assignment]  # by its name
    return record


def _evidence(reading: Reading, role: str, first: int, last: int) -> Evidence:
    start, end, text = reading.anchor(first, last)
    return trusted(Evidence, {"role": role, "start": start, "end": end, "text": text})


def _inherited(reading: Reading, name: str, said: Slot) -> Inherited:
    fields: dict[str, Any] = {"field": name, "value": said.value, "source": said.source}
    if said.start >= 0:
        fields["start"], fields["end"] = reading.span(said.start, said.end)
    return trusted(Inherited, fields)
