"""Patterns that are compiled when they are first tried: a short text asks for few of them."""

from __future__ import annotations

import re

import regex

_GROUP = re.compile(r"\(\?P<(\w+)>")


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
            self._compiled = regex.compile(self.source)
        return self._compiled

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of its groups, each once; nothing is compiled for them."""
        return tuple(dict.fromkeys(_GROUP.findall(self.source)))
