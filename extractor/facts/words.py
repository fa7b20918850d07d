"""The word lists that slots are settled with, built once from a rulebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import regex

from extractor.endings import Endings
from extractor.facts.coordination import Coordinator
from extractor.facts.fields import FieldReader
from extractor.mentions.particles import Particles, chars
from extractor.rulebook import Row, Rulebook, Table
from extractor.sketch import Alphabet


class Lexicon(NamedTuple):
    """What the builders and strategies ask of the tables."""

    alphabet: Alphabet
    particles: Particles
    attributive: str  # the characters that tie a modifier to its noun: 的
    fields: FieldReader
    coordinator: Coordinator
    relatives: dict[str, str]  # word → add or same: 增速, 这一数字
    totals: tuple[str, ...]  # relatives that all say how much there is
    measures: tuple[str, ...]  # relatives that another of them may stand for: 产量, 面积
    posts: tuple[str, ...]  # offices and occupations
    counts: frozenset[str]  # relatives that count
    scores: frozenset[str]  # relatives that one gets in a contest
    rates: tuple[str, ...]  # relatives that are a rate of what they follow: 增速, 增幅
    growth_rates: tuple[str, ...]  # those and the rates of a fall: 降幅
    bare_rates: frozenset[str]  # relatives that measure nothing by themselves: 增速
    heads: tuple[str, ...]  # what a measured thing's name ends with
    percents: tuple[str, ...]  # heads of what is a percentage itself: 率, 占比
    folds: tuple[str, ...]  # 翻一番: the number already is the ratio
    moves: frozenset[str]  # signs that say how a percentage moved
    shares: tuple[str, ...]
    levels: tuple[str, ...]
    sides: tuple[str, ...]  # levels and what else says which part of all there is: 国内
    counted: frozenset[str]  # classifiers
    regions: frozenset[str]
    provinces: Mapping[str, str]  # by name and short form → name
    areas: frozenset[str]  # names of several divisions together: 长三角地区
    scopes: tuple[str, ...]
    contest_scopes: dict[str, str]  # word in front of a contest → what it resolves to
    kind_scopes: frozenset[str]  # those that a kind of bodies is called by: 国家 | 高新区
    contests: tuple[str, ...]  # what a contest's name ends with
    games: tuple[str, ...]  # ends of what many contests are held in
    feasts: tuple[str, ...]  # festivals: 春节, “五一”
    selections: tuple[str, ...]  # ends that a contest's own name drops
    prizes: tuple[str, ...]
    prize_steps: tuple[str, ...]  # the steps of a prize: 一等奖, 金牌
    designations: tuple[str, ...]  # what the names of honours end in: 实验室, 示范区
    grades: tuple[str, ...]  # marks of an examination: 优秀
    anaphora: frozenset[str]  # 该项目: who was spoken of
    pointing: dict[str, str]  # 公司: the kind of the body that was spoken of
    personal: tuple[str, ...]  # what the name of an honour ends in that only persons have
    surnames: frozenset[str]
    honours: frozenset[str]  # 获此殊荣: what was conferred
    flows: tuple[str, ...]
    term_flows: tuple[str, ...]
    dependents: tuple[str, ...]
    origins: tuple[tuple[str, tuple[str, ...]], ...]  # people → how the name of their body ends
    thing_measures: tuple[str, ...]  # the longest first
    measure_units: Mapping[str, tuple[str, ...]]  # units that one of them is told in of any thing
    sizes: Mapping[str, int]  # unit → below what an amount in it says how large a thing is
    money: frozenset[str]  # codes of currencies
    results: tuple[str, ...]  # what a business is measured by: 营收
    of_counted: frozenset[str]  # what is measured of things that were counted: 总投资
    limits: tuple[str, ...]  # what stands after the amount that a class begins or ends at: 以上
    medals: Mapping[str, str]  # 金 → what 3金 counts
    sectors: frozenset[str]  # 民航, whose measures are told under 民航方面
    teams: frozenset[str]
    people: tuple[tuple[str, str], ...]  # end of an indicator that counts people, unit
    taking: regex.Pattern[str]  # how many take part, at the front of a contest's name: 62家
    noun_verbs: frozenset[str]  # verbs (by the tagger) that stand inside names as nouns
    sums: tuple[str, ...]  # adverbs that make a number a sum over its period: 累计
    partitions: tuple[tuple[str, str], ...]
    kinds: Endings[str]  # end of a name → kind of body
    sections: dict[str, str]  # word of a heading → status of what stands under it
    announcing: tuple[str, ...]  # what a sentence ends with that announces what follows: 以下工作
    against: Mapping[str, str]  # 上年同期 → yoy
    outlines: tuple[str, ...]  # words of what sets goals for the plan to come
    plans: tuple[tuple[int, int], ...]  # first and last years of the national plans
    holding: dict[tuple[str, str], str]  # (thing, how said) → level

    def kind_of(self, name: str) -> str:
        """What kind of body a name is of, by how it ends: company, university, agency …"""
        return self.kinds.of(name, "")

    @classmethod
    def of(cls, book: Rulebook, alphabet: Alphabet) -> Lexicon:
        """The word lists of one rulebook."""
        particles = Particles.of(book)
        levels = book.table("honour_levels")
        scopes = _resolves(book.table("scopes")) | _resolves(levels)
        return cls(
            alphabet=alphabet,
            particles=particles,
            attributive=chars(particles.attributive),
            fields=FieldReader(book, alphabet),
            coordinator=Coordinator(book, particles),
            **_relatives(book.table("relatives")),
            posts=tuple(book.table("posts").words()),
            **_heads(book.table("indicator_heads")),
            folds=tuple(book.table("folds").words()),
            moves=_moved(book),
            shares=tuple(row.word for row in book.table("shares") if row.get("label") == "RATIO"),
            **_sides(levels, book.table("scopes")),
            counted=frozenset(book.table("classifiers").words()),
            regions=frozenset(book.table("region_kinds").words()),
            provinces=_provinces(book),
            areas=frozenset(book.table("regions").words()),
            scopes=_longest_first(scopes),
            contest_scopes=scopes,
            kind_scopes=frozenset(_resolves(levels)),
            **_honoured(book),
            **_anaphora(book.table("anaphora")),
            personal=_personal(book),
            surnames=frozenset(book.table("surnames").words()),
            **_flowing(book.table("flows")),
            origins=tuple((r.word, tuple(r.get("of").split())) for r in book.table("origins")),
            dependents=tuple(book.table("dependents").words()),
            limits=_longest_first(_limits(book)),
            medals={row.word: row.get("indicator") for row in book.table("medals")},
            sectors=frozenset(book.table("sectors").words()),
            **_thing_measures(book.table("thing_measures")),
            sizes={row.word: int(row.get("below")) for row in book.table("sizes")},
            money=frozenset(row.get("code") for row in book.table("currencies")),
            teams=frozenset(book.table("team_words").words()),
            people=_people(book),
            taking=_taking(book, particles),
            noun_verbs=frozenset(book.table("noun_verbs").words()),
            sums=tuple(row.word for row in book.table("adverbs") if row.get("sum")),
            partitions=tuple((row.word, row.get("after")) for row in book.table("partitions")),
            kinds=Endings((row.word, row.get("kind")) for row in book.table("issuer_kinds")),
            **_sections(book.table("section_words")),
            plans=tuple(_terms(book.table("times_plans"))),
            against=_against(book),
            holding=_holding(book),
        )


def _heads(rows: Table) -> dict[str, Any]:
    """What the name of something measured ends with."""
    return {
        "heads": tuple(rows.words()),
        "percents": tuple(row.word for row in rows if row.get("rate")),
        "results": tuple(row.word for row in rows if row.get("result")),
        "of_counted": frozenset(row.word for row in rows if row.get("counted")),
    }


def _anaphora(rows: Table) -> dict[str, Any]:
    """What points back: to a body, by its kind, to an honour."""
    return {
        "anaphora": frozenset(row.word for row in rows if not row.get("what")),
        "pointing": {row.word: row.get("kind") for row in rows if row.get("kind")},
        "honours": frozenset(row.word for row in rows if row.get("what")),
    }


def _sections(rows: Iterable[Row]) -> dict[str, Any]:
    """What headings and lead-ins say of what stands under them."""
    words = list(rows)
    return {
        "sections": {row.word: row.get("status") for row in words if row.get("status")},
        "outlines": tuple(row.word for row in words if row.get("outline")),
        "announcing": tuple(row.word for row in words if row.get("announces")),
    }


def _thing_measures(rows: Iterable[Row]) -> dict[str, Any]:
    """The measures of a thing, and the units that one of them is told in of any thing."""
    units = {row.word: tuple(row.get("units").split()) for row in rows}
    return {"thing_measures": _longest_first(units), "measure_units": units}


def _flowing(rows: Iterable[Row]) -> dict[str, Any]:
    """What adds up over a period, and what does so over all years of a term too."""
    of_terms = tuple(row.word for row in rows if row.get("term"))
    return {"flows": tuple(row.word for row in rows), "term_flows": of_terms}


def _limits(book: Rulebook) -> Iterator[str]:
    rows = (row for row in book.table("modifiers") if row.get("side") == "back")
    return (row.word for row in rows if row.get("modifier") in ("over", "under"))


def _against(book: Rulebook) -> dict[str, str]:
    """A time by which a comparison has its name → the name: 上年同期 of 比上年同期."""
    rows = list(book.table("bases"))
    than = tuple(row.word for row in rows if row.get("label") == "THAN")
    named = [row for row in rows if row.get("basis") and row.word.startswith(than)]
    return {
        row.word[len(one) :]: row.get("basis")
        for row in named
        for one in than
        if row.word.startswith(one)
    }


def _honoured(book: Rulebook) -> dict[str, Any]:
    """What contests and honours are called."""
    contests, heads = book.table("contests"), book.table("honour_heads")
    return {
        "contests": tuple(contests.words()),
        "games": tuple(row.word for row in contests if row.get("games")),
        "feasts": tuple(book.table("times_festivals").words()),
        "selections": tuple(row.word for row in contests if row.get("drops")),
        "prizes": tuple(row.word for row in heads if row.get("prize")),
        "prize_steps": tuple(row.word for row in heads if row.get("prize") == "step"),
        "designations": tuple(heads.words()),
        "grades": tuple(row.word for row in heads if row.get("known") in ("quoted", "grade")),
    }


def _sides(levels: Table, scopes: Table) -> dict[str, Any]:
    """Levels, and those with what else says which part of all there is: 国家级, 国内."""
    told = [row.word for row in levels if row.get("told")]
    parts = (row.word for row in scopes if row.get("kind"))
    return {"levels": _longest_first(told), "sides": _longest_first([*told, *parts])}


def _relatives(rows: Iterable[Row]) -> dict[str, Any]:
    """What is asked of the measures of something told before, by the field that holds it."""
    relatives = list(rows)
    return {
        "relatives": {row.word: row.get("how") for row in relatives},
        "totals": tuple(row.word for row in relatives if row.get("total")),
        "measures": tuple(row.word for row in relatives if _is_measure(row)),
        "counts": frozenset(row.word for row in relatives if row.get("count")),
        "scores": frozenset(row.word for row in relatives if row.get("score")),
        "rates": _rates(relatives),
        "growth_rates": tuple(row.word for row in relatives if _is_growth(row)),
        "bare_rates": frozenset(_rates(relatives)),
    }


def _rates(relatives: Iterable[Row]) -> tuple[str, ...]:
    """The words for a rate of growth."""
    return tuple(row.word for row in relatives if row.get("label") == "RELG")


def _moved(book: Rulebook) -> frozenset[str]:
    return frozenset(r.word for r in book.table("number_joints") if r.get("role") == "moved")


def _resolves(rows: Iterable[Row]) -> dict[str, str]:
    return {row.word: row.get("resolves") for row in rows if row.get("resolves")}


def _terms(plans: Iterable[Row]) -> Iterator[tuple[int, int]]:
    """The first and the last year of each plan."""
    return ((int(row.get("start")), int(row.get("end"))) for row in plans)


def _people(book: Rulebook) -> tuple[tuple[str, str], ...]:
    rows = book.table("implied_units")
    return tuple((row.word, row.get("unit")) for row in rows if row.get("side") == "end")


def _taking(book: Rulebook, particles: Particles) -> regex.Pattern[str]:
    signs = (row for row in book.table("numerals") if not row.get("style"))
    numerals = "".join(row.word for row in signs if row.get("role") in ("digit", "unit"))
    number = f"(?:[0-9]{{1,4}}|[{numerals}]{{1,4}})"
    return regex.compile(rf"^\p{{Han}}{{0,4}}?{number}[{chars(particles.taker)}]")


def _personal(book: Rulebook) -> tuple[str, ...]:
    return tuple(row.word for row in book.table("honour_heads") if row.get("person"))


def _is_growth(row: Row) -> bool:
    return row.get("label") in ("RELG", "RELG_DOWN")


def _is_measure(relative: Row) -> bool:
    return relative.get("how") == "add" and not relative.get("rate") and len(relative.word) > 1


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def _holding(book: Rulebook) -> dict[tuple[str, str], str]:
    return {(row.word, row.get("said")): row.get("until") for row in book.table("holding")}


def _provinces(book: Rulebook) -> Mapping[str, str]:
    rows = [row for row in book.table("places") if row.get("level") == "province"]
    return {form: row.get("name") for row in rows for form in (row.get("name"), row.get("short"))}
