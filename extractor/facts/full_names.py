"""The full names that a document's short forms stand for, asked for any number of them."""

from __future__ import annotations

from collections.abc import Iterable

_SHORT = 2  # a form so short stands for too much
_ENDS = 2  # characters at the beginning that a short form keeps
#: Names that begin and end as a short form does and are compared with it: no release has so many.
_MOST = 200


class FullNames:
    """The names of a document, by what their short forms keep of them.

    A short form ends a name (大学科技园), or begins and ends as it does and holds its characters
    in order (某某经开区 of 某某经济技术开发区). What is asked for once is known; and however many
    names there are, a question costs what its own form is long.
    """

    def __init__(self, names: Iterable[str] = ()):
        self._names = tuple(names)
        self._answers: dict[str, str | None] = {}
        self._ending: dict[str, tuple[int, str]] = {}
        self._alike: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self._indexed = False

    def of(self, short: str) -> str | None:
        """The longest name that a short form stands for, the first of several; None for none."""
        if len(short) <= _SHORT or not self._names:
            return None
        if short not in self._answers:
            self._answers[short] = self._longest(short)
        return self._answers[short]

    def _longest(self, short: str) -> str | None:
        if not self._indexed:
            self._index()
        bucket = self._alike.get((short[:_ENDS], short[-1]), ())
        alike = (entry for entry in bucket if len(entry[1]) > len(short))
        found = [next((entry for entry in alike if _holds(entry[1], short)), None)]
        found.append(self._ending.get(short))
        # the longest, and of two that are as long the first of the document
        best = min((entry for entry in found if entry), key=_rank, default=None)
        return best[1] if best else None

    def _index(self) -> None:
        self._indexed = True
        for place, name in enumerate(self._names):
            for start in range(1, len(name) - _SHORT):
                before = self._ending.setdefault(name[start:], (place, name))
                if len(before[1]) < len(name):
                    self._ending[name[start:]] = (place, name)
            if len(name) > _SHORT:
                self._alike.setdefault((name[:_ENDS], name[-1]), []).append((place, name))
        for key, names in self._alike.items():
            self._alike[key] = sorted(names, key=_rank)[:_MOST]


def _rank(entry: tuple[int, str]) -> tuple[int, int]:
    place, name = entry
    return -len(name), place


def _holds(name: str, short: str) -> bool:
    """Whether a name loses only characters to become a short form."""
    rest = iter(name)
    return all(char in rest for char in short)
