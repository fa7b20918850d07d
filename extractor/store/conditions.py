"""Each option of a question as one condition on the rows of a table."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from extractor.declaration import FieldOf, RecordType
from extractor.errors import OptionError
from extractor.rulebook import own_table
from extractor.rulebook.tables import read_table
from extractor.store import day_columns
from extractor.store.ddl import quoted

if TYPE_CHECKING:
    from extractor.store.database import Store
    from extractor.store.questions import Question

_MARKS = "“”‘’\"'「」『』"

_PLACES = regex.compile(r"(?P<first>-?\d+)(?:-(?P<last>\d+))?")


class Condition(NamedTuple):
    """One option as SQL: what it is called, the test, and what stands for its ``?``.

    ``column`` is what it tests, as SQL, and ``wanted`` the words that were looked for in it.
    """

    option: str
    test: str
    parameters: tuple[Any, ...]
    column: str = ""
    wanted: str | None = None


def conditions(store: Store, kind: str, asked: Question, *, table: str = "") -> list[Condition]:
    """The conditions of a question on the rows of one kind.

    Args:
        table: where the rows stand; by default the table of the kind.

    Raises:
        OptionError: a period, a position or a name that is none.
    """
    one = store.types[kind]
    return list(_conditions(store, one, asked, table or one.plural))


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


def _conditions(store: Store, kind: RecordType, asked: Question, table: str) -> Iterator[Condition]:
    named = kind.asked("indicator")
    if asked.indicator:
        if named is None:  # what has no indicator has none of that name
            yield Condition("--indicator", "false", ())
        else:
            yield _indicator(store, named.name, asked, table)
    if asked.place:
        yield _any([_place(asked, field) for field in kind.all_asked("place")], "--place")
    for option, part in (
        ("org", asked.org),
        ("scope", asked.scope),
        ("honour", asked.honour),
        ("person", asked.person),
        ("post", asked.post),
    ):
        if part:
            columns = [quoted(field.name) for field in kind.all_asked(option)]
            yield _any([_contains(f"--{option}", c, part) for c in columns], f"--{option}")
    for name, part in asked.has:
        yield _contains(f"--has {name}", f"CAST({quoted(name)} AS VARCHAR)", part)
    if asked.text:
        yield _contains("--text", "sentence", asked.text)
    if asked.file:
        yield _file(asked.file)
    yield from _times(kind, asked)
    yield from _words(kind, asked)
    if asked.position is not None:
        yield _position(asked.position)


def _any(given: Sequence[Condition], option: str) -> Condition:
    """One that holds where one of these does: a type may have several fields for an option."""
    if len(given) < 2:
        return next(iter(given), Condition(option, "false", ()))
    return Condition(
        option,
        f"({' OR '.join(one.test for one in given)})",
        tuple(value for one in given for value in one.parameters),
        f"unnest([{', '.join(one.column for one in given)}])",
        given[0].wanted,
    )


def _contains(option: str, column: str, part: str) -> Condition:
    return Condition(option, f"contains({column}, ?)", (part,), column, part)


def _file(name: str) -> Condition:
    named = "path || coalesce('!' || member, '')"
    inside = f"{named} = ? OR starts_with({named}, ? || '/') OR starts_with({named}, ? || '!')"
    test = f"document IN (SELECT document FROM documents WHERE {inside})"
    return Condition("--file", test, (name,) * 3)


def _times(kind: RecordType, asked: Question) -> Iterator[Condition]:
    """The period between two ends."""
    field = kind.asked("from")
    first, last = (f"{field.name}_start", f"{field.name}_end") if field else ("NULL", "NULL")
    for option, edtf, test in (
        ("--from", asked.since, f"coalesce({last}, DATE '9999-12-31') >= ?"),
        ("--to", asked.until, f"coalesce({first}, DATE '0001-01-01') <= ?"),
    ):
        if edtf is not None:
            known = f"({first} IS NOT NULL OR {last} IS NOT NULL)"
            yield Condition(option, f"({known} AND {test})", (_day(option, edtf),))


def _words(kind: RecordType, asked: Question) -> Iterator[Condition]:
    """One of several words of a closed set."""
    for option, values, otherwise in (
        ("measure", asked.measures, ""),
        ("status", asked.statuses, "actual"),
    ):
        if values:
            field = kind.asked(option)
            column = quoted(field.name) if field else "NULL"
            if otherwise:
                column = f"coalesce({column}, '{otherwise}')"
            marks = ", ".join("?" * len(values))
            yield Condition(f"--{option}", f"{column} IN ({marks})", tuple(values), column)


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


@cache
def _noise() -> regex.Pattern[str]:
    """Marks, blanks and words that do not tell two indicators apart."""
    rows = read_table(own_table("indicator_rewrites"))
    words = [r.word for r in rows if r.get("role") == "anywhere" and not r.get("to")]
    return regex.compile("|".join((rf"[\s{_MARKS}]", *map(regex.escape, words))))


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    key: str = _noise().sub("", name)
    return key.lower()


def _indicator(store: Store, column: str, asked: Question, table: str) -> Condition:
    words = asked.indicator or ""
    if not _key(words):
        raise OptionError(f"--indicator: nothing to look for in {words!r}")
    names = [name for name in store.names(table, column) if alike(name, words)]
    test, given = f"{column} IN (SELECT unnest(?::VARCHAR[]))", (names,)
    if asked.indicator_key is None or column != "indicator":
        return Condition("--indicator", test, given, column, words)
    # a longer name, as of the words: what is ranked is the growth of it
    test = f"({test} OR starts_with(indicator_key, ?))"
    return Condition("--indicator", test, (names, asked.indicator_key), column, words)


def _place(asked: Question, field: FieldOf) -> Condition:
    place, codes = asked.place or "", asked.place_codes
    column, code = quoted(field.name), quoted(f"{field.name}_code")
    if place.isdigit() and len(place) == 6:
        codes = (place,)
    if asked.only_place:
        tests, parameters = [f"{code} = ?"] * len(codes), list(codes)
    else:
        tests = [f"starts_with({code}, ?)"] * len(codes)
        parameters = [code_prefix(code) for code in codes]
    # the name alone: of a place we have no code of a part of the name will do
    tests.append(f"{column} = ?" if codes or asked.only_place else f"contains({column}, ?)")
    parameters.append(place)
    if field.mark.kind == "body" and not asked.only_place:  # a body's name begins with its place
        tests.append(f"starts_with({column}, ?)")
        parameters.append(place)
    return Condition("--place", f"({' OR '.join(tests)})", tuple(parameters), column, place)


def _day(option: str, edtf: str) -> datetime.date:
    found = day_columns.days(edtf)
    day: datetime.date | None = found.last if option == "--to" else found.first
    if day is None:
        raise OptionError(f"{option}: no such time: {edtf!r} (write 2024, 2024-03 or 2024-03-21)")
    return day


def _position(asked: str) -> Condition:
    match = _PLACES.fullmatch(asked.strip())
    if match is None:
        raise OptionError(f"--position: no such place: {asked!r} (write 3, 1-5 or -1)")
    first = int(match["first"])
    last = int(match["last"] or first)
    return Condition(
        "--position", "(position BETWEEN ? AND ? AND coalesce(upper, position) <= ?)",
        (first, last, last), "CAST(position AS VARCHAR)",
    )  # fmt: skip
