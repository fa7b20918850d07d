"""Whether what an archive states bears out a claim: it does, it cannot be so, or that is left open.

That both can be so is not enough: 突破930亿元 leaves open whether it was 1500亿元.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from extractor.compare.statements import Statement
from extractor.declaration import RecordType
from extractor.keys.printed import Reach
from extractor.period import Period
from extractor.records import Observation, Ranking

#: True: it is so. False: it is not. None: what is stated says neither.
Bearing = bool | None

#: Fields of a fact beside what it is about: another value there is another statement of the same.
_AMOUNTS = ("number", "whole")


def figure(claim: Observation, reach: Reach, stated: Statement) -> Bearing:
    """What a figure says of another of the same thing.

    Exact ones agree by their printed digits. One that is vague (突破, 近, 约, a range) bears out
    what is so of all that it leaves open, and a claim of the very number that it names.

    Args:
        reach: what the digits of ``claim`` leave open.
    """
    if not stated.reach.meets(reach):
        return False
    if _exact(stated) or stated.reach.within(reach):
        return True
    return True if _exact(claim) and _named(stated, reach) else None


def _exact(one: Statement | Observation) -> bool:
    return one.value is not None and one.modifier is None


def _named(stated: Statement, reach: Reach) -> bool:
    """Whether the number that a vague statement names is one of ``reach``."""
    ends = [end for end in stated.reach if end is not None]
    if stated.value is None or not ends:
        return False
    number = sum(ends) / 2 if stated.modifier == "about" else max(ends, key=abs)
    return (reach.low is None or reach.low <= number) and (
        reach.high is None or number <= reach.high
    )


def rank(claim: Ranking, row: Mapping[str, Any]) -> Bearing:
    """What a rank says of another of the same thing: 第3位 bears out 前5, and not the other way."""
    placed = _place(claim, row)
    return placed and _all(_equal(getattr(claim, name), row[name]) for name in ("streak", "count"))


def _place(claim: Ranking, row: Mapping[str, Any]) -> Bearing:
    here = _places(claim.position, claim.upper)
    there = _places(row["position"], row["upper"])
    if here is None or there is None:
        same = claim.kind == row["kind"]
        return _equal(claim.upper, row["upper"]) if same else None
    if there[0] > here[1] or here[0] > there[1]:
        return False
    return True if here[0] <= there[0] and there[1] <= here[1] else None


def _places(position: int | None, upper: int | None) -> tuple[int, int] | None:
    return None if position is None else (position, upper if upper is not None else position)


def told(
    claim: Mapping[str, Any],
    row: Mapping[str, Any],
    *,
    one: RecordType,
    same: Mapping[str, Bearing],
) -> Bearing:
    """What a row says of a fact of any other type, by all that the fact says.

    It is borne out where the row says all of that, and is not so where it says all but one amount,
    of a time that is said (入选的企业 17家, not 30家).

    Args:
        claim: the fields that the fact says.
        same: fields that were compared already, as names of places are.
    """
    amounts: list[Bearing] = []
    others: list[Bearing] = []
    for field in one.fields:
        if field.name not in claim:
            continue
        mine, theirs = claim[field.name], row.get(field.name)
        if field.name in same:
            others.append(same[field.name])
        elif field.mark.kind in _AMOUNTS:
            amounts.append(_equal(mine, theirs))
        elif field.mark.role == "period":
            others.append(_at_once(mine, theirs))
        else:
            others.append(_ends_so(mine, theirs))
    if not all(others):
        return None
    if False in amounts:
        return False if one.role("period") in claim else None
    return _all(amounts)


def _all(bearings: Iterable[Bearing]) -> Bearing:
    found = list(bearings)
    return False if False in found else True if all(found) else None


def _equal(mine: Any, theirs: Any) -> Bearing:
    if mine is None:
        return True
    return None if theirs is None else bool(mine == theirs)


def _ends_so(mine: Any, theirs: Any) -> bool:
    """Whether a name is the other, or the other with more words in front: those narrow it down."""
    if isinstance(mine, str) and isinstance(theirs, str):
        return theirs.endswith(mine)
    return bool(mine == theirs)


def _at_once(mine: str, theirs: str | None) -> bool:
    """Whether two periods share a day."""
    here, there = Period.parse(mine), Period.parse(theirs)
    return here is not None and there is not None and here.overlaps(there)
