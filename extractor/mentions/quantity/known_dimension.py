"""Units of what is known to be a length, a mass …: their signs are read in any case."""

from __future__ import annotations

import re
import unicodedata

from extractor.errors import OptionError
from extractor.mentions.quantity.dimensions import Measures
from extractor.rulebook import Rulebook

_SIGN = re.compile(r"[A-Za-zµμ]+\Z")  # the letter, and the sign for a millionth
#: Prefixes that mean another thing in the other case: a milliwatt, a megawatt.
_CASED = frozenset("mMpP")


class KnownDimension:
    """What the signs of one dimension's units are written as where nothing else can be meant.

    Raises:
        OptionError: no unit of that dimension is known.
    """

    def __init__(self, book: Rulebook, dimension: str):
        self._measures = measures = Measures(book)
        if dimension not in measures.dimensions():
            known = ", ".join(sorted(measures.dimensions()))
            raise OptionError(f"dimension: no {dimension!r}; it is one of {known}")
        self._dimension = dimension
        self._words: dict[str, dict[str, str]] = {}
        for row in book.table("units"):
            code = row.get("code") or row.word
            if self.measures(code) and _SIGN.fullmatch(row.word):
                words = self._words.setdefault(_folded(row.word), {})
                if not row.get("near"):
                    words[code] = row.word
                words.setdefault(code, row.word)

    def measures(self, code: str) -> bool:
        """Whether ``code`` is a unit of the dimension."""
        return self._measures.of(code).dimension == self._dimension

    def as_listed(self, text: str) -> tuple[str, str] | None:
        """``text`` with the sign at its end as the table has it, and the sign itself.

        None where it is not certain which unit is meant.
        """
        sign = _SIGN.search(text)
        words = self._words.get(_folded(sign.group()), {}) if sign else {}
        if sign is None or len(words) != 1:
            return None
        (word,) = words.values()
        first = text[sign.start()]
        if len(word) > 1 and first in _CASED and first != word[0]:
            return None
        return text[: sign.start()] + word, sign.group()


def _folded(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign).casefold()
