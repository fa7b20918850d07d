"""For tables of sentences and their facts: what a row says, and how it is checked.

Each sentence stands in a document of its own, titled and dated as below. A row lists all facts of
its sentence in order; fields that a row does not name are not compared, but who and when are: the
document's own place and year unless the row says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from extractor import extract

TITLE = "绍兴市2023年工作"
DAY = date(2024, 2, 18)
FACTS = ("observation", "ranking", "recognition")
OWN = {"subject": "绍兴市", "period": "2023"}

Fact = dict[str, Any]


def obs(at: str, indicator: str, what: str, **fields: Any) -> Fact:
    """An observation; ``what`` is measure, value and unit: ``"growth 8.4 %"``."""
    measure, value, unit = what.split()
    fact = {"at": at, "indicator": indicator, "measure": measure, "value": value, "unit": unit}
    return {"type": "observation", **OWN, **fact, "status": None, **fields}


def rank(at: str, indicator: str | None, kind: str, position: int | None, **fields: Any) -> Fact:
    """A ranking."""
    fact = {"at": at, "indicator": indicator, "kind": kind, "position": position}
    return {"type": "ranking", **OWN, **fact, **fields}


def prize(honour: str, subject: str = "绍兴市", **fields: Any) -> Fact:
    """A recognition; its anchor is the honour's name."""
    fact = {"at": honour, "honour": honour, "subject": subject}
    return {"type": "recognition", **OWN, **fact, **fields}


def check(text: str, *wanted: Fact, title: str = TITLE, day: date = DAY) -> None:
    """The facts of a text are those wanted: no other, none missing."""
    found = []
    for record in extract(text, reference_date=day, title=title):
        if record.type in FACTS:
            fields = record.to_dict()
            found.append({"at": fields["text"], **fields})
    shown = [
        {key: fact.get(key) for key in (wanted[n] if n < len(wanted) else fact)}
        for n, fact in enumerate(found)
    ]
    assert shown == list(wanted)
