"""Sets of parts of speech that finders ask for, from the table ``tag_sets``."""

from __future__ import annotations

from extractor.errors import PatternError
from extractor.rulebook.book import Rulebook
from extractor.rulebook.rules import did_you_mean


def tag_set(book: Rulebook, name: str) -> frozenset[str]:
    """The parts of speech of one set, as the tokeniser writes them.

    Raises:
        PatternError: there is none of this name.
    """
    sets = book.table("tag_sets")
    row = sets.by_word().get(name)
    if row is None:
        hint = did_you_mean(name, sets.words())
        raise PatternError(f"no set of tags {name!r}", file=sets.file, hint=hint)
    return frozenset(row.get("tags").split())
