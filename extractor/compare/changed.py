"""Changes between two readings as rows, as counts, and as leaves of the page for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from extractor.compare.changes import KINDS, SPAN, Change, ChangeTally, changes
from extractor.compare.twice import Twice
from extractor.declaration import RecordTypes
from extractor.evaluate.gold import Fields
from extractor.page import Leaf

CHANGES = (
    "change", "type", "fields", "around", "before", "after", "rule", "file", "start",
)  # fmt: skip
#: Characters shown on either side of a record.
_AROUND = 12


class Changed(NamedTuple):
    """One document with its changes."""

    twice: Twice
    changes: tuple[Change, ...]


def changed(read: Iterable[Twice], *, types: RecordTypes, tally: ChangeTally) -> Iterator[Changed]:
    """The documents in which anything differs; all are counted into ``tally``."""
    for twice in read:
        before, after = (
            [record for record in records if record["type"] in types]
            for records in (twice.before, twice.after)
        )
        found = changes(before, after, types=types)
        tally.add(after, found)
        if found:
            yield Changed(twice, tuple(found))


def change_rows(found: Iterable[Changed]) -> Iterator[dict[str, Any]]:
    """One row a change; of a changed record ``before`` and ``after`` hold what differs."""
    for one in found:
        for change in one.changes:
            record = change.record
            yield {
                "change": change.kind,
                "type": change.type,
                "fields": ", ".join(change.fields) if change.kind == "changed" else "",
                "around": _around(one.twice.text, record),
                "before": _told(change, change.before),
                "after": _told(change, change.after),
                "rule": change.rule,
                "file": one.twice.name,
                "start": record["start"],
            }


def change_objects(found: Iterable[Changed]) -> Iterator[dict[str, Any]]:
    """One object a change, with both records whole."""
    for one in found:
        for change in one.changes:
            yield {
                "change": change.kind,
                "type": change.type,
                "fields": list(change.fields),
                "file": one.twice.name,
                "before": change.before and dict(change.before),
                "after": change.after and dict(change.after),
            }


def leaves(found: Iterable[Changed]) -> Iterator[Leaf]:
    """For the page: each text with the records that differ, marked as what became of them."""
    for one in found:
        twice = one.twice
        yield Leaf(
            twice.name,
            twice.title,
            twice.date.isoformat() if twice.date else None,
            twice.text.encode("utf-8", "replace").decode("utf-8"),
            tuple(_marked(change) for change in one.changes),
        )


def counts(tally: ChangeTally) -> dict[str, list[dict[str, Any]]]:
    """Tables of what changed by type, by field and by rule; what changed most stands first."""
    by_type = [
        {"type": name, **{kind: told[kind] for kind in (*KINDS, "same")}}
        for name, told in sorted(tally.types.items())
    ]
    by_field = [{"field": name, "changed": count} for name, count in tally.fields.most_common()]
    by_rule = [
        {"rule": name, **{kind: told[kind] for kind in KINDS}}
        for name, told in sorted(tally.rules.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    ]
    return {"types": by_type, "fields that changed": by_field, "rules": by_rule}


def _marked(change: Change) -> Mapping[str, Any]:
    marked = {**change.record, "change": change.kind}
    if change.kind == "changed":
        marked["was"] = _told(change, change.before)
    return marked


def _told(change: Change, record: Fields | None) -> str:
    """``value=8.4 unit=%``: the fields that changed, or all that a record says."""
    if record is None:
        return ""
    said = {**record, SPAN: f"{record['start']}-{record['end']} {record.get('text', '')}"}
    if change.kind == "changed":
        return " ".join(f"{name}={said.get(name) or ''}" for name in change.fields)
    return " ".join(f"{name}={said[name]}" for name in change.fields if said.get(name))


def _around(text: str, record: Fields) -> str:
    start, end = record["start"], record["end"]
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return " ".join(f"{before}[[{text[start:end]}]]{after}".split())
