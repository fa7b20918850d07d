"""What is built once from a rulebook and shared by all clauses."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.contests import Contests
from extractor.facts.coordination import Coordinator
from extractor.facts.phrase import PhraseReader
from extractor.mentions.particles import Particles
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet

_COMPARED = ("BASIS", "TREND_YOY", "TREND_MOM")
_NUMBERS = ("QTY", "PCT", "PP", "MULT", "POS", "ONLY")


class Tools(NamedTuple):
    """What is built once from a rulebook and shared by all clauses."""

    particles: Particles
    phrases: PhraseReader
    numbers: frozenset[str]  # characters of a sketch that stand for amounts and ranks
    coordinator: Coordinator
    alphabet: Alphabet
    compared: frozenset[str]  # characters of a sketch that stand for words of comparison
    relatives: dict[str, str]  # word → add or same
    totals: tuple[str, ...]  # relatives that all say how much there is
    folds: tuple[str, ...]
    heads: tuple[str, ...]
    scopes: tuple[str, ...]
    levels: tuple[str, ...]
    contests: Contests
    shares: tuple[str, ...]
    counted: frozenset[str]
    speech: frozenset[str]
    teams: frozenset[str]
    anaphora: frozenset[str]
    prizes: tuple[str, ...]
    partitions: tuple[tuple[str, str], ...]
    inner_verbs: tuple[str, ...]
    agencies: tuple[str, ...]
    kind_tails: tuple[str, ...]
    selections: tuple[str, ...]
    honours: frozenset[str]
    dependents: tuple[str, ...]
    for_whom: tuple[str, ...]
    flows: tuple[str, ...]
    regions: frozenset[str]

    @classmethod
    def of(cls, book: Rulebook, alphabet: Alphabet) -> Tools:
        """The tools of one rulebook."""
        relatives = {row.word: row.get("how") for row in book.table("relatives")}
        particles = Particles.of(book)
        return cls(
            particles,
            PhraseReader(book, particles, alphabet),
            alphabet.of(_NUMBERS),
            Coordinator(book, particles),
            alphabet,
            alphabet.of(_COMPARED),
            relatives,
            tuple(row.word for row in book.table("relatives") if row.get("total")),
            tuple(book.table("folds").words()),
            tuple(book.table("indicator_heads").words()),
            tuple(sorted(book.table("scopes").words(), key=len, reverse=True)),
            tuple(book.table("levels").words()),
            Contests(book, particles, alphabet),
            tuple(row.word for row in book.table("shares") if row.get("label") == "RATIO"),
            frozenset(book.table("classifiers").words()),
            frozenset(book.table("speech").words()),
            frozenset(book.table("team_words").words()),
            frozenset(row.word for row in book.table("anaphora") if not row.get("what")),
            tuple(book.table("prizes").words()),
            tuple((row.word, row.get("behind")) for row in book.table("partitions")),
            tuple(row.word for row in book.table("light_verbs") if row.get("behind")),
            tuple(book.table("agencies").words()),
            tuple(book.table("kind_tails").words()),
            tuple(row.word for row in book.table("contests") if row.get("drops")),
            frozenset(row.word for row in book.table("anaphora") if row.get("what")),
            tuple(book.table("dependents").words()),
            tuple(book.table("for_whom").words()),
            tuple(book.table("flows").words()),
            frozenset(book.table("region_kinds").words()),
        )
