"""Whether statements of one thing agree, and where not, whether one revises the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Literal, NamedTuple

from extractor.compare.statements import Statement
from extractor.keys.printed import Reach
from extractor.rulebook import Rulebook

#: What is stated otherwise so long after it was last stated is a revision: releases of one time
#: that differ contradict each other.
LATER = timedelta(days=90)

DisagreementKind = Literal["contradiction", "revision"]


@dataclass
class Camp:
    """Documents that say the same: some value would be printed as each of them prints it."""

    reach: Reach
    statements: list[Statement] = field(default_factory=list)

    @property
    def documents(self) -> int:
        return len({statement.document for statement in self.statements})

    @property
    def days(self) -> list[date]:
        """The days of its releases that are known, in order."""
        return sorted(s.published for s in self.statements if s.published is not None)

    @property
    def first(self) -> Statement:
        """The oldest release of it."""
        return self.statements[0]

    @property
    def last(self) -> Statement:
        """The newest release of it."""
        return self.statements[-1]

    @property
    def clearest(self) -> Statement:
        """What leaves least open: 1276.2亿元, not 突破1270亿元; of equal ones the newest."""
        return min(reversed(self.statements), key=lambda one: _width(one.reach))


class Difference(NamedTuple):
    """Two camps of one topic; the older one first."""

    kind: DisagreementKind
    before: Camp
    after: Camp


class Settled(NamedTuple):
    """All that is stated of one topic.

    Attributes:
        camp: the one that counts: the newest after revisions; of contradicting ones the one with
            most documents, then the newest.
        camps: all of them, the oldest first.
        differences: each pair of them.
        besides: what documents of some camp state too, and no camp does: values of what may be
            several things under one name.
    """

    camp: Camp
    camps: tuple[Camp, ...]
    differences: tuple[Difference, ...]
    besides: tuple[Statement, ...] = ()

    @property
    def contradicted(self) -> bool:
        return any(one.kind == "contradiction" for one in self.differences)


class Revising(NamedTuple):
    """Words of sentences that tell a revision.

    Attributes:
        corrected: of one that says an earlier figure is corrected.
        first: of one that says its figure is not the last one.
    """

    corrected: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


NO_WORDS = Revising()


def revision_words(book: Rulebook) -> Revising:
    """What the table ``revision_words`` of a rulebook holds."""
    rows = list(book.table("revision_words"))
    corrected, first = (
        tuple(row.word for row in rows if (row.get("says") == "first") is early)
        for early in (False, True)
    )
    return Revising(corrected, first)


def settle(statements: Iterable[Statement], *, revising: Revising = NO_WORDS) -> Settled:
    """Put the statements of one topic into camps.

    A document that states several values speaks for each of them: two documents differ where no
    value of one meets a value of the other.

    Args:
        statements: of one topic, at least one, the oldest first.
        revising: see :func:`revision_words`.
    """
    ordered = list(statements)
    camps: list[Camp] = []
    for voice in _voices(ordered):
        _join(camps, voice)
    places = {id(statement): number for number, statement in enumerate(ordered)}
    for camp in camps:
        camp.statements.sort(key=lambda statement: places[id(statement)])
    camps.sort(key=lambda camp: places[id(camp.first)])
    differences = tuple(Difference(_kind(a, b, revising), a, b) for a, b in combinations(camps, 2))
    besides = tuple(
        one for one in ordered if not any(camp.reach.meets(one.reach) for camp in camps)
    )
    return Settled(_counting(camps, differences), tuple(camps), differences, besides)


def _voices(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Documents, those that say one thing first, the exact ones before the vague."""
    voices: dict[int, list[Statement]] = {}
    for statement in statements:
        voices.setdefault(statement.document, []).append(statement)
    for voice in voices.values():
        voice.sort(key=lambda statement: _width(statement.reach))
    return sorted(
        voices.values(),
        key=lambda voice: (
            not all(a.reach.meets(b.reach) for a, b in combinations(voice, 2)),
            _width(voice[0].reach),
        ),
    )


def _join(camps: list[Camp], voice: list[Statement]) -> None:
    for statement in voice:
        for camp in camps:
            if camp.reach.meets(statement.reach):
                camp.reach = _both(camp.reach, statement.reach)
                camp.statements.append(statement)
                return
    camps.append(Camp(voice[0].reach, [voice[0]]))


def _width(reach: Reach) -> Decimal:
    if reach.low is None or reach.high is None:
        return Decimal("Infinity")
    return reach.high - reach.low


def _both(a: Reach, b: Reach) -> Reach:
    lows = [end for end in (a.low, b.low) if end is not None]
    highs = [end for end in (a.high, b.high) if end is not None]
    return Reach(max(lows, default=None), min(highs, default=None))


def _kind(before: Camp, after: Camp, revising: Revising) -> DisagreementKind:
    if _has(after.first, revising.corrected):
        return "revision"
    if all(_has(one, revising.first) for one in before.statements) and not any(
        _has(one, revising.first) for one in after.statements
    ):
        return "revision"
    days, later = before.days, after.days
    dated = len(days) == len(before.statements) and len(later) == len(after.statements)
    return "revision" if dated and later[0] - days[-1] >= LATER else "contradiction"


def _has(statement: Statement, words: tuple[str, ...]) -> bool:
    return any(word in statement.sentence for word in words)


def _counting(camps: list[Camp], differences: Sequence[Difference]) -> Camp:
    revised = {id(one.before) for one in differences if one.kind == "revision"}
    left = [camp for camp in camps if id(camp) not in revised] or camps[-1:]
    return max(left, key=lambda camp: (camp.documents, camps.index(camp)))
