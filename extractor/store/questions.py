"""What a store can be asked: each option as one condition on the rows of a table."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from extractor.errors import OptionError
from extractor.store import periods

if TYPE_CHECKING:
    from extractor.store.database import Store

#: What ``find`` answers with.
KINDS = ("observation", "ranking", "recognition")
TABLE = {"observation": "observations", "ranking": "rankings", "recognition": "recognitions"}
MEASURES = ("level", "growth", "change", "share", "gap")
STATUSES = ("actual", "target", "forecast", "planned")

#: Marks and blanks that do not tell two indicators apart.
_NOISE = regex.compile(r"[\s的“”‘’\"'「」『』]")
_PLACES = regex.compile(r"(?P<first>-?\d+)(?:-(?P<last>\d+))?")


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked; all that is given must hold.

    Attributes:
        kinds: of :data:`KINDS`.
        indicator: a part of the indicator's name (of the honour's, for recognitions), or a short
            or long form of it: 规上工业增加值 finds 规模以上工业增加值 too.
        indicator_key: the one name of that indicator; facts that carry it are found as well.
        place: a place by its name or its GB/T 2260 code, with every place inside it.
        place_codes: codes of that name; empty where the name is no place we know.
        only_place: the place alone, without those inside it.
        org: a part of the subject's name.
        since, until: EDTF: the period of the fact must touch the time between them.
        measures: of :data:`MEASURES`; leaves observations only.
        scope: a part of the group that is ranked; leaves rankings only.
        position: ``3``, ``1-5``, ``-1`` for the last; leaves rankings only.
        honour: a part of the honour's name; leaves recognitions only.
        statuses: of :data:`STATUSES`; a fact that says none is actual.
        text: a part of the sentence.
        limit: most rows.
        quality: tell of each row how many faults its document has (the view ``worst``).
    """

    kinds: tuple[str, ...] = KINDS
    indicator: str | None = None
    indicator_key: str | None = None
    place: str | None = None
    place_codes: tuple[str, ...] = ()
    only_place: bool = False
    org: str | None = None
    since: str | None = None
    until: str | None = None
    measures: tuple[str, ...] = ()
    scope: str | None = None
    position: str | None = None
    honour: str | None = None
    statuses: tuple[str, ...] = ()
    text: str | None = None
    limit: int | None = None
    quality: bool = False

    def asked_kinds(self) -> tuple[str, ...]:
        """The kinds that can answer: an option of one kind leaves the others out.

        Raises:
            OptionError: two options that no fact has both of.
        """
        own = {
            "--measure": ("observation", bool(self.measures)),
            "--scope": ("ranking", self.scope is not None),
            "--position": ("ranking", self.position is not None),
            "--honour": ("recognition", self.honour is not None),
        }
        left = [kind for kind in KINDS if kind in self.kinds]
        for kind, given in own.values():
            if given:
                left = [one for one in left if one == kind]
        if not left:
            named = [f"{name} is of {kind}s" for name, (kind, given) in own.items() if given]
            raise OptionError(f"nothing can answer all of it: {', '.join(named)}")
        return tuple(left)


class Condition(NamedTuple):
    """One option as SQL: what it is called, the test, and what stands for its ``?``."""

    option: str
    test: str
    parameters: tuple[Any, ...]


def conditions(store: Store, kind: str, asked: Question, *, table: str = "") -> list[Condition]:
    """The conditions of a question on the rows of one kind.

    Args:
        table: where the rows stand; by default the table of the kind.

    Raises:
        OptionError: a period, a position or a name that is none.
    """
    return list(_conditions(store, kind, asked, table or TABLE[kind]))


def named(given: Sequence[Condition], keys: Collection[str]) -> list[Condition]:
    """The same conditions, of these indicators and no other; all of them where none is named."""
    if not keys:
        return list(given)
    test = "indicator_key IN (SELECT unnest(?::VARCHAR[]))"
    others = [one for one in given if one.option != "--indicator"]
    return [*others, Condition("--indicator", test, (list(keys),))]


def where(given: Sequence[Condition]) -> tuple[str, list[Any]]:
    """All conditions together, and their parameters."""
    test = " AND ".join(condition.test for condition in given) or "true"
    return test, [value for condition in given for value in condition.parameters]


