"""When a found record answers a gold one, and in which fields it differs.

The rules are the last section of docs/records.md. Records are compared in their JSON Lines form,
so that any program's output can be scored, not only ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from extractor.evaluate.gold import Fields
from extractor.rulebook import own_patterns
from extractor.rulebook.tables import read_table

#: An indicator, subject or honour is alike from this character F1 on.
ALIKE = 0.6
#: A benchmark, whole or scope is the same from this character F1 on.
NEARLY_SAME = 0.8
#: A subject is the same from this character F1 on: only loose characters may differ.
SAME = 0.999
#: An indicator or honour is named as gold names it from this character F1 on.
_NAMED_ALIKE = 0.9
_NAMED = {"observation": "indicator", "ranking": "indicator", "recognition": "honour"}

FACTS = ("observation", "ranking", "recognition")
_MENTIONS = ("quantity", "time", "entity")


def is_core(gold: Fields, found: Fields) -> bool:
    """Whether ``found``, whose anchor overlaps, says at heart the same as ``gold``."""
    kind = gold["type"]
    if kind in _MENTIONS:
        return True
    if kind == "observation":
        return (
            _same_number(gold, found)
            and gold.get("measure") == found.get("measure")
            and _alike(gold, found, "indicator")
        )
    if kind == "ranking":
        return (
            gold["kind"] == found.get("kind")
            and all(_value(gold, key) == _value(found, key) for key in ("position", "upper"))
            and (not gold.get("indicator") or _alike(gold, found, "indicator"))
        )
    return _alike(gold, found, "subject") and _alike(gold, found, "honour")


def differing_fields(gold: Fields, found: Fields) -> list[str]:
    """The fields that keep a core match from being a strict one."""
    kind = gold["type"]
    if kind == "quantity":
        return [] if _same_number(gold, found) else ["value/unit"]
    if kind == "time":
        return _unequal(gold, found, "value")
    if kind == "entity":
        same_span = (gold["start"], gold["end"]) == (found["start"], found["end"])
        return _unequal(gold, found, "etype") + ([] if same_span else ["span"])
    wrong = []
    if likeness(gold.get("subject"), found.get("subject")) < SAME:
        wrong.append("subject")
    if not _same_period(_year(gold.get("period")), _year(found.get("period"))):
        wrong.append("period")
    if (gold.get("status") or "actual") != (found.get("status") or "actual"):
        wrong.append("status")
    if kind == "observation":
        wrong += _unequal(gold, found, "basis")
        wrong += [key for key in ("versus", "whole") if not _same_place(gold, found, key)]
    if kind == "ranking":
        wrong += _unequal(gold, found, "streak")
        wrong += [] if _same_place(gold, found, "scope") else ["scope"]
    return wrong


def is_named_alike(gold: Fields, found: Fields) -> bool:
    """Whether a strict match is a full one: what is measured or conferred has gold's own name."""
    key = _NAMED.get(gold["type"])
    return key is None or not gold.get(key) or likeness(gold[key], found.get(key)) >= _NAMED_ALIKE


def pair_up(
    gold: Sequence[Fields], found: Sequence[Fields]
) -> tuple[list[tuple[int, int]], set[int], set[int]]:
    """Pairs (index in gold, index in found), best first, and the indices that got one."""
    candidates = sorted(
        (-_affinity(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g["type"] == f["type"] and _overlap(g, f) > 0
    )
    pairs: list[tuple[int, int]] = []
    gold_used: set[int] = set()
    found_used: set[int] = set()
    for _, i, j in candidates:
        if i not in gold_used and j not in found_used:
            gold_used.add(i)
            found_used.add(j)
            pairs.append((i, j))
    return pairs, gold_used, found_used


def likeness(a: str | None, b: str | None) -> float:
    """Character F1 of two phrases without their loose characters; 1.0 for two empty ones."""
    a, b = _tight(a), _tight(b)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b))


def _affinity(gold: Fields, found: Fields) -> float:
    """How well a pair fits: overlap first for mentions, the core for facts."""
    width = max(gold["end"], found["end"]) - min(gold["start"], found["start"])
    score: float = _overlap(gold, found) / max(1, width)
    if gold["type"] in FACTS:
        score += (
            4 * is_core(gold, found)
            + (not differing_fields(gold, found))
            + likeness(gold.get("subject"), found.get("subject"))
            + likeness(_theme(gold), _theme(found))
        )
    return score


def _theme(record: Fields) -> str | None:
    return record.get("indicator") or record.get("honour")


def _overlap(gold: Fields, found: Fields) -> int:
    return int(max(0, min(gold["end"], found["end"]) - max(gold["start"], found["start"])))


def _alike(gold: Fields, found: Fields, key: str) -> bool:
    return likeness(gold.get(key), found.get(key)) >= ALIKE


def _same_number(gold: Fields, found: Fields) -> bool:
    return all(
        _decimal(gold.get(key)) == _decimal(found.get(key)) for key in ("value", "lower", "upper")
    ) and _value(gold, "unit") == _value(found, "unit")


def _decimal(value: Any) -> Decimal | str | None:
    if value in (None, ""):
        return None
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return str(value)


def _value(record: Fields, key: str) -> Any:
    """The field, with everything that means "nothing said" made one."""
    return record.get(key) or None


def _unequal(gold: Fields, found: Fields, key: str) -> list[str]:
    return [] if _value(gold, key) == _value(found, key) else [key]


def _year(period: str | None) -> str:
    """``2025/..`` counts as ``2025``: facts said of "this year so far" may take the year."""
    return (period or "").removesuffix("/..")


def _same_period(a: str, b: str) -> bool:
    """Equal, or a day and its month."""
    month = min(a, b, key=len)
    return a == b or (len(month) == 7 and a[:7] == b[:7] and "/" not in a + b)


def _same_place(gold: Fields, found: Fields, key: str) -> bool:
    places = _words()[1]
    a, b = gold.get(key), found.get(key)
    return likeness(places.get(a or "", a), places.get(b or "", b)) >= NEARLY_SAME


def _tight(phrase: str | None) -> str:
    return "".join((phrase or "").translate(_words()[0]).split())


@cache
def _words() -> tuple[dict[int, None], dict[str, str]]:
    """What the comparison passes over, and the names it holds for one: lexicon/scoring.tsv."""
    rows = list(read_table(own_patterns() / "lexicon" / "scoring.tsv"))
    loose = {ord(row.word): None for row in rows if not row.get("means")}
    return loose, {row.word: row.get("means") for row in rows if row.get("means")}
