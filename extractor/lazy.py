"""What is made when it is first asked for, and then kept: a short text asks for little of it.

``functools.cached_property`` keeps nothing in a class that mypyc has compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, TypeVar

import regex

from extractor.kept import compiled

_GROUP = re.compile(r"\(\?P<(\w+)>")


_Made = TypeVar("_Made")


class Once(Generic[_Made]):
    """Something that takes long to make: made at the first call, given at each."""

    def __init__(self, make: Callable[[], _Made]):
        self._make = make
        self._made: _Made | None = None

    def __call__(self) -> _Made:
        made = self._made
        if made is None:
            made = self._made = self._make()
        return made


class LazyPattern:
    """A regular expression, compiled once it is asked for."""

    __slots__ = ("_compiled", "source")

    def __init__(self, source: str):
        self.source = source
        self._compiled: regex.Pattern[str] | None = None

    @property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern itself.

        Raises:
            regex.error: it is none.
        """
        if self._compiled is None:
            self._compiled = compiled(self.source)
        return self._compiled

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of its groups, each once; nothing is compiled for them."""
        return tuple(dict.fromkeys(_GROUP.findall(self.source)))
