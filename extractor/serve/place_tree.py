"""Places as a tree: each under the one that holds it, with how many facts are of it or inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from extractor.rulebook import Rulebook


class Branch(NamedTuple):
    """One value of a facet: how it is called, what asks for it, how many facts it has.

    ``depth`` is how many of the values above hold it.
    """

    label: str
    asked: str
    facts: int
    depth: int = 0


class PlaceTree:
    """The divisions of a rulebook, by their codes."""

    def __init__(self, book: Rulebook, codes: Mapping[str, list[str]]):
        """``codes``: those of every name, see :func:`extractor.batch.engine.all_codes`."""
        rows = list(book.table("places"))
        self._names = {row.word: row.get("name") for row in rows}
        self._parents = {row.word: row.get("parent") for row in rows}
        self._codes = codes

    def branches(self, counts: Mapping[str, int], *, most: int) -> Iterator[Branch]:
        """The places with most facts, each under the one that holds it.

        A place that holds a single one, and of which nothing is said itself, is left out.

        Args:
            counts: facts by the code of their subject, or by its name where it has none.
            most: so many places.
        """
        whole, holds = self._whole(counts)
        kept = [key for key in whole if counts.get(key) or len(holds[key]) > 1]
        # a place has no fewer facts than what it holds: it is never left out alone
        kept = sorted(kept, key=lambda key: (-whole[key], self._depth(key), key))[:most]
        under: dict[str, list[str]] = {}
        for key in kept:
            holder = self._parents.get(key, "")
            while holder and holder not in kept:
                holder = self._parents.get(holder, "")
            under.setdefault(holder, []).append(key)
        yield from self._below("", under, whole, 0)

    def _whole(self, counts: Mapping[str, int]) -> tuple[Counter[str], dict[str, set[str]]]:
        """Facts of each place and of what it holds, and which places with facts it holds."""
        whole: Counter[str] = Counter()
        holds: dict[str, set[str]] = {key: set() for key in counts}
        for key, count in counts.items():
            at, below = key, ""
            while at:
                whole[at] += count
                holds.setdefault(at, set())
                if below:
                    holds[at].add(below)
                at, below = self._parents.get(at, ""), at
        return whole, holds

    def _depth(self, key: str) -> int:
        depth = 0
        while key := self._parents.get(key, ""):
            depth += 1
        return depth

    def _below(
        self, holder: str, under: Mapping[str, list[str]], whole: Mapping[str, int], depth: int
    ) -> Iterator[Branch]:
        for key in under.get(holder, ()):
            label = self._names.get(key, key)
            # of several places of one name the code alone tells which is meant
            asked = label if self._codes.get(label, [key]) in ([key], []) else key
            yield Branch(label, asked, whole[key], depth)
            yield from self._below(key, under, whole, depth + 1)
