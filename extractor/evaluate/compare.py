"""When a found record answers a gold one, and in which fields it differs.

The rules are the last section of docs/records.md. Records are compared in their JSON Lines form,
so that any program's output can be scored, not only ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from extractor.declaration import RecordTypes
from extractor.evaluate.gold import Fields
from extractor.records import TYPES
from extractor.rulebook import own_table
from extractor.rulebook.tables import read_table

#: An indicator, subject or honour is alike from this character F1 on.
ALIKE = 0.6
#: A benchmark, whole or scope is the same from this character F1 on.
NEARLY_SAME = 0.8
#: A subject is the same from this character F1 on: only loose characters may differ.
SAME = 0.999
#: An indicator or honour is named as gold names it from this character F1 on.
_NAMED_ALIKE = 0.9
#: Kinds of fields that say one thing together, and how their difference is told of a mention.
_AMOUNT, _TOGETHER = ("number", "unit"), "value/unit"


def is_core(gold: Fields, found: Fields, *, types: RecordTypes = TYPES) -> bool:
    """Whether ``found``, whose anchor overlaps, says at heart the same as ``gold``."""
    one = types[gold["type"]]
    return not one.fact or all(
        _HOW[field.mark.core](gold, found, field.name) for field in one.fields if field.mark.core
    )


def differing_fields(gold: Fields, found: Fields, *, types: RecordTypes = TYPES) -> list[str]:
    """The fields that keep a core match from being a strict one."""
    one = types[gold["type"]]
    wrong: dict[str, None] = {}
    for field in one.fields:
        # a mention is found where its span overlaps: all that it says is of the strict match
        how = field.mark.strict or ("" if one.fact else field.mark.core)
        if how and not _HOW[how](gold, found, field.name):
            together = not one.fact and field.mark.kind in _AMOUNT
            wrong[_TOGETHER if together else field.name] = None
    return [*wrong, *_moved(gold, found, types)]


def _moved(gold: Fields, found: Fields, types: RecordTypes) -> list[str]:
    """``span`` where a type needs the very span and has another."""
    if not types[gold["type"]].about.spanned:
        return []
    same = (gold["start"], gold["end"]) == (found["start"], found["end"])
    return [] if same else ["span"]


def unlike_fields(gold: Fields, found: Fields, *, types: RecordTypes = TYPES) -> list[str]:
    """Every field in which a record differs from the one of gold that it answers."""
    marked = [(field.name, {field.mark.core, field.mark.strict} - {""})
              for field in types[gold["type"]].fields]  # fmt: skip
    unlike = [name for name, hows in marked if any(not _HOW[h](gold, found, name) for h in hows)]
    return [*unlike, *_moved(gold, found, types)]


def is_named_alike(gold: Fields, found: Fields, *, types: RecordTypes = TYPES) -> bool:
    """Whether a strict match is a full one: what is measured or conferred has gold's own name."""
    key = types[gold["type"]].role("theme")
    return key is None or not gold.get(key) or likeness(gold[key], found.get(key)) >= _NAMED_ALIKE


def pair_up(
    gold: Sequence[Fields], found: Sequence[Fields], *, types: RecordTypes = TYPES
) -> tuple[list[tuple[int, int]], set[int], set[int]]:
    """Pairs (index in gold, index in found), best first, and the indices that got one."""
    candidates = sorted(
        (-_affinity(g, f, types), i, j)
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


def _affinity(gold: Fields, found: Fields, types: RecordTypes) -> float:
    """How well a pair fits: overlap first for mentions, the core for facts."""
    width = max(gold["end"], found["end"]) - min(gold["start"], found["start"])
    score: float = _overlap(gold, found) / max(1, width)
    one = types[gold["type"]]
    if one.fact:
        named = (one.role("subject") or "", one.role("theme") or "")
        score += (
            4 * is_core(gold, found, types=types)
            + (not differing_fields(gold, found, types=types))
            + sum(likeness(gold.get(name), found.get(name)) for name in named)
        )
    return score


def _overlap(gold: Fields, found: Fields) -> int:
    return int(max(0, min(gold["end"], found["end"]) - max(gold["start"], found["start"])))


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


def _equal(gold: Fields, found: Fields, key: str) -> bool:
    return bool(_value(gold, key) == _value(found, key))


def _number(gold: Fields, found: Fields, key: str) -> bool:
    return _decimal(gold.get(key)) == _decimal(found.get(key))


def _alike(gold: Fields, found: Fields, key: str) -> bool:
    return likeness(gold.get(key), found.get(key)) >= ALIKE


def _said(gold: Fields, found: Fields, key: str) -> bool:
    return not gold.get(key) or _alike(gold, found, key)


def _same(gold: Fields, found: Fields, key: str) -> bool:
    return likeness(gold.get(key), found.get(key)) >= SAME


def _period(gold: Fields, found: Fields, key: str) -> bool:
    return _same_period(_year(gold.get(key)), _year(found.get(key)))


def _status(gold: Fields, found: Fields, key: str) -> bool:
    return (gold.get(key) or "actual") == (found.get(key) or "actual")


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


#: How a field is compared, by what its mark says.
_HOW: dict[str, Callable[[Fields, Fields, str], bool]] = {
    "equal": _equal, "number": _number, "alike": _alike, "near": _same_place, "same": _same,
    "said": _said, "period": _period, "status": _status,
}  # fmt: skip


def _tight(phrase: str | None) -> str:
    return "".join((phrase or "").translate(_words()[0]).split())


@cache
def _words() -> tuple[dict[int, None], dict[str, str]]:
    """What the comparison passes over, and the names it holds for one: the table ``scoring``."""
    rows = list(read_table(own_table("scoring")))
    loose = {ord(row.word): None for row in rows if not row.get("means")}
    return loose, {row.word: row.get("means") for row in rows if row.get("means")}
