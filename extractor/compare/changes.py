"""What two readings of one text differ in: the records gained, lost and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, NamedTuple

from extractor.declaration import RecordType, RecordTypes
from extractor.evaluate.compare import pair_up
from extractor.evaluate.gold import Fields

ChangeKind = Literal["gained", "lost", "changed"]
KINDS: tuple[ChangeKind, ...] = ("gained", "lost", "changed")
#: The span, where a record moved.
SPAN = "span"


class Change(NamedTuple):
    """One record of either reading that the other has not, or not so.

    Attributes:
        fields: of a changed record, those that differ; ``span`` where it stands elsewhere. Of
            another one all that its type has.
        before: the record of the first reading; None of one that was gained.
        after: that of the second; None of one that was lost.
    """

    kind: ChangeKind
    type: str
    fields: tuple[str, ...]
    before: Fields | None
    after: Fields | None

    @property
    def record(self) -> Fields:
        """The record as it is now, or as it was."""
        return self.after or self.before or {}

    @property
    def rule(self) -> str:
        """The rule that it is counted to; both, where another one found it."""
        rules = [one.get("rule") or "" for one in (self.before, self.after) if one]
        return " → ".join(dict.fromkeys(rules))


def changes(
    before: Sequence[Fields], after: Sequence[Fields], *, types: RecordTypes
) -> list[Change]:
    """How the second reading of a text differs from the first, in the order of the text.

    Records are the same where type, span and all fields are; which rule found them does not count,
    nor does what they were read from. Those that are left are changed where their anchors overlap,
    the likest first.
    """
    gone, came = _without_equals(before, after, types)
    pairs, gone_used, came_used = pair_up(gone, came, types=types)
    found = [
        Change("changed", came[j]["type"], _differing(gone[i], came[j], types), gone[i], came[j])
        for i, j in pairs
    ]
    found += [
        Change("lost", one["type"], _named(one, types), one, None)
        for i, one in enumerate(gone)
        if i not in gone_used
    ]
    found += [
        Change("gained", one["type"], _named(one, types), None, one)
        for j, one in enumerate(came)
        if j not in came_used
    ]
    return sorted(found, key=lambda one: (one.record["start"], one.record["end"], one.type))


@dataclass
class ChangeTally:
    """Changes counted: by type, by the fields that changed, by rule; and what stayed as it was."""

    documents: int = 0
    changed_documents: int = 0
    types: dict[str, Counter[str]] = field(default_factory=dict)
    fields: Counter[str] = field(default_factory=Counter)
    rules: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, after: Sequence[Fields], found: Iterable[Change]) -> None:
        """Count one document: the records of its second reading, and its changes."""
        told = list(found)
        self.documents += 1
        self.changed_documents += bool(told)
        for record in after:
            self.types.setdefault(record["type"], Counter())["same"] += 1
        for one in told:
            kinds = self.types.setdefault(one.type, Counter())
            kinds[one.kind] += 1
            kinds["same"] -= one.after is not None
            self.fields.update(one.fields if one.kind == "changed" else ())
            self.rules.setdefault(one.rule, Counter())[one.kind] += 1


def _without_equals(
    before: Sequence[Fields], after: Sequence[Fields], types: RecordTypes
) -> tuple[list[Fields], list[Fields]]:
    """The records of each reading that the other has not."""
    keys = [[_key(one, types) for one in records] for records in (before, after)]
    both = Counter(keys[0]) & Counter(keys[1])
    left: tuple[list[Fields], list[Fields]] = ([], [])
    for records, named, rest in zip((before, after), keys, left, strict=True):
        same = both.copy()
        for record, key in zip(records, named, strict=True):
            if same[key]:
                same[key] -= 1
            else:
                rest.append(record)
    return left


def _key(record: Fields, types: RecordTypes) -> tuple[Any, ...]:
    said = _said(record, types[record["type"]])
    return (record["type"], record["start"], record["end"], *said.items())


def _differing(before: Fields, after: Fields, types: RecordTypes) -> tuple[str, ...]:
    one = types[before["type"]]
    first, second = _said(before, one), _said(after, one)
    named = [f.name for f in one.fields if first.get(f.name) != second.get(f.name)]
    moved = (before["start"], before["end"]) != (after["start"], after["end"])
    return (*named, *([SPAN] if moved else []))


def _named(record: Fields, types: RecordTypes) -> tuple[str, ...]:
    return tuple(field.name for field in types[record["type"]].fields)


def _said(record: Mapping[str, Any], one: RecordType) -> dict[str, Any]:
    """What a record says: its fields, numbers without zeros at the end, nothing that is empty.

    A store holds another field where some are empty, and leaves out what is ``actual``.
    """
    said: dict[str, Any] = {}
    for known in one.fields:
        value = record.get(known.name)
        if value in (None, "") and known.mark.instead:
            value = record.get(known.mark.instead)
        if known.mark.role == "status" and value == "actual":
            value = None
        if value not in (None, ""):
            said[known.name] = _number(value) if known.mark.kind == "number" else value
    return said


def _number(value: Any) -> Decimal | str:
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return str(value)