def named_column(kind: str) -> str:
    """The column that says what a fact of this kind is about."""
    return "honour" if kind == "recognition" else "indicator"


def _conditions(store: Store, kind: str, asked: Question, table: str) -> Iterator[Condition]:
    if asked.indicator:
        yield _indicator(store, kind, asked, table)
    if asked.place:
        yield _place(asked)
    for option, column, part in (
        ("--org", "subject", asked.org),
        ("--scope", "scope", asked.scope),
        ("--honour", "honour", asked.honour),
        ("--text", "sentence", asked.text),
    ):
        if part:
            yield Condition(option, f"contains({column}, ?)", (part,))
    if asked.since is not None:
        yield _bound("--from", "coalesce(period_end, DATE '9999-12-31') >= ?", asked.since)
    if asked.until is not None:
        yield _bound("--to", "coalesce(period_start, DATE '0001-01-01') <= ?", asked.until)
    for option, column, values in (
        ("--measure", "measure", asked.measures),
        ("--status", "coalesce(status, 'actual')", asked.statuses),
    ):
        if values:
            marks = ", ".join("?" * len(values))
            yield Condition(option, f"{column} IN ({marks})", tuple(values))
    if asked.position is not None:
        yield _position(asked.position)


def alike(name: str, asked: str) -> bool:
    """Whether an indicator's name is what was asked for: it, a longer one, or a form of it.

    Marks, blanks and 的 do not count. A short form leaves characters out, keeps the first and the
    last one and at least half of all: 规上工业增加值 of 规模以上工业增加值; 工业增加值 is another
    indicator.
    """
    name, asked = _key(name), _key(asked)
    if asked in name:
        return True
    short, long = sorted((name, asked), key=len)
    if len(short) < 3 or len(short) * 2 < len(long):
        return False
    if short[0] != long[0] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def code_prefix(code: str) -> str:
    """What the codes of all places inside a place begin with: 371500 → 3715, 370000 → 37."""
    return regex.sub(r"(?:00)+$", "", code) if len(code) == 6 else code


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    key: str = _NOISE.sub("", name)
    return key.lower()


def _indicator(store: Store, kind: str, asked: Question, table: str) -> Condition:
    words = asked.indicator or ""
    if not _key(words):
        raise OptionError(f"--indicator: nothing to look for in {words!r}")
    column = named_column(kind)
    names = [name for name in store.names(table, column) if alike(name, words)]
    test = f"{column} IN (SELECT unnest(?::VARCHAR[]))"
    if asked.indicator_key is None or kind == "recognition":
        return Condition("--indicator", test, (names,))
    return Condition("--indicator", f"({test} OR indicator_key = ?)", (names, asked.indicator_key))


def _place(asked: Question) -> Condition:
    place, codes = asked.place or "", asked.place_codes
    if place.isdigit() and len(place) == 6:
        codes = (place,)
    if asked.only_place:
        tests, parameters = ["subject_code = ?"] * len(codes), list(codes)
    else:
        tests = ["starts_with(subject_code, ?)"] * len(codes)
        parameters = [code_prefix(code) for code in codes]
    # the name alone: of a place we have no code of a part of the name will do
    tests.append("subject = ?" if codes or asked.only_place else "contains(subject, ?)")
    return Condition("--place", f"({' OR '.join(tests)})", (*parameters, place))


def _bound(option: str, test: str, edtf: str) -> Condition:
    found = periods.days(edtf)
    day: datetime.date | None = found.last if option == "--to" else found.first
    if day is None:
        raise OptionError(f"{option}: no such time: {edtf!r} (write 2024, 2024-03 or 2024-03-21)")
    known = "(period_start IS NOT NULL OR period_end IS NOT NULL)"
    return Condition(option, f"({known} AND {test})", (day,))


def _position(asked: str) -> Condition:
    match = _PLACES.fullmatch(asked.strip())
    if match is None:
        raise OptionError(f"--position: no such place: {asked!r} (write 3, 1-5 or -1)")
    first = int(match["first"])
    last = int(match["last"] or first)
    return Condition(
        "--position", "(position BETWEEN ? AND ? AND coalesce(upper, position) <= ?)",
        (first, last, last),
    )  # fmt: skip
