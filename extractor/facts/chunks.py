"""Chunks: stretches of atoms that play one part in a clause, by a grammar in data.

The rules of ``patterns/facts/chunks.yaml`` are tried in file order over the atoms of a field; the
first to claim an atom keeps it. What no rule claims is read atom by atom.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from extractor.grammar import CompiledRule, Keys, compile_rules
from extractor.rulebook import Rule, Rulebook
from extractor.sketch import Alphabet

#: What a chunk can be: how, under what circumstances or by whose account (dropped); the group or
#: contest something happens among; the side of a thing that is spoken of; what a change is
#: measured against; the amount something was won by; a phrase that is kept as it stands; what is
#: said of the body behind it.
KINDS = frozenset(
    {"manner", "account", "among", "aspect", "compared", "by", "phrase", "apposition"}
)
_KEPT = 20_000  # sets of labels whose rules are kept
KEYS: Keys = {"chunk": KINDS}


class Chunk(NamedTuple):
    """A stretch of atoms with one part to play; ``core``: what it says without frame words."""

    kind: str
    begin: int
    end: int
    core: tuple[int, int]
    rule: str


class Chunker:
    """The chunk rules of a rulebook, compiled."""

    def __init__(self, book: Rulebook, alphabet: Alphabet):
        self._rules: list[CompiledRule] = compile_rules(
            book.rules("facts/chunks"), alphabet, keys=KEYS
        )
        self._fitting: dict[frozenset[str], tuple[tuple[Rule, Any], ...]] = {}
        for compiled in self._rules:
            if "chunk" not in compiled.rule.gives:
                raise compiled.rule.wrong("it gives no chunk", key="gives")

    def chunks(self, text: str, begin: int, end: int) -> list[Chunk]:
        """The chunks of the atoms ``[begin, end)`` of a sentence, in order, none overlapping."""
        present = frozenset(text[begin:end])
        rules = self._fitting.get(present)
        if rules is None:
            rules = self._fit(present)
        taken: set[int] = set()
        found: list[Chunk] = []
        for rule, pattern in rules:
            for match in pattern.finditer(text, begin, end):
                first, last = match.span()
                if first == last or not taken.isdisjoint(range(first, last)):
                    continue
                taken.update(range(first, last))
                core = match.span("core") if "core" in pattern.groupindex else (first, last)
                found.append(Chunk(rule.gives["chunk"], first, last, core, rule.name))
        if len(found) > 1:
            found.sort(key=lambda chunk: chunk.begin)
        return found

    def _fit(self, present: frozenset[str]) -> tuple[tuple[Rule, Any], ...]:
        """The rules worth trying on a field of these labels; kept, for they come again."""
        if len(self._fitting) > _KEPT:
            self._fitting.clear()
        rules = tuple((one.rule, one.pattern) for one in self._rules if one.needs.met(present))
        self._fitting[present] = rules
        return rules
