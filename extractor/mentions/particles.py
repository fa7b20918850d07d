"""Particles: the small words around phrases, sorted by what they do there."""

from __future__ import annotations

from typing import NamedTuple

from extractor.rulebook import Rulebook


class Particles(NamedTuple):
    """One set of words per role of the table ``particles``; most are single characters."""

    joint: frozenset[str]
    list: frozenset[str]
    inner: frozenset[str]
    tail: frozenset[str]
    blank: frozenset[str]
    to_time: frozenset[str]
    before_time: frozenset[str]
    ranked_by: frozenset[str]
    filler: frozenset[str]
    inside: frozenset[str]
    soon: frozenset[str]
    copula: frozenset[str]
    attributive: frozenset[str]
    few: frozenset[str]
    contest_opens: frozenset[str]
    contest_ends: frozenset[str]
    contest_next: frozenset[str]
    etc_numeral: frozenset[str]
    etc_kind: frozenset[str]
    ordinal: frozenset[str]
    by: frozenset[str]
    over: frozenset[str]
    past: frozenset[str]
    agent: frozenset[str]
    belongs: frozenset[str]
    told_by: frozenset[str]
    motto: frozenset[str]
    declares: frozenset[str]
    filing: frozenset[str]
    undated: frozenset[str]
    lately: frozenset[str]
    says: frozenset[str]
    everywhere: frozenset[str]
    rated: frozenset[str]
    extent: frozenset[str]
    opened: frozenset[str]  # how a work is finished: 通车
    gauged: frozenset[str]  # what only a work has: 桥面高度
    brand_worth: frozenset[str]  # what only a brand has
    member: frozenset[str]
    branch: frozenset[str]
    second: frozenset[str]
    article: frozenset[str]
    role: frozenset[str]
    made: frozenset[str]
    scheme: frozenset[str]
    ware: frozenset[str]
    etc: frozenset[str]
    goods: frozenset[str]
    together: frozenset[str]
    nth: frozenset[str]
    every: frozenset[str]
    piece: frozenset[str]
    holder_count: frozenset[str]
    city_end: frozenset[str]
    district_end: frozenset[str]
    owned: frozenset[str]
    places: frozenset[str]
    division: frozenset[str]
    numbered: frozenset[str]
    dated: frozenset[str]
    kind: frozenset[str]
    sorts: frozenset[str]
    group: frozenset[str]
    partaking: frozenset[str]
    concluded: frozenset[str]
    contest_list: frozenset[str]
    list_head: frozenset[str]
    disposal: frozenset[str]
    times: frozenset[str]
    gained: frozenset[str]
    standing: frozenset[str]
    located: frozenset[str]
    whole_year: frozenset[str]
    entire: frozenset[str]
    over_others: frozenset[str]
    all_others: frozenset[str]
    makes: frozenset[str]
    national: frozenset[str]
    set_up: frozenset[str]
    held: frozenset[str]
    session: frozenset[str]  # what a year in front of names, and dates nothing: 2025年 | 工作会议
    ongoing: frozenset[str]
    yearly: frozenset[str]
    dealt: frozenset[str]  # what is done with goods, which says not which: 出口
    tells: frozenset[str]  # what always goes on to tell something: 煤炭 | 运抵 | 灾区
    harm: frozenset[str]  # what befalls people: 死亡, 受伤
    asks: frozenset[str]  # what a question of plans ends with: 明年 | 怎么干
    booked: frozenset[str]  # what is done before what it is for: 预订
    done: frozenset[str]
    rank_verb: frozenset[str]
    zone: frozenset[str]
    feat: frozenset[str]
    person: frozenset[str]
    arises: frozenset[str]
    ranking: frozenset[str]
    overall: frozenset[str]
    unit: frozenset[str]
    indices: frozenset[str]
    founded: frozenset[str]
    founded_in: frozenset[str]
    most: frozenset[str]
    project: frozenset[str]
    vast: frozenset[str]
    grade: frozenset[str]
    stock: frozenset[str]
    factor: frozenset[str]
    after: frozenset[str]
    mean: frozenset[str]
    per_head: frozenset[str]
    newly: frozenset[str]
    settled: frozenset[str]
    happened: frozenset[str]
    cluster: frozenset[str]
    daypart: frozenset[str]
    holder: frozenset[str]
    below: frozenset[str]
    toward: frozenset[str]
    route: frozenset[str]
    route_start: frozenset[str]
    enters: frozenset[str]
    within: frozenset[str]
    lies: frozenset[str]
    selling: frozenset[str]
    manager: frozenset[str]
    market: frozenset[str]
    theme: frozenset[str]
    sum: frozenset[str]
    place: frozenset[str]
    partner: frozenset[str]
    total: frozenset[str]
    onward: frozenset[str]
    since: frozenset[str]
    serial: frozenset[str]
    carried: frozenset[str]
    including: frozenset[str]
    taker: frozenset[str]
    came_to: frozenset[str]
    persons: frozenset[str]
    trailing: frozenset[str]
    bare_kind: frozenset[str]
    trade: frozenset[str]
    judged: frozenset[str]
    attack: frozenset[str]
    suffers: frozenset[str]
    hails: frozenset[str]
    urges: frozenset[str]
    closes: frozenset[str]
    backs: frozenset[str]
    completes: frozenset[str]
    spent: frozenset[str]

    @classmethod
    def of(cls, book: Rulebook) -> Particles:
        """The particles of a rulebook.

        Raises :class:`~extractor.errors.RulebookError` for a role nobody asks for.
        """
        found: dict[str, set[str]] = {role: set() for role in cls._fields}
        for row in book.table("particles"):
            found[row.get("role")].add(row.word)
        return cls(*map(frozenset, found.values()))


def alternatives(words: frozenset[str]) -> str:
    """A regular expression for any of some words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def chars(words: frozenset[str]) -> str:
    """Some words of one character as one string, to strip with."""
    return "".join(sorted(words))
