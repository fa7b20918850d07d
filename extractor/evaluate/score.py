"""Precision, recall and F1 of found records against gold, by record type.

*core*: the anchor and what is at the heart of the record; *strict*: every normalised field too;
*full*: strict, and the indicator (the honour) named as gold names it, no word cut off or too many.
Optional gold is neither expected nor a fault.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from extractor.declaration import RecordTypes
from extractor.evaluate.compare import (
    differing_fields,
    is_core,
    is_named_alike,
    pair_up,
    unlike_fields,
)
from extractor.evaluate.gold import Case, Fields
from extractor.records import TYPES

#: ``core`` counts PERSON, ORG and GPE alone among the entities; the others are optional then.
Entities = Literal["all", "core"]
CORE_ENTITIES = ("PERSON", "ORG", "GPE")

#: missed: expected, not found. extra: found, not expected. wrong: the anchor alone.
#: fields: core, not strict.
FaultKind = Literal["missed", "extra", "wrong", "fields"]


class Fault(NamedTuple):
    """One place where found and gold differ."""

    case: str
    kind: FaultKind
    type: str
    fields: tuple[str, ...]
    gold: Fields | None
    found: Fields | None


class Judged(NamedTuple):
    """A found record, the one of gold that it answers, and the fields in which it differs."""

    found: Fields
    gold: Fields | None
    fields: tuple[str, ...]


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean; 0 where nothing was found or expected."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, extra: int, missed: int) -> Scores:
        precision = right / (right + extra) if right + extra else 0.0
        recall = right / (right + missed) if right + missed else 0.0
        total = precision + recall
        return cls(precision, recall, 2 * precision * recall / total if total else 0.0)


@dataclass
class Tally:
    """Counts of one record type: right, extra and missed by the core, strict and full rule."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    strict_right: int = 0
    strict_extra: int = 0
    strict_missed: int = 0
    full_right: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    @property
    def expected(self) -> int:
        return self.right + self.missed

    @property
    def core(self) -> Scores:
        return Scores.of(self.right, self.extra, self.missed)

    @property
    def strict(self) -> Scores:
        return Scores.of(self.strict_right, self.strict_extra, self.strict_missed)

    @property
    def full(self) -> Scores:
        """Strict, and named as gold names it."""
        found = self.right + self.extra
        return Scores.of(self.full_right, found - self.full_right, self.expected - self.full_right)


@dataclass
class Report:
    """The tallies of any number of cases, and every fault in the order of the cases.

    ``judged`` holds every found record that counts.
    """

    types: RecordTypes = field(default_factory=lambda: TYPES)
    tallies: dict[str, Tally] = field(init=False)
    faults: list[Fault] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    cases: int = 0

    def __post_init__(self) -> None:
        self.tallies = {name: Tally() for name in self.types}

    def add(
        self,
        name: str,
        gold: Iterable[Fields],
        found: Iterable[Fields],
        *,
        entities: Entities = "all",
    ) -> None:
        """Compare one case's records and count them in."""
        expected = [_narrowed(record, entities) for record in gold]
        have = [_narrowed(record, entities) for record in found]
        pairs, gold_used, found_used = pair_up(expected, have, types=self.types)
        for i, g in enumerate(expected):
            if i not in gold_used and not g.get("optional"):
                self._count(name, "missed", g, None)
        for j, f in enumerate(have):
            if j not in found_used and not f.get("optional"):
                self._count(name, "extra", None, f)
                self.judged.append(Judged(f, None, ()))
        for i, j in pairs:
            if not expected[i].get("optional") and not have[j].get("optional"):
                self._count_pair(name, expected[i], have[j])
        self.cases += 1

    def _count_pair(self, name: str, gold: Fields, found: Fields) -> None:
        tally = self.tallies[gold["type"]]
        unlike = unlike_fields(gold, found, types=self.types)
        self.judged.append(Judged(found, gold, tuple(unlike)))
        if not is_core(gold, found, types=self.types):
            self._count(name, "wrong", gold, found)
            return
        tally.right += 1
        fields = differing_fields(gold, found, types=self.types)
        if not fields:
            tally.strict_right += 1
            tally.full_right += is_named_alike(gold, found, types=self.types)
            return
        tally.strict_missed += 1
        tally.strict_extra += 1
        tally.fields.update(fields)
        self.faults.append(Fault(name, "fields", gold["type"], tuple(fields), gold, found))

    def _count(self, name: str, kind: FaultKind, gold: Fields | None, found: Fields | None) -> None:
        either = gold or found or {}
        tally = self.tallies[either["type"]]
        if gold is not None:
            tally.missed += 1
            tally.strict_missed += 1
        if found is not None:
            tally.extra += 1
            tally.strict_extra += 1
        self.faults.append(Fault(name, kind, either["type"], (), gold, found))

    def to_dict(self) -> dict[str, Any]:
        """``{type: {"gold", "core", "strict", "full": [P, R, F1], "why": {field: count}}}``."""
        return {
            name: {
                "gold": tally.expected,
                "core": list(tally.core),
                "strict": list(tally.strict),
                "full": list(tally.full),
                "why": dict(tally.fields),
            }
            for name, tally in self.tallies.items()
        }


def score(
    cases: Sequence[Case],
    find: Callable[[Case], Iterable[Fields]],
    *,
    entities: Entities = "all",
    types: RecordTypes = TYPES,
) -> Report:
    """Run ``find`` on every case and compare what it gives with the case's gold."""
    report, log = Report(types), logging.getLogger(__name__)
    for case in cases:
        found = filter(case.judges, find(case))
        report.add(case.name, case.gold, found, entities=entities)
        log.info("%s: compared", case.name)
    return report


def _narrowed(record: Fields, entities: Entities) -> Fields:
    if entities == "core" and record["type"] == "entity":
        return {**record, "optional": True} if record.get("etype") not in CORE_ENTITIES else record
    return record
