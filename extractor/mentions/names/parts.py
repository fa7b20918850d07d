"""Pieces of pattern by name: ``patterns/mentions/names_parts.yaml``, filled in and compiled."""

from __future__ import annotations

import regex

from extractor.errors import PatternError
from extractor.kept import compiled
from extractor.rulebook import Rulebook, did_you_mean, tag_set

FRAGMENT = regex.compile(r"(?<!\\p)\{([a-z]\w*)\}")


class NameParts:
    """The pieces of one rulebook."""

    def __init__(self, book: Rulebook):
        self._file = book.rules("mentions/names_parts")
        self._book = book

    def pattern(self, name: str, *, flags: int = 0) -> regex.Pattern[str]:
        """The piece as a compiled pattern.

        Raises:
            PatternError: there is none, or it is no pattern.
        """
        try:
            return compiled(self._filled(name), flags)
        except regex.error as error:
            raise PatternError(f"{name}: not a pattern: {error}", file=self._file.file) from None

    def tags(self, name: str) -> frozenset[str]:
        """A set of parts of speech, of the table ``tag_sets``.

        Raises:
            PatternError: there is none of this name.
        """
        return tag_set(self._book, name)

    def _filled(self, name: str) -> str:
        define = self._file.define
        if name not in define:
            raise PatternError(
                f"no piece {name!r}", file=self._file.file, hint=did_you_mean(name, define)
            )
        return FRAGMENT.sub(lambda match: f"(?:{self._filled(match[1])})", define[name])
