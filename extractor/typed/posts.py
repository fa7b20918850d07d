"""An office taken apart: the body it is of, and the post itself."""

from __future__ import annotations

from typing import NamedTuple

from extractor.facts.issuer import Issuer
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Rulebook

_SHORT = 2  # characters of a front that is never the end of a body's name


class WrittenPost(NamedTuple):
    """A post as written, and the text in front of it that names its body; empty where none does."""

    body: str
    post: str


class Posts:
    """Reads offices by the tables of posts of a rulebook."""

    def __init__(self, book: Rulebook):
        roles: dict[str, set[str]] = {}
        for row in book.table("post_ends"):
            roles.setdefault(row.get("role"), set()).add(row.word)
        self._heads = {row.word for row in book.table("posts") if row.get("kind") == "post"}
        self._heads |= roles.get("head", set())
        self._fronts = roles.get("front", set())
        self._abroad = tuple(roles.get("abroad", ()))
        self._opens = roles.get("open", set())
        self._committees = roles.get("committee", set())
        self._branches = tuple(roles.get("branch", ()))
        self._units = (*roles.get("unit", ()), *self._branches)
        self._inner = roles.get("inner", set())
        self._own = tuple(sorted(roles.get("own", ()), key=len, reverse=True))
        self._longest = max(map(len, self._heads | self._fronts))
        self._government = NameParts(book).pattern("head_of_government")
        self._templates: dict[str, str] = {}
        for row in book.table("government_short"):
            if row.get("name").startswith("{place}"):  # the first that is the place's own
                self._templates.setdefault(row.get("level"), row.get("name"))

    def split(self, text: str, named: int = 0) -> WrittenPost | None:
        """The office that a text is, which begins with ``named`` characters of a name.

        None where it does not end like one.
        """
        begin = self._before(text, len(text), self._heads, named)
        if begin is None:
            return None
        while (further := self._front(text, begin, named)) is not None:
            begin = further
        begin = self._opened(text, begin, named)
        for word in self._committees:  # of a place, or of what stands after it
            if begin and text.startswith(word, begin) and len(text) > begin + len(word):
                begin += len(word)
                break
        return self._without_own(WrittenPost(text[:begin], text[begin:]))

    def _front(self, text: str, begin: int, named: int) -> int | None:
        """Where a front of a post begins; a long one may end what was taken for a name."""
        at = self._before(text, begin, self._fronts, 0)
        return at if at is None or at >= named or begin - at >= _SHORT else None

    def _opened(self, text: str, begin: int, named: int) -> int:
        """Where the post begins that is all that stands from an open word on."""
        if not text.endswith(self._abroad):
            return begin
        places = [text.rfind(word, named, begin) for word in self._opens]
        at = max(places, default=-1)
        return at if at >= 0 else begin

    def _without_own(self, office: WrittenPost) -> WrittenPost:
        """The body's word for itself, parted from what is no part of one: 集团 | 全球采购负责人."""
        own = next((word for word in self._own if office.body.startswith(word)), "")
        rest = office.body[len(own) :]
        if rest in self._inner:  # 集团 | 工会主席
            return WrittenPost(own, rest + office.post)
        if not own or not rest or self.is_part(rest):
            return office
        return WrittenPost(own, rest + office.post)

    def own(self, text: str) -> str:
        """The word that a body has for itself, at the head of a text; empty where none is."""
        return next((word for word in self._own if text.startswith(word)), "")

    def bodies_at_head(self, title: str) -> list[str]:
        """What a title begins with up to a word that a body has for itself: 某某研究会 | 换届."""
        ends = [at + len(word) for word in self._own if (at := title.find(word)) >= _SHORT]
        return [title[:end] for end in ends]

    def ends_body(self, text: str) -> bool:
        """Whether a text ends with the word that a body like it has for itself: 协会."""
        return text.endswith(self._own)

    def is_part(self, text: str) -> bool:
        """Whether a text ends like the name of a part of some body."""
        return text.endswith(self._units)

    def is_branch(self, text: str) -> bool:
        """Whether it is a part whose own name may begin with a place."""
        return text.endswith(self._branches)

    def _before(self, text: str, end: int, words: set[str], named: int) -> int | None:
        """Where the longest of some words begins that ends here, after the name in front."""
        first = max(named, end - self._longest)
        return next((at for at in range(first, end) if text[at:end] in words), None)

    def government(self, post: str, place: str | None, issuer: Issuer) -> str | None:
        """The government that a post heads, of a place that is named or of the document's own."""
        match = self._government.search(post)
        if match is None or not (match.start() == 0 or post[: match.start()] in self._fronts):
            return None
        own = issuer.place if (issuer.place or "").endswith(match["level"]) else None
        name = place or own
        template = self._templates[match["level"]]
        if name and name.endswith(template.replace("{place}", "")):
            return name  # the government itself is named
        return template.replace("{place}", name) if name else None
