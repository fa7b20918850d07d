"""An office taken apart: the body it is of, and the post itself."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.issuer import Issuer
from extractor.mentions.names.parts import Parts
from extractor.rulebook import Rulebook


class Office(NamedTuple):
    """A post as written, and the text in front of it that names its body; empty where none does."""

    body: str
    post: str


class Posts:
    """Reads offices by the tables of posts of a rulebook."""

    def __init__(self, book: Rulebook):
        self._heads = {row.word for row in book.table("posts") if row.get("kind") == "post"}
        self._heads |= {row.word for row in book.table("post_ends") if row.get("role") == "head"}
        self._fronts = {row.word for row in book.table("post_ends") if row.get("role") == "front"}
        self._longest = max(map(len, self._heads | self._fronts))
        self._government = Parts(book).pattern("head_of_government")
        self._templates: dict[str, str] = {}
        for row in book.table("government_short"):
            if row.get("name").startswith("{place}"):  # the first that is the place's own
                self._templates.setdefault(row.get("level"), row.get("name"))

    def split(self, text: str, named: int = 0) -> Office | None:
        """The office that a text is, which begins with ``named`` characters of a name.

        None where it does not end like one.
        """
        begin = self._before(text, len(text), self._heads, named)
        if begin is None:
            return None
        while (further := self._before(text, begin, self._fronts, named)) is not None:
            begin = further
        return Office(text[:begin], text[begin:])

    def _before(self, text: str, end: int, words: set[str], named: int) -> int | None:
        """Where the longest of some words begins that ends here, behind the name in front."""
        first = max(named, end - self._longest)
        return next((at for at in range(first, end) if text[at:end] in words), None)

    def government(self, post: str, place: str | None, issuer: Issuer) -> str | None:
        """The government that a post heads, of a place that is named or of the document's own."""
        match = self._government.fullmatch(post)
        if match is None:
            return None
        own = issuer.place if (issuer.place or "").endswith(match["level"]) else None
        name = place or own
        return self._templates[match["level"]].replace("{place}", name) if name else None
