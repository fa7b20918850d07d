"""The body a person's post belongs to.

In order: the body directly in front of the post; for the head of a government, that of the place in
front or of the document's own; for a secretary, the party's committee of the place in front; else
the nearest body before it that ends like the post's own word (局 in 副局长).
"""

from __future__ import annotations

from extractor.mentions.names.divisions import Place
from extractor.mentions.names.page import NameCandidate, Page
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Rulebook

_REACH = 120  # characters back to a body that was named before
_BETWEEN = 3  # blanks and colons between a post and its name


class Affiliations:
    """Gives persons their bodies."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._head = parts.pattern("head_of_government")
        self._body = parts.pattern("head_of_body")
        self._secretary = parts.pattern("head_of_party")
        self._government: dict[str, str] = {}
        self._party: dict[str, str] = {}
        for row in book.table("government_short"):  # the first of a level is the place's own
            own = self._government if row.get("name").startswith("{place}") else self._party
            own.setdefault(row.get("level"), row.get("name"))

    def given(
        self, chosen: list[NameCandidate], page: Page, own: dict[str, Place]
    ) -> list[NameCandidate]:
        """``chosen`` with affiliations. ``own``: the document's place by the word of its level."""
        bodies = [c for c in chosen if c.etype in ("ORG", "FAC")]
        by_end = {c.end: c for c in bodies}
        places = {c.end: c for c in chosen if c.etype == "GPE"}
        result = []
        for candidate in chosen:
            if candidate.etype == "PERSON" and candidate.post:
                front = _post_start(candidate, page)
                body = by_end.get(front)
                name = _name(body, page) if body else None
                name = name or self._of_government(candidate.post, front, page, places, own)
                name = name or self._of_party(candidate.post, places.get(front), page)
                name = name or self._named_before(candidate.post, front, page, bodies)
                candidate = candidate._replace(affiliation=name)
            result.append(candidate)
        return result

    def _of_government(
        self,
        post: str,
        front: int,
        page: Page,
        places: dict[int, NameCandidate],
        own: dict[str, Place],
    ) -> str | None:
        match = self._head.fullmatch(post)
        if match is None:
            return None
        place = places.get(front) or places.get(front + match.start("level"))
        owner = own.get(match["level"])
        name = _name(place, page) if place else owner.name if owner else None
        template = self._government.get(match["level"])
        return template.replace("{place}", name) if name and template else None

    def _of_party(self, post: str, place: NameCandidate | None, page: Page) -> str | None:
        """诸暨市李强书记: of the committee of the place right in front."""
        name = _name(place, page) if place and self._secretary.fullmatch(post) else None
        template = self._party.get(name[-1]) if name else None
        return template.replace("{place}", name) if name and template else None

    def _named_before(
        self, post: str, front: int, page: Page, bodies: list[NameCandidate]
    ) -> str | None:
        match = self._body.search(post)
        if match is None:
            return None
        for body in reversed(bodies):
            if body.end <= front:
                if front - body.end > _REACH:
                    return None
                if page.text[body.end - 1] == match["body"]:
                    return _name(body, page)
        return None


def _post_start(candidate: NameCandidate, page: Page) -> int:
    """Where the post in front of a name begins; of one after it (王明市长) the name itself."""
    post = candidate.post or ""
    if page.text.startswith(post, candidate.end):
        return candidate.start
    start = candidate.start - len(post)
    for front in range(start, max(start - _BETWEEN, -1), -1):
        if page.text.startswith(post, front):
            return front
    return start


def _name(body: NameCandidate, page: Page) -> str:
    return body.name or page.text[body.start : body.end]
