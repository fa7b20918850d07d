"""What a name's end says: a table of endings, the longest of them asked first.

A question costs what the table has of different lengths, not what it has of words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Said = TypeVar("Said")


class Endings(Generic[Said]):
    """Endings and what each says; the first of two that are the same counts."""

    __slots__ = ("_lengths", "_said")

    def __init__(self, endings: Iterable[tuple[str, Said]]):
        self._said: dict[str, Said] = {}
        for ending, said in endings:
            self._said.setdefault(ending, said)
        self._lengths = sorted({len(ending) for ending in self._said}, reverse=True)

    def of(self, name: str, default: Said) -> Said:
        """What the longest ending of a name says, ``default`` where it has none of them.

        A bracket at its end only says which of them it is: 中欧班列（绍兴）.
        """
        said = self._said
        for length in self._lengths:
            ending = name[-length:]
            if ending in said:
                return said[ending]
        bracket = name.rfind("（") if name.endswith("）") else -1
        if bracket > 0:
            return self.of(name[:bracket], default)
        return default
