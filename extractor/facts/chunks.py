"""Chunks: stretches of atoms that play one part in a clause, by a grammar in data.

The rules of ``patterns/facts/chunks.yaml`` are tried in file order over the atoms of a field; the
first to claim an atom keeps it. What no rule claims is read atom by atom.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor.grammar import Keys, compile_rules, fitting
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet

#: What a chunk can be: how, under what circumstances or by whose account (dropped); the group or
#: contest something happens among; the side of a thing that is spoken of; what a change is
#: measured against; the amount something was won by; a phrase that is kept as it stands; what is
#: said of the body after it; who is left out; in which places, and how many they are.
KINDS = frozenset(
    {
        "manner",
        "account",
        "among",
        "aspect",
        "compared",
        "by",
        "phrase",
        "apposition",
        "where",
        "except",
        "tied",
    }
)
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
        rules = compile_rules(book.rules("facts/chunks"), alphabet, keys=KEYS)
        for compiled in rules:
            if "chunk" not in compiled.rule.gives:
                raise compiled.rule.wrong("it gives no chunk", key="gives")
        self._rules = fitting(rules)

    def chunks(self, text: str, begin: int, end: int) -> list[Chunk]:
        """The chunks of the atoms ``[begin, end)`` of a sentence, in order, none overlapping."""
        taken: set[int] = set()
        found: list[Chunk] = []
        for rule, lazy, _, _ in self._rules.of(set(text[begin:end])):
            pattern = lazy.compiled
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
